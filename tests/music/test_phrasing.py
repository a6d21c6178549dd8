"""Lines breathe between phrases, pulses hold still before hits, and basses tell their chords."""

from __future__ import annotations

import pytest

from circletake.evals.score_cues import varied_request
from circletake.evals.score_ears import longest_line_s
from circletake.music import INSTRUMENTS, Cue, Note, compose, style_catalogue
from circletake.music.score import Section
from circletake.music.styles import STYLES
from circletake.music.tempo import TICKS, Bar, TempoMap
from circletake.music.writing.breathing import breathe, phrase_starts

NAMES = [card.name for card in style_catalogue()]


def _tempo(bars: int, beat_us: int = 600_000) -> TempoMap:
    from fractions import Fraction

    beats = tuple(range(0, beat_us * (bars * 4 + 1), beat_us))
    return TempoMap(Fraction(24), 0, beats, tuple(Bar(n + 1, n * 4 * TICKS, 4) for n in range(bars)))


def _section(bars: int) -> Section:
    return Section("statement", 0, bars, 0, bars * 4 * TICKS, 0.5, 0.5, "calm", 0, "major")


def test_a_line_without_rests_lifts_every_other_bar_and_keeps_its_onsets() -> None:
    line = [Note(beat * TICKS, TICKS, 60 + beat % 5, articulation="legato") for beat in range(32)]
    parts = {("Flute", "melody"): list(line), ("Celesta", "melody"): list(line), ("Harp", "figure"): list(line)}
    breathe(parts, [_section(8)], (), _tempo(8))  # type: ignore[arg-type]
    sung = parts["Flute", "melody"]
    assert [note.tick for note in sung] == [note.tick for note in line]
    assert [note.end for note in sung if note.length < TICKS] == [8 * TICKS * n - 24 for n in (1, 2, 3)]
    assert parts["Celesta", "melody"] == sung
    assert parts["Harp", "figure"] == line


def test_a_new_section_begins_a_new_phrase() -> None:
    line = [Note(beat * TICKS, TICKS, 64) for beat in range(32)]
    one = Section("statement", 0, 3, 0, 12 * TICKS, 0.5, 0.5, "calm", 0, "major")
    two = Section("climax", 3, 8, 12 * TICKS, 32 * TICKS, 0.5, 0.5, "calm", 0, "major")
    lifts = phrase_starts(line, [one, two], (), _tempo(8, beat_us=400_000))
    assert 12 * TICKS in lifts
    assert 8 * TICKS not in lifts


def test_nothing_lifts_where_silence_is_a_hit() -> None:
    line = [Note(beat * TICKS, TICKS, 60) for beat in range(32)]
    lifts = phrase_starts(line, [_section(8)], (), _tempo(8))
    parts = {("Flute", "melody"): list(line)}
    breathe(parts, [_section(8)], (), _tempo(8), closed=lifts)  # type: ignore[arg-type]
    assert parts["Flute", "melody"] == line


@pytest.fixture(scope="module")
def cues() -> list[Cue]:
    return [compose(varied_request(number, seconds=40)).cues[0] for number in range(len(NAMES))]


def test_no_tune_and_no_second_voice_goes_on_for_longer_than_a_breath(cues: list[Cue]) -> None:
    tunes = {cue.brief.style: longest_line_s(cue) for cue in cues}
    seconds = {cue.brief.style: longest_line_s(cue, "counter") for cue in cues}
    assert set(tunes) == set(NAMES)
    assert min(tunes.values()) > 1.0
    assert max(tunes.values()) <= 8.0
    assert max(seconds.values()) <= 8.0


def test_must_hits_fall_into_silence_where_the_style_holds_still(cues: list[Cue]) -> None:
    looked = 0
    for cue in cues:
        air = STYLES[cue.brief.style].air * TICKS
        before = 0
        for met in cue.met:
            if air and met.hit.must and not met.released and met.tick - before >= 3 * TICKS + air:
                looked += 1
                sounding = [
                    (part.instrument, note)
                    for part in cue.parts
                    if part.role in ("figure", "percussion")
                    for note in part.notes
                    if note.tick < met.tick and note.end > met.tick - air
                ]
                assert sounding == []
                assert any(note.tick == met.tick for part in cue.parts for note in part.notes)
            before = met.tick
    assert looked >= 3


def test_plucked_basses_begin_every_chord_with_its_bass(cues: list[Cue]) -> None:
    looked = wrong = 0
    for cue in cues:
        if cue.brief.style not in ("waltz", "march", "folk", "western", "baroque"):
            continue
        bass = [
            note
            for part in cue.parts
            if part.role == "bass" and INSTRUMENTS[part.instrument].family != "percussion"
            for note in part.notes
        ]
        for span in cue.chords:
            here = [note.pitch for note in bass if note.tick == span.tick]
            if here:
                looked += 1
                wrong += (min(here) - span.tonic - span.chord.bass) % 12 != 0
    assert looked > 40
    assert wrong == 0
