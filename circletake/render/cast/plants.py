"""Plants: grown from a seed, swaying in the air that moves."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, pick, rgb, shade
from circletake.render.cast.drawing import Palette, clothed
from circletake.render.cast.motion import noise
from circletake.render.cast.moving import limb, ribbon, spline
from circletake.render.cast.outline import oval
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint, Rgb
from circletake.schema import Look, derive_seed

_HEIGHTS = {
    "tree": 6.5, "pine": 8.0, "palm": 7.0, "dead tree": 5.5, "bush": 1.1, "flower": 0.55, "flowers": 0.5, "cactus": 2.6,
    "grass": 0.8, "mushroom": 0.22, "seedling": 0.28, "seaweed": 1.8, "leaf": 0.16,
}  # fmt: skip
_GREENS = ("#6d9a50", "#5f8a52", "#7a9a4a", "#4f7d52", "#88a055")
_COLOURS: dict[str, tuple[str, ...]] = {
    "tree": _GREENS, "pine": ("#3f6a4f", "#35604a", "#4a7352"), "palm": ("#6d9a50", "#5f9455"),
        "dead tree": ("#5a4a44",),
    "bush": _GREENS, "flower": ("#c8443a", "#e0a93a", "#d27a95", "#8a6ab0", "#f0e8da"), "flowers": ("#c8443a",
        "#e0a93a", "#d27a95"),
    "cactus": ("#5f8f5a", "#6d9a62"), "grass": ("#8fa352", "#a8a352", "#7d9a4a"), "mushroom": ("#c8382f", "#b8763f"),
    "seedling": ("#7fae4f",), "seaweed": ("#4f8a5f", "#6d8f4a", "#3f7d6f"), "leaf": ("#c8763a", "#b8503a", "#d9a441",
        "#8a9a4a"),
}  # fmt: skip
_VARIANTS: dict[str, tuple[str, str]] = {
    "rose": ("#c23a44", ""), "tulip": ("#d8563f", "tulip"), "daisy": ("#f2ece0", ""), "poppy": ("#cf4030", ""),
        "sunflower": ("#e2b22f", "sunflower"),
    "lily": ("#f0e4dc", "tulip"), "dandelion": ("#e8c63a", ""), "cherry tree": ("#e0a0ac", ""),
        "apple tree": ("#6d9a50", "apples"),
    "willow": ("#8fa35a", "willow"), "birch": ("#9ab060", "birch"), "maple": ("#c8603a", ""), "oak": ("#5f8a4a", ""),
        "wheat": ("#d9b45a", "ears"),
    "corn": ("#b9a84a", "ears"), "hay": ("#d3b35f", ""), "reeds": ("#8a9a55", "reeds"), "christmas tree": ("#3f6a4f",
        "lights"), "fern": ("#4f8a52", ""),
    "coral": ("#d2705f", ""), "blossom": ("#e3a9b5", ""), "toadstool": ("#c8382f", ""),
}  # fmt: skip


class Plant(NamedTuple):
    """One plant, cast."""

    term: str
    height: float
    palette: Palette
    feature: str
    seed: int


def cast_plant(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Plant:
    """Return a plant of this kind."""
    seed = derive_seed("plant", look.seed, term, individual)
    own, feature = _VARIANTS.get(noun, ("", ""))
    main = rgb(look.primary or colour or own or pick(_COLOURS[term], seed, "colour"))
    second = rgb(look.secondary or pick(("#6a4a37", "#7a5a45", "#5b4233"), seed, "bark"))
    size = _HEIGHTS[term] * (look.scale or 1.0) * scale * (0.85 + 0.3 * (seed % 97) / 96)
    if feature == "sunflower":
        size *= 2.6
    return Plant(term, size, clothed(main, second, rgb(look.accent or "gold")), feature, seed)


def sway(t: Floats, seed: int, rate_hz: float = 0.3) -> Floats:
    """Return (frames,) how a plant bends in moving air: a slow gust and a quick shiver on it."""
    out: Floats = noise(t, rate_hz, seed, "gust") * 0.8 + np.sin(t * 2.3 + seed % 7) * 0.2
    return out


def _bent(points: Floats, bend: Floats, height: float, strength: float) -> Floats:
    """Return points (P, 2) pushed sideways by wind: (frames, P, 2); the higher, the more."""
    share = np.clip(points[None, :, 1] / height, 0, 1.4)
    shift = bend[:, None] * strength * height * share**1.7
    x = points[None, :, 0] + shift
    y = points[None, :, 1] - 0.3 * np.abs(shift) * share
    return np.stack([x, y + 0 * x], -1).astype(np.float32)


def _blob(cx: float, cy: float, r: float, rng: np.random.Generator, lobes: int = 9, rough: float = 0.12) -> Floats:
    """Return a leafy outline of round lobes."""
    turn = np.linspace(0, 2 * np.pi, lobes * 6, endpoint=False)
    reach = (
        1 + rough * np.abs(np.sin(turn * lobes / 2 + rng.uniform(0, 3))) + 0.06 * np.sin(turn * 2 + rng.uniform(0, 6))
    )
    return np.stack([cx + np.cos(turn) * r * reach, cy + np.sin(turn) * r * reach * 0.92], -1).astype(np.float32)


def draw_plant(sheet: Sheet, plant: Plant, clock: Clock, grown: Floats | None, windy: float = 1.0) -> None:
    """Lay a plant.

    Args:
        sheet: where to.
        plant: the plant.
        clock: the clip's frames.
        grown: (frames,) 0..1 how far it has grown, or None for full-grown.
        windy: factor on its swaying.
    """
    bend = sway(clock.times_s, plant.seed) * windy
    before = len(sheet.shapes)
    _DRAW[plant.term](sheet, plant, bend, np.random.default_rng(plant.seed), clock)
    if grown is not None:
        base = sheet.stance.position
        for shape in sheet.shapes[before:]:
            wide = (0.35 + 0.65 * grown)[:, None]
            x = (shape.points[..., 0] - base[:, None, 0]) * wide * grown[:, None] + base[:, None, 0]
            y = (shape.points[..., 1] - base[:, None, 1]) * grown[:, None] + base[:, None, 1]
            shape.points = np.stack([x, y, np.broadcast_to(shape.points[..., 2], x.shape)], -1).astype(np.float32)


def _stem(sheet: Sheet, path: Floats, half: Floats, bend: Floats, height: float, strength: float, colour: Rgb) -> None:
    spine = _bent(path, bend, height, strength)
    sheet.put(limb(spine, half), Paint(colour, shade(colour, -0.6)), rim=True)


def _tree(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    bark = rgb("#d9d2c4") if plant.feature == "birch" else p["secondary"]
    lean = rng.uniform(-0.05, 0.05)
    trunk = np.array([(0, -0.01), (lean * 0.4, 0.25), (lean, 0.5), (lean * 1.2, 0.7)], np.float32) * h
    _stem(sheet, trunk, np.array([0.06, 0.036, 0.03, 0.014], np.float32) * h, bend, h, 0.02, bark)
    for side, low, high in ((-1, 0.36, 0.58), (1, 0.42, 0.64)):
        path = np.array([(lean * 0.7, low), (lean + side * 0.1, low + 0.1), (lean + side * 0.19, high)], np.float32) * h
        _stem(sheet, path, np.array([0.022, 0.016, 0.008], np.float32) * h, bend, h, 0.02, bark)
    places = [(-0.17, 0.58, 0.16, -1.2), (0.19, 0.6, 0.16, -1.2), (0.0, 0.56, 0.18, -0.9), (-0.13, 0.72, 0.17, -0.1),
              (0.14, 0.73, 0.17, -0.2), (0.0, 0.83, 0.17, 0.3), (0.02, 0.66, 0.17, 0.2)]  # fmt: skip
    for x, y, r, step in places:
        blob = _blob(
            (lean + x + rng.uniform(-0.02, 0.02)) * h,
            (y + rng.uniform(-0.02, 0.02)) * h,
            r * h * rng.uniform(0.9, 1.1),
            rng,
        )
        leaf = shade(p["primary"], step + 0.1)
        sheet.put(_bent(blob, bend, h, 0.028), Paint(shade(leaf, 0.4), shade(leaf, -0.7)), rim=True)
    if plant.feature == "willow":
        for k in range(11):
            x = -0.32 + 0.064 * k
            path = (
                np.array([(x * 0.7, 0.66 - abs(x) * 0.4), (x, 0.45), (x * 1.06, 0.22 + 0.05 * (k % 3))], np.float32) * h
            )
            spine = _bent(path, bend * 1.6, h, 0.05)
            sheet.put(
                ribbon(spine, np.array([0.03, 0.028, 0.006]) * h, 3, pointed=True),
                Paint(shade(p["primary"], -0.3 + 0.3 * (k % 2))),
            )
    if plant.feature == "apples":
        for _ in range(9):
            at = np.array([[rng.uniform(-0.24, 0.24), rng.uniform(0.5, 0.85)]], np.float32) * h
            apple = oval(0, 0, 0.02 * h, 0.02 * h, points=10)
            sheet.put(_bent(at, bend, h, 0.028) + apple[None], Paint(rgb("#c23a32")))


def _pine(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    _stem(
        sheet,
        np.array([(0, 0), (0, 0.5), (0, 0.95)], np.float32) * h,
        np.array([0.03, 0.02, 0.006]) * h,
        bend,
        h,
        0.015,
        p["secondary"],
    )
    tiers = 5
    for k in range(tiers):
        low, top = 0.1 + 0.165 * k, 0.42 + 0.145 * k
        wide = 0.25 * (1 - k / (tiers + 0.6))
        edge = []
        count = 7
        for i in range(count):
            x = wide * (1 - 2 * i / (count - 1))
            edge.append((x, low + (0.028 if i % 2 else 0.0) + 0.02 * abs(x) / max(wide, 1e-3) * -1))
        points = np.array([(0, min(1.0, top)), *edge], np.float32) * h
        outline = spline(_bent(points, bend, h, 0.022), 3, (0, *range(1, count + 1, 2)))
        leaf = shade(p["primary"], -0.9 + 0.35 * k)
        sheet.put(outline, Paint(shade(leaf, 0.5), shade(leaf, -0.6)), rim=True)
    if plant.feature == "lights":
        for k in range(18):
            y = 0.16 + 0.78 * (k / 18)
            x = (0.17 * (1 - y)) * np.sin(k * 2.4)
            at = _bent(np.array([[x, y]], np.float32) * h, bend, h, 0.022)
            colour = ("ember", "glow", "sky", "lemon")[k % 4]
            sheet.put(at + oval(0, 0, 0.013 * h, 0.013 * h, points=10)[None], Paint(rgb(colour), emission=0.9))
        at = _bent(np.array([[0, 1.0]], np.float32) * h, bend, h, 0.022)
        sheet.put(at + oval(0, 0, 0.03 * h, 0.03 * h, points=10)[None], Paint(rgb("gold"), emission=0.7))


def _palm(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    lean = rng.choice([-1.0, 1.0]) * rng.uniform(0.06, 0.16)
    trunk = np.array([(0, 0), (lean * 0.15, 0.25), (lean * 0.5, 0.55), (lean, 0.82)], np.float32) * h
    _stem(
        sheet, trunk, np.array([0.034, 0.024, 0.02, 0.018]) * h, bend, h, 0.03, mix(p["secondary"], rgb("sand"), 0.35)
    )
    for k in range(7):
        y = 0.08 + 0.1 * k
        x = float(np.interp(y, trunk[:, 1] / h, trunk[:, 0] / h))
        ring = np.array([(x - 0.024, y), (x + 0.024, y + 0.008)], np.float32) * h
        sheet.put(
            limb(_bent(ring, bend, h, 0.03), np.full(2, 0.004 * h), 2), Paint(shade(p["secondary"], -0.8), opacity=0.6)
        )
    top = _bent(np.array([[lean, 0.82]], np.float32) * h, bend, h, 0.03)[:, 0]
    for number, angle in enumerate((2.75, 0.4, 2.25, 0.9, 1.85, 1.25, 3.2, -0.05)):
        flutter = noise(clock.times_s, 0.6, plant.seed, "frond", number) * 0.07 + bend * 0.08
        share = np.linspace(0, 1, 6, dtype=np.float32)[None]
        way = (
            angle + flutter[:, None] - np.sign(np.cos(angle)) * share * 1.5 * (0.8 if abs(np.cos(angle)) > 0.3 else 0.3)
        )
        steps = np.stack([np.cos(way), np.sin(way)], -1) * np.float32(0.068 * h)
        spine = top[:, None] + np.concatenate([steps[:, :1] * 0, np.cumsum(steps[:, 1:], 1)], 1)
        half = np.array([0.008, 0.032, 0.04, 0.036, 0.024, 0.004], np.float32) * h
        leaf = shade(p["primary"], -0.8 + 0.22 * number)
        sheet.put(ribbon(spine, half, 3, pointed=True), Paint(leaf, shade(leaf, -0.5)), rim=True)
        sheet.put(ribbon(spine, np.array([0.004, 0.004, 0.003, 0.003, 0.002, 0.001]) * h, 2), Paint(shade(leaf, -1.0)))
    for x, y in ((-0.02, 0.0), (0.022, -0.005), (0.0, -0.025)):
        at = top + np.array([x * h, y * h])
        sheet.put(
            at[:, None] + oval(0, 0, 0.022 * h, 0.024 * h, points=12), Paint(shade(p["secondary"], -0.4)), rim=True
        )


def _dead(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, colour = plant.height, plant.palette["primary"]

    def branch(x: float, y: float, angle: float, length: float, wide: float, depth: int) -> None:
        share = np.linspace(0, 1, 4)
        way = angle + rng.uniform(-0.3, 0.3) * share
        path = np.stack([x + np.cumsum(np.cos(way)) * length / 4 - np.cos(way[0]) * length / 4,
                         y + np.cumsum(np.sin(way)) * length / 4 - np.sin(way[0]) * length / 4], -1)  # fmt: skip
        half = np.linspace(wide, wide * 0.5, 4) * h
        spine = _bent((path * h).astype(np.float32), bend, h, 0.016)
        sheet.put(
            ribbon(spine, half.astype(np.float32), 3, pointed=depth == 0),
            Paint(shade(colour, 0.3 * (2 - depth)), shade(colour, -0.5)),
            rim=True,
        )
        if depth == 0:
            return
        end_x, end_y = float(path[-1, 0]), float(path[-1, 1])
        for turn in (rng.uniform(0.3, 0.7), -rng.uniform(0.3, 0.7)):
            branch(end_x, end_y, float(way[-1]) + turn, length * rng.uniform(0.6, 0.75), wide * 0.55, depth - 1)

    branch(0.0, -0.01, 1.57 + rng.uniform(-0.1, 0.1), 0.42, 0.05, 3)


def _bush(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    for x, y, r, step in (
        (-0.5, 0.34, 0.36, -1.0),
        (0.5, 0.36, 0.36, -1.0),
        (-0.2, 0.5, 0.42, -0.4),
        (0.26, 0.48, 0.4, -0.2),
        (0.0, 0.36, 0.4, 0.3),
    ):
        blob = _blob(x * h, y * h, r * h * rng.uniform(0.92, 1.08), rng, 8)
        blob[:, 1] = np.maximum(blob[:, 1], 0)
        leaf = shade(p["primary"], step)
        sheet.put(_bent(blob, bend, h, 0.04), Paint(shade(leaf, 0.4), shade(leaf, -0.7)), rim=True)


def _bloom(sheet: Sheet, at: Floats, r: float, plant: Plant, turn: Floats, colour: Rgb) -> None:
    """Lay one blossom about (frames, 2)."""
    if plant.feature == "tulip":
        for x, step in ((-0.5, -0.5), (0.5, -0.5), (0.0, 0.2)):
            petal = np.array(
                [(x * 0.5, -0.9), (x * 1.5 - 0.5, 0.0), (x * 1.4, 1.1), (x * 1.5 + 0.5, 0.0)], np.float32
            ) * np.float32(r)
            sheet.put(spline(at[:, None] + petal[None], 4, (2,)), Paint(shade(colour, step)), rim=True)
        return
    count = 12 if plant.feature == "sunflower" else 7
    for k in range(count):
        angle = turn + 2 * np.pi * k / count
        ahead = np.stack([np.cos(angle), np.sin(angle)], -1)
        over = np.stack([-ahead[:, 1], ahead[:, 0]], -1)
        wide = r * (0.36 if count == 7 else 0.24)
        points = [
            at + ahead * 0.2 * r,
            at + ahead * 0.65 * r + over * wide,
            at + ahead * 1.08 * r,
            at + ahead * 0.65 * r - over * wide,
        ]
        sheet.put(spline(np.stack(points, 1).astype(np.float32), 3), Paint(shade(colour, 0.25 * (k % 2))), rim=True)
    core = rgb("#6a4a2f") if plant.feature == "sunflower" else rgb("gold")
    size = r * (0.46 if plant.feature == "sunflower" else 0.34)
    sheet.put(at[:, None] + oval(0, 0, size, size, points=14), Paint(core))


def _one_flower(
    sheet: Sheet, plant: Plant, bend: Floats, x: float, h: float, r: float, colour: Rgb, lean: float
) -> None:
    green = rgb("leaf")
    path = np.array([(x, 0), (x + lean * 0.4, 0.45 * h), (x + lean, 0.86 * h)], np.float32)
    spine = _bent(path, bend, h, 0.12)
    sheet.put(ribbon(spine, np.array([0.018, 0.015, 0.012]) * plant.height, 3), Paint(shade(green, -0.6)))
    for side, share in ((-1, 0.3), (1, 0.45)):
        root = spine[:, 0] + (spine[:, 1] - spine[:, 0]) * np.float32(share * 2)
        reach = np.array([side * 0.16 * h, 0.1 * h], np.float32)
        leaf = np.stack(
            [root, root + reach * 0.5 + [0, 0.05 * h], root + reach, root + reach * 0.55 - [0, 0.02 * h]], 1
        )
        sheet.put(spline(leaf.astype(np.float32), 3, (0, 2)), Paint(shade(green, -0.2 * side)), rim=True)
    _bloom(sheet, spine[:, -1], r, plant, bend * 0.3 + 0.3, colour)


def _flower(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h = plant.height
    r = h * (0.17 if plant.feature != "sunflower" else 0.13)
    _one_flower(sheet, plant, bend, 0.0, h, r, plant.palette["primary"], rng.uniform(-0.05, 0.05) * h)


def _flowers(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h = plant.height
    choices = (plant.palette["primary"], rgb("#e3b34a"), rgb("#d88a9c"), rgb("#efe6da"), rgb("#8f74b8"))
    for k in range(7):
        x = (-0.75 + 0.25 * k) * h + rng.uniform(-0.05, 0.05) * h
        tall = h * rng.uniform(0.6, 1.05)
        later = np.roll(bend, min(2, len(bend) - 1)) if k % 2 else bend
        later = np.where(np.arange(len(bend)) < 2, bend, later)
        _one_flower(
            sheet, plant, later, x, tall, h * rng.uniform(0.11, 0.15), choices[k % 5], rng.uniform(-0.08, 0.08) * h
        )


def _cactus(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, colour = plant.height, plant.palette["primary"]
    calm = bend * 0.15
    arms = [
        ((-0.05, 0.34), (-0.2, 0.36), (-0.24, 0.44), (-0.24, 0.68)),
        ((0.05, 0.46), (0.18, 0.48), (0.22, 0.55), (0.22, 0.8)),
    ]
    for arm in arms:
        _stem(
            sheet, np.array(arm, np.float32) * h, np.full(4, 0.058 * h, np.float32), calm, h, 0.02, shade(colour, -0.4)
        )
    _stem(
        sheet,
        np.array([(0, 0), (0, 0.5), (0, 0.92)], np.float32) * h,
        np.array([0.082, 0.088, 0.078]) * h,
        calm,
        h,
        0.02,
        colour,
    )
    for x in (-0.04, 0.0, 0.04):
        line = np.array([(x, 0.03), (x, 0.5), (x * 0.8, 0.94)], np.float32) * h
        sheet.put(ribbon(_bent(line, calm, h, 0.02), np.full(3, 0.005 * h), 2), Paint(shade(colour, -1.1), opacity=0.6))
    at = _bent(np.array([[0.0, 1.0]], np.float32) * h, calm, h, 0.02)[:, 0]
    _bloom(sheet, at, 0.055 * h, plant, bend * 0.1, rgb("#d8607a"))


def _grass(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    for k in range(17):
        x, tall = rng.uniform(-0.7, 0.7) * h, h * rng.uniform(0.55, 1.0)
        lean = rng.uniform(-0.25, 0.25) * h
        path = np.array([(x, -0.01 * h), (x + lean * 0.3, 0.5 * tall), (x + lean, tall)], np.float32)
        gust = bend + noise(clock.times_s, 0.9, plant.seed, "blade", k) * 0.3
        spine = _bent(path, gust, h, 0.22)
        leaf = shade(p["primary"], rng.uniform(-1.1, 0.7))
        sheet.put(
            ribbon(spine, np.array([0.022, 0.018, 0.003]) * h, 3, pointed=True),
            Paint(leaf, shade(leaf, -0.8)),
            rim=True,
        )
        if plant.feature == "ears" and k % 2:
            ear = np.stack([spine[:, 2] + (spine[:, 2] - spine[:, 1]) * np.float32(s) for s in (-0.2, 0.0, 0.22)], 1)
            sheet.put(limb(ear, np.array([0.02, 0.03, 0.01]) * h, 3), Paint(shade(p["primary"], 0.5)), rim=True)
        if plant.feature == "reeds" and k % 3 == 0:
            ear = np.stack([spine[:, 2] + (spine[:, 2] - spine[:, 1]) * np.float32(s) for s in (-0.25, 0.0)], 1)
            sheet.put(limb(ear, np.full(2, 0.026 * h), 3), Paint(rgb("#6a4630")), rim=True)


def _mushroom(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    for x, k in ((0.42, 0.55), (0.0, 1.0)):
        path = np.array([(x, 0), (x, 0.3 * k), (x, 0.6 * k)], np.float32) * h
        _stem(sheet, path, np.array([0.12, 0.09, 0.1]) * h * k, bend * 0.2, h, 0.03, rgb("cream"))
        cap = np.array(
            [(-0.42, 0.52), (-0.36, 0.76), (0, 0.98), (0.36, 0.76), (0.42, 0.52), (0, 0.58)], np.float32
        ) * np.float32(h * k)
        cap[:, 0] += x * h
        sheet.put(
            spline(_bent(cap, bend * 0.2, h, 0.03), 5, (0, 4)),
            Paint(shade(p["primary"], 0.3), shade(p["primary"], -0.5)),
            rim=True,
        )
        for dx, dy, r in ((-0.2, 0.72, 0.06), (0.06, 0.84, 0.07), (0.24, 0.66, 0.05), (-0.02, 0.66, 0.04)):
            spot = oval((x + dx * k) * h, dy * h * k, r * h * k, r * 0.85 * h * k, points=12)
            sheet.put(_bent(spot, bend * 0.2, h, 0.03), Paint(rgb("white")))


def _seedling(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    mound = spline(
        np.array([[(-0.45, 0), (-0.25, 0.12), (0, 0.16), (0.25, 0.12), (0.45, 0)]], np.float32) * np.float32(h),
        4,
        (0, 4),
    )[0]
    sheet.put(mound, Paint(rgb("#6a4f3a")), rim=True)
    spine = _bent(np.array([(0, 0.08), (0.04, 0.4), (0, 0.7)], np.float32) * h, bend, h, 0.1)
    sheet.put(ribbon(spine, np.array([0.035, 0.03, 0.025]) * h, 3), Paint(shade(p["primary"], -0.5)))
    top = spine[:, -1]
    for side, rise in ((-1, 0.5), (1, 0.55)):
        angle = rise + bend * 0.1
        reach = np.stack([side * np.cos(angle), np.sin(angle)], -1) * np.float32(0.42 * h)
        over = np.stack([-reach[:, 1], reach[:, 0]], -1) * side
        points = np.stack([top, top + reach * 0.45 + over * 0.42, top + reach, top + reach * 0.55 - over * 0.3], 1)
        sheet.put(
            spline(points.astype(np.float32), 4, (0, 2)),
            Paint(shade(p["primary"], 0.2 * side), shade(p["primary"], -0.6)),
            rim=True,
        )


def _seaweed(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    t = clock.times_s
    for k in range(5):
        x, tall = (-0.28 + 0.14 * k) * h + rng.uniform(-0.04, 0.04) * h, h * rng.uniform(0.6, 1.0)
        share = np.linspace(0, 1, 7, dtype=np.float32)[None]
        wave = np.sin(t[:, None] * 1.5 - share * 4.5 + k * 1.3) * 0.09 * tall * share
        spine = np.stack([x + wave + 0 * share, share * tall + 0 * wave], -1).astype(np.float32)
        leaf = shade(p["primary"], -0.9 + 0.4 * k)
        half = np.array([0.02, 0.045, 0.03, 0.05, 0.03, 0.04, 0.004], np.float32) * h * 0.8
        sheet.put(ribbon(spine, half, 3, pointed=True), Paint(shade(leaf, 0.5), shade(leaf, -0.7)), rim=True)


def _leaf(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, colour = plant.height, plant.palette["primary"]
    shape = np.array([(0, 0.1), (0.16, 0.2), (0.4, 0.16), (0.34, 0.36), (0.46, 0.56), (0.22, 0.6), (0, 1.0), (-0.22,
        0.6), (-0.46, 0.56),
                      (-0.34, 0.36), (-0.4, 0.16), (-0.16, 0.2)], np.float32) * np.float32(h)  # fmt: skip
    flat = _bent(shape, bend, h, 0.08)
    sheet.put(spline(flat, 3, (2, 4, 6, 8, 10)), Paint(shade(colour, 0.2), shade(colour, -0.6)), rim=True)
    vein = _bent(np.array([(0, 0), (0, 0.5), (0, 0.9)], np.float32) * h, bend, h, 0.08)
    sheet.put(ribbon(vein, np.array([0.025, 0.018, 0.008]) * h, 2), Paint(shade(colour, -1.2)))


_DRAW = {
    "tree": _tree, "pine": _pine, "palm": _palm, "dead tree": _dead, "bush": _bush, "flower": _flower,
        "flowers": _flowers,
    "cactus": _cactus, "grass": _grass, "mushroom": _mushroom, "seedling": _seedling, "seaweed": _seaweed,
        "leaf": _leaf,
}  # fmt: skip
