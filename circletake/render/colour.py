"""Colour: sRGB in 0..1 at the edges, OKLab wherever two colours meet."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from circletake.render.scene import Rgb

Floats64 = NDArray[np.float64]

# Björn Ottosson, "A perceptual color space for image processing", 2020.
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LMS = np.linalg.inv(_TO_LMS)
_FROM_LAB = np.linalg.inv(_TO_LAB)
_LMS_ROWS, _LAB_ROWS = _TO_LMS.tolist(), _TO_LAB.tolist()
_UNLMS_ROWS, _UNLAB_ROWS = _FROM_LMS.tolist(), _FROM_LAB.tolist()


def rgb(code: str) -> Rgb:
    """Read `#rrggbb`."""
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


def to_oklab(colours: Floats64 | Rgb) -> Floats64:
    """Return (..., 3) lightness, green-red, blue-yellow of (..., 3) sRGB."""
    srgb = np.asarray(colours, np.float64)
    linear = np.where(srgb <= 0.04045, srgb / 12.92, (np.maximum(srgb, 0.0) + 0.055) ** 2.4 / 1.055**2.4)
    lab: Floats64 = np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T
    return lab


def from_oklab(lab: Floats64) -> Floats64:
    """Return (..., 3) sRGB, cut to 0..1, of (..., 3) OKLab."""
    linear = np.clip((lab @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T, 0.0, 1.0)
    srgb: Floats64 = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return srgb


@lru_cache(maxsize=4096)
def _lab(colour: Rgb) -> Rgb:
    """Return one colour in OKLab; the same as `to_oklab`, without the cost of arrays."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((max(c, 0.0) + 0.055) / 1.055) ** 2.4 for c in colour)
    lms = [math.cbrt(row[0] * red + row[1] * green + row[2] * blue) for row in _LMS_ROWS]
    light, a, b = (row[0] * lms[0] + row[1] * lms[1] + row[2] * lms[2] for row in _LAB_ROWS)
    return (light, a, b)


@lru_cache(maxsize=4096)
def _rgb_of(light: float, a: float, b: float) -> Rgb:
    lms = [(row[0] * light + row[1] * a + row[2] * b) ** 3 for row in _UNLAB_ROWS]
    linear = (min(max(row[0] * lms[0] + row[1] * lms[1] + row[2] * lms[2], 0.0), 1.0) for row in _UNLMS_ROWS)
    red, green, blue = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear)
    return (red, green, blue)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Return the colour `share` of the way from the first to the second."""
    p, q = _lab(first), _lab(second)
    return _rgb_of(p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share)


def lighter(colour: Rgb, amount: float) -> Rgb:
    """Return a colour moved in lightness: 0.1 is a clear step up, -0.1 one down."""
    light, a, b = _lab(colour)
    return _rgb_of(min(max(light + amount, 0.0), 1.0), a, b)


def saturated(colour: Rgb, factor: float) -> Rgb:
    """Return a colour with its chroma multiplied."""
    light, a, b = _lab(colour)
    return _rgb_of(light, a * factor, b * factor)


def varied(colour: Rgb, rng: np.random.Generator, amount: float = 0.03) -> Rgb:
    """Return a colour a little off, as no two sheets of paper are dyed alike."""
    light, a, b = _lab(colour)
    off = rng.normal(0.0, amount, 3)
    return _rgb_of(light + float(off[0]), a + 0.35 * float(off[1]), b + 0.35 * float(off[2]))


def multiplied(colour: Rgb, light: Rgb) -> Rgb:
    """Return a colour under a coloured light."""
    return (colour[0] * light[0], colour[1] * light[1], colour[2] * light[2])


def luminance(colour: Rgb) -> float:
    """Return perceived lightness, 0 black to 1 white."""
    return _lab(colour)[0]


def ramp(at: Floats64, stops: Floats64, colours: Floats64) -> Floats64:
    """Return (..., 3) sRGB along a row of colours.

    Args:
        at: (...) positions.
        stops: (n) rising positions of the colours.
        colours: (n, 3) sRGB.
    """
    lab = to_oklab(colours)
    parts = [np.interp(at, stops, lab[:, channel]) for channel in range(3)]
    return from_oklab(np.stack(parts, axis=-1))
