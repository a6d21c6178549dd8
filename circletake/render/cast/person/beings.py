"""Beings with a person's skeleton and another body: robots, aliens, mermaids, fairies, scarecrows."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.drawing import Palette, clothed
from circletake.render.cast.motion import lagging, noise
from circletake.render.cast.moving import limb, perpendicular, ribbon, spline, unit
from circletake.render.cast.outline import oval, star
from circletake.render.cast.person.face import Mien
from circletake.render.cast.person.garments import hand_outline
from circletake.render.cast.person.head import HeadView, views
from circletake.render.cast.person.pose import Skeleton
from circletake.render.cast.person.trunk import TrunkView
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint, Rgb

_BOX_HEAD = views(
    "-.3,.46 .3,.46 .42,.36 .42,-.3 .3,-.42 -.3,-.42 -.42,-.3 -.42,.36",
    "-.32,.46 .28,.46 .4,.36 .4,-.3 .28,-.42 -.32,-.42 -.44,-.3 -.44,.36",
)
_BOX_VISOR = views(
    "-.24,.24 .24,.24 .33,.16 .33,-.04 .24,-.12 -.24,-.12 -.33,-.04 -.33,.16",
    ".16,.24 .34,.24 .405,.16 .405,-.04 .34,-.12 .16,-.12 .08,-.04 .08,.16",
)
_ALIEN_HEAD = views(
    "0,.72 .34,.64 .52,.36 .5,.06 .36,-.2 .16,-.42 0,-.48 -.16,-.42 -.36,-.2 -.5,.06 -.52,.36 -.34,.64",
    "-.06,.72 .26,.64 .42,.4 .44,.12 .38,-.14 .32,-.38 .2,-.46 .02,-.36 -.2,-.2 -.46,.04 -.58,.34 -.4,.62",
)


def _near_side(bones: Skeleton) -> int:
    return 0 if float(np.sin(bones.yaw).mean()) < 0 else 1


def draw_robot(
    sheet: Sheet, bones: Skeleton, who: Dressed, mien: Mien, clock: Clock, wind: Floats, close: bool = False
) -> None:
    """Lay a machine: plates and tubes on joints, a lit visor."""
    palette = clothed(who.primary, who.secondary, who.accent)
    m = bones.measures
    trunk = TrunkView(bones, "neutral", False, np.zeros((clock.frames, 2), np.float32))
    head = HeadView(bones, close)
    near = _near_side(bones)
    for side in (1 - near, near):
        dim = -0.8 if side != near else 0.0
        sheet.level(1 if side != near else 14)
        _machine_limb(
            sheet, bones, palette, (bones.shoulders[side], bones.elbows[side], bones.wrists[side]), 0.034, dim
        )
        _claw(sheet, bones, palette, side, dim)
        sheet.level(2 if side != near else 3)
        _machine_limb(sheet, bones, palette, (bones.hips[side], bones.knees[side], bones.ankles[side]), 0.044, dim)
        _block_foot(sheet, bones, palette, side, dim)
    sheet.level(5)
    low, high = bones.flat(bones.neck), bones.flat(bones.head)
    sheet.put(limb(np.stack([low, high], 1), np.full(2, 0.03 * m.stature)), Paint(shade(rgb("iron"), -0.6)))
    sheet.level(6)
    body = palette["primary"]
    sheet.put(trunk.outline(0.012, top=0.16, bottom=-0.1), Paint(shade(palette["secondary"], -0.2)), rim=True)
    sheet.put(trunk.outline(-0.022, top=0.42, bottom=0.1), Paint(shade(rgb("iron"), -0.3)), rim=True)
    sheet.put(trunk.outline(0.022, top=1.0, bottom=0.36), Paint(shade(body, 0.4), shade(body, -0.7)), rim=True)
    panel = trunk.patch([0.54, 0.54, 0.84, 0.84], [-0.75, 0.75, 0.75, -0.75], 0.028, corners=True)
    sheet.put(panel, Paint(shade(palette["secondary"], 0.4)), trunk.shown(0))
    pulse = (0.55 + 0.45 * np.sin(clock.times_s * 3.0)).astype(np.float32)
    for level, azimuth, colour in ((0.74, -0.4, "ember"), (0.74, 0.0, "glow"), (0.74, 0.4, "sky")):
        at = trunk.flat(trunk.point([level], [azimuth], 0.03 * m.stature))
        lamp = oval(0, 0, 0.014 * m.stature, 0.014 * m.stature, points=12)
        sheet.put(at + lamp, Paint(rgb(colour), emission=0.8), trunk.shown(azimuth) * pulse)
    for level in (0.6, 0.645):
        bar = trunk.patch([level, level, level + 0.02, level + 0.02], [-0.5, 0.5, 0.5, -0.5], 0.03, corners=True)
        sheet.put(bar, Paint(shade(palette["secondary"], -1.0)), trunk.shown(0))
    sheet.level(10)
    _robot_head(sheet, head, palette, mien)


def _machine_limb(
    sheet: Sheet, bones: Skeleton, palette: Palette, joints: tuple[Floats, Floats, Floats], wide: float, dim: float
) -> None:
    unit_ = bones.measures.stature
    a, b, c = (bones.flat(joint) for joint in joints)
    steel, plate = shade(rgb("iron"), dim), shade(palette["primary"], dim)
    sheet.put(limb(np.stack([a, b, c], 1), np.full(3, wide * 0.55 * unit_, np.float32)), Paint(steel), rim=True)
    upper = np.stack([a + (b - a) * 0.18, a + (b - a) * 0.78], 1)
    lower = np.stack([b + (c - b) * 0.16, b + (c - b) * 0.94], 1)
    sheet.put(ribbon(upper, np.array([wide, wide * 0.86]) * unit_), Paint(plate, shade(plate, -0.5)), rim=True)
    sheet.put(ribbon(lower, np.array([wide * 0.9, wide * 1.12]) * unit_), Paint(plate, shade(plate, -0.5)), rim=True)
    for joint, reach in ((a, 1.12), (b, 0.9)):
        disc = oval(0, 0, wide * reach * unit_, wide * reach * unit_, points=16)
        sheet.put(joint[:, None] + disc, Paint(shade(palette["secondary"], dim)), rim=True)


def _claw(sheet: Sheet, bones: Skeleton, palette: Palette, side: int, dim: float) -> None:
    elbow, wrist = bones.flat(bones.elbows[side]), bones.flat(bones.wrists[side])
    ahead = unit(wrist - elbow + np.array([0, -0.02], np.float32))
    over = perpendicular(ahead)
    s = bones.measures.stature
    for sign in (-1.0, 1.0):
        path = np.stack(
            [
                wrist,
                wrist + ahead * 0.035 * s + over * sign * 0.03 * s,
                wrist + ahead * 0.075 * s + over * sign * 0.012 * s,
            ],
            1,
        )
        sheet.put(limb(path, np.array([0.015, 0.013, 0.009]) * s), Paint(shade(rgb("iron"), dim + 0.4)), rim=True)


def _block_foot(sheet: Sheet, bones: Skeleton, palette: Palette, side: int, dim: float) -> None:
    s = bones.measures.stature
    heel, toe, ankle = bones.flat(bones.heels[side]), bones.flat(bones.toes[side]), bones.flat(bones.ankles[side])
    broad = np.abs(np.cos(bones.yaw))[:, None] * np.array([0.035 * s, 0])
    up = unit(ankle - (heel * 0.72 + toe * 0.28)) * np.float32(0.05 * s)
    control = np.stack(
        [
            heel - broad,
            toe + broad,
            toe + broad + up * 0.55,
            ankle + broad + up * 0.1,
            ankle - broad + up * 0.1,
            heel - broad + up * 0.7,
        ],
        1,
    )
    colour = shade(palette["secondary"], dim - 0.3)
    sheet.put(spline(control.astype(np.float32), 1), Paint(colour, shade(colour, -0.6)), rim=True)


def _robot_head(sheet: Sheet, head: HeadView, palette: Palette, mien: Mien) -> None:
    body = palette["primary"]
    tip = head.at(0.0, 0.62, -0.05)
    base = head.at(0.0, 0.4, -0.05)
    sheet.put(limb(head.place(np.stack([base, tip], 1)), np.full(2, 0.018 * head.size), 2), Paint(rgb("iron")))
    ball = head.place(tip[:, None] + oval(0, 0, 0.06, 0.06, points=14))
    sheet.put(ball, Paint(rgb("ember"), emission=0.7), rim=True)
    for side in (1.0, -1.0):
        at = head.at(side * 0.43, 0.02, 0.0)
        sheet.put(
            head.place(at[:, None] + oval(0, 0, 0.07, 0.11, points=14)),
            Paint(shade(palette["secondary"], -0.2)),
            rim=True,
        )
    sheet.put(head.turned(_BOX_HEAD, 3), Paint(shade(body, 0.6), shade(body, -0.4)), rim=True)
    seen = np.clip((head.cos + 0.2) * 4, 0, 1).astype(np.float32)
    sheet.put(head.turned(_BOX_VISOR, 3), Paint(shade(rgb("night"), -1.0)), seen)
    ring = np.linspace(0, 2 * np.pi, 14, endpoint=False, dtype=np.float32)[None]
    for side in (1.0, -1.0):
        across = side * 0.16 + mien.look_x[:, None] * 0.04 + np.cos(ring) * 0.062
        up = 0.06 + np.sin(ring) * 0.062 * np.clip(mien.lids, 0.1, 1.2)[:, None]
        lit = np.clip((head.facing(side * 0.16, 0.6) - 0.1) * 5, 0, 1).astype(np.float32)
        sheet.put(head.on_face(across, up, 0.6, 0.42), Paint(rgb("#9fe6f2"), emission=1.0), lit)
    for k in range(5):
        x = (k - 2) * 0.09
        tall = 0.03 + 0.05 * mien.mouth
        bar = np.array([-0.028, 0.028, 0.028, -0.028], np.float32)[None] + x
        high = np.stack([-tall, -tall, tall, tall], -1) - 0.27
        lit = np.clip((head.facing(x, 0.6) - 0.1) * 5, 0, 1).astype(np.float32)
        sheet.put(
            head.on_face(np.broadcast_to(bar, high.shape), high, 0.6, 0.42),
            Paint(shade(palette["secondary"], -1.2)),
            lit,
        )


def draw_alien(
    sheet: Sheet, bones: Skeleton, who: Dressed, mien: Mien, clock: Clock, wind: Floats, close: bool = False
) -> None:
    """Lay a slender being with a large head and dark eyes."""
    m = bones.measures
    skin = who.skin
    trunk = TrunkView(bones, "feminine", False, np.zeros((clock.frames, 2), np.float32))
    head = HeadView(bones, close)
    near = _near_side(bones)
    unit_ = m.stature
    for side in (1 - near, near):
        dim = -0.8 if side != near else 0.0
        colour = shade(skin, dim)
        paint = Paint(colour, shade(colour, -0.4))
        sheet.level(1 if side != near else 14)
        arm = np.stack([bones.flat(j[side]) for j in (bones.shoulders, bones.elbows, bones.wrists)], 1)
        sheet.put(limb(arm, np.array([0.022, 0.017, 0.014]) * unit_), paint, rim=True)
        sheet.put(hand_outline(arm[:, 2], arm[:, 2] - arm[:, 1], 0.06 * unit_, 1.0), paint, rim=True)
        sheet.level(2 if side != near else 3)
        leg = np.stack([bones.flat(j[side]) for j in (bones.hips, bones.knees, bones.ankles)], 1)
        sheet.put(limb(leg, np.array([0.034, 0.024, 0.018]) * unit_), paint, rim=True)
        foot = np.stack([bones.flat(bones.heels[side]), bones.flat(bones.toes[side])], 1) + np.array([0, 0.018 * unit_])
        sheet.put(limb(foot.astype(np.float32), np.array([0.018, 0.016]) * unit_), paint, rim=True)
    sheet.level(5)
    low, high = bones.flat(bones.neck), bones.flat(bones.head)
    sheet.put(limb(np.stack([low, high], 1), np.full(2, 0.02 * unit_)), Paint(shade(skin, -0.5)))
    sheet.level(6)
    suit = who.primary
    sheet.put(trunk.outline(-0.02, top=1.05), Paint(shade(suit, 0.3), shade(suit, -0.6)), rim=True)
    belt = trunk.outline(-0.016, top=0.3, bottom=0.22)
    sheet.put(belt, Paint(who.accent))
    at = trunk.flat(trunk.point([0.7], [0.0], 0.0))
    sheet.put(at + star(0, 0, 0.026 * unit_, 0.014 * unit_, 3), Paint(who.accent, emission=0.5), trunk.shown(0))
    sheet.level(10)
    for edge in (1.0, -1.0):
        root, tip = head.at(edge * 0.16, 0.62, 0.0), head.at(edge * 0.26, 0.98, 0.06)
        path = head.place(np.stack([root, (root + tip) / 2, tip], 1))
        sheet.put(limb(path, np.array([0.022, 0.016, 0.014]) * head.size, 2), Paint(shade(skin, -0.5)))
        sheet.put(
            head.place(tip[:, None] + oval(0, 0, 0.05, 0.05, points=12)),
            Paint(shade(skin, 1.0), emission=0.3),
            rim=True,
        )
    sheet.put(head.turned(_ALIEN_HEAD, 5), Paint(shade(skin, 0.4), shade(skin, -0.3)), rim=True)
    _alien_face(sheet, head, mien, skin)


def _alien_face(sheet: Sheet, head: HeadView, mien: Mien, skin: Rgb) -> None:
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False, dtype=np.float32)[None]
    for side in (1.0, -1.0):
        lit = np.clip((head.facing(side * 0.2, 1.5) - 0.06) * 6, 0, 1).astype(np.float32)
        along, across = np.cos(turn) * 0.165, np.sin(turn) * 0.12 * np.clip(mien.lids, 0.06, 1.3)[:, None]
        c, s = np.cos(0.38), np.sin(0.38)
        x = side * (0.215 + along * c - across * s)
        y = 0.05 + along * s + across * c
        sheet.put(head.on_face(x, y, 1.5, 0.42), Paint(rgb("#1c1a2a")), lit)
        glint_x = side * 0.25 + mien.look_x[:, None] * 0.03 + np.cos(turn) * 0.032
        sheet.put(head.on_face(glint_x, 0.13 + np.sin(turn) * 0.026, 1.5, 0.42), Paint(rgb("white"), opacity=0.9), lit)
    seen = np.clip((head.cos + 0.2) * 4, 0, 1).astype(np.float32)
    share = np.array([-1, 0, 1], np.float32)[None]
    up = -0.32 + mien.smile[:, None] * 0.03 * (share * share - 0.4)
    half = np.stack([0.006 + 0 * mien.mouth, 0.01 + 0.05 * mien.mouth, 0.006 + 0 * mien.mouth], -1) * head.size
    line = head.on_face(np.broadcast_to(share * 0.075, up.shape), up, 3.0, 0.36)
    sheet.put(ribbon(line, half.astype(np.float32), 3), Paint(shade(skin, -2.2)), seen)


def draw_fish_tail(sheet: Sheet, bones: Skeleton, who: Dressed, clock: Clock) -> None:
    """Lay a mermaid's tail where the legs would be: it follows them softly and fans out."""
    m = bones.measures
    hips = bones.flat(bones.pelvis)
    knees = (bones.flat(bones.knees[0]) + bones.flat(bones.knees[1])) / 2
    ankles = (bones.flat(bones.ankles[0]) + bones.flat(bones.ankles[1])) / 2
    beat = noise(clock.times_s, 0.7, who.seed, "tail") * 0.05 * m.stature
    ankles = lagging(ankles - hips, clock, 0.4, 0.6) + hips + np.stack([beat, 0 * beat], -1)
    ankles[:, 1] = np.maximum(ankles[:, 1], 0.06 * m.stature)
    colour = who.primary
    path = np.stack([hips + (bones.flat(bones.waist) - hips) * 0.35, hips, knees, ankles], 1)
    radii = np.array([0.07, 0.088, 0.062, 0.022], np.float32) * m.stature
    sheet.put(limb(path.astype(np.float32), radii, 4), Paint(shade(colour, 0.5), shade(colour, -0.7)), rim=True)
    ahead = unit(ankles - knees)
    over = perpendicular(ahead)
    s = m.stature
    fan = [ankles, ankles + ahead * 0.1 * s + over * 0.11 * s, ankles + ahead * 0.19 * s + over * 0.15 * s,
        ankles + ahead * 0.12 * s,
           ankles + ahead * 0.19 * s - over * 0.15 * s, ankles + ahead * 0.1 * s - over * 0.11 * s]  # fmt: skip
    sheet.put(
        spline(np.stack(fan, 1).astype(np.float32), 4, (2, 3, 4)),
        Paint(shade(who.secondary, 0.4), shade(who.secondary, -0.5)),
        rim=True,
    )
    for share in (0.3, 0.5, 0.7, 0.9):
        at = hips + (knees - hips) * np.float32(share)
        wide = np.float32(0.06 * s * (1.2 - 0.4 * share))
        line = np.stack([at + over * wide, at + ahead * 0.02 * s, at - over * wide], 1)
        sheet.put(
            ribbon(line.astype(np.float32), np.array([0.002, 0.004, 0.002]) * s, 3),
            Paint(shade(colour, 1.2), opacity=0.6),
        )


