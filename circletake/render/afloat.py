"""Afloat: under water, swimmers swim over the ground and not on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from circletake.render.extent import extent_of
from circletake.render.places.scenery import Scenery
from circletake.render.scene import Performance, Shape
from circletake.schema import derive_seed

_SWIMMERS = frozenset(
    {"fish", "shoal", "shark", "whale", "dolphin", "octopus", "turtle", "mermaid", "submarine", "penguin", "duck"}
)
_STROKES = frozenset({"swim", "fly", "sail"})
_BESIDE = 0.45
"""Of the height of whoever stands on the bed: how high over it others swim at most."""
_SPREAD_M = 1.3
"""Swimmers differ by up to this in height."""


def set_afloat(scenery: Scenery, cast: list[Performance], seed: int) -> list[Performance]:
    """Return the cast with its swimmers lifted off the ground, where the place is under water."""
    if scenery.swim_m is None:
        return cast
    standing = [one.height_m for one in cast if not _swims(one) and "pelvis" in one.key_points]
    # Beside somebody on the bed one swims where a frame that holds him ends not yet.
    most = _BESIDE * min(standing) if standing else np.inf
    return [_lifted(one, scenery.swim_m, float(most), seed) if _swims(one) else one for one in cast]


def _swims(performance: Performance) -> bool:
    return performance.term in _SWIMMERS or bool(_STROKES.intersection(performance.actions))


def _lifted(performance: Performance, least: float, most: float, seed: int) -> Performance:
    share = np.random.default_rng(derive_seed(seed, "afloat", performance.id)).random()
    rise = min(least + _SPREAD_M * share, most) - float(extent_of(performance).bottom.min())
    if rise <= 0.0:
        return performance
    up = np.array([0.0, rise, 0.0], np.float32)
    shapes = [
        Shape(shape.points + up, shape.paint, shape.object, shape.opacity, shape.order, shape.rim)
        for shape in performance.shapes
    ]
    return replace(
        performance,
        shapes=shapes,
        anchor=performance.anchor + up,
        key_points={name: points + up for name, points in performance.key_points.items()},
        places={key: point + up for key, point in performance.places.items()},
    )
