"""Crafts of the hand: a picture grows under the brush, a puppet hangs on strings from the hands over it."""

from __future__ import annotations

import numpy as np
from stage_takes import acting, staged, take, towards

from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Action, Staging


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, fps=12, seconds=3.0)).cast


def test_a_picture_grows_while_the_hand_goes_over_the_canvas() -> None:
    painter, easel = _played(
        staged("meadow", acting("painter", towards("work", "easel"), holding="paintbrush"), acting("easel"))
    )
    shown = np.sum([shape.opacity for shape in easel.shapes if shape.opacity is not None], 0)
    assert (np.diff(shown) > -1e-4).all()
    assert float(shown[-1]) > float(shown[0]) + 4.0
    hand = min(
        (painter.key_points[f"hand_{side}"] for side in "lr"),
        key=lambda at: float(abs(at[:, 0] - easel.anchor[:, 0]).mean()),
    )
    assert float(np.abs(hand[:, 0] - easel.anchor[:, 0]).max()) < 0.62
    assert float(np.ptp(hand[:, 1])) > 0.15


def test_a_puppet_is_small_and_hangs_from_the_hands_of_whoever_moves_it() -> None:
    man, puppet = _played(staged("theatre", acting("man"), acting("marionette", "dance")))
    assert puppet.height_m < 0.5 * man.height_m
    head = puppet.key_points["head"]
    for hand in ("hand_l", "hand_r"):
        held = man.key_points[hand]
        assert float(np.abs(held[:, 0] - head[:, 0]).max()) < 0.35
        assert (held[:, 1] > head[:, 1] + 0.15).all()
    strings = [s for s in puppet.shapes if s.points.ndim == 3 and float(np.ptp(s.points[0, :, 0])) < 0.3
               and float(np.ptp(s.points[0, :, 1])) > 0.4]  # fmt: skip
    assert len(strings) >= 3


def test_whoever_looks_at_his_puppet_stays_within_reach_of_its_strings() -> None:
    man, puppet = _played(
        staged(
            "theatre",
            acting("man", towards("look", "puppet"), side="left"),
            acting("puppet", "dance", noun="marionette", side="right"),
            size="wide",
        )
    )
    head = puppet.key_points["head"]
    assert float(np.abs(man.key_points["hand_l"][:, 0] - head[:, 0]).max()) < 0.4


def test_the_leaves_of_a_gate_swing_and_not_the_gate() -> None:
    (gate,) = _played(staged("castle", acting("gate", "swing")))
    tops = [shape.points[..., 1].max(-1) for shape in gate.shapes if shape.points.ndim == 3]
    assert all(float(np.ptp(top)) < 0.05 for top in tops)
    wide = [np.ptp(shape.points[..., 0], axis=1) for shape in gate.shapes if shape.points.ndim == 3]
    assert min(float(one.min() / one.max()) for one in wide) < 0.3


def test_a_doll_is_no_scarecrow() -> None:
    (doll,) = _played(staged("room", acting("doll")))
    (scarecrow,) = _played(staged("room", acting("scarecrow")))
    assert doll.height_m < 0.45 * scarecrow.height_m


def test_the_hand_goes_with_the_lever_and_the_gate_opens_afterwards() -> None:
    pull = Action(verb="pull", target="lever", begin=0.1)
    man, lever, gate = _played(staged("castle", acting("man", pull), acting("lever", "roll"), acting("gate")))
    assert float(np.ptp(lever.anchor[:, 0])) < 1e-4
    knob = max(
        (shape for shape in lever.shapes if shape.points.ndim == 3),
        key=lambda shape: float(shape.points[0, :, 1].mean()),
    ).points.mean(1)
    assert float(np.ptp(knob[:, 0])) > 0.35
    late = slice(20, None)
    gaps = [np.hypot(*(man.key_points[f"hand_{side}"] - knob)[late, :2].T).max() for side in "lr"]
    assert min(gaps) < 0.2
    turned = int(np.flatnonzero(np.abs(knob[:, 0] - knob[0, 0]) > 0.05)[0])
    leaves = [
        s.points[..., 0] for s in gate.shapes if s.points.ndim == 3 and float(np.ptp(s.points[:, :, 0], 0).max()) > 0.3
    ]
    assert leaves
    opened = min(int(np.flatnonzero(np.abs(x - x[0]).max(1) > 0.05)[0]) for x in leaves)
    assert opened > turned
