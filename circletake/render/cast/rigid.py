"""What happens to things: they fall and bounce, topple, roll, break to pieces, shine, grow, drift."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease, smoother
from circletake.schema import derive_seed

GRAVITY = 9.81


class Drop(NamedTuple):
    """A fall with its bounces."""

    height: Floats
    """(frames,) metres above where it ends."""
    turn: Floats
    """(frames,) radians that it has turned."""
    hits: tuple[tuple[float, float], ...]
    """(seconds, metres a second) of each contact with the ground."""


def drop(t: Floats, begin_s: float, high: float, bounce: float, spin: float) -> Drop:
    """Let something fall from a height at a moment; it bounces until that can't be seen.

    Args:
        t: (frames,) seconds.
        begin_s: when it is let go.
        high: metres that it falls.
        bounce: share of the speed that is left after each contact, 0..1.
        spin: turns a second while it is in the air.
    """
    since = t - begin_s
    fall = (2 * high / GRAVITY) ** 0.5
    height = np.where(since < 0, high, high - GRAVITY / 2 * np.clip(since, 0, fall) ** 2)
    air = np.clip(since, 0, fall)
    hits = [(begin_s + fall, GRAVITY * fall)]
    at, speed = fall, GRAVITY * fall * bounce
    while speed > 0.35:
        span = 2 * speed / GRAVITY
        u = np.clip(since - at, 0, span)
        height = np.where(since >= at, speed * u - GRAVITY / 2 * u * u, height)
        air = air + np.clip(since - at, 0, span) * 0.5
        at += span
        hits.append((begin_s + at, speed))
        speed *= bounce
    height = np.where(since >= at, 0, np.maximum(height, 0))
    return Drop(height.astype(np.float32), (air * spin * 2 * np.pi).astype(np.float32), tuple(hits))


class Topple(NamedTuple):
    """A tall thing that goes over."""

    angle: Floats
    """(frames,) radians."""
    hit_s: float


def topple(t: Floats, begin_s: float, height: float, side: float) -> Topple:
    """Let something tall tip over about its foot: slowly, then fast, with a small rebound."""
    last = 0.55 + 0.32 * height**0.5
    u = np.clip((t - begin_s) / last, 0, 1)
    after = t - begin_s - last
    angle = (np.pi / 2) * u**2.6
    rebound = np.where(after > 0, np.exp(-after * 6) * np.abs(np.sin(after * 9)) * 0.14, 0)
    return Topple((side * -(angle - rebound)).astype(np.float32), begin_s + last)


class Shards(NamedTuple):
    """How the pieces of something broken fly."""

    shift: Floats
    """(pieces, frames, 2) metres."""
    turn: Floats
    """(pieces, frames) radians."""


def shatter(t: Floats, begin_s: float, centres: Floats, force: float, seed: int) -> Shards:
    """Let pieces fly apart from their common middle, fall, and come to rest on the ground.

    Args:
        t: (frames,) seconds.
        begin_s: when it breaks.
        centres: (pieces, 2) middles in metres above the ground.
        force: metres a second of the fastest.
        seed: decides who flies where.
    """
    rng = np.random.default_rng(derive_seed("shatter", seed))
    count = len(centres)
    middle = centres.mean(0)
    out = centres - middle
    size = max(float(np.abs(out).max()), 0.05)
    speed = out / size * force * 0.7 + rng.normal(0, 0.3, (count, 2)) * force
    speed[:, 1] = np.abs(speed[:, 1]) * 0.8 + force * rng.uniform(0.1, 0.7, count)
    since = np.clip(t - begin_s, 0, None)[None]
    x = speed[:, :1] * since * np.exp(-since * 0.6)
    fly = speed[:, 1:] * since - GRAVITY / 2 * since * since
    floor = -np.maximum(centres[:, 1:] - 0.03, 0)
    y = np.maximum(fly, floor)
    landed = fly <= floor
    # What lies on the ground neither slides on nor turns.
    x = np.where(landed, np.take_along_axis(x, np.maximum(np.argmax(landed, 1) - 0, 0)[:, None], 1), x)
    spin = rng.uniform(-6, 6, (count, 1))
    turn = spin * since
    turn = np.where(landed, np.take_along_axis(turn, np.argmax(landed, 1)[:, None], 1), turn)
    return Shards(np.stack([x, y], -1).astype(np.float32), turn.astype(np.float32))


def growth(t: Floats, begin_s: float, end_s: float, already: bool) -> Floats:
    """Return (frames,) how far something has grown, 0.04 at first, with a spring at its end."""
    u = np.clip((t - begin_s) / max(end_s - begin_s, 0.2), 0, 1)
    grown = smoother(u) + 0.05 * np.sin(np.clip(u * 1.0, 0, 1) * np.pi * 3) * (1 - u) * u
    start = 0.3 if already else 0.05
    out: Floats = (start + (1 - start) * grown).astype(np.float32)
    return out


def twinkle(t: Floats, begin_s: float, end_s: float, seed: int) -> Floats:
    """Return (frames,) 0..1 how strongly something shines: it comes up, lives, and goes."""
    on = ease((t - (begin_s if begin_s > 0.05 else -9)) / 0.6) * ease((end_s - t) / 0.6)
    pulse = 0.8 + 0.12 * np.sin(t * 3.1 + seed % 7) + 0.08 * np.sin(t * 7.7 + seed % 5)
    out: Floats = (on * pulse).astype(np.float32)
    return out
