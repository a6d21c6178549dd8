"""Seats: a part played on its patch, on time by ear, and turned to where its player sits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.mixing.calibrate import Patch, patch
from circletake.music.orchestra import INSTRUMENTS, Instrument
from circletake.music.performance import PlayedPart
from circletake.music.sampler import Controls, Sounded, SoundFont, play
from circletake.music.score import Cue

Audio = NDArray[np.float32]
Points = list[tuple[int, float]]

_WIDTH = 0.7
"""How much of a patch's own stereo width is kept."""

_VIBRATO_HZ = 5.3
_VIBRATO_CENTS = {"bowed": 13.0, "blown": 7.0, "sung": 9.0}
_SECTIONS = (48, 49)
"""Programs that are many players already: no single vibrato."""

_MARGIN_S = 0.02


class Heard(NamedTuple):
    """A part as sampled: who plays, its dry sound (2, n), and the cue's sample at which that begins."""

    player: Instrument
    first: int
    dry: Audio


class Clock(NamedTuple):
    """A cue's place in the film: its first sample, its length in samples with what rings on, samples a second."""

    start: int
    samples: int
    rate: int


def play_part(part: PlayedPart, cue: Cue, font: SoundFont, clock: Clock) -> Heard:
    """Sample one part and put it in its seat; only the stretch in which it sounds is made."""
    player = INSTRUMENTS[part.part.instrument]
    measured = patch(font, player, clock.rate)
    notes = _sounded(part, player, measured, clock)
    tail = int((player.release_s + _MARGIN_S) * clock.rate)
    first = min(max(min(note.begin for note in notes), 0), clock.samples)
    last = min(max(note.release_at for note in notes) + tail, clock.samples)
    dry = play(
        font,
        player.program,
        [note._replace(begin=note.begin - first, release_at=note.release_at - first) for note in notes],
        max(last - first, 0),
        clock.rate,
        drums=player.is_drum,
        controls=Controls(
            {11: _moved(_course(part, cue, measured, clock), first)},
            _moved(_vibrato(part, player, clock), first),
        ),
        longest_release_s=player.release_s,
        instrument=player.name,
    )
    return Heard(player, first, _seated(dry, player, measured.gain))


def _moved(points: Points, first: int) -> Points:
    return [(at - first, value) for at, value in points]


def _sounded(part: PlayedPart, player: Instrument, measured: Patch, clock: Clock) -> list[Sounded]:
    """Turn played notes into samples, begun so much earlier that their attack is heard on time."""
    early = measured.attack_s
    return [
        Sounded(
            round((note.begin_s - early) * clock.rate) - clock.start,
            round(max(note.end_s - early / 2, note.begin_s + _MARGIN_S) * clock.rate) - clock.start,
            note.note.pitch,
            note.velocity,
            note.detune_cents,
            note.skip_s,
            measured.even_db(note.note.pitch),
        )
        for note in part.notes
    ]


def _course(part: PlayedPart, cue: Cue, measured: Patch, clock: Clock) -> Points:
    """Return the part's expression in samples, ahead by half of what its notes begin early."""
    early = round(measured.attack_s / 2 * clock.rate)
    return [(cue.tempo.sample_at(tick, clock.rate) - clock.start - early, value) for tick, value in part.expression]


def _vibrato(part: PlayedPart, player: Instrument, clock: Clock) -> Points:
    """Return the pitch of a soloist's long notes, in semitones: a vibrato that grows after each onset."""
    depth = _VIBRATO_CENTS.get(player.touch, 0.0) / 100.0
    solo = part.part.role in ("melody", "counter") and player.family != "brass" and player.program not in _SECTIONS
    if not depth or not solo:
        return []
    at = np.arange(0, clock.samples, clock.rate // 100)
    age = np.zeros(len(at))
    for note in part.notes:
        begin, end = (round(second * clock.rate) - clock.start for second in (note.begin_s, note.end_s))
        inside = (at >= begin) & (at < end)
        age[inside] = (at[inside] - begin) / clock.rate
    swell = np.clip((age - 0.18) / 0.5, 0.0, 1.0)
    wave = depth * swell * np.sin(2.0 * np.pi * _VIBRATO_HZ * age)
    return list(zip(at.tolist(), wave.tolist(), strict=True))


def _seated(dry: Audio, player: Instrument, gain: float) -> Audio:
    """Narrow a patch's own stereo picture and turn it towards its seat, at constant power and a gain."""
    angle = (player.pan * 0.85 + 1.0) * np.pi / 4.0
    left, right = np.cos(angle) / np.sqrt(2.0), np.sin(angle) / np.sqrt(2.0)
    across = _WIDTH / 2.0
    # Written out: a matrix product may round otherwise on another number of threads.
    ll, lr, rl, rr = (np.float32(gain * x) for x in (left + across, left - across, right - across, right + across))
    return np.stack([ll * dry[0] + lr * dry[1], rl * dry[0] + rr * dry[1]])
