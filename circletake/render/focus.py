"""Focus: where the sharp plane lies in every frame, and how fast sharpness is lost before and behind it.

A thin lens of focal length f and aperture N, focused at D, shows a point at distance d as a disc of diameter
(f / N) * f / (D - f) * |d - D| / d on the film (the circle of confusion of geometrical optics).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circletake.render.camera import Track, ease
from circletake.render.scene import Clock, Floats, Performance
from circletake.schema import FocusPull
from circletake.schema import Lens as Glass

FILM_MM = 24.0
"""Height of a full frame of film."""
PULLING = 1.2
"""The aperture of a shot whose focus is pulled and whose lens is left open: a pull that nobody sees is none."""
_NEAREST_M = 0.4


class Focus(NamedTuple):
    """The sharp plane over a whole take."""

    distance_m: Floats
    """(frames,) from the camera to the sharp plane."""
    spread: Floats
    """(frames,) frame heights: the blur disc of a point at d is this times |d - D| / d wide."""
    squeeze: float
    """Height by width of what is out of focus: above 1 through an anamorphic lens."""

    def blur(self, frame: int, depth_m: float) -> float:
        """Return how wide the blur disc of a point at a depth is, in frame heights."""
        sharp = float(self.distance_m[frame])
        return float(self.spread[frame]) * abs(depth_m - sharp) / depth_m


def focus_of(
    track: Track, glass: Glass | None, pulls: Sequence[FocusPull], cast: Sequence[Performance], lead: str | None,
    clock: Clock,
) -> Focus | None:  # fmt: skip
    """Return where a take is sharp; None when everything is.

    Args:
        track: The camera.
        glass: What the shot is seen through.
        pulls: In order of time; those to somebody who is not in the shot are passed over.
        cast: Everybody in the shot.
        lead: Id of whom the frame is about; None for the place itself.
        clock: Frames of the shot.
    """
    there = {one.id: one for one in cast}
    made = [pull for pull in pulls if pull.subject in there]
    aperture = glass.f_number if glass is not None and glass.f_number is not None else (PULLING if made else None)
    if aperture is None:
        return None
    near = np.full(clock.frames, 1.0 / track.focus_m, np.float32)
    if lead in there:
        near = _nearness(there[lead], track)
    for pull in made:
        length = max(pull.end - pull.begin, 1e-6)
        way = ease((clock.shares - pull.begin) / np.float32(length))
        # A focus ring turns evenly in 1 by the distance.
        near = near + (_nearness(there[pull.subject], track) - near) * way
    distance = (1.0 / near).astype(np.float32)
    focal_m = track.camera[:, 3] * np.float32(FILM_MM / 1000.0)
    spread = focal_m / aperture * focal_m / np.maximum(distance - focal_m, 0.05) / np.float32(FILM_MM / 1000.0)
    squeeze = 1.35 if glass is not None and glass.anamorphic else 1.0
    return Focus(distance, spread.astype(np.float32), squeeze)


def _nearness(performance: Performance, track: Track) -> Floats:
    """Return (frames,) 1 by the distance from the camera to somebody, in metres."""
    away = performance.anchor[:, 2] - track.camera[:, 2]
    nearness: Floats = (1.0 / np.maximum(away, _NEAREST_M)).astype(np.float32)
    return nearness
