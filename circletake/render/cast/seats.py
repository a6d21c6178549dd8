"""Seats and beds that nobody named: put under who sits down or lies down in a place that would have them."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import pick, rgb, shade
from circletake.render.cast.drawing import Palette, clothed, drawing
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.figure import Level
from circletake.render.cast.person.performer import Enacted
from circletake.render.cast.played import Setting
from circletake.render.cast.props.furniture import BED, BLANKET, STOOL
from circletake.render.cast.props.things import ROCK
from circletake.render.cast.sheet import Sheet, still
from circletake.render.scene import Ground

SEAT_BACK = 0.36
"""Leg lengths by which a sitter's hips are behind where he stands."""
BED_M = 0.5
"""Height of a bed's mattress."""
_FLOORS = ("wood", "carpet", "metal")
_STOOL_M, _ROCK_M = 0.5, 0.36
_BLANKETS = ("#4f6d8f", "#8a4f4a", "#5f7d5a", "#7a5f86", "#b07a3c")


def is_indoors(ground: Ground, x: float, z: float) -> bool:
    """Tell whether a place is a floor."""
    return bool(getattr(ground, "indoors", False)) or ground.material(x, z) in _FLOORS


def bed_size(stature_m: float) -> float:
    """Return the factor on a bed's size for somebody of that height."""
    return max(0.72, stature_m / 1.75)


def seat_under(enacted: Enacted, doing: Doing, setting: Setting) -> None:
    """Lay a stool, or a rock outdoors, where somebody sits; it stands there from the start, and stays."""
    index, ground = _spot(enacted, doing, setting)
    indoors = is_indoors(setting.ground, float(ground[0]), float(ground[2]))
    yaw = float(enacted.bones.yaw[index])
    back = -SEAT_BACK * enacted.bones.measures.leg * float(np.sin(yaw))
    size = doing.height_m / (_STOOL_M if indoors else _ROCK_M) * (1.0 if indoors else 1.05)
    grey = rgb("#8a5a38") if indoors else rgb("#85807a")
    palette = clothed(grey, shade(grey, -1), rgb("cream"))
    _furnish(enacted, STOOL if indoors else ROCK, palette, ground, back, size, 1.0, Level.BACK)


_STAKE = """
unit 0.01
^wood/wood-- box -3.4 0 3.4 158 1
^wood- stroke 5 -66,139! 66,141!
^rope stroke 2.4 -6,133! 6,147!
^rope stroke 2.4 -6,147! 6,133!
"""


def stake_behind(enacted: Enacted) -> None:
    """Lay the stake and crossbar on which a scarecrow hangs."""
    ground: Floats = enacted.sheet.stance.position[0]
    size = enacted.bones.measures.stature / 1.72
    _furnish(enacted, _STAKE, {}, ground, 0.0, size, 1.0, Level.BACK)


def bed_under(enacted: Enacted, doing: Doing, setting: Setting, seed: int) -> None:
    """Lay a bed under who lies down indoors, and its blanket over him once he lies."""
    index, ground = _spot(enacted, doing, setting)
    facing = -1.0 if float(np.sin(enacted.bones.yaw[index])) < 0 else 1.0
    primary = rgb(pick(_BLANKETS, seed, "blanket"))
    palette = clothed(primary, shade(primary, -1), rgb("cream"))
    size = bed_size(enacted.bones.measures.stature)
    along = -0.13 * size * facing
    _furnish(enacted, BED, palette, ground, along, size, facing, Level.BACK)
    t = setting.clock.times_s
    lies = np.ones_like(t) if doing.begin_s <= 0.05 else (t > doing.begin_s + 1.3).astype(np.float32)
    lies = lies * (t < doing.end_s)
    _furnish(enacted, BLANKET, palette, ground, along, size, facing, Level.HELD, lies.astype(np.float32))


def _spot(enacted: Enacted, doing: Doing, setting: Setting) -> tuple[int, Floats]:
    """Return the frame at which somebody is down, and where (3,) he is then."""
    position = enacted.sheet.stance.position
    index = round((max(doing.begin_s, 0.0) + 0.8) * setting.clock.fps + setting.clock.handle)
    ground: Floats = position[min(index, len(position) - 1)]
    return min(index, len(enacted.bones.yaw) - 1), ground


def _furnish(
    enacted: Enacted, picture: str, palette: Palette, ground: Floats, along: float, size: float, facing: float,
    level: int, shown: Floats | None = None,
) -> None:  # fmt: skip
    """Lay a drawing that stands still into the pile of a person who may move."""
    body = enacted.sheet
    x, y, z = (float(part) for part in ground)
    sheet = Sheet(body.object_id, still(x + along, y, z, facing), body.start)
    sheet.level(level)
    for piece in drawing(picture).pieces:
        sheet.put(piece.outline * np.float32(size), piece.fill.paint(palette), shown, piece.rim)
    body.shapes += sheet.shapes
