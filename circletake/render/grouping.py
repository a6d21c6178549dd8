"""Grouping: whom else a frame takes in besides its subject."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.extent import Extent, extent_of, own_reach
from circletake.render.scene import Performance
from circletake.render.setup import Setup, has_head
from circletake.schema import ShotSize

_FILLED_ACROSS = 0.84
_FILLED_UP = 0.80
"""Shares of the frame that a group may fill."""
_LARGE_M = 3.2
_NEAR_PART = 0.6
"""Of something wider than `_LARGE_M`, the share nearest to the subject that belongs into the frame."""
_ALOFT_M = 1.6
"""Others that stay higher than this above the subject's feet are left to the sky, unless they belong to it."""
_FALLS = 0.5
"""Share of somebody's height that the top of him comes down by when he falls."""
_FOR_PARTNER = 2.3
_FOR_PARTNER_M: dict[ShotSize, float] = {"full": 4.8, "wide": 7.2, "extreme wide": 24.0}
"""By how much, and to how many metres, a frame may grow for those who do something with the subject."""
_WITH_PARTNER = 1.5
"""Frame heights for each metre of a partner that a frame may grow to."""


class Group(NamedTuple):
    """What a frame should hold, in metres."""

    left: float
    right: float
    bottom: float
    top: float

    def height_for(self, aspect: float) -> float:
        """Return how many metres a frame has to be high to hold it."""
        return max((self.top - self.bottom) / _FILLED_UP, (self.right - self.left) / (aspect * _FILLED_ACROSS))

    def joined(self, other: Group) -> Group:
        """Return what holds both."""
        return Group(
            min(self.left, other.left),
            max(self.right, other.right),
            min(self.bottom, other.bottom),
            max(self.top, other.top),
        )


def gather(setup: Setup, height: float) -> Group:
    """Return the subject on its whole way, and whom the frame has room for: partners first, then the nearest.

    Args:
        setup: What is to be framed. Where the camera follows, only where the subject is when the shot begins counts.
        height: Metres that the frame is high for the subject alone.
    """
    inside = setup.inside
    group = _way(own_reach(setup.lead), inside, setup.follow)
    centre = (group.left + group.right) / 2
    most = max(height, group.height_for(setup.aspect)) if not setup.follow else height

    def rank(other: Performance) -> tuple[bool, float]:
        return other.id not in setup.partners, abs(float(np.median(other.anchor[inside, 0])) - centre)

    for other in sorted(setup.others, key=rank):
        there = _usual(extent_of(other), inside, other.height_m if other.id in setup.partners else None)
        nearer = float(np.median((setup.lead.anchor - other.anchor)[inside, 2]))
        there = _seen_from(there, centre, nearer / (setup.rule.focal * height))
        if there.bottom > group.bottom + _ALOFT_M and (other.id not in setup.partners or other.term == "flock"):
            continue
        wider = group.joined(_nearest(there, centre))
        room = max(height * setup.rule.grows, most)
        if other.id in setup.partners or has_head(other):
            # Something small is seen with whoever handles it, or stands by it.
            room = max(room, _WITH_PARTNER * min(other.height_m, 1.9))
        if other.id in setup.partners:
            room = max(room, min(_FOR_PARTNER * height, _FOR_PARTNER_M[setup.size]))
        if wider.height_for(setup.aspect) <= room:
            group = wider
    return group


def _way(reach: Extent, inside: NDArray[np.bool_], follow: bool) -> Group:
    shown = slice(None) if not follow else slice(0, 1)
    return Group(
        float(reach.left[inside][shown].min()),
        float(reach.right[inside][shown].max()),
        float(reach.bottom[inside].min()),
        float(reach.top[inside].max()),
    )


def _usual(reach: Extent, inside: NDArray[np.bool_], falls_m: float | None) -> Group:
    """Return where somebody mostly is; of one `falls_m` tall who falls or gets up, all that he takes up in doing so."""
    left, right, top = reach.left[inside], reach.right[inside], reach.top[inside]
    if falls_m is not None and float(np.ptp(top)) > _FALLS * falls_m:
        return Group(float(left.min()), float(right.max()), float(np.median(reach.bottom[inside])), float(top.max()))
    return Group(
        float(np.median(left)),
        float(np.median(right)),
        float(np.median(reach.bottom[inside])),
        float(np.quantile(top, 0.9)),
    )


def _seen_from(there: Group, centre: float, nearer: float) -> Group:
    """Return others as large, and as far aside, as they look beside the subject.

    Args:
        there: where they are.
        centre: where the camera looks.
        nearer: by which share of the camera's distance they stand before the subject; negative behind it.
    """
    factor = 1.0 / (1.0 - float(np.clip(nearer, -1.5, 0.7)))
    return Group(
        centre + (there.left - centre) * factor,
        centre + (there.right - centre) * factor,
        there.bottom,
        there.bottom + (there.top - there.bottom) * max(factor, 1.0),
    )


def _nearest(there: Group, centre: float) -> Group:
    """Return of something large the part that is nearest to the subject."""
    wide = there.right - there.left
    if wide <= _LARGE_M:
        return there
    if (there.left + there.right) / 2 > centre:
        return there._replace(right=there.left + _NEAR_PART * wide)
    return there._replace(left=there.right - _NEAR_PART * wide)
