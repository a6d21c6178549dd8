"""What is written: free of hard faults, shaped by the picture, the same every time."""

from __future__ import annotations

import itertools
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from score_requests import CARDS, RATES, film_request

from circletake.music import INSTRUMENTS, Cue, Note, compose, cue_report, motif
from circletake.music.styles import STYLES
from circletake.music.tempo import TICKS
from circletake.music.writing.figures import FIGURES
from circletake.music.writing.grooves import GROOVES
from circletake.schema import FrameRange, HitPoint, Motif, RequestRejected, ScoreRequest

ENDINGS = ("ring out", "button", "fade", "segue")


def _varied(number: int) -> ScoreRequest:
    """Return one of many requests: every style, metre, mode, ending, rate and length in turn."""
    names = list(CARDS)
    card = CARDS[names[number % len(names)]]
    turn = number // len(names)
    return film_request(
        card.name,
        seconds=(11, 24, 33, 47, 62)[number % 5],
        rate=RATES[number % 4],
        seed=number,
        mood=card.moods[turn % len(card.moods)],
        mode=card.modes[turn % len(card.modes)],
        tonic=number * 5 % 12,
        tempo=(0.9, 1.0, 1.12)[number % 3],
        beats_per_bar=card.beats_per_bar[turn % len(card.beats_per_bar)],
        ending=ENDINGS[number % 4],
    )


@pytest.fixture(scope="module")
def cues() -> list[Cue]:
    return [compose(_varied(number)).cues[0] for number in range(68)]


def _sounding(cue: Cue, *, roles: tuple[str, ...] = ()) -> list[Note]:
    return [n for p in cue.parts if not roles or p.role in roles for n in p.notes]


def test_sixty_eight_cues_break_no_hard_rule(cues: list[Cue]) -> None:
    assert [fault for cue in cues for fault in cue.faults] == []
    assert sum(len(cue.chords) for cue in cues) > 600


def test_every_note_can_be_played_and_none_is_stuck(cues: list[Cue]) -> None:
    for cue in cues:
        for part in cue.parts:
            player = INSTRUMENTS[part.instrument]
            assert list(part.notes) == sorted(part.notes, key=lambda note: (note.tick, note.pitch))
            for note in part.notes:
                assert 0 <= note.tick < note.end <= cue.tempo.ticks
                assert player.is_drum or player.low <= note.pitch <= player.high
                assert 0 < note.force <= 1
            for key in {note.pitch for note in part.notes}:
                same = [note for note in part.notes if note.pitch == key]
                assert all(one.end <= two.tick for one, two in itertools.pairwise(same)), (part.instrument, key)


def test_must_hits_are_met_by_a_written_onset(cues: list[Cue]) -> None:
    must = [landing for cue in cues for landing in cue.landings if landing.must]
    assert len(must) > 200
    assert all(abs(landing.error_frames) < 0.01 for landing in must)


def test_most_cuts_are_left_alone(cues: list[Cue]) -> None:
    assert all(
        landing.must for cue in cues for landing in cue.landings if len(cue.landings) > 4 and landing.kind != "cut"
    )
    hits = sum(len(cue.landings) for cue in cues)
    assert hits <= 5.2 * len(cues)


def test_the_last_chord_is_home_and_lasts(cues: list[Cue]) -> None:
    for cue in cues:
        last = cue.chords[-1]
        if cue.brief.ending == "segue":
            assert last.chord.root == 7
        else:
            assert last.chord.root == 0
            assert last.chord.bass == 0
        assert last.tick == cue.final_tick
        struck = [note for note in _sounding(cue) if note.tick == cue.final_tick]
        assert {(n.pitch - last.tonic) % 12 for n in struck} >= {last.chord.root}
        banded = [n for p in cue.parts if p.role != "gesture" for n in p.notes if n.tick == cue.final_tick]
        held = max(note.length for note in banded)
        if cue.brief.ending == "button":
            assert held <= 2 * TICKS
        else:
            assert cue.final_tick + held >= cue.tempo.ticks - TICKS
        # Nothing rhythmic goes on beneath it.
        after = [note for note in _sounding(cue) if note.tick > cue.final_tick]
        assert len(after) <= 2


