"""The pre-flight plan and the grids: pure arithmetic, with the right way for every machine, or a refusal that helps."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from circletake.schema import RequestRejected, Size
from circletake.tools.conform import frames_needed
from circletake.tools.diffusion.grid import Grid, Native, native_frames, native_size
from circletake.tools.diffusion.plan import LADDER, Load, Part, Plan, Refusal, Room, next_way, plan_take, ways_of
from circletake.tools.diffusion.shooting import lay_out

GB = 2**30
WAN = Grid(16, 4, 1, 5, 81, Fraction(16), 832 * 480)
NATIVE = Native(Size(832, 480), 81, Fraction(16))


def load(**more: object) -> Load:
    """Return a load of the shape of Wan 2.1 14B in bfloat16."""
    parts = (
        Part("text_encoder", 11 * GB, 2 * GB, 2 * GB),
        Part("transformer", 28 * GB, GB * 7 // 10, GB // 10),
        Part("vae", GB // 2, GB // 20, GB // 50),
    )
    whole = Load(parts, 21 * 30 * 52, 5120, 2, 400, 4, 14_000_000_000, True, NATIVE)
    return whole._replace(**more)


@pytest.mark.parametrize(
    ("gpu_gb", "host_gb", "way"),
    [(80, 64, "none"), (40, 64, "model"), (24, 64, "group"), (9, 64, "sequential")],
)
def test_the_fastest_way_that_fits_is_taken(gpu_gb: int, host_gb: int, way: str) -> None:
    plan = plan_take(load(), Room(gpu_gb * 1024, host_gb * 1024))
    assert isinstance(plan, Plan)
    assert (plan.device, plan.offload) == ("cuda", way)
    assert plan.gpu_mb <= gpu_gb * 1024
    assert plan.host_mb <= host_gb * 1024


def test_every_step_down_needs_no_more_of_the_gpu() -> None:
    ways = ways_of(load(), None)
    assert tuple((way.offload, way.decoder) for way in ways) == LADDER
    needs = [way.gpu_mb for way in ways if way.decoder == "tiled"]
    assert needs == sorted(needs, reverse=True)
    assert needs[0] > needs[-1]


def test_host_memory_counts_as_the_gpu_s_does() -> None:
    """Whoever moves weights to and fro has to keep them somewhere."""
    refused = plan_take(load(), Room(24 * 1024, 16 * 1024))
    assert isinstance(refused, Refusal)
    told = str(refused)
    assert "24,576 MB of GPU and 16,384 MB of free host memory" in told
    assert "a block at a time" in told
    assert "?size=WIDTHxHEIGHT" in told
    assert all(f"{way.host_mb:,} MB of host memory" in told for way in refused.ways)


def test_large_models_are_not_put_on_a_cpu_unasked() -> None:
    refused = plan_take(load(), Room(0, 1000 * 1024))
    assert isinstance(refused, Refusal)
    assert "no CUDA GPU" in str(refused)
    assert "comfyui:URL" in str(refused)
    asked = plan_take(load(), Room(0, 1000 * 1024), cpu_allowed=True)
    assert isinstance(asked, Plan)
    assert (asked.device, asked.offload, asked.gpu_mb) == ("cpu", "none", 0)
    assert isinstance(plan_take(load(), Room(0, 8 * 1024), cpu_allowed=True), Refusal)
    tiny = load(denoiser_weights=1_000_000, parts=(Part("transformer", 4_000_000, 400_000, 40_000),))
    assert isinstance(plan_take(tiny, Room(0, 64 * 1024)), Plan)


def test_a_wish_is_held_to() -> None:
    plan = plan_take(load(), Room(80 * 1024, 64 * 1024), offload="sequential")
    assert isinstance(plan, Plan)
    assert plan.offload == "sequential"
    assert isinstance(plan_take(load(), Room(24 * 1024, 64 * 1024), offload="none"), Refusal)


def test_after_the_memory_ran_out_the_next_way_needs_less() -> None:
    room = Room(80 * 1024, 64 * 1024)
    plan = plan_take(load(), room)
    seen = []
    while isinstance(plan, Plan):
        seen.append(plan)
        plan = next_way(plan, load(), room)  # type: ignore[assignment]
    assert len(seen) > 2
    assert [one.gpu_mb for one in seen] == sorted((one.gpu_mb for one in seen), reverse=True)


UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(st.integers(1, 400), st.fractions(1, 120), st.sampled_from([(4, 1), (8, 1), (6, 1), (1, 0)]))
def test_lengths_lie_on_the_grid_and_cover_the_take(frames: int, rate: Fraction, steps: tuple[int, int]) -> None:
    grid = WAN._replace(step=steps[0], offset=steps[1], most=10**9)
    needed = frames_needed(frames, rate, grid.rate)
    given_ = native_frames(grid, needed)
    assert (given_ - steps[1]) % steps[0] == 0
    assert needed <= given_
    assert given_ < max(needed, grid.fewest) + steps[0]
    assert Fraction(given_ - 1, 1) / grid.rate >= Fraction(frames - 1) / rate


@UNHURRIED
@given(st.integers(16, 4000), st.integers(16, 4000), st.sampled_from([8, 16, 32]))
def test_sizes_lie_on_the_grid(width: int, height: int, multiple: int) -> None:
    size = native_size(WAN._replace(multiple=multiple), Fraction(width, height), 832 * 480)
    assert size.width % multiple == size.height % multiple == 0
    assert min(size) >= multiple


@pytest.mark.parametrize(
    ("aspect", "size"),
    [(Fraction(16, 9), Size(848, 480)), (Fraction(9, 16), Size(480, 848)), (Fraction(1), Size(640, 640))],
)
def test_sizes_keep_shape_and_area(aspect: Fraction, size: Size) -> None:
    assert native_size(WAN, aspect, WAN.area) == size


def test_the_one_size_of_a_model_is_its_size() -> None:
    assert native_size(WAN._replace(fixed=Size(720, 480)), Fraction(1), 10) == Size(720, 480)


def test_a_long_take_is_laid_out_in_passes_that_share_a_frame() -> None:
    def either(first: bool, last: bool) -> str | None:
        return None if last else "image" if first else "text"

    passes = lay_out(200, WAN, NATIVE, either, has_first=False, has_last=False)
    assert [one.pipeline for one in passes] == ["text", "image", "image"]
    assert sum(one.native.frames for one in passes) - 2 >= 200
    assert all((one.native.frames - 1) % 4 == 0 for one in passes)
    with pytest.raises(RequestRejected, match="plan shorter shots"):
        lay_out(400, WAN, NATIVE, either, has_first=False, has_last=False)
    with pytest.raises(RequestRejected, match="at most 81 frames"):
        lay_out(82, WAN, NATIVE, lambda first, _last: None if first else "text", has_first=False, has_last=False)
