"""Titles: set in type, laid over the finished picture."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from circletake.render.camera import ease
from circletake.render.colour import rgb
from circletake.render.fonts import Face, Lettering, is_right_to_left, letter
from circletake.render.raster.stamp import stamp
from circletake.render.scene import Clock, Floats
from circletake.schema import Title

_INK = rgb("#fff5e2")
_GROUND_LEVEL = 0.44
"""Grey that the ground of the letters has at most: from there on the ink stands off it by 4.5 to 1, as WCAG 2 asks."""
_STANDS_OFF = 0.97
"""Share of the ground that is to be that dark: a point of light behind a letter takes nothing from it."""
_DEEPEST = 0.9
_MOST_SCRIM = 4.0
_MOST_BESIDE = 3000
_PLAIN_SHARE = 0.52
"""Size of an ordinary face against that of the narrow, hand-cut one."""


class _Style(NamedTuple):
    """How a kind of title is set; lengths in units of the frame's shorter reach."""

    face: Face
    size: float
    least: float
    tracking: float
    """Space between letters, in ems."""
    lines: int
    width: float
    """Widest line, as a share of the frame."""
    middle: float
    """Where the block's middle stands, from the top."""
    scrim: float
    slide: tuple[float, float]
    """Where it comes from: across and down, in frame heights."""
    sub_face: Face
    sub_size: float
    left: bool = False
    capitals: bool = False


_STYLES: dict[str, _Style] = {
    "main": _Style("cut", 0.200, 0.085, 0.055, 3, 0.80, 0.42, 0.42, (0.0, 0.012), "serif light", 0.046, capitals=True),
    "end": _Style("cut", 0.185, 0.080, 0.06, 3, 0.78, 0.46, 0.50, (0.0, 0.010), "serif light", 0.042, capitals=True),
    "intertitle": _Style("serif", 0.070, 0.042, 0.008, 6, 0.72, 0.50, 0.62, (0.0, 0.0), "serif light", 0.040),
    "lower third": _Style(
        "sans semibold", 0.052, 0.036, 0.012, 2, 0.62, 0.83, 0.40, (-0.02, 0.0), "sans", 0.036, left=True
    ),
}


class Card(NamedTuple):
    """A title, set: masks, where they go, and when."""

    ink: Floats
    """(h, w) 0 to 1."""
    close: Floats
    """(h, w) 0 to 1: the letters' own shadow."""
    wide: Floats
    """(h, w) 0 to 1: the soft ground under the whole title, before its depth."""
    scrim: float
    """Least depth of that ground."""
    beside: NDArray[np.int64]
    """(n, 2) rows and columns of points close beside the letters: what is seen there is what they stand on."""
    left: int
    top: int
    alpha: Floats
    """(frames,) 0 to 1."""
    shift: NDArray[np.int64]
    """(frames, 2) columns and rows from its place."""
    transliterated: bool


def set_titles(titles: tuple[Title, ...], width: int, height: int, clock: Clock) -> list[Card]:
    """Set all titles of a shot."""
    return [_set(title, width, height, clock) for title in titles if title.text.strip()]


def lay_titles(cards: list[Card], frame: int, picture: NDArray[np.uint8]) -> None:
    """Lay the titles of one frame over its finished picture, in place."""
    colour = np.array([part * 255.0 for part in _INK], np.float32)
    for card in cards:
        alpha = float(card.alpha[frame])
        if alpha > 0.003:
            corner = (card.top + int(card.shift[frame, 1]), card.left + int(card.shift[frame, 0]))
            stamp(picture, card.ink, _deepened(card, picture), corner, alpha, colour)


