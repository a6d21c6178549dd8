"""The studio: a folder, a crew and a run of the graph make a production.

What is public is imported when it is first used: `doctor` looks at a studio without opening one.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from circletake.studio.making import OnGate, run_graph

__all__ = ["OnGate", "run_graph"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(importlib.import_module("circletake.studio.making"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
