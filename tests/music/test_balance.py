"""Parts leave one another room: nothing rings on into a chord that it rubs against, and hits fit their style."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from score_requests import CARDS, film_request

from circletake.music import INSTRUMENTS, Cue, Note, Part, compose, find_soundfont, load_soundfont, render, sum_of
from circletake.music.tempo import TICKS
from circletake.schema import sample_at

RATE = 48_000
_LONG_S = 0.7


def _pitched(cue: Cue) -> Iterator[tuple[Part, Note]]:
    return ((p, n) for p in cue.parts for n in p.notes if INSTRUMENTS[p.instrument].family != "percussion")


def _rubs(cue: Cue) -> Iterator[tuple[str, str, float]]:
    """Yield every semitone or minor ninth of two notes that last together, where the chord has not both."""
    for (one, a), (two, b) in itertools.combinations(_pitched(cue), 2):
        start, end = max(a.tick, b.tick), min(a.end, b.end)
        low, high = sorted((a.pitch, b.pitch))
        if end <= start or (high - low) % 12 != 1:
            continue
        seconds = float(cue.tempo.us_at(end) - cue.tempo.us_at(start)) / 1e6
        span = cue.chord_at(start)
        tones = {(span.tonic + tone) % 12 for tone in span.chord.tones}
        if seconds > _LONG_S and not {a.pitch % 12, b.pitch % 12} <= tones:
            yield one.role, two.role, seconds


@pytest.fixture(scope="module")
def cues() -> list[Cue]:
    return [compose(film_request(style, seconds=30, seed=seed)).cues[0] for style in CARDS for seed in (1, 2)]


def test_figures_and_gestures_rub_against_nothing_that_is_held(cues: list[Cue]) -> None:
    rubbed = [
        (cue.brief.style, one, two)
        for cue in cues
        for one, two, _ in _rubs(cue)
        if {one, two} & {"figure", "gesture"} and not {one, two} & {"melody", "counter", "bass"}
    ]
    assert rubbed == []


def test_long_rubs_are_rare_but_where_unease_is_the_style(cues: list[Cue]) -> None:
    counts = {style: sum(len(list(_rubs(cue))) for cue in cues if cue.brief.style == style) for style in CARDS}
    del counts["suspense"]
    rival = max(counts, key=lambda style: counts[style])
    four = {
        style: sum(
            len(list(_rubs(compose(film_request(style, seconds=30, seed=seed)).cues[0]))) for seed in range(1, 5)
        )
        for style in ("suspense", rival)
    }
    assert four["suspense"] > 1.5 * four[rival]
    # Of a minute each.
    assert np.mean(list(counts.values())) < 2
    assert sum(count == 0 for count in counts.values()) >= 8


def test_gestures_stop_where_the_next_chord_would_rub(cues: list[Cue]) -> None:
    crossing = stopped = 0
    for cue in cues:
        for part, note in _pitched(cue):
            if part.role != "gesture":
                continue
            after = cue.chord_at(note.end - 1)
            tones = {(after.tonic + tone) % 12 for tone in after.chord.tones}
            crossing += after.tick > note.tick
            stopped += note.length < TICKS * 4 and note.end == cue.chord_at(note.tick).end
            if after.tick > note.tick and note.pitch % 12 not in tones:
                assert not tones & {(note.pitch + 1) % 12, (note.pitch - 1) % 12}
    assert crossing > 12
    assert stopped > 12


def test_hits_stand_out_as_much_as_their_style_bears() -> None:
    font = load_soundfont(find_soundfont().path)

    def rise(style: str, seed: int) -> list[float]:
        """Return how much louder 400 ms from each must-hit are than the half second before, in dB."""
        request = film_request(style, seconds=16, seed=seed)
        stems = render(compose(request), font)
        music = sum_of(stems, next(iter(stems.values())).shape[1]).astype(np.float64)

        def level(start: int, end: int) -> float:
            return float(10 * np.log10((music[:, start:end] ** 2).sum(axis=0).mean() + 1e-12))

        at = [sample_at(h.frame, request.rate) for h in request.hits if h.must and h.kind != "ending"]
        return [level(s, s + int(0.4 * RATE)) - level(s - RATE // 2, s - RATE // 50) for s in at]

    for style, most in (("ambient", 10.0), ("lo-fi", 10.0), ("intimate piano", 8.0)):
        rises = rise(style, 2)
        assert 1.0 < float(np.median(rises)) < most, (style, rises)
        assert min(rises) > -1.5
