"""Options of the whole test suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regold`."""
    parser.addoption("--regold", action="store_true", help="Draw golden frames anew; look at them before keeping them.")
