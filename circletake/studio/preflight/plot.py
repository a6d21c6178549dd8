"""Drawing a preflight's plot, as SVG or as PNG."""

from __future__ import annotations

import base64
import io
from html import escape
from pathlib import Path

from circletake.schema import BriefError
from circletake.studio.preflight.checking import Checked
from circletake.studio.preflight.layout import Ink, Photo, Plot, Rect, Words, lay_out

_INKS: dict[Ink, str] = {
    "paper": "#fffdf8", "ink": "#23212b", "soft": "#6d6878", "track": "#e2d9c9", "total": "#6d6878",
    "aleatoric": "#3d6b86", "epistemic": "#c8553d", "risk": "#d9a441", "mark": "#23212b",
}  # fmt: skip
_SCALE = 2
"""Pixels of the PNG a pixel of the layout."""


def draw_plot(checked: Checked, path: Path) -> None:
    """Draw bars with their intervals, the advice and the contact sheet.

    Args:
        checked: A preflight with its stills.
        path: Ends in .svg or .png; its folder must be there.

    Raises:
        BriefError: another ending, or a place where nothing can be written.
    """
    drawers = {".svg": _svg, ".png": _png}
    drawer = drawers.get(path.suffix.lower())
    if drawer is None:
        raise BriefError(f"a plot is an .svg or a .png, got {path.name!r}; name it so")
    if not path.parent.is_dir():
        raise BriefError(f"there is no folder {path.parent} to put the plot into; make it first")
    try:
        path.write_bytes(drawer(lay_out(checked)))
    except OSError as error:
        raise BriefError(f"the plot can't be written to {path}: {error.strerror}; name another file") from error


def _svg(plot: Plot) -> bytes:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{plot.width}" height="{plot.height}" '
        f'viewBox="0 0 {plot.width} {plot.height}" font-family="Source Sans Pro, Segoe UI, Helvetica, sans-serif">',
        f'<rect width="100%" height="100%" fill="{_INKS["paper"]}"/>',
    ]
    for mark in plot.marks:
        if isinstance(mark, Rect):
            box = f'x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" height="{mark.height:.1f}"'
            parts.append(f'<rect {box} fill="{_INKS[mark.ink]}"/>')
        elif isinstance(mark, Words):
            weight = ' font-weight="600"' if mark.bold else ""
            at = f'x="{mark.x:.1f}" y="{mark.y:.1f}" font-size="{mark.size}" fill="{_INKS[mark.ink]}"'
            parts.append(f"<text {at}{weight}>{escape(mark.text)}</text>")
        else:
            box = f'x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" height="{mark.height:.1f}"'
            data = base64.b64encode(mark.data).decode()
            parts.append(f'<image {box} href="data:image/jpeg;base64,{data}"/>')
    return "\n".join((*parts, "</svg>\n")).encode()


def _png(plot: Plot) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    from circletake.render.fonts import letter

    sheet = Image.new("RGB", (plot.width * _SCALE, plot.height * _SCALE), _INKS["paper"])
    pen = ImageDraw.Draw(sheet)
    for mark in plot.marks:
        if isinstance(mark, Rect):
            right, bottom = mark.x + max(mark.width, 0.5), mark.y + mark.height
            pen.rectangle([round(_SCALE * one) for one in (mark.x, mark.y, right, bottom)], fill=_INKS[mark.ink])
        elif isinstance(mark, Words):
            written = letter(mark.text, "sans semibold" if mark.bold else "sans")
            font = ImageFont.truetype(written.font, mark.size * _SCALE)
            pen.text((mark.x * _SCALE, mark.y * _SCALE), written.text, _INKS[mark.ink], font, anchor="ls")
        else:
            _paste(sheet, mark)
    data = io.BytesIO()
    sheet.save(data, "PNG")
    return data.getvalue()


def _paste(sheet: object, mark: Photo) -> None:
    from PIL import Image

    assert isinstance(sheet, Image.Image)
    with Image.open(io.BytesIO(mark.data)) as photo:
        fitted = photo.convert("RGB").resize((round(mark.width * _SCALE), round(mark.height * _SCALE)))
    sheet.paste(fitted, (round(mark.x * _SCALE), round(mark.y * _SCALE)))
