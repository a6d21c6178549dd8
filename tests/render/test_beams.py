"""A lighthouse's beam is smooth along its way, across it, and in time."""

from __future__ import annotations

import numpy as np
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.scene import Floats, Shape
from circletake.schema import Size

STAGING = staged("coast", acting("lighthouse", "shine"), size="wide", hour=22.0)


def _beams(shapes: list[Shape]) -> list[Shape]:
    return [shape for shape in shapes if shape.paint.emission == 0.85 and shape.points.shape[-2] == 11]


def _light(shapes: list[Shape], frame: int, places: Floats) -> Floats:
    """Return (N,) how much of what is behind is still seen at places (N, 2)."""
    left = np.ones(len(places))
    for shape in shapes:
        outline = shape.points[frame, :, :2].astype(np.float64)
        following = np.roll(outline, -1, 0)
        x, y = places[:, :1], places[:, 1:]
        crosses = (outline[:, 1] > y) != (following[:, 1] > y)
        at = outline[:, 0] + (y - outline[:, 1]) * (following[:, 0] - outline[:, 0]) / (
            following[:, 1] - outline[:, 1] + 1e-12
        )
        inside = (crosses & (x < at)).sum(1) % 2 == 1
        shown = 1.0 if shape.opacity is None else float(shape.opacity[frame])
        left *= 1 - inside * shown * shape.paint.opacity
    out: Floats = 1 - left
    return out


def test_a_beam_has_no_steps_and_no_hard_sides() -> None:
    prepared = shoot(take(STAGING, frame_size=Size(640, 360), seconds=4.0, fps=12)).prepared
    beams = _beams(prepared.cast[0].shapes)
    frame = int(np.argmax([np.ptp(beams[0].points[k, :, 0]) for k in range(48)]))
    widest = max(beams, key=lambda shape: float(np.ptp(shape.points[frame, :, 0])))
    lamp = widest.points[frame, [0, -1], :2].mean(0)
    far = widest.points[frame, 5, :2]
    along = lamp + (far - lamp) * np.linspace(0.03, 1.2, 400)[:, None]
    light = _light(beams, frame, along)
    assert light.max() > 0.3
    assert light[-1] == 0.0
    # Before the dark sky 2 % of a bright colour are 4 steps of 255 at most: grain hides them.
    assert np.abs(np.diff(light)).max() < 0.02
    high = float(np.ptp(widest.points[frame, :, 1]))
    middle = lamp + 0.6 * (far - lamp)
    across = middle + np.array([0.0, high]) * np.linspace(-0.8, 0.8, 300)[:, None]
    side = _light(beams, frame, across)
    assert np.abs(np.diff(side)).max() < 0.02
    assert (np.diff(side[: int(side.argmax())]) >= -1e-6).all()


def test_a_beam_turns_evenly() -> None:
    prepared = shoot(take(STAGING, frame_size=Size(640, 360), seconds=4.0, fps=24)).prepared
    beams = _beams(prepared.cast[0].shapes)
    reach = beams[0].points[:, 5, 0] - beams[0].points[:, 0, 0]
    jerk = np.abs(np.diff(reach, 3))
    assert jerk.max() < 0.02 * np.abs(reach).max()
