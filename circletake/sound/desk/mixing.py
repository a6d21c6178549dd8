"""The mix: balance, ducking, glue, loudness and true peak, with one gain on all stems so that they add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

import numpy as np

from circletake.schema import LoudnessProfile, MixReport, RequestRejected, sample_at
from circletake.sound.desk.balance import ANCHOR_LUFS, levels
from circletake.sound.desk.ducking import duck
from circletake.sound.desk.glue import glue_gain
from circletake.sound.desk.limiter import limiting_gain
from circletake.sound.meters import loudness, peak_curve, true_peak
from circletake.sound.space import panned
from circletake.sound.track import RATE, Samples, add_scaled, db_of, gain_of, lay, silence
from circletake.sound.wav import FULL_SCALE, quantised

MOST_MAKE_UP_DB = 12.0
"""How far a mix with speech or music is raised above the desk's own level to meet a profile."""

MOST_MAKE_UP_AIR_DB = 8.0
"""The same for effects alone: room tone must not become a roar."""

PASSES = 5
_CLOSE_LU = 0.03
_MARGIN_DB = 0.08
_WIDEST_PAN = 0.4
_BLOCK = 1 << 18


class PlacedLine(NamedTuple):
    """A spoken line at its place in the film."""

    audio: Samples
    """Mono, or stereo."""
    start_sample: int
    pan: float = 0.0


class MixStem(NamedTuple):
    """A stem that goes into the mix."""

    name: str
    group: Literal["dialogue", "music", "effects"]
    audio: Samples
    """Stereo, or mono for the middle; what is longer than the film is cut, what is shorter ends early."""


class Mixdown(NamedTuple):
    """A mix and its stems, all `(2, samples)` in exact steps of 24-bit PCM: the stems' sum is the mix."""

    mix: Samples
    dialogue: Samples
    music: Samples
    effects: Samples
    report: MixReport
    held_back_lu: float
    """How much louder the profile wanted it than it may be raised; 0 when the profile is met."""


_Groups = dict[Literal["dialogue", "music", "effects"], dict[str, Samples]]
"""Stems by name, by group."""


class _Buses(NamedTuple):
    dialogue: Samples
    music: Samples
    effects: Samples


class _Master(NamedTuple):
    gain: Samples
    passes: int
    held_back_lu: float


def mix(
    voices: Sequence[PlacedLine],
    stems: Sequence[MixStem],
    profile: LoudnessProfile,
    *,
    frames: int,
    rate: Fraction,
    sample_rate: int = RATE,
    music_db: float = 0.0,
    effects_db: float = 0.0,
    dialogue_db: float = 0.0,
    fade_out_frames: int = 0,
) -> Mixdown:
    """Mix a film.

    Args:
        voices: spoken lines.
        stems: music and effects (and dialogue that is a stem already).
        profile: loudness and ceiling to meet.
        frames: the film's length.
        rate: frames a second.
        sample_rate: of everything; 48 kHz is the only one.
        music_db: a person's wish on top of the balance.
        effects_db: the same for effects.
        dialogue_db: the same for dialogue.
        fade_out_frames: over how many last frames everything fades.

    Raises:
        RequestRejected: another sample rate than 48 kHz, or sound that is not finite.
    """
    if sample_rate != RATE:
        raise RequestRejected(f"the desk runs at {RATE} Hz, got {sample_rate}; convert the stems")
    for name, audio in (*(("a voice", line.audio) for line in voices), *((stem.name, stem.audio) for stem in stems)):
        if not np.isfinite(audio).all():
            raise RequestRejected(f"{name}: its samples are not all finite; make it again")
    samples = sample_at(frames, rate)
    wishes = (dialogue_db, music_db, effects_db)
    buses, ducked_s = _desk(_grouped(voices, stems, samples), wishes, samples)
    edges = _edges(samples, sample_at(fade_out_frames, rate))
    for bus in buses:
        bus *= edges
    master = _mastered(buses, profile)
    return _printed(buses, master, profile, ducked_s)


def _grouped(voices: Sequence[PlacedLine], stems: Sequence[MixStem], samples: int) -> _Groups:
    """Return every group's stems at the film's length; those that have it already are not copied."""
    groups: _Groups = {"dialogue": {}, "music": {}, "effects": {}}
    for line in voices:
        bus = groups["dialogue"].setdefault("voices", silence(samples))
        lay(bus, panned(line.audio, float(np.clip(line.pan, -_WIDEST_PAN, _WIDEST_PAN)), 1.0), line.start_sample)
    for number, stem in enumerate(stems):
        audio = stem.audio if stem.audio.ndim == 2 else panned(stem.audio, 0.0, 1.0)
        if audio.shape[1] != samples:
            fitted = silence(samples)
            lay(fitted, audio, 0)
            audio = fitted
        name = stem.name if stem.name not in groups[stem.group] else f"{stem.name} {number}"
        groups[stem.group][name] = audio
    return groups