def test_low_notes_stand_apart(cues: list[Cue]) -> None:
    muddy = looked = 0
    for cue in cues:
        low = [
            n for p in cue.parts if INSTRUMENTS[p.instrument].family != "percussion" for n in p.notes if n.pitch < 55
        ]
        for tick in range(0, cue.tempo.ticks, TICKS):
            keys = sorted({n.pitch for n in low if n.tick <= tick < n.end})
            looked += 1
            muddy += any(two - one < 5 for one, two in itertools.pairwise(keys) if one < 46)
    assert muddy / looked < 0.03


def test_melodies_sing(cues: list[Cue]) -> None:
    steps: list[int] = []
    for cue in cues:
        for part in cue.parts:
            if part.role == "melody":
                keys = [note.pitch for note in part.notes]
                steps += [abs(b - a) for a, b in itertools.pairwise(keys)]
                assert max(keys) - min(keys) <= 31
    moves = np.array(steps)
    assert (moves <= 4).mean() > 0.7
    assert (moves == 0).mean() < 0.15
    assert (moves > 12).mean() < 0.02


def test_melodies_belong_to_their_chords(cues: list[Cue]) -> None:
    at_home = total = 0
    for cue in cues:
        for note in _sounding(cue, roles=("melody",)):
            span = cue.chord_at(note.tick)
            if note.length >= TICKS:
                total += 1
                at_home += (note.pitch - span.tonic) % 12 in span.chord.tones
    assert at_home / total > 0.8


def test_the_motif_is_heard_again(cues: list[Cue]) -> None:
    for cue in cues:
        whole = [s for s in cue.statements if s.operator in ("statement", "sequence")]
        if cue.tempo.seconds_at(cue.tempo.ticks) > 20:
            assert len(whole) >= 2, cue.brief.style
            assert whole[0].key == "main"


def test_the_climax_is_the_fullest(cues: list[Cue]) -> None:
    fuller = louder = total = 0
    for cue in cues:
        roles = {section.role: section for section in cue.sections}
        if "climax" not in roles or cue.sections[0].role == "climax":
            continue
        total += 1
        first, peak = cue.sections[0], roles["climax"]

        def players(tick: int, end: int, cue: Cue = cue) -> int:
            return sum(any(tick <= n.tick < end for n in p.notes) for p in cue.parts)

        fuller += players(peak.tick, peak.end) > players(first.tick, first.end)
        louder += peak.energy > first.energy
    assert total > 40
    assert fuller / total > 0.95
    assert louder == total


@pytest.mark.parametrize("style", list(CARDS))
def test_words_are_left_room(style: str) -> None:
    spoken = FrameRange(start=190, end=340)
    with_words = compose(film_request(style, seconds=30, dialogue=(spoken,), seed=3)).cues[0]
    without = compose(film_request(style, seconds=30, seed=3)).cues[0]

    def busy(cue: Cue) -> list[Note]:
        inside = []
        for part in cue.parts:
            for note in part.notes:
                bar = cue.tempo.bar_at(note.tick)
                wholly = (
                    spoken.start - 4 <= cue.tempo.frame_at(bar.tick) and cue.tempo.frame_at(bar.end) <= spoken.end + 4
                )
                if wholly and part.role not in ("pad", "bass"):
                    inside.append(note)
        return inside

    melody = [n for p in with_words.parts if p.role in ("melody", "counter", "percussion", "gesture") for n in p.notes]
    quiet = [n for n in busy(with_words) if n in melody]
    assert quiet == []
    assert len(busy(with_words)) <= len(busy(without))


def test_a_mood_that_turns_turns_the_mode() -> None:
    moods = ("melancholy", "melancholy", "tense", "hopeful", "triumphant")
    cue = compose(film_request("orchestral adventure", seconds=40, mood="melancholy", mode="minor", moods=moods)).cues[
        0
    ]
    assert cue.sections[0].mode == "minor"
    assert cue.sections[-1].mode == "major"
    assert cue.chords[-1].chord.tones[1] == 4
    moods = ("joyful", "joyful", "dark", "dark", "dark")
    cue = compose(film_request("folk", seconds=40, mood="joyful", mode="major", moods=moods)).cues[0]
    assert cue.sections[0].mode == "major"
    assert cue.sections[-1].mode == "minor"


