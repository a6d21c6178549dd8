"""How plants bend: what stems, leaves and blossoms have in common."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.drawing import Palette
from circletake.render.cast.motion import noise
from circletake.render.cast.moving import limb, spline
from circletake.render.cast.outline import oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint, Rgb


class Plant(NamedTuple):
    """One plant, cast."""

    term: str
    height: float
    palette: Palette
    feature: str
    seed: int


def sway(t: Floats, seed: int, rate_hz: float = 0.3) -> Floats:
    """Return (frames,) how a plant bends in moving air: a slow gust and a quick shiver on it."""
    out: Floats = noise(t, rate_hz, seed, "gust") * 0.8 + np.sin(t * 2.3 + seed % 7) * 0.2
    return out


def bent(points: Floats, bend: Floats, height: float, strength: float) -> Floats:
    """Return points (P, 2) pushed sideways by wind: (frames, P, 2); the higher, the more."""
    share = np.clip(points[None, :, 1] / height, 0, 1.4)
    shift = bend[:, None] * strength * height * share**1.7
    x = points[None, :, 0] + shift
    y = points[None, :, 1] - 0.3 * np.abs(shift) * share
    return np.stack([x, y + 0 * x], -1).astype(np.float32)


def blob(cx: float, cy: float, r: float, rng: np.random.Generator, lobes: int = 9, rough: float = 0.12) -> Floats:
    """Return a leafy outline of round lobes."""
    turn = np.linspace(0, 2 * np.pi, lobes * 6, endpoint=False)
    reach = (
        1 + rough * np.abs(np.sin(turn * lobes / 2 + rng.uniform(0, 3))) + 0.06 * np.sin(turn * 2 + rng.uniform(0, 6))
    )
    return np.stack([cx + np.cos(turn) * r * reach, cy + np.sin(turn) * r * reach * 0.92], -1).astype(np.float32)


def stem(sheet: Sheet, path: Floats, half: Floats, bend: Floats, height: float, strength: float, colour: Rgb) -> None:
    spine = bent(path, bend, height, strength)
    sheet.put(limb(spine, half), Paint(colour, shade(colour, -0.6)), rim=True)


def blossom(sheet: Sheet, at: Floats, r: float, plant: Plant, turn: Floats, colour: Rgb) -> None:
    """Lay one blossom about (frames, 2)."""
    if plant.feature == "tulip":
        for x, step in ((-0.5, -0.5), (0.5, -0.5), (0.0, 0.2)):
            petal = np.array(
                [(x * 0.5, -0.9), (x * 1.5 - 0.5, 0.0), (x * 1.4, 1.1), (x * 1.5 + 0.5, 0.0)], np.float32
            ) * np.float32(r)
            sheet.put(spline(at[:, None] + petal[None], 4, (2,)), Paint(shade(colour, step)), rim=True)
        return
    count = 12 if plant.feature == "sunflower" else 7
    for k in range(count):
        angle = turn + 2 * np.pi * k / count
        ahead = np.stack([np.cos(angle), np.sin(angle)], -1)
        over = np.stack([-ahead[:, 1], ahead[:, 0]], -1)
        wide = r * (0.36 if count == 7 else 0.24)
        points = [
            at + ahead * 0.2 * r,
            at + ahead * 0.65 * r + over * wide,
            at + ahead * 1.08 * r,
            at + ahead * 0.65 * r - over * wide,
        ]
        sheet.put(spline(np.stack(points, 1).astype(np.float32), 3), Paint(shade(colour, 0.25 * (k % 2))), rim=True)
    core = rgb("#6a4a2f") if plant.feature == "sunflower" else rgb("gold")
    size = r * (0.46 if plant.feature == "sunflower" else 0.34)
    sheet.put(at[:, None] + oval(0, 0, size, size, points=14), Paint(core))
