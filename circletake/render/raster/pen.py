"""Drawn styles: a finished picture is drawn anew with a pen, or printed with a few inks.

Lines run where colour or depth jumps. They, hatching and dots stand still where the picture stands still: what makes
them uneven is fixed to the paper, and hatching is fixed to the sheets, which it travels with when the camera does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.reel import F32, kernel

_ZERO = np.float32(0.0)
_ONE = np.float32(1.0)
_HALF = np.float32(0.5)

# Places in the array of a pen; see circletake.render.drawing.
LINE, WOBBLE, SECOND, HATCH, SPACING, WASH, GRID, GRID_PX, BORDER, EXPOSURE, TOOTH, DOT_PX, LEVELS = range(13)
PAPER, INK = 13, 16
PEN_SIZE = 19

_TONES = np.array([0.60, 0.40, 0.23, 0.11], dtype=np.float32)
"""Lightness below which the first, second ... layer of hatching is laid."""
_COSINES = np.array([0.7071, 0.7071, 0.1736, 0.9848], dtype=np.float32)
_SINES = np.array([0.7071, -0.7071, 0.9848, 0.1736], dtype=np.float32)


@kernel
def _jump(a: np.float32, b: np.float32) -> np.float32:
    """Return how far two values lie apart, against how light they are."""
    value: np.float32 = abs(a - b) / (_HALF * (a + b) + np.float32(34.0))
    return value


@kernel
def find_lines(picture: NDArray[np.uint8], depth: F32, reach: int, out: F32) -> None:
    """Write (H, W) how certainly a line runs through each pixel, 0 to 1.

    Args:
        picture: (H, W, 3).
        depth: (H, W) log2 metres.
        reach: Pixels between the two that are compared.
        out: Is written.
    """
    height, width = out.shape
    for y in range(height):
        below = min(y + reach, height - 1)
        for x in range(width):
            right = min(x + reach, width - 1)
            most = _ZERO
            for c in range(3):
                here = np.float32(picture[y, x, c])
                across = _jump(here, np.float32(picture[y, right, c]))
                down = _jump(here, np.float32(picture[below, x, c]))
                most = max(most, max(across, down))
            step = max(abs(depth[y, x] - depth[y, right]), abs(depth[y, x] - depth[below, x]))
            colour = (most - np.float32(0.10)) * np.float32(4.5)
            far = (step - np.float32(0.10)) * np.float32(2.0)
            out[y, x] = min(max(max(colour, far), _ZERO), _ONE)


@kernel
def _sampled(image: F32, y: float, x: float) -> np.float32:
    rows, columns = image.shape
    y = min(max(y, 0.0), rows - 1.001)
    x = min(max(x, 0.0), columns - 1.001)
    i, j = int(y), int(x)
    dy, dx = np.float32(y - i), np.float32(x - j)
    above = image[i, j] + (image[i, j + 1] - image[i, j]) * dx
    below = image[i + 1, j] + (image[i + 1, j + 1] - image[i + 1, j]) * dx
    value: np.float32 = above + (below - above) * dy
    return value


@kernel
def _hatching(tone: np.float32, u: float, v: float, spacing: float) -> np.float32:
    """Return how much ink hatching lays on a point of a sheet."""
    ink = _ZERO
    for k in range(_TONES.size):
        dark = (_TONES[k] - tone) * np.float32(6.0)
        if dark <= _ZERO:
            break
        at = (u * _COSINES[k] + v * _SINES[k]) / spacing
        off = abs(at - np.floor(at) - 0.5) * spacing
        stroke = np.float32(1.0 + 0.13 * spacing - off) if k < 2 else np.float32(0.8 + 0.10 * spacing - off)
        ink = max(ink, min(max(stroke, _ZERO), _ONE) * min(dark, _ONE))
    return ink


@kernel
def _ruled(ink: np.float32, x: int, y: int, inside: int, strength: float, grid: float, hair: float) -> np.float32:
    """Return the ink of a point of ruled paper: squares, every fifth line stronger, and a double border.

    Args:
        ink: What is drawn there.
        x: Column.
        y: Row.
        inside: Pixels from the border, below 0 outside it.
        strength: Of the stronger lines.
        grid: Pixels between two lines.
        hair: How thick the border is.
    """
    if abs(inside) <= hair or abs(inside - 4.0 * hair - 1.0) <= 0.5 * hair:
        return np.float32(0.85)
    coarse = min(x % (5.0 * grid), y % (5.0 * grid))
    fine = min(x % grid, y % grid)
    ruled = np.float32(strength if coarse < 1.0 else (0.45 * strength if fine < 1.0 else 0.0))
    return max(ink if inside > 0 else _ZERO, ruled)


@kernel
def draw_pen(
    picture: NDArray[np.uint8], depth: F32, lines: F32, fields: F32, pen: F32, slide: tuple[float, float, float],
    out: NDArray[np.uint8],
) -> None:  # fmt: skip
    """Draw a picture with a pen on paper.

    Args:
        picture: (H, W, 3) as finished.
        depth: (H, W) log2 metres.
        lines: (H, W) as `find_lines` writes it.
        fields: (3, H, W) uneven fields of about -1 to 1 that are fixed to the paper.
        pen: (PEN_SIZE) see the names above.
        slide: How far, in pixels, the picture was panned across and tilted, and the camera trucked at 1 m distance.
        out: (H, W, 3) is written.
    """
    height, width = lines.shape
    border = int(pen[BORDER] * height)
    grid = max(pen[GRID_PX] * height, np.float32(4.0))
    hair = max(height / 1080.0, 0.5)
    spacing = max(float(pen[SPACING]) * height, 3.0)
    known, moved = np.float32(-99.0), 0.0
    for y in range(height):
        for x in range(width):
            uneven, other, tooth = fields[0, y, x], fields[1, y, x], fields[2, y, x]
            across, down = pen[WOBBLE] * uneven, pen[WOBBLE] * other
            ink = _sampled(lines, y + down, x + across) * (np.float32(0.88) + np.float32(0.24) * other)
            if pen[SECOND] > _ZERO:
                again = _sampled(lines, y - 1.7 * across + 0.4, x + 1.7 * down + 0.4)
                ink = max(ink, again * pen[SECOND] * (_HALF + _HALF * uneven))
            ink = min(max(ink * pen[LINE], _ZERO), _ONE)
            red, green, blue = picture[y, x, 0], picture[y, x, 1], picture[y, x, 2]
            light = np.float32(0.2126) * red + np.float32(0.7152) * green + np.float32(0.0722) * blue
            tone = min(light * pen[EXPOSURE] / np.float32(255.0), _ONE)
            if pen[HATCH] > _ZERO and tone < _TONES[0]:
                if depth[y, x] != known:
                    known = depth[y, x]
                    moved = slide[2] * 2.0 ** (-known)
                drift = 1.6 * uneven
                laid = _hatching(tone, x - slide[0] + moved + drift, y - slide[1] + drift, spacing)
                ink = max(ink, laid * pen[HATCH] * (np.float32(0.85) + np.float32(0.3) * tooth))
            if border > 0:
                edge = min(min(x, width - 1 - x), min(y, height - 1 - y))
                ink = _ruled(ink, x, y, edge - border, pen[GRID], grid, hair)
            for c in range(3):
                ground = pen[PAPER + c] * (_ONE + pen[TOOTH] * tooth)
                wash = min(np.float32(picture[y, x, c]) * pen[EXPOSURE] / np.float32(255.0), _ONE)
                ground *= _ONE - pen[WASH] * (_ONE - wash)
                value = ground + (pen[INK + c] - ground) * min(ink, _ONE)
                out[y, x, c] = np.uint8(min(max(value * np.float32(255.0) + _HALF, _ZERO), np.float32(255.0)))


@kernel
def _dot(density: np.float32, u: float, v: float, soft: float) -> np.float32:
    """Return how much of a point of the screen is inked: dots that grow until they are solid."""
    if density <= np.float32(0.05):
        return _ZERO
    if density >= np.float32(0.93):
        return _ONE
    height = np.float32(0.5 - 0.25 * (np.cos(2.0 * np.pi * u) + np.cos(2.0 * np.pi * v)))
    value: np.float32 = min(max((density - height) / np.float32(soft) + _HALF, _ZERO), _ONE)
    return value


@kernel
def draw_print(
    picture: NDArray[np.uint8], lines: F32, fields: F32, pen: F32, plates: F32, out: NDArray[np.uint8]
) -> None:
    """Print a picture with a few inks, one plate each, that do not meet exactly.

    Args:
        picture: (H, W, 3) as finished.
        lines: (H, W) as `find_lines` writes it: goes onto the last plate.
        fields: (3, H, W) uneven fields of about -1 to 1 that are fixed to the paper.
        pen: (PEN_SIZE) see the names above.
        plates: (n, 11) ink's red, green, blue; how much of it cyan, magenta, yellow and black call for; cosine and sine
            of its screen; shift across and down in pixels.
        out: (H, W, 3) is written.
    """
    height, width = lines.shape
    cell = max(float(pen[DOT_PX]) * height, 3.0)
    soft = 2.2 / cell
    levels = pen[LEVELS]
    for y in range(height):
        for x in range(width):
            tooth = fields[2, y, x]
            red = green = blue = _ONE
            for p in range(plates.shape[0]):
                plate = plates[p]
                i = min(max(y - int(plate[10]), 0), height - 1)
                j = min(max(x - int(plate[9]), 0), width - 1)
                cyan = _ONE - min(picture[i, j, 0] * pen[EXPOSURE] / np.float32(255.0), _ONE)
                magenta = _ONE - min(picture[i, j, 1] * pen[EXPOSURE] / np.float32(255.0), _ONE)
                yellow = _ONE - min(picture[i, j, 2] * pen[EXPOSURE] / np.float32(255.0), _ONE)
                black = min(cyan, min(magenta, yellow))
                density = plate[3] * (cyan - black) + plate[4] * (magenta - black) + plate[5] * (yellow - black)
                density += plate[6] * max(black - np.float32(0.30), _ZERO)
                density = min(max(density, _ZERO), _ONE)
                density = np.floor(density * levels + _HALF) / levels
                if p == plates.shape[0] - 1:
                    density = max(density, lines[i, j] * pen[LINE])
                u = (x * plate[7] + y * plate[8]) / cell
                v = (y * plate[7] - x * plate[8]) / cell
                laid = _dot(density, u, v, soft) * (np.float32(0.96) - pen[TOOTH] * max(tooth, _ZERO))
                red *= _ONE - laid * (_ONE - plate[0])
                green *= _ONE - laid * (_ONE - plate[1])
                blue *= _ONE - laid * (_ONE - plate[2])
            whole = np.float32(255.0)
            out[y, x, 0] = np.uint8(min(max(pen[PAPER] * red, _ZERO), _ONE) * whole + _HALF)
            out[y, x, 1] = np.uint8(min(max(pen[PAPER + 1] * green, _ZERO), _ONE) * whole + _HALF)
            out[y, x, 2] = np.uint8(min(max(pen[PAPER + 2] * blue, _ZERO), _ONE) * whole + _HALF)
