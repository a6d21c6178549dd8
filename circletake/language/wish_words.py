"""Words with which people speak of a film and not of its story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.language.aspects import read_aspect
from circletake.language.brief_words import FORMS, GENRES, PLAIN_FORMS, STYLES
from circletake.language.feelings import MOODS
from circletake.language.music_words import INSTRUMENTS
from circletake.language.music_words import STYLES as MUSIC_STYLES
from circletake.language.wordlists import wordset
from circletake.language.words import Word
from circletake.schema import Form, Genre, Mood

NOTE_WORDS = (
    wordset(
        "music score soundtrack song mood tone feeling feel atmosphere style look format aspect ratio duration "
        "length time "
        "running second seconds minute minutes film movie video short clip piece genre colour colors colours color "
        "palette "
        "lighting camera pace pacing rhythm narration narrator voice voiceover voice-over dialogue dialog subtitles "
        "text title "
        "titles credits ending end start beginning sound sounds effects foley ambience ambiance design audience cut "
        "cuts editing "
        "shots shot orientation total max maximum about around approximately roughly long "
        "make want need keep set be should would have use add let do like give please feature create shoot produce "
        "i we it "
        "begin begins finish finishes ends starts becomes turn turns become get gets more less very slow fast "
        "slowly quickly "
        "gentle soft light loud simple little bit touch something kind sort animated inspired based minimalistic "
        "only just "
        "first then later towards at in with and but or yet of the a an to for on as by no without my our this that "
        "all "
        "mostly entirely completely whole overall throughout under over"
    )
    | PLAIN_FORMS
)
_INSTRUMENT_IN_THE_ROOM = frozenset(
    ["a", "an", "the", "his", "her", "their", "its", "two", "three", "this", "that", "my", "old"]
)


class WishHits(NamedTuple):
    """What the words of a segment say of the film."""

    form: Form | None
    plain_form: bool
    genres: tuple[Genre, ...]
    moods: tuple[Mood, ...]
    styles: tuple[str, ...]
    words: frozenset[int]
    """Indices in the segment."""


def wish_hits(words: Sequence[Word]) -> WishHits:
    """Find every word for form, genre, mood, look, music or shape in a row of words."""
    lowers = [word.lower for word in words]
    forms = FORMS.find(lowers)
    genres = GENRES.find(lowers)
    moods = MOODS.find(lowers)
    styles = STYLES.find(lowers)
    spans = [(found.first, found.last) for found in forms]
    spans += [(found.first, found.last) for found in genres]
    spans += [(found.first, found.last) for found in moods]
    spans += [(found.first, found.last) for found in styles]
    spans += [(found.first, found.last) for found in MUSIC_STYLES.find(lowers)]
    spans += [(found.first, found.last) for found in INSTRUMENTS.find(lowers) if _is_played(lowers, found.first)]
    used = {at for first, last in spans for at in range(first, last + 1)}
    used |= {at for at, lower in enumerate(lowers) if read_aspect(lower) is not None or lower in ("vertical", "square")}
    special = [found for found in forms if found.value != "film"]
    return WishHits(
        form=(special or forms)[0].value if forms else None,
        plain_form=not special,
        genres=tuple(dict.fromkeys(found.value for found in genres)),
        moods=tuple(dict.fromkeys(found.value for found in moods)),
        styles=tuple(dict.fromkeys(found.value for found in styles)),
        words=frozenset(used),
    )


def _is_played(lowers: Sequence[str], at: int) -> bool:
    """Tell whether an instrument is a sound that is wished for, and nothing that stands in a room."""
    return at == 0 or lowers[at - 1] not in _INSTRUMENT_IN_THE_ROOM


def is_note(words: Sequence[Word], hits: WishHits, counted: frozenset[int]) -> bool:
    """Tell whether a segment speaks of nothing but the film itself.

    Args:
        words: The segment.
        hits: What was found in it.
        counted: Indices of words that name a length or a shape.
    """
    known = hits.words | counted
    content = [at for at, word in enumerate(words) if word.tag not in ("punct", "quote", "oh", "num")]
    says = any(at in known for at in content) or bool(counted)
    return says and all(at in known or words[at].lower in NOTE_WORDS or words[at].tag == "neg" for at in content)
