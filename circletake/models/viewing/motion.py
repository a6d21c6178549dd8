"""Motion: what the camera does, how much moves, where things are stopped, and where something comes in."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.viewing.flow import camera_of, carried, flow
from circletake.models.viewing.patches import SPAN, Followed, follow, joined

Floats = NDArray[np.float32]

_BATCH = 48
_MOVES = 0.3
"""Pixels of the small picture a frame from which something moves of itself."""
_BAND = 8
"""Columns at either side, and half as many rows above and below, in which something comes in."""
_EXPLAINS = 0.85
"""What the camera is said to do must leave no more than this share of the difference between two frames."""


class Motion(NamedTuple):
    """Motion of every frame against the one before, each (n,); the first frame has none.

    Attributes:
        camera: Mean displacement by the camera, in shares of the picture's width a frame.
        things: Mean displacement of what moves of itself, over the whole picture, in the same unit.
        moving: Share of the picture that moves of itself.
        inward: Share of the picture that lies on its border and moves into it.
        inward_x: Where across the picture that is, 0 left to 1 right.
        behind: Share of the picture that lies just inside that border and moves the same way: what was there already.
        followed: The patches that move of themselves, and where they go.
    """

    camera: Floats
    things: Floats
    moving: Floats
    inward: Floats
    inward_x: Floats
    behind: Floats
    followed: Followed


class MotionMeter:
    """Measures motion as frames come in, a batch at a time: flow on halved frames, patches on fine ones."""

    def __init__(self) -> None:
        self._frames: list[Floats] = []
        self._rows: list[NDArray[np.float64]] = [np.zeros((1, 6))]
        self._fine: list[Floats] = []
        """Fine frames that patches are still to be followed in, and what the camera does between them."""
        self._cameras: list[Floats] = []
        self._middle = SPAN // 2
        """The frame that patches are taken from next."""
        self._followed: list[Followed] = []

    def add(self, luma: Floats) -> None:
        """Take the next frame, (h, w) luma from 0 to 1, both even."""
        height, width = luma.shape
        self._fine.append(luma)
        self._frames.append(luma.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3)))
        if len(self._frames) > _BATCH:
            self._measure()

    def finish(self) -> Motion:
        """Return what was measured."""
        if len(self._frames) > 1:
            self._measure()
        rows = np.concatenate(self._rows) if self._frames else np.zeros((0, 6))
        camera, things, moving, inward, inward_x, behind = rows.astype(np.float32).T
        return Motion(camera, things, moving, inward, inward_x, behind, joined(self._followed))

    def _measure(self) -> None:
        frames = np.stack(self._frames)
        self._frames = [self._frames[-1]]
        width = frames.shape[2]
        down, right = np.gradient(frames[:-1], axis=(1, 2))
        texture = np.minimum(down**2 + right**2, np.float32(0.01))
        found = flow(frames[:-1], frames[1:])
        camera = _explaining(camera_of(found, texture), frames)
        # A window without texture says nothing of itself: it goes with the camera.
        belief = texture / (texture + np.float32(4e-5))
        own = (found - camera) * belief[..., None]
        speed = np.linalg.norm(own, axis=3)
        moving = speed > _MOVES
        inward, inward_x = _inward(own, moving, 0)
        behind, _ = _inward(own, moving, _BAND)
        self._rows.append(
            np.stack(
                [
                    np.linalg.norm(camera, axis=3).mean(axis=(1, 2)) / width,
                    np.where(moving, speed, 0.0).mean(axis=(1, 2)) / width,
                    moving.mean(axis=(1, 2)),
                    inward,
                    inward_x,
                    behind,
                ],
                axis=1,
            ).astype(np.float64)
        )
        self._follow(camera)

    def _follow(self, camera: Floats) -> None:
        """Follow the patches of the frames that now have two after them; `camera` leads to the newest frames."""
        self._cameras += list(camera)
        count = len(self._fine) - SPAN + 1
        if count < 1:
            return
        self._followed.append(follow(np.stack(self._fine), np.stack(self._cameras), self._middle))
        self._middle += count
        self._fine, self._cameras = self._fine[count:], self._cameras[count:]


def _across(weights: Floats) -> Floats:
    columns = np.arange(weights.shape[2]) / max(1, weights.shape[2] - 1)
    total = weights.sum(axis=(1, 2))
    middle: Floats = np.where(total > 0, (weights.sum(axis=1) * columns).sum(axis=1) / np.maximum(total, 1e-9), 0.5)
    return middle


def _explaining(camera: Floats, frames: Floats) -> Floats:
    """Return what the camera does where that explains the change from frame to frame; stillness where it does not:
    the beam of a lighthouse may be all that stands out of the night, and turns without the camera."""
    one, two = frames[:-1], frames[1:]
    seen = carried(two[..., None], camera)[..., 0]
    still, moved = (np.abs(other - one).mean(axis=(1, 2)) for other in (two, seen))
    kept: Floats = np.where((moved <= _EXPLAINS * still)[:, None, None, None], camera, np.float32(0.0))
    return kept


def _inward(own: Floats, moving: NDArray[np.bool_], depth: int) -> tuple[Floats, Floats]:
    """Return the share of the picture that lies on its border, or as deep inside as told, and moves into it, and where
    across that is."""
    height, width = moving.shape[1:]
    rows, columns = _BAND // 2, _BAND
    top, left = depth // 2, depth
    into = np.zeros(moving.shape, np.float32)
    sides = (
        ((slice(None), slice(left, left + columns)), 0, 1.0),
        ((slice(None), slice(width - left - columns, width - left)), 0, -1.0),
        ((slice(top, top + rows), slice(None)), 1, 1.0),
        ((slice(height - top - rows, height - top), slice(None)), 1, -1.0),
    )
    for (down, across), axis, sign in sides:
        part = (slice(None), down, across)
        into[part] += moving[part] & (sign * own[(*part, axis)] > _MOVES)
    return np.minimum(into, 1.0).mean(axis=(1, 2)), _across(into)
