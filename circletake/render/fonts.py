"""Fonts: which file can write a text, and what is done where none can."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from fontTools.ttLib import TTCollection, TTFont, TTLibError

Face = Literal["cut", "serif", "serif light", "sans", "sans semibold"]
"""cut: hand-cut capitals for main titles; serif for what is read; sans for names and places."""

_FACES: dict[Face, tuple[str, str]] = {
    "cut": ("font_amatic_sc", "AmaticSC-Bold.ttf"),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif light": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
_SYSTEM_FOLDERS = (
    Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts",
    Path.home() / ".local/share/fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"), Path("C:/Windows/Fonts"),
)  # fmt: skip
_SYSTEM_TRIES = 400


class Lettering(NamedTuple):
    """A text that can be written, and the font file that writes it."""

    text: str
    font: Path
    transliterated: bool = False
    """True when no font on this machine has the script: the text is in Latin letters then."""

    @property
    def is_cut(self) -> bool:
        """Tell whether it is written in the hand-cut face."""
        return self.font == _path("cut")


def letter(text: str, face: Face) -> Lettering:
    """Find how to write a text: in the face, in another of ours, in a font of this system, or in Latin letters."""
    wanted = frozenset(ord(c) for c in text if not c.isspace() and c.isprintable() and ord(c) < 0x1F000)
    shown = "".join(c for c in text if c.isspace() or (c.isprintable() and ord(c) < 0x1F000))
    for name in (face, "serif" if "serif" in face or face == "cut" else "sans"):
        if wanted <= covered(_path(name)):
            return Lettering(shown, _path(name))
    found = _system_font(wanted)
    if found is not None:
        return Lettering(shown, found)
    from anyascii import anyascii

    latin = anyascii(shown)
    fallback = face if frozenset(ord(c) for c in latin if not c.isspace()) <= covered(_path(face)) else "sans"
    return Lettering(latin, _path(fallback), True)


def _path(face: Face) -> Path:
    package, name = _FACES[face]
    return Path(str(files(package).joinpath("files", name)))


@lru_cache(maxsize=64)
def covered(path: Path) -> frozenset[int]:
    """Return the code points that a font file can write; none when it is not readable as a font."""
    try:
        if path.suffix.lower() == ".ttc":
            return frozenset(TTCollection(str(path), lazy=True).fonts[0].getBestCmap() or ())
        with TTFont(str(path), lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, KeyError, AssertionError):
        return frozenset()


@lru_cache(maxsize=64)
def _system_font(wanted: frozenset[int]) -> Path | None:
    """Return the first font of this system, by path, that can write all these code points."""
    for path in _system_files():
        if wanted <= covered(path):
            return path
    return None


@lru_cache(maxsize=1)
def _system_files() -> tuple[Path, ...]:
    found = [
        path
        for folder in _SYSTEM_FOLDERS
        if folder.is_dir()
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in (".ttf", ".otf", ".ttc")
    ]
    plain = [
        path for path in found if not any(word in path.stem.lower() for word in ("mono", "italic", "oblique", "bold"))
    ]
    return tuple([*plain, *(path for path in found if path not in plain)][:_SYSTEM_TRIES])
