"""Animals with a build of their own: octopus, turtle, snake, frog, butterfly, bee, snail."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.animals.crawlers import draw_snail, draw_snake
from circletake.render.cast.animals.insects import draw_bee, draw_butterfly
from circletake.render.cast.animals.small_kinds import Life, Small, round_eye
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.motion import blink, noise
from circletake.render.cast.moving import limb, ribbon, shifted, spline, two_bone
from circletake.render.cast.outline import cut, oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint, Rgb

_BELL = (
    "-0.36,-0.12! -0.38,0.1 -0.24,0.34 0,0.4 0.24,0.34 0.38,0.1 0.36,-0.12! 0.2,-0.06 0.1,-0.14 0,-0.06 -0.1,-0.14 "
    "-0.2,-0.06"
)
_HEAD = "-0.2,-0.24 -0.27,-0.05 -0.3,0.16 -0.22,0.36 0,0.44 0.22,0.36 0.3,0.16 0.27,-0.05 0.2,-0.24 0,-0.3"


def draw_octopus(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay a soft head over arms that trail and curl; a jellyfish is a bell over threads."""
    t, s, p = clock.times_s, who.size, who.palette
    pulse = np.sin(t * 2.4 + who.seed % 5)
    jelly = "jelly" in who.features
    top = np.stack([0 * t, np.full_like(t, 0.62 * s) + pulse * 0.02 * s], -1)
    for number in range(8):
        order = (0, 7, 2, 5, 1, 6, 3, 4)[number]
        side = (order - 3.5) / 3.5
        share = np.linspace(0, 1, 6, dtype=np.float32)[None]
        curl = np.sin(t[:, None] * 1.6 - share * 3.2 + order * 1.3) * (0.1 if jelly else 0.14)
        reach = (0.55 if jelly else 0.62) * s
        x = (
            side * s * (0.22 + (0.1 if jelly else 0.34) * share ** (0.8))
            + curl * s * share
            - life.moving[:, None] * share * 0.25 * s
        )
        lift = 0 if jelly else np.maximum(0, np.abs(side) - 0.2) * 0.28 * s * np.sin(share * np.pi * 0.9)
        y = (
            0.42 * s
            - reach * share * (1 - (0.0 if jelly else 0.25) * abs(side))
            + lift * 0.6
            + pulse[:, None] * 0.015 * s
        )
        y = np.maximum(y, 0.02 * s - 0.2 * s * jelly)
        half = np.array([0.075, 0.07, 0.055, 0.042, 0.03, 0.012], np.float32) * s * (0.32 if jelly else 1.0)
        dim = -0.9 if number < 4 else -0.1
        spine = np.stack([x, y], -1).astype(np.float32)
        colour = shade(p["primary"], dim)
        sheet.put(limb(spine, half), Paint(colour, shade(colour, -0.5), 0.75 if jelly else 1.0), rim=True)
    squash = np.stack([1 + 0.05 * pulse * (2 if jelly else 1), 1 - 0.05 * pulse * (2 if jelly else 1)], -1)
    shape = cut(_BELL if jelly else _HEAD)
    head = top[:, None] + shape[None] * squash[:, None] * np.float32(s)
    sheet.put(head, Paint(shade(p["primary"], 0.4), shade(p["primary"], -0.5), 0.8 if jelly else 1.0), rim=True)
    if jelly:
        sheet.put(
            top[:, None] + cut("-0.2,0.1 -0.1,0.26 0.05,0.3 -0.05,0.18") * np.float32(s),
            Paint(rgb("white"), opacity=0.4),
        )
        return
    lids = blink(t, who.seed, "octopus")
    for side in (-1, 1):
        round_eye(sheet, top + np.array([side * 0.11 * s + 0.03 * s, -0.06 * s]), 0.062 * s, lids, "lemon")
    sheet.put(
        top[:, None] + cut("-0.06,-0.19 0.03,-0.2 0.11,-0.17 0.03,-0.185") * np.float32(s),
        Paint(shade(p["primary"], -2)),
    )
    for spot_x, spot_y in ((-0.17, 0.2), (0.02, 0.3), (0.16, 0.16)):
        sheet.put(
            top[:, None] + oval(spot_x * s, spot_y * s, 0.035 * s, 0.028 * s, points=12),
            Paint(p["secondary"], opacity=0.6),
        )


