"""What a brief's words mean to the picture back-end: exact words first, then commoner words, then meaning."""

from __future__ import annotations

from typing import NamedTuple

from circletake.language import (
    COMMONER_NOUNS,
    COMMONER_VERBS,
    LOCATIVE,
    SCENERY,
    THINGS,
    Entity,
    KindOf,
    Phrase,
    VocabularyIndex,
    index_of,
    kinds_by,
    looks_like_role,
    term_of,
)
from circletake.schema import Aids, TermKind, Vocabulary

NEAR: dict[str, float] = {"place": 0.46, "action": 0.40, "thing": 0.40}
"""Cosine distances within which a term stands for a word. Tuned with MiniLM on 70 words that no table lists:
above them `trapeze` became a ladder and `vanish` a walk, below them `barge` was no boat any more."""

COMMONER_DISTANCE = 0.15
"""What it costs to say a commoner word for a rarer one."""

_LIFELESS: tuple[TermKind, ...] = ("prop", "vehicle", "structure", "plant", "animal", "creature")
_ANYBODY = 0.3
"""Distance of a man or woman from somebody of whom only the work is known."""


_OF_IDEAS = ("ness", "ity", "ism", "hood", "tion", "sion", "ance", "ence")
"""Endings of nouns of ideas and events: where nothing is near, they name nothing that could stand there."""


_LOOSE = {
    **dict.fromkeys(("branch", "twig", "plank", "board", "beam", "timber", "log"), "stick"),
    **dict.fromkeys(("plate", "dish", "tray"), "bowl"),
}
"""Parts of a place that are things when somebody does something to one, or it comes down: `a branch falls`."""
_BEDDING = {"pillow": "bed", "mattress": "bed", "blanket": "bed", "duvet": "bed", "sheet": "bed"}
_ABOUT_A_BED = frozenset({"under", "beneath", "below", "underneath"})
"""What is under a pillow is in bed."""


def _by_itself(phrase: Phrase, prep: str) -> bool:
    """Tell whether one thing is meant that something happens to: no owl's branch, nor the branches in the wind."""
    return not prep and not phrase.plural and phrase.of is None


class Meant(NamedTuple):
    """What a word means on the stage."""

    term: str | None
    kind: TermKind
    distance: float


