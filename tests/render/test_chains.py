"""Chains: rigid links, a catenary at rest, the pendulum's law with a load, metal that rings where it falls."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render.physics.chains import Chain, Hung, catenary, let_hang
from circletake.render.physics.engine import Body
from circletake.render.preparation import prepare
from circletake.render.scene import Floats, Performance, Shape
from circletake.schema import Action, Staging

FLOOR = np.array([(-20.0, 0.0), (20.0, 0.0)], np.float32)
TIMES = np.arange(24 * 6, dtype=np.float32) / 24


def _pins(hung: Hung) -> Floats:
    """Return (2, links, frames, 2) where each link begins and ends."""
    half = 0.5 * hung.pitch_m * np.stack([np.cos(hung.turned), np.sin(hung.turned)], -1)
    return np.stack([hung.middles - half, hung.middles + half])


def _held(point: Floats) -> Floats:
    return np.broadcast_to(point, (len(TIMES), 2)).astype(np.float32)


def test_a_chain_between_two_points_comes_to_rest_as_a_catenary() -> None:
    one, other = np.array([0.0, 3.0], np.float32), np.array([1.6, 2.5], np.float32)
    # It is let go as a V, not as what it is to become.
    half, middle = 0.5 * (other - one), 0.5 * (one + other)
    low = middle + np.array([half[1], -half[0]]) * (1.2**2 / float(half @ half) - 1) ** 0.5
    share = np.linspace(0, 2, 25)[:, None]
    nodes = np.where(share < 1, one + (low - one) * share, low + (other - low) * (share - 1))
    hung = let_hang(Chain(nodes.astype(np.float32), last=_held(other)), FLOOR, "stone", TIMES, -14.0, air=1.5)
    first, second = _pins(hung)
    assert np.hypot(*(first[1:] - second[:-1]).transpose(2, 0, 1)).max() < 0.02 * hung.pitch_m
    pins = np.concatenate([first[:, -1], second[-1:, -1]])
    x, y = pins[:, 0].astype(np.float64), pins[:, 1].astype(np.float64)
    best = min(
        (float(np.abs(y - (np.median(y - a * np.cosh((x - m) / a)) + a * np.cosh((x - m) / a))).max()), a)
        for a in np.linspace(0.2, 1.2, 101)
        for m in np.linspace(0.6, 1.2, 61)
    )
    assert best[0] < 0.02
    parabola = np.polyval(np.polyfit(x, y, 2), x)
    assert np.abs(y - parabola).max() > 1.4 * best[0]


def test_the_shape_at_rest_is_as_long_as_its_links() -> None:
    one, other = np.array([-0.4, 2.0], np.float32), np.array([1.3, 2.9], np.float32)
    nodes = catenary(one, other, 2.8, 28)
    assert np.hypot(*np.diff(nodes, axis=0).T) == pytest.approx(0.1, rel=0.005)
    assert np.allclose(nodes[[0, -1]], [one, other], atol=1e-3)


@pytest.mark.parametrize("kilos", [40.0, 900.0])
def test_a_loaded_chain_swings_as_a_pendulum_of_its_length(kilos: float) -> None:
    long, out, radius, top = 2.0, 0.4, 0.2, 5.0
    way = np.array([np.sin(out), -np.cos(out)])
    nodes = (np.array([0.0, top]) + np.linspace(0, 1, 21)[:, None] * long * way).astype(np.float32)
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    ring = nodes[-1] + radius * way + radius * np.stack([np.cos(turn), np.sin(turn)], -1)
    load = Body(ring.astype(np.float32), "metal", kilos, 0.1, round=True)
    hung = let_hang(Chain(nodes, load=load), FLOOR, "stone", TIMES, -2.0, air=0.0)
    bob = hung.moved.middle[-1]
    angle = np.arctan2(bob[:, 0], top - bob[:, 1])
    k = np.nonzero(np.diff(np.sign(angle)))[0]
    crossings = TIMES[k] - angle[k] * np.diff(TIMES)[k] / np.diff(angle)[k]
    arm = long + radius
    inertia = arm**2 + 0.5 * radius**2
    law = 2 * np.pi * (inertia / (9.81 * arm)) ** 0.5 * (1 + out**2 / 16)
    # Its own weight, some 8 kg, hangs higher than the load and quickens it.
    assert 2 * np.diff(crossings).mean() == pytest.approx(law, rel=0.035 if kilos < 100 else 0.01)
    assert np.hypot(bob[:, 0], top - bob[:, 1]) == pytest.approx(arm, rel=0.02)


def _cast(staging: Staging, fps: int = 24) -> list[Performance]:
    return prepare(take(staging, seconds=3.0, fps=fps)).cast


def _links(one: Performance) -> list[Shape]:
    """Return the outer sheets of a chain's links."""
    return [shape for shape in one.shapes if shape.rim and shape.points.ndim == 3 and shape.points.shape[1] in (22, 46)]