def draw_turtle(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay a domed shell with legs that row or plod, and a head that looks about."""
    t, s, p = clock.times_s, who.size, who.palette
    phase = 2 * np.pi * life.travelled / (0.5 * s) + t * 0.6 * life.flying
    wet = life.flying
    land = who.term == "tortoise"
    high = (0.22 if land else 0.12) * s * (1 - wet) + 0.1 * s * wet
    bob = np.sin(phase) * 0.012 * s
    base = np.stack([0 * t, high + bob], -1)
    skin = p["primary"]
    swims = bool(np.asarray(wet > 0.5).mean() > 0.5)
    if swims:
        _flippers(sheet, base, phase, s, skin, far=True)
    for number, (x, dim) in enumerate(() if swims else ((-0.28, -0.9), (0.26, -0.9), (-0.22, 0.0), (0.3, 0.0))):
        swing = np.sin(phase + number * np.pi * (0.5 if number < 2 else 1.5)) * (0.25 * life.moving + 0.12 * wet)
        angle = -1.57 + swing - wet * (0.5 if x < 0 else -0.1)
        long = (0.27 if land else 0.2 + 0.12 * wet) * s
        root = base + np.array([x * s, 0.04 * s])
        end = root + np.stack([np.cos(angle), np.sin(angle)], -1) * np.asarray(long)[..., None]
        end[:, 1] = np.where(wet > 0.5, end[:, 1], np.maximum(end[:, 1], 0.03 * s))
        half = np.array([0.085, 0.075] if land else [0.065, 0.05], np.float32) * np.float32(s)
        sheet.put(limb(np.stack([root, end], 1), half, 4), Paint(shade(skin, dim - 0.2)), rim=True)
    tail = np.stack([shifted(base, -0.42 * s, 0.05 * s), shifted(base, -0.56 * s, 0.02 * s)], 1)
    sheet.put(ribbon(tail, np.array([0.03, 0.006]) * s, 3, pointed=True), Paint(shade(skin, -0.4)))
    reach = 1 - 0.6 * life.act
    nod = noise(t, 0.35, who.seed, "nod") * 0.05
    head = base + np.stack([(0.42 + 0.2 * reach) * s, (0.18 + nod) * s * reach + 0.05 * s], -1)
    neck = np.stack(
        [
            shifted(base, 0.3 * s, 0.08 * s),
            shifted((shifted(base, 0.3 * s, 0.08 * s) + head) / 2, 0.0, -0.02 * s),
            head,
        ],
        1,
    )
    sheet.put(
        limb(neck, np.array([0.07, 0.06, 0.085], np.float32) * s, 4),
        Paint(shade(skin, 0.2), shade(skin, -0.4)),
        rim=True,
    )
    round_eye(sheet, shifted(head, 0.025 * s, 0.025 * s), 0.022 * s, blink(t, who.seed, "turtle"))
    mouth = np.stack([shifted(head, 0.085 * s, -0.02 * s), shifted(head, 0.03 * s, -0.035 * s)], 1)
    sheet.put(ribbon(mouth, np.full(2, 0.004 * s), 2), Paint(shade(skin, -2)))
    shell = cut(
        "-0.48,0.0! -0.46,0.14 -0.3,0.32 -0.02,0.4 0.26,0.32 0.42,0.14 0.45,0.0! 0.2,-0.05 -0.2,-0.05"
    ) * np.array([s, s * (0.66 if swims else 1.0)], np.float32)
    sheet.put(base[:, None] + shell, Paint(shade(p["accent"], 0.3), shade(p["accent"], -1.2)), rim=True)
    for x, y, r in ((-0.24, 0.15, 0.085), (-0.02, 0.22, 0.1), (0.2, 0.15, 0.085)):
        plate = np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0.5, 6.78, 7)[:-1]], np.float32) * np.float32(
            r * s
        )
        sheet.put(
            base[:, None]
            + plate * (0.8 if swims else 1.0)
            + np.array([x * s, y * s * (0.66 if swims else 1.0)], np.float32),
            Paint(shade(p["secondary"], 0.2), opacity=0.7),
        )
    rim = cut("-0.49,0.0 -0.2,-0.05 0.2,-0.05 0.46,0.0 0.47,0.05 0.2,0.01 -0.2,0.01 -0.5,0.05") * np.float32(s)
    sheet.put(base[:, None] + rim, Paint(shade(p["accent"], 1.0)))
    if swims:
        _flippers(sheet, base, phase, s, skin, far=False)


def _flippers(sheet: Sheet, base: Floats, phase: Floats, s: float, skin: Rgb, *, far: bool) -> None:
    """Lay a sea turtle's long fore flipper, which beats like a wing, and the short hind one."""
    dim, lag = (-1.1, 0.35) if far else (-0.2, 0.0)
    beat = np.sin(phase * 0.7 - lag)
    for x, long, reach, wide in ((0.2, 0.62, 0.75, 0.1), (-0.34, 0.3, 0.35, 0.06)):
        root = base + np.array([x * s, 0.03 * s])
        angle = -2.35 + (0.12 if far else 0.0) + reach * beat
        bend = angle - 0.35 - 0.25 * np.cos(phase * 0.7 - lag)
        middle = root + np.stack([np.cos(angle), np.sin(angle)], -1) * (0.5 * long * s)
        end = middle + np.stack([np.cos(bend), np.sin(bend)], -1) * (0.5 * long * s)
        half = np.array([0.55, 1.0, 0.35], np.float32) * np.float32(wide * s)
        sheet.put(limb(np.stack([root, middle, end], 1), half, 5), Paint(shade(skin, dim)), rim=True)


def draw_frog(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay a frog: squat, with folded legs that stretch in a leap (`act` is how far it is stretched)."""
    t, s, p = clock.times_s, who.size, who.palette
    skin = p["primary"]
    out = life.act
    breath = np.sin(t * 5.0) * 0.01 * s
    centre = np.stack([0 * t, (0.3 + 0.16 * out) * s], -1)
    tilt = 0.35 * out + 0.12
    axis = np.stack([np.cos(tilt), np.sin(tilt)], -1)
    _frog_legs(sheet, s, skin, centre, axis, out, -0.8)
    body = [
        (-0.48, -0.1),
        (-0.42, 0.1),
        (-0.1, 0.24),
        (0.2, 0.3),
        (0.42, 0.28),
        (0.58, 0.12),
        (0.5, -0.04),
        (0.2, -0.24),
        (-0.2, -0.26),
    ]
    over = np.stack([-axis[:, 1], axis[:, 0]], -1)
    outline = np.stack(
        [centre + axis * (x * s) + over * ((y * s) + (breath[:, None] if y < 0 else 0)) for x, y in body], 1
    )
    sheet.put(spline(outline, 4), Paint(shade(skin, 0.3), shade(skin, -0.4)), rim=True)
    under = [(-0.2, -0.25), (0.1, -0.06), (0.5, 0.02), (0.56, 0.08), (0.5, -0.04), (0.2, -0.24)]
    belly = np.stack([centre + axis * (x * s) + over * (y * s) for x, y in under], 1)
    sheet.put(spline(belly, 4), Paint(p["secondary"]))
    _frog_legs(sheet, s, skin, centre, axis, out, 0.0)
    eye = centre + axis * (0.36 * s) + over * (0.31 * s)
    sheet.put(eye[:, None] + oval(0, 0, 0.1 * s, 0.1 * s, points=14), Paint(shade(skin, 0.2)), rim=True)
    round_eye(sheet, shifted(eye, 0.02 * s, 0.01 * s), 0.065 * s, blink(t, who.seed, "frog"), "lemon")
    mouth = np.stack(
        [centre + axis * (0.56 * s) + over * (0.08 * s), centre + axis * (0.36 * s) + over * (0.03 * s)], 1
    )
    sheet.put(ribbon(mouth, np.full(2, 0.008 * s), 3), Paint(shade(skin, -1.8)))


def _frog_legs(sheet: Sheet, s: float, skin: Rgb, centre: Floats, axis: Floats, out: Floats, dim: float) -> None:
    """Lay the legs of one side: folded they stand beside the body, in a leap they trail behind it."""
    hip = centre - axis * (0.26 * s) - np.array([0, 0.04 * s])
    low = np.maximum(0.035 * s - 0.2 * s * out, 0.03 * s - 0.12 * s * out)
    foot = np.stack([-(0.16 + 0.66 * out) * s, low], -1)
    knee = two_bone(hip, foot, 0.4 * s, 0.42 * s, 1.0)
    folded = hip + np.array([0.3 * s, 0.12 * s])
    knee = folded + (knee - folded) * np.clip(out * 2, 0, 1)[:, None]
    colour = shade(skin, dim - 0.3)
    thigh = limb(np.stack([hip, knee], 1).astype(np.float32), np.array([0.12, 0.075]) * s, 4)
    shank = limb(np.stack([knee, foot], 1).astype(np.float32), np.array([0.07, 0.035]) * s, 4)
    toes = limb(
        np.stack([foot, shifted(foot, 0.22 * s, -0.005 * s)], 1).astype(np.float32), np.array([0.038, 0.022]) * s, 3
    )
    shoulder = centre + axis * (0.22 * s) - np.array([0, 0.08 * s])
    hand = np.stack([(0.34 - 0.25 * out) * s, (0.03 + 0.1 * out) * s], -1)
    arm = limb(np.stack([shoulder, hand], 1).astype(np.float32), np.array([0.07, 0.035]) * s, 4)
    for outline in (arm, toes, shank, thigh):
        sheet.put(outline, Paint(colour, shade(colour, -0.3)), rim=True)


DRAW = {
    "octopus": draw_octopus, "turtle": draw_turtle, "tortoise": draw_turtle, "snake": draw_snake, "frog": draw_frog,
    "butterfly": draw_butterfly, "bee": draw_bee, "snail": draw_snail,
}  # fmt: skip
"""How each is drawn."""
