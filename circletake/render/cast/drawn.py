"""What is drawn and pushed: where those who do it are, before or behind it, and where their hands are."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.members import Member, pace_mps
from circletake.render.cast.person.acting import Doing, Holds
from circletake.render.cast.travel import Stretch, Track
from circletake.render.cast.vehicles.rig import Vehicle

_REACH = 0.34
"""From a pusher's feet to what he pushes, in statures: he leans into it."""
_AT_BACK = 3
"""So many push from behind; the others along the side."""
_STEP_M = 0.85
_HAND = 0.66
"""How high one pushes, in statures."""


def coupled(member: Member, lead_way: Stretch, moved: Member, pulls: bool) -> Stretch:
    """Return the way of somebody who pushes or pulls a vehicle: the vehicle's own, before it or behind it."""
    side = 1.0 if lead_way.direction[0] >= 0 else -1.0
    along, deep = _pulling(member, moved) if pulls else _pushing(member, moved)
    start, end = lead_way.start, lead_way.end
    verb = "walk"
    if member.family == "beast" and lead_way.speed > 1.3 * pace_mps(member, "walk", ""):
        verb = "run"
    return lead_way._replace(
        verb=verb, start=(start[0] + side * along, start[1] + deep), end=(end[0] + side * along, end[1] + deep),
        phase=(member.seed % 89) / 89 if member.number else 0.0, pace="",
    )  # fmt: skip


def _pulling(member: Member, moved: Member) -> tuple[float, float]:
    """Return metres ahead of a vehicle's middle and in depth of one of those who pull it, two abreast."""
    vehicle = moved.body
    assert isinstance(vehicle, Vehicle)
    hitch = (vehicle.craft.hitch_m or vehicle.picture.bounds[2] + 0.3) * vehicle.size
    pair, inner = divmod(member.number, 2)
    ahead = hitch + (0.52 + 1.16 * pair) * member.width_m + (0.2 * member.width_m if inner else 0.0)
    return ahead, 0.34 if inner else -0.1


def _pushing(member: Member, moved: Member) -> tuple[float, float]:
    """Return metres ahead of a vehicle's middle (behind it: negative) and in depth of one of those who push it."""
    vehicle = moved.body
    assert isinstance(vehicle, Vehicle)
    number, back = member.number, handle_of(vehicle)[0] - _REACH * member.height_m
    if number < _AT_BACK:
        return back - (0.0, 0.3, 0.14)[number], (-0.15, 0.3, -0.5)[number]
    return back + 1.0 + _STEP_M * (number - _AT_BACK), -0.62 - 0.06 * (number % 2)


def handle_of(vehicle: Vehicle) -> tuple[float, float]:
    """Return where a vehicle is pushed, metres from its middle and above the ground."""
    x0, _, _, high = vehicle.picture.bounds
    x, y = vehicle.craft.handle or (x0, 0.72 * high)
    return x * vehicle.size, y * vehicle.size


def pushing(member: Member, track: Track, moved: Member, moved_track: Track, begin_s: float, end_s: float) -> Doing:
    """Return how somebody leans into a vehicle, both hands on it."""
    vehicle = moved.body
    assert isinstance(vehicle, Vehicle)
    side = np.where(np.sin(moved_track.yaw) < 0, -1.0, 1.0)
    x, high = handle_of(vehicle)
    y = min(high, _HAND * member.height_m)
    at = moved_track.position[:, 0] + side * x
    if member.number >= _AT_BACK:
        at = track.position[:, 0] + side * _REACH * member.height_m
    place = np.stack([at, moved_track.position[:, 1] + y, track.position[:, 2]], -1).astype(np.float32)
    lower: Floats = place - np.array([0.0, 0.06, 0.0], np.float32)
    hard = "hard" if vehicle.craft.mass_kg > 150 else ""
    return Doing("push", begin_s, end_s, manner=hard, holds=Holds((place, lower), (None, None)))
