"""Placing calls: warm workers first, GPUs by memory, room made only when there is no other way."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from circletake.executor.machine import Gpu, Machine, read_gpus
from circletake.executor.placing import Host, Place, Placement, Wanted, find_place, is_warm, swaps
from circletake.executor.warm import WarmModel
from circletake.schema import Resources

HERE = Host("here", Machine(4, 1000, (Gpu("0", 80), Gpu("1", 48))))
BARE = Place("here")
FIRST, SECOND = Place("here", 0), Place("here", 1)


class Seat(NamedTuple):
    place: Place = BARE
    running: Resources | None = None
    models: tuple[WarmModel, ...] = ()
    tools: frozenset[bytes] = frozenset()
    used: int = 0
    fixed: Resources | None = None


def wanted(model: str = "", *, gpu: int = 0, memory: int = 10, cpus: float = 1.0) -> Wanted:
    return Wanted(Resources(cpus=cpus, memory_mb=memory, gpu_memory_mb=gpu, model=model), b"tool")


def keeping(model: str, place: Place = FIRST, *, gpu: int = 30, memory: int = 100, used: int = 0) -> Seat:
    return Seat(place, models=(WarmModel(model, memory, gpu),), used=used)


def placed(call: Wanted, *seats: Seat, size: int = 4, hosts: tuple[Host, ...] = (HERE,)) -> Placement | None:
    return find_place(call, hosts, seats, size)


def busy(call: Wanted, place: Place = BARE, models: tuple[WarmModel, ...] = ()) -> Seat:
    return Seat(place, call.needed, models)


def test_the_first_worker_starts_where_there_is_room() -> None:
    assert placed(wanted()) == Placement(None, BARE)
    assert placed(wanted(gpu=40)) == Placement(None, FIRST), "the GPU with most room"
    assert placed(wanted(gpu=81)) is None


def test_an_idle_worker_that_built_the_tool_is_preferred() -> None:
    assert placed(wanted(), Seat(used=1), Seat(tools=frozenset([b"tool"]))) == Placement(1, BARE)
    assert placed(wanted(), Seat(used=1), Seat(used=2)) == Placement(1, BARE), (
        "or the last used, which is in the caches"
    )


def test_a_warm_worker_is_best_and_a_stranger_s_is_left_alone() -> None:
    call = wanted("wan", gpu=30)
    assert placed(call, Seat(FIRST), keeping("ltx"), keeping("wan")) == Placement(2, FIRST)
    assert placed(call, keeping("ltx")) == Placement(None, FIRST), "a second model fits beside the first"
    assert placed(wanted(), keeping("ltx")) == Placement(None, BARE), "a light call disturbs no model"


def test_a_stranger_s_worker_takes_the_call_when_there_may_be_no_more() -> None:
    assert placed(wanted("wan", gpu=30), keeping("ltx"), size=1) == Placement(0, FIRST), "both fit into one process"


def test_two_calls_of_one_model_at_once_get_two_copies_while_there_is_room() -> None:
    running = busy(wanted("wan", gpu=40), FIRST, (WarmModel("wan", 10, 40),))
    assert placed(wanted("wan", gpu=40), running) == Placement(None, SECOND)
    both = (running, running._replace(place=SECOND))
    assert placed(wanted("wan", gpu=41), *both) is None


def test_what_runs_and_what_is_kept_both_count() -> None:
    running = busy(wanted("wan", gpu=40), FIRST, (WarmModel("wan", 10, 40), WarmModel("t5", 10, 20)))
    assert placed(wanted("x", gpu=20), running, hosts=(Host("here", Machine(4, 1000, (Gpu("0", 80),))),))
    assert placed(wanted("x", gpu=21), running, hosts=(Host("here", Machine(4, 1000, (Gpu("0", 80),))),)) is None


def test_room_is_made_by_ending_the_least_recently_used() -> None:
    seats = (keeping("a", used=3), keeping("b", used=1), keeping("c", SECOND, used=2))
    found = placed(wanted("d", gpu=60), *seats)
    assert found == Placement(None, FIRST, (1, 0)), "the second GPU is too small, however idle"
    assert swaps(found, seats)
    one = placed(wanted("d", gpu=45), *seats)
    assert one == Placement(None, FIRST, (1,))


def test_a_full_house_ends_whoever_was_idle_longest() -> None:
    seats = (keeping("a", used=3), keeping("b", SECOND, gpu=48, used=1))
    assert placed(wanted("c", gpu=48, memory=1000), *seats, size=2) == Placement(None, FIRST, (1, 0))
    seats = (Seat(used=1), keeping("a", used=2, gpu=60))
    found = placed(wanted("c", gpu=40), *seats, size=2)
    assert found == Placement(None, SECOND, (0,))
    assert not swaps(found, seats)


def test_host_memory_and_cpus_are_shared_by_all() -> None:
    running = busy(wanted(memory=900, cpus=3.0))
    assert placed(wanted(memory=100), running) == Placement(None, BARE)
    assert placed(wanted(memory=101), running) is None
    assert placed(wanted(cpus=1.1), running) is None


def test_a_cold_gpu_call_never_lands_on_a_worker_that_sees_no_gpu() -> None:
    assert placed(wanted(gpu=10), Seat(BARE), size=1) == Placement(None, FIRST, (0,))


def test_a_worker_is_given_what_it_has_for_good() -> None:
    """As actors are: what one was given is taken while it is idle, and no call in it may need more."""
    given = Resources(cpus=2, memory_mb=500)
    seats = (Seat(fixed=given), Seat(fixed=given))
    assert placed(wanted(memory=500), *seats) == Placement(0, BARE)
    assert placed(wanted(memory=600), *seats) == Placement(None, BARE, (0, 1))
    assert placed(wanted(memory=400, cpus=2.5), *seats) == Placement(None, BARE, (0, 1))


def test_machines_are_told_apart() -> None:
    there = Host("there", Machine(8, 5000))
    assert placed(wanted(), hosts=(HERE, there)) == Placement(None, Place("there"))
    assert placed(wanted(gpu=30), hosts=(HERE, there)) == Placement(None, FIRST)
    lost = Seat(Place("lost"))
    assert placed(wanted(), lost, hosts=(HERE,)) == Placement(None, BARE)
    assert placed(wanted(), lost, size=1) == Placement(None, BARE, (0,)), "a lost machine's worker frees its seat"


def test_nobody_is_admitted_beyond_the_number_of_workers() -> None:
    assert placed(wanted(), busy(wanted()), size=1) is None


def test_warmth_is_of_the_model_asked_for() -> None:
    seats = (keeping("wan"),)
    assert is_warm(Placement(0, FIRST), "wan", seats)
    assert not is_warm(Placement(0, FIRST), "ltx", seats)
    assert not is_warm(Placement(0, FIRST), "", seats)
    assert not is_warm(Placement(None, FIRST), "wan", seats)


SAID = """0, GPU-aaaa, 40000, 81559, 550.54, NVIDIA H100 80GB HBM3
1, GPU-bbbb, 81000, 81559, 550.54, NVIDIA H100 80GB HBM3
2, GPU-cccc, [N/A], [N/A], 550.54, Broken
"""


@pytest.mark.parametrize(
    ("visible", "ids"),
    [(None, ["0", "1"]), ("1", ["1"]), ("GPU-bbbb,0", ["1", "0"]), ("", []), ("7", [])],
)
def test_gpus_are_read_as_this_process_may_see_them(visible: str | None, ids: list[str]) -> None:
    gpus = read_gpus(SAID, visible)
    assert [gpu.id for gpu in gpus] == ids
    if visible is None:
        assert gpus[0] == Gpu("0", 40000, 81559, "NVIDIA H100 80GB HBM3", "550.54")
        assert Machine(1, 1, gpus).gpu_memory_mb == 81000
