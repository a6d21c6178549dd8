"""Grids: the sizes, lengths and rates that a video model can shoot, and the one nearest to what is asked for."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from circletake.schema import RequestRejected, Size
from circletake.tools.conform import frames_needed

DRAFT_SIDE = 0.6
"""Sides of a draft against those of a take in full."""


class Grid(NamedTuple):
    """What a model can shoot.

    Attributes:
        multiple: Width and height are multiples of this.
        step: Lengths are `offset` more than a multiple of this, in frames.
        offset: See `step`.
        fewest: Least frames of a take.
        most: Most frames of a take, as the model was trained.
        rate: Frames a second that it was trained at.
        area: Pixels of a frame that it was trained at.
        fixed: The one size that it can shoot; None for any.
    """

    multiple: int
    step: int
    offset: int
    fewest: int
    most: int
    rate: Fraction
    area: int
    fixed: Size | None = None

    @property
    def max_seconds(self) -> float:
        """Return the longest take in seconds."""
        return float(self.most / self.rate)


class Native(NamedTuple):
    """A take as a model shoots it, before it is conformed."""

    size: Size
    frames: int
    rate: Fraction

    def __str__(self) -> str:
        return f"{self.size}, {self.frames} frames at {float(self.rate):g} a second"


def native_size(grid: Grid, aspect: Fraction, area: int) -> Size:
    """Return the size on the grid whose area is nearest to `area` and whose shape is nearest to `aspect`."""
    if grid.fixed is not None:
        return grid.fixed
    step = grid.multiple
    height = math.sqrt(area / aspect)
    tries = [
        Size(round(rows * step * aspect / step) * step, rows * step)
        for rows in range(max(1, math.floor(height / step) - 1), math.ceil(height / step) + 2)
    ]
    usable = [size for size in tries if size.width >= step] or [Size(step, step)]

    def off(size: Size) -> float:
        shape = abs(math.log(size.width / size.height / float(aspect)))
        return 2 * shape + abs(math.log(size.width * size.height / area))

    return min(usable, key=off)


def native_frames(grid: Grid, needed: int) -> int:
    """Return the least length on the grid that holds `needed` frames.

    Raises:
        RequestRejected: there is none.
    """
    steps = max(0, math.ceil((max(needed, grid.fewest) - grid.offset) / grid.step))
    frames = grid.offset + steps * grid.step
    if frames > grid.most:
        raise RequestRejected(
            f"it shoots at most {grid.most} frames ({grid.max_seconds:.2f} s at {float(grid.rate):g} a second), "
            f"{needed} are needed; plan shorter shots, or name a second --picture back-end for long ones"
        )
    return frames


def own_frames(grid: Grid, frames: int, rate: Fraction) -> int:
    """Return how many frames of the model's own cover a take."""
    return frames_needed(frames, rate, grid.rate)
