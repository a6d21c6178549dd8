"""Faces of their own: what tells one from another at any size, and what only a close shot shows."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import luminance, mix, rgb, shade
from circletake.render.cast.moving import ribbon, spline
from circletake.render.cast.person.head import HeadView
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint
from circletake.schema import derive_seed

_CIRCLE = np.linspace(0, 2 * np.pi, 24, endpoint=False, dtype=np.float32)


class Traits(NamedTuple):
    """How one face differs from the next; factors are 1 for the usual."""

    eyes: float
    apart: float
    brows: float
    brow_up: float
    """Head heights."""
    nose: float
    nose_long: float
    mouth: float
    lips: float
    freckles: bool
    mole: tuple[float, float] | None
    """Across and up in head heights."""


@lru_cache(maxsize=256)
def traits(seed: int) -> Traits:
    """Return the face that goes with a person's seed."""
    rng = np.random.default_rng(derive_seed("traits", seed))
    eyes, apart, brows, nose, long, mouth, lips = (float(part) for part in rng.uniform(-1, 1, 7))
    lift, spotted, marked, side, up = (float(part) for part in rng.uniform(0, 1, 5))
    return Traits(
        1 + 0.1 * eyes, 1 + 0.055 * apart, 1 + 0.3 * brows, 0.02 * (lift - 0.5), 1 + 0.28 * nose, 1 + 0.14 * long,
        1 + 0.13 * mouth, 1 + 0.3 * lips, spotted < 0.24,
        ((0.12 + 0.12 * side) * (1 if up < 0.5 else -1), -0.13 - 0.2 * up) if marked < 0.22 else None,
    )  # fmt: skip


def draw_planes(sheet: Sheet, head: HeadView, who: Dressed, outline: Floats) -> None:
    """Lay the lit part of a skull over its shaded outline: the side that is turned away stays darker.

    Args:
        sheet: where to.
        head: the head as seen.
        who: whose it is.
        outline: (frames, P, 2) the skull in the person's metres.
    """
    middle = head.place(np.array([[0.0, 0.02]], np.float32))
    lean = np.stack([head.hand * 0.018 * np.minimum(1, np.abs(head.sin) + 0.35), 0.012 + 0 * head.hand], -1)
    lit = middle + (outline - middle) * np.float32(0.945) + (lean * head.size)[:, None]
    sheet.put(lit.astype(np.float32), Paint(shade(who.skin, 0.22), shade(who.skin, -0.2)))


