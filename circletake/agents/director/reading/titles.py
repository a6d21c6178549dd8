"""A film's name and its story in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.looks import COLOURS
from circletake.agents.director.picture_words import place_preposition
from circletake.agents.director.reading.happenings import Told
from circletake.language import TextRead, a, event_is_speech, plural, sentence, title_case
from circletake.schema import Happening, Mention

_FOUND = frozenset("find discover follow save rescue build plant lose steal chase receive catch".split())
_LONGEST_TITLE = 60
_LONGEST_LOGLINE = 200


class Titled(NamedTuple):
    """A title, and the card that the brief asks for, if it does."""

    title: str
    card: str | None


def name_film(read: TextRead, mentions: Sequence[Mention], happenings: Sequence[Happening]) -> Titled:
    """Return the title that the brief gives, or one made from who and what it is about."""
    quoted = next((quote.text for quote in read.quotes if quote.kind == "title"), None) or read.title
    if quoted:
        card = " ".join(quoted.split()).strip(" .,;:")[:_LONGEST_TITLE]
        if card:
            return Titled(card, card)
    return Titled(_made(read, mentions, happenings), None)


def _made(read: TextRead, mentions: Sequence[Mention], happenings: Sequence[Happening]) -> str:
    lead = next((mention for mention in mentions if mention.role == "lead"), None)
    if lead is None:
        place = next((mention for mention in mentions if mention.kind == "place"), None)
        return title_case(f"the {place.noun}") if place is not None else "Untitled"
    topical = read.wishes.form in ("documentary", "explainer")
    handed = _handed(mentions, happenings) if not topical else None
    if handed is not None:
        return title_case(f"the {' '.join((*_colour(handed), _noun(handed)))}")
    met = _counterpart(lead, mentions, happenings) if not topical else None
    if met is not None and met.noun == lead.noun and met.name is None and lead.name is None:
        return title_case(f"{_several(lead.count + met.count)} {plural(lead.noun)}")
    if met is not None:
        return title_case(f"{_named(lead)} and {_named(met)}")
    return lead.name or _alone(read, lead, mentions, happenings)


def _alone(read: TextRead, lead: Mention, mentions: Sequence[Mention], happenings: Sequence[Happening]) -> str:
    """Return the title of a film about one alone: by what they are like, when or where it plays, or what they have."""
    said = next((word for word in lead.adjectives if word not in ("female", "male", "other")), None)
    if said is not None:
        return title_case(f"the {said} {_noun(lead)}")
    hour = _CLOCK.search(read.text)
    if hour is not None:
        return title_case(" ".join(hour.group(1).lower().split()))
    by_id = {mention.id: mention for mention in mentions}
    mine = [one for one in happenings if lead.id in (*one.subjects, *one.objects)]
    place = next((by_id[one.place] for one in mine if one.place in by_id), None)
    if place is not None and lead.kind != "structure":
        who = a(_noun(lead)) if lead.count == 1 else _noun(lead)
        return title_case(f"{who} {_where(place)}")
    thing = next((by_id[id_] for one in mine for id_ in one.objects if by_id[id_].kind in ("prop", "plant")), None)
    return title_case(f"the {_noun(thing if thing is not None else lead)}")


_CLOCK = re.compile(
    r"\bat\s+((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+in\s+the\s+(?:morning|evening|afternoon)"
    r"|midnight)\b",
    re.IGNORECASE,
)
_BARE = {"space": "in space", "stage": "on stage", "sea": "at sea", "underwater": "underwater", "heaven": "in heaven"}
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_HANDED = frozenset("give hand deliver receive steal lose pass bring write send".split())


def _several(count: int) -> str:
    return _NUMBERS.get(count, "the")


def _where(place: Mention) -> str:
    noun = _noun(place)
    return _BARE.get(noun) or f"{place_preposition(noun, place.term)} the {noun}"


def _handed(mentions: Sequence[Mention], happenings: Sequence[Happening]) -> Mention | None:
    """Return the thing that goes from hand to hand, or is lost or stolen: the story hangs on it."""
    by_id = {mention.id: mention for mention in mentions}
    for happening in happenings:
        things = [by_id[id_] for id_ in happening.objects if id_ in by_id and by_id[id_].kind == "prop"]
        if happening.verb in _HANDED and things and things[0].role == "support":
            return things[0]
    return None


def _colour(mention: Mention) -> tuple[str, ...]:
    return tuple(word for word in mention.adjectives if word in COLOURS)[:1]


def _counterpart(lead: Mention, mentions: Sequence[Mention], happenings: Sequence[Happening]) -> Mention | None:
    """Return whom or what the lead has most to do with."""
    by_id = {mention.id: mention for mention in mentions}
    together: dict[str, int] = {}
    found = {id_ for happening in happenings if happening.verb in _FOUND for id_ in happening.objects}
    for happening in happenings:
        inside = [*happening.subjects, *happening.objects]
        if lead.id not in inside:
            continue
        for id_ in inside:
            if id_ != lead.id and id_ in by_id:
                together[id_] = together.get(id_, 0) + (3 if by_id[id_].kind in ("person", "animal", "creature") else 1)
    # A thing that is merely used gives no title: it must be found, or be part of more than one happening.
    together = {
        id_: weight for id_, weight in together.items() if weight > 1 or (by_id[id_].role == "support" and id_ in found)
    }
    if not together:
        return None
    order = {mention.id: at for at, mention in enumerate(mentions)}
    return by_id[max(together, key=lambda id_: (together[id_], -order[id_]))]


def _noun(mention: Mention) -> str:
    return plural(mention.noun) if mention.count > 1 else mention.noun


def _named(mention: Mention) -> str:
    return mention.name or f"the {_noun(mention)}"


_LEAD_IN = re.compile(r"^(?:(?:for|about|of)\b[^:.]{0,40}:\s*|(?:of|about)\s+)", re.IGNORECASE)
"""What a brief says of the film before it tells it: `for a bakery: ...`, `(the story) of a girl who ...`."""


def logline(read: TextRead, told: Told, title: str) -> str:
    """Return the story in a sentence or two, in the brief's own words as far as they go."""
    doing = any(event.clause.verb is not None and event.entities for event in read.story.events)
    told_sentences = {read.story.events[at].sentence for at in told.of_event}
    if read.language != "en" and (own := _own_words(read, told_sentences)):
        return own
    spans: dict[int, tuple[int, int]] = {}
    for event in read.story.events:
        if event.sentence not in told_sentences or event.shown or not event.entities:
            continue
        if (event_is_speech(event) and not event.objects) or (doing and event.clause.verb is None):
            continue
        starts = [
            event.clause.start,
            *(phrase.start for phrase in event.clause.subjects[:1] if event.clause.kind == "relative"),
        ]
        begin, end = spans.get(event.sentence, (event.clause.start, event.clause.end))
        spans[event.sentence] = (min(begin, *starts), max(end, event.clause.end))
    said = ""
    for number in sorted(spans):
        part = sentence(_LEAD_IN.sub("", read.said(*spans[number])))
        if said and len(said) + len(part) > _LONGEST_LOGLINE:
            break
        said = f"{said} {part}".strip()
    if not said:
        return sentence(title)
    return _shortened(said)


def _shortened(said: str) -> str:
    return said if len(said) <= _LONGEST_LOGLINE else said[: _LONGEST_LOGLINE - 1].rsplit(" ", 1)[0].rstrip(",;") + "…"


def _own_words(read: TextRead, told: set[int]) -> str:
    """Return the story of a brief in another language in that language, as it was written."""
    parts = [part.partition(";")[0] for at, part in enumerate(read.as_written()) if at in told]
    return _shortened(" ".join(map(sentence, parts)))
