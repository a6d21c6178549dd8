"""A picture back-end's vocabulary: what it can show, and how far a word lies from it."""

from __future__ import annotations

from typing import Literal

from circletake.schema.base import Value

TermKind = Literal["place", "person", "animal", "creature", "vehicle", "prop", "structure", "plant", "action"]
"""place: where a shot plays; person, animal, creature: who acts; vehicle, prop, structure, plant:
what stands there; action: what is done."""


class Term(Value):
    """One thing that a back-end can show."""

    name: str
    kind: TermKind
    words: tuple[str, ...] = ()
    """Other words for the same thing, lower case, singular (nouns) or base form (verbs)."""
    gloss: str = ""
    """A short description, for matching by meaning."""


class Vocabulary(Value):
    """All terms of a back-end, or `open_ended` for one that takes any words (a video model)."""

    name: str
    version: str
    open_ended: bool = False
    terms: tuple[Term, ...] = ()


class PictureCard(Value):
    """What a picture back-end takes and gives."""

    name: str
    text: bool = True
    """It shoots what the prompt says; without, only pictures steer it."""
    image: bool = False
    """A take may begin with a given picture."""
    needs_image: bool = False
    """A take must."""
    last_frame: bool = False
    """A take may end with a given picture."""
    sound: bool = False
    """It makes sound with the picture."""
    max_seconds: float | None = None
    """The longest take, handles included; None for any length."""
    open_ended: bool = True
    """It takes any words; False for one with a vocabulary of its own."""


class Match(Value):
    """The term nearest to a word, with its distance: 0 the same word, 1 nothing in common."""

    word: str
    term: str | None
    kind: TermKind | None
    distance: float
    known: bool
    """True when the word itself is in the vocabulary."""
