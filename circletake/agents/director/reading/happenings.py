"""What happens, in story order, with who, what, where and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.agents.director.reading.boarding import boarded
from circletake.agents.director.reading.lighting import filled_light
from circletake.agents.director.reading.mentions import Cast
from circletake.agents.director.reading.owners import chased, deprived, forestalled
from circletake.agents.director.reading.plain_clause import PlainTeller
from circletake.agents.director.reading.senses import Seen, heads, sense_of
from circletake.agents.director.reading.whereabouts import Whereabouts
from circletake.agents.meaning import Meanings
from circletake.agents.natures import INTERIORS, is_living, nature_of
from circletake.language import (
    RACK,
    Around,
    Event,
    LightRead,
    TextRead,
    event_is_speech,
    read_camera,
    read_light,
)
from circletake.schema import Happening, Way

_STATES = frozenset(
    "be have seem appear become remain belong own mean know like need want understand believe exist consist cost "
    "contain "
    "include lack deserve matter hate resemble prefer weigh live".split()
)
"""Verbs of how things are: nothing that a camera could see happen."""
_NAMED = frozenset({"make", "name", "elect", "call", "crown", "bear", "know", "consider"})
_NOT_DONE = frozenset({"refuse", "fail", "forget", "used", "use"})
_AT_LAST = frozenset({"until", "till", "until finally"})
_MUCH_LATER = re.compile(r"\b(?:years?|months?|weeks?|decades?)\b(?: \w+)? (?:later|afterwards)\b")
_EVENTFUL_BE = frozenset({"in", "on", "at", "under", "near", "beside", "by", "inside", "above", "behind", "among"})
_WANTING = frozenset({"want", "wish", "hope", "long", "need", "like", "love"})
_FRIENDS = frozenset({"friend", "companion", "partner", "ally", "lover"})
_TELLING_MORE = frozenset({"participle", "relative"})
_PARTS = frozenset({"door", "window", "gate", "doorway", "windowpane"})
"""Parts of buildings: thrown at or looked through, they are no things beside those who do it."""
_SEEN_THROUGH = frozenset({"at", "through", "out of", "past", "from", "in", "into"})
_MOST = 40


class Told(NamedTuple):
    """The happenings, and where each event went."""

    happenings: tuple[Happening, ...]
    of_event: dict[int, int]
    """Event index to happening index, for events that are one; speech finds its place by it."""
    light: LightRead
    """What is said of the light before anything happens."""


def tell(read: TextRead, cast: Cast, meanings: Meanings) -> Told:
    """Return what happens.

    A place or a time that stands by itself (`In a kitchen, night.`) is not a happening: it is where and when
    the next one plays.
    """
    teller = _Teller(read, cast, meanings)
    for index, event in enumerate(read.story.events):
        teller.take(index, event)
    return Told(tuple(teller.out[:_MOST]), teller.of_event, teller.opening_light())


class _Teller:
    """Walks through the events and keeps what was said of place and time in between."""

    def __init__(self, read: TextRead, cast: Cast, meanings: Meanings) -> None:
        self.read, self.cast, self.meanings = read, cast, meanings
        self.out: list[Happening] = []
        self.of_event: dict[int, int] = {}
        self._by_id = {mention.id: mention for mention in cast.mentions}
        self._where = Whereabouts(read, cast)
        self._plain = PlainTeller(self._by_id, cast.ids)
        self.place: str | None = None
        self.light = LightRead()
        self._opening: LightRead | None = None
        self._sentence_of_last = -1
        self._begun: dict[int, int] = {}
        """Sentence to its first happening."""
        self._lit_sentences: set[int] = set()
        self._by_sentence: dict[int, list[Event]] = {}
        for event in read.story.events:
            self._by_sentence.setdefault(event.sentence, []).append(event)
        self._acting = {number for sentence in self._by_sentence for number in self._acting_in(sentence)}

    def opening_light(self) -> LightRead:
        """Return the light that holds when the film begins: what is said of the first happening, else what
        is said of none in particular."""
        said = self._opening or LightRead()
        whole, first = LightRead(), None
        for read in self.read.story.sentences:
            found = read_light(read.words, self.read.text[read.sentence.start : read.sentence.end])
            whole = filled_light(whole, found)
            first = found if first is None else first
        later = any(happening.hour is not None for happening in self.out)
        wet = any(happening.weather is not None for happening in self.out)
        return said._replace(
            hour=said.hour if said.hour is not None or later else whole.hour,
            season=said.season or (first.season if first is not None else None),
            weather=said.weather if said.weather or wet else whole.weather,
            intensity=said.intensity if said.weather or wet else whole.intensity,
            hours=whole.hours,
        )

    def take(self, index: int, event: Event) -> None:
        """Turn an event into a happening, or remember its place and time for the next."""
        self._note_light(event)
        if event.clause.lemma == "have" and event.objects and event.subjects:
            return
        if self._befalls_last(event):
            self._complete_last(event)
            return
        if not self._happens(event):
            if self._tells_of_last(event):
                self._complete_last(event)
                return
            self._travel(event)
            self.place = self._where.named_last(event) or self.place
            return
        happening = self._happening(event)
        if self._opening is None:
            self._opening = self.light
        for aboard in boarded(event, happening, self.read, self.cast, self.meanings):
            self.out.append(aboard)
            happening = happening.with_(objects=tuple(id_ for id_ in happening.objects if id_ not in aboard.objects))
        self.of_event[index] = len(self.out)
        self.out.append(happening)
        if not self._where.leads(event) and not self._is_dreamt(event):
            self._play_here(event.sentence, happening.place)
        if event.clause.connective in ("while", "as"):
            self._at_the_same_time(event.sentence, happening)
        self._sentence_of_last = event.sentence
        self._begun.setdefault(event.sentence, self.of_event[index])
        self.place, self.light = self._where.led_to(event, happening), LightRead()

    def _is_dreamt(self, event: Event) -> bool:
        """Tell whether an event goes on in somebody's dream: where it plays, nothing else does."""
        told = self._by_sentence[event.sentence]
        return any(one.clause.lemma == "dream" for one in told[: told.index(event)])

    def _play_here(self, sentence: int, place: str | None) -> None:
        """Let what a sentence tells before it names its place play in that place too."""
        begun = self._begun.get(sentence)
        if place is None or begun is None or any(one.place is not None for one in self.out[:-1]):
            return
        self.out[begun:-1] = [one.with_(place=place) for one in self.out[begun:-1]]

    def _at_the_same_time(self, sentence: int, happening: Happening) -> None:
        """Let what a sentence tells before `while` have the light that is said behind it."""
        begun = self._begun.get(sentence, len(self.out))
        self.out[begun:-1] = [
            one.with_(
                hour=one.hour if one.hour is not None else happening.hour, weather=one.weather or happening.weather
            )
            for one in self.out[begun:-1]
        ]
        if begun == 0 and self._opening is not None:
            self._opening = filled_light(self._opening, self.light)

    def _tells_of_last(self, event: Event) -> bool:
        """Tell whether an event only says more of what has just happened: `finds a whale stranded at dawn`."""
        return bool(self.out) and event.sentence == self._sentence_of_last and event.clause.kind in _TELLING_MORE

    def _befalls_last(self, event: Event) -> bool:
        """Tell whether it is the weather in which the last thing happens: `gives her an umbrella when it rains`."""
        same = bool(self.out) and event.sentence == self._sentence_of_last
        alone = not (event.subjects or event.objects) and self.light.weather is not None
        return same and alone and event.clause.connective in ("when", "as", "while")

    def _complete_last(self, event: Event) -> None:
        """Give the last happening the place and the light that are said of what it is done to."""
        last, light = self.out[-1], self.light
        self.out[-1] = last.with_(
            place=last.place or self._where.of(event),
            hour=last.hour if last.hour is not None else light.hour,
            weather=last.weather or light.weather,
        )
        if len(self.out) == 1:
            self._opening = filled_light(self._opening or LightRead(), light)
        self.light = LightRead()

    def _note_light(self, event: Event) -> None:
        """Read the light of the event's own words; of its whole sentence when that begins here."""
        clause = event.clause
        words = [
            word
            for word in self.read.story.sentences[event.sentence].words
            if clause.start <= word.start and word.end <= clause.end
        ]
        found = read_light(words, self.read.text[clause.start : clause.end])
        if event.sentence not in self._lit_sentences:
            self._lit_sentences.add(event.sentence)
            sentence = self.read.story.sentences[event.sentence]
            lead = [word for word in sentence.words if word.end <= clause.start]
            found = filled_light(found, read_light(lead, self.read.text[sentence.sentence.start : clause.start]))
        self.light = filled_light(found, self.light)

    def _happens(self, event: Event) -> bool:
        clause = event.clause
        if event.shown or clause.verb is None:
            return self._is_presence(event)
        if clause.verb.negated or clause.outer in _NOT_DONE or (clause.verb.passive and clause.verb.form == "done"):
            return False
        if (clause.verb.passive and clause.lemma in _NAMED) or "how" in clause.adverbs or forestalled(event, self.read):
            return False
        if clause.lemma == "become":
            return clause.kind == "main" and any(self._is_thing(number) for number in event.objects)
        if clause.lemma in _STATES:
            placed = clause.exists or any(around.prep in _EVENTFUL_BE for around in event.around)
            placed = placed or (clause.lemma == "appear" and not clause.traits and not clause.objects)
            named = event.subjects if placed and event.subjects else (() if event.subjects else event.objects)
            told = clause.kind == "main" or (clause.lemma == "appear" and clause.connective in _AT_LAST)
            return told and any(self._is_thing(number) for number in named)
        if event_is_speech(event) and not event.subjects:
            # The narrator says it: it is heard, and nobody is seen saying it.
            return False
        return bool(event.subjects or event.objects) or self._is_weather(event)

    def _is_presence(self, event: Event) -> bool:
        """Tell whether a fragment puts something before the camera that nothing else is said of."""
        if (
            event.shown
            and event.clause.objects
            and all(phrase.is_pronoun or phrase.quote is not None for phrase in event.clause.objects)
        ):
            return False
        things = [number for number in event.entities if self._is_thing(number) and not self._is_remark(number)]
        if not things:
            return self._is_filmed(event) and any(number in self.cast.ids for number in event.entities)
        topic = event.clause.verb is None and bool(event.clause.attached) and not event.clause.subjects
        acting = self._acting if topic and not self._is_filmed(event) else self._acting_in(event.sentence)
        return not set(things) <= acting

    def _is_remark(self, number: int) -> bool:
        """Tell whether a bare noun that nothing is known of is a word about the film: `Gentle whimsy.`"""
        entity = self.read.story.entities[number]
        unknown = self._by_id[self.cast.ids[number]].term is None
        return unknown and entity.kind == "prop" and entity.phrase.determiner == "none" and entity.name is None

    def _is_filmed(self, event: Event) -> bool:
        """Tell whether the sentence names a shot size or pulls focus: then it is a shot, whatever is in it."""
        words = self.read.story.sentences[event.sentence].words
        camera = read_camera([word.lower for word in words])
        return camera.size is not None or RACK in camera.lens

    def _acting_in(self, sentence: int) -> set[int]:
        return {
            number
            for event in self._by_sentence[sentence]
            if event.clause.verb is not None and not event.shown
            for number in (*event.subjects, *event.objects)
        }

    def _is_thing(self, number: int) -> bool:
        return number in self.cast.ids and self.read.story.entities[number].kind != "place"

    def _is_weather(self, event: Event) -> bool:
        """Tell whether the light itself happens: `the sun rises`, `it begins to snow`, `winter comes`."""
        light = self.light
        return light.hour is not None or light.weather is not None or light.season is not None

    def _travel(self, event: Event) -> None:
        """Read a row of places behind something that happens as its stations: `... - fields, sea, mountains`."""
        places = [phrase for phrase in event.clause.subjects if not phrase.is_pronoun]
        numbers = [number for number in event.subjects if self.read.story.entities[number].kind == "place"]
        before = self.out[-1] if self.out else None
        if event.clause.verb is not None or len(numbers) < 2 or len(places) != len(numbers) or before is None:
            return
        if self._sentence_of_last != event.sentence or before.place is not None:
            return
        stations = []
        for phrase, number in zip(places, numbers, strict=True):
            text = self.read.said(phrase.start, phrase.end)
            stations.append(
                before.with_(text=f"{before.text.split(' through ')[0]}, {text}", place=self.cast.ids[number])
            )
        self.out[-1:] = stations

    def _happening(self, event: Event) -> Happening:
        clause = event.clause
        verb = clause.lemma or "be"
        if event.shown:
            verb = "be"
        elif clause.outer in _WANTING:
            # Who wants to fly does not fly yet: all that can be seen is where they look.
            verb = "dream"
        elif verb in ("become", "make") and self._are_friends(event):
            verb = "befriend"
        particle = clause.verb.particle if clause.verb else None
        verb = self._sense(event, verb, particle)
        action = None if verb == "be" else self._action(event, verb, particle)
        fragment = event.shown or clause.verb is None
        subjects = (event.subjects or event.objects) if fragment else event.subjects
        done_to = chased(event, self.read)
        objects = () if event.shown or (verb == "befriend" and clause.lemma in ("become", "make")) else done_to
        near = tuple(
            around.entity
            for around in event.around
            if self._is_thing(around.entity)
            and around.entity not in subjects
            and not self._is_part(around)
            and not self._is_around_them(event, around)
        )
        if fragment and not subjects:
            subjects, near = near, ()
        robbed = deprived(event, objects, (*subjects, *objects, *near), self.read, self.cast) if not event.shown else ()
        english = self.read.language == "en"
        return Happening(
            text=self.read.said(clause.start, clause.end) if english else self._plain.clause(event, verb),
            verb=verb,
            action=action,
            subjects=self._with_caller(event, self._mentions(subjects)),
            objects=self._mentions((*objects, *near, *robbed)),
            place=self._where.of(event) or self.place,
            hour=self.light.hour,
            weather=self.light.weather,
            manner=self._manner(event),
            ways=tuple(
                Way(prep=around.prep, object=self.cast.ids[around.entity])
                for around in event.around
                if around.entity in near
            )
            + tuple(Way(prep="from", object=self.cast.ids[owner]) for owner in robbed),
        )

    def _is_around_them(self, event: Event, around: Around) -> bool:
        """Tell whether something is the building that those are in who act: it does not stand in the room with them."""
        within = around.prep in ("in", "inside", "within")
        place = self._where.of(event) or self.place
        indoors = place is not None and self._by_id[place].term in INTERIORS
        return within and indoors and self.read.story.entities[around.entity].kind == "structure"

    def _is_part(self, around: Around) -> bool:
        """Tell whether something is only the part of a building that a deed goes towards or through."""
        entity = self.read.story.entities[around.entity]
        return entity.head in _PARTS and (around.prep in _SEEN_THROUGH or entity.count > 1)

    def _sense(self, event: Event, verb: str, particle: str | None) -> str:
        """Return the verb that says plainly what can be seen of an event."""
        nouns = [phrase.head for phrase in (*event.clause.objects, *(one.phrase for one in event.clause.attached[:1]))]
        said = [*event.clause.adverbs, *(trait.adjective for trait in event.clause.traits)]
        doer = next((self._by_id[self.cast.ids[one]] for one in event.subjects if one in self.cast.ids), None)
        nature = nature_of(doer.term, doer.kind) if doer is not None else None
        living = doer is not None and is_living(doer.kind)
        return sense_of(Seen(verb, particle, heads(nouns, said), nature, living))

    def _are_friends(self, event: Event) -> bool:
        heads = {self.read.story.entities[number].head for number in event.objects}
        return bool(event.subjects) and bool(heads & _FRIENDS)

    def _with_caller(self, event: Event, subjects: tuple[str, ...]) -> tuple[str, ...]:
        """Return who does it; in `she calls them, and together they pull` she pulls too."""
        before = self.out[-1] if self.out else None
        if before is None or "together" not in event.clause.adverbs or len(subjects) != 1:
            return subjects
        by_them = subjects[0] in before.objects and event.clause.subjects and event.clause.subjects[0].is_pronoun
        return (*before.subjects[:1], *subjects) if by_them and before.subjects else subjects

    def _action(self, event: Event, verb: str, particle: str | None) -> str | None:
        if event_is_speech(event) and (spoken := self.meanings.action("say")) is not None:
            return spoken
        return self.meanings.action(verb, particle)

    def _mentions(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.cast.ids[number] for number in dict.fromkeys(numbers) if self._is_thing(number))

    def _manner(self, event: Event) -> tuple[str, ...]:
        """Return how it is done, and how the brief wants it filmed: `slowly`, `close-up`, `pan left`."""
        clause = event.clause
        particle = clause.verb.particle if clause.verb and clause.verb.particle else None
        said = [*clause.adverbs, *([particle] if particle else [])]
        if clause.connective in ("suddenly", "finally", "at last", "all of a sudden", "then", "meanwhile"):
            said.insert(0, clause.connective)
        if clause.verb is not None and clause.verb.passive and not event.subjects:
            said.append("undergone")
        if _MUCH_LATER.search(self.read.text[: clause.end].lower().rsplit(";", 1)[-1].rsplit(".", 1)[-1]):
            said.append("later")
        words = self.read.story.sentences[event.sentence].words
        camera = read_camera([word.lower for word in words])
        alone = sum(1 for other in self._by_sentence[event.sentence] if self._happens(other)) == 1
        if alone or clause.start <= words[0].end + 40:
            said += [value for value in (camera.size, camera.move, *camera.lens) if value is not None]
        return tuple(dict.fromkeys(said))
