"""A happening in plain English, for a brief in another language: never half in one, half in the other."""

from __future__ import annotations

from collections.abc import Mapping

from circletake.agents.director.reading.invention import called
from circletake.language import Event, a, conjugated, counted, listed, plural
from circletake.schema import Mention

_STAYING = frozenset({"sit", "lie", "stand", "kneel"})
"""Deeds that lead nowhere: other languages sit down to somebody."""


class PlainTeller:
    """Writes events by who and what is in them; whom it has named once is `the` from then on."""

    def __init__(self, mentions: Mapping[str, Mention], ids: Mapping[int, str]) -> None:
        self._mentions, self._ids = mentions, ids
        self._named: set[str] = set()

    def clause(self, event: Event, verb: str) -> str:
        """Return an event as a clause in the present: `an old woman feeds three pigeons in the park`."""
        said = {*event.subjects, *event.objects}
        who = [self._name(number) for number in event.subjects]
        many = len(who) > 1 or any(
            self._mentions[self._ids[number]].count > 1 for number in event.subjects if number in self._ids
        )
        parts = [listed([one for one in who if one])]
        if event.clause.verb is not None or event.subjects:
            parts.append(conjugated(verb, many=many) if verb != "be" or event.around else "")
        parts.append(listed([name for name in map(self._name, event.objects) if name]))
        parts += [
            f"{'beside' if entry.prep == 'to' and verb in _STAYING else entry.prep} {name}" for entry in event.around
            if entry.entity not in said and (name := self._name(entry.entity))
        ]  # fmt: skip
        return " ".join(part for part in parts if part)

    def _name(self, number: int) -> str:
        mention = self._mentions.get(self._ids.get(number, ""))
        if mention is None:
            return ""
        if mention.name or mention.id in self._named:
            return called(mention)
        self._named.add(mention.id)
        adjectives = [word for word in mention.adjectives if word not in ("female", "male")]
        if mention.kind == "place":
            noun = plural(mention.noun) if mention.count > 1 else mention.noun
            return " ".join(("the", *adjectives, noun)) if noun not in ("space", "town") else noun
        return counted(mention.count, mention.noun, adjectives) or a(mention.noun)
