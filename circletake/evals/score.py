"""The score eval: sync by ear, rules, arcs, motifs, papers, stems, speed, and what a musician would wince at.

Sync: must-hits of drawn films at four frame rates against the strongest rise of spectral flux within a quarter of a
second, in frames (`score_ears`, which knows nothing of the plan). Baseline: the best fixed tempo for the same hits.
Arc: Spearman's rank correlation of loudness, second by second, with the planned tension; baseline a flat plan.
Pictures: cuts, dissolves, flashes and impacts found in drawn films against what was drawn. Pulse: F-measure at 70 ms
(mir_eval) of beats found in rendered cues against their tempo maps.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from circletake.agents.composer import spotting_question
from circletake.agents.composer.clip import ClipDescription, ShotFeeling
from circletake.agents.composer.spotting import spot_by_rule
from circletake.evals import score_ears as ears
from circletake.evals.row import Row
from circletake.evals.score_arcs import arc_rows
from circletake.evals.score_cues import varied_request
from circletake.evals.score_films import RATES, DrawnFilm, draw_plan
from circletake.evals.score_pictures import seen_rows
from circletake.evals.score_stage import stage_rows
from circletake.evals.score_styles import style_rows
from circletake.music import (
    Cue,
    Score,
    SoundFont,
    compose,
    find_soundfont,
    load_soundfont,
    play_score,
    style_catalogue,
    write_midi,
    write_musicxml,
)
from circletake.music.performance import perform
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Aids,
    FrameRange,
    HitPoint,
    Moment,
    MusicWish,
    ScoreRequest,
    SeenShot,
    ViewResult,
)
from circletake.store import NoMemory, PlainLexicon

_STYLES = style_catalogue()
_BREATH_S = 8.0
"""What a wind player plays in one breath."""


def measure(quick: bool) -> list[Row]:
    """Measure the score: 50 films and 500 cues; quick: 3 films and 24 cues."""
    font = load_soundfont(find_soundfont().path)
    films = 3 if quick else 50
    rows = _sync_rows(films, font)
    rows += _written_rows(24 if quick else 500)
    rows += style_rows(1 if quick else 5)
    rows += arc_rows(6 if quick else 17, font)
    rows += _paper_rows(1 if quick else 6)
    rows += _speed_rows(font, 1 if quick else 3)
    rows += seen_rows(1 if quick else 12)
    rows += stage_rows(1 if quick else 6)
    rows += _pulse_rows(2 if quick else 12, font)
    return rows


def film_request(number: int) -> ScoreRequest:
    """Return what the composer asks for a drawn film: spotted from its truth, in the styles in turn."""
    film, _ = draw_plan(number, RATES[number % 4])
    view = _view(film)
    card = _STYLES[number % len(_STYLES)]
    feelings = tuple(
        ShotFeeling(mood=card.moods[0], tension=round(0.25 + 0.6 * abs(np.sin(1.3 * n + number)), 3))
        for n in range(len(view.shots))
    )
    described = ClipDescription(
        title=f"Film {number}", scene="drawn", brightness="even", tone="plain", action="balls fall", emotion="any",
        shot_size="wide", theme="none", shots=feelings,
    )  # fmt: skip
    question = spotting_question(described, view, MusicWish(styles=(card.name,)), (), (), _STYLES, number)
    spotted = spot_by_rule(question, Aids(PlainLexicon(STAGE_VOCABULARY), NoMemory()))
    return ScoreRequest(
        title=described.title, rate=film.rate, frames=film.frames, cuts=film.cuts, hits=spotted.hits,
        tension=spotted.tension, cues=spotted.cues, seed=number,
    )  # fmt: skip


def _view(film: DrawnFilm) -> ViewResult:
    moments = [Moment(frame=frame, kind="impact", strength=0.95) for frame in film.impacts[::2]]
    moments += [Moment(frame=frame, kind="camera stop", strength=0.8) for frame in film.camera_stops]
    moments += [Moment(frame=start, kind="flash", strength=0.7, frames=end - start) for start, end in film.flashes]
    starts = [0, *sorted({*film.cuts, *((a + b) // 2 for a, b in film.dissolves)})]
    spans = zip(starts, [*starts[1:], film.frames], strict=True)
    shots = [
        SeenShot(span=FrameRange(start=a, end=b), light=0.4, contrast=0.3, saturation=0.4, warmth=0.0, motion=0.3,
                 camera=0.1, motion_slope=0.0)
        for a, b in spans
    ]  # fmt: skip
    return ViewResult(
        rate=film.rate, frames=film.frames, width=192, height=108,
        moments=tuple(sorted(moments, key=lambda m: m.frame)), shots=tuple(shots),
    )  # fmt: skip


def _sync_rows(films: int, font: SoundFont) -> list[Row]:
    offs: list[float] = []
    nulls, click_count, tails = [], 0, 0
    fixed: list[bool] = []
    for number in range(films):
        request = film_request(number)
        score = compose(request)
        played = play_score(score, font, threads=2)
        total = np.sum([stem.astype(np.float64) for stem in played.stems.values()], axis=0)
        nulls.append(20 * np.log10(float(np.abs(total - played.music).max()) + 1e-12))
        click_count += ears.clicks(played.music)
        tails += _breaks_off(score, played.music)
        rises = ears.flux(played.music)
        hits = [hit for hit in request.hits if hit.must and hit.kind != "ending"]
        for hit in hits:
            at = float(hit.frame / request.rate) - played.start / ears.RATE
            offs.append((ears.strongest_onset_s(rises, at) - at) * float(request.rate))
        fixed += _at_fixed_tempo(hits, request)
    errors = np.array(offs)
    half = float((np.abs(errors) <= 0.5).mean())
    within = float(((errors >= -1) & (errors <= 2)).mean())
    return [
        Row("detector's own error on clicks, ms", round(ears.offset_of_clicks(), 2), 3.0),
        Row("must-hits heard", float(len(errors))),
        Row(
            "must-hits heard within half a frame, share", round(half, 4), 0.98, "more", round(float(np.mean(fixed)), 3)
        ),
        Row("must-hits heard from 1 frame early to 2 late, share", round(within, 4), 1.0, "more"),
        Row("stems against the music, dBFS", round(max(nulls), 1), -90.0),
        Row("clicks", float(click_count), 0.0),
        Row("endings that break off", float(tails), 0.0),
    ]


def _mean(values: Sequence[float]) -> float:
    return round(float(np.mean(values)), 3) if len(values) else 0.0


def _breaks_off(score: Score, music: NDArray[np.float32]) -> bool:
    if score.cues[-1].brief.ending in ("button", "segue"):
        return False
    tail = music[:, -ears.RATE // 10 :].astype(np.float64)
    last, loudest = float(np.sqrt((tail**2).mean())) + 1e-9, float(np.abs(music).max()) + 1e-9
    return bool(20 * np.log10(last) > 20 * np.log10(loudest) - 14)


def _at_fixed_tempo(hits: Sequence[HitPoint], request: ScoreRequest) -> list[bool]:
    """Return, for the best of 700 fixed tempi from the cue's start, which hits a beat falls on within half a frame."""
    if not hits:
        return []
    start = request.cues[0].span.start
    times = np.array([float((hit.frame - start) / request.rate) for hit in hits])
    best = np.zeros(len(times), bool)
    for bpm in np.linspace(70, 140, 701):
        beat = 60 / bpm
        near = np.abs(times - np.round(times / beat) * beat) * float(request.rate) <= 0.5
        if near.sum() > best.sum():
            best = near
    return best.tolist()


