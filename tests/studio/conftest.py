from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.schema import Production


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Production:
    """A finished small film; tests must not change its folder."""
    return run_graph(BRIEF, out=tmp_path_factory.mktemp("film") / "fox", settings=SMALL)


@pytest.fixture
def copied(film: Production, tmp_path: Path) -> Callable[[], Path]:
    """Copies the finished film to a folder of the test's own."""

    def copy() -> Path:
        assert film.folder is not None
        return Path(shutil.copytree(film.folder, tmp_path / "copy"))

    return copy
