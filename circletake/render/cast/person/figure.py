"""A person, drawn: all shapes from the far arm to the hat."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import luminance, mix, rgb, shade
from circletake.render.cast.drawing import Palette, clothed
from circletake.render.cast.motion import lagging
from circletake.render.cast.moving import limb
from circletake.render.cast.person import beings, extras, hair, headwear, wings
from circletake.render.cast.person.details import DETAILS, draw_cape
from circletake.render.cast.person.face import Mien, draw_face, draw_pointed_ears, draw_skull
from circletake.render.cast.person.garments import CUTS, Cut, draw_arm, draw_leg, draw_trunk
from circletake.render.cast.person.head import HeadView
from circletake.render.cast.person.pose import Skeleton
from circletake.render.cast.person.trunk import TrunkView
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint


class Level(IntEnum):
    """The pile of a person's sheets, from back to front."""

    BACK = 0
    ARM_BACK = 1
    FAR_LEG = 2
    NEAR_LEG = 3
    HAIR_BACK = 4
    NECK = 5
    TRUNK = 6
    PACK_AWAY = 7
    FAR_ARM_FRONT = 8
    HAIR_PROFILE = 9
    HEAD = 10
    HAIR_AWAY = 12
    HELD = 13
    NEAR_ARM = 14


def draw_person(
    sheet: Sheet, bones: Skeleton, who: Dressed, mien: Mien, clock: Clock, wind: Floats, close: bool = False
) -> None:
    """Lay a person, from back to front.

    Args:
        sheet: where to.
        bones: joints of all frames.
        who: the person, dressed.
        mien: the face.
        clock: the clip's frames.
        wind: (frames, 2) metres by which loose things are moved by the air.
        close: whether the shot shows what is smaller than a fingernail.
    """
    cut = _cut(who)
    palette = clothed(who.primary, who.secondary, who.accent, skin=who.skin, hair=who.hair_colour)
    drag = _drag(bones, clock, wind)
    head = HeadView(bones, close)
    trunk = TrunkView(bones, who.presentation, who.age == "child", drag)
    near = 0 if float(np.sin(bones.yaw).mean()) < 0 else 1
    facing = (np.cos(bones.yaw) > -0.12).astype(np.float32)
    _on_back(sheet, trunk, who, cut, palette, drag, facing)
    for side in (1 - near, near):
        _arm(sheet, bones, who, cut, palette, side, side != near)
        sheet.level(Level.FAR_LEG if side != near else Level.NEAR_LEG)
        if who.term != "mermaid":
            draw_leg(sheet, bones, who, cut, palette, side, side != near)
    blown = _hair_drag(head, clock, drag)
    hair.draw_hair_behind(sheet, head, who, blown)
    sheet.level(Level.NECK)
    headwear.draw_behind(sheet, head, who, palette)
    _neck(sheet, bones, who, close)
    sheet.level(Level.TRUNK)
    draw_trunk(sheet, trunk, who, cut, palette)
    for name in cut.details:
        DETAILS[name](sheet, trunk, who, cut, palette)
    extras.draw_over_trunk(sheet, trunk, who, palette, drag)
    if "backpack" in who.extras:
        extras.draw_straps(sheet, trunk)
    _on_body(sheet, bones, who, clock)
    sheet.level(Level.HEAD)
    _draw_head(sheet, head, who, mien, palette, blown)


def _on_body(sheet: Sheet, bones: Skeleton, who: Dressed, clock: Clock) -> None:
    """Lay what only some beings have: a fish's tail, wings, straw."""
    if who.term == "mermaid":
        beings.draw_fish_tail(sheet, bones, who, clock)
    elif "puppet" in who.extras:
        beings.draw_joints(sheet, bones, who)
    elif who.term == "scarecrow":
        beings.draw_straw(sheet, bones, who)
    elif "feathered wings" in who.extras:
        sheet.level(Level.BACK)
        wings.draw_feathered_wings(sheet, bones, who, clock)
    elif who.term == "fairy" and "pointed ears" not in who.extras:
        sheet.level(Level.BACK)
        wings.draw_butterfly_wings(sheet, bones, who, clock)


def _cut(who: Dressed) -> Cut:
    cut = CUTS[who.garment]
    if "boots" in who.extras:
        cut = cut._replace(boots=0.75)
    if who.garment == "dress" and who.age == "old":
        cut = cut._replace(below=CUTS["robe"].below[:3], sleeve=1.0)
    return cut


def _drag(bones: Skeleton, clock: Clock, wind: Floats) -> Floats:
    """Return (frames, 2) metres by which hems trail: they follow the hips softly, and the air holds them back."""
    hips = bones.flat(bones.pelvis)
    return np.clip(lagging(hips, clock, 0.55, 0.45) - hips + wind, -0.42, 0.42).astype(np.float32)


