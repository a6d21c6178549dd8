"""Making two shots of one: who does what is told one after the other, in the same time."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import Action, Camera, Placement, Shot, Slate, Subject, VoiceLine

_SHORTEST = 24
"""Frames that a half should have at least, at 24 frames a second: a second."""


class Halves(NamedTuple):
    """Two shots in the place of one. Their lengths add up to its length."""

    first: Shot
    second: Shot


def can_split(shot: Shot) -> bool:
    """Tell whether a shot holds enough for two: two subjects or two deeds, and the time for both."""
    deeds = max((len(subject.actions) for subject in shot.staging.subjects), default=0)
    return shot.frames >= 2 * _SHORTEST and (len(shot.staging.subjects) > 1 or deeds > 1)


def split(shot: Shot, slate: Slate) -> Halves:
    """Return the two halves of a shot.

    Two subjects are shown one after the other, each larger; one who does two things does one in each half. Spoken
    lines stay with the half in which they begin. What must be shown must still be shown, in one half or the other.

    Args:
        shot: One that can be split.
        slate: The second half's, free in the plan.

    Raises:
        ValueError: it can't be split.
    """
    if not can_split(shot):
        raise ValueError(f"{shot.slate} shows one thing, or is too short: it can't be split")
    first_frames = shot.frames // 2
    share = first_frames / shot.frames
    early, late = _lines(shot, share)
    one, other = _subjects(shot)
    return Halves(
        _half(shot, shot.slate, first_frames, one, early, first=True),
        _half(shot, slate, shot.frames - first_frames, other, late, first=False),
    )


def _half(
    shot: Shot, slate: Slate, frames: int, subjects: tuple[Subject, ...], lines: tuple[VoiceLine, ...], *, first: bool
) -> Shot:
    ids = tuple(subject.id for subject in subjects)
    camera = shot.staging.camera
    if len(shot.staging.subjects) > 1:
        camera = Camera(size="full" if first else "medium", move="static", focus=ids[0])
    elif not first:
        camera = camera.with_(size="medium" if camera.size not in ("medium", "close-up") else "full")
    titles = shot.staging.titles if first else ()
    return shot.with_(
        slate=slate,
        frames=frames,
        staging=shot.staging.with_(subjects=subjects, camera=camera, titles=titles),
        must_show=tuple(id_ for id_ in shot.must_show if id_ in ids),
        lines=lines,
        transition=shot.transition if first else "cut",
        retakes=0,
    )


def _subjects(shot: Shot) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    subjects = shot.staging.subjects
    if len(subjects) == 1:
        only = subjects[0]
        half = (len(only.actions) + 1) // 2
        return (_doing(only, only.actions[:half]),), (_doing(only, only.actions[half:]),)
    focus = shot.staging.camera.focus
    order = sorted(subjects, key=lambda one: (one.id != focus, one.id not in shot.must_show))
    return (_alone(order[0]),), tuple(_alone(one) for one in order[1:])


def _doing(subject: Subject, actions: tuple[Action, ...]) -> Subject:
    step = 1.0 / max(1, len(actions))
    timed = tuple(
        action.with_(begin=round(at * step, 4), end=round((at + 1) * step, 4)) for at, action in enumerate(actions)
    )
    return subject.with_(actions=timed)


def _alone(subject: Subject) -> Subject:
    """Return a subject without those that it had to do with, in the middle of the frame."""
    actions = tuple(action.with_(target=None) for action in subject.actions)
    return subject.with_(actions=actions, placement=Placement(side=None, depth=subject.placement.depth))


def _lines(shot: Shot, share: float) -> tuple[tuple[VoiceLine, ...], tuple[VoiceLine, ...]]:
    early = tuple(line.with_(begin=min(1.0, round(line.begin / share, 4))) for line in shot.lines if line.begin < share)
    late = tuple(
        line.with_(begin=round((line.begin - share) / (1 - share), 4)) for line in shot.lines if line.begin >= share
    )
    return early, late
