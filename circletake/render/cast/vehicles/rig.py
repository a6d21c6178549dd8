"""Vehicles at work: wheels that roll, sails that fill, rotors, smoke and lamps."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import pick, rgb, shade
from circletake.render.cast.drawing import Drawing, Palette, clothed, drawing
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Doing, settle
from circletake.render.cast.played import Played, Setting, sounding, touch
from circletake.render.cast.sheet import Move, Sheet, Stance, local_to_world, moved
from circletake.render.cast.travel import Track
from circletake.render.cast.vapour import flame, puffs
from circletake.render.cast.vehicles.fleet import CRAFT_VARIANTS, FLEET, Craft, CraftVariant
from circletake.render.cast.vehicles.sails import draw_under_sail, filling
from circletake.render.cast.vehicles.surf import on_wave
from circletake.render.cast.vehicles.water_air import OAR
from circletake.render.scene import Clock
from circletake.schema import Contact, Look, SourceKind

_LEAST_WIND_MPS = 3.0
"""In less wind than this flags move as they always do."""

_IDLING = frozenset({"car", "bus", "truck", "motorcycle", "tractor", "ship", "train"})


CRANK_M = 0.75
"""Metres that a bicycle goes while its crank turns by a radian."""


class Vehicle(NamedTuple):
    """One vehicle, cast."""

    term: str
    craft: Craft
    picture: Drawing
    palette: Palette
    size: float
    seat: tuple[float, float]
    seed: int

    @property
    def width_m(self) -> float:
        """Return its length."""
        x0, _, x1, _ = self.picture.bounds
        return (x1 - x0) * self.size

    @property
    def height_m(self) -> float:
        """Return its height above the ground or the water."""
        return self.picture.bounds[3] * self.size


def cast_vehicle(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Vehicle:
    """Return a vehicle of this kind."""
    craft = FLEET[term]
    variant = CRAFT_VARIANTS.get(noun, CraftVariant())
    seed = look.seed * 64 + individual
    art = (variant.art or craft.art) + ("\n" + variant.add if variant.add else "")
    second = look.secondary or variant.second or craft.second
    palette = clothed(
        rgb(look.primary or colour or variant.colour or pick(craft.colours, seed, term)),
        shade(rgb(second.strip("+-")), second.count("+") - second.count("-")),
        rgb(look.accent or craft.accent),
    )
    if variant.art:
        # Its funnel and its windows, if it has any, are elsewhere.
        craft = craft._replace(chimney=None, sill_m=variant.sill_m)
    craft = craft._replace(pose=variant.pose or craft.pose, hitch_m=variant.hitch_m or craft.hitch_m)
    size = craft.scale * variant.scale * (look.scale or 1.0) * scale
    return Vehicle(term, craft, drawing(art), palette, size, variant.seat or craft.seat, seed)


def perform_vehicle(
    vehicle: Vehicle, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float, afloat: bool
) -> Played:
    """Play a vehicle along its track."""
    clock, craft = setting.clock, vehicle.craft
    t = clock.times_s
    along = travelled(track, clock)
    speed = np.gradient(along, t) if clock.frames > 1 else np.zeros(1)
    stance = stance_of(vehicle, track, setting, doings, afloat)
    sheet = Sheet(object_id, stance, order)
    flying = np.clip(track.lifted * 2, 0, 1) + 0 * t
    moves = _moves(vehicle, t, along, speed, flying, doings)
    drift = along
    if craft.nozzle is not None:
        burn = np.clip(np.gradient(track.lifted + 0 * t, t) * 3, 0, 1) if clock.frames > 1 else np.zeros(1)
        burn = np.maximum(burn, _burning(doings, t))
        size = vehicle.size
        flame(sheet, (craft.nozzle[0] * size, craft.nozzle[1] * size), clock, height=6.5 * size, wide=2.2 * size,
            down=True,
              strength=burn.astype(np.float32), seed=vehicle.seed)  # fmt: skip
        puffs(sheet, (0.0, -2.0 * size), clock, 0 * t, size=2.6 * size, rise=-1.0 * size, life_s=1.6, colour="#e6e1da",
              opacity=0.6, strength=burn.astype(np.float32), seed=vehicle.seed)  # fmt: skip
    if craft.chimney is not None:
        active = np.clip(np.abs(speed) * 0.6 + 0.35, 0, 1).astype(np.float32)
        dark = "#8f8b88" if vehicle.term in ("ship", "tractor") else "#e3dfda"
        puffs(sheet, (craft.chimney[0] * vehicle.size, craft.chimney[1] * vehicle.size), clock, drift / track.scale,
              size=0.75 * vehicle.size if vehicle.term != "tractor" else 0.2,
                  rise=3.4 * vehicle.size if vehicle.term != "tractor" else 1.0,
              colour=dark, strength=active, seed=vehicle.seed, wind_mps=setting.wind_mps)  # fmt: skip
    if craft.tows:
        _towed(sheet, vehicle, moves)
    _two_oars(sheet, vehicle, doings, t, far=True)
    full = filling(t, setting.wind_mps, vehicle.seed)
    if abs(setting.wind_mps) >= _LEAST_WIND_MPS and "flag" in vehicle.picture.pivots:
        moves["flag"] = _flown(vehicle.picture, setting.wind_mps * float(np.sign(stance.mirror[0])), t, vehicle.seed)
    draw_under_sail(sheet, vehicle.picture, vehicle.palette, moves, vehicle.size, t, full)
    _two_oars(sheet, vehicle, doings, t, far=False)
    played = Played(sheet.shapes, vehicle.height_m * track.scale, vehicle.width_m * track.scale)
    _mark(played, vehicle, stance)
    _sound(played, vehicle, object_id, doings, speed, flying, setting)
    played.actions = done(doings, track)
    return played


def done(doings: list[Doing], track: Track) -> list[str]:
    """Return what is really done: ways made, and the acts that a thing has."""
    return list(dict.fromkeys([way.verb for way in track.stretches] + [doing.verb for doing in doings]))


def travelled(track: Track, clock: Clock) -> Floats:
    """Return (frames,) metres made forward; turning round does not take them back."""
    if clock.frames < 2:
        return np.zeros(clock.frames, np.float32)
    step = np.hypot(np.diff(track.position[:, 0]), np.diff(track.position[:, 2]))
    return np.concatenate([[0.0], np.cumsum(step)]).astype(np.float32)


def mirror_of(yaw: Floats) -> Floats:
    """Return the factor on x of a thing drawn in profile: it looks where it heads, and turns like a card."""
    side = np.sin(yaw)
    out: Floats = np.clip(side * 1.6, -1, 1)
    return np.where(np.abs(out) < 0.12, np.where(out < 0, -0.12, 0.12), out).astype(np.float32)


def stance_of(vehicle: Vehicle, track: Track, setting: Setting, doings: list[Doing], afloat: bool) -> Stance:
    """Return where a vehicle's axes lie: it pitches with the waves, banks in the air, shakes on the road."""
    t = setting.clock.times_s
    mirror = mirror_of(track.yaw)
    tilt = np.zeros_like(t)
    position = track.position.copy()
    if afloat:
        half = np.float32(vehicle.width_m * 0.35)
        x, z = track.position[:, 0], track.position[:, 2]
        ahead = setting.ground.height((x + half).astype(np.float32), z, t)
        behind = setting.ground.height((x - half).astype(np.float32), z, t)
        slope = np.arctan2(ahead - behind, 2 * half) * np.sign(mirror)
        swell = noise(t, 0.22, vehicle.seed, "heel") * 0.028
        tilt = slope * 0.8 + swell * (0.5 if vehicle.width_m > 12 else 1.0)
        position[:, 1] = (ahead + behind) / 2 + noise(t, 0.3, vehicle.seed, "heave") * 0.03
        position[:, 1] += track.lifted
        if vehicle.term == "surfboard" and track.lifted.any():
            tilt = on_wave(t, vehicle.size, vehicle.seed).tilt
    elif vehicle.craft.medium == "air" and track.lifted.any():
        tilt = _airborne(vehicle, track, t)
        position[:, 1] += noise(t, 0.35, vehicle.seed, "air") * 0.06 * vehicle.size
    for doing in doings:
        if doing.verb in ("break", "fall") and not afloat:
            tilt = tilt - 0.1 * ease((t - doing.begin_s) / 0.4)
    return Stance(position.astype(np.float32), mirror, tilt.astype(np.float32), track.scale)


