"""What lies on an animal's body: stripes, patches, manes, humps, tails."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from circletake.render.cast.animals.beast import Frame, belly_outline
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.drawing import Palette
from circletake.render.cast.moving import limb, perpendicular, ribbon, spline, unit
from circletake.render.cast.outline import oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint

Lay = Callable[[Sheet, Frame, Palette, Floats], None]


def scalloped(outline: Floats, every: int = 4, depth: float = 0.06) -> Floats:
    """Return a woolly outline: it waves about itself."""
    middle = outline.mean(1, keepdims=True)
    wave = np.abs(np.sin(np.arange(outline.shape[1], dtype=np.float32) * np.float32(np.pi / every)))
    out: Floats = middle + (outline - middle) * (1 + depth * (wave[None, :, None] - 0.4))
    return out


def belly(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay the light underside."""
    sheet.put(belly_outline(f), Paint(palette["secondary"], shade(palette["secondary"], -0.5)))


def stripes(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay dark stripes down from the back."""
    dark = palette["mark"]
    for number, along in enumerate(np.linspace(0.02, 0.98, 7)):
        low = 0.05 - 0.22 * (number % 2)
        points = [f.on_trunk(float(along) + shift, level) for shift, level in ((0.0, 0.97), (0.035, 0.5), (0.01, low))]
        half = np.array([0.035, 0.03, 0.004], np.float32) * f.height
        sheet.put(ribbon(np.stack(points, 1), half, 3, pointed=True), Paint(dark, opacity=0.85))
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    for share in (0.3, 0.65):
        at = f.neck_base + (f.poll - f.neck_base) * share
        wide = f.species.neck_wide[0] * f.height * (1 - 0.35 * share)
        line = np.stack([at + over * wide * 0.9, at + over * wide * 0.1, at - over * wide * 0.4], 1)
        sheet.put(ribbon(line, np.array([0.028, 0.024, 0.004]) * f.height, 3, pointed=True), Paint(dark, opacity=0.85))


def _blot(f: Frame, along: float, up: float, size: float, seed: int) -> Floats:
    """Return an irregular patch (frames, P, 2) on the trunk."""
    rng = np.random.default_rng(seed)
    turn = np.linspace(0, 2 * np.pi, 9, endpoint=False)
    reach = size * rng.uniform(0.7, 1.15, 9)
    points = [
        f.on_trunk(
            float(np.clip(along + np.cos(a) * r, -0.12, 1.12)), float(np.clip(up + np.sin(a) * r * 2.4, -0.9, 0.95))
        )
        for a, r in zip(turn, reach, strict=True)
    ]
    return spline(np.stack(points, 1), 3)


def patches(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a cow's patches."""
    for number, (along, up, size) in enumerate(
        ((0.1, 0.35, 0.17), (0.52, 0.1, 0.2), (0.93, 0.4, 0.15), (0.3, -0.6, 0.1))
    ):
        sheet.put(_blot(f, along, up, size, number + 3), Paint(palette["secondary"]))


def giraffe_patches(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a net of brown fields on trunk and neck."""
    paint = Paint(palette["secondary"])
    number = 0
    for along in (0.0, 0.25, 0.5, 0.75, 1.0):
        for up in (-0.42, 0.1, 0.6):
            number += 1
            sheet.put(_blot(f, along + 0.06 * (number % 2), up, 0.095, number), paint)
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    for step in range(7):
        share = 0.12 + 0.125 * step
        wide = f.species.neck_wide[0] * f.height * (1 - 0.5 * share)
        for side in (-0.5, 0.42):
            at = f.neck_base + (f.poll - f.neck_base) * np.float32(share + (0.05 if side > 0 else 0))
            reach = wide * 0.4
            points = [at + neck * reach * c * 1.3 + over * (wide * side + reach * s) for c, s in _OCTAGON]
            sheet.put(spline(np.stack(points, 1), 2), paint)


_OCTAGON = tuple((float(np.cos(a)), float(np.sin(a))) for a in np.linspace(0, 2 * np.pi, 7, endpoint=False))


def spots(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay small spots."""
    dark = palette["mark"]
    for number in range(20):
        along, up = (number * 0.7549) % 1.0, 0.85 - 1.25 * ((number * 0.5698 + 0.1) % 1.0)
        at = f.on_trunk(along, up)
        size = (0.026 + 0.012 * (number % 3)) * f.height
        sheet.put(at[:, None] + oval(0, 0, size * 1.2, size, points=10), Paint(dark, opacity=0.8))


def collar(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a collar."""
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    at = f.neck_base + (f.poll - f.neck_base) * np.float32(0.6)
    wide = f.species.neck_wide[1] * f.height * 1.12
    line = np.stack([at + over * wide, at - over * wide], 1)
    sheet.put(ribbon(line, np.full(2, 0.035 * f.height), 2), Paint(palette["accent"]))
    tag = at - over * wide * 0.9 - np.array([0, 0.04 * f.height])
    sheet.put(tag[:, None] + oval(0, 0, 0.032 * f.height, 0.036 * f.height, points=10), Paint(rgb("gold")))


def ruff(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a shaggy chest."""
    axis = unit(f.withers - f.rump)
    up = perpendicular(axis)
    c = f.species.chest * f.height
    points = []
    for number, (ahead, rise) in enumerate(((0.5, 0.7), (0.95, 0.35), (0.85, 0.1), (0.95, -0.25), (0.7, -0.45), (0.62,
        -0.85),
                                            (0.35, -0.8), (0.1, -0.98), (0.1, -0.4), (0.15, 0.3))):  # fmt: skip
        points.append(f.withers + axis * (ahead * c) + up * (rise * c) + drag * (0.2 if number % 2 else 0))
    colour = mix(palette["secondary"], palette["primary"], 0.25)
    sheet.put(spline(np.stack(points, 1), 2, (1, 3, 5, 7)), Paint(colour, shade(colour, -0.4)))


def mane(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a lion's mane about head and neck, in two tiers."""
    centre = f.poll + (f.neck_base - f.poll) * 0.2
    base = shade(mix(palette["primary"], rgb("rust"), 0.55), -0.9)
    h = f.height
    for reach, colour, shift in ((0.36, base, -0.1), (0.29, shade(base, 0.9), 0.0)):
        turn = np.linspace(0, 2 * np.pi, 60, endpoint=False, dtype=np.float32)
        frill = reach * h * (1 + 0.09 * np.abs(np.sin(turn * 7.5)) + 0.16 * np.maximum(-np.sin(turn), 0))
        ring = np.stack([np.cos(turn) * frill * 0.92, np.sin(turn) * frill], -1)
        pull = np.maximum(-np.sin(turn), 0)[None, :, None] * drag[:, None] * 0.8
        sheet.put(
            centre[:, None] + np.array([shift * h, -0.03 * h]) + ring + pull,
            Paint(colour, shade(colour, -0.6)),
            rim=True,
        )


def mane_ridge(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a mane that falls from the crest of the neck."""
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    base, top = f.species.neck_wide[0] * f.height, f.species.neck_wide[1] * f.height
    colour = palette["mane"]
    upper, lower = [], []
    for number, share in enumerate(np.linspace(1.16, -0.08, 8)):
        at = f.neck_base + (f.poll - f.neck_base) * np.float32(share)
        wide = top + (base - top) * (1 - min(1.0, float(share)))
        upper.append(at + over * (wide + min(0.045, 0.25 * f.species.neck_wide[1]) * f.height))
        fall = 0.95 if number % 2 else 0.35
        lower.append(
            at
            + over * wide * (1 - fall)
            - neck * (min(0.08, 0.5 * f.species.neck_wide[1]) * f.height)
            + drag * (0.9 if number % 2 else 0.5)
        )
    control = np.stack(upper + lower[::-1], 1)
    sheet.put(spline(control, 3), Paint(colour, shade(colour, -0.5)), rim=True)


def humps(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a hump behind the line of the back."""
    for along in (0.47,):
        foot = f.on_trunk(along, 0.7)
        axis = unit(f.withers - f.rump)
        up = perpendicular(axis)
        h = f.height
        shape = ((-0.4, -0.14), (-0.27, 0.13), (-0.1, 0.31), (0.1, 0.31), (0.27, 0.13), (0.4, -0.14))
        points = [foot + axis * (x * h) + up * (y * h) + drag * max(0.0, y) for x, y in shape]
        sheet.put(
            spline(np.stack(points, 1), 4, (0, 5)), Paint(shade(palette["primary"], 0.2), palette["primary"]), rim=True
        )


def udder(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay an udder."""
    at = f.on_trunk(0.16, -0.98) + drag * 0.3
    h = f.height
    sheet.put(at[:, None] + oval(0, -0.02 * h, 0.1 * h, 0.075 * h, points=16), Paint(rgb("#e0a39a")))


def rump_patch(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a pale patch behind."""
    sheet.put(_blot(f, -0.05, 0.15, 0.09, 9), Paint(palette["secondary"]))


def spines(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a coat of spines over the back."""
    points = []
    for number, along in enumerate(np.linspace(-0.22, 1.0, 27)):
        points.append(f.on_trunk(float(along), (1.28 if number % 2 else 0.95) - 0.9 * abs(float(along) - 0.4) ** 3))
    points += [f.on_trunk(along, -0.35) for along in (0.95, 0.5, 0.0)]
    colour = shade(palette["primary"], -1.0)
    sheet.put(spline(np.stack(points, 1), 1), Paint(colour, shade(colour, -0.7)), rim=True)


def crest(sheet: Sheet, f: Frame, palette: Palette, drag: Floats) -> None:
    """Lay a row of spikes along neck and back."""
    h = f.height
    places = [f.neck_base + (f.poll - f.neck_base) * np.float32(share) for share in (0.95, 0.65, 0.35, 0.05)]
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    wide = np.interp([0.95, 0.65, 0.35, 0.05], [0, 1], f.species.neck_wide[:2]) * h
    spikes = [(at + over * w * 0.85, neck, over) for at, w in zip(places, wide, strict=True)]
    axis = unit(f.withers - f.rump)
    up = perpendicular(axis)
    spikes += [(f.on_trunk(along, 0.92), axis, up) for along in (0.98, 0.78, 0.58, 0.38, 0.18, -0.02)]
    for at, ahead, rise in spikes:
        tooth = np.stack([at + ahead * 0.07 * h, at + rise * 0.11 * h - ahead * 0.06 * h, at - ahead * 0.07 * h], 1)
        sheet.put(tooth.astype(np.float32), Paint(shade(palette["secondary"], -1.0)), rim=True)


def draw_wing(sheet: Sheet, f: Frame, palette: Palette, flap: Floats, spread: Floats, far: bool) -> None:
    """Lay a dragon's wing: an arm, a wrist with its claw, and three fingers with skin between.

    Folded, the wrist stands over the shoulder and the fingers lie back along the flank.
    """
    h = f.height
    root = f.on_trunk(0.82, 0.7)
    folded = 1.95 + (0.2 if far else 0.0)
    open_ = 1.9 + 0.75 * flap + (0.22 if far else 0.0)
    angle = folded + (open_ - folded) * spread
    arm = (0.5 + 0.15 * spread) * h
    wrist = root + np.stack([np.cos(angle), np.sin(angle)], -1) * arm[:, None]
    tips = []
    for turn, reach, shut, short in ((0.95, 1.57, 3.3, 1.25), (1.5, 1.42, 3.52, 1.02), (2.05, 1.15, 3.82, 0.78)):
        way = shut + (open_ + turn - 0.2 + 0.5 * flap - shut) * spread
        long = (short + (reach - short) * spread) * h
        tips.append(wrist + np.stack([np.cos(way), np.sin(way)], -1) * long[:, None])
    hip = f.on_trunk(0.42, 0.45)
    dips = [_dip(tips[0], tips[1], wrist), _dip(tips[1], tips[2], wrist), _dip(tips[2], hip, wrist)]
    control = np.stack([root, wrist, tips[0], dips[0], tips[1], dips[1], tips[2], dips[2], hip], 1).astype(np.float32)
    skin = shade(palette["secondary"], -1.6 if far else -0.6)
    sheet.put(spline(control, 4, (0, 1, 2, 4, 6, 8)), Paint(skin, shade(skin, -1.0)), rim=True)
    bone = Paint(shade(palette["primary"], -1.2 if far else -0.3))
    for tip in reversed(tips):
        bow = (wrist + tip) / 2 + perpendicular(unit(tip - wrist)) * np.float32(-0.035 * h)
        finger = np.stack([wrist, bow, tip], 1).astype(np.float32)
        sheet.put(ribbon(finger, np.array([0.034, 0.022, 0.008], np.float32) * h, 3), bone)
    sheet.put(limb(np.stack([root, wrist], 1).astype(np.float32), np.array([0.075, 0.042]) * h), bone, rim=True)
    along = unit(wrist - root)
    across = perpendicular(along) * h
    tip = wrist + along * 0.16 * h - across * 0.09
    claw = np.stack([wrist - across * 0.04, tip, wrist + across * 0.03], 1)
    sheet.put(claw.astype(np.float32), Paint(rgb("bone")), rim=True)


def _dip(one: Floats, other: Floats, wrist: Floats) -> Floats:
    """Return where the skin's edge hangs in between two fingers."""
    middle = (one + other) / 2
    out: Floats = middle + (wrist - middle) * 0.24
    return out


def draw_flame(sheet: Sheet, f: Frame, strength: Floats, t: Floats) -> None:
    """Lay a tongue of fire before the muzzle; `strength` (frames,) 0..1."""
    if float(strength.max()) < 0.02:
        return
    h = f.height
    ahead = np.stack([np.cos(f.head_angle - 0.15), np.sin(f.head_angle - 0.15)], -1)
    over = perpendicular(ahead)
    nose = f.nose() - over * (0.04 * h)
    for reach, wide, colour, glow in ((1.5, 0.3, "ember", 0.9), (1.15, 0.2, "flame", 1.0), (0.7, 0.1, "glow", 1.0)):
        points = [nose]
        for side, shares in ((1, (0.25, 0.5, 0.75)), (0, (1.0,)), (-1, (0.75, 0.5, 0.25))):
            for share in shares:
                lick = 1 + 0.2 * np.sin(t * (17 + 5 * share) + side * 2 + share * 9)
                bow = np.sin(np.pi * min(share, 0.9)) * wide * lick
                points.append(
                    nose
                    + ahead * (share * reach * h * strength * (0.85 + 0.15 * lick))[:, None]
                    + over * (side * bow * h * strength)[:, None]
                )
        sheet.put(
            spline(np.stack(points, 1).astype(np.float32), 3),
            Paint(rgb(colour), emission=glow, opacity=0.9),
            (strength > 0.03).astype(np.float32),
        )


OVER: dict[str, Lay] = {
    "belly": belly, "stripes": stripes, "patches": patches, "giraffe patches": giraffe_patches, "spots": spots,
    "ruff": ruff, "crest": crest, "rump patch": rump_patch, "spines": spines, "collar": collar,
}  # fmt: skip
"""What is laid over the trunk, before the near legs."""

BEHIND: dict[str, Lay] = {"humps": humps, "udder": udder}
"""What is laid before the trunk, so that it stands out behind it."""

UNDER_HEAD: dict[str, Lay] = {"mane": mane}
"""What is laid over the neck, before the head."""

OVER_HEAD: dict[str, Lay] = {"mane ridge": mane_ridge}
"""What is laid over neck and head."""


def draw_tail(sheet: Sheet, f: Frame, palette: Palette, rise: Floats, wag: Floats, features: frozenset[str]) -> None:
    """Lay the tail; its end follows later than its root."""
    if "no tail" in features:
        return
    s, h = f.species, f.height
    axis = unit(f.withers - f.rump)
    up = perpendicular(axis)
    thick = min(1.0, s.tail[1] / s.rump * 1.6)
    root = f.rump - axis * ((0.72 - 0.4 * thick) * s.rump * h) + up * ((0.5 - 0.3 * thick) * s.rump * h)
    length = s.tail[0] * h
    if "brush" in features:
        length, rise = 1.25 * h, rise + 1.5
    joints = 9 if features & {"curly tail", "curled tip"} else 5
    bend = np.linspace(0, 1, joints, dtype=np.float32)
    angle = s.tail_rise + rise[:, None] + wag[:, None] * bend[None] * 1.3 + _CURVE.get(_shape(s), 0.0) * bend[None]
    if "curly tail" in features:
        angle = angle + bend[None] ** 1.4 * 7.6
    if "curled tip" in features:
        angle = angle + np.clip(bend[None] - 0.35, 0, 1) ** 1.5 * 8.5
    steps = np.stack([-np.cos(angle), np.sin(angle)], -1) * np.float32(length / (joints - 1))
    spine = root[:, None] + np.concatenate([np.zeros_like(steps[:, :1]), np.cumsum(steps[:, 1:], 1)], 1)
    given = [0.08, 0.2, 0.26, 0.24, 0.1] if "brush" in features else list(s.tail[1:])
    half = np.interp(bend, np.linspace(0, 1, len(given)), given).astype(np.float32) * np.float32(h)
    colour = palette["mane"] if "mane ridge" in features and s.hoof and s.neck < 0.8 else palette["primary"]
    outline = ribbon(spine, half, 4, pointed=True) if s.tail_pointed else limb(spine, half)
    sheet.put(outline, Paint(shade(colour, -0.2), shade(colour, -0.7)), rim=True)
    if "tail tip" in features:
        tip = np.concatenate([spine[:, 3:4] * 0.75 + spine[:, 2:3] * 0.25, spine[:, 3:]], 1)
        sheet.put(
            ribbon(tip, half[2:] * np.array([0.62, 0.9, 0.95], np.float32), 4, pointed=True),
            Paint(palette["secondary"]),
        )
    if "spade" in features:
        ahead = unit(spine[:, 4] - spine[:, 3])
        over = perpendicular(ahead)
        tip = spine[:, 4]
        points = [tip - ahead * 0.06 * h, tip + over * 0.1 * h, tip + ahead * 0.2 * h, tip - over * 0.1 * h]
        sheet.put(
            spline(np.stack(points, 1).astype(np.float32), 3, (1, 2, 3)),
            Paint(shade(palette["secondary"], -1.0)),
            rim=True,
        )
    if "tuft" in features:
        ball = np.stack([spine[:, 4] + (spine[:, 4] - spine[:, 3]) * k for k in (-0.15, 0.15, 0.45)], 1)
        sheet.put(limb(ball, np.array([0.03, 0.05, 0.012]) * h), Paint(palette["mane"]), rim=True)


_CURVE = {"dog": 0.9, "hanging": -0.25, "cat": 0.5}


def _shape(s: object) -> str:
    rise = float(getattr(s, "tail_rise", 0.0))
    return "dog" if rise > 0.5 else "hanging" if rise < -0.6 else "cat"


def draw_trunk_nose(sheet: Sheet, f: Frame, palette: Palette, lift: Floats, sway: Floats) -> None:
    """Lay an elephant's trunk; `lift` (frames,) raises it, `sway` curls its end."""
    h = f.height
    ahead = np.stack([np.cos(f.head_angle), np.sin(f.head_angle)], -1)
    over = perpendicular(ahead)
    root = f.poll + ahead * (0.2 * h) + over * (0.02 * h)
    bend = np.linspace(0, 1, 6, dtype=np.float32)[None]
    angle = (
        -0.75
        - 0.75 * np.minimum(bend * 2, 1)
        + lift[:, None] * (0.4 + 1.3 * bend)
        + (sway[:, None] + 0.25) * bend * bend * 1.6
    )
    steps = np.stack([np.cos(angle), np.sin(angle)], -1) * np.float32(0.135 * h)
    spine = root[:, None] + np.concatenate([np.zeros_like(steps[:, :1]), np.cumsum(steps[:, 1:], 1)], 1)
    half = np.array([0.105, 0.085, 0.066, 0.052, 0.043, 0.034], np.float32) * h
    colour = shade(palette["primary"], 0.1)
    sheet.put(limb(spine, half), Paint(colour, shade(colour, -0.5)), rim=True)
