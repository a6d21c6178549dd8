"""Faces: each its own, with all their features where they are seen from close by, and hair that the wind takes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.cast.person.features import traits
from circletake.schema import ShotSize, Weather


def _shapes(size: ShotSize) -> int:
    shot = shoot(take(staged("room", acting("woman", "look"), size=size), seconds=0.5))
    return len(shot.prepared.cast[0].shapes)


def test_faces_differ_and_stay_what_they_are() -> None:
    faces = [traits(seed) for seed in range(20)]
    assert len({face.eyes for face in faces}) == len({face.nose for face in faces}) == 20
    assert traits(3) == faces[3]
    assert any(face.freckles for face in faces)
    assert not all(face.freckles for face in faces)


def test_only_a_close_shot_draws_what_only_it_can_show() -> None:
    assert _shapes("close-up") > _shapes("medium") + 40
    assert _shapes("wide") == _shapes("medium")


def _reach(weather: Weather) -> NDArray[np.float32]:
    """Return how far to lee of the head the sheets of somebody with long hair reach, metres, in every frame."""
    staging = staged("hills", acting("witch", "stand", facing="camera"), weather=weather)
    performance = shoot(take(staging, seconds=2.0)).prepared.cast[0]
    # In the morning the light comes from the right, and the wind goes to the left.
    left = np.min([np.broadcast_to(shape.points[..., 0].min(-1), 12) for shape in performance.shapes], 0)
    out: NDArray[np.float32] = performance.key_points["head"][:, 0] - left
    return out


def test_wind_takes_what_hangs_loose_and_comes_in_gusts() -> None:
    calm, windy = _reach("clear"), _reach("wind")
    assert windy.mean() > calm.mean() + 0.05
    assert np.ptp(windy) > 0.02
