"""The company on the stage: performers under the light of the place, with their shadows and mirror images."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.colour import mix
from circletake.render.extent import extent_of
from circletake.render.lens import Lens
from circletake.render.order import Moving, Op
from circletake.render.places.scenery import Lamp, Scenery, World
from circletake.render.raster.reel import GLOW, MIRROR, SHADOW, SHAPE
from circletake.render.scene import Floats, Performance, Rgb
from circletake.render.shapes import Lit, ShapeTable
from circletake.render.softs import Softs
from circletake.render.wonders import WONDERS

_LIFT = 1.07
"""How much brighter the cast stands in the light than the place."""
_BRIGHTEST = 1.12
_LEAST_LIGHT = 0.62
_MOST_LIFTED = 1.3
"""In less light than the least, the cast is lifted out of the gloom, by at most this factor."""
_BY_LAMPS = 0.30
"""Most that lamps and fires add to the light on a performer."""
_NEAR_FIRE_M = 3.0
_DEEP_M = 0.55
"""Metres from the middle of the dark spot under something to its nearer edge, at most."""
_FADES_S = 0.35
"""Seconds in which that spot goes when nothing stands there any more."""
_HAZE = 0.3
"""Factor on the air before performers: they stay legible in fog and snow."""
_SHINING = 0.35
"""Sheets of at least this emission light what is round them."""
_THICKNESS = 0.02
"""Of one sheet of a performer, in log2 metres: it throws a paper's shadow on the sheet behind it."""


class Company(NamedTuple):
    """All performers, laid out."""

    movings: list[Moving]
    objects: NDArray[np.int32]
    """(O, 2); see Reel."""
    shear: Floats
    """(F, O, 5); see Reel."""


def lay_out_company(
    scenery: Scenery, cast: list[Performance], table: ShapeTable, softs: Softs, world: World, lens: Lens,
    cast_light: float = 1.0,
) -> Company:  # fmt: skip
    """Add all performers' shapes, and what falls from them onto ground and water.

    Args:
        scenery: The place they stand in.
        cast: The performers; their numbers in the picture are their positions here, from 1.
        table: Takes their shapes.
        softs: Takes the soft dark under them and the soft light behind them.
        world: Light and clock.
        lens: The camera.
        cast_light: Factor on the light that falls on the cast.
    """
    movings = []
    fires = [fire for performance in cast for fire in _fires(performance, world)]
    objects = np.zeros((max(len(cast), 1), 2), np.int32)
    shear = np.zeros((world.clock.frames, max(len(cast), 1), 5), np.float32)
    for index, performance in enumerate(cast):
        red, green, blue = _tint(performance, scenery, world, [fire.lamp for fire in fires])
        tint = (red * cast_light, green * cast_light, blue * cast_light)
        first = len(table)
        ranked = sorted(range(len(performance.shapes)), key=lambda i: (performance.shapes[i].order, i))
        for rank, i in enumerate(ranked):
            thick = min(_THICKNESS * rank, 0.4)
            table.add(performance.shapes[i], Lit(tint, _HAZE, thickness=thick, number=index + 1))
        objects[index] = first, len(ranked)
        before = _grounding(performance, index, scenery, softs, world, lens, shear)
        ops = (*before, *((SHAPE, row) for row in range(first, first + len(ranked))))
        movings.append(Moving(performance.anchor[:, 2].astype(np.float64), ops))
    movings += [Moving(_behind(fire, cast), ((GLOW, _spill(fire, softs, lens)),)) for fire in fires]
    movings += [_flash_of(one, softs, lens) for one in cast if one.flare is not None]
    return Company(movings, objects, shear)


