"""What acts have to work with: the time, the body, and where others are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease
from circletake.render.cast.person.measures import Measures
from circletake.render.cast.person.pose import COLUMNS, REST, P
from circletake.render.scene import Clock


class Holds(NamedTuple):
    """Places (frames, 3) in world metres that hands and feet keep to, left and right; None where they are free."""

    hands: tuple[Floats | None, Floats | None] = (None, None)
    feet: tuple[Floats | None, Floats | None] = (None, None)


FREE = Holds()
"""Hands and feet that are on nothing."""


class Doing(NamedTuple):
    """An act between two times, both possibly outside the clip."""

    verb: str
    begin_s: float
    end_s: float
    target: str | None = None
    manner: str = ""
    object: str = ""
    """Term of what is held, worn or used for it; empty for nothing."""
    noun: str = ""
    """The word for that thing, where it is another than the term."""
    aim: Floats | None = None
    """(frames, 3) world metres: the place on the target that matters: a face, a hand, a handle."""
    height_m: float = 0.0
    """Of what is sat on, climbed or stood at."""
    holds: Holds = FREE
    """What hands and feet are on while it lasts."""


class Scope(NamedTuple):
    """What every act of one person is given."""

    t: Floats
    """(frames,) seconds since the in point."""
    clock: Clock
    m: Measures
    yaw: Floats
    seed: int
    position: Floats
    """(frames, 3) of the ground below the person."""
    fps: float

    @property
    def frames(self) -> int:
        """Return the number of frames."""
        return len(self.t)

    def hold(self, values: Mapping[P, float | Floats]) -> Floats:
        """Return a pose of standing at ease but for some columns."""
        pose = np.repeat(REST[None], self.frames, 0)
        for column, value in values.items():
            pose[:, column] = value
        return pose

    def towards(self, aim: Floats) -> Floats:
        """Return world places (frames, 3) in the body's axes s, y, f, such that they are seen where they are."""
        offset = aim - self.position
        across = offset[:, 0]
        return np.stack([across * np.cos(self.yaw), offset[:, 1], across * np.sin(self.yaw)], -1)


class Blend(NamedTuple):
    """A pose that is laid over another."""

    pose: Floats
    """(frames, COLUMNS)."""
    weight: Floats
    """(frames,) 0..1, beyond 1 where a movement overshoots."""
    columns: tuple[int, ...]


def overlaid(under: Floats, layers: list[Blend]) -> Floats:
    """Return a pose with layers blended over it in order."""
    out = under.copy()
    for layer in layers:
        chosen = list(layer.columns)
        out[:, chosen] += (layer.pose[:, chosen] - out[:, chosen]) * layer.weight[:, None]
    return out


def onset(t: Floats, doing: Doing, lead: float, tail: float) -> Floats:
    """Return how far an act is on: it gathers with a slight overshoot, and lets go softly.

    An act that begins at or before the in point is under way when the shot begins.
    """
    begin = doing.begin_s if doing.begin_s > 0.05 else -99.0
    lead = min(lead, max(0.15, (doing.end_s - doing.begin_s) * 0.45))
    u = np.clip((t - begin) / lead, 0, 1)
    v = u - 1
    rise = 1 + v * v * (2.1 * v + 1.1)
    # Before it comes it goes a little the other way.
    rise = np.where(u < 1, rise - 0.06 * np.sin(np.pi * np.clip(u * 3.2, 0, 1)), rise)
    out: Floats = (rise * ease((doing.end_s - t) / tail)).astype(np.float32)
    return out


def settle(t: Floats, begin_s: float, end_s: float, lead: float, tail: float) -> Floats:
    """Return how far a posture is taken, without overshoot; before the in point it is taken already."""
    begin = begin_s if begin_s > 0.05 else -99.0
    return (ease((t - begin) / lead) * ease((end_s - t) / tail)).astype(np.float32)


def blank(frames: int) -> Floats:
    """Return a pose of zeros."""
    return np.zeros((frames, COLUMNS), np.float32)


def sides_of(side: int) -> tuple[int, int, int, int]:
    """Return the columns of one arm: where its hand begins, its elbow, its wrist, and the sign of its side."""
    return (P.HAND_L_S, P.ELBOW_L, P.WRIST_L, 1) if side == 0 else (P.HAND_R_S, P.ELBOW_R, P.WRIST_R, -1)
