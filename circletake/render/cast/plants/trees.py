"""Trees and bushes."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.motion import noise
from circletake.render.cast.moving import limb, ribbon, spline
from circletake.render.cast.outline import oval
from circletake.render.cast.plants.growth import Plant, bent, blob, stem
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint


def draw_tree(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    bark = rgb("#d9d2c4") if plant.feature == "birch" else p["secondary"]
    lean = rng.uniform(-0.05, 0.05)
    trunk = np.array([(0, -0.01), (lean * 0.4, 0.25), (lean, 0.5), (lean * 1.2, 0.7)], np.float32) * h
    stem(sheet, trunk, np.array([0.06, 0.036, 0.03, 0.014], np.float32) * h, bend, h, 0.02, bark)
    for side, low, high in ((-1, 0.36, 0.58), (1, 0.42, 0.64)):
        path = np.array([(lean * 0.7, low), (lean + side * 0.1, low + 0.1), (lean + side * 0.19, high)], np.float32) * h
        stem(sheet, path, np.array([0.022, 0.016, 0.008], np.float32) * h, bend, h, 0.02, bark)
    places = [(-0.17, 0.58, 0.16, -1.2), (0.19, 0.6, 0.16, -1.2), (0.0, 0.56, 0.18, -0.9), (-0.13, 0.72, 0.17, -0.1),
              (0.14, 0.73, 0.17, -0.2), (0.0, 0.83, 0.17, 0.3), (0.02, 0.66, 0.17, 0.2)]  # fmt: skip
    for x, y, r, step in places:
        leaves = blob(
            (lean + x + rng.uniform(-0.02, 0.02)) * h,
            (y + rng.uniform(-0.02, 0.02)) * h,
            r * h * rng.uniform(0.9, 1.1),
            rng,
        )
        leaf = shade(p["primary"], step + 0.1)
        sheet.put(bent(leaves, bend, h, 0.028), Paint(shade(leaf, 0.4), shade(leaf, -0.7)), rim=True)
    if plant.feature == "willow":
        for k in range(11):
            x = -0.32 + 0.064 * k
            path = (
                np.array([(x * 0.7, 0.66 - abs(x) * 0.4), (x, 0.45), (x * 1.06, 0.22 + 0.05 * (k % 3))], np.float32) * h
            )
            spine = bent(path, bend * 1.6, h, 0.05)
            sheet.put(
                ribbon(spine, np.array([0.03, 0.028, 0.006]) * h, 3, pointed=True),
                Paint(shade(p["primary"], -0.3 + 0.3 * (k % 2))),
            )
    if plant.feature == "apples":
        for _ in range(9):
            at = np.array([[rng.uniform(-0.24, 0.24), rng.uniform(0.5, 0.85)]], np.float32) * h
            apple = oval(0, 0, 0.02 * h, 0.02 * h, points=10)
            sheet.put(bent(at, bend, h, 0.028) + apple[None], Paint(rgb("#c23a32")))


def draw_pine(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    stem(
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
        outline = spline(bent(points, bend, h, 0.022), 3, (0, *range(1, count + 1, 2)))
        leaf = shade(p["primary"], -0.9 + 0.35 * k)
        sheet.put(outline, Paint(shade(leaf, 0.5), shade(leaf, -0.6)), rim=True)
    if plant.feature == "lights":
        for k in range(18):
            y = 0.16 + 0.78 * (k / 18)
            x = (0.17 * (1 - y)) * np.sin(k * 2.4)
            at = bent(np.array([[x, y]], np.float32) * h, bend, h, 0.022)
            colour = ("ember", "glow", "sky", "lemon")[k % 4]
            sheet.put(at + oval(0, 0, 0.013 * h, 0.013 * h, points=10)[None], Paint(rgb(colour), emission=0.9))
        at = bent(np.array([[0, 1.0]], np.float32) * h, bend, h, 0.022)
        sheet.put(at + oval(0, 0, 0.03 * h, 0.03 * h, points=10)[None], Paint(rgb("gold"), emission=0.7))


def draw_palm(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    lean = rng.choice([-1.0, 1.0]) * rng.uniform(0.06, 0.16)
    trunk = np.array([(0, 0), (lean * 0.15, 0.25), (lean * 0.5, 0.55), (lean, 0.82)], np.float32) * h
    stem(sheet, trunk, np.array([0.034, 0.024, 0.02, 0.018]) * h, bend, h, 0.03, mix(p["secondary"], rgb("sand"), 0.35))
    for k in range(7):
        y = 0.08 + 0.1 * k
        x = float(np.interp(y, trunk[:, 1] / h, trunk[:, 0] / h))
        ring = np.array([(x - 0.024, y), (x + 0.024, y + 0.008)], np.float32) * h
        sheet.put(
            limb(bent(ring, bend, h, 0.03), np.full(2, 0.004 * h), 2), Paint(shade(p["secondary"], -0.8), opacity=0.6)
        )
    top = bent(np.array([[lean, 0.82]], np.float32) * h, bend, h, 0.03)[:, 0]
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


def draw_dead_tree(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, colour = plant.height, plant.palette["primary"]

    def branch(x: float, y: float, angle: float, length: float, wide: float, depth: int) -> None:
        share = np.linspace(0, 1, 4)
        way = angle + rng.uniform(-0.3, 0.3) * share
        path = np.stack([x + np.cumsum(np.cos(way)) * length / 4 - np.cos(way[0]) * length / 4,
                         y + np.cumsum(np.sin(way)) * length / 4 - np.sin(way[0]) * length / 4], -1)  # fmt: skip
        half = np.linspace(wide, wide * 0.5, 4) * h
        spine = bent((path * h).astype(np.float32), bend, h, 0.016)
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


def draw_bush(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    for x, y, r, step in (
        (-0.5, 0.34, 0.36, -1.0),
        (0.5, 0.36, 0.36, -1.0),
        (-0.2, 0.5, 0.42, -0.4),
        (0.26, 0.48, 0.4, -0.2),
        (0.0, 0.36, 0.4, 0.3),
    ):
        leaves = blob(x * h, y * h, r * h * rng.uniform(0.92, 1.08), rng, 8)
        leaves[:, 1] = np.maximum(leaves[:, 1], 0)
        leaf = shade(p["primary"], step)
        sheet.put(bent(leaves, bend, h, 0.04), Paint(shade(leaf, 0.4), shade(leaf, -0.7)), rim=True)