def _airborne(vehicle: Vehicle, track: Track, t: Floats) -> Floats:
    if vehicle.term in ("hot-air balloon", "ufo"):
        return noise(t, 0.25, vehicle.seed, "sway") * 0.05
    if vehicle.term == "rocket":
        return noise(t, 3.0, vehicle.seed, "shake") * 0.008
    climb = np.gradient(track.lifted + 0 * t, t) if len(t) > 1 else 0 * t
    along = np.abs(np.gradient(track.position[:, 0], t)) if len(t) > 1 else 0 * t
    lean = -0.12 if vehicle.term == "helicopter" else 0.03
    pitch = np.arctan2(climb, np.maximum(along, 2.0)) * 0.7
    out: Floats = pitch + lean * np.clip(along / 4, 0, 1) + noise(t, 0.4, vehicle.seed, "air") * 0.02
    return out


def _moves(
    vehicle: Vehicle, t: Floats, along: Floats, speed: Floats, flying: Floats, doings: list[Doing]
) -> dict[str, Move]:
    craft = vehicle.craft
    roll = -along / np.float32(craft.wheel_m * vehicle.size)
    moves: dict[str, Move] = {}
    for name in ("wheel1", "wheel2", "wheel3", "wheel4"):
        pivot = vehicle.picture.pivots.get(name)
        if pivot is not None:
            moves[name] = Move(angle=(roll * craft.wheel_m / max(pivot[1], 0.03)).astype(np.float32))
    moves["crank"] = Move(angle=(-along / CRANK_M).astype(np.float32))
    turn = roll
    rod = np.stack([np.cos(turn) * 0.26 - 0.26 * np.cos(turn[0]), np.sin(turn) * 0.26], -1)
    moves["rod"] = Move(shift=rod.astype(np.float32))
    moves["piston"] = Move(shift=np.stack([rod[:, 0] * 0.7, 0 * turn], -1).astype(np.float32))
    bump = noise(t, 6.0, vehicle.seed, "road") * 0.012 * np.clip(np.abs(speed) / 4, 0, 1)
    if craft.medium == "land" and vehicle.term not in ("bicycle", "skateboard", "train"):
        moves[""] = moves["lamp"] = Move(shift=np.stack([0 * t, bump], -1).astype(np.float32))
    works = flying > 0.02 if craft.medium == "air" else np.ones_like(t, bool)
    fast = np.where(works, np.cos(t * 47.0 + vehicle.seed), 1.0)
    wide = np.stack([0.25 + 0.75 * np.abs(fast), np.ones_like(t)], -1)
    tall = np.stack([np.ones_like(t), 0.25 + 0.75 * np.abs(fast)], -1)
    moves["rotor"] = Move(stretch=wide.astype(np.float32))
    moves["prop"] = moves["screw"] = moves["tail"] = Move(stretch=tall.astype(np.float32))
    fill = noise(t, 0.3, vehicle.seed, "wind")
    moves["flag"] = Move(angle=(np.sin(t * 6.5) * 0.1 + fill * 0.12).astype(np.float32))
    lick = 1 + 0.25 * np.sin(t * 17 + vehicle.seed) + 0.15 * np.sin(t * 29)
    on = (
        _burning(doings, t) if vehicle.term == "ufo" else np.clip(noise(t, 0.5, vehicle.seed, "burner") * 3 + 0.6, 0, 1)
    )
    moves["flame"] = Move(
        stretch=np.stack([np.ones_like(t), lick], -1).astype(np.float32), opacity=on.astype(np.float32)
    )
    moves["beam"] = Move(opacity=on.astype(np.float32))
    moves["lights"] = Move(opacity=(0.55 + 0.45 * np.sin(t * 5 + vehicle.seed)).astype(np.float32))
    moves["siren"] = Move(opacity=(0.5 + 0.5 * np.sign(np.sin(t * 11))).astype(np.float32))
    moves["head"] = Move(angle=(noise(t, 0.4, vehicle.seed, "look") * 0.25).astype(np.float32))
    moves["dish"] = Move(angle=(noise(t, 0.2, vehicle.seed, "dish") * 0.2).astype(np.float32))
    return moves


