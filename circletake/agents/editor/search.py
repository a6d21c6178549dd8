"""The search for the best cut: every in point and every boundary at once, by dynamic programming."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from circletake.agents.editor.base import Laid
from circletake.agents.editor.joins import Joins
from circletake.agents.editor.points import Taste, in_cost, out_cost
from circletake.agents.editor.question import ShotFootage

_SLIP, _SLIP_FAR = 0.25, 0.4
"""A cut is moved for a reason: moving costs a fixed amount, as frames that were encoded as a whole must be encoded
anew, and more the farther it goes."""
_ROLL, _ROLL_FAR = 0.15, 0.3
_ROLLS = 6
"""Steps in which a boundary may roll to either side."""
_ROLL_SHARE = 0.18
"""How much of the shorter neighbour a boundary may roll over."""
_TO_MUSIC_SHARE = 0.3
"""The same where the film is cut to music."""
_SHORTEN = 0.7
"""How much of its planned length a shot keeps at least."""


class _Path(NamedTuple):
    cost: float
    laid: tuple[Laid, ...]


def find_points(
    shots: Sequence[ShotFootage],
    laid: Sequence[Laid],
    joins: Joins,
    taste: Taste,
    beats: Mapping[int, float] | None = None,
) -> tuple[Laid, ...]:
    """Move in points within the handles and boundaries against each other, where it serves the cut.

    Args:
        shots: Shots with their takes.
        laid: The cut before anything is moved.
        joins: The transitions; the frames that they need outside the cut are left to them.
        taste: Pace and rate.
        beats: Frames of the film on which music beats, with how much a cut is drawn to each; None without music.

    Returns:
        The cut of least cost. Its total length is that of `laid`.
    """
    paths: dict[int, _Path] = {0: _Path(0.0, ())}
    for at, shot in enumerate(shots):
        rolls = _rolls(at, shots, laid) if not beats else _to_music(at, shots, laid, joins, beats)
        costs = _costs(at, shot, laid[at], joins, taste)
        grown: dict[int, _Path] = {}
        for roll, rolled_cost in rolls:
            found: _Path | None = None
            for before, path in paths.items():
                best = _best_slip(shot, laid[at], roll - before, joins, at, costs)
                total = path.cost + rolled_cost + best[0]
                if best[1] is not None and (found is None or total < found.cost - 1e-9):
                    found = _Path(total, (*path.laid, best[1]))
            if found is not None:
                grown[roll] = found
        paths = grown
    return paths[0].laid


class _Costs(NamedTuple):
    """What each in and out point of a take costs."""

    slips: tuple[tuple[int, float], ...]
    """(in point, its cost), the planned one first."""
    outs: dict[int, float]


def _costs(at: int, shot: ShotFootage, laid: Laid, joins: Joins, taste: Taste) -> _Costs:
    most = max(1, shot.handle)
    step = max(1, round(float(taste.rate) / 30))
    slips = [0, *(sign * size for size in range(step, shot.handle + 1, step) for sign in (1, -1))]
    ins = []
    for slip in slips if shot.take_frames else [0]:
        moved = (_SLIP + _SLIP_FAR * (slip / most) ** 2) if slip else 0.0
        cost = in_cost(shot, laid, laid.start + slip, bool(joins.head(at)), taste)
        ins.append((laid.start + slip, cost + moved))
    reach = range(max(0, laid.end - 3 * most), laid.end + 3 * most + 1)
    return _Costs(tuple(ins), {end: out_cost(shot, laid, end, bool(joins.tail(at)), taste) for end in reach})


def _best_slip(
    shot: ShotFootage, laid: Laid, longer: int, joins: Joins, at: int, costs: _Costs
) -> tuple[float, Laid | None]:
    """Return the best in point for a shot that is some frames longer than laid; None when it has no room."""
    frames = laid.frames + longer
    if longer and frames < max(joins.covered(at) + 2, round(_SHORTEN * laid.frames)):
        return 0.0, None
    best: tuple[float, Laid | None] = (0.0, None)
    for start, cost in costs.slips:
        end = start + frames
        fits = start >= joins.head(at) and end + joins.tail(at) <= shot.take_frames
        if not (fits or (start == laid.start and not longer)):
            continue
        total = cost + costs.outs[end]
        if best[1] is None or total < best[0] - 1e-9:
            best = (total, Laid(start, frames))
    return best


def _rolls(at: int, shots: Sequence[ShotFootage], laid: Sequence[Laid]) -> list[tuple[int, float]]:
    """Return by how many frames the boundary after a shot may move, and what that costs. The film's end stays."""
    if at + 1 == len(shots) or not (shots[at].take_frames and shots[at + 1].take_frames):
        return [(0, 0.0)]
    shorter = min(laid[at].frames, laid[at + 1].frames)
    most = min(shots[at].handle, shots[at + 1].handle, int(_ROLL_SHARE * shorter))
    sizes = sorted({round(most * step / _ROLLS) for step in range(1, _ROLLS + 1)} - {0})
    moved = [(sign * size, _ROLL + _ROLL_FAR * (size / most) ** 2) for size in sizes for sign in (1, -1)]
    return [(0, 0.0), *moved]


def _to_music(
    at: int, shots: Sequence[ShotFootage], laid: Sequence[Laid], joins: Joins, beats: Mapping[int, float]
) -> list[tuple[int, float]]:
    """Return rolls as `_rolls` does, and those that bring the boundary onto a beat: there, a cut sounds meant."""
    plain = _rolls(at, shots, laid)
    if at + 1 == len(shots) or joins.tail(at) or not (shots[at].take_frames and shots[at + 1].take_frames):
        return plain
    boundary = sum(one.frames for one in laid[: at + 1])
    shorter = min(laid[at].frames, laid[at + 1].frames)
    most = max(1, min(shots[at].handle, shots[at + 1].handle, int(_TO_MUSIC_SHARE * shorter)))
    costs = dict(plain)
    for frame, drawn in beats.items():
        roll = frame - boundary
        if abs(roll) <= most:
            costs[roll] = (_ROLL + _ROLL_FAR * (roll / most) ** 2 if roll else 0.0) - drawn
    return [(0, costs.pop(0)), *sorted(costs.items(), key=lambda pair: (abs(pair[0]), -pair[0]))]
