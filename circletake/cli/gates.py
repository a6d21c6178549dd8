"""Gates on a terminal: show what there is, take a yes or words of change."""

from __future__ import annotations

from rich.console import Console

from circletake.cli.plan_table import plan_table
from circletake.graphs.gates import GateOpen
from circletake.schema import Production

_ASKED = {
    "plan": "Shoot this plan?",
    "takes": "Cut these takes?",
    "cut": "Lock this cut?",
    "final": "Is the film right?",
}


def ask(gate: GateOpen, production: Production) -> str | None:
    """Ask at a gate. Return a yes, words of change, or None to stop here."""
    console = Console(stderr=True, highlight=False)
    if production.plan is not None:
        console.print(plan_table(production))
    if gate.said:
        console.print(gate.said)
    try:
        words = console.input(f"{_ASKED[gate.gate]} Enter for yes, or say what to change: ")
    except (EOFError, KeyboardInterrupt):
        return None
    return words
