"""Trees, bushes and grass, in the colours of the season, moving in the wind."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lines import moved, noise, outline, oval, smooth, stroke
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Points, Rgb
from circletake.schema import Season

TreeKind = Literal["round", "tall", "pine", "fir", "birch", "palm", "bare", "poplar"]

_LEAVES: dict[Season, tuple[str, ...]] = {
    "spring": ("#8fb35a", "#a3bf62", "#7aa456", "#e7b3c2", "#f0cdd4"),
    "summer": ("#4f8a4c", "#5f9650", "#6d9d4e", "#3f7a4a"),
    "autumn": ("#d98a32", "#c9602e", "#e3b040", "#a84a2c", "#b98a3a"),
    "winter": ("#7d8a86", "#8b938f", "#6f7d7c"),
}
_GRASS: dict[Season, str] = {"spring": "#86b35c", "summer": "#6a9a4c", "autumn": "#a8964e", "winter": "#9aa08c"}
_BARK = ("#5b4636", "#4c3b30", "#6a5442")
SNOW: Rgb = rgb("#f3f7fb")


class Growth(NamedTuple):
    """One part of a plant: an outline from its root at (0, 0), and its colours."""

    outline: Points
    colour: Rgb
    bottom: Rgb
    stiff: float
    """1: does not move in the wind; 0: moves freely."""


def leaf_colour(world: World, rng: np.random.Generator) -> Rgb:
    """Return a colour of leaves in the season."""
    codes = _LEAVES[world.light.season]
    weights = np.array([3.0, 3.0, 2.0, 1.0, 1.0][: len(codes)])
    return varied(rgb(codes[int(rng.choice(len(codes), p=weights / weights.sum()))]), rng, 0.018)


def grass_colour(world: World) -> Rgb:
    """Return the colour of grass in the season, under snow if it lies."""
    return snowed(rgb(_GRASS[world.light.season]), world.light.white, 0.88)


def snowed(colour: Rgb, white: float, most: float = 0.8) -> Rgb:
    """Return a colour with snow on it."""
    return mix(colour, SNOW, white * most)


def sway(shape: Points, world: World, height: float, phase: float, stiff: float = 0.0) -> Points:
    """Return (frames, P, 2): an outline rooted at its y = 0 as the wind bends it."""
    wind = world.light.wind_mps
    times = world.clock.times_s.astype(np.float64)
    lean = 0.004 * wind * -world.light.side
    gust = np.sin(times * (0.9 + 0.05 * wind) + phase) + 0.5 * np.sin(times * (2.1 + 0.11 * wind) + 2.3 * phase)
    amount = (lean + 0.0032 * wind * gust * 0.6 + 0.0022 * np.sin(times * 3.7 + phase)) * (1.0 - stiff)
    rise = np.clip(shape[:, 1] / height, 0.0, 1.2) ** 1.6 * height
    moving = np.repeat(shape[None], len(times), axis=0)
    moving[:, :, 0] += (amount[:, None] * rise[None]).astype(np.float32)
    return moving


def tree(kind: TreeKind, world: World, rng: np.random.Generator, height: float) -> list[Growth]:
    """Grow a tree of a kind, rooted at (0, 0)."""
    if kind in ("pine", "fir"):
        return _conifer(world, rng, height, kind == "fir")
    if kind == "palm":
        return _palm(world, rng, height)
    if kind == "bare" or (world.light.season == "winter" and kind in ("round", "tall", "birch", "poplar")):
        return _bare(world, rng, height)
    return _leafy(kind, world, rng, height)


def _bark(rng: np.random.Generator) -> Rgb:
    return varied(rgb(_BARK[int(rng.integers(len(_BARK)))]), rng)


def _trunk(rng: np.random.Generator, height: float, width: float, colour: Rgb) -> Growth:
    bend = rng.normal(0.0, 0.02 * height, 4).cumsum()
    points = np.stack([bend - bend[0], np.linspace(0.0, height, 4)], axis=1)
    shape = stroke(points, np.array([1.5, 1.0, 0.8, 0.5]) * width)
    return Growth(shape, colour, lighter(colour, -0.06), 0.8)


def _leafy(kind: TreeKind, world: World, rng: np.random.Generator, height: float) -> list[Growth]:
    """A crown of overlapping rounds on a trunk."""
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.4)
    bark = rgb("#e8e2d6") if kind == "birch" else _bark(rng)
    wide = {"round": 0.42, "tall": 0.26, "birch": 0.20, "poplar": 0.13}.get(kind, 0.3) * height
    low = {"round": 0.30, "tall": 0.24, "birch": 0.34, "poplar": 0.08}.get(kind, 0.3) * height
    parts = [_trunk(rng, low + 0.35 * (height - low), 0.055 * height if kind != "birch" else 0.03 * height, bark)]
    turn = np.linspace(0.0, 2.0 * np.pi, 13, endpoint=False)
    reach = 1.0 + rng.uniform(-0.16, 0.13, 13)
    middle = (low + height) / 2
    crown = np.stack([wide * reach * np.cos(turn), middle + (height - low) / 2 * reach * np.sin(turn)], axis=1)
    parts.append(Growth(_leaved(crown, rng, 0.045 * wide), leaves, lighter(leaves, -0.13), 0.3))
    light = np.stack(
        [
            wide * 0.60 * reach * np.cos(turn) + world.light.side * wide * 0.22,
            middle + (height - low) * (0.10 + 0.30 * reach * np.sin(turn)),
        ],
        axis=1,
    )
    parts.append(Growth(_leaved(light, rng, 0.045 * wide), lighter(leaves, 0.075), lighter(leaves, -0.03), 0.2))
    return parts


def _leaved(points: Points, rng: np.random.Generator, amount: float) -> Points:
    curve = smooth(points, 5)
    return (curve + rng.normal(0.0, amount, curve.shape)).astype(np.float32)


def _conifer(world: World, rng: np.random.Generator, height: float, slim: bool) -> list[Growth]:
    """Tiers of drooping boughs, each its own sheet."""
    base = varied(rgb("#2f5f4f" if not slim else "#376a55"), rng, 0.02)
    wide = height * (0.15 if slim else 0.22) * rng.uniform(0.85, 1.15)
    parts = [_trunk(rng, height * 0.3, 0.04 * height, _bark(rng))]
    tiers = 5 if slim else 4
    for tier in range(tiers):
        share = tier / tiers
        low = height * (0.12 + 0.78 * share)
        top = min(height, low + height * (0.78 / tiers) * 1.75)
        half = wide * (1.0 - 0.78 * share)
        teeth = 4
        x = np.linspace(half, -half, 2 * teeth + 1)
        y = (
            low
            + np.where(np.arange(2 * teeth + 1) % 2 == 0, -0.018, 0.028) * height
            + 0.05 * height * (1 - (np.abs(x) / half) ** 2) * 0.4
        )
        shape = np.concatenate(
            [
                [[0.0, top]],
                [[half * 0.45, low + (top - low) * 0.42]],
                np.stack([x, y], axis=1),
                [[-half * 0.45, low + (top - low) * 0.42]],
            ]
        )
        tone = lighter(base, 0.03 * share)
        crest = snowed(lighter(tone, 0.06), world.light.white, 0.85)
        parts.append(Growth(shape.astype(np.float32), crest, lighter(tone, -0.05), 0.75 - 0.5 * share))
    return parts


def _bare(world: World, rng: np.random.Generator, height: float) -> list[Growth]:
    """A leafless tree: forks of forks."""
    bark = snowed(_bark(rng), world.light.white, 0.3)
    parts: list[Growth] = []
    _fork(parts, rng, np.zeros(2), np.pi / 2, height * 0.42, height * 0.05, 4, bark)
    return parts


def _fork(
    parts: list[Growth],
    rng: np.random.Generator,
    foot: Points,
    angle: float,
    length: float,
    width: float,
    left: int,
    bark: Rgb,
) -> None:
    tip = foot + length * np.array([np.cos(angle), np.sin(angle)])
    bend = (foot + tip) / 2 + rng.normal(0.0, 0.05 * length, 2)
    parts.append(Growth(stroke([foot, bend, tip], [width, width * 0.8, width * 0.6]), bark, bark, 0.6))
    if left == 0:
        return
    for turn in (rng.uniform(0.25, 0.6), -rng.uniform(0.25, 0.6)):
        _fork(parts, rng, tip, angle + turn, length * rng.uniform(0.58, 0.74), width * 0.6, left - 1, bark)


def _palm(world: World, rng: np.random.Generator, height: float) -> list[Growth]:
    """A leaning trunk and a crown of split leaves."""
    lean = rng.uniform(-0.22, 0.22) * height
    t = np.linspace(0.0, 1.0, 8)
    spine = np.stack([lean * t**1.8, height * 0.86 * t], axis=1)
    bark = varied(rgb("#8a6a48"), rng)
    parts = [Growth(stroke(spine, height * (0.055 - 0.026 * t)), bark, lighter(bark, -0.08), 0.8)]
    green = varied(rgb("#4d8a4a"), rng, 0.02)
    reach = height * 0.40
    for number, angle in enumerate(np.linspace(-0.45, np.pi + 0.45, 9) + rng.normal(0, 0.07, 9)):
        u = np.linspace(0.0, 1.0, 9)
        droop = 0.42 * u**2.1 * reach
        x = spine[-1, 0] + reach * u * np.cos(angle)
        y = spine[-1, 1] + reach * u * np.sin(angle) * 0.62 - droop
        comb = np.where(np.arange(9) % 2 == 0, 1.0, 0.55)
        width = height * 0.085 * np.sin(np.pi * np.clip(u * 0.93 + 0.07, 0, 1)) * comb
        tone = lighter(green, 0.035 * ((number % 3) - 1))
        parts.append(Growth(stroke(np.stack([x, y], axis=1), width), lighter(tone, 0.05), lighter(tone, -0.07), 0.1))
    return parts


def plant(
    on: Scenery,
    world: World,
    growths: list[Growth],
    x: float,
    z: float,
    *,
    y: float = 0.0,
    height: float = 6.0,
    flip: bool = False,
    haze: float = 1.0,
    moves: bool = True,
    rim: bool = True,
    shade: float = 0.0,
) -> None:
    """Put a grown plant somewhere."""
    phase = 0.37 * x + 0.21 * z
    for number, part in enumerate(growths):
        shape = moved(part.outline, flip=flip)
        offset = np.array([x, y], np.float32)
        still = not moves or part.stiff >= 0.95
        points = shape + offset if still else sway(shape, world, height, phase + 0.3 * number, part.stiff) + offset
        on.put(
            points,
            lighter(part.colour, -shade),
            z - 0.002 * number,
            bottom=lighter(part.bottom, -shade),
            at=z,
            haze=haze,
            rim=rim and number < 3,
            mist=False,
        )


def tree_line(rng: np.random.Generator, x: Points, height: float, pointed: bool) -> Points:
    """Return the heights of a distant wood's upper edge along x."""
    base = 0.72 + 0.28 * noise(rng, x, float(np.ptp(x)) / 5, 3)
    pitch = height * (0.42 if pointed else 0.75)
    at = (x - x[0]) / pitch
    crown = np.abs(at % 1.0 - 0.5) * 2.0
    jitter = np.repeat(rng.uniform(0.72, 1.1, int(at.max()) + 2), 1)[at.astype(np.int64)]
    shape = 1.0 - crown if pointed else np.sqrt(np.maximum(1.0 - crown**2, 0.0))
    weight = 0.45 if pointed else 0.22
    line: Points = height * base * (1.0 - weight + weight * shape) * jitter**0.6
    return line.astype(np.float32)