def _burning(doings: list[Doing], t: Floats) -> Floats:
    on = np.zeros_like(t)
    for doing in doings:
        if doing.verb in ("shine", "fly", "carry", "reach"):
            on = np.maximum(on, settle(t, doing.begin_s, doing.end_s, 0.5, 0.6))
    return on


def _towed(sheet: Sheet, vehicle: Vehicle, moves: dict[str, Move]) -> None:
    """Lay what a locomotive draws, coupled behind it."""
    coach = drawing(vehicle.craft.tows)
    length = coach.bounds[2] - coach.bounds[0]
    back = vehicle.picture.bounds[0]
    colour = dict(vehicle.palette)
    colour["primary"] = shade(vehicle.palette["secondary"], 0.0)
    colour["secondary"] = shade(vehicle.palette["primary"], -0.8)
    for number in range(2):
        centre = back - length * (number + 0.5) + 0.1
        for piece in coach.pieces:
            move = moves.get(piece.group) if piece.group.startswith("wheel") else moves.get("")
            outline = piece.outline
            if move is not None and move.angle is not None:
                pivot = coach.pivots[piece.group]
                ratio = (vehicle.craft.wheel_m / max(pivot[1], 0.03)) * (
                    vehicle.picture.pivots["wheel1"][1] / vehicle.craft.wheel_m
                )
                outline = moved(piece.outline, pivot, Move(angle=(move.angle * ratio).astype(np.float32)))
            shifted = (outline + np.array([centre, 0.0], np.float32)) * np.float32(vehicle.size)
            sheet.put(shifted, piece.fill.paint(colour), rim=piece.rim)


