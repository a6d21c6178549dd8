"""Time: easing, noise, blinking, and what lags behind."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.scene import Clock
from circletake.schema import derive_seed


def ease(u: Floats) -> Floats:
    """Return 0..1 with rest at both ends; what lies outside is held."""
    v = np.clip(u, 0, 1)
    return v * v * (3 - 2 * v)


def smoother(u: Floats) -> Floats:
    """Return 0..1 with neither speed nor acceleration at both ends."""
    v = np.clip(u, 0, 1)
    return v * v * v * (v * (6 * v - 15) + 10)


def bump(u: Floats) -> Floats:
    """Return 0 at 0, 1 at a half and 0 at 1, with rest at both ends."""
    v = np.clip(u, 0, 1)
    return 16 * v * v * (1 - v) * (1 - v)


def window(t: Floats, begin: float, end: float, lead: float, tail: float) -> Floats:
    """Return how far something between two times is on: it comes up after `begin` and goes before `end`."""
    return ease((t - begin) / max(lead, 1e-3)) * ease((end - t) / max(tail, 1e-3))


def noise(t: Floats, rate_hz: float, *seed: int | str) -> Floats:
    """Return smooth random values in -1..1 that change about `rate_hz` times a second.

    They hang on the time alone: another frame rate shows the same movement.
    """
    at = t * rate_hz + 64
    index = np.floor(at).astype(np.int64)
    first = int(index.min())
    rng = np.random.default_rng(derive_seed(*seed))
    skip = rng.uniform(-1, 1, int(index.max()) + 2).astype(np.float32)
    share = ease((at - index).astype(np.float32))
    values = skip[index] if first >= 0 else skip[np.maximum(index, 0)]
    out: Floats = values + (skip[np.maximum(index, 0) + 1] - values) * share
    return out


def blink(t: Floats, *seed: int | str) -> Floats:
    """Return how far eyes are open, 1 but for short blinks every few seconds."""
    rng = np.random.default_rng(derive_seed(*seed))
    at, times = -8.0 + rng.uniform(0, 3), []
    while at < float(t[-1]) + 1:
        times.append(at)
        at += rng.uniform(2.2, 5.5)
    closed = np.zeros_like(t)
    for moment in times:
        closed = np.maximum(closed, _wink(t - moment))
    return 1 - closed


def _wink(t: Floats) -> Floats:
    """Return a lid's way down (0.07 s) and up (0.14 s) from 0 on."""
    return np.where(t < 0.07, ease(t / 0.07), ease((0.21 - t) / 0.14)).astype(np.float32)


@lru_cache(maxsize=64)
def _response(frames: int, fps: float, period_s: float, damping: float) -> Floats:
    """Return (frames, frames) weights by which a damped spring follows what drags it."""
    omega = math.tau / period_s
    t = np.arange(frames * 2) / fps
    if damping < 1:
        ring = omega * math.sqrt(1 - damping * damping)
        step = 1 - np.exp(-damping * omega * t) * (np.cos(ring * t) + damping * omega / ring * np.sin(ring * t))
    else:
        step = 1 - np.exp(-omega * t) * (1 + omega * t)
    table = np.zeros((frames, frames), np.float32)
    for row in range(frames):
        follow = np.diff(step[: row + 2])[::-1]
        table[row, : row + 1] = follow[: row + 1]
        table[row, 0] += 1 - follow.sum()
    return table


def lagging(values: Floats, clock: Clock, period_s: float = 0.5, damping: float = 0.6) -> Floats:
    """Return values (frames,) or (frames, D) as something tied to them by a soft spring follows.

    It rests at the first frame. A damping below 1 overshoots: hems and tails; 1 only trails.
    """
    table = _response(clock.frames, clock.fps, period_s, damping)
    flat = values.reshape(clock.frames, -1)
    followed = np.stack([(table * column[None]).sum(1) for column in flat.T], -1)
    return followed.reshape(values.shape).astype(np.float32)
