"""Gates: where the graph stops and asks a person."""

from __future__ import annotations

from typing import Any

from langgraph.types import Command, interrupt

from circletake.agents import director
from circletake.graphs.crew import Crew
from circletake.graphs.state import ProductionState, given
from circletake.schema import Gate, Value

YES = frozenset({"", "y", "yes", "ok", "okay", "go", "go on", "approve", "approved"})
"""What says yes at a gate; everything else is words of change."""


class GateOpen(Value):
    """What the graph waits for: a person's yes, or words of change."""

    gate: Gate
    said: str = ""
    """What came of the last words: what changed, or a question."""


def passed(gate: Gate, state: ProductionState, crew: Crew, *, onward: str) -> Command[str]:
    """Go on, or ask a person first; words of change lead back to the table read with a changed plan.

    Args:
        gate: which gate this is; when the settings do not name it, it is open.
        state: the production.
        crew: who understands the words.
        onward: the node that follows.
    """
    if gate not in crew.settings.gates:
        return Command(goto=onward)
    said = ""
    while True:
        words: Any = interrupt(GateOpen(gate=gate, said=said).model_dump())
        if not isinstance(words, str) or words.strip(" .!").lower() in YES:
            return Command(goto=onward)
        decided = director.apply_change(
            given(state.plan), words, vocabulary=crew.vocabulary(crew.pictures[0]), mind=crew.mind
        )
        changed = decided.answer
        if changed.question is None:
            crew.tell(changed.summary)
            return Command(goto="table_read", update={"plan": changed.plan, "decisions": (decided.record,)})
        said = changed.summary
