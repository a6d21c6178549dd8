"""Drawings as text: one line a sheet of paper, laid on one another from back to front.

    unit 0.01                                  one drawn unit in metres
    ^primary/primary- box 0 0 90 60 8          fill, figure, numbers
    ink- disc 20 0 9
    @wheel 20,0                                what follows moves as `wheel`, about 20,0
    metal stroke 3 20,0! 29,0!
    @                                          and from here on it moves with the body again

A fill names a colour role of the palette or a paper colour, `+` and `-` make it lighter and darker, `/` runs to a
second colour at the bottom, `%60` makes it 60 % opaque, `*` (or `*0.6`) makes it shine, a leading `^` lets the light
edge it. Figures: `cut` (smooth outline, `!` marks corners), `disc`, `oval`, `box`, `star`, `stroke`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.outline import box, cut, knots, oval, star, stroke
from circletake.render.scene import Paint, Rgb

Palette = Mapping[str, Rgb]
"""Colour roles (primary, secondary, accent ...) to colours."""


_LARGE_M, _LARGE_DISC = 0.07, 44
"""Discs of a larger radius are cut with so many points: in a close-up no corner is seen."""


class Fill(NamedTuple):
    """How a piece is to be painted, before the palette is known."""

    role: str
    steps: int = 0
    bottom: str = ""
    bottom_steps: int = 0
    opacity: float = 1.0
    emission: float = 0.0

    def paint(self, palette: Palette) -> Paint:
        """Return the paint that this is in a palette."""
        colour = shade(colour_of(self.role, palette), self.steps)
        bottom = shade(colour_of(self.bottom, palette), self.bottom_steps) if self.bottom else None
        return Paint(colour, bottom, self.opacity, self.emission)


def colour_of(role: str, palette: Palette) -> Rgb:
    """Return a role's colour; a name outside the palette is a paper's."""
    return palette[role] if role in palette else rgb(role)


class Piece(NamedTuple):
    """One sheet of a drawing."""

    outline: Floats
    fill: Fill
    group: str = ""
    rim: bool = False


class Drawing(NamedTuple):
    """Sheets from back to front, in metres, x forward and y up from the ground."""

    pieces: tuple[Piece, ...]
    pivots: Mapping[str, tuple[float, float]]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return x0, y0, x1, y1 over all sheets."""
        low = np.min([piece.outline.min(0) for piece in self.pieces], 0)
        high = np.max([piece.outline.max(0) for piece in self.pieces], 0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


_FILL = re.compile(
    r"(?P<rim>\^?)(?P<role>[#\w]+)(?P<steps>[+-]*)(?:/(?P<bottom>[#\w]+)(?P<bsteps>[+-]*))?"
    r"(?:%(?P<opacity>\d+))?(?P<emission>\*[\d.]*)?"
)


@lru_cache(maxsize=1024)
def drawing(text: str) -> Drawing:
    """Read a drawing.

    Raises:
        ValueError: a line that is none of a drawing's.
    """
    scale, group = 1.0, ""
    pieces: list[Piece] = []
    pivots: dict[str, tuple[float, float]] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        words = line.split()
        if words[0] == "unit":
            scale = float(words[1])
        elif words[0].startswith("@"):
            group = words[0][1:]
            if len(words) > 1:
                x, y = words[1].split(",")
                pivots[group] = (float(x) * scale, float(y) * scale)
        else:
            pieces.append(_piece(words, scale, group))
    return Drawing(tuple(pieces), pivots)


def _piece(words: list[str], scale: float, group: str) -> Piece:
    found = _FILL.fullmatch(words[0])
    if not found:
        raise ValueError(f"no fill of a drawing: {words[0]!r}")
    fill = Fill(
        found["role"],
        _steps(found["steps"]),
        found["bottom"] or "",
        _steps(found["bsteps"] or ""),
        int(found["opacity"] or 100) / 100,
        float(found["emission"][1:] or 1) if found["emission"] else 0.0,
    )
    outline = np.ascontiguousarray(_figure(words[1], words[2:], scale) * np.float32(scale))
    outline.flags.writeable = False
    return Piece(outline, fill, group, bool(found["rim"]))


def _steps(signs: str) -> int:
    return signs.count("+") - signs.count("-")


def _figure(name: str, words: list[str], scale: float) -> Floats:
    if name == "cut":
        return cut(" ".join(words))
    if name == "stroke":
        widths = [float(width) for width in words[0].split(",")]
        given = knots(" ".join(words[1:]))
        return stroke(given.points, widths, given.corner)
    numbers = [float(word) for word in words]
    if name == "disc":
        points = _LARGE_DISC if numbers[2] * scale > _LARGE_M else 24
        return oval(numbers[0], numbers[1], numbers[2], numbers[2], points=points)
    if name == "oval":
        cx, cy, rx, ry, tilt = (*numbers, 0.0)[:5]
        return oval(cx, cy, rx, ry, tilt)
    if name == "box":
        return box(*numbers)
    if name == "star":
        cx, cy, outer, inner, rays = (*numbers, 5.0)[:5]
        return star(cx, cy, outer, inner, int(rays))
    raise ValueError(f"no figure of a drawing: {name!r}")


def clothed(primary: Rgb, secondary: Rgb, accent: Rgb, **more: Rgb) -> dict[str, Rgb]:
    """Return a palette with the three colours of a look and what goes with them."""
    return {
        "primary": primary, "secondary": secondary, "accent": accent,
        "shadow": shade(primary, -2), "light": mix(primary, rgb("cream"), 0.5), **more,
    }  # fmt: skip
