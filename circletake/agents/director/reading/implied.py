"""Things that a deed needs and the brief does not name: who rows has a boat."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.agents.director.reading.contests import OWN_MOUNTS, RACING
from circletake.agents.meaning import Meanings
from circletake.language import a
from circletake.schema import Choice, Happening, Mention, TermKind

_NEEDS: dict[str, tuple[str, TermKind]] = {
    "row": ("rowing boat", "vehicle"),
    "paddle": ("rowing boat", "vehicle"),
    "sail": ("sailing boat", "vehicle"),
    "ride": ("horse", "animal"),
    "gallop": ("horse", "animal"),
    "cycle": ("bicycle", "vehicle"),
    "drive": ("car", "vehicle"),
    "skate": ("skateboard", "vehicle"),
    "surf": ("surfboard", "vehicle"),
    "read": ("book", "prop"),
    "write": ("letter", "prop"),
    "paint": ("easel", "prop"),
    "fish": ("fishing rod", "prop"),
    "photograph": ("camera", "prop"),
    "knead": ("bread", "prop"),
    "bake": ("bread", "prop"),
    "stargaze": ("telescope", "prop"),
    "sweep": ("broom", "prop"),
}
_NOT_THEIRS = frozenset({"cabin", "house", "home"})
"""Words that say what kind of boy or husband somebody is, not whose building stands there."""
_BOARD = re.compile(r"\b(?:board|blackboard|whiteboard|chalkboard|wall)\b")
"""What is written on that is no paper."""
_NO_MOUNT = re.compile(
    r"\brid(?:e|es|ing|den) (?:[\w'-]+ ){0,3}?(?:waves?|surf|tide|wind|storm|currents?|lift|elevator|escalator|rails)\b"
)
"""What is ridden and is no mount."""
_SHOT_WITH = frozenset({"arrow", "arrows", "bow", "longbow", "crossbow"})
_ARCHERS = frozenset({"archer", "bowman", "hunter", "huntress", "crossbowman", "elf", "centaur"})
"""Who shoots with a bow, if nothing else is said."""
_KEEPERS = frozenset({"goalkeeper", "goalie"})
_WASHING = re.compile(r"\b(?:waves?|tides?|sea|surf|flood|water)\b")
"""What takes a sandcastle."""
_BETTER: dict[str, frozenset[str]] = {
    "vehicle": frozenset({"vehicle", "animal", "creature"}),
    "animal": frozenset({"vehicle", "animal", "creature"}),
    "prop": frozenset({"prop", "plant", "structure"}),
}


class Supplied(NamedTuple):
    """Mentions and happenings with what they need, and what was added."""

    mentions: tuple[Mention, ...]
    happenings: tuple[Happening, ...]
    choices: tuple[Choice, ...]


def supply(mentions: tuple[Mention, ...], happenings: tuple[Happening, ...], meanings: Meanings) -> Supplied:
    """Add the boat to the rower, the book to the reader and the lighthouse to its keeper, once for the whole film."""
    by_id = {mention.id: mention for mention in mentions}
    added: dict[str, Mention] = {}
    out: list[Happening] = []
    wet = any(happening.weather in ("rain", "storm") for happening in happenings)
    for happening in happenings:
        happening = _shot(happening, by_id)
        happening = _raced(_washed(happening, by_id, meanings), by_id, meanings)
        need = _NEEDS.get(happening.verb)
        if happening.verb == "share" and wet:
            need = ("umbrella", "prop")
        actors = [by_id[id_] for id_ in happening.subjects if id_ in by_id]
        own = next((OWN_MOUNTS[actor.noun] for actor in actors if actor.noun in OWN_MOUNTS), None)
        if own is not None and happening.verb in RACING:
            happening = happening.with_(verb="ride", action=meanings.action("ride"))
            need = (own, "animal" if own == "horse" else "vehicle")
        if happening.verb == "surf":
            happening = happening.with_(verb="ride", action=meanings.action("ride"))
        if need is None or not any(actor.kind in ("person", "creature") for actor in actors):
            out.append(happening)
            continue
        noun, kind = _own_vehicle(actors, meanings) if happening.verb == "drive" else need
        if happening.verb == "ride" and _NO_MOUNT.search(happening.text.lower()):
            if re.search(r"\b(?:waves?|surf)\b", happening.text.lower()) is None:
                out.append(happening)
                continue
            # Who rides a wave does it on a board.
            noun, kind = "surfboard", "vehicle"
        has = any(by_id[id_].kind in _BETTER[kind] for id_ in happening.objects if id_ in by_id)
        term = meanings.index.exactly(noun, (kind,))
        if has or term is None or (noun == "letter" and _BOARD.search(happening.text)):
            out.append(happening)
            continue
        mention = added.get(noun) or _known(noun, mentions) or _made(noun, kind, term.name, by_id)
        added[noun] = mention
        by_id[mention.id] = mention
        out.append(happening.with_(objects=(*happening.objects, mention.id)))
    for mention in mentions:
        _add_building(mention, added, by_id, meanings)
    out = [_before_a_goal(happening, added, by_id, meanings) for happening in out]
    fresh = tuple(mention for mention in added.values() if mention not in mentions)
    choices = tuple(
        Choice(topic="prop", chosen=a(mention.noun), because="it belongs to what the brief names") for mention in fresh
    )
    used = {id_ for one in out for id_ in (*one.subjects, *one.objects)}
    kept = tuple(one for one in mentions if one.noun not in _SHOT_WITH or one.id in used)
    return Supplied((*kept, *fresh), tuple(out), choices)


def _shot(happening: Happening, by_id: dict[str, Mention]) -> Happening:
    """Return a shot with a bow without bow and arrow among what it is done to: they belong to whoever shoots."""
    archers = any(by_id[id_].noun in _ARCHERS for id_ in happening.subjects if id_ in by_id)
    if happening.verb != "loose" and not (happening.verb == "shoot" and archers):
        return happening
    aimed = tuple(id_ for id_ in happening.objects if id_ not in by_id or by_id[id_].noun not in _SHOT_WITH)
    return happening.with_(verb="loose", action="shoot", objects=aimed)


def _washed(happening: Happening, by_id: dict[str, Mention], meanings: Meanings) -> Happening:
    """Return what a wave does to a sandcastle, whatever it is called, as its end."""
    built = next((id_ for id_ in happening.objects if id_ in by_id and by_id[id_].term == "sandcastle"), None)
    if happening.subjects or built is None or not _WASHING.search(happening.text.lower()):
        return happening
    return happening.with_(verb="destroy", action=meanings.action("destroy"), objects=(built,))


def _raced(happening: Happening, by_id: dict[str, Mention], meanings: Meanings) -> Happening:
    """Return a race on something as riding or driving it: `they race their bikes`."""
    on = next((by_id[id_] for id_ in happening.objects if id_ in by_id), None)
    if happening.verb != "race" or on is None or on.kind not in ("vehicle", "animal"):
        return happening
    verb = "ride" if on.kind == "animal" or on.term in OWN_MOUNTS.values() else "drive"
    return happening.with_(verb=verb, action=meanings.action(verb))


def _own_vehicle(actors: list[Mention], meanings: Meanings) -> tuple[str, TermKind]:
    """Return what drivers drive: a truck driver a truck, everybody else a car."""
    words = [word for actor in actors for word in actor.phrase.lower().split()[:-1]]
    return next((word for word in words if meanings.index.exactly(word, ("vehicle",))), "car"), "vehicle"


def _add_building(mention: Mention, added: dict[str, Mention], by_id: dict[str, Mention], meanings: Meanings) -> None:
    """Add the building that a compound names: `a lighthouse keeper` has a lighthouse."""
    if mention.kind not in ("person", "animal", "creature"):
        return
    for word in mention.phrase.lower().split()[:-1]:
        term = meanings.index.exactly(word, ("structure",))
        if word in _NOT_THEIRS:
            continue
        if term is not None and all(other.term != term.name for other in by_id.values()):
            made = _made(word, "structure", term.name, by_id)
            added[word] = made
            by_id[made.id] = made


def _before_a_goal(
    happening: Happening, added: dict[str, Mention], by_id: dict[str, Mention], meanings: Meanings
) -> Happening:
    """Put a goalkeeper before a goal."""
    keeps = any(by_id[id_].noun in _KEEPERS for id_ in happening.subjects if id_ in by_id)
    term = meanings.index.exactly("goal", ("structure", "prop"))
    if not keeps or term is None or any(one.term == term.name for one in by_id.values() if one.noun not in added):
        return happening
    goal = added.get("goal") or _made("goal", term.kind, term.name, by_id)
    added["goal"] = by_id[goal.id] = goal
    return happening.with_(objects=(*happening.objects, goal.id))


def _known(noun: str, mentions: tuple[Mention, ...]) -> Mention | None:
    return next((mention for mention in mentions if mention.term == noun), None)


def _made(noun: str, kind: TermKind, term: str, by_id: dict[str, Mention]) -> Mention:
    id_ = noun.replace(" ", "-")
    while id_ in by_id:
        id_ = f"{id_}-2"
    return Mention(id=id_, phrase=a(noun), noun=noun, kind=kind, term=term, role="background")
