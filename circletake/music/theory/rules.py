"""The hard rules of voice leading, as one checker that search and verification share."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.theory.chord import Chord

LOW_LIMIT = 48
"""C3: below it two notes stand at least a fifth apart, or they blur."""

Voicing = tuple[int, int, int, int]
"""Bass, tenor, alto, soprano as MIDI keys."""

Ints = NDArray[np.int64]


class VoiceRange(NamedTuple):
    """Lowest and highest key of a voice."""

    low: int
    high: int


RANGES = (VoiceRange(36, 57), VoiceRange(48, 67), VoiceRange(53, 74), VoiceRange(58, 81))
"""Bass, tenor, alto, soprano."""


def voicing_faults(voicing: Voicing, over: Chord, tonic: int) -> tuple[str, ...]:
    """Return what is wrong with one voicing: range, crossing, spacing, missing tones, low intervals."""
    faults = [
        f"{name} out of range ({pitch})"
        for name, pitch, span in zip(("bass", "tenor", "alto", "soprano"), voicing, RANGES, strict=True)
        if not span.low <= pitch <= span.high
    ]
    if any(low > high for low, high in itertools.pairwise(voicing)):
        faults.append("voices cross")
    if voicing[2] - voicing[1] > 12 or voicing[3] - voicing[2] > 12:
        faults.append("upper voices more than an octave apart")
    if voicing[0] < LOW_LIMIT and voicing[1] - voicing[0] < 7:
        faults.append("close interval in the bass")
    sounding = {(pitch - tonic) % 12 for pitch in voicing}
    if any(tone not in sounding for tone in over.essential):
        faults.append(f"{over.label} lacks a tone")
    if over.leading_tone is not None and sum((p - tonic) % 12 == over.leading_tone for p in voicing) > 1:
        faults.append("leading tone doubled")
    return tuple(faults)


def parallel_pairs(first: Ints, second: Ints) -> NDArray[np.bool_]:
    """Tell which pairs of voicings move in parallel fifths or octaves.

    Args:
        first: (n, 4) voicings.
        second: (m, 4) voicings.

    Returns:
        (n, m) booleans: two voices stand a perfect fifth, octave or unison apart before and after, and both
        move, in any direction (fifths and octaves by contrary motion count too).
    """
    found = np.zeros((len(first), len(second)), dtype=bool)
    for low in range(4):
        for high in range(low + 1, 4):
            before = (first[:, high] - first[:, low]) % 12
            after = (second[:, high] - second[:, low]) % 12
            perfect = (before == 0) | (before == 7)
            same = before[:, None] == after[None, :]
            moved = (first[:, low, None] != second[None, :, low]) & (first[:, high, None] != second[None, :, high])
            found |= perfect[:, None] & same & moved
    return found


def unresolved_pairs(first: Ints, second: Ints, before: Chord, after: Chord, tonic: int) -> NDArray[np.bool_]:
    """Tell which pairs of voicings leave a leading tone or a seventh unresolved.

    The leading tone rises a semitone when the next chord holds what it leads to, or stays when it belongs to the
    next chord too; it may sink a semitone into that chord's seventh, as in chains of dominants; in the bass it
    may fall by step on the way to another chord than its goal. The seventh of a chord that drives on (a dominant
    before what it leads to, or a root that falls a fifth) falls a step, or stays, when the next chord holds such
    a note. Between two forms of one chord nothing need resolve.

    Returns:
        (n, m) booleans.
    """
    found = np.zeros((len(first), len(second)), dtype=bool)
    if before.root == after.root:
        return found
    above, step = (first - tonic) % 12, second[None, :, :] - first[:, None, :]
    lead = before.leading_tone
    if lead is not None and before.target in after.tones:
        goals = [1, 0] if lead in after.tones else [1]
        if len(after.tones) > 3 and (after.root + 10 - lead) % 12 == 11:
            goals.append(-1)
        voices = slice(0 if after.root == before.target else 1, 4)
        found |= np.any((above == lead)[:, None, voices] & ~np.isin(step[:, :, voices], goals), axis=2)
    seventh = before.seventh
    drives = before.target in after.tones or (before.root + 5) % 12 == after.root
    if seventh is not None and drives:
        goals = [move for move in (0, -1, -2) if (seventh + move) % 12 in after.tones]
        if goals:
            found |= np.any((above == seventh)[:, None, :] & ~np.isin(step, goals), axis=2)
    return found


def overlap_pairs(first: Ints, second: Ints) -> NDArray[np.bool_]:
    """Tell which pairs of voicings overlap: a voice moves beyond where its neighbour just was.

    Returns:
        (n, m) booleans.
    """
    found = np.zeros((len(first), len(second)), dtype=bool)
    for low in range(3):
        found |= second[None, :, low] > first[:, None, low + 1]
        found |= second[None, :, low + 1] < first[:, None, low]
    return found


def progression_faults(
    voicings: Sequence[Voicing], chords: Sequence[Chord], tonics: Sequence[int]
) -> tuple[tuple[int, str], ...]:
    """Check a whole progression.

    Args:
        voicings: One a chord.
        chords: The chords.
        tonics: The tonic in force at each; resolution is not asked for across a change of key.

    Returns:
        (index of the chord, fault) for every hard fault.
    """
    faults = [
        (index, fault)
        for index, (voicing, over, tonic) in enumerate(zip(voicings, chords, tonics, strict=True))
        for fault in voicing_faults(voicing, over, tonic)
    ]
    for index in range(1, len(voicings)):
        first, second = np.array([voicings[index - 1]]), np.array([voicings[index]])
        if parallel_pairs(first, second)[0, 0]:
            faults.append((index, "parallel fifths or octaves"))
        if overlap_pairs(first, second)[0, 0]:
            faults.append((index, "voices overlap"))
        if tonics[index] == tonics[index - 1]:
            pair = (chords[index - 1], chords[index])
            if unresolved_pairs(first, second, *pair, tonics[index])[0, 0]:
                faults.append((index, "leading tone or seventh unresolved"))
    return tuple(sorted(faults))
