"""Making a film or a shot longer or shorter, with time left for every word."""

from __future__ import annotations

from fractions import Fraction

from circletake.agents.director.lengths import fit_exactly
from circletake.agents.director.speaking import lines_seconds
from circletake.schema import Plan, Shot, Slate, SpokenLine, frames_in

_LEAST_S = Fraction(1, 2)


def with_film_length(plan: Plan, seconds: Fraction) -> Plan:
    """Return the plan at another length, its shots in the same proportions where their words allow it."""
    frames = max(len(plan.shots), frames_in(seconds, plan.format.rate))
    least = [_least(shot, plan.format.rate) for shot in plan.shots]
    scale = Fraction(frames, plan.frames)
    wanted = [max(float(shot.frames * scale), float(low)) for shot, low in zip(plan.shots, least, strict=True)]
    over = sum(wanted) - frames
    spare = [one - low for one, low in zip(wanted, least, strict=True)]
    if over > 0 and sum(spare) > 0:
        share = min(1.0, over / sum(spare))
        wanted = [one - room * share for one, room in zip(wanted, spare, strict=True)]
    lengths = fit_exactly([max(1.0, one) for one in wanted], frames)
    shots = tuple(shot.with_(frames=length) for shot, length in zip(plan.shots, lengths, strict=True))
    reading = plan.reading.with_(duration_s=seconds)
    return plan.with_(shots=shots, reading=reading)


def with_shot_length(plan: Plan, slate: Slate, seconds: Fraction) -> Plan:
    """Return the plan with one shot of another length; the film becomes longer or shorter by it."""
    rate = plan.format.rate

    def cut(shot: Shot) -> Shot:
        if shot.slate != slate:
            return shot
        return shot.with_(frames=max(_least(shot, rate), frames_in(seconds, rate), 1))

    return plan.with_(shots=tuple(cut(shot) for shot in plan.shots))


def _least(shot: Shot, rate: Fraction) -> int:
    spoken = lines_seconds([SpokenLine(text=line.text, speaker=line.speaker) for line in shot.lines])
    return max(1, frames_in(max(spoken, _LEAST_S if shot.lines else Fraction(0)), rate))
