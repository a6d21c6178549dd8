"""What has no edge: glows, sprites, mist, mirroring water, a background out of focus."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.lending import lend
from circletake.render.raster.reel import F32, inner, kernel, unsigned

_ZERO = np.float32(0.0)
_HALF = np.float32(0.5)
_ONE = np.float32(1.0)

_0, _1, _2 = unsigned(0), unsigned(1), unsigned(2)

ADD, LIGHTEN, DARKEN = 0, 1, 2

_UNSEEN = np.float32(0.0015)
"""Light too weak to be seen: half a step of eight bits, before grain. A glow ends there."""


@inner
def _glow_falls(falls: F32, first: int, off: np.float32, dy2: np.float32, inverse: np.float32) -> None:
    """Write how strong a glow is along a row from column `first`; `off` is column 0's distance from its middle."""
    begin = np.int32(first)
    for x in range(falls.size):
        # A 32-bit count becomes a float in one vector instruction, a 64-bit one does not.
        dx = (np.float32(np.int32(x) + begin) + off) * inverse
        fall = max(_ONE - dx * dx - dy2, _ZERO)
        falls[x] = fall * fall


@inner
def _add_row(row: F32, falls: F32, light: np.float32) -> None:
    for x in range(row.size):
        row[x] += light * falls[x] * max(_ONE - _HALF * row[x], _ZERO)


@inner
def _keep_near(falls: F32, depths: F32, reach: np.float32) -> None:
    """Weaken a glow's row where what is there lies further away than its light reaches."""
    for x in range(falls.size):
        falls[x] *= min(max(reach - depths[x], _ZERO), _ONE)


@inner
def _lighten_row(row: F32, falls: F32, light: np.float32) -> None:
    for x in range(row.size):
        row[x] *= _ONE + light * falls[x]


@inner
def _darken_row(row: F32, falls: F32, dark: np.float32) -> None:
    for x in range(row.size):
        row[x] *= _ONE - dark * falls[x]


@kernel
def draw_glow(planes: F32, glow: F32, top: int, limit: int, left: int, right: int) -> None:
    """Draw a soft round or oval light: (1 - r^2)^2 of its strength at r of its radius.

    Only in the rows from `top` to before `limit` and the columns from `left` to before `right`.
    """
    planes, glow = lend((planes, glow))
    width = planes.shape[2]
    if glow[7] <= 0.0 or glow[2] < 0.5 or glow[3] < 0.5:
        return
    mode = int(glow[8])
    peak = glow[7] * max(max(abs(glow[4]), abs(glow[5])), abs(glow[6])) if mode != DARKEN else glow[7]
    if peak <= _UNSEEN:
        return
    reach = _ONE - np.sqrt(_UNSEEN / peak)
    falls = np.empty(width, np.float32)
    y0 = max(int(glow[1] - glow[3]), top)
    y1 = min(int(glow[1] + glow[3]) + 2, limit)
    for y in range(y0, y1):
        dy = (np.float32(y) + _HALF - glow[1]) / glow[3]
        if dy * dy >= reach:
            continue
        half = np.float32(np.sqrt(reach - dy * dy)) * glow[2]
        xa = max(int(glow[0] - half), left)
        xb = min(int(glow[0] + half) + 2, right)
        if xb <= xa:
            continue
        _glow_falls(falls[: xb - xa], xa, _HALF - glow[0], dy * dy, _ONE / glow[2])
        if mode == LIGHTEN:
            _keep_near(falls[: xb - xa], planes[3, y, xa:xb], glow[9])
        for c in range(3):
            row, light = planes[c, y, xa:xb], np.float32(glow[4 + c] * glow[7])
            if mode == ADD:
                _add_row(row, falls, light)
            elif mode == LIGHTEN:
                _lighten_row(row, falls, light)
            else:
                _darken_row(row, falls, np.float32((_ONE - glow[4 + c]) * glow[7]))


