"""Preparation: a take is decided, built, blocked, framed and laid out before its first frame is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.afloat import set_afloat
from circletake.render.camera import Track, move_camera
from circletake.render.cast.company import block
from circletake.render.crossings import crossed_bridges, show_crossing
from circletake.render.focus import FILM_MM, Focus, focus_of
from circletake.render.framing import Bounds, frame_place, frame_subject
from circletake.render.heavens import add_heavens
from circletake.render.layout import Layout, lay_out
from circletake.render.lens import Lens
from circletake.render.light import illuminate
from circletake.render.physics.carrying import held_in_frame
from circletake.render.places import build_place
from circletake.render.places.scenery import Scenery, World
from circletake.render.resolve import Resolution, resolve
from circletake.render.scene import Area, Clock, Part, Performance
from circletake.render.setup import SIZES, Setup
from circletake.render.styles import style_of
from circletake.render.wonders import WONDERS, is_wonder, show_wonder
from circletake.schema import ShotSize, TakeRequest, derive_seed

_PERSON_M = 1.7
_LEAST_SEEN = 0.075
"""Share of the frame's height below which a thing is hardly seen."""
_UNDER_SKY = 0.76
"""Where the horizon lies, from the top, when the shot is about what is in the sky."""
_STEADY = 0.06
"""Frame heights that a camera may go aside and still keep a foreground at its borders."""
_FRAMED_MOVES = frozenset({"static", "handheld", "push in", "zoom in", "pull out", "zoom out"})


class Prepared(NamedTuple):
    """A take before the first frame is drawn."""

    resolution: Resolution
    scenery: Scenery
    cast: list[Performance]
    track: Track
    lens: Lens
    layout: Layout
    clock: Clock
    focus: Focus | None
    """Where it is sharp; None when everything is."""
    light_level: float
    """How light the light of the shot is: 1 for white daylight."""


def prepare(request: TakeRequest) -> Prepared:
    """Decide, build, block, frame and lay out a take."""
    size = request.format.picture
    aspect = size.width / size.height
    clock = Clock(request.frames, float(request.format.rate), request.handle)
    resolution = resolve(request, clock)
    light = illuminate(
        resolution.hour, resolution.season, resolution.weather, resolution.intensity, resolution.light_side, aspect
    )
    world = World(resolution.place_seed, light, clock, aspect, resolution.place_adjectives)
    scenery = _built(resolution.place, world)
    area = fit_area(scenery.area, resolution.size, aspect)
    crossed = crossed_bridges(resolution.parts)
    standing = [part for part in resolution.parts if not is_wonder(part) and part.id not in crossed]
    open_air = scenery.weather == "here"
    wind_mps = -light.side * _wind_mps(resolution) * open_air
    cast = block(
        standing, scenery.ground, area, clock, derive_seed(request.seed, "blocking"),
        wind_mps=wind_mps, fog=resolution.intensity * (resolution.weather == "fog") * open_air,
    )  # fmt: skip
    cast = set_afloat(scenery, cast, request.seed)
    cast += [show_wonder(part, clock) for part in resolution.parts if is_wonder(part)]
    cast += [show_crossing(part, clock) for part in resolution.parts if part.id in crossed]
    track = _film(resolution, scenery, [held_in_frame(one) for one in cast], aspect, clock, request.seed)
    lens = Lens(track.camera, size.width, size.height)
    framed = _framed_at(resolution, track, clock)
    layout = lay_out(scenery, cast, world, track, lens, framed=framed, cast_light=style_of(request.style).cast)
    focus = focus_of(track, resolution.glass, resolution.pulls, cast, resolution.focus, clock)
    red, green, blue = scenery.inside or light.tint
    return Prepared(
        resolution, scenery, cast, track, lens, layout, clock, focus, 0.2126 * red + 0.7152 * green + 0.0722 * blue
    )


