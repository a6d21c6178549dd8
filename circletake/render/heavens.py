"""Sun, moon and stars: what hangs so far away that it only turns with the camera."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import mix, rgb
from circletake.render.light import Illumination, Luminary
from circletake.render.places.kit.lines import oval
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Floats, Paint

FAR_M = 20_000.0


def add_heavens(on: Scenery, world: World) -> None:
    """Hang the sun or moon and the stars behind a place."""
    light = world.light
    if light.stars > 0.05:
        _stars(on, world, light.stars)
    if light.sun is not None:
        _sun(on, light.sun)
    if light.moon is not None:
        _moon(on, world, light.moon, light)


def _stars(on: Scenery, world: World, share: float) -> None:
    """Scatter stars, denser along one band, and let them twinkle."""
    rng = world.rng("stars")
    times = world.clock.times_s
    for size, count in ((0.0011, 420), (0.0019, 110), (0.0030, 24)):
        across = rng.uniform(-1.5, 1.5, count)
        up = np.abs(rng.normal(0.0, 0.42, count)) + 0.02
        band = rng.random(count) < 0.4
        up = np.where(band, 0.12 + 0.30 * (across + 1.5) / 3.0 + rng.normal(0.0, 0.05, count), up)
        points = np.stack([across, up, np.ones(count)], axis=1)[None] * FAR_M
        pace = rng.uniform(0.6, 2.2, count)
        phase = rng.uniform(0.0, 6.28, count)
        twinkle = 0.78 + 0.22 * np.sin(times[:, None] * pace * 2.4 + phase)
        low = np.clip(up / 0.12, 0.15, 1.0)
        opacity = share * low * rng.uniform(0.45, 1.0, count) * twinkle
        colour = mix(rgb("#fff6e2"), rgb("#cfe0ff"), float(rng.random()))
        on.swarms.append(
            Swarm(
                points.astype(np.float32),
                np.zeros(3, np.float32),
                size,
                colour,
                opacity.astype(np.float32),
                FAR_M,
                0.25 + 60.0 * size,
                0.7,
                True,
            )
        )


def _place(body: Luminary, radius: float) -> Floats:
    return oval(body.across * FAR_M, body.up * FAR_M, radius * FAR_M, count=48)


def _sun(on: Scenery, body: Luminary) -> None:
    disc = _place(body, body.radius)
    # A sun that stands high is too bright for its colour to be seen; one that sets is not.
    high = min(body.up / 0.3, 1.0)
    on.put(disc, Paint(body.colour, emission=0.12 + 0.43 * high), FAR_M - 20, zone="own", haze=0.0)
    on.glows.append(
        Glow(
            body.across * FAR_M,
            body.up * FAR_M,
            FAR_M - 30,
            body.radius * FAR_M * 3.2,
            body.colour,
            0.10 + 0.25 * high,
        )
    )


def _moon(on: Scenery, world: World, body: Luminary, light: Illumination) -> None:
    """Hang a moon with its seas, whole or waning."""
    del light
    rng = world.rng("moon")
    disc = _place(body, body.radius)
    on.put(disc, Paint(body.colour, emission=0.22), FAR_M - 20, zone="own", haze=0.0)
    sea = mix(body.colour, rgb("#8f9ab8"), 0.5)
    for _ in range(5):
        turn, off = rng.uniform(0, 6.28), rng.uniform(0.1, 0.62) * body.radius
        spot = oval(
            (body.across + off * np.cos(turn)) * FAR_M,
            (body.up + off * np.sin(turn)) * FAR_M,
            rng.uniform(0.10, 0.24) * body.radius * FAR_M,
            rng.uniform(0.08, 0.2) * body.radius * FAR_M,
            18,
        )
        on.put(spot, Paint(sea, opacity=0.5, emission=0.1), FAR_M - 21, zone="own", haze=0.0)
    on.glows.append(
        Glow(body.across * FAR_M, body.up * FAR_M, FAR_M - 30, body.radius * FAR_M * 4.0, rgb("#c8d6ff"), 0.22)
    )
