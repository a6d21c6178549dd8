"""Killed at every node of both graphs, one production comes out as if nothing had happened."""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from pathlib import Path

import killed_run
import pytest
from small_films import BRIEF, SMALL, digests

from circletake import run_graph
from circletake.schema import Production
from circletake.studio.folder import ProductionFolder
from circletake.studio.journal import read_journal

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("film")]

STEPS = (
    "read", "treat", "cast", "plan", "table_read", "approve_plan", "start_shots", "refine", "draft", "measure", "judge",
    "shoot", "approve_takes", "order", "cut", "approve_cut", "lock", "spot", "picture", "score", "effects", "mix",
    "screen", "sheets", "deliver", "check", "approve_film", "finish", "package",
)  # fmt: skip

SERVER = multiprocessing.get_context("forkserver")
"""Starts processes that have everything imported: most of a start is that, and it is no part of what is proved."""
SERVER.set_forkserver_preload(["killed_run"])


def _begun(folder: Path, step: str | None = None) -> multiprocessing.Process:
    process = SERVER.Process(target=killed_run.main, args=(folder, step))
    process.start()
    return process


def _assert_nothing_was_made_twice(folder: Path) -> None:
    made = Counter(entry.key for entry in read_journal(ProductionFolder(folder).journal) if not entry.cached)
    assert [key for key, times in made.items() if times > 1] == []


@pytest.mark.timeout(600)
def test_killed_at_every_node(film: Production, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    for step in STEPS:
        process = _begun(folder, step)
        process.join(120)
        assert process.exitcode == -9, f"the run did not reach {step}"
    finished = run_graph(BRIEF, out=folder, settings=SMALL)
    assert film.folder is not None
    assert digests(folder) == digests(film.folder)
    assert finished.status == film.status
    _assert_nothing_was_made_twice(folder)


def test_killed_at_any_moment(film: Production, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    moments = random.Random(7)
    for _ in range(4):
        process = _begun(folder)
        process.join(moments.uniform(0.2, 3.7))
        process.kill()
        process.join()
    run_graph(BRIEF, out=folder, settings=SMALL)
    assert film.folder is not None
    assert digests(folder) == digests(film.folder)
    _assert_nothing_was_made_twice(folder)
