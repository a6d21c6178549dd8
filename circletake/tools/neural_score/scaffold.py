"""What a neural back-end is told about a cue: words, and from the symbolic score its pulse, harmony and length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from circletake.models.filmcomposer import Pulse, Sounding
from circletake.schema import CueBrief, ScoreRequest, derive_seed, sample_at

if TYPE_CHECKING:
    from circletake.music import Cue, Score

_SHARE = {"melody": 1.0, "counter": 0.6, "pad": 0.4, "figure": 0.4, "bass": 0.5, "gesture": 0.3}
"""How much of a column of harmony each role is; percussion has no pitch."""


class CuePlan(NamedTuple):
    """One cue to be played.

    Attributes:
        prompt: It in words.
        start: First sample in the film.
        samples: Its length.
        pulse: Hits, beats and downbeats, in seconds from its start.
        sounding: What the scaffold's parts play.
        tonic: Pitch class.
        seed: For sampling.
    """

    prompt: str
    start: int
    samples: int
    pulse: Pulse
    sounding: tuple[Sounding, ...]
    tonic: int
    seed: int


def plan_cues(score: Score, request: ScoreRequest) -> tuple[CuePlan, ...]:
    """Return a plan of every cue."""
    return tuple(_plan(cue, request) for cue in score.cues)


def _plan(cue: Cue, request: ScoreRequest) -> CuePlan:
    brief, tempo = cue.brief, cue.tempo
    start = sample_at(brief.span.start, request.rate, request.sample_rate)
    end = sample_at(brief.span.end, request.rate, request.sample_rate)
    zero = start / request.sample_rate
    sounding = [
        Sounding(
            float(tempo.seconds_at(note.tick)) - zero,
            float(tempo.seconds_at(note.end)) - zero,
            note.pitch % 12,
            _SHARE[part.role],
        )
        for part in cue.parts
        if part.role != "percussion"
        for note in part.notes
    ]
    pulse = Pulse(
        hits_s=tuple(
            float(hit.frame / request.rate) - zero for hit in request.hits if hit.must and _in(brief, hit.frame)
        ),
        beats_s=tuple(float(tempo.seconds_at(beat * 48)) - zero for beat in range(tempo.beats)),
        downbeats_s=tuple(float(tempo.seconds_at(bar.tick)) - zero for bar in tempo.bars),
    )
    seed = derive_seed(request.seed, brief.number, "neural")
    return CuePlan(describe(brief, cue), start, end - start, pulse, tuple(sounding), brief.tonic, seed)


def describe(brief: CueBrief, cue: Cue) -> str:
    """Return a cue in the words that music models were trained on: style, feeling, key, tempo, instruments."""
    from circletake.music import style_catalogue
    from circletake.music.theory import key_name

    card = next(card for card in style_catalogue() if card.name == brief.style)
    players = tuple(dict.fromkeys((*brief.instruments, *card.instruments)))[:5]
    return (
        f"{brief.style} film score, {brief.mood}. {card.description.rstrip('.')}. "
        f"{key_name(brief.tonic, brief.mode)}, {round(cue.base_bpm)} bpm, {brief.beats_per_bar}/4. "
        f"Featuring {', '.join(players)}. Instrumental, studio recording."
    )


def _in(brief: CueBrief, frame: int) -> bool:
    return brief.span.holds(frame)
