"""The trunk as it turns and bends: its outline by rows, and a surface on which collars, belts and buttons lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.moving import sides, spline
from circletake.render.cast.person.pose import Skeleton, project

_LEVELS = np.array([-0.12, 0.0, 0.2, 0.42, 0.62, 0.8, 0.93, 1.0, 1.06], np.float32)
"""Rows from the seat (0: hip joints) to the neck (1)."""
_HALF = {
    "feminine": (0.086, 0.09, 0.08, 0.066, 0.074, 0.084, 0.088, 0.056, 0.036),
    "masculine": (0.084, 0.084, 0.08, 0.078, 0.09, 0.104, 0.11, 0.066, 0.04),
    "neutral": (0.085, 0.087, 0.08, 0.073, 0.082, 0.094, 0.1, 0.06, 0.038),
    "child": (0.088, 0.09, 0.087, 0.084, 0.084, 0.088, 0.088, 0.056, 0.036),
}
"""Half widths from the front, in statures."""
_DEPTH = (0.06, 0.066, 0.062, 0.058, 0.063, 0.068, 0.056, 0.042, 0.036)
"""Half depths in statures."""
_FORE = (-0.008, -0.006, 0.0, 0.004, 0.008, 0.006, -0.004, -0.008, -0.004)
"""How far forward the middle of a row lies, in statures."""


class Row(NamedTuple):
    """A row of a garment below the hips: its place along the legs, and how wide it stands."""

    along: float
    """0 at the hips, 0.5 the knees, 1 the ankles."""
    margin: float
    """Beyond the legs, in statures."""


class TrunkView:
    """A trunk as seen in every frame."""

    def __init__(self, bones: Skeleton, presentation: str, child: bool, drag: Floats) -> None:
        """Take the trunk of a skeleton; `drag` (frames, 2) metres pulls on loose hems."""
        m = bones.measures
        self.bones, self._drag = bones, drag
        self._stature = m.stature
        self._half = np.array(_HALF["child" if child else presentation], np.float32) * (m.stature * m.girth)
        self._half[6] = max(self._half[6], m.shoulder * 0.96)
        self._depth = np.array(_DEPTH, np.float32) * (m.stature * m.girth)
        self._fore = np.array(_FORE, np.float32) * m.stature
        out = np.array([0.2, 0.5, 1.0, 0.9, 0.4, 0.1, 0, 0, 0], np.float32) * m.belly * 0.055 * m.stature
        self._depth += out * 0.7
        self._fore += out * 0.5
        if presentation == "feminine" and not child:
            self._fore[5] += 0.006 * m.stature
            self._depth[5] += 0.003 * m.stature

    def point(self, level: Floats | Sequence[float], azimuth: Floats | Sequence[float], out: float = 0.0) -> Floats:
        """Return places on the trunk (frames, K, 3): level 0..1 hips to neck, azimuth 0 the front, metres out."""
        levels, around = np.asarray(level, np.float32), np.asarray(azimuth, np.float32)
        half = np.interp(levels, _LEVELS, self._half) + out
        depth = np.interp(levels, _LEVELS, self._depth) + out
        fore = np.interp(levels, _LEVELS, self._fore)
        side, ahead = half * np.sin(around), depth * np.cos(around) + fore
        spine, lean, turn = self._spine(levels)
        swung = side * np.cos(turn) + ahead * np.sin(turn)
        forth = ahead * np.cos(turn) - side * np.sin(turn)
        return spine + np.stack([swung, -forth * np.sin(lean), forth * np.cos(lean)], -1).astype(np.float32)

    def _spine(self, levels: Floats) -> tuple[Floats, Floats, Floats]:
        """Return middle (frames, K, 3), lean and twist (frames, K) at levels."""
        bones = self.bones
        marks = np.array([-0.12, 0.0, 0.42, 0.78, 1.0, 1.06], np.float32)
        seat = bones.pelvis + (bones.pelvis - bones.waist) * np.float32(0.12 / 0.42)
        collar = bones.neck + (bones.neck - bones.chest) * np.float32(0.06 / 0.22)
        column = np.stack([seat, bones.pelvis, bones.waist, bones.chest, bones.neck, collar], 1)
        index = np.clip(np.searchsorted(marks, levels, side="right") - 1, 0, 4)
        share = ((levels - marks[index]) / (marks[index + 1] - marks[index]))[None, :, None]
        middle = column[:, index] + (column[:, index + 1] - column[:, index]) * share.astype(np.float32)
        rise = np.clip(levels, 0, 1)[None]
        lean = bones.trunk_lean[:, None] * rise
        return middle, lean, bones.twist[:, None] * rise

    def flat(self, points: Floats) -> Floats:
        """Return places (frames, K, 3) as seen: (frames, K, 2)."""
        return project(points, self.bones.yaw)

    def patch(
        self, level: Sequence[float], azimuth: Sequence[float], out: float = 0.0, corners: bool = False, steps: int = 3
    ) -> Floats:
        """Return a piece of cloth on the trunk by its knots; with `corners` its sides are straight."""
        control = self.flat(self.point(level, azimuth, out * self._stature))
        return spline(control, 1 if corners else steps)

    def shown(self, azimuth: float, level: float = 0.6) -> Floats:
        """Return (frames,) how much a place on the trunk faces the viewer, 0..1 with soft edges."""
        turn = self.bones.yaw + self.bones.twist * np.float32(level)
        return np.clip((np.cos(turn + np.float32(azimuth)) + 0.12) * 4, 0, 1).astype(np.float32)

    def rows(self, levels: Floats, margin: float) -> tuple[Floats, Floats]:
        """Return middles (frames, K, 2) and half widths (frames, K) of the trunk's rows as seen."""
        spine, lean, turn = self._spine(levels)
        half = np.interp(levels, _LEVELS, self._half) + margin * self._stature
        depth = np.interp(levels, _LEVELS, self._depth) + margin * self._stature
        fore = np.interp(levels, _LEVELS, self._fore)
        ahead = np.stack([fore * np.sin(turn), -fore * np.sin(lean), fore * np.cos(lean)], -1)
        yaw = self.bones.yaw[:, None] + turn
        wide = np.sqrt((half * np.cos(yaw)) ** 2 + (depth * np.sin(yaw)) ** 2)
        return self.flat((spine + ahead).astype(np.float32)), wide.astype(np.float32)

    def outline(self, margin: float, below: Sequence[Row] = (), top: float = 1.06, bottom: float = -0.12) -> Floats:
        """Return the outline of a garment from its top row down to its hem.

        Args:
            margin: how far it stands off the trunk, in statures.
            below: rows along the legs, from the top down.
            top: level of the upper edge.
            bottom: level of the lower edge where no rows follow below.
        """
        levels = np.array([level for level in _LEVELS if bottom + 0.02 < level < top - 0.02], np.float32)
        levels = np.concatenate([[bottom], levels, [top]]).astype(np.float32)
        if below:
            levels = levels[levels >= 0]
        middle, half = self.rows(levels, margin)
        if below:
            hem, wide = self._hem(below, margin)
            middle, half = np.concatenate([hem[:, ::-1], middle], 1), np.concatenate([wide[:, ::-1], half], 1)
        left, right = sides(middle, half)
        if below:
            _level_hem(left, right, middle, half, len(below))
        count = left.shape[1]
        control = np.concatenate([right, left[:, ::-1]], 1)
        return spline(control, 3, (0, count - 1, count, 2 * count - 1))

    def _hem(self, below: Sequence[Row], margin: float) -> tuple[Floats, Floats]:
        """Return middles and half widths of rows along the legs; they span both and trail behind."""
        bones = self.bones
        left = [bones.flat(joint) for joint in (bones.hips[0], bones.knees[0], bones.ankles[0])]
        right = [bones.flat(joint) for joint in (bones.hips[1], bones.knees[1], bones.ankles[1])]
        _, seat = self.rows(np.zeros(1, np.float32), margin)
        middles, halves = [], []
        for row in below:
            lower = row.along > 0.5
            share = np.float32(row.along * 2 - (1 if lower else 0))
            one, two = (
                leg[1 if lower else 0] + (leg[2 if lower else 1] - leg[1 if lower else 0]) * share
                for leg in (left, right)
            )
            apart = np.sqrt(((one - two) ** 2).sum(-1)) / 2
            middles.append((one + two) / 2 + self._drag * np.float32(row.along**1.5))
            halves.append(np.maximum(seat[:, 0] * 0.8, apart + 0.05 * self._stature) + row.margin * self._stature)
        return np.stack(middles, 1), np.stack(halves, 1).astype(np.float32)


def _level_hem(left: Floats, right: Floats, middle: Floats, half: Floats, rows: int) -> None:
    """Turn the lower rows of a hanging garment towards the level: cloth falls, whatever the legs do."""
    level = np.array([-1, 0], np.float32)
    for side, sign in ((left, 1), (right, -1)):
        hung = middle[:, :rows] + sign * level * half[:, :rows, None]
        side[:, :rows] += (hung - side[:, :rows]) * np.float32(0.6)