def stroke_phase(t: Floats, seed: int) -> Floats:
    """Return the angle of a rower's stroke: the pull is slower than the way back."""
    turn = t * 2 * np.pi * 0.48 + seed % 6
    out: Floats = turn + 0.45 * np.sin(turn)
    return out


def _flown(picture: Drawing, wind_mps: float, t: Floats, seed: int) -> Move:
    """Return how a flag flies in a wind to the drawing's own right: away from it, and flapping."""
    pole = picture.pivots["flag"][0]
    cloth = np.concatenate([piece.outline for piece in picture.pieces if piece.group == "flag"])
    drawn = 1.0 if float(cloth[:, 0].mean()) >= pole else -1.0
    flap = 1 + 0.06 * np.sin(t * (5.0 + 0.5 * abs(wind_mps)) + seed % 6)
    across = np.sign(wind_mps) * drawn * flap
    angle = 0.05 * np.sin(t * 6.5) + 0.04 * noise(t, 2.2, seed, "flap")
    return Move(angle=angle.astype(np.float32), stretch=np.stack([across, 1 / flap], -1).astype(np.float32))


def _two_oars(sheet: Sheet, vehicle: Vehicle, doings: list[Doing], t: Floats, far: bool) -> None:
    """Lay an oar on either side of a rowing boat that is rowed."""
    if vehicle.term != "rowing boat":
        return
    rowing = np.zeros_like(t)
    for doing in doings:
        if doing.verb in ("row", "drive"):
            rowing = np.maximum(rowing, settle(t, doing.begin_s, doing.end_s, 0.5, 0.5))
    phase = stroke_phase(t, 0)
    sweep = np.cos(phase) * 0.55 * rowing
    dip = np.sin(phase) * 0.2 * rowing
    picture = drawing(OAR)
    pivot = np.array([0.3 if not far else 0.42, 0.36], np.float32) * np.float32(vehicle.size)
    angle = -2.2 + sweep - dip + (0.35 if far else 0.0)
    palette = vehicle.palette
    for piece in picture.pieces:
        c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
        x, y = piece.outline[None, :, 0] * vehicle.size, piece.outline[None, :, 1] * vehicle.size
        outline = np.stack([x * c - y * s, x * s + y * c], -1) + pivot
        paint = piece.fill.paint(palette)
        sheet.put(outline.astype(np.float32), paint, rim=not far)


