"""Clauses: who does what to whom, where and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from circletake.language.phrases import Phrase
from circletake.language.verbs import VerbGroup
from circletake.language.wordlists import wordset

ClauseKind = Literal["main", "relative", "participle", "infinitive", "adverbial", "complement", "fragment"]
"""main: a sentence's own. relative: `who lives alone`. participle: `stranded on the beach`. infinitive: `to save
it`. adverbial: `while the waves crash`. complement: what is seen, heard or said. fragment: no verb at all."""


class Attached(NamedTuple):
    """A preposition with its phrase."""

    prep: str
    phrase: Phrase
    anchor: Phrase | None
    """The phrase that stood right before it, which it may belong to; None after a verb."""


class Trait(NamedTuple):
    """An adjective said of a phrase outside it: `the keeper is old`."""

    phrase: Phrase
    adjective: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing said."""

    kind: ClauseKind
    verb: VerbGroup | None
    subjects: tuple[Phrase, ...]
    objects: tuple[Phrase, ...]
    attached: tuple[Attached, ...]
    adverbs: tuple[str, ...]
    traits: tuple[Trait, ...]
    connective: str | None
    """The word that joins it to what stands before: `then`, `while`, `until`."""
    outer: str | None
    """The verb it hangs on: `try` in `tries to save it`, `see` in `sees the sun rise`."""
    exists: bool
    """True for `there is ...`."""
    start: int
    end: int

    @property
    def lemma(self) -> str:
        """Return the verb's base form; empty without one."""
        return self.verb.lemma if self.verb else ""

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Return every phrase in it, in the order of the text."""
        found = [*self.subjects, *self.objects, *(attached.phrase for attached in self.attached)]
        return tuple(sorted(found, key=lambda phrase: phrase.start))


# Verbs that only say how another verb is done: the other verb is the happening.
BEGINNING = wordset("begin start continue keep stop proceed")
TRYING = wordset(
    "try attempt manage decide want wish hope plan need struggle learn dare dream refuse have go come prepare get "
    "love "
    "like fail promise seem appear use choose set"
)
HELPING = wordset(
    "help ask tell teach let make want force allow order invite beg urge lead inspire encourage send bring take "
    "convince "
    "see watch hear feel notice observe find spot"
)
SAYING = wordset(
    "say whisper shout cry ask answer reply think know believe realise realize remember call tell sing announce add "
    "mutter murmur scream yell exclaim wonder read learn understand explain discover see hear find"
)
COPULAS = wordset("be become seem look feel stay remain grow turn get appear sound stand lie sit")
