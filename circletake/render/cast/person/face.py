"""Faces: skull and ears, eyes that blink and look, brows, nose, mouth, cheeks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import luminance, mix, rgb, shade
from circletake.render.cast.moving import ribbon, spline
from circletake.render.cast.person import features
from circletake.render.cast.person.features import between, shown, traits
from circletake.render.cast.person.head import HeadView, views
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint, Rgb

_SKULL = views(
    "0,.5 .2,.478 .335,.37 .385,.2 .392,.08 .388,0 .378,-.08 .368,-.14 .355,-.19 .34,-.235 .318,-.285 .285,-.34 "
    ".2,-.435 0,-.5 -.2,-.435 -.318,-.285 -.378,-.08 -.392,.08 -.375,.28 -.22,.47",
    "-.02,.5 .2,.462 .345,.33 .388,.2 .368,.09 .392,0 .455,-.085 .4,-.14 .4,-.18 .38,-.225 .392,-.262 .362,-.32 "
    ".352,-.42 .25,-.49 .05,-.4 -.16,-.34 -.36,-.2 -.44,.04 -.4,.3 -.24,.45",
)
_SKULL_CHILD = views(
    "0,.5 .23,.475 .37,.36 .42,.2 .425,.08 .422,0 .415,-.08 .405,-.14 .392,-.19 .375,-.235 .35,-.285 .31,-.34 "
    ".21,-.44 0,-.495 -.21,-.44 -.35,-.285 -.415,-.08 -.425,.08 -.41,.28 -.24,.47",
    "-.02,.5 .22,.465 .37,.33 .405,.18 .385,.07 .395,0 .432,-.085 .392,-.13 .394,-.17 .375,-.215 .386,-.25 .36,-.3 "
    ".34,-.42 .24,-.485 .05,-.42 -.17,-.36 -.38,-.2 -.46,.04 -.42,.3 -.25,.45",
)
_SKULL_BROAD = views(
    "0,.5 .2,.478 .335,.37 .385,.2 .395,.08 .395,0 .39,-.08 .386,-.14 .38,-.19 .372,-.235 .358,-.285 .33,-.345 "
    ".24,-.455 0,-.51 -.24,-.455 -.358,-.285 -.39,-.08 -.395,.08 -.375,.28 -.22,.47",
    "-.02,.5 .2,.462 .345,.33 .395,.2 .372,.09 .4,0 .475,-.09 .405,-.145 .402,-.18 .38,-.225 .396,-.265 .372,-.32 "
    ".378,-.43 .26,-.51 .04,-.42 -.18,-.36 -.37,-.2 -.44,.04 -.4,.3 -.24,.45",
)


class Mien(NamedTuple):
    """What a face shows in every frame; all (frames,)."""

    lids: Floats
    """How far the eyes are open: 1 as usual, 0 shut, 1.3 wide."""
    look_x: Floats
    """Where the eyes look, to the viewer's right, -1..1."""
    look_y: Floats
    brow_lift: Floats
    """-1..1."""
    brow_slant: Floats
    """Inner ends up (positive: sad, afraid) or down (negative: angry, determined)."""
    smile: Floats
    """Corners of the mouth up or down, -1..1."""
    mouth: Floats
    """Openness 0..1."""
    width: Floats
    """Of the mouth, 1 as usual."""
    round: Floats
    """How far the lips are pushed forward, 0..1."""
    teeth: Floats
    """How much more of the gap the teeth fill than they always do, 0..1."""
    bitten: Floats
    """How far the lower lip lies under the upper teeth, 0..1."""


EXPRESSIONS: dict[str, tuple[float, float, float, float, float, float]] = {
    "neutral": (1.0, 0.0, 0.0, 0.12, 0.0, 1.0),
    "calm": (0.86, 0.05, 0.05, 0.3, 0.0, 0.98),
    "happy": (0.9, 0.35, 0.05, 1.0, 0.1, 1.2),
    "sad": (0.76, 0.15, 0.8, -0.7, 0.0, 0.86),
    "afraid": (1.28, 0.75, 0.75, -0.5, 0.2, 0.88),
    "angry": (0.82, -0.45, -0.95, -0.6, 0.0, 0.95),
    "surprised": (1.35, 1.0, 0.1, 0.0, 0.5, 0.72),
    "determined": (0.82, -0.3, -0.6, 0.02, 0.0, 0.92),
}
"""Expression to (lids, brow lift, brow slant, smile, mouth, width)."""


