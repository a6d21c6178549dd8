"""Rendering: parts played, seated in a room, and summed to stems that add up to the music."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.mixing.calibrate import Patch, patch
from circletake.music.mixing.level import one_gain
from circletake.music.mixing.room import reverberate
from circletake.music.mixing.tone import equalise
from circletake.music.orchestra import FAMILIES, INSTRUMENTS, Family, Instrument
from circletake.music.performance import PlayedCue, PlayedPart, perform
from circletake.music.sampler import Controls, Sounded, SoundFont, play
from circletake.music.score import Cue, Score
from circletake.music.styles import style_named
from circletake.music.styles.style import Room
from circletake.schema import BriefError, sample_at

Audio = NDArray[np.float32]

_TAIL_S = 4.0
_EDGE_S = 0.005
_LAST_FADE_S = 0.25
_WIDTH = 0.55
_VIBRATO_HZ = 5.3
_VIBRATO_CENTS = {"bowed": 13.0, "blown": 7.0, "sung": 9.0}


class _Heard(NamedTuple):
    """A part as sampled: where it begins in the film, dry, and how much of it goes into the room."""

    start: int
    dry: Audio
    player: Instrument


def render(score: Score, soundfont: SoundFont, *, threads: int = 2) -> dict[str, Audio]:
    """Render a score.

    Args:
        score: What to play.
        soundfont: On what.
        threads: Parts rendered at the same time; changes nothing but the time it takes.

    Returns:
        Stems by family, (2, sample_at(frames, rate)) float32 each, in the order of the orchestra; only families
        that play. Their sum is the music: about -20 LUFS, its peak at most -3 dBFS. A score without cues gives
        no stems.

    Raises:
        BriefError: the SoundFont lacks an instrument that plays.
    """
    _check(score, soundfont)
    length = sample_at(score.frames, score.rate, score.sample_rate)
    stems: dict[str, Audio] = {}
    for played in perform(score):
        for family, sound in _cue_stems(played, score, soundfont, length, threads):
            stems[family] = stems[family] + sound if family in stems else sound
    music = sum_of(stems, length)
    gain = one_gain(music, score.sample_rate).astype(np.float32)
    return {family: stems[family] * gain for family in FAMILIES if family in stems}


def _check(score: Score, font: SoundFont) -> None:
    for name in dict.fromkeys(part.instrument for cue in score.cues for part in cue.parts):
        player = INSTRUMENTS[name]
        if not font.zones(player.program, player.is_drum):
            kind = "drum kit" if player.is_drum else "program"
            raise BriefError(f"SoundFont {font.name} has no {kind} {player.program} ({name}); use a General MIDI font")


def sum_of(stems: dict[str, Audio], length: int) -> Audio:
    """Return the sum of stems in a fixed order, (2, length) float32."""
    music = np.zeros((2, length), dtype=np.float32)
    for family in FAMILIES:
        if family in stems:
            music += stems[family]
    return music


def _cue_stems(
    played: PlayedCue, score: Score, font: SoundFont, length: int, threads: int
) -> Iterator[tuple[Family, Audio]]:
    """Yield one cue's stems, over the film's whole length."""
    cue, rate = played.cue, score.sample_rate
    room = style_named(cue.brief.style).room
    start = sample_at(cue.brief.span.start, score.rate, rate)
    end = min(sample_at(cue.brief.span.end, score.rate, rate) + int(_TAIL_S * rate), length)
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        heard = list(pool.map(lambda part: _part(part, cue, font, start, end - start, rate), played.parts))
        grouped = [
            (family, [part for part in heard if part.player.family == family])
            for family in FAMILIES
            if any(part.player.family == family for part in heard)
        ]
        sounds = list(pool.map(lambda group: _family(group[0], group[1], room, rate), grouped))
    for (family, _), sound in zip(grouped, sounds, strict=True):
        whole = np.zeros((2, length), dtype=np.float32)
        whole[:, start:end] = _edged(sound, end == length, rate)
        yield family, whole


def _part(part: PlayedPart, cue: Cue, font: SoundFont, start: int, samples: int, rate: int) -> _Heard:
    """Sample one part and put it in its seat."""
    player = INSTRUMENTS[part.part.instrument]
    measured = patch(font, player, rate)
    notes = _sounded(part, player, measured, start, rate)
    controls = Controls(
        {11: _course(part, cue, measured, start, rate)} if part.expression else {},
        _vibrato(part, player, start, samples, rate),
    )
    dry = play(
        font, player.program, notes, samples, rate,
        drums=player.is_drum, controls=controls, longest_release_s=player.release_s,
    )  # fmt: skip
    return _Heard(start, _seated(dry, player) * np.float32(measured.gain), player)


def _sounded(part: PlayedPart, player: Instrument, measured: Patch, start: int, rate: int) -> list[Sounded]:
    """Turn played notes into samples, begun so much earlier that their attack is heard on time."""
    early = measured.attack_s
    return [
        Sounded(
            round((note.begin_s - early) * rate) - start,
            max(round((note.end_s - early * 0.5) * rate) - start, round((note.begin_s + 0.02) * rate) - start),
            note.note.pitch,
            note.velocity,
            note.detune_cents,
            note.skip_s,
            measured.even_db(note.note.pitch),
        )
        for note in part.notes
    ]


def _course(part: PlayedPart, cue: Cue, measured: Patch, start: int, rate: int) -> list[tuple[int, float]]:
    return [
        (cue.tempo.sample_at(tick, rate) - start - round(measured.attack_s * 0.5 * rate), value)
        for tick, value in part.expression
    ]


def _vibrato(part: PlayedPart, player: Instrument, start: int, samples: int, rate: int) -> list[tuple[int, float]]:
    """Return the pitch of a soloist's long notes, in semitones: a vibrato that grows after each onset."""
    depth = _VIBRATO_CENTS.get(player.touch, 0.0) / 100.0
    if (
        not depth
        or part.part.role not in ("melody", "counter")
        or player.family == "brass"
        or player.program in (48, 49)
    ):
        return []
    step = rate // 100
    at = np.arange(0, samples, step)
    age = np.full(len(at), 0.0)
    for note in part.notes:
        inside = (at >= round(note.begin_s * rate) - start) & (at < round(note.end_s * rate) - start)
        age[inside] = at[inside] / rate - (note.begin_s - start / rate)
    swell = np.clip((age - 0.18) / 0.5, 0.0, 1.0)
    wave = depth * swell * np.sin(2.0 * np.pi * _VIBRATO_HZ * age)
    return list(zip(at.tolist(), wave.tolist(), strict=True))


