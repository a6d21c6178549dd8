"""Animals with a build of their own: which there are, and how each is cast."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import pick, rgb
from circletake.render.cast.drawing import Palette, clothed
from circletake.render.cast.outline import oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint
from circletake.schema import Look


class Life(NamedTuple):
    """What a small animal does; all (frames,)."""

    travelled: Floats
    """Metres."""
    moving: Floats
    """0 still to 1 on its way."""
    flying: Floats
    act: Floats
    """0..1 how far it is in whatever else it does."""


class Small(NamedTuple):
    """One of them, cast."""

    term: str
    size: float
    """Its leading measure in metres: width, length or span."""
    palette: Palette
    features: frozenset[str]
    seed: int


_SIZES = {
    "octopus": 0.9,
    "turtle": 0.6,
    "tortoise": 0.55,
    "snake": 1.5,
    "frog": 0.14,
    "butterfly": 0.11,
    "bee": 0.05,
    "snail": 0.09,
}


_COLOURS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "octopus": (("#c0604f", "#8a5a86", "#c9804a"), "#e3b39a", "cream"),
    "turtle": (("#6f8f55", "#7d8a4f", "#5f8a6a"), "#5b4f38", "#8a7446"),
    "tortoise": (("#8f8a55", "#8a7d55", "#7f7d4f"), "#5b4a33", "#8a7040"),
    "snake": (("#5f8a4f", "#8a7a45", "#4f7d6a"), "#d9cf9a", "#3f5a3a"),
    "frog": (("#6aa04a", "#7d9a3f", "#4f8f5a"), "#e3dfae", "#3f6a38"),
    "butterfly": (("#d9803a", "#5a83b8", "#c75f7a", "#e0b23f", "#8a6ab0"), "ink", "white"),
    "bee": (("#e2b23a",), "ink", "#dfeaf0"),
    "snail": (("#b98a5c", "#a8765a", "#c9a06a"), "#d9c3a0", "#7d5a3f"),
}


_VARIANTS: dict[str, tuple[float, str, str]] = {
    "jellyfish": (0.8, "#c99ac0", "jelly"), "squid": (1.0, "#c98a8f", ""), "kraken": (6.0, "#6a4a5c", ""),
    "giant tortoise": (1.9, "", ""), "cobra": (1.1, "#8a7448", "hood"), "python": (1.8, "#8f7a4a", ""),
        "worm": (0.12, "#c98a80", "plain"),
    "eel": (0.7, "#4f5a55", "plain"), "toad": (1.1, "#7d6a48", ""), "moth": (0.9, "#b9a98f", ""), "dragonfly": (1.1,
        "#4f9aa0", "slender"),
    "bumblebee": (1.2, "", ""), "wasp": (1.0, "#e0b030", ""), "fly": (0.6, "#4a4f58", "plain"), "beetle": (0.8,
        "#3f5a4a", "beetle"),
    "ladybug": (0.7, "#c8382f", "beetle dots"), "ladybird": (0.7, "#c8382f", "beetle dots"), "ant": (0.5, "#4a2f2a",
        "plain"), "slug": (1.0, "#8f7a5c", "slug"),
}  # fmt: skip


def cast_small(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Small:
    """Return one of this kind."""
    seed = look.seed * 64 + individual
    factor, own, features = _VARIANTS.get(noun, (1.0, "", ""))
    choices, second, accent = _COLOURS[term]
    primary = rgb(look.primary or colour or own or pick(choices, seed, term))
    palette = clothed(primary, rgb(look.secondary or second), rgb(look.accent or accent))
    size = _SIZES[term] * factor * (look.scale or 1.0) * scale * (0.92 + 0.16 * (seed % 7) / 6)
    return Small(term, size, palette, frozenset(features.split()), seed)


def round_eye(sheet: Sheet, at: Floats, r: float, lids: Floats, white: str = "white") -> None:
    """Lay a round eye that blinks about (frames, 2)."""
    for radius, colour, dx, dy in ((1.0, white, 0.0, 0.0), (0.6, "ink", 0.15, 0.0), (0.2, "white", 0.35, 0.3)):
        ring = oval(dx * r, dy * r, radius * r, radius * r, points=14)
        eye = np.stack([np.broadcast_to(ring[:, 0], (len(at), 14)), ring[:, 1][None] * lids[:, None]], -1)
        sheet.put(at[:, None] + eye, Paint(rgb(colour)))
