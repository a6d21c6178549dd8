"""The bible: everybody, everything and every place of the film, with what must stay the same."""

from __future__ import annotations

import re

from circletake.agents.director.looks import look_of, wears_livery
from circletake.agents.director.palettes import palette_for
from circletake.agents.director.scenery import place_term, scenery_of
from circletake.agents.director.telling import called
from circletake.agents.habitats import Thing, default_place, is_outdoors, place_in_time
from circletake.agents.natures import INTERIORS, nature_of
from circletake.agents.stage_words import StageWords
from circletake.language import a, counted, index_of, listed, plural, presentation_of, sentence
from circletake.llm import Decided, Decision, Mind
from circletake.schema import (
    Aids,
    Bible,
    BriefReading,
    Happening,
    Identity,
    Look,
    Mention,
    Place,
    Value,
    Vocabulary,
    derive_seed,
)

_SAME_NAME = 0.12
"""Distance within which a name remembered is the name asked for."""
_MOST_MOTIFS = 3
_UNSEEN = frozenset({"female", "male"})


class BibleQuestion(Value):
    """A reading whose cast and places are to be fixed."""

    reading: BriefReading
    seed: int
    vocabulary: StageWords


def cast_bible_by_rule(question: BibleQuestion, aids: Aids) -> Bible:
    """Fix everybody's look from the brief's words and the seed; who was in an earlier film looks as then."""
    reading = question.reading
    mood = reading.moods[0] if reading.moods else "calm"
    things = [mention for mention in reading.mentions if mention.kind != "place"]
    motifs = _motif_ids(things)
    identities = [_identity(mention, question.seed, mention.id in motifs) for mention in things]
    recalled = [_as_remembered(identity, aids) for identity in identities]
    if not question.vocabulary.open_ended:
        recalled += scenery_of(reading, question.seed)
    dressed = _told_apart(recalled, palette_for(mood).colours)
    described = tuple(identity.with_(description=describe(identity)) for identity in dressed)
    return Bible(
        identities=described,
        places=_places(question),
        palette=palette_for(mood),
        style=reading.style or "paper-cut",
    )


def _identity(mention: Mention, seed: int, has_motif: bool) -> Identity:
    return Identity(
        id=mention.id,
        name=called(mention),
        noun=mention.noun,
        term=mention.term,
        kind=mention.kind,
        count=mention.count,
        role=mention.role,
        adjectives=tuple(word for word in mention.adjectives if word not in _UNSEEN),
        look=look_of(mention, derive_seed(seed, "look", mention.id)),
        leitmotif=mention.id if has_motif else None,
    )


def _motif_ids(things: list[Mention]) -> set[str]:
    """Return who gets a theme of their own: the lead, and those who matter most beside it."""
    ranked = sorted(
        (mention for mention in things if mention.role != "background"),
        key=lambda mention: (mention.role != "lead", mention.kind not in ("person", "animal", "creature")),
    )
    return {mention.id for mention in ranked[:_MOST_MOTIFS]}


def _as_remembered(identity: Identity, aids: Aids) -> Identity:
    """Return somebody with the look and theme of an earlier film, when a name was known there."""
    if identity.name.startswith("the ") or identity.kind not in ("person", "animal", "creature"):
        return identity
    for found in aids.memory.recall("identity", identity.name, 1):
        if found.distance > _SAME_NAME:
            continue
        known = Identity.model_validate_json(found.data)
        if known.kind == identity.kind and known.name.lower() == identity.name.lower():
            said = {name: value for name, value in identity.look if value is not None and name != "seed"}
            look = Look.model_validate({**dict(known.look), **said})
            return identity.with_(look=look, leitmotif=known.leitmotif or identity.leitmotif)
    return identity


def _told_apart(identities: list[Identity], colours: tuple[str, ...]) -> list[Identity]:
    """Give people and creatures colours of their own, the lead the accent, so that nobody is taken for another."""
    taken = {identity.look.primary for identity in identities if identity.look.primary}
    free = [colour for colour in colours[:-1] if colour not in taken]
    out = []
    for identity in sorted(identities, key=lambda identity: identity.role != "lead"):
        dresses = identity.kind == "person" and identity.count == 1
        dresses = dresses and not wears_livery(identity.noun, identity.adjectives)
        if dresses and identity.look.primary is None and free:
            identity = identity.with_(look=identity.look.with_(primary=free.pop(0)))
        out.append(identity)
    order = {identity.id: at for at, identity in enumerate(identities)}
    return sorted(out, key=lambda identity: order[identity.id])


