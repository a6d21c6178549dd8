"""Words cut out of paper: the outlines of a font's letters."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.fonts import letter

_CURVE_STEPS = 4


def lettered(text: str, width: float, height: float) -> list[Floats]:
    """Return one outline (P, 2) a letter, set on a line about the origin and fitted into a box in metres.

    Letters of scripts that no font on this machine has come out in Latin letters.
    """
    written = letter(text, "sans semibold")
    glyphs, advances = _glyphs(str(written.font), written.text)
    total = sum(advances) or 1.0
    size = min(width / total, height)
    at, found = -total * size / 2, []
    for glyph, advance in zip(glyphs, advances, strict=True):
        if glyph is not None:
            placed = glyph * np.float32(size)
            found.append((placed + np.array([at, -0.34 * size], np.float32)).astype(np.float32))
        at += advance * size
    return found


@lru_cache(maxsize=256)
def _glyphs(font_path: str, text: str) -> tuple[tuple[Floats | None, ...], tuple[float, ...]]:
    from fontTools.ttLib import TTFont

    outlines, advances = [], []
    with TTFont(Path(font_path), fontNumber=0, lazy=True) as font:
        em = float(font["head"].unitsPerEm)
        names = font.getBestCmap()
        glyphs, widths = font.getGlyphSet(), font["hmtx"]
        for character in text:
            name = names.get(ord(character), ".notdef")
            outlines.append(_outline(glyphs[name], glyphs, em))
            advances.append(float(widths[name][0]) / em)
    return tuple(outlines), tuple(advances)


def _outline(glyph: Any, glyphs: Any, em: float) -> Floats | None:
    """Return a letter in one outline: its counters are reached by a seam that is walked there and back."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    pen = DecomposingRecordingPen(glyphs)
    glyph.draw(pen)
    contours: list[list[tuple[float, float]]] = []
    for operation, points in pen.value:
        if operation == "moveTo":
            contours.append([points[0]])
        elif operation == "lineTo":
            contours[-1].append(points[0])
        elif operation in ("curveTo", "qCurveTo"):
            contours[-1] += _curve(contours[-1][-1], operation, points)
    path: list[tuple[float, float]] = []
    for contour in contours:
        path += [*contour, contour[0]]
    # Back along every seam, in the opposite order.
    path += [contour[0] for contour in contours[-2::-1]]
    return np.array(path, np.float32) / np.float32(em) if path else None


def _curve(
    start: tuple[float, float], operation: str, points: tuple[tuple[float, float], ...]
) -> list[tuple[float, float]]:
    """Return the points of a Bezier run after its start."""
    if operation == "curveTo":
        return [_bezier((start, *points), k / _CURVE_STEPS) for k in range(1, _CURVE_STEPS + 1)]
    found: list[tuple[float, float]] = []
    for i, control in enumerate(points[:-1]):
        last = i == len(points) - 2
        end = points[-1] if last else ((control[0] + points[i + 1][0]) / 2, (control[1] + points[i + 1][1]) / 2)
        found += [_bezier((start, control, end), k / _CURVE_STEPS) for k in range(1, _CURVE_STEPS + 1)]
        start = end
    return found


def _bezier(control: tuple[tuple[float, float], ...], u: float) -> tuple[float, float]:
    """Return a point of a Bezier curve of any degree by de Casteljau's construction."""
    points = list(control)
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u) for a, b in pairwise(points)]
    return points[0]
