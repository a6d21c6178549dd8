"""Plants: grown from a seed, swaying in the air that moves."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import pick, rgb
from circletake.render.cast.drawing import clothed
from circletake.render.cast.plants.growth import Plant, sway
from circletake.render.cast.plants.herbs import (
    draw_cactus,
    draw_flower,
    draw_flowers,
    draw_grass,
    draw_leaf,
    draw_mushroom,
    draw_seaweed,
    draw_seedling,
)
from circletake.render.cast.plants.trees import draw_bush, draw_dead_tree, draw_palm, draw_pine, draw_tree
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock
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


_DRAW = {
    "tree": draw_tree, "pine": draw_pine, "palm": draw_palm, "dead tree": draw_dead_tree, "bush": draw_bush,
        "flower": draw_flower,
        "flowers": draw_flowers,
    "cactus": draw_cactus, "grass": draw_grass, "mushroom": draw_mushroom, "seedling": draw_seedling,
        "seaweed": draw_seaweed,
        "leaf": draw_leaf,
}  # fmt: skip
