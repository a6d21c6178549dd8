"""Voice leading by search: the best way through the voicings of a chord progression (Viterbi)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.theory.chord import Chord
from circletake.music.theory.rules import (
    LOW_LIMIT,
    RANGES,
    Ints,
    Voicing,
    overlap_pairs,
    parallel_pairs,
    unresolved_pairs,
    voicing_faults,
)

_HARD = 1e4
_SWEET = (43, 55, 62, 67)
"""Where bass, tenor, alto and soprano sound best in a pad."""

_KEPT = 260

Floats = NDArray[np.float64]


class Voiced(NamedTuple):
    """A voiced progression; `broken` counts the hard rules that the search could not keep."""

    voicings: tuple[Voicing, ...]
    broken: int


def voice(
    chords: Sequence[Chord],
    tonics: Sequence[int],
    tops: Sequence[int | None],
    given: Sequence[Voicing | None] = (),
) -> Voiced:
    """Voice a progression in four parts.

    Hard rules: range, no crossing or overlap, upper voices within an octave, wide low intervals, all essential
    tones, no parallel fifths or octaves, leading tones and sevenths resolve. Soft costs: motion, leaps in
    inner voices, doubled thirds, hidden fifths and octaves in the outer voices, distance from the best
    register.

    Args:
        chords: The chords, at least one.
        tonics: The pitch class of the tonic at each.
        tops: The highest key that the soprano should reach at each (a melody above it), or None.
        given: Voicings that stay as they are, None where one is to be found; empty where all are.
    """
    options = [_candidates(over, tonic % 12) for over, tonic in zip(chords, tonics, strict=True)]
    for index, kept in enumerate(given):
        if kept is not None:
            options[index] = np.array([kept], dtype=options[index].dtype)
    costs = [_static_cost(option, top) for option, top in zip(options, tops, strict=True)]
    total, back = [costs[0]], [np.zeros(len(options[0]), dtype=np.int64)]
    for index in range(1, len(chords)):
        move = _move_cost(options[index - 1], options[index])
        wrong = parallel_pairs(options[index - 1], options[index])
        wrong |= overlap_pairs(options[index - 1], options[index])
        if tonics[index] == tonics[index - 1]:
            wrong |= unresolved_pairs(
                options[index - 1], options[index], chords[index - 1], chords[index], tonics[index] % 12
            )
        reach = total[-1][:, None] + move + _HARD * wrong
        back.append(np.argmin(reach, axis=0))
        total.append(reach[back[-1], np.arange(len(options[index]))] + costs[index])
    at = int(np.argmin(total[-1]))
    broken = int(total[-1][at] // _HARD)
    path = [at]
    for index in range(len(chords) - 1, 0, -1):
        path.append(int(back[index][path[-1]]))
    chosen = [options[index][row] for index, row in enumerate(reversed(path))]
    return Voiced(tuple((int(v[0]), int(v[1]), int(v[2]), int(v[3])) for v in chosen), broken)


@lru_cache(maxsize=1024)
def _candidates(over: Chord, tonic: int) -> Ints:
    """Return the voicings of a chord that break no rule by themselves, (n, 4), best registers first."""
    pools = []
    for number, span in enumerate(RANGES):
        wanted = {over.bass} if number == 0 else {*over.tones}
        pools.append([p for p in range(span.low, span.high + 1) if (p - tonic) % 12 in wanted])
    found = [
        (bass, tenor, alto, soprano)
        for bass, tenor, alto, soprano in itertools.product(*pools)
        if bass < tenor <= alto <= soprano and not voicing_faults((bass, tenor, alto, soprano), over, tonic)
    ]
    assert found, f"no voicing of {over.label} in range"
    found.sort(key=lambda v: (sum(abs(p - s) for p, s in zip(v, _SWEET, strict=True)), v))
    return np.array(found[:_KEPT], dtype=np.int64)


def _static_cost(voicings: Ints, top: int | None) -> Floats:
    cost: Floats = 0.12 * np.abs(voicings - np.array(_SWEET)).sum(axis=1).astype(np.float64)
    upper = voicings[:, 1:]
    doubled = (np.diff(upper, axis=1) == 0).sum(axis=1)
    cost += 2.5 * doubled
    gap = voicings[:, 1] - voicings[:, 0]
    cost += 0.15 * np.maximum(gap - 16, 0)
    cost += 1.5 * ((voicings[:, 1] < LOW_LIMIT + 4) & (voicings[:, 2] - voicings[:, 1] < 3))
    for low, high in itertools.combinations(range(4), 2):
        apart = voicings[:, high] - voicings[:, low]
        cost += 1.0 * (apart == 1) + 2.5 * (apart == 13)
    if top is not None:
        cost += 1.2 * np.maximum(voicings[:, 3] - top, 0)
    return cost


def _move_cost(first: Ints, second: Ints) -> Floats:
    step = second[None, :, :] - first[:, None, :]
    size = np.abs(step).astype(np.float64)
    weights = np.array([0.35, 1.0, 1.0, 0.9])
    cost: Floats = (size * weights).sum(axis=2) * 0.5
    cost += 0.6 * (np.maximum(size[:, :, 1:] - 4, 0)).sum(axis=2)
    cost += 0.5 * np.maximum(size[:, :, 0] - 7, 0)
    outer = (second[:, 3] - second[:, 0]) % 12
    perfect = (outer == 0) | (outer == 7)
    alike = (step[:, :, 0] * step[:, :, 3]) > 0
    cost += 1.2 * (alike & perfect[None, :] & (size[:, :, 3] > 2))
    cost += 0.4 * np.all(step[:, :, 1:] > 0, axis=2) * (step[:, :, 0] > 0)
    cost += 0.4 * np.all(step[:, :, 1:] < 0, axis=2) * (step[:, :, 0] < 0)
    return cost
