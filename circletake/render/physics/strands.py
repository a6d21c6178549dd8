"""Cloth and ropes: strands of points held apart by springs without give, moved by Verlet's method in the wind.

T. Jakobsen, "Advanced Character Physics", GDC 2001: positions are stepped from their last two, then every link is
brought back to its length, again and again. Gravity pulls, the air drags each point towards the wind's speed. The step
is 1/240 s from a fixed moment before the shot, so a strand hangs the same at every frame rate.
"""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import noise
from circletake.render.cast.rigid import GRAVITY
from circletake.render.raster.reel import kernel

_STEP_S = 1 / 240
_SETTLE_S = 2.0
"""A strand has been hanging for so long when the shot begins."""
_ROUNDS = 14


@kernel
def _verlet(at: Floats, wind: Floats, link: float, drag: float, gravity: float, path: Floats) -> None:
    """Step a strand through all its steps; `path` (steps, points, 2) takes where it is."""
    count = at.shape[0]
    now, last = at.copy(), at.copy()
    step = 1.0 / 240.0
    for k in range(path.shape[0]):
        for i in range(1, count):
            # The air takes hold of the outer points first: a wave runs along the strand.
            lag = max(k - 5 * i, 0)
            for c in range(2):
                speed = (now[i, c] - last[i, c]) / step
                pull = drag * (wind[lag, c] - speed) - (gravity if c == 1 else 0.0)
                ahead = now[i, c] + (now[i, c] - last[i, c]) * 0.999 + pull * step * step
                last[i, c] = now[i, c]
                now[i, c] = ahead
        for _ in range(14):
            for i in range(1, count):
                dx, dy = now[i, 0] - now[i - 1, 0], now[i, 1] - now[i - 1, 1]
                far = max((dx * dx + dy * dy) ** 0.5, 1e-9)
                give = (far - link) / far
                if i == 1:
                    now[i, 0] -= give * dx
                    now[i, 1] -= give * dy
                else:
                    now[i, 0] -= 0.5 * give * dx
                    now[i, 1] -= 0.5 * give * dy
                    now[i - 1, 0] += 0.5 * give * dx
                    now[i - 1, 1] += 0.5 * give * dy
        for i in range(count):
            path[k, i, 0] = now[i, 0]
            path[k, i, 1] = now[i, 1]


def strand(
    times_s: Floats, long_m: float, points: int, wind_mps: float, seed: int, *,
    along: tuple[float, float] = (0.0, -1.0), drag: float = 5.0,
) -> Floats:  # fmt: skip
    """Return (frames, points, 2) metres of a strand that is held at its first point, the origin.

    Args:
        times_s: (frames,).
        long_m: Its length.
        points: How many points it is made of.
        wind_mps: The wind's speed to the right; it comes in gusts.
        seed: Of the gusts.
        along: Unit vector in which it lies at first.
        drag: How strongly the air takes hold of it, 1/s: 5 cloth, 0.4 rope.
    """
    first = min(float(times_s[0]), 0.0) // 1.0 - _SETTLE_S
    count = round((float(times_s[-1]) - first) / _STEP_S) + 2
    t = (first + np.arange(count) * _STEP_S).astype(np.float32)
    gust = 1 + 0.3 * noise(t, 0.45, seed, "gust") + 0.12 * noise(t, 1.9, seed, "flurry")
    flap = 0.42 * np.sin(2 * np.pi * (0.9 + 0.12 * wind_mps) * t + seed % 6) + 0.3 * noise(t, 2.3, seed, "flap")
    wind = np.stack([wind_mps * gust, wind_mps * flap], -1).astype(np.float64)
    link = long_m / (points - 1)
    at = np.arange(points)[:, None] * link * np.array(along)[None]
    path = np.empty((count, points, 2), np.float64)
    _verlet(at, wind, link, drag, GRAVITY, path)
    index = np.clip((times_s - first) / _STEP_S, 0, count - 2)
    low = index.astype(int)
    share = (index - low)[:, None, None]
    out: Floats = (path[low] * (1 - share) + path[low + 1] * share).astype(np.float32)
    return out


_FINE = 7


def _finer(outline: Floats) -> Floats:
    """Return an outline with points between its corners, that can bend."""
    if len(outline) > 5 * _FINE:
        return outline
    share = (np.arange(_FINE) / _FINE)[None, :, None]
    out: Floats = (outline[:, None] * (1 - share) + np.roll(outline, -1, axis=0)[:, None] * share).reshape(-1, 2)
    return out.astype(np.float32)


def draped(outline: Floats, held: tuple[float, float], lie: Floats, *, down: bool) -> Floats:
    """Return an outline (P, 2) of cloth as it goes with a strand: (frames, P, 2).

    Args:
        outline: As it was cut, metres.
        held: Where the strand is held, metres.
        lie: (frames, points, 2) the strand.
        down: True for what hangs from its upper edge; False for what flies from its side.
    """
    outline = _finer(outline)
    points = lie.shape[1]
    long = float(np.hypot(*(lie[0, 1] - lie[0, 0]))) * (points - 1)
    arm = outline - np.array(held, np.float32)
    along, across = (-arm[:, 1], arm[:, 0]) if down else (arm[:, 0], arm[:, 1])
    at = np.clip(along / long, 0, 0.9999) * (points - 1)
    low = at.astype(int)
    share = (at - low).astype(np.float32)[None, :, None]
    here, there = lie[:, low], lie[:, low + 1]
    middle = here * (1 - share) + there * share
    way = there - here
    way = way / np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-6)[..., None]
    # Rows are carried side by side and never turned: every thread along the strand keeps its length.
    side = np.array([1.0, 0.0] if down else [0.0, 1.0], np.float32)
    beyond = np.minimum(along, 0).astype(np.float32)[None, :, None]
    out: Floats = middle + way * beyond + side * across.astype(np.float32)[None, :, None] + np.array(held, np.float32)
    return out.astype(np.float32)
