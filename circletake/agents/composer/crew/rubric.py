"""The rubric: five aspects, each from 0 to 10, counted from what was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.composer.feelings import AROUSAL, BRIGHTNESS
from circletake.schema import CueFacts, SectionFacts

PASS = 5.0
"""An aspect below this sends the music back."""
_BRIGHT = frozenset({"major", "lydian", "mixolydian"})
_WIDE, _TOO_WIDE = 17, 26
_LEAP, _FAR_LEAP = 9, 14


class Mark(NamedTuple):
    """An aspect's mark, why, and the section that pulls it down; -1 when it is the whole cue."""

    score: float
    why: str
    section: int = -1


def mode(facts: CueFacts) -> Mark:
    """Judge whether each section's mode says what it feels: bright feelings in bright modes, dark ones in dark."""
    misses = [
        (abs(BRIGHTNESS[one.mood]), number)
        for number, one in enumerate(facts.sections)
        if abs(BRIGHTNESS[one.mood]) >= 0.5 and (BRIGHTNESS[one.mood] > 0) != (one.mode in _BRIGHT)
    ]
    if not misses:
        return Mark(9.0, "every section's mode says what it feels")
    worst = max(misses)[1]
    share = len(misses) / len(facts.sections)
    told = facts.sections[worst]
    return Mark(9.0 - 5.0 * share, f"{told.mood} is told in {told.mode}", worst)


def melody(facts: CueFacts) -> Mark:
    """Judge the tune: sung in steps, with few leaps, in a singer's range, on its chords."""
    sung = [(number, one) for number, one in enumerate(facts.sections) if one.melody_high]
    if not sung:
        return Mark(7.0, "nobody sings; texture carries it")
    marks = [(_tune(one), number) for number, one in sung]
    low, number = min(marks)
    mean = sum(mark for mark, _ in marks) / len(marks)
    told = facts.sections[number]
    why = f"steps {told.steps:.0%}, chord tones {told.chord_tones:.0%}, largest leap {told.largest_leap} semitones"
    return Mark(round(min(mean, low + 2.0), 2), why, number)


def _tune(one: SectionFacts) -> float:
    wide = max(0.0, (one.melody_high - one.melody_low - _WIDE) / (_TOO_WIDE - _WIDE))
    leap = max(0.0, (one.largest_leap - _LEAP) / (_FAR_LEAP - _LEAP))
    foreign, jumpy = max(0.0, 0.7 - one.chord_tones) / 0.7, max(0.0, 0.4 - one.steps) / 0.4
    return max(0.0, 10.0 - 8.0 * foreign - 3.0 * jumpy - 3.0 * wide - 2.5 * leap)


def harmony(facts: CueFacts) -> Mark:
    """Judge the harmony: no rule broken, enough chords to go anywhere, home at the end."""
    if facts.faults:
        return Mark(max(0.0, 4.0 - len(facts.faults)), facts.faults[0])
    if facts.ending != "segue" and not facts.ends_at_home and facts.seconds > 8:
        return Mark(6.0, "it does not come home")
    few = facts.seconds > 12 and facts.distinct_chords < 2
    return Mark(5.5 if few else 9.0, f"{facts.distinct_chords} chords, no rule broken")


def rhythm(facts: CueFacts) -> Mark:
    """Judge the rhythm: every must-hit met, a steady tempo, more going on where more happens."""
    if facts.musts_met < facts.musts:
        return Mark(3.0, f"{facts.musts - facts.musts_met} of {facts.musts} must-hits are missed")
    if not facts.steady:
        return Mark(4.5, "its tempo strays by more than a tenth")
    return Mark(9.0, f"{facts.musts} must-hits met at about {facts.tempo_bpm:.0f} a minute")


def emotion(facts: CueFacts) -> Mark:
    """Judge whether more is going on where more is felt: rank correlation over sections, and the feeling's own pace."""
    body = [one for one in facts.sections if one.role != "ending" and not one.spoken]
    together = rank_correlation([one.tension for one in body], [one.weight for one in body])
    stirred = AROUSAL[facts.mood]
    pace = sum(one.notes_per_second for one in body) / max(1, len(body))
    dull = stirred >= 0.7 and pace < 1.5
    why = f"what is going on follows the tension at {together:+.2f}"
    if len(body) < 3:
        together = 0.6
    worst = _flattest(facts)
    return Mark(round(max(0.0, min(10.0, 6.5 + 3.5 * together - 3.0 * dull)), 2), why, worst)


def _flattest(facts: CueFacts) -> int:
    """Return the section whose weight is farthest below what its tension asks for."""
    body = [(number, one) for number, one in enumerate(facts.sections) if one.role != "ending"]
    if not body:
        return -1
    most = max(one.weight for _, one in body) or 1.0
    return max(body, key=lambda pair: pair[1].tension - pair[1].weight / most)[0]


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Spearman's rank correlation, -1 to 1, equal values sharing their rank; 0 where either does not vary."""
    if len(one) < 2:
        return 0.0
    a, b = _ranks(one), _ranks(other)
    middle = (len(a) - 1) / 2
    up = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    scale = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    return up / scale**0.5 if scale > 0 else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [order.index(value) + (order.count(value) - 1) / 2 for value in values]
