"""Shots within a picture back-end's reach: one that is longer than it can shoot becomes several.

A back-end that begins with a given picture shoots the parts of one shot on end, each from the last frame of the one
before, so that no cut is seen. Any other shoots parts that cut together: the size changes from part to part.
"""

from __future__ import annotations

import math
from fractions import Fraction

from circletake.agents.director.changes.rewriting import rewritten
from circletake.agents.director.changes.shot_changes import free_slate
from circletake.agents.director.lengths import fit_exactly
from circletake.schema import Action, Plan, Shot, ShotSize, Slate, Title, VoiceLine

_SHORTEST = 12
"""Frames: a back-end that can't shoot that much at once is left to say so itself."""
_OTHER_SIZE: dict[ShotSize, ShotSize] = {
    "extreme wide": "full", "wide": "medium", "full": "close-up", "medium": "wide", "close-up": "full",
    "extreme close-up": "medium",
}  # fmt: skip
"""Two steps away, so that the cut does not jump."""


def within_reach(plan: Plan, longest_s: float | None, *, goes_on: bool) -> Plan:
    """Return a plan of the same length without shots that are longer than can be shot.

    Args:
        plan: The plan.
        longest_s: What the back-end can shoot at once, in seconds; None for any length.
        goes_on: True where it can begin with a given picture.
    """
    most = plan.frames if longest_s is None else math.floor(Fraction(longest_s) * plan.format.rate)
    if most < _SHORTEST or all(shot.frames <= most for shot in plan.shots):
        return plan
    out = plan
    for shot in plan.shots:
        if shot.frames > most:
            at = out.shots.index(shot)
            parts = _parts(shot, math.ceil(shot.frames / most), out, goes_on=goes_on)
            shots = (*out.shots[:at], *parts, *out.shots[at + 1 :])
            out = out.with_(shots=shots) if goes_on else rewritten(out, shots)
    return out


def _parts(shot: Shot, count: int, plan: Plan, *, goes_on: bool) -> list[Shot]:
    """Return a shot in parts of even length; words and titles stay with the part in which they begin."""
    lengths = fit_exactly([1.0] * count, shot.frames)
    slates: list[Slate] = [shot.slate]
    while len(slates) < count:
        slates.append(free_slate(plan, shot.scene, slates))
    out, begun = [], 0
    for number, frames in enumerate(lengths):
        begin, end = begun / shot.frames, (begun + frames) / shot.frames
        begun += frames
        out.append(_part(shot, slates[number], frames, begin, end, number, goes_on=goes_on))
    return out


def _part(shot: Shot, slate: Slate, frames: int, begin: float, end: float, number: int, *, goes_on: bool) -> Shot:
    staging = shot.staging
    subjects = tuple(
        one.with_(actions=tuple(_timed(action, begin, end) for action in _during(one.actions, begin, end)))
        for one in staging.subjects
    )
    camera = staging.camera
    if number % 2 and not goes_on:
        camera = camera.with_(size=_OTHER_SIZE[camera.size or "wide"])
    titles = tuple(_moved(title, begin, end) for title in staging.titles if _starts(title.begin, begin, end))
    lines = tuple(_later(line, begin, end) for line in shot.lines if _starts(line.begin, begin, end))
    return shot.with_(
        slate=slate,
        frames=frames,
        staging=staging.with_(subjects=subjects, camera=camera, titles=titles),
        lines=lines,
        transition="cut" if number else shot.transition,
        retakes=shot.retakes,
    )


def _during(actions: tuple[Action, ...], begin: float, end: float) -> tuple[Action, ...]:
    """Return the deeds of a stretch of the shot; where none falls into it, the last one before goes on."""
    there = tuple(one for one in actions if one.begin < end and one.end > begin)
    return there or tuple(one for one in actions if one.begin < end)[-1:] or actions[:1]


def _timed(action: Action, begin: float, end: float) -> Action:
    return action.with_(begin=_share(action.begin, begin, end), end=max(_share(action.end, begin, end), 0.05))


def _moved(title: Title, begin: float, end: float) -> Title:
    return title.with_(begin=_share(title.begin, begin, end), end=_share(title.end, begin, end))


def _later(line: VoiceLine, begin: float, end: float) -> VoiceLine:
    return line.with_(begin=_share(line.begin, begin, end))


def _starts(at: float, begin: float, end: float) -> bool:
    return begin <= at < end or (at >= end == 1.0)


def _share(at: float, begin: float, end: float) -> float:
    """Return a moment of the shot as a share of one of its parts."""
    return round(min(1.0, max(0.0, (at - begin) / (end - begin))), 5)
