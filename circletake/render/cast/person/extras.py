"""What people wear over their clothes: scarves, aprons, belts, packs, spectacles."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.drawing import Palette
from circletake.render.cast.moving import limb, ribbon, spline
from circletake.render.cast.outline import oval, star
from circletake.render.cast.person.head import HeadView
from circletake.render.cast.person.trunk import TrunkView
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Paint


def draw_over_trunk(sheet: Sheet, trunk: TrunkView, who: Dressed, palette: Palette, drag: Floats) -> None:
    """Lay belts, aprons, ties and badges on a dressed trunk."""
    for name, lay in _ON_TRUNK.items():
        if name in who.extras:
            lay(sheet, trunk, palette)
    if "scarf" in who.extras:
        _scarf(sheet, trunk, palette, drag)


def _belt(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    leather = shade(rgb("leather"), -1.0)
    sheet.put(trunk.outline(0.016, top=0.33, bottom=0.25), Paint(leather))
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([0.29], [0.0], 0.018 * size))
    buckle = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32) * np.float32(0.016 * size)
    squeeze = np.abs(np.cos(trunk.bones.yaw))[:, None, None] * np.array([1, 0]) + np.array([0.0, 1.0])
    sheet.put(at + buckle * squeeze, Paint(rgb("brass")), trunk.shown(0))


def _rope(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    colour = palette["accent"]
    sheet.put(trunk.outline(0.016, top=0.36, bottom=0.31), Paint(colour))
    size = trunk.bones.measures.stature
    top = trunk.flat(trunk.point([0.33], [0.3], 0.02 * size))[:, 0]
    for spread, length in ((-0.012, 0.16), (0.014, 0.2)):
        fall = np.array([spread, -length], np.float32) * np.float32(size)
        path = np.stack([top, top + fall * 0.5, top + fall], 1)
        sheet.put(limb(path, np.array([0.004, 0.004, 0.007]) * size, 2), Paint(shade(colour, -0.3)), trunk.shown(0.3))


def _apron(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    cloth = mix(rgb("white"), palette["accent"], 0.12)
    levels, around = [0.34, 0.34, 0.0, -0.12, -0.12, 0.0], [-1.1, 1.1, 1.0, 0.95, -0.95, -1.0]
    waist = trunk.patch(levels, around, 0.022)
    bones = trunk.bones
    size = bones.measures.stature
    knees = (bones.flat(bones.knees[0]) + bones.flat(bones.knees[1]))[:, None] / 2
    wide = (np.abs(np.cos(bones.yaw)) * 0.06 + 0.035)[:, None, None] * np.array([[size, 0]])
    upper = trunk.flat(trunk.point([0.05, 0.05], [-1.05, 1.05], 0.024 * size))
    hang = knees + np.array([0, 0.02 * size])
    forward = (np.sin(bones.yaw) * 0.05 * size)[:, None, None] * np.array([[1, 0]])
    control = np.concatenate([upper[:, :1], upper[:, 1:], hang + wide + forward, hang - wide + forward], 1)
    sheet.put(spline(control, 4, (0, 1)), Paint(cloth, shade(cloth, -0.6)), trunk.shown(0), True)
    sheet.put(waist, Paint(cloth), trunk.shown(0))
    sheet.put(trunk.outline(0.02, top=0.38, bottom=0.33), Paint(shade(cloth, -0.9)))


def _tie(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    knot = trunk.patch([1.03, 1.03, 0.95, 0.95], [-0.22, 0.22, 0.14, -0.14], 0.016, corners=True)
    blade = trunk.patch([0.95, 0.95, 0.6, 0.5, 0.6], [-0.12, 0.12, 0.24, 0.0, -0.24], 0.016, corners=True)
    colour = palette["accent"]
    sheet.put(blade, Paint(colour, shade(colour, -0.6)), trunk.shown(0))
    sheet.put(knot, Paint(shade(colour, -0.7)), trunk.shown(0))


def _stethoscope(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    size = trunk.bones.measures.stature
    tube = Paint(shade(rgb("slate"), -0.6))
    for side, low in ((1, 0.52), (-1, 0.62)):
        path = trunk.flat(trunk.point([1.05, 0.9, low], [side * 1.1, side * 0.5, side * 0.34], 0.02 * size))
        sheet.put(ribbon(path, np.full(3, 0.0045 * size), 3), tube, trunk.shown(side * 0.4))
    end = trunk.flat(trunk.point([0.52], [0.34], 0.024 * size))
    disc = oval(0, 0, 0.014 * size, 0.014 * size, points=12)
    sheet.put(end + disc, Paint(rgb("silver")), trunk.shown(0.34))


def _badge(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([0.78], [0.5], 0.018 * size))
    sheet.put(at + star(0, 0, 0.022 * size, 0.012 * size, 6), Paint(rgb("gold")), trunk.shown(0.5))


def _sheriff_star(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([0.74], [0.55], 0.02 * size))
    for reach, steps in ((0.046, -1.0), (0.04, 0.5)):
        sheet.put(at + star(0, 0, reach * size, reach * 0.45 * size, 5), Paint(shade(rgb("gold"), steps)),
                  trunk.shown(0.55))  # fmt: skip


def _tabard(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    colour = palette["accent"]
    levels, around = [0.97, 0.97, 0.5, 0.3, -0.12, -0.12, 0.3, 0.5], [-0.6, 0.6, 0.8, 0.8, 0.95, -0.95, -0.8, -0.8]
    sheet.put(
        trunk.patch(levels, around, 0.026, corners=True), Paint(colour, shade(colour, -0.7)), trunk.shown(0), True
    )
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([0.66], [0.0], 0.03 * size))
    sheet.put(at + star(0, 0, 0.05 * size, 0.02 * size, 4), Paint(rgb("cream")), trunk.shown(0))


def _shawl(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    colour = shade(palette["accent"], -0.4)
    around = [-1.7, -1.0, 0.0, 1.0, 1.7, 1.75, 1.2, 0.4, 0.0, -0.4, -1.2, -1.75]
    levels = [1.0, 1.06, 1.0, 1.06, 1.0, 0.72, 0.6, 0.5, 0.44, 0.5, 0.6, 0.72]
    sheet.put(trunk.patch(levels, around, 0.026), Paint(colour, shade(colour, -0.7)), rim=True)
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([0.9], [0.0], 0.03 * size))
    sheet.put(at + oval(0, 0, 0.012 * size, 0.012 * size, points=10), Paint(rgb("gold")), trunk.shown(0))


def _ruff(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    size = trunk.bones.measures.stature
    at = trunk.flat(trunk.point([1.05], [0.0], -0.03 * size))
    turn = np.linspace(0, 2 * np.pi, 36, endpoint=False, dtype=np.float32)
    frill = 1 + 0.12 * np.cos(turn * 12)
    ring = np.stack([np.cos(turn) * 0.13 * frill, np.sin(turn) * 0.042 * frill], -1) * np.float32(size)
    sheet.put(at + ring, Paint(rgb("white"), shade(rgb("white"), -0.7)), rim=True)


def _pompoms(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    size = trunk.bones.measures.stature
    for level in (0.75, 0.5, 0.25):
        at = trunk.flat(trunk.point([level], [0.0], 0.035 * size))
        sheet.put(at + star(0, 0, 0.026 * size, 0.021 * size, 9), Paint(palette["accent"]), trunk.shown(0), True)


def _neckerchief(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    patch = trunk.patch([1.06, 1.06, 0.96, 0.87, 0.96], [-1.0, 1.0, 0.5, 0.0, -0.5], 0.016)
    sheet.put(patch, Paint(palette["accent"]), trunk.shown(0))


def _stars(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    size = trunk.bones.measures.stature
    for level, azimuth, reach in ((0.7, -0.5, 0.022), (0.5, 0.6, 0.028), (0.2, -0.3, 0.03), (0.05, 0.7, 0.022)):
        at = trunk.flat(trunk.point([level], [azimuth], 0.016 * size))
        sheet.put(at + star(0, 0, reach * size, reach * 0.45 * size), Paint(palette["accent"]), trunk.shown(azimuth))


def _checks(sheet: Sheet, trunk: TrunkView, palette: Palette) -> None:
    dark = Paint(rgb("ink"), opacity=0.38)
    for level in (0.86, 0.62, 0.38):
        sheet.put(trunk.outline(0.0075, top=level, bottom=level - 0.08), dark)
    for around in (-0.9, 0.0, 0.9):
        stripe = trunk.patch([1.0, 1.0, 0.28, 0.28], [around - 0.13, around + 0.13, around + 0.13, around - 0.13],
                             0.009, corners=True)  # fmt: skip
        sheet.put(stripe, dark, trunk.shown(around))


_ON_TRUNK = {
    "checks": _checks,
    "tabard": _tabard, "apron": _apron, "belt": _belt, "rope belt": _rope, "tie": _tie, "stethoscope": _stethoscope,
    "sheriff star": _sheriff_star,
    "badge": _badge, "shawl": _shawl, "ruff": _ruff, "pompoms": _pompoms, "neckerchief": _neckerchief, "stars": _stars,
}  # fmt: skip


def _scarf(sheet: Sheet, trunk: TrunkView, palette: Palette, drag: Floats) -> None:
    """Lay a wound scarf with one end that trails."""
    bones, colour = trunk.bones, palette["accent"]
    size = bones.measures.stature
    top = trunk.flat(trunk.point([0.99, 0.72, 0.46], [0.42, 0.46, 0.5], 0.026 * size))
    pull = np.array([0.0, 0.35, 1.0], np.float32)[None, :, None]
    path = top + drag[:, None] * pull
    half = np.array([0.018, 0.023, 0.025], np.float32) * size
    sheet.put(ribbon(path, half, 3), Paint(colour, shade(colour, -0.6)), rim=True)
    levels, around = [1.1, 1.1, 0.98, 0.95, 0.98], [-1.5, 1.5, 1.4, 0.0, -1.4]
    sheet.put(trunk.patch(levels, around, 0.026), Paint(shade(colour, 0.2)), rim=True)


def draw_pack(sheet: Sheet, trunk: TrunkView, who: Dressed, palette: Palette, shown: Floats) -> None:
    """Lay a back pack, or a space suit's life support."""
    bones = trunk.bones
    size = bones.measures.stature
    large = "pack" in who.extras
    at = trunk.flat(trunk.point([0.66], [np.pi], (0.07 if large else 0.055) * size))
    deep, wide = 0.065, 0.125 if large else 0.1
    half = np.sqrt((np.cos(bones.yaw) * wide) ** 2 + (np.sin(bones.yaw) * deep) ** 2) * size
    tall = (0.17 if large else 0.14) * size
    lean = np.sin(bones.yaw) * bones.trunk_lean
    knots = np.array([(-1, -0.9), (-0.9, -1), (0.9, -1), (1, -0.9), (0.95, 0.6), (0.6, 1), (-0.6, 1), (-0.95, 0.6)])
    x, y = knots[None, :, 0] * half[:, None], knots[None, :, 1] * tall
    c, s = np.cos(-lean)[:, None], np.sin(-lean)[:, None]
    outline = at + np.stack([x * c - y * s, x * s + y * c], -1)
    colour = palette["secondary"] if large else mix(palette["secondary"], rgb("leather"), 0.5)
    sheet.put(spline(outline.astype(np.float32), 3), Paint(colour, shade(colour, -0.7)), shown, True)
    roll = at + np.array([0, tall * 1.08], np.float32)
    ends = np.stack([roll[:, 0] - half[:, None] * [0.85, 0], roll[:, 0] + half[:, None] * [0.85, 0]], 1)
    if not large:
        sheet.put(limb(ends.astype(np.float32), np.full(2, 0.032 * size), 3), Paint(palette["accent"]), shown, True)


