"""Flowers, grasses and what else grows low."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.cast.motion import noise
from circletake.render.cast.moving import limb, ribbon, spline
from circletake.render.cast.outline import oval
from circletake.render.cast.plants.growth import Plant, bent, blossom, stem
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint, Rgb


def _one_flower(
    sheet: Sheet, plant: Plant, bend: Floats, x: float, h: float, r: float, colour: Rgb, lean: float
) -> None:
    green = rgb("leaf")
    path = np.array([(x, 0), (x + lean * 0.4, 0.45 * h), (x + lean, 0.86 * h)], np.float32)
    spine = bent(path, bend, h, 0.12)
    sheet.put(ribbon(spine, np.array([0.018, 0.015, 0.012]) * plant.height, 3), Paint(shade(green, -0.6)))
    for side, share in ((-1, 0.3), (1, 0.45)):
        root = spine[:, 0] + (spine[:, 1] - spine[:, 0]) * np.float32(share * 2)
        reach = np.array([side * 0.16 * h, 0.1 * h], np.float32)
        leaf = np.stack(
            [root, root + reach * 0.5 + [0, 0.05 * h], root + reach, root + reach * 0.55 - [0, 0.02 * h]], 1
        )
        sheet.put(spline(leaf.astype(np.float32), 3, (0, 2)), Paint(shade(green, -0.2 * side)), rim=True)
    blossom(sheet, spine[:, -1], r, plant, bend * 0.3 + 0.3, colour)


def draw_flower(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h = plant.height
    r = h * (0.17 if plant.feature != "sunflower" else 0.13)
    _one_flower(sheet, plant, bend, 0.0, h, r, plant.palette["primary"], rng.uniform(-0.05, 0.05) * h)


def draw_flowers(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
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


def draw_cactus(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, colour = plant.height, plant.palette["primary"]
    calm = bend * 0.15
    arms = [
        ((-0.05, 0.34), (-0.2, 0.36), (-0.24, 0.44), (-0.24, 0.68)),
        ((0.05, 0.46), (0.18, 0.48), (0.22, 0.55), (0.22, 0.8)),
    ]
    for arm in arms:
        stem(
            sheet, np.array(arm, np.float32) * h, np.full(4, 0.058 * h, np.float32), calm, h, 0.02, shade(colour, -0.4)
        )
    stem(
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
        sheet.put(ribbon(bent(line, calm, h, 0.02), np.full(3, 0.005 * h), 2), Paint(shade(colour, -1.1), opacity=0.6))
    at = bent(np.array([[0.0, 1.0]], np.float32) * h, calm, h, 0.02)[:, 0]
    blossom(sheet, at, 0.055 * h, plant, bend * 0.1, rgb("#d8607a"))


def draw_grass(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    for k in range(22):
        # A tuft: dense and upright in its middle, thin and bowed at its edges.
        aside = float(np.clip(rng.normal(0, 0.42), -1, 1))
        x, tall = 0.55 * aside * h, h * rng.uniform(0.6, 1.0) * (1 - 0.35 * abs(aside))
        lean = (0.42 * aside + rng.uniform(-0.12, 0.12)) * h
        path = np.array([(x, -0.01 * h), (x + lean * 0.3, 0.5 * tall), (x + lean, tall)], np.float32)
        gust = bend + noise(clock.times_s, 0.9, plant.seed, "blade", k) * 0.3
        spine = bent(path, gust, h, 0.22)
        leaf = shade(p["primary"], rng.uniform(-1.1, 0.7))
        sheet.put(
            ribbon(spine, np.array([0.03, 0.024, 0.003]) * h, 3, pointed=True),
            Paint(leaf, shade(leaf, -0.8)),
            rim=True,
        )
        if plant.feature == "ears" and k % 2:
            ear = np.stack([spine[:, 2] + (spine[:, 2] - spine[:, 1]) * np.float32(s) for s in (-0.2, 0.0, 0.22)], 1)
            sheet.put(limb(ear, np.array([0.02, 0.03, 0.01]) * h, 3), Paint(shade(p["primary"], 0.5)), rim=True)
        if plant.feature == "reeds" and k % 3 == 0:
            ear = np.stack([spine[:, 2] + (spine[:, 2] - spine[:, 1]) * np.float32(s) for s in (-0.25, 0.0)], 1)
            sheet.put(limb(ear, np.full(2, 0.026 * h), 3), Paint(rgb("#6a4630")), rim=True)


def draw_mushroom(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    for x, k in ((0.42, 0.55), (0.0, 1.0)):
        path = np.array([(x, 0), (x, 0.3 * k), (x, 0.6 * k)], np.float32) * h
        stem(sheet, path, np.array([0.12, 0.09, 0.1]) * h * k, bend * 0.2, h, 0.03, rgb("cream"))
        cap = np.array(
            [(-0.42, 0.52), (-0.36, 0.76), (0, 0.98), (0.36, 0.76), (0.42, 0.52), (0, 0.58)], np.float32
        ) * np.float32(h * k)
        cap[:, 0] += x * h
        sheet.put(
            spline(bent(cap, bend * 0.2, h, 0.03), 5, (0, 4)),
            Paint(shade(p["primary"], 0.3), shade(p["primary"], -0.5)),
            rim=True,
        )
        for dx, dy, r in ((-0.2, 0.72, 0.06), (0.06, 0.84, 0.07), (0.24, 0.66, 0.05), (-0.02, 0.66, 0.04)):
            spot = oval((x + dx * k) * h, dy * h * k, r * h * k, r * 0.85 * h * k, points=12)
            sheet.put(bent(spot, bend * 0.2, h, 0.03), Paint(rgb("white")))


def draw_seedling(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, p = plant.height, plant.palette
    mound = spline(
        np.array([[(-0.45, 0), (-0.25, 0.12), (0, 0.16), (0.25, 0.12), (0.45, 0)]], np.float32) * np.float32(h),
        4,
        (0, 4),
    )[0]
    sheet.put(mound, Paint(rgb("#6a4f3a")), rim=True)
    spine = bent(np.array([(0, 0.08), (0.04, 0.4), (0, 0.7)], np.float32) * h, bend, h, 0.1)
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


def draw_seaweed(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
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


_MAPLE = ((0.03, 0.25), (0.21, 0.2), (0.17, 0.28), (0.47, 0.37), (0.41, 0.44), (0.53, 0.62), (0.37, 0.6), (0.34, 0.67),
          (0.2, 0.55), (0.26, 0.83), (0.14, 0.78))  # fmt: skip
"""The right side of a maple leaf from its stem to its tip, in shares of its height."""


def draw_leaf(sheet: Sheet, plant: Plant, bend: Floats, rng: np.random.Generator, clock: Clock) -> None:
    h, colour = plant.height, plant.palette["primary"]
    shape = np.array([*_MAPLE, (0.0, 1.0), *((-x, y) for x, y in reversed(_MAPLE))], np.float32) * np.float32(h)
    sheet.put(bent(shape, bend, h, 0.08), Paint(shade(colour, 0.35), shade(colour, -0.6)), rim=True)
    for tip, wide in (((0.0, 0.9), 0.016), ((0.36, 0.52), 0.011), ((-0.36, 0.52), 0.011)):
        vein = bent(np.array([(0, 0.24), tip], np.float32) * np.float32(h), bend, h, 0.08)
        sheet.put(ribbon(vein, np.array([wide, wide * 0.4]) * h, 2), Paint(shade(colour, -1.0)))
    stalk = bent(np.array([(0.05, -0.06), (0.01, 0.1), (0, 0.27)], np.float32) * np.float32(h), bend, h, 0.08)
    sheet.put(ribbon(stalk, np.array([0.02, 0.016, 0.014]) * h, 2), Paint(shade(colour, -1.2)))
