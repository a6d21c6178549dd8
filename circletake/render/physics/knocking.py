"""Knocking: who is met by a blast's front or by what falls, when, and what a blast throws about."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Hit, Scene
from circletake.render.cast.bonds import carrier_of, drivers_of, owner_of
from circletake.render.cast.members import Member
from circletake.render.physics.carrying import carry, joined_reach, seen_outline, told
from circletake.render.physics.debris import floor_line
from circletake.render.physics.engine import Body, simulate
from circletake.render.physics.explosion import Blast, front_ends_s, front_m
from circletake.render.physics.hearing import Touch
from circletake.render.physics.matter import matter_of

_KNOCKED = frozenset({"person", "beast"})
_NEAR_Z_M = 1.0
"""Nearer in depth than this to what falls, somebody is met by it; what is large reaches further."""
_LARGE_NEAR_Z_M = 3.5
_LEAST_KG = 0.5
_LEAST_MPS = 0.8
_ALREADY_S = 0.02
_FINE_S = 1 / 240
_FELLS_KG = 5.0
"""What is heavier takes a grown person off his feet."""
_THROWN_KG = 25.0
"""What is heavier stays where a blast meets it."""
_OWN_FALL = frozenset({"fall", "stagger", "knocked"})


def _can_be_met(scene: Scene, id_: str) -> bool:
    """Tell whether somebody stands on his own feet and does not fall by himself."""
    if carrier_of(id_, scene.bonds) is not None or owner_of(id_, scene.bonds) is not None:
        return False
    if drivers_of(id_, scene.bonds):
        return False
    return not any(cue.verb in _OWN_FALL for cue in scene.cues[id_])


def bystanders(scene: Scene, by: str, lead: Member, z: float, index: int) -> list[tuple[str, int, Body]]:
    """Return those who can be met by what falls at a depth, each with a body that it goes through.

    Args:
        scene: As it is played so far.
        by: The id of what falls.
        lead: Its first individual.
        z: Its depth, metres.
        index: The frame in which it is let go.
    """
    if matter_of(lead).mass_kg < _LEAST_KG:
        return []
    near = _LARGE_NEAR_Z_M if lead.big or lead.height_m > 1.5 else _NEAR_Z_M
    found = []
    for id_, members in scene.casts.items():
        if id_ == by or members[0].family not in _KNOCKED or not _can_be_met(scene, id_):
            continue
        for member in members:
            track = scene.tracks[id_][member.number]
            if abs(float(track.position[index, 2]) - z) > near:
                continue
            outline = seen_outline(scene.played[id_][member.number], index)
            (x0, y0), (x1, y1) = outline.min(0), outline.max(0)
            middle, half = (x0 + x1) / 2, 0.36 * (x1 - x0)
            box = np.array(
                [(middle - half, y0), (middle + half, y0), (middle + half, y1), (middle - half, y1)], np.float32
            )
            path = track.position[:, :2] - track.position[index, :2] + np.array([middle, (y0 + y1) / 2], np.float32)
            found.append((id_, member.number, Body(box, "flesh", 60.0, 0.0, path=path.astype(np.float32), airy=True)))
    return found


def meet(
    scene: Scene, by: str, lead: Member, number: int, z: float, touches: tuple[Touch, ...], begin_s: float, first: int,
    met: list[tuple[str, int, Body]],
) -> None:  # fmt: skip
    """Note whom a falling thing has met.

    Args:
        scene: Gets the hits.
        by: The id of what falls.
        lead: Its first individual.
        number: Of the individual whose contact it is told to be.
        z: Its depth, metres.
        touches: All of the engine's.
        begin_s: When it is let go: whom it touches already stands before it or behind it.
        first: The number of the first bystander's body.
        met: The bystanders, in the order of their bodies.
    """
    mass = matter_of(lead).mass_kg
    seen: set[tuple[str, int]] = set()
    for touch in touches:
        other = touch.other if touch.other is not None and touch.other >= first else touch.one
        if other < first or touch.other is None or touch.speed_mps < _LEAST_MPS:
            continue
        id_, individual, body = met[other - first]
        if (id_, individual) in seen or touch.time_s < begin_s + _ALREADY_S:
            continue
        seen.add((id_, individual))
        assert body.path is not None
        clock = scene.setting.clock
        at = int(np.clip(np.searchsorted(clock.times_s, touch.time_s), 0, clock.frames - 1))
        way = 1.0 if float(body.path[at, 0]) >= touch.x else -1.0
        strength = float(np.clip(mass / _FELLS_KG, 0.0, 1.0))
        scene.hits.append(Hit(id_, individual, touch.time_s, way, strength, by, "blow"))
        matter = matter_of(lead)
        if not dodges(scene, id_, touch.time_s):
            told(scene.played[by][number], scene.setting, by, "impact", matter.material, "flesh", mass, touch.time_s,
                 touch.speed_mps, (touch.x, touch.y, z))  # fmt: skip


def dodges(scene: Scene, id_: str, at_s: float) -> bool:
    """Tell whether somebody jumps aside of what would meet him at a moment."""
    return any(cue.verb == "jump" and cue.begin_s < at_s + 0.2 for cue in scene.cues[id_])


def blown_about(scene: Scene, blast: Blast, by: str) -> None:
    """Note whom a blast's front knocks over, and throw what is light."""
    for id_, members in scene.casts.items():
        if id_ == by:
            continue
        for member in members:
            hit = _reached(scene, blast, by, id_, member.number)
            if hit is None:
                continue
            if member.family in _KNOCKED and _can_be_met(scene, id_):
                scene.hits.append(hit)
            elif member.family == "prop" and matter_of(member).mass_kg < _THROWN_KG and _lies_free(scene, id_):
                _throw(scene, member, hit)


