"""Form: sections from the arc of tension and the hits that turn the story."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from circletake.music.score import Section, SectionRole
from circletake.music.tempo import Bar, Met, TempoMap
from circletake.music.writing.moods import mode_for
from circletake.schema import CueBrief, Mood, TensionPoint

_ODD_COST = {1: 1.4, 3: 0.3, 5: 0.5, 7: 0.7}
_STRAY_COST = 0.9
"""What a section costs that is twice as long as the style's, or half as long."""
_TURNS = frozenset({"turn", "title", "entrance", "light", "impact"})
_SPREAD_COST = 14.0
_JUMP_GAIN = 2.5
_MOOD_GAIN = 1.2
_HIT_GAIN = 0.7
_FORCED = 50.0


class Arc(NamedTuple):
    """The arc of tension over a cue: a level and a mood for any frame."""

    frames: tuple[int, ...]
    levels: tuple[float, ...]
    moods: tuple[Mood, ...]

    def level(self, frame: float) -> float:
        """Return the level at a frame, straight between the points."""
        if frame <= self.frames[0]:
            return self.levels[0]
        if frame >= self.frames[-1]:
            return self.levels[-1]
        after = bisect_right(self.frames, frame)
        width = self.frames[after] - self.frames[after - 1]
        share = (frame - self.frames[after - 1]) / width
        return self.levels[after - 1] + share * (self.levels[after] - self.levels[after - 1])

    def mood(self, frame: float) -> Mood:
        """Return the mood in force at a frame."""
        return self.moods[max(bisect_right(self.frames, frame) - 1, 0)]


def arc_of(points: Sequence[TensionPoint], brief: CueBrief) -> Arc:
    """Return the arc over a cue's span; where nothing is given, one that rises to two thirds and falls."""
    if not points:
        start, length = brief.span.start, brief.span.frames
        shape = ((0.0, 0.35), (0.3, 0.5), (0.68, 0.85), (0.85, 0.5), (1.0, 0.35))
        frames = tuple(start + round(share * length) for share, _ in shape)
        return Arc(frames, tuple(level for _, level in shape), (brief.mood,) * len(shape))
    last: dict[int, TensionPoint] = {point.frame: point for point in points}
    ordered = [last[frame] for frame in sorted(last)]
    return Arc(
        tuple(point.frame for point in ordered),
        tuple(point.tension for point in ordered),
        tuple(point.mood for point in ordered),
    )


def plan_form(
    brief: CueBrief, tempo: TempoMap, met: Sequence[Met], final_tick: int, arc: Arc, lift: int, usual: int = 4
) -> tuple[Section, ...]:
    """Divide a cue into sections.

    Args:
        brief: The cue.
        tempo: Its tempo map.
        met: Hits met; weighty ones on downbeats where the story turns begin a section.
        final_tick: The last chord; what follows is the ending.
        arc: Tension and mood.
        lift: Semitones by which the key rises at the climax; 0 for none.
        usual: Bars of a section where nothing asks for others.

    Returns:
        Sections without gaps, the last of role `ending`.
    """
    bars = tempo.bars
    body = next((index for index, bar in enumerate(bars) if bar.tick >= final_tick), len(bars) - 1)
    levels = [arc.level(float(tempo.frame_at(bar.tick + bar.beats * 24))) for bar in bars]
    moods = [arc.mood(float(tempo.frame_at(bar.tick)) + 1e-6) for bar in bars]
    starts = _cuts(levels[:body], moods[:body], _boundary_gains(bars, met, body), usual) if body else []
    bounds = [*starts, body]
    roles = _roles([_mean(levels[a:b]) for a, b in itertools.pairwise(bounds)], starts, body)
    sections: list[Section] = []
    tonic, climaxed = brief.tonic, False
    for first, last, role in zip([*starts, body], [*bounds[1:], len(bars)], [*roles, "ending"], strict=True):
        if role == "climax" and not climaxed and len(sections) > 1:
            tonic, climaxed = (tonic + lift) % 12, True
        mood = moods[(first + last - 1) // 2] if last - first > 1 else moods[first]
        edge = arc.level(float(tempo.frame_at(bars[last - 1].end)))
        sections.append(
            Section(
                role, first, last, bars[first].tick, bars[last - 1].end,
                arc.level(float(tempo.frame_at(bars[first].tick))), edge, mood, tonic,
                mode_for(mood, brief.mode, brief.mood),
            )
        )  # fmt: skip
    return tuple(sections)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _boundary_gains(bars: Sequence[Bar], met: Sequence[Met], body: int) -> dict[int, float]:
    """Return what each bar gains by beginning a section: much where a weighty hit turns the story."""
    ticks = [bar.tick for bar in bars]
    gains: dict[int, float] = {}
    for hit in met:
        if hit.downbeat and not hit.released and hit.tick in ticks[:body]:
            turns = hit.hit.kind in _TURNS and hit.hit.weight >= 0.8
            gains[ticks.index(hit.tick)] = _FORCED if turns else _HIT_GAIN * hit.hit.weight
    return gains


def _cuts(levels: Sequence[float], moods: Sequence[Mood], gains: dict[int, float], usual: int) -> list[int]:
    """Return where sections begin: even lengths, level within, changing at the boundaries (dynamic programming)."""
    count = len(levels)
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for end in range(1, count + 1):
        options = []
        for start in range(max(0, end - 12), end):
            length = end - start
            stretch = levels[start:end]
            cost = _STRAY_COST * abs(math.log2(length / usual)) + (length != usual) * _ODD_COST.get(length, 0.0)
            cost += _SPREAD_COST * sum((level - _mean(stretch)) ** 2 for level in stretch)
            cost += sum(_FORCED for bar, gain in gains.items() if gain == _FORCED and start < bar < end)
            if start:
                cost -= gains.get(start, 0.0) if gains.get(start, 0.0) < _FORCED else _HIT_GAIN
                cost -= _JUMP_GAIN * abs(_mean(levels[start : start + 2]) - _mean(levels[max(start - 2, 0) : start]))
                cost -= _MOOD_GAIN * (moods[start] != moods[start - 1])
            options.append((best[start][0] + cost, [*best[start][1], start]))
        best.append(min(options, key=lambda option: option[0]))
    return best[count][1]


def _roles(energies: Sequence[float], starts: Sequence[int], body: int) -> list[SectionRole]:
    """Name the sections: the climax where the tension peaks, what leads to it a build, what follows a release."""
    count = len(energies)
    if count == 0:
        return []
    roles: list[SectionRole] = ["statement"] * count
    peak = max(range(count), key=lambda index: (energies[index], index))
    if count > 1 and energies[peak] > min(energies) + 0.08:
        roles[peak] = "climax"
        for index in range(peak + 1, count):
            roles[index] = "release"
        if peak > 1:
            roles[peak - 1] = "build"
    short = (starts[1] if count > 1 else body) - starts[0] <= 4
    if count > 2 and roles[0] == "statement" and energies[0] < 0.62 and short:
        roles[0] = "intro"
    return roles
