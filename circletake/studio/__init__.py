"""The studio: a folder, a crew and a run of the graph make a production."""

from circletake.studio.making import OnGate, run_graph

__all__ = ["OnGate", "run_graph"]