def _longs(shape: Shape) -> Floats:
    """Return (frames,) how long a link is drawn."""
    points = shape.points[..., :2]
    spread = points[:, :, None] - points[:, None]
    out: Floats = np.sqrt((spread**2).sum(-1)).max((1, 2))
    return out


def test_links_are_drawn_as_long_as_ever_flat_and_edge_on_by_turns() -> None:
    (lantern,) = _cast(staged("street", acting("lantern", "swing")))
    links = _links(lantern)
    longs = np.stack([_longs(shape) for shape in links])
    assert len(links) >= 12
    assert np.abs(longs / np.median(longs) - 1).max() < 0.02
    flat, edge = ([shape for shape in links if shape.points.shape[1] == count] for count in (46, 22))
    assert abs(len(flat) - len(edge)) <= 1
    # Along the chain they take turns: every edge-on link lies between two flat ones.
    heights = sorted((float(-shape.points[0, :, 1].mean()), shape.points.shape[1]) for shape in links)
    kinds = [kind for _, kind in heights]
    assert all(a != b for a, b in pairwise(kinds))


def test_what_hangs_on_a_chain_stays_on_it() -> None:
    (lantern,) = _cast(staged("street", acting("lantern", "swing")))
    links = _links(lantern)
    last = min(links, key=lambda shape: float(shape.points[0, :, 1].mean()))
    own = {id(shape) for shape in links}
    low = float(last.points[0, :, 1].min()) - 0.05
    hanging = (one for one in lantern.shapes if one.points.ndim == 3 and id(one) not in own)
    handle = max(
        (one for one in hanging if one.points[0, :, 1].min() < low), key=lambda one: float(one.points[0, :, 1].max())
    )
    for frame in range(0, 72, 8):
        gap = handle.points[frame][:, None, :2] - last.points[frame][None, :, :2]
        assert np.hypot(gap[..., 0], gap[..., 1]).min() < 0.05
    assert np.ptp(handle.points[..., 0].mean(1)) > 0.5


def test_a_chain_that_breaks_falls_in_a_heap_and_rings() -> None:
    (chain,) = _cast(staged("street", acting("chain", Action(verb="break", begin=0.3))))
    links = _links(chain)
    top, low = (np.array([shape.points[frame, :, 1].mean() for shape in links]) for frame in (0, -1))
    assert top.max() - top.min() > 1.2
    # A stub stays where it hung.
    fallen = np.sort(low)[:-2]
    assert fallen.max() < 0.4
    assert chain.contacts
    assert {contact.material for contact in chain.contacts} == {"metal"}
    assert {contact.onto for contact in chain.contacts} >= {"metal"}
    assert min(contact.at for contact in chain.contacts) > 0.3 * 72


def test_a_chandelier_falls_with_its_chain_and_lands() -> None:
    chain, lustre = _cast(
        staged("room", acting("chain", Action(verb="break", begin=0.3)), acting("chandelier")), fps=12
    )
    drops = [contact for contact in lustre.contacts if contact.kind == "drop"]
    assert drops
    assert drops[0].material == "metal"
    lows = np.array([min(shape.points[f, :, 1].min() for shape in lustre.shapes) for f in range(36)])
    assert lows[: int(0.3 * 36)].min() > 1.5
    assert lows[-1] < 0.1
    assert lows[int(drops[0].at)] == pytest.approx(0.0, abs=0.5)
    assert _links(chain)


@pytest.mark.parametrize("other", ["prisoner", "dog"])
def test_a_chain_reaches_from_hand_to_whom_it_holds(other: str) -> None:
    action = towards("walk", "guard") if other == "dog" else "walk"
    guard, led = _cast(
        staged("street", acting("guard", "walk", noun="soldier", holding="chain"), acting("b", action, noun=other))
    )
    links = _links(guard)
    assert len(links) >= 8
    longs = np.stack([_longs(shape) for shape in links])
    assert np.abs(longs / np.median(longs) - 1).max() < 0.02
    middles = np.stack([shape.points[..., :2].mean(1) for shape in links])
    names = ("hand_l", "hand_r")
    for frame in range(0, 72, 10):
        far = [led.key_points[name] for name in names] if other == "prisoner" else [led.key_points["head"]]
        for ends, near in (
            ([guard.key_points[name] for name in names], 0.12),
            (far, 0.12 if other == "prisoner" else 0.5),
        ):
            gaps = [np.hypot(*(middles[:, frame] - end[frame, :2]).T).min() for end in ends]
            assert min(gaps) < near


def test_a_dog_on_a_chain_that_nobody_holds_is_tied_to_a_stake() -> None:
    dog, chain = _cast(staged("village", acting("dog", "sit"), acting("chain")))
    middles = np.stack([shape.points[..., :2].mean(1) for shape in _links(chain)])
    gap = middles - dog.key_points["head"][None, :, :2]
    assert np.hypot(gap[..., 0], gap[..., 1]).min(0).max() < 0.5
    stake = next(shape for shape in chain.shapes if shape.points.ndim == 2)
    gap = middles - stake.points[:, :2].mean(0)
    assert np.hypot(gap[..., 0], gap[..., 1]).min(0).max() < 0.4
