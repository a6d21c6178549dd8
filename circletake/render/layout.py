"""Layout: a place and its cast become arrays, from which one kernel call draws a frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.camera import Track
from circletake.render.colour import mix
from circletake.render.company import lay_out_company
from circletake.render.lens import Lens
from circletake.render.order import Moving, Still, order_frames
from circletake.render.places.scenery import Framing, Piece, Scenery, World
from circletake.render.raster.reel import GLOW, MIST, SHAPE, SPRITES, WATER, Reel
from circletake.render.scene import Floats, Paint, Performance, Rgb, Shape
from circletake.render.shapes import Lit, ShapeTable
from circletake.render.sky import Panorama, paint_plain, paint_sky, view_of
from circletake.render.softs import Softs
from circletake.render.weather import add_weather, strike
from circletake.schema import Contact

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
    stills: list[Still]
    """What keeps its depth, as it was ordered."""
    movings: list[Moving]


def lay_out(
    scenery: Scenery, cast: list[Performance], world: World, track: Track, lens: Lens, *, framed: int | None = 0,
    cast_light: float = 1.0,
) -> Layout:  # fmt: skip
    """Turn a built place, a performed cast and a moved camera into what the kernels draw.

    Args:
        scenery: The place, heavens and clouds included.
        cast: Performances; their numbers in the picture are their positions here, from 1.
        world: Light, clock and seed.
        track: The camera.
        lens: The same camera with the size of the picture.
        framed: The frame to whose border the foreground is fitted; None to show no foreground.
        cast_light: Factor on the light that falls on the cast.
    """
    light, clock = world.light, world.clock
    table = ShapeTable(clock.frames)
    softs = Softs(lens, clock.times_s)
    tint = scenery.inside or light.tint
    air = scenery.haze or light.haze
    stills = _scenery(scenery, table, softs, world, track, lens)
    stills += _falls(scenery, softs, world, track, lens)
    stills += _foreground(scenery, table, track, tint, framed)
    company = lay_out_company(scenery, cast, table, softs, world, lens, cast_light)
    lightning = strike(light, clock, world.seed)
    sky = _sky(scenery, world, lens)
    reel = Reel(
        still=table.still,
        moving=table.moving,
        span=table.span,
        paint=table.paint,
        fading=table.fading,
        objects=company.objects,
        shear=company.shear,
        glows=softs.glows,
        groups=softs.groups,
        sprites=softs.sprites,
        waters=softs.waters,
        mists=softs.mists,
        ops=order_frames(stills, company.movings, clock.frames),
        camera=np.ascontiguousarray(track.camera, np.float32),
        air=_air(scenery, world, lens, air),
        rim=np.array(light.rim if scenery.inside is None else mix(light.rim, scenery.inside, 0.6), np.float32),
        flash=_flashes(lightning.flash, cast),
    )
    return Layout(reel, sky, table.longest, lightning.contacts, stills, company.movings)


def _flashes(flash: Floats, cast: list[Performance]) -> Floats:
    """Return the factors on all light: lightning, and what blows up."""
    for one in cast:
        if one.flare is not None:
            flash = (flash + 0.3 * one.flare.strength).astype(np.float32)
    return flash


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
        return Lit((1.0, 1.0, 1.0), piece.haze)
    if piece.zone == "inside":
        return Lit(scenery.inside or world.light.tint, piece.haze, flash=0.4)
    return Lit(world.light.tint, piece.haze, world.light.mist * piece.mist)


def _in_the_way(piece: Piece, track: Track, lens: Lens) -> bool:
    """Tell whether scenery stands between the camera and the subject, where it would hide it."""
    depth = piece.z - float(track.camera[:, 2].min())
    if depth > 0.72 * track.focus_m or float(np.ptp(piece.shape.points[..., 2])) > 2.0:
        return False
    if depth < 0.4:
        return True
    points = piece.shape.points if piece.shape.points.ndim == 3 else piece.shape.points[None]
    seen = lens.see(points[:1])
    # A tilt ends on the composition: only there does it count what stands before the subject.
    tilted = max(float(lens.camera[-1, 5] - lens.camera[0, 5]), 0.0)
    return bool(seen.y.min() + tilted * lens.height < 0.80 * lens.height)


def _foreground(scenery: Scenery, table: ShapeTable, track: Track, tint: Rgb, framed: int | None) -> list[Still]:
    """Add what grows into the frame's border."""
    if framed is None:
        return []
    camera = track.camera[framed]
    return [
        Still(
            float(camera[2]) + framing.near * track.focus_m,
            ((SHAPE, table.add(_fitted(framing, camera, track.focus_m), Lit(tint, 0.0))),),
        )
        for framing in scenery.framings
    ]


def _fitted(framing: Framing, camera: Floats, focus_m: float) -> Shape:
    """Return a shape close to the lens: fitted to the border of one frame, from then on it stands in the world."""
    x, y, z, focal, shift, horizon = (float(value) for value in camera)
    distance = framing.near * focus_m
    scale = distance / focal
    outline = np.asarray(framing.outline, np.float32)
    up = outline[..., 1] if not framing.from_top else 1.0 - outline[..., 1]
    world = np.stack(
        [
            x + (outline[..., 0] - shift) * scale,
            y + (up - 1.0 + horizon) * scale,
            np.full(outline.shape[:-1], z + distance),
        ],
        axis=-1,
    ).astype(np.float32)
    return Shape(world, Paint(framing.colour))
