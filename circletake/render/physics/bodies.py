"""Rigid bodies on the stage: what falls, bounces, topples and collides, alone or with its like."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.routes import Cue
from circletake.render.cast.sheet import Sheet, still
from circletake.render.cast.striking import DROP_M, lands_on_head_s, released_s
from circletake.render.cast.vapour import splash
from circletake.render.physics.afloat import kept_above, rings
from circletake.render.physics.carrying import carry, seen_outline, told
from circletake.render.physics.debris import floor_line
from circletake.render.physics.engine import Body, Moved, Touch, simulate
from circletake.render.physics.matter import Matter, matter_of
from circletake.render.physics.profile import Profile, profile_of
from circletake.schema import ContactKind, derive_seed

_ROUND = frozenset({"ball", "apple", "snowball", "planet", "coin"})
_ROUND_NOUNS = frozenset({"bomb", "pumpkin", "marble", "cannonball", "orange", "snow ball"})
_STAIRS = frozenset({"stairs", "staircase", "steps", "stair"})
_FALL_M = 1.4
_TALL_M = 0.9
_MOST_TOLD = 14
_HEAVY_KG = 90.0


class _Thing(NamedTuple):
    """Somebody's body before it moves."""

    id: str
    number: int
    member: Member
    matter: Matter
    outline: Floats
    """(P, 2) where it stands, metres."""
    z: float

    @property
    def low(self) -> Floats:
        """Return its lower left corner."""
        corner: Floats = self.outline.min(0)
        return corner

    @property
    def size(self) -> Floats:
        """Return its width and height."""
        size: Floats = np.ptp(self.outline, axis=0)
        return size

    @property
    def round(self) -> bool:
        """Tell whether it rolls."""
        return (self.member.term in _ROUND and self.member.part.noun not in ("football helmet",)) or (
            self.member.part.noun in _ROUND_NOUNS
        )


class _Start(NamedTuple):
    """How a body begins."""

    thing: _Thing
    offset: Floats
    """(3,) metres that it is shifted to its place."""
    velocity: tuple[float, float] = (0.0, 0.0)
    spin: float = 0.0
    fixed: bool = False
    friction: float | None = None
    bounce: float | None = None
    delay_s: float = 0.0


def move_bodies(scene: Scene, id_: str, cue: Cue, begin_s: float) -> tuple[Moved, list[float]]:
    """Let a part's individuals go at a moment, with what they are aimed at, and carry them.

    Returns:
        How they moved, and for each individual when it first met something hard, infinite where it never does.
    """
    index = int(np.clip(np.searchsorted(scene.setting.clock.times_s, begin_s), 0, scene.setting.clock.frames - 1))
    things = [_thing(scene, id_, member, index) for member in scene.casts[id_]]
    effect = cue.effect
    struck = cue.target if effect == "fall" and _is_person(scene, cue.target) else None
    if effect == "fall" and struck is None and _tips(things[0]):
        effect = "topple"
    if struck is not None:
        starts, begin_s = [_on_head(scene, things[0], struck, cue)], lands_on_head_s(cue)
    else:
        starts = {
            "fall": _falling, "bounce": _bouncing, "topple": _toppling, "collide": _colliding,
        }[effect](scene, things, cue, index, begin_s)  # fmt: skip
    lead = starts[0]
    at = (float(lead.thing.outline[:, 0].mean() + lead.offset[0]), float(lead.thing.z + lead.offset[2]))
    ground = scene.setting.ground
    wet = ground.is_water(*at)
    level = float(ground.height(*(np.array([value], np.float32) for value in (*at, 0.0)))[0])
    floor = np.array([[at[0] - 40, level - 30], [at[0] + 40, level - 30]], np.float32) if wet else _floor(scene, at)
    bodies = [_body(start, begin_s) for start in starts]
    moved = simulate(bodies, floor, ground.material(*at), scene.setting.clock.times_s, water_m=level if wet else None)
    if struck is not None:
        _dropped(scene, starts[0], moved, cue, begin_s)
    for number, start in enumerate(starts):
        if not start.fixed:
            carry(scene, start.thing.id, start.thing.number, start.offset, moved, number)
            if wet:
                _dipped(scene, start.thing, level)
    _hold(scene, starts, moved, level - 0.4 * float(lead.thing.size.max()) if wet else -np.inf)
    _tell(scene, starts, moved, ground.material(*at), wet)
    firsts = [
        next((one.time_s for one in moved.touches if number in (one.one, one.other)), np.inf)
        for number in range(len(things))
    ]
    return moved, [float(first) for first in firsts]