def test_wished_instruments_play_and_lead() -> None:
    cue = compose(film_request("strings lament", instruments=("piano", "french horn", "nonsense"))).cues[0]
    assert any(part.instrument == "Piano" and part.role == "melody" for part in cue.parts)
    cue = compose(film_request("folk", instruments=("accordion", "double bass"))).cues[0]
    assert any(part.instrument == "Accordion" and part.role == "melody" for part in cue.parts)


def test_given_motifs_are_used() -> None:
    own = Motif(key="whale", degrees=(0, 4, 3, 5), beats=(1.5, 0.5, 1.0, 1.0))
    cue = compose(film_request("fairy tale", seconds=30, motifs=(own,))).cues[0]
    first = next(s for s in cue.statements if s.operator == "statement")
    assert first.key == "whale"
    notes = [n for n in _sounding(cue, roles=("melody",)) if first.tick <= n.tick < first.end]
    lengths = sorted({n.tick: n.length for n in notes}.items())
    ratio = [length / lengths[0][1] for _, length in lengths]
    assert ratio[:3] == pytest.approx([1.0, 1 / 3, 2 / 3], abs=0.01)


def test_motifs_have_a_face_and_stay_themselves() -> None:
    found = {
        (key, mood): motif(key, mood, 7) for key in ("keeper", "whale", "storm") for mood in ("tender", "dark", "epic")
    }  # type: ignore[arg-type]
    assert len({(m.degrees, m.beats) for m in found.values()}) >= 8
    assert motif("keeper", "tender", 7) == found["keeper", "tender"]
    for made in found.values():
        assert sum(made.beats) == 4
        assert 4 <= len(made.degrees) <= 6
        assert max(made.degrees) - min(made.degrees) <= 9


@pytest.mark.parametrize("moods_seen", [("tender", "epic", "comic", "scary", "wondrous")])
def test_seeds_and_moods_make_other_motifs(moods_seen: tuple[str, ...]) -> None:
    made = {
        (motif("main", mood, seed).degrees, motif("main", mood, seed).beats)
        for mood in moods_seen
        for seed in range(10)
    }  # type: ignore[arg-type]
    assert len(made) >= 30


def test_seeds_make_other_music_of_the_same_film() -> None:
    one, two = (compose(film_request("orchestral adventure", seed=seed)).cues[0] for seed in (1, 2))
    assert one.chords != two.chords or one.parts != two.parts
    assert [m.hit for m in one.met] == [m.hit for m in two.met]


def test_the_same_request_gives_the_same_score_and_sound_in_any_process() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from score_requests import film_request; from circletake.music import *;"
        "score = compose(film_request('noir jazz', seconds=9, seed=5));"
        "stems = render(score, load_soundfont(find_soundfont().path));"
        "print(hashlib.sha256(repr(score).encode() + b''.join(s.tobytes() for s in stems.values())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("77", "3"))
    }
    assert len(digests) == 1


def test_every_frame_of_every_length_is_served() -> None:
    for seconds in (1.0, 1.7, 2.5, 4, 6, 90):
        request = film_request("waltz", seconds=seconds, hits=None if seconds > 5 else ())
        cue = compose(request).cues[0]
        assert cue.tempo.ticks > 0
        end = cue.tempo.frame_at(cue.tempo.ticks)
        assert abs(end - request.frames) < Fraction(1, 100)
        assert cue.parts
        assert cue.faults == ()


def test_hits_everywhere_do_not_break_it() -> None:
    hits = tuple(HitPoint(frame=frame, kind="impact", weight=0.85, target="accent") for frame in range(0, 480, 22))
    cue = compose(film_request("comedy pizzicato", seconds=20, hits=hits)).cues[0]
    assert sum(abs(landing.error_frames) < 0.5 for landing in cue.landings) >= len(hits) - 1


def test_two_cues_of_one_film_keep_to_their_spans() -> None:
    request = film_request("ambient", seconds=40)
    first = request.cues[0].with_(span=FrameRange(start=24, end=400), ending="segue")
    second = request.cues[0].with_(
        number="1m2", span=FrameRange(start=400, end=900), style="march", mode="major", tempo_bpm=110
    )
    score = compose(request.with_(cues=(second, first)))
    assert [cue.brief.number for cue in score.cues] == ["1m1", "1m2"]
    for cue in score.cues:
        assert cue.tempo.start_frame == cue.brief.span.start
        assert all(cue.brief.span.holds(landing.frame) for landing in cue.landings)
        report = cue_report(cue)
        assert report.tempo_low_bpm <= cue.base_bpm * 1.11
        assert report.tempo_high_bpm >= cue.base_bpm / 1.11
        assert report.bars == len(cue.tempo.bars)


