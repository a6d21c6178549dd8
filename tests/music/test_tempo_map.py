"""The tempo map: every must-hit on its beat, at every frame rate."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_requests import RATES

from circletake.music import choose_hits, solve_tempo
from circletake.music.tempo import MAX_DEVIATION, TICKS, Solved
from circletake.music.tempo.metre import divide
from circletake.schema import FrameRange, HitPoint

gaps = st.lists(st.floats(2.0, 9.0), min_size=1, max_size=6)


def _solve(gaps_s: list[float], rate: Fraction, bpm: float, beats: int, start: int = 0) -> Solved:
    hits, at = [], 0.0
    for gap in gaps_s:
        at += gap
        hits.append(HitPoint(frame=start + int(at * rate), kind="turn", weight=0.9))
    span = FrameRange(start=start, end=start + int((at + 3.5) * rate))
    return solve_tempo(hits, span, rate, tempo_bpm=bpm, beats_per_bar=beats, ritardando=0.04)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(
    gaps_s=gaps,
    rate=st.sampled_from(RATES),
    bpm=st.floats(66, 132),
    beats=st.sampled_from((2, 3, 4, 5, 6)),
    start=st.sampled_from((0, 17, 1000)),
)
def test_hits_fall_on_their_ticks_within_two_microseconds(
    gaps_s: list[float], rate: Fraction, bpm: float, beats: int, start: int
) -> None:
    solved = _solve(gaps_s, rate, bpm, beats, start)
    tempo = solved.tempo
    assert not solved.missed
    assert len(solved.met) == len(gaps_s)
    for met in solved.met:
        wanted = Fraction(met.hit.frame - start) / rate * 1_000_000
        assert abs(tempo.us_at(met.tick) - wanted) <= 2
        assert met.tick % (TICKS // 12) == 0
    # Beats stray at most a tenth from the cue's tempo until the last chord, and never run backwards.
    beat_us = 60e6 / solved.base_bpm
    for beat, (one, two) in enumerate(itertools.pairwise(tempo.beat_us)):
        assert two > one
        if (beat + 1) * TICKS <= solved.final_tick:
            assert beat_us / (1 + MAX_DEVIATION) - 3 <= two - one <= beat_us * (1 + MAX_DEVIATION) + 3
    # A written quarter lasts whole microseconds, or MIDI could not say it.
    quarters = Fraction(3, 2) if tempo.compound else 1
    assert all(
        ((two - one) / quarters).denominator == 1 for one, two in itertools.pairwise(map(Fraction, tempo.beat_us))
    )


@settings(derandomize=True, max_examples=25, deadline=None)
@given(gaps_s=gaps, rate=st.sampled_from(RATES), beats=st.sampled_from((2, 3, 4, 6)))
def test_bars_lie_end_to_end_and_hits_begin_them(gaps_s: list[float], rate: Fraction, beats: int) -> None:
    solved = _solve(gaps_s, rate, 100.0, beats)
    bars = solved.tempo.bars
    assert bars[0].tick == 0
    assert bars[-1].end == solved.tempo.ticks
    assert all(one.end == two.tick for one, two in itertools.pairwise(bars))
    assert [bar.number for bar in bars] == list(range(1, len(bars) + 1))
    starts = {bar.tick for bar in bars}
    downbeats = [met for met in solved.met if met.downbeat]
    assert len(downbeats) >= 0.8 * len(solved.met)
    assert all(met.tick in starts for met in downbeats)
    assert solved.final_tick in starts


def test_tempo_changes_gently_where_the_hits_allow() -> None:
    changes = []
    for seed in range(12):
        spread = [2.4 + (seed * 37 + k * 61) % 60 / 10 for k in range(5)]
        solved = _solve(spread, RATES[seed % 4], 96.0, 4)
        lengths = [b - a for a, b in itertools.pairwise(solved.tempo.beat_us[: solved.final_tick // TICKS + 1])]
        changes += [abs(two / one - 1) for one, two in itertools.pairwise(lengths)]
    changes.sort()
    assert changes[len(changes) // 2] < 0.01
    assert changes[int(len(changes) * 0.95)] < 0.03


def test_a_fixed_tempo_would_miss_what_the_map_meets() -> None:
    rate = RATES[0]
    gaps_s = [4.3, 5.1, 3.7, 6.2, 2.9]
    hits = [int(sum(gaps_s[: n + 1]) * rate) / rate for n in range(5)]
    best = 0
    for tenth in range(700, 1400):
        beat = Fraction(600, tenth)
        best = max(best, sum(abs(hit - round(hit / beat) * beat) * rate <= 1 for hit in hits))
    solved = _solve(gaps_s, rate, 100.0, 4)
    assert best < len(hits)
    assert all(abs(solved.tempo.frame_at(met.tick) - met.hit.frame) < Fraction(1, 1000) for met in solved.met)


def test_hits_too_close_for_bars_are_met_inside_them() -> None:
    rate = Fraction(24)
    hits = [
        HitPoint(frame=frame, kind="impact", weight=0.9, target=target)
        for frame, target in ((96, "downbeat"), (108, "downbeat"), (131, "accent"), (200, "downbeat"))
    ]
    solved = solve_tempo(hits, FrameRange(start=0, end=300), rate, tempo_bpm=100, beats_per_bar=4)
    assert not solved.missed
    assert all(abs(solved.tempo.frame_at(met.tick) - met.hit.frame) < Fraction(1, 1000) for met in solved.met)
    assert not all(met.downbeat for met in solved.met)


def test_what_no_tempo_can_meet_is_named() -> None:
    hits = [HitPoint(frame=100 + n, kind="impact", weight=0.8 + n / 100) for n in range(3)]
    solved = solve_tempo(hits, FrameRange(start=0, end=300), Fraction(24), tempo_bpm=100, beats_per_bar=4)
    assert {met.hit.frame for met in solved.met} | {hit.frame for hit in solved.missed} == {100, 101, 102}
    assert solved.missed
    # The weightiest is not the one given up.
    assert 102 in {met.hit.frame for met in solved.met}


@pytest.mark.parametrize("late", [0, 3, 11])
def test_an_ending_at_the_very_end_is_met_by_silence(late: int) -> None:
    hit = HitPoint(frame=239 - late, kind="ending", weight=0.9)
    solved = solve_tempo([hit], FrameRange(start=0, end=240), Fraction(24), tempo_bpm=90, beats_per_bar=4)
    (met,) = solved.met
    assert met.released
    assert abs(solved.tempo.frame_at(met.tick) - hit.frame) < Fraction(1, 4)
    assert solved.final_tick < met.tick


def test_the_last_chord_leaves_time_to_ring() -> None:
    for ending, low, high in (("button", 0.6, 2.6), ("ring out", 1.8, 5.0), ("fade", 2.4, 6.0)):
        solved = solve_tempo(
            [], FrameRange(start=0, end=24 * 30), Fraction(24), tempo_bpm=96, beats_per_bar=4, ending=ending
        )
        rest = float(30 - solved.tempo.seconds_at(solved.final_tick))
        assert low <= rest <= high, ending


def test_division_prefers_the_usual_bar_and_puts_odd_ones_last() -> None:
    assert divide(12, 4).bars == (4, 4, 4)
    assert divide(11, 4).bars == (4, 4, 3)
    assert divide(7, 3).bars == (3, 4)
    assert divide(5, 2).bars == (2, 3)
    assert all(sum(divide(n, usual).bars) == n for usual in (2, 3, 4, 5) for n in range(1, 60))


def test_time_is_kept_exactly_over_a_long_cue() -> None:
    rate = RATES[0]
    span = FrameRange(start=0, end=int(600 * rate))
    hit = HitPoint(frame=int(560 * rate), kind="turn", weight=0.95)
    solved = solve_tempo([hit], span, rate, tempo_bpm=97.3, beats_per_bar=4)
    (met,) = solved.met
    assert abs(solved.tempo.frame_at(met.tick) - hit.frame) < Fraction(1, 10_000)
    assert abs(solved.tempo.beat_us[-1] - Fraction(span.end) / rate * 1_000_000) <= 1


def test_ticks_and_frames_are_inverse() -> None:
    tempo = _solve([3.0, 4.1], RATES[3], 90.0, 4, start=50).tempo
    for tick in range(0, tempo.ticks, 7):
        assert tempo.tick_near(tempo.frame_at(tick)) == tick


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    frames=st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from((0.2, 0.4, 0.6, 0.85))), max_size=9, unique_by=lambda x: x[0]
    ),
    budget=st.integers(1, 6),
)
def test_spotting_is_the_best_choice_there_is(frames: list[tuple[int, float]], budget: int) -> None:
    rate = Fraction(24)
    hits = [HitPoint(frame=frame, kind="cut", weight=weight) for frame, weight in frames]
    chosen = choose_hits(hits, rate, budget=budget)
    musts = [hit for hit in hits if hit.must]
    assert {hit.frame for hit in musts} <= {hit.frame for hit in chosen}
    assert sum(not hit.must for hit in chosen) <= max(0, budget - len(musts))

    def fits(option: tuple[HitPoint, ...]) -> bool:
        ordered = sorted([*option, *musts], key=lambda hit: hit.frame)
        near = any(b.frame - a.frame < 36 and not (a.must and b.must) for a, b in itertools.pairwise(ordered))
        return not near and len(option) <= max(0, budget - len(musts))

    free = [hit for hit in hits if not hit.must]
    options = [o for n in range(len(free) + 1) for o in itertools.combinations(free, n) if fits(o)]
    best = max(sum(hit.weight for hit in option) for option in options)
    assert sum(hit.weight for hit in chosen if not hit.must) == pytest.approx(best)


def test_words_are_left_alone_and_moments_to_avoid_are_avoided() -> None:
    hits = [
        HitPoint(frame=50, kind="cut", weight=0.7),
        HitPoint(frame=150, kind="cut", weight=0.7),
        HitPoint(frame=160, kind="line", weight=1.0, target="avoid"),
        HitPoint(frame=170, kind="turn", weight=0.9),
    ]
    chosen = choose_hits(hits, Fraction(24), dialogue=[FrameRange(start=140, end=200)])
    assert [hit.frame for hit in chosen] == [50, 170]


def test_a_hit_on_the_last_chord_of_a_short_cue_is_met() -> None:
    hits = [HitPoint(frame=10, kind="title", weight=0.7), HitPoint(frame=67, kind="turn", weight=0.7)]
    rate = Fraction(24000, 1001)
    solved = solve_tempo(hits, FrameRange(start=0, end=120), rate, tempo_bpm=63.9, beats_per_bar=4, ending="fade")
    assert solved.missed == ()
    turn = next(met for met in solved.met if met.hit.kind == "turn")
    assert turn.tick == solved.final_tick
    assert float(solved.tempo.seconds_at(turn.tick)) == pytest.approx(float(67 / rate), abs=2e-6)
