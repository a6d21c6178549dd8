"""Continuity between neighbouring shots: what must be the same on both sides of a cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from circletake.agents.director.framing import jumps
from circletake.schema import REMAINS, Fault, Shot, Subject, Value, effect_of

_WEIGHTS = {"light": 0.3, "line": 0.3, "hands": 0.15, "looks": 0.15, "jump": 0.25}


class Continuity(Value):
    """How well two shots cut together."""

    score: float
    """1 without a fault, 0 at worst."""
    faults: tuple[Fault, ...] = ()


def continuity(before: Shot, after: Shot) -> Continuity:
    """Score the cut between two shots of one scene. Shots of different scenes owe each other nothing."""
    if before.scene != after.scene:
        return Continuity(score=1.0)
    faults: list[tuple[str, str, str | None]] = []
    if _light(before) != _light(after):
        faults.append(("light", f"{before.slate} and {after.slate} are not in the same light.", None))
    firsts = {subject.id: subject for subject in before.staging.subjects}
    for subject in after.staging.subjects:
        if subject.id in firsts:
            faults += _of_subject(firsts[subject.id], subject, before, after)
    faults += _jump(before, after)
    lost = sum(_WEIGHTS[kind] for kind, _, _ in faults)
    return Continuity(
        score=round(max(0.0, 1.0 - lost), 3),
        faults=tuple(
            Fault(kind="continuity", detail=text, severity=_WEIGHTS[kind], subject=id_) for kind, text, id_ in faults
        ),
    )


def _light(shot: Shot) -> tuple[object, ...]:
    light = shot.staging.light
    # Dawn moves on from shot to shot; an hour is another light.
    return (light.season, light.weather, None if light.hour is None else round(light.hour))


def _of_subject(one: Subject, other: Subject, before: Shot, after: Shot) -> list[tuple[str, str, str | None]]:
    out: list[tuple[str, str, str | None]] = []
    sides = {one.placement.side, other.placement.side}
    if sides == {"left", "right"}:
        out.append(("line", f"{other.noun} changes sides between {before.slate} and {after.slate}.", other.id))
    takes = {"reach", "give", "throw", "carry"}
    hands_busy = any(action.verb in takes for subject in (one, other) for action in subject.actions)
    if one.holding != other.holding and not hands_busy:
        held = one.holding or other.holding
        out.append(
            (
                "hands",
                f"{held} comes or goes in {other.noun}'s hands between {before.slate} and {after.slate}.",
                other.id,
            )
        )
    ended = {REMAINS.get(effect_of(action.verb), "") for action in one.actions}
    if one.adjectives != tuple(word for word in other.adjectives if word not in ended):
        out.append(("looks", f"{other.noun} is described otherwise in {after.slate}.", other.id))
    return out


def _jump(before: Shot, after: Shot) -> list[tuple[str, str, str | None]]:
    one, other = before.staging.camera, after.staging.camera
    same = one.focus is not None and one.focus == other.focus and _ids(before) == _ids(after)
    facings = [_facing(shot) for shot in (before, after)]
    if one.size is None or other.size is None or facings[0] != facings[1]:
        return []
    if jumps(one.size, other.size, same_subject=same):
        return [("jump", f"{before.slate} and {after.slate} are too alike in size: the cut jumps.", one.focus)]
    return []


def _ids(shot: Shot) -> set[str]:
    return {subject.id for subject in shot.staging.subjects}


def _facing(shot: Shot) -> str | None:
    focus = shot.staging.camera.focus
    return next((subject.facing for subject in shot.staging.subjects if subject.id == focus), None)


def continuity_of(shots: Sequence[Shot]) -> tuple[Continuity, ...]:
    """Return the score of every cut between neighbours, in the order of the cut."""
    return tuple(continuity(before, after) for before, after in pairwise(shots))
