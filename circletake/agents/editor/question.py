"""What the editor is asked: the planned shots beside what their takes really show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.editor.footage import STRIKE_WEIGHTS, Footage
from circletake.schema import (
    ContactKind,
    Form,
    FrameRange,
    Genre,
    Light,
    Mood,
    Plan,
    Rate,
    Shot,
    ShotSize,
    Slate,
    TransitionKind,
    Value,
)

_STIRS = 8e-4
"""A mean change of this much above the film's stillest frames is movement; less is haze."""
_NEAR_STILL, _NEAR_PEAK = 0.02, 0.95
_HOURS_PASS = 1.5


class Scale(NamedTuple):
    """A film's movement: the change of its stillest frames, and how far above that its liveliest lie."""

    still: float
    span: float


class Strike(Value):
    """Something in a take that the eye waits for."""

    frame: int
    kind: ContactKind
    weight: float
    """0 a footstep among many, 1 a whale's breach."""


class ShotFootage(Value):
    """A planned shot and its take. Frames of the take count from its file's first."""

    slate: Slate
    purpose: str
    mood: Mood
    size: ShotSize | None
    frames: int
    """Its planned length in the cut."""
    transition: TransitionKind
    """How the plan comes into it."""
    new_scene: bool
    new_place: bool
    time_passes: bool
    """True when it is clearly another hour, day or season than in the shot before."""
    take_frames: int
    """Of the take's file; 0 when there is no take."""
    handle: int
    """The planned in point: frames of the file before it."""
    strikes: tuple[Strike, ...] = ()
    speech: tuple[FrameRange, ...] = ()
    titles: tuple[FrameRange, ...] = ()
    """Where words stand over the picture."""
    movement: str = ""
    """A digit a frame: how much the picture changes, 0 not at all, 9 the most in this film. Empty: not known."""


class CutQuestion(Value):
    """Takes to be cut into a film of the planned length."""

    form: Form
    genre: Genre
    rate: Rate
    frames: int
    """The film's planned length."""
    shots: tuple[ShotFootage, ...]
    beats: tuple[int, ...] = ()
    """Frames of the film on which the music that the brief brings beats; empty where it brings none."""
    downbeats: tuple[int, ...] = ()
    """Those of them that begin a bar."""


def question_of(
    plan: Plan, footage: Sequence[Footage], beats: Sequence[int] = (), downbeats: Sequence[int] = ()
) -> CutQuestion:
    """Return what the editor needs to know.

    Args:
        plan: The plan.
        footage: A take of each shot, in any order. A shot without one keeps its place and length.
        beats, downbeats: Of the music that the film is cut to, in frames of the film.
    """
    takes = {take.slate: take for take in footage}
    before = (None, *plan.shots)
    scale = movement_scale([take.motion for take in footage])
    return CutQuestion(
        form=plan.reading.form,
        genre=plan.reading.genre,
        rate=plan.format.rate,
        frames=plan.frames,
        shots=tuple(
            _shot(plan, shot, earlier, takes.get(shot.slate), scale)
            for shot, earlier in zip(plan.shots, before, strict=False)
        ),
        beats=tuple(beats),
        downbeats=tuple(downbeats),
    )


def _shot(plan: Plan, shot: Shot, before: Shot | None, take: Footage | None, scale: Scale) -> ShotFootage:
    scene = plan.scene_of(shot)
    new_scene = before is not None and before.scene != shot.scene
    earlier = plan.scene_of(before) if before is not None else scene
    handle = take.handle if take is not None else 0
    return ShotFootage(
        slate=shot.slate,
        purpose=shot.purpose,
        mood=shot.staging.mood or scene.mood,
        size=shot.staging.camera.size,
        frames=shot.frames,
        transition=shot.transition,
        new_scene=new_scene,
        new_place=earlier.place != scene.place,
        time_passes=new_scene and _time_passes(earlier.light, scene.light),
        take_frames=take.frames if take is not None else 0,
        handle=handle,
        strikes=_strikes(take) if take is not None else (),
        speech=take.speech if take is not None else (),
        titles=tuple(
            FrameRange(
                start=handle + round(title.begin * shot.frames),
                end=handle + round(max(title.begin, title.end) * shot.frames),
            )
            for title in shot.staging.titles
        ),
        movement=movement_digits(take.motion, scale) if take is not None else "",
    )


def _time_passes(one: Light, other: Light) -> bool:
    if one.season != other.season and one.season is not None and other.season is not None:
        return True
    if one.hour is None or other.hour is None:
        return False
    apart = abs(one.hour - other.hour) % 24
    return min(apart, 24 - apart) >= _HOURS_PASS


def _strikes(take: Footage) -> tuple[Strike, ...]:
    """Return the contacts that are seen, by frame; of several in one frame the weightiest."""
    heaviest: dict[int, Strike] = {}
    for contact in take.contacts:
        frame = round(contact.at)
        seen = -0.05 <= contact.x <= 1.05 or contact.kind in ("thunder", "explosion")
        if not (seen and 0 <= frame < take.frames):
            continue
        strike = Strike(frame=frame, kind=contact.kind, weight=STRIKE_WEIGHTS[contact.kind])
        if frame not in heaviest or strike.weight > heaviest[frame].weight:
            heaviest[frame] = strike
    return tuple(heaviest[frame] for frame in sorted(heaviest))


def movement_scale(curves: Sequence[Sequence[float]]) -> Scale:
    """Return what counts as still and as much in a film: grain changes every frame of it, also where nothing moves.

    Args:
        curves: A motion curve a take; the first frame of each has no frame before it and says nothing.
    """
    ordered = sorted(change for curve in curves for change in curve[1:])
    if not ordered:
        return Scale(0.0, _STIRS)
    last = len(ordered) - 1
    still = ordered[int(_NEAR_STILL * last)]
    return Scale(still, max(_STIRS, ordered[int(_NEAR_PEAK * last)] - still))


def movement_digits(motion: Sequence[float], scale: Scale) -> str:
    """Write a motion curve as a digit a frame."""
    changes = (motion[1] if len(motion) > 1 else 0.0, *motion[1:]) if motion else ()
    return "".join(str(min(9, max(0, round(9 * (change - scale.still) / scale.span)))) for change in changes)
