"""Fonts: which file can write a text, and what is done where none can."""

from __future__ import annotations

import unicodedata
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
_INDIC = frozenset(
    {"DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM"}
)
"""Scripts whose consonants have a vowel by themselves."""


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
    shown = "".join(c for c in text if c.isspace() or (c.isprintable() and not _is_pictogram(c)))
    shown = " ".join(shown.split()) if len(shown) < len(text) else shown
    wanted = frozenset(ord(c) for c in shown if not c.isspace())
    for name in (face, "serif" if "serif" in face or face == "cut" else "sans"):
        if wanted <= covered(_path(name)):
            return Lettering(shown, _path(name))
    found = _system_font(wanted)
    if found is not None:
        return Lettering(shown, found)
    latin = in_latin(shown, covered(_path(face)))
    fallback = face if frozenset(ord(c) for c in latin if not c.isspace()) <= covered(_path(face)) else "sans"
    return Lettering(latin, _path(fallback), True)


def in_latin(text: str, kept: frozenset[int] = frozenset()) -> str:
    """Return a text in Latin letters, so that it can be read: Han signs syllable by syllable, other scripts in words.

    Signs that Chinese and Japanese share are given as Chinese reads them: how Japanese does hangs on the word.

    Args:
        text: What is to be read.
        kept: Code points that stay as they are: those that the face has.
    """
    from anyascii import anyascii

    out: list[str] = []
    for word in text.split():
        parts: list[str] = []
        before = ""
        signs = [sign for sign in unicodedata.normalize("NFC", word) if not _named(sign).endswith("SIGN NUKTA")]
        for sign, after in zip(signs, (*signs[1:], ""), strict=True):
            script = _script(sign)
            said = sign if ord(sign) in kept else anyascii(sign) + ("a" if _holds_a_vowel(sign, after) else "")
            begins = script in ("han", "kana") and before and (script == "han" or before != script)
            if begins or (before == "han" and script != "han" and said.isalnum()):
                parts.append(" ")
            parts.append(said.lower() if script in ("kana", "hangul") else said)
            before = script
        latin = "".join(parts)
        out.append(latin[:1].upper() + latin[1:] if _script(word[0]) in ("kana", "hangul") else latin)
    return " ".join(" ".join(out).split())


def is_right_to_left(text: str) -> bool:
    """Tell whether a text runs from right to left: by its first letter that has a direction."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((way != "L" for way in strong if way in ("L", "R", "AL")), False)


def _script(sign: str) -> str:
    name = _named(sign)
    starts = {"CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana", "HANGUL": "hangul"}
    return next((script for start, script in starts.items() if name.startswith(start)), "")


def _named(sign: str) -> str:
    return unicodedata.name(sign, "")


def _holds_a_vowel(sign: str, after: str) -> bool:
    """Tell whether a consonant of an Indic script is spoken with the `a` that it has by itself: not at a word's end."""
    script, _, letter_name = _named(sign).partition(" LETTER ")
    if script not in _INDIC or len(letter_name) < 2 or not letter_name.endswith("A") or letter_name == "AA":
        return False
    return bool(after) and not any(kind in _named(after) for kind in ("VOWEL SIGN", "SIGN VIRAMA"))


def _is_pictogram(sign: str) -> bool:
    """Tell whether a sign is a small picture: it is left out, since no face of ours has it in its own hand."""
    return ord(sign) >= 0x1F000 or (0x2600 <= ord(sign) < 0x27C0) or 0xFE00 <= ord(sign) < 0xFE10


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
