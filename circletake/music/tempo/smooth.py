"""Beat lengths without jolts: a least-squares problem with the anchors as equations (one KKT solve)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_PULL = 1e-4
"""How strongly a beat is drawn to the basic tempo, beside 1 for the change from beat to beat."""

_ROUNDS = 40

Floats = NDArray[np.float64]


class Knot(NamedTuple):
    """A moment that is fixed: so many beats from the start, so many seconds."""

    beats: float
    seconds: float


def smooth_beats(knots: Sequence[Knot], beat_s: float, deviation: float, shape: Floats) -> Floats:
    """Solve for beat lengths: min sum((d[k+1]-d[k]) - (r[k+1]-r[k]))^2 so that every knot is met.

    Args:
        knots: By beats, the last at a whole beat: the number of beats solved for. Of knots at the same beat, such
            as a hit on the last chord, the last one counts.
        beat_s: The basic beat in seconds.
        deviation: How far a beat may stray from the basic one, as a share. Held by adding the beats that stray
            to the equations; where the knots themselves leave no room, the mean tempo between knots stands.
        shape: The wished course r of the tempo as factors of the basic beat, one a beat: 1 throughout, or a
            ritardando towards the end.

    Returns:
        Seconds of each beat; the knots are met to rounding.
    """
    knots = tuple({round(knot.beats, 9): knot for knot in knots}.values())
    count = round(knots[-1].beats)
    wish = beat_s * shape
    rows, gaps = _equations(knots, count)
    low, high = beat_s / (1 + deviation), beat_s * (1 + deviation)
    fixed: dict[int, float] = {}
    lengths = _solve(rows, gaps, wish, fixed)
    for _ in range(_ROUNDS):
        stray = [k for k in range(count) if not low - 1e-9 <= lengths[k] <= high + 1e-9 and k not in fixed]
        if not stray:
            break
        worst = max(stray, key=lambda k: max(low - lengths[k], lengths[k] - high))
        fixed[worst] = low if lengths[worst] < low else high
        lengths = _solve(rows, gaps, wish, fixed)
    met = np.max(np.abs(rows @ lengths - gaps)) < 1e-7
    return lengths if met and float(lengths.min()) > 0 else _steps(knots, count)


def _equations(knots: Sequence[Knot], count: int) -> tuple[Floats, Floats]:
    """Write each gap between knots as an equation over beats; a knot inside a beat takes a part of it."""
    upto = np.zeros((len(knots) + 1, count))
    for row, knot in enumerate(knots, start=1):
        whole = int(knot.beats + 1e-9)
        upto[row, :whole] = 1.0
        if knot.beats - whole > 1e-9:
            upto[row, whole] = knot.beats - whole
    times = np.array([0.0, *(knot.seconds for knot in knots)])
    return np.diff(upto, axis=0), np.diff(times)


def _solve(rows: Floats, gaps: Floats, wish: Floats, fixed: dict[int, float]) -> Floats:
    """Solve the KKT system with some beats held at a bound."""
    count = len(wish)
    step = np.diff(np.eye(count), axis=0)
    quadratic = step.T @ step + _PULL * np.eye(count)
    bound = np.zeros((len(fixed), count))
    for row, beat in enumerate(fixed):
        bound[row, beat] = 1.0
    equations = np.vstack([rows, bound])
    known = np.concatenate([gaps, np.array(list(fixed.values()))])
    system = np.block([[quadratic, equations.T], [equations, np.zeros((len(known), len(known)))]])
    target = np.concatenate([quadratic @ wish, known])
    try:
        solution: Floats = np.linalg.solve(system, target)
    except np.linalg.LinAlgError:  # every beat of a gap is held: the equations say the same thing twice
        solution = np.linalg.lstsq(system, target, rcond=None)[0]
    return solution[:count]


def _steps(knots: Sequence[Knot], count: int) -> Floats:
    """Return the mean tempo between knots on whole beats: never smooth, always exact there."""
    whole = [Knot(0.0, 0.0), *(knot for knot in knots if abs(knot.beats - round(knot.beats)) < 1e-9)]
    lengths = np.zeros(count)
    for before, after in itertools.pairwise(whole):
        first, last = round(before.beats), round(after.beats)
        lengths[first:last] = (after.seconds - before.seconds) / (last - first)
    return lengths
