"""The finishing pass: bloom, paper shadow, grade, vignette, grain, and eight bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.flare import add_flare
from circletake.render.raster.lending import lend
from circletake.render.raster.low import blur, low_row, reduce_planes, widen_to
from circletake.render.raster.reel import F32, U8, Canvas, inner, kernel

_ZERO = np.float32(0.0)
_HALF = np.float32(0.5)
_ONE = np.float32(1.0)

# Places in the grade's array; see circletake.render.grade.
EXPOSURE, CONTRAST, SATURATION, VIGNETTE, GRAIN, BLOOM, PAPER, PAPER_X, PAPER_Y, FADE = range(10)
SHADOW_TINT, LIGHT_TINT = 10, 13
FLARE, STREAK = 16, 17
GRADE_SIZE = 18


@kernel
def _soften(canvas: Canvas, grade: F32, wide: int) -> None:
    """Make the bloom and the blurred depth in the low picture."""
    reduce_planes(canvas.planes, canvas.low[0], np.float32(0.96))
    room = canvas.low[1, 0]
    blur(canvas.low[0, 3], room, max(wide // 4, 1), 2)
    if grade[BLOOM] > 0.0:
        for c in range(3):
            blur(canvas.low[0, c], room, max(wide // 3, 1), 1)
            blur(canvas.low[0, c], room, wide, 2)


@inner
def _shade(
    shade: F32, depth: F32, above: F32, below: F32, part: np.float32, strength: np.float32, exposure: np.float32
) -> None:
    """Set the factor on a row's light: less where something much nearer is close by, the shadow of paper on paper.

    It grows ever more slowly with the step in depth: a shadow that were as dark as it can be some way off the paper
    would draw a line round whatever is close to the camera.
    """
    for x in range(shade.size):
        around = above[x] + (below[x] - above[x]) * part
        step = max(depth[x] - around - np.float32(0.12), _ZERO)
        step *= np.float32(1.3) / (step + np.float32(2.3))
        far = min(max((np.float32(13.5) - depth[x]) * np.float32(0.22), np.float32(0.12)), _ONE)
        shade[x] = exposure - exposure * strength * step * far


@inner
def _expose(line: F32, plane: F32, above: F32, below: F32, part: np.float32, shade: F32, amount: np.float32) -> None:
    """Add bloom and shade a channel of a row; bend what exceeds the knee so that nothing clips hard."""
    knee = np.float32(0.82)
    rest = _ONE - knee
    for x in range(line.size):
        bloom = above[x] + (below[x] - above[x]) * part
        value = (plane[x] + bloom * amount) * shade[x]
        over = max(value - knee, _ZERO)
        line[x] = min(value, knee) + over * rest / (rest + over)


@inner
def _luma(lines: F32, out: F32) -> None:
    red, green, blue = lines[0], lines[1], lines[2]
    for x in range(out.size):
        out[x] = np.float32(0.2126) * red[x] + np.float32(0.7152) * green[x] + np.float32(0.0722) * blue[x]


@inner
def _grade(line: F32, luma: F32, edge: F32, knobs: F32, dark_tint: np.float32, light_tint: np.float32) -> None:
    """Grade one channel of a row in place: saturation, split tone, contrast, fade, vignette."""
    saturation, contrast, fade = knobs[SATURATION], knobs[CONTRAST], knobs[FADE]
    for x in range(line.size):
        dark = _ONE - luma[x]
        value = luma[x] + (line[x] - luma[x]) * saturation
        value += dark * dark * dark_tint + luma[x] * light_tint
        value = min(max(value, _ZERO), _ONE)
        value += contrast * (value * value * (np.float32(3.0) - value - value) - value)
        line[x] = (fade + value * (_ONE - fade)) * edge[x]


@inner
def _quantise(line: F32, grain: F32, amount: np.float32, out: U8) -> None:
    """Write a channel of a row in eight bits, grain added."""
    full = np.float32(255.0)
    for x in range(line.size):
        value = line[x] * full + (grain[x] * amount + _HALF)
        out[x] = np.uint8(np.int32(min(max(value, _ZERO), full)))


@inner
def _weave(red: U8, green: U8, blue: U8, out: U8) -> None:
    """Write three channels of a row as pixels."""
    for x in range(red.size):
        out[3 * x] = red[x]
        out[3 * x + 1] = green[x]
        out[3 * x + 2] = blue[x]


@kernel
def finish_frame(canvas: Canvas, grade: F32, grain: F32, corner: tuple[int, int], out: NDArray[np.uint8]) -> None:
    """Turn the planes into eight-bit RGB.

    Args:
        canvas: With a drawn frame; its low picture is used up.
        grade: (GRADE_SIZE) see the names above.
        grain: (rows, columns) noise of standard deviation 1; columns reach the picture's width from any corner.
        corner: Row and column of the grain where this frame's begins.
        out: (H, W, 3) is written.
    """
    canvas = lend(canvas)
    height, width = out.shape[0], out.shape[1]
    _soften(canvas, grade, max(int(height * 0.011), 1))
    if grade[FLARE] > 0.0 or grade[STREAK] > 0.0:
        add_flare(canvas, grade[FLARE], grade[STREAK])
    low, planes = canvas.low[0], canvas.planes
    last = low.shape[1] - 1
    lines = np.empty((3, width), np.float32)
    bytes_ = np.empty((3, width), np.uint8)
    wide = np.empty((4, 2, width), np.float32)
    known = np.full((4, 2), -1, np.int64)
    shade = np.empty(width, np.float32)
    luma = np.empty(width, np.float32)
    edge = np.empty(width, np.float32)
    fall = np.empty(width, np.float32)
    for x in range(width):
        fall[x] = ((x + 0.5) / width - 0.5) ** 2 * 1.7
    down = int(grade[PAPER_Y])
    flat = out.reshape(height, width * 3)
    for y in range(height):
        above = min(max(y - down, 0), height - 1)
        part = widen_to(low[3], above, wide[3], known[3])
        v = low_row(above, last)
        _shade(shade, planes[3, y], wide[3, v % 2], wide[3, min(v + 1, last) % 2], part, grade[PAPER], grade[EXPOSURE])
        v = low_row(y, last)
        for c in range(3):
            part = widen_to(low[c], y, wide[c], known[c])
            first, second = wide[c, v % 2], wide[c, min(v + 1, last) % 2]
            _expose(lines[c], planes[c, y], first, second, part, shade, grade[BLOOM])
        _luma(lines, luma)
        drop = np.float32(((y + 0.5) / height - 0.5) ** 2 * 1.7)
        for x in range(width):
            edge[x] = _ONE - grade[VIGNETTE] * min(fall[x] + drop, np.float32(1.6))
        row = grain[(y + corner[0]) % grain.shape[0], corner[1] : corner[1] + width]
        for c in range(3):
            _grade(lines[c], luma, edge, grade, grade[SHADOW_TINT + c], grade[LIGHT_TINT + c])
            _quantise(lines[c], row, grade[GRAIN], bytes_[c])
        _weave(bytes_[0], bytes_[1], bytes_[2], flat[y])
