"""One Ray cluster for all tests of a session that use one; `xdist_group("ray")` keeps them in one process."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest

from circletake.executor import RayExecutor
from circletake.store import Store


@pytest.fixture(scope="session")
def ray_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RayExecutor]:
    """An executor on a cluster of its own; further executors join the same cluster."""
    if importlib.util.find_spec("ray") is None:
        pytest.skip("Ray is not installed: pip install 'circletake[cluster]'")
    executor = RayExecutor(4, tmp_path_factory.mktemp("cluster") / "store")
    yield executor
    executor.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("production") / "store")