def test_requests_that_cannot_be_met_are_refused() -> None:
    request = film_request("waltz", seconds=10)
    cue = request.cues[0]
    for broken, what in (
        (cue.with_(style="polka"), "polka"),
        (cue.with_(span=FrameRange(start=0, end=10)), "second"),
        (cue.with_(span=FrameRange(start=0, end=5000)), "5000"),
        (cue.with_(motifs=(Motif(key="odd", degrees=(0, 1), beats=(1.0,)),)), "odd"),
        (cue.with_(motifs=(Motif(key="none", degrees=(0,), beats=(0.0,)),)), "none"),
    ):
        with pytest.raises(RequestRejected, match=what):
            compose(request.with_(cues=(broken,)))
    with pytest.raises(RequestRejected, match="overlap"):
        compose(request.with_(cues=(cue, cue.with_(number="1m2"))))


def test_no_cues_make_an_empty_score() -> None:
    score = compose(film_request("waltz").with_(cues=()))
    assert score.cues == ()
    assert score.faults == ()


def test_styles_name_only_what_exists_and_differ() -> None:
    seen = set()
    for name, style in STYLES.items():
        assert style.card.name == name
        card = style.card
        assert card.tempo_low <= card.tempo_bpm <= card.tempo_high
        assert set(card.instruments) <= INSTRUMENTS.keys()
        assert all(player in INSTRUMENTS for lead in style.leads for player in lead.instruments)
        for layer in style.layers:
            assert set(layer.instruments) <= INSTRUMENTS.keys()
            for figure in layer.figures:
                assert figure in FIGURES or (layer.role == "percussion" and figure in GROOVES), (name, figure)
        # Somebody plays at every energy, and somebody carries the bass or a pad.
        for energy in np.linspace(0, 1, 21):
            assert any(layer.above <= energy < layer.below for layer in style.layers), (name, energy)
        seen.add((style.major, style.minor, style.cadence, tuple(layer.figures for layer in style.layers)))
    assert len(seen) == len(STYLES) >= 14


def _heard_in(line: list[Note], degrees: tuple[int, ...], beats: tuple[float, ...]) -> set[int]:
    """Return the ticks where a line has a motif's rhythm and shape, at any pitch, speed and in any scale.

    All lengths but the last stand in the motif's ratios, and every step goes its way, by a second more or less.
    """
    found, count = set(), len(degrees)
    for first in range(len(line) - count + 1):
        notes = line[first : first + count]
        joined = all(one.end == two.tick for one, two in itertools.pairwise(notes))
        unit = notes[0].length / beats[0]
        rhythm = all(abs(n.length - unit * b) <= 0.34 * unit for n, b in zip(notes[:-1], beats[:-1], strict=True))
        steps = [two.pitch - one.pitch for one, two in itertools.pairwise(notes)]
        wanted = [two - one for one, two in itertools.pairwise(degrees)]
        bent = [abs(step - 12 / 7 * wish) > 2.6 for step, wish in zip(steps, wanted, strict=True)]
        if joined and rhythm and sum(bent) <= 1:
            found.add(notes[0].tick)
    return found


def test_planted_motifs_are_found_again_by_shape() -> None:
    planted = found = 0
    for number in range(34):
        request = _varied(number)
        theme = motif("main", request.cues[0].mood, request.seed)
        cue = compose(request).cues[0]
        lines = [list(part.notes) for part in cue.parts if part.role == "melody"]
        heard = set().union(*(_heard_in(line, theme.degrees, theme.beats) for line in lines)) if lines else set()
        for statement in cue.statements:
            whole = statement.end - statement.tick >= sum(theme.beats) * TICKS / 2
            if statement.operator in ("statement", "sequence", "augmentation", "diminution") and whole:
                planted += 1
                found += statement.tick in heard
    assert planted > 120
    assert found / planted >= 0.98
