"""What a brief wishes of the film, told apart from the story that it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from circletake.language.aspects import read_aspect, read_letterbox
from circletake.language.brief_words import PLAIN_FORMS
from circletake.language.camera_words import read_camera
from circletake.language.durations import read_length
from circletake.language.layout import NARRATORS, NOTES, STORY_LABELS
from circletake.language.music_words import forbids_music, read_music
from circletake.language.nouns import looks_like_role
from circletake.language.wish_words import WishHits, is_note, wish_hits
from circletake.language.wordlists import wordset
from circletake.language.words import Word
from circletake.schema import Form, Genre, Mood

_HARD_STOPS = frozenset({";", ":", "—", "–", "(", ")", ".", "!", "?", "…", "|", "/", "--", "[", "]"})
_LEADS_ON = wordset("about of in where with showing following on for set that which who") | frozenset(",:;.")
_ASKING = wordset("make want need create shoot produce film do give please let")
_UNHEARD = re.compile(
    r"\b(no|without(\s+any)?)\s+(dialogue|dialog|narration|narrator|voice-?\s?over|voices?|speech|words|talking|spoken\s+\w+)\b"
    r"|\bsilent\s+(film|movie|short|comedy)\b|\bwordless\b|\bdialogue[\s-]free\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(with|has|have|add|plus|and)\s+(a\s+|an\s+|some\s+)?(\w+\s+)?(narration|narrator|voice-?\s?over|commentary)\b|\bnarrated\b",
    re.IGNORECASE,
)
_NO_PHRASE = wordset(
    "dialogue dialog narration narrator voice-over voiceover voice voices speech words talking music score "
    "soundtrack text "
    "titles title subtitles credits people humans person sound effects"
)


@dataclass(slots=True)
class Wishes:
    """What is wished of the film itself."""

    form: Form | None = None
    genres: list[Genre] = field(default_factory=list)
    moods: list[Mood] = field(default_factory=list)
    """Said of the film, in the order of the text."""
    hints: list[Mood] = field(default_factory=list)
    """Said of somebody or something in the story."""
    styles: list[str] = field(default_factory=list)
    music_styles: list[str] = field(default_factory=list)
    instruments: list[str] = field(default_factory=list)
    tempo: Literal["slow", "medium", "fast"] | None = None
    music: bool | None = None
    """False: no music is wanted. True: music was spoken of. None: nothing was said."""
    narration: bool | None = None
    silent: bool = False
    """No words are to be heard."""
    length_s: Fraction | None = None
    aspect: str | None = None
    letterbox: str | None = None
    """Shape of the picture between black bars."""
    unwanted: list[str] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)


class WishReader:
    """Collects the wishes of a text, sentence by sentence, and tells which words they take up."""

    def __init__(self, text: str) -> None:
        self.wishes = Wishes()
        self._text = text
        self._first = True

    def __call__(self, words: Sequence[Word]) -> frozenset[int]:
        """Read one sentence; return the indices of the words that speak of the film and not of the story."""
        if not words:
            return frozenset()
        said = self._text[words[0].start : words[-1].end]
        counted = self._measures(words, said)
        self._words_heard(said)
        label = _label(words)
        used: set[int] = set(range(label.end)) | counted
        for first, last in _segments(words, label.end):
            used |= self._segment(words, first, last, counted, note=label.note)
        self._first = False
        return frozenset(used) | read_camera([word.lower for word in words]).words

    def _measures(self, words: Sequence[Word], said: str) -> frozenset[int]:
        """Read length and shape; return the words that give them."""
        taken: set[int] = set()
        length = read_length(said, first=self._first)
        if length is not None:
            taken |= _within(words, length.start, length.end)
            if self.wishes.length_s is None:
                self.wishes.length_s = length.seconds
            elif self.wishes.length_s != length.seconds:
                self.wishes.contradictions.append("the brief names two lengths")
        barred, aspect = read_letterbox(said), read_aspect(said)
        if barred is not None:
            taken |= _within(words, barred.start, barred.end)
            self.wishes.letterbox = self.wishes.letterbox or barred.shape
        if aspect is not None and (barred is None or barred.shape != aspect):
            self.wishes.aspect = self.wishes.aspect or aspect
        if aspect is not None:
            taken |= {
                at for at, word in enumerate(words) if word.lower in _SHAPES or read_aspect(word.lower) is not None
            }
        return frozenset(taken)

    def _segment(
        self, words: Sequence[Word], first: int, last: int, counted: frozenset[int], *, note: bool
    ) -> set[int]:
        part = words[first : last + 1]
        inside = frozenset(at - first for at in counted if first <= at <= last)
        hits = wish_hits(part)
        if note or is_note(part, hits, inside):
            self._wish(part, hits)
            return set(range(first, last + 1))
        used: set[int] = set()
        for begin, end in _parts(part):
            piece = part[begin : end + 1]
            piece_hits = wish_hits(piece)
            piece_counted = frozenset(at - begin for at in inside if begin <= at <= end)
            if (begin, end) != (0, len(part) - 1) and is_note(piece, piece_hits, piece_counted):
                self._wish(piece, piece_hits)
                used |= set(range(first + begin, first + end + 1))
        used |= {first + at for at in self._embedded(part, hits)}
        self.wishes.hints += [mood for mood in hits.moods if mood not in self.wishes.hints]
        return used

    def _wish(self, words: Sequence[Word], hits: WishHits) -> None:
        """Take a note to the film-makers at its word."""
        wishes = self.wishes
        lowers = [word.lower for word in words]
        if hits.form is not None and (wishes.form in (None, "film")):
            wishes.form = hits.form
        wishes.genres += [genre for genre in hits.genres if genre not in wishes.genres]
        wishes.moods += [mood for mood in hits.moods if mood not in wishes.moods]
        wishes.styles += [style for style in hits.styles if style not in wishes.styles]
        self._music(lowers, True)

    def _music(self, lowers: Sequence[str], wish: bool) -> frozenset[int]:
        found = read_music(lowers, wish)
        wishes = self.wishes
        wishes.music_styles += [style for style in found.styles if style not in wishes.music_styles]
        wishes.instruments += [name for name in found.instruments if name not in wishes.instruments]
        wishes.tempo = wishes.tempo or found.tempo
        if found.words and wishes.music is None and (found.styles or found.instruments):
            wishes.music = True
        return found.words

    def _embedded(self, words: Sequence[Word], hits: WishHits) -> set[int]:
        """Return the words of wishes inside a sentence that tells the story: `with slow piano music`."""
        lowers = [word.lower for word in words]
        used = self._form_phrase(words, hits)
        music = frozenset(at for at in self._music(lowers, False) if not _plays(words, at))
        for at in sorted(music):
            used |= _around(words, at, music | hits.words)
        for at, lower in enumerate(lowers):
            if lower in ("no", "without") and at + 1 < len(lowers) and lowers[at + 1] in _NO_PHRASE:
                used |= {at, at + 1}
                self.wishes.unwanted.append(lowers[at + 1])
        used |= self._look_phrase(words, hits)
        return used

    def _form_phrase(self, words: Sequence[Word], hits: WishHits) -> set[int]:
        """Return the words of `a 30-second hopeful trailer` at the head of a sentence."""
        if hits.form is None:
            return set()
        lowers = [word.lower for word in words]
        at = next(
            (at for at in sorted(hits.words) if lowers[at].rstrip("s") in _FORM_HEADS or lowers[at] in _FORM_HEADS),
            None,
        )
        if at is None or (at > 0 and not _leads_to(words, at)):
            return set()
        if hits.plain_form and at + 1 < len(lowers) and lowers[at + 1] not in _LEADS_ON:
            return set()
        self._wish(words[: at + 1], wish_hits(words[: at + 1]))
        return set(range(at + 1))

    def _look_phrase(self, words: Sequence[Word], hits: WishHits) -> set[int]:
        lowers = [word.lower for word in words]
        for style in hits.styles:
            first = next(
                (at for at in sorted(hits.words) if lowers[at] in style.split() or lowers[at].startswith(style[:5])),
                None,
            )
            if first is not None and first > 0 and lowers[first - 1] in ("in", "as", "like", "of"):
                if style not in self.wishes.styles:
                    self.wishes.styles.append(style)
                return {
                    at
                    for at in range(first - 1, len(words))
                    if at == first - 1 or at in hits.words or lowers[at] in _LOOKS
                }
        return set()

    def _words_heard(self, said: str) -> None:
        if forbids_music(said):
            if self.wishes.music:
                self.wishes.contradictions.append("the brief asks for music and for none")
            self.wishes.music = False
        if _UNHEARD.search(said):
            self.wishes.silent = True
        if _TOLD.search(said):
            self.wishes.narration = True


_FORM_HEADS = PLAIN_FORMS | wordset("trailer teaser commercial ad advert advertisement spot promo documentary doc "
    "docu explainer "
                                    "sequence reportage tutorial trailers")  # fmt: skip
_SHAPES = wordset("vertical vertically portrait square cinemascope anamorphic widescreen wide-screen landscape "
    "format aspect ratio "
                  "tiktok scope mode")  # fmt: skip
_LOOKS = wordset("style look and animation colours colors tones puppet puppets")


def _within(words: Sequence[Word], start: int, end: int) -> set[int]:
    """Return the words of a sentence that a span of its characters touches."""
    begin = words[0].start
    return {at for at, word in enumerate(words) if word.start < begin + end and word.end > begin + start}


class _Label(NamedTuple):
    """The label at the head of a line."""

    end: int
    """How many words it takes."""
    note: bool
    """True when a note to the film-makers follows."""


def _label(words: Sequence[Word]) -> _Label:
    for at in range(1, min(5, len(words))):
        if words[at].lower == ":":
            label = " ".join(word.lower for word in words[:at])
            if label in NOTES or label in NARRATORS:
                return _Label(at + 1, True)
            return _Label(at + 1, False) if label in STORY_LABELS else _Label(0, False)
    return _Label(0, False)


def _segments(words: Sequence[Word], begin: int) -> list[tuple[int, int]]:
    """Return the runs of words between hard stops, as first and last index."""
    return _runs(words, begin, _HARD_STOPS)


def _parts(words: Sequence[Word]) -> list[tuple[int, int]]:
    return _runs(words, 0, frozenset({","}))


def _runs(words: Sequence[Word], begin: int, stops: frozenset[str]) -> list[tuple[int, int]]:
    out = []
    for at in range(begin, len(words) + 1):
        if at == len(words) or words[at].lower in stops:
            if at > begin:
                out.append((begin, at - 1))
            begin = at + 1
    return out


def _leads_to(words: Sequence[Word], at: int) -> bool:
    """Tell whether only an asking verb, a determiner and adjectives stand before a form word."""
    plain = {
        "det",
        "adj",
        "num",
        "noun",
        "nouns",
        "ing",
        "done",
        "adv",
        "pron",
        "prons",
        "modal",
        "to",
        "oh",
        "punct",
        "poss",
    }
    return (
        all(word.tag in plain or word.lemma in _ASKING for word in words[:at])
        and at <= 12
        and not _is_owned(words[:at])
    )


def _plays(words: Sequence[Word], at: int) -> bool:
    """Tell whether a music word says what somebody plays: a jazz trumpeter is in the picture."""
    following = words[at + 1] if at + 1 < len(words) else None
    return following is not None and following.tag in ("noun", "nouns") and looks_like_role(following.lemma)


def _is_owned(words: Sequence[Word]) -> bool:
    return any(word.tag == "part" for word in words)


def _around(words: Sequence[Word], at: int, known: frozenset[int]) -> set[int]:
    """Return a music word with what belongs to it on its left: `set to a slow orchestral score`."""
    used = {at}
    back = at - 1
    while back >= 0 and (
        back in known
        or words[back].tag in ("adj", "det", "adv", "ing")
        or words[back].lower in ("and", "with", "to", "set", "no", "by")
    ):
        if words[back].tag == "det" and back > 0 and words[back - 1].lower not in ("with", "to", "and", "by", "over"):
            break
        used.add(back)
        back -= 1
    return used
