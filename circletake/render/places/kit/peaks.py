"""Sharp mountains with snow on them."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb
from circletake.render.places.kit.lines import noise, ridge
from circletake.render.places.scenery import Scenery
from circletake.render.scene import Points, Rgb


def peaks(
    on: Scenery,
    rng: np.random.Generator,
    z: float,
    height: float,
    rock: Rgb,
    snow: float,
    *,
    count: int = 7,
    spread: float = 1.5,
    light_side: float = 1.0,
) -> None:
    """Add a chain of sharp mountains, each with a lit and a shaded face and snow down to a ragged line."""
    at = np.linspace(-spread, spread, count) * z + rng.uniform(-0.12, 0.12, count) * z
    tops = height * rng.uniform(0.6, 1.0, count)
    tops[int(rng.integers(count // 3, count - count // 3))] = height * 1.12
    order = np.argsort(tops, kind="stable")
    for number, index in enumerate(order):
        depth = z + 2.0 * (count - number)
        _peak(on, rng, float(at[index]), depth, float(tops[index]), rock, snow, light_side)


def _peak(
    on: Scenery, rng: np.random.Generator, x: float, z: float, top: float, rock: Rgb, snow: float, side: float
) -> None:
    u = np.linspace(-1.0, 1.0, 41)
    half = top * float(rng.uniform(0.95, 1.35))
    jag = noise(rng, u, 0.5, 4, 0.6) * 0.09 * (1.0 - np.abs(u) * 0.4) * (np.abs(u) > 0.02)
    y = top * np.maximum((1.0 - np.abs(u) ** 0.92) + jag, 0.0)
    y[20] = top
    line = np.stack([x + u * half, y], axis=1)
    on.put(ridge(line[:, 0], line[:, 1], -2.0), lighter(rock, -0.03), z, bottom=lighter(rock, 0.01))
    lit = line[20:] if side > 0 else line[:21]
    fall = np.linspace(0.0, 1.0, 14)
    seam_x = x + half * 0.20 * side * fall * (1.0 + 0.5 * np.sin(fall * 17.0 + x)) * 0.9
    seam = np.stack([seam_x, top * (1.0 - fall)], axis=1)
    face = np.concatenate([lit, seam[::-1]]) if side > 0 else np.concatenate([lit[::-1], seam[::-1]])
    on.put(face.astype(np.float32), lighter(rock, 0.055), z - 0.3, bottom=lighter(rock, 0.02), at=z)
    if snow > 0.02:
        _snow_cap(on, rng, line, seam, z, top, snow, side)


def _snow_cap(
    on: Scenery, rng: np.random.Generator, line: Points, seam: Points, z: float, top: float, snow: float, side: float
) -> None:
    """Cover a peak with snow down to a ragged line, white where the light falls and blue where it does not."""
    low = top * (1.0 - 0.45 * snow)
    left = line[line[:, 1] > low]
    if len(left) < 4:
        return
    teeth = np.linspace(float(left[-1, 0]), float(left[0, 0]), 13)
    ragged = low + top * 0.10 * snow * np.where(np.arange(13) % 2 == 0, 0.9, -0.6) * rng.uniform(0.5, 1.2, 13)
    under = np.stack([teeth, ragged], axis=1)
    under = under[1:-1]
    on.put(np.concatenate([left, under]).astype(np.float32), rgb("#c6d3e6"), z - 0.4, bottom=rgb("#b4c4dc"), at=z)
    peak = left[np.argmax(left[:, 1])]
    lit = left[left[:, 0] >= peak[0]] if side > 0 else left[left[:, 0] <= peak[0]][::-1]
    inner = seam[seam[:, 1] > low]
    keep = under[(under[:, 0] - peak[0]) * side > 0.08 * abs(float(left[0, 0] - peak[0]))]
    keep = keep if side > 0 else keep[::-1]
    if len(lit) > 2 and len(inner) > 1:
        on.put(
            np.concatenate([lit, keep, inner[::-1]]).astype(np.float32),
            rgb("#f6f9fc"),
            z - 0.5,
            bottom=rgb("#e3ecf5"),
            at=z,
        )
