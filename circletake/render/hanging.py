"""Hanging: which point of the subject a composition hangs on, and where in the frame that point goes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.extent import Extent, extent_of
from circletake.render.grouping import gather
from circletake.render.scene import Floats, Performance
from circletake.render.setup import Setup, has_head, stands_upright, steady
from circletake.schema import ShotSize

_LARGE_M = 4.0
"""Things larger than this fill more of a wide frame than smaller ones do."""
_LARGE_FACTOR: dict[ShotSize, float] = {
    "extreme wide": 2.7,
    "wide": 1.75,
    "full": 1.3,
    "medium": 1.0,
    "close-up": 0.7,
    "extreme close-up": 0.4,
}
_ALOFT_M = 0.6
"""What stays higher than this above the ground flies or swims."""
_WITH_PARTNER_M = 2.8
"""Frame height in metres up to which something small is always seen with whoever handles it."""
_HEADROOM = 0.05
_ABREAST = 0.84
"""Share of the frame's width that several people side by side may fill."""
_BETWEEN = 0.47
"""Where in the frame goes what a composition lies around."""
_UPRIGHT = 0.62
"""Share of somebody's height at which the head is when he sits; below it he lies, and hangs lower in the frame."""
_TOP = 0.76
_FOR_BOTH_HEADS = 2.7
"""Factor by which a medium frame may grow to hold the heads of two of whom one is taller, or lower."""
_HIGHEST = 0.45
"""Share of the frame's height that a partner's head may lie above the subject's."""
_SHOULDER_M = 0.4
"""Metres from the middle of somebody's head to where his arms end, at work."""
_OVER_HEAD = 0.17
"""Most that headwear counts for, in shares of somebody's height: a raised arm or an umbrella is no hat."""


class Hung(NamedTuple):
    """What a composition hangs on."""

    x: Floats
    """(frames,) metres across."""
    y: Floats
    """(frames,) metres up."""
    at: float
    """Where that goes in the frame, from the top."""
    height: float
    """Metres that the frame is high."""
    base: Floats
    """(frames,) height of the ground under the subject."""


def frame_height(setup: Setup, reach: Extent) -> float:
    """Return how many metres the frame is to be high for the subject alone."""
    rule, lead = setup.rule, setup.lead
    if has_head(lead) and stands_upright(lead) and "nose" not in lead.key_points:
        return float(max(rule.upright * lead.height_m, rule.least_m))
    muzzle = _muzzle(setup)
    if rule.muzzle and muzzle > 0.0 and not _herd(setup):
        return float(max(rule.muzzle * muzzle, rule.least_m))
    side = max(reach.height, reach.width / (setup.aspect * 0.9))
    large = max(rule.thing * _LARGE_M / side, min(rule.thing, _LARGE_FACTOR[setup.size]))
    return float(max((rule.thing if side < _LARGE_M else large) * side, rule.least_m))


def _herd(setup: Setup) -> bool:
    """Tell whether a medium frame is to hold several, and not only the first of them."""
    return setup.several and setup.size == "medium"


def _muzzle(setup: Setup) -> float:
    """Return metres from the middle of the subject's head to its nose; 0 where it has none."""
    points = setup.lead.key_points
    if "head" not in points or "nose" not in points:
        return 0.0
    return float(np.median(np.linalg.norm(points["nose"] - points["head"], axis=1)[setup.inside]))


def hang_wide(setup: Setup, reach: Extent) -> Hung:
    """Hang a wide frame on the feet of who stands, or on the middle of what flies or swims."""
    lead, clock, inside = setup.lead, setup.clock, setup.inside
    height = frame_height(setup, reach)
    group = gather(setup, height)
    if setup.follow:
        # What the subject flies or holds up belongs to it.
        own = float(np.median((reach.top - reach.bottom)[inside])) / 0.80
        tall = min((group.top - group.bottom) / 0.80, height * setup.rule.grows)
        height = max(height, tall, min(own, 2.2 * height))
        x = steady(lead.anchor[:, 0], clock, 0.7)
    elif group.height_for(setup.aspect) <= 1.3 * max(height * setup.rule.grows, _WITH_PARTNER_M):
        height = max(height, min(group.height_for(setup.aspect), max(height * setup.rule.grows, _WITH_PARTNER_M)))
        x = np.full(clock.frames, (group.left + group.right) / 2, np.float32)
    else:
        height = max(height, min((group.top - group.bottom) / 0.80, height * setup.rule.grows))
        x = steady(lead.anchor[:, 0], clock, 0.7)
    base = steady(lead.anchor[:, 1], clock, 0.5)
    aloft = float(np.median(reach.bottom[inside]))
    if aloft <= _ALOFT_M:
        return Hung(x, base, setup.rule.at, height, base)
    if group.top - group.bottom > 0.6 * height:
        # The subject is seen high over others who are on the ground.
        return Hung(x, np.full_like(x, (group.top + group.bottom) / 2), 0.5, height, base - aloft)
    return Hung(x, steady((reach.top + reach.bottom) / 2, clock, 0.5), 0.44, height, base - aloft)