def _wind_mps(resolution: Resolution) -> float:
    """Return how fast the wind is, whichever way: only windy weather moves cloth by more than its own breath."""
    least, more = {"wind": (4.0, 7.0), "storm": (7.0, 7.0), "dust": (4.0, 5.0)}.get(resolution.weather, (0.0, 0.0))
    return least + more * resolution.intensity


@lru_cache(maxsize=2)
def _built(place: str, world: World) -> Scenery:
    """Build a place with its heavens. The takes of one shot share it: nobody changes it afterwards."""
    scenery = build_place(place, world)
    if scenery.sky is None:
        add_heavens(scenery, world)
    return scenery


def fit_area(area: Area, size: ShotSize, aspect: float) -> Area:
    """Return the part of a place's area that a shot size can see."""
    rule = SIZES[size]
    tall = max(rule.upright * _PERSON_M, rule.least_m)
    seen = tall * aspect
    half = min((area.x1 - area.x0) / 2, max(1.15, 0.40 * seen))
    deep = min(area.z_far - area.z_near, max(1.2, 0.55 * seen))
    return Area(area.x_mid - half, area.x_mid + half, area.z_near, area.z_near + deep, _LEAST_SEEN * tall)


def _film(
    resolution: Resolution, scenery: Scenery, cast: list[Performance], aspect: float, clock: Clock, seed: int
) -> Track:
    bounds = Bounds(
        scenery.horizon,
        scenery.wide_m,
        scenery.eye_m,
        scenery.floor,
        scenery.side_m,
        scenery.tall_m,
        scenery.area.x_mid,
        scenery.area.z_mid,
    )
    crossed = crossed_bridges(resolution.parts)
    standing = [one for one in cast if one.term not in WONDERS and one.id not in crossed]
    about = resolution.focus
    if about in crossed:
        # A bridge that is the place itself is seen with the train on it.
        about = next(one.id for one in standing if one.term == "train")
    lead = next((performance for performance in standing if performance.id == about), None)
    glass = resolution.glass
    focal = glass.focal_mm / FILM_MM if glass is not None and glass.focal_mm is not None else None
    if lead is None:
        open_sky = len(standing) < len(cast)
        frame = frame_place(_at_least_wide(resolution.size) if open_sky else resolution.size, bounds, clock, focal)
        if open_sky:
            frame = frame._replace(horizon=np.maximum(frame.horizon, _UNDER_SKY).astype(np.float32))
    else:
        others = tuple(performance for performance in standing if performance is not lead)
        follow = resolution.move == "follow"
        partners = partners_of(lead.id, resolution.parts)
        several = any(part.id == lead.id and part.count > 1 for part in resolution.parts)
        setup = Setup(resolution.size, lead, others, partners, resolution.side, aspect, clock, follow, several, focal)
        frame = frame_subject(setup, bounds)
    return move_camera(frame, resolution.move, aspect, bounds, clock, derive_seed(seed, "camera"))


def _at_least_wide(size: ShotSize) -> ShotSize:
    """Return a size that shows the sky."""
    return size if size in ("extreme wide", "wide") else "wide"


def partners_of(id_: str, parts: Sequence[Part]) -> frozenset[str]:
    """Return the ids of those who do something with a part, or with whom it does something."""
    theirs = {part.id for part in parts for action in part.actions if action.target == id_}
    own = {action.target for part in parts if part.id == id_ for action in part.actions if action.target}
    return frozenset(theirs | own) - {id_}


def _framed_at(resolution: Resolution, track: Track, clock: Clock) -> int | None:
    """Return the frame to whose border the foreground is fitted, or None where none is shown.

    It is the widest frame of a shot: as the camera nears, the foreground leaves the picture. Cameras that turn or go
    along would carry it into the middle.
    """
    if resolution.size not in ("extreme wide", "wide") or resolution.move not in _FRAMED_MOVES:
        return None
    if float(np.ptp(track.camera[:, 0] * track.camera[:, 3])) > _STEADY * track.focus_m:
        return None
    widens = resolution.move in ("pull out", "zoom out")
    return clock.frames - 1 if widens else 0
