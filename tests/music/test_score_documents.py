"""What a music editor opens, read back through libraries that we did not write."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import mido
import pytest
from score_requests import RATES, film_request

from circletake.music import (
    INSTRUMENTS,
    Score,
    compose,
    cue_sheet_csv,
    tempo_map_csv,
    write_midi,
    write_musicxml,
)
from circletake.music.documents.sheets import click
from circletake.music.performance import swung
from circletake.music.styles import style_named
from circletake.music.tempo import TICKS
from circletake.schema import FrameRange, parse_timecode, sample_at


def _score(style: str, rate: Fraction = RATES[0], **more: object) -> Score:
    return compose(film_request(style, seconds=26, rate=rate, **more))  # type: ignore[arg-type]


def _two_cues() -> Score:
    request = film_request("folk", seconds=40, rate=RATES[3], beats_per_bar=6)
    first = request.cues[0].with_(span=FrameRange(start=60, end=500), ending="button")
    second = request.cues[0].with_(
        number="1m2", span=FrameRange(start=640, end=1190), style="noir jazz", beats_per_bar=4, mode="minor"
    )
    return compose(request.with_(cues=(first, second)))


def _seconds(file: mido.MidiFile) -> dict[int, float]:
    """Return seconds of every MIDI tick at which something stands."""
    changes = sorted({(tick, message.tempo) for tick, message in _timed(file.tracks[0]) if message.type == "set_tempo"})
    ticks = sorted({tick for track in file.tracks for tick, _ in _timed(track)})
    found, at, now, tempo = {}, 0, Fraction(0), 500_000
    pending = list(changes)
    for tick in ticks:
        while pending and pending[0][0] <= tick:
            change, new = pending.pop(0)
            now += Fraction((change - at) * tempo, file.ticks_per_beat)
            at, tempo = change, new
        found[tick] = float(now + Fraction((tick - at) * tempo, file.ticks_per_beat)) / 1e6
    return found


def _timed(track: mido.MidiTrack) -> list[tuple[int, mido.Message]]:
    now, found = 0, []
    for message in track:
        now += message.time
        found.append((now, message))
    return found


@pytest.mark.parametrize(("style", "beats"), [("orchestral adventure", 4), ("noir jazz", 4), ("folk", 6), ("waltz", 3)])
def test_midi_holds_every_note_where_it_is_written(tmp_path: Path, style: str, beats: int) -> None:
    score = _score(style, RATES[beats % 4], beats_per_bar=beats)
    (cue,) = score.cues
    write_midi(score, tmp_path / "score.mid")
    file = mido.MidiFile(tmp_path / "score.mid")
    assert (file.type, file.ticks_per_beat) == (1, 960)
    assert len(file.tracks) == 1 + len(cue.parts)
    scale = Fraction(960, cue.tempo.quarter_ticks)
    swing = 0.5 if cue.tempo.compound else style_named(style).swing
    for track, part in zip(file.tracks[1:], cue.parts, strict=True):
        played = [(tick, m.note, m.velocity) for tick, m in _timed(track) if m.type == "note_on"]
        wanted = sorted(
            (round(swung(note.tick + note.delay, 0.5 if note.on_hit else swing) * scale), note.pitch)
            for note in part.notes
        )
        assert sorted((tick, key) for tick, key, _ in played) == wanted
        assert all(1 <= velocity <= 127 for _, _, velocity in played)
        programs = [m.program for _, m in _timed(track) if m.type == "program_change"]
        assert programs == [INSTRUMENTS[part.instrument].program]
        # Every note that begins ends.
        held: dict[int, int] = {}
        for _, message in _timed(track):
            if message.type == "note_on":
                held[message.note] = held.get(message.note, 0) + 1
            elif message.type == "note_off":
                held[message.note] -= 1
        assert set(held.values()) == {0}


@pytest.mark.parametrize("rate", RATES)
def test_midi_time_is_the_films_time(tmp_path: Path, rate: Fraction) -> None:
    score = _score("minimalism", rate)
    (cue,) = score.cues
    write_midi(score, tmp_path / "score.mid")
    file = mido.MidiFile(tmp_path / "score.mid")
    seconds = _seconds(file)
    markers = [(tick, m.text) for tick, m in _timed(file.tracks[0]) if m.type == "marker"]
    hits = [(tick, text) for tick, text in markers if text.startswith("HIT")]
    assert len(hits) == len(cue.met)
    for (tick, text), met in zip(hits, cue.met, strict=True):
        assert seconds[tick] == pytest.approx(float(met.hit.frame / rate), abs=2e-6)
        assert parse_timecode(text.split()[-1], rate) == met.hit.frame
    assert [text.split()[-1] for _, text in markers if text.startswith("1m1")] == [s.role for s in cue.sections]
    assert file.length == pytest.approx(float(score.frames / rate), abs=1e-4)


def test_midi_of_two_cues_spans_the_film(tmp_path: Path) -> None:
    score = _two_cues()
    write_midi(score, tmp_path / "score.mid")
    file = mido.MidiFile(tmp_path / "score.mid")
    seconds = _seconds(file)
    for cue, marker in zip(score.cues, ("1m1 ", "1m2 "), strict=True):
        starts = [tick for tick, m in _timed(file.tracks[0]) if m.type == "marker" and m.text.startswith(marker)]
        assert seconds[starts[0]] == pytest.approx(float(cue.brief.span.start / score.rate), abs=2e-6)
    assert file.length == pytest.approx(float(score.frames / score.rate), abs=1e-4)


def test_midi_and_musicxml_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    score = _score("march")
    for write, name in ((write_midi, "mid"), (write_musicxml, "xml")):
        write(score, tmp_path / f"one.{name}")
        write(score, tmp_path / f"two.{name}")
        assert (tmp_path / f"one.{name}").read_bytes() == (tmp_path / f"two.{name}").read_bytes()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
def test_musicxml_is_read_by_music21_with_every_note_bar_and_key(tmp_path: Path) -> None:
    from music21 import converter, key, meter, note, percussion

    for score in (_score("orchestral adventure", tonic=3), _score("noir jazz"), _two_cues()):
        write_musicxml(score, tmp_path / "score.musicxml")
        read = converter.parse(tmp_path / "score.musicxml")
        found, drums = [], 0
        for part in read.parts:
            for element in part.recurse().notes:
                if element.tie is not None and element.tie.type != "start":
                    continue
                where = Fraction(element.getOffsetInHierarchy(part)).limit_denominator(96)
                if isinstance(element, note.Unpitched | percussion.PercussionChord):
                    drums += len(element.notes) if isinstance(element, percussion.PercussionChord) else 1
                else:
                    found += [(where, pitch.midi) for pitch in element.pitches]
        wanted, wanted_drums = [], 0
        bars, start = [], Fraction(0)
        previous = 0
        for cue in score.cues:
            begin = round(Fraction(cue.brief.span.start) / score.rate * 1_000_000)
            rest = max(1, round((begin - previous) / 500_000)) if begin - previous >= 100_000 else 0
            start += rest
            bars += [min(4, rest - n) for n in range(0, rest, 4)]
            quarter = cue.tempo.quarter_ticks
            for one in cue.parts:
                drum = INSTRUMENTS[one.instrument].is_drum
                wanted_drums += len(one.notes) * drum
                wanted += [] if drum else [(start + Fraction(n.tick, quarter), n.pitch) for n in one.notes]
            bars += [bar.beats * (1.5 if cue.tempo.compound else 1) for bar in cue.tempo.bars]
            start += Fraction(cue.tempo.ticks, quarter)
            previous = begin + cue.tempo.beat_us[-1]
        assert sorted(found) == sorted(wanted)
        assert drums == wanted_drums
        measures = list(read.parts[0].getElementsByClass("Measure"))
        lengths = [measure.barDuration.quarterLength for measure in measures]
        assert lengths[: len(bars)] == bars
        assert all(m.duration.quarterLength == m.barDuration.quarterLength for m in measures)
        assert list(read.recurse().getElementsByClass(key.KeySignature))
        assert list(read.recurse().getElementsByClass(meter.TimeSignature))
        assert read.metadata.title == score.title


def test_the_cue_sheet_adds_up() -> None:
    score = _two_cues()
    rows = list(csv.reader(io.StringIO(cue_sheet_csv(score))))
    assert rows[0] == ["production", "Stranded", "rate", "29.97 drop-frame"]
    cues = [row for row in rows if row and row[0] in ("1m1", "1m2") and row[5:6] == ["BI"]]
    assert [parse_timecode(row[2], score.rate) for row in cues] == [60, 640]
    assert [parse_timecode(row[3], score.rate) for row in cues] == [500, 1190]
    total = next(row for row in rows if row and row[0] == "total")
    assert total[4] == f"0:{float((440 + 550) / score.rate):05.2f}"
    hits = [row for row in rows if len(row) == 9 and row[0] in ("1m1", "1m2")]
    assert len(hits) == sum(len(cue.landings) for cue in score.cues)
    assert all(abs(float(row[8])) < 0.01 for row in hits if row[5] == "yes")


@pytest.mark.parametrize("rate", RATES)
def test_the_tempo_map_names_every_beat(rate: Fraction) -> None:
    score = _score("lo-fi", rate)
    (cue,) = score.cues
    rows = list(csv.DictReader(io.StringIO(tempo_map_csv(score).split("\n", 1)[1])))
    assert len(rows) == cue.tempo.beats
    for beat, row in enumerate(rows):
        assert float(row["frame"]) == pytest.approx(float(cue.tempo.frame_at(beat * TICKS)), abs=1e-3)
        assert abs(parse_timecode(row["time code"], rate) - float(row["frame"])) < 1.001
    named = [row for row in rows if row["hit"]]
    assert len(named) == len([met for met in cue.met if not met.released])
    for row in named:
        at = [met.hit.frame for met in cue.met]
        assert any(0 <= frame - float(row["frame"]) < 30 for frame in at) or float(row["frame"]) in at


def test_clicks_are_as_click_books_have_them() -> None:
    assert click(120, Fraction(24)) == "12-0"
    assert click(115.2, Fraction(24)) == "12-4"
    assert click(60, Fraction(24)) == "24-0"
    assert click(100, Fraction(25)) == "15-0"


def test_hits_fall_on_the_very_sample_of_their_frame() -> None:
    for rate in RATES:
        score = _score("waltz", rate)
        (cue,) = score.cues
        for met in cue.met:
            assert abs(cue.tempo.sample_at(met.tick, 48_000) - sample_at(met.hit.frame, rate)) <= 1
