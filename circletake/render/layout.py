"""Layout: a place and its cast become arrays, from which one kernel call draws a frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.camera import Track
from circletake.render.colour import luminance, mix
from circletake.render.lens import Lens
from circletake.render.order import Moving, Op, Still, order_frames
from circletake.render.places.scenery import Framing, Glow, Piece, Scenery, World
from circletake.render.raster.reel import DEFOCUS, GLOW, MIRROR, MIST, SHADOW, SHAPE, SPRITES, WATER, Reel
from circletake.render.scene import Floats, Paint, Performance, Rgb, Shape
from circletake.render.shapes import Lit, ShapeTable
from circletake.render.sky import Panorama, paint_plain, paint_sky, view_of
from circletake.render.softs import Softs
from circletake.render.weather import add_weather, strike
from circletake.schema import Contact

_CAST_LIFT = 1.07
"""How much brighter the cast stands in the light than the place."""
_HAZE_MOST = 0.94
_OUTSIDE_M = 45.0
"""Depth, beyond any room's window, at which the weather outside falls."""


class Layout(NamedTuple):
    """A take, ready to be drawn."""

    reel: Reel
    panorama: Panorama
    longest: int
    """Most points of one shape."""
    thunder: tuple[Contact, ...]


def lay_out(
    scenery: Scenery, cast: list[Performance], world: World, track: Track, lens: Lens, *, framed: bool = True
) -> Layout:
    """Turn a built place, a performed cast and a moved camera into what the kernels draw.

    Args:
        scenery: The place, heavens and clouds included.
        cast: Performances; their numbers in the picture are their positions here, from 1.
        world: Light, clock and seed.
        track: The camera.
        lens: The same camera with the size of the picture.
        framed: Whether what grows into the frame's border is shown: in wide shots.
    """
    light, clock = world.light, world.clock
    table = ShapeTable(clock.frames)
    softs = Softs(lens, clock.times_s)
    tint = scenery.inside or light.tint
    air = scenery.haze or light.haze
    stills = _scenery(scenery, table, softs, world, track, lens)
    stills += _falls(scenery, softs, world, track, lens)
    stills += [
        Still(float(track.camera[0, 2]) + framing.near * track.focus_m, ((SHAPE, _framing(framing, table, track, lens, tint)),))
        for framing in (scenery.framings if framed else ())
    ]  # fmt: skip
    movings, objects, shear = _cast(scenery, cast, table, softs, world, lens)
    lightning = strike(light, clock, world.seed)
    sky = _sky(scenery, world, lens)
    reel = Reel(
        still=table.still,
        moving=table.moving,
        span=table.span,
        paint=table.paint,
        fading=table.fading,
        objects=objects,
        shear=shear,
        glows=softs.glows,
        groups=softs.groups,
        sprites=softs.sprites,
        waters=softs.waters,
        mists=softs.mists,
        ops=order_frames(stills, movings, clock.frames),
        camera=np.ascontiguousarray(track.camera, np.float32),
        air=_air(scenery, world, lens, air),
        rim=np.array(light.rim if scenery.inside is None else mix(light.rim, scenery.inside, 0.6), np.float32),
        flash=lightning.flash,
    )
    return Layout(reel, sky, table.longest, lightning.contacts)


def _falls(scenery: Scenery, softs: Softs, world: World, track: Track, lens: Lens) -> list[Still]:
    """Let the weather fall, before and behind the cast or only beyond the windows."""
    if scenery.weather == "none":
        return []
    sheets = add_weather(softs, lens, world.light, world.clock, world.seed)
    if scenery.weather == "outside":
        return [Still(_OUTSIDE_M, ((SPRITES, sheet.group),)) for sheet in sheets]
    start = float(track.camera[0, 2])
    return [Still(start + sheet.near * track.focus_m, ((SPRITES, sheet.group),)) for sheet in sheets]


def _air(scenery: Scenery, world: World, lens: Lens, air: Rgb) -> Floats:
    light = world.light
    width = 0.0034 * lens.height
    clarity = light.clarity if scenery.weather == "here" else 1.0
    return np.array(
        [*air, scenery.air_m * clarity, _HAZE_MOST, light.side * width, -width * 0.8, light.rim_strength],
        np.float32,
    )


def _sky(scenery: Scenery, world: World, lens: Lens) -> Panorama:
    view = view_of(lens.camera, lens.aspect)
    cells = min(lens.height * float(lens.camera[0, 3]) / 6.0, 160.0)
    if scenery.sky is None:
        return paint_sky(world.light, view, cells)
    return paint_plain(scenery.sky[0], scenery.sky[1], view, cells)


def _scenery(scenery: Scenery, table: ShapeTable, softs: Softs, world: World, track: Track, lens: Lens) -> list[Still]:
    stills = []
    for piece in scenery.pieces:
        if _in_the_way(piece, track, lens):
            continue
        stills.append(Still(piece.z, ((SHAPE, table.add(piece.shape, _lit(piece, scenery, world))),)))
    stills += [Still(glow.z if glow.at is None else glow.at, ((GLOW, softs.add_glow(glow)),)) for glow in scenery.glows]
    stills += [Still(swarm.z, ((SPRITES, softs.add_swarm(swarm)),)) for swarm in scenery.swarms]
    stills += [Still(water.z_far, ((WATER, softs.add_water(water)),)) for water in scenery.waters]
    air = scenery.haze or world.light.haze
    stills += [Still(mist.z, ((MIST, softs.add_mist(mist, air)),)) for mist in scenery.mists]
    return stills


