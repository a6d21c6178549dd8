"""A pulse as a signal: 50 Hz rows for the token stream, and columns for MusicGen-Melody's chroma path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FRAME_HZ = 50.0
"""Token frames a second of EnCodec at 32 kHz."""
CHROMA_HZ = 32_000 / 4096
"""Chroma columns a second of MusicGen-Melody: 7.8125."""
RHYTHM_CHANNELS = ("onset", "beat", "downbeat")

_FIFTH = 7
_BETWEEN = 0.15
"""Level of what sounds on between the pulses, beside a downbeat's 1."""
_DECAY_S = 0.25
_LEVELS = {"hits": 1.0, "downbeats": 0.8, "beats": 0.5}


class Pulse(NamedTuple):
    """When things fall, in seconds from the start of what is generated; times outside it are left out.

    Attributes:
        hits_s: Moments that must be met.
        beats_s: Every beat, downbeats included.
        downbeats_s: First beats of bars.
    """

    hits_s: tuple[float, ...] = ()
    beats_s: tuple[float, ...] = ()
    downbeats_s: tuple[float, ...] = ()

    def from_(self, start_s: float) -> Pulse:
        """Return the same pulse counted from a later moment."""
        return Pulse(*(tuple(at - start_s for at in times) for times in self))


class Sounding(NamedTuple):
    """A pitch class that sounds, 0 for C, from when to when in seconds, and how much of what is heard it is."""

    begin_s: float
    end_s: float
    pitch_class: int
    weight: float = 1.0


def rhythm_rows(pulse: Pulse, frames: int, *, rate_hz: float = FRAME_HZ) -> Floats:
    """Return the pulse as (frames, 3) rows: onset, beat, downbeat.

    A moment between two frames is shared between both by its distance, so that it is told more finely than a frame.
    Onset holds hits and beats alike: whatever is struck.
    """
    rows = np.zeros((frames, len(RHYTHM_CHANNELS)), np.float32)
    for channel, times in enumerate(((*pulse.hits_s, *pulse.beats_s), pulse.beats_s, pulse.downbeats_s)):
        for at in times:
            whole, part = divmod(at * rate_hz, 1.0)
            for frame, share in ((int(whole), 1.0 - part), (int(whole) + 1, part)):
                if 0 <= frame < frames:
                    rows[frame, channel] = max(rows[frame, channel], share)
    return rows


def rhythm_chroma(pulse: Pulse, sounding: Sequence[Sounding], columns: int, *, tonic: int = 7) -> Floats:
    """Return the pulse as (columns, 12) chroma, 7.8125 columns a second, for MusicGen-Melody's `input_features`.

    Each column holds what sounds then (the tonic where that is not known) at the level of the pulse: 1 on hits, 0.8 on
    downbeats, 0.5 on beats, dying away to 0.15. Nothing is in bin C, since a column of C alone is the model's sign for
    no condition; its share goes to the fifth above. After the end of what sounds all bins are zero.

    Args:
        pulse: what to meet.
        sounding: notes of the scaffold; empty for a bare pulse.
        columns: how many; give all that the model takes (235 for 30 s), for fewer would be played again by it.
        tonic: pitch class of a bare pulse.
    """
    levels = _levels(pulse, columns)
    chroma = np.zeros((columns, 12), np.float32)
    if not sounding:
        last = max((*pulse.hits_s, *pulse.beats_s), default=0.0)
        sounding = [Sounding(0.0, last + 1.0, tonic)]
    for note in sounding:
        for column in range(max(int(note.begin_s * CHROMA_HZ), 0), min(int(np.ceil(note.end_s * CHROMA_HZ)), columns)):
            begin, end = column / CHROMA_HZ, (column + 1) / CHROMA_HZ
            overlap = min(end, note.end_s) - max(begin, note.begin_s)
            chroma[column, note.pitch_class % 12] += max(overlap, 0.0) * CHROMA_HZ * note.weight
    chroma[:, _FIFTH] += chroma[:, 0]
    chroma[:, 0] = 0.0
    peak = chroma.max(axis=1, keepdims=True)
    return np.asarray(np.divide(chroma, peak, out=np.zeros_like(chroma), where=peak > 0) * levels[:, None], np.float32)


def _levels(pulse: Pulse, columns: int) -> Floats:
    """Return how strongly each column is struck: pulses die away, and the strongest counts."""
    levels = np.full(columns, _BETWEEN, np.float32)
    middles = (np.arange(columns) + 0.5) / CHROMA_HZ
    for times, height in zip(pulse, (_LEVELS["hits"], _LEVELS["beats"], _LEVELS["downbeats"]), strict=True):
        for at in times:
            column = int(np.floor(at * CHROMA_HZ))
            if 0 <= column < columns:
                levels[column] = max(levels[column], height)
                after = height * np.exp(-(middles[column + 1 :] - at) / _DECAY_S)
                levels[column + 1 :] = np.maximum(levels[column + 1 :], after)
    return levels
