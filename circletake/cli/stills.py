"""Stills on a terminal: two pixels a character, by half blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from rich.color import Color
from rich.style import Style
from rich.text import Text


def _pixels(data: bytes) -> Iterator[tuple[int, int, int]]:
    return zip(data[0::3], data[1::3], data[2::3], strict=True)


def still_in_text(path: Path, columns: int) -> Text:
    """Return a picture as text that many columns wide, in true colour."""
    image = Image.open(path).convert("RGB")
    rows = max(1, round(columns * image.height / image.width / 2))
    small = image.resize((columns, rows * 2), Image.Resampling.LANCZOS)
    text = Text(no_wrap=True)
    colours = [Color.from_rgb(*pixel) for pixel in _pixels(small.tobytes())]
    for row in range(rows):
        above = colours[2 * row * columns : (2 * row + 1) * columns]
        below = colours[(2 * row + 1) * columns : (2 * row + 2) * columns]
        for upper, lower in zip(above, below, strict=True):
            text.append("▀", Style(color=upper, bgcolor=lower))
        text.append("\n")
    return text