def _lit(piece: Piece, scenery: Scenery, world: World) -> Lit:
    if piece.zone == "own":
        return Lit((1.0, 1.0, 1.0), piece.haze, covers=piece.covers)
    if piece.zone == "inside":
        return Lit(scenery.inside or world.light.tint, piece.haze, flash=0.4, covers=piece.covers)
    return Lit(world.light.tint, piece.haze, world.light.mist * piece.mist, covers=piece.covers)


def _in_the_way(piece: Piece, track: Track, lens: Lens) -> bool:
    """Tell whether scenery stands between the camera and the subject, where it would hide it."""
    depth = piece.z - float(track.camera[:, 2].min())
    if depth > 0.72 * track.focus_m or float(np.ptp(piece.shape.points[..., 2])) > 2.0:
        return False
    if depth < 0.4:
        return True
    points = piece.shape.points if piece.shape.points.ndim == 3 else piece.shape.points[None]
    seen = lens.see(points[:1])
    return bool(seen.y.min() < 0.80 * lens.height)


def _framing(framing: Framing, table: ShapeTable, track: Track, lens: Lens, tint: Rgb) -> int:
    """Add a shape close to the lens: fitted to the border of the first frame, then it stands in the world."""
    x, y, z, focal, shift, horizon = (float(value) for value in track.camera[0])
    distance = framing.near * track.focus_m
    scale = distance / focal
    outline = np.asarray(framing.outline, np.float32)
    edge = np.where(outline[..., :1] < 0.0, 1.0, -1.0)
    del edge
    up = outline[..., 1] if not framing.from_top else 1.0 - outline[..., 1]
    world = np.stack(
        [
            x + (outline[..., 0] - shift) * scale,
            y + (up - 1.0 + horizon) * scale,
            np.full(outline.shape[:-1], z + distance),
        ],
        axis=-1,
    ).astype(np.float32)
    return table.add(Shape(world, Paint(framing.colour)), Lit(tint, 0.0))


def _cast(
    scenery: Scenery, cast: list[Performance], table: ShapeTable, softs: Softs, world: World, lens: Lens
) -> tuple[list[Moving], np.ndarray, Floats]:  # type: ignore[type-arg]
    movings = []
    objects = np.zeros((max(len(cast), 1), 2), np.int32)
    shear = np.zeros((world.clock.frames, max(len(cast), 1), 5), np.float32)
    for index, performance in enumerate(cast):
        tint = _cast_tint(performance, scenery, world)
        first = len(table)
        ranked = sorted(range(len(performance.shapes)), key=lambda i: (performance.shapes[i].order, i))
        for rank, i in enumerate(ranked):
            thick = min(0.02 * rank, 0.4)
            table.add(performance.shapes[i], Lit(tint, thickness=thick, number=index + 1))
        objects[index] = first, len(ranked)
        before = _grounding(performance, index, scenery, softs, world, lens, shear)
        ops = (*before, *((SHAPE, row) for row in range(first, first + len(ranked))))
        movings.append(Moving(performance.anchor[:, 2].astype(np.float64), ops))
    return movings, objects, shear


def _cast_tint(performance: Performance, scenery: Scenery, world: World) -> Rgb:
    """Return the light on a performer: the place's, and that of the lamps near by."""
    base = scenery.inside or world.light.tint
    total = np.array(base) * _CAST_LIFT
    at = np.median(performance.anchor, axis=0) + (0.0, performance.height_m * 0.6, 0.0)
    for lamp in scenery.lamps:
        far = float(np.linalg.norm(at - (lamp.x, lamp.y, lamp.z)))
        total += np.array(lamp.colour) * lamp.strength * max(0.0, 1.0 - far / lamp.reach_m) ** 2
    most = max(float(total.max()), 1.12)
    red, green, blue = (float(part) * 1.12 / most for part in total)
    return (red, green, blue)


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
    if aloft < 0.5:
        ops.append((GLOW, _contact(performance, softs, lens, ground)))
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
    strength = np.full(len(body), 0.10 + 0.12 * world.light.night, np.float32)
    return softs.add_spot(centre, reach * seen.scale[:, 0], 1.0, air, strength, "add")


def _contact(performance: Performance, softs: Softs, lens: Lens, ground: Floats) -> int:
    """Add the soft dark spot under what stands."""
    foot = performance.anchor.copy()
    foot[:, 1] = ground
    seen = lens.see(foot[:, None])
    radius = max(performance.width_m, 0.25) * 0.62 * seen.scale[:, 0]
    drop = lens.camera[:, 1] - ground
    flat = np.clip(drop / np.maximum(seen.depth[:, 0], 0.5), 0.05, 0.35)
    centre = np.stack([seen.x[:, 0], seen.y[:, 0]], axis=1)
    return softs.add_spot(centre, radius, flat, (0.12, 0.12, 0.2), np.full(len(ground), 0.42), "darken")


def defocus_op(cells: int) -> Op:
    """Return the operation that puts all behind it out of focus."""
    return (DEFOCUS, cells)


__all__ = ["Layout", "defocus_op", "lay_out", "luminance", "Glow"]
