"""The tunnel's world: what a scene is, and how it is drawn.

A clip is (T, H, W, 3) = (4, 12, 12, 3), numbers from -1 to 1. One thing moves over a stage of sky and floor; who
leaves on one side comes back on the other. A thing is a pair of shape and colour, and has a name of its own.

Symbols: N scenes; T frames; H rows, W columns in pixels; B = 5 the side of a shape's bitmap.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

FRAMES, HEIGHT, WIDTH = 4, 12, 12

SHAPES = ("square", "ring", "plus", "saltire", "beam", "pillar", "wedge", "pair")
COLOURS = ("red", "orange", "yellow", "green", "cyan", "blue", "violet", "white")
STARTS = tuple((row, column) for row in (3, 8) for column in (3, 8))
"""Where a thing begins: the middle of its bitmap, in pixels."""
DIRECTIONS = ((0, 1), (1, 0), (0, -1), (-1, 0))
"""(down, right) a step."""
SPEEDS = (1, 2)
"""Pixels a frame."""
HOURS = ("dawn", "noon", "dusk", "night")
FLOORS = ("sand", "snow", "grass", "water")

SLOTS = ("thing", "start", "direction", "speed", "hour", "floor")
"""The columns of a scene."""
SIZES = (len(SHAPES) * len(COLOURS), len(STARTS), len(DIRECTIONS), len(SPEEDS), len(HOURS), len(FLOORS))
"""How many values each slot has."""

_BITMAPS = (
    "11111 11111 11111 11111 11111",
    "11111 10001 10001 10001 11111",
    "00100 00100 11111 00100 00100",
    "10001 01010 00100 01010 10001",
    "00000 11111 11111 11111 00000",
    "01110 01110 01110 01110 01110",
    "10000 11000 11100 11110 11111",
    "11011 11011 00000 11011 11011",
)
_INKS = (
    (0.95, -0.75, -0.75), (1.0, 0.15, -0.9), (1.0, 0.95, -0.6), (-0.5, 0.75, -0.5),
    (-0.7, 0.95, 0.95), (-0.8, -0.5, 1.0), (0.55, -0.6, 0.95), (1.0, 1.0, 1.0),
)  # fmt: skip
_SKIES = (
    ((0.05, -0.35, -0.15), (0.3, -0.1, -0.2)), ((-0.35, 0.0, 0.35), (-0.1, 0.15, 0.3)),
    ((-0.35, -0.55, -0.35), (0.1, -0.45, -0.6)), ((-0.95, -0.95, -0.8), (-0.8, -0.8, -0.55)),
)  # fmt: skip
_GROUNDS = ((0.25, 0.05, -0.4), (0.45, 0.5, 0.6), (-0.55, -0.15, -0.65), (-0.65, -0.35, 0.05))
_HORIZON = 8
_NIGHT_DIMS = (0.0, 0.1, -0.15, -0.35)
_GAIN = 0.08
_SIDE = 5


class Chance(NamedTuple):
    """What no caption tells, and differs between two clips of one scene: (N,) factors on the stage's light."""

    gain: Floats


def bitmaps() -> Floats:
    """Return the (8, 5, 5) shapes, ones and zeros."""
    rows = [[[float(bit) for bit in row] for row in bitmap.split()] for bitmap in _BITMAPS]
    return np.array(rows, np.float32)


def inks() -> Floats:
    """Return the (8, 3) colours."""
    return np.array(_INKS, np.float32)


def stages() -> Floats:
    """Return the (4, 4, H, W, 3) stages by hour and floor."""
    out = np.empty((len(HOURS), len(FLOORS), HEIGHT, WIDTH, 3), np.float32)
    depth = np.linspace(0.0, 1.0, _HORIZON, dtype=np.float32)[:, None, None]
    for hour, (top, low) in enumerate(_SKIES):
        sky = np.array(top, np.float32) * (1 - depth) + np.array(low, np.float32) * depth
        out[hour, :, :_HORIZON] = sky
        for floor, ground in enumerate(_GROUNDS):
            out[hour, floor, _HORIZON:] = np.clip(np.array(ground, np.float32) + _NIGHT_DIMS[hour], -1, 1)
    return out


def thing(shape: int, colour: int) -> int:
    """Return the number of a pair of shape and colour, 0 to 63."""
    return shape * len(COLOURS) + colour


def draw_chance(n: int, rng: np.random.Generator) -> Chance:
    """Draw what no caption tells, for n clips."""
    return Chance((1 + _GAIN * rng.uniform(-1, 1, n)).astype(np.float32))


def places_of(scenes: Integers) -> Integers:
    """Return (N, T, 2): the middle of the thing in each frame, as (row, column)."""
    start = np.array(STARTS)[scenes[:, 1]]
    steps = np.arange(FRAMES)[None, :] * np.array(SPEEDS)[scenes[:, 3]][:, None]
    moved = start[:, None, :] + steps[:, :, None] * np.array(DIRECTIONS)[scenes[:, 2]][:, None, :]
    return np.asarray(moved % np.array((HEIGHT, WIDTH)), np.int64)


def draw(scenes: Integers, chance: Chance) -> Floats:
    """Draw clips.

    Args:
        scenes: (N, 6) slot values in the order of SLOTS.
        chance: what no caption tells, N of it.

    Returns:
        (N, T, H, W, 3), -1 to 1.

    Raises:
        ValueError: a value that its slot does not have.
    """
    if scenes.ndim != 2 or scenes.shape[1] != len(SLOTS) or np.any((scenes < 0) | (scenes >= np.array(SIZES))):
        raise ValueError(f"scenes are (N, {len(SLOTS)}) integers below {SIZES}, got {scenes!r}")
    n = len(scenes)
    light = stages()[scenes[:, 4], scenes[:, 5]]
    light = np.clip((light + 1) * chance.gain[:, None, None, None] - 1, -1, 1)
    clips = np.repeat(light[:, None], FRAMES, axis=1)
    places = places_of(scenes)
    reach = np.arange(_SIDE) - _SIDE // 2
    rows = (places[:, :, 0, None] + reach) % HEIGHT
    columns = (places[:, :, 1, None] + reach) % WIDTH
    shape, colour = scenes[:, 0] // len(COLOURS), scenes[:, 0] % len(COLOURS)
    inked = bitmaps()[shape][:, None, :, :, None]
    at = (
        np.arange(n)[:, None, None, None],
        np.arange(FRAMES)[None, :, None, None],
        rows[..., None],
        columns[:, :, None],
    )
    clips[at] = clips[at] * (1 - inked) + inked * inks()[colour][:, None, None, None]
    return np.asarray(clips, np.float32)
