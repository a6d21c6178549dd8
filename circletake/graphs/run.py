"""Running the production graph: going on after an interruption, answers at gates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langgraph.types import Command

from circletake.graphs.checkpoints import Saver
from circletake.graphs.crew import Crew
from circletake.graphs.gates import GateOpen
from circletake.graphs.production import build_production
from circletake.graphs.state import ProductionState

_MOST_STEPS = 200
_BESIDES = 4
"""Shots that wait or decide while workers are busy with others."""


def in_flight(workers: int) -> int:
    """Return how many nodes may run at once: enough for every worker to have a shot, wherever workers are.

    Left to itself, LangGraph takes the cores of this machine and four.
    """
    return workers + _BESIDES


class Run:
    """One run of the production graph, under a name by which it is found again."""

    def __init__(self, crew: Crew, saver: Saver, thread: str) -> None:
        self._saver = saver
        self._graph = build_production(crew, saver)
        self._thread = thread
        self._config = {
            "configurable": {"thread_id": thread},
            "recursion_limit": _MOST_STEPS,
            "max_concurrency": in_flight(crew.settings.worker_count),
        }

    @property
    def interrupted(self) -> bool:
        """Tell whether this run began earlier, did not end, and can go on."""
        try:
            return bool(self._graph.get_state(self._config).next)
        except Exception:  # noqa: BLE001 - whatever breaks an old checkpoint, the run can begin anew
            return False

    def begin(self, state: ProductionState) -> Iterator[ProductionState]:
        """Start anew; yield the state after every step."""
        self._saver.delete_thread(self._thread)
        return self._steps(state)

    def go_on(self) -> Iterator[ProductionState]:
        """Go on from the last checkpoint; yield the state after every step."""
        return self._steps(None)

    def answer(self, words: str) -> Iterator[ProductionState]:
        """Answer at the gate where the run waits; yield the state after every step."""
        return self._steps(Command(resume=words))

    def waiting(self) -> GateOpen | None:
        """Return the gate at which the run waits, None when it has ended."""
        for task in self._graph.get_state(self._config).tasks:
            for one in task.interrupts:
                return GateOpen.model_validate(one.value)
        return None

    def state(self) -> ProductionState:
        """Return the state as it stands."""
        return ProductionState.model_validate(self._graph.get_state(self._config).values)

    def forget(self) -> None:
        """Delete the run's checkpoints."""
        self._saver.delete_thread(self._thread)

    def _steps(self, given: Any) -> Iterator[ProductionState]:
        for values in self._graph.stream(given, self._config, stream_mode="values", durability="sync"):
            yield ProductionState.model_validate({k: v for k, v in values.items() if k != "__interrupt__"})