def draw_skin(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay soft cheeks, freckles and a mole, and the shade below the lower lip."""
    blush = mix(who.skin, rgb("#c4504a"), 0.6)
    child = who.age == "child"
    for side in (1.0, -1.0):
        seen = shown(head, side * 0.2)
        for reach, strength in ((1.2, 0.06), (1.0, 0.07), (0.8, 0.07), (0.58, 0.07), (0.34, 0.07)):
            across = side * 0.225 + np.cos(_CIRCLE)[None] * 0.085 * reach
            up = -0.15 + np.sin(_CIRCLE)[None] * 0.062 * reach
            paint = Paint(blush, opacity=strength * (1.6 if child else 1.0))
            sheet.put(head.on_face(across, up), paint, seen)
    own = traits(who.seed)
    if own.freckles and luminance(who.skin) > 0.35 and who.age != "old":
        _freckles(sheet, head, who)
    if own.mole is not None and not child:
        _dot(sheet, head, own.mole, 0.0105, Paint(shade(who.skin, -3.2)))
    if who.beard in ("none", "moustache"):
        x = np.linspace(-1, 1, 7, dtype=np.float32)[None]
        y = -0.338 + 0.018 * x * x
        line = head.on_face(x * 0.062, y, 4.0, 0.4)
        half = np.array([0.1, 0.7, 1, 1.1, 1, 0.7, 0.1], np.float32) * 0.012 * head.size
        sheet.put(ribbon(line, half, 3), Paint(shade(who.skin, -1.1), opacity=0.5), shown(head, 0.0))


def _freckles(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    rng = np.random.default_rng(derive_seed("freckles", who.seed))
    paint = Paint(mix(shade(who.skin, -1.4), rgb("#a8603a"), 0.45), opacity=0.7)
    for number in range(16):
        across = float(rng.uniform(0.05, 0.27)) * (1 if number % 2 else -1)
        up = -0.1 - float(rng.uniform(0, 0.1))
        _dot(sheet, head, (across, up), float(rng.uniform(0.0045, 0.0075)), paint)


def _dot(sheet: Sheet, head: HeadView, at: tuple[float, float], radius: float, paint: Paint) -> None:
    across, up = at[0] + np.cos(_CIRCLE[::2])[None] * radius, at[1] + np.sin(_CIRCLE[::2])[None] * radius
    sheet.put(head.on_face(across, up), paint, shown(head, at[0]))


def shown(head: HeadView, across: float) -> Floats:
    """Return the opacity (frames,) of a mark that goes out of sight as the head turns."""
    before = np.clip((head.cos + 0.3) * 5, 0, 1)
    out: Floats = (np.clip((head.facing(across) - 0.14) * 8, 0, 1) * before).astype(np.float32)
    return out


class Eye(NamedTuple):
    """An eye as it is in every frame, in head heights."""

    centre: float
    """Across."""
    up: float
    half: float
    """Half its width."""
    upper: Floats
    """(frames, 1) how far the upper lid is above the middle."""
    lower: Floats
    """(frames, 1) how far the lower one is below it."""
    side: float


def draw_lids(sheet: Sheet, head: HeadView, who: Dressed, eye: Eye) -> None:
    """Lay the shade of the upper lid on the eyeball, the crease above it, the lower lid's edge and lashes."""
    seen = shown(head, eye.centre)
    share = np.linspace(-1, 1, 9, dtype=np.float32)[None]
    rim = np.sqrt(np.clip(1 - share * share, 0, 1))
    x = eye.centre + share * eye.half * eye.side
    top, low = eye.up + eye.upper * rim, eye.up + (eye.upper - 0.018) * rim
    band = np.concatenate([top, np.maximum(low, eye.up - eye.lower * rim)[:, ::-1]], 1)
    across = np.concatenate([x, x[:, ::-1]], 1)
    sheet.put(head.on_face(across, band), Paint(shade(who.skin, -3.0), opacity=0.36), seen)
    tapered = np.array([0.2, 0.7, 1, 1, 1, 1, 0.9, 0.6, 0.2], np.float32) * head.size
    crease = head.on_face(eye.centre + share * eye.half * 1.02 * eye.side, eye.up + eye.upper * 0.96 * rim + 0.026)
    sheet.put(ribbon(crease, tapered * 0.0048, 2), Paint(shade(who.skin, -1.7), opacity=0.75), seen)
    under = head.on_face(x, eye.up - eye.lower * rim - 0.004)
    sheet.put(ribbon(under, tapered * 0.0042, 2), Paint(shade(who.skin, -1.9), opacity=0.6), seen)
    pouch = head.on_face(eye.centre + share * eye.half * 0.8 * eye.side, eye.up - eye.lower * rim - 0.03)
    strength = 0.5 if who.age == "old" else 0.24
    sheet.put(ribbon(pouch, tapered * 0.006, 2), Paint(shade(who.skin, -1.0), opacity=strength), seen)
    corner = head.on_face(
        eye.centre - eye.side * eye.half * 0.86 + np.cos(_CIRCLE[::2])[None] * 0.009,
        eye.up - 0.006 + np.sin(_CIRCLE[::2])[None] * 0.007,
    )
    sheet.put(corner, Paint(mix(who.skin, rgb("#b8504a"), 0.4)), (seen * (eye.upper[:, 0] > 0.02)).astype(np.float32))
    if who.presentation == "feminine" or who.age == "child":
        _fringe_of_lashes(sheet, head, eye, seen)


def _fringe_of_lashes(sheet: Sheet, head: HeadView, eye: Eye, seen: Floats) -> None:
    for share, long in ((0.45, 0.02), (0.68, 0.026), (0.88, 0.03), (1.03, 0.028)):
        rim = np.sqrt(max(0.0, 1 - min(share, 1.0) ** 2))
        step = np.array([0.0, 0.55, 1.0], np.float32)[None]
        x = eye.centre + eye.side * (share * eye.half + long * step * (0.25 + 0.6 * share))
        y = eye.up + eye.upper * rim + long * step * (1.25 - 0.6 * share) + 0.002
        path = head.on_face(x + 0 * y, y)
        sheet.put(ribbon(path, np.array([1, 0.7, 0.1], np.float32) * 0.0048 * head.size, 2, True), _INK, seen)


_INK = Paint(rgb("ink"))


def draw_nostrils(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay nostrils, the wings beside them and the light on the tip."""
    own, child = traits(who.seed), who.age == "child"
    lift, long = (-0.045, 0.72) if child else (0.0, own.nose_long)
    base = -0.128 * long + lift
    for side in (1.0, -1.0):
        seen = shown(head, side * 0.045)
        hole = head.on_face(
            side * 0.034 * own.nose + np.cos(_CIRCLE[::2])[None] * 0.0135 * own.nose,
            base + np.sin(_CIRCLE[::2])[None] * 0.0075 - side * np.cos(_CIRCLE[::2])[None] * 0.003, 2.6, 0.42,
        )  # fmt: skip
        sheet.put(hole, Paint(shade(who.skin, -3.2), opacity=0.72), seen)
        bow = np.linspace(-0.9, 1.5, 6, dtype=np.float32)[None]
        wing = head.on_face(
            side * (0.05 + 0.022 * np.cos(bow)) * own.nose, base + 0.004 + 0.03 * np.sin(bow), 2.6, 0.41
        )
        thick = np.array([0.3, 0.8, 1, 1, 0.7, 0.2], np.float32) * 0.0048 * head.size
        sheet.put(ribbon(wing, thick, 2), Paint(shade(who.skin, -1.9), opacity=0.6), seen)
    tip = head.on_face(
        0.004 + np.cos(_CIRCLE[::2])[None] * 0.016, base + 0.05 * long + np.sin(_CIRCLE[::2])[None] * 0.022, 2.6, 0.46
    )
    sheet.put(tip, Paint(shade(who.skin, 2.2), opacity=0.4), shown(head, 0.0))


class Lips(NamedTuple):
    """A mouth as it is in every frame: (frames, K) in head heights."""

    x: Floats
    top: Floats
    curve: Floats
    """Where the lips meet when they are shut."""
    low: Floats
    """The upper edge of the lower lip."""
    bottom: Floats


def draw_lips(sheet: Sheet, head: HeadView, who: Dressed, lips: Lips, seen: Floats, closed: Floats) -> None:
    """Lay the darker upper lip, the light on the lower one, and the line where they meet.

    Args:
        sheet: where to.
        head: the head as seen.
        who: whose they are.
        lips: where they are.
        seen: (frames,) opacity.
        closed: (frames,) 1 where the mouth is shut.
    """
    tone = shade(who.skin, -2.4)
    upper = between(head, lips.x, lips.top, lips.curve)
    sheet.put(upper, Paint(tone, opacity=0.34), seen)
    wet = lips.low + (lips.bottom - lips.low) * np.float32(0.42)
    gloss = between(head, lips.x * 0.5, lips.low + (lips.bottom - lips.low) * np.float32(0.12), wet)
    sheet.put(gloss, Paint(shade(who.skin, 3.0), opacity=0.3), seen)
    path = head.on_face(lips.x * 1.03, lips.curve, 4.0, 0.405)
    half = np.array([0.55, 1.0, 0.8, 1.0, 0.55], np.float32) * 0.0058 * head.size
    sheet.put(ribbon(path, half, 4), Paint(mix(tone, rgb("ink"), 0.4)), (seen * closed).astype(np.float32))


def between(head: HeadView, x: Floats, top: Floats, bottom: Floats, steps: int = 4) -> Floats:
    """Return the outline between an upper and a lower edge (frames, K) of the mouth."""
    across = np.concatenate([x, x[:, ::-1][:, 1:-1]], 1)
    up = np.concatenate([top, bottom[:, ::-1][:, 1:-1]], 1)
    return spline(head.on_face(across, up, 4.0, 0.405), steps, (0, x.shape[1] - 1))


def draw_brow_hairs(sheet: Sheet, head: HeadView, who: Dressed, path: Floats, half: Floats, seen: Floats) -> None:
    """Lay single hairs along a brow.

    Args:
        sheet: where to.
        head: the head as seen.
        who: whose it is.
        path: (frames, 4, 2) the brow's spine in metres, from the nose outwards.
        half: (4,) half its thickness in metres.
        seen: (frames,) opacity.
    """
    paint = Paint(shade(mix(who.hair_colour, rgb("ink"), 0.55), -0.6), opacity=0.6)
    along = path[:, 1:] - path[:, :-1]
    for number in range(7):
        at = number / 7 * 2.7
        index = min(int(at), 2)
        start = path[:, index] + along[:, index] * np.float32(at - index)
        thick = float(half[index] + (half[index + 1] - half[index]) * (at - index))
        way = along[:, index] * np.float32(0.3)
        rise = np.array([0.0, 1.0], np.float32) * np.float32(thick)
        spine = np.stack([start - rise * 0.8, start + way * 0.5 + rise * 0.15, start + way + rise * 0.95], 1)
        sheet.put(ribbon(spine, np.array([1, 0.8, 0.1], np.float32) * 0.0032 * head.size, 2, True), paint, seen)
