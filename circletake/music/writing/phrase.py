"""Phrases: what happens in each bar of a melody, before any pitch is chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circletake.music.score import SectionRole
from circletake.music.styles.style import Melody
from circletake.music.tempo import TICKS, Bar, TempoMap
from circletake.music.writing.operators import Idea, Operator, augmented, diminished, fitted, fragment

_ONE_BAR: dict[SectionRole, dict[int, tuple[str, ...]]] = {
    "statement": {1: ("M",), 2: ("MC",), 3: ("MSC",), 4: ("MSFC", "MSMC", "MSSC"), 5: ("MSSFC",), 6: ("MSMSFC",)},
    "climax": {1: ("M",), 2: ("MC",), 3: ("MSC",), 4: ("MSFC", "MSMC", "MSSC"), 5: ("MSSFC",), 6: ("MSMSFC",)},
    "build": {1: ("S",), 2: ("SF",), 3: ("SSF",), 4: ("SSFF", "SFSF"), 5: ("SSFFF",), 6: ("SSFSFF",)},
    "release": {1: ("C",), 2: ("MC",), 3: ("MC.",), 4: ("MSC.", "A_C."), 5: ("A_SC.",), 6: ("A_SMC.",)},
    "intro": {1: (".",), 2: (".M",), 3: (".MS",), 4: (".MS.", "..MS"), 5: ("..MS.",), 6: ("..M.S.",)},
}
_TWO_BARS: dict[SectionRole, dict[int, tuple[str, ...]]] = {
    "statement": {1: ("S",), 2: ("M_",), 3: ("M_C",), 4: ("M_SC",), 5: ("M_SSC",), 6: ("M_M_SC",)},
    "climax": {1: ("S",), 2: ("M_",), 3: ("M_C",), 4: ("M_SC",), 5: ("M_SSC",), 6: ("M_M_SC",)},
    "build": {1: ("S",), 2: ("SS",), 3: ("SSS",), 4: ("M_SS", "SSSS"), 5: ("M_SSS",), 6: ("M_SSSS",)},
    "release": {1: ("C",), 2: ("C.",), 3: ("M_C",), 4: ("M_C.",), 5: ("M_SC.",), 6: ("M_M_C.",)},
    "intro": {1: (".",), 2: (".S",), 3: (".M_",), 4: (".M_.", "..M_"), 5: (".M_S.",), 6: ("..M_S.",)},
}
_SPARSE: dict[SectionRole, dict[int, tuple[str, ...]]] = {
    "statement": {1: ("M",), 2: ("M.",), 3: ("M..",), 4: ("M..F", "M.S."), 5: ("M..S.",), 6: ("M..S..", "M.S..F")},
    "climax": {1: ("M",), 2: ("MC",), 3: ("MS.",), 4: ("MS.C", "M.MC"), 5: ("MS.SC",), 6: ("MS.MSC",)},
    "build": {1: ("F",), 2: (".F",), 3: ("F.S",), 4: ("F.SF", "S..F"), 5: ("F.S.F",), 6: ("F..S.F",)},
    "release": {1: ("C",), 2: ("M.",), 3: ("M..",), 4: ("M.C.", "A_.."), 5: ("M..C.",), 6: ("A_..C.",)},
    "intro": {1: (".",), 2: (".F",), 3: ("..M",), 4: ("..M.",), 5: ("..M..",), 6: ("..M..F",)},
}
"""Bar by bar: M the motif, `_` its second bar, S its sequence, F its head twice, A its augmentation, C a cadence,
`.` a rest."""

_BREATH = TICKS // 2
_SQUEEZE = 1.3
"""How many times longer than its room a motif may be and still be squeezed into it."""


class Cell(NamedTuple):
    """A stretch of melody whose rhythm is set.

    Attributes:
        tick: Where it begins.
        ideas: Figures to choose from; degrees count from a level that the pitch search sets.
        operator: How it comes from the motif; None for a cadence or a last note.
        closes: It ends a phrase.
    """

    tick: int
    ideas: tuple[Idea, ...]
    operator: Operator | None
    closes: bool = False


def paced(idea: Idea, tempo: TempoMap, note_s: float) -> Idea:
    """Return an idea halved or doubled so that its notes last about as long as the style sings."""
    beat_s = 60.0 / tempo.bpm_at(0)

    def stray(option: Idea) -> float:
        mean_s = option.length / TICKS * beat_s / len(option.ticks)
        short_s = min(option.ticks) / TICKS * beat_s
        return abs(math.log(mean_s / note_s)) + (2.0 if short_s < 0.17 else 0.0)

    return min((idea, augmented(idea), diminished(idea)), key=stray)


def plan_cells(
    bars: Sequence[Bar], role: SectionRole, idea: Idea, habit: Melody, rng: np.random.Generator
) -> list[Cell]:
    """Lay out a section's melody in cells.

    Args:
        bars: The section's bars.
        role: What the section does.
        idea: The motif at its pace.
        habit: How the style sings: what share of bars after a phrase's first stays empty, and whether it is sparse.
        rng: Chooses among plans.
    """
    usual = max((bar.beats for bar in bars), default=4) * TICKS
    long = idea.length > _SQUEEZE * usual
    plans = (_SPARSE if habit.sparse else _TWO_BARS if long else _ONE_BAR)[role if role != "ending" else "release"]
    cells: list[Cell] = []
    first = 0
    for size in _phrases(len(bars)):
        options = plans[size]
        plan = _thinned(options[int(rng.integers(len(options)))], habit.rest_share, rng)
        if habit.sparse and long:
            plan = plan.replace("M.", "M_")
        cells += _phrase_cells(bars[first : first + size], plan, idea, role)
        first += size
    return cells


def _phrases(count: int) -> list[int]:
    """Divide bars into phrases of four, the rest joined to the last."""
    if count <= 6:
        return [count] if count else []
    return [4, *_phrases(count - 4)]


def _thinned(plan: str, rest_share: float, rng: np.random.Generator) -> str:
    kept = [plan[0]]
    for number, sign in enumerate(plan[1:], start=1):
        free = sign in "SF" and kept[number - 1] != "." and "_" not in plan[number : number + 2]
        kept.append("." if free and rng.random() < rest_share else sign)
    return "".join(kept)


def _phrase_cells(bars: Sequence[Bar], plan: str, idea: Idea, role: SectionRole) -> list[Cell]:
    cells = []
    rising = 1 if role in ("build", "climax", "statement") else -1
    for number, sign in enumerate(plan):
        bar = bars[number]
        last = number == len(plan) - 1
        if sign in "MA" and plan[number + 1 : number + 2] == "_":
            length = bars[number + 1].end - bar.tick
            made = fitted(augmented(idea) if sign == "A" else idea, length)
            cells.append(
                Cell(bar.tick, (made,), "augmentation" if sign == "A" else "statement", last or number + 2 == len(plan))
            )
        elif sign in "MS":
            cells.append(_one_bar(idea, bar, sign, role)._replace(closes=last))
        elif sign == "F":
            cells.append(Cell(bar.tick, (_twice(idea, bar, rising),), "fragment", last))
        elif sign == "C":
            cells.append(Cell(bar.tick, _cadences(bar, breath=True), None, True))
    return cells


def _one_bar(idea: Idea, bar: Bar, sign: str, role: SectionRole) -> Cell:
    """Return the motif in one bar: whole where it fits, else its head; twice as fast where music is driven on and
    the head would be a note or two."""
    room = bar.end - bar.tick
    if idea.length <= _SQUEEZE * room:
        return Cell(bar.tick, (fitted(idea, room),), "statement" if sign == "M" else "sequence")
    head, quick = fragment(idea, room), diminished(idea)
    if len(head.ticks) < 3 and role in ("build", "climax") and quick.length <= _SQUEEZE * room:
        return Cell(bar.tick, (fitted(quick, room),), "diminution")
    return Cell(bar.tick, (head,), "fragment")


def _twice(idea: Idea, bar: Bar, way: int) -> Idea:
    """Return the motif's head twice in a bar, the second time a step higher or lower."""
    half = -(-bar.beats // 2) * TICKS
    rest = bar.beats * TICKS - half
    one = fragment(idea, half)
    if not rest:
        return one
    two = fragment(idea, rest)
    return Idea((*one.degrees, *(degree + way for degree in two.degrees)), (*one.ticks, *two.ticks))


_CONTOURS = {1: ((0,),), 2: ((1, 0), (-1, 0), (2, 0)), 3: ((2, 1, 0), (1, 2, 0), (-2, -1, 0), (1, -1, 0), (4, 2, 0))}


def _cadences(bar: Bar, *, breath: bool) -> tuple[Idea, ...]:
    """Return ways to close in a bar; degrees count from the goal."""
    whole = bar.beats * TICKS - (_BREATH if breath else 0)
    rhythms: list[tuple[int, ...]] = [(whole,)]
    if bar.beats >= 2:
        rhythms.append((TICKS, whole - TICKS))
    if bar.beats >= 3:
        rhythms += [(TICKS, TICKS, whole - 2 * TICKS), (2 * TICKS, whole - 2 * TICKS)]
    return tuple(Idea(contour, rhythm) for rhythm in rhythms for contour in _CONTOURS[len(rhythm)])


def last_cell(tick: int, end: int) -> Cell:
    """Return the melody's last note, held to the end."""
    return Cell(tick, (Idea((0,), (end - tick,)),), None, True)
