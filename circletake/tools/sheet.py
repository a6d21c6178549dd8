"""The storyboard sheet and the poster."""

from __future__ import annotations

import random
from typing import NamedTuple

from PIL import Image, ImageDraw

from circletake.schema import Panel, RequestRejected, Resources, SheetRequest, SheetResult, Workspace
from circletake.tools.typesetting import Setting, set_lines, set_to_fit, width, write

_PAPER, _INK, _SOFT, _MARK = "#f4efe6", "#26232e", "#7a7383", "#c8553d"
_WIDTH, _MARGIN, _GUTTER = 1800, 64, 36
_POSTER_WIDTH = 1600
_CAPTION_LINES = 4


class Sheets:
    """Draws the storyboard: every shot's still with slate, framing and caption; and the poster."""

    name = "deliver.sheet"
    version = "2"
    timeout_s = 120.0

    def resources(self, request: SheetRequest) -> Resources:
        """One core; the sheet in memory."""
        return Resources(cpus=1, memory_mb=250 + 3 * len(request.panels))

    def run(self, request: SheetRequest, workspace: Workspace, *, rng: random.Random) -> SheetResult:
        """Write storyboard.png and poster.jpg.

        Raises:
            RequestRejected: there is no panel.
        """
        if not request.panels:
            raise RequestRejected("a storyboard without a panel was asked for; give one still of every shot")
        panels = [(panel, Image.open(workspace.path(panel.still)).convert("RGB")) for panel in request.panels]
        sheet = workspace.folder / "storyboard.png"
        draw_sheet(request, panels).save(sheet, "PNG", optimize=False, compress_level=6)
        poster = workspace.folder / "poster.jpg"
        still = Image.open(workspace.path(request.poster_still)).convert("RGB")
        draw_poster(request, still).save(poster, "JPEG", quality=92, subsampling=0)
        return SheetResult(storyboard=workspace.save(sheet, "image/png"), poster=workspace.save(poster, "image/jpeg"))


class _Grid(NamedTuple):
    """Where panels stand on the sheet, in pixels."""

    columns: int
    cell: int
    still_height: int


class _Words(NamedTuple):
    """A panel's words as they are set."""

    heading: Setting
    caption: Setting


def draw_sheet(request: SheetRequest, panels: list[tuple[Panel, Image.Image]]) -> Image.Image:
    """Draw the storyboard on paper, 1800 pixels wide; a row is as high as its longest caption."""
    across = _WIDTH - 2 * _MARGIN
    title = set_to_fit(request.title, "cut", (84, 48), across, 170)
    logline = set_lines(request.logline, "serif", 30, across, 3)
    grid = _grid(panels)
    rows = [panels[first : first + grid.columns] for first in range(0, len(panels), grid.columns)]
    words = [[_words(panel, grid) for panel, _ in row] for row in rows]
    heights = [grid.still_height + 58 + max(word.caption.height for word in row) + 40 for row in words]
    top = 48 + title.height + 24 + logline.height + 36
    sheet = Image.new("RGB", (_WIDTH, round(top + sum(heights) + _MARGIN / 2)), _PAPER)
    pen = ImageDraw.Draw(sheet)
    _set(pen, title, (_MARGIN, 48), _INK)
    _set(pen, logline, (_MARGIN, 48 + title.height + 24), _SOFT)
    y = top
    for row, texts, height in zip(rows, words, heights, strict=True):
        for column, ((panel, still), text) in enumerate(zip(row, texts, strict=True)):
            x = _MARGIN + column * (grid.cell + _GUTTER)
            _panel(sheet, panel.slate, _framed(still, grid), text, (x, round(y)))
        y += height
    return sheet


def draw_poster(request: SheetRequest, still: Image.Image) -> Image.Image:
    """Set the title over a still, dark at its foot so that the words stand out."""
    wide, high = _POSTER_WIDTH, round(_POSTER_WIDTH * still.height / still.width)
    poster = still.resize((wide, high), Image.Resampling.LANCZOS)
    shade = Image.linear_gradient("L").resize((wide, high)).point(lambda v: max(0, v - 110) * 200 // 145)
    poster = Image.composite(Image.new("RGB", poster.size, "#0d0c12"), poster, shade)
    pen = ImageDraw.Draw(poster)
    title = set_to_fit(request.title, "cut", (190 if high > wide else 150, 64), wide - 200, 0.34 * high)
    credit = set_lines(request.credit, "sans", 28, wide - 200, 1)
    y = high - 84 - title.height - credit.height
    _centred(pen, title, y, wide, "#fbf6ea")
    _centred(pen, credit, y + title.height + 32, wide, "#d9d2c4")
    return poster


def _grid(panels: list[tuple[Panel, Image.Image]]) -> _Grid:
    first = panels[0][1]
    tall = first.height > first.width
    columns = 4 if tall or len(panels) > 9 else 3
    cell = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GUTTER) // columns
    return _Grid(columns, cell, round(cell * first.height / first.width))


def _words(panel: Panel, grid: _Grid) -> _Words:
    beside = grid.cell - width(panel.slate, "sans semibold", 26) - 14
    return _Words(
        set_lines(panel.heading, "sans", 24, beside, 1),
        set_lines(panel.caption, "serif", 23, grid.cell, _CAPTION_LINES),
    )


def _framed(still: Image.Image, grid: _Grid) -> Image.Image:
    """Bring a still into its frame whole; where its shape is another, paper-dark bars fill the rest."""
    share = min(grid.cell / still.width, grid.still_height / still.height)
    size = (max(1, round(still.width * share)), max(1, round(still.height * share)))
    framed = Image.new("RGB", (grid.cell, grid.still_height), _INK)
    at = ((grid.cell - size[0]) // 2, (grid.still_height - size[1]) // 2)
    framed.paste(still.resize(size, Image.Resampling.LANCZOS), at)
    return framed


def _panel(sheet: Image.Image, slate: str, still: Image.Image, words: _Words, at: tuple[int, int]) -> None:
    x, y = at
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((x + 5, y + 6, x + still.width + 5, y + still.height + 6), fill="#d9d0c0")
    sheet.paste(still, (x, y))
    below = y + still.height + 14
    write(pen, (x, below), slate, "sans semibold", 26, _MARK)
    _set(pen, words.heading, (x + width(slate, "sans semibold", 26) + 14, below + 2), _SOFT)
    _set(pen, words.caption, (x, below + 40), _INK)


def _set(pen: ImageDraw.ImageDraw, text: Setting, at: tuple[float, float], colour: str) -> None:
    for number, line in enumerate(text.lines):
        write(pen, (at[0], at[1] + number * text.leading), line, text.face, text.size, colour)


def _centred(pen: ImageDraw.ImageDraw, text: Setting, y: float, across: int, colour: str) -> None:
    for number, line in enumerate(text.lines):
        x = (across - width(line, text.face, text.size)) / 2
        write(pen, (x, y + number * text.leading), line, text.face, text.size, colour)
