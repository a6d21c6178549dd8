"""Framing: a size and a move for every shot, so that neighbours cut well together."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.setups import Setup
from circletake.agents.natures import BIG
from circletake.schema import CameraMove, ShotSize

ORDER: tuple[ShotSize, ...] = ("extreme wide", "wide", "full", "medium", "close-up", "extreme close-up")
"""Shot sizes from far to near."""

_OPPOSITE: dict[CameraMove, CameraMove] = {
    "pan left": "pan right", "pan right": "pan left", "truck left": "truck right", "truck right": "truck left",
    "push in": "pull out", "pull out": "push in", "zoom in": "zoom out", "zoom out": "zoom in", "tilt up": "tilt down",
    "tilt down": "tilt up", "crane up": "crane down", "crane down": "crane up",
}  # fmt: skip
_FEW_PEOPLE = {"close-up": 1, "extreme close-up": 1, "medium": 2}
"""How many fit into a tight frame."""
_WHOLE_BODY = frozenset({"lie", "fall", "jump", "climb", "run", "dance", "fight"})
"""Actions of which a tighter frame than the deed's own would lose the half."""
_TIRED = 14.0
"""What a third shot of one size in a row costs."""
_LIVELY = 0.55
"""Share of shots that may move; a film in which every shot moves is seasick."""


class Framed(NamedTuple):
    """How a setup is shot."""

    size: ShotSize
    move: CameraMove
    turned: bool
    """True when the angle changes sides, because the size alone would make a jump cut."""


def frame(setups: Sequence[Setup]) -> list[Framed]:
    """Choose a size and a move for every setup, in the order of the cut."""
    sizes = _sizes(setups)
    out: list[Framed] = []
    for at, (setup, size) in enumerate(zip(setups, sizes, strict=True)):
        same = at > 0 and same_subject(setup, setups[at - 1])
        turned = at > 0 and not out[-1].turned and jumps(out[-1].size, size, same_subject=same)
        out.append(Framed(size, _move(setup, size, out), turned))
    return out


def jumps(one: ShotSize, other: ShotSize, *, same_subject: bool) -> bool:
    """Tell whether a cut between two sizes jumps: the same subject, less than two sizes apart."""
    return same_subject and abs(ORDER.index(one) - ORDER.index(other)) < 2


def _sizes(setups: Sequence[Setup]) -> list[ShotSize]:
    """Return the cheapest row of sizes: each near to what its setup wants, none that jumps, no three alike in a row.

    Dynamic programming over the sizes of two neighbouring shots.
    """
    numbers = range(len(ORDER))
    costs: dict[tuple[int, int], float] = {(-1, number): _unwanted(setups[0], ORDER[number]) for number in numbers}
    backs: list[dict[tuple[int, int], int]] = []
    for before, setup in itertools.pairwise(setups):
        same = 0.0
        if same_subject(setup, before):
            same = 1.0 if _ids(setup) == _ids(before) else 0.6
            # Between two deeds time may pass: the cut forgives more than within one.
            same *= 1.0 if setup.moment is before.moment else 0.5
        own = [_unwanted(setup, size) for size in ORDER]
        reached: dict[tuple[int, int], float] = {}
        back: dict[tuple[int, int], int] = {}
        for (older, last), cost in costs.items():
            for number in numbers:
                tired = _TIRED if older == last == number else 0.0
                total = cost + own[number] + _clash(last, number, same) + tired
                if total < reached.get((last, number), math.inf):
                    reached[last, number], back[last, number] = total, older
        costs = reached
        backs.append(back)
    at = min(costs, key=lambda pair: (costs[pair], pair))
    chosen = [at[1]]
    for back in reversed(backs):
        at = (back[at], at[0])
        chosen.append(at[1])
    return [ORDER[number] for number in reversed(chosen)]


def _ids(setup: Setup) -> set[str]:
    return {subject.id for subject in setup.subjects}


