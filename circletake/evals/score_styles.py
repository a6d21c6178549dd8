"""How far apart styles are: harmony, rhythm, form and orchestration of what was written in each, as histograms.

Each style writes a few cues over the planted arcs, in keys, modes and metres of its own. A style's histogram is the mean
of its cues', each summed to 1; two histograms are as far apart as the square root of their Jensen-Shannon divergence
with logarithms of base 2: 0 alike, 1 without anything in common. Two styles differ in an aspect when it tells their cues
apart: of all cues of both, four in five are nearer to the other cues of their own style than to those of the other one.

    harmony: chords by root and kind over the key, and from which to which root, by time.
    rhythm: in each role, the place in the beat where notes begin, and their length in seconds by octaves.
    form: sections by role, chords by length, rests of the tune, by time; swing and tempo of the cue.
    orchestration: instruments by role, by how long they sound.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.evals.score_cues import varied_request
from circletake.music import Cue, compose, style_catalogue
from circletake.music.styles import STYLES

Histogram = dict[str, float]
Aspects = dict[str, Histogram]

ASPECTS = ("harmony", "rhythm", "form", "orchestration")
_STYLES = [card.name for card in style_catalogue()]
_WANTED = 14
_TOLD = 0.8
_SECONDS = 30.0


def aspects_of(cue: Cue) -> Aspects:
    """Return a cue's histograms by aspect, each summed to 1."""
    return {
        "harmony": _shared(_harmony(cue)),
        "rhythm": _shared(_rhythm(cue)),
        "form": _shared(_form(cue)),
        "orchestration": _shared(_orchestration(cue)),
    }


def _shared(counts: Counter[str]) -> Histogram:
    whole = sum(counts.values())
    return {name: count / whole for name, count in counts.items()}


def _harmony(cue: Cue) -> Counter[str]:
    found: Counter[str] = Counter()
    for span in cue.chords:
        kind = ",".join(str((tone - span.chord.root) % 12) for tone in span.chord.tones)
        found[f"{span.chord.root}: {kind}"] += span.end - span.tick
    for one, two in itertools.pairwise(cue.chords):
        found[f"{one.chord.root} to {two.chord.root}"] += two.end - two.tick
    return found


def _rhythm(cue: Cue) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in cue.parts:
        if part.role == "gesture":
            continue
        for tick in {note.tick for note in part.notes}:
            bar = cue.tempo.bar_at(tick)
            found[f"{part.role} in {bar.beats} at {(tick - bar.tick) // 6}"] += 1
        for note in part.notes:
            lasts = float(cue.tempo.us_at(note.end) - cue.tempo.us_at(note.tick)) / 1e6
            found[f"{part.role} for {round(np.log2(max(lasts, 0.03)))}"] += 1
    return found


def _form(cue: Cue) -> Counter[str]:
    found: Counter[str] = Counter()
    ticks = cue.tempo.ticks
    for section in cue.sections:
        found[section.role] += (section.end - section.tick) / ticks
    for span in cue.chords:
        bars = round(2 * (span.end - span.tick) / (cue.tempo.bar_at(span.tick).end - cue.tempo.bar_at(span.tick).tick))
        found[f"chord of {bars} half bars"] += (span.end - span.tick) / ticks
    sung = {tick for part in cue.parts if part.role == "melody" for n in part.notes for tick in range(n.tick, n.end, 6)}
    found["sung"] += len(sung) * 6 / ticks
    found["without a tune"] += max(1.0 - len(sung) * 6 / ticks, 0.0)
    found[f"at {round(4 * np.log2(cue.base_bpm / 60))} quarter octaves"] += 1.0
    found[f"swing {STYLES[cue.brief.style].swing}"] += 0.5
    return found


def _orchestration(cue: Cue) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in cue.parts:
        if part.role != "gesture":
            found[f"{part.instrument}, {part.role}"] += sum(note.length for note in part.notes)
    return found


def apart(one: Histogram, two: Histogram) -> float:
    """Return the Jensen-Shannon distance of two histograms, 0 to 1."""
    names = sorted({*one, *two})
    p, q = (np.array([kind.get(name, 0.0) for name in names]) for kind in (one, two))
    middle = (p + q) / 2
    halves = [float((kind[kind > 0] * np.log2(kind[kind > 0] / middle[kind > 0])).sum()) for kind in (p, q)]
    return float(np.sqrt(max(sum(halves) / 2, 0.0)))


def mean_of(histograms: Sequence[Histogram]) -> Histogram:
    """Return the mean of histograms."""
    names = {name for one in histograms for name in one}
    return {name: sum(one.get(name, 0.0) for one in histograms) / len(histograms) for name in names}


@cache
def written(each: int) -> dict[str, list[Aspects]]:
    """Return aspects of `each` cues of every style, by style."""
    return {
        style: [
            aspects_of(compose(varied_request(at + len(_STYLES) * turn, seconds=_SECONDS)).cues[0])
            for turn in range(each)
        ]
        for at, style in enumerate(_STYLES)
    }


def distances(cues: dict[str, list[Aspects]], aspect: str) -> NDArray[np.float64]:
    """Return (styles, styles) distances of styles."""
    whole = [mean_of([one[aspect] for one in these]) for these in cues.values()]
    return np.array([[apart(one, two) for two in whole] for one in whole])


def told_apart(cues: dict[str, list[Aspects]], aspect: str) -> NDArray[np.float64]:
    """Return (styles, styles) shares of the cues of two styles that are nearer to their own style, without themselves,
    than to the other; 1 on the diagonal."""
    kinds = [[one[aspect] for one in these] for these in cues.values()]
    whole = [mean_of(these) for these in kinds]
    own = [[apart(one, mean_of([o for o in these if o is not one])) for one in these] for these in kinds]
    right = np.array(
        [
            [np.mean([apart(one, other) > near for one, near in zip(these, nears, strict=True)]) for other in whole]
            for these, nears in zip(kinds, own, strict=True)
        ]
    )
    shares = (right + right.T) / 2
    np.fill_diagonal(shares, 1.0)
    return shares


def differing(alike: NDArray[np.bool_]) -> int:
    """Return the size of the largest set of styles of which no two are alike."""
    best = 0

    def grow(size: int, left: list[int]) -> None:
        nonlocal best
        best = max(best, size)
        for at, one in enumerate(left):
            if size + len(left) - at <= best:
                return
            grow(size + 1, [other for other in left[at + 1 :] if not alike[one, other]])

    grow(0, list(range(len(alike))))
    return best


def style_rows(each: int) -> list[Row]:
    """Tell how many styles differ from one another in every aspect, and in each alone, and how far apart they are."""
    cues = written(each)
    count = len(cues)
    alike = np.zeros((count, count), bool)
    rows = []
    for aspect in ASPECTS:
        upper = distances(cues, aspect)[np.triu_indices(count, 1)]
        near = told_apart(cues, aspect) < _TOLD
        alike |= near
        rows.append(Row(f"styles that differ in {aspect}", float(differing(near)), float(_WANTED), "more"))
        rows.append(
            Row(f"distance of two styles in {aspect}, of 1, median", round(float(np.median(upper)), 2), None, "more",
                round(float(upper.min()), 2))
        )  # fmt: skip
    return [Row("styles that differ in all of these", float(differing(alike)), None, "more"), *rows]