def tuft(rng: np.random.Generator, height: float, blades: int = 7) -> Points:
    """Return a tuft of curved blades of grass as one outline."""
    foot = np.linspace(-0.30, 0.30, blades) * height + rng.normal(0.0, 0.03 * height, blades)
    lean = foot * 1.5 + rng.normal(0.0, 0.20 * height, blades)
    top = height * rng.uniform(0.45, 1.0, blades)
    half = 0.045 * height
    rows = np.empty((blades, 5, 2))
    rows[:, 0] = np.stack([foot - half, np.zeros(blades)], axis=1)
    rows[:, 1] = np.stack([foot + 0.30 * lean - 0.7 * half, 0.6 * top], axis=1)
    rows[:, 2] = np.stack([foot + lean, top], axis=1)
    rows[:, 3] = np.stack([foot + 0.30 * lean + 0.7 * half, 0.58 * top], axis=1)
    rows[:, 4] = np.stack([foot + half, np.zeros(blades)], axis=1)
    return rows.reshape(-1, 2).astype(np.float32)


def bush(rng: np.random.Generator, width: float, height: float) -> Points:
    """Return a round-topped bush with a flat foot."""
    turn = np.linspace(0.0, np.pi, 9)
    reach = 1.0 + rng.uniform(-0.2, 0.12, 9)
    points = np.stack([width / 2 * reach * np.cos(turn), height * reach * np.sin(turn)], axis=1)
    return smooth(np.concatenate([points, [[-width * 0.4, -0.05 * height], [width * 0.4, -0.05 * height]]]), 4)


