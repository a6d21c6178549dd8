"""How bodies begin: held above the ground, at an edge, in a row, on their way into another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.routes import Cue
from circletake.render.cast.striking import tips as tips_over
from circletake.render.physics.carrying import seen_outline
from circletake.render.physics.matter import Matter, matter_of
from circletake.render.physics.profile import Profile, profile_of
from circletake.schema import derive_seed

_ROUND = frozenset({"ball", "apple", "snowball", "planet", "coin"})
_ROUND_NOUNS = frozenset({"bomb", "pumpkin", "marble", "cannonball", "orange", "snow ball"})
_STAIRS = frozenset({"stairs", "staircase", "steps", "stair"})
_FALL_M = 1.4
_BEHIND_M = 0.2
"""How much further off than whom it falls on something stands."""
_CLEAR_M, _TRUNK = 0.4, 0.35
_FALLS_AT = 0.42
"""How far from its foot stands whom something falls on, in shares of its height."""
_HEAVY_KG = 90.0


class Thing(NamedTuple):
    """Somebody's body before it moves."""

    id: str
    number: int
    member: Member
    matter: Matter
    outline: Floats
    """(P, 2) where it stands, metres."""
    z: float
    base: float = -np.inf
    """Height of the ground under it, metres."""

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


class Start(NamedTuple):
    """How a body begins."""

    thing: Thing
    offset: Floats
    """(3,) metres that it is shifted to its place."""
    velocity: tuple[float, float] = (0.0, 0.0)
    spin: float = 0.0
    fixed: bool = False
    friction: float | None = None
    bounce: float | None = None
    delay_s: float = 0.0


def is_person(scene: Scene, id_: str | None) -> bool:
    return id_ in scene.casts and scene.casts[id_ or ""][0].family == "person"


def thing_of(scene: Scene, id_: str, member: Member, index: int) -> Thing:
    played = scene.played[id_][member.number]
    _, ground, depth = (float(value) for value in scene.tracks[id_][member.number].position[index])
    return Thing(id_, member.number, member, matter_of(member), seen_outline(played, index), depth, ground)


def tips(thing: Thing) -> bool:
    """Tell whether a fall is tipping over: what is tall and stands on the ground."""
    return tips_over(thing.member, float(thing.size[0]), float(thing.size[1]))


def falling(scene: Scene, things: list[Thing], cue: Cue, index: int, begin_s: float) -> list[Start]:
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
        starts.append(Start(thing, offset, (0.0, 0.0), spin))
    if support is not None and len(things) == 1:
        under, profile = support
        edge, top = profile.right_edge
        over = np.array(
            [edge - lead.low[0] - 0.7 * lead.size[0], top - lead.low[1], under.z - 0.04 - lead.z], np.float32
        )
        return [Start(lead, over, (0.55, 0.0), -0.6), Start(under, np.zeros(3, np.float32), fixed=True)]
    return starts


def _height(thing: Thing) -> float:
    """Return how far something falls: little things not as far, so that they are seen at both ends."""
    size = float(thing.size.max())
    return float(np.clip(4.5 * size, 0.55, max(_FALL_M, 0.9 * size)))


def _support(scene: Scene, thing: Thing, index: int) -> tuple[Thing, Profile] | None:
    """Return what a small thing may stand on: a table, a bench, a shelf that is in the shot."""
    if float(thing.size.max()) > 0.8:
        return None
    for id_, members in scene.casts.items():
        body = members[0].body
        if id_ != thing.id and isinstance(body, Article) and body.thing is not None and body.thing.seat_m > 0.3:
            under = thing_of(scene, id_, members[0], index)
            return under, profile_of(under.outline)
    return None