def draw_joints(sheet: Sheet, bones: Skeleton, who: Dressed) -> None:
    """Lay the turned wooden joints of a puppet: at elbows, wrists, knees and ankles."""
    s = bones.measures.stature
    turn = np.linspace(0, 2 * np.pi, 12, endpoint=False, dtype=np.float32)
    for joints, size in ((bones.elbows, 0.026), (bones.wrists, 0.022), (bones.knees, 0.032), (bones.ankles, 0.028)):
        for joint in joints:
            at = bones.flat(joint)
            ring = np.stack([np.cos(turn), np.sin(turn)], -1)[None] * np.float32(size * s)
            sheet.put((at[:, None] + ring).astype(np.float32), Paint(rgb("wood"), rgb("bark")), rim=True)


def draw_straw(sheet: Sheet, bones: Skeleton, who: Dressed) -> None:
    """Lay straw that sticks out of cuffs and collar, and patches on the knees."""
    s = bones.measures.stature
    straw = Paint(shade(rgb("straw"), -0.2))
    for joint in (*bones.wrists, *bones.ankles):
        at = bones.flat(joint)
        sheet.put(at[:, None] + star(0, 0, 0.06 * s, 0.024 * s, 9), straw)
    low = bones.flat(bones.neck)
    sheet.put(low[:, None] + star(0, 0.01 * s, 0.1 * s, 0.05 * s, 11) * np.array([1.0, 0.55], np.float32), straw)
    at = bones.flat(bones.waist)
    patch = np.array([(-0.03, -0.03), (0.035, -0.025), (0.03, 0.035), (-0.035, 0.03)], np.float32) * np.float32(s)
    sheet.put(at[:, None] + patch, Paint(who.accent))