def fern(rng: np.random.Generator, height: float) -> list[Points]:
    """Return the arching leaves of a fern."""
    leaves = []
    for angle in np.linspace(0.35, np.pi - 0.35, 6) + rng.normal(0.0, 0.08, 6):
        u = np.linspace(0.0, 1.0, 8)
        x = height * u * np.cos(angle)
        y = height * (u * np.sin(angle) - 0.35 * u**2.4)
        comb = np.where(np.arange(8) % 2 == 0, 1.0, 0.5)
        leaves.append(
            stroke(np.stack([x, y], axis=1), 0.16 * height * np.sin(np.pi * np.clip(u * 0.9 + 0.1, 0, 1)) * comb)
        )
    return leaves


def reed(rng: np.random.Generator, height: float) -> tuple[Points, Points]:
    """Return a reed's stalk and its head."""
    lean = float(rng.normal(0.0, 0.10 * height))
    stalk = stroke([[0.0, 0.0], [lean * 0.4, height * 0.55], [lean, height]], [0.03, 0.024, 0.012])
    head = moved(oval(0.0, 0.0, 0.035, 0.14 * height, 10), lean * 0.96, height * 0.93)
    return stalk, head


__all__ = [
    "SNOW",
    "Growth",
    "TreeKind",
    "bush",
    "fern",
    "grass_colour",
    "leaf_colour",
    "outline",
    "plant",
    "reed",
    "snowed",
    "sway",
    "tree",
    "tree_line",
    "tuft",
]
