"""A sheet: where the shapes of one individual are collected and set into the world."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.drawing import Drawing, Palette
from circletake.render.scene import Paint, Shape


class Stance(NamedTuple):
    """Where an individual's own axes lie in the world: x forward or to its right, y up from the ground."""

    position: Floats
    """(frames, 3) metres, or (1, 3) for what never moves."""
    mirror: Floats
    """(frames,) or (1,): factor on x; -1 looks left, between it is turning."""
    tilt: Floats
    """(frames,) or (1,): radians counter-clockwise about the origin, before mirroring."""
    scale: float = 1.0


def still(x: float, y: float, z: float, mirror: float = 1.0, scale: float = 1.0) -> Stance:
    """Return the stance of something that never moves."""
    return Stance(np.array([[x, y, z]], np.float32), np.array([mirror], np.float32), np.zeros(1, np.float32), scale)


class Move(NamedTuple):
    """How a group of a drawing moves about its pivot."""

    angle: Floats | None = None
    """(frames,) radians."""
    shift: Floats | None = None
    """(frames, 2) metres."""
    stretch: Floats | None = None
    """(frames,) or (frames, 2): factors on size."""
    opacity: Floats | None = None
    """(frames,)."""


_SHAPE_STEP = 1 / 64
_LEVEL_STEP = 2.0
"""Levels lie 128 shapes apart; an individual has at most 16 levels, so 32 in all (`PILE`)."""

PILE = 32.0
"""Orders that one individual may use: the next one's start lies this much higher."""


class Sheet:
    """Shapes of one individual, from back to front."""

    def __init__(self, object_id: str, stance: Stance, order: float = 0.0) -> None:
        """Begin an empty sheet whose first shape is drawn at `order`."""
        self.shapes: list[Shape] = []
        self.stance = stance
        self.object_id = object_id
        self.start = order
        self._order = order

    def level(self, number: int) -> None:
        """Lay what follows at a level of the pile: after everything at lower levels, whenever that is laid."""
        self._order = self.start + number * _LEVEL_STEP

    def put(self, outline: Floats, paint: Paint, opacity: Floats | None = None, rim: bool = False) -> None:
        """Lay an outline (P, 2) or (frames, P, 2) in the individual's own metres on top of its level."""
        self._order += _SHAPE_STEP
        points = to_world(outline, self.stance)
        self.shapes.append(Shape(points, paint, self.object_id, opacity, self._order, rim))

    def draw(
        self, picture: Drawing, palette: Palette, moves: Mapping[str, Move] | None = None, size: float = 1.0
    ) -> None:
        """Lay a whole drawing on top, its groups moved."""
        for piece in picture.pieces:
            move = moves.get(piece.group) if moves else None
            outline = piece.outline
            if move is not None:
                outline = moved(outline, picture.pivots.get(piece.group, (0.0, 0.0)), move)
            paint = piece.fill.paint(palette)
            opacity = move.opacity if move is not None else None
            self.put(outline * np.float32(size), paint, opacity, piece.rim)


def moved(outline: Floats, pivot: tuple[float, float], move: Move) -> Floats:
    """Return an outline (P, 2) as it moves about a pivot: (frames, P, 2), or (P, 2) where nothing moves."""
    if move.angle is None and move.shift is None and move.stretch is None:
        return outline
    about = np.array(pivot, np.float32)
    arm = (outline - about)[None]
    if move.stretch is not None:
        arm = arm * (move.stretch[:, None, None] if move.stretch.ndim == 1 else move.stretch[:, None, :])
    if move.angle is not None:
        c, s = np.cos(move.angle)[:, None], np.sin(move.angle)[:, None]
        arm = np.stack([arm[..., 0] * c - arm[..., 1] * s, arm[..., 0] * s + arm[..., 1] * c], -1)
    if move.shift is not None:
        arm = arm + move.shift[:, None, :]
    return arm + about


def to_world(outline: Floats, stance: Stance) -> Floats:
    """Return an outline of an individual's own axes in world metres.

    Returns:
        (P, 3) where neither it nor the individual moves, else (frames, P, 3) float32.
    """
    local = outline[None] if outline.ndim == 2 else outline
    x, y = local[..., 0], local[..., 1]
    if stance.tilt.any():
        c, s = np.cos(stance.tilt)[:, None], np.sin(stance.tilt)[:, None]
        x, y = x * c - y * s, x * s + y * c
    frames = max(len(local), len(stance.position), len(stance.mirror), len(stance.tilt))
    points = np.empty((frames, local.shape[1], 3), np.float32)
    points[..., 0] = x * (stance.mirror * stance.scale)[:, None] + stance.position[:, None, 0]
    points[..., 1] = y * stance.scale + stance.position[:, None, 1]
    points[..., 2] = stance.position[:, None, 2]
    return points[0] if frames == 1 else points


def local_to_world(points: Floats, stance: Stance) -> Floats:
    """Return (frames, 2) points that each frame has one of in world metres (frames, 3)."""
    return to_world(points[:, None, :], stance).reshape(-1, 3)
