"""Cuts of clothes, and laying them on a person."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.drawing import Palette, colour_of
from circletake.render.cast.moving import limb, perpendicular, ribbon, spline, tube, unit
from circletake.render.cast.person.pose import Skeleton
from circletake.render.cast.person.trunk import Row, TrunkView
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint, Rgb


class Cut(NamedTuple):
    """How a garment is cut; lengths in statures unless said otherwise."""

    below: tuple[Row, ...] = ()
    """Rows of a coat or skirt along the legs."""
    margin: float = 0.006
    sleeve: float = 1.0
    """Share of the arm that it covers."""
    sleeve_margin: float = 0.008
    cuff: float = 0.0
    """How much wider a sleeve gets at its end."""
    legs: str = "secondary"
    """Colour role of the legs; `skin` leaves them bare."""
    leg: float = 1.0
    """Share of the leg that trousers cover."""
    leg_margin: float = 0.008
    boots: float = 0.0
    """Share of the shank that boots cover."""
    shoe: str = "leather"
    top: float = 1.05
    details: tuple[str, ...] = ()
    hands: str = "skin"
    skirt: str = ""
    """Colour role of the rows below the waist where they are a skirt of their own."""


_COAT = (Row(0.14, 0.01), Row(0.34, 0.02), Row(0.52, 0.032))
_LONG = (Row(0.14, 0.006), Row(0.36, 0.014), Row(0.6, 0.024), Row(0.9, 0.04))
_GOWN = (Row(0.12, 0.012), Row(0.34, 0.04), Row(0.62, 0.075), Row(0.96, 0.11))
_KNEE = (Row(0.12, 0.01), Row(0.28, 0.03), Row(0.46, 0.055))
_JACKET = (Row(0.1, 0.008), Row(0.2, 0.01))

CUTS: dict[str, Cut] = {
    "coat": Cut(_COAT, 0.013, sleeve_margin=0.013, cuff=0.004, details=("placket", "collar", "pockets"), boots=0.35),
    "dress": Cut(_KNEE, 0.003, sleeve=0.45, legs="skin", leg=0.0, details=("neckline", "sash")),
    "gown": Cut(_GOWN, 0.003, sleeve=0.35, legs="skin", leg=0.0, details=("neckline", "sash"), shoe="accent"),
    "suit": Cut(_JACKET, 0.009, details=("shirt", "lapels", "button"), shoe="ink"),
    "wetsuit": Cut((), 0.003, sleeve=0.5, sleeve_margin=0.004, legs="primary", leg_margin=0.001, shoe="skin",
                   details=("stripe",)),
    "leathers": Cut((Row(0.08, 0.004),), 0.012, sleeve_margin=0.012, legs="primary", leg_margin=0.01, boots=0.75,
                    shoe="ink", hands="ink", details=("rollneck", "stripe", "hem")),
    "shirt": Cut((Row(0.06, 0.0),), 0.006, sleeve=0.5, sleeve_margin=0.012, details=("collar", "placket"), shoe="rust"),
    "robe": Cut(_LONG, 0.012, sleeve_margin=0.014, cuff=0.03, legs="primary", details=("neckline", "cowl")),
    "overalls": Cut((), 0.005, sleeve_margin=0.01, legs="primary", leg_margin=0.014, details=("bib",), boots=0.4),
    "armour": Cut((Row(0.1, 0.012), Row(0.24, 0.02)), 0.014, sleeve_margin=0.013, legs="shadow", boots=0.8,
                  shoe="primary", hands="primary", details=("plates",)),
    "spacesuit": Cut((), 0.022, sleeve_margin=0.02, cuff=0.0, legs="primary", leg_margin=0.022, boots=0.5,
                     shoe="secondary", hands="secondary", details=("chestbox", "rings")),
    "sweater": Cut((Row(0.08, 0.006),), 0.011, sleeve_margin=0.013, details=("rollneck", "stripe", "hem")),
    "cape": Cut((Row(0.06, 0.0),), 0.006, details=("cape", "collar"), boots=0.6),
    "chef": Cut((Row(0.08, 0.006), Row(0.18, 0.01)), 0.009, details=("double",), shoe="ink"),
    "labcoat": Cut(_COAT, 0.01, sleeve_margin=0.012, details=("shirt", "lapels", "pockets"), shoe="ink"),
    "uniform": Cut(_JACKET, 0.008, details=("collar", "placket", "pockets"), shoe="ink"),
    "tutu": Cut((), 0.001, sleeve=0.0, legs="secondary", leg=1.0, leg_margin=-0.004, shoe="accent", top=0.93,
                details=("tutu",)),
    "leotard": Cut((), 0.003, sleeve=0.0, legs="ink", leg_margin=-0.001, shoe="ink", top=0.95, details=()),
    "jersey": Cut((Row(0.06, 0.008),), 0.009, sleeve=0.4, sleeve_margin=0.014, leg=0.32, leg_margin=0.022,
                  details=("number", "neckline"), shoe="white"),
    "clown": Cut((), 0.03, sleeve_margin=0.026, legs="secondary", leg_margin=0.032, shoe="accent", details=("dots",)),
}  # fmt: skip
"""Cuts by garment."""


def hand_outline(at: Floats, towards: Floats, size: float, thumb: float) -> Floats:
    """Return a mitten-like hand (frames, P, 2) from its wrist towards a direction, its thumb on one side."""
    shape = np.array(
        [(-0.15, 0.33), (0.2, 0.42), (0.5, 0.64), (0.82, 0.68), (0.9, 0.52), (0.7, 0.42), (1.05, 0.36), (1.38, 0.2),
         (1.46, 0.0), (1.34, -0.18), (0.9, -0.36), (0.4, -0.42), (-0.15, -0.33)], np.float32,
    )  # fmt: skip
    ahead = unit(towards)[:, None]
    left = perpendicular(ahead) * np.float32(thumb)
    return at[:, None] + spline((ahead * shape[:, :1] + left * shape[:, 1:]) * np.float32(size), 3)


def draw_leg(sheet: Sheet, bones: Skeleton, who: Dressed, cut: Cut, palette: Palette, side: int, far: bool) -> None:
    """Lay one leg with its shoe; the far one a little darker."""
    m = bones.measures
    dim = -0.7 if far else 0.0
    unit_ = m.stature * m.girth
    hip, knee, ankle = (bones.flat(joint[side]) for joint in (bones.hips, bones.knees, bones.ankles))
    bare = Paint(shade(who.skin, dim))
    covered = cut.leg >= 0.999 and cut.legs != "skin"
    if not covered:
        radii = np.array([0.045, 0.034, 0.023], np.float32) * unit_
        sheet.put(limb(np.stack([hip, knee, ankle], 1), radii), bare, rim=True)
    _shoe(sheet, bones, cut, palette, side, dim)
    if cut.legs != "skin" and cut.leg > 0:
        cloth = shade(colour_of(cut.legs, palette), dim - 0.2)
        loose = cut.leg_margin * m.stature
        if cut.leg >= 0.999:
            flare = 0.6 if cut.leg_margin > 0.012 else 1.0
            radii = np.array([0.045, 0.036, 0.028 * flare], np.float32) * unit_ + loose
            path = np.stack([hip, knee, ankle], 1)
        else:
            path = np.stack([hip, hip + (knee - hip) * np.float32(min(1.0, cut.leg * 2))], 1)
            radii = np.array([0.052, 0.044], np.float32) * unit_ + loose
        sheet.put(tube(path, radii), Paint(cloth, shade(cloth, -0.5)), rim=True)
    if cut.boots > 0:
        _boot_shaft(sheet, bones, cut, palette, side, dim)
    if "rings" in cut.details:
        middle = np.stack([knee + (hip - knee) * 0.12, knee + (ankle - knee) * 0.12], 1)
        sheet.put(ribbon(middle, np.full(2, 0.064 * unit_, np.float32), 2), Paint(shade(palette["secondary"], dim)))


def _boot_shaft(sheet: Sheet, bones: Skeleton, cut: Cut, palette: Palette, side: int, dim: float) -> None:
    m = bones.measures
    knee, ankle = bones.flat(bones.knees[side]), bones.flat(bones.ankles[side])
    top = ankle + (knee - ankle) * np.float32(cut.boots)
    colour = shade(colour_of(cut.shoe, palette), dim)
    half = np.array([0.034, 0.03], np.float32) * m.stature * m.girth + max(cut.leg_margin, 0) * m.stature * 0.7
    sheet.put(ribbon(np.stack([top, ankle], 1), half), Paint(colour, shade(colour, -0.5)), rim=True)


def _shoe(sheet: Sheet, bones: Skeleton, cut: Cut, palette: Palette, side: int, dim: float) -> None:
    """Lay a shoe: long in profile, round from the front."""
    m = bones.measures
    knots = np.array(
        [(-0.3, 0.2, -0.85), (-0.33, 0.06, -1), (-0.25, 0.0, -0.9), (0.2, 0.0, 0.2), (0.62, 0.0, 0.9), (0.74, 0.06, 1),
         (0.68, 0.17, 0.92), (0.4, 0.25, 0.8), (0.12, 0.36, 0.66), (-0.24, 0.36, -0.66)], np.float32,
    )  # fmt: skip
    ankle = bones.flat(bones.ankles[side])
    sole = (bones.flat(bones.heels[side]) * 0.72 + bones.flat(bones.toes[side]) * 0.28)[:, None]
    length = (bones.flat(bones.toes[side]) - bones.flat(bones.heels[side]))[:, None]
    up = unit(ankle[:, None] - sole) * np.float32(m.foot)
    hand = np.where(np.sin(bones.yaw) < 0, -1.0, 1.0)
    broad = (np.abs(np.cos(bones.yaw)) * hand * 0.034 * m.stature)[:, None, None]
    across = np.concatenate([broad, np.zeros_like(broad)], -1)
    size = 1.22 if cut.shoe == "accent" and cut.margin > 0.02 else 1.0
    control = sole + (length * knots[:, :1] + up * knots[:, 1:2]) * np.float32(size) + across * knots[:, 2:]
    colour = shade(colour_of(cut.shoe, palette), dim)
    sheet.put(spline(control, 3, (2, 4)), Paint(colour, shade(colour, -0.8)), rim=True)


def draw_arm(
    sheet: Sheet, bones: Skeleton, who: Dressed, cut: Cut, palette: Palette, side: int, *,
    shown: Floats | None, dim: float,
) -> None:  # fmt: skip
    """Lay one arm with its sleeve and hand."""
    m = bones.measures
    unit_ = m.stature * (0.4 + 0.6 * m.girth) * (0.88 if who.presentation == "feminine" else 1.0)
    shoulder, elbow, wrist = (bones.flat(joint[side]) for joint in (bones.shoulders, bones.elbows, bones.wrists))
    skin = shade(who.skin, dim)
    path = np.stack([shoulder, elbow, wrist], 1)
    boxes = "boxing gloves" in who.extras
    gloved = cut.hands != "skin" or boxes
    paint = Paint(shade(rgb("crimson"), dim), shade(rgb("crimson"), dim - 0.8)) if boxes else None
    paint = paint or (Paint(shade(colour_of(cut.hands, palette), dim)) if gloved else Paint(skin, shade(skin, -0.3)))
    fore = unit(wrist - elbow + np.array([0, -0.02], np.float32))
    angle = bones.wrist_angles[side] * np.where(np.sin(bones.yaw) < 0, -1, 1)
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    fore = fore * c + perpendicular(fore) * s
    thumb = 1.0 if (np.sin(bones.yaw).mean() >= 0) else -1.0
    size = 0.058 * m.stature * (1.9 if boxes else 1.2 if gloved else 1.0)
    sheet.put(hand_outline(wrist, fore, size, thumb), paint, shown, True)
    if cut.sleeve < 0.99:
        sheet.put(limb(path, np.array([0.029, 0.023, 0.018]) * unit_), Paint(skin), shown, True)
    if cut.sleeve > 0:
        cloth = shade(_sleeve_colour(cut, palette), dim)
        covered, radii = _sleeve(path, cut, m.stature, unit_)
        sheet.put(tube(covered, radii), Paint(cloth, shade(cloth, -0.45)), shown, True)
    if "rings" in cut.details:
        ring = np.stack([elbow + (shoulder - elbow) * 0.12, elbow + (wrist - elbow) * 0.12], 1)
        sheet.put(
            ribbon(ring, np.full(2, 0.047 * unit_, np.float32), 2), Paint(shade(palette["secondary"], dim)), shown
        )


def _sleeve_colour(cut: Cut, palette: Palette) -> Rgb:
    return colour_of("secondary" if "bib" in cut.details else "primary", palette)


def _sleeve(path: Floats, cut: Cut, stature: float, unit_: float) -> tuple[Floats, Floats]:
    """Return joints and radii of the sleeve: the whole arm but the cuff, or down to a share of it."""
    loose = cut.sleeve_margin * stature
    shoulder, elbow, wrist = path[:, 0], path[:, 1], path[:, 2]
    if cut.sleeve >= 0.99:
        end = wrist + (elbow - wrist) * np.float32(0.06)
        radii = np.array([0.031, 0.025, 0.019], np.float32) * unit_ + loose
        radii[2] += cut.cuff * stature
        return np.stack([shoulder, elbow, end], 1), radii
    share = cut.sleeve * 2
    end = shoulder + (elbow - shoulder) * np.float32(min(1.0, share))
    return np.stack([shoulder, end], 1), np.array([0.032, 0.031], np.float32) * unit_ + loose


def draw_trunk(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the garment's body; bare shoulders first where it ends below them."""
    if cut.top < 1.0:
        sheet.put(trunk.outline(0.0, top=1.05, bottom=0.6), Paint(who.skin), rim=True)
    if "bib" in cut.details:
        shirt = colour_of("secondary", palette)
        sheet.put(trunk.outline(cut.margin, top=1.05, bottom=0.2), Paint(shirt, shade(shirt, -0.4)), rim=True)
        colour = palette["primary"]
        sheet.put(trunk.outline(cut.margin + 0.004, top=0.44), Paint(colour, shade(colour, -0.4)), rim=True)
        return
    colour = palette["primary"]
    outline = trunk.outline(cut.margin, cut.below, cut.top)
    sheet.put(outline, Paint(shade(colour, 0.15), shade(colour, -0.75)), rim=True)


def leather() -> Rgb:
    """Return the colour of belts and straps."""
    return shade(rgb("leather"), -0.8)