def _unwanted(setup: Setup, size: ShotSize) -> float:
    """Return how little a setup wants a size."""
    if setup.fixed_size and size != setup.sizes[0]:
        return 50.0
    if not _holds(setup, size) or (setup.kind == "show" and _too_far(setup, size)) or _too_near(setup, size):
        return 12.0
    if size in setup.sizes:
        return 0.7 * setup.sizes.index(size)
    return 2.0 + min(abs(ORDER.index(size) - ORDER.index(wanted)) for wanted in setup.sizes)


def _too_far(setup: Setup, size: ShotSize) -> bool:
    """Tell whether a size lies more than one step farther than any in which the deed reads, or makes a speck of it."""
    farthest = min(ORDER.index(wanted) for wanted in setup.sizes)
    return bool(setup.subjects) and ORDER.index(size) < max(1, farthest - 1) and size not in setup.sizes


def _too_near(setup: Setup, size: ShotSize) -> bool:
    """Tell whether a size lies more than one step nearer than any in which the deed reads: a face for a leap."""
    nearest = max(ORDER.index(wanted) for wanted in setup.sizes)
    verbs = {action.verb for subject in setup.subjects for action in subject.actions}
    low = len(setup.subjects) > 1 and nearest == ORDER.index("full")
    if setup.kind == "show" and not setup.fixed_size and (low or verbs & _WHOLE_BODY):
        return ORDER.index(size) > nearest
    beside_the_big = len(setup.subjects) > 1 and any(subject.noun in BIG for subject in setup.subjects)
    if beside_the_big and nearest < ORDER.index("full"):
        return ORDER.index(size) > nearest
    return bool(setup.subjects) and ORDER.index(size) > nearest + 1


def _clash(one: int, other: int, same: float) -> float:
    """Return how badly two sizes cut together: a jump is worst, the same size again is dull.

    Args:
        one: Number of the size before.
        other: Number of the size after.
        same: 1 when both are of the same thing, less when somebody comes in or goes, 0 for different things.
    """
    apart = abs(one - other)
    if same and apart < 2:
        return (3.2 if apart else 4.0) * same
    return 0.9 if apart == 0 else 0.0


def _holds(setup: Setup, size: ShotSize) -> bool:
    """Tell whether everybody who must be seen fits into a frame of this size."""
    return len(setup.must) <= _FEW_PEOPLE.get(size, 9)


def same_subject(one: Setup, other: Setup) -> bool:
    """Tell whether two shots are of the same thing, or both of nothing but the place."""
    if not one.subjects and not other.subjects:
        return one.moment.place.id == other.moment.place.id
    if one.focus is not None and one.focus == other.focus:
        return True
    return bool(_ids(one)) and _ids(one) == _ids(other)


def _move(setup: Setup, size: ShotSize, before: Sequence[Framed]) -> CameraMove:
    moves = setup.moves or ("static",)
    if setup.fixed_move:
        return moves[0]
    moving = sum(1 for framed in before if framed.move != "static")
    busy = bool(before) and before[-1].move != "static" and moving >= _LIVELY * len(before)
    if (
        busy
        and setup.kind not in ("ending", "establish")
        and setup.moment.mood not in ("tense", "scary", "joyful", "epic")
    ):
        return "static"
    last = before[-1].move if before else None
    for move in moves:
        tired = last is not None and (move == last or _OPPOSITE.get(move) == last)
        loses_one = move == "follow" and len(setup.must) > 1
        if move == "static" or (not tired and not loses_one and _suits(move, size)):
            return move
    return "static"


def _suits(move: CameraMove, size: ShotSize) -> bool:
    """Tell whether a move works at a size: no orbit around a speck, no crane on a key."""
    if size in ("close-up", "extreme close-up"):
        return move in ("push in", "pull out", "handheld", "static", "truck left", "truck right")
    if size == "extreme wide":
        return move not in ("handheld", "orbit", "follow")
    return True


def most_in_frame(size: ShotSize) -> int:
    """Return how many subjects a frame of this size holds."""
    return _FEW_PEOPLE.get(size, 6)
