"""Killed at every node of both graphs, one production comes out as if nothing had happened."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from small_films import BRIEF, SMALL, digests

from circletake import run_graph
from circletake.schema import Production
from circletake.studio.folder import ProductionFolder
from circletake.studio.journal import read_journal

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("film")]

STEPS = (
    "read", "treat", "cast", "plan", "table_read", "approve_plan", "start_shots", "refine", "draft", "measure", "judge",
    "shoot",
    "approve_takes", "order", "cut", "approve_cut", "lock", "spot", "picture", "score", "effects", "screen", "sheets", "mix",
    "deliver",
    "check", "approve_film", "finish", "package",
)  # fmt: skip


def _run(folder: Path, *step: str) -> int:
    script = Path(__file__).with_name("killed_run.py")
    return subprocess.run([sys.executable, str(script), str(folder), *step], check=False, timeout=120).returncode


def _assert_nothing_was_made_twice(folder: Path) -> None:
    made = Counter(entry.key for entry in read_journal(ProductionFolder(folder).journal) if not entry.cached)
    assert [key for key, times in made.items() if times > 1] == []


@pytest.mark.timeout(600)
def test_killed_at_every_node(film: Production, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    for step in STEPS:
        assert _run(folder, step) == -9, f"the run did not reach {step}"
    finished = run_graph(BRIEF, out=folder, settings=SMALL)
    assert film.folder is not None
    assert digests(folder) == digests(film.folder)
    assert finished.status == film.status
    _assert_nothing_was_made_twice(folder)


def test_killed_at_any_moment(film: Production, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    script = Path(__file__).with_name("killed_run.py")
    moments = random.Random(7)
    for _ in range(4):
        process = subprocess.Popen([sys.executable, str(script), str(folder)])
        time.sleep(moments.uniform(1.5, 5.0))
        process.kill()
        process.wait()
    run_graph(BRIEF, out=folder, settings=SMALL)
    assert film.folder is not None
    assert digests(folder) == digests(film.folder)
    _assert_nothing_was_made_twice(folder)
