"""Sails: cloth that the wind fills, from the edge that is held to the one that is free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.drawing import Drawing, Palette, Piece
from circletake.render.cast.motion import noise
from circletake.render.cast.sheet import Move, Sheet
from circletake.render.scene import Paint

FORE_AND_AFT = frozenset({"sail", "jib"})
"""Groups of three-cornered sails, held along a mast or a stay."""
SQUARE = "square"
"""The group of sails that hang from yards across the ship."""
_DEEPEST = 0.24
"""How far a sail in a full wind bellies, in shares of its foot."""
_FULL_MPS = 9.0
_FINE = 6


class _Corners(NamedTuple):
    head: Floats
    tack: Floats
    """Low, at the edge that is held."""
    clew: Floats
    """Low, at the edge that is free."""


def has_square_sails(picture: Drawing) -> bool:
    """Tell whether a vessel carries sails that hang from yards."""
    return any(piece.group == SQUARE for piece in picture.pieces)


def filling(t: Floats, wind_mps: float, seed: int) -> Floats:
    """Return (frames,) how full a sail is, 0..1: it breathes with the gusts; without any wind of note it just draws."""
    strong = abs(wind_mps)
    steady = 0.3 + 0.7 * min(strong / _FULL_MPS, 1.0)
    gust = 1.0 + (0.1 + 0.012 * strong) * noise(t, 0.45, seed, "gust")
    out: Floats = np.clip(steady * gust, 0.0, 1.25).astype(np.float32)
    return out


def draw_under_sail(
    sheet: Sheet, picture: Drawing, palette: Palette, moves: Mapping[str, Move], size: float, t: Floats, full: Floats
) -> None:  # fmt: skip
    """Lay a vessel's drawing: its sails as the wind has them, all else moved as groups are.

    Args:
        sheet: where to.
        picture: the vessel.
        palette: its colours.
        moves: how its other groups move.
        size: factor on the drawing.
        t: (frames,) seconds.
        full: (frames,) how full the sails are.
    """
    for piece in picture.pieces:
        if piece.group in FORE_AND_AFT or piece.group == SQUARE:
            _lay_sail(sheet, picture, palette, piece, size, t, full)
        else:
            sheet.draw(Drawing((piece,), picture.pivots), palette, moves, size)


def _lay_sail(
    sheet: Sheet, picture: Drawing, palette: Palette, piece: Piece, scale: float, t: Floats, full: Floats
) -> None:  # fmt: skip
    """Lay one sheet of a sail; with the cloth itself goes the shade in its hollow."""
    size, paint = np.float32(scale), piece.fill.paint(palette)
    if piece.group == SQUARE:
        sheet.put(_square(piece.outline, t, full) * size, paint, rim=piece.rim)
        return
    cloth = next(one.outline for one in picture.pieces if one.group == piece.group)
    corners = _corners(cloth)
    sheet.put(_bellied(_finer(piece.outline), corners, t, full) * size, paint, rim=piece.rim)
    if piece.outline is cloth:
        shade = Paint((0.36, 0.34, 0.4), opacity=0.15)
        hollow = _bellied(_hollow(corners), corners, t, full)
        sheet.put(hollow * size, shade, np.clip(full * 1.1 - 0.1, 0, 1).astype(np.float32))


def _corners(cloth: Floats) -> _Corners:
    low, high = cloth.min(0), cloth.max(0)
    foot = cloth[cloth[:, 1] < low[1] + 0.25 * (high[1] - low[1])]
    return _Corners(cloth[np.argmax(cloth[:, 1])], foot[np.argmax(foot[:, 0])], foot[np.argmin(foot[:, 0])])


def _finer(outline: Floats) -> Floats:
    share = (np.arange(_FINE, dtype=np.float32) / _FINE)[None, :, None]
    if len(outline) > 40:
        return outline
    return (outline[:, None] * (1 - share) + np.roll(outline, -1, axis=0)[:, None] * share).reshape(-1, 2)


def _across(corners: _Corners, y: Floats) -> tuple[Floats, Floats]:
    """Return the x of the held and of the free edge at heights."""
    up = np.clip((y - corners.tack[1]) / (corners.head[1] - corners.tack[1]), -0.2, 1.0)
    rise = np.clip((y - corners.clew[1]) / (corners.head[1] - corners.clew[1]), -0.2, 1.0)
    return (
        corners.tack[0] + (corners.head[0] - corners.tack[0]) * up,
        corners.clew[0] + (corners.head[0] - corners.clew[0]) * rise,
    )


def _bellied(outline: Floats, corners: _Corners, t: Floats, full: Floats) -> Floats:
    """Return (frames, P, 2) an outline pressed away from the edge that is held, and its foot with it."""
    held, free = _across(corners, outline[:, 1])
    foot = float(corners.tack[0] - corners.clew[0])
    out = np.clip((held - outline[:, 0]) / np.maximum(np.abs(held - free), 0.06 * foot), 0.0, 1.2)
    rise = np.clip((outline[:, 1] - corners.clew[1]) / (corners.head[1] - corners.clew[1]), 0.0, 1.0)
    deep = _DEEPEST * foot
    bow = _arch(rise) * out
    sag = np.sin(np.pi * np.clip(out, 0, 1)) * (1 - rise) ** 5
    # What is slack flutters along its free edge.
    flutter = np.sin(2 * np.pi * (1.8 * rise[None] - 1.5 * t[:, None])) * out**2 * np.sin(np.pi * rise)
    x = outline[None, :, 0] - deep * (full[:, None] * bow[None] + 0.1 * (1.25 - full[:, None]) * flutter)
    y = outline[None, :, 1] - 0.45 * deep * full[:, None] * sag[None]
    return np.stack([x, y], -1).astype(np.float32)


def _arch(share: Floats) -> Floats:
    out: Floats = np.maximum(np.sin(np.pi * share), 0.0) ** 0.8
    return out


def _hollow(corners: _Corners) -> Floats:
    """Return the outline of the shade in a belly: a blade along the free edge."""
    rise = np.linspace(0.06, 0.9, 12, dtype=np.float32)
    y = corners.clew[1] + (corners.head[1] - corners.clew[1]) * rise
    held, free = _across(corners, y)
    inner = 0.86 - 0.42 * _arch(rise)
    one = np.stack([held + (free - held) * 0.97, y], -1)
    other = np.stack([held + (free - held) * inner, y], -1)
    return np.concatenate([one, other[::-1]]).astype(np.float32)


def _square(outline: Floats, t: Floats, full: Floats) -> Floats:
    """Return (frames, P, 2) a sail that hangs from a yard, pressed forward in its middle and most at its foot."""
    low, size = outline.min(0), np.ptp(outline, axis=0)
    down = 1 - (outline[:, 1] - low[1]) / size[1]
    push = 0.3 * size[1] * np.sin(np.pi * np.clip(0.08 + 0.72 * down, 0, 1))
    breathe = (full - 0.35)[:, None] + 0.03 * np.sin(2.3 * t)[:, None] * down[None]
    x = outline[None, :, 0] + push[None] * breathe
    return np.stack([x, np.broadcast_to(outline[None, :, 1], x.shape)], -1).astype(np.float32)
