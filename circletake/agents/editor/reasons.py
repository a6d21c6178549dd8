"""Reasons: why a shot comes in and goes out where it does, in a sentence."""

from __future__ import annotations

from fractions import Fraction

from circletake.agents.editor.base import Laid
from circletake.agents.editor.joins import Join
from circletake.agents.editor.question import ShotFootage, Strike
from circletake.schema import ContactKind

_NAMES: dict[ContactKind, str] = {
    "footstep": "a step", "hoof": "a hoofbeat", "paw": "a step", "impact": "the impact", "bounce": "the bounce",
    "splash": "the splash", "land": "the landing", "clap": "the clap", "knock": "the knock", "door": "the door",
    "wing": "a wingbeat", "drop": "the fall", "break": "the break", "grab": "the grasp", "thunder": "the thunder",
    "explosion": "the explosion", "stroke": "a stroke", "strum": "a chord", "bell": "the bell",
    "whoosh": "the swish", "breach": "the breach",
}  # fmt: skip


def reason_for(shot: ShotFootage, planned: Laid, cut: Laid, join: Join, rate: Fraction) -> str:
    """Tell why a shot is cut as it is.

    Args:
        shot: The shot and its take.
        planned: Where it lay before anything was moved.
        cut: Where it lies.
        join: How the film comes into it.
        rate: Frames a second.
    """
    if not shot.take_frames:
        return "No take: its place is kept."
    parts = [join.why] if join.why else []
    if cut.start != planned.start:
        parts.append(f"{_count(cut.start - planned.start, 'later', 'earlier')} in{_why_in(shot, cut, rate)}")
    if cut.end != planned.end:
        parts.append(f"{_count(cut.end - planned.end, 'longer', 'sooner')} out{_why_out(shot, planned, cut, rate)}")
    elif not parts:
        parts.append("Cut as planned")
    return "; ".join(parts) + "."


def _count(frames: int, more: str, less: str) -> str:
    size = abs(frames)
    return f"{size} frame{'s' if size != 1 else ''} {more if frames > 0 else less}"


def _why_in(shot: ShotFootage, cut: Laid, rate: Fraction) -> str:
    late = round(0.5 * rate)
    met = [strike for strike in shot.strikes if cut.start + round(0.06 * rate) <= strike.frame <= cut.start + late]
    if met:
        strike = max(met, key=lambda one: one.weight)
        return f", so that {_NAMES[strike.kind]} comes {_frames(strike.frame - cut.start)} after the cut"
    if shot.speech and shot.speech[0].start - cut.start >= 0 and cut.start < shot.speech[0].start < cut.start + late:
        return ", with a breath before the words"
    return ", on the movement" if shot.movement.strip("0") else ""


def _why_out(shot: ShotFootage, planned: Laid, cut: Laid, rate: Fraction) -> str:
    if any(planned.start <= span.start and span.end > planned.end - round(rate / 4) for span in shot.speech):
        return ", when the words have been said"
    near = [strike for strike in shot.strikes if 0 < cut.end - strike.frame <= round(0.8 * rate)]
    if near and max(strike.weight for strike in near) >= 0.3:
        return f", when {_NAMES[_weightiest(near).kind]} has been seen"
    unseen = [strike for strike in shot.strikes if planned.end > strike.frame >= cut.end]
    if unseen:
        return f", before {_NAMES[_weightiest(unseen).kind]}"
    return ""


def _weightiest(strikes: list[Strike]) -> Strike:
    return max(strikes, key=lambda strike: (strike.weight, -strike.frame))


def _frames(count: int) -> str:
    return f"{count} frame{'s' if count != 1 else ''}"
