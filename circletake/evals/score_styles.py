"""How far apart styles are: harmony, rhythm, form and orchestration of what is written in each to the same films.

Every style writes to the same films (hits, arc of tension, length) in two drafts that differ by the seed alone. What is
written is told by a histogram for each aspect, summed to 1; two histograms are as far apart as the square root of their
Jensen-Shannon divergence with logarithms of base 2: 0 alike, 1 without anything in common. Two styles differ in an
aspect where, in four films of five, they are further apart than two drafts of the same style are, of either.

    harmony: chords by root and kind over the key, and from which to which root, by time.
    rhythm: in each role, the place in the bar where notes begin, and their length by octaves; swing and tempo.
    form: sections by role and length in bars, chords by length, rests of the tune, by time.
    orchestration: instruments by role, by how long they sound.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
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
_WANTED, _FILMS = 14.0, 5
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


def _shared(counts: Histogram) -> Histogram:
    whole = sum(counts.values())
    return {name: count / whole for name, count in counts.items()}


def _harmony(cue: Cue) -> defaultdict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for span in cue.chords:
        kind = ",".join(str((tone - span.chord.root) % 12) for tone in span.chord.tones)
        found[f"{span.chord.root}: {kind}"] += span.end - span.tick
    for one, two in itertools.pairwise(cue.chords):
        found[f"{one.chord.root} to {two.chord.root}"] += two.end - two.tick
    return found


def _rhythm(cue: Cue) -> defaultdict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for part in cue.parts:
        if part.role == "gesture":
            continue
        for tick in {note.tick for note in part.notes}:
            bar = cue.tempo.bar_at(tick)
            found[f"{part.role} in {bar.beats} at {(tick - bar.tick) // 6}"] += 1
        for note in part.notes:
            lasts = float(cue.tempo.us_at(note.end) - cue.tempo.us_at(note.tick)) / 1e6
            found[f"{part.role} for {round(np.log2(max(lasts, 0.03)))}"] += 1
    whole = sum(found.values())
    found[f"at {round(4 * np.log2(cue.base_bpm / 60))} quarter octaves"] += whole / 10
    found[f"swing {STYLES[cue.brief.style].swing}"] += whole / 20
    return found


def _form(cue: Cue) -> defaultdict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    ticks = cue.tempo.ticks
    for section in cue.sections:
        found[section.role] += (section.end - section.tick) / ticks
        found[f"section of {section.bars} bars"] += (section.end - section.tick) / ticks
    for span in cue.chords:
        bars = round(2 * (span.end - span.tick) / (cue.tempo.bar_at(span.tick).end - cue.tempo.bar_at(span.tick).tick))
        found[f"chord of {bars} half bars"] += (span.end - span.tick) / ticks
    sung = {tick for part in cue.parts if part.role == "melody" for n in part.notes for tick in range(n.tick, n.end, 6)}
    found["sung"] += len(sung) * 6 / ticks
    found["without a tune"] += max(1.0 - len(sung) * 6 / ticks, 0.0)
    return found


def _orchestration(cue: Cue) -> defaultdict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
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


@cache
def written(films: int) -> dict[str, list[tuple[Aspects, Aspects]]]:
    """Return aspects of two drafts of every style's cue to each of some films, by style."""
    return {
        style: [
            (aspects_of(_cue(at, film, 0)), aspects_of(_cue(at, film, 1)))
            for film in range(films)
        ]
        for at, style in enumerate(_STYLES)
    }  # fmt: skip


def _cue(style: int, film: int, draft: int) -> Cue:
    """Write a cue in a style, one of its modes and moods, to a film that all styles have."""
    own = varied_request(style + len(_STYLES) * film, seconds=_SECONDS)
    shared = varied_request(film, seconds=_SECONDS)
    cue = own.cues[0].with_(span=shared.cues[0].span)
    tension = tuple(point.with_(mood=cue.mood) for point in shared.tension)
    return compose(shared.with_(cues=(cue,), tension=tension, seed=1000 * draft + film)).cues[0]


def distances(cues: dict[str, list[tuple[Aspects, Aspects]]], aspect: str) -> NDArray[np.float64]:
    """Return (films, styles, styles) distances of styles; on the diagonal those of two drafts of one style."""
    kinds = list(cues.values())
    films = len(kinds[0])
    return np.array(
        [
            [
                [
                    apart(one[film][0][aspect], other[film][one is other][aspect])
                    for other in kinds
                ]
                for one in kinds
            ]
            for film in range(films)
        ]
    )  # fmt: skip


def alike_in(apart_by: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which styles (styles, styles) don't differ, from (films, styles, styles) distances."""
    own = np.diagonal(apart_by, axis1=1, axis2=2)
    further = apart_by > np.maximum(own[:, :, None], own[:, None, :])
    alike = further.mean(axis=0) < _TOLD
    np.fill_diagonal(alike, False)
    return np.asarray(alike, bool)


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


def style_rows(films: int) -> list[Row]:
    """Tell how many styles differ from one another, by aspect and in all of them, and how far apart they are.

    With fewer than five films there is no bar: four of five is what makes a difference.
    """
    wanted = _WANTED if films >= _FILMS else None
    cues = written(films)
    count = len(cues)
    any_alike = np.zeros((count, count), bool)
    rows = []
    for aspect in ASPECTS:
        by_film = distances(cues, aspect)
        alike = alike_in(by_film)
        any_alike |= alike
        between = by_film[:, ~np.eye(count, dtype=bool)]
        drafts = np.diagonal(by_film, axis1=1, axis2=2)
        rows.append(Row(f"styles that differ from one another in {aspect}", float(differing(alike)), wanted, "more"))
        rows.append(
            Row(f"two styles in {aspect}, distance from 0 to 1, median; beside it two drafts of one style",
                round(float(np.median(between)), 2), None, "more", round(float(np.median(drafts)), 2))
        )  # fmt: skip
    return [*rows, Row("styles that differ from one another in all four", float(differing(any_alike)), wanted, "more")]
