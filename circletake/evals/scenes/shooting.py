"""Shooting a random scene at draft size: what the network sees of it, and the truth of what was drawn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.scenes.drawing import Scene
from circletake.evals.scenes.labels import (
    COLOURS,
    GREEN,
    LOOKS,
    MOODS,
    MOVES,
    PLACES,
    SEASONS,
    SIDES,
    SIZES,
    SKYLESS,
    STAND_IN,
    TERMS,
    VERBS,
    WEATHERS,
    WINDOWED,
)
from circletake.models.stagesight.claims import HELD, HIDDEN, SEEN, THINGS, Truths, no_truths
from circletake.models.stagesight.looking import Look, look_at, moment_frames
from circletake.render import Shooting, shoot

MOMENTS = 6
"""Moments that are kept of every clip; training looks at some of them."""
_LEAST_SEEN = 0.0012
"""Share of the frame below which a thing is hardly visible."""
_FALLING = frozenset({"rain", "snow", "storm"})


class Clip(NamedTuple):
    """A shot scene."""

    look: Look
    truth: Truths
    """(1,) of dtype TRUTH."""
    performed: dict[str, tuple[str, ...]]
    """Subject id to the actions that are really done."""


def shoot_scene(scene: Scene) -> Clip:
    """Shoot only the frames that are looked at."""
    shooting = shoot(scene.request)
    count, rate = scene.request.frames, float(scene.request.format.rate)
    first, second = moment_frames(count, rate, MOMENTS)
    size = scene.request.format.picture
    frames = np.zeros((count, size.height, size.width, 3), np.uint8)
    for index in sorted({*first.tolist(), *second.tolist()}):
        frames[index] = shooting.frame(index)
    performed = {one.id: one.actions for one in shooting.prepared.cast}
    return Clip(look_at(frames, rate, MOMENTS), _truth(scene, shooting), performed)


class Footage(NamedTuple):
    """A shot scene with all its frames."""

    frames: NDArray[np.uint8]
    """(F, H, W, 3) sRGB."""
    truth: Truths
    performed: dict[str, tuple[str, ...]]


def shoot_footage(scene: Scene) -> Footage:
    """Shoot every frame."""
    shooting = shoot(scene.request)
    frames = np.stack([shooting.frame(index) for index in range(len(shooting))])
    performed = {one.id: one.actions for one in shooting.prepared.cast}
    return Footage(frames, _truth(scene, shooting), performed)


def _truth(scene: Scene, shooting: Shooting) -> Truths:
    resolution = shooting.prepared.resolution
    truth = no_truths(1)
    row = truth[0]
    row["place"], row["hour"] = PLACES.index(resolution.place), resolution.hour
    row["season"], row["weather"] = SEASONS.index(resolution.season), WEATHERS.index(resolution.weather)
    row["size"], row["move"] = SIZES.index(resolution.size), MOVES.index(resolution.move)
    row["mood"], row["style"] = MOODS.index(resolution.mood), LOOKS.index(scene.request.style)
    inside = resolution.place in WINDOWED
    row["hour_seen"] = resolution.place not in SKYLESS and resolution.place != "theatre"
    row["season_seen"] = resolution.place in GREEN or resolution.season == "winter"
    row["weather_seen"] = resolution.place not in SKYLESS and (not inside or resolution.weather in _FALLING)
    _put_things(row, scene, shooting)
    return truth


def _put_things(row: np.void, scene: Scene, shooting: Shooting) -> None:
    cast = shooting.prepared.cast
    shares = np.zeros(len(cast))
    for index in {len(shooting) // 4, len(shooting) // 2, 3 * len(shooting) // 4}:
        masks = shooting.masks(index)
        counts = np.bincount(masks.reshape(-1), minlength=len(cast) + 1)[1 : len(cast) + 1]
        shares = np.maximum(shares, counts / masks.size)
    subjects = {subject.id: subject for subject in scene.request.staging.subjects}
    at = 0
    for performance, share in zip(cast, shares, strict=True):
        if at == THINGS:
            return
        subject = subjects.get(performance.id)
        name = performance.term if performance.term in TERMS else STAND_IN
        row["term"][at] = TERMS.index(name)
        row["seen"][at] = SEEN if share >= _LEAST_SEEN else HIDDEN
        row["acts"][at] = sum(1 << VERBS.index(verb) for verb in dict.fromkeys(performance.actions))
        row["count"][at] = subject.count if subject is not None else 1
        if subject is not None and subject.adjectives:
            row["colour"][at] = COLOURS.index(subject.adjectives[0])
        if subject is not None and subject.placement.side is not None:
            row["side"][at] = SIDES.index(subject.placement.side)
        at += 1
    for subject in subjects.values():
        if subject.holding is not None and at < THINGS:
            row["term"][at], row["seen"][at], row["count"][at] = TERMS.index(subject.holding), HELD, 1
            at += 1