def draw_sack_face(sheet: Sheet, head: HeadView) -> None:
    """Lay a scarecrow's face: button eyes, a triangle of a nose, a stitched smile."""
    ink = Paint(rgb("ink"))
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False, dtype=np.float32)[None]
    for side in (1.0, -1.0):
        seen = np.clip((head.facing(side * 0.17) - 0.1) * 7, 0, 1).astype(np.float32)
        across = np.broadcast_to(side * 0.17 + np.cos(turn) * 0.06, (head.frames, 14))
        sheet.put(head.on_face(across, np.sin(turn) * 0.06 + 0.02), ink, seen)
    seen = np.clip((head.cos + 0.2) * 4, 0, 1).astype(np.float32)
    nose = np.array([[-0.045, 0.045, 0.0]], np.float32)
    sheet.put(
        head.on_face(np.repeat(nose, head.frames, 0), np.array([[-0.06, -0.06, -0.14]], np.float32)),
        Paint(rgb("rust")),
        seen,
    )
    share = np.linspace(-1, 1, 5, dtype=np.float32)[None]
    smile = head.on_face(np.repeat(share * 0.2, head.frames, 0), -0.3 + 0.07 * share * share)
    sheet.put(ribbon(smile, np.full(5, 0.009 * head.size), 2), ink, seen)
    for k in (-0.75, -0.25, 0.25, 0.75):
        x = np.full((head.frames, 2), k * 0.2, np.float32)
        y = np.array([[-0.335, -0.235]], np.float32) + 0.07 * k * k
        sheet.put(ribbon(head.on_face(x, y), np.full(2, 0.007 * head.size), 2), ink, seen)