def describe(identity: Identity) -> str:
    """Write the sentence that fixes a look: `Mara, an old keeper with a beard, in a coat and a cap.`"""
    look = identity.look
    said = [word for word in identity.adjectives if " " not in word]
    if (
        look.age in ("old", "young")
        and look.age not in said
        and identity.noun.split()[-1] not in ("boy", "girl", "child")
    ):
        said.insert(0, look.age)
    what = counted(identity.count, identity.noun, said)
    named = "" if identity.name.startswith("the ") else f"{identity.name}, "
    hair = {"bald": "no hair", "bun": "hair in a bun", "long": "long hair", "curly": "curly hair"}.get(look.hair or "")
    has = [part for part in ("a beard" if look.beard else None, hair) if part]
    wears = [a(part) if part not in ("overalls", "armour") else part for part in (look.garment, look.headwear) if part]
    shown = {"feminine": "a woman", "masculine": "a man"}.get(look.presentation or "")
    if shown is not None and identity.kind == "person" and presentation_of(identity.noun, identity.name) is None:
        what = f"{what}, {shown}"
    parts = [f"{named}{what}"]
    if has:
        parts.append(f"with {listed(has)}")
    if wears:
        parts.append(f"in {listed(wears)}")
    worn = [word for word in identity.adjectives if " " in word]
    if worn and not wears:
        parts.append(f"with {listed([a(word) for word in worn])}")
    return sentence(" ".join(parts))


def _places(question: BibleQuestion) -> tuple[Place, ...]:
    reading, seed = question.reading, question.seed
    used = {happening.place for happening in reading.happenings}
    found = [
        mention for mention in reading.mentions if mention.kind == "place" and (mention.id in used or len(used) < 2)
    ]
    shores = _stood_on(reading)
    places = [_place(mention, reading, seed, shore=mention.id in shores) for mention in found]
    first = (
        next((place for place in places if place.id == reading.happenings[0].place), None)
        if reading.happenings
        else None
    )
    if first is None or (is_interior(first) and is_on_the_way(reading.happenings[0], first)):
        usual = usual_place(reading, question.vocabulary, outdoors=first is not None)
        if all(place.term != usual for place in places):
            places.insert(0, _usual(usual, seed, {place.id for place in places}))
    return tuple(places)


def _place(mention: Mention, reading: BriefReading, seed: int, *, shore: bool) -> Place:
    term = place_term(mention, reading)
    noun, adjectives = _place_noun(mention), mention.adjectives
    if term is not None and term != mention.term:
        # The captions say what stands for it: a town of the old west is some houses in the desert.
        noun, adjectives = term, tuple(word for word in adjectives if word != term)
    return Place(
        id=mention.id,
        name=mention.name or place_name(noun),
        noun=noun,
        term="coast" if shore and term == "sea" else term,
        adjectives=adjectives,
        seed=derive_seed(seed, "place", mention.id),
        description=sentence(counted(mention.count, mention.noun, mention.adjectives)),
    )


def _place_noun(mention: Mention) -> str:
    return plural(mention.noun) if mention.count > 1 else mention.noun


def place_name(noun: str) -> str:
    """Return how a place is spoken of: `the beach`, but `space`."""
    return {"space": "space", "underwater": "the deep", "heaven": "heaven"}.get(noun, f"the {noun}")


def _stood_on(reading: BriefReading) -> set[str]:
    """Return the places on which somebody stands on their feet: a sea with a woman by it is shot from its shore."""
    by_id = {mention.id: mention for mention in reading.mentions}
    place: str | None = None
    out: set[str] = set()
    aboard = {id_ for one in reading.happenings if one.verb in ("row", "sail") for id_ in one.subjects}
    for happening in reading.happenings:
        place = happening.place or place
        inside = [by_id[id_] for id_ in (*happening.subjects, *happening.objects) if id_ in by_id]
        boats = any(nature_of(mention.term, mention.kind) in ("boat", "aircraft") for mention in inside)
        walkers = [
            mention
            for mention in inside
            if (mention.kind == "person" or nature_of(mention.term, mention.kind) in ("walker", "wheels"))
            and mention.id not in aboard
        ]
        if (
            place is not None
            and walkers
            and not boats
            and happening.verb not in ("swim", "dive", "sail", "row", "surf")
        ):
            out.add(place)
    return out


