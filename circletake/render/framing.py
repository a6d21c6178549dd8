"""Framing: how far away, how high and how far aside the camera stands for a shot size."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.extent import Extent, own_reach
from circletake.render.hanging import Hung, hang_close, hang_wide
from circletake.render.scene import Clock, Floats
from circletake.render.setup import WIDE, Setup, has_head, steady
from circletake.schema import ShotSize

_NEAREST_M = 0.9
_GLANCE = 0.035
"""Metres that eyes in profile lie before the middle of a head, for each metre of height."""
_SUNK_M = 2.0
_OVER_BANK_M = 0.8
"""How high over the land the camera stands at least, to see something on water that lies a little lower."""
_WIDE_LEAD_M = 3.0
"""A crowd as wide as this goes into the middle, whatever side it has."""
_EDGE = 0.06
"""Share of the frame's width that is kept free between the subject and the border."""


class Frame(NamedTuple):
    """Where the camera stands for a shot before it moves; arrays are (frames,)."""

    x: Floats
    y: Floats
    z: Floats
    focal: float
    horizon: Floats
    distance_m: float
    """From the camera to the subject."""
    height_m: float
    """How many metres the frame is high at the subject."""
    subject_y: float
    """Height of what the composition hangs on."""
    aside: Floats | None = None
    """(frames,) frame heights that the subject stands right of the frame's middle; None without a subject."""


class Bounds(NamedTuple):
    """What a place asks of the camera."""

    horizon: float
    wide_m: float
    eye_m: float
    floor: float
    side_m: float | None
    tall_m: float | None
    x_mid: float
    z_mid: float


def frame_place(size: ShotSize, bounds: Bounds, clock: Clock, focal: float | None = None) -> Frame:
    """Frame a place itself.

    Args:
        size: Close sizes look into the place, wide ones take it all in.
        bounds: What the place asks.
        clock: Frames of the shot.
        focal: Focal length in frame heights; None for the one that suits the size.
    """
    suited = {"extreme wide": 1.12, "wide": 1.3, "full": 1.55}.get(size, 1.9)
    distance = bounds.wide_m
    if bounds.tall_m is not None:
        distance = min(distance, bounds.tall_m * suited)
    # Another lens shows as much of the middle distance, from nearer or further away.
    focal, distance = (suited, distance) if focal is None else (focal, distance * focal / suited)
    still = np.ones(clock.frames, np.float32)
    return Frame(
        still * bounds.x_mid,
        still * bounds.eye_m,
        still * (bounds.z_mid - distance),
        focal,
        still * bounds.horizon,
        distance,
        distance / focal,
        1.0,
    )


def frame_subject(setup: Setup, bounds: Bounds) -> Frame:
    """Frame somebody or something.

    Args:
        setup: What is to be framed.
        bounds: What the place asks.
    """
    lead, clock, rule = setup.lead, setup.clock, setup.rule
    reach = own_reach(lead)
    hung = hang_wide(setup, reach) if setup.size in WIDE else hang_close(setup, reach)
    height = hung.height if bounds.tall_m is None else min(hung.height, bounds.tall_m)
    focal = max(rule.focal if setup.focal is None else setup.focal, _NEAREST_M / height)
    horizon = bounds.horizon if setup.size == "extreme wide" else rule.horizon
    y = hung.y + (hung.at - horizon) * height
    least = hung.base + bounds.floor + min(0.35, 0.4 * height)
    # Below the bank's level the camera would look into the bank.
    y = np.maximum(y, np.where((hung.base < -0.05) & (hung.base > -_SUNK_M), _OVER_BANK_M, least))
    x = _kept(hung.x - _lean(setup) * height, hung, reach, setup, height)
    if bounds.side_m is not None:
        x = np.clip(x, bounds.x_mid - bounds.side_m, bounds.x_mid + bounds.side_m)
    nearest = np.full(clock.frames, float(np.min(lead.anchor[setup.inside, 2])))
    # A camera that follows into the depth would leave behind, or run over, whoever stays.
    still = setup.size in WIDE and (not setup.follow or bool(setup.others))
    z = nearest if still else steady(lead.anchor[:, 2], clock, 0.6)
    return Frame(
        x.astype(np.float32),
        y.astype(np.float32),
        (z - focal * height).astype(np.float32),
        focal,
        (hung.at - (y - hung.y) / height).astype(np.float32),
        focal * height,
        height,
        float(np.mean(hung.y)),
        ((reach.left + reach.right) / 2 - x).astype(np.float32) / np.float32(height),
    )


def _kept(x: Floats, hung: Hung, reach: Extent, setup: Setup, height: float) -> Floats:
    """Return the camera's place across such that the subject stays in the frame, whatever else is in it."""
    if setup.size not in WIDE:
        return x
    half = (0.5 - _EDGE) * setup.aspect * height
    left, right = steady(reach.left, setup.clock, 0.5), steady(reach.right, setup.clock, 0.5)
    low, high = right - half, left + half
    # What is wider than the frame is held by its middle.
    middle = (left + right) / 2
    return np.where(low <= high, np.clip(x, low, np.maximum(low, high)), middle).astype(np.float32)


def _lean(setup: Setup) -> float:
    """Return how far right of the middle the subject goes, in frame heights."""
    room = setup.aspect * (0.165 if setup.aspect > 1.2 else 0.06)
    if setup.several or (setup.lead.width_m > _WIDE_LEAD_M and has_head(setup.lead)):
        return 0.0
    if setup.lead.bench is not None and setup.size == "medium":
        # The one who works and the work together stand in the middle.
        return setup.side * room * 0.25
    if setup.side:
        return setup.side * room
    if setup.size == "extreme close-up":
        return 0.0
    path = setup.lead.anchor[setup.inside, 0]
    way = float(path[-1] - path[0])
    if abs(way) >= 0.4:
        return -float(np.sign(way)) * room * (0.5 if setup.size in WIDE else 0.8)
    return -_look(setup) * room * 0.45 if setup.size in ("medium", "close-up") else 0.0


def _look(setup: Setup) -> float:
    """Return which way somebody who stays looks: -1 left to 1 right, 0 into the camera or nowhere."""
    points = setup.lead.key_points
    if "head" not in points:
        return 0.0
    toward = points.get("nose", points.get("eyes", points["head"]))
    across = float(np.median((toward - points["head"])[setup.inside, 0]))
    return float(np.clip(across / (_GLANCE * setup.lead.height_m), -1.0, 1.0))
