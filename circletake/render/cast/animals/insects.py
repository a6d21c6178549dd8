"""Butterflies, dragonflies, bees and beetles."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.animals.small_kinds import Life, Small, round_eye
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.moving import limb, ribbon, shifted
from circletake.render.cast.outline import cut, oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint


def draw_butterfly(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay two pairs of wings that open and close like a book; a dragonfly's shiver."""
    t, s, p = clock.times_s, who.size, who.palette
    slender = "slender" in who.features
    rate = 22.0 if slender else 7.0
    beat = np.sin(t * rate + who.seed % 6)
    rest = np.sin(t * 1.2 + who.seed) * 0.35 + 0.55
    open_ = np.clip(life.flying * (0.55 + 0.5 * beat) + (1 - life.flying) * rest, 0.26, 1.0)
    centre = np.stack([0 * t, np.full_like(t, 0.5 * s)], -1)
    fore = (
        "0.02,0.02 0.1,0.3 0.36,0.52 0.52,0.42 0.46,0.16 0.2,0.0"
        if not slender
        else "0.02,0.06 0.3,0.2 0.6,0.24 0.62,0.16 0.3,0.06"
    )
    hind = (
        "0.02,0.0 0.22,-0.04 0.4,-0.16 0.34,-0.38 0.16,-0.34 0.04,-0.14"
        if not slender
        else "0.02,0.0 0.3,0.04 0.58,0.0 0.56,-0.08 0.3,-0.06"
    )
    for side in (-1.0, 1.0):
        near = side > 0
        fold = (open_ if near else open_ * 0.72) * side
        for text, step in ((hind, -0.5), (fore, 0.1)):
            for inset, colour, opacity in ((1.0, p["secondary"], 1.0), (0.84, shade(p["primary"], step), 1.0)):
                if slender:
                    colour, opacity = rgb("glass"), 0.55
                wing = cut(text)
                wing = (wing - wing.mean(0)) * inset + wing.mean(0)
                outline = centre[:, None] + wing[None] * np.stack([fold, np.ones_like(fold)], -1)[:, None] * np.float32(
                    s
                )
                sheet.put(outline, Paint(colour, opacity=opacity), rim=inset == 1.0)
        if not slender:
            for x, y, r in ((0.36, 0.36, 0.05), (0.25, -0.24, 0.045)):
                spot = oval(x, y, r, r, points=10)
                outline = centre[:, None] + spot[None] * np.stack([fold, np.ones_like(fold)], -1)[:, None] * np.float32(
                    s
                )
                sheet.put(outline, Paint(p["accent"], opacity=0.9))
    long = 0.3 if not slender else 0.62
    body = np.stack([shifted(centre, 0, 0.16 * s), centre, shifted(centre, 0.0, -((long - 0.1) * s))], 1)
    dark = rgb("ink") if not slender else p["primary"]
    sheet.put(limb(body, np.array([0.04, 0.042, 0.022]) * s, 3), Paint(dark), rim=True)
    for side in (-1.0, 1.0):
        feeler = np.stack(
            [
                shifted(centre, 0, 0.18 * s),
                shifted(centre, side * 0.06 * s, 0.3 * s),
                shifted(centre, side * 0.13 * s, 0.36 * s),
            ],
            1,
        )
        sheet.put(ribbon(feeler, np.array([0.008, 0.007, 0.012]) * s, 2), Paint(dark))


def draw_bee(sheet: Sheet, who: Small, life: Life, clock: Clock) -> None:
    """Lay a small striped body under blurred wings; beetles carry theirs under a shell."""
    t, s, p = clock.times_s, who.size, who.palette
    hum = np.abs(np.sin(t * 40 + who.seed)) * 0.5 + 0.5
    lift = life.flying
    centre = np.stack([0 * t, np.full_like(t, 0.42 * s)], -1)
    beetle = "beetle" in who.features
    for number, x in enumerate((-0.12, 0.06, 0.22)):
        foot = np.stack(
            [
                shifted(centre, x * s, -0.16 * s),
                shifted(centre, (x + 0.04) * s, -0.3 * s),
                shifted(centre, (x - 0.02) * s, -0.42 * s + 0 * number),
            ],
            1,
        )
        sheet.put(ribbon(foot, np.full(3, 0.016 * s), 2), Paint(rgb("ink")))
    body = limb(
        np.stack([shifted(centre, -0.26 * s, 0), shifted(centre, 0.1 * s, 0.02 * s)], 1), np.array([0.2, 0.24]) * s, 5
    )
    sheet.put(body, Paint(shade(p["primary"], 0.3), shade(p["primary"], -0.6)), rim=True)
    if not beetle and "plain" not in who.features:
        for x, w in ((-0.34, 0.05), (-0.18, 0.055), (-0.01, 0.05)):
            high = 0.2 - 0.12 * (abs(x + 0.1) ** 1.5)
            line = np.stack(
                [
                    shifted(centre, x * s, high * s),
                    shifted(centre, (x - 0.02) * s, 0),
                    shifted(centre, x * s, -high * s),
                ],
                1,
            )
            sheet.put(ribbon(line, np.full(3, w * s), 3), Paint(rgb("ink")))
    head = shifted(centre, 0.36 * s, 0.03 * s)
    sheet.put(head[:, None] + oval(0, 0, 0.15 * s, 0.15 * s, points=14), Paint(shade(rgb("ink"), 0.3)), rim=True)
    round_eye(sheet, shifted(head, 0.05 * s, 0.03 * s), 0.05 * s, np.ones_like(t))
    for bend in (0.08, 0.15):
        feeler = np.stack(
            [
                shifted(head, 0.05 * s, 0.12 * s),
                shifted(head, bend * s, 0.24 * s),
                shifted(head, (bend + 0.1) * s, 0.26 * s),
            ],
            1,
        )
        sheet.put(ribbon(feeler, np.full(3, 0.012 * s), 2), Paint(rgb("ink")))
    if beetle:
        shell = limb(
            np.stack([shifted(centre, -0.24 * s, 0.06 * s), shifted(centre, 0.12 * s, 0.06 * s)], 1),
            np.array([0.2, 0.23]) * s,
            5,
        )
        sheet.put(shell, Paint(shade(p["primary"], 0.2), shade(p["primary"], -0.7)), rim=True)
        if "dots" in who.features:
            for x, y in ((-0.3, 0.08), (-0.12, 0.2), (0.06, 0.05), (-0.14, -0.04), (0.12, 0.2)):
                sheet.put(centre[:, None] + oval(x * s, y * s, 0.055 * s, 0.055 * s, points=10), Paint(rgb("ink")))
        return
    for x, tilt in ((-0.02, 0.5), (0.1, 0.2)):
        reach = 0.42 * s
        angle = 1.9 - tilt + 0.5 * hum * lift
        end = shifted(centre, x * s, 0.16 * s) + np.stack([np.cos(angle), np.sin(angle)], -1) * reach
        wing = limb(np.stack([shifted(centre, x * s, 0.16 * s), end], 1), np.array([0.03, 0.14]) * s, 4)
        sheet.put(wing, Paint(p["accent"], opacity=0.55))
