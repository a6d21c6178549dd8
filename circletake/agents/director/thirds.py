"""Thirds: deeds in which three take part, or that are done to one as they are not to another.

Somebody steals a hat *from* a tourist, drops a cake *on* a bride, knocks a vase *off* a table: what is done is told by
the preposition as much as by the verb. So is whether it is done to somebody or to something: who wakes a woman does not
wake up, and who is pushed falls.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from circletake.agents.director.continuity import Continuity
from circletake.agents.director.deeds import DEEDS, Deed
from circletake.agents.director.parts import fits_hand
from circletake.agents.natures import FURNITURE, GROUPS, SMALL_ANIMALS, is_living
from circletake.schema import Happening, Identity, Subject

_YOUNG = frozenset({"baby", "infant", "newborn", "toddler"})
_STANDING_OPEN = frozenset({"safe", "chest", "cage", "treasure chest", "trunk", "crate", "coffin", "bin"})
"""What is opened where it stands."""
_ONTO = ("on", "onto", "over", "upon")
_THREE: tuple[tuple[str, tuple[str, ...], bool | None, str], ...] = (
    ("take grab steal snatch seize pinch swipe rob pull", ("from", "off"), True, "rob"),
    ("drop let", _ONTO, True, "drop on"),
    ("pour empty tip spill throw", ("over", "on", "onto"), True, "pour over"),
    ("knock push swipe sweep kick nudge brush bump", ("off", "from"), False, "knock off"),
    ("hide bury tuck stow conceal", ("under", "behind", "in", "inside", "into", "beneath", "below"), None, "hide away"),
    ("put place lay set slip drop", ("in", "into", "on", "onto", "under", "inside"), None, "put"),
)
"""Verbs, prepositions, whether the third lives (None: either), and how it is acted."""
_TO_SOMEBODY: dict[str, str] = {
    "wake": "rouse", "awaken": "rouse", "push": "shove", "shove": "shove", "kick": "shove", "topple": "shove",
    "knock": "shove", "trip": "shove", "hit": "slap",
}  # fmt: skip
"""What is done to somebody who lives otherwise than to a thing, or by oneself."""
_OUT_OF_WATER = re.compile(r"\b(?:out of|from) the (?:\w+ )?(?:sea|water|lake|river|ocean|pond|pool|waves|flood)\b")
_INTO_WATER = re.compile(r"\binto the (?:\w+ )?(?:sea|water|lake|river|ocean|pond|pool|waves|canal|harbour)\b")
_SEATED_IN = re.compile(
    r"\b(?:in|on) (?:a|an|the|his|her|their) (?:[\w-]+ ){0,2}?(?:wheelchair|swing|pram|pushchair|stroller|buggy|sled|"
    r"sledge|sleigh|cart|trolley|wagon|wheelbarrow|bicycle|bike|tricycle|stretcher|chair|bed|boat|raft|seesaw)\b"
)
"""What one is pushed in without falling out of it."""
_AFTER_SOMETHING = frozenset(
    "wait look search hunt ask call beg wish long reach fight run dig hope pray dive fish listen cry race".split()
)
"""Deeds after which `for` says what is wanted."""
_WORN = frozenset({"crown", "hat", "tiara", "cap"})
"""What is put on a head."""
_FALLING = ("fall", "drop", "plunge", "tumble", "land")
_MEETING = ("hit", "strike", "crush", "bury", "ram")
"""What things do to somebody."""
_HELD = frozenset({"cup", "bottle", "bucket", "kettle", "vase", "pot", "potion"})
"""Vessels out of which something is poured."""


def third_of(happening: Happening, others: Sequence[Identity]) -> Identity | None:
    """Return who or what stands behind a preposition beside that to which the deed is done; None where nobody does."""
    behind = {way.object for way in happening.ways if way.prep != "for"}
    straight = [one for one in others if one.id not in behind]
    return next((one for one in others if one.id in behind), None) if straight else None


def beneficiaries(happening: Happening) -> frozenset[str]:
    """Return the ids of those for whom something is done: they stand by. What is waited for is no such one."""
    if happening.verb in _AFTER_SOMETHING:
        return frozenset()
    return frozenset(way.object for way in happening.ways if way.prep == "for")


def by_way(verb: str, happening: Happening, doer: Identity, others: Sequence[Identity]) -> str | None:
    """Return how a deed is acted by what it is done to and by whom it is done beside; None where that changes nothing.

    Args:
        verb: The deed.
        happening: For its prepositions.
        doer: Who does it.
        others: To whom or what, and whoever else is there.
    """
    other, third = others[0], third_of(happening, others)
    if third is not None and not is_living(other.kind):
        for verbs, preps, lives, acted in _THREE:
            fits = lives is None or lives == is_living(third.kind)
            if verb in verbs.split() and happening.to(*preps) == third.id and fits and _fits(acted, other, doer):
                return acted
    if verb in _MEETING and doer.kind == "vehicle" and is_living(other.kind):
        return "knock over"
    if verb in (*_FALLING, *_MEETING) and not is_living(doer.kind) and is_living(other.kind):
        return "fall on"
    carried = any(one.kind == "vehicle" for one in others) or _SEATED_IN.search(happening.text.lower()) is not None
    if is_living(other.kind) and all(way.object != other.id for way in happening.ways):
        if carried and verb in ("push", "pull", "drag"):
            # Who sits in a wheelchair or on a swing is pushed along, and not over.
            return None
        return _to_somebody(verb, happening, doer, other)
    return _to_something(verb, happening, doer, other)


def _to_something(verb: str, happening: Happening, doer: Identity, other: Identity) -> str | None:
    """Return how a deed is acted that is done to a thing; None for as its verb says."""
    if verb in ("open", "unlock") and (other.noun in _STANDING_OPEN or other.kind == "plant"):
        return "reach"
    if verb in ("find", "discover") and other.kind == "prop" and fits_hand(other, doer) and is_living(doer.kind):
        return "pick up found"
    if verb == "catch" and other.kind in ("prop", "plant") and fits_hand(other, doer):
        return "catch flying"
    if verb == "hide" and happening.to("behind", "under", "in", "inside", "beneath") == other.id:
        return "hide behind"
    return None


def handed_alive(
    subjects: Sequence[Subject], doers: Sequence[Identity], deed: Deed, state: Continuity
) -> list[Subject]:
    """Let who has somebody small in the arms hand him over with them, and put him into the arms of who receives him."""
    who = doers[0].id if doers else ""
    small = state.carries.get(who)
    if deed.hold != "gives" or small is None or all(one.id != small for one in subjects):
        return list(subjects)
    out = []
    for one in subjects:
        given = next(
            (action for action in one.actions if action.verb == "give" and action.target not in (None, small)), None
        )
        if one.id == who and given is not None and given.target is not None:
            state.carries[given.target] = state.carries.pop(who)
            one = one.with_(actions=(*one.actions, given.with_(target=small)))
        out.append(one.with_(actions=()) if one.id == small else one)
    return out


def falls_in(happening: Happening, deed: Deed) -> bool:
    """Tell whether somebody is pushed or falls into water: afterwards he swims."""
    falls = any(step.verb == "fall" for step in (*deed.doer, *deed.other))
    return falls and _INTO_WATER.search(happening.text.lower()) is not None


def turned_about(
    subjects: Sequence[Subject], doers: Sequence[Identity], partner: Identity | None, deed: Deed
) -> list[Subject]:
    """Turn whom a deed strikes from behind away from who does it, and the head of who lies asleep to who kneels."""
    doer = next((one for one in subjects if doers and one.id == doers[0].id), None)
    if doer is None or partner is None or not is_living(partner.kind):
        return list(subjects)
    kneels = any(action.verb == "kneel" and action.target == partner.id for action in doer.actions)
    falls = any(step.verb == "fall" for step in deed.other)
    return [
        one.with_(facing=doer.facing)
        if one.id == partner.id and (falls or (kneels and any(action.verb == "lie" for action in one.actions)))
        else one
        for one in subjects
    ]


def _fits(acted: str, other: Identity, doer: Identity) -> bool:
    if acted == "pour over":
        return other.term in _HELD
    if acted in ("put", "hide away", "rob"):
        return fits_hand(other, doer) or other.term is None
    return other.term not in FURNITURE


def _in_the_water(happening: Happening, other: Identity) -> bool:
    """Tell whether somebody has to be got out of water: `pulls a drowning sailor out of the sea`."""
    drowning = "drowning" in other.adjectives and other.kind == "person"
    return drowning or (other.kind == "person" and _OUT_OF_WATER.search(happening.text.lower()) is not None)


def _to_somebody(verb: str, happening: Happening, doer: Identity, other: Identity) -> str | None:
    if verb in ("save", "rescue", "free", "carry") and other.kind == "person" and other.noun in _YOUNG:
        return "carry off"
    if verb in ("save", "rescue") and other.term in SMALL_ANIMALS and happening.to("from", "out of") is not None:
        return "carry off"
    raised = verb in ("hold", "lift", "raise", "carry") and other.kind == "person" and other.noun not in _YOUNG
    if raised and (doer.term in GROUPS or doer.count > 2):
        return "cheer up"
    if verb in ("pull", "drag", "save", "rescue", "fish", "haul", "lift") and _in_the_water(happening, other):
        return "fish out"
    if verb == "pull" and happening.to("out of") is not None:
        return "rescue"
    return _TO_SOMEBODY.get(verb)


def hand_over(deed: Deed, doer: Identity, partner: Identity | None, third: Identity | None, state: Continuity) -> None:
    """Put what is taken, caught, stolen or given into the hands in which the deed leaves it."""
    if deed.hold in ("takes", "catches") and partner is not None and fits_hand(partner, doer):
        state.holding[doer.id] = partner.term or partner.noun
    elif deed is DEEDS["rob"] and partner is not None:
        for holder in [id_ for id_, noun in state.holding.items() if noun in (partner.term, partner.noun)]:
            state.let_go(holder)
        state.holding[doer.id] = partner.term or partner.noun
    elif deed.hold in ("drops", "gives", "puts"):
        given = state.let_go(doer.id)
        if deed.hold == "puts" and given and third is not None and is_living(third.kind):
            state.holding[third.id] = given
            state.bearing.update({third.id: "on head"} if given in _WORN else {})
        if deed.hold == "gives" and given and partner is not None and is_living(partner.kind):
            state.holding[partner.id] = given
