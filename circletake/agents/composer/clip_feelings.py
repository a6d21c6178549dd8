"""What a picture feels like by its light, colour and motion alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from circletake.agents.composer.feelings import AROUSAL, BRIGHTNESS
from circletake.schema import Moment, Mood, SeenShot

_PLAIN: tuple[Mood, ...] = (
    "calm", "hopeful", "joyful", "playful", "wistful", "melancholy", "lonely", "mysterious", "tense", "dark", "epic",
    "wondrous", "dreamy", "triumphant",
)  # fmt: skip
"""Feelings that light and motion can speak of; love and laughter they can't."""


def feeling_of(shot: SeenShot, cuts_a_minute: float) -> Mood:
    """Return the mood nearest to how bright, warm, colourful and lively a shot is.

    After studies of film light and affect: bright, warm and colourful pictures are felt as pleasant, motion and fast
    cutting as stirring (Wang and Cheong 2006, "Affective understanding in film").
    """
    valence = 1.5 * (shot.light - 0.38) + 0.6 * (shot.saturation - 0.35) + 2.0 * shot.warmth
    arousal = 0.12 + 0.75 * shot.motion + 0.15 * shot.camera + min(0.3, cuts_a_minute / 100)
    valence, arousal = max(-1.0, min(1.0, valence)), max(0.0, min(1.0, arousal))
    return min(_PLAIN, key=lambda mood: (BRIGHTNESS[mood] - valence) ** 2 + 1.5 * (AROUSAL[mood] - arousal) ** 2)


def tensions_of(shots: Sequence[SeenShot], moments: Sequence[Moment], rate: Fraction) -> list[float]:
    """Return each shot's tension: its motion, how short it is, what strikes in it, and how dark it is; spread over the
    clip's own range, as a calm clip has its arc too."""
    raw = []
    for shot in shots:
        seconds = float(shot.span.frames / rate)
        strikes = sum(m.strength for m in moments if m.kind == "impact" and shot.span.holds(m.frame))
        level = 0.6 * shot.motion + 0.2 * min(1.0, 2.0 / max(seconds, 0.4)) + 0.25 * min(1.0, strikes / 2)
        raw.append(level + 0.15 * max(0.0, 0.3 - shot.light) + 0.2 * max(0.0, shot.motion_slope))
    low, high = min(raw), max(raw)
    spread = max(high - low, 0.25)
    middle = sum(raw) / len(raw)
    return [
        round(max(0.05, min(0.95, 0.15 + 0.5 * min(1.0, middle * 1.6) + 0.5 * (level - middle) / spread)), 3)
        for level in raw
    ]
