"""Riding: what somebody aboard does with hands and feet, and vehicles that fit who rides them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene, _ride_height, seat_height
from circletake.render.cast.bonds import Bond, drivers_of
from circletake.render.cast.manners import PUSHING
from circletake.render.cast.members import Member
from circletake.render.cast.person.acting import FREE, Doing, Holds
from circletake.render.cast.person.measures import measures
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import local_to_world
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import CRANK_M, Vehicle, stance_of, travelled
from circletake.render.cast.vehicles.surf import on_wave

_GROWN_M = 1.72
"""Whom vehicles are drawn for."""
_FITTED = frozenset({"bicycle", "skateboard", "wheelchair"})
"""What a child has a smaller one of."""
_MOUNTS = {"cycle": "bicycle", "ride": "motorcycle", "surf": "surfboard", "wheel": "wheelchair"}
_BARE_HEADED = frozenset({"none", "headband", "cap", "beanie", "flat cap"})
_PEDALS = ((0.13, -0.14), (-0.12, 0.14))
"""Metres from the crank's middle, as it is drawn."""


def carried_doing(scene: Scene, bond: Bond, id_: str) -> Doing:
    """Return what somebody aboard does: it lasts as long as the shot, as does the ride."""
    carrier = scene.casts[bond.other][0]
    vehicle = carrier.body
    if not isinstance(vehicle, Vehicle):
        return Doing("ride", -99.0, 999.0, bond.other, height_m=_ride_height(scene, bond.other))
    pose = vehicle.craft.pose
    verb = {"cycle": "ride", "ride": "ride", "row": "row", "steer": "sail", "stand": "sail", "surf": "sail"}.get(
        pose, "drive"
    )
    return Doing(
        verb, -99.0, 999.0, bond.other, object=_MOUNTS.get(pose, ""),
        height_m=seat_height(vehicle), holds=_holds(scene, bond, vehicle),
    )  # fmt: skip


def _holds(scene: Scene, bond: Bond, vehicle: Vehicle) -> Holds:
    """Return where a rider's hands and feet are: on the bar, on pegs or pedals."""
    craft, clock = vehicle.craft, scene.setting.clock
    if craft.bar is None and craft.pose != "wheel":
        return FREE
    track = scene.tracks[bond.other][0]
    stance = stance_of(vehicle, track, scene.setting, [], False)

    def at(x: Floats | float, y: Floats | float) -> Floats:
        there = np.stack(np.broadcast_arrays(np.zeros(clock.frames) + x, y), -1) * vehicle.size
        return local_to_world(there.astype(np.float32), stance)

    if craft.bar is None:
        return _on_rims(scene, bond, vehicle, at)
    bar, hub = at(*craft.bar), vehicle.picture.pivots.get("crank")
    if hub is None:
        feet = at(*craft.pegs) if craft.pegs is not None else None
        return Holds((bar, bar), (feet, feet))
    angle = -travelled(track, clock) / np.float32(CRANK_M)
    c, s = np.cos(angle), np.sin(angle)
    right, left = (at(hub[0] + x * c - y * s, hub[1] + x * s + y * c) for x, y in _PEDALS)
    return Holds((bar, bar), (left, right))


def _on_rims(scene: Scene, bond: Bond, vehicle: Vehicle, at: Callable[[Floats, Floats], Floats]) -> Holds:
    """Return where the hands of somebody in a wheelchair are: on the rims that they turn, unless somebody pushes."""
    pushed = any(PUSHING in cue.manner and cue.target == bond.other for cues in scene.cues.values() for cue in cues)
    x, radius = vehicle.picture.pivots["wheel1"]
    still = np.zeros_like(scene.setting.clock.times_s)
    feet = at(still + 0.46, still + 0.17)
    if pushed:
        return Holds((None, None), (feet, feet))
    stroke = 0.6 * np.sin(travelled(scene.tracks[bond.other][0], scene.setting.clock) * np.float32(4.2))
    rim = at(x + radius * np.sin(stroke), radius * (1 + np.cos(stroke)))
    return Holds((rim, rim), (feet, feet))


def lift_onto_waves(
    casts: dict[str, list[Member]], bonds: list[Bond], tracks: dict[str, list[Track]], t: Floats
) -> None:
    """Lift boards that are ridden onto the faces of their waves."""
    for id_, members in casts.items():
        board = members[0].body
        if members[0].term == "surfboard" and isinstance(board, Vehicle) and drivers_of(id_, bonds) and id_ in tracks:
            for track in tracks[id_]:
                track.lifted = on_wave(t, board.size, board.seed).rise_m
                track.position[:, 1] += track.lifted


def fit_to_riders(casts: dict[str, list[Member]], bonds: list[Bond]) -> None:
    """Give children small bicycles, and whoever rides a motorcycle a helmet."""
    for bond in bonds:
        carrier = casts[bond.other][0]
        if bond.kind != "aboard" or not isinstance(carrier.body, Vehicle):
            continue
        who = casts[bond.one][0].body
        if carrier.term in _FITTED and isinstance(who, Dressed):
            share = float(np.clip(measures(who).stature / _GROWN_M, 0.6, 1.3))
            vehicle = carrier.body._replace(size=carrier.body.size * share)
            casts[bond.other][0] = carrier._replace(body=vehicle, height_m=vehicle.height_m, width_m=vehicle.width_m)
        if carrier.term == "motorcycle":
            casts[bond.one] = [_helmeted(member) for member in casts[bond.one]]


def _helmeted(member: Member) -> Member:
    who = member.body
    if isinstance(who, Dressed) and who.headwear in _BARE_HEADED:
        return member._replace(body=who._replace(headwear="crash helmet"))
    return member
