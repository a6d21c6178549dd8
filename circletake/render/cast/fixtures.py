"""What lives on things: beams, sparks, gleams, the cabins of a wheel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.drawing import Drawing, Palette
from circletake.render.cast.outline import oval, star
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.props.store import Thing
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint
from circletake.schema import Material


class Article(NamedTuple):
    """One prop or structure, cast."""

    term: str
    picture: Drawing
    palette: Palette
    size: float
    """Factor on the drawing."""
    material: Material
    mass_kg: float
    seed: int
    thing: Thing | None = None
    smokes: tuple[float, float] | None = None
    flipped: bool = False
    burning: bool = False
    """It stands in flames."""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return x0, y0, x1, y1 in metres."""
        x0, y0, x1, y1 = self.picture.bounds
        return x0 * self.size, y0 * self.size, x1 * self.size, y1 * self.size


_BEAM_SHEETS = 48
"""Wedges that make up a beam: so many, each so thin, that no step between two is seen."""


def _sparks(sheet: Sheet, t: Floats, size: float, seed: int) -> None:
    rng = np.random.default_rng(seed + 17)
    ring = oval(0, 0, 0.012 * size, 0.012 * size, points=6)
    for _ in range(7):
        phase, speed, sway = rng.uniform(0, 1), rng.uniform(0.4, 0.8), rng.uniform(0.6, 2.2)
        age = np.mod(t * speed + phase, 1)
        at = np.stack(
            [np.sin(age * 6 * sway) * 0.12 * size + rng.uniform(-0.1, 0.1) * size, (0.3 + 1.5 * age) * size], -1
        )
        sheet.put(
            (at[:, None] + ring).astype(np.float32), Paint(rgb("flame"), emission=1.0), (1 - age).astype(np.float32)
        )


def _beam(sheet: Sheet, article: Article, t: Floats, doings: list[Doing], far: bool) -> None:
    """Lay a lighthouse's two turning beams: long when they point aside, a flash when one meets the eye."""
    size = article.size
    full = max([float(doing.verb == "shine") for doing in doings], default=0.0)
    turn = t * (2 * np.pi / 7.0) + article.seed % 6
    lamp = np.array([0.0, 13.4], np.float32) * np.float32(size)
    strength = 0.26 + 0.2 * full
    for half in (0.0, np.pi):
        reach, towards = np.cos(turn + half), np.sin(turn + half)
        here = (towards < 0) if far else (towards >= 0)
        shown = (np.clip(np.abs(reach) * 1.3, 0, 1) * here).astype(np.float32)
        # Light thins out with the way it goes and towards the beam's sides: each wedge is shorter and narrower than the
        # one before.
        for number in range(_BEAM_SHEETS):
            left = 1.0 - number / _BEAM_SHEETS
            wedge = _wedge(lamp, reach, 26.0 * size * (0.06 + 0.94 * left), size, left)
            thin = 2.0 * strength * min((number + 1) / 16, 1.0) / _BEAM_SHEETS
            sheet.put(wedge, Paint(rgb("#fff4cf"), opacity=thin, emission=0.85), shown)
        if not far:
            flash = np.clip(towards * 6 - 5, 0, 1)
            halo = oval(0, 0, 1.5 * size, 1.5 * size, points=20)
            sheet.put(
                (lamp + halo).astype(np.float32),
                Paint(rgb("#fff6d8"), opacity=0.75, emission=1.0),
                flash.astype(np.float32),
            )


_BEAM_END = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 9)


def _wedge(lamp: Floats, reach: Floats, long: float, size: float, share: float) -> Floats:
    """Return (frames, 11, 2) a beam from a lamp: it widens, and ends round; `share` of its width is left."""
    half = (0.3 + (2.3 - 0.3) * long / (26.0 * size)) * share
    along = np.concatenate([[0.02], 0.9 + 0.1 * np.cos(_BEAM_END), [0.02]])
    wide = np.concatenate([[-0.3 * share], half * np.sin(_BEAM_END), [0.3 * share]])
    open_ = (0.4 + 0.6 * np.abs(reach)) * size
    x = lamp[0] + reach[:, None] * along * long
    return np.stack([x, lamp[1] + open_[:, None] * wide], -1).astype(np.float32)


def _cabins(sheet: Sheet, article: Article, t: Floats) -> None:
    """Lay the cabins of a ferris wheel: they go round and hang straight; lamps shine on the rim."""
    size = article.size
    hub = np.array([0.0, 8.4], np.float32)
    colours = ("red", "gold", "teal", "sky", "rose", "green")
    spin = -t * 0.28
    outer, inner = oval(0, 8.4, 6.7, 6.7, points=48), oval(0, 8.4, 6.45, 6.45, points=48)
    rim = np.concatenate([outer, outer[:1], inner[:1], inner[::-1]]) * np.float32(size)
    sheet.put(rim, Paint(article.palette["primary"]), rim=True)
    for number in range(12):
        angle = spin + number * np.pi / 6
        at = hub + np.stack([np.cos(angle), np.sin(angle)], -1) * 6.6
        box = np.array(
            [(-0.75, -0.25), (-0.62, -1.25), (0.62, -1.25), (0.75, -0.25), (0.6, -0.15), (-0.6, -0.15)], np.float32
        )
        sway = np.sin(t * 1.3 + number)[:, None] * 0.03
        cabin = at[:, None] + box[None] + np.stack([box[None, :, 1] * sway, 0 * box[None, :, 1] * sway], -1)
        colour = rgb(colours[number % 6])
        sheet.put((cabin * size).astype(np.float32), Paint(colour, shade(colour, -0.7)), rim=True)
        lamp = at[:, None] + oval(0, 0, 0.14, 0.14, points=8)
        glow = (0.6 + 0.4 * np.sin(t * 4 + number * 1.7)).astype(np.float32)
        sheet.put((lamp * size).astype(np.float32), Paint(rgb("glow"), emission=1.0), glow)


def _gleam(sheet: Sheet, article: Article, strength: Floats, t: Floats) -> None:
    """Lay light over a thing that shines: its largest sheets glow, stars twinkle about it."""
    size = article.size
    x0, y0, x1, y1 = article.bounds
    for piece in sorted(article.picture.pieces, key=lambda piece: -float(np.ptp(piece.outline, axis=0).prod()))[:2]:
        colour = mix(piece.fill.paint(article.palette).colour, rgb("glow"), 0.6)
        sheet.put(piece.outline * np.float32(size), Paint(colour, opacity=0.7, emission=0.9), strength * 0.75)
    rng = np.random.default_rng(article.seed + 3)
    for _ in range(5):
        at = np.array([rng.uniform(x0 * 1.2, x1 * 1.2), rng.uniform(y0, y1 * 1.1)], np.float32)
        r = 0.14 * max(x1 - x0, y1 - y0) * rng.uniform(0.6, 1.2)
        beat = np.clip(np.sin(t * rng.uniform(2, 4) + rng.uniform(0, 6)), 0, 1) * strength
        ray = star(0, 0, r, r * 0.16, 4)[None] * (0.4 + 0.6 * beat)[:, None, None] + at
        sheet.put(ray.astype(np.float32), Paint(rgb("#fff6d8"), emission=1.0), beat.astype(np.float32))
