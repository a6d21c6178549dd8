"""Cues that the score eval writes: one request after another, in every style, key, metre, rate and ending."""

from __future__ import annotations

import numpy as np

from circletake.evals.score_films import RATES
from circletake.music import motif, style_catalogue
from circletake.schema import CueBrief, HitPoint, Mood, ScoreRequest, TensionPoint

_STYLES = style_catalogue()
_SHAPES = (
    ((0.0, 0.25), (0.25, 0.45), (0.5, 0.65), (0.68, 0.9), (0.92, 0.4)),
    ((0.0, 0.85), (0.35, 0.6), (0.92, 0.2)),
    ((0.0, 0.2), (0.5, 0.4), (0.92, 0.9)),
    ((0.0, 0.8), (0.45, 0.2), (0.92, 0.85)),
    ((0.0, 0.3), (0.22, 0.85), (0.5, 0.25), (0.75, 0.85), (0.92, 0.4)),
)
"""Planted arcs of tension, as (share of the film, level): a climax late, a fall, a rise, a valley, two peaks. One arc
alone would not do: any form that grows and ends follows the first, planned or not."""


def varied_request(number: int, *, seconds: float = 24.0, flat: bool = False) -> ScoreRequest:
    """Return one cue over a film, another style, key, metre, rate and ending each time."""
    card = _STYLES[number % len(_STYLES)]
    rate = RATES[number % 4]
    frames = int(seconds * rate)
    mood: Mood = card.moods[number // 7 % len(card.moods)]
    endings = ("ring out", "button", "fade", "segue")
    beats = card.beats_per_bar[number // 3 % len(card.beats_per_bar)]
    cue = CueBrief.model_validate(
        {
            "number": "1m1", "title": f"Cue {number}", "span": {"start": 0, "end": frames}, "style": card.name,
            "mood": mood, "tonic": number * 5 % 12, "mode": card.modes[number // 5 % len(card.modes)],
            "tempo_bpm": card.tempo_low + number * 37 % max(1, card.tempo_high - card.tempo_low),
            "beats_per_bar": beats, "ending": endings[number // 2 % 4], "motifs": (motif("main", mood, number),),
        }
    )  # fmt: skip
    rng = np.random.default_rng(number)
    shares = (0.3 + rng.uniform(-0.04, 0.04), 0.5 + rng.uniform(-0.04, 0.04), 0.7 + rng.uniform(-0.04, 0.04))
    hits = tuple(
        HitPoint(frame=int(frames * share), kind="impact", weight=weight)
        for share, weight in zip(shares, (0.85, 0.9, 0.6), strict=True)
    )
    arc = tuple(
        TensionPoint(frame=int(frames * at), tension=0.55 if flat else level, mood=mood)
        for at, level in _SHAPES[number % len(_SHAPES)]
    )
    return ScoreRequest(title="Eval", rate=rate, frames=frames, hits=hits, tension=arc, cues=(cue,), seed=number)
