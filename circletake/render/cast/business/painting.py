"""Painting: a hand with a brush goes over the canvas of an easel, and the picture grows under it."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.fixtures import Article
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Doing, Holds
from circletake.render.cast.person.sides import serving_side
from circletake.render.cast.routes import Cue

_WORKS = frozenset({"work", "reach", "play"})
_LOW, _HIGH, _HALF = 0.74, 1.44, 0.38
"""The canvas, in metres of the easel's own."""
_ALREADY = 0.12
"""Of the picture is there when painting begins with the shot."""


def easel_of(scene: Scene, id_: str) -> Cue | None:
    """Return the act by which somebody paints at an easel."""
    if scene.casts[id_][0].family != "person":
        return None
    return next(
        (
            cue
            for cue in scene.cues[id_]
            if cue.verb in _WORKS and cue.target in scene.tracks and scene.casts[cue.target][0].term == "easel"
        ),
        None,
    )


def _brush(scene: Scene, id_: str, cue: Cue) -> Floats:
    """Return where (frames, 3) the brush is: to and fro over the near half of the canvas, higher and lower."""
    t, easel = scene.setting.clock.times_s, scene.tracks[cue.target or ""][0].position
    body = scene.casts[cue.target or ""][0].body
    size = body.size if isinstance(body, Article) else 1.0
    side = np.sign(scene.tracks[id_][0].position[:, 0] - easel[:, 0] + 1e-6)
    sweep = 0.5 + 0.5 * np.sin(t * 4.6) * (0.7 + 0.3 * noise(t, 0.6, 5, "brush"))
    high = _LOW + (_HIGH - _LOW) * (0.5 + 0.42 * np.sin(t * 0.9 + 0.4) + 0.06 * np.sin(t * 4.6 + 1.0))
    x = easel[:, 0] + side * size * _HALF * (0.2 + 0.75 * sweep)
    return np.stack([x, easel[:, 1] + high * size, scene.tracks[id_][0].position[:, 2]], -1).astype(np.float32)


def painting(scene: Scene, id_: str, cue: Cue, until_s: float) -> Doing:
    """Return how somebody paints: the serving hand follows the brush."""
    at = _brush(scene, id_, cue)
    serving = serving_side(scene.tracks[id_][0].yaw)
    hands = (at, None) if serving == 0 else (None, at)
    return Doing("paint", cue.begin_s, until_s, cue.target, holds=Holds(hands, (None, None)))


def is_painted(scene: Scene, id_: str) -> bool:
    """Tell whether a part is an easel at which somebody paints."""
    return scene.casts[id_][0].term == "easel" and _painter(scene, id_) is not None


def _painter(scene: Scene, id_: str) -> Cue | None:
    found = (easel_of(scene, other) for other in scene.casts)
    return next((cue for cue in found if cue is not None and cue.target == id_), None)


def grow_picture(scene: Scene, id_: str) -> None:
    """Let the sheets of a picture come one after the other, as far as the work has gone."""
    cue, body = _painter(scene, id_), scene.casts[id_][0].body
    assert cue is not None, id_
    assert isinstance(body, Article)
    t, begin = scene.setting.clock.times_s, max(cue.begin_s, 0.0)
    done = (t - begin) / max(0.85 * (cue.end_s - begin), 0.5)
    if cue.begin_s <= 0.05:
        done = _ALREADY + (1 - _ALREADY) * done
    pieces = [number for number, piece in enumerate(body.picture.pieces) if piece.group == "picture"]
    for rank, number in enumerate(pieces):
        shown = ease((done - rank / len(pieces)) * len(pieces)).astype(np.float32)
        shape = scene.played[id_][0].shapes[number]
        shape.opacity = shown if shape.opacity is None else shape.opacity * shown
