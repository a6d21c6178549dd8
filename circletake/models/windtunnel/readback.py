"""Reads all six slots back from a clip: exact for every clip that the tunnel can draw.

The reading is the drawing that comes closest in the least squares sense, over all 64 x 4 x 4 x 2 x 4 x 4 scenes:
the maximum likelihood decoder for white noise. It is exhaustive, and cheap since the error
of a drawing is the empty stage's error plus a sum over the thing's pixels:
    |x - r|^2 = |x - stage|^2 + sum over inked pixels of (|x - ink|^2 - |x - stage|^2).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from circletake.models.windtunnel.scenes import (
    COLOURS,
    DIRECTIONS,
    FLOORS,
    FRAMES,
    HEIGHT,
    SHAPES,
    SPEEDS,
    STARTS,
    WIDTH,
    Floats,
    Integers,
    bitmaps,
    inks,
    places_of,
    stages,
)

_MOST_INKED = 25
_SEEN = 0.1
"""Light below which a stage tells nothing of its gain."""


class Reading(NamedTuple):
    """What clips show.

    scenes: (N, 6) slot values. error: (N,) root mean square difference to the drawing read, 0 to 2.
    """

    scenes: Integers
    error: Floats


def read_back(clips: Floats) -> Reading:
    """Read (N, T, H, W, 3) clips back.

    Raises:
        ValueError: another shape.
    """
    if clips.ndim != 5 or clips.shape[1:] != (FRAMES, HEIGHT, WIDTH, 3):
        raise ValueError(f"needs (N, {FRAMES}, {HEIGHT}, {WIDTH}, 3) clips, got {clips.shape}")
    read = [_read_one(clip) for clip in clips]
    return Reading(
        np.array([scene for scene, _ in read], np.int64).reshape(-1, 6), np.array([e for _, e in read], np.float32)
    )


def _read_one(clip: Floats) -> tuple[tuple[int, ...], float]:
    pixels = clip.reshape(FRAMES, HEIGHT * WIDTH, 3)
    to_ink = ((pixels[None] - inks()[:, None, None]) ** 2).sum(-1)  # (C, T, P)
    inked = (to_ink.reshape(-1, HEIGHT * WIDTH) @ _stands()).reshape(len(COLOURS), FRAMES, len(SHAPES), -1)
    to_stage = ((pixels[None] - _lit_stages(pixels)[:, None]) ** 2).sum(-1)  # (hours x floors, T, P)
    bare = to_stage.sum((1, 2))
    # No thing gains more than the best pixels of each frame, as many as the largest shape inks.
    gain = np.minimum(to_ink.min(0)[None] - to_stage, 0)
    bound = bare + np.partition(gain, _MOST_INKED, axis=2)[:, :, :_MOST_INKED].sum((1, 2))
    best: tuple[float, tuple[int, ...]] = (np.inf, ())
    for stage in np.argsort(bound):
        if bound[stage] >= best[0]:
            break
        change = inked - (to_stage[stage] @ _stands()).reshape(1, FRAMES, len(SHAPES), -1)
        # (C, S, moves): summed over each move's places.
        along = change[:, np.arange(FRAMES)[:, None], :, _moves().places].sum(0).transpose(1, 2, 0)
        colour, shape, move = np.unravel_index(int(along.argmin()), along.shape)
        error = float(bare[stage] + along[colour, shape, move])
        if error < best[0]:
            hour, floor = divmod(int(stage), len(FLOORS))
            start, direction, speed = (int(v) for v in _moves().scenes[move])
            best = error, (int(shape) * len(COLOURS) + int(colour), start, direction, speed, hour, floor)
    return best[1], float(np.sqrt(max(0.0, best[0]) / clip.size))


def _lit_stages(pixels: Floats) -> Floats:
    """Return (hours x floors, P, 3) stages, each under the light that fits it best: the thing covers few pixels."""
    dark = stages().reshape(-1, HEIGHT * WIDTH, 3) + 1
    lit = np.median(pixels, axis=0) + 1
    gain = np.median(np.where(dark > _SEEN, lit / np.maximum(dark, _SEEN), 1.0), axis=(1, 2))
    return np.asarray(np.clip(dark * np.clip(gain, 0.9, 1.1)[:, None, None] - 1, -1, 1), np.float32)


class _Moves(NamedTuple):
    scenes: Integers
    """(moves, 3): start, direction, speed."""
    places: Integers
    """(T, moves): the pixel of the thing's middle."""


@cache
def _moves() -> _Moves:
    rows = [
        (0, start, direction, speed, 0, 0)
        for start in range(len(STARTS))
        for direction in range(len(DIRECTIONS))
        for speed in range(len(SPEEDS))
    ]
    scenes = np.array(rows, np.int64)
    places = places_of(scenes)
    return _Moves(scenes[:, 1:4], (places[..., 0] * WIDTH + places[..., 1]).T)


@cache
def _stands() -> Floats:
    """Return (P, S * P): which pixels a shape inks when its middle stands at a pixel."""
    side = bitmaps().shape[1]
    reach = np.arange(side) - side // 2
    out = np.zeros((HEIGHT, WIDTH, len(SHAPES), HEIGHT, WIDTH), np.float32)
    for row in range(HEIGHT):
        for column in range(WIDTH):
            rows, columns = (row + reach) % HEIGHT, (column + reach) % WIDTH
            out[rows[:, None], columns[None, :], :, row, column] = bitmaps().transpose(1, 2, 0)
    return out.reshape(HEIGHT * WIDTH, -1)