def usual_place(reading: BriefReading, vocabulary: Vocabulary, *, outdoors: bool = False) -> str:
    """Return the term of the place where those of the first happenings are usually found.

    Args:
        reading: What was understood of the brief.
        vocabulary: What the back-end can show.
        outdoors: True for a place without a roof: the way to somewhere.
    """
    by_id = {mention.id: mention for mention in reading.mentions}
    order = ["lead", "support", "background"]
    first = [id_ for happening in reading.happenings[:2] for id_ in (*happening.subjects, *happening.objects)]
    things = [by_id[id_] for id_ in dict.fromkeys(first) if id_ in by_id and by_id[id_].kind != "place"]
    ranked = sorted(things, key=lambda mention: order.index(mention.role))
    words = [word for happening in reading.happenings[:2] for word in (happening.verb, *happening.text.lower().split())]
    things_there = [Thing(mention.term, mention.kind, mention.noun) for mention in ranked]
    weather = next((one.weather for one in reading.happenings[:2] if one.weather), reading.weather)
    outdoors = outdoors or is_outdoors(things_there, words, weather)
    usual = default_place(things_there, words, outdoors=outdoors)
    usual = place_in_time(usual, reading.genre, reading.era, named=False)
    if any(thing.term == "surfboard" for thing in things_there):
        return "sea"
    natures = {nature_of(mention.term, mention.kind) for mention in things}
    if usual == "sea" and natures & {"walker", "wheels"} and "boat" not in natures:
        usual = "coast"
    elif (
        usual == "coast"
        and "boat" in natures
        and any(one.verb in ("sail", "surf", "ride") for one in reading.happenings[:2])
    ):
        usual = "sea"
    known = index_of(vocabulary).exactly(usual, ("place",))
    if known is not None or vocabulary.open_ended:
        return usual
    return next((term.name for term in vocabulary.terms if term.kind == "place"), usual)


def _usual(term: str, seed: int, taken: set[str]) -> Place:
    id_ = term if term not in taken else f"{term}-2"
    return Place(
        id=id_,
        name=place_name(term),
        noun=term,
        term=term,
        seed=derive_seed(seed, "place", id_),
        description=sentence(counted(1, term)),
    )


_ON_FOOT = frozenset("walk run drive ride go hurry rush march travel return cycle wander stroll come".split())


def is_on_the_way(happening: Happening, place: Place) -> bool:
    """Tell whether a happening is the way to a house and not what happens in it."""
    leads = re.search(r"\b(to|towards?|back to|home to)\b", happening.text) is not None
    return is_interior(place) and happening.verb in _ON_FOOT and leads


def is_interior(place: Place) -> bool:
    """Tell whether a place has a roof."""
    return (place.term or place.noun) in INTERIORS


def unusable_bible(question: BibleQuestion, answer: Bible) -> list[str]:
    """Tell what makes a bible unusable: somebody of the reading who is not in it, or an id used twice."""
    ids = [identity.id for identity in answer.identities] + [place.id for place in answer.places]
    complaints = [f"id {id_!r} is used twice" for id_ in dict.fromkeys(ids) if ids.count(id_) > 1]
    identities = {identity.id for identity in answer.identities}
    places = {place.id for place in answer.places}
    things = [mention.id for mention in question.reading.mentions if mention.kind != "place"]
    complaints += [f"identities: {id_!r} of the reading is missing" for id_ in things if id_ not in identities]
    needed = {happening.place for happening in question.reading.happenings if happening.place is not None}
    complaints += [f"places: {id_!r} of the reading is missing" for id_ in sorted(needed - places)]
    if not answer.places:
        complaints.append("places: a film plays somewhere; give at least one")
    return complaints


CAST_BIBLE: Decision[BibleQuestion, Bible] = Decision(
    name="cast_bible",
    prompt="cast_bible",
    question=BibleQuestion,
    answer=Bible,
    house=cast_bible_by_rule,
    check=unusable_bible,
)


def cast_bible(reading: BriefReading, *, seed: int, vocabulary: Vocabulary, mind: Mind) -> Decided[Bible]:
    """Decide who and what everybody is and looks like.

    Args:
        reading: What was understood of the brief.
        seed: The production's seed.
        vocabulary: What the first picture back-end can show.
        mind: Who decides.
    """
    return mind.decide(CAST_BIBLE, BibleQuestion(reading=reading, seed=seed, vocabulary=vocabulary))
