"""A picture back-end's vocabulary, ready to be looked up by exact words."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.schema import Term, TermKind, Vocabulary

THINGS: tuple[TermKind, ...] = ("person", "animal", "creature", "vehicle", "prop", "structure", "plant")
"""Every kind that a shot can hold, in the order in which an ambiguous word is taken."""

_KEPT = 8


class VocabularyIndex:
    """Terms by the words that mean them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._terms: dict[tuple[str, TermKind], Term] = {}
        self._phrases: dict[TermKind, set[str]] = {}
        self.longest = 1
        for term in vocabulary.terms:
            for word in (term.name, *term.words):
                self._add(word.lower(), term)
        # A term's own name counts before another term's synonym: "tower" is a tower, not a lighthouse.
        for term in vocabulary.terms:
            self._terms[term.name.lower(), term.kind] = term

    def _add(self, word: str, term: Term) -> None:
        self._terms.setdefault((word, term.kind), term)
        self.longest = max(self.longest, word.count(" ") + 1)

    def exactly(self, phrase: str, kinds: Sequence[TermKind]) -> Term | None:
        """Return the term that this phrase means, of the first of the kinds that has one."""
        return next((self._terms[phrase, kind] for kind in kinds if (phrase, kind) in self._terms), None)

    def find(self, words: Sequence[str], kinds: Sequence[TermKind]) -> Term | None:
        """Return the term that a compound means: its longest known ending, `hot air balloon` before `balloon`."""
        for start in range(max(0, len(words) - self.longest), len(words)):
            found = self.exactly(" ".join(words[start:]), kinds)
            if found is not None:
                return found
        return None

    def verb(self, lemma: str, particle: str | None = None) -> Term | None:
        """Return the action that a verb means."""
        if particle is not None and (found := self.exactly(f"{lemma} {particle}", ("action",))) is not None:
            return found
        return self.exactly(lemma, ("action",))


_INDICES: dict[int, VocabularyIndex] = {}


def index_of(vocabulary: Vocabulary) -> VocabularyIndex:
    """Return the index of a vocabulary. It is made once and kept."""
    kept = _INDICES.get(id(vocabulary))
    if kept is not None and kept.vocabulary is vocabulary:
        return kept
    if len(_INDICES) >= _KEPT:
        _INDICES.clear()
    made = VocabularyIndex(vocabulary)
    _INDICES[id(vocabulary)] = made
    return made