_POINTED = np.array([(-0.04, -0.12), (0.06, -0.06), (0.24, 0.24), (0.0, 0.1), (-0.06, 0.0)], np.float32)
"""An elf's ear, out from where it is fast."""


def draw_skull(sheet: Sheet, head: HeadView, who: Dressed, mien: Mien) -> None:
    """Lay down the head's outline, the far ear behind it and the near ear on it."""
    skin = who.skin
    ears = [(head.at(side * 0.37, 0, -0.02), -side * head.sin > 0.25) for side in (1.0, -1.0)]
    for at, near in ears:
        _ear(sheet, head, at, shade(skin, -0.5), ~near)
    shape = _SKULL_CHILD if who.age == "child" else _SKULL_BROAD if who.build == "broad" else _SKULL
    outline = head.turned(shape, 8 if head.close else 5)
    if head.close:
        sheet.put(outline, Paint(shade(skin, -0.5), shade(skin, -0.95)), rim=True)
        features.draw_planes(sheet, head, who, outline)
    else:
        sheet.put(outline, Paint(shade(skin, 0.15), shade(skin, -0.35)), rim=True)
    for at, near in ears:
        _ear(sheet, head, at, shade(skin, -0.5), near)


def _ear(sheet: Sheet, head: HeadView, at: Floats, colour: Rgb, when: NDArray[np.bool_]) -> None:
    shown = np.clip((head.cos + 0.85) * 2, 0, 1) * when
    if not shown.any():
        return
    turn = np.linspace(0, 2 * np.pi, 12, endpoint=False, dtype=np.float32)
    ring = np.stack([np.cos(turn) * 0.055, np.sin(turn) * 0.085 - 0.03 + np.cos(turn) * 0.01], -1)
    opacity = None if shown.all() and shown.min() == 1 else shown.astype(np.float32)
    sheet.put(head.place(at[:, None] + ring), Paint(colour), opacity)
    inner = ring * np.array([0.5, 0.55], np.float32) + np.array([0.005, -0.012], np.float32)
    sheet.put(head.place(at[:, None] + inner), Paint(shade(colour, -0.5)), opacity)
    if head.close:
        bow = np.linspace(-1.9, 1.9, 7, dtype=np.float32) + np.float32(0.2)
        fold = np.stack([np.cos(bow) * 0.04, np.sin(bow) * 0.066 - 0.022], -1)
        line = head.place(at[:, None] + fold * np.stack([np.sign(at[:, :1] + 1e-6), 1 + 0 * at[:, :1]], -1))
        half = np.array([0.2, 0.8, 1, 1, 1, 0.8, 0.2], np.float32) * 0.0075 * head.size
        sheet.put(ribbon(line, half, 3), Paint(shade(colour, -1.2), opacity=0.6), opacity)


