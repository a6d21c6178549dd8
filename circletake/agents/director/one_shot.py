"""A plan of one shot from words alone: nothing is added, so that what the words leave open stays open."""

from __future__ import annotations

from fractions import Fraction

from circletake.agents.director.bible import describe, place_name
from circletake.language import VocabularyIndex, index_of, read_caption
from circletake.schema import (
    Bible,
    BriefReading,
    Captions,
    Format,
    Identity,
    Place,
    Plan,
    Scene,
    Shot,
    Subject,
    TermKind,
    Treatment,
    Vocabulary,
    derive_seed,
    frames_in,
)

_THINGS: tuple[TermKind, ...] = ("person", "animal", "creature", "vehicle", "prop", "structure", "plant")
SLATE = "1A"


def plan_of_words(
    words: str, *, seconds: Fraction, made: Format, seed: int, vocabulary: Vocabulary, style: str
) -> Plan:
    """Return a plan of one shot that shows what words say, and leaves open what they do not say.

    Args:
        words: A prompt.
        seconds: The shot's length.
        made: Size and rate.
        seed: Of everything that is left to chance.
        vocabulary: What the picture back-end can show.
        style: The look.
    """
    staging = read_caption(words, vocabulary)
    index = index_of(vocabulary)
    identities = tuple(one for one in (_identity(subject, index) for subject in staging.subjects) if one is not None)
    places = (_place(staging.place, seed),) if staging.place is not None else ()
    shot = Shot(
        slate=SLATE, scene=1, function="opening", purpose=words, frames=max(2, frames_in(seconds, made.rate)),
        staging=staging, captions=Captions(picture=words, sound=""),
        must_show=tuple(subject.id for subject in staging.subjects),
    )  # fmt: skip
    scene = Scene(
        number=1, slug_line=words.upper(), place=staging.place or "", light=staging.light,
        mood=staging.mood or "calm", tension=0.5,
    )  # fmt: skip
    return Plan(
        reading=BriefReading(title=words, logline=words),
        treatment=Treatment(title=words, logline=words, synopsis=words, beats=()),
        bible=Bible(identities=identities, places=places, style=style),
        scenes=(scene,),
        shots=(shot,),
        format=made,
        seed=seed,
    )


def _identity(subject: Subject, index: VocabularyIndex) -> Identity | None:
    """Return a bible entry for somebody whom the back-end knows; None for an unknown word, which nothing may fix."""
    term = index.exactly(subject.noun, _THINGS)
    if term is None:
        return None
    found = Identity(
        id=subject.id, name=f"the {subject.noun}", noun=subject.noun, term=term.name, kind=term.kind,
        count=subject.count, adjectives=subject.adjectives,
    )  # fmt: skip
    return found.with_(description=describe(found))


def _place(noun: str, seed: int) -> Place:
    return Place(id=noun, name=place_name(noun), noun=noun, term=noun, seed=derive_seed(seed, "place", noun))
