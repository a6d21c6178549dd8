"""Measuring a patch before it plays: how loud the font made it, and when its attack is heard."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.orchestra import Instrument
from circletake.music.sampler import Sounded, SoundFont, play

Audio = NDArray[np.float32]

_REFERENCE_DB = -23.0
_REFERENCE_VELOCITY = 90
_HOLD_S = 0.8
_EVENED = 0.6
"""How much of a patch's unevenness over its keys is taken away; the rest is a register's own weight."""

_DRUMS_DB = {
    36: 0.0, 37: -6.0, 38: -2.0, 39: -5.0, 40: -7.0, 42: -11.0, 44: -12.0, 46: -9.0, 49: -3.0, 51: -10.0, 54: -9.0,
    57: -3.0, 59: -6.0, 70: -14.0, 76: -7.0, 77: -7.0, 81: -11.0,
}  # fmt: skip
"""How loud each drum of a kit should be beside the bass drum, at one velocity."""
_LONGEST_ATTACK_S = 0.16


class Patch(NamedTuple):
    """A patch as measured.

    Attributes:
        gain: What brings it to its place in the balance.
        attack_s: How long after its beginning its attack is heard.
        keys, uneven_db: Keys measured, and how much too loud each is.
    """

    gain: float
    attack_s: float
    keys: tuple[int, ...]
    uneven_db: tuple[float, ...]

    def even_db(self, key: int) -> float:
        """Return the gain that evens out a key, in dB."""
        return -float(np.interp(key, self.keys, self.uneven_db))


@lru_cache(maxsize=256)
def patch(font: SoundFont, instrument: Instrument, sample_rate: int) -> Patch:
    """Measure one instrument of a font on reference notes.

    The loudness is the loudest 400 ms of a note of 0.8 s, K-weighted, as a mean over the sweet register. The
    attack is the time to half the amplitude of the first 350 ms: where the ear puts a slow onset.
    """
    low, high = instrument.sweet_low, instrument.sweet_high
    keys = tuple(_DRUMS_DB) if instrument.is_drum else (low + 3, (low + high) // 2, high - 5)
    sounds = [_sound(font, instrument, key, sample_rate) for key in keys]
    loudness = [_loudest_db(sound, sample_rate) for sound in sounds]
    place = _DRUMS_DB if instrument.is_drum else dict.fromkeys(keys, 0.0)
    audible = {key: level - place[key] for key, level in zip(keys, loudness, strict=True) if level > -90.0}
    if not audible:
        return Patch(0.0, 0.0, (60,), (0.0,))
    mean = float(np.mean(list(audible.values())))
    gain_db = _REFERENCE_DB + instrument.level_db - mean
    attack = 0.0 if instrument.is_drum else _attack_s(sounds[1], sample_rate)
    share = 1.0 if instrument.is_drum else _EVENED
    uneven = tuple(share * (level - mean) for level in audible.values())
    return Patch(10.0 ** (gain_db / 20.0), min(attack, _LONGEST_ATTACK_S), tuple(audible), uneven)


def _sound(font: SoundFont, instrument: Instrument, key: int, sample_rate: int) -> Audio:
    note = Sounded(0, int(_HOLD_S * sample_rate), key, _REFERENCE_VELOCITY)
    return play(
        font, instrument.program, [note], sample_rate, sample_rate, drums=instrument.is_drum, instrument=instrument.name
    )  # fmt: skip


def _loudest_db(sound: Audio, sample_rate: int) -> float:
    """Return the loudest 400 ms in dB, weighted as BS.1770 weighs (its shelf and high pass, by spectrum)."""
    spectrum = np.fft.rfft(sound.astype(np.float64), axis=1)
    hertz = np.fft.rfftfreq(sound.shape[1], 1 / sample_rate)
    weight = 1.0 / (1.0 + (38.0 / np.maximum(hertz, 1e-6)) ** 4) ** 0.5
    weight *= 1.0 + 0.585 / (1.0 + (1500.0 / np.maximum(hertz, 1e-6)) ** 4)
    weighted = np.fft.irfft(spectrum * weight, sound.shape[1], axis=1)
    power = np.concatenate([[0.0], np.cumsum((weighted**2).sum(axis=0))])
    width = int(0.4 * sample_rate)
    loudest = float((power[width:] - power[:-width]).max()) / width
    return float(10.0 * np.log10(loudest + 1e-12))


def _attack_s(sound: Audio, sample_rate: int) -> float:
    """Return when the smoothed amplitude first passes half of its greatest value within 350 ms."""
    width = int(0.008 * sample_rate)
    power = np.concatenate([[0.0], np.cumsum((sound.astype(np.float64) ** 2).sum(axis=0))])
    amplitude = np.sqrt(np.maximum(power[width:] - power[:-width], 0.0))[: int(0.35 * sample_rate)]
    reached = int(np.argmax(amplitude >= 0.5 * amplitude.max()))
    return reached / sample_rate
