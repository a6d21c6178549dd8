"""Wings and halos: a fairy's are a butterfly's, an angel's are a swan's."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.moving import limb, perpendicular, spline, unit
from circletake.render.cast.person.head import HeadView
from circletake.render.cast.person.pose import Skeleton
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint

_FEATHERS = 11
_TURN = np.linspace(0, 2 * np.pi, 25, dtype=np.float32)


def _spread(bones: Skeleton, side: float) -> Floats:
    """Return how far (frames,) a wing is seen to go out: both to their sides from the front, both back in profile."""
    face = np.abs(np.cos(bones.yaw))
    hand = np.where(np.sin(bones.yaw) < 0, -1.0, 1.0)
    out: Floats = side * (0.35 + 0.65 * face) - hand * (0.45 * (1 - face))
    return out


def draw_butterfly_wings(sheet: Sheet, bones: Skeleton, who: Dressed, clock: Clock) -> None:
    """Lay two pairs of bright wings at the back, quivering, with darker hems and spots."""
    s = bones.measures.stature
    root = bones.flat(bones.chest)
    beat = np.sin(clock.times_s * 26 + who.seed) * 0.16 + np.sin(clock.times_s * 2.1) * 0.06
    colour = mix(who.accent, rgb("white"), 0.35)
    for side in (-1.0, 1.0):
        spread = _spread(bones, side)
        for rise, long, wide, quick in ((0.85, 0.56, 0.19, 1.0), (-0.4, 0.38, 0.15, -0.6)):
            angle = rise + beat * quick
            tip = np.stack([np.cos(angle) * long * spread, np.sin(angle) * long + 0 * spread], -1) * s
            over = perpendicular(unit(tip)) * (wide * s)
            for share, paint in (
                (1.0, Paint(shade(colour, -2), opacity=0.8)),
                (0.86, Paint(colour, mix(colour, rgb("white"), 0.4), opacity=0.9, emission=0.3)),
            ):
                points = [
                    root,
                    root + (tip * 0.42 + over) * share,
                    root + tip * share,
                    root + (tip * 0.7 - over * 0.9) * share,
                    root,
                ]
                sheet.put(spline(np.stack(points, 1).astype(np.float32), 5, (0, 4)), paint, rim=share == 1.0)
            for along, size in ((0.78, 0.035), (0.56, 0.025)):
                ring = np.stack([np.cos(_TURN), np.sin(_TURN)], -1)[None] * np.float32(size * s)
                at = root + tip * along
                sheet.put((at[:, None] + ring).astype(np.float32), Paint(mix(colour, rgb("white"), 0.7), opacity=0.9))


def draw_feathered_wings(sheet: Sheet, bones: Skeleton, who: Dressed, clock: Clock) -> None:
    """Lay two wings of white feathers at the back: long ones, and short ones over them, that open and close slowly."""
    s = np.float32(bones.measures.stature)
    root = bones.flat(bones.chest) + np.array([0.0, 0.02], np.float32) * s
    open_ = (0.12 * np.sin(clock.times_s * 2.4 + who.seed)).astype(np.float32)
    for side in (-1.0, 1.0):
        spread = _spread(bones, side)
        wrist = root + np.stack([0.26 * spread, 0.2 + 0.3 * open_], -1) * s
        for row, (reach, tone) in enumerate(((0.5, -0.9), (0.36, -0.3), (0.2, 0.3))):
            for k in range(_FEATHERS):
                share = k / (_FEATHERS - 1)
                base = root + (wrist - root) * np.float32(0.35 + 0.65 * share)
                angle = -1.45 + 1.75 * share**1.3 + open_ * (0.4 + 0.6 * share)
                long = reach * (0.72 + 0.28 * np.sin(np.pi * min(1.0, 0.25 + 0.75 * share)))
                tip = base + np.stack([np.cos(angle) * spread * long, np.sin(angle) * long], -1) * s
                bend = (base + tip) / 2 + np.stack([0 * spread, 0 * spread + 0.012], -1) * s
                colour = shade(rgb("#f6f3ea"), tone + 0.12 * (k % 2))
                radii = np.array([0.03, 0.046, 0.02], np.float32) * s * (1.0 - 0.16 * row)
                sheet.put(limb(np.stack([base, bend, tip], 1).astype(np.float32), radii), Paint(colour), rim=row == 0)
        arm = np.stack([root, (root + wrist) / 2 + np.array([0.0, 0.03], np.float32) * s, wrist], 1)
        sheet.put(limb(arm.astype(np.float32), np.array([0.03, 0.032, 0.022], np.float32) * s), Paint(rgb("#fbf9f3")))


def draw_halo(sheet: Sheet, head: HeadView) -> None:
    """Lay a ring of light over a head."""
    ring = np.stack([np.cos(_TURN) * 0.42, np.sin(_TURN) * 0.1], -1)
    hole = np.stack([np.cos(_TURN[::-1]) * 0.34, np.sin(_TURN[::-1]) * 0.06], -1)
    outline = np.concatenate([ring, hole]) + np.array([0.0, 0.92], np.float32)
    placed = head.place(np.broadcast_to(outline.astype(np.float32), (head.frames, *outline.shape)))
    sheet.put(placed, Paint(rgb("#ffe28a"), emission=1.0))
    sheet.put(placed, Paint(rgb("#fff4c8"), opacity=0.35, emission=1.0))
