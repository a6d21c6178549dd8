"""The sea in motion: crests far out, and the edge that runs up a beach."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, multiplied, rgb, saturated
from circletake.render.places.kit.land import span
from circletake.render.places.kit.lines import ridge
from circletake.render.places.scenery import Scenery, Swarm, World
from circletake.render.scene import Floats, Points, Rgb
from circletake.schema import Material

FOAM: Rgb = rgb("#f4f8f6")


def crests(on: Scenery, world: World, depths: tuple[float, ...], height: float = 0.10) -> None:
    """Add lines of foam and shade that swell and travel, one for each depth."""
    rng = world.rng("crests")
    times = world.clock.times_s.astype(np.float64)
    rough = 0.6 + 0.16 * world.light.wind_mps
    for z in depths:
        x = span(z, 64, 0.95)
        pitch = 0.7 + z * 0.05
        phases = rng.uniform(0.0, 6.28, 4)
        rise = np.zeros((len(times), len(x)))
        for number, phase in enumerate(phases):
            k = 2.0 * np.pi / (pitch * (2.0 + 2.3 * number))
            rise += np.sin(k * x[None] + phase - times[:, None] * (0.7 + 0.4 * number)) / (1 + number)
        swell = np.sin(times * 0.8 + phases[0])[:, None] * 0.3
        thick = np.clip(rise * 0.5 + 0.05 + swell, 0.0, 1.0) * height * rough * (1.0 + z * 0.012)
        base = 0.02 * z * 0.05 * np.sin(times * 0.7 + phases[1])[:, None] + 0.0 * x[None]
        top = np.stack([np.broadcast_to(x, thick.shape), base + thick], axis=-1)
        foot = np.stack([np.broadcast_to(x, thick.shape), base - thick * 0.5], axis=-1)[:, ::-1]
        line = np.concatenate([top, foot], axis=1)
        on.put(line, FOAM, z, opacity=0.5, mist=False)


class Waves:
    """Open water: a few travelling swells; what floats follows them."""

    def __init__(self, rng: np.random.Generator, height: float) -> None:
        self._height = height
        self._along = rng.uniform(0.16, 0.62, 4) * rng.choice([-1.0, 1.0], 4)
        self._away = rng.uniform(-0.25, 0.25, 4)
        self._pace = rng.uniform(0.7, 1.5, 4)
        self._phase = rng.uniform(0.0, 2.0 * np.pi, 4)
        self._share = np.array([0.42, 0.28, 0.18, 0.12])

    def height(self, x: Floats, z: Floats, t: Floats) -> Floats:
        """Return y in metres of the water's surface."""
        across, away, times = (np.asarray(part, np.float64) for part in (x, z, t))
        total = np.zeros(np.broadcast(across, away, times).shape)
        for a, b, w, p, share in zip(self._along, self._away, self._pace, self._phase, self._share, strict=True):
            total = total + share * np.sin(a * across + b * away + p - w * times)
        return (self._height * total).astype(np.float32)

    def material(self, x: float, z: float) -> Material:
        """Return water."""
        return "water"

    def is_water(self, x: float, z: float) -> bool:
        """Tell that things float."""
        return True


def wave_sheets(on: Scenery, world: World, waves: Waves, near: Rgb, far: Rgb, depths: tuple[float, ...]) -> None:
    """Add the sea as sheets of paper that swing against each other, each with a lighter crest."""
    times = world.clock.times_s
    for number, z in enumerate(depths):
        x = span(max(z, 4.0), 84, 1.05)
        swell = waves.height(x[None], np.full((1, len(x)), z, np.float32), times[:, None])
        pitch = 1.1 + 0.035 * max(z, 0.0)
        roll = 0.25 * np.sin(times * 0.55 + number * 1.9)[:, None]
        phase = x[None] / pitch + roll * (1.0 if number % 2 else -1.0) / pitch * 4.0 + number * 2.4
        scallop = (np.abs(np.sin(phase)) ** 0.8 - 0.5) * (0.20 + 0.006 * max(z, 0.0))
        top = swell + scallop
        share = 1.0 - number / max(len(depths) - 1, 1)
        colour = lighter(mix(near, far, share), 0.026 * (-1) ** number)
        colour = water_colour(world, colour, share)
        on.put(ridge(x, top, -0.22 * (abs(z) + 12.0) - 2.0), colour, z, zone="own", mist=False)
        deep = 0.30 + 0.03 * max(z + 6.0, 0.0)
        line = np.broadcast_to(x, top.shape)
        edge = np.concatenate([np.stack([line, top], -1), np.stack([line, top - deep], -1)[:, ::-1]], axis=1)
        on.put(edge.astype(np.float32), lighter(colour, 0.085), z - 0.01, at=z, fade=0.0, zone="own", mist=False)
        if number % 2 and z < 240.0:
            _foam(on, world, line, top, np.abs(np.sin(phase)) ** 0.8, z)


def _foam(on: Scenery, world: World, line: Points, top: Points, high: Points, z: float) -> None:
    """Break the crests of one sheet: the more wind, the more of them."""
    wind = world.light.wind_mps
    patches = 0.5 + 0.5 * np.sin(line * (0.9 / (1.0 + 0.03 * max(z, 0.0))) + z)
    least = 0.86 - 0.035 * min(wind, 12.0)
    thick = np.clip(high * patches - least, 0.0, 1.0) * (0.30 + 0.012 * max(z, 0.0)) * (0.5 + 0.06 * wind)
    band = np.concatenate([np.stack([line, top], -1), np.stack([line, top - thick], -1)[:, ::-1]], axis=1)
    white = mix(multiplied(FOAM, world.light.tint), world.light.horizon, 0.25)
    on.put(band.astype(np.float32), white, z - 0.02, at=z, opacity=0.8, zone="own", mist=False)