def bouncing(scene: Scene, things: list[Thing], cue: Cue, index: int, begin_s: float) -> list[Start]:
    """Drop things that spring back; down the stairs where there are any."""
    lead = things[0]
    stairs = next(
        (
            thing_of(scene, id_, members[0], index)
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
            Start(lead, offset, (0.8 * way, 0.0), -2.0 * way, bounce=lively),
            Start(stairs, np.zeros(3, np.float32), fixed=True),
        ]
    side = 1.0 if lead.member.seed % 2 else -1.0
    return [
        Start(thing, np.array([-0.5 * side, _height(thing), 0.0], np.float32), (0.42 * side, 0.0), -1.0 * side,
               bounce=lively, delay_s=0.12 * number)
        for number, thing in enumerate(things)
    ]  # fmt: skip


def toppling(scene: Scene, things: list[Thing], cue: Cue, index: int, begin_s: float) -> list[Start]:
    """Stand things in a row and push the first: it takes the others with it."""
    lead = things[0]
    side = 1.0 if len(things) > 1 else _towards(scene, lead, cue, index)
    pitch = float(lead.size[0] + 0.48 * lead.size[1])
    first = float(np.mean([thing.low[0] for thing in things])) - pitch * (len(things) - 1) / 2
    starts = []
    for number, thing in enumerate(things):
        at = (first + pitch * number) if len(things) > 1 else float(lead.low[0])
        offset = np.array([at - thing.low[0], lead.low[1] - thing.low[1], lead.z - thing.z], np.float32)
        if len(things) == 1:
            offset += _beside(scene, lead, cue, index)
        start = Start(thing, offset, friction=0.35)
        if number == 0:
            wide, tall = (float(value) for value in thing.size)
            arm = 0.5 * float(np.hypot(wide, tall))
            # The spin that just carries its middle over its edge, and a little more.
            over = (2 * GRAVITY * (arm - tall / 2) / (4 * arm**2 / 3)) ** 0.5
            spin = 1.3 * over + 0.25
            start = start._replace(spin=-side * spin, velocity=(side * spin * tall / 2, 0.0), friction=0.8)
        starts.append(start)
    return starts


def _beside(scene: Scene, thing: Thing, cue: Cue, index: int) -> Floats:
    """Return what takes a thing to beside somebody on whom it falls."""
    if cue.target not in scene.tracks or scene.casts[cue.target or ""][0].family not in ("person", "beast"):
        return np.zeros(3, np.float32)
    at = scene.tracks[cue.target or ""][0].position[index]
    middle = float(thing.outline[:, 0].mean())
    # It stands clear of him, and near enough to reach him.
    apart = 0.5 * float(thing.size[0]) * (_TRUNK if thing.member.family == "plant" else 1.0) + _CLEAR_M
    side = 1.0 if float(at[0]) >= middle else -1.0
    apart = max(apart, _FALLS_AT * float(thing.size[1]))
    across = float(np.clip(abs(float(at[0]) - middle), apart, 1.3 * apart))
    return np.array([at[0] - side * across - middle, at[1] - thing.base, at[2] + _BEHIND_M - thing.z], np.float32)


def _towards(scene: Scene, thing: Thing, cue: Cue, index: int) -> float:
    """Return to which side something tips: to whom it is aimed at or who gets out of its way, else to either."""
    leaping = (id_ for id_, cues in scene.cues.items() if any(own.verb == "jump" for own in cues))
    other = cue.target if cue.target in scene.tracks else next((id_ for id_ in leaping if id_ != thing.id), None)
    if other is None:
        return 1.0 if thing.member.seed % 2 else -1.0
    middle = float(thing.outline[:, 0].mean())
    return 1.0 if float(scene.tracks[other][0].position[index, 0]) >= middle else -1.0


def colliding(scene: Scene, things: list[Thing], cue: Cue, index: int, begin_s: float) -> list[Start]:
    """Send a thing into another, or the first of several into the rest."""
    lead = things[0]
    met = things[1:]
    if cue.target in scene.casts:
        met = [thing_of(scene, cue.target or "", one, index) for one in scene.casts[cue.target or ""] if not one.alive]
    if not met:
        return falling(scene, things, cue, index, begin_s)
    way = 1.0 if lead.outline[:, 0].mean() <= met[0].outline[:, 0].mean() else -1.0
    speed = 3.4 * max(float(lead.size.max()), 0.12) ** 0.5
    gap = 0.75 * speed
    near = float(met[0].low[0]) - gap - float(lead.size[0]) if way > 0 else float(met[0].outline[:, 0].max()) + gap
    offset = np.array([near - lead.low[0], met[0].low[1] - lead.low[1], met[0].z - 0.03 - lead.z], np.float32)
    spin = -way * speed / (0.5 * float(lead.size[1])) if lead.round else 0.0
    starts = [Start(lead, offset, (way * speed, 0.0), spin, friction=0.04)]
    for number, thing in enumerate(met):
        fast = thing.member.family in ("structure", "plant") or (
            thing.matter.mass_kg > _HEAVY_KG and thing.member.family == "prop"
        )
        # Several stand side by side, none inside another.
        beside = float(met[0].low[0] + way * 1.25 * number * met[0].size[0] - thing.low[0]) if number else 0.0
        level = np.array([beside, lead.low[1] + offset[1] - thing.low[1], met[0].z - thing.z], np.float32)
        starts.append(Start(thing, level * (not fast), fixed=fast, friction=0.12 if thing.round else None))
    return starts
