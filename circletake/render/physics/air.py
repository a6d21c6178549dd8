"""In the air: smoke that rises, and light that fog throws about."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.colours import mix, rgb
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.motion import ease
from circletake.render.cast.played import Played, sounding
from circletake.render.cast.sheet import Sheet, still
from circletake.render.cast.vapour import puffs
from circletake.render.scene import Paint, Rgb, Shape

_RINGS, _SHEETS = 24, 12
"""So many discs make a halo, so many sheets the light below a lamp: no step between two is seen."""
_LEAST_FALL_M = 1.0
"""A lamp that hangs lower lights no way down to the ground."""
_SHINES = 0.5
"""Emission from which a sheet's light shows in fog."""


def smoulder(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Let a column of smoke rise: from the chimney of a house in the shot, else from embers on the ground."""
    at = scene.tracks[id_][member.number].position[0]
    chimney = _chimney(scene, id_)
    scale = 1.4 * member.scale
    x, y, z = (float(value) for value in at)
    if chimney is not None:
        x, y, z = chimney
        z -= 0.05
        played.shapes = []
        scale = 1.6
    top = max((shape.order for shape in played.shapes), default=0.0)
    sheet = Sheet(id_, still(x, y + 0.1 * scale, z - 0.02), top)
    clock = scene.setting.clock
    wind = np.asarray(scene.setting.wind_mps * 0.5 * clock.times_s, np.float32)
    for number, (colour, opacity) in enumerate((("#8d8886", 0.55), ("#b6b0aa", 0.5), ("#6f6a6b", 0.42))):
        puffs(
            sheet, (0.0, 0.0), clock, -wind, size=(0.42 + 0.1 * number) * scale,
            rise=(2.7 + 0.4 * number) * scale, life_s=4.2 + 0.9 * number, count=9, colour=colour, opacity=opacity,
            seed=member.seed + number,
        )  # fmt: skip
    played.shapes += sheet.shapes
    played.reach = np.array([x - 1.1 * scale, y, x + 1.1 * scale, y + 2.9 * scale], np.float32)
    if chimney is None:
        played.sources += sounding("crackle", id_, clock, 0.35)
    played.actions = ["fly"]


def _chimney(scene: Scene, id_: str) -> tuple[float, float, float] | None:
    """Return where a house in the shot smokes, metres."""
    for other, members in scene.casts.items():
        body = members[0].body
        if other == id_ or members[0].family != "structure" or not isinstance(body, Article):
            continue
        x, y, z = (float(value) for value in scene.tracks[other][0].position[0])
        _, _, _, high = body.bounds
        across, up = body.smokes or (0.0, high / body.size)
        side = -1.0 if body.flipped else 1.0
        return x + side * across * body.size, y + up * body.size, z
    return None


def scatter(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Let fog throw a lamp's light about: a halo, brightest near the lamp, as far as the fog is thick."""
    shining = [shape for shape in played.shapes if shape.paint.emission >= _SHINES and shape.paint.opacity > 0.3]
    if not shining or scene.setting.fog <= 0.05:
        return
    clock, t = scene.setting.clock, scene.setting.clock.times_s
    points = np.concatenate([(shape.points[0] if shape.points.ndim == 3 else shape.points) for shape in shining])
    x, y, z = (float(value) for value in np.median(points, axis=0))
    colour = mix(shining[0].paint.colour, rgb("#fff1d2"), 0.5)
    cue = next((cue for cue in scene.cues[id_] if cue.verb == "shine"), None)
    on = np.ones_like(t) if cue is None or cue.begin_s < 0.1 else ease((t - cue.begin_s) / 0.5)
    shown = (on * (0.96 + 0.04 * np.sin(t * 2.1 + member.seed % 6))).astype(np.float32)
    size = 0.35 * max(played.height_m, 0.5) ** 0.7
    turn = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    top = max(shape.order for shape in played.shapes)
    for number in range(_RINGS):
        # Light that is thrown towards the eye falls off about as one over the distance from the lamp.
        reach = size * (0.35 + 0.17 * number)
        ring = np.stack([x + np.cos(turn) * reach, y + np.sin(turn) * reach, np.full_like(turn, z - 0.05)], -1)
        paint = Paint(colour, opacity=0.21 * scene.setting.fog / (1 + 0.16 * number), emission=0.3)
        played.shapes.append(Shape(ring.astype(np.float32), paint, id_, shown, top + number / 64))
    foot = y - float(scene.tracks[id_][member.number].position[0, 1])
    if foot > _LEAST_FALL_M:
        played.shapes += _cone((x, y, z), foot, colour, scene.setting.fog, id_, shown, top + _RINGS / 64)
    assert clock.frames == len(shown)


def _cone(
    lamp: tuple[float, float, float], foot: float, colour: Rgb, fog: float, id_: str, shown: Floats, order: float
) -> list[Shape]:  # fmt: skip
    """Return the way that light takes from a lamp down to the ground, sheet in sheet: brightest in its middle."""
    x, y, z = lamp
    shapes = []
    for number in range(_SHEETS):
        wide = 0.62 * foot * (1 - number / _SHEETS)
        corners = [(x - 0.1, y), (x + 0.1, y), (x + wide, y - foot), (x, y - foot - 0.13 * wide), (x - wide, y - foot)]
        points = np.array([(*corner, z - 0.06) for corner in corners], np.float32)
        paint = Paint(colour, opacity=0.05 * fog, emission=0.25)
        shapes.append(Shape(points, paint, id_, shown, order + number / 64))
    return shapes
