"""Petals, leaves and confetti that drift down: many small blades that turn as they fall, and lie."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.cast.attaching import Scene
from circletake.render.cast.colours import pick, rgb
from circletake.render.cast.members import Member
from circletake.render.cast.played import Played
from circletake.render.scene import Paint, Shape
from circletake.schema import derive_seed


class Drift(NamedTuple):
    """What drifts."""

    blade: NDArray[np.float64]
    """(P, 2) the outline of one, about 2 across."""
    hues: tuple[str, ...]
    blades: int = 80
    size: float = 1.0
    """Against a petal's."""
    pace: float = 1.0
    """How fast it falls, against a petal."""


_PETAL = Drift(
    np.array([(-1, 0), (-0.5, 0.5), (0.3, 0.62), (0.85, 0.3), (0.7, 0), (0.95, -0.25), (0.3, -0.6), (-0.5, -0.45)]),
    ("#f6c6d0", "#f9dbe1", "#eda9b8", "#fbe9ea"),
)
_LEAF = Drift(
    np.array([(-1.5, 0), (-0.6, 0.5), (0.4, 0.45), (1.5, 0), (0.4, -0.45), (-0.6, -0.5)]),
    ("#d98a32", "#c9602e", "#e3b040", "#a84a2c"), size=1.35,
)  # fmt: skip
_CONFETTI = Drift(
    np.array([(-0.8, -0.5), (0.8, -0.5), (0.8, 0.5), (-0.8, 0.5)]),
    ("#d9483b", "#f2c53d", "#3f8fc4", "#5fae5a", "#c45fa0", "#f4efe6"), blades=130, size=0.7, pace=1.5,
)  # fmt: skip
_DRIFTS: dict[str, Drift] = {
    **dict.fromkeys(("petal", "petals", "cherry petals", "rose petals", "flower petals", "cherry blossoms"), _PETAL),
    **dict.fromkeys(("leaves", "autumn leaves", "falling leaves"), _LEAF),
    **dict.fromkeys(("confetti", "streamers", "paper confetti"), _CONFETTI),
}
_HIGH_M, _WIDE_M = 4.0, 4.4
_FROM_M, _FLUTTERS_S, _SWINGS = 1.5, 3.2, 2.5
"""How high a single leaf begins, how long it falls at most, and how often it swings."""


def drifts(member: Member) -> bool:
    """Tell whether a part is many blades in the air, or a leaf that will be."""
    return member.part.noun in _DRIFTS or member.term == "leaf"


def _alone(member: Member) -> bool:
    return member.part.noun not in _DRIFTS and member.part.count < 2


def _flutter(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Let one leaf swing down from side to side, as it does that has more air under it than weight, and lie."""
    cue = next((cue for cue in scene.cues[id_] if cue.verb in ("fall", "fly")), None)
    if cue is None:
        return
    t, track = scene.setting.clock.times_s, scene.tracks[id_][member.number]
    x0, y0, z0 = (float(value) for value in track.position[0])
    lasts = min(max(cue.end_s - cue.begin_s, 1.2), _FLUTTERS_S)
    u = np.clip((t - cue.begin_s) / lasts, 0, 1)
    swing = np.sin(2 * np.pi * _SWINGS * u) * np.sqrt(u * (1 - u)) * 2
    # It drops when it slides from one side to the other, and rests where it turns.
    fallen = u + np.sin(4 * np.pi * _SWINGS * u + np.pi) / (4 * np.pi * _SWINGS) * 0.8
    y = _FROM_M * (1 - fallen)
    turn = 0.75 * np.cos(2 * np.pi * _SWINGS * u) * np.sqrt(u * (1 - u)) * 2 + 1.35 * u
    flat = (1 - 0.6 * np.clip((u - 0.92) / 0.08, 0, 1))[:, None]
    size = played.height_m
    c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
    for shape in played.shapes:
        points = shape.points if shape.points.ndim == 3 else np.repeat(shape.points[None], len(t), 0)
        bx, by = points[..., 0] - x0, points[..., 1] - track.position[:, None, 1] - 0.5 * size
        x = x0 + (0.42 * swing)[:, None] + bx * c - by * s
        up = y0 + y[:, None] + 0.3 * size + (bx * s + by * c) * flat
        shape.points = np.stack([x, np.maximum(up, y0 + 0.004), points[..., 2]], -1).astype(np.float32)
    track.position = np.stack([x0 + 0.42 * swing, y0 + y, np.full_like(t, z0)], -1).astype(np.float32)
    played.reach = np.array([x0 - 0.75, y0, x0 + 0.75, y0 + _FROM_M + size], np.float32)
    played.actions = [cue.verb]


def drift_petals(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Let them drift down through the middle of the shot in place of a single one; one leaf alone flutters down."""
    if _alone(member):
        _flutter(scene, id_, member, played)
        return
    played.shapes, played.contacts = [], []
    # What is in the air as single blades throws no dark spot on the ground below its middle.
    track = scene.tracks[id_][member.number]
    track.position = track.position + np.array([0.0, 0.3 * _HIGH_M, 0.0], np.float32)
    if member.number > 0:
        return
    drift, t = _DRIFTS.get(member.part.noun, _LEAF), scene.setting.clock.times_s
    x0, y0, z0 = (float(value) for value in scene.tracks[id_][0].position[0])
    y0 = float(scene.setting.ground.height(*(np.array([v], np.float32) for v in (x0, z0, 0.0)))[0])
    rng = np.random.default_rng(derive_seed("petals", member.seed))
    wind = 0.25 * (np.sign(scene.setting.wind_mps) or 1.0) + 0.35 * scene.setting.wind_mps
    for number in range(drift.blades):
        size, pace = float(rng.uniform(0.045, 0.085)) * drift.size, float(rng.uniform(0.45, 0.85)) * drift.pace
        phase, spin, sway = (float(value) for value in rng.uniform((0, 1.2, 0.25), (6.3, 3.2, 0.6)))
        fallen = (rng.uniform(0, _HIGH_M + 1) + t * pace) % (_HIGH_M + 1)
        y = y0 + np.maximum(_HIGH_M - fallen, 0.015)
        moving = (fallen < _HIGH_M).astype(np.float32)
        clock = np.minimum(fallen, _HIGH_M) / pace
        x = x0 + (rng.uniform(-1, 1) * _WIDE_M + sway * np.sin(clock * 1.7 + phase) + wind * (clock - 2.0))
        turn = phase + spin * clock
        flat = 0.25 + 0.75 * np.abs(np.cos(turn * 0.7)) * moving
        c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
        bx, by = drift.blade[None, :, 0] * size, drift.blade[None, :, 1] * size * flat[:, None]
        lying = (1 - moving)[:, None]
        up = (bx * s + by * c) * (1 - 0.75 * lying)
        z = z0 + float(rng.uniform(-1.4, 3.0))
        outline = np.stack([x[:, None] + bx * c - by * s, y[:, None] + up, np.full_like(up, z)], -1)
        shown = np.clip((_HIGH_M + 1 - fallen) * 3, 0, 1) * np.clip(fallen * 4, 0, 1)
        paint = Paint(rgb(pick(drift.hues, member.seed, number)))
        played.shapes.append(Shape(outline.astype(np.float32), paint, id_, shown.astype(np.float32), number / 64))
    played.height_m, played.width_m = 2.4, 3.2
    played.reach = np.array([x0 - 1.5, y0, x0 + 1.5, y0 + 2.2], np.float32)
    played.actions = ["fall"]
