"""Wishes: what the brief's words for music mean in the styles that there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from circletake.schema import MusicWish, StyleCard

_KIN: dict[str, str] = {
    "orchestral": "strings choir magical", "orchestra": "strings choir magical", "symphonic": "strings choir",
    "cinematic": "strings epic piano", "classical": "strings piano waltz", "string quartet": "strings chamber",
    "chamber music": "strings chamber", "romantic piano": "piano", "minimalist": "minimalism piano", "minimal":
    "minimalism ambient", "tango": "waltz", "flamenco": "guitar western", "latin": "guitar waltz", "bossa nova":
    "guitar lo-fi", "samba": "guitar", "klezmer": "fiddle waltz", "bluegrass": "folk country", "blues": "jazz",
    "big band": "jazz swing", "ragtime": "comedy jazz", "noir jazz": "jazz noir", "funk": "lo-fi jazz", "soul":
    "lo-fi jazz", "gospel": "choir", "hymn": "choir strings", "requiem": "choir strings", "rock": "epic electronic",
    "metal": "epic", "punk": "electronic", "pop": "electronic acoustic", "hip-hop": "hip hop", "trip-hop": "hip hop",
    "trap": "electronic hip hop", "reggae": "lo-fi guitar", "ska": "march", "techno": "electronic", "house music":
    "electronic dance", "disco": "electronic dance", "drum and bass": "electronic", "dubstep": "electronic",
    "vaporwave": "synthwave lo-fi", "industrial": "electronic dark", "chiptune": "electronic", "8-bit": "electronic",
    "new age": "ambient", "drone": "ambient", "world music": "folk", "african": "marimba folk", "indian": "folk drone",
    "japanese": "folk ambient", "chinese": "folk ambient", "middle eastern": "folk", "arabic": "folk", "polka":
    "march waltz", "musette": "waltz", "circus": "march comedy", "carnival": "march waltz", "carousel": "waltz",
    "lullaby": "music box piano", "medieval": "gothic baroque", "renaissance": "baroque", "sea shanty": "folk",
    "shanty": "folk", "spaghetti western": "western", "impressionist": "magical piano", "tribal": "battle epic",
    "military": "march", "fanfare": "march heroic", "elegy": "lament", "a cappella": "choir", "swing": "jazz",
    "celtic": "folk irish", "country": "folk western", "upbeat": "acoustic comedy inspiring", "acapella": "choir",
}  # fmt: skip
"""What stands near a style that none of the styles is, as words that some style goes by."""

_PLAYED: dict[str, str] = {
    "strings": "violins solo cello slow strings", "violin": "solo violin violins fiddle", "cello": "solo cello cellos",
    "viola": "violas", "guitar": "nylon guitar steel guitar", "electric guitar": "steel guitar electric piano",
    "horn": "horns", "trumpet": "trumpets muted trumpet", "trombone": "trombones", "brass": "horns trumpets trombones",
    "saxophone": "tenor sax", "synthesizer": "synth bass synth pluck warm pad", "choir": "choir voices",
    "drums": "taiko drum kit timpani", "bells": "tubular bells celesta", "whistle": "whistle recorder flute",
    "ukulele": "nylon guitar steel guitar", "mandolin": "steel guitar fiddle", "banjo": "steel guitar fiddle",
    "sitar": "nylon guitar", "koto": "harp", "shakuhachi": "flute recorder", "organ": "choir harpsichord",
    "glockenspiel": "celesta xylophone", "bass": "upright bass bass guitar", "double bass": "upright bass",
    "woodwinds": "flute clarinet oboe", "bagpipes": "fiddle whistle", "theremin": "glass pad whistle",
    "music box": "celesta", "kalimba": "marimba",
}  # fmt: skip
"""Which players of the styles answer a wished instrument."""

_BARRED: dict[str, str] = {
    "drums": "timpani taiko percussion kit", "percussion": "timpani taiko percussion kit",
    "strings": "violins violas cellos strings", "brass": "horns trumpets trombones tuba brass",
    "choir": "choir voices", "voices": "choir voices", "vocals": "choir voices", "singing": "choir voices",
    "synths": "synth pad crystal electronic", "synthesizer": "synth pad crystal electronic",
    "guitar": "guitar", "piano": "piano",
}  # fmt: skip
_ON_SCREEN: dict[str, str] = {
    "violin": "violin", "fiddle": "fiddle", "cello": "cello", "piano": "piano", "grand piano": "piano", "harp": "harp",
    "guitar": "guitar", "lute": "guitar", "ukulele": "ukulele", "banjo": "banjo", "accordion": "accordion",
    "concertina": "accordion", "harmonica": "harmonica", "flute": "flute", "clarinet": "clarinet",
    "trumpet": "trumpet", "bugle": "trumpet", "saxophone": "saxophone",
}  # fmt: skip
"""What is seen in the picture and should be heard in its music."""
_NEGATIVE = ("no ", "without ", "not ")
_LIKENESS = 0.6


class Wishes(NamedTuple):
    """What is wanted, and what is not."""

    styles: tuple[str, ...]
    instruments: tuple[str, ...]
    barred: tuple[str, ...]
    """Fragments of the names of players that must not be there."""


def wishes_of(wish: MusicWish, nouns: Iterable[str] = ()) -> Wishes:
    """Sort a brief's wishes into what is wanted and what is not (`no drums`, `without a choir`).

    Args:
        wish: What the brief says.
        nouns: What is seen: a fiddle in the picture is a wish, when the brief names no instrument.
    """
    barred: list[str] = []
    for word in (*wish.styles, *wish.instruments):
        refused = _refused(word)
        if refused is not None:
            barred += _BARRED.get(refused, refused.rstrip("s")).split()
    return Wishes(
        tuple(word.lower() for word in wish.styles if _refused(word) is None),
        tuple(word.lower() for word in wish.instruments if _refused(word) is None) or _seen(nouns, wish),
        tuple(barred),
    )


def _seen(nouns: Iterable[str], wish: MusicWish) -> tuple[str, ...]:
    if wish.styles:
        return ()
    return tuple(dict.fromkeys(_ON_SCREEN[noun] for noun in nouns if noun in _ON_SCREEN))[:1]


def _refused(word: str) -> str | None:
    low = word.lower().strip()
    for prefix in _NEGATIVE:
        if low.startswith(prefix):
            return low.removeprefix(prefix).removeprefix("any ").removeprefix("a ").removeprefix("the ")
    return None


def style_fit(word: str, entry: StyleCard) -> float:
    """Return how well a style answers a wished word: 1 goes by that name, 0 has nothing of it."""
    names = (entry.name, *entry.words)
    if word in names:
        return 1.0
    if any(word in name.split() or (len(word) > 4 and word in name) for name in names):
        return 0.85
    near = _KIN.get(word, "")
    if near and any(name in near for name in entry.words if len(name) > 3):
        return _LIKENESS
    kin = max((part for part in word.split() if any(part in name.split() for name in names)), key=len, default="")
    return 0.5 if len(kin) > 3 else 0.0


def player_fit(word: str, entry: StyleCard) -> float:
    """Return how well a style's band answers a wished instrument: 1 it is known for it, less the farther back it is."""
    if word in entry.words or word in entry.name.split():
        return 1.0
    wanted = _PLAYED.get(word, word)
    for number, player in enumerate(name.lower() for name in entry.instruments):
        if player == f"solo {word}":
            return 0.9
        if player in wanted or word in player or word.rstrip("s") == player.rstrip("s"):
            return max(0.4, 0.85 - 0.12 * number)
    return 0.0


def is_barred(entry: StyleCard, barred: Iterable[str]) -> bool:
    """Tell whether a style's band has a player that must not be there."""
    return any(part in name.lower() for part in barred for name in entry.instruments)
