"""Snakes and snails."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.animals.small_kinds import Life, Small, round_eye
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.drawing import drawing
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.moving import limb, ribbon, shifted
from circletake.render.cast.outline import cut, oval
from circletake.render.cast.sheet import Move, Sheet
from circletake.render.scene import Clock, Paint


def draw_snake(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay a snake whose body follows its own track: the bends stay where they are, the snake goes through them."""
    t, s, p = clock.times_s, who.size, who.palette
    share = np.linspace(0, 1, 22, dtype=np.float32)[None]
    thick = (0.036 if "hood" in who.features else 0.032) * s
    x = (share - 0.5) * s * 0.86
    track = life.travelled[:, None] + x
    wave = np.sin(track * (2 * np.pi / (0.36 * s)))
    grow = np.clip(np.minimum(share * 3, (1 - share) * 2.4), 0, 1)
    y = thick * 1.1 + (0.05 * s) * (1 + wave) * 0.5 * grow
    rear = (
        (0.12 + 0.16 * ("hood" in who.features))
        * s
        * ease((share - 0.78) / 0.2)
        * (0.6 + 0.4 * np.maximum(life.act, 0.3))[:, None]
    )
    sway = noise(t, 0.4, who.seed, "sway")[:, None] * 0.03 * s * ease((share - 0.75) / 0.25)
    spine = np.stack([x + sway - 0.25 * rear * ease((share - 0.85) / 0.15), y + rear], -1).astype(np.float32)
    half = thick * np.interp(share[0], [0, 0.25, 0.7, 0.9, 1], [0.12, 0.8, 1.0, 0.75, 0.8]).astype(np.float32)
    sheet.put(ribbon(spine, half, 3), Paint(shade(p["primary"], 0.2), shade(p["primary"], -0.8)), rim=True)
    if "plain" not in who.features:
        for index in range(3, 19, 2):
            at = spine[:, index] + np.array([0, 0.25 * thick], np.float32)
            sheet.put(at[:, None] + oval(0, 0, thick * 0.75, thick * 0.4, points=10), Paint(p["accent"], opacity=0.8))
    tip = spine[:, -1]
    if "hood" in who.features:
        hood = cut("-0.5,-2.2 -1.4,-0.6 -0.9,0.6 0,1 0.9,0.6 1.2,-0.6 0.4,-2.2") * np.float32(thick * 1.3)
        sheet.put(
            tip[:, None] + hood - np.array([0.3 * thick, 0.3 * thick]), Paint(shade(p["primary"], -0.5)), rim=True
        )
    if "plain" in who.features:
        return
    dart = np.clip(np.sin(t * 2.1 + who.seed) * 4 - 3, 0, 1)
    for fork in (0.35, -0.35):
        tongue = np.stack(
            [
                shifted(tip, 1.6 * thick, 0 * thick),
                shifted(tip, 2.6 * thick, 0),
                shifted(tip, 3.3 * thick, fork * thick),
            ],
            1,
        )
        tongue = tip[:, None] + (tongue - tip[:, None]) * np.stack([0.5 + 0.5 * dart, np.ones_like(dart)], -1)[:, None]
        sheet.put(
            ribbon(tongue.astype(np.float32), np.full(3, 0.12 * thick), 2),
            Paint(rgb("#c8382f")),
            dart.astype(np.float32),
        )
    head = cut("-0.9,0.65 0.2,0.95 1.4,0.55 2.1,0.0 1.5,-0.45 0.2,-0.7 -0.9,-0.6") * np.float32(thick)
    sheet.put(tip[:, None] + head, Paint(shade(p["primary"], 0.35), shade(p["primary"], -0.3)), rim=True)
    round_eye(sheet, tip + np.array([0.75 * thick, 0.35 * thick]), 0.26 * thick, np.ones_like(t), "lemon")


_SNAIL = """
unit 0.01
@shell
^primary-/primary--- cut -32,18! -34,46 -14,72 14,70 30,50 26,24! 0,14
accent stroke 4 -26,24 -24,48 -6,62 12,56 16,40 4,32 -6,40 2,46
@
"""


def draw_snail(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay a foot that ripples, a spiral shell, and eyes on stalks."""
    t, s, p = clock.times_s, who.size, who.palette
    ripple = np.sin(life.travelled * (2 * np.pi / (0.25 * s)))
    stretch = 0.05 * ripple
    share = np.linspace(0, 1, 6, dtype=np.float32)[None]
    x = (share - 0.5) * s * (1.0 + stretch[:, None])
    y = 0.07 * s + 0.22 * s * ease((share - 0.68) / 0.3)
    spine = np.stack([x, y + 0 * x], -1)
    half = np.array([0.012, 0.06, 0.085, 0.085, 0.08, 0.07], np.float32) * s
    body = p["secondary"]
    sheet.put(limb(spine, half), Paint(shade(body, 0.1), shade(body, -0.8)), rim=True)
    tip = spine[:, -1]
    for bend, dim in ((0.02, -0.6), (0.09, 0.0)):
        sway = noise(t, 0.5, who.seed, "stalk", str(bend)) * 0.03 * s
        end = tip + np.stack([bend * s + sway, np.full_like(t, 0.22 * s)], -1)
        sheet.put(
            ribbon(np.stack([shifted(tip, 0.02 * s, 0.03 * s), end], 1), np.full(2, 0.012 * s), 2),
            Paint(shade(body, dim)),
        )
        sheet.put(end[:, None] + oval(0, 0, 0.026 * s, 0.026 * s, points=10), Paint(rgb("ink")))
    if "slug" in who.features:
        return
    tilt = Move(angle=(0.04 * ripple).astype(np.float32))
    sheet.draw(drawing(_SNAIL), p, {"shell": tilt}, size=s)
