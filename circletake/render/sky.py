"""The sky by direction: one soft picture that every frame looks into."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.colour import Floats64, from_oklab, ramp, to_oklab
from circletake.render.light import Illumination, Luminary
from circletake.render.scene import Floats, Rgb

# Tangents of elevation at which the horizon's, the middle and the zenith's colour stand.
_STOPS = np.array([-0.05, 0.0, 0.09, 0.26, 0.8])


class Panorama(NamedTuple):
    """The sky as the kernels want it."""

    image: Floats
    """(3, rows, columns), top row first."""
    frame: Floats
    """(4): tangent of the leftmost and the highest direction, columns and rows a unit of tangent."""


class View(NamedTuple):
    """Directions that a shot sees, as tangents."""

    left: float
    right: float
    bottom: float
    top: float


def view_of(camera: Floats, aspect: float) -> View:
    """Return all directions that a camera track sees, a little more than needed."""
    focal, shift, horizon = camera[:, 3], camera[:, 4], camera[:, 5]
    return View(
        float(np.min((-aspect / 2 - shift) / focal)) - 0.02,
        float(np.max((aspect / 2 - shift) / focal)) + 0.02,
        float(np.min((horizon - 1.0) / focal)) - 0.02,
        float(np.max(horizon / focal)) + 0.02,
    )


def paint_sky(light: Illumination, view: View, cells: float) -> Panorama:
    """Paint the sky of a place in the open.

    Args:
        light: Of the shot.
        view: What has to be covered.
        cells: How many cells a unit of tangent has.
    """
    across, up = _directions(view, cells)
    colours = ramp(up, _STOPS, _gradient(light))
    glow = np.zeros_like(up)
    for body, reach in ((light.sun, 1.0), (light.moon, 0.55)):
        if body is not None:
            glow += _glow(body, across, up) * reach
    if light.sun is None and light.moon is None and light.hour > 4.5:
        side = -light.side * 0.3
        glow += 0.6 / (1.0 + ((across - side) / 0.6) ** 2 + ((up - 0.0) / 0.2) ** 2) ** 1.2
    return Panorama(_screened(colours, light.glow, glow * light.glow_strength), _frame(view, cells))


def paint_plain(top: Rgb, bottom: Rgb, view: View, cells: float) -> Panorama:
    """Paint a plain gradient for where no sky is: under water, in space, behind a wall."""
    across, up = _directions(view, cells)
    del across
    share = np.clip((up + 0.45) / 0.9, 0.0, 1.0)
    colours = ramp(share, np.array([0.0, 1.0]), np.array([bottom, top]))
    return Panorama(np.ascontiguousarray(colours.transpose(2, 0, 1), np.float32), _frame(view, cells))


def _directions(view: View, cells: float) -> tuple[Floats64, Floats64]:
    columns = max(int((view.right - view.left) * cells) + 2, 4)
    rows = max(int((view.top - view.bottom) * cells) + 2, 4)
    across = view.left + (np.arange(columns) + 0.5) / cells
    up = view.top - (np.arange(rows) + 0.5) / cells
    grid = np.meshgrid(across, up)
    return grid[0], grid[1]


def _frame(view: View, cells: float) -> Floats:
    return np.array([view.left, view.top, cells, cells], np.float32)


def _gradient(light: Illumination) -> Floats64:
    low, mid, high = (to_oklab(colour) for colour in (light.horizon, light.middle, light.zenith))
    return np.clip(from_oklab(np.stack([low, low, low * 0.55 + mid * 0.45, mid, high])), 0.0, 1.0)


def _glow(body: Luminary, across: Floats64, up: Floats64) -> Floats64:
    """Return light around a body: a tight halo, a wide one, and a bed along the horizon below it."""
    dx = across - body.across
    dy = up - body.up
    far = dx * dx + dy * dy
    # Close round a low sun the glow is weaker, so that its red disc stands out in it.
    tight = (0.42 + 0.33 * min(body.up / 0.3, 1.0)) / (1.0 + far / (body.radius * 1.9) ** 2) ** 1.3
    wide = 0.42 / (1.0 + far / 0.30**2) ** 1.4
    low = max(0.0, 1.0 - body.up * 2.5)
    bed = 0.42 * low / (1.0 + (dx / 0.62) ** 2 + (up / 0.11) ** 2)
    glow: Floats64 = tight + wide + bed
    return glow


def _screened(colours: Floats64, light: Rgb, amount: Floats64) -> Floats:
    """Lay light over colours: screen, which never burns out."""
    lit = 1.0 - (1.0 - colours) * (1.0 - np.minimum(amount[..., None] * np.asarray(light), 0.98))
    return np.ascontiguousarray(lit.transpose(2, 0, 1), np.float32)
