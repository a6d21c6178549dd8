"""A text as a story: who is in it, and what happens in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from circletake.language.clause_reader import read_clauses
from circletake.language.clauses import Attached, Clause
from circletake.language.entities import Entities, Entity, KindOf
from circletake.language.phrases import FRAMES, Phrase, is_body_part, unframed
from circletake.language.tagging import tag_words
from circletake.language.tokens import Sentence, sentences
from circletake.language.wordlists import wordset
from circletake.language.words import Word

_SHOWING = wordset(
    "show see open start begin cut fade film make create shoot imagine picture follow feature depict have"
)
"""Verbs of those who make the film: what they show is what happens."""
_CHATTER = wordset(
    "think want like love need imagine hope wonder know guess mean suppose wish prefer have be would ask believe "
    "expect "
    "plan remember can"
)
_HEARD = frozenset(
    {"sound", "noise", "voice", "music", "song", "roar", "echo", "smell", "silence", "end", "death", "memory"}
)
_WORN = wordset(
    "hat cap helmet crown hood scarf beret bonnet sombrero glasses sunglasses coat raincoat jacket overcoat dress gown "
    "kimono suit tuxedo uniform shirt t-shirt robe cloak cape overalls armour armor spacesuit sweater jumper cardigan "
    "hoodie oilskin oilskins apron pyjamas headscarf"
)
"""Things that one can be in; some of them can be seen by themselves."""
_WEATHER_VERBS = wordset("rain snow pour drizzle hail thunder storm")
_SELVES = wordset("itself himself herself themselves myself yourself ourselves")
_FRAMING = frozenset({"end", "begin", "start", "finish", "open", "close"})
_TOLD = frozenset({"story", "tale", "film"})
_APPLAUSE = wordset("applaud clap cheer gasp laugh listen rise stand cry weep dance sing wait leave sit")
"""What an audience does that is in the film, not before it."""
_MAKERS = frozenset({"we", "i", "you", "us"})
_MAKER_NOUNS = frozenset(
    {"camera", "film", "video", "scene", "shot", "story", "trailer", "movie", "ad", "clip", "audience"}
)


class Around(NamedTuple):
    """Something named after a preposition."""

    prep: str
    entity: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, or that is."""

    clause: Clause
    sentence: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    around: tuple[Around, ...]
    shown: bool
    """True when it only puts something before the camera: `we see a city`."""

    @property
    def entities(self) -> tuple[int, ...]:
        """Return everybody and everything in it, each once."""
        found = (*self.subjects, *self.objects, *(around.entity for around in self.around))
        return tuple(dict.fromkeys(found))


class SentenceRead(NamedTuple):
    """A sentence with its words."""

    sentence: Sentence
    words: tuple[Word, ...]


