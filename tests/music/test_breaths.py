"""Breath: wind players draw one in time, and begin every note where it is written."""

from __future__ import annotations

from itertools import pairwise

import pytest

from circletake.evals.score_cues import varied_request
from circletake.music import compose
from circletake.music.orchestra import INSTRUMENTS
from circletake.music.performance import PlayedNote, perform
from circletake.music.performance.breaths import BREATH_S, LASTS_S, with_breaths
from circletake.music.score import Note

LONG_AT = (3, 9, 14)


def line(lengths: list[float]) -> list[PlayedNote]:
    """Return a line without a rest."""
    played, at = [], 0.0
    for number, seconds in enumerate(lengths):
        note = Note(tick=number * 48, length=48, pitch=67 + number % 5)
        played.append(PlayedNote(note, at, at + seconds + 0.04, 80, 0.0, 0.0))
        at += seconds
    return played


def rests(notes: tuple[PlayedNote, ...]) -> list[int]:
    return [number for number, (one, other) in enumerate(pairwise(notes)) if other.begin_s - one.end_s > 0.5 * BREATH_S]


def test_a_breath_is_taken_at_the_end_of_long_notes_and_no_onset_moves() -> None:
    written = line([1.6 if number in LONG_AT else 0.7 for number in range(20)])
    played = with_breaths(written, INSTRUMENTS["Oboe"])
    assert rests(played) == [3, 9]
    brass = with_breaths(written, INSTRUMENTS["Trumpets"])
    assert rests(brass) == [3, 9, 14]
    for changed in (played, brass):
        assert [one.begin_s for one in changed] == [one.begin_s for one in written]
        assert all(
            one.end_s - one.begin_s >= 0.59 * (two.end_s - two.begin_s)
            for one, two in zip(changed, written, strict=True)
        )


def test_a_chord_breathes_before_it_and_not_inside_itself() -> None:
    low, high = line([0.7] * 8), line([0.7] * 8)
    chords = [one for pair in zip(low, high, strict=True) for one in pair]
    # Only its second note makes the last chord too long for the breath; its first would be the best note to give up.
    chords[-2] = chords[-2]._replace(end_s=chords[-2].begin_s + 1.0)
    chords[-1] = chords[-1]._replace(end_s=chords[-1].begin_s + 30.0)
    played = with_breaths(chords, INSTRUMENTS["Brass"])
    assert [one.begin_s for one in played] == [one.begin_s for one in chords]
    assert [one.breath for one in played].count(True) >= 1
    assert not any(one.breath for one in played[-2:])


@pytest.mark.parametrize("name", ["Violins", "Accordion", "Piano"])
def test_who_does_not_blow_plays_on(name: str) -> None:
    written = line([0.7] * 30)
    assert with_breaths(written, INSTRUMENTS[name]) == tuple(written)


@pytest.mark.parametrize("number", [15, 33, 12])
def test_no_wind_of_a_cue_plays_on_without_a_breath(number: int) -> None:
    for part in perform(compose(varied_request(number)))[0].parts:
        player = INSTRUMENTS[part.part.instrument]
        if player.touch != "blown" or player.name in ("Accordion", "Harmonica"):
            continue
        begun = reach = -1.0
        longest = max(note.end_s - note.begin_s for note in part.notes)
        for note in sorted(part.notes, key=lambda one: one.begin_s):
            if note.begin_s - reach > 0.4 * BREATH_S:
                begun = note.begin_s
            reach = max(reach, note.end_s)
            assert reach - begun <= LASTS_S[player.family] + longest, player.name
