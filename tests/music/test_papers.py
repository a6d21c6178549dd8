"""What a music editor opens: parts that transpose back, clicks on the beats, a session that is whole, notes that say
their rate."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from score_requests import RATES, film_request

from circletake.music import (
    INSTRUMENTS,
    Score,
    alternates,
    click_track,
    compose,
    find_soundfont,
    load_soundfont,
    play_score,
    score_papers,
    write_musicxml,
)
from circletake.music.documents.musicxml import TRANSPOSED
from circletake.music.documents.streamers import streamers, streamers_ass
from circletake.schema import FrameRange, PaperSound, parse_timecode


@pytest.fixture(scope="module")
def score() -> Score:
    request = film_request("orchestral adventure", seconds=16, rate=RATES[3], seed=2)
    return compose(request.with_(start_frame=107_892, dialogue=(FrameRange(start=40, end=80),)))


@pytest.fixture(scope="module")
def folder(score: Score, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("music")
    sounds = [PaperSound(path="stems/1m1_brass.wav", name="brass", start_sample=0, samples=48_000 * 16)]
    sounds.append(
        PaperSound(path="clicks/1m1_click.wav", name="click", start_sample=-96_000, samples=900_000, muted=True)
    )
    hits = film_request("orchestral adventure", seconds=16, rate=RATES[3]).hits
    files = score_papers(score, made, hits=hits, sounds=sounds, composer="A. Writer", picture="../film.mp4")
    assert all(path.is_file() for path in files)
    return made


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_parts_sound_as_the_score_is_written(score: Score, folder: Path) -> None:
    music21 = pytest.importorskip("music21")
    transposing = 0
    for path in sorted((folder / "parts").glob("*.musicxml")):
        name = path.stem.replace("_", " ")
        parsed = music21.converter.parse(path, format="musicxml", forceSource=True)
        sounding = parsed.toSoundingPitch()
        heard = {p.midi for n in sounding.recurse().notes for p in n.pitches}
        written = {note.pitch for part in score.cues[0].parts if part.instrument == name for note in part.notes}
        if "Percussion" in name or "Kit" in name:
            continue
        assert heard == written, name
        transposing += name in TRANSPOSED
    assert transposing >= 2


def test_every_sheet_says_its_rate_and_drop_frame(folder: Path) -> None:
    for name in ("cue_list", "spotting_notes", "timing_notes", "rights_cue_sheet"):
        head = rows(folder / f"{name}.csv")
        assert head[1][:6] == ["rate", "29.97 drop-frame", "frames per second", "30000/1001", "time code", "drop-frame"]
        assert head[2][1] == "01:00:00;00"


def test_notes_tell_every_hit_and_why_the_music_is_there(score: Score, folder: Path) -> None:
    notes = rows(folder / "spotting_notes.csv")
    frames = {row[2] for row in notes if len(row) > 3}
    assert {str(met.hit.frame) for met in score.cues[0].met} <= frames
    assert any(row[3:4] == ["words"] for row in notes)
    assert any("left alone" in row for row in notes)
    timing = [row for row in rows(folder / "timing_notes.csv") if row[:1] == ["1m1"]]
    for row in timing[1:-1]:
        frame = parse_timecode(row[2], score.rate) - score.start_frame
        assert frame == int(row[3])
        assert float(row[1]) == pytest.approx(float(Fraction(frame) / score.rate), abs=0.01)
    listed = next(row for row in rows(folder / "cue_list.csv") if row[:1] == ["1m1"])
    assert listed[1] == "1"
    rights = next(row for row in rows(folder / "rights_cue_sheet.csv") if row[:1] == ["1m1"])
    assert rights[2] in ("BI", "MT")
    assert rights[5] == "A. Writer"


def parse_rpp(text: str) -> list[object]:
    """Read a REAPER project into nested lists: a chunk is a list whose first entry is its own line."""
    stack: list[list[object]] = [[]]
    for line in text.splitlines():
        plain = line.strip()
        if plain.startswith("<"):
            chunk: list[object] = [plain[1:]]
            stack[-1].append(chunk)
            stack.append(chunk)
        elif plain == ">":
            stack.pop()
        else:
            stack[-1].append(plain)
    assert len(stack) == 1
    return stack[0]


def chunks(tree: list[object], name: str) -> list[list[object]]:
    found = []
    for entry in tree:
        if isinstance(entry, list):
            found += [entry] if str(entry[0]).split()[0] == name else []
            found += chunks(entry, name)
    return found


def test_the_session_holds_tempo_markers_and_sounds(score: Score, folder: Path) -> None:
    tree = parse_rpp((folder / "session.rpp").read_text(encoding="utf-8"))
    (project,) = chunks(tree, "REAPER_PROJECT")
    (tempo,) = chunks(tree, "TEMPOENVEX")
    points = [str(line).split() for line in tempo if str(line).startswith("PT ")]
    (cue,) = score.cues
    assert len(points) == cue.tempo.beats
    for beat, point in enumerate(points):
        assert float(point[1]) == pytest.approx(float(cue.tempo.seconds_at(beat * 48)), abs=1e-6)
        assert float(point[2]) == pytest.approx(cue.tempo.bpm_at(beat), rel=1e-6)
    tracks = chunks(tree, "TRACK")
    assert [line for track in tracks for line in track if str(line).startswith("NAME")] == [
        'NAME "picture"', 'NAME "brass"', 'NAME "click"',
    ]  # fmt: skip
    files = [line for source in chunks(tree, "SOURCE") for line in source if str(line).startswith("FILE")]
    assert files == ['FILE "../film.mp4"', 'FILE "stems/1m1_brass.wav"', 'FILE "clicks/1m1_click.wav"']
    markers = [line for line in project if str(line).startswith("MARKER")]
    assert len(markers) == len(cue.sections) + len(cue.met)
    assert "TIMEMODE 1 5 -1 30 2 0 -1" in project


def test_clicks_fall_on_the_beats_after_two_free_bars(score: Score) -> None:
    (cue,) = score.cues
    made = click_track(cue, score)
    assert made.free == 2 * cue.tempo.bars[0].beats
    assert made.beats[made.free :] == tuple(cue.tempo.sample_at(at * 48, 48_000) for at in range(cue.tempo.beats))
    assert made.start == made.beats[0] < 0
    for place in made.beats:
        at = place - made.start
        assert np.abs(made.sound[at : at + 200]).max() > 0.15
        assert np.abs(made.sound[max(at - 200, 0) : at]).max(initial=0.0) < 0.01


def test_alternates_leave_out_what_they_say(score: Score) -> None:
    played = play_score(score, load_soundfont(find_soundfont().path), with_tune=True)
    made = alternates(played, 48_000)
    assert set(made) == {"no melody", "no percussion", "under dialogue"}
    assert played.tune is not None
    assert np.abs(made["no melody"] + played.tune - played.music).max() < 1e-5
    assert np.abs(made["no percussion"] + played.stems["percussion"] - played.music).max() < 1e-5

    def power(sound: np.ndarray, low: float, high: float) -> float:
        spectrum = np.abs(np.fft.rfft(sound.mean(axis=0))) ** 2
        hertz = np.fft.rfftfreq(sound.shape[1], 1 / 48_000)
        return float(10 * np.log10(spectrum[(hertz > low) & (hertz < high)].sum() + 1e-12))

    music, under = played.music, made["under dialogue"]
    assert power(under, 1000, 4000) < power(music, 1000, 4000) - 9


def test_streamers_lead_to_first_beats_hits_and_ends_and_players_draw_them(score: Score, folder: Path) -> None:
    (cue,) = score.cues
    table = rows(folder / "streamers.csv")
    assert table[0] == ["rate", "29.97 drop-frame"]
    found = [(row[1], int(row[4])) for row in table[2:]]
    assert ("green", cue.brief.span.start) in found
    assert ("red", cue.brief.span.end) in found
    musts = [one.frame for one in cue.landings if one.must and cue.brief.span.start < one.frame < cue.brief.span.end]
    assert musts
    assert [frame for colour, frame in found if colour == "white"] == musts
    assert table[-1][3] == score.code(int(table[-1][4]))
    drawn = (folder / "streamers.ass").read_text(encoding="utf-8").splitlines()
    punches = [line for line in drawn if line.startswith("Dialogue: 1")]
    assert len(punches) == len(found)
    # A player shows an event on frames whose time is at or after its start and before its end.
    for line, (_, frame) in zip(sorted(punches), sorted(found, key=lambda one: one[1]), strict=True):
        begin, end = (60 * int(at[2:4]) + Fraction(at[5:]) for at in line.split(",")[1:3])
        assert [n for n in range(score.frames + 9) if begin <= n / score.rate < end] == [frame, frame + 1, frame + 2]


@pytest.mark.parametrize("rate", [*RATES, Fraction(50), Fraction(60_000, 1001)])
def test_a_streamer_arrives_and_its_punch_flashes_on_the_very_frame_at_any_rate(rate: Fraction) -> None:
    score = compose(film_request("ambient", seconds=8, rate=rate, seed=4))
    events = [line.split(",") for line in streamers_ass(score).splitlines() if line.startswith("Dialogue")]
    looked = 0
    for one in streamers(score):
        shown = [
            [n for n in range(score.frames + 9) if _at(event[1]) <= n / rate < _at(event[2])]
            for event in events
            if _at(event[1]) <= one.frame / rate + 1 and _at(event[2]) >= one.frame / rate - 1
        ]
        assert list(range(one.frame, one.frame + 3)) in shown, "punch"
        assert one.begin == one.frame or list(range(one.begin, one.frame)) in shown, "line"
        looked += 1
    assert looked >= 3


def _at(clock: str) -> Fraction:
    return 60 * int(clock[2:4]) + Fraction(clock[5:])


def test_phrases_are_slurred_and_breaths_marked(tmp_path: Path) -> None:
    import music21

    score = compose(film_request("fairy tale", seconds=40, seed=2))
    write_musicxml(score, tmp_path / "score.musicxml")
    read = music21.converter.parse(tmp_path / "score.musicxml", format="musicxml", forceSource=True)
    slurs = breaths = 0
    for part in read.parts:
        notes = list(part.recurse().notes)
        slurs += len(part.recurse().getElementsByClass("Slur"))
        for slur in part.recurse().getElementsByClass("Slur"):
            assert len(slur) == 2
            assert slur.getFirst().getOffsetInHierarchy(part) < slur.getLast().getOffsetInHierarchy(part)
        breathing = [n for n in notes if any(isinstance(a, music21.articulations.BreathMark) for a in n.articulations)]
        breaths += len(breathing)
        if breathing:
            assert INSTRUMENTS[part.partName.rstrip(" 123")].touch in ("blown", "sung")
    assert slurs >= 6
    assert breaths >= 3
