"""How many beats lie between the hits: a beam search over whole beats (FilmComposer, tempo map).

Between two anchors a gap of g seconds that holds n beats has the tempo T = 60 n / g. Chosen are the n that
minimise sum n ln^2(T_j/T_0) + lambda ln^2(T_j/T_{j-1}), plus what odd bars and weaker targets cost, over a
scan of T_0 around the brief's tempo.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from circletake.music.tempo.metre import divide
from circletake.schema import HitTarget

MAX_DEVIATION = 0.10
"""How far a beat may stray from the cue's own tempo."""

_GAP_DEVIATION = 0.07
"""How far the mean tempo of a gap may stray; the rest is left to smoothing."""

_HOLD_DEVIATION = 0.30
"""How far the held last bars may stray in ln(tempo): a fermata is not counted."""

_CHANGE_COST = 5.0
_ODD_BAR_COST = 0.015
_BRIEF_COST = 0.12
_WEAKER_COST = 0.20
_OFF_BEAT_COST = 0.04
_RING_COST = 0.05
_BEAM = 48
_SCAN = tuple(1.0 + step * 0.01 for step in range(-12, 13))


class Anchor(NamedTuple):
    """A moment that a beat should meet, in seconds from the cue's start.

    `at_s` is None for a last chord (`final`) whose place nothing decides. A `final` always is a downbeat;
    `end` is where the cue's last bar ends.
    """

    at_s: float | None
    target: HitTarget
    role: Literal["hit", "final", "end"] = "hit"


class BeatPlan(NamedTuple):
    """Where the anchors fall, one entry an anchor.

    `positions` counts parts of a beat from the cue's start (`division` parts a beat); `downbeats` tells which
    of them begin a bar.
    """

    tempo_bpm: float
    division: int
    positions: tuple[int, ...]
    times_s: tuple[float, ...]
    downbeats: tuple[bool, ...]


class Metre(NamedTuple):
    """What the search needs to know beside the anchors: beats of the usual bar, parts of a beat, the wished
    ring of the last chord and the cue's length in seconds, and the brief's tempo."""

    usual: int
    division: int
    ring_s: float
    end_s: float
    brief_bpm: float


class _State(NamedTuple):
    cost: float
    position: int
    bar_from: int
    tempo: float
    time: float
    trail: tuple[tuple[int, float, bool], ...]


class _Step(NamedTuple):
    parts: int
    time: float
    tempo: float
    downbeat: bool
    cost: float


def plan_beats(anchors: Sequence[Anchor], metre: Metre) -> BeatPlan | None:
    """Choose whole beats between the anchors.

    Args:
        anchors: By time; the last has the role `end`, the one before it `final`.
        metre: Bars, tempo and length.

    Returns:
        The plan of least cost, or None when no tempo near the brief's meets the anchors.
    """
    found = [
        (base, state)
        for scale in _SCAN
        if (state := _scan(anchors, base := metre.brief_bpm * scale, metre)) is not None
    ]
    if not found:
        return None
    base, best = min(found, key=lambda pair: pair[1].cost)
    positions, times, downbeats = zip(*best.trail, strict=True)
    return BeatPlan(base, metre.division, positions, times, downbeats)


def _scan(anchors: Sequence[Anchor], base: float, metre: Metre) -> _State | None:
    """Return the cheapest way through the anchors at one basic tempo."""
    beam = [_State(0.0, 0, 0, base, 0.0, ())]
    for anchor in anchors:
        grown: dict[tuple[int, int, int], _State] = {}
        for state in beam:
            for step in _steps(state, anchor, base, metre):
                new = _advance(state, step)
                key = (new.position, new.bar_from, round(new.tempo))
                if key not in grown or new.cost < grown[key].cost:
                    grown[key] = new
        beam = sorted(grown.values(), key=lambda state: (state.cost, state.position))[:_BEAM]
        if not beam:
            return None
    beats = beam[0].position / metre.division
    drift = beats * _BRIEF_COST * math.log(base / metre.brief_bpm) ** 2
    return beam[0]._replace(cost=beam[0].cost + drift)


