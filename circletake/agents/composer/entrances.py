"""Entrances: where the music of a film comes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.composer.dice import share
from circletake.agents.composer.feelings import QUIET
from circletake.agents.composer.question import SpottedShot, SpottingQuestion
from circletake.agents.composer.turns import LEAST_S

_AT_ONCE = frozenset({"trailer", "commercial", "music video", "title sequence", "explainer"})
"""Forms that start with their music."""
_WAITS_FROM_S = 14
_WAITS_AT_MOST = 0.28
_WAITS_AT_MOST_S = 8.0
_WAITS_AT_LEAST_S = 1.5
_WITH_TITLE_S = 2.0
_DREADED = frozenset({"scary", "tense", "dark"})


class Entrance(NamedTuple):
    """Where music comes in, and why there."""

    frame: int
    why: str


def first_entrance(question: SpottingQuestion, shots: Sequence[SpottedShot]) -> Entrance:
    """Return where the first cue starts: with the picture, with the title, or when somebody comes into it."""
    at_once = Entrance(0, "plays from the first frame")
    if question.form in _AT_ONCE or len(question.shots) < 3 or question.frames / question.rate < _WAITS_FROM_S:
        return at_once
    quiet = question.shots[0].mood in QUIET
    titles = [title.span.start for shot in question.shots for title in shot.titles if title.kind == "main"]
    chances = _entries(question) if share(question.seed, "waits") < (0.7 if quiet else 0.25) else []
    longest = min(_WAITS_AT_MOST * question.frames, _WAITS_AT_MOST_S * question.rate)
    latest = min(round(longest), shots[-1].span.end - round(LEAST_S * question.rate))
    for frame, why in chances:
        late_enough = _WAITS_AT_LEAST_S * question.rate <= frame <= latest
        # A title may stand in the wind of a quiet film; in another it wants its music.
        titled = quiet or not any(title < frame for title in titles)
        if late_enough and titled and not any(span.holds(frame) for span in question.dialogue):
            return Entrance(frame, why)
    if titles and titles[0] <= min(latest, round(_WITH_TITLE_S * question.rate)):
        return Entrance(titles[0], "begins with the title")
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
