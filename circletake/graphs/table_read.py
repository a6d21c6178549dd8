"""The table read: every line is spoken once before anything is shot, so that shots are as long as their words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.schema import Bible, Plan, Shot, SpokenLineTake, VoiceCast, VoiceLine, VoiceRequest

LEAD_IN_S = Fraction(3, 10)
GAP_S = Fraction(3, 10)
TAIL_S = Fraction(3, 10)
"""Air before the first word of a shot, between two lines, and after the last word, in seconds."""

_NARRATOR = VoiceCast(presentation="neutral", age="adult", rate_wpm=145)
_PACES = {"child": 155, "young": 158, "adult": 152, "old": 138}
_SHORTEST_S = Fraction(1)


class Line(NamedTuple):
    """A line with the shot that it is spoken in."""

    slate: str
    line: VoiceLine


def spoken_lines(plan: Plan) -> list[Line]:
    """Return every line of the plan in the order of the cut."""
    return [Line(shot.slate, line) for shot in plan.shots for line in shot.lines]


def voice_request(line: VoiceLine, bible: Bible, language: str) -> VoiceRequest:
    """Return how a line is to be spoken: each speaker keeps one voice, the narrator has his own."""
    known = {identity.id: identity for identity in bible.identities}
    if line.speaker is None or line.speaker not in known:
        return VoiceRequest(text=line.text, voice=_NARRATOR.with_(language=language))
    look = known[line.speaker].look
    age = look.age or "adult"
    voice = VoiceCast(
        language=language,
        presentation=look.presentation or ("feminine" if look.seed % 2 else "masculine"),
        age=age,
        rate_wpm=_PACES[age],
        pitch=38 + look.seed % 16,
    )
    return VoiceRequest(text=line.text, voice=voice)


def fit_lines(plan: Plan, spoken: Sequence[SpokenLineTake]) -> Plan:
    """Return a plan of the same length in which every line fits its shot as it was spoken.

    Shots whose words need more time take it from shots that have some to spare; lines of one shot follow each other
    without overlap.
    """
    seconds = {take.line: Fraction(take.result.seconds).limit_denominator(1000) for take in spoken}
    rate = plan.format.rate
    needed = [math.ceil(_needed_s(shot, seconds) * rate) for shot in plan.shots]
    lengths = share_out([shot.frames for shot in plan.shots], needed, math.ceil(_SHORTEST_S * rate))
    shots = tuple(
        _timed(shot.with_(frames=frames), seconds, rate) for shot, frames in zip(plan.shots, lengths, strict=True)
    )
    return plan.with_(shots=shots)


def share_out(lengths: Sequence[int], needed: Sequence[int], shortest: int) -> list[int]:
    """Give every shot what it needs at the cost of those that can spare it; the sum stays.

    Args:
        lengths: frames as planned.
        needed: least frames of each shot; 0 where nothing is spoken.
        shortest: least frames that any shot is left with.

    Returns:
        New lengths. Where even the sum of what is needed is too much, all are cut in proportion.
    """
    floors = [max(need, min(length, shortest)) for length, need in zip(lengths, needed, strict=True)]
    total = sum(lengths)
    if sum(floors) > total:
        return _proportional(floors, total)
    out = [max(length, floor) for length, floor in zip(lengths, floors, strict=True)]
    spare = [length - floor for length, floor in zip(out, floors, strict=True)]
    excess = sum(out) - total
    cuts = _proportional(spare, excess) if excess else [0] * len(out)
    return [length - cut for length, cut in zip(out, cuts, strict=True)]


def _proportional(weights: Sequence[int], total: int) -> list[int]:
    """Split a total by weights into whole numbers that sum to it, by largest remainder."""
    whole = sum(weights)
    shares = [Fraction(weight * total, whole) for weight in weights]
    out = [int(share) for share in shares]
    order = sorted(range(len(out)), key=lambda i: (out[i] - shares[i], i))
    for index in order[: total - sum(out)]:
        out[index] += 1
    return out


def _needed_s(shot: Shot, seconds: dict[str, Fraction]) -> Fraction:
    lengths = [seconds[line.id] for line in shot.lines if line.id in seconds]
    return LEAD_IN_S + sum(lengths, Fraction(0)) + GAP_S * (len(lengths) - 1) + TAIL_S if lengths else Fraction(0)


def _timed(shot: Shot, seconds: dict[str, Fraction], rate: Fraction) -> Shot:
    """Place the lines of a shot: as planned where that fits, earlier where it does not, one after the other."""
    if not any(line.id in seconds for line in shot.lines):
        return shot
    length = Fraction(shot.frames) / rate
    spans = [seconds.get(line.id, Fraction(0)) for line in shot.lines]
    begins: list[Fraction] = []
    at = Fraction(0)
    for line, span in zip(shot.lines, spans, strict=True):
        at = max(at, Fraction(line.begin).limit_denominator(10_000) * length)
        begins.append(at)
        at += span + GAP_S
    latest = length - TAIL_S
    for index in range(len(begins) - 1, -1, -1):
        begins[index] = max(Fraction(0), min(begins[index], latest - spans[index]))
        latest = begins[index] - GAP_S
    lines = tuple(
        line.with_(begin=min(1.0, round(float(begin / length), 5)))
        for line, begin in zip(shot.lines, begins, strict=True)
    )
    return shot.with_(lines=lines)
