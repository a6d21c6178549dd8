"""Where music plays: how many cues, where each starts and stops, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from circletake.agents.composer.dice import share
from circletake.agents.composer.feelings import AROUSAL, QUIET, apart, main_mood
from circletake.agents.composer.question import SpottedShot, SpottingQuestion
from circletake.schema import FrameRange

_LONG_S = 50.0
"""From this length on a film has more than one cue."""
_CUE_S = 38.0
_LEAST_S = 9.0
_STRONG = 1.1
"""Moods this far apart want another cue even in a short film, when the brief names both."""
_PRICE = 0.4
"""What another cue costs: one that changes nothing is better not begun."""
_AT_ONCE = frozenset({"trailer", "commercial", "music video", "title sequence", "explainer"})
"""Forms that start with their music."""
_WAITS_FROM_S = 14
_WAITS_AT_MOST = 0.28
_WAITS_AT_MOST_S = 8.0
_WAITS_AT_LEAST_S = 1.5
_WITH_TITLE_S = 2.0
_DREADED = frozenset({"scary", "tense", "dark"})
_SHORTEST_S = 1.2
_AIR_S = 1.2


class Stretch(NamedTuple):
    """A stretch of music."""

    span: FrameRange
    shots: tuple[SpottedShot, ...]
    segues: bool
    """True when the next cue begins where it ends."""
    why: str


def lay_stretches(question: SpottingQuestion) -> tuple[Stretch, ...]:
    """Decide where music plays; nowhere in a film too short for it."""
    if question.frames / question.rate < _SHORTEST_S:
        return ()
    bounds = [0, *_turns(question), question.frames]
    groups = [
        tuple(shot for shot in question.shots if start <= shot.span.start < end) for start, end in pairwise(bounds)
    ]
    groups = [group for group in groups if group]
    out: list[Stretch] = []
    for number, shots in enumerate(groups):
        start, why = _start(question, groups, number)
        end = shots[-1].span.end
        segues = number + 1 < len(groups) and not _gap(question, shots, groups[number + 1])
        out.append(Stretch(FrameRange(start=start, end=end), shots, segues, why))
    return tuple(out)


def _start(question: SpottingQuestion, groups: Sequence[tuple[SpottedShot, ...]], number: int) -> tuple[int, str]:
    shots = groups[number]
    if number == 0:
        return _steals_in(question, shots)
    before = groups[number - 1]
    told = f"{before[-1].mood} turns to {shots[0].mood}" if before[-1].mood != shots[0].mood else "the story turns"
    if not _gap(question, before, shots):
        return shots[0].span.start, f"takes over where {told}"
    return _after_air(question, shots), f"comes back after a breath of silence, when {told}"


def _after_air(question: SpottingQuestion, shots: Sequence[SpottedShot]) -> int:
    """Return where the music comes back: on what breaks the silence, else when a second or so has passed."""
    start, room = shots[0].span.start, round(2 * _AIR_S * question.rate)
    strong = [e for e in question.events if start + room // 3 <= e.frame <= start + room and e.weight >= 0.5]
    if strong:
        return strong[0].frame
    return start + min(round(_AIR_S * question.rate), (shots[-1].span.end - start) // 3)


def _gap(question: SpottingQuestion, before: Sequence[SpottedShot], after: Sequence[SpottedShot]) -> bool:
    """Tell whether silence parts two cues: before a shock, or where the feeling is another altogether."""
    return AROUSAL[after[0].mood] > 0.7 and apart(before[-1].mood, after[0].mood) > 0.8 and question.form == "film"


def _steals_in(question: SpottingQuestion, shots: Sequence[SpottedShot]) -> tuple[int, str]:
    """Return where the first cue starts: with the picture, with the title, or when somebody comes into it."""
    at_once = (0, "plays from the first frame")
    if question.form in _AT_ONCE or len(question.shots) < 3 or question.frames / question.rate < _WAITS_FROM_S:
        return at_once
    quiet = question.shots[0].mood in QUIET
    titles = [title.span.start for shot in question.shots for title in shot.titles if title.kind == "main"]
    chances = _entries(question) if share(question.seed, "waits") < (0.7 if quiet else 0.25) else []
    longest = min(_WAITS_AT_MOST * question.frames, _WAITS_AT_MOST_S * question.rate)
    latest = min(round(longest), shots[-1].span.end - round(_LEAST_S * question.rate))
    for frame, why in chances:
        late_enough = _WAITS_AT_LEAST_S * question.rate <= frame <= latest
        # A title may stand in the wind of a quiet film; in another it wants its music.
        titled = quiet or not any(title < frame for title in titles)
        if late_enough and titled and not any(span.holds(frame) for span in question.dialogue):
            return frame, why
    if titles and titles[0] <= min(latest, round(_WITH_TITLE_S * question.rate)):
        return titles[0], "begins with the title"
    return at_once


def _entries(question: SpottingQuestion) -> list[tuple[int, str]]:
    """Return where music that waits may come in, best first."""
    turn = next((s.span.start for s in question.shots if s.function == "turn" and s.mood in _DREADED), None)
    lead = next((shot.span.start for shot in question.shots[1:] if shot.lead), None)
    title = next((t.span.start for shot in question.shots for t in shot.titles if t.kind == "main"), None)
    found = [
        (turn, "waits for the turn; until then only the place is heard"),
        (lead, "waits for the first image of the lead; until then only the place is heard"),
        (title, "steals in with the title; before it only the place is heard"),
    ]
    return [(frame, why) for frame, why in found if frame is not None]


def _turns(question: SpottingQuestion) -> list[int]:
    """Return the frames at which a new cue begins, first to last."""
    seconds = float(question.frames / question.rate)
    gains = _boundaries(question)
    if seconds < _LONG_S:
        named = len(set(question.moods)) > 1
        strong = {frame: gain for frame, gain in gains.items() if named and gain >= _STRONG}
        return [max(strong, key=lambda frame: (strong[frame], -frame))] if strong else []
    return _divided(gains, question, max(2, round(seconds / _CUE_S)))


def _boundaries(question: SpottingQuestion) -> dict[int, float]:
    """Return every boundary at which a cue could turn, with how much asks for it there."""
    room = round(_LEAST_S * question.rate)
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
        if gain > 0:
            gains[frame] = gain
    return gains


def _divided(gains: dict[int, float], question: SpottingQuestion, count: int) -> list[int]:
    """Choose up to count - 1 boundaries of most gain that leave cues of about the same length."""
    target = question.frames / count
    least = _LEAST_S * float(question.rate)
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
