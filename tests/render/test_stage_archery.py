"""Archery: the string follows the hand, the arrow flies as things fall, and sticks where it was aimed."""

from __future__ import annotations

import numpy as np
from stage_takes import acting, staged, take, towards

from circletake.render.cast.person.archery import loose_s
from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging

_FPS, _SECONDS = 24, 3.0
_GRAVITY = 9.81


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, fps=_FPS, seconds=_SECONDS)).cast


def _archery() -> tuple[Performance, Performance]:
    archer, target = _played(
        staged("meadow", acting("archer", towards("shoot", "target"), holding="bow"), acting("target"))
    )
    return archer, target


def _point(archer: Performance) -> np.ndarray:
    """Return where the arrow's point is: its head is laid last."""
    head = max(archer.shapes, key=lambda shape: shape.order)
    side = np.sign(archer.key_points["hand_l"][20, 0] - archer.key_points["pelvis"][20, 0])
    return head.points[np.arange(len(head.points)), (side * head.points[..., 0]).argmax(1)]


def test_the_arrow_flies_on_a_parabola_and_sticks_in_the_middle() -> None:
    archer, target = _archery()
    hit = next(one for one in archer.contacts if one.kind == "impact")
    let_go = loose_s(0.0, _SECONDS)
    point = _point(archer)
    first, last = int(np.ceil(let_go * _FPS)) + 1, int(hit.at)
    assert last - first > 3
    t = np.arange(first, last) / _FPS
    assert abs(2 * np.polyfit(t, point[first:last, 1], 2)[0] + _GRAVITY) < 0.6
    assert float(np.abs(np.diff(point[first:last, 0], 2)).max()) < 0.02
    end = point[-1]
    assert abs(float(end[0] - target.anchor[-1, 0])) < 0.2
    assert abs(float(end[1] - 0.62 * target.height_m - target.anchor[-1, 1])) < 0.1
    assert float(np.abs(point[-6:] - end).max()) < 0.02


def test_the_string_is_drawn_to_the_chin_and_the_bow_arm_is_stretched() -> None:
    archer, _ = _archery()
    frame = int((loose_s(0.0, _SECONDS) - 0.1) * _FPS)
    hands = [archer.key_points[name][frame] for name in ("hand_l", "hand_r")]
    head = archer.key_points["head"][frame]
    near, far = sorted(hands, key=lambda hand: float(abs(hand[0] - head[0])))
    assert abs(float(near[0] - head[0])) < 0.25
    assert abs(float(near[1] - head[1])) < 0.3
    assert abs(float(far[0] - head[0])) > 0.4


def test_no_arrow_sticks_in_somebody() -> None:
    archer, _ = _played(
        staged("forest", acting("hunter", towards("shoot", "deer"), noun="archer", holding="bow"), acting("deer"))
    )
    point = _point(archer)
    assert float(np.ptp(point[:, 0])) > 3.0