class Story(NamedTuple):
    """A text as read."""

    sentences: tuple[SentenceRead, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    """In story order."""


Mask = Callable[[Sequence[Word]], frozenset[int]]
"""Tells which words of a sentence say how it is filmed, and name nothing in the picture."""


def read_story(text: str, kind_of: KindOf, mask: Mask | None = None) -> Story:
    """Read who is in a text and what happens.

    Args:
        text: English, or words that were turned into English.
        kind_of: Tells what a phrase names.
        mask: Tells which words to pass over.
    """
    entities = Entities(kind_of)
    read: list[SentenceRead] = []
    events: list[Event] = []
    for number, sentence in enumerate(sentences(text)):
        words = tag_words(sentence.tokens)
        read.append(SentenceRead(sentence, words))
        hidden = (mask(words) if mask is not None else frozenset()) | _only(words)
        kept = _without(sentence, words, hidden) if hidden else words
        found = [_event(clause, number, entities) for clause in read_clauses(kept)]
        events += _in_story_order(found)
    return Story(tuple(read), tuple(entities.all), tuple(_told_apart(events, entities.all)))


def _only(words: Sequence[Word]) -> frozenset[int]:
    """Return the places of words that say no more than that there is nothing else: `finds nothing but a note`."""
    lower = tuple(word.lower for word in words)
    pairs = (("nothing", "but"), ("nobody", "but"), ("nothing", "except"), ("no", "more", "than"))
    return frozenset(
        at + step
        for pair in pairs
        for at in range(len(lower) - len(pair) + 1)
        if lower[at : at + len(pair)] == pair
        for step in range(len(pair))
    )


def _without(sentence: Sentence, words: Sequence[Word], hidden: frozenset[int]) -> tuple[Word, ...]:
    """Return a sentence's words without the hidden ones, tagged as if these had never stood there.

    In `a whale on the right lies` nothing but the position makes a noun of what the whale does.
    """
    gone = {at for number in hidden for at in range(words[number].start, words[number].end)}
    return tag_words(tuple(token for token in sentence.tokens if token.start not in gone))


def _told_apart(events: list[Event], entities: list[Entity]) -> list[Event]:
    """Put the two of a pair in its place where the text tells them apart: he and she for two strangers."""
    members: dict[int, list[int]] = {}
    for entity in entities:
        if entity.member_of is not None:
            members.setdefault(entity.member_of, []).append(entity.number)
    pairs = {pair: tuple(both) for pair, both in members.items() if len(both) == 2}
    if not pairs:
        return events

    def split(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(one for number in numbers for one in pairs.get(number, (number,))))

    def apart(event: Event) -> Event:
        subjects = split(event.subjects)
        objects = tuple(number for number in split(event.objects) if number not in subjects)
        around = tuple(
            Around(entry.prep, one)
            for entry in event.around
            for one in split((entry.entity,))
            if entry.entity not in pairs or one not in subjects
        )
        return replace(event, subjects=subjects, objects=objects, around=around)

    return [apart(event) for event in events]


def _event(clause: Clause, sentence: int, entities: Entities) -> Event:
    if _is_chatter(clause):
        return _chatter(clause, sentence, entities)
    shown = _is_shown(clause)
    subjects = () if shown or _is_weather(clause) else _all(entities, clause.subjects, subject=True)
    naming = bool(subjects) and _is_identity(clause, entities, subjects)
    said = () if naming else tuple(phrase for phrase in clause.objects if not _is_alone(clause, phrase))
    objects = tuple(entity for entity in _all(entities, said, avoid=subjects) if entity not in subjects)
    if naming:
        entities.call(entities.all[subjects[0]], clause.objects[0])
    around = tuple(
        Around(attached.prep, entity)
        for attached in clause.attached
        for entity in _attached(entities, attached, objects)
    )
    _describe(clause, entities)
    if clause.verb is not None and clause.verb.passive:
        subjects, objects, around = _turned_active(subjects, objects, around)
        if clause.verb.form == "done":
            for number in objects[:1]:
                entities.all[number].describe([clause.verb.word])
    if subjects and clause.kind in ("main", "adverbial"):
        entities.last_subjects = subjects
        entities.together = subjects if len(subjects) == 2 else entities.together
    return Event(clause, sentence, subjects, objects, around, shown)


def _is_alone(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether an object only says that nobody else does it: `a door opens by itself`."""
    by = clause.verb is not None and clause.verb.particle == "by"
    return by and phrase.pronoun in _SELVES


def _chatter(clause: Clause, sentence: int, entities: Entities) -> Event:
    """Return the event of those who speak of themselves; of it only whom they own up to is kept: `my father's`."""
    for phrase in clause.phrases:
        if phrase.possessor is not None and not phrase.possessor.is_pronoun:
            entities.refer(phrase.possessor)
    return Event(clause, sentence, (), (), (), True)


def _describe(clause: Clause, entities: Entities) -> None:
    """Give everybody the traits that the clause says of them: `the robot, now rusted`."""
    for trait in clause.traits:
        for entity in _refer(entities, trait.phrase, "", False) if not trait.negated else ():
            entity.describe([trait.adjective])


def _turned_active(
    subjects: tuple[int, ...], objects: tuple[int, ...], around: tuple[Around, ...]
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[Around, ...]]:
    agents = tuple(entry.entity for entry in around if entry.prep == "by")
    rest = tuple(entry for entry in around if entry.prep != "by")
    return agents, (*subjects, *objects), rest


def _is_chatter(clause: Clause) -> bool:
    """Tell whether those who make the film speak of themselves: `I've been thinking`, `can you imagine`."""
    if not clause.subjects or clause.subjects[0].pronoun not in ("i", "we", "you"):
        return False
    return clause.subjects[0].pronoun == "you" or clause.lemma in _CHATTER


def _is_identity(clause: Clause, entities: Entities, subjects: tuple[int, ...]) -> bool:
    """Tell whether a clause says who somebody is: `he used to be a fisherman`."""
    if clause.lemma != "be" or clause.exists or len(subjects) != 1 or not clause.objects:
        return False
    said = clause.objects[0]
    return entities.all[subjects[0]].living and said.determiner in ("indefinite", "none") and not said.is_pronoun


def _is_weather(clause: Clause) -> bool:
    """Tell whether `it` stands for nothing here: `it starts to rain`, `it is night`."""
    empty = bool(clause.subjects) and clause.subjects[0].pronoun in ("it", "that", "this")
    return empty and (
        clause.lemma in _WEATHER_VERBS or (clause.lemma in ("be", "get", "become") and not clause.attached)
    )


def _all(
    entities: Entities, phrases: tuple[Phrase, ...], *, subject: bool = False, avoid: tuple[int, ...] = ()
) -> tuple[int, ...]:
    found = [entity.number for phrase in phrases for entity in _refer(entities, phrase, "", subject, avoid)]
    return tuple(dict.fromkeys(found))


def _attached(entities: Entities, attached: Attached, objects: tuple[int, ...]) -> tuple[int, ...]:
    if attached.prep == "in" and attached.anchor is not None and attached.phrase.head in _WORN:
        # "A detective in a hat": it is on the head, not in the hand.
        for entity in _refer(entities, attached.anchor, "", False):
            entity.describe([" ".join((*attached.phrase.adjectives[:1], attached.phrase.head))])
        return ()
    found = _refer(entities, attached.phrase, attached.prep, False)
    if attached.prep == "with" and attached.anchor is not None and found:
        # "a man with a telescope": whose it is can be told later.
        holder = _refer(entities, attached.anchor, "", False)
        for entity in found:
            if entity.owner is None and holder and holder[0].living:
                entity.owner = holder[0].number
    return tuple(entity.number for entity in found if entity.number not in objects)


def _refer(
    entities: Entities, phrase: Phrase, prep: str, subject: bool, avoid: tuple[int, ...] = ()
) -> tuple[Entity, ...]:
    inner = unframed(phrase)
    if inner.determiner == "no" or prep == "without":
        return ()
    if is_body_part(inner):
        if inner.possessor is not None:
            return entities.refer(inner.possessor, subject=subject)
        if inner.of is not None:
            return entities.refer(inner.of, subject=subject)
        return ()
    if inner.head in FRAMES and inner.of is None:
        return ()
    found = entities.refer(inner, prep, subject=subject, avoid=avoid)
    if not found and inner.possessor is not None and not inner.possessor.is_pronoun:
        entities.refer(inner.possessor)
    if inner.of is not None and not found and inner.head not in _HEARD:
        return _refer(entities, inner.of, prep, subject)
    if inner.of is not None:
        _refer(entities, inner.of, "of", False)
    return found


def _is_shown(clause: Clause) -> bool:
    if clause.verb is None:
        return False
    in_the_house = clause.lemma in _APPLAUSE and all(phrase.head == "audience" for phrase in clause.subjects)
    if clause.subjects and not in_the_house and all(_is_maker(phrase) for phrase in clause.subjects):
        return True
    by_nobody = all(_is_maker(phrase) or (phrase.pronoun or "") in _MAKERS | {"it"} for phrase in clause.subjects)
    if clause.lemma == "tell" and by_nobody and any(phrase.head in _TOLD for phrase in clause.objects):
        return True
    if clause.lemma in _FRAMING and clause.subjects and clause.subjects[0].pronoun in ("it", "we"):
        return True
    imperative = not clause.subjects and clause.kind == "main" and clause.verb.form == "finite"
    if imperative and not clause.verb.passive and clause.verb.word == clause.lemma:
        return True
    if clause.lemma not in _SHOWING:
        return False
    makers = all((phrase.pronoun or "") in _MAKERS for phrase in clause.subjects)
    return makers and (bool(clause.subjects) or clause.verb.form != "ing")


def _is_maker(phrase: Phrase) -> bool:
    """Tell whether the film itself does it: `the camera rises`, `the story follows ...`."""
    return unframed(phrase).head in _MAKER_NOUNS and (
        phrase.determiner != "indefinite" or phrase.head in ("film", "story", "trailer")
    )


_EARLIER = frozenset({"after", "once", "as soon as", "since", "because"})
_LATER = frozenset({"before", "until", "till"})


def _in_story_order(events: list[Event]) -> list[Event]:
    """Return a sentence's events as they happen: `after` and `before` turn what the text tells around."""
    out: list[Event] = []
    held: list[Event] = []
    for event in events:
        connective = event.clause.connective
        dependent = event.clause.kind in ("adverbial", "participle") and connective is not None
        if dependent and connective in _EARLIER and out and event.clause.start > out[-1].clause.start:
            out.insert(_main_before(out), event)
        elif out and _comes_inside(event.clause, out[-1].clause):
            out.insert(len(out) - 1, event)
        elif dependent and connective in _LATER and not out:
            held.append(event)
        else:
            out.append(event)
            if held and event.clause.kind == "main":
                out += held
                held = []
    return out + held


def _comes_inside(inner: Clause, around: Clause) -> bool:
    """Tell whether a relative clause stands between the subject of another and its verb: `who finds it smiles`."""
    if inner.kind != "relative" or around.kind != "main" or inner.verb is None or around.verb is None:
        return False
    return inner.verb.first < around.verb.first


def _main_before(events: list[Event]) -> int:
    return next((at for at in range(len(events) - 1, -1, -1) if events[at].clause.kind == "main"), len(events) - 1)
