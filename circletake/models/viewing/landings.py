"""Landings: what falls, or flies, and is stopped or thrown back from one frame to the next.

A thing of the world keeps its way until something meets it. So a patch has landed when it came with a speed that it
had kept for two frames, has most of it no longer one frame later, and does not go on to leave faster than it was thrown
back: who bends the knees to jump also turns about, but slowly, and goes on gaining.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.viewing.patches import Followed, part_of

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

_LEAST = 1.2
"""Speed in fine pixels a frame at 24 frames a second from which a landing is looked for."""
_SAME, _SAME_LEAST = 0.3, 0.5
"""Two displacements are the same when they differ by less than this share of their length, and so many pixels."""
_SURE, _SURE_LEAST = 0.4, 0.005
"""A match is believed when its margin is this share of its miss, and at least so much luma."""
_SLOWED, _SLOWED_LEAST = 0.95, 0.15
"""What comes with less than this share of its speed a frame earlier, less so many pixels, slowed down by itself."""
_KEEPS, _THROWN = 0.4, 1.0
"""Share of its speed that a thing that has landed may keep, and be thrown back with."""
_ASIDE, _SLACK = 0.5, 0.7
_PARTLY = 0.2
_SETTLED = 0.35
_TURNS_ON, _TURNS_ON_LEAST = 0.25, 0.4
"""By how much of its speed, and how many pixels, what was thrown back may go on gaining."""
_WATCHED, _WATCHED_LEAST = 4, 3
"""Frames after a landing in which it is watched, and how many of them the shot must have."""
_TOGETHER = 16.0
"""Pixels within which patches are of one thing."""
_AGREE = 0.4
_DOWN = 0.4
"""What goes down at least by this share of its way falls, what goes up so is not stopped by the world; what goes across
must be stopped as a whole, and faster."""
_WHOLE, _WHOLE_LEAST, _FAST = 0.7, 3, 2.5
_APART_S = 0.2


class Landing(NamedTuple):
    """A thing that is stopped: the first frame in which it has arrived, the speed that it lost, in fine pixels a frame
    at 24 frames a second, and where, (down, right) in fine pixels."""

    frame: int
    lost: float
    down: float
    right: float


def find_landings(followed: Followed, span: tuple[int, int], broken: Bools, rate: float) -> list[Landing]:
    """Find landings inside a shot.

    Args:
        followed: Every patch of the film, by frame.
        span: The shot's frames, half-open.
        broken: (frames,) of the film: frames in whose change nothing is believed.
        rate: Frames a second.

    Returns:
        The weightiest landing of every fifth of a second, by frame.
    """
    first, last = np.searchsorted(followed.frame, [span[0] + 2, span[1] - 2])
    here = part_of(followed, slice(int(first), int(last)))
    unit = 24.0 / rate
    found = _stopped(here, unit)
    found = [one for one in found if one.frame <= span[1] - 1 - _WATCHED_LEAST]
    found = [one for one in found if not broken[max(one.frame - 2, 0) : one.frame + 3].any()]
    found = [one for one in found if _stays(here, one) and _is_whole(here, one, found, unit)]
    landings = [Landing(one.frame, one.lost / unit, one.down, one.right) for one in found]
    return _weightiest(landings, max(1, round(_APART_S * rate)))


class _Stop(NamedTuple):
    """A patch that was stopped: which row, when, how fast it came, what it lost, what it had then, where it is."""

    row: int
    frame: int
    speed: float
    lost: float
    left: float
    """What was left of its speed along its way, negative when thrown back."""
    down: float
    right: float


def _stopped(here: Followed, unit: float) -> list[_Stop]:
    """Return the patches that were stopped in the frame in which they were taken, or in the one after."""
    into, out, on = here.ways[:, 1], here.ways[:, 2], here.ways[:, 3]
    speed = np.linalg.norm(into, axis=1)
    way = into / np.maximum(speed, 1e-6)[:, None]
    before = here.ways[:, 0]
    comes = (speed >= _LEAST * unit) & _same(before, into, speed) & _believed(here)
    comes &= speed >= _SLOWED * np.linalg.norm(before, axis=1) - _SLOWED_LEAST
    out_along, on_along = (out * way).sum(axis=1), (on * way).sum(axis=1)
    out_aside, on_aside = (_aside(step, way) for step in (out, on))
    settled = np.linalg.norm(out - on, axis=1) <= _SETTLED * speed + _SLACK
    at_once = comes & _is_stop(out_along, out_aside, speed) & settled
    partly = (out_along > -_PARTLY * speed) & (out_along <= 1.5 * speed) & (out_aside <= _SAME * speed + _SLACK)
    later = comes & ~at_once & partly & _is_stop(on_along, on_aside, speed)
    stops = []
    for row in np.flatnonzero(at_once | later):
        soon = bool(at_once[row])
        kept = out_along[row] if soon else on_along[row]
        low = min(out_along[row], on_along[row]) if soon else on_along[row]
        down, right = here.place[row] + (0.0 if soon else out[row])
        stop = _Stop(
            int(row), int(here.frame[row]) + (not soon), float(speed[row]), float(speed[row] - kept), float(low),
            float(down), float(right),
        )  # fmt: skip
        if _was_seen_coming(here, stop) and _neighbours_agree(here, stop):
            stops.append(stop)
    return stops


def _is_stop(along: Floats, aside: Floats, speed: Floats) -> Bools:
    return (along >= -_THROWN * speed - _SLACK) & (along <= _KEEPS * speed) & (aside <= _ASIDE * speed + _SLACK)


def _same(one: Floats, other: Floats, speed: Floats | float) -> Bools:
    return np.asarray(np.linalg.norm(one - other, axis=-1) <= _SAME * speed + _SAME_LEAST)


def _believed(rows: Followed) -> Bools:
    """Tell which patches were found without doubt before and after, and two frames after."""
    near = rows.margins[:, 0] >= np.maximum(_SURE_LEAST, _SURE * rows.misses[:, 1:3].max(axis=1))
    return np.asarray(near & (rows.margins[:, 1] >= np.maximum(_SURE_LEAST, _SURE * rows.misses[:, 3])))


def _aside(step: Floats, way: Floats) -> Floats:
    return np.asarray(np.abs(step[:, 0] * way[:, 1] - step[:, 1] * way[:, 0]))


def _rows_of(here: Followed, frame: int) -> slice:
    first, last = np.searchsorted(here.frame, [frame, frame + 1])
    return slice(int(first), int(last))


def _away(here: Followed, rows: slice, down: float, right: float) -> Floats:
    return np.asarray(np.linalg.norm(here.place[rows] - np.array([down, right], np.float32), axis=1))


def _was_seen_coming(here: Followed, stop: _Stop) -> bool:
    """Tell whether a patch of the frame before was where this one came from, and went its way."""
    rows = _rows_of(here, int(here.frame[stop.row]) - 1)
    down, right = here.place[stop.row] - here.ways[stop.row, 1]
    near = _away(here, rows, float(down), float(right)) <= 6.0
    return bool((near & _same(here.ways[rows, 1], here.ways[stop.row, 0], stop.speed)).any())


def _neighbours_agree(here: Followed, stop: _Stop) -> bool:
    """Tell whether enough of what moves beside a patch comes as it does: rain and spray have no common way."""
    rows = _rows_of(here, int(here.frame[stop.row]))
    down, right = here.place[stop.row]
    near = _away(here, rows, float(down), float(right)) <= _TOGETHER
    alike = near & _same(here.ways[rows, 1], here.ways[stop.row, 1], stop.speed)
    return bool(alike.sum() - 1 >= _AGREE * (near.sum() - 1))


def _stays(here: Followed, stop: _Stop) -> bool:
    """Tell whether what was stopped does not go on to gain speed backwards: nothing is thrown back faster than it
    is at once."""
    way = here.ways[stop.row, 1] / stop.speed
    for later in range(_WATCHED):
        rows = _rows_of(here, stop.frame + later)
        part = part_of(here, rows)
        near = _away(here, rows, stop.down, stop.right) <= 8.0 + 3.0 * later
        into, out = part.ways[:, 1], part.ways[:, 2]
        believed = near & _believed(part) & _same(into, out, np.linalg.norm(into, axis=1) + np.float32(0.5))
        for along in (into @ way, out @ way):
            gains = stop.left - along > _TURNS_ON * stop.speed + _TURNS_ON_LEAST
            if (believed & gains & (along >= -2.0 * stop.speed - 1.0)).any():
                return False
    return True


def _is_whole(here: Followed, stop: _Stop, stops: list[_Stop], unit: float) -> bool:
    """Tell whether a thing falls, or, where it does not, is stopped as a whole: arms swing, and turn about."""
    falls = float(here.ways[stop.row, 1, 0]) / stop.speed
    if abs(falls) >= _DOWN:
        return falls > 0
    frame = int(here.frame[stop.row])
    rows = _rows_of(here, frame)
    down, right = (float(at) for at in here.place[stop.row])
    moves = np.linalg.norm(here.ways[rows, 1], axis=1) >= 0.5 * stop.speed
    about = int((moves & (_away(here, rows, down, right) <= 1.25 * _TOGETHER)).sum())
    with_it = sum(
        int(here.frame[other.row]) == frame and np.hypot(*(here.place[other.row] - here.place[stop.row])) <= 20.0
        for other in stops
    )
    return stop.speed >= _FAST * unit and with_it >= max(_WHOLE_LEAST, _WHOLE * about)


def _weightiest(landings: list[Landing], apart: int) -> list[Landing]:
    """Keep the landing that loses most of those that are one moment."""
    kept: list[Landing] = []
    for one in sorted(landings, key=lambda landing: (-landing.lost, landing.frame)):
        if all(abs(one.frame - other.frame) >= apart for other in kept):
            kept.append(one)
    return sorted(kept)
