"""Typesetting: texts measured, broken into lines that fit, and written on a picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

from circletake.render.fonts import Face, letter

_LEADING = {"cut": 0.95, "serif": 1.32, "serif light": 1.32, "sans": 1.32, "sans semibold": 1.32}
"""Line distance in sizes: hand-cut capitals have no descenders."""
_STEP = 0.92
"""Each try at a size that fits is this much smaller than the one before."""

_LOOSE = " ,;:.–—-"
"""What does not stand before an ellipsis."""


class Setting(NamedTuple):
    """A text as it is set.

    Attributes:
        lines: One after another.
        face: In which it is written.
        size: Of the letters, in pixels.
    """

    lines: tuple[str, ...]
    face: Face
    size: int

    @property
    def leading(self) -> float:
        """Return the distance from one line to the next, in pixels."""
        return _LEADING[self.face] * self.size

    @property
    def height(self) -> float:
        """Return the height of all lines, in pixels."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        """Return the width of the longest line, in pixels."""
        return max((width(line, self.face, self.size) for line in self.lines), default=0.0)


def width(text: str, face: Face, size: int) -> float:
    """Return how wide a text is in pixels."""
    lettering = letter(text, face)
    return _font(str(lettering.font), size).getlength(lettering.text)


def write(pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, face: Face, size: int, colour: str) -> None:
    """Write one line, its top left corner at a place."""
    lettering = letter(text, face)
    pen.text(at, lettering.text, font=_font(str(lettering.font), size), fill=colour)


def set_lines(text: str, face: Face, size: int, across: float, most: int) -> Setting:
    """Break a text into lines that fit a width; what does not fit into `most` lines ends in an ellipsis."""
    lines = list(_broken(text, face, size, across))
    if len(lines) > most:
        lines = [*lines[: most - 1], _ended(lines[most - 1], face, size, across)]
    return Setting(tuple(lines), face, size)


def set_to_fit(text: str, face: Face, sizes: tuple[int, int], across: float, high: float) -> Setting:
    """Set a text as large as fits a field, whole words in every line where a size allows it.

    Args:
        text: What is set.
        face: In which face.
        sizes: Largest and smallest size; at the smallest one, what does not fit ends in an ellipsis.
        across, high: The field in pixels.
    """
    size = sizes[0]
    while size > sizes[1]:
        lines = tuple(_broken(text, face, size, across))
        whole = all(width(word, face, size) <= across for word in text.split())
        if whole and len(lines) * _LEADING[face] * size <= high:
            return Setting(lines, face, size)
        size = max(sizes[1], int(size * _STEP))
    return set_lines(text, face, size, across, max(1, int(high / (_LEADING[face] * size))))


def _broken(text: str, face: Face, size: int, across: float) -> Iterator[str]:
    """Yield lines; a word that is wider than a line, as in scripts without spaces, goes on in the next."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined, face, size) <= across:
            line = joined
            continue
        if line:
            yield line
        line = word
        while width(line, face, size) > across and len(line) > 1:
            kept = _fitting(line, face, size, across)
            yield line[:kept]
            line = line[kept:]
    if line:
        yield line


def _ended(line: str, face: Face, size: int, across: float) -> str:
    """End a line in an ellipsis, after a whole word where there is one."""
    while line and width(f"{line.rstrip(_LOOSE)}…", face, size) > across:
        line = line.rsplit(" ", 1)[0] if " " in line else line[:-1]
    return f"{line.rstrip(_LOOSE)}…"


def _fitting(word: str, face: Face, size: int, across: float) -> int:
    """Return how many of a word's letters fit, one at least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[:middle], face, size) <= across:
            low = middle
        else:
            high = middle - 1
    return low


@lru_cache(maxsize=64)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
