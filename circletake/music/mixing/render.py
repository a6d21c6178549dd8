"""Rendering: parts played, seated in a room, and summed to stems that add up to the music."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from circletake.music.mixing.level import one_gain
from circletake.music.mixing.room import reverberate
from circletake.music.mixing.seats import Clock, Heard, play_part
from circletake.music.mixing.tone import equalise
from circletake.music.orchestra import FAMILIES, INSTRUMENTS, Family
from circletake.music.performance import PlayedCue, perform
from circletake.music.sampler import SoundFont
from circletake.music.score import Score
from circletake.music.styles import style_named
from circletake.music.styles.style import Room
from circletake.schema import BriefError, sample_at

Audio = NDArray[np.float32]

Tell = Callable[[float], None]
"""Hears how far the rendering is, 0 to 1; may raise to stop it."""

_TAIL_S = 4.0
_EDGE_S = 0.005
_LAST_FADE_S = 0.25


def render(score: Score, soundfont: SoundFont, *, threads: int = 2, tell: Tell | None = None) -> dict[str, Audio]:
    """Render a score.

    Args:
        score: What to play.
        soundfont: On what.
        threads: Parts rendered at the same time; changes nothing but the time it takes.
        tell: Hears of progress after every family of parts.

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
    parts = max(1, sum(len(cue.parts) for cue in score.cues))
    done = 0
    for played in perform(score):
        clock = _clock(played, score, length)
        for family, sound, players in _cue_stems(played, soundfont, clock, threads):
            stem = stems.setdefault(family, np.zeros((2, length), dtype=np.float32))
            end = clock.start + clock.samples
            stem[:, clock.start : end] += _edged(sound, end == length, clock.rate)
            done += players
            if tell:
                tell(done / parts)
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


def _clock(played: PlayedCue, score: Score, length: int) -> Clock:
    """Return a cue's place in the film, with room to ring on."""
    span, rate = played.cue.brief.span, score.sample_rate
    start = sample_at(span.start, score.rate, rate)
    end = min(sample_at(span.end, score.rate, rate) + int(_TAIL_S * rate), length)
    return Clock(start, end - start, rate)


def _cue_stems(played: PlayedCue, font: SoundFont, clock: Clock, threads: int) -> Iterator[tuple[Family, Audio, int]]:
    """Yield one cue's stems over the cue's own time, and how many parts are in each.

    A family is mixed as soon as it has played, so that only one family's parts are held at a time.
    """
    room = style_named(played.cue.brief.style).room
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        for family in FAMILIES:
            parts = [part for part in played.parts if INSTRUMENTS[part.part.instrument].family == family]
            if parts:
                heard = list(pool.map(lambda part: play_part(part, played.cue, font, clock), parts))
                yield family, _family(family, heard, room, clock), len(parts)


def _family(family: Family, parts: list[Heard], room: Room, clock: Clock) -> Audio:
    """Sum a family's players, each with its share of the room, through the family's equaliser."""
    dry = np.zeros((2, clock.samples), dtype=np.float32)
    send = np.zeros_like(dry)
    for part in parts:
        depth = part.player.depth
        here = slice(part.first, part.first + part.dry.shape[1])
        dry[:, here] += part.dry * np.float32(1.0 - 0.45 * depth)
        send[:, here] += part.dry * np.float32(0.25 + 0.75 * depth)
    return equalise(dry + reverberate(send, room, clock.rate), family, clock.rate)


def _edged(sound: Audio, at_end: bool, rate: int) -> Audio:
    """Take the step off a cue's first samples, and fade what rings beyond its last ones."""
    rise = int(_EDGE_S * rate)
    fall = min(int((_LAST_FADE_S if at_end else 1.0) * rate), sound.shape[1])
    edged = sound.copy()
    edged[:, :rise] *= np.linspace(0.0, 1.0, rise, dtype=np.float32)
    edged[:, sound.shape[1] - fall :] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return edged