def hang_close(setup: Setup, reach: Extent) -> Hung:
    """Hang a close frame on a head, or on the middle of a thing."""
    lead, clock, inside = setup.lead, setup.clock, setup.inside
    height = frame_height(setup, reach)
    base = steady(lead.anchor[:, 1], clock, 0.4)
    ground = base - max(float(np.median(reach.bottom[inside])), 0.0)
    if has_head(lead) and _herd(setup) and "pelvis" in lead.key_points:
        # Of several people a medium frame keeps the heads, whoever is the tallest.
        across = steady((reach.left + reach.right) / 2, clock, 0.7)
        height = max(setup.rule.upright * lead.height_m, reach.width / (setup.aspect * _ABREAST))
        top = float(np.quantile(reach.top[inside], 0.9))
        hung = np.minimum(steady(reach.top, clock, 0.4), np.float32(top))
        return Hung(across, hung.astype(np.float32), _HEADROOM + 0.03, float(height), ground)
    if not has_head(lead) or _herd(setup):
        # Of what stands taller than the frame, the top is what it is known by: a blossom, a lantern, a spire.
        share = _TOP if reach.height > max(height, 1.3 * reach.width) else 0.5
        hung = steady(reach.bottom + share * (reach.top - reach.bottom), clock, 0.4)
        across = steady((reach.left + reach.right) / 2, clock, 0.7)
        return Hung(across, hung, 0.52, height, ground)
    head = lead.key_points["head"]
    x, y = steady(head[:, 0], clock, 0.6), steady(head[:, 1], clock, 0.4)
    at = setup.rule.at
    if setup.size == "medium" and "pelvis" not in lead.key_points:
        # Of an animal a medium shot shows head and shoulders: it hangs between them.
        chest = lead.key_points.get("chest", head)
        x = steady((head[:, 0] + chest[:, 0]) / 2, clock, 0.6)
        return Hung(x, steady((head[:, 1] + chest[:, 1]) / 2, clock, 0.4), _BETWEEN, height, np.minimum(ground, base))
    up = float(np.median((head[:, 1] - base)[inside])) / max(lead.height_m, 0.1)
    at += (_BETWEEN - at) * float(np.clip((_UPRIGHT - up) / 0.3, 0.0, 1.0))
    if setup.size == "medium":
        height, x, over = _with_partner(setup, reach, height, x, y)
        at = max(at, _HEADROOM + over / height)
        if lead.bench is not None:
            height, x, at = _with_bench(setup, lead.bench, height, x, y, over)
    return Hung(x, y, min(at, 0.55), height, np.minimum(ground, base))


def _with_partner(setup: Setup, reach: Extent, height: float, x: Floats, y: Floats) -> tuple[float, Floats, float]:
    """Return frame height, middle, and metres that are needed over the head, with whom the subject is busy with."""
    inside = setup.inside
    over = _over_head(setup.lead, reach, inside)
    for other in setup.others:
        if other.id not in setup.partners or not has_head(other):
            continue
        there = extent_of(other)
        head = other.key_points["head"][:, 0]
        apart = float(np.median(np.abs(head - x)[inside])) + 1.1 * 0.36 * max(setup.lead.height_m, 0.6)
        wanted = apart / (setup.aspect * 0.74)
        if wanted > height * setup.rule.grows:
            continue
        most = height * _FOR_BOTH_HEADS
        height = max(height, wanted)
        above = float(np.median((other.key_points["head"][:, 1] - y)[inside]))
        higher = min(float(np.median((there.top - y)[inside])), above + _OVER_HEAD * other.height_m)
        tall = max(higher / _HIGHEST, (0.5 * _OVER_HEAD * other.height_m - above) / (0.86 - setup.rule.at))
        if tall <= most:
            # Of a child and a man, or of one who kneels, neither head is cut off.
            height = max(height, tall)
        if higher <= (_HIGHEST + 1e-3) * height:
            over = max(over, higher)
        return height, ((x + steady(head, setup.clock, 0.8)) / 2).astype(np.float32), over
    return height, x, over


def _with_bench(
    setup: Setup, bench: Floats, height: float, x: Floats, y: Floats, over: float
) -> tuple[float, Floats, float]:
    """Return frame height, middle, and where the head goes, such that what is worked on is in the frame too."""
    left, low, right, _ = (float(value) for value in bench)
    head = float(np.median(x[setup.inside]))
    tall = (float(np.median(y[setup.inside])) + over - low) / (1.0 - 1.5 * _HEADROOM)
    across = (max(right, head + _SHOULDER_M) - min(left, head - _SHOULDER_M)) / (setup.aspect * _ABREAST)
    height = min(max(height, tall, across), height * setup.rule.grows)
    middle = (max(right, head + _SHOULDER_M) + min(left, head - _SHOULDER_M)) / 2
    return height, (x + np.float32(middle - head)).astype(np.float32), _HEADROOM + over / height


def _over_head(lead: Performance, reach: Extent, inside: NDArray[np.bool_]) -> float:
    """Return how many metres of hair and hat there are above the middle of a head."""
    above = float(np.median((reach.top - lead.key_points["head"][:, 1])[inside]))
    return min(max(above, 0.0), _OVER_HEAD * lead.height_m)