class Meanings:
    """Looks words up for one question."""

    def __init__(self, vocabulary: Vocabulary, aids: Aids) -> None:
        self.index: VocabularyIndex = index_of(vocabulary)
        self._open_ended = vocabulary.open_ended
        self._lexicon = aids.lexicon
        self._near: dict[str, Meant] = {}
        """What an unlisted noun turned out to mean, by head."""

    def kind_of(self) -> KindOf:
        """Return the function that tells the reader of English what a phrase names."""
        return kinds_by(self.index, self._unknown)

    def _unknown(self, phrase: Phrase, prep: str) -> TermKind | None:
        """Tell the kind of a noun that the vocabulary does not list."""
        if phrase.name is not None and phrase.head == phrase.name.lower().split()[-1]:
            return "place" if prep in ("in", "to", "from", "at", "through", "over") else "person"
        common = COMMONER_NOUNS.get(phrase.head)
        if phrase.head == "bank" and prep == "on":
            # One stands on the bank of a river, and in a bank.
            return None
        if common is not None:
            kinds: tuple[TermKind, ...] = ("place", *THINGS) if prep in LOCATIVE else (*THINGS, "place")
            found = self.index.exactly(common, kinds)
            if found is not None:
                return found.kind
        if looks_like_role(phrase.head):
            return "person"
        stands_for = _LOOSE.get(phrase.head) if _by_itself(phrase, prep) else None
        stands_for = _BEDDING.get(phrase.head) if prep in _ABOUT_A_BED else stands_for
        loose = self.index.exactly(stands_for, ("prop",)) if stands_for is not None else None
        if loose is not None:
            self._near[phrase.head] = Meant(loose.name, "prop", COMMONER_DISTANCE)
            return "prop"
        if phrase.head in SCENERY:
            return None
        if self._open_ended:
            return "prop"
        return self._kind_by_meaning(phrase, prep)

    def _kind_by_meaning(self, phrase: Phrase, prep: str) -> TermKind | None:
        if prep in ("in", "into", "inside", "at", "through", "across"):
            place = self._lexicon.nearest(phrase.head, ("place",))
            if place.term is not None and place.distance <= NEAR["place"]:
                self._near[phrase.head] = Meant(place.term, "place", place.distance)
                return "place"
        thing = self._lexicon.nearest(phrase.head, _LIFELESS)
        if thing.kind is not None and thing.distance <= NEAR["thing"]:
            self._near[phrase.head] = Meant(thing.term, thing.kind, thing.distance)
            return thing.kind
        if phrase.head.endswith(_OF_IDEAS):
            return None
        self._near[phrase.head] = Meant(None, "prop", 1.0)
        return "prop"

    def thing(self, entity: Entity, prep: str = "") -> Meant:
        """Return what stands for an entity on the stage."""
        words = " ".join(entity.words)
        if self._open_ended:
            return Meant(words, entity.kind, 0.0)
        term = None if entity.phrase.is_pronoun else term_of(self.index, entity.phrase, prep)
        if term is None or (term.kind == "place") != (entity.kind == "place"):
            term = self.index.find(entity.words, (entity.kind,))
        if term is None and entity.alias:
            term = self.index.find(entity.alias, (entity.kind,))
        if term is not None:
            return Meant(term.name, term.kind, 0.0)
        stands_for = self._commoner(entity)
        if stands_for is not None:
            return stands_for
        kept = self._near.get(entity.head)
        return kept if kept is not None and kept.kind == entity.kind else self._by_meaning(entity, words)

    def _commoner(self, entity: Entity) -> Meant | None:
        common = COMMONER_NOUNS.get(entity.head)
        found = self.index.exactly(common, (entity.kind,)) if common is not None else None
        return Meant(found.name, entity.kind, COMMONER_DISTANCE) if found is not None else None

    def _by_meaning(self, entity: Entity, words: str) -> Meant:
        nameless = entity.name is None or entity.head != entity.name.lower().split()[-1]
        if nameless and not entity.phrase.is_pronoun:
            limit = NEAR["place"] if entity.kind == "place" else NEAR["thing"]
            for said in dict.fromkeys((entity.head, words)):
                match = self._lexicon.nearest(said, (entity.kind,))
                if match.term is not None and match.distance <= limit:
                    return Meant(match.term, entity.kind, match.distance)
        return self._anybody(entity, nameless) if entity.kind == "person" else Meant(None, entity.kind, 1.0)

    def _anybody(self, entity: Entity, nameless: bool) -> Meant:
        """Return a man or a woman for somebody of whom no more is known."""
        known = self.index.exactly("woman" if entity.presented == "feminine" else "man", ("person",))
        if known is None:
            return Meant(None, "person", 1.0)
        exact = not nameless or entity.head in ("person", "narrator", "human")
        return Meant(known.name, "person", 0.0 if exact else _ANYBODY)

    def action(self, lemma: str, particle: str | None = None) -> str | None:
        """Return the back-end's word for a verb; None when it has none near enough."""
        if not lemma:
            return None
        if self._open_ended:
            return f"{lemma} {particle}" if particle else lemma
        found = self.index.exactly(f"{lemma} {particle}", ("action",)) if particle else None
        for said in (f"{lemma} {particle}", lemma):
            if found is None and (said == lemma or said in COMMONER_VERBS):
                found = self.index.verb(COMMONER_VERBS.get(said, said)) or self.index.verb(said)
        if found is not None:
            return found.name
        match = self._lexicon.nearest(lemma, ("action",))
        return match.term if match.term is not None and match.distance <= NEAR["action"] else None
