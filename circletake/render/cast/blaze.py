"""Blazes: buildings and large things in flames, under a column of smoke."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb
from circletake.render.cast.fixtures import Article
from circletake.render.cast.motion import ease
from circletake.render.cast.sheet import Sheet
from circletake.render.cast.vapour import flame, puffs
from circletake.render.scene import Clock, Paint, TimedAction

_WORDS = frozenset({"burning", "blazing", "flaming", "fiery", "aflame", "ablaze", "on fire", "in flames"})
_TONGUES = 12
_EMBERS = 22
_SCORCHED = 6


def is_burning(adjectives: Iterable[str], actions: Iterable[TimedAction]) -> bool:
    """Tell whether something is said to be on fire."""
    told = {word.lower() for word in adjectives}
    done = any(action.verb == "shine" and "burning" in (action.manner or "") for action in actions)
    return bool(told & _WORDS) or done


def blaze(sheet: Sheet, article: Article, clock: Clock, wind_mps: float, *, behind: bool) -> None:
    """Lay flames along the upper edge of what burns, and the smoke above it.

    Args:
        sheet: Takes the shapes.
        article: What burns.
        clock: The clip's frames.
        wind_mps: To the right.
        behind: True for smoke and the tall flames behind it, False for the low ones before it.
    """
    x0, _, x1, y1 = article.bounds
    wide = x1 - x0
    rng = np.random.default_rng([article.seed, int(behind)])
    if behind:
        for column in range(3):
            at = x0 + wide * (0.25 + 0.25 * column)
            puffs(sheet, (at, 0.75 * _roof(article, at)), clock, 0 * clock.times_s, size=0.3 * wide, rise=1.1 * y1,
                  life_s=4.6, count=7, colour="#4a4246", opacity=0.66, seed=article.seed + column,
                  wind_mps=wind_mps)  # fmt: skip
    else:
        _char(sheet, article, clock)
    for number in range(_TONGUES):
        at = x0 + wide * (0.08 + 0.84 * (number + rng.uniform(-0.25, 0.25)) / (_TONGUES - 1))
        roof = _roof(article, at)
        # Behind it they stand on the roof; before it they come out of the ground floor and out of holes higher up.
        foot = roof * (0.72 if behind else (0.0, 0.42, 0.12)[number % 3] + rng.uniform(0.0, 0.1))
        tall = (0.5 if behind else 0.36) * y1 * rng.uniform(0.65, 1.2)
        flame(sheet, (at, foot), clock, height=tall, wide=(0.15 if behind else 0.12) * wide * rng.uniform(0.8, 1.2),
              seed=article.seed * 31 + number + 50 * int(behind))  # fmt: skip
    if not behind:
        _embers(sheet, article, clock)


def _embers(sheet: Sheet, article: Article, clock: Clock) -> None:
    """Let glowing bits rise in the hot air, sway and go out."""
    x0, _, x1, y1 = article.bounds
    rng = np.random.default_rng([article.seed, 11])
    size = 0.012 * y1
    bit = np.array([(-1, 0), (0, -0.8), (1, 0), (0, 0.8)], np.float32) * np.float32(size)
    for _ in range(_EMBERS):
        phase, pace, sway = rng.uniform(0, 1), rng.uniform(0.22, 0.45), rng.uniform(0.5, 1.5)
        age = np.mod(clock.times_s * pace + phase, 1)
        across = x0 + (x1 - x0) * rng.uniform(0.05, 0.95) + 0.09 * y1 * np.sin(age * 7 * sway + phase * 9)
        at = np.stack([across, y1 * (0.3 + 1.3 * age)], -1)
        sheet.put((at[:, None] + bit).astype(np.float32), Paint(rgb("flame"), emission=1.0),
                  (np.clip(age * 8, 0, 1) * (1 - age)).astype(np.float32))  # fmt: skip


def glow_of(article: Article, t: Floats) -> Floats:
    """Return (frames,) how strongly a blaze lights all that is round it: it flickers, and never dies down."""
    waves = np.sin(t * 7.3 + article.seed % 6) + 0.7 * np.sin(t * 12.1) + 0.5 * np.sin(t * 19.7 + 2.0)
    return np.asarray(0.42 + 0.05 * waves, np.float32)


def _char(sheet: Sheet, article: Article, clock: Clock) -> None:
    """Let what burns turn black from its windows and its roof downwards, more and more."""
    x0, _, x1, _ = article.bounds
    rng = np.random.default_rng([article.seed, 7])
    burnt = 0.35 + 0.65 * ease((clock.times_s + 0.3) / max(clock.length_s, 1.0))
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    for number in range(_SCORCHED):
        at = x0 + (x1 - x0) * (0.2 + 0.6 * (number + 0.5) / _SCORCHED)
        roof = _roof(article, at)
        ragged = 1 + 0.16 * np.sin(turn * 3 + rng.uniform(0, 6)) + 0.1 * np.sin(turn * 5 + rng.uniform(0, 6))
        wide, tall = 0.13 * (x1 - x0) * rng.uniform(0.7, 1.0), 0.24 * roof * rng.uniform(0.7, 1.1)
        ring = np.stack([np.cos(turn) * wide, np.sin(turn) * tall], -1) * ragged[:, None]
        middle = np.array([at, roof * rng.uniform(0.42, 0.72)])
        outline = middle + ring[None] * burnt[:, None, None]
        sheet.put(outline.astype(np.float32), Paint(rgb("#1c1718"), opacity=0.62), burnt.astype(np.float32))


def _roof(article: Article, x: float) -> float:
    """Return how high the drawing reaches at a place across, metres."""
    high = [_cut_at(piece.outline * np.float32(article.size), x) for piece in article.picture.pieces]
    return max(*high, 0.3 * article.bounds[3])


def _cut_at(outline: Floats, x: float) -> float:
    """Return the height of an outline's upper edge at a place across; 0 where it does not reach."""
    first, second = outline, np.roll(outline, -1, axis=0)
    crossing = (first[:, 0] - x) * (second[:, 0] - x) <= 0.0
    crossing &= np.abs(second[:, 0] - first[:, 0]) > 1e-6
    if not crossing.any():
        return 0.0
    a, b = first[crossing], second[crossing]
    share = (x - a[:, 0]) / (b[:, 0] - a[:, 0])
    return float((a[:, 1] + share * (b[:, 1] - a[:, 1])).max())
