"""Recuts: what of an earlier picture is still in a new one, by the fingerprints of their frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from circletake.schema import FrameRange, KeptBars

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Prints = NDArray[np.uint8]

FIELDS = 48
"""Numbers of a frame's fingerprint."""
_SAME = 5.0
"""Mean difference of fingerprints, in steps of 255, up to which two frames are the same picture coded twice."""
_LEAST = 12
_SAMPLES = 1500


def kept_stretches(was: bytes, now: bytes) -> tuple[KeptBars, ...]:
    """Return the stretches of an earlier picture that are in a new one, by where they stand now.

    Args:
        was, now: `FIELDS` bytes a frame.

    Returns:
        Stretches of half a second or so and longer, none overlapping another in the new picture. A picture that
        stands still is taken to go on where it was.
    """
    import numpy as np

    old = np.frombuffer(was, np.uint8).reshape(-1, FIELDS).astype(np.float32)
    new = np.frombuffer(now, np.uint8).reshape(-1, FIELDS).astype(np.float32)
    step = max(1, -(-len(old) // _SAMPLES))
    out: list[KeptBars] = []
    at, offset = 0, 0
    while at < len(new):
        place = _place(old, new, at, offset, step)
        if place is None:
            at += 1
            continue
        count = _run(old, new, place, at)
        if count < _LEAST:
            at += max(1, count)
            continue
        out.append(KeptBars(was=FrameRange(start=place, end=place + count), start=at))
        offset = place - at
        at += count
    return tuple(out)


def _place(old: NDArray[np.float32], new: NDArray[np.float32], at: int, offset: int, step: int) -> int | None:
    """Return the frame of the old picture that a new frame is, where it goes on from there; None when it is new."""
    import numpy as np

    onward = at + offset
    if 0 <= onward < len(old) and _run(old, new, onward, at, _LEAST) >= _LEAST:
        return onward
    apart = np.abs(old - new[at]).mean(axis=1)
    candidates = np.flatnonzero(apart <= _SAME)
    best, longest = None, 0
    for place in candidates[:: max(1, len(candidates) // 64)]:
        count = _run(old, new, int(place), at, 240)
        if count > longest:
            best, longest = int(place), count
    return best


def _run(old: NDArray[np.float32], new: NDArray[np.float32], place: int, at: int, most: int = 1 << 30) -> int:
    """Return for how many frames the new picture is the old one."""
    import numpy as np

    count = min(len(old) - place, len(new) - at, most)
    if count <= 0:
        return 0
    apart = np.abs(old[place : place + count] - new[at : at + count]).mean(axis=1) > _SAME
    return int(apart.argmax()) if apart.any() else count