def _written_rows(cues: int) -> list[Row]:
    faults, mud, stuck, guns = 0, 0, 0, 0
    found = said = 0
    clashing: list[float] = []
    density: list[float] = []
    tunes: list[float] = []
    seconds: list[float] = []
    for number in range(cues):
        score = compose(varied_request(number))
        (cue,) = score.cues
        faults += len(cue.faults)
        mud += ears.mud(cue)
        clashing.append(ears.clashes(cue))
        stuck += sum(note.end > cue.tempo.ticks or note.length <= 0 for part in cue.parts for note in part.notes)
        guns += _machine_guns(score) if number % 4 == 0 else 0
        here, all_of_them = _motifs(cue)
        found, said = found + here, said + all_of_them
        tunes.append(ears.longest_line_s(cue))
        seconds.append(ears.longest_line_s(cue, "counter"))
        density.append(sum(len(part.notes) for part in cue.parts) / (score.frames / float(score.rate)))
    return [
        Row("hard voice-leading, range and hit faults", float(faults), 0.0),
        Row("cues written", float(cues)),
        Row("planted motif statements found again, share", round(found / max(said, 1), 4), 0.9, "more"),
        Row("close intervals held below C3, a cue", round(mud / cues, 3), 0.1),
        Row("notes that never end", float(stuck), 0.0),
        Row("machine-gun repeats, a cue", round(guns * 4 / cues, 3), 0.5),
        Row("time with a held semitone clash, share", round(float(np.mean(clashing)), 4), 0.08),
        Row("longest line of a tune without a rest, s, of all cues", round(max(tunes), 1), _BREATH_S),
        Row("the same, median of cues", round(float(np.median(tunes)), 1)),
        Row("longest line of a second voice without a rest, s, of all cues", round(max(seconds), 1), _BREATH_S),
        Row("notes a second, median", round(float(np.median(density)), 2)),
    ]


