"""The scale eval: a thousand shots by stand-in tools of known length, on 1 to 64 workers; what a call and a step cost.

A shot is two calls after each other, a draft and a take, as in the shot graph; shots are independent of each other.
With 16 workers and more, drafts take 0.1 to 0.2 s and takes 0.3 to 0.7 s; with fewer, and in the same proportion, a
quarter of that, which is harder on whatever is not the tool, and lets the whole study end within ten minutes.
The stand-in tools wait for as long as their request says, so that 64 workers can be tried on two cores: what is
measured is everything but the tools. Efficiency is the time of an ideal list scheduler, which needs no time itself and
gives the same shots in the same order to the same number of workers, divided by the time that was taken. Workers are
started beforehand, and what starting took is a row of its own.
"""

from __future__ import annotations

import heapq
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil

from circletake.evals.fan_out import seconds_by_graph
from circletake.evals.graph_steps import per_step_ms
from circletake.evals.row import Row
from circletake.evals.waiting_tool import WaitRequest
from circletake.executor import Executor, LocalExecutor, RayExecutor, ToolRef

_TOOL = ToolRef(factory="circletake.evals.waiting_tool:Wait")
_SHOTS = 1000
_WORKERS = (1, 4, 16, 64)
_ON_RAY = (4, 16, 64)
_SHORT = 0.25
"""How much shorter tools are where few workers would take very long."""
_BAR_WORKERS = 16
_CALLS_ALONE = 40
_GRAPH_SHOTS = 48


class Shot(NamedTuple):
    """A stand-in shot: how long its calls take, in seconds."""

    draft_s: float
    take_s: float


class Run(NamedTuple):
    """All shots, once."""

    start_s: float
    """Until every worker had answered."""
    seconds: float
    efficiency: float
    worker_mb: float
    """Memory that a worker holds of its own (USS), on the mean."""


class Overhead(NamedTuple):
    """What a call takes besides its tool."""

    ms: float
    """The median of what it took longer."""
    cpu_ms: float
    """Time of CPUs in all processes; that a machine is busy with something else changes it little."""


def measure(quick: bool) -> list[Row]:
    """Measure 1,000 shots on 1, 4, 16 and 64 workers, and 4, 16 and 64 on Ray (quick: 160 shots on 16, no Ray)."""
    count = 160 if quick else _SHOTS
    rows: list[Row] = []
    for workers in (_BAR_WORKERS,) if quick else _WORKERS:
        with tempfile.TemporaryDirectory(prefix="circletake-scale-") as folder:
            run = run_shots(LocalExecutor(workers, Path(folder) / "store"), workers, shots_for(workers, count))
        rows += _rows(f"{workers} workers", run, 0.9 if workers == _BAR_WORKERS else None)
    with tempfile.TemporaryDirectory(prefix="circletake-scale-") as folder:
        alone = overhead(LocalExecutor(1, Path(folder) / "store"))
    rows += [Row("overhead a call, ms", alone.ms, 15.0), Row("CPU time a call, ms", alone.cpu_ms)]
    rows.append(_by_graph())
    if not quick:
        rows += _on_ray(count)
    rows += [Row(f"a step of a graph, checkpoints {kind}, ms", ms) for kind, ms in per_step_ms(60 if quick else 200)]
    return rows


def make_shots(count: int) -> list[Shot]:
    """Return shots whose calls take 0.1 to 0.2 s (drafts) and 0.3 to 0.7 s (takes), the same every time."""
    lengths = random.Random(7)
    return [Shot(lengths.uniform(0.1, 0.2), lengths.uniform(0.3, 0.7)) for _ in range(count)]


def shots_for(workers: int, count: int) -> list[Shot]:
    """Return shots whose calls are as long as goes with the number of workers."""
    scale = 1.0 if workers >= _BAR_WORKERS else _SHORT
    return [Shot(shot.draft_s * scale, shot.take_s * scale) for shot in make_shots(count)]


def ideal_s(shots: Sequence[Shot], workers: int) -> float:
    """Return how long a list scheduler without any overhead takes: each shot to whoever is free first."""
    free_at = [0.0] * workers
    for shot in shots:
        heapq.heappush(free_at, heapq.heappop(free_at) + shot.draft_s + shot.take_s)
    return max(free_at)


