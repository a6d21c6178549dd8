"""Matter: of what a member of the cast is made, and how heavy it is."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.vehicles.rig import Vehicle
from circletake.render.physics.substance import bounce_of
from circletake.schema import Material


class Matter(NamedTuple):
    """What something is made of."""

    material: Material
    mass_kg: float
    bounce: float
    """Coefficient of restitution on hard ground."""


def matter_of(member: Member) -> Matter:
    """Return a member's matter."""
    body, noun = member.body, member.part.noun
    if isinstance(body, Article):
        return Matter(body.material, body.mass_kg, bounce_of(body.material, member.term, noun))
    if isinstance(body, Vehicle):
        return Matter("metal", body.craft.mass_kg, 0.2)
    if member.family == "plant":
        return Matter("wood", 30.0 * member.height_m**2, 0.15)
    if member.family == "snowman":
        return Matter("snow", 120.0, 0.0)
    return Matter("paper", 2.0, 0.15)
