"""Whereabouts: where an event plays, and where it leads."""

from __future__ import annotations

from circletake.agents.director.reading.mentions import Cast, places_of
from circletake.agents.director.reading.sights import is_built, is_wild, stands_within
from circletake.language import LOCATIVE, Event, TextRead
from circletake.schema import Happening

_JOURNEY = frozenset("to into toward onto back to inside".split()) | {"back to"}
_SCALED = frozenset({"climb", "cross", "explore", "roam"})
_MOVED = _SCALED | {"enter", "reach", "leave", "approach", "visit", "find", "discover"}
"""Deeds done to a place: that is where they go on."""
_FILLED = frozenset({"fill", "flood", "illuminate", "haunt"})
"""What is done to all of a place, from within."""
_SENT = frozenset(
    "howl bark look gaze stare glance peer point wave shout scream yell smile laugh aim shoot throw toss hurl roar wink"
    " growl listen".split()
)
"""Deeds that reach somewhere far from where they are done: who howls at the moon is not on it."""


class Whereabouts:
    """Finds the places of a text's events among its mentions."""

    def __init__(self, read: TextRead, cast: Cast) -> None:
        self._entities = read.story.entities
        self._ids = cast.ids
        self._terms = {mention.id: mention.term for mention in cast.mentions}
        self._text = read.text

    def of(self, event: Event) -> str | None:
        """Return where it plays: where the way leads, else where it happens, else the place it is done to."""
        if event.clause.verb is None and (named := self._named(event.subjects)) is not None:
            return named
        places = [
            around for around in event.around
            if self._entities[around.entity].kind == "place" and around.entity in self._ids
            and not (event.clause.lemma in _SENT and around.prep in ("at", "to", "through"))
        ]  # fmt: skip
        scaled = self._named(event.objects) if event.clause.lemma in _SCALED else None
        if scaled is not None:
            return scaled
        ordered = [around for around in places if around.prep in _JOURNEY]
        ordered += [around for around in places if around.prep in LOCATIVE and around not in ordered]
        ordered += [around for around in places if around not in ordered]
        if ordered:
            return self._built_in(event, ordered[0].entity) or self._ids[ordered[0].entity]
        moved = event.clause.lemma in _MOVED | _FILLED
        return self._named((*event.subjects, *(event.objects if moved else ()), *places_of(event, self._entities)))

    def _built_in(self, event: Event, land: int) -> str | None:
        """Return what stands in a land that an event plays in: the temple whose bell rings in the mountains."""
        if not is_wild(self._terms.get(self._ids[land])):
            return None
        others = [*places_of(event, self._entities), *event.entities]
        built = [one for one in others if one in self._ids and is_built(self._terms.get(self._ids[one]))]
        text = self._text[event.clause.start : event.clause.end]
        inside = [one for one in built if stands_within(self._entities[one].head, text) is not None]
        return self._ids[inside[0]] if inside else None

    def leads(self, event: Event) -> bool:
        """Tell whether an event leads somewhere else than where it begins."""
        return any(around.prep in _JOURNEY for around in event.around) or event.clause.lemma in _MOVED

    def led_to(self, event: Event, happening: Happening) -> str | None:
        """Return where the way of a happening ends, when it is shown elsewhere: up a mountain to a castle."""
        ends = [around.entity for around in event.around if around.prep in _JOURNEY]
        there = self._named(tuple(ends))
        return there if happening.place is not None and there != happening.place else None

    def named_last(self, event: Event) -> str | None:
        """Return the last place that an event names; None when it names none."""
        return self._named(event.entities[::-1])

    def _named(self, numbers: tuple[int, ...]) -> str | None:
        places = [number for number in numbers if self._entities[number].kind == "place" and number in self._ids]
        return self._ids[places[0]] if places else None
