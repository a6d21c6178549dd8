"""Ears for the score eval: onsets, loudness, clashes and motifs, found without the plan that they are compared with."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.signal import stft

from circletake.music import Cue, Note

Audio = NDArray[np.float32]
Floats = NDArray[np.float64]

RATE = 48_000
_HOP, _WINDOW, _LAG = 120, 960, 8
_REACH = 780
"""Samples by which a rise is seen early, part of window and lag; `offset_of_clicks` measures it."""
_NEAR_S = 0.25
_REST_S = 0.1


def flux(audio: Audio) -> Floats:
    """Return spectral flux every 2.5 ms in 48 bands of equal ratio; power grows as loudness does (Stevens, 0.3)."""
    _, _, spectrum = stft(audio.mean(axis=0), RATE, nperseg=_WINDOW, noverlap=_WINDOW - _HOP, boundary="even")
    edges = np.geomspace(60, 14_000, 49)
    hertz = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    power = np.abs(spectrum) ** 2
    bands = np.array([power[(hertz >= low) & (hertz < high)].sum(axis=0) for low, high in itertools.pairwise(edges)])
    loud = bands**0.3
    rises: Floats = np.maximum(loud[:, _LAG:] - loud[:, :-_LAG], 0.0).sum(axis=0)
    return rises


def strongest_onset_s(rises: Floats, at_s: float) -> float:
    """Return when the strongest rise within a quarter of a second of a moment is heard."""
    middle, reach = round((at_s * RATE - _REACH) / _HOP), round(_NEAR_S * RATE / _HOP)
    first = max(middle - reach, 0)
    part = rises[first : middle + reach + 1]
    return ((first + int(part.argmax())) * _HOP + _REACH) / RATE if len(part) else at_s


def offset_of_clicks() -> float:
    """Return the detector's own error on bursts whose place is known, in ms: the largest of five."""
    audio = np.zeros((2, 3 * RATE), np.float32)
    rng = np.random.default_rng(0)
    places = (20_000, 43_210, 71_003, 98_765, 120_001)
    for place in places:
        burst = rng.standard_normal(4000) * np.exp(-np.arange(4000) / 800) * 0.3
        audio[:, place : place + 4000] += burst.astype(np.float32)
    rises = flux(audio)
    return max(abs(strongest_onset_s(rises, place / RATE) - place / RATE) for place in places) * 1000


def levels_db(audio: Audio) -> Floats:
    """Return the level of every second, in dB."""
    whole = audio[:, : audio.shape[1] // RATE * RATE].astype(np.float64)
    power: Floats = (whole**2).mean(axis=0).reshape(-1, RATE).mean(axis=1)
    return 10 * np.log10(power + 1e-12)


def share_of_power(audio: Audio, low: float, high: float) -> float:
    """Return how much of a sound's power lies in a band."""
    power = np.abs(np.fft.rfft(audio.mean(axis=0).astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(audio.shape[1], 1 / RATE)
    return float(power[(hertz >= low) & (hertz < high)].sum() / max(power.sum(), 1e-12))


def clicks(audio: Audio) -> int:
    """Return how many jumps between samples stand out of the 2 ms about them as no attack does."""
    jumps = np.abs(np.diff(audio.astype(np.float64), axis=1)).max(axis=0)
    about = np.sqrt(np.convolve(jumps**2, np.ones(96) / 96, mode="same")) + 1e-4
    return int((jumps / about > 9.6).sum())


def sounding(cue: Cue) -> list[Note]:
    """Return every pitched note of a cue."""
    from circletake.music import INSTRUMENTS

    return [n for part in cue.parts if not INSTRUMENTS[part.instrument].is_drum for n in part.notes]


def mud(cue: Cue) -> int:
    """Return how many pairs of notes below C3 sound together nearer than a fifth for a beat or more; drums without a
    definite pitch are no part of it."""
    from circletake.music import INSTRUMENTS

    parts = [p for p in cue.parts if INSTRUMENTS[p.instrument].family != "percussion" or p.instrument == "Timpani"]
    low = sorted((n for part in parts for n in part.notes if n.pitch < 48), key=lambda n: n.tick)
    found = 0
    for index, one in enumerate(low):
        for other in low[index + 1 :]:
            if other.tick >= one.end:
                break
            together = min(one.end, other.end) - other.tick
            found += together >= 48 and 0 < abs(one.pitch - other.pitch) < 7
    return found


def clashes(cue: Cue) -> float:
    """Return the share of time in which two notes a semitone apart, within an octave of each other, are held for half a
    beat or more."""
    notes = sounding(cue)
    ends = max((n.end for n in notes), default=1)
    held = np.zeros(ends + 1, bool)
    by_pitch: dict[int, list[Note]] = {}
    for note in notes:
        by_pitch.setdefault(note.pitch, []).append(note)
    for pitch, these in by_pitch.items():
        for one in these:
            for other in by_pitch.get(pitch + 1, ()):
                start, end = max(one.tick, other.tick), min(one.end, other.end)
                if end - start >= 24:
                    held[start:end] = True
    return float(held.mean())


def repeats(played: Sequence[tuple[int, int, float]]) -> int:
    """Return how often a key is struck four times running exactly alike: (key, velocity, seconds) in order."""
    found, run = 0, 1
    for one, two in itertools.pairwise(played):
        alike = one[:2] == two[:2] and two[2] - one[2] < 0.4
        run = run + 1 if alike else 1
        found += run == 4
    return found


def longest_line_s(cue: Cue, role: str = "melody") -> float:
    """Return how long the longest line of a role goes on without a written rest of a tenth of a second, in seconds; the
    last note, which rings, is no part of it."""
    longest = 0.0
    for part in cue.parts:
        begun = reach = float("-inf")
        for note in part.notes if part.role == role else ():
            if note.tick >= cue.final_tick:
                break
            begins, ends = (float(cue.tempo.seconds_at(tick)) for tick in (note.tick, note.end))
            if begins - reach >= _REST_S:
                begun = begins
            reach = max(reach, ends)
            longest = max(longest, reach - begun)
    return longest


def finds_motif(line: Sequence[Note], degrees: Sequence[int], beats: Sequence[float], begin: int, end: int) -> bool:
    """Tell whether a motif's head is heard in a stretch of a tune: the same rises and falls in the same rhythm, at any
    pitch, in any scale, at any pace; one step may be bent."""
    inside = [note for note in line if begin <= note.tick < end]
    count = min(len(degrees), len(inside), 4)
    if count < 2:
        return False
    steps = [b - a for a, b in itertools.pairwise(degrees[:count])]
    gaps = [float(beat) for beat in beats[: count - 1]]
    for first in range(len(inside) - count + 1):
        these = inside[first : first + count]
        moves = [b.pitch - a.pitch for a, b in itertools.pairwise(these)]
        times = [b.tick - a.tick for a, b in itertools.pairwise(these)]
        bent = sum(not _matches(move, step) for move, step in zip(moves, steps, strict=True))
        ratios = [time / gap for time, gap in zip(times, gaps, strict=True)]
        even = max(ratios) <= 2.01 * min(ratios)
        if bent <= (1 if count > 2 else 0) and even:
            return True
    return False


def _matches(semitones: int, degrees: int) -> bool:
    """Tell whether an interval in semitones may be one of so many scale steps, the same way."""
    if degrees == 0:
        return semitones == 0
    size, steps = abs(semitones), abs(degrees)
    return semitones * degrees > 0 and steps * 12 / 7 - 1.6 <= size <= steps * 12 / 7 + 1.6
