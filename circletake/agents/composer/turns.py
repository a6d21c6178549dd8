"""Turns: where one cue gives way to another."""

from __future__ import annotations

from circletake.agents.composer.feelings import apart, main_mood
from circletake.agents.composer.question import SpottingQuestion

LONG_S = 100.0
"""Films of this length rest from music now and then."""
LEAST_S = 9.0
"""No cue is planned shorter."""
_SECOND_CUE_S = 50.0
"""From this length on a film has more than one cue."""
_CUE_S, _LONG_CUE_S = 38.0, 60.0
_STRONG = 1.1
"""Moods this far apart want another cue even in a short film, when the brief names both."""
_PRICE = 0.4
"""What another cue costs: one that changes nothing is better not begun."""
_REST = 0.05


def turns_of(question: SpottingQuestion) -> list[int]:
    """Return the frames at which a new cue begins, first to last."""
    seconds = float(question.frames / question.rate)
    gains = _boundaries(question)
    if seconds < _SECOND_CUE_S:
        named = len(set(question.moods)) > 1
        strong = {frame: gain for frame, gain in gains.items() if named and gain >= _STRONG}
        return [max(strong, key=lambda frame: (strong[frame], -frame))] if strong else []
    cue_s = _LONG_CUE_S if seconds >= LONG_S else _CUE_S
    return _divided(gains, question, max(2, round(seconds / cue_s)))


def _boundaries(question: SpottingQuestion) -> dict[int, float]:
    """Return every boundary at which a cue could turn, with how much asks for it there."""
    room = round(LEAST_S * question.rate)
    long = question.frames / question.rate >= LONG_S
    gains: dict[int, float] = {}
    shots = question.shots
    for at in range(1, len(shots)):
        frame = shots[at].span.start
        if not room <= frame <= question.frames - room or any(span.holds(frame) for span in question.dialogue):
            continue
        before, after = main_mood(shots[max(0, at - 3) : at]), main_mood(shots[at : at + 3])
        gain = apart(before, after) if shots[at].mood != shots[at - 1].mood else 0.0
        gain += 0.25 * (shots[at].scene != shots[at - 1].scene)
        gain += 0.25 * (shots[at].function != shots[at - 1].function and shots[at].function in ("turn", "ending"))
        if gain > 0 or long:
            gains[frame] = max(gain, _REST)
    return gains


def _divided(gains: dict[int, float], question: SpottingQuestion, count: int) -> list[int]:
    """Choose up to count - 1 boundaries of most gain that leave cues of about the same length."""
    target = question.frames / count
    least = LEAST_S * float(question.rate)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for frame in [*sorted(gains), question.frames]:
        options = [
            (value - ((frame - start) / target - 1.0) ** 2 + gains.get(frame, _PRICE) - _PRICE, [*path, frame])
            for start, (value, path) in best.items()
            if frame - start >= least
        ]
        if options:
            best[frame] = max(options, key=lambda option: option[0])
    return best[question.frames][1][:-1] if question.frames in best else []
