"""Ducking: music and effects make room for speech, by level and, in the music, where speech is understood."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import maximum_filter1d, uniform_filter1d

from circletake.sound.filters import bandpass, run
from circletake.sound.meters import k_weighted
from circletake.sound.track import RATE, Curve, Samples, gain_of

STEP = 480
"""Samples between two values of a control curve: 10 ms."""

MUSIC_UNDER_SPEECH_LU = 9.0
EFFECTS_DUCK_DB = 3.0
DIP_DB = 4.0
"""How far the music's 1 to 4 kHz sink under speech, beside its level: there the consonants are."""

_SHALLOWEST_DB, _DEEPEST_DB = 3.0, 6.0
_SPEAKS_LUFS = -45.0
_AHEAD_STEPS, _AFTER_STEPS, _SMOOTH_STEPS = 22, 42, 25
_QUICK_SUM = 1 << 18


def duck(dialogue: Samples, music: Samples, effects: Samples) -> float:
    """Let music and effects sink, in place, before a line begins and rise after it has ended.

    Args:
        dialogue: stereo; what is listened to.
        music: stereo, at its level for the mix; changed.
        effects: stereo, at their level for the mix; changed.

    Returns:
        For how many seconds something was ducked.
    """
    spoken = speech_curve(dialogue)
    if not spoken.any():
        return 0.0
    samples = dialogue.shape[1]
    dip = np.float32(1.0) - _per_sample(10.0 ** (-DIP_DB * spoken / 20.0), samples)
    for row in music:
        band = run(bandpass(2000.0, 0.67), row)
        band *= dip
        row -= band
    music *= _per_sample(10.0 ** (-_depth_db(dialogue, music, spoken) * spoken / 20.0), samples)
    effects *= _per_sample(10.0 ** (-EFFECTS_DUCK_DB * spoken / 20.0), samples)
    return float(np.sum(spoken > 0.5) * STEP / RATE)


def speech_curve(dialogue: Samples) -> Curve:
    """Return how much somebody speaks, 0 to 1, for every `STEP` samples: up before the line, down after it."""
    power = weighted_powers(dialogue)
    speaks = power > gain_of(_SPEAKS_LUFS) ** 2
    if not speaks.any():
        return np.zeros(power.size)
    reach = _AHEAD_STEPS + _AFTER_STEPS + 1
    wide = maximum_filter1d(
        speaks.astype(np.float64), reach, origin=-(_AHEAD_STEPS - _AFTER_STEPS) // 2, mode="constant"
    )
    return np.asarray(uniform_filter1d(uniform_filter1d(wide, _SMOOTH_STEPS), _SMOOTH_STEPS // 2))


def weighted_powers(sound: Samples) -> Curve:
    """Return the K-weighted mean power of every `STEP` samples, summed over channels."""
    return np.asarray(np.sum([step_powers(k_weighted(row)) for row in sound], axis=0))


def step_powers(row: Samples) -> Curve:
    """Return the mean power of every `STEP` samples of one channel; a last part counts as a whole step."""
    steps = -(-row.size // STEP)
    power = np.zeros(steps)
    for begin in range(0, steps, _QUICK_SUM // STEP):
        part = row[begin * STEP : (begin + _QUICK_SUM // STEP) * STEP]
        padded = np.pad(part, (0, -part.size % STEP)).reshape(-1, STEP)
        power[begin : begin + padded.shape[0]] = np.mean(np.square(padded, dtype=np.float64), axis=1)
    return power


def _depth_db(dialogue: Samples, music: Samples, spoken: Curve) -> float:
    """Return how far the music must sink to lie `MUSIC_UNDER_SPEECH_LU` under the speech, within reason."""
    inside = spoken > 0.5
    voice = float(weighted_powers(dialogue)[inside].mean())
    below = float(weighted_powers(music)[inside].mean())
    if below <= 0.0:
        return _SHALLOWEST_DB
    apart = 10.0 * np.log10(voice / below)
    return float(np.clip(MUSIC_UNDER_SPEECH_LU - apart, _SHALLOWEST_DB, _DEEPEST_DB))


def _per_sample(steps: Curve, samples: int) -> Samples:
    """Return a control curve as a gain for every sample."""
    middles = np.arange(steps.size) * STEP + STEP / 2
    return np.interp(np.arange(samples), middles, steps).astype(np.float32)