@inner
def _draw_sprite(planes: F32, sprite: F32, group: F32, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """Draw one dot or streak: the pixels nearer than its radius to the line between its ends."""
    x0, y0, x1, y1, radius, opacity = sprite
    soft = max(group[5] * radius, _HALF)
    reach = radius + soft
    sharp = _ONE / (soft + soft)
    red, green, blue = group[2], group[3], group[4]
    dx = x1 - x0
    dy = y1 - y0
    inverse = _ONE / max(dx * dx + dy * dy, np.float32(1e-6))
    steep = abs(dy) > np.float32(1e-3)
    slope = dx / dy if steep else _ZERO
    wide = reach * np.sqrt(slope * slope + _ONE) + _ONE
    left, right = min(x0, x1) - reach, max(x0, x1) + reach
    first, last = max(int(min(y0, y1) - reach), rows[0]), min(int(max(y0, y1) + reach) + 2, rows[1])
    for y in range(unsigned(first), unsigned(max(last, 0))):
        py = np.float32(np.int32(y)) + _HALF - y0
        xa, xb = left, right
        if steep:
            xa, xb = max(xa, x0 + py * slope - wide), min(xb, x0 + py * slope + wide)
        for x in range(unsigned(max(int(xa), columns[0])), unsigned(max(min(int(xb) + 2, columns[1]), 0))):
            px = np.float32(np.int32(x)) + _HALF - x0
            along = min(max((px * dx + py * dy) * inverse, _ZERO), _ONE)
            ex = px - along * dx
            ey = py - along * dy
            away = ex * ex + ey * ey
            if away < reach * reach:
                alpha = min((reach - np.sqrt(away)) * sharp, _ONE) * opacity
                planes[_0, y, x] += (red - planes[_0, y, x]) * alpha
                planes[_1, y, x] += (green - planes[_1, y, x]) * alpha
                planes[_2, y, x] += (blue - planes[_2, y, x]) * alpha


@kernel
def draw_sprites(planes: F32, sprites: F32, group: F32, top: int, limit: int, left: int, right: int) -> None:
    """Draw a group of dots or streaks of one colour in the rows and columns that are asked for."""
    planes, sprites, group = lend((planes, sprites, group))
    first = int(group[0])
    for i in range(first, first + int(group[1])):
        reach = sprites[i, 4] + max(group[5] * sprites[i, 4], _HALF) + _ONE
        above, below = min(sprites[i, 1], sprites[i, 3]) - reach, max(sprites[i, 1], sprites[i, 3]) + reach
        if sprites[i, 5] > 0.0 and sprites[i, 4] > 0.0 and below > top and above < limit:
            _draw_sprite(planes, sprites[i], group, (top, limit), (left, right))


@kernel
def draw_mist(planes: F32, mist: F32, top: int, limit: int, left: int, right: int) -> None:
    """Draw a band of mist: thickest in its middle row, thinning out above and below."""
    planes, mist = lend((planes, mist))
    for y in range(max(int(mist[0] - mist[1]), top), min(int(mist[0] + mist[2]) + 1, limit)):
        off = np.float32(y) + _HALF - mist[0]
        reach = mist[1] if off < _ZERO else mist[2]
        fall = max(_ONE - (off / max(reach, _ONE)) ** 2, _ZERO)
        alpha = mist[6] * fall * fall
        for c in range(3):
            value = mist[3 + c]
            row = planes[c, y, left:right]
            for x in range(row.size):
                row[x] += (value - row[x]) * alpha


@inner
def _mirror_row(planes: F32, y: int, source: float, shift: int, keep: np.float32, tint: F32) -> None:
    """Write a row of water: keep x the row `source` moved by `shift` columns, the rest tint."""
    height, width = planes.shape[1], planes.shape[2]
    above = min(max(int(source), 0), height - 1)
    below = min(above + 1, height - 1)
    part = np.float32(min(max(source - above, 0.0), 1.0))
    left = max(0, -shift)
    right = min(width, width - shift)
    for c in range(3):
        rest = tint[c] * (_ONE - keep)
        first = planes[c, above, left + shift : right + shift]
        second = planes[c, below, left + shift : right + shift]
        row = planes[c, y, left:right]
        for x in range(row.size):
            row[x] = rest + keep * (first[x] + (second[x] - first[x]) * part)
        planes[c, y, :left] = rest + keep * planes[c, above, 0]
        planes[c, y, right:] = rest + keep * planes[c, above, width - 1]


@kernel
def draw_water(planes: F32, water: F32, camera: F32) -> None:
    """Draw level water: what stands above its mirror line upside down, rippled, in the water's own colour."""
    planes, water, camera = lend((planes, water, camera))
    height = planes.shape[1]
    first = max(int(np.ceil(water[0])), 0)
    last = min(int(np.ceil(water[1])), height)
    tint = np.empty(3, np.float32)
    horizon = camera[5] * height
    drop = max(camera[1] * camera[3] * height, np.float32(1e-3))
    span = max(water[1] - water[0], _ONE)
    for y in range(first, last):
        share = min(max((np.float32(y) + _HALF - water[0]) / span, _ZERO), _ONE)
        for c in range(3):
            tint[c] = water[2 + c] + (water[5 + c] - water[2 + c]) * np.sqrt(share)
        keep = water[8] + (water[9] - water[8]) * share
        depth = drop / max(np.float32(y) + _HALF - horizon, _HALF)
        near = np.float32(60.0) / max(depth, _ONE)
        wave = np.sin(near * 7.0 + water[11]) + 0.6 * np.sin(near * 17.3 - 1.7 * water[11] + 1.0)
        swell = np.sin(near * 11.1 + 0.8 * water[11] + 2.0)
        amount = water[10] * (0.12 + share)
        source = water[13] - (y + 0.5 - water[13]) * water[12] + amount * swell * 1.5
        source = min(source, water[13] - 1.0)
        _mirror_row(planes, y, source, int(np.round(amount * wave)), keep, tint)
        value = np.float32(np.log2(max(depth, np.float32(0.1))))
        planes[3, y] = value