def _hair_drag(head: HeadView, clock: Clock, drag: Floats) -> Floats:
    at = head.place(np.zeros((head.frames, 1, 2), np.float32))[:, 0]
    trail = (lagging(at, clock, 0.5, 0.4) - at) / np.float32(head.size)
    return np.clip(trail + drag / np.float32(head.size) * 0.35, -0.6, 0.6).astype(np.float32)


def _on_back(
    sheet: Sheet, trunk: TrunkView, who: Dressed, cut: Cut, palette: Palette, drag: Floats, facing: Floats
) -> None:
    """Lay cape and pack: behind somebody who faces the viewer, before somebody who turns away."""
    for level, shown in ((Level.BACK, facing), (Level.PACK_AWAY, 1 - facing)):
        if not shown.any():
            continue
        sheet.level(level)
        if "cape" in cut.details:
            draw_cape(sheet, trunk, palette, drag * 1.6, shown)
        if {"backpack", "pack"} & who.extras:
            extras.draw_pack(sheet, trunk, who, palette, shown)


def _arm(sheet: Sheet, bones: Skeleton, who: Dressed, cut: Cut, palette: Palette, side: int, far: bool) -> None:
    """Lay one arm at its level; an arm that changes sides of the trunk is laid at both, each while it is there."""
    fore = bones.nearness((bones.elbows[side] + bones.wrists[side]) / 2)
    before = fore > np.float32(-0.045 * bones.measures.stature)
    if far:
        before &= np.abs(np.sin(bones.yaw)) < 0.8
    front = Level.FAR_ARM_FRONT if far else Level.NEAR_ARM
    for level, when, dim in ((Level.ARM_BACK, ~before, -0.7), (front, before, -0.3 if far else 0.0)):
        if when.any():
            sheet.level(level)
            shown = None if when.all() else when.astype(np.float32)
            draw_arm(sheet, bones, who, cut, palette, side, shown=shown, dim=dim)


def _neck(sheet: Sheet, bones: Skeleton, who: Dressed, close: bool) -> None:
    m = bones.measures
    low, high = bones.flat(bones.neck), bones.flat(bones.head)
    top = low + (high - low) * np.float32(0.75)
    start = low + (bones.flat(bones.chest) - low) * np.float32(0.22)
    slim = {"feminine": 0.027, "masculine": 0.034, "neutral": 0.03}[who.presentation]
    half = np.array([slim * 1.15, slim, slim], np.float32) * (m.stature * min(1.1, m.girth))
    skin = shade(who.skin, -0.55)
    sheet.put(limb(np.stack([start, low, top], 1), half), Paint(skin))
    if close:
        under = top + (low - top) * np.float32(0.62)
        sheet.put(limb(np.stack([under, top], 1), half[1:] * 0.98, 5), Paint(shade(skin, -1.1), opacity=0.75))


def _draw_head(sheet: Sheet, head: HeadView, who: Dressed, mien: Mien, palette: Palette, blown: Floats) -> None:
    hat = who.headwear
    draw_skull(sheet, head, who, mien)
    hair.draw_beard(sheet, head, who)
    if who.term == "scarecrow" and "puppet" not in who.extras:
        beings.draw_sack_face(sheet, head)
    else:
        draw_face(sheet, head, who, mien)
    hair.draw_moustache(sheet, head, who)
    if "clown face" in who.extras:
        extras.draw_clown_face(sheet, head)
    if "eye patch" in who.extras:
        extras.draw_eye_patch(sheet, head)
    if "eye mask" in who.extras:
        extras.draw_eye_mask(sheet, head)
    if "glasses" in who.extras:
        extras.draw_spectacles(sheet, head, who)
    if hat not in headwear.HIDES_HAIR:
        covered = hat in headwear.COVERS_HAIR
        hair.draw_hair(sheet, head, who, covered)
        if not covered:
            hair.draw_locks(sheet, head, who, blown)
    if "pointed ears" in who.extras:
        draw_pointed_ears(sheet, head, who)
    headwear.draw_headwear(sheet, head, who, palette)
    if "halo" in who.extras:
        wings.draw_halo(sheet, head)


def contrast(who: Dressed) -> Dressed:
    """Return the person with clothes that part from the skin where both are equally light."""
    if abs(luminance(who.primary) - luminance(who.skin)) < 0.05 and who.garment not in ("tutu", "leotard"):
        return who._replace(primary=mix(who.primary, rgb("night"), 0.35))
    return who