def _advance(state: _State, step: _Step) -> _State:
    position = state.position + step.parts
    change = _CHANGE_COST * math.log(step.tempo / state.tempo) ** 2
    return _State(
        cost=state.cost + step.cost + change,
        position=position,
        bar_from=position if step.downbeat else state.bar_from,
        tempo=step.tempo,
        time=step.time,
        trail=(*state.trail, (position, step.time, step.downbeat)),
    )


def _steps(state: _State, anchor: Anchor, base: float, metre: Metre) -> Iterator[_Step]:
    if anchor.at_s is None:
        return _free_final(state, base, metre)
    if anchor.role == "end":
        return _hold(state, anchor.at_s, base, metre)
    return _hit(state, anchor, base, metre)


def _hit(state: _State, anchor: Anchor, base: float, metre: Metre) -> Iterator[_Step]:
    """Yield the ways to meet a moment that is known."""
    assert anchor.at_s is not None
    gap = anchor.at_s - state.time
    parts = gap * base / 60 * metre.division
    low, high = math.ceil(parts * (1 - _GAP_DEVIATION)), math.floor(parts * (1 + _GAP_DEVIATION))
    for count in range(max(low, 1), high + 1):
        tempo = 60 * count / metre.division / gap
        stray = count / metre.division * math.log(tempo / base) ** 2
        for downbeat, cost in _placements(state.position + count, state.bar_from, anchor, metre):
            yield _Step(count, anchor.at_s, tempo, downbeat, stray + cost)


def _placements(position: int, bar_from: int, anchor: Anchor, metre: Metre) -> Iterator[tuple[bool, float]]:
    """Yield whether a position may be a downbeat, and what that costs for the anchor's target."""
    on_beat = position % metre.division == 0
    if on_beat:
        beats = (position - bar_from) // metre.division
        yield True, _ODD_BAR_COST * divide(beats, metre.usual).cost
    if anchor.role == "final":
        return
    if anchor.target == "downbeat":
        yield False, _WEAKER_COST * (1 if on_beat else 2)
    elif anchor.target == "beat":
        yield False, 0.0 if on_beat else _WEAKER_COST
    elif on_beat:
        yield False, 0.0
    else:
        # A hit just after a beat would be drowned by it: the weakest places cost most.
        yield False, _OFF_BEAT_COST * (1 if position * 2 % metre.division == 0 else 5)


def _free_final(state: _State, base: float, metre: Metre) -> Iterator[_Step]:
    """Yield the downbeats at the basic tempo that leave the last chord about its ring."""
    part_s = 60 / base / metre.division
    room = metre.end_s - state.time
    for count in range(math.floor(room / part_s) + 1):
        position = state.position + count
        ring = room - count * part_s
        if position % metre.division or ring < min(0.6, metre.end_s / 2):
            continue
        beats = (position - state.bar_from) // metre.division
        odd = divide(beats, metre.usual).cost if beats else 0.0
        late = _RING_COST * math.log(ring / metre.ring_s) ** 2
        tempo = base if count else state.tempo
        yield _Step(count, state.time + count * part_s, tempo, True, _ODD_BAR_COST * odd + late)


def _hold(state: _State, end_s: float, base: float, metre: Metre) -> Iterator[_Step]:
    """Yield the whole beats that the last chord may be held for; its tempo is free as under a fermata."""
    gap = end_s - state.time
    for beats in range(1, max(2, math.ceil(gap * base / 60 * 1.5) + 1)):
        stray = abs(math.log(60 * beats / gap / base))
        if stray <= _HOLD_DEVIATION or beats == 1:
            odd = 0.2 * _ODD_BAR_COST * divide(beats, metre.usual).cost
            yield _Step(beats * metre.division, end_s, state.tempo, True, 0.05 * stray**2 + odd)
