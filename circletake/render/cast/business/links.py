"""Links: a chain as it is seen, and what it hangs from."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb, shade
from circletake.render.scene import Paint, Rgb, Shape

_ROUND = 5
"""Points of each half of a link's end."""
_BEYOND = 0.2
"""How far a link reaches beyond its pins, in shares of its pitch: it holds the next one."""
_HALF = 0.33
"""Half a link's width when it is seen from the front, in shares of its pitch."""
_WIRE = 0.15
_ORDER = 1 / 1024


def _stadium(pitch: float, half: float, beyond: float) -> Floats:
    """Return (P, 2) what is round at both ends and straight between, its pins one pitch apart, its middle at 0."""
    turn = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 2 * _ROUND + 1)
    end = np.stack([np.cos(turn), np.sin(turn)], -1) * half
    shift = np.array([0.5 * pitch + beyond - half, 0.0])
    ring: Floats = np.concatenate([end + shift, -end - shift]).astype(np.float32)
    return ring


def _ring(pitch: float, half: float, wire: float, beyond: float) -> Floats:
    """Return (P, 2) a link with its hole."""
    outer, inner = _stadium(pitch, half, beyond), _stadium(pitch, half - wire, beyond - wire)
    return np.concatenate([outer, outer[:1], inner[:1], inner[::-1]])


def _placed(outline: Floats, middles: Floats, turned: Floats, depth: Floats) -> Floats:
    """Return (frames, P, 3) a link's outline where it is."""
    c, s = np.cos(turned)[:, None], np.sin(turned)[:, None]
    points = np.empty((len(middles), len(outline), 3), np.float32)
    points[..., 0] = outline[:, 0] * c - outline[:, 1] * s + middles[:, None, 0]
    points[..., 1] = outline[:, 0] * s + outline[:, 1] * c + middles[:, None, 1]
    points[..., 2] = depth[:, None]
    return points


def link_shapes(
    middles: Floats, turned: Floats, pitch_m: float, depth: Floats, object_id: str, order: float,
    colour: Rgb | None = None,
) -> list[Shape]:  # fmt: skip
    """Return a chain's links, by turns from the front and edge on, each dark with light metal on it.

    Args:
        middles: (links, frames, 2) metres.
        turned: (links, frames) radians from level.
        pitch_m: from pin to pin.
        depth: (frames,) metres.
        object_id: whose it is.
        order: of the first; all of them stay within 1/4 of it.
        colour: of the metal; None: iron.
    """
    light = colour or rgb("steel")
    dark, edge = Paint(shade(light, -5)), Paint(shade(light, -1))
    beyond, half, wire = _BEYOND * pitch_m, _HALF * pitch_m, _WIRE * pitch_m
    whole, bright = (
        _ring(pitch_m, half, wire, beyond),
        _ring(pitch_m, half - 0.3 * wire, 0.45 * wire, beyond - 0.3 * wire),
    )
    rod, gleam = _stadium(pitch_m, 0.62 * wire, beyond), _stadium(pitch_m, 0.3 * wire, beyond - 0.3 * wire)
    fronts = ((whole, dark, True), (bright, Paint(light), False))
    edges = ((rod, dark, True), (gleam, edge, False))
    shapes = []
    for parity, layers in ((0, fronts), (1, edges)):
        for outline, paint, rim in layers:
            for number in range(parity, len(middles), 2):
                order += _ORDER
                points = _placed(outline, middles[number], turned[number], depth)
                shapes.append(Shape(points, paint, object_id, None, order, rim))
    return shapes


def _beam(ax: float, ay: float, bx: float, by: float, half: float) -> Floats:
    way = np.array([bx - ax, by - ay], np.float32)
    side = np.array([-way[1], way[0]], np.float32) * np.float32(half / float(np.hypot(*way)))
    one, other = np.array([ax, ay], np.float32), np.array([bx, by], np.float32)
    return np.stack([one + side, one - side, other - side, other + side])


def gallows(
    x: float, top: float, ground: float, half: float, depth: float, object_id: str, order: float
) -> list[Shape]:  # fmt: skip
    """Return two posts and a beam at whose middle (x, top) something hangs."""
    wood = Paint(rgb("wood"), shade(rgb("wood"), -2))
    beams = [_beam(x + way * half, ground, x + way * 0.96 * half, top + 0.1, 0.06) for way in (-1.0, 1.0)]
    beams += [
        _beam(x + way * 0.95 * half, top - 0.4, x + way * (half - 0.45), top + 0.06, 0.035) for way in (-1.0, 1.0)
    ]
    beams.append(_beam(x - half - 0.14, top + 0.08, x + half + 0.14, top + 0.08, 0.075))
    return _laid(beams, wood, depth, object_id, order)


def crane(
    x: float, top: float, ground: float, side: float, depth: float, object_id: str, order: float
) -> list[Shape]:  # fmt: skip
    """Return a lattice jib whose tip (x, top) something hangs from, and the engine house at its foot."""
    high = top - ground
    foot = x - side * 0.62 * high
    steel, house = Paint(rgb("gold"), rgb("brass")), Paint(shade(rgb("gold"), -1), shade(rgb("brass"), -2))
    wide = 0.055 * high
    ends = [(foot + k / 9 * (x - foot), ground + 0.12 * high + k / 9 * 0.88 * high) for k in range(10)]
    beams = []
    for k in range(9):
        (ax, ay), (bx, by) = ends[k], ends[k + 1]
        a, b = wide * (1 - 0.8 * k / 9), wide * (1 - 0.8 * (k + 1) / 9)
        beams += [_beam(ax - side * a, ay + 0.5 * a, bx - side * b, by + 0.5 * b, 0.035), _beam(ax, ay, bx, by, 0.035)]
        beams.append(_beam(ax - side * a, ay + 0.5 * a, bx, by, 0.022))
    shapes = _laid(beams, steel, depth, object_id, order)
    wagon = [_beam(foot - side * 1.3, ground + 0.55, foot + side * 0.7, ground + 0.55, 0.32)]
    wagon.append(_beam(foot - side * 0.1, ground + 0.95, foot + side * 0.62, ground + 0.95, 0.24))
    tracks = [_beam(foot - side * 1.35, ground + 0.16, foot + side * 0.85, ground + 0.16, 0.16)]
    shapes += _laid(wagon, house, depth, object_id, order + 64 * _ORDER)
    shapes += _laid(tracks, Paint(rgb("ink")), depth, object_id, order + 72 * _ORDER)
    return shapes


def _laid(outlines: list[Floats], paint: Paint, depth: float, object_id: str, order: float) -> list[Shape]:
    z = np.full((4, 1), depth, np.float32)
    return [
        Shape(np.concatenate([one, z], 1).astype(np.float32), paint, object_id, None, order + k * _ORDER, True)
        for k, one in enumerate(outlines)
    ]
