"""Rigid bodies on the stage: what falls, bounces, topples and collides, alone or with its like."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.routes import Cue
from circletake.render.cast.sheet import Sheet, still
from circletake.render.cast.striking import DROP_M, TALL_M, lands_on_head_s, released_s
from circletake.render.cast.vapour import splash
from circletake.render.physics.afloat import kept_above, rings
from circletake.render.physics.carrying import carry, told
from circletake.render.physics.debris import floor_line
from circletake.render.physics.engine import Body, Moved, simulate
from circletake.render.physics.hearing import Touch
from circletake.render.physics.knocking import bystanders, meet
from circletake.render.physics.profile import profile_of
from circletake.render.physics.starts import (
    Start,
    Thing,
    bouncing,
    colliding,
    falling,
    is_person,
    thing_of,
    tips,
    toppling,
)
from circletake.schema import ContactKind

_MOST_TOLD = 14
_STILL_STANDS_S = 0.15
"""What tips rubs on its foot at first; that is no landing."""
_STIFF = 0.34
"""Share of a tree's width that bears it when it lies."""


def move_bodies(scene: Scene, id_: str, cue: Cue, begin_s: float) -> tuple[Moved, list[float]]:
    """Let a part's individuals go at a moment, with what they are aimed at, and carry them.

    Returns:
        How they moved, and for each individual when it first met something hard, infinite where it never does.
    """
    index = int(np.clip(np.searchsorted(scene.setting.clock.times_s, begin_s), 0, scene.setting.clock.frames - 1))
    things = [thing_of(scene, id_, member, index) for member in scene.casts[id_]]
    effect = cue.effect
    tipping = effect == "fall" and tips(things[0])
    struck = cue.target if effect == "fall" and not tipping and is_person(scene, cue.target) else None
    if tipping:
        effect = "topple"
    if struck is not None:
        starts, begin_s = [_on_head(scene, things[0], struck, cue)], lands_on_head_s(cue)
    else:
        starts = {
            "fall": falling, "bounce": bouncing, "topple": toppling, "collide": colliding,
        }[effect](scene, things, cue, index, begin_s)  # fmt: skip
    lead = starts[0]
    at = (float(lead.thing.outline[:, 0].mean() + lead.offset[0]), float(lead.thing.z + lead.offset[2]))
    ground = scene.setting.ground
    wet = ground.is_water(*at)
    level = float(ground.height(*(np.array([value], np.float32) for value in (*at, 0.0)))[0])
    floor = np.array([[at[0] - 40, level - 30], [at[0] + 40, level - 30]], np.float32) if wet else _floor(scene, at)
    bodies = [_body(start, begin_s) for start in starts]
    met = bystanders(scene, id_, things[0].member, at[1], index) if effect in ("fall", "topple") else []
    moved = simulate(
        [*bodies, *(body._replace(begin_s=begin_s) for _, _, body in met)], floor, ground.material(*at),
        scene.setting.clock.times_s, water_m=level if wet else None,
    )  # fmt: skip
    meet(scene, id_, things[0].member, 0, at[1], moved.touches, begin_s, len(bodies), met)
    stands_s = begin_s + (_STILL_STANDS_S if effect == "topple" else 0.0)
    moved = moved._replace(
        touches=tuple(
            one for one in moved.touches
            if max(one.one, one.other or 0) < len(bodies) and (one.other is not None or one.time_s >= stands_s)
        )
    )  # fmt: skip
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


def _on_head(scene: Scene, thing: Thing, struck: str, cue: Cue) -> Start:
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
    return Start(thing, offset, (0.85 * side, max(0.2, thing.matter.bounce) * 0.35 * fast), -2.6 * side)


