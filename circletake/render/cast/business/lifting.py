"""Lifting: what is too large to be held goes up over the head of whoever lifts it."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.motion import noise
from circletake.render.cast.person.acting import Doing, Holds
from circletake.render.cast.person.strength import OVERHEAD, raised
from circletake.render.cast.played import touch
from circletake.render.cast.routes import Cue

_APART = 0.15
"""Between the hands and the middle of a load, in statures."""


def lift_of(scene: Scene, id_: str) -> Cue | None:
    """Return the act by which somebody lifts a part of the scene."""
    if scene.casts[id_][0].family != "person":
        return None
    return next((cue for cue in scene.cues[id_] if cue.verb == "lift" and cue.target in scene.tracks), None)


def lifts(scene: Scene, id_: str) -> bool:
    """Tell whether somebody lifts something."""
    return lift_of(scene, id_) is not None


def _way(scene: Scene, id_: str, cue: Cue) -> Floats:
    """Return (frames, 3) by how much a load is moved from where it stands."""
    t, load = scene.setting.clock.times_s, scene.tracks[cue.target or ""][0].position
    up = raised(t, cue.begin_s, cue.end_s)
    who, tall = scene.tracks[id_][0].position, scene.casts[id_][0].height_m
    over = who + np.array([0.0, OVERHEAD * tall, 0.06], np.float32)
    sway = np.stack([noise(t, 0.5, scene.casts[id_][0].seed, "load") * 0.03 * tall, 0 * t, 0 * t], -1)
    # It comes up before it comes across, so that it does not go through who lifts it.
    across = np.clip(up * 1.3 - 0.3, 0, 1)
    share = np.stack([across, up, across], -1)
    out: Floats = ((over - load + sway) * share).astype(np.float32)
    return out


def lifting(scene: Scene, id_: str, cue: Cue, until_s: float) -> Doing:
    """Return how somebody lifts: with both hands under the load."""
    tall, load = scene.casts[id_][0].height_m, scene.tracks[cue.target or ""][0]
    at = load.position + _way(scene, id_, cue)
    who = scene.tracks[id_][0].position
    near = np.clip(at[:, 0] - who[:, 0], -0.3 * tall, 0.3 * tall) + who[:, 0]
    low = np.maximum(at[:, 1], who[:, 1] + 0.12 * tall)
    hands = [np.stack([near + sign * _APART * tall, low, who[:, 2]], -1).astype(np.float32) for sign in (1.0, -1.0)]
    return Doing("lift", cue.begin_s, until_s, cue.target, holds=Holds((hands[0], hands[1]), (None, None)))


def raise_load(scene: Scene, id_: str) -> None:
    """Move a load up, and hold it in the frame with whoever lifts it."""
    cue = lift_of(scene, id_)
    assert cue is not None, id_
    way = _way(scene, id_, cue)
    for load in scene.played[cue.target or ""]:
        for shape in load.shapes:
            points = shape.points if shape.points.ndim == 3 else shape.points[None]
            shape.points = (points + way[:, None]).astype(np.float32)
        load.key_points = {name: points + way for name, points in load.key_points.items()}
    load = scene.played[cue.target or ""][0]
    track, who = scene.tracks[cue.target or ""][0], scene.tracks[id_][0]
    track.position = (track.position + way).astype(np.float32)
    track.steady = False
    both = np.concatenate([track.position[[0, -1], :2], who.position[[0, -1], :2]])
    tall = float(track.position[-1, 1]) + load.height_m
    half = 0.5 * load.width_m
    reach = np.array([both[:, 0].min() - half, both[:, 1].min(), both[:, 0].max() + half, tall], np.float32)
    scene.played[id_][0].reach = load.reach = reach
    scene.played[id_][0].contacts += touch(cue.begin_s + 0.6, scene.setting, "grab", "flesh", "wood", 5.0, 0.4, id_)
