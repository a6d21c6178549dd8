"""The waterside: what floats goes into the water, what walks stays on land, and those who watch go to the edge."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.members import Member
from circletake.render.cast.spots import Spot
from circletake.render.scene import Area, Ground

_FAR_OUT_M = 14.0
"""How far beyond the area water is looked for."""
_DRY_M = 4.2
"""Metres from where things float back to where a shore is dry."""
_ON_LAND_TOO = frozenset({"duck", "gull", "penguin", "turtle", "frog", "octopus"})
_STRANDED = frozenset({"stranded", "beached", "washed", "ashore"})
_UNDER_WAY = frozenset({"swim", "jump", "fly", "sail", "run", "row", "walk"})


def stranded(lead: Member) -> bool:
    """Tell whether a swimmer lies on land: it is called so, or it lies, and does nothing that takes water."""
    verbs = {action.verb for action in lead.part.actions}
    if verbs & _UNDER_WAY:
        return False
    return bool(_STRANDED.intersection(lead.part.adjectives)) or "lie" in verbs


def to_their_ground(leads: dict[str, Member], spots: dict[str, Spot], ground: Ground, area: Area) -> dict[str, Spot]:
    """Return spots moved in depth to water for what floats, and to land for what walks.

    Where something has gone out into water beyond the area, everybody on land goes along up to the water's edge, so
    that both are seen in one frame.

    Args:
        leads: the first individual of each part.
        spots: where each part would stand if all were land.
        ground: land and water.
        area: where the shot can see.
    """
    out = {id_: _settled(leads[id_], spot, ground, area) for id_, spot in spots.items()}
    gone = [id_ for id_ in out if out[id_].z > spots[id_].z + 0.5 and _floats(leads[id_])]
    ashore = [id_ for id_ in out if not ground.is_water(*out[id_])]
    if not gone or not ashore:
        return out
    edge = min(_edge(out[id_], ground) for id_ in gone)
    forward = edge - _DRY_M - max(out[id_].z for id_ in ashore)
    if forward > 0.0:
        out |= {id_: Spot(out[id_].x, out[id_].z + forward) for id_ in ashore}
    return out


def _floats(lead: Member) -> bool:
    if lead.term == "submarine":
        return True
    if lead.family == "person":
        return bool(lead.part.actions) and lead.part.actions[0].verb == "swim" and lead.part.actions[0].begin_s < 0.1
    if lead.term in _ON_LAND_TOO:
        return any(action.verb in ("swim", "sail") for action in lead.part.actions)
    return lead.swims and not lead.flies and not stranded(lead)


def _settled(lead: Member, spot: Spot, ground: Ground, area: Area) -> Spot:
    if _floats(lead):
        if ground.is_water(spot.x, spot.z):
            return spot
        for z in np.linspace(spot.z, area.z_far + _FAR_OUT_M, 60):
            if ground.is_water(spot.x, float(z)):
                return Spot(spot.x, float(z) + 0.4 + 0.12 * lead.width_m)
        return spot
    if lead.flies or not ground.is_water(spot.x, spot.z):
        return spot
    for z in np.linspace(spot.z, area.z_near - 1.0, 30):
        if not ground.is_water(spot.x, float(z)):
            return Spot(spot.x, float(z) - 0.1)
    return spot


def _edge(spot: Spot, ground: Ground) -> float:
    """Return how far away the water begins before a spot in it."""
    z = spot.z
    while z > spot.z - 2.0 * _FAR_OUT_M and ground.is_water(spot.x, z - 0.25):
        z -= 0.25
    return z