def _deepened(card: Card, picture: NDArray[np.uint8]) -> Floats:
    """Return a title's scrim: just as deep as the letters need to stand off the picture behind them."""
    height, width = picture.shape[:2]
    rows, columns = card.beside[:, 0], card.beside[:, 1]
    seen = (rows + card.top >= 0) & (rows + card.top < height)
    seen &= (columns + card.left >= 0) & (columns + card.left < width)
    rows, columns = rows[seen], columns[seen]
    levels = _levels(picture[rows + card.top, columns + card.left])
    close, wide = card.close[rows, columns], card.wide[rows, columns]

    def stands_off(depth: float) -> bool:
        if not len(levels):
            return True
        darkened = levels * (1.0 - np.minimum(close + depth * wide, _DEEPEST))
        return bool((darkened <= _GROUND_LEVEL).mean() >= _STANDS_OFF)

    depth = card.scrim
    while depth < _MOST_SCRIM and not stands_off(depth):
        depth += 0.06
    deep: Floats = np.minimum(card.close + np.float32(depth) * card.wide, np.float32(_DEEPEST))
    return deep


def _levels(colours: NDArray[np.uint8]) -> Floats:
    """Return (n,) the grey, 0 to 1, of the same luminance as each of (n, 3) sRGB colours."""
    parts = colours.astype(np.float32) / 255.0
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    grey = np.where(luminance <= 0.0031308, luminance * 12.92, 1.055 * luminance ** (1.0 / 2.4) - 0.055)
    return grey.astype(np.float32)


def wrap(text: str, font: ImageFont.FreeTypeFont, widest: float, tracking: float) -> list[str]:
    """Return a text in balanced lines no wider than `widest` pixels where words allow it."""
    words = text.split()
    lines = _greedy(words, font, widest, tracking)
    if len(lines) < 2:
        return lines
    narrowest, best = widest, lines
    while narrowest > widest * 0.4:
        narrowest *= 0.95
        tried = _greedy(words, font, narrowest, tracking)
        if len(tried) > len(lines):
            break
        best = tried
    return best


def _greedy(words: list[str], font: ImageFont.FreeTypeFont, widest: float, tracking: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, font, tracking) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _length(text: str, font: ImageFont.FreeTypeFont, tracking: float) -> float:
    return float(font.getlength(text)) + tracking * font.size * max(len(text) - 1, 0)


