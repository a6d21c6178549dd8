"""Wonders of the sky: they stand over a scene, and nobody walks up to them or comes close."""

from __future__ import annotations

from circletake.schema import Bible, Camera, Shot, Subject

WONDERS = frozenset({"aurora", "rainbow", "fireworks"})
"""Terms that are seen in the sky."""
_ROOMY = ("wide", "extreme wide")


def under_the_sky(shot: Shot, bible: Bible) -> Shot:
    """Frame a shot that shows a wonder so that there is sky in it, and let its people stay on the ground."""
    wonders = {one.id for one in bible.identities if one.term in WONDERS}
    staging = shot.staging
    inside = [subject.id for subject in staging.subjects if subject.id in wonders]
    if not inside:
        return shot
    alone = len(inside) == len(staging.subjects)
    camera = staging.camera
    if alone:
        camera = Camera(size="extreme wide", move="tilt up")
    elif camera.size not in _ROOMY:
        camera = camera.with_(size="wide")
    subjects = tuple(_grounded(subject, wonders) for subject in staging.subjects)
    return shot.with_(staging=staging.with_(camera=camera, subjects=subjects))


def clear_weather(shots: tuple[Shot, ...], bible: Bible) -> tuple[Shot, ...]:
    """Clear the sky of every scene in which a wonder is seen: no aurora shows through falling snow.

    It may rain until the rainbow comes.
    """
    wonders = {one.id for one in bible.identities if one.term in WONDERS}
    bows = {one.id for one in bible.identities if one.term == "rainbow"}
    showing = [{subject.id for subject in shot.staging.subjects} & wonders for shot in shots]
    scenes = {shot.scene for shot, shown in zip(shots, showing, strict=True) if shown - bows}
    bowed: dict[int, int] = {}
    for at, (shot, shown) in enumerate(zip(shots, showing, strict=True)):
        if shown & bows:
            bowed.setdefault(shot.scene, at)
    return tuple(
        _cleared(shot) if shot.scene in scenes or bowed.get(shot.scene, len(shots)) <= at else shot
        for at, shot in enumerate(shots)
    )


def _cleared(shot: Shot) -> Shot:
    light = shot.staging.light
    if light.weather in (None, "clear"):
        return shot
    return shot.with_(staging=shot.staging.with_(light=light.with_(weather="clear", intensity=None)))


def _grounded(subject: Subject, wonders: set[str]) -> Subject:
    actions = tuple(
        action.with_(target=None) if action.target in wonders and action.verb != "look" else action
        for action in subject.actions
    )
    return subject.with_(actions=actions)
