"""The arc that the music follows: tension from the story, mood from the pictures."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.composer.feelings import AROUSAL
from circletake.agents.composer.question import SpottedShot, SpottingQuestion
from circletake.agents.composer.stretches import Stretch
from circletake.schema import Mood, TensionPoint

_STORY, _FEELING = 0.55, 0.33
_FLOOR = 0.12
"""Music that plays is never nothing."""
_STEALS_IN = 0.65
_BREATH = 0.12
"""How far the music draws back before the turn, and within a long plateau."""
_LONG_SHOT_S = 6.0


def tension_arc(question: SpottingQuestion, stretches: Sequence[Stretch]) -> tuple[TensionPoint, ...]:
    """Return the arc over all cues: a point at each shot's start, swelling towards the turn, at rest at the end."""
    found: dict[int, TensionPoint] = {}
    for number, stretch in enumerate(stretches):
        for point in _of_stretch(question, stretch, last=number + 1 == len(stretches)):
            found[point.frame] = point
    return tuple(found[frame] for frame in sorted(found))


def _of_stretch(question: SpottingQuestion, stretch: Stretch, *, last: bool) -> list[TensionPoint]:
    shots = [shot for shot in stretch.shots if shot.span.end > stretch.span.start]
    levels = _levels(question, shots)
    out: list[TensionPoint] = []
    for number, (shot, level) in enumerate(zip(shots, levels, strict=True)):
        frame = max(shot.span.start, stretch.span.start)
        quiet = _STEALS_IN if number == 0 and stretch.span.start > 0 else 1.0
        out.append(_point(frame, level * quiet, shot.mood))
        onward = levels[number + 1] if number + 1 < len(levels) else level
        if onward > level + 0.2:
            # What leads to a turn rises before it, not on it.
            before = shot.span.end - min(shot.span.frames // 2, round(1.5 * question.rate))
            out.append(_point(max(frame + 1, before), level + 0.25 * (onward - level), shot.mood))
    closing = shots[-1]
    at_rest = levels[-1] * (0.75 if last and AROUSAL[closing.mood] < 0.6 else 1.0)
    out.append(_point(max(closing.span.start + 1, stretch.span.end - 1), at_rest, closing.mood))
    return out


def _levels(question: SpottingQuestion, shots: Sequence[SpottedShot]) -> list[float]:
    """Return how much music each shot wants; a plateau of many shots breathes and climbs to its end."""
    raw = [_FLOOR + _STORY * shot.tension + _FEELING * AROUSAL[shot.mood] for shot in shots]
    out: list[float] = []
    at = 0
    while at < len(raw):
        end = at
        while end + 1 < len(raw) and abs(raw[end + 1] - raw[at]) < 0.02:
            end += 1
        length = end - at
        for number in range(at, end + 1):
            climb = (number - at) / length if length else 1.0
            out.append(max(_FLOOR, raw[number] - (_BREATH * (1 - climb) if length > 1 else 0.0)))
        at = end + 1
    return out


def _point(frame: int, tension: float, mood: Mood) -> TensionPoint:
    return TensionPoint(frame=frame, tension=round(min(1.0, max(0.0, tension)), 3), mood=mood)
