"""Touching: when hands, muzzles and talons have hold of something, and who can hold what."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.motion import ease
from circletake.render.cast.plants.growth import Plant

_CARRIED_M = 1.3
"""The longest animal that is carried off."""


_BABIES = frozenset({"baby", "infant", "newborn", "toddler"})
_IN_ARMS_M = 1.1
"""The tallest child that is carried in the arms."""


def give_moment(begin_s: float, end_s: float) -> float:
    """Return when a thing passes from hand to hand."""
    return begin_s + min(1.4, 0.62 * (end_s - begin_s))


def grab_moment(begin_s: float, end_s: float) -> float:
    """Return when a reaching hand, muzzle or claw arrives."""
    return max(begin_s, 0) + min(0.85, 0.6 * (end_s - begin_s))


def stoop(t: Floats, at_s: float, high_m: float, low_m: float) -> Floats:
    """Return the height (frames,) of a bird that stoops on something: down to it at a moment, and up again."""
    out: Floats = (low_m + (high_m - low_m) * ease(np.abs(t - at_s) / 1.1)).astype(np.float32)
    return out


def handy(member: Member) -> bool:
    """Tell whether something can be taken in the hand."""
    body = member.body
    if isinstance(body, Plant):
        return member.term in ("flower", "flowers")
    if not isinstance(body, Article) or body.thing is None:
        return member.family == "stand-in" and member.height_m < 0.6
    return body.thing.grip != "ground" and max(member.height_m, member.width_m) < 1.2


def is_prey(member: Member) -> bool:
    """Tell whether something is an animal that hands, a muzzle or talons carry off."""
    small = max(member.height_m, member.width_m) < _CARRIED_M
    if member.family == "person":
        return member.height_m < _IN_ARMS_M and member.part.noun in _BABIES
    return member.family in ("bird", "swimmer", "small", "beast") and small and not member.big


def is_seized(one: Member, other: Member) -> bool:
    """Tell whether one can take hold of another and carry it along."""
    if one.family == "person":
        return handy(other) or is_prey(other)
    return one.family in ("beast", "bird") and one.term != other.term and (handy(other) or is_prey(other))
