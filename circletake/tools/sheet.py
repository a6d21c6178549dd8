"""The storyboard sheet and the poster."""

from __future__ import annotations

import io
import random
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from circletake.render.fonts import Face, letter
from circletake.schema import Panel, Resources, SheetRequest, SheetResult, Workspace

_PAPER, _INK, _SOFT, _MARK = "#f4efe6", "#26232e", "#7a7383", "#c8553d"
_WIDTH, _MARGIN, _GUTTER = 1800, 64, 36
_POSTER_WIDTH = 1600


class Sheets:
    """Draws the storyboard: every shot's still with slate, framing and caption; and the poster."""

    name = "deliver.sheet"
    version = "1"
    timeout_s = 120.0

    def resources(self, request: SheetRequest) -> Resources:
        """One core; the sheet in memory."""
        return Resources(cpus=1, memory_mb=250)

    def run(self, request: SheetRequest, workspace: Workspace, *, rng: random.Random) -> SheetResult:
        """Write storyboard.png and poster.jpg."""
        panels = [(panel, Image.open(workspace.path(panel.still)).convert("RGB")) for panel in request.panels]
        sheet = workspace.folder / "storyboard.png"
        draw_sheet(request, panels).save(sheet, "PNG", optimize=False, compress_level=6)
        poster = workspace.folder / "poster.jpg"
        still = Image.open(workspace.path(request.poster_still)).convert("RGB")
        data = io.BytesIO()
        draw_poster(request, still).save(data, "JPEG", quality=92, subsampling=0)
        poster.write_bytes(data.getvalue())
        return SheetResult(storyboard=workspace.save(sheet, "image/png"), poster=workspace.save(poster, "image/jpeg"))


class _Grid(NamedTuple):
    """Where panels stand on the sheet, in pixels."""

    columns: int
    cell: int
    still_height: int
    row: int
    top: int


def draw_sheet(request: SheetRequest, panels: list[tuple[Panel, Image.Image]]) -> Image.Image:
    """Draw the storyboard on paper, 1800 pixels wide."""
    grid = _grid(panels)
    rows = -(-len(panels) // grid.columns)
    sheet = Image.new("RGB", (_WIDTH, grid.top + rows * grid.row + _MARGIN), _PAPER)
    pen = ImageDraw.Draw(sheet)
    _write(pen, (_MARGIN, 48), request.title, "cut", 84, _INK)
    for line, text in enumerate(_wrapped(request.logline, "serif", 30, _WIDTH - 2 * _MARGIN)[:2]):
        _write(pen, (_MARGIN, 156 + 40 * line), text, "serif", 30, _SOFT)
    for index, (panel, still) in enumerate(panels):
        x = _MARGIN + (index % grid.columns) * (grid.cell + _GUTTER)
        y = grid.top + (index // grid.columns) * grid.row
        _panel(sheet, pen, panel, still, x, y, grid)
    return sheet


def draw_poster(request: SheetRequest, still: Image.Image) -> Image.Image:
    """Set the title over a still, dark at its foot so that the words stand out."""
    width, height = _POSTER_WIDTH, round(_POSTER_WIDTH * still.height / still.width)
    poster = still.resize((width, height), Image.Resampling.LANCZOS)
    shade = Image.linear_gradient("L").resize((width, height)).point(lambda v: max(0, v - 110) * 200 // 145)
    poster = Image.composite(Image.new("RGB", poster.size, "#0d0c12"), poster, shade)
    pen = ImageDraw.Draw(poster)
    size = 150 if width <= height * 2 else 120
    lines = _wrapped(request.title, "cut", size, width - 200)
    y = height - 90 - 0.95 * size * len(lines) - (50 if request.credit else 0)
    for line in lines:
        _write(pen, ((width - _width(line, "cut", size)) / 2, y), line, "cut", size, "#fbf6ea")
        y += 0.95 * size
    if request.credit:
        _write(pen, ((width - _width(request.credit, "sans", 28)) / 2, y + 24), request.credit, "sans", 28, "#d9d2c4")
    return poster


def _grid(panels: list[tuple[Panel, Image.Image]]) -> _Grid:
    first = panels[0][1]
    tall = first.height > first.width
    columns = 4 if tall or len(panels) > 9 else 3
    cell = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GUTTER) // columns
    still_height = round(cell * first.height / first.width)
    return _Grid(columns, cell, still_height, still_height + 168, 270)


def _panel(
    sheet: Image.Image, pen: ImageDraw.ImageDraw, panel: Panel, still: Image.Image, x: int, y: int, grid: _Grid
) -> None:
    pen.rectangle((x + 5, y + 6, x + grid.cell + 5, y + grid.still_height + 6), fill="#d9d0c0")
    sheet.paste(still.resize((grid.cell, grid.still_height), Image.Resampling.LANCZOS), (x, y))
    below = y + grid.still_height + 14
    _write(pen, (x, below), panel.slate, "sans semibold", 26, _MARK)
    _write(pen, (x + _width(panel.slate, "sans semibold", 26) + 14, below + 2), panel.heading, "sans", 24, _SOFT)
    for line, text in enumerate(_wrapped(panel.caption, "serif", 23, grid.cell)[:3]):
        _write(pen, (x, below + 36 + 30 * line), text, "serif", 23, _INK)


def _write(pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, face: Face, size: int, colour: str) -> None:
    lettering = letter(text, face)
    pen.text(at, lettering.text, font=ImageFont.truetype(str(lettering.font), size), fill=colour)


def _width(text: str, face: Face, size: int) -> float:
    lettering = letter(text, face)
    return ImageFont.truetype(str(lettering.font), size).getlength(lettering.text)


def _wrapped(text: str, face: Face, size: int, width: float) -> list[str]:
    """Break a text into lines that fit a width; a word that is too long for any line is cut."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _width(joined, face, size) <= width:
            lines[-1] = joined
        else:
            while _width(word, face, size) > width and len(word) > 1:
                word = word[:-1]
            lines.append(word)
    return lines or [""]
