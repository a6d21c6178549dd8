"""What makes a garment: collars, buttons, belts, aprons, plates, packs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import luminance, rgb, shade
from circletake.render.cast.drawing import Palette
from circletake.render.cast.moving import limb, ribbon, spline
from circletake.render.cast.outline import oval, star
from circletake.render.cast.person.garments import Cut
from circletake.render.cast.person.trunk import TrunkView
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint

Lay = Callable[[Sheet, TrunkView, Dressed, Cut, Palette], None]


def _band(trunk: TrunkView, low: float, high: float, margin: float) -> Floats:
    """Return a band about the trunk between two levels, as seen."""
    return trunk.outline(margin - 0.003, top=high, bottom=low)


def _spot(trunk: TrunkView, level: float, azimuth: float, shape: Floats, out: float = 0.012) -> Floats:
    """Return a small outline (P, 2) in metres that sits on the trunk and narrows as it turns away."""
    at = trunk.flat(trunk.point([level], [azimuth], out * trunk.bones.measures.stature))
    turn = np.cos(trunk.bones.yaw + np.float32(azimuth))[:, None, None]
    spot: Floats = at + shape * np.concatenate([np.abs(turn) * 0.75 + 0.25, np.ones_like(turn)], -1)
    return spot


def _front_line(trunk: TrunkView, low: float, high: float, width: float, paint: Paint, sheet: Sheet) -> None:
    levels = np.linspace(low, high, 5)
    line = trunk.flat(trunk.point(levels, np.zeros(5), 0.012 * trunk.bones.measures.stature))
    sheet.put(ribbon(line, np.full(5, width, np.float32), 2), paint, trunk.shown(0))


def placket(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the front edge with its buttons."""
    size = trunk.bones.measures.stature
    low = -0.1 if cut.below and cut.below[-1].along > 0.3 else 0.0
    _front_line(trunk, low, 0.93, 0.0035 * size, Paint(shade(palette["primary"], -1.6), opacity=0.8), sheet)
    metal = rgb("gold") if "buttons" in who.extras else shade(palette["primary"], 2.2)
    for level in np.linspace(low + 0.12, 0.8, 4):
        for azimuth in (-0.24, 0.24) if "buttons" in who.extras else (0.14,):
            spot = _spot(trunk, float(level), azimuth, oval(0, 0, 0.009 * size, 0.009 * size, points=10))
            sheet.put(spot, Paint(metal), trunk.shown(azimuth))


