"""Harness: collars, traces and reins of the animals that draw something."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import drivers_of
from circletake.render.cast.business.tethers import hanging
from circletake.render.cast.colours import rgb
from circletake.render.cast.manners import PULLING
from circletake.render.cast.moving import ribbon
from circletake.render.cast.played import Played
from circletake.render.cast.vehicles.rig import Vehicle
from circletake.render.scene import Paint, Shape

_TRACE_M = 0.62
"""How high traces meet what is drawn."""


_REINED = frozenset({"horse", "camel", "deer"})
"""What is ridden by reins."""


def draws(scene: Scene, id_: str) -> bool:
    """Tell whether a part are animals that draw something."""
    return scene.casts[id_][0].family == "beast" and _drawn_by(scene, id_) is not None


def _drawn_by(scene: Scene, id_: str) -> str | None:
    return next((cue.target for cue in scene.cues[id_] if PULLING in cue.manner and cue.target in scene.casts), None)


def harness(scene: Scene, id_: str) -> None:
    """Lay harness onto every animal of a team, and reins to whoever drives."""
    drawn = _drawn_by(scene, id_)
    vehicle = scene.casts[drawn or ""][0].body
    assert drawn is not None
    assert isinstance(vehicle, Vehicle)
    track = scene.tracks[drawn][0]
    side = np.where(np.sin(track.yaw) < 0, -1.0, 1.0).astype(np.float32)
    front = min(0.72 * vehicle.picture.bounds[2], 1.0) * vehicle.size
    bar = track.position + np.stack([side * front, 0 * side + _TRACE_M * vehicle.size**0.5, 0 * side], -1)
    hands = [scene.played[bond.one][0].key_points["hand_l"] for bond in drivers_of(drawn, scene.bonds)]
    for number, beast in enumerate(scene.played[id_]):
        _dress(beast, id_, bar.astype(np.float32), hands[0] if hands and number < 2 else None)


def _dress(beast: Played, id_: str, bar: Floats, hand: Floats | None) -> None:
    """Lay collar, girth, trace and rein onto one animal."""
    points = beast.key_points
    ground = np.minimum(points["foot_fl"], points["foot_fr"])[:, 1].min()
    chest, back, head = points["chest"], points["back"], points["head"]
    tall = np.float32((back[:, 1] - ground).mean())
    width = np.float32(0.02 * tall + 0.004)
    leather, top = Paint(rgb("leather"), rgb("bark")), max(shape.order for shape in beast.shapes)
    near = np.full(len(chest), -0.03, np.float32)
    low = chest - np.array([0.0, 0.2, 0.0], np.float32) * tall
    high = chest + (head - chest) * 0.1 + np.array([0.0, 0.3, 0.0], np.float32) * tall + (back - chest) * 0.12
    _strap(beast, id_, [low, (low + high) / 2 + (head - back) * 0.03, high], 1.7 * width, leather, top + 0.1, near)
    girth = back + (chest - back) * 0.25
    up = np.array([0.0, 0.25, 0.0], np.float32) * tall
    _strap(beast, id_, [girth - 1.1 * up, girth, girth + 0.95 * up], width, leather, top + 0.2, near)
    middle = low + (high - low) * 0.3
    trace = np.concatenate([bar[:, :2], chest[:, 2:]], 1)
    _strap(beast, id_, [middle, (middle + trace) / 2, trace], 0.7 * width, leather, top + 0.3, near)
    _bridle(beast, id_, hand, width, top)


def is_reined(scene: Scene, id_: str) -> bool:
    """Tell whether a part is an animal that somebody rides by reins."""
    lead = scene.casts[id_][0]
    return lead.family == "beast" and lead.term in _REINED and bool(drivers_of(id_, scene.bonds))


def bridle(scene: Scene, id_: str) -> None:
    """Lay a bridle onto an animal that is ridden, and its reins into the rider's hands."""
    beast, rider = scene.played[id_][0], scene.played[drivers_of(id_, scene.bonds)[0].one][0]
    width = np.float32(0.006 + 0.008 * float(scene.casts[id_][0].height_m))
    _bridle(beast, id_, rider.key_points["hand_l"], width, max(shape.order for shape in beast.shapes))


def _bridle(beast: Played, id_: str, hand: Floats | None, width: np.float32, top: float) -> None:
    """Lay a strap round the muzzle and a rein from it to a hand."""
    points = beast.key_points
    head, near = points["head"], np.full(len(points["head"]), -0.03, np.float32)
    leather = Paint(rgb("leather"), rgb("bark"))
    muzzle = head + (points["nose"] - head) * 0.6
    across = np.stack([-(points["nose"] - head)[:, 1], (points["nose"] - head)[:, 0], 0 * near], -1) * 0.42
    _strap(beast, id_, [muzzle - across, muzzle, muzzle + across], 0.7 * width, leather, top + 0.4, near)
    if hand is not None:
        long = float(np.hypot(*(hand - muzzle)[:, :2].T).max()) * 1.015
        beast.shapes.append(hanging(muzzle, hand, long, 0.55 * width, Paint(rgb("bark")), id_, top + 0.5, -0.04))


def _strap(
    beast: Played, id_: str, line: list[Floats], half: np.float32, paint: Paint, order: float, nearer: Floats
) -> None:
    spine = np.stack([point[:, :2] for point in line], 1).astype(np.float32)
    outline = ribbon(spine, np.full(len(line), half, np.float32), 3)
    z = np.broadcast_to((line[0][:, 2] + nearer)[:, None, None], (*outline.shape[:2], 1))
    beast.shapes.append(Shape(np.concatenate([outline, z], -1).astype(np.float32), paint, id_, None, order))
