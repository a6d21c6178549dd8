"""Washing away: a wave runs up the beach over a sandcastle and takes it along."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.colours import rgb
from circletake.render.cast.motion import ease
from circletake.render.cast.moving import ribbon
from circletake.render.cast.played import touch
from circletake.render.scene import Paint, Shape
from circletake.schema import Effect, derive_seed

_UP_S, _DOWN_S = 0.95, 2.2
_ENDS: frozenset[Effect] = frozenset({"shatter", "crumble", "melt", "sink", "fall", "topple"})


def washed_s(scene: Scene, id_: str) -> float | None:
    """Return when a wave reaches a sandcastle that is to end; None where there is none, or nothing happens to it."""
    if scene.casts[id_][0].term != "sandcastle" or not _by_the_sea(scene, id_):
        return None
    cue = next((cue for cue in scene.cues[id_] if cue.effect in _ENDS), None)
    if cue is None:
        return None
    return max(cue.begin_s, 0.55) if cue.end_s > 0.0 else cue.begin_s


def _by_the_sea(scene: Scene, id_: str) -> bool:
    x, _, z = (float(value) for value in scene.tracks[id_][0].position[0])
    return any(scene.setting.ground.is_water(x, z + beyond) for beyond in (3.0, 8.0, 16.0, 32.0, 64.0))


def is_washed(scene: Scene, id_: str) -> bool:
    """Tell whether a part is a sandcastle that a wave takes."""
    return washed_s(scene, id_) is not None


def wash_away(scene: Scene, id_: str) -> None:
    """Let the wave run up from the side, slump what it meets, and run back."""
    moment_s = washed_s(scene, id_)
    assert moment_s is not None, id_
    played, t = scene.played[id_][0], scene.setting.clock.times_s
    member = scene.casts[id_][0]
    x0, y0, z0 = (float(value) for value in scene.tracks[id_][0].position[0])
    wide, tall = played.width_m, played.height_m
    gone = ease((t - moment_s + 0.05) / 1.5)
    for shape in played.shapes:
        points = shape.points if shape.points.ndim == 3 else np.repeat(shape.points[None], len(t), 0)
        high = (points[..., 1] - y0) * (1 - 0.93 * gone[:, None])
        out = (points[..., 0] - x0) * (1 + 0.35 * gone[:, None]) + 0.22 * wide * (gone * gone)[:, None]
        shape.points = np.stack([x0 + out, y0 + high, points[..., 2]], -1).astype(np.float32)
    # The front comes from the left, passes over the castle, stands, and draws back.
    front: Floats = -2.6 * wide + 3.7 * wide * ease((t - moment_s + _UP_S) / (1.35 * _UP_S))
    front = front - 4.2 * wide * ease((t - moment_s - 0.75) / _DOWN_S)
    level = tall * 0.3 * (1 - 0.55 * ease((t - moment_s - 0.1) / 1.3))
    top = max((shape.order for shape in played.shapes), default=0.0)
    rng = np.random.default_rng(derive_seed("wave", member.seed))
    for row, (behind, share, hue, opacity) in enumerate(
        ((0.0, 1.0, "#5fa9bf", 0.82), (0.35, 0.78, "#7fc0d0", 0.8), (0.8, 0.55, "#a9d8e0", 0.75))
    ):
        crest = _crest(front - behind * 0.4 * wide, level * share, wide, t, float(rng.uniform(0, 6)))
        z = z0 - 0.08 - 0.05 * row
        body = np.concatenate([crest, np.stack([crest[:, -1, 0], 0 * t - 0.04], -1)[:, None],
                               np.stack([crest[:, 0, 0], 0 * t - 0.04], -1)[:, None]], 1)  # fmt: skip
        _lay(scene, id_, body, (x0, y0, z), Paint(rgb(hue), rgb("#3f8aa3"), opacity=opacity), top + 1 + 0.1 * row)
        thin = (0.006 + 0.02 * np.linspace(0, 1, crest.shape[1]) ** 3) * tall**0.5
        foam = ribbon(crest, thin.astype(np.float32), 2)
        _lay(scene, id_, foam, (x0, y0, z - 0.01), Paint(rgb("#f4fafb")), top + 1.05 + 0.1 * row)
    scene.played[id_][0].contacts += touch(moment_s, scene.setting, "splash", "water", "sand", 200.0, 2.5, id_)
    played.gone_s = moment_s + 0.4
    played.reach = np.array([x0 - 0.8 * wide, y0, x0 + 0.8 * wide, y0 + tall], np.float32)


def _crest(front: Floats, high: Floats, wide: float, t: Floats, phase: float) -> Floats:
    """Return (frames, P, 2) the upper edge of a wave, from far behind its front to where it thins out on the sand."""
    u = np.linspace(0, 1, 61, dtype=np.float32)[None]
    x = front[:, None] - 5.0 * wide * (1 - u)
    swell = (
        1 + 0.1 * np.sin(u * 17 + phase - t[:, None] * 2.2) + 0.1 * np.abs(np.sin(u * 38 + phase + t[:, None] * 2.1))
    )
    fall = np.clip((1 - u) * 7, 0, 1)
    y = high[:, None] * swell * np.sqrt(fall) * (0.75 + 0.35 * np.exp(-(((1 - u) - 0.12) ** 2) / 0.006))
    return np.stack([x, y], -1).astype(np.float32)


def _lay(scene: Scene, id_: str, outline: Floats, at: tuple[float, float, float], paint: Paint, order: float) -> None:
    points = np.concatenate(
        [outline + np.array(at[:2], np.float32), np.full((*outline.shape[:2], 1), at[2], np.float32)], -1
    )
    scene.played[id_][0].shapes.append(Shape(points.astype(np.float32), paint, id_, None, order))