class _Block(NamedTuple):
    lettering: Lettering
    font: ImageFont.FreeTypeFont
    lines: list[str]
    tracking: float
    leading: float

    @property
    def width(self) -> float:
        return max((_length(line, self.font, self.tracking) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)


def _fit(text: str, face: Face, style: _Style, unit: float, width: int, size: float, least: float) -> _Block:
    """Set a text as large as its width and number of lines allow."""
    lettering = letter(unicodedata.normalize("NFC", text), face)
    if face == "cut" and not lettering.is_cut:
        size, least = size * _PLAIN_SHARE, least * _PLAIN_SHARE
    elif style.capitals and face == "cut":
        lettering = lettering._replace(text=lettering.text.upper())
    widest = width * style.width
    tracking = style.tracking if lettering.is_cut or (face == "sans semibold" and lettering.text.isascii()) else 0.0
    if is_right_to_left(lettering.text):
        # Letters that are set one by one would run the wrong way.
        tracking = 0.0
    while True:
        font = ImageFont.truetype(str(lettering.font), max(size * unit, 5.0))
        lines = wrap(lettering.text, font, widest, tracking)
        block = _Block(lettering, font, lines, tracking, font.size * (1.02 if lettering.is_cut else 1.26))
        if (len(lines) <= style.lines and block.width <= widest) or size <= least:
            return block
        size *= 0.92


def _set(title: Title, width: int, height: int, clock: Clock) -> Card:
    style = _STYLES[title.kind]
    unit = min(height, width * 0.78)
    text = title.text.strip()
    main = _fit(text, style.face, style, unit, width, style.size, style.least)
    blocks = [main]
    if title.subtitle.strip():
        sub = style._replace(tracking=0.0, lines=3)
        blocks.append(_fit(title.subtitle.strip(), style.sub_face, sub, unit, width, style.sub_size, 0.028))
    gap = 0.028 * unit if len(blocks) > 1 else 0.0
    total = sum(block.height for block in blocks) + gap
    margin = int(0.16 * unit)
    widest = max(block.width for block in blocks)
    size = (int(widest) + 2 * margin, int(total) + 2 * margin)
    ink = Image.new("L", size, 0)
    pen = ImageDraw.Draw(ink)
    down = float(margin)
    mirrored = style.left and is_right_to_left(main.lettering.text)
    for block in blocks:
        for line in block.lines:
            room = size[0] - _length(line, block.font, block.tracking)
            start = room - margin if mirrored else margin if style.left else room / 2
            _write(pen, start, down, line, block)
            down += block.leading
        down += gap
    if style.left:
        thick = max(0.005 * unit, 1.0)
        bar = size[0] - margin + 0.024 * unit - thick if mirrored else margin - 0.024 * unit
        pen.rectangle(
            (bar, margin + 0.1 * main.leading, bar + thick, margin + total - 0.1 * main.leading),
            fill=255,
        )
    left = int(0.07 * width) + int(0.024 * unit) - margin if style.left else (width - size[0]) // 2
    if mirrored:
        # What is read from the right stands on the right.
        left = width - size[0] - left
    top = int(height * style.middle - size[1] / 2)
    alpha, shift = _timing(title, style, height, clock)
    mask = np.asarray(ink, np.float32) / 255.0
    close, wide = _shade(ink, unit)
    beside = np.argwhere((mask < 0.02) & (np.asarray(ink.filter(ImageFilter.GaussianBlur(0.008 * unit))) > 20))
    beside = beside[:: max(1, len(beside) // _MOST_BESIDE)]
    return Card(mask, close, wide, style.scrim, beside, left, top, alpha, shift, main.lettering.transliterated)


def _write(pen: ImageDraw.ImageDraw, x: float, y: float, line: str, block: _Block) -> None:
    """Write a line; tracked letter by letter, with the font's own kerning kept."""
    if not block.tracking:
        pen.text((x, y), line, font=block.font, fill=255)
        return
    for index, sign in enumerate(line):
        offset = float(block.font.getlength(line[: index + 1])) - float(block.font.getlength(sign))
        pen.text((x + offset + index * block.tracking * block.font.size, y), sign, font=block.font, fill=255)


def _shade(ink: Image.Image, unit: float) -> tuple[Floats, Floats]:
    """Return a close shadow of the letters, and a soft scrim that is even under them and runs out round them."""
    offset = max(int(0.004 * unit), 1)
    close = ImageChops.offset(ink, 0, offset).filter(ImageFilter.GaussianBlur(0.006 * unit))
    shadow = 0.35 * np.asarray(close, np.float32) / 255.0
    near = np.asarray(ink.filter(ImageFilter.GaussianBlur(0.022 * unit)), np.float32) / 255.0
    far = np.asarray(ink.filter(ImageFilter.GaussianBlur(0.055 * unit)), np.float32) / 255.0
    scrim = 1.0 - np.exp(-2.2 * near - 3.4 * far)
    return shadow.astype(np.float32), scrim.astype(np.float32)


def _timing(title: Title, style: _Style, height: int, clock: Clock) -> tuple[Floats, NDArray[np.int64]]:
    """Return how a title fades and slides in and out, frame by frame."""
    begin, end = title.begin * clock.length_s, max(title.end, title.begin) * clock.length_s
    fade = max(min(0.6, (end - begin) / 3.0), 1e-3)
    times = clock.times_s
    coming = ease((times - begin) / fade)
    going = 1.0 - ease((times - (end - fade)) / fade)
    if title.end >= 1.0:
        going = np.ones_like(coming)
    alpha = np.minimum(coming, going).astype(np.float32)
    off = (1.0 - coming)[:, None] * np.array(style.slide) * height
    return alpha, np.round(off).astype(np.int64)