def sill_height(vehicle: Vehicle, stance: Stance, clock: Clock) -> Floats:
    """Return how high (frames,) over the world's ground the sill is at the driver's seat."""
    at = np.array([vehicle.seat[0], vehicle.craft.sill_m], np.float32) * np.float32(vehicle.size)
    out: Floats = local_to_world(np.repeat(at[None], clock.frames, 0), stance)[:, 1]
    return out


def seat_point(vehicle: Vehicle, stance: Stance, clock: Clock) -> Floats:
    """Return where (frames, 3) the driver's seat is in every frame."""
    at = np.array(vehicle.seat, np.float32) * np.float32(vehicle.size)
    return local_to_world(np.repeat(at[None], clock.frames, 0), stance)


def _mark(played: Played, vehicle: Vehicle, stance: Stance) -> None:
    frames = len(stance.position)
    x0, y0, x1, y1 = (value * vehicle.size for value in vehicle.picture.bounds)
    points = {"front": (x1, (y0 + y1) * 0.4), "back": (x0, (y0 + y1) * 0.4), "top": ((x0 + x1) / 2, y1)}
    points["middle"] = ((x0 + x1) / 2, y1 * 0.5)
    for name, (x, y) in points.items():
        at = np.repeat(np.array([[x, y]], np.float32), frames, 0)
        played.key_points[name] = local_to_world(at, stance)


def _sound(
    played: Played,
    vehicle: Vehicle,
    object_id: str,
    doings: list[Doing],
    speed: Floats,
    flying: Floats,
    setting: Setting,
) -> None:
    clock, craft = setting.clock, vehicle.craft
    kind: SourceKind | None = craft.sound
    loud = float(np.clip(np.abs(speed).mean() / 6, 0, 0.6)) + 0.4
    parked = craft.medium == "air" and not flying.any()
    if kind == "rocket":
        for doing in doings:
            if doing.verb == "fly":
                played.sources += sounding("rocket", object_id, clock, 1.0, doing.begin_s, doing.end_s)
    elif (
        kind is not None
        and not parked
        and (np.abs(speed).max() > 0.1 or vehicle.term in _IDLING or craft.medium == "air")
    ):
        played.sources += sounding(kind, object_id, clock, loud)
    if vehicle.term == "rowing boat":
        for doing in doings:
            if doing.verb in ("row", "drive"):
                played.contacts += _strokes(doing, object_id, setting)
    for doing in doings:
        if doing.verb in ("break", "fall"):
            played.contacts += touch(
                doing.begin_s + 0.4, setting, "impact", "metal", "stone", craft.mass_kg, 4.0, object_id
            )


def _strokes(doing: Doing, object_id: str, setting: Setting) -> list[Contact]:
    """Return a splash where each stroke's blade goes into the water."""
    t = np.arange(max(doing.begin_s, -1.0), min(doing.end_s, setting.clock.length_s + 1.0), 1 / 240)
    if len(t) < 2:
        return []
    phase = stroke_phase(t.astype(np.float32), 0)
    turns = np.floor((phase - np.pi / 2) / (2 * np.pi))
    found = []
    for index in np.flatnonzero(np.diff(turns) > 0):
        found += touch(float(t[index]), setting, "splash", "wood", "water", 2.0, 1.4, object_id)
    return found