def run_shots(executor: Executor, workers: int, shots: Sequence[Shot]) -> Run:
    """Run all shots on an executor, and close it."""
    try:
        began = time.perf_counter()
        _at_once(workers, [lambda n=n: _wait(executor, 0.5, n) for n in range(workers)])  # type: ignore[misc]
        start_s = time.perf_counter() - began

        def shoot(number: int) -> None:
            _wait(executor, shots[number].draft_s, number)
            _wait(executor, shots[number].take_s, number)

        began = time.perf_counter()
        _at_once(workers, [lambda n=n: shoot(n) for n in range(len(shots))])  # type: ignore[misc]
        seconds = time.perf_counter() - began
        return Run(start_s, seconds, ideal_s(shots, workers) / seconds, _worker_mb())
    finally:
        executor.close()


def overhead(executor: Executor) -> Overhead:
    """Return how much longer a call takes than its tool on an idle executor, and what it costs."""
    try:
        _wait(executor, 0.0, -1)
        took, before = [], _cpu_s()
        for number in range(_CALLS_ALONE):
            began = time.perf_counter()
            _wait(executor, 0.02, number)
            took.append(time.perf_counter() - began - 0.02)
        cpu_s = (_cpu_s() - before) / _CALLS_ALONE
        return Overhead(round(statistics.median(took) * 1000, 2), round(cpu_s * 1000, 2))
    finally:
        executor.close()


def _cpu_s() -> float:
    """Return the time of CPUs that this process and its descendants have used."""
    used = 0.0
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        try:
            times = process.cpu_times()
            used += times.user + times.system
        except psutil.Error:
            continue
    return used


def _by_graph() -> Row:
    """Measure how much of 16 workers a graph with 48 shots uses."""
    shots = make_shots(_GRAPH_SHOTS)
    with tempfile.TemporaryDirectory(prefix="circletake-scale-") as folder:
        executor = LocalExecutor(_BAR_WORKERS, Path(folder) / "store")
        try:
            _at_once(_BAR_WORKERS, [lambda n=n: _wait(executor, 0.5, n) for n in range(_BAR_WORKERS)])  # type: ignore[misc]

            def shoot(number: int) -> None:
                _wait(executor, shots[number].draft_s, number)
                _wait(executor, shots[number].take_s, number)

            took = seconds_by_graph([partial(shoot, number) for number in range(len(shots))], _BAR_WORKERS)
        finally:
            executor.close()
    name = f"efficiency, {_GRAPH_SHOTS} shots of a graph, {_BAR_WORKERS} workers"
    return Row(name, round(ideal_s(shots, _BAR_WORKERS) / took, 3))


def _on_ray(count: int) -> list[Row]:
    rows: list[Row] = []
    for workers in _ON_RAY:
        with tempfile.TemporaryDirectory(prefix="circletake-scale-") as folder:
            run = run_shots(RayExecutor(workers, Path(folder) / "store"), workers, shots_for(workers, count))
        rows += _rows(f"{workers} workers on Ray", run, 0.9 if workers == _BAR_WORKERS else None)
    with tempfile.TemporaryDirectory(prefix="circletake-scale-") as folder:
        alone = overhead(RayExecutor(1, Path(folder) / "store"))
    return [
        *rows,
        Row("overhead a call on Ray, ms", alone.ms, 15.0),
        Row("CPU time a call on Ray, ms", alone.cpu_ms),
    ]


def _rows(name: str, run: Run, bar: float | None) -> list[Row]:
    return [
        Row(f"efficiency, {name}", round(run.efficiency, 3), bar, "more"),
        Row(f"all shots, {name}, s", round(run.seconds, 1)),
        Row(f"starting, {name}, s", round(run.start_s, 1)),
        Row(f"memory of a worker, {name}, MB", round(run.worker_mb, 1)),
    ]


def _wait(executor: Executor, seconds: float, number: int) -> None:
    executor.run(_TOOL, WaitRequest(seconds=seconds, number=number))


def _at_once(workers: int, calls: Sequence[Callable[[], None]]) -> None:
    """Make calls, as many at a time as there are workers, in their order."""
    with ThreadPoolExecutor(workers) as threads:
        for call in [threads.submit(call) for call in calls]:
            call.result()


def _worker_mb() -> float:
    """Return the mean memory of the workers among this process's descendants."""
    sizes = []
    for process in psutil.Process().children(recursive=True):
        try:
            if "circletake.executor.worker" in " ".join(process.cmdline()) or process.name().startswith("ray::"):
                sizes.append(process.memory_full_info().uss / 2**20)
        except psutil.Error:
            continue
    return statistics.mean(sizes) if sizes else float("nan")
