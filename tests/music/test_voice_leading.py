"""Harmony: chords are read as written, and four voices move by the rules."""

from __future__ import annotations

import itertools

import pytest

from circletake.music.theory import MODES, chord, key_fifths, progression_faults, scale_over, spell, voice
from circletake.music.theory.schemata import APPROACHES, DRIVES, SCHEMATA

ALL_ROWS = sorted({row for rows in SCHEMATA.values() for row in rows})


@pytest.mark.parametrize(
    ("label", "root", "tones", "bass"),
    [
        ("I", 0, (0, 4, 7), 0),
        ("iv7", 5, (5, 8, 0, 3), 5),
        ("bVI", 8, (8, 0, 3), 8),
        ("V7:ii", 9, (9, 1, 4, 7), 9),
        ("V/3", 7, (7, 11, 2), 11),
        ("iiø7", 2, (2, 5, 8, 0), 2),
        ("II@1", 2, (2, 6, 9), 0),
        ("bIIImaj9", 3, (3, 7, 10, 2, 5), 3),
    ],
)
def test_numerals_are_read(label: str, root: int, tones: tuple[int, ...], bass: int) -> None:
    found = chord(label)
    assert (found.root, found.tones, found.bass) == (root, tones, bass)


@pytest.mark.parametrize("label", ["", "VIII", "Ixyz", "I/4", "c minor", "V7:"])
def test_what_is_no_chord_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="not a chord"):
        chord(label)


def test_dominants_know_where_they_lead() -> None:
    assert (chord("V").leading_tone, chord("V7:ii").leading_tone, chord("io7").target) == (11, 1, 1)
    assert chord("v").leading_tone is None
    assert chord("V7").seventh == 5
    assert chord("Imaj7").seventh is None


def test_melody_degrees_follow_the_chord() -> None:
    assert scale_over(MODES["minor"], chord("V")) == (0, 2, 3, 5, 7, 8, 11)
    assert scale_over(MODES["major"], chord("bVI")) == (0, 2, 3, 5, 7, 8, 11)
    assert scale_over(MODES["major"], chord("V7:V")) == (0, 2, 4, 6, 7, 9, 11)
    assert scale_over(MODES["dorian"], chord("IV")) == MODES["dorian"]


@pytest.mark.parametrize("tonic", [0, 5, 10])
def test_every_schema_can_be_voiced_without_a_fault_and_repeats(tonic: int) -> None:
    for row in ALL_ROWS:
        chords = [chord(label) for label in row.split()] * 2
        tonics = [tonic] * len(chords)
        voiced = voice(chords, tonics, [None] * len(chords))
        assert progression_faults(voiced.voicings, chords, tonics) == (), row
        assert voiced.broken == 0


def test_approaches_and_drives_arrive_without_a_fault() -> None:
    rows = [f"{row} {'i' if minor else 'I'}" for pair in APPROACHES.values() for minor in (0, 1) for row in pair[minor]]
    rows += [f"{pair[minor]} {'i' if minor else 'I'}" for pair in DRIVES.values() for minor in (0, 1)]
    for row in rows:
        chords = [chord(label) for label in row.split()]
        voiced = voice(chords, [2] * len(chords), [None] * len(chords))
        assert progression_faults(voiced.voicings, chords, [2] * len(chords)) == (), row


@pytest.mark.parametrize(
    ("voicings", "labels", "fault"),
    [
        (((48, 55, 64, 72), (50, 57, 65, 74)), ("I", "ii"), "parallel"),
        (((43, 59, 62, 65), (48, 60, 64, 67)), ("V7", "I"), "unresolved"),
        (((48, 55, 64, 67), (48, 52, 55, 57)), ("I", "I"), "out of range"),
        (((40, 45, 52, 60), (40, 45, 52, 60)), ("vi", "vi"), "close interval"),
        (((48, 55, 60, 64), (57, 60, 65, 72)), ("I", "IV/3"), "overlap"),
        (((43, 59, 62, 71), (48, 60, 64, 72)), ("V", "I"), "leading tone doubled"),
        (((48, 55, 60, 67), (48, 55, 60, 67)), ("I", "I"), "lacks a tone"),
    ],
)
def test_planted_faults_are_found(
    voicings: tuple[tuple[int, int, int, int], ...], labels: tuple[str, ...], fault: str
) -> None:
    found = progression_faults(voicings, [chord(label) for label in labels], [0] * len(labels))
    assert any(fault in text for _, text in found)


def test_voices_move_little() -> None:
    chords = [chord(label) for label in "I V/3 vi I/5 IV I/3 ii V7 I".split()]
    voicings = voice(chords, [0] * 9, [None] * 9).voicings
    moves = [abs(b - a) for one, two in itertools.pairwise(voicings) for a, b in zip(one[1:], two[1:], strict=True)]
    assert sum(moves) / len(moves) < 2.5
    assert max(moves) <= 7


def test_notes_are_spelled_in_their_key() -> None:
    def written(pitch: int, tonic: int, mode: str, raised: frozenset[int] = frozenset()) -> str:
        letter, alter, octave = spell(pitch, tonic, mode, raised)  # type: ignore[arg-type]
        return letter + {-2: "bb", -1: "b", 0: "", 1: "#", 2: "##"}[alter] + str(octave)

    assert written(61, 9, "major") == "C#4"
    assert written(61, 8, "major") == "Db4"
    assert written(71, 0, "minor") == "B4"
    assert written(60, 1, "major") == "C4"
    assert written(59, 6, "major") == "Cb4"
    assert written(61, 0, "major", frozenset({1})) == "C#4"
    assert written(61, 0, "major") == "Db4"
    assert written(66, 0, "major") == "F#4"


def test_spelling_is_true_in_every_key() -> None:
    natural = dict(zip("CDEFGAB", (0, 2, 4, 5, 7, 9, 11), strict=True))
    for tonic, mode, pitch in itertools.product(range(12), MODES, range(40, 80)):
        letter, alter, octave = spell(pitch, tonic, mode)
        assert (octave + 1) * 12 + natural[letter] + alter == pitch
        assert abs(alter) <= 2
    assert key_fifths(2, "major") == 2
    assert key_fifths(9, "minor") == 0
    assert key_fifths(2, "dorian") == 0
    assert key_fifths(3, "major") == -3
