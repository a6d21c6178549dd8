"""Motivic operators: what a theme is developed by. Each takes and gives a figure of degrees and ticks."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal, NamedTuple

from circletake.music.tempo import TICKS
from circletake.schema import Motif

Operator = Literal["statement", "sequence", "augmentation", "diminution", "fragment"]


class Idea(NamedTuple):
    """A melodic idea: scale degrees and lengths in ticks."""

    degrees: tuple[int, ...]
    ticks: tuple[int, ...]

    @property
    def length(self) -> int:
        """Return its length in ticks."""
        return sum(self.ticks)


def idea_of(motif: Motif, compound: bool) -> Idea:
    """Return a motif as an idea; in compound time pairs of even notes become long and short."""
    starts = [0.0]
    for beats in motif.beats:
        starts.append(starts[-1] + beats)
    ticks = [_tick(start, compound) for start in starts]
    kept = [(d, b - a) for d, a, b in zip(motif.degrees, ticks, ticks[1:], strict=False) if b > a]
    return Idea(tuple(degree for degree, _ in kept), tuple(length for _, length in kept))


def _tick(start: float, compound: bool) -> int:
    whole, part = divmod(round(start * 4), 4)
    parts = (0, 16, 32, 32) if compound else (0, 12, 24, 36)
    return whole * TICKS + parts[part]


def augmented(idea: Idea) -> Idea:
    """Double its lengths."""
    return Idea(idea.degrees, tuple(2 * length for length in idea.ticks))


def diminished(idea: Idea) -> Idea:
    """Halve its lengths; unchanged when a sixteenth would have to be halved."""
    if any(length % 2 or length < 16 for length in idea.ticks):
        return idea
    return Idea(idea.degrees, tuple(length // 2 for length in idea.ticks))


def fragment(idea: Idea, length: int) -> Idea:
    """Return its head, cut or held to a length."""
    degrees: list[int] = []
    ticks: list[int] = []
    for degree, tick in zip(idea.degrees, idea.ticks, strict=True):
        left = length - sum(ticks)
        if left <= 0:
            break
        degrees.append(degree)
        ticks.append(min(tick, left))
    ticks[-1] += length - sum(ticks)
    return Idea(tuple(degrees), tuple(ticks))


def fitted(idea: Idea, length: int) -> Idea:
    """Bring an idea to a length: its last note held on, or all its notes shortened as alike as the beat allows.

    Where that is not enough, its tail is cut.
    """
    ticks = list(idea.ticks)
    if sum(ticks) < length:
        ticks[-1] += length - sum(ticks)
        return Idea(idea.degrees, tuple(ticks))
    grain = 8 if any(tick % 12 for tick in ticks) else 12
    if sum(ticks) == length or len(ticks) * grain > length or length % grain:
        return fragment(idea, length)
    return Idea(idea.degrees, _squeezed(idea.ticks, length, grain))


@lru_cache(maxsize=256)
def _squeezed(ticks: tuple[int, ...], length: int, grain: int) -> tuple[int, ...]:
    """Shorten notes to a length in whole grains: near to their ratios, and beginning near to beats.

    The cheapest way by dynamic programming: a note costs the square of what it is too long or short, in octaves
    of time, and of where it ends.
    """
    share = length / sum(ticks)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for index, tick in enumerate(ticks):
        left = len(ticks) - index - 1
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (cost, made) in best.items():
            ends = range(at + grain, length - left * grain + 1, grain) if left else (length,)
            for end in ends:
                bent = cost + math.log2((end - at) / (tick * share)) ** 2 + _off_beat(end)
                if end not in reached or bent < reached[end][0]:
                    reached[end] = (bent, (*made, end - at))
        best = reached
    return best[length][1]


def _off_beat(tick: int) -> float:
    """Return what it costs that a note begins at a tick: nothing on a beat, little on its half or thirds."""
    place = tick % TICKS
    return 0.0 if place == 0 else 0.08 if place in (TICKS // 2, TICKS // 3, 2 * TICKS // 3) else 0.35
