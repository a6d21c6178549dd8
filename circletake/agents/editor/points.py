"""In and out points: what speaks for and against cutting at a frame of a take.

A cut draws least attention, and most into the story, when it falls on action: the eye follows a movement over
the boundary, and what it waits for comes a moment after the new picture (Dmytryk, On Film Editing, 1984; Murch, In
the Blink of an Eye, 2001). Costs are in points: 1 is a big event cut in half.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from circletake.agents.editor.base import Laid
from circletake.agents.editor.question import ShotFootage

_WORD = 50.0
"""Nothing outweighs a cut word."""
_TITLE = 20.0
_LOST = 1.5
_ON_CUT = 0.8
_UNSEEN = 0.7
_SETTLED = 0.4
_MOVING = 0.35
_BIG = 0.4
"""Strikes below this weight are not missed."""
_AIR_BEFORE_S, _AIR_AFTER_S = 0.15, 0.25


class Taste(NamedTuple):
    """How a film likes its cuts."""

    rate: Fraction
    lively: float
    """0 to 1: a lively film leaves a shot in movement, a calm one when it has come to rest."""


def in_cost(shot: ShotFootage, laid: Laid, at: int, blended: bool, taste: Taste) -> float:
    """Return what speaks against coming in at a frame; negative speaks for it."""
    cost = sum(_cut_speech_in(span.start, span.end, at, laid, taste) for span in shot.speech)
    cost += sum(_TITLE * max(0, at - title.start) / max(1, title.end - title.start) for title in shot.titles)
    best = 0.0
    for strike in shot.strikes:
        after = float((strike.frame - at) / taste.rate)
        if after < 0 and strike.frame >= laid.start and strike.weight >= _BIG:
            cost += _LOST * strike.weight
        if -0.08 <= after < 0.06 or (blended and abs(after) < 0.5):
            cost += _ON_CUT * strike.weight * (0.5 if blended else 1.0)
        elif 0.06 <= after <= 0.5:
            best = max(best, strike.weight * _near(after, 0.2, 0.3))
    level = _level(shot.movement, at + 1, at + 1 + round(0.3 * taste.rate))
    moving = level if not blended else 1 - level
    return cost - best - _MOVING * (0.4 + 0.6 * taste.lively) * moving


def out_cost(shot: ShotFootage, laid: Laid, at: int, blended: bool, taste: Taste) -> float:
    """Return what speaks against going out before a frame; negative speaks for it."""
    cost = sum(_cut_speech_out(span.start, span.end, at, laid, taste) for span in shot.speech)
    cost += sum(_TITLE * max(0, title.end - at) / max(1, title.end - title.start) for title in shot.titles)
    best = 0.0
    for strike in shot.strikes:
        before = float((at - strike.frame) / taste.rate)
        if before <= 0 and strike.frame < laid.end and strike.weight >= _BIG:
            cost += _LOST * strike.weight
        if 0 < before < 0.15 or (blended and abs(before) < 0.5):
            cost += _UNSEEN * strike.weight
        elif 0.15 <= before <= 0.8:
            best = max(best, _SETTLED * strike.weight * _near(before, 0.4, 0.4))
    level = _level(shot.movement, at - round(0.25 * taste.rate), at)
    wanted = taste.lively if not blended else 0.0
    return cost - best - _MOVING * (wanted * level + (1 - wanted) * (1 - level))


def _cut_speech_in(start: int, end: int, at: int, laid: Laid, taste: Taste) -> float:
    if at > start:
        return _WORD + min(at, end) - start if end > laid.start else 0.0
    air = float((start - at) / taste.rate)
    return 0.5 * max(0.0, 1 - air / _AIR_BEFORE_S)


def _cut_speech_out(start: int, end: int, at: int, laid: Laid, taste: Taste) -> float:
    if at < end:
        return _WORD + end - max(at, start) if start < laid.end else 0.0
    air = float((at - end) / taste.rate)
    return 1.5 * max(0.0, 1 - air / _AIR_AFTER_S)


def _near(value: float, best: float, width: float) -> float:
    return max(0.0, 1 - abs(value - best) / width)


def _level(movement: str, start: int, end: int) -> float:
    """Return the mean movement over some frames, 0 to 1; a half where it is not known."""
    digits = movement[max(0, start) : max(0, end)]
    return sum(int(digit) for digit in digits) / (9 * len(digits)) if digits else 0.5