def _tint(performance: Performance, scenery: Scenery, world: World, fires: list[Lamp]) -> Rgb:
    """Return the light on a performer: the place's, and that of the lamps near by."""
    base = scenery.inside or world.light.tint
    night = world.light.night if scenery.inside is None else 0.0
    level = 0.3 * base[0] + 0.6 * base[1] + 0.1 * base[2]
    total = (np.array(base) * (1.0 - 0.25 * night) + level * 0.25 * night) * (_LIFT + 0.16 * night)
    total *= float(np.clip(_LEAST_LIGHT / max(level, 1e-3), 1.0, _MOST_LIFTED))
    at = np.median(performance.anchor, axis=0) + np.array([0.0, performance.height_m * 0.6, 0.0])
    lit = np.zeros(3)
    for lamp in (*scenery.lamps, *fires):
        far = float(np.linalg.norm(at - (lamp.x, lamp.y, lamp.z)))
        lit += np.array(lamp.colour) * lamp.strength * max(0.0, 1.0 - far / lamp.reach_m) ** 2
    # Lamps warm whom they light; they never wipe a face out.
    total += lit * min(1.0, _BY_LAMPS / max(float(lit.max()), 1e-6))
    most = max(float(total.max()), _BRIGHTEST)
    red, green, blue = (float(part) * _BRIGHTEST / most for part in total)
    return (red, green, blue)


class _Fire(NamedTuple):
    """Something that shines in a performer's hands, or is one."""

    owner: Performance
    lamp: Lamp
    place: Floats
    """(F, 3) its middle."""


def _fires(performance: Performance, world: World) -> list[_Fire]:
    """Return the light that a performer gives off: of all its shining sheets as one."""
    if performance.term in WONDERS:
        # What is as far away as the sky lights nobody.
        return []
    shining = [shape for shape in performance.shapes if shape.paint.emission >= _SHINING and shape.paint.fade >= 0.5]
    if performance.flare is not None:
        # What flares up lights others for that moment only.
        shining = [shape for shape in shining if shape.opacity is None or float(shape.opacity[0]) > 0.0]
    if not shining:
        return []
    middles = np.stack([np.broadcast_to(shape.points.mean(axis=-2), performance.anchor.shape) for shape in shining])
    spans = np.array([float(np.sqrt(np.prod(np.ptp(_first(shape.points), axis=0)[:2]))) for shape in shining])
    weights = np.array([shape.paint.emission for shape in shining]) * spans
    colour = np.average([shape.paint.colour for shape in shining], axis=0, weights=weights + 1e-6)
    place = np.average(middles, axis=0, weights=weights + 1e-6).astype(np.float32)
    size = float(np.sqrt(np.sum(spans**2)))
    dark = 0.25 + 0.75 * world.light.night
    lamp = Lamp(
        float(np.median(place[:, 0])),
        float(np.median(place[:, 1])),
        float(np.median(place[:, 2])),
        1.2 + 6.0 * min(size, 1.2),
        (float(colour[0]), float(colour[1]), float(colour[2])),
        min(0.9, 0.25 + 1.2 * size) * dark,
    )
    return [_Fire(performance, lamp, place)]


def _first(points: Floats) -> Floats:
    return points[0] if points.ndim == 3 else points


def _behind(fire: _Fire, cast: list[Performance]) -> Floats:
    """Return (frames,) a depth just behind everybody near a fire: its light veils nobody who stands before it."""
    own = fire.owner.anchor[:, 2]
    near = [one.anchor[:, 2] for one in cast if abs(float(np.median(one.anchor[:, 2] - own))) < _NEAR_FIRE_M]
    behind: Floats = (np.max([own, *near], axis=0) + 0.02).astype(np.float32)
    return behind


def _spill(fire: _Fire, softs: Softs, lens: Lens) -> int:
    """Let its light fall on what is behind and round it."""
    seen = lens.see(fire.place[:, None])
    centre = np.stack([seen.x[:, 0], seen.y[:, 0]], axis=1)
    radius = 0.8 * fire.lamp.reach_m * seen.scale[:, 0]
    strength = np.full(len(centre), 1.5 * fire.lamp.strength, np.float32)
    return softs.add_spot(centre, radius, 0.8, fire.lamp.colour, strength, "lighten", seen.depth[:, 0] + 6.0)


