"""Continuity of takes: do two shots as they were really taken cut together as well as they were planned to?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.critic.continuity import continuity
from circletake.schema import CameraMove, CutContinuity, Fault, Shot, TakeTruth, TruthObject

BROKEN = 0.25
"""Lost against the plan from which the later shot is taken again."""
_WEIGHTS = {"place": 0.4, "character": 0.4, "light": 0.3, "line": 0.3, "unlike": 0.3}
_HOURS_APART = 2.0
_CROSSES = 0.15
"""Share of the frame's width that somebody must cross to have a direction."""
_LIKE = 0.25
"""Below this cosine, two takes in one place and light look like two places."""
_HELD: frozenset[CameraMove] = frozenset({"static", "tilt up", "tilt down"})
"""Moves of a camera that leaves what stands still where it is across the frame."""
_TRAVELS = frozenset({"walk", "run", "ride", "drive", "row", "sail", "swim", "fly", "roll"})


class TakenShot(NamedTuple):
    """A shot as it stands, and what was drawn for it, where the back-end tells."""

    shot: Shot
    truth: TakeTruth | None


def continuity_of_takes(before: TakenShot, after: TakenShot, likeness: float | None = None) -> CutContinuity:
    """Score the cut between two circled takes.

    What the plan has asked for, such as another hour or somebody who turns round, is no fault of the takes; it is in
    the plan's own score.

    Args:
        before: The earlier shot.
        after: The later one.
        likeness: Cosine of the two takes' embeddings; looked at where a back-end does not tell what it drew.
    """
    planned = continuity(before.shot, after.shot)
    faults: list[Fault] = []
    if before.shot.scene == after.shot.scene:
        if before.truth is not None and after.truth is not None:
            faults = _told(before.shot, after.shot, before.truth, after.truth)
        elif likeness is not None and likeness < _LIKE and _same_setting(before.shot, after.shot):
            detail = f"{before.shot.slate} and {after.shot.slate} look like two places (likeness {likeness:.2f})."
            faults = [_fault("unlike", detail)]
    lost = sum(fault.severity for fault in faults)
    return CutContinuity(
        before=before.shot.slate,
        after=after.shot.slate,
        planned=planned.score,
        score=round(max(0.0, planned.score - lost), 3),
        likeness=None if likeness is None else round(likeness, 4),
        faults=(*planned.faults, *faults),
    )


def is_broken(cut: CutContinuity) -> bool:
    """Tell whether the takes lose so much of the planned continuity that the later shot should be taken again."""
    return cut.planned - cut.score >= BROKEN


def _told(one: Shot, other: Shot, before: TakeTruth, after: TakeTruth) -> list[Fault]:
    slates = f"{one.slate} and {other.slate}"
    out = []
    known = None not in (before.place, after.place)
    if known and one.staging.place == other.staging.place and before.place != after.place:
        detail = f"{slates} should play in one place: {before.place} and {after.place} are seen."
        out.append(_fault("place", detail))
    out += _light(one, other, before, after)
    drawn = {thing.id: thing for thing in before.objects}
    for thing in after.objects:
        if thing.id in drawn:
            out += _of_thing(one, other, drawn[thing.id], thing)
    return out


def _light(one: Shot, other: Shot, before: TakeTruth, after: TakeTruth) -> list[Fault]:
    said, heard = one.staging.light, other.staging.light
    slates = f"{one.slate} and {other.slate}"
    if said.weather == heard.weather and before.weather != after.weather:
        return [_fault("light", f"{slates} are not in the same weather: {before.weather}, then {after.weather}.")]
    planned = _apart(said.hour, heard.hour)
    taken = _apart(before.hour, after.hour)
    if taken is not None and taken > _HOURS_APART + (planned or 0.0):
        return [_fault("light", f"{slates} are {taken:.0f} hours apart in light.")]
    return []


def _of_thing(one: Shot, other: Shot, before: TruthObject, after: TruthObject) -> list[Fault]:
    slates = f"{one.slate} and {other.slate}"
    out = []
    if before.noun == after.noun and before.term != after.term:
        detail = f"{after.noun} is another in {other.slate}: {before.term}, then {after.term}."
        out.append(_fault("character", detail, after.id))
    still = one.staging.camera.move in _HELD and other.staging.camera.move in _HELD
    if still and _facing(one, before.id) == _facing(other, after.id) and _crossing(before) * _crossing(after) < 0:
        out.append(_fault("line", f"{after.noun} changes direction on the screen between {slates}.", after.id))
    return out


def _crossing(thing: TruthObject) -> int:
    """Return 1 for somebody who travels to the right of the frame, -1 to the left, 0 for somebody who does not."""
    if not _TRAVELS & set(thing.actions):
        return 0
    seen = [(box.x0 + box.x1) / 2 for box in thing.boxes if box.visible > 0.1]
    if len(seen) < 2 or abs(seen[-1] - seen[0]) < _CROSSES:
        return 0
    return 1 if seen[-1] > seen[0] else -1


def _facing(shot: Shot, id_: str) -> str | None:
    return next((subject.facing for subject in shot.staging.subjects if subject.id == id_), None)


def _apart(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return None
    apart = abs(one - other) % 24
    return min(apart, 24 - apart)


def _same_setting(one: Shot, other: Shot) -> bool:
    return one.staging.place == other.staging.place and one.staging.light == other.staging.light


def _fault(kind: str, detail: str, subject: str | None = None) -> Fault:
    return Fault(kind="continuity", detail=detail, severity=_WEIGHTS[kind], subject=subject)


def broken_after(cuts: Sequence[CutContinuity]) -> tuple[str, ...]:
    """Return the slates of the later shots of broken cuts, in the order of the film."""
    return tuple(cut.after for cut in cuts if is_broken(cut))