def draw_straps(sheet: Sheet, trunk: TrunkView) -> None:
    """Lay the straps of a back pack over the shoulders."""
    size = trunk.bones.measures.stature
    for side in (1, -1):
        path = trunk.flat(trunk.point([1.03, 0.85, 0.6], [side * 1.0, side * 0.7, side * 0.9], 0.02 * size))
        strap = ribbon(path, np.full(3, 0.009 * size), 3)
        sheet.put(strap, Paint(shade(rgb("leather"), -0.5)), trunk.shown(side * 0.7))


def draw_spectacles(sheet: Sheet, head: HeadView, who: Dressed) -> None:
    """Lay spectacles over the eyes."""
    wire = Paint(rgb("ink"))
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False, dtype=np.float32)[None]
    for side in (1.0, -1.0):
        seen = np.clip((head.facing(side * 0.165) - 0.05) * 7, 0, 1).astype(np.float32)
        centre = side * 0.168
        outer = head.on_face(centre + np.cos(turn) * 0.105, -0.005 + np.sin(turn) * 0.095, 2.0, 0.43)
        inner = head.on_face(centre + np.cos(turn) * 0.092, -0.005 + np.sin(turn) * 0.082, 2.0, 0.43)
        glass = Paint(rgb("#dfeef2"), opacity=0.18)
        sheet.put(inner, glass, seen)
        sheet.put(np.concatenate([outer, outer[:, :1], inner[:, :1], inner[:, ::-1]], 1), wire, seen)
        hinge = head.at(side * 0.27, 0.02, 0.28)
        ear = head.at(side * 0.38, 0.03, -0.02)
        near = (np.clip(-side * head.sin * 6, 0, 1)).astype(np.float32)
        if near.any():
            temple = head.place(np.stack([hinge, ear], 1))
            sheet.put(limb(temple, np.full(2, 0.007 * head.size), 2), wire, near)
    bridge = head.on_face(np.array([[-0.07, 0, 0.07]], np.float32), np.array([[0.01, 0.03, 0.01]]), 2.0, 0.43)
    sheet.put(
        ribbon(bridge, np.full(3, 0.007 * head.size), 2), wire, np.clip((head.cos + 0.1) * 5, 0, 1).astype(np.float32)
    )


