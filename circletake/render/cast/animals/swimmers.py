"""What lives in the water: fish, sharks, whales, dolphins, octopuses, turtles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, pick, rgb, shade
from circletake.render.cast.drawing import Palette, clothed
from circletake.render.cast.motion import blink, noise
from circletake.render.cast.moving import limb, perpendicular, ribbon, spline, unit
from circletake.render.cast.outline import oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint
from circletake.schema import Look


class Finned(NamedTuple):
    """A swimmer's build. Lengths in body lengths."""

    length: float
    """Metres of a usual one."""
    upper: tuple[float, ...]
    """Heights of the back above the axis, from the tail's root to the snout."""
    lower: tuple[float, ...]
    """Depths of the belly below it."""
    wave: float
    """How far the tail beats."""
    beat_hz: float
    fluke: str
    """`fish`, `shark` or `whale`: how the tail's fin stands."""
    colours: tuple[str, ...]
    belly: str
    eye: tuple[float, float]
    """Along (0 tail, 1 snout) and above the axis."""
    mass_kg: float
    swim_mps: float


SWIMMERS: dict[str, Finned] = {
    "fish": Finned(0.32, (0.035, 0.11, 0.18, 0.19, 0.14, 0.02), (0.035, 0.12, 0.19, 0.19, 0.12, 0.01), 0.07, 2.2,
                   "fish",
                   ("#d9823a", "#c8553f", "#4f86a0", "#c9a23f", "#6f8f9a"), "cream", (0.84, 0.045), 0.6, 0.5),
    "shark": Finned(3.2, (0.022, 0.06, 0.095, 0.11, 0.085, 0.02), (0.022, 0.05, 0.085, 0.1, 0.075, 0.0), 0.06, 0.9,
                    "shark",
                    ("#6a7886", "#5d6d7d", "#76808a"), "#d9dee0", (0.87, 0.03), 400, 2.4),
    "whale": Finned(12.0, (0.025, 0.065, 0.115, 0.15, 0.15, 0.06), (0.025, 0.06, 0.12, 0.17, 0.15, 0.05), 0.05, 0.22,
                    "whale",
                    ("#41586f", "#3c4f63", "#4b5f70"), "#c3cdd0", (0.83, -0.025), 30000, 2.2),
    "dolphin": Finned(2.4, (0.025, 0.06, 0.1, 0.12, 0.105, 0.03), (0.025, 0.055, 0.095, 0.115, 0.085, 0.012), 0.07,
                      1.1, "whale",
                      ("#5f7f98", "#6a8aa0", "#587489"), "#d5dde0", (0.86, 0.03), 150, 3.5),
}  # fmt: skip
"""Builds by term."""


class SwimVariant(NamedTuple):
    """What a word makes of a swimmer."""

    scale: float = 1.0
    colour: str = ""
    belly: str = ""
    add: tuple[str, ...] = ()


SWIM_VARIANTS: dict[str, SwimVariant] = {
    "goldfish": SwimVariant(0.5, "#e07a2e", "#efae5c"), "salmon": SwimVariant(1.8, "#b0766a", "#e3c9bd"),
                            "trout": SwimVariant(1.2, "#7d8a6a", "#d9c9a0"),
    "carp": SwimVariant(1.6, "#b8863f"), "koi": SwimVariant(1.6, "#efe6d8", "white", ("koi",)),
                        "clownfish": SwimVariant(0.5, "#e2762c", "#e2762c", ("bands",)),
    "orca": SwimVariant(1.6, "#23242d", "#f0ede6", ("orca",)), "humpback": SwimVariant(1.0),
                        "blue whale": SwimVariant(1.5, "#4a6a86"),
    "sperm whale": SwimVariant(1.1, "#55595f", "#6b6f75"), "porpoise": SwimVariant(0.75), "seal": SwimVariant(0.75,
                               "#6f6a68", "#a8a19a", ("seal",)),
    "sea lion": SwimVariant(0.85, "#7a5a44", "#a07a58", ("seal",)),
}  # fmt: skip
"""Variants by noun."""