def _is_person(scene: Scene, id_: str | None) -> bool:
    return id_ in scene.casts and scene.casts[id_ or ""][0].family == "person"


def _on_head(scene: Scene, thing: _Thing, struck: str, cue: Cue) -> _Start:
    """Return how a thing goes on from the head that it has fallen on: it glances off to one side."""
    clock = scene.setting.clock
    index = int(np.clip(np.searchsorted(clock.times_s, lands_on_head_s(cue)), 0, clock.frames - 1))
    person = scene.played[struck][0]
    head = person.key_points["head"][index]
    crown = float(head[1]) + 0.07 * person.height_m
    middle = thing.outline[:, 0].mean()
    offset = np.array([head[0] - middle, crown - thing.low[1], head[2] - 0.06 - thing.z], np.float32)
    side = 1.0 if thing.member.seed % 2 else -1.0
    fast = (2 * GRAVITY * DROP_M) ** 0.5
    return _Start(thing, offset, (0.85 * side, max(0.2, thing.matter.bounce) * 0.35 * fast), -2.6 * side)


def _dropped(scene: Scene, start: _Start, moved: Moved, cue: Cue, hit_s: float) -> None:
    """Let a thing fall freely until it meets the head, and tell of that."""
    times = scene.setting.clock.times_s
    above = np.clip(DROP_M - 0.5 * GRAVITY * np.maximum(times - released_s(cue), 0.0) ** 2, 0.0, DROP_M)
    moved.middle[0, :, 1] += np.where(times < hit_s, above, 0.0)
    thing = start.thing
    at = (float(moved.start[0, 0]), float(moved.start[0, 1]), thing.z + float(start.offset[2]))
    fast = (2 * GRAVITY * DROP_M) ** 0.5
    told(scene.played[thing.id][0], scene.setting, thing.id, "impact", thing.matter.material, "flesh",
         thing.matter.mass_kg, hit_s, fast, at)  # fmt: skip


def _dipped(scene: Scene, thing: _Thing, level: float) -> None:
    """Hide what is under water."""
    for shape in scene.played[thing.id][thing.number].shapes:
        shape.points = kept_above(shape.points, np.full(len(shape.points), level, np.float32))


def _hold(scene: Scene, starts: list[_Start], moved: Moved, lowest: float) -> None:
    """Tell the camera where it all happens: from where they are let go to where they lie, as far as that is near."""
    boxes = []
    for number, start in enumerate(starts):
        thing = start.thing
        box = np.stack([thing.outline.min(0), thing.outline.max(0)]) + start.offset[:2]
        path = moved.middle[number] - moved.start[number]
        most = 1.1 * float(np.ptp(path[:, 1])) + 2.2 * float(thing.size.max())
        shift = np.clip(path, -most, most) if not start.fixed else np.zeros((1, 2), np.float32)
        boxes.append([*(box[0] + shift.min(0)), *(box[1] + shift.max(0))])
    low, high = np.array(boxes)[:, :2].min(0), np.array(boxes)[:, 2:].max(0)
    low[1] = max(low[1], lowest)
    reach = np.array([*low, *high], np.float32)
    for start in starts:
        scene.played[start.thing.id][start.thing.number].reach = reach


def _floor(scene: Scene, at: tuple[float, float]) -> Floats:
    return floor_line(scene.setting.ground, at[1], at[0])


def _thing(scene: Scene, id_: str, member: Member, index: int) -> _Thing:
    played = scene.played[id_][member.number]
    depth = float(scene.tracks[id_][member.number].position[index, 2])
    return _Thing(id_, member.number, member, matter_of(member), seen_outline(played, index), depth)


def _tips(thing: _Thing) -> bool:
    """Tell whether a fall is tipping over: what is tall and stands on the ground."""
    if thing.member.family in ("structure", "plant"):
        return True
    return bool(thing.member.family != "vehicle" and thing.size[1] > max(_TALL_M, 1.2 * thing.size[0]))


def _body(start: _Start, begin_s: float) -> Body:
    thing = start.thing
    return Body(
        outline=thing.outline + start.offset[:2],
        material=thing.matter.material,
        mass_kg=thing.matter.mass_kg,
        bounce=thing.matter.bounce if start.bounce is None else start.bounce,
        begin_s=begin_s + start.delay_s,
        velocity=start.velocity,
        spin=start.spin,
        round=thing.round,
        fixed=start.fixed,
        friction=start.friction,
        parts=profile_of(thing.outline).boxes(start.offset[:2]) if start.fixed else (),
    )