def _seated(dry: Audio, player: Instrument) -> Audio:
    """Narrow a patch's own stereo picture and turn it towards its seat, at constant power."""
    middle, side = (dry[0] + dry[1]) / 2, (dry[0] - dry[1]) / 2 * np.float32(_WIDTH)
    angle = (player.pan * 0.75 + 1.0) * np.pi / 4.0
    left, right = np.float32(np.cos(angle) * np.sqrt(2.0)), np.float32(np.sin(angle) * np.sqrt(2.0))
    return np.stack([middle * left + side, middle * right - side])


def _family(family: Family, parts: list[_Heard], room: Room, rate: int) -> Audio:
    """Sum a family's players, each with its share of the room, through the family's equaliser."""
    dry = np.zeros_like(parts[0].dry)
    send = np.zeros_like(dry)
    for part in parts:
        depth = part.player.depth
        dry += part.dry * np.float32(1.0 - 0.45 * depth)
        send += part.dry * np.float32(0.25 + 0.75 * depth)
    return equalise(dry + reverberate(send, room, rate), family, rate)


def _edged(sound: Audio, at_end: bool, rate: int) -> Audio:
    """Take the step off a cue's first samples, and fade what rings beyond its last ones."""
    rise = int(_EDGE_S * rate)
    fall = min(int((_LAST_FADE_S if at_end else 1.0) * rate), sound.shape[1])
    edged = sound.copy()
    edged[:, :rise] *= np.linspace(0.0, 1.0, rise, dtype=np.float32)
    edged[:, sound.shape[1] - fall :] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return edged
