"""Circletake: a film studio that runs on one command."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from circletake.studio import run_graph

__all__ = ["__version__", "run_graph"]


def __getattr__(name: str) -> Any:
    if name == "run_graph":
        return getattr(importlib.import_module("circletake.studio"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