def _falling(scene: Scene, things: list[_Thing], cue: Cue, index: int, begin_s: float) -> list[_Start]:
    """Hold things above the ground, or at the edge of what they stand on; several fall one upon the other."""
    lead = things[0]
    rng = np.random.default_rng(derive_seed("falling", lead.member.seed))
    support = _support(scene, lead, index)
    aloft = float(scene.tracks[lead.id][0].lifted.max()) > 0.4
    starts = []
    for number, thing in enumerate(things):
        offset = np.array([lead.low[0] - thing.low[0], lead.low[1] - thing.low[1], lead.z - thing.z], np.float32)
        offset[1] += 0.0 if aloft else _height(thing)
        if len(things) > 1:
            row, column = divmod(number, max(int(len(things) ** 0.5), 1))
            offset[1] += 1.3 * row * float(thing.size[1])
            offset[0] += (1.05 * column + float(rng.uniform(-0.3, 0.3))) * float(thing.size[0])
        spin = 0.0 if thing.round else float(rng.uniform(-1.6, 1.6))
        starts.append(_Start(thing, offset, (0.0, 0.0), spin))
    if support is not None and len(things) == 1:
        under, profile = support
        edge, top = profile.right_edge
        over = np.array(
            [edge - lead.low[0] - 0.7 * lead.size[0], top - lead.low[1], under.z - 0.04 - lead.z], np.float32
        )
        return [_Start(lead, over, (0.55, 0.0), -0.6), _Start(under, np.zeros(3, np.float32), fixed=True)]
    return starts


def _height(thing: _Thing) -> float:
    """Return how far something falls: little things not as far, so that they are seen at both ends."""
    size = float(thing.size.max())
    return float(np.clip(4.5 * size, 0.55, max(_FALL_M, 0.9 * size)))


def _support(scene: Scene, thing: _Thing, index: int) -> tuple[_Thing, Profile] | None:
    """Return what a small thing may stand on: a table, a bench, a shelf that is in the shot."""
    if float(thing.size.max()) > 0.8:
        return None
    for id_, members in scene.casts.items():
        body = members[0].body
        if id_ != thing.id and isinstance(body, Article) and body.thing is not None and body.thing.seat_m > 0.3:
            under = _thing(scene, id_, members[0], index)
            return under, profile_of(under.outline)
    return None


def _bouncing(scene: Scene, things: list[_Thing], cue: Cue, index: int, begin_s: float) -> list[_Start]:
    """Drop things that spring back; down the stairs where there are any."""
    lead = things[0]
    stairs = next(
        (
            _thing(scene, id_, members[0], index)
            for id_, members in scene.casts.items()
            if id_ != lead.id and members[0].part.noun in _STAIRS
        ),
        None,
    )
    lively = max(lead.matter.bounce, 0.6)
    if stairs is not None:
        x, y, way = profile_of(stairs.outline).summit
        offset = np.array([x - lead.outline[:, 0].mean(), y + 0.3 - lead.low[1], stairs.z - 0.05 - lead.z], np.float32)
        return [
            _Start(lead, offset, (0.8 * way, 0.0), -2.0 * way, bounce=lively),
            _Start(stairs, np.zeros(3, np.float32), fixed=True),
        ]
    side = 1.0 if lead.member.seed % 2 else -1.0
    return [
        _Start(thing, np.array([-0.5 * side, _height(thing), 0.0], np.float32), (0.42 * side, 0.0), -1.0 * side,
               bounce=lively, delay_s=0.12 * number)
        for number, thing in enumerate(things)
    ]  # fmt: skip


def _toppling(scene: Scene, things: list[_Thing], cue: Cue, index: int, begin_s: float) -> list[_Start]:
    """Stand things in a row and push the first: it takes the others with it."""
    lead = things[0]
    side = 1.0 if len(things) > 1 or lead.member.seed % 2 else -1.0
    pitch = float(lead.size[0] + 0.48 * lead.size[1])
    first = float(np.mean([thing.low[0] for thing in things])) - pitch * (len(things) - 1) / 2
    starts = []
    for number, thing in enumerate(things):
        at = (first + pitch * number) if len(things) > 1 else float(lead.low[0])
        offset = np.array([at - thing.low[0], lead.low[1] - thing.low[1], lead.z - thing.z], np.float32)
        start = _Start(thing, offset, friction=0.35)
        if number == 0:
            wide, tall = (float(value) for value in thing.size)
            arm = 0.5 * float(np.hypot(wide, tall))
            # The spin that just carries its middle over its edge, and a little more.
            over = (2 * GRAVITY * (arm - tall / 2) / (4 * arm**2 / 3)) ** 0.5
            spin = 1.3 * over + 0.25
            start = start._replace(spin=-side * spin, velocity=(side * spin * tall / 2, 0.0), friction=0.8)
        starts.append(start)
    return starts