def _desk(groups: _Groups, wishes: tuple[float, float, float], samples: int) -> tuple[_Buses, float]:
    """Return the three buses, balanced and ducked, and for how many seconds they duck."""
    dialogue, music = (_summed(groups[name], samples) for name in ("dialogue", "music"))
    balance = levels(
        dialogue if groups["dialogue"] else None, music if groups["music"] else None, groups["effects"]
    )  # fmt: skip
    dialogue *= np.float32(gain_of(balance.dialogue_db + wishes[0]))
    music *= np.float32(gain_of(balance.music_db + wishes[1]))
    effects = silence(samples)
    for name, sound in groups["effects"].items():
        add_scaled(effects, sound, gain_of(balance.effects_db[name] + wishes[2]))
    buses = _Buses(dialogue, music, effects)
    return buses, duck(*buses)


def _summed(stems: dict[str, Samples], samples: int) -> Samples:
    bus = silence(samples)
    for sound in stems.values():
        add_scaled(bus, sound, 1.0)
    return bus


def _edges(samples: int, fade_out: int) -> Samples:
    """Return a gain that rises over 5 ms at the head and falls over the fade (5 ms at least) at the tail."""
    gain = np.ones(samples, np.float32)
    for length, view in ((RATE // 200, gain), (max(fade_out, RATE // 200), gain[::-1])):
        reach = min(length, samples)
        if reach:
            view[:reach] *= (0.5 - 0.5 * np.cos(np.pi * np.arange(reach) / reach)).astype(np.float32)
    return gain


def _mastered(buses: _Buses, profile: LoudnessProfile) -> _Master:
    """Return the one gain that brings the mix to its profile."""
    total = buses.dialogue + buses.music
    total += buses.effects
    start = loudness(total).integrated_lufs
    if not np.isfinite(start):
        return _Master(np.ones(total.shape[1], np.float32), 0, 0.0)
    glue = glue_gain(total, start)
    total *= glue
    most = profile.integrated_lufs - ANCHOR_LUFS
    most += MOST_MAKE_UP_DB if _sounds(buses.dialogue) or _sounds(buses.music) else MOST_MAKE_UP_AIR_DB
    ceiling = gain_of(profile.true_peak_dbtp - _MARGIN_DB)
    curve = peak_curve(total, ceiling * gain_of(-most) * 0.9)
    make_up, held_back = profile.integrated_lufs - loudness(total).integrated_lufs, 0.0
    for passes in range(1, PASSES + 1):
        held_back = max(0.0, make_up - most)
        make_up = min(make_up, most)
        gain = limiting_gain(curve * np.float32(gain_of(make_up)), ceiling) * np.float32(gain_of(make_up))
        missing = profile.integrated_lufs - loudness(total * gain).integrated_lufs
        if held_back or abs(missing) < _CLOSE_LU or passes == PASSES:
            break
        make_up += missing
    return _Master(gain * glue, passes, max(0.0, missing) if held_back else 0.0)


def _sounds(bus: Samples) -> bool:
    return bool(np.any(bus))


def _printed(buses: _Buses, master: _Master, profile: LoudnessProfile, ducked_s: float) -> Mixdown:
    """Return the stems under the master's gain in steps of 24 bits, and the mix as their exact sum, measured."""
    total = _print(buses, master.gain)
    for _ in range(3):
        peak = true_peak(total)
        if peak <= profile.true_peak_dbtp:
            break
        total = _print(buses, np.full(total.shape[1], gain_of(profile.true_peak_dbtp - _MARGIN_DB - peak), np.float32))
    heard = loudness(total)
    report = MixReport(
        integrated_lufs=heard.integrated_lufs,
        loudness_range_lu=heard.range_lu,
        true_peak_dbtp=peak,
        null_dbfs=db_of(_rest(buses, total)),
        ducked_s=ducked_s,
        passes=master.passes,
        held_back_lu=master.held_back_lu,
    )
    return Mixdown(total, *buses, report, master.held_back_lu)


def _print(buses: _Buses, gain: Samples) -> Samples:
    """Put a gain on all buses, in place and in whole steps of 24 bits, and return their exact sum."""
    total = np.empty_like(buses.dialogue)
    for span in _blocks(gain.size):
        steps = [quantised(bus[:, span] * gain[span]) for bus in buses]
        for bus, step in zip(buses, steps, strict=True):
            bus[:, span] = step / np.float32(FULL_SCALE)
        total[:, span] = sum(steps[1:], steps[0]) / np.float32(FULL_SCALE)
    return total


def _rest(buses: _Buses, total: Samples) -> float:
    """Return the largest magnitude of what is in the mix and not in its stems."""
    rest = 0.0
    for span in _blocks(total.shape[1]):
        stems = sum(bus[:, span].astype(np.float64) for bus in buses)
        rest = max(rest, float(np.abs(total[:, span] - stems).max()))
    return rest


def _blocks(samples: int) -> list[slice]:
    return [slice(begin, begin + _BLOCK) for begin in range(0, samples, _BLOCK)]