def draw_pointed_ears(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay an elf's ears, which stand out of the hair."""
    for side in (1.0, -1.0):
        at = head.at(side * 0.37, 0, -0.02)
        near = (-side * head.sin > -0.5).astype(np.float32) * np.clip((head.cos + 0.85) * 2, 0, 1)
        if near.any():
            outward = np.where(np.abs(at[:, :1]) > 0.12, np.sign(at[:, :1]), -head.hand[:, None]).astype(np.float32)
            leaf = _POINTED[None] * np.concatenate([outward, np.ones_like(outward)], 1)[:, None]
            placed = head.place(at[:, None] + spline(leaf.astype(np.float32), 3, (2,)))
            sheet.put(placed, Paint(shade(who.skin, -0.2), shade(who.skin, -0.7)), near.astype(np.float32), rim=True)


def draw_face(sheet: Sheet, head: HeadView, who: Dressed, mien: Mien) -> None:
    """Lay the features on a head."""
    if (head.cos < -0.35).all():
        return
    if head.close:
        features.draw_skin(sheet, head, who)
    else:
        _cheeks(sheet, head, who)
    for side in (1.0, -1.0):
        _eye(sheet, head, who, mien, side)
    _nose(sheet, head, who)
    _mouth(sheet, head, who, mien)
    for side in (1.0, -1.0):
        _brow(sheet, head, who, mien, side)
    if who.age == "old":
        _wrinkles(sheet, head, who)


class _EyeBuild(NamedTuple):
    across: float
    up: float
    half: float
    upper: float
    lower: float
    iris: float


def _eye_build(who: Dressed) -> _EyeBuild:
    own = traits(who.seed)
    if who.age == "child":
        return _sized(_EyeBuild(0.178, -0.055, 0.078, 0.074, 0.056, 0.058), own.eyes, own.apart)
    if who.presentation == "feminine":
        return _sized(_EyeBuild(0.166, -0.005, 0.074, 0.06, 0.042, 0.047), own.eyes, own.apart)
    return _sized(_EyeBuild(0.166, 0.0, 0.07, 0.05, 0.037, 0.042), own.eyes, own.apart)


def _sized(build: _EyeBuild, size: float, apart: float) -> _EyeBuild:
    eyes = (build.half * size, build.upper * size, build.lower * size, build.iris * size)
    return _EyeBuild(build.across * apart, build.up, *eyes)


def _eye(sheet: Sheet, head: HeadView, who: Dressed, mien: Mien, side: float) -> None:
    build = _eye_build(who)
    seen = shown(head, side * build.across)
    if not seen.any():
        return
    lids = np.clip(mien.lids, 0.0, 1.4)[:, None]
    upper, lower = build.upper * lids, build.lower * (0.3 + 0.7 * np.minimum(lids, 1.1))
    shut = np.clip(lids * 3, 0, 1)
    turn = np.linspace(0, 2 * np.pi, 32 if head.close else 18, endpoint=False, dtype=np.float32)
    x, y = np.cos(turn)[None] * build.half, np.sin(turn)[None]
    y = np.where(y > 0, y * upper, y * lower * shut)
    centre = side * build.across
    white = mix(rgb("#fbf6ec"), who.skin, 0.12)
    sheet.put(head.on_face(centre + x, build.up + y), Paint(white), seen)
    _iris(sheet, head, who, mien, side, build, upper, lower * shut, seen)
    if head.close:
        features.draw_lids(sheet, head, who, features.Eye(centre, build.up, build.half, upper, lower * shut, side))
    _lashes(sheet, head, who, build, centre, side, upper, lower * shut, seen)


def _plain_iris(eyes: Rgb) -> tuple[tuple[float, Rgb, float, float], ...]:
    """Return the discs of an iris, from the back: size, colour, and where they lie, in its radii."""
    dark = mix(eyes, rgb("ink"), 0.72)
    return ((1.0, eyes, 0.0, 0.0), (0.6, dark, 0.0, 0.0), (0.27, rgb("#fffaf0"), -0.3, 0.38))


def _close_iris(eyes: Rgb) -> tuple[tuple[float, Rgb, float, float], ...]:
    """Return the discs of an iris that is seen from close by: a dark rim, light that falls through it, two glints."""
    lit = shade(mix(eyes, rgb("#c08a4a"), 0.18), 1.2)
    return (
        (1.0, mix(eyes, rgb("ink"), 0.5), 0.0, 0.0), (0.87, eyes, 0.0, 0.0), (0.68, lit, 0.0, -0.16),
        (0.6, mix(eyes, lit, 0.35), 0.0, 0.05), (0.46, mix(eyes, rgb("ink"), 0.86), 0.0, 0.0),
        (0.24, rgb("#fffaf0"), -0.32, 0.4), (0.1, mix(rgb("#fffaf0"), eyes, 0.25), 0.3, -0.4),
    )  # fmt: skip


def _iris(
    sheet: Sheet, head: HeadView, who: Dressed, mien: Mien, side: float, build: _EyeBuild,
    upper: Floats, lower: Floats, seen: Floats,
) -> None:  # fmt: skip
    """Lay iris, pupil and glint, held between the lids."""
    shift_x = (np.clip(mien.look_x, -1, 1) * build.half * 0.5)[:, None]
    shift_y = (np.clip(mien.look_y, -1, 1) * build.lower * 0.45)[:, None]
    turn = np.linspace(0, 2 * np.pi, 28 if head.close else 16, endpoint=False, dtype=np.float32)
    centre = side * build.across
    for size, colour, dx, dy in _close_iris(who.eyes) if head.close else _plain_iris(who.eyes):
        radius = build.iris * size
        x = shift_x + dx * build.iris + np.cos(turn)[None] * radius
        y = shift_y + 0.1 * build.upper + dy * build.iris + np.sin(turn)[None] * radius
        rim = np.sqrt(np.clip(1 - (x / build.half) ** 2, 0, 1))
        x = np.clip(x, -build.half, build.half)
        sheet.put(head.on_face(centre + x, build.up + np.clip(y, -lower * rim, upper * rim)), Paint(colour), seen)


def _lashes(
    sheet: Sheet, head: HeadView, who: Dressed, build: _EyeBuild, centre: float, side: float,
    upper: Floats, lower: Floats, seen: Floats,
) -> None:  # fmt: skip
    """Lay the upper lid's edge: thicker outward, with a sweep on feminine faces; it is the eye when shut."""
    feminine = who.presentation == "feminine"
    share = np.linspace(-1.0, 1.16 if feminine else 1.06, 7, dtype=np.float32)[None]
    x = share * build.half * side
    rim = np.sqrt(np.clip(1 - np.minimum(share * share, 1), 0, 1))
    # A shut lid hangs where the lower one is.
    y = upper * rim - lower * 0.0 - np.clip(0.3 - upper / build.upper, 0, 1) * build.lower * 1.4 * rim
    y = y + np.where(share > 1, (share - 1) * build.upper * 1.2, 0)
    path = head.on_face(centre + x, build.up + y)
    thick = 0.017 if feminine else 0.0125
    half = np.array([0.25, 0.6, 0.85, 1.0, 1.05, 0.95, 0.3], np.float32) * thick * head.size
    ink = mix(rgb("ink"), who.skin, 0.08 if luminance(who.skin) > 0.3 else 0.0)
    sheet.put(ribbon(path, half, 2), Paint(ink), seen)


def _brow(sheet: Sheet, head: HeadView, who: Dressed, mien: Mien, side: float) -> None:
    child = who.age == "child"
    share = np.array([-1.0, -0.45, 0.2, 1.0], np.float32)[None]
    own = traits(who.seed)
    base = (0.07 if child else 0.125) + own.brow_up + mien.brow_lift[:, None] * 0.045
    arch = np.array([0.0, 0.022, 0.03, 0.0], np.float32)[None]
    slant = -mien.brow_slant[:, None] * share * 0.042
    across = side * ((0.178 if child else 0.17) * own.apart + share * 0.092)
    path = head.on_face(across, base + arch + slant)
    thick = {"masculine": 0.021, "feminine": 0.0125, "neutral": 0.016}[who.presentation] * (0.8 if child else 1)
    thick *= own.brows
    half = np.array([0.85, 1.0, 0.85, 0.25], np.float32) * thick * head.size
    colour = mix(who.hair_colour, rgb("ink"), 0.35) if who.hair != "bald" or who.age == "old" else rgb("#4a3a33")
    seen = shown(head, side * 0.17)
    sheet.put(ribbon(path, half, 5 if head.close else 2), Paint(colour), seen)
    if head.close:
        features.draw_brow_hairs(sheet, head, who, path, half, seen)


def _nose(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay the nose as its shaded side: bridge, tip, base and the wing on the near side."""
    child = who.age == "child"
    lift = -0.045 if child else 0.0
    own = traits(who.seed)
    long = 0.72 if child else own.nose_long
    wing = -0.062 * own.nose * np.tanh(head.yaw / 0.12)
    tip = head.at(0, -0.1 * long + lift, 0.46 if not child else 0.43)
    bridge = head.at(0, 0.02 * long + lift, 0.4)
    base = head.at(0, -0.142 * long + lift, 0.408)
    side_x = wing * head.cos + 0.372 * head.sin
    side = np.stack([side_x, np.full_like(side_x, -0.122 * long + lift)], -1)
    middle = (bridge + side) / 2 + np.stack([-wing * 0.25 * head.cos, 0 * wing], -1)
    control = np.stack([bridge, (bridge + tip) / 2, tip, base, side, middle], 1)
    seen = np.clip((head.cos + 0.1) * 5, 0, 1).astype(np.float32)
    colour = mix(shade(who.skin, -1.0), rgb("rose"), 0.2)
    sheet.put(head.place(spline(control, 8 if head.close else 3, (0,))), Paint(colour, opacity=0.75), seen)
    if head.close:
        features.draw_nostrils(sheet, head, who)


def _mouth(sheet: Sheet, head: HeadView, who: Dressed, mien: Mien) -> None:
    child = who.age == "child"
    seen = np.clip((head.cos + 0.22) * 4, 0, 1).astype(np.float32)
    own = traits(who.seed)
    half = (0.088 if child else 0.108) * own.mouth * mien.width * (1 - 0.2 * np.clip(mien.mouth, 0, 1))
    share = np.array([-1, -0.55, 0, 0.55, 1], np.float32)[None]
    x = share * half[:, None]
    centre = (-0.275 if child else -0.258) + 0.0 * half[:, None]
    bow = mien.smile[:, None] * 0.036
    curve = centre + bow * (share * share - 0.45)
    gap = np.clip(mien.mouth, 0, 1)[:, None] * 0.125
    # Lips that are pushed forward make a round hole and stand out; drawn apart they make a slit.
    fall = (1 - share * share) ** (0.75 - 0.33 * mien.round[:, None])
    gap = gap * (1 - 0.28 * mien.round[:, None])
    lip = (0.02 if who.presentation == "feminine" else 0.011) * own.lips * (0.35 + 0.65 * fall)
    lip = lip * (1 + 0.8 * mien.round[:, None])
    under = lip * (1 - 0.75 * mien.bitten[:, None])
    top, bottom = curve + lip * 0.8 + gap * 0.12 * fall, curve - gap * fall - under
    lips = _lips(who)
    steps = 7 if head.close else 3
    sheet.put(between(head, x, top, bottom, steps), Paint(lips), seen)
    if head.close:
        shut = np.clip(1 - gap[:, 0] * 60, 0, 1)
        features.draw_lips(sheet, head, who, features.Lips(x, top, curve, curve - gap * fall, bottom), seen, shut)
    if float(gap.max()) < 0.012:
        return
    open_ = (seen * np.clip(gap[:, 0] * 60, 0, 1)).astype(np.float32)
    inner_top, inner_bottom = curve + gap * 0.08 * fall, curve - gap * fall * 0.96
    inner_x = x * 0.9
    sheet.put(between(head, inner_x, inner_top, inner_bottom, steps), Paint(rgb("#4a1f26")), open_)
    tongue_top = inner_bottom + np.minimum(gap * 0.42, 0.05) * fall
    sheet.put(between(head, inner_x * 0.62, tongue_top, inner_bottom, steps), Paint(rgb("#c0656a")), open_)
    bared = np.maximum(mien.teeth, mien.bitten)[:, None]
    usual = np.minimum(gap * 0.34, 0.03) * (1 - 0.7 * mien.round[:, None])
    teeth_bottom = inner_top - (usual + (gap * 0.8 - usual) * bared) * fall
    sheet.put(between(head, inner_x * 0.86, inner_top, teeth_bottom, steps), Paint(rgb("#f4eee2")), open_)


def _lips(who: Dressed) -> Rgb:
    """Return the lips' colour: darker than light skin, rosier than dark skin."""
    share = 0.5 if who.presentation == "feminine" else 0.3
    if luminance(who.skin) < 0.3:
        return mix(shade(who.skin, -1.6), rgb("#c06a66"), share)
    return mix(shade(who.skin, -1.2), rgb("crimson"), share)


def _cheeks(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False, dtype=np.float32)[None]
    strength = 0.42 if who.age == "child" else 0.26
    blush = mix(who.skin, rgb("#c4504a"), 0.55)
    for side in (1.0, -1.0):
        across, up = side * 0.225 + np.cos(turn) * 0.078, -0.155 + np.sin(turn) * 0.056
        sheet.put(head.on_face(across, up), Paint(blush, opacity=strength), shown(head, side * 0.2))


def _wrinkles(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay the folds of an old face: under the eyes and from the nose to the mouth."""
    fold = Paint(shade(who.skin, -1.6), opacity=0.55)
    for side in (1.0, -1.0):
        seen = shown(head, side * 0.17)
        for path in (((0.1, -0.07), (0.165, -0.088), (0.225, -0.07)), ((0.085, -0.13), (0.13, -0.19), (0.145, -0.26))):
            points = np.array(path, np.float32)
            line = head.on_face(side * points[None, :, 0], points[None, :, 1])
            sheet.put(ribbon(line, np.array([0.3, 1, 0.3], np.float32) * 0.006 * head.size, 2), fold, seen)
