"""Balance: how loud each stem goes into the mix, with speech as the anchor where there is any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from circletake.sound.desk.ducking import weighted_powers
from circletake.sound.meters import loudness
from circletake.sound.track import Samples

ANCHOR_LUFS = -20.0
"""What speech is set to on the desk; music where nobody speaks."""

MUSIC_WITH_SPEECH_LUFS = -23.0
"""Music of a film in which somebody speaks; under the lines it sinks further."""

EVENT_LUFS = -27.0
"""What the louder foley events are brought near, over music."""

EVENT_ALONE_LUFS = -29.0
"""The same without music."""

AIR_LUFS = -39.0
"""What ambience is brought near, under music."""

AIR_ALONE_LUFS = -36.0
"""The same without music."""


class Balance(NamedTuple):
    """Gains in decibels."""

    dialogue_db: float
    music_db: float
    effects_db: dict[str, float]
    """By stem."""


def levels(dialogue: Samples | None, music: Samples | None, effects: Mapping[str, Samples]) -> Balance:
    """Return the gains that put stems in balance; what is silent or not there gets none.

    Dialogue and music are set to a loudness. Effects were made at film level, where a whisper is quieter than an
    explosion; so they are only brought nearer to where they are heard: foley by 6 dB at most, ambience by half the
    way and 5 dB at most, and ambience stays 8 LU under the foley's events.

    Args:
        dialogue: stereo, or None.
        music: stereo, or None.
        effects: stereo stems by name; one named `ambience` (or `ambience ...`) is ambience, every other one foley.
    """
    spoken, played = _loud(dialogue), _loud(music)
    music_target = MUSIC_WITH_SPEECH_LUFS if np.isfinite(spoken) else ANCHOR_LUFS
    scored = np.isfinite(played)
    gains: dict[str, float] = {}
    events = float("-inf")
    for name, sound in effects.items():
        if not is_ambience(name):
            level = event_lufs(sound)
            gains[name] = _towards(level, EVENT_LUFS if scored else EVENT_ALONE_LUFS, 1.0, 6.0)
            events = max(events, level + gains[name])
    for name, sound in effects.items():
        if is_ambience(name):
            level = loudness(sound).integrated_lufs
            gain = _towards(level, AIR_LUFS if scored else AIR_ALONE_LUFS, 0.5, 5.0)
            if np.isfinite(events) and np.isfinite(level):
                gain = float(np.clip(min(gain, events - 8.0 - level), -9.0, 5.0))
            gains[name] = gain
    return Balance(
        _towards(spoken, ANCHOR_LUFS, 1.0, 24.0),
        _towards(played, music_target, 1.0, 18.0),
        {name: gains[name] for name in effects},
    )


def is_ambience(name: str) -> bool:
    """Tell whether a stem of this name is ambience."""
    return name.lower().startswith("ambience")


def event_lufs(sound: Samples) -> float:
    """Return how loud a sparse stem's louder events are: the upper tenth of the tenths of a second that sound."""
    power = weighted_powers(sound)
    whole = power.size // 10 * 10
    tenths = power[:whole].reshape(-1, 10).mean(axis=1) if whole else power
    sounding = tenths[tenths > 1e-6]
    if sounding.size == 0:
        return float("-inf")
    return float(-0.691 + 10.0 * np.log10(np.quantile(sounding, 0.9)))


def _loud(sound: Samples | None) -> float:
    return loudness(sound).integrated_lufs if sound is not None else float("-inf")


def _towards(level: float, target: float, share: float, most_db: float) -> float:
    """Return a share of the gain from a level to a target, within limits; 0 for silence."""
    return float(np.clip(share * (target - level), -most_db, most_db)) if np.isfinite(level) else 0.0