def _colliding(scene: Scene, things: list[_Thing], cue: Cue, index: int, begin_s: float) -> list[_Start]:
    """Send a thing into another, or the first of several into the rest."""
    lead = things[0]
    met = things[1:]
    if cue.target in scene.casts:
        met = [_thing(scene, cue.target or "", one, index) for one in scene.casts[cue.target or ""] if not one.alive]
    if not met:
        return _falling(scene, things, cue, index, begin_s)
    way = 1.0 if lead.outline[:, 0].mean() <= met[0].outline[:, 0].mean() else -1.0
    speed = 3.4 * max(float(lead.size.max()), 0.12) ** 0.5
    gap = 0.75 * speed
    near = float(met[0].low[0]) - gap - float(lead.size[0]) if way > 0 else float(met[0].outline[:, 0].max()) + gap
    offset = np.array([near - lead.low[0], met[0].low[1] - lead.low[1], met[0].z - 0.03 - lead.z], np.float32)
    spin = -way * speed / (0.5 * float(lead.size[1])) if lead.round else 0.0
    starts = [_Start(lead, offset, (way * speed, 0.0), spin, friction=0.04)]
    for number, thing in enumerate(met):
        fast = thing.member.family in ("structure", "plant") or (
            thing.matter.mass_kg > _HEAVY_KG and thing.member.family == "prop"
        )
        # Several stand side by side, none inside another.
        beside = float(met[0].low[0] + way * 1.25 * number * met[0].size[0] - thing.low[0]) if number else 0.0
        level = np.array([beside, lead.low[1] + offset[1] - thing.low[1], met[0].z - thing.z], np.float32)
        starts.append(_Start(thing, level * (not fast), fixed=fast, friction=0.12 if thing.round else None))
    return starts


def _tell(scene: Scene, starts: list[_Start], moved: Moved, onto: str, wet: bool) -> None:
    """Note what touched what, the hardest first if they are many."""
    ranked = sorted(moved.touches, key=lambda one: -one.speed_mps * starts[one.one].thing.matter.mass_kg)[:_MOST_TOLD]
    first: set[int] = set()
    for one in sorted(ranked, key=lambda one: one.time_s):
        mover = starts[one.one] if not starts[one.one].fixed else starts[one.other or 0]
        other = None if one.other is None else starts[one.other if not starts[one.one].fixed else one.one]
        kind = _kind(one, mover, other, mover.thing.number in first and other is None, wet)
        if other is None:
            first.add(mover.thing.number)
        thing = mover.thing
        if wet and other is None:
            _splashed(scene, thing, one)
        told(
            scene.played[thing.id][thing.number], scene.setting, thing.id, kind, thing.matter.material,
            ("water" if wet else onto) if other is None else other.thing.matter.material,  # type: ignore[arg-type]
            thing.matter.mass_kg, one.time_s, one.speed_mps, (one.x, one.y, thing.z + float(mover.offset[2])),
        )  # fmt: skip


def _splashed(scene: Scene, thing: _Thing, one: Touch) -> None:
    """Throw up water where a body goes in, and let rings run out."""
    played = scene.played[thing.id][thing.number]
    size = float(thing.size.max())
    sheet = Sheet(thing.id, still(0.0, 0.0, thing.z - 0.03), max(shape.order for shape in played.shapes))
    high = min(0.12 * one.speed_mps * size**0.5, 2.0 * size)
    splash(sheet, (one.x, one.y), one.time_s, scene.setting.clock, high, thing.member.seed)
    played.shapes += sheet.shapes
    rings(played, thing.id, (one.x, one.y, thing.z), one.time_s, scene.setting.clock.times_s, size)


def _kind(one: Touch, mover: _Start, other: _Start | None, again: bool, wet: bool) -> ContactKind:
    if other is not None:
        return "impact" if not other.fixed or not mover.thing.round else "bounce"
    if wet:
        return "splash"
    return "bounce" if again else "drop"
