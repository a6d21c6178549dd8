"""Setups: what is to be framed, at which size, and what a size means."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.scene import Clock, Floats, Performance, Points
from circletake.schema import ShotSize


class SizeRule(NamedTuple):
    """What a shot size means."""

    upright: float
    """Metres of frame height for each metre of somebody's height."""
    thing: float
    """The same for each metre of a thing's larger side."""
    muzzle: float
    """The same for each metre from the middle of a head to its nose, of those who do not stand upright; 0 when the
    size is not about heads."""
    focal: float
    """Focal length in frame heights."""
    horizon: float
    """Where the eye's level lies, from the top; extreme wide frames follow the place."""
    at: float
    """Where in the frame the feet go, or the head in closer sizes, from the top."""
    least_m: float
    """Smallest frame height."""
    grows: float
    """By how much the frame may grow to take in others."""


SIZES: dict[ShotSize, SizeRule] = {
    "extreme wide": SizeRule(6.0, 5.2, 0.0, 1.15, 0.58, 0.80, 10.0, 2.2),
    "wide": SizeRule(2.5, 2.4, 0.0, 1.3, 0.56, 0.85, 3.0, 1.7),
    "full": SizeRule(1.36, 1.5, 0.0, 1.6, 0.50, 0.895, 0.8, 1.55),
    "medium": SizeRule(0.62, 1.22, 6.4, 2.0, 0.44, 0.22, 0.5, 1.6),
    "close-up": SizeRule(0.32, 0.98, 3.4, 2.4, 0.43, 0.45, 0.28, 1.0),
    "extreme close-up": SizeRule(0.145, 0.62, 1.8, 2.9, 0.45, 0.46, 0.16, 1.0),
}
WIDE: tuple[ShotSize, ...] = ("extreme wide", "wide", "full")


class Setup(NamedTuple):
    """One framing to be found."""

    size: ShotSize
    lead: Performance
    """What the shot is about."""
    others: tuple[Performance, ...]
    partners: Set[str]
    """Ids of those who do something with the lead."""
    side: float
    """Where the lead goes: -1 the left third, 0 where it composes best, 1 the right third."""
    aspect: float
    """Width by height."""
    clock: Clock
    follow: bool
    """Keep up with the lead even where its whole way would fit into the frame."""
    several: bool = False
    """The lead is more than one individual: medium frames hold them all."""
    focal: float | None = None
    """Focal length in frame heights; None for the one that suits the size."""

    @property
    def rule(self) -> SizeRule:
        """Return what the size means."""
        return SIZES[self.size]

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Return (frames,) which lie between in point and out point."""
        shares = self.clock.shares
        within: NDArray[np.bool_] = (shares >= -0.01) & (shares <= 1.01)
        return within


def has_head(performance: Performance) -> bool:
    """Tell whether somebody has a head to look at."""
    return "head" in performance.key_points


def stands_upright(performance: Performance) -> bool:
    """Tell whether somebody or something is taller than wide, give or take a little."""
    return performance.height_m > 0.8 * performance.width_m


def steady(values: Points, clock: Clock, seconds: float) -> Floats:
    """Return a (frames,) track smoothed as an operator's arm smooths it."""
    if float(np.ptp(values)) < 1e-4:
        return values.astype(np.float32)
    reach = max(1, round(2.0 * seconds * clock.fps))
    at = np.arange(-reach, reach + 1) / (seconds * clock.fps)
    weights = np.exp(-0.5 * at**2)
    # Beyond its ends a way goes on as it began and ended, so that a take with handles is smoothed like one without.
    padded = np.pad(values.astype(np.float64), reach, mode="reflect", reflect_type="odd")
    return np.convolve(padded, weights / weights.sum(), mode="valid").astype(np.float32)
