"""Chains: rigid links on pins, moved by the engine; what hangs on one, what leads its ends, and where it breaks.

At rest a chain takes the shape whose weight is borne by its own pull: y = a cosh(x / a), a catenary. It begins as that,
so what it does afterwards is the engine's.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.physics.engine import Body, Joint, Moved, simulate
from circletake.schema import Material

_PASSING = 11
_KG_PER_M3 = 1900.0
"""Of a link's own box: iron wire, and the hole in it."""
_LONGEST_S = 60.0
WIDE = 0.36
"""Width of a link's body in shares of its length."""


class Chain(NamedTuple):
    """A chain before it moves."""

    nodes: Floats
    """(links + 1, 2) metres where its pins are: the first end's, those between, the last end's."""
    first: Floats | None = None
    """(frames, 2) metres that lead its first end; None: it is fixed where it is."""
    last: Floats | None = None
    """The same of its last end; None: it hangs free, or from it hangs a load."""
    load: Body | None = None
    """What hangs on its last end."""
    breaks: tuple[int, float] | None = None
    """The pin that breaks, and when, seconds."""

    @property
    def pitch_m(self) -> float:
        """Return a link's length from pin to pin."""
        return float(np.hypot(*(self.nodes[1] - self.nodes[0])))


class Hung(NamedTuple):
    """A chain as it moved."""

    moved: Moved
    """Its links first, then the load where there is one."""
    links: int
    pitch_m: float
    turned: Floats
    """(links, frames) radians from level of each link's way from pin to pin."""

    @property
    def middles(self) -> Floats:
        """Return (links, frames, 2) metres."""
        return self.moved.middle[: self.links]


def catenary(one: Floats, other: Floats, long_m: float, links: int) -> Floats:
    """Return (links + 1, 2) metres where the pins of a chain lie that hangs at rest between two points."""
    span, rise = (float(value) for value in other - one)
    share = np.linspace(0.0, 1.0, links + 1)[:, None]
    straight: Floats = (one + (other - one) * share).astype(np.float32)
    if long_m <= math.hypot(span, rise) * 1.0005:
        return straight
    wide = max(abs(span), 1e-3 * long_m)
    # sqrt(long^2 - rise^2) = 2 a sinh(wide / 2a): by halving, for r = wide / 2a.
    wanted = math.sqrt(long_m**2 - rise**2) / wide
    low, high = 1e-6, 50.0
    for _ in range(80):
        r = 0.5 * (low + high)
        low, high = (r, high) if math.sinh(r) / r < wanted else (low, r)
    a = wide / (2 * r)
    # The lowest point's place along the arc, then every pin by its arc length.
    middle = 0.5 * wide - a * math.atanh(rise / long_m)
    along = long_m * share[:, 0] - a * math.sinh(middle / a)
    x = middle + a * np.arcsinh(along / a)
    y = np.hypot(a, along) - math.hypot(a, a * math.sinh(middle / a))
    return np.stack([one[0] + math.copysign(1.0, span) * x, one[1] + y], -1).astype(np.float32)


def _link(one: Floats, other: Floats, begin_s: float, passes: int) -> Body:
    """Return a link between two pins as a box."""
    way = other - one
    pitch = float(np.hypot(*way))
    side = np.array([-way[1], way[0]], np.float32) * np.float32(0.5 * WIDE)
    box = np.stack([one + side, one - side, other - side, other + side]).astype(np.float32)
    return Body(
        box, "metal", _KG_PER_M3 * pitch * (WIDE * pitch) ** 2, 0.08, begin_s, passes=passes, friction=0.5
    )  # fmt: skip


def _hand(path: Floats, begin_s: float) -> Body:
    """Return what leads an end."""
    tiny = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32) * np.float32(1e-3) + path[0]
    return Body(tiny, "flesh", 1.0, 0.0, begin_s, passes=_PASSING, path=path)


def _pin(one: int, other: int | None, at: Floats, until_s: float = math.inf) -> Joint:
    place = (float(at[0]), float(at[1]))
    return Joint(one, other, place, place, until_s=until_s)


def let_hang(
    chain: Chain, floor: Floats, ground: Material, times_s: Floats, begin_s: float, air: float = 0.05,
    others: tuple[Body, ...] = (),
) -> Hung:  # fmt: skip
    """Move a chain by the engine.

    Args:
        chain: As it hangs when it is let go; its pins are one pitch apart.
        floor: (N, 2) points of the ground's line from left to right, metres.
        ground: What it is.
        times_s: (frames,).
        begin_s: When it is let go.
        air: By what share the air slows it, 1/s.
        others: Further bodies that the chain's meet; they come after the load.
    """
    nodes, links = chain.nodes, len(chain.nodes) - 1
    # Only what falls in a heap lies on itself.
    passes = 0 if chain.breaks is not None else _PASSING
    bodies = [_link(nodes[k], nodes[k + 1], begin_s, passes) for k in range(links)]
    cut, cut_s = chain.breaks or (-1, math.inf)
    joints = [_pin(k - 1, k, nodes[k], cut_s if k == cut else math.inf) for k in range(1, links)]
    if chain.load is not None:
        bodies.append(chain.load._replace(begin_s=begin_s))
        joints.append(_pin(links - 1, links, nodes[-1]))
        at, top = ((float(x), float(y)) for x, y in (nodes[-1], nodes[0]))
        # Many light links would give way under a heavy load: it can't get further from the top than they are long.
        joints.append(Joint(links, None, at, top, most_m=links * chain.pitch_m, until_s=cut_s))
    bodies += [other._replace(begin_s=begin_s) for other in others]
    for path, link, node in ((chain.first, 0, 0), (chain.last, links - 1, links)):
        if path is not None:
            bodies.append(_hand(path, begin_s))
            joints.append(_pin(link, len(bodies) - 1, nodes[node], cut_s if node == cut else math.inf))
    if chain.first is None:
        joints.append(_pin(0, None, nodes[0], cut_s if cut == 0 else math.inf))
    moved = simulate(bodies, floor, ground, times_s, joints, air=air, longest_s=_LONGEST_S)
    way = np.diff(nodes, axis=0)
    turned = np.arctan2(way[:, 1], way[:, 0])[:, None] + moved.angle[:links]
    return Hung(moved, links, chain.pitch_m, turned.astype(np.float32))
