"""Afloat: under water, swimmers swim over the ground and not on it."""

from __future__ import annotations

import numpy as np

from circletake.render.extent import extent_of
from circletake.render.places.scenery import Scenery
from circletake.render.scene import Performance, Shape
from circletake.schema import derive_seed

_SWIMMERS = frozenset(
    {"fish", "shoal", "shark", "whale", "dolphin", "octopus", "turtle", "mermaid", "submarine", "penguin", "duck"}
)
_STROKES = frozenset({"swim", "fly", "sail"})
_SPREAD_M = 1.3
"""Swimmers differ by up to this in height."""


def set_afloat(scenery: Scenery, cast: list[Performance], seed: int) -> list[Performance]:
    """Return the cast with its swimmers lifted off the ground, where the place is under water."""
    if scenery.swim_m is None:
        return cast
    return [_lifted(performance, scenery.swim_m, seed) for performance in cast]


def _lifted(performance: Performance, least: float, seed: int) -> Performance:
    if performance.term not in _SWIMMERS and not _STROKES.intersection(performance.actions):
        return performance
    share = np.random.default_rng(derive_seed(seed, "afloat", performance.id)).random()
    rise = least + _SPREAD_M * share - float(extent_of(performance).bottom.min())
    if rise <= 0.0:
        return performance
    up = np.array([0.0, rise, 0.0], np.float32)
    shapes = [
        Shape(shape.points + up, shape.paint, shape.object, shape.opacity, shape.order, shape.rim)
        for shape in performance.shapes
    ]
    return Performance(
        id=performance.id,
        term=performance.term,
        shapes=shapes,
        anchor=performance.anchor + up,
        height_m=performance.height_m,
        width_m=performance.width_m,
        key_points={name: points + up for name, points in performance.key_points.items()},
        contacts=performance.contacts,
        sources=performance.sources,
        actions=performance.actions,
        flare=performance.flare,
        places={key: point + up for key, point in performance.places.items()},
    )