def _dropped(scene: Scene, start: Start, moved: Moved, cue: Cue, hit_s: float) -> None:
    """Let a thing fall freely until it meets the head, and tell of that."""
    times = scene.setting.clock.times_s
    above = np.clip(DROP_M - 0.5 * GRAVITY * np.maximum(times - released_s(cue), 0.0) ** 2, 0.0, DROP_M)
    moved.middle[0, :, 1] += np.where(times < hit_s, above, 0.0)
    thing = start.thing
    at = (float(moved.start[0, 0]), float(moved.start[0, 1]), thing.z + float(start.offset[2]))
    fast = (2 * GRAVITY * DROP_M) ** 0.5
    told(scene.played[thing.id][0], scene.setting, thing.id, "impact", thing.matter.material, "flesh",
         thing.matter.mass_kg, hit_s, fast, at)  # fmt: skip


def _dipped(scene: Scene, thing: Thing, level: float) -> None:
    """Hide what is under water."""
    for shape in scene.played[thing.id][thing.number].shapes:
        shape.points = kept_above(shape.points, np.full(len(shape.points), level, np.float32))


def _hold(scene: Scene, starts: list[Start], moved: Moved, lowest: float) -> None:
    """Tell the camera where it all happens: from where they are let go to where they lie, as far as that is near."""
    boxes = []
    for number, start in enumerate(starts):
        thing = start.thing
        box = np.stack([thing.outline.min(0), thing.outline.max(0)]) + start.offset[:2]
        path = moved.middle[number] - moved.start[number]
        most = 1.1 * float(max(np.ptp(path[:, 1]), path[:, 1].max())) + 2.2 * float(thing.size.max())
        shift = np.clip(path, -most, most) if not start.fixed else np.zeros((1, 2), np.float32)
        boxes.append([*(box[0] + shift.min(0)), *(box[1] + shift.max(0))])
    low, high = np.array(boxes)[:, :2].min(0), np.array(boxes)[:, 2:].max(0)
    low[1] = max(low[1], lowest)
    reach = np.array([*low, *high], np.float32)
    for start in starts:
        scene.played[start.thing.id][start.thing.number].reach = reach


def _floor(scene: Scene, at: tuple[float, float]) -> Floats:
    return floor_line(scene.setting.ground, at[1], at[0])


def _body(start: Start, begin_s: float) -> Body:
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
        parts=_parts(start),
    )


def _parts(start: Start) -> tuple[Floats, ...]:
    """Return what something collides as instead of its hull: treads where it stands fast, a tree's trunk and boughs."""
    thing = start.thing
    if start.fixed:
        return profile_of(thing.outline).boxes(start.offset[:2])
    if thing.member.family != "plant" or thing.size[1] < TALL_M:
        return ()
    # Leaves and twigs give way.
    low, high = thing.outline.min(0) + start.offset[:2], thing.outline.max(0) + start.offset[:2]
    low[1] = max(low[1], thing.base + start.offset[1])
    middle, half = (low[0] + high[0]) / 2, 0.5 * _STIFF * (high[0] - low[0])
    return (
        np.array(
            [(middle - half, low[1]), (middle + half, low[1]), (middle + half, high[1]), (middle - half, high[1])]
        ),
    )


def _tell(scene: Scene, starts: list[Start], moved: Moved, onto: str, wet: bool) -> None:
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


def _splashed(scene: Scene, thing: Thing, one: Touch) -> None:
    """Throw up water where a body goes in, and let rings run out."""
    played = scene.played[thing.id][thing.number]
    size = float(thing.size.max())
    sheet = Sheet(thing.id, still(0.0, 0.0, thing.z - 0.03), max(shape.order for shape in played.shapes))
    high = min(0.12 * one.speed_mps * size**0.5, 2.0 * size)
    splash(sheet, (one.x, one.y), one.time_s, scene.setting.clock, high, thing.member.seed)
    played.shapes += sheet.shapes
    rings(played, thing.id, (one.x, one.y, thing.z), one.time_s, scene.setting.clock.times_s, size)


def _kind(one: Touch, mover: Start, other: Start | None, again: bool, wet: bool) -> ContactKind:
    if other is not None:
        return "impact" if not other.fixed or not mover.thing.round else "bounce"
    if wet:
        return "splash"
    return "bounce" if again else "drop"
