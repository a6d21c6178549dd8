"""When words and phonemes fall in a line that a model spoke, as exactly as the model lets one know."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from circletake.schema import RequestRejected, SpokenSound, ToolFailed, VoiceRequest


class Scratch(NamedTuple):
    """The same line by the scratch voice: what is said when, in its own time."""

    words: tuple[SpokenSound, ...]
    phonemes: tuple[SpokenSound, ...]


def scratch_of(request: VoiceRequest) -> Scratch:
    """Return a line as the scratch voice times it; nothing where it can't say it, which a model still may."""
    from circletake.sound import speak

    try:
        spoken = speak(request.text, request.voice, request.sample_rate)
    except (RequestRejected, ToolFailed):
        return Scratch((), ())
    return Scratch(spoken.words, spoken.phonemes)


def stretched(scratch: Scratch, begin_s: float, end_s: float) -> Scratch:
    """Return the scratch voice's times, stretched over where a line is spoken. An estimate: pauses differ."""
    sounds = (*scratch.words, *scratch.phonemes)
    if not sounds:
        return scratch
    first, last = min(sound.begin_s for sound in sounds), max(sound.end_s for sound in sounds)
    return _mapped(scratch, ((first, begin_s), (max(last, first + 1e-6), end_s)))


def fitted(scratch: Scratch, words: Sequence[SpokenSound]) -> Scratch:
    """Return words at their known times, and the scratch voice's phonemes fitted into them.

    Where it has other words than the line (numbers, abbreviations), phonemes are stretched over the whole line.
    """
    if not words:
        return Scratch((), ())
    if len(words) != len(scratch.words):
        return Scratch(tuple(words), stretched(scratch, words[0].begin_s, words[-1].end_s).phonemes)
    knots = [(own.begin_s, known.begin_s) for own, known in zip(scratch.words, words, strict=True)]
    knots.append((scratch.words[-1].end_s, words[-1].end_s))
    return Scratch(tuple(words), _mapped(scratch, knots).phonemes)


def _mapped(scratch: Scratch, knots: Sequence[tuple[float, float]]) -> Scratch:
    def at(time: float) -> float:
        for (x0, y0), (x1, y1) in pairwise(knots):
            if time <= x1 or (x1, y1) == knots[-1]:
                share = (time - x0) / (x1 - x0) if x1 > x0 else 0.0
                return y0 + min(max(share, 0.0), 1.0) * (y1 - y0)
        return knots[-1][1]

    def move(sounds: tuple[SpokenSound, ...]) -> tuple[SpokenSound, ...]:
        return tuple(
            sound.with_(begin_s=round(at(sound.begin_s), 4), end_s=round(max(at(sound.begin_s), at(sound.end_s)), 4))
            for sound in sounds
        )

    return Scratch(move(scratch.words), move(scratch.phonemes))
