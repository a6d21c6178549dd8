"""The sea in motion: crests far out, and the edge that runs up a beach."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.land import span
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Rgb

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


def swash(on: Scenery, world: World, z: float, sand: Rgb, near: float = -45.0) -> None:
    """Add the beach from `z` towards the viewer, and the water's edge that runs up it and back."""
    rng = world.rng("swash")
    times = world.clock.times_s.astype(np.float64)
    x = np.linspace(-46.0, 46.0, 72)
    bays = 0.7 * np.sin(x * 0.16 + rng.uniform(0, 6.28)) + 0.35 * np.sin(x * 0.41 + rng.uniform(0, 6.28))
    run = 0.75 * np.sin(times * 0.95)[:, None] + 0.22 * np.sin(times[:, None] * 1.7 + x[None] * 0.3)
    edge = z + bays[None] + run
    wet_edge = z + bays - 1.05
    shore = _ground_edge(x, np.broadcast_to(z + bays + 1.1, edge.shape), near)
    on.put(shore[0], mix(sand, rgb("#6f5f4c"), 0.42), at=z + 4.0, mist=False, bottom=mix(sand, rgb("#7d6b55"), 0.3))
    dry = np.concatenate([np.stack([x, np.zeros_like(x), wet_edge], 1),
                          [[46.0, 0.0, near], [-46.0, 0.0, near]]])  # fmt: skip
    on.put(dry, lighter(sand, 0.02), at=z + 3.9, mist=False, bottom=lighter(sand, -0.05))
    film = _band(x, edge, np.full_like(edge, z + 2.6))
    on.put(film, mix(rgb("#9fd0cf"), FOAM, 0.15), at=z + 3.8, opacity=0.5, mist=False)
    foam = _band(x, edge - 0.03, edge + 0.16 + 0.12 * np.sin(x[None] * 2.3 + times[:, None] * 1.3))
    on.put(foam, FOAM, at=z + 3.7, opacity=0.92, mist=False)
    second = z + bays[None] + 1.3 + 0.5 * np.sin(times * 0.95 + 0.9)[:, None] + 0.1 * np.sin(x * 1.1)[None]
    on.put(_band(x, second, second + 0.22 + 0.2 * np.sin(x[None] * 0.9 - times[:, None])), FOAM, at=z + 3.75,
           opacity=0.7, mist=False)  # fmt: skip


def _ground_edge(x: np.ndarray, edge: np.ndarray, near: float) -> np.ndarray:  # type: ignore[type-arg]
    """Return (F, P, 3) level ground from an edge towards the viewer."""
    frames = len(edge)
    line = np.stack([np.broadcast_to(x, edge.shape), np.zeros_like(edge), edge], axis=-1)
    ends = np.broadcast_to(np.array([[x[-1], 0.0, near], [x[0], 0.0, near]]), (frames, 2, 3))
    return np.concatenate([line, ends], axis=1).astype(np.float32)


def _band(x: np.ndarray, near: np.ndarray, far: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """Return (F, 2P, 3) a level band between two edges."""
    across = np.broadcast_to(x, near.shape)
    front = np.stack([across, np.zeros_like(near), near], axis=-1)
    back = np.stack([across, np.zeros_like(far), far], axis=-1)[:, ::-1]
    return np.concatenate([front, back], axis=1).astype(np.float32)
