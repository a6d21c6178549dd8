"""The drawing order: far things first, the cast wherever it stands in each frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.scene import Floats

Op = tuple[int, int]
"""Kind and index, as in Reel.ops."""


class Still(NamedTuple):
    """Operations at one depth throughout."""

    z: float
    ops: tuple[Op, ...]


class Moving(NamedTuple):
    """Operations of something whose depth changes."""

    z: Floats
    """(F) metres."""
    ops: tuple[Op, ...]


def order_frames(stills: list[Still], movings: list[Moving], frames: int) -> NDArray[np.int32]:
    """Return (F or 1, n, 2) operations in drawing order.

    Of two at the same depth, scenery comes before the cast, and each keeps the order that it was given in.
    """
    far_first = sorted(range(len(stills)), key=lambda i: (-stills[i].z, i))
    ranked = np.array([-stills[i].z for i in far_first])
    if not movings:
        return _rows([[op for i in far_first for op in stills[i].ops]])
    depths = -np.stack([moving.z for moving in movings], axis=1)
    places = np.searchsorted(ranked, depths, side="right")
    queues = np.argsort(depths, axis=1, kind="stable")
    if (places == places[0]).all() and (queues == queues[0]).all():
        frames = 1
    known: dict[tuple[bytes, bytes], list[Op]] = {}
    rows = []
    for frame in range(frames):
        key = (places[frame].tobytes(), queues[frame].tobytes())
        if key not in known:
            known[key] = _merge(stills, far_first, movings, places[frame], queues[frame])
        rows.append(known[key])
    return _rows(rows)


def _merge(
    stills: list[Still],
    far_first: list[int],
    movings: list[Moving],
    places: NDArray[np.int64],
    queue: NDArray[np.int64],
) -> list[Op]:
    ops: list[Op] = []
    done = 0
    for item in queue:
        until = int(places[item])
        for i in far_first[done:until]:
            ops.extend(stills[i].ops)
        done = max(done, until)
        ops.extend(movings[item].ops)
    for i in far_first[done:]:
        ops.extend(stills[i].ops)
    return ops


def _rows(rows: list[list[Op]]) -> NDArray[np.int32]:
    """Return rows of one length; they are, as every frame draws everything."""
    return np.array(rows, np.int32).reshape(len(rows), -1, 2)