def double(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a double row of buttons."""
    size = trunk.bones.measures.stature
    for level in (0.42, 0.6, 0.78):
        for azimuth in (-0.38, 0.38):
            spot = _spot(trunk, level, azimuth, oval(0, 0, 0.009 * size, 0.009 * size, points=10))
            sheet.put(spot, Paint(shade(palette["primary"], -2.4)), trunk.shown(azimuth))


def collar(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a turned-down collar."""
    paint = Paint(shade(palette["primary"], -0.9))
    for side in (1, -1):
        around = [side * 1.9, side * 0.05, side * 0.12, side * 0.55, side * 1.2]
        patch = trunk.patch([1.06, 1.0, 0.86, 0.85, 0.97], around, 0.012, corners=True)
        sheet.put(patch, paint, trunk.shown(side * 0.4), True)


def lapels(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay two lapels over the shirt's opening."""
    paint = Paint(shade(palette["primary"], -0.7))
    for side in (1, -1):
        around = [side * 1.3, side * 0.42, side * 0.02, side * 0.55, side * 0.85, side * 0.6]
        patch = trunk.patch([1.06, 1.02, 0.42, 0.74, 0.79, 0.84], around, 0.012, corners=True)
        sheet.put(patch, paint, trunk.shown(side * 0.4), True)


def shirt(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the light wedge of a shirt in an open jacket."""
    white = rgb("#f1ebdf") if luminance(palette["primary"]) < 0.7 else palette["secondary"]
    patch = trunk.patch([1.05, 1.05, 0.7, 0.42, 0.7], [-0.6, 0.6, 0.42, 0.0, -0.42], 0.008, corners=True)
    sheet.put(patch, Paint(white), trunk.shown(0))


def button(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a jacket's closing edge and its button."""
    size = trunk.bones.measures.stature
    _front_line(trunk, -0.1, 0.42, 0.0025 * size, Paint(shade(palette["primary"], -1.8)), sheet)
    spot = _spot(trunk, 0.36, 0.1, oval(0, 0, 0.008 * size, 0.008 * size, points=10))
    sheet.put(spot, Paint(shade(palette["primary"], 2)), trunk.shown(0.1))


def pockets(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay two pocket flaps."""
    for side in (1, -1):
        around = [side * 0.35, side * 0.95, side * 0.95, side * 0.35]
        patch = trunk.patch([0.13, 0.13, 0.05, 0.05], around, 0.015, corners=True)
        sheet.put(patch, Paint(shade(palette["primary"], -1.1)), trunk.shown(side * 0.65))


def neckline(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the skin that an open neck shows."""
    size = trunk.bones.measures.stature
    knots = trunk.point([1.06, 1.06, 0.96, 0.885, 0.96], [-0.5, 0.5, 0.42, 0, -0.42], 0.006 * size)
    sheet.put(spline(trunk.flat(knots), 4, (0, 1)), Paint(shade(who.skin, -0.5)), trunk.shown(0))


def sash(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a band at the waist."""
    sheet.put(_band(trunk, 0.38, 0.48, cut.margin + 0.003), Paint(shade(palette["accent"], -0.2)))


def rollneck(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a rolled collar about the neck."""
    bones = trunk.bones
    low = bones.flat(bones.neck)
    high = low + (bones.flat(bones.head) - low) * np.float32(0.3)
    half = np.array([0.046, 0.042], np.float32) * bones.measures.stature
    sheet.put(limb(np.stack([low, high], 1), half), Paint(shade(palette["primary"], -0.5)), rim=True)


def cowl(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the folds of a thrown-back hood about the neck."""
    if who.headwear == "hood":
        return
    around, levels = (
        [-1.8, -0.9, 0.0, 0.9, 1.8, 1.6, 0.6, 0.0, -0.6, -1.6],
        [1.0, 1.07, 0.99, 1.07, 1.0, 0.9, 0.82, 0.76, 0.82, 0.9],
    )
    colour = shade(palette["primary"], -0.8)
    sheet.put(trunk.patch(levels, around, 0.022), Paint(colour, shade(colour, -0.5)), rim=True)


def stripe(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay knitted bands across the chest."""
    for low in (0.58, 0.7):
        sheet.put(_band(trunk, low, low + 0.055, cut.margin), Paint(palette["accent"], opacity=0.85))


def hem(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the knitted edge of a sweater."""
    sheet.put(_band(trunk, -0.12, -0.03, cut.margin + 0.004), Paint(shade(palette["primary"], -0.9)))


def bib(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay the bib of overalls with its straps and pocket."""
    cloth = palette["primary"]
    for side in (1, -1):
        path = trunk.flat(trunk.point([0.74, 0.9, 1.04], [side * 0.55, side * 0.62, side * 0.8], 0.01))
        half = np.full(3, 0.011 * trunk.bones.measures.stature, np.float32)
        sheet.put(ribbon(path, half, 2), Paint(shade(cloth, -0.5)), trunk.shown(side * 0.5))
    front = trunk.patch([0.4, 0.4, 0.62, 0.78, 0.78, 0.62], [-1.2, 1.2, 0.75, 0.6, -0.6, -0.75], 0.01, corners=True)
    sheet.put(front, Paint(shade(cloth, 0.1), shade(cloth, -0.3)), trunk.shown(0), True)
    pocket = trunk.patch([0.52, 0.52, 0.67, 0.67], [-0.32, 0.32, 0.32, -0.32], 0.014, corners=True)
    sheet.put(pocket, Paint(shade(cloth, -0.7)), trunk.shown(0))


def plates(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay breastplate, its ridge, and shoulder pieces."""
    metal = palette["primary"]
    breast = trunk.patch(
        [0.5, 0.5, 0.7, 0.94, 0.97, 0.94, 0.7], [-1.2, 1.2, 1.3, 1.0, 0.0, -1.0, -1.3], cut.margin + 0.004
    )
    sheet.put(breast, Paint(shade(metal, 0.7), shade(metal, -0.5)), trunk.shown(0), True)
    size = trunk.bones.measures.stature
    for side in (1, -1):
        at = trunk.flat(trunk.point([0.95], [side * 1.5], 0.01))
        for reach, step in ((0.062, -0.4), (0.048, 0.6)):
            plate = oval(0, -0.01 * size, reach * size, reach * 0.82 * size, points=16)
            sheet.put(at + plate, Paint(shade(metal, step), shade(metal, step - 1.0)), rim=True)
    _front_line(trunk, 0.5, 0.95, 0.004 * size, Paint(shade(metal, -1.4), opacity=0.7), sheet)
    for low in (0.06, 0.2, 0.34):
        sheet.put(_band(trunk, low, low + 0.03, cut.margin + 0.002), Paint(shade(metal, -1.3), opacity=0.7))


def chestbox(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a space suit's control box, its lights and the neck ring."""
    out = cut.margin + 0.012
    box = trunk.patch([0.5, 0.5, 0.76, 0.76], [-0.5, 0.5, 0.5, -0.5], out, corners=True)
    sheet.put(box, Paint(palette["secondary"], shade(palette["secondary"], -0.8)), trunk.shown(0), True)
    size = trunk.bones.measures.stature
    for azimuth, colour in ((-0.26, "red"), (0.0, "lemon"), (0.26, "sky")):
        spot = _spot(trunk, 0.66, azimuth, oval(0, 0, 0.01 * size, 0.01 * size, points=10), out + 0.004)
        sheet.put(spot, Paint(rgb(colour), emission=0.4), trunk.shown(azimuth))
    for level in (0.42, 0.98):
        sheet.put(_band(trunk, level, level + 0.06, cut.margin + 0.004), Paint(shade(palette["secondary"], -0.4)))


def rings(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """The rings of a space suit lie on its limbs; the trunk has none."""


def tutu(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a stiff tulle skirt in three layers."""
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([0.16], [0.0], -0.06 * size))[:, 0]
    droop = np.clip(np.abs(trunk.bones.trunk_lean), 0, 0.6)[:, None]
    for width, drop, step in ((0.27, 0.075, -0.5), (0.245, 0.05, 0.3), (0.21, 0.03, 1.0)):
        turn = np.linspace(0, 2 * np.pi, 28, endpoint=False, dtype=np.float32)
        frill = 1 + 0.045 * np.sign(np.sin(turn * 14))
        x = np.cos(turn) * width * size * frill
        y = np.sin(turn) * 0.055 * size - drop * size * (np.cos(turn) ** 2) * 0.6
        ring = at[:, None] + np.stack([x + 0 * droop, y - droop * np.abs(x)], -1)
        sheet.put(ring.astype(np.float32), Paint(shade(palette["primary"], step), opacity=0.82), rim=True)


def number(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a shirt's chest stripe and a running number's cloth."""
    sheet.put(_band(trunk, 0.8, 0.86, cut.margin + 0.001), Paint(palette["accent"]))
    patch = trunk.patch([0.46, 0.46, 0.68, 0.68], [-0.5, 0.5, 0.5, -0.5], 0.012, corners=True)
    sheet.put(patch, Paint(rgb("white")), trunk.shown(0))
    size = trunk.bones.measures.stature
    for azimuth in (-0.17, 0.17):
        bar = _spot(trunk, 0.57, azimuth, oval(0, 0, 0.011 * size, 0.026 * size, points=12), 0.015)
        sheet.put(bar, Paint(rgb("ink")), trunk.shown(azimuth))


def dots(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """Lay a clown's large dots."""
    size = trunk.bones.measures.stature
    places = ((0.2, 0.5), (0.32, -0.5), (0.55, 0.7), (0.62, -0.75), (0.1, -1.1), (0.45, 1.5), (0.3, -1.7))
    for level, azimuth in places:
        disc = oval(0, 0, 0.026 * size, 0.026 * size, points=14)
        sheet.put(_spot(trunk, level, azimuth, disc, 0.03), Paint(palette["secondary"]), trunk.shown(azimuth))


def cape(sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette) -> None:
    """A cape hangs behind; its clasp lies on the chest."""
    size = trunk.bones.measures.stature
    clasp = star(0, 0, 0.02 * size, 0.012 * size, 6)
    sheet.put(_spot(trunk, 0.96, 0.0, clasp, 0.016), Paint(rgb("gold")), trunk.shown(0))


DETAILS: dict[str, Lay] = {
    "placket": placket, "double": double, "collar": collar, "lapels": lapels, "shirt": shirt, "button": button,
    "pockets": pockets, "neckline": neckline, "sash": sash, "rollneck": rollneck, "stripe": stripe, "hem": hem,
    "bib": bib, "plates": plates, "chestbox": chestbox, "rings": rings, "tutu": tutu, "number": number, "dots": dots,
    "cape": cape, "cowl": cowl,
}  # fmt: skip
"""Details by name."""


def draw_cape(sheet: Sheet, trunk: TrunkView, palette: Palette, drag: Floats, shown: Floats) -> None:
    """Lay a cape that hangs from the shoulders and trails behind."""
    bones = trunk.bones
    size = bones.measures.stature
    top = trunk.flat(trunk.point([1.02, 1.02], [-1.7, 1.7], 0.014 * size))
    back = -np.sin(bones.yaw)[:, None] * np.float32(0.05 * size)
    knee = (bones.flat(bones.knees[0]) + bones.flat(bones.knees[1])) / 2
    middle = np.stack([knee[:, 0], np.minimum(knee[:, 1], bones.pelvis[:, 1])], -1)
    wide = (0.09 + 0.12 * np.abs(np.cos(bones.yaw)))[:, None] * np.float32(size)
    side = np.concatenate([wide, 0 * wide], -1)
    low = middle + np.concatenate([back * 2.2, -0.12 * size + 0 * back], -1) + drag
    mid = (top.mean(1) + low) / 2 + np.concatenate([back, 0 * back], -1) - drag * 0.25
    control = np.stack([top[:, 1], mid + side * 0.9, low + side * 1.15, low + drag * 0.12, low - side * 1.15,
                        mid - side * 0.9, top[:, 0]], 1)  # fmt: skip
    colour = palette["primary"]
    sheet.put(spline(control, 5, (2, 4)), Paint(shade(colour, -0.9), shade(colour, -1.6)), shown, True)
