"""The head as it turns: outlines that pass from front to profile to back, and marks that lie on the face.

Units are head heights (chin to crown); the origin is the head's middle.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.moving import spline
from circletake.render.cast.outline import knots
from circletake.render.cast.person.pose import Skeleton


class Views(NamedTuple):
    """One outline as seen from the front, from its side when it looks right, and from behind.

    All three have the same number of knots, which begin at the top and go clockwise.
    """

    front: Floats
    side: Floats
    back: Floats
    corners: tuple[int, ...] = ()


@lru_cache(maxsize=256)
def views(front: str, side: str, back: str = "") -> Views:
    """Read three views; corners are those of the front. Without a back the front serves."""
    one, two, three = knots(front), knots(side), knots(back or front)
    assert len(one.points) == len(two.points) == len(three.points), (len(one.points), len(two.points))
    return Views(one.points, two.points, three.points, tuple(int(i) for i in np.flatnonzero(one.corner)))


class HeadView:
    """A head as seen in every frame."""

    def __init__(self, bones: Skeleton, close: bool = False) -> None:
        """Take the head of a skeleton; `close` when the shot shows what is smaller than a fingernail."""
        self.close = close
        self.size = bones.measures.head
        self.frames = len(bones.yaw)
        turn = np.arctan2(np.sin(bones.head_yaw), np.cos(bones.head_yaw)).astype(np.float32)
        self.yaw = turn
        self.cos, self.sin = np.cos(turn), np.sin(turn)
        self.hand = np.where(turn < 0, np.float32(-1), np.float32(1))
        """(frames,) 1 when it looks right, -1 left."""
        self._quarter = np.abs(turn) / np.float32(np.pi / 2)
        self._nod = bones.head_pitch
        self._angle = -bones.head_pitch * self.sin + bones.head_roll * self.cos
        self._centre = bones.flat(bones.head)

    def turned(self, shape: Views, steps: int = 4, spread: float = 1.0) -> Floats:
        """Return an outline (frames, P, 2) in the person's metres, turned with the head."""
        u = self._quarter[:, None, None]
        to_side = _late(np.clip(u, 0, 1))
        to_back = _late(np.clip(2 - u, 0, 1))
        near = shape.front + (shape.side - shape.front) * to_side
        far = shape.back + (shape.side - shape.back) * to_back
        control = np.where(u <= 1, near, far) * np.float32(spread)
        control = control * np.stack([self.hand, np.ones_like(self.hand)], -1)[:, None, :]
        return self.place(spline(control, steps, shape.corners))

    def place(self, points: Floats) -> Floats:
        """Return points (frames, P, 2) or (P, 2) of the upright head in the person's metres."""
        local = points if points.ndim == 3 else np.broadcast_to(points, (self.frames, *points.shape))
        c, s = np.cos(self._angle)[:, None], np.sin(self._angle)[:, None]
        # Heads turn about the top of the neck, not about their middle.
        x, y = local[..., 0], local[..., 1] + 0.42
        placed = np.stack([x * c - y * s, x * s + y * c - 0.42], -1) * np.float32(self.size)
        return placed + self._centre[:, None, :]

    def on_face(self, across: Floats, up: Floats, bulge: float = 2.6, depth: float = 0.4) -> Floats:
        """Return marks on the face in the person's metres.

        Args:
            across: (frames or 1, K) from the middle of the face, to the viewer's right from the front.
            up: the same shape, from the head's middle.
            bulge: how quickly the face falls back sideways.
            depth: how far the middle of the face lies before the head's axis.
        """
        # Past the edge of the face nothing folds back: it is pressed flat against the outline.
        edge = np.maximum(self.cos, 0.02) / (2 * bulge * np.maximum(np.abs(self.sin), 1e-3))
        across = np.minimum(across * self.hand[:, None], edge[:, None]) * self.hand[:, None]
        fore = depth - bulge * across * across
        x = across * self.cos[:, None] + fore * self.sin[:, None]
        y = up - (self._nod * self.cos)[:, None] * fore * 0.55
        return self.place(np.stack([x, y + np.zeros_like(x)], -1))

    def at(self, across: float, up: float, fore: float) -> Floats:
        """Return one point (frames, 2) of the head in head heights, before it is placed."""
        x = across * self.cos + fore * self.sin
        return np.stack([x, up - self._nod * self.cos * fore * 0.55], -1).astype(np.float32)

    def facing(self, across: float, bulge: float = 2.6) -> Floats:
        """Return (frames,) how much a place of the face is turned to the viewer: 1 fully, 0 edge on, negative away."""
        slope = 2 * bulge * across
        facing: Floats = (self.cos - slope * self.sin) / np.sqrt(np.float32(1 + slope * slope))
        return facing


def _late(u: Floats) -> Floats:
    """Return 0..1 that keeps the front view's shape for a while: noses stand out late in a turn."""
    return u * u * (1.6 - 0.6 * u)
