"""The scale eval: its ideal is the textbook's, and it measures what really ran."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from circletake.evals.fan_out import seconds_by_graph
from circletake.evals.graph_steps import per_step_ms
from circletake.evals.scale import Shot, ideal_s, make_shots, run_shots, shots_for
from circletake.executor import LocalExecutor


def test_the_ideal_is_list_scheduling() -> None:
    shots = [Shot(1, 2), Shot(1, 1), Shot(2, 2), Shot(1, 0)]
    assert ideal_s(shots, 1) == 10
    assert ideal_s(shots, 2) == 6, "3 and 2; the third after the second; the fourth after the first"
    assert ideal_s(shots, 99) == 4


def test_the_shots_are_the_same_every_time() -> None:
    shots = make_shots(1000)
    assert shots == make_shots(1000)
    assert sum(map(sum, shots)) == pytest.approx(650, rel=0.03)


def test_no_run_beats_the_ideal(tmp_path: Path) -> None:
    shots = [Shot(0.01, 0.02)] * 4
    run = run_shots(LocalExecutor(2, tmp_path / "store"), 2, shots)
    assert run.seconds >= ideal_s(shots, 2) == pytest.approx(0.06)
    assert 0 < run.efficiency <= 1
    assert 10 < run.worker_mb < 150


def test_few_workers_get_shorter_tools_in_the_same_proportion() -> None:
    few, many = shots_for(4, 10), shots_for(16, 10)
    assert many == make_shots(10)
    assert [shot.take_s for shot in few] == pytest.approx([shot.take_s / 4 for shot in many])


def test_a_graph_has_as_many_shots_under_way_as_there_are_workers() -> None:
    """All of them wait for each other: with fewer at once, none would ever end."""
    together = threading.Barrier(12, timeout=30)
    assert seconds_by_graph([lambda: together.wait() and None] * 12, workers=12) > 0


def test_a_step_is_measured_with_and_without_checkpoints() -> None:
    costs = dict(per_step_ms(10))
    assert set(costs) >= {"none", "in SQLite"}
    assert all(ms > 0 for ms in costs.values())
