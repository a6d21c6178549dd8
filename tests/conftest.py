"""Options of the whole test suite."""

from __future__ import annotations

import gc

import pytest

gc.set_threshold(50_000)  # as the command and its workers run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regold`."""
    parser.addoption("--regold", action="store_true", help="Draw golden frames anew; look at them before keeping them.")


def pytest_collection_finish() -> None:
    """What was imported and collected stays: the search for garbage need not look at it again."""
    gc.freeze()
