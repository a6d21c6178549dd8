"""Small films to package and to check: a picture that moves, and a mix with a tone that breathes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np

from circletake.render.encode import encode
from circletake.schema import Size, sample_at
from circletake.sound import write_wav

SIZE = Size(96, 64)
RATE = Fraction(24)
FRAMES = 96

Picture = np.ndarray
Draw = Callable[[int], Picture]


def moving(index: int) -> Picture:
    """Draw a bright bar that wanders over a slope of grey."""
    slope = np.linspace(60, 180, SIZE.width).astype(np.uint8)
    picture = np.repeat(np.broadcast_to(slope, (SIZE.height, SIZE.width))[..., None], 3, axis=2).copy()
    at = index * 3 % (SIZE.width - 16)
    picture[16:48, at : at + 16] = 235
    return picture


def black(_: int) -> Picture:
    return np.zeros((SIZE.height, SIZE.width, 3), np.uint8)


def still(_: int) -> Picture:
    return moving(0)


def write_picture(path: Path, parts: list[tuple[Draw, int]]) -> Path:
    """Write a picture of stretches drawn in different ways."""
    drawn = [draw for draw, count in parts for _ in range(count)]
    cuts = range(0, len(drawn), 12)  # as closely as takes have them
    encode((draw(index) for index, draw in enumerate(drawn)), path, SIZE, RATE, cuts=cuts)
    return path


def tone(frames: int = FRAMES, rate: Fraction = RATE, level: float = 0.25, sample_rate: int = 48_000) -> np.ndarray:
    """Return two low voices that swell and fall, (2, samples)."""
    at = np.arange(sample_at(frames, rate, sample_rate)) / sample_rate
    swell = 0.75 + 0.25 * np.sin(2 * np.pi * 0.7 * at)
    left = np.sin(2 * np.pi * 220 * at) + 0.4 * np.sin(2 * np.pi * 660 * at)
    right = np.sin(2 * np.pi * 277 * at) + 0.4 * np.sin(2 * np.pi * 880 * at)
    return (level * swell * np.stack([left, right])).astype(np.float32)


def write_mix(path: Path, sound: np.ndarray) -> Path:
    write_wav(path, sound)
    return path