def _machine_guns(score: Score) -> int:
    found = 0
    for played in perform(score):
        for part in played.parts:
            if part.part.role == "percussion":
                continue
            struck = sorted(((n.note.pitch, n.velocity, n.begin_s) for n in part.notes), key=lambda one: one[2])
            found += ears.repeats(struck)
    return found


def _motifs(cue: Cue) -> tuple[int, int]:
    """Return how many statements of the cue's motifs a matcher finds in its tunes, and how many there are."""
    lines = [list(part.notes) for part in cue.parts if part.role == "melody"]
    motifs = {one.key: one for one in cue.brief.motifs}
    found = said = 0
    for statement in cue.statements:
        idea = motifs.get(statement.key)
        if idea is None:
            continue
        said += 1
        stretch = (statement.tick, statement.end)
        found += any(ears.finds_motif(line, idea.degrees, idea.beats, *stretch) for line in lines)
    return found, said


def _paper_rows(cues: int) -> list[Row]:
    """Read MIDI and MusicXML back through mido, pretty_midi and music21."""
    import mido
    import music21
    import pretty_midi

    wrong = 0
    with tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch:
        for number in range(cues):
            score = compose(varied_request(number * 5 + 2, seconds=16))
            midi, xml = Path(scratch) / f"{number}.mid", Path(scratch) / f"{number}.musicxml"
            write_midi(score, midi)
            write_musicxml(score, xml)
            written = sum(len(part.notes) for part in score.cues[0].parts)
            file = mido.MidiFile(str(midi))
            ons = sum(m.type == "note_on" and m.velocity > 0 for track in file.tracks for m in track)
            pretty = sum(len(one.notes) for one in pretty_midi.PrettyMIDI(str(midi)).instruments)
            parsed = music21.converter.parse(xml, format="musicxml", forceSource=True)
            wrong += abs(ons - written) + abs(pretty - written) + abs(_starting(parsed) - written)
    return [Row("notes lost between MIDI, MusicXML and three readers", float(wrong), 0.0)]


