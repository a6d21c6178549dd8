"""Clauses while they are being read: what is open, and what the last words were."""

from __future__ import annotations

from dataclasses import dataclass, field

from circletake.language.clauses import Attached, Clause, ClauseKind, Trait
from circletake.language.phrases import Phrase
from circletake.language.verbs import VerbGroup
from circletake.language.words import Word


@dataclass(slots=True)
class Draft:
    """A clause that is not finished."""

    kind: ClauseKind = "main"
    subjects: list[Phrase] = field(default_factory=list)
    verb: VerbGroup | None = None
    objects: list[Phrase] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)
    connective: str | None = None
    outer: str | None = None
    exists: bool = False
    fronted: bool = False
    """True for a participle that stands before its subject: `walking home, she ...`."""
    start: int = -1
    end: int = -1

    def reach(self, start: int, end: int) -> None:
        """Widen the span that the clause covers."""
        self.start = start if self.start < 0 else min(self.start, start)
        self.end = max(self.end, end)

    def rename(self, old: Phrase, new: Phrase) -> None:
        """Put a phrase in the place of another."""
        self.subjects = [new if phrase is old else phrase for phrase in self.subjects]
        self.objects = [new if phrase is old else phrase for phrase in self.objects]
        self.attached = [entry._replace(phrase=new) if entry.phrase is old else entry for entry in self.attached]

    def finished(self) -> Clause:
        """Return the clause as read."""
        return Clause(
            kind=self.kind if self.verb is not None else "fragment",
            verb=self.verb,
            subjects=tuple(self.subjects),
            objects=tuple(self.objects),
            attached=tuple(self.attached),
            adverbs=tuple(self.adverbs),
            traits=tuple(self.traits),
            connective=self.connective,
            outer=self.outer,
            exists=self.exists,
            start=self.start,
            end=self.end,
        )


class Reading:
    """Where the reading of a sentence stands."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.at = 0
        self.drafts: list[Draft] = []
        self.open: list[Draft] = []
        self.joined: str | None = None
        """The `and` or `but` that was just read."""
        self.after_comma = False
        self.last: Phrase | None = None
        """The phrase that was read last, if no verb came since."""
        self.connective: str | None = None
        """The word that will join the next clause."""
        self.present = any(word.tag == "third" or word.lower in ("is", "are") for word in words)
        """True when the sentence is told in the present: `stranded` is then a participle."""

    @property
    def here(self) -> Draft:
        """The clause that is being read; a new one when none is open."""
        return self.open[-1] if self.open else self.begin("main")

    @property
    def linked(self) -> bool:
        """True right after a comma or an `and`."""
        return self.joined is not None or self.after_comma

    @property
    def directly(self) -> bool:
        """True when the word before ended a phrase."""
        return self.last is not None and self.last.last == self.at - 1

    def tag_at(self, at: int) -> str:
        """Return a word's part of speech; `punct` beyond the end."""
        return self.words[at].tag if at < len(self.words) else "punct"

    def begin(
        self,
        kind: ClauseKind,
        subjects: list[Phrase] | None = None,
        objects: list[Phrase] | None = None,
        outer: str | None = None,
    ) -> Draft:
        """Open a clause inside the ones that are open."""
        draft = Draft(kind, subjects or [], objects=objects or [], outer=outer, connective=self.connective)
        self.connective = None
        self.drafts.append(draft)
        self.open.append(draft)
        return draft

    def took(self, first: int, last: int) -> None:
        """Note that words were read into the clause that is open."""
        self.here.reach(self.words[first].start, self.words[last].end)
        self.joined, self.after_comma = None, False

    def close(self) -> None:
        """End every open clause."""
        self.open, self.last, self.joined = [], None, None