def _reached(scene: Scene, blast: Blast, by: str, id_: str, number: int) -> Hit | None:
    """Return when a blast's front gets to somebody, where he has gone by then; None where it does not."""
    times, at = scene.setting.clock.times_s, scene.tracks[id_][number].position
    since = np.arange(0.0, front_ends_s(blast.reach), _FINE_S)
    x, z = (np.interp(blast.begin_s + since, times, at[:, axis]) for axis in (0, 2))
    far = np.hypot(x - blast.x, z - blast.z)
    there = np.nonzero(front_m(since, blast.reach) >= far)[0]
    if not len(there):
        return None
    k = int(there[0])
    way = 1.0 if x[k] >= blast.x else -1.0
    strength = float(np.clip(1.15 - far[k] / (3.8 * blast.reach), 0.15, 1.0))
    return Hit(id_, number, blast.begin_s + float(since[k]), way, strength, by, "blast")


def _lies_free(scene: Scene, id_: str) -> bool:
    return owner_of(id_, scene.bonds) is None and not any(cue.effect for cue in scene.cues[id_])


def _throw(scene: Scene, member: Member, hit: Hit) -> None:
    """Throw a light thing away from a blast."""
    setting, matter = scene.setting, matter_of(member)
    played, track = scene.played[hit.id][hit.number], scene.tracks[hit.id][hit.number]
    index = int(np.clip(np.searchsorted(setting.clock.times_s, hit.time_s), 0, setting.clock.frames - 1))
    outline = seen_outline(played, index)
    z = float(track.position[index, 2])
    fast = (2.0 + 4.5 * hit.strength) / (1.0 + matter.mass_kg / 9.0) ** 0.5
    size = float(np.ptp(outline, axis=0).max())
    body = Body(
        outline, matter.material, matter.mass_kg, matter.bounce, hit.time_s, (hit.way * fast, 0.62 * fast),
        -hit.way * min(9.0, 1.4 * fast / max(size, 0.15)),
    )  # fmt: skip
    floor = floor_line(setting.ground, z, float(outline[:, 0].mean()))
    onto = setting.ground.material(float(outline[:, 0].mean()), z)
    moved = simulate([body], floor, onto, setting.clock.times_s)
    carry(scene, hit.id, hit.number, np.zeros(3, np.float32), moved, 0)
    path: Floats = moved.middle[0]
    box = np.array([*(path.min(0) - 0.5 * size), *(path.max(0) + 0.5 * size)], np.float32)
    played.reach = joined_reach(played.reach, box)
    for touch in moved.touches[:3]:
        told(played, setting, hit.id, "drop", matter.material, onto, matter.mass_kg, touch.time_s, touch.speed_mps,
             (touch.x, touch.y, z))  # fmt: skip
