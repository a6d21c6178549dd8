"""Who and what a caption puts in the picture, where, and doing what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from circletake.language.entities import Entity
from circletake.language.feelings import EXPRESSIONS
from circletake.language.kinds import term_of
from circletake.language.performing import caused_by
from circletake.language.phrases import BODY_FRAMES, Phrase, unframed
from circletake.language.positions import PlacedAt, place_entities
from circletake.language.story import Event, Story
from circletake.language.vocabulary_index import VocabularyIndex
from circletake.language.wordlists import wordset
from circletake.schema import EFFECTS, SHOWN_NOUNS, Action, Expression, Facing, Placement, Subject

_STATES = wordset("be have seem look become feel remain need want like love know mean contain include hold wear show")
_HOLDING = wordset("hold carry clutch grip bring bear grasp wield")
_TOWARDS = wordset(
    "to toward at after with past around near beside against behind onto over under above across into through "
    "for on from"
) | {"away from", "in front of", "out of", "back to"}
_CLOTHES = wordset(
    "coat dress suit shirt robe overalls armour armor spacesuit sweater cape jacket raincoat uniform cloak apron "
    "gown hat cap "
    "hood helmet scarf boot boots shoe glove trousers jeans hoodie cardigan oilskin oilskins kimono pyjamas blanket"
)
_ON_HEAD = wordset("hat cap hood helmet scarf")
_LASTING = wordset(
    "stand lie sit kneel look talk work read play fly sail swim shine dance swing hold carry eat grow ride drive row "
    "reach embrace"
)
"""Actions that go on to the end of the shot unless something else follows."""
_MOST_SUBJECTS = 12


@dataclass(slots=True)
class _Deed:
    """Something that a subject does, before it has its time."""

    verb: str
    target: int | None
    manner: str | None
    step: int
    """Its place in the row of things that happen one after the other."""


@dataclass(slots=True)
class _Figure:
    """A subject while the caption is being read."""

    entity: Entity
    noun: str
    deeds: list[_Deed] = field(default_factory=list)
    held: int | None = None
    worn: bool = False
    at: PlacedAt = field(default_factory=PlacedAt)
    expression: Expression | None = None


class SubjectsRead(NamedTuple):
    """The subjects of a caption."""

    subjects: tuple[Subject, ...]
    focus: str | None


def read_subjects(story: Story, index: VocabularyIndex) -> SubjectsRead:
    """Return the subjects of a caption with their actions, and whom a close shot is on."""
    figures = {entity.number: _figure(entity, index) for entity in story.entities if entity.kind != "place"}
    steps = _Steps()
    for event in story.events:
        _act(event, figures, index, steps.of(event))
    by_sentence: dict[int, list[Event]] = {}
    for event in story.events:
        by_sentence.setdefault(event.sentence, []).append(event)
    for number, events in by_sentence.items():
        for position in place_entities(story.sentences[number].words, events):
            if position.entity in figures:
                figures[position.entity].at = figures[position.entity].at.over(position.at)
    held = {figure.held for figure in figures.values() if figure.held is not None}
    kept = [figure for number, figure in figures.items() if number not in held and not figure.worn][:_MOST_SUBJECTS]
    ids = _ids(kept)
    subjects = tuple(_subject(figure, ids, figures, steps.count) for figure in kept)
    return SubjectsRead(subjects, _focus(story, ids))


def _figure(entity: Entity, index: VocabularyIndex) -> _Figure:
    term = term_of(index, entity.phrase) if not entity.phrase.is_pronoun else None
    said = " ".join(entity.words)
    own = term is None or term.kind == "place" or said in SHOWN_NOUNS
    noun = said if own or term is None else term.name
    figure = _Figure(entity, noun)
    for adjective in entity.adjectives:
        figure.expression = figure.expression or EXPRESSIONS.get(adjective)
    return figure


class _Steps:
    """Counts what comes one after the other; what is told with `while` or `as` happens at the same time."""

    def __init__(self) -> None:
        self.count = 0
        self._sentence = -1

    def of(self, event: Event) -> int:
        clause = event.clause
        if clause.verb is None or clause.lemma in ("be", "have"):
            return max(0, self.count - 1)
        together = clause.connective in ("while", "as", "where", "with") or clause.kind in (
            "participle", "relative", "complement",
        )  # fmt: skip
        if self.count == 0 or not (together and event.sentence == self._sentence):
            self.count += 1
        self._sentence = event.sentence
        return self.count - 1


def _act(event: Event, figures: dict[int, _Figure], index: VocabularyIndex, step: int) -> None:
    clause = event.clause
    _wear_and_hold(event, figures)
    if clause.verb is None or clause.verb.negated or event.shown:
        return
    targets = [number for number in event.objects if number in figures]
    near = [around.entity for around in event.around if around.entity in figures and around.prep in _TOWARDS]
    if clause.verb.passive and not event.subjects:
        _undergo(targets, figures, index, event, step)
        return
    for number in event.subjects:
        if number in figures:
            _do(event, figures, index, number, targets, near, step)


def _wear_and_hold(event: Event, figures: dict[int, _Figure]) -> None:
    """Take clothes and what is held off the list of subjects: they belong to who has them."""
    for around in event.around:
        thing = figures.get(around.entity)
        owners = [figures[number] for number in event.subjects or event.objects[:1] if number in figures]
        owner = next((figure for figure in owners if figure.entity.living), None)
        if thing is None or owner is None or thing is owner or thing.entity.kind != "prop":
            continue
        if around.prep == "in" and thing.entity.head in _CLOTHES:
            owner.entity.describe(thing.entity.adjectives)
            thing.worn = True
        elif around.prep == "with" and owner.held is None and thing.entity.count == 1:
            owner.held = around.entity


def _do(
    event: Event,
    figures: dict[int, _Figure],
    index: VocabularyIndex,
    number: int,
    targets: list[int],
    near: list[int],
    step: int,
) -> None:
    figure, lemma = figures[number], event.clause.lemma
    figure.expression = EXPRESSIONS.get(lemma) or figure.expression
    first = figures[targets[0]] if targets else None
    caused = caused_by(lemma, first.noun, first.entity.kind) if first is not None else None
    if lemma in _HOLDING and first is not None and first.entity.kind == "prop" and figure.entity.living:
        figure.held = targets[0]
        if event.around or lemma == "bring":
            figure.deeds.append(_Deed("walk", None, None, step))
    elif caused is not None and first is not None:
        figure.deeds.append(_Deed(caused.doer, targets[0], None, step))
        first.deeds.append(_Deed(caused.thing, None, None, step))
    elif lemma not in _STATES or (lemma == "look" and (near or targets)):
        order = (*near, *targets) if lemma == "look" else (*targets, *near)
        thing = not figure.entity.living
        figure.deeds.append(_deed(event, index, next(iter(order), None), step, thing=thing))


def _undergo(targets: list[int], figures: dict[int, _Figure], index: VocabularyIndex, event: Event, step: int) -> None:
    """Give what is done to somebody, by nobody named, as what they do: the stranded lies."""
    for number in targets:
        term = index.verb(event.clause.lemma)
        if term is not None and term.name in ("lie", "fall", "break", "shine", "sit", "swing", "roll", "float"):
            figures[number].deeds.append(_Deed(term.name, None, None, step))


def _deed(event: Event, index: VocabularyIndex, target: int | None, step: int, *, thing: bool) -> _Deed:
    """Return what is done, by the vocabulary's term; what happens to a thing by itself keeps its own verb."""
    clause = event.clause
    particle = clause.verb.particle if clause.verb else None
    term = index.verb(clause.lemma, particle)
    if term is None and clause.outer is not None:
        term = index.verb(clause.outer)
    manner = next((word for word in (*clause.adverbs, particle or "") if word in _MANNERS or word.endswith("ly")), None)
    said = f"{clause.lemma} {particle}" if f"{clause.lemma} {particle}" in EFFECTS else clause.lemma
    verb = said if thing and said in EFFECTS else term.name if term else clause.lemma
    return _Deed(verb, target, manner, step)


