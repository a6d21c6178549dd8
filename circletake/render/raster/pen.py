"""Drawn styles: a finished picture is drawn anew with a pen, or printed with a few inks.

Lines run where colour or depth jumps. They, hatching and dots stand still where the picture stands still: what makes
lines uneven is fixed to the paper. Hatching belongs to what it shades: a pixel is taken back to the place in the world
that it shows, that by which its actor has moved is taken away, and the place is seen from where the camera is in one
frame of the shot. So hatching neither slides nor crawls, whether the camera or the actor goes; where things grow, new
strokes come between the old ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.reel import F32, kernel

F64 = NDArray[np.float64]

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
def hatching(tone: np.float32, u: float, v: float, spacing: float, sheet: F64) -> np.float32:
    """Return how much ink hatching lays on a point of a sheet.

    Args:
        tone: How light it is, 0 to 1.
        u: Where it is across, pixels of the frame that all hatching is laid in.
        v: Where it is down.
        spacing: Pixels between two strokes there.
        sheet: As `laid_in` writes it.
    """
    step, grown, between = spacing * sheet[5], sheet[3], np.float32(sheet[4])
    ink = _ZERO
    for k in range(_TONES.size):
        dark = (_TONES[k] - tone) * np.float32(6.0)
        if dark <= _ZERO:
            break
        at = (u * _COSINES[k] + v * _SINES[k]) / step
        wide = 1.0 + 0.13 * spacing if k < 2 else 0.8 + 0.10 * spacing
        stroke = min(max(np.float32(wide - abs(at - np.floor(at + 0.5)) * step * grown), _ZERO), _ONE)
        if between > _ZERO:
            at *= 2.0
            off = abs(at - np.floor(at + 0.5)) * 0.5 * step * grown
            stroke = max(stroke, between * min(max(np.float32(wide - off), _ZERO), _ONE))
        ink = max(ink, stroke * min(dark, _ONE))
    return ink


@kernel
def laid_in(log_z: float, view: F64, rest: F64, gone: F64, sheet: F64) -> None:
    """Find where in the frame that all hatching is laid in something stood that is seen now: (column, row) =
    `sheet[0]` * (column, row now) + `sheet[1:3]`.

    Args:
        log_z: How far off it is, log2 metres.
        view: (6) x, y, z, pixels of focal length, centre column and horizon row of the camera now.
        rest: (6) the same of that frame.
        gone: (4) metres that it has moved since; the last is not asked for.
        sheet: (6) is written; then come how much larger it is seen now, how strong the strokes are that come between
            the others for that, and how far apart those are, as a factor.
    """
    scale = 2.0**log_z / view[3]
    there = rest[3] / max(scale * view[3] + view[2] - gone[2] - rest[2], 0.3)
    sheet[0] = scale * there
    sheet[1] = rest[4] - view[4] * sheet[0] + (view[0] - gone[0] - rest[0]) * there
    sheet[2] = rest[5] - view[5] * sheet[0] - (view[1] - gone[1] - rest[1]) * there
    sheet[3] = min(max(1.0 / sheet[0], 0.05), 20.0)
    octaves = np.log2(sheet[3])
    octave = np.floor(octaves + 1e-6)
    sheet[4] = min(max((octaves - octave - 0.35) / 0.5, 0.0), 1.0)
    sheet[5] = 2.0**-octave


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
    picture: NDArray[np.uint8], depth: F32, ids: NDArray[np.uint16], lines: F32, fields: F32, pen: F32, views: F64,
    gone: F64, out: NDArray[np.uint8],
) -> None:  # fmt: skip
    """Draw a picture with a pen on paper.

    Args:
        picture: (H, W, 3) as finished.
        depth: (H, W) log2 metres.
        ids: (H, W) which object each pixel shows, from 1; 0 for scenery.
        lines: (H, W) as `find_lines` writes it.
        fields: (3, H, W) uneven fields of about -1 to 1 that are fixed to the paper.
        pen: (PEN_SIZE) see the names above.
        views: (2, 6) the camera as `laid_in` wants it: now, and in the frame that all hatching is laid in.
        gone: (objects + 1, 4) metres that each object has moved since that frame, and how far off it is, log2 metres;
            the first is the scenery's.
        out: (H, W, 3) is written.
    """
    height, width = lines.shape
    border = int(pen[BORDER] * height)
    grid = max(pen[GRID_PX] * height, np.float32(4.0))
    hair = max(height / 1080.0, 0.5)
    spacing = max(float(pen[SPACING]) * height, 3.0)
    sheet = np.empty(6, np.float64)
    known, whose = np.float32(-99.0), -1
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
                who = ids[y, x]
                if who != whose or (who == 0 and depth[y, x] != known):
                    known, whose = depth[y, x], who
                    # The cast's sheets lie on one another: all of one actor's are as far off as he is.
                    laid_in(known if who == 0 else gone[who, 3], views[0], views[1], gone[who], sheet)
                u, v = sheet[0] * x + sheet[1], sheet[0] * y + sheet[2]
                # A hand's unevenness goes with what it has drawn.
                drift = 1.6 * fields[0, int(np.floor(v)) % height, int(np.floor(u)) % width]
                laid = hatching(tone, u + drift, v + drift, spacing, sheet)
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
