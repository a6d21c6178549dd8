"""Paper colours: named sheets, mixing, and what is chosen where a look leaves a colour open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from circletake.render.scene import Rgb
from circletake.schema import derive_seed

PAPER: Mapping[str, str] = {
    "ink": "#23222b", "night": "#2b3350", "white": "#f4efe6", "cream": "#eadfc8", "paper": "#efe6d2",
    "grey": "#8f9299", "ash": "#6b6e76", "slate": "#4d5563", "steel": "#9aa5b1", "iron": "#5b6068",
    "silver": "#c6ccd2", "gold": "#d9a441", "brass": "#c08f3e", "copper": "#b26a3f", "rust": "#9c4f30",
    "wood": "#8a5a38", "bark": "#6a4a37", "pine": "#5b4433", "straw": "#d8b866", "rope": "#b99a6b",
    "leather": "#7a4b32", "red": "#b8403a", "crimson": "#8e2f3a", "brick": "#a4523f", "orange": "#d97b3a",
    "apricot": "#e6a56b", "yellow": "#e2b84a", "lemon": "#ead678", "green": "#5f8a52", "leaf": "#6d9a50",
    "moss": "#5e7445", "forest": "#3d5c43", "olive": "#7d7a45", "teal": "#3f7d7c", "sea": "#4d8591",
    "sky": "#8fb6c9", "blue": "#4a6d9c", "navy": "#2f4263", "violet": "#6d5a8c", "plum": "#643f5c",
    "pink": "#d68c94", "rose": "#c46a72", "lilac": "#a894bd", "skin": "#d9a07a", "stone": "#9a948a",
    "rock": "#77736d", "sand": "#d3b98a", "clay": "#b5795a", "glass": "#b9d3d8", "flame": "#ffa33a",
    "glow": "#ffd98a", "ember": "#e8602c", "bone": "#e6dcc3", "snow": "#eef2f4", "ice": "#cfe3ea",
}  # fmt: skip
"""Sheets of paper by name, as sRGB."""

SKINS = ("#f1c9a9", "#e3b08a", "#d39a72", "#b97b55", "#966043", "#754833", "#573628")
HAIRS = ("#2a2326", "#3c2a24", "#5a3b28", "#7d5234", "#a86f3c", "#c99a55", "#8c3f2a", "#241f2b")
GREYS = ("#d9d6d0", "#bcb9b5", "#9b9997")
CLOTHS = (
    "#3f5f7f", "#8a3f3c", "#4f6f57", "#b0803c", "#6a4f78", "#35575c", "#a35d47", "#54617a",
    "#7c8a5a", "#b56b6f", "#3d4a63", "#8c6b52", "#2f6f73", "#c08a4a", "#5d4a6b", "#77803f",
)  # fmt: skip


def rgb(colour: str) -> Rgb:
    """Return a colour, given as `#rrggbb` or by the name of a sheet, as sRGB in 0..1."""
    text = PAPER.get(colour, colour)
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255)


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """Return a colour that lies `share` of the way from one to another."""
    keep = 1 - share
    return (
        one[0] * keep + other[0] * share, one[1] * keep + other[1] * share, one[2] * keep + other[2] * share
    )  # fmt: skip


_LIGHT, _DARK = rgb("#fff3dc"), rgb("#1d1a30")


def shade(colour: Rgb, steps: float) -> Rgb:
    """Return a colour some steps lighter (positive, warm) or darker (negative, cool)."""
    return mix(colour, _LIGHT if steps > 0 else _DARK, min(0.9, abs(steps) * 0.13))


def luminance(colour: Rgb) -> float:
    """Return how light a colour is, 0 to 1."""
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def pick(choices: Sequence[str], *seed: int | str) -> str:
    """Return one of the choices, always the same for a seed."""
    return choices[derive_seed("pick", *seed) % len(choices)]


def varied(colour: Rgb, amount: float, *seed: int | str) -> Rgb:
    """Return a colour moved a little, in lightness and hue, by a seed."""
    lift, warm, third = np.random.default_rng(derive_seed("varied", *seed)).uniform(-amount, amount, 3)
    red, green, blue = colour[0] + lift + warm / 2, colour[1] + lift + third / 3, colour[2] + lift - warm / 2
    return (_unit(red), _unit(green), _unit(blue))


def _unit(value: float) -> float:
    return float(min(1.0, max(0.0, value)))
