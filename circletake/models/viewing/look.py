"""Looking at a film: everything that is measured of it, frame by frame as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.viewing.boundaries import Boundaries, find_boundaries
from circletake.models.viewing.happenings import Happening, find_happenings
from circletake.models.viewing.motion import Motion, MotionMeter
from circletake.models.viewing.thumbs import Light, halved, lights_of, luma_of

Floats = NDArray[np.float32]


class Looked(NamedTuple):
    """A film as it was looked at.

    Attributes:
        luma: (n, 40, 72) of every frame, 0 to 1.
        light, motion: Of every frame.
        boundaries: Cuts, blends and flashes.
        spans: The shots, half-open; blends divide in their middle.
        happenings: What happens inside them.
    """

    luma: Floats
    light: Light
    motion: Motion
    boundaries: Boundaries
    spans: tuple[tuple[int, int], ...]
    happenings: tuple[Happening, ...]


def look(pictures: Iterable[NDArray[np.uint8]], rate: float) -> Looked:
    """Look at a film.

    Args:
        pictures: Every frame, (80, 144, 3); at least one.
        rate: Frames a second.
    """
    meter, kept = MotionMeter(), []
    for picture in pictures:
        meter.add(luma_of(picture[None])[0])
        kept.append(halved(picture))
    small = np.stack(kept)
    luma, light, motion = luma_of(small), lights_of(small), meter.finish()
    boundaries = find_boundaries(luma, small, rate)
    spans = _spans(boundaries, len(small))
    broken = [(blend.start, blend.end) for blend in boundaries.blends] + list(boundaries.flashes)
    happenings = find_happenings(motion, light, broken, spans, rate)
    return Looked(luma, light, motion, boundaries, spans, tuple(happenings))


def _spans(boundaries: Boundaries, frames: int) -> tuple[tuple[int, int], ...]:
    marks = {*boundaries.cuts}
    marks |= {(blend.start + blend.end) // 2 for blend in boundaries.blends if blend.kind == "dissolve"}
    starts = [0, *sorted(mark for mark in marks if 0 < mark < frames)]
    return tuple(zip(starts, [*starts[1:], frames], strict=True))