def water_colour(world: World, own: Rgb, share: float) -> Rgb:
    """Return what water looks like: its own colour in the light, and the sky in it, more of it far away (share 1)."""
    light = world.light
    deep = saturated(mix(multiplied(own, light.tint), lighter(light.zenith, -0.10), 0.45), 1.35)
    between = saturated(mix(multiplied(own, light.tint), light.middle, 0.62), 1.15)
    open_ = mix(multiplied(own, light.tint), light.horizon, 0.72)
    return mix(deep, between, share / 0.55) if share < 0.55 else mix(between, open_, (share - 0.55) / 0.45)


def glitter(on: Scenery, world: World, z: tuple[float, float], strength: float = 1.0) -> None:
    """Lay the sun's or moon's path of light on water between two distances."""
    light = world.light
    body = light.sun or light.moon
    if body is None or body.up > 0.55:
        return
    rng = world.rng("glitter")
    count = 260
    depth = z[1] * (z[0] / z[1]) ** rng.random(count)
    spread = 0.028 + 0.25 * rng.random(count) ** 2.2 * (1.0 - 0.5 * depth / z[1])
    across = (body.across + spread * rng.choice([-1.0, 1.0], count) * 0.5) * (depth + 16.0)
    points = np.stack([across, np.full(count, 0.03), depth], axis=1)[None].astype(np.float32)
    times = world.clock.times_s.astype(np.float64)
    twinkle = np.sin(times[:, None] * rng.uniform(2.0, 5.0, count) + rng.uniform(0, 6.28, count))
    opacity = (strength * np.clip(twinkle * 1.3, 0.0, 1.0) ** 1.5 * rng.uniform(0.5, 1.0, count)).astype(np.float32)
    length = np.array([0.22, 0.0, 0.0], np.float32)
    for near, far in ((z[0], 14.0), (14.0, 45.0), (45.0, 140.0), (140.0, z[1])):
        held = (depth >= near) & (depth < far)
        if held.any():
            middle = float(np.sqrt(near * far))
            on.swarms.append(
                Swarm(
                    points[:, held],
                    length * (1.0 + middle * 0.05),
                    0.010 + 0.0011 * middle,
                    light.glow,
                    opacity[:, held],
                    near - 0.5,
                    0.5,
                    0.4,
                )
            )


def swash(on: Scenery, world: World, z: float, sand: Rgb, near: float = -140.0) -> None:
    """Add the beach from `z` towards the viewer, and the water's edge that runs up it and back."""
    rng = world.rng("swash")
    times = world.clock.times_s.astype(np.float64)
    x = np.concatenate([np.linspace(-260.0, -50.0, 12), np.linspace(-46.0, 46.0, 72), np.linspace(50.0, 260.0, 12)])
    bays = 0.7 * np.sin(x * 0.16 + rng.uniform(0, 6.28)) + 0.35 * np.sin(x * 0.41 + rng.uniform(0, 6.28))
    run = 0.75 * np.sin(times * 0.95)[:, None] + 0.22 * np.sin(times[:, None] * 1.7 + x[None] * 0.3)
    edge = z + bays[None] + run
    wet_edge = z + bays - 1.05
    shore = _ground_edge(x, np.broadcast_to(z + bays + 1.1, edge.shape), near)
    on.put(shore[0], mix(sand, rgb("#6f5f4c"), 0.42), at=z + 4.0, mist=False, bottom=mix(sand, rgb("#7d6b55"), 0.3))
    dry = np.concatenate([np.stack([x, np.zeros_like(x), wet_edge], 1), [[260.0, 0.0, near], [-260.0, 0.0, near]]])
    on.put(dry, lighter(sand, 0.02), at=z + 3.9, mist=False, bottom=lighter(sand, -0.05))
    film = _band(x, edge, np.full_like(edge, z + 2.6))
    on.put(film, mix(rgb("#9fd0cf"), FOAM, 0.15), at=z + 3.8, opacity=0.5, mist=False)
    foam = _band(x, edge - 0.05, edge + 0.34 + 0.2 * np.sin(x[None] * 2.3 + times[:, None] * 1.3))
    on.put(foam, FOAM, at=z + 3.7, opacity=0.92, mist=False)
    second = z + bays[None] + 1.3 + 0.5 * np.sin(times * 0.95 + 0.9)[:, None] + 0.1 * np.sin(x * 1.1)[None]
    on.put(
        _band(x, second, second + 0.4 + 0.3 * np.sin(x[None] * 0.9 - times[:, None])),
        FOAM,
        at=z + 3.75,
        opacity=0.7,
        mist=False,
    )


def _ground_edge(x: Points, edge: Points, near: float) -> Points:
    """Return (F, P, 3) level ground from an edge towards the viewer."""
    frames = len(edge)
    line = np.stack([np.broadcast_to(x, edge.shape), np.zeros_like(edge), edge], axis=-1)
    ends = np.broadcast_to(np.array([[x[-1], 0.0, near], [x[0], 0.0, near]]), (frames, 2, 3))
    return np.concatenate([line, ends], axis=1).astype(np.float32)


def _band(x: Points, near: Points, far: Points) -> Points:
    """Return (F, 2P, 3) a level band between two edges."""
    across = np.broadcast_to(x, near.shape)
    front = np.stack([across, np.zeros_like(near), near], axis=-1)
    back = np.stack([across, np.zeros_like(far), far], axis=-1)[:, ::-1]
    return np.concatenate([front, back], axis=1).astype(np.float32)