_MANNERS = wordset("away back home fast hard together alone off up down out over around ashore past")


def _ids(figures: list[_Figure]) -> dict[int, str]:
    used: dict[str, int] = {}
    out: dict[int, str] = {}
    for figure in figures:
        base = (figure.entity.name or figure.entity.head or figure.noun).lower().replace(" ", "-")
        used[base] = used.get(base, 0) + 1
        out[figure.entity.number] = base if used[base] == 1 else f"{base}-{used[base]}"
    return out


def _subject(figure: _Figure, ids: dict[int, str], figures: dict[int, _Figure], steps: int) -> Subject:
    entity = figure.entity
    facing: Facing | None = figure.at.facing
    return Subject(
        id=ids[entity.number],
        noun=figure.noun,
        count=1 if figure.noun in ("crowd", "couple", "flock", "shoal", "flowers") else max(1, entity.count),
        adjectives=_said_of(entity),
        actions=_timed(figure.deeds, ids, steps),
        placement=Placement(side=figure.at.side, depth=figure.at.depth),
        facing=facing,
        expression=figure.expression,
        holding=figures[figure.held].noun if figure.held is not None else None,
    )


def _said_of(entity: Entity) -> tuple[str, ...]:
    """Return what is said of somebody; of clothes, other than what is on the head, only what they are like."""
    words = []
    for said in entity.adjectives:
        *before, last = said.split()
        words += before if before and last in _CLOTHES - _ON_HEAD else [said]
    return tuple(dict.fromkeys(words))


def _timed(deeds: list[_Deed], ids: dict[int, str], steps: int) -> tuple[Action, ...]:
    """Give each deed its share of the shot; the last one goes on when it is of the lasting kind."""
    whole = max(1, steps)
    out = []
    for at, deed in enumerate(deeds):
        following = next((later.step for later in deeds[at + 1 :] if later.step > deed.step), None)
        until = following if following is not None else (whole if deed.verb in _LASTING else deed.step + 1)
        out.append(
            Action(
                verb=deed.verb,
                begin=round(min(deed.step, whole - 1) / whole, 4),
                end=round(min(until, whole) / whole, 4),
                target=ids.get(deed.target) if deed.target is not None else None,
                manner=deed.manner,
            )
        )
    return tuple(out)


def _focus(story: Story, ids: dict[int, str]) -> str | None:
    """Return whom the shot is on when the caption says so: `close-up of her hands`, `on the keeper's face`."""
    for event in story.events:
        phrases: Sequence[Phrase] = event.clause.phrases
        for phrase in phrases:
            if unframed(phrase).head in BODY_FRAMES and event.entities:
                return next((ids[number] for number in event.entities if number in ids), None)
    return None