def _flash_of(performance: Performance, softs: Softs, lens: Lens) -> Moving:
    """Let what flares up light the air and all that is round it."""
    flare = performance.flare
    assert flare is not None
    frames = len(performance.anchor)
    at = np.broadcast_to(np.array(flare.at, np.float32), (frames, 3))
    seen = lens.see(at[:, None])
    centre = np.stack([seen.x[:, 0], seen.y[:, 0]], axis=1)
    radius = flare.reach_m * seen.scale[:, 0]
    strength = (1.1 * flare.strength * (seen.depth[:, 0] > 0.3)).astype(np.float32)
    row = softs.add_spot(centre, radius, 0.85, flare.colour, strength, "lighten", seen.depth[:, 0] + 2 * flare.reach_m)
    return Moving(np.full(frames, flare.at[2] - 0.1), ((GLOW, row),))


def _grounding(
    performance: Performance, index: int, scenery: Scenery, softs: Softs, world: World, lens: Lens, shear: Floats
) -> tuple[Op, ...]:
    """Set how a performer's shadow and mirror image fall; return the operations that come before it."""
    light, anchor = world.light, performance.anchor
    ground = scenery.ground.height(anchor[:, 0], anchor[:, 2], world.clock.times_s)
    shear[:, index, 2] = ground
    middle = np.median(anchor, axis=0)
    aloft = float(np.median(anchor[:, 1] - ground))
    if scenery.ground.is_water(float(middle[0]), float(middle[2])):
        shear[:, index, 4] = 0.34
        return ((MIRROR, index),) if aloft < 2.0 else ()
    ops: list[Op] = []
    ops.append((GLOW, _backing(performance, scenery, softs, world, lens)))
    if aloft < 0.5 and float(np.median(extent_of(performance).bottom - ground)) < 0.4:
        ops.append((GLOW, _contact(performance, softs, lens, ground, world.clock.times_s)))
    strength = light.shadow * scenery.shade * (0.6 if scenery.inside else 1.0)
    if strength > 0.02:
        shear[:, index, 0] = light.shadow_x
        shear[:, index, 1] = light.shadow_z
        shear[:, index, 3] = strength
        ops.append((SHADOW, index))
    if light.wet and scenery.inside is None:
        shear[:, index, 4] = 0.16
        ops.append((MIRROR, index))
    return tuple(ops)


def _backing(performance: Performance, scenery: Scenery, softs: Softs, world: World, lens: Lens) -> int:
    """Add a breath of light behind a performer, so that it stands off what is behind it."""
    body = performance.anchor + np.array([0.0, 0.55 * performance.height_m, 0.0], np.float32)
    seen = lens.see(body[:, None])
    reach = 0.75 * max(performance.height_m, 0.7 * performance.width_m)
    air = scenery.haze or mix(world.light.haze, world.light.horizon, 0.5)
    centre = np.stack([seen.x[:, 0], seen.y[:, 0]], axis=1)
    strength = np.full(len(body), 0.05 + 0.1 * world.light.night, np.float32)
    return softs.add_spot(centre, reach * seen.scale[:, 0], 1.0, air, strength, "add")


def _contact(performance: Performance, softs: Softs, lens: Lens, ground: Floats, times_s: Floats) -> int:
    """Add the soft dark spot under what stands, until it no longer does."""
    foot = performance.anchor.copy()
    foot[:, 1] = ground
    seen = lens.see(foot[:, None])
    half = max(performance.width_m, 0.25) * 0.62
    drop = lens.camera[:, 1] - ground
    # What is wide is not as deep: its spot stays at its feet.
    deep = min(1.0, _DEEP_M / half)
    flat = np.clip(drop / np.maximum(seen.depth[:, 0], 0.5), 0.05, 0.35) * deep
    centre = np.stack([seen.x[:, 0], seen.y[:, 0]], axis=1)
    gone = performance.gone_s if performance.gone_s is not None else np.inf
    strength = 0.42 * np.clip(1.0 - (times_s - gone) / _FADES_S, 0.0, 1.0)
    radius = half * seen.scale[:, 0]
    return softs.add_spot(centre, radius, flat, (0.12, 0.12, 0.2), strength.astype(np.float32), "darken")
