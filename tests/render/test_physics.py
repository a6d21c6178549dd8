"""The engine and what hangs on it: the same everywhere, contacts where things touch, what floats floats."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.physics.debris import floor_line
from circletake.render.physics.engine import Body, Joint, simulate
from circletake.render.physics.shards import area_of, shards_of
from circletake.render.physics.strands import strand
from circletake.render.preparation import prepare
from circletake.render.scene import Floats, Performance
from circletake.schema import Action, Size, Staging, phenomena_in

SQUARE = np.array([(-0.2, 0.0), (0.2, 0.0), (0.2, 0.4), (-0.2, 0.4)], np.float32)
FLOOR = np.array([(-20.0, 0.0), (20.0, 0.0)], np.float32)


def _at(outline: Floats, x: float, y: float) -> Floats:
    return outline + np.array([x, y], np.float32)


def _pile(times: Floats) -> bytes:
    bodies = [Body(_at(SQUARE, 0.07 * k, 1.0 + 0.5 * k), "wood", 2.0, 0.3, spin=0.3 * k) for k in range(6)]
    moved = simulate(bodies, FLOOR, "stone", times)
    return moved.middle.tobytes() + moved.angle.tobytes()


def test_another_process_gives_the_same_bytes() -> None:
    times = np.arange(48, dtype=np.float32) / 24
    own = hashlib.sha256(_pile(times)).hexdigest()
    script = (
        "import hashlib, sys; sys.path.insert(0, 'tests/render'); import numpy as np; import test_physics as t;"
        "print(hashlib.sha256(t._pile(np.arange(48, dtype=np.float32) / 24)).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == own


def test_any_frame_first_and_any_rate_show_the_same() -> None:
    staging = staged("street", acting("b", "fall", noun="box", count=4))
    slow, fast = (prepare(take(staging, fps=fps, seconds=2.0)).cast[0] for fps in (6, 24))
    for one, other in zip(slow.shapes, fast.shapes, strict=True):
        assert np.allclose(one.points, other.points[::4][: len(one.points)], atol=1e-4)
    shooting = shoot(take(staging, seconds=1.0))
    last = shooting.frame(5)
    assert (shoot(take(staging, seconds=1.0)).frame(5) == last).all()
    assert (shooting.frame(5) == last).all()


def _low(one: Performance, frame: float) -> float:
    at = int(np.floor(frame))
    share = frame - at
    lows = [
        min(float((s.points if s.points.ndim == 2 else s.points[min(k, len(s.points) - 1)])[:, 1].min())
            for s in one.shapes if s.paint.opacity > 0.5)
        for k in (at, at + 1)
    ]  # fmt: skip
    return lows[0] * (1 - share) + lows[1] * share


@pytest.mark.parametrize(("noun", "verb"), [("box", "fall"), ("ball", "bounce"), ("coin", "fall"), ("bottle", "fall")])
def test_contacts_are_where_things_touch(noun: str, verb: str) -> None:
    prepared = prepare(take(staged("street", acting("x", verb, noun=noun)), fps=48, seconds=2.0))
    one = prepared.cast[0]
    assert one.contacts
    for contact in one.contacts:
        ground = float(one.places[contact.at, contact.kind][1])
        assert _low(one, contact.at) == pytest.approx(ground, abs=0.05)
        assert contact.speed_mps > 0.3
        assert contact.mass_kg > 0


def test_what_falls_as_far_is_as_fast() -> None:
    one = prepare(take(staged("street", acting("x", "fall", noun="box")), fps=24, seconds=2.0)).cast[0]
    drop = next(contact for contact in one.contacts if contact.kind == "drop")
    fallen = _low(one, 0.0) - _low(one, float(drop.at))
    assert drop.speed_mps == pytest.approx((2 * 9.81 * fallen) ** 0.5, rel=0.05)


def test_wood_floats_and_stone_sinks() -> None:
    ends = []
    for material in ("wood", "stone"):
        body = Body(_at(SQUARE, 0.0, 1.0), material, 20.0, 0.1)  # type: ignore[arg-type]
        deep = np.array([(-20.0, -30.0), (20.0, -30.0)], np.float32)
        moved = simulate([body], deep, "sand", np.arange(0, 6, 0.1, dtype=np.float32), water_m=0.0)
        ends.append(float(moved.middle[0, -1, 1]))
    # Of wood of 420 kg a cubic metre 42 % is under water.
    assert ends[0] == pytest.approx(0.2 - 0.42 * 0.4, abs=0.03)
    assert ends[1] < -5.0


def test_a_chain_keeps_its_links() -> None:
    link = np.array([(0.0, -0.02), (0.2, -0.02), (0.2, 0.02), (0.0, 0.02)], np.float32)
    bodies = [Body(_at(link, 0.2 * k, 3.0), "metal", 0.2, 0.1, passes=3) for k in range(8)]
    joints = [Joint(k, k - 1 if k else None, (0.2 * k, 3.0), (0.2 * k, 3.0)) for k in range(8)]
    moved = simulate(bodies, FLOOR, "stone", np.arange(0, 3, 0.05, dtype=np.float32), joints)
    gaps = np.linalg.norm(np.diff(moved.middle, axis=0), axis=2)
    assert gaps.max() < 0.215
    assert moved.middle[-1, -1, 1] < 2.2, "it hangs"


def test_shards_fill_what_broke() -> None:
    pieces = shards_of(SQUARE, 0.01, np.random.default_rng(3), most=20)
    assert len(pieces) > 10
    assert sum(area_of(piece) for piece in pieces) == pytest.approx(area_of(SQUARE), rel=1e-4)


def test_a_strand_hangs_down_and_leans_with_the_wind() -> None:
    times = np.arange(48, dtype=np.float32) / 24
    calm, windy = (strand(times, 1.0, 11, wind, 3, drag=1.0) for wind in (0.0, 8.0))
    assert calm[-1, -1, 1] == pytest.approx(-1.0, abs=0.02)
    assert windy[:, -1, 0].mean() > 0.3
    for lie in (calm, windy):
        assert np.linalg.norm(np.diff(lie, axis=1), axis=2).sum(1) == pytest.approx(1.0, abs=0.03)


def test_a_glass_that_falls_breaks_where_it_lands() -> None:
    glass = acting("g", Action(verb="fall", end=0.5), Action(verb="shatter", begin=0.5), noun="glass")
    one = prepare(take(staged("kitchen", glass), fps=24, seconds=2.0)).cast[0]
    drop, broken = (next(c for c in one.contacts if c.kind == kind) for kind in ("drop", "break"))
    assert broken.at == pytest.approx(drop.at, abs=0.01)
    assert one.actions == ("fall", "break")


def test_a_ball_goes_down_the_stairs_step_by_step() -> None:
    staging = staged("street", acting("ball", "bounce"), acting("s", noun="stairs"), size="wide", focus="ball")
    one = prepare(take(staging, fps=24, seconds=4.0)).cast[0]
    levels = [float(one.places[c.at, c.kind][1]) for c in one.contacts]
    assert len({round(level, 1) for level in levels}) >= 3
    assert levels == sorted(levels, reverse=True) or levels[-1] < levels[0]


def test_a_row_topples_one_by_one() -> None:
    staging = staged("room", acting("row", "topple", noun="domino row"))
    shooting = shoot(take(staging, fps=24, seconds=3.0, frame_size=Size(320, 180)))
    hits = [c.at for c in shooting.prepared.cast[0].contacts if c.kind == "impact"]
    assert len(hits) >= 6
    assert hits == sorted(hits)
    tall = [np.ptp(np.nonzero(shooting.masks(frame) == 1)[0]) for frame in (0, 71)]
    assert tall[1] < 0.6 * tall[0]


@pytest.mark.parametrize("verb", ["sink", "capsize"])
def test_a_boat_goes_under_or_over(verb: str) -> None:
    shooting = shoot(take(staged("lake", acting("b", verb, noun="rowing boat"), size="wide"), fps=12, seconds=4.0))
    counts = [int((shooting.masks(frame) == 1).sum()) for frame in (0, 47)]
    if verb == "sink":
        assert counts[1] < 0.4 * counts[0]
    kinds = [contact.kind for contact in shooting.prepared.cast[0].contacts]
    assert "splash" in kinds


def test_who_lives_is_no_body() -> None:
    one = prepare(take(staged("street", acting("woman", "fall")), seconds=1.0)).cast[0]
    assert one.reach is None
    assert "pelvis" in one.key_points


def test_a_staging_tells_its_phenomena() -> None:
    staging: Staging = staged("lake", acting("house", "explode"), acting("woman", "fall"))
    assert phenomena_in(staging, frozenset({"woman"})) == ("gas motion", "explosion")


def test_the_ground_is_told_by_few_points_and_to_the_thickness_of_paper() -> None:
    ground = prepare(take(staged("hills", size="wide"))).scenery.ground
    line = floor_line(ground, 4.0, 0.0)
    x = np.arange(-29.0, 29.0, 0.5, dtype=np.float32)
    true = ground.height(x, np.full_like(x, 4.0), np.zeros_like(x))
    assert np.abs(np.interp(x, *line.T) - true).max() < 0.008
    assert len(line) < 60


def test_what_lies_stays_as_it_lies_however_long_the_shot_goes_on() -> None:
    bodies = [Body(_at(SQUARE, 0.9 * k, 0.5 + 0.6 * k), "wood", 2.0, 0.1, spin=0.4 * k) for k in range(3)]
    short, long = (np.arange(24 * seconds, dtype=np.float32) / 24 for seconds in (4, 11))
    one, other = (simulate(bodies, FLOOR, "stone", times) for times in (short, long))
    assert np.allclose(one.middle, other.middle[:, : len(short)], atol=1e-4)
    assert np.ptp(other.middle[:, 24 * 6 :], axis=1).max() < 1e-3
    assert one.touches == other.touches[: len(one.touches)]


def test_who_is_not_listened_to_moves_all_the_same() -> None:
    bodies = [Body(_at(SQUARE, 0.6 * k, 0.5 + 0.2 * k), "wood", 2.0, 0.3, spin=1.0) for k in range(4)]
    times = np.arange(48, dtype=np.float32) / 24
    every, few = (simulate(bodies, FLOOR, "stone", times, heard=heard) for heard in (None, frozenset({2})))
    assert (every.middle == few.middle).all()
    met = [(one.time_s, one.one, one.other) for one in every.touches if 2 in (one.one, one.other)]
    assert met
    assert met == [(one.time_s, one.one, one.other) for one in few.touches]
