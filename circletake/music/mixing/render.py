"""Rendering: parts played, seated in a room, and summed to stems that add up to the music."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

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
from circletake.schema import Arrangement, BriefError, sample_at

Audio = NDArray[np.float32]

Tell = Callable[[float], None]
"""Hears how far the rendering is, 0 to 1; may raise to stop it."""

_TAIL_S = 4.0
_EDGE_S = 0.005
_LAST_FADE_S = 0.25


class Rendered(NamedTuple):
    """A score as played, over its own stretch of the film.

    Attributes:
        start: The film's sample at which everything here begins.
        stems: By family, (2, n) each.
        music: Their sum.
        tune: The melody's share of `music`, through the same room and gain; None where it was not asked for.
    """

    start: int
    stems: dict[str, Audio]
    music: Audio
    tune: Audio | None


def render(score: Score, soundfont: SoundFont, *, threads: int = 2, tell: Tell | None = None) -> dict[str, Audio]:
    """Render a score over the whole film.

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
    length = sample_at(score.frames, score.rate, score.sample_rate)
    played = play_score(score, soundfont, threads=threads, tell=tell)
    after = length - played.start - played.music.shape[1]
    return {name: np.pad(stem, ((0, 0), (played.start, after))) for name, stem in played.stems.items()}


def play_score(
    score: Score,
    soundfont: SoundFont,
    *,
    arrangements: Sequence[Arrangement] = (),
    with_tune: bool = False,
    threads: int = 2,
    tell: Tell | None = None,
) -> Rendered:
    """Render a score over its own stretch of the film, from its first cue to what rings on after its last.

    Args:
        score: What to play.
        soundfont: On what.
        arrangements: How loud and how wet the crew wants cues and families.
        with_tune: Also return the melody by itself.
        threads: Parts rendered at the same time; changes nothing but the time it takes.
        tell: Hears of progress after every family of parts.

    Raises:
        BriefError: the SoundFont lacks an instrument that plays.
    """
    _check(score, soundfont)
    length = sample_at(score.frames, score.rate, score.sample_rate)
    wanted = {one.cue: one for one in arrangements}
    cues = perform(score)
    clocks = [_clock(played, score, length) for played in cues]
    start = min((clock.start for clock in clocks), default=0)
    end = max((clock.start + clock.samples for clock in clocks), default=0)
    stems: dict[str, Audio] = {}
    tune = np.zeros((2, end - start), dtype=np.float32) if with_tune else None
    parts = max(1, sum(len(cue.parts) for cue in score.cues))
    done = 0
    for played, clock in zip(cues, clocks, strict=True):
        note = wanted.get(played.cue.brief.number, Arrangement(cue=played.cue.brief.number))
        here = slice(clock.start - start, clock.start - start + clock.samples)
        at_end = clock.start + clock.samples == length
        for family, sound, sung, players in _cue_stems(played, soundfont, clock, threads, note, with_tune):
            gain = _family_gain(note, family)
            stem = stems.setdefault(family, np.zeros((2, end - start), dtype=np.float32))
            stem[:, here] += _edged(sound * gain, at_end, clock.rate)
            if tune is not None and sung is not None:
                tune[:, here] += _edged(sung * gain, at_end, clock.rate)
            done += players
            if tell:
                tell(done / parts)
    music = sum_of(stems, end - start)
    # Where several cues are played at once they keep their balance, so that only a cue by itself has its own level.
    level_db = sum(one.level_db for one in arrangements if [one.cue] == [cue.brief.number for cue in score.cues])
    gains = one_gain(music, score.sample_rate, level_db).astype(np.float32)
    ordered: dict[str, Audio] = {family: stems[family] * gains for family in FAMILIES if family in stems}
    return Rendered(start, ordered, sum_of(ordered, end - start), None if tune is None else tune * gains)


def _family_gain(note: Arrangement, family: Family) -> np.float32:
    """Return the gain of a family of a cue."""
    own = sum(level.gain_db for level in note.families if level.family == family)
    return np.float32(10.0 ** (own / 20.0))


def _check(score: Score, font: SoundFont) -> None:
    for name in dict.fromkeys(part.instrument for cue in score.cues for part in cue.parts):
        player = INSTRUMENTS[name]
        if not font.preset(player.program, player.is_drum, name).zones:
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


def _cue_stems(
    played: PlayedCue, font: SoundFont, clock: Clock, threads: int, note: Arrangement, with_tune: bool
) -> Iterator[tuple[Family, Audio, Audio | None, int]]:
    """Yield one cue's stems over the cue's own time, the melody's share of each, and how many parts are in it.

    While a family is mixed, the next one plays: the parts of two families are held at a time.
    """
    style = style_named(played.cue.brief.style).room
    wet = np.float32(10.0 ** (note.room_db / 20.0))
    families = [
        (family, parts)
        for family in FAMILIES
        if (parts := [part for part in played.parts if INSTRUMENTS[part.part.instrument].family == family])
    ]
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        playing: list[list[Future[Heard]]] = []
        for number, (family, parts) in enumerate(families):
            for _, some in families[len(playing) : number + 2]:
                playing.append([pool.submit(play_part, part, played.cue, font, clock) for part in some])
            heard = [future.result() for future in playing[number]]
            playing[number].clear()
            sung = None
            if with_tune:
                lines = [one for one, part in zip(heard, parts, strict=True) if part.part.role == "melody"]
                sung = _family(family, lines, style, wet, clock, threads) if lines else None
            yield family, _family(family, heard, style, wet, clock, threads), sung, len(parts)


def _family(family: Family, parts: list[Heard], room: Room, wet: np.float32, clock: Clock, threads: int) -> Audio:
    """Sum a family's players, each with its share of the room, through the family's equaliser."""
    dry = np.zeros((2, clock.samples), dtype=np.float32)
    send = np.zeros_like(dry)
    for part in parts:
        depth = part.player.depth
        here = slice(part.first, part.first + part.dry.shape[1])
        dry[:, here] += part.dry * np.float32(1.0 - 0.45 * depth)
        send[:, here] += part.dry * np.float32(0.25 + 0.75 * depth)
    return equalise(dry + wet * reverberate(send, room, clock.rate, threads=max(threads, 1)), family, clock.rate)


def _edged(sound: Audio, at_end: bool, rate: int) -> Audio:
    """Take the step off a cue's first samples, and fade what rings beyond its last ones."""
    rise = int(_EDGE_S * rate)
    fall = min(int((_LAST_FADE_S if at_end else 1.0) * rate), sound.shape[1])
    edged = sound.copy()
    edged[:, :rise] *= np.linspace(0.0, 1.0, rise, dtype=np.float32)
    edged[:, sound.shape[1] - fall :] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return edged
