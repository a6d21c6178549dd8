"""What a step of a graph costs: nodes that do nothing, over a state as large as a film's, every checkpoint kept."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from langgraph.graph import START, StateGraph
from pydantic import BaseModel, Field

from circletake.graphs.checkpoints import open_database, open_saver

_SHOTS = 100


class Counted(BaseModel):
    """A state: how many steps were made, and a hundred shots' worth of values beside it."""

    steps: int = 0
    shots: list[dict[str, str | int]] = Field(default_factory=list)


class Cost(NamedTuple):
    """What a step costs with one kind of checkpoints."""

    kind: str
    ms: float


def per_step_ms(steps: int) -> Iterator[Cost]:
    """Yield what a step costs without checkpoints, in SQLite, and in the database of CIRCLETAKE_CHECKPOINTS, if any."""
    yield Cost("none", _measured(nullcontext(), steps))
    with tempfile.TemporaryDirectory(prefix="circletake-steps-") as folder:
        yield Cost("in SQLite", _measured(open_saver(Path(folder) / "checkpoints.sqlite"), steps))
    url = os.environ.get("CIRCLETAKE_CHECKPOINTS")
    if url:
        yield Cost("in Postgres", _measured(open_database(url), steps))


def _measured(opened: AbstractContextManager[Any], steps: int) -> float:
    graph = StateGraph(Counted)
    graph.add_node("step", lambda state: {"steps": state.steps + 1})
    graph.add_edge(START, "step")
    graph.add_conditional_edges("step", lambda state: "step" if state.steps < steps else "__end__")
    shots = [
        {"slate": f"{number}A", "take": number, "caption": "a keeper climbs the stairs"} for number in range(_SHOTS)
    ]
    with opened as saver:
        made = graph.compile(checkpointer=saver)
        config: Any = {"configurable": {"thread_id": "steps"}, "recursion_limit": steps + 5}
        more: dict[str, Any] = {"durability": "sync"} if saver is not None else {}
        began = time.perf_counter()
        made.invoke(Counted(shots=shots), config, **more)
        took = time.perf_counter() - began
        if saver is not None:
            saver.delete_thread("steps")
    return round(took / steps * 1000, 2)
