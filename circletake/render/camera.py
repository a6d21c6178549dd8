"""The camera: framed on the cast, and moved through the shot with eased, parallax-rich moves."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.framing import Bounds, Frame
from circletake.render.scene import Clock, Floats
from circletake.schema import CameraMove

_KEPT = 0.4
"""Share of the frame's width, from its middle, that a subject may be carried to by a move aside."""


_WHIP = 1.15
"""Share of the frame's width that a whip pan comes from."""
_WHIP_BEGINS_S = 0.08
_WHIP_S = 0.42
_WHIP_MOST = 0.25
"""Share of the shot that a whip pan takes at most."""
_SHUTTER = 0.5
"""Share of a frame's time for which the film is exposed: a shutter of 180 degrees."""


class Track(NamedTuple):
    """A camera over a whole take."""

    camera: Floats
    """(frames, 6): x, y, z in metres, focal length in frame heights, shift across in frame heights, horizon."""
    focus_m: float
    """From the camera to the subject."""
    smear: Floats | None = None
    """(frames,) frame heights that the picture slides across while a frame is exposed; None for a camera that is slow
    enough to be sharp."""


def ease(share: Floats) -> Floats:
    """Return a move's progress: slow in, slow out, at rest before and after the shot."""
    t = np.clip(share, 0.0, 1.0)
    return (t * t * t * (t * (6.0 * t - 15.0) + 10.0)).astype(np.float32)


def move_camera(frame: Frame, move: CameraMove, aspect: float, bounds: Bounds, clock: Clock, seed: int) -> Track:
    """Move a framed camera.

    Every move ends, or for those that leave it begins, on the composition that was framed.

    Args:
        frame: The composition.
        move: What the camera does.
        aspect: Width by height.
        bounds: What the place asks.
        clock: Frames of the shot.
        seed: For the unrest of a hand.
    """
    camera = np.zeros((clock.frames, 6), np.float32)
    camera[:, 0], camera[:, 1], camera[:, 2] = frame.x, frame.y, frame.z
    camera[:, 3] = frame.focal
    camera[:, 5] = frame.horizon
    way = ease(clock.shares)
    rest = 1.0 - way
    if move in ("push in", "pull out"):
        _dolly(camera, frame, rest if move == "push in" else way)
    elif move in ("zoom in", "zoom out"):
        camera[:, 3] *= 1.0 - 0.26 * (rest if move == "zoom in" else way)
    elif move in ("pan left", "pan right"):
        sign = 1.0 if move == "pan left" else -1.0
        pan = -sign * 0.3 * aspect * rest
        camera[:, 4] = pan * _share_kept(frame, pan, aspect, clock)
    elif move in ("tilt up", "tilt down"):
        sign = 1.0 if move == "tilt up" else -1.0
        camera[:, 5] -= sign * 0.3 * rest
    elif move in ("truck left", "truck right"):
        _truck(camera, frame, (1.0 if move == "truck left" else -1.0) * (0.5 - way), aspect, bounds, clock)
    elif move in ("crane up", "crane down"):
        _crane(camera, frame, (way if move == "crane up" else rest), bounds)
    elif move == "orbit":
        _orbit(camera, frame, way - 0.5, bounds)
    whipped = {"whip left": 1.0, "whip right": -1.0}.get(move)
    smear = None if whipped is None else _whip(camera, whipped, aspect, clock)
    if move == "handheld":
        _shake(camera, clock, seed, 1.0)
    elif move != "static":
        _shake(camera, clock, seed, 0.12)
    return Track(camera, frame.distance_m, smear)


def _whip(camera: Floats, sign: float, aspect: float, clock: Clock) -> Floats:
    """Pan onto the composition in a blink, and settle; return how far each frame smears.

    Args:
        camera: Is changed.
        sign: 1 for a whip to the left, -1 to the right.
        aspect: Width by height.
        clock: Frames of the shot.
    """
    lasts = min(_WHIP_S, _WHIP_MOST * clock.length_s)

    def away(times_s: Floats) -> Floats:
        way = np.clip((times_s - _WHIP_BEGINS_S) / lasts, 0.0, 1.0)
        return (-sign * _WHIP * aspect * (1.0 - ease(way))).astype(np.float32)

    times = clock.times_s
    camera[:, 4] += away(times)
    open_s = np.float32(0.5 * _SHUTTER / clock.fps)
    smear: Floats = np.abs(away(times + open_s) - away(times - open_s)).astype(np.float32)
    return smear


def _dolly(camera: Floats, frame: Frame, back: Floats) -> None:
    """Stand up to a third further back; what hangs in the composition stays where it is."""
    far = 1.0 + 0.36 * back
    camera[:, 2] -= frame.distance_m * (far - 1.0)
    at = frame.horizon + (frame.y - frame.subject_y) / frame.height_m
    camera[:, 5] = at + (frame.horizon - at) / far


def _share_kept(frame: Frame, shift: Floats, aspect: float, clock: Clock) -> float:
    """Return how much of a move aside can be made so that the subject never leaves the frame.

    Args:
        frame: The composition.
        shift: (frames,) frame heights by which the picture slides to the right.
        aspect: Width by height.
        clock: Frames of the shot.
    """
    if frame.aside is None:
        return 1.0
    inside = (clock.shares >= 0.0) & (clock.shares <= 1.0) & (np.abs(shift) > 1e-3)
    if not inside.any():
        return 1.0
    aside, slide = frame.aside[inside], shift[inside]
    room = np.maximum(_KEPT * aspect - aside * np.sign(slide), 0.05 * aspect)
    return float(min(1.0, np.min(room / np.abs(slide))))


def _truck(camera: Floats, frame: Frame, offset: Floats, aspect: float, bounds: Bounds, clock: Clock) -> None:
    reach = 0.36 * frame.height_m * aspect
    if bounds.side_m is not None:
        reach = min(reach, bounds.side_m)
    slide = -offset * np.float32(reach / frame.height_m)
    camera[:, 0] += offset * reach * _share_kept(frame, slide, aspect, clock)


def _crane(camera: Floats, frame: Frame, high: Floats, bounds: Bounds) -> None:
    """Rise above the composition and look down on it: it keeps its place while the ground opens."""
    rise = min(0.32 * frame.height_m, 5.0) * high
    if bounds.side_m is not None:
        rise = np.minimum(rise, 1.2)
    camera[:, 1] += rise
    camera[:, 5] -= rise / frame.height_m * 0.8


def _orbit(camera: Floats, frame: Frame, way: Floats, bounds: Bounds) -> None:
    """Go round the subject: it keeps its place while everything behind it slides."""
    reach = 0.5 * frame.distance_m
    if bounds.side_m is not None:
        reach = min(reach, bounds.side_m)
    offset = way * reach
    camera[:, 0] += offset
    camera[:, 4] += offset / frame.height_m


def _shake(camera: Floats, clock: Clock, seed: int, amount: float) -> None:
    """Add a hand's unrest: slow sums of sines, the same in time at any frame rate."""
    rng = np.random.default_rng(seed)
    times = clock.times_s.astype(np.float64)
    for column, size in ((4, 0.0105), (5, 0.0085)):
        rates = rng.uniform(0.25, 2.2, 6)
        phases = rng.uniform(0.0, 2.0 * np.pi, 6)
        weights = 1.0 / (0.5 + rates)
        waves = np.sin(2.0 * np.pi * rates * times[:, None] + phases) * weights
        camera[:, column] += (amount * size * waves.sum(axis=1) / weights.sum() * 2.0).astype(np.float32)