class Swimmer(NamedTuple):
    """One swimmer, cast."""

    term: str
    build: Finned
    length: float
    palette: Palette
    features: frozenset[str]
    seed: int


def cast_swimmer(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Swimmer:
    """Return a swimmer of this kind."""
    build = SWIMMERS[term]
    variant = SWIM_VARIANTS.get(noun, SwimVariant())
    seed = look.seed * 64 + individual
    primary = rgb(look.primary or colour or variant.colour or pick(build.colours, seed, term))
    belly = rgb(look.secondary or variant.belly or build.belly)
    accent = rgb(look.accent) if look.accent else shade(primary, -1.2)
    size = (look.scale or 1.0) * scale * variant.scale * (0.92 + 0.16 * (seed % 7) / 6)
    return Swimmer(term, build, build.length * size, clothed(primary, belly, accent), frozenset(variant.add), seed)


class Undulation(NamedTuple):
    """How a swimmer's body moves; all (frames,)."""

    phase: Floats
    """Of the tail's beat, radians."""
    strength: Floats
    """0 still to 1 swimming, beyond 1 hurried."""
    stranded: Floats
    """0 in the water, 1 lying on the ground."""
    jaw: Floats
    sheen: float = 0.0


def draw_swimmer(sheet: Sheet, fish: Swimmer, u: Undulation, clock: Clock) -> Floats:
    """Lay a swimmer about its own middle; returns its spine (frames, 6, 2), tail first."""
    build, size, p = fish.build, fish.length, fish.palette
    spine = _spine(fish, u)
    across = perpendicular(unit(np.gradient(spine, axis=1)))
    breath = 1 + 0.02 * np.sin(clock.times_s * 1.1 + fish.seed % 5) * u.stranded
    upper = np.array(build.upper, np.float32) * size
    lower = np.array(build.lower, np.float32) * size * breath[:, None]
    _tail_fin(sheet, fish, u, spine)
    _fins(sheet, fish, u, spine, across, far=True)
    back, under = spine + across * upper[..., None], spine - across * lower[..., None]
    snout = spine[:, -1:] + unit(spine[:, -1:] - spine[:, -2:-1]) * np.float32(0.035 * size)
    body = spline(np.concatenate([back, snout, under[:, ::-1]], 1), 5)
    sheet.put(body, Paint(shade(p["primary"], 0.25), shade(p["primary"], -0.5)), rim=True)
    _belly(sheet, fish, spine, under, snout)
    _marks(sheet, fish, spine, across, upper, lower)
    _fins(sheet, fish, u, spine, across, far=False)
    _head(sheet, fish, u, spine, across, clock)
    return spine


def _spine(fish: Swimmer, u: Undulation) -> Floats:
    """Return the body's axis (frames, 6, 2): a wave that runs back and grows towards the tail."""
    build, size = fish.build, fish.length
    along = np.linspace(-0.5, 0.46, 6, dtype=np.float32)
    grow = ((0.46 - along) / 0.96) ** 2
    swing = np.sin(u.phase[:, None] + (along[None] - 0.46) * 4.2)
    y = swing * grow[None] * (build.wave * size) * np.minimum(u.strength, 1.6)[:, None]
    # Lying, the body rests on its belly: the axis follows the ground and the tail droops.
    sag = np.array([build.lower[i] - build.lower[3] for i in range(6)], np.float32) * size
    y = y * (1 - 0.7 * u.stranded[:, None]) + sag[None] * u.stranded[:, None] * 0.9
    x = np.broadcast_to(along[None] * size, y.shape)
    return np.stack([x, y], -1).astype(np.float32)


def _local(root: Floats, ahead: Floats, shape: tuple[tuple[float, float], ...], size: float) -> Floats:
    """Return control points (frames, K, 2) of a shape in axes along and across a direction."""
    over = perpendicular(ahead)
    return np.stack([root + ahead * (x * size) + over * (y * size) for x, y in shape], 1)


def _tail_fin(sheet: Sheet, fish: Swimmer, u: Undulation, spine: Floats) -> None:
    size, p = fish.length, fish.palette
    ahead = unit(spine[:, 1] - spine[:, 0])
    turn = np.cos(u.phase - 4.6) * np.minimum(u.strength, 1.2)
    colour = shade(p["primary"], -0.7) if fish.term != "fish" else shade(p["accent"], 0.6)
    kind = fish.build.fluke
    if kind == "whale":
        # A whale's fluke lies level: seen from the side it shows as it beats up and down.
        lift = turn * 0.5 + 0.35
        over = np.stack([-ahead[:, 1], ahead[:, 0]], -1)
        wide = 0.2 * size
        for side, dim in ((-1.0, -0.5), (1.0, 0.2)):
            spread = (
                over * lift[:, None] * 0.55
                + np.array([0, 0.34 * side], np.float32) * (0.7 + 0.3 * np.abs(turn))[:, None]
            )
            tip = spine[:, 0] - ahead * (0.15 * size) + spread * wide
            inner = spine[:, 0] - ahead * (0.1 * size) + over * (lift * 0.16 * wide)[:, None]
            edge = spine[:, 0] - ahead * (0.02 * size) + spread * wide * 0.62
            control = np.stack([spine[:, 0] + ahead * (0.03 * size), edge, tip, inner], 1)
            sheet.put(spline(control, 5, (2, 3)), Paint(shade(colour, dim)), rim=True)
        return
    squeeze = 0.72 + 0.28 * np.abs(turn)
    fish_fin = ((0.03, 0.02), (-0.06, 0.09), (-0.2, 0.17), (-0.15, 0.0), (-0.2, -0.17), (-0.06, -0.09), (0.03, -0.02))
    shark_fin = (
        (0.03, 0.015),
        (-0.05, 0.08),
        (-0.17, 0.22),
        (-0.1, 0.06),
        (-0.09, 0.0),
        (-0.13, -0.11),
        (-0.03, -0.05),
    )
    shape = fish_fin if kind == "fish" else shark_fin
    control = _local(spine[:, 0], ahead, shape, size)
    control = spine[:, :1] + (control - spine[:, :1]) * np.stack([squeeze, np.ones_like(squeeze)], -1)[:, None]
    sheet.put(spline(control, 4, (2, 4)), Paint(colour, shade(colour, -0.7)), rim=True)


def _fins(sheet: Sheet, fish: Swimmer, u: Undulation, spine: Floats, across: Floats, far: bool) -> None:
    size, p = fish.length, fish.palette
    sway = (np.sin(u.phase * 0.5 + (1.0 if far else 0.0)) * 0.3 * (1 - 0.6 * u.stranded)).astype(np.float32)
    colour = (
        shade(p["primary"], -0.9 if far else -0.55) if fish.term != "fish" else shade(p["accent"], 0.0 if far else 0.6)
    )
    ahead = unit(spine[:, 4] - spine[:, 3])
    if far and fish.term != "whale" and "seal" not in fish.features:
        tall = {"fish": 0.11, "shark": 0.15, "dolphin": 0.11}[fish.term] * (1.9 if "orca" in fish.features else 1.0)
        root = spine[:, 3] - ahead * (0.02 * size) + across[:, 3] * (fish.build.upper[3] * size * 0.8)
        long = 0.34 if fish.term == "fish" else 0.15
        shape = (
            (long * 0.5, -0.02),
            (-0.1 * long, tall),
            (-long * 0.45, tall * 0.9),
            (-long * 0.5, 0.01),
            (-long * 0.7, -0.02),
        )
        sheet.put(spline(_local(root, ahead, shape, size), 4, (0, 2, 4)), Paint(colour), rim=True)
    if far and fish.term == "whale":
        root = spine[:, 1] + across[:, 1] * (fish.build.upper[1] * size * 0.75)
        ridge = ((0.05, -0.01), (0.0, 0.03), (-0.05, 0.028), (-0.05, -0.01))
        sheet.put(spline(_local(root, ahead, ridge, size), 4, (2,)), Paint(colour), rim=True)
    long = {"fish": 0.15, "shark": 0.22, "whale": 0.24, "dolphin": 0.17}[fish.term]
    root = spine[:, 4] - across[:, 4] * (fish.build.lower[4] * size * 0.55)
    angle = -2.35 + sway + (0.35 if far else 0.0) - u.stranded * (0.62 if not far else 0.2)
    reach = np.stack([np.cos(angle), np.sin(angle)], -1)
    points = [root + ahead * (0.05 * size), root + reach * (long * 0.5 * size) + ahead * (0.035 * size),
        root + reach * (long * size),
              root + reach * (long * 0.5 * size) - ahead * (0.03 * size), root - ahead * (0.03 * size)]  # fmt: skip
    sheet.put(spline(np.stack(points, 1), 4, (2,)), Paint(colour, shade(colour, -0.4)), rim=True)


def _belly(sheet: Sheet, fish: Swimmer, spine: Floats, under: Floats, snout: Floats) -> None:
    p = fish.palette
    share = 0.42 if fish.term != "whale" else 0.2
    top = spine[:, 1:] + (under[:, 1:] - spine[:, 1:]) * share
    edge = np.concatenate([top, snout * 0.7 + top[:, -1:] * 0.3, under[:, :0:-1] * 0.985 + spine[:, :0:-1] * 0.015], 1)
    sheet.put(spline(edge, 4, (0,)), Paint(p["secondary"], shade(p["secondary"], -0.7)))
    if fish.term == "whale":
        groove = Paint(mix(p["secondary"], p["primary"], 0.45), opacity=0.7)
        for level in (0.45, 0.6, 0.75, 0.88):
            line = spine[:, 2:] + (under[:, 2:] - spine[:, 2:]) * np.float32(level)
            half = np.array([0.0008, 0.0022, 0.0026, 0.0014], np.float32) * fish.length
            sheet.put(ribbon(line, half, 3), groove)


def _marks(sheet: Sheet, fish: Swimmer, spine: Floats, across: Floats, upper: Floats, lower: Floats) -> None:
    p, size = fish.palette, fish.length
    if "bands" in fish.features or (fish.term == "fish" and fish.seed % 3 == 0 and not fish.features):
        for index, wide in ((2, 0.035), (3, 0.04), (4, 0.03)):
            line = np.stack([spine[:, index] + across[:, index] * upper[index] * 0.97, spine[:, index],
                             spine[:, index] - across[:, index] * lower[:, index, None] * 0.97], 1)  # fmt: skip
            light = rgb("white") if "bands" in fish.features else shade(p["primary"], 1.6)
            sheet.put(ribbon(line, np.array([wide * 0.7, wide, wide * 0.7]) * size, 3), Paint(light, opacity=0.85))
    if "koi" in fish.features:
        for index, reach in ((2, 0.1), (4, 0.09)):
            at = spine[:, index] + across[:, index] * upper[index] * 0.3
            sheet.put(at[:, None] + oval(0, 0, reach * size, reach * 0.8 * size, points=14), Paint(rgb("#d8612f")))
    if "orca" in fish.features:
        at = spine[:, 4] + across[:, 4] * (0.05 * size) + np.array([0.06 * size, 0])
        sheet.put(at[:, None] + oval(0, 0, 0.05 * size, 0.024 * size, 15), Paint(rgb("white")))
    if fish.term == "shark" and "orca" not in fish.features:
        for step in range(3):
            at = spine[:, 4] + np.array([-0.02 * size - step * 0.02 * size, 0])
            line = np.stack(
                [at + across[:, 4] * 0.03 * size, at - across[:, 4] * 0.03 * size - np.array([0.008 * size, 0])], 1
            )
            sheet.put(ribbon(line, np.full(2, 0.0025 * size), 2), Paint(shade(p["primary"], -1.6)))
    if fish.term == "whale":
        rng = np.random.default_rng(fish.seed + 5)
        for _ in range(9):
            index = int(rng.integers(2, 5))
            at = (
                spine[:, index]
                + across[:, index] * np.float32(rng.uniform(-0.02, 0.08) * size)
                + rng.uniform(-0.05, 0.05) * size * np.array([1, 0])
            )
            spot = oval(0, 0, 0.006 * size, 0.005 * size, points=8)
            sheet.put(at[:, None] + spot, Paint(shade(p["primary"], 1.5), opacity=0.55))


def _head(sheet: Sheet, fish: Swimmer, u: Undulation, spine: Floats, across: Floats, clock: Clock) -> None:
    p, size = fish.palette, fish.length
    along, up = fish.build.eye
    ahead = unit(spine[:, 5] - spine[:, 4])
    over = perpendicular(ahead)
    at = spine[:, 0] * 0 + spine[:, 4] + ahead * ((along - 0.768) * size) + over * (up * size)
    whale = fish.term == "whale"
    r = {"fish": 0.042, "shark": 0.0125, "whale": 0.0085, "dolphin": 0.013}[fish.term] * size
    lids = (
        np.clip(blink(clock.times_s, fish.seed, "fish"), 0.1, 1)
        if whale or fish.term == "dolphin"
        else np.ones(clock.frames)
    )
    if fish.term == "fish":
        sheet.put(at[:, None] + oval(0, 0, r, r, points=14), Paint(rgb("white")))
        r *= 0.62
    elif whale:
        brow = oval(0, 0, r * 2.1, r * 1.5, points=14)
        sheet.put(at[:, None] + brow, Paint(shade(p["primary"], -0.9)))
    ring = oval(0, 0, r, r, points=14)
    eye = np.stack([np.broadcast_to(ring[:, 0], (clock.frames, 14)), ring[:, 1][None] * lids[:, None]], -1)
    sheet.put(at[:, None] + eye, Paint(rgb("ink")))
    sheet.put(at[:, None] + oval(r * 0.3, r * 0.35, r * 0.3, r * 0.3, points=8), Paint(rgb("white")))
    _mouth(sheet, fish, u, spine, ahead, over)


def _mouth(sheet: Sheet, fish: Swimmer, u: Undulation, spine: Floats, ahead: Floats, over: Floats) -> None:
    p, size = fish.palette, fish.length
    snout = spine[:, 5] + ahead * (0.028 * size)
    corner = {"fish": (-0.045, -0.05), "shark": (-0.12, -0.055), "whale": (-0.17, -0.07), "dolphin": (-0.1, -0.03)}[
        fish.term
    ]
    drop = -0.006 if fish.term != "whale" else 0.005
    start = snout + over * ((drop - 0.012) * size)
    end = snout + ahead * (corner[0] * size) + over * (corner[1] * size)
    middle = (start + end) / 2 + over * (-0.014 * size if fish.term in ("dolphin", "whale") else 0.004 * size)
    line = np.stack([start, middle, end], 1)
    half = np.array([0.001, 0.003, 0.001], np.float32) * size * (2 if fish.term == "fish" else 1)
    sheet.put(ribbon(line, half, 3), Paint(shade(p["primary"], -2.2)))
    if fish.term == "shark" and "orca" not in fish.features:
        for share in (0.25, 0.42, 0.59, 0.76):
            base = start + (end - start) * np.float32(share)
            tooth = np.stack(
                [base + ahead * (0.008 * size), base - ahead * (0.008 * size), base - over * (0.016 * size)], 1
            )
            sheet.put(tooth, Paint(rgb("white")))
    if fish.term == "dolphin" and "seal" not in fish.features:
        beak = np.stack([snout - ahead * (0.02 * size), snout + ahead * (0.045 * size) - over * (0.012 * size)], 1)
        sheet.put(limb(beak, np.array([0.02, 0.011]) * size, 3), Paint(shade(p["primary"], -0.1)), rim=True)


def wave_phase(fish: Swimmer, travelled: Floats, clock: Clock) -> Floats:
    """Return the tail beat's phase: it runs on by itself and faster with the way made."""
    idle = clock.times_s * (2 * np.pi * fish.build.beat_hz * 0.55)
    beat = travelled / fish.length * 2 * np.pi * 0.9
    drift = noise(clock.times_s, 0.2, fish.seed, "beat") * 0.6
    out: Floats = (-(idle + beat + drift) + fish.seed % 7).astype(np.float32)
    return out
