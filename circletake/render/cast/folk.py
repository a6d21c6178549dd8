"""People on their ways: what they hold, sit on and say, added to what their bodies do."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.drawing import clothed, drawing
from circletake.render.cast.holding import Held, draw_held
from circletake.render.cast.moving import Frame2, carried
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.figure import Level
from circletake.render.cast.person.performer import Enacted, Role, enact
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.played import Played, Setting, sounding
from circletake.render.cast.props.furniture import STOOL
from circletake.render.cast.props.things import ROCK
from circletake.render.cast.travel import Track
from circletake.schema import Expression, derive_seed

SEAT_BACK = 0.36
"""Leg lengths by which a sitter's hips are behind where he stands."""


class Folk(NamedTuple):
    """One person and everything that is asked of him."""

    object_id: str
    who: Dressed
    doings: list[Doing]
    held: list[Held]
    expression: Expression | None
    mouth: Floats | None
    seed: int
    order: float
    rock: Floats | None = None
    """(frames,) phase of what carries him."""
    afloat: bool = False
    own_seat: bool = False
    """True when a seat is to be put under somebody who sits down on nothing."""


def perform_person(folk: Folk, track: Track, setting: Setting) -> Played:
    """Play a person with all that is in hand."""
    role = Role(folk.object_id, folk.who, folk.doings, folk.expression, folk.mouth, folk.seed, folk.order, folk.rock)
    enacted = enact(role, track, setting.clock, setting.ground)
    m = enacted.measures
    for held in folk.held:
        # By the look, not by the take: what somebody carries stays the same from shot to shot.
        draw_held(enacted, held, setting.clock, derive_seed("held", folk.who.seed, held.noun), 1.0)
    if folk.own_seat:
        _seat_under(enacted, folk, setting)
    shapes = enacted.sheet.shapes
    if folk.afloat:
        for shape in shapes:
            shape.points[..., 1] = np.maximum(shape.points[..., 1], track.position[:, None, 1])
    played = Played(shapes, m.stature, m.stature * 0.36)
    played.key_points = enacted.key_points
    played.contacts = enacted.contacts
    played.actions = enacted.actions
    for doing in folk.doings:
        if doing.verb == "play":
            begin = doing.begin_s if doing.begin_s > 0.05 else -9.0
            played.sources += sounding("music", folk.object_id, setting.clock, 0.7, begin, doing.end_s)
    return played


def _seat_under(enacted: Enacted, folk: Folk, setting: Setting) -> None:
    """Lay a stool, or a rock outdoors, where somebody sits who was given no seat; it is there from the start."""
    doing = next((doing for doing in folk.doings if doing.verb == "sit" and doing.height_m > 0.05), None)
    if doing is None:
        return
    stance = enacted.sheet.stance
    x, z = float(stance.position[0, 0]), float(stance.position[0, 2])
    indoors = setting.ground.material(x, z) in ("wood", "carpet", "metal")
    picture = drawing(STOOL if indoors else ROCK)
    high = 0.5 if indoors else 0.36
    size = doing.height_m / high * (1.0 if indoors else 1.05)
    grey = rgb("#8a5a38") if indoors else rgb("#85807a")
    palette = clothed(grey, shade(grey, -1), rgb("cream"))
    bones = enacted.bones
    back = -SEAT_BACK * bones.measures.leg
    at = np.stack([np.sin(bones.yaw) * back, np.zeros_like(bones.yaw)], -1)
    enacted.sheet.level(Level.BACK)
    for piece in picture.pieces:
        outline = carried(piece.outline, Frame2(at.astype(np.float32), 0 * bones.yaw), size)
        enacted.sheet.put(outline, piece.fill.paint(palette), rim=piece.rim)
