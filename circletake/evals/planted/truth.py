"""What a take really shows of what was meant, read from the stage's own truth.

The reading shares nothing with the critic's score: every thing that was meant counts one, shown or not shown.
"""

from __future__ import annotations

from typing import NamedTuple

from circletake.language import index_of
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Shot, Subject, TakeTruth, TermKind

_THINGS: tuple[TermKind, ...] = ("prop", "structure", "vehicle", "plant", "animal", "person", "creature")
_STAND_IN = 0.1
"""Distance from a word to what was drawn, from which it is another thing."""
_SEEN_IN = 0.3
"""Share of the frames in which a thing must be visible."""
_HOURS_APART = 2.0


class Shown(NamedTuple):
    """How much of what was meant a take shows."""

    accuracy: float
    """Share of the things that were meant."""
    missing: tuple[str, ...]

    @property
    def bad(self) -> bool:
        """Tell whether anything that was meant is missing, or something else stands for it."""
        return bool(self.missing)


def shown_of(intent: Shot, truth: TakeTruth) -> Shown:
    """Read a take's truth against what was meant: who, doing what, where, at what hour, in what weather."""
    staging = intent.staging
    found: dict[str, bool] = {}
    for subject in staging.subjects:
        found[subject.id] = _is_seen(subject, truth)
        for action in subject.actions:
            found[f"{subject.id}: {action.verb}"] = _does(subject.id, action.verb, truth)
    if staging.place is not None:
        found["place"] = truth.place == staging.place
    if staging.light.hour is not None and truth.hour is not None:
        apart = abs(staging.light.hour - truth.hour) % 24
        found["hour"] = min(apart, 24 - apart) <= _HOURS_APART
    if staging.light.weather is not None:
        found["weather"] = truth.weather == staging.light.weather
    missing = tuple(name for name, shown in found.items() if not shown)
    return Shown(1.0 - len(missing) / len(found), missing)


def _is_seen(subject: Subject, truth: TakeTruth) -> bool:
    drawn = next((one for one in truth.objects if one.id == subject.id), None)
    meant = index_of(STAGE_VOCABULARY).exactly(subject.noun, _THINGS)
    # What is drawn is held against the word that was meant, not against the one that the stage was given.
    if drawn is None or meant is None or drawn.term != meant.name or drawn.distance > _STAND_IN or not drawn.boxes:
        return False
    return sum(box.visible > _STAND_IN for box in drawn.boxes) / len(drawn.boxes) >= _SEEN_IN


def _does(id_: str, verb: str, truth: TakeTruth) -> bool:
    drawn = next((one for one in truth.objects if one.id == id_), None)
    term = index_of(STAGE_VOCABULARY).verb(verb)
    wanted = {verb, term.name if term is not None else verb}
    return drawn is not None and bool(wanted & set(drawn.actions))
