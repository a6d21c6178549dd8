"""People on their ways: what they hold, sit on and say, added to what their bodies do."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.holding import Held, draw_held
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.performer import Role, enact
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.played import Played, Setting, sounding
from circletake.render.cast.seats import bed_under, seat_under, stake_behind
from circletake.render.cast.travel import Track
from circletake.render.scene import Lips
from circletake.schema import Expression, derive_seed


class Folk(NamedTuple):
    """One person and everything that is asked of him."""

    object_id: str
    who: Dressed
    doings: list[Doing]
    held: list[Held]
    expression: Expression | None
    mouth: Lips | None
    seed: int
    order: float
    rock: Floats | None = None
    """(frames,) phase of what carries him."""
    afloat: bool = False
    own_seat: Doing | None = None
    """The act by which he sits or lies down on nothing, when a seat or a bed is to be put under him."""
    hidden_below: Floats | None = None
    """(frames,) metres: what is lower is behind the side of what carries him."""


def perform_person(folk: Folk, track: Track, setting: Setting) -> Played:
    """Play a person with all that is in hand."""
    role = Role(
        folk.object_id, folk.who, folk.doings, folk.expression, folk.mouth, folk.seed, folk.order, folk.rock,
        setting.close, setting.wind_mps,
    )  # fmt: skip
    enacted = enact(role, track, setting.clock, setting.ground)
    m = enacted.measures
    for held in folk.held:
        # By the look, not by the take: what somebody carries stays the same from shot to shot.
        owner = folk.who.seed if held.of is None else held.of
        draw_held(enacted, held, setting.clock, derive_seed("held", owner, held.noun), 1.0)
    if folk.own_seat is not None:
        if folk.own_seat.verb == "sit":
            seat_under(enacted, folk.own_seat, setting)
        else:
            bed_under(enacted, folk.own_seat, setting, folk.who.seed)
    if any(doing.verb == "scare" for doing in folk.doings):
        stake_behind(enacted)
    shapes = enacted.sheet.shapes
    floor = track.position[:, 1] if folk.afloat else folk.hidden_below
    if floor is not None:
        for shape in shapes:
            if shape.points.ndim == 3:
                shape.points[..., 1] = np.maximum(shape.points[..., 1], floor[:, None])
    played = Played(shapes, m.stature, m.stature * 0.36)
    played.key_points = enacted.key_points
    played.contacts = enacted.contacts
    played.actions = enacted.actions
    for doing in folk.doings:
        if doing.verb == "play":
            begin = doing.begin_s if doing.begin_s > 0.05 else -9.0
            played.sources += sounding("music", folk.object_id, setting.clock, 0.7, begin, doing.end_s)
    return played
