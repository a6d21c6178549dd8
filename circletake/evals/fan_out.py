"""How much of its workers a graph uses: shots sent out at once, as the production graph does, against the ideal."""

from __future__ import annotations

import operator
import time
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from langgraph.graph import END, START, StateGraph
from langgraph.types import Send
from pydantic import BaseModel, Field

from circletake.graphs.run import in_flight


class Shots(BaseModel):
    """Which shots are done, and which one a node works on."""

    done: Annotated[list[int], operator.add] = Field(default_factory=list)
    number: int = 0


def seconds_by_graph(shoot: Sequence[Callable[[], None]], workers: int) -> float:
    """Return how long a graph takes that sends out all shots at once.

    Args:
        shoot: what shoots each.
        workers: how many there are; the graph has as many shots under way as a production on them has.
    """

    def shot(state: Shots) -> dict[str, Any]:
        shoot[state.number]()
        return {"done": [state.number]}

    def sent(_state: Shots) -> list[Send]:
        return [Send("shot", Shots(number=number)) for number in range(len(shoot))]

    graph = StateGraph(Shots)
    graph.add_node("shot", shot)
    graph.add_conditional_edges(START, sent, ["shot"])
    graph.add_edge("shot", END)
    made = graph.compile()
    began = time.perf_counter()
    done = made.invoke(Shots(), {"max_concurrency": in_flight(workers)})["done"]
    took = time.perf_counter() - began
    if sorted(done) != list(range(len(shoot))):
        raise RuntimeError(f"the graph shot {len(done)} of {len(shoot)} shots")
    return took