def _starting(parsed: object) -> int:
    """Return the notes of a parsed score that begin: tied ones count once."""
    from music21 import chord, note, stream

    assert isinstance(parsed, stream.Stream)
    count = 0
    for one in parsed.recurse().notes:
        members = one.notes if isinstance(one, chord.ChordBase) else (one,)
        count += sum(not (isinstance(n, note.NotRest) and n.tie is not None and n.tie.type != "start") for n in members)
    return count


def _speed_rows(font: SoundFont, rounds: int) -> list[Row]:
    """Compose, render and mix a 60-second orchestral cue on two threads; the fastest of some rounds."""
    walls, cpus = [], []
    for number in range(rounds + 1):
        request = varied_request(17 * 4, seconds=60).with_(seed=number)
        wall, cpu = time.perf_counter(), time.process_time()
        play_score(compose(request), font, threads=2)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return [
        Row("60-second cue composed, rendered and mixed, s", round(min(walls), 2), 6.0),
        Row("the same in seconds of one core", round(min(cpus), 2), 12.0),
    ]


def _pulse_rows(cues: int, font: SoundFont) -> list[Row]:
    import mir_eval
    from scipy.signal import resample_poly

    from circletake.models.pulse import strengths_of, track_pulse

    scores, refused = [], 0
    names = ("electronic pulse", "march", "waltz", "folk", "minimalism", "lo-fi", "comedy pizzicato", "epic choir")
    for number in range(cues):
        base = next(n for n in range(400) if _STYLES[n % len(_STYLES)].name == names[number % len(names)])
        score = compose(varied_request(base, seconds=20).with_(seed=number, hits=()))
        music = play_score(score, font, threads=2).music
        cue = score.cues[0]
        beats = np.array([float(cue.tempo.seconds_at(at * 48)) for at in range(cue.final_tick // 48 + 1)])
        found = track_pulse(strengths_of(resample_poly(music.mean(axis=0), 1, 2).astype(np.float32), 24_000))
        scores.append(_best_level(mir_eval.beat.f_measure, beats, found.beats_s) if len(found.beats_s) else 0.0)
    for sound in _pulseless():
        refused += not len(track_pulse(strengths_of(sound, 24_000)).beats_s)
    return [
        Row("beats of rendered cues found, F-measure, mean", round(float(np.mean(scores)), 3), 0.85, "more"),
        Row("noise, drones and rubato given no grid, share", round(refused / 8, 3), 1.0, "more"),
    ]


def _best_level(f_measure: object, beats: NDArray[np.float64], found: NDArray[np.float64]) -> float:
    """Return the F-measure at the metrical level that was meant: half and double tempo count, as in MIREX."""
    assert callable(f_measure)
    levels = (beats, beats[::2], beats[1::2], np.sort(np.concatenate([beats, (beats[:-1] + beats[1:]) / 2])))
    return max(float(f_measure(level, found)) for level in levels)


def _pulseless() -> Iterator[NDArray[np.float32]]:
    """Yield two each of noise, drones, rubato and scattered strokes."""
    count, rate = 20 * 24_000, 24_000
    at = np.arange(count) / rate
    for seed in range(2):
        rng = np.random.default_rng(seed)
        yield rng.normal(0, 0.1, count).astype(np.float32)
        yield (0.2 * np.sin(2 * np.pi * (90 + 40 * seed) * at) * (1 + 0.3 * np.sin(0.7 * at))).astype(np.float32)
        for times in (
            np.cumsum(0.6 * np.exp(0.35 * np.sin(np.arange(60) * 0.5) + rng.normal(0, 0.18, 60))),
            np.cumsum(rng.uniform(0.25, 1.3, 60)),
        ):
            sound = np.zeros(count)
            for time_s in times[times < 19.5]:
                first = int(time_s * rate)
                age = np.arange(min(1200, count - first)) / rate
                sound[first : first + len(age)] += np.exp(-age * 120) * np.sin(2 * np.pi * 1000 * age)
            yield sound.astype(np.float32)
