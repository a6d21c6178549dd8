"""Steps of birds: one foot after the other, or both at once; what stands does not slide."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.animals.bird_kinds import Fowl
from circletake.render.cast.arrays import Floats
from circletake.render.cast.gait import WALK, steps
from circletake.render.cast.motion import ease
from circletake.render.cast.travel import Stretch, Track
from circletake.render.scene import Clock

_STANDS = 0.2
"""Of a hop, before it and after it: how long both feet are on the ground."""
_HOP = 3.0
"""Length of a hop in strides."""


class BirdSteps(NamedTuple):
    """How a bird goes; all but the last two (frames,)."""

    step: Floats
    """Phase of its walk in turns."""
    moving: Floats
    """0..1."""
    lift: Floats
    """Metres that the body is off the ground in a hop."""
    ahead: Floats
    """(2, frames) metres that each foot is ahead of where it rests."""
    raised: Floats
    """(2, frames) metres that each foot is off the ground, beyond the body's lift."""


def bird_steps(bird: Fowl, track: Track, clock: Clock, flying: Floats) -> BirdSteps:
    """Return the steps of a bird along its track, in metres of its own, before the composition enlarges it."""
    t = clock.times_s
    step, moving, lift = np.zeros_like(t), np.zeros_like(t), np.zeros_like(t)
    ahead, raised = np.zeros((2, len(t)), np.float32), np.zeros((2, len(t)), np.float32)
    stride = max(0.5 * bird.leg * bird.length, 0.14 * bird.length)
    ways = [way for way in track.stretches if way.verb in ("walk", "run")]
    for number, way in enumerate(ways):
        until = ways[number + 1].begin_s if number + 1 < len(ways) else np.inf
        here = (t < until) & ((t >= way.begin_s) | (number == 0))
        gone = way.travelled(t)
        step = step + gone / (2 * stride * track.scale)
        speed = np.abs(np.gradient(gone, t)) if len(t) > 1 else np.zeros(1)
        moving = np.maximum(moving, np.clip(speed / max(way.speed, 1e-3), 0, 1))
        if bird.kind.hops:
            off, up = _hopped(way, gone, _HOP * stride * track.scale)
            ahead[:, here] = (off / track.scale)[None, here]
            lift = np.where(here, up * 0.22 * bird.length, lift)
            continue
        high = max(0.2 * bird.leg, 0.03) * bird.length / stride
        planned = steps(way, t, stride * track.scale, WALK._replace(step=1.0, height=high), 0.0)
        for side, foot in enumerate(planned.feet):
            ahead[side, here] = ((foot.along - gone) / track.scale)[here]
            raised[side, here] = (foot.height / track.scale)[here]
    ground = (1 - flying).astype(np.float32)
    return BirdSteps(
        step.astype(np.float32), (moving * ground).astype(np.float32), (lift * ground).astype(np.float32),
        ahead * ground, raised * ground,
    )  # fmt: skip


def _hopped(way: Stretch, gone: Floats, hop: float) -> tuple[Floats, Floats]:
    """Return how far both feet are ahead of the body (frames,), metres, and how high a hop is, 0..1."""
    if not (way.open_begin or way.open_end):
        # A whole number of hops: nobody ends in the air.
        hop = way.distance / max(1, round(way.distance / hop))
    turns = gone / hop
    whole = np.floor(turns + 1e-6)
    share = (turns - whole - _STANDS) / (1 - 2 * _STANDS)
    feet = (whole + ease(share)) * hop
    up = np.sin(np.pi * np.clip(share, 0, 1))
    return (feet - gone).astype(np.float32), up.astype(np.float32)
