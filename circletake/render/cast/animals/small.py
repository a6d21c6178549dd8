"""Animals with a build of their own: octopus, turtle, snake, frog, butterfly, bee, snail."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import pick, rgb, shade
from circletake.render.cast.drawing import Palette, clothed, drawing
from circletake.render.cast.motion import blink, ease, noise
from circletake.render.cast.moving import limb, ribbon, shifted, spline, two_bone
from circletake.render.cast.outline import cut, oval
from circletake.render.cast.sheet import Move, Sheet
from circletake.render.scene import Clock, Paint, Rgb
from circletake.schema import Look


class Life(NamedTuple):
    """What a small animal does; all (frames,)."""

    travelled: Floats
    """Metres."""
    moving: Floats
    """0 still to 1 on its way."""
    flying: Floats
    act: Floats
    """0..1 how far it is in whatever else it does."""


class Small(NamedTuple):
    """One of them, cast."""

    term: str
    size: float
    """Its leading measure in metres: width, length or span."""
    palette: Palette
    features: frozenset[str]
    seed: int


_SIZES = {"octopus": 0.9, "turtle": 0.6, "snake": 1.5, "frog": 0.14, "butterfly": 0.11, "bee": 0.05, "snail": 0.09}
_COLOURS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "octopus": (("#c0604f", "#8a5a86", "#c9804a"), "#e3b39a", "cream"),
    "turtle": (("#6f8f55", "#7d8a4f", "#5f8a6a"), "#5b4f38", "#8a7446"),
    "snake": (("#5f8a4f", "#8a7a45", "#4f7d6a"), "#d9cf9a", "#3f5a3a"),
    "frog": (("#6aa04a", "#7d9a3f", "#4f8f5a"), "#e3dfae", "#3f6a38"),
    "butterfly": (("#d9803a", "#5a83b8", "#c75f7a", "#e0b23f", "#8a6ab0"), "ink", "white"),
    "bee": (("#e2b23a",), "ink", "#dfeaf0"),
    "snail": (("#b98a5c", "#a8765a", "#c9a06a"), "#d9c3a0", "#7d5a3f"),
}
_VARIANTS: dict[str, tuple[float, str, str]] = {
    "jellyfish": (0.8, "#c99ac0", "jelly"), "squid": (1.0, "#c98a8f", ""), "kraken": (6.0, "#6a4a5c", ""),
    "tortoise": (1.0, "#8f8a55", "land"), "cobra": (1.1, "#8a7448", "hood"), "python": (1.8, "#8f7a4a", ""),
        "worm": (0.12, "#c98a80", "plain"),
    "eel": (0.7, "#4f5a55", "plain"), "toad": (1.1, "#7d6a48", ""), "moth": (0.9, "#b9a98f", ""), "dragonfly": (1.1,
        "#4f9aa0", "slender"),
    "bumblebee": (1.2, "", ""), "wasp": (1.0, "#e0b030", ""), "fly": (0.6, "#4a4f58", "plain"), "beetle": (0.8,
        "#3f5a4a", "beetle"),
    "ladybug": (0.7, "#c8382f", "beetle dots"), "ladybird": (0.7, "#c8382f", "beetle dots"), "ant": (0.5, "#4a2f2a",
        "plain"), "slug": (1.0, "#8f7a5c", "slug"),
}  # fmt: skip


def cast_small(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Small:
    """Return one of this kind."""
    seed = look.seed * 64 + individual
    factor, own, features = _VARIANTS.get(noun, (1.0, "", ""))
    choices, second, accent = _COLOURS[term]
    primary = rgb(look.primary or colour or own or pick(choices, seed, term))
    palette = clothed(primary, rgb(look.secondary or second), rgb(look.accent or accent))
    size = _SIZES[term] * factor * (look.scale or 1.0) * scale * (0.92 + 0.16 * (seed % 7) / 6)
    return Small(term, size, palette, frozenset(features.split()), seed)


def _eye(sheet: Sheet, at: Floats, r: float, lids: Floats, white: str = "white") -> None:
    """Lay a round eye that blinks about (frames, 2)."""
    for radius, colour, dx, dy in ((1.0, white, 0.0, 0.0), (0.6, "ink", 0.15, 0.0), (0.2, "white", 0.35, 0.3)):
        ring = oval(dx * r, dy * r, radius * r, radius * r, points=14)
        eye = np.stack([np.broadcast_to(ring[:, 0], (len(at), 14)), ring[:, 1][None] * lids[:, None]], -1)
        sheet.put(at[:, None] + eye, Paint(rgb(colour)))


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
        _eye(sheet, top + np.array([side * 0.11 * s + 0.03 * s, -0.06 * s]), 0.062 * s, lids, "lemon")
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
    high = 0.12 * s * (1 - wet) + 0.1 * s * wet
    bob = np.sin(phase) * 0.012 * s
    base = np.stack([0 * t, high + bob], -1)
    skin = p["primary"]
    for number, (x, dim) in enumerate(((-0.28, -0.9), (0.26, -0.9), (-0.22, 0.0), (0.3, 0.0))):
        swing = np.sin(phase + number * np.pi * (0.5 if number < 2 else 1.5)) * (0.25 * life.moving + 0.12 * wet)
        angle = -1.57 + swing - wet * (0.5 if x < 0 else -0.1)
        long = (0.2 + 0.12 * wet) * s
        root = base + np.array([x * s, 0.04 * s])
        end = root + np.stack([np.cos(angle), np.sin(angle)], -1) * np.asarray(long)[..., None]
        end[:, 1] = np.where(wet > 0.5, end[:, 1], np.maximum(end[:, 1], 0.03 * s))
        half = np.array([0.065, 0.05], np.float32) * s
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
    _eye(sheet, shifted(head, 0.025 * s, 0.025 * s), 0.022 * s, blink(t, who.seed, "turtle"))
    mouth = np.stack([shifted(head, 0.085 * s, -0.02 * s), shifted(head, 0.03 * s, -0.035 * s)], 1)
    sheet.put(ribbon(mouth, np.full(2, 0.004 * s), 2), Paint(shade(skin, -2)))
    shell = cut(
        "-0.48,0.0! -0.46,0.14 -0.3,0.32 -0.02,0.4 0.26,0.32 0.42,0.14 0.45,0.0! 0.2,-0.05 -0.2,-0.05"
    ) * np.float32(s)
    sheet.put(base[:, None] + shell, Paint(shade(p["accent"], 0.3), shade(p["accent"], -1.2)), rim=True)
    for x, y, r in ((-0.24, 0.15, 0.085), (-0.02, 0.22, 0.1), (0.2, 0.15, 0.085)):
        plate = np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0.5, 6.78, 7)[:-1]], np.float32) * np.float32(
            r * s
        )
        sheet.put(
            base[:, None] + plate + np.array([x * s, y * s], np.float32), Paint(shade(p["secondary"], 0.2), opacity=0.7)
        )
    rim = cut("-0.49,0.0 -0.2,-0.05 0.2,-0.05 0.46,0.0 0.47,0.05 0.2,0.01 -0.2,0.01 -0.5,0.05") * np.float32(s)
    sheet.put(base[:, None] + rim, Paint(shade(p["accent"], 1.0)))


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
    _eye(sheet, tip + np.array([0.75 * thick, 0.35 * thick]), 0.26 * thick, np.ones_like(t), "lemon")


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
    _eye(sheet, shifted(eye, 0.02 * s, 0.01 * s), 0.065 * s, blink(t, who.seed, "frog"), "lemon")
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
    _eye(sheet, shifted(head, 0.05 * s, 0.03 * s), 0.05 * s, np.ones_like(t))
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


DRAW = {
    "octopus": draw_octopus, "turtle": draw_turtle, "snake": draw_snake, "frog": draw_frog, "butterfly": draw_butterfly,
    "bee": draw_bee, "snail": draw_snail,
}  # fmt: skip
"""How each is drawn."""
