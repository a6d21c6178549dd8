"""Legibility: the sizes and moves in which a deed can be seen, and those that the brief itself asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast, get_args

from circletake.agents.director.acting import Acted
from circletake.agents.director.grammar import Advice
from circletake.agents.natures import BIG, FURNITURE, GROUPS, nature_of
from circletake.language import RACK, lens_of
from circletake.schema import CameraMove, Happening, Identity, Lens, ShotSize

_SIZES, _MOVES = get_args(ShotSize), get_args(CameraMove)


class Asked(NamedTuple):
    """How the brief itself wants a shot framed."""

    sizes: tuple[ShotSize, ...]
    moves: tuple[CameraMove, ...]
    lens: Lens | None
    racked: bool
    """Whether the focus goes from one subject to the next."""


def asked_of(happening: Happening | None) -> Asked:
    """Return the size, the move and the lens that the brief itself asks for."""
    manner = happening.manner if happening is not None else ()
    return Asked(
        tuple(cast(ShotSize, word) for word in manner if word in _SIZES),
        tuple(cast(CameraMove, word) for word in manner if word in _MOVES),
        lens_of(manner),
        RACK in manner,
    )


def readable_sizes(acted: Acted, seen: Sequence[Identity]) -> tuple[ShotSize, ...]:
    """Return the sizes in which a deed can be seen: a whale and a man need a wide frame, a key a tight one.

    Args:
        acted: the deed.
        seen: who and what is in it.
    """
    sizes = acted.deed.sizes or ("full", "medium")
    # What only stands behind them sets no size: a rescue before a burning house is one of people.
    seen = [one for one in seen if one.kind != "structure" or one.id in (acted.doer, acted.other)]
    swimmers = any(nature_of(one.term, one.kind) == "swimmer" and one.term in BIG for one in seen)
    if swimmers or (len(seen) > 1 and any(one.term in BIG for one in seen)):
        return ("wide", "extreme wide")
    if any(one.term in BIG or one.term in GROUPS for one in seen) or len(seen) > 3:
        return tuple(dict.fromkeys((*[size for size in sizes if size in ("extreme wide", "wide", "full")], "wide")))
    if any(one.term == "confetti" or (one.term == "leaf" and one.noun != "leaf") for one in seen):
        # Leaves, petals and confetti fill the air.
        return ("wide", "full")
    borne = any(step.verb == "carry" and step.towards for step in (*acted.deed.doer, *acted.deed.third))
    if borne and len(seen) > 1 and not any(one.kind == "animal" for one in seen):
        # What is in somebody's hands is high enough for any frame that holds those hands.
        return sizes
    small = any(one.kind in ("prop", "plant") and one.term not in FURNITURE for one in seen)
    if len(seen) > 1 and (small or {one.kind for one in seen} >= {"person", "animal"}):
        # What lies or walks on the ground is below a frame that begins at the waist.
        runs = any(step.verb == "run" and step.towards for step in acted.deed.doer)
        return ("wide", "full") if runs else ("full", "wide")
    if any(one.kind in ("prop", "plant") for one in seen):
        return tuple(dict.fromkeys((*[size for size in sizes if "wide" not in size], "full", "medium")))
    return sizes


def telling_moves(acted: Acted, advice: Advice | None, mood: str, heading: str) -> tuple[CameraMove, ...]:
    """Return the camera moves that suit a deed, the best first; `static` always does.

    Args:
        acted: the deed.
        advice: what was learnt about such situations.
        mood: of the moment.
        heading: `left` or `right`, where they go.
    """
    moves: list[CameraMove] = [advice.move] if advice is not None else []
    verbs = {action.verb for subject in acted.subjects for action in subject.actions}
    if verbs & {"jump", "fall", "break"}:
        # What happens in an instant is caught by a frame that waits for it.
        return ("static",)
    if verbs & {"walk", "run", "drive", "sail", "swim", "fly", "ride", "row"}:
        moves += ["follow", "truck right" if heading == "right" else "truck left"]
    if "fight" in verbs or mood in ("scary", "tense"):
        moves.append("handheld")
    if verbs & {"embrace", "dance"}:
        moves.append("orbit")
    if verbs & {"look", "talk", "reach", "shine", "grow"}:
        moves.append("push in")
    return tuple(dict.fromkeys((*moves, "static")))