def draw_eye_patch(sheet: Sheet, head: HeadView) -> None:
    """Lay a patch over one eye, with its band."""
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False, dtype=np.float32)[None]
    seen = np.clip((head.facing(0.165) - 0.05) * 7, 0, 1).astype(np.float32)
    patch = head.on_face(0.168 + np.cos(turn) * 0.125, 0.0 + np.sin(turn) * 0.115, 2.0, 0.435)
    band = head.on_face(
        np.array([[-0.36, -0.1, 0.168, 0.36]], np.float32), np.array([[0.24, 0.16, 0.05, 0.0]]), 2.0, 0.43
    )
    face = np.clip((head.cos + 0.1) * 5, 0, 1).astype(np.float32)
    sheet.put(ribbon(band, np.full(4, 0.016 * head.size), 2), Paint(rgb("ink")), face)
    sheet.put(patch, Paint(rgb("ink")), seen)


def draw_eye_mask(sheet: Sheet, head: HeadView) -> None:
    """Lay a burglar's mask about the eyes."""
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False, dtype=np.float32)[None]
    cloth = Paint(rgb("ink"))
    for side in (1.0, -1.0):
        seen = np.clip((head.facing(side * 0.165) - 0.05) * 7, 0, 1).astype(np.float32)
        outer = head.on_face(side * 0.18 + np.cos(turn) * 0.17, np.sin(turn) * 0.115, 2.0, 0.432)
        inner = head.on_face(side * 0.168 + np.cos(turn) * 0.09, -0.002 + np.sin(turn) * 0.072, 2.0, 0.432)
        sheet.put(np.concatenate([outer, outer[:, :1], inner[:, :1], inner[:, ::-1]], 1), cloth, seen)


def draw_clown_face(sheet: Sheet, head: HeadView) -> None:
    """Lay a clown's round red nose and the patches about his eyes."""
    seen = np.clip((head.cos + 0.25) * 4, 0, 1).astype(np.float32)
    at = head.at(0, -0.09, 0.5)
    ball = oval(0, 0, 0.085, 0.085, points=18)
    glint = oval(-0.025, 0.03, 0.022, 0.018, points=10)
    sheet.put(head.place(at[:, None] + ball), Paint(rgb("#c9382f")), seen, True)
    sheet.put(head.place(at[:, None] + glint), Paint(rgb("white"), opacity=0.7), seen)
