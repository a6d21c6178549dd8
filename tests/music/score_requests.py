"""Requests for music, as a locked film would make them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from circletake.music import style_catalogue
from circletake.schema import (
    CueBrief,
    CueEnding,
    FrameRange,
    HitPoint,
    Mood,
    Motif,
    ScoreRequest,
    StyleCard,
    TensionPoint,
)

RATES = (Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001))
CARDS = {card.name: card for card in style_catalogue()}
_ARC = ((0.0, 0.25), (0.25, 0.45), (0.5, 0.65), (0.68, 0.9), (0.92, 0.4))


def film_hits(frames: int) -> tuple[HitPoint, ...]:
    """Return the hits of a short film: an entrance, a turn, an impact, the ending, and a cut or two to leave be."""
    places = (
        (0.27, "entrance", 0.85, "downbeat"),
        (0.36, "cut", 0.3, "beat"),
        (0.5, "turn", 0.9, "downbeat"),
        (0.68, "impact", 0.8, "accent"),
        (0.75, "cut", 0.25, "beat"),
        (0.9, "ending", 0.9, "downbeat"),
    )
    return tuple(
        HitPoint.model_validate({"frame": int(frames * share), "kind": kind, "weight": weight, "target": target})
        for share, kind, weight, target in places
    )


def film_request(
    style: str = "intimate piano",
    *,
    seconds: float = 24,
    rate: Fraction = RATES[1],
    seed: int = 1,
    mood: Mood | None = None,
    mode: str | None = None,
    tonic: int = 2,
    tempo: float = 1.0,
    beats_per_bar: int | None = None,
    ending: CueEnding = "ring out",
    moods: Sequence[Mood] | None = None,
    dialogue: tuple[FrameRange, ...] = (),
    instruments: tuple[str, ...] = (),
    motifs: tuple[Motif, ...] = (),
    hits: tuple[HitPoint, ...] | None = None,
) -> ScoreRequest:
    """Return a request for one cue over a whole film; what is not given comes from the style's card."""
    card: StyleCard = CARDS[style]
    frames = int(seconds * rate)
    feeling = mood or card.moods[0]
    arc = zip(_ARC, moods or [feeling] * len(_ARC), strict=True)
    cue = CueBrief.model_validate(
        {
            "number": "1m1",
            "title": "The whale",
            "span": FrameRange(start=0, end=frames),
            "style": style,
            "mood": feeling,
            "tonic": tonic,
            "mode": mode or card.modes[0],
            "tempo_bpm": card.tempo_bpm * tempo,
            "beats_per_bar": beats_per_bar or card.beats_per_bar[0],
            "ending": ending,
            "instruments": instruments,
            "motifs": motifs,
        }
    )
    return ScoreRequest(
        title="Stranded",
        rate=rate,
        frames=frames,
        hits=film_hits(frames) if hits is None else hits,
        tension=tuple(TensionPoint(frame=int(frames * at), tension=level, mood=feel) for (at, level), feel in arc),
        dialogue=dialogue,
        cues=(cue,),
        seed=seed,
    )
