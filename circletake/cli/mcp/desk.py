"""The desk of the MCP server: which films there are, and what of them may be read."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from circletake.schema import BriefError

SHOWN = {
    "report.html": "The report: shots, takes, uncertainty, sync, loudness, cost.",
    "manifest.json": "What was made, by what, from what, how sure, and what it cost.",
    "production.json": "Brief, settings, plan, circled takes and cut.",
    "storyboard.png": "The storyboard.",
    "poster.jpg": "The poster.",
    "film.srt": "Subtitles.",
    "timeline.edl": "The cut as an edit decision list.",
}
"""Files of a production that can be read as resources. The film itself is too long for that: its path is told."""
SCHEME = "circletake://"


class Shelf(NamedTuple):
    """A file that can be read."""

    uri: str
    path: Path
    about: str

    @property
    def media_type(self) -> str:
        """Return its media type."""
        if self.path.suffix in (".edl", ".srt"):
            return "text/plain"
        return mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"


def production_folder(under: Path, name: str) -> Path:
    """Return the folder of a production below `under`, by its name.

    Raises:
        BriefError: the name leads somewhere else.
    """
    root = under.resolve()
    folder = (root / name).resolve()
    if not name.strip() or folder == root or root not in folder.parents:
        raise BriefError(f"not the name of a production: {name!r}; name a folder below {root}, such as `lighthouse`")
    return folder


def shelves(under: Path) -> Iterator[Shelf]:
    """Yield every file of every production that can be read."""
    for production in sorted(under.glob("*/production.json")):
        for name, about in SHOWN.items():
            path = production.parent / name
            if path.is_file():
                yield Shelf(f"{SCHEME}{production.parent.name}/{name}", path, f"{production.parent.name}: {about}")


def shelf_of(under: Path, uri: str) -> Shelf:
    """Return what a resource's address names.

    Raises:
        BriefError: there is no such resource.
    """
    for shelf in shelves(under):
        if shelf.uri == uri:
            return shelf
    raise BriefError(f"there is no resource {uri!r}; resources/list names those there are")
