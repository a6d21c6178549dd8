"""Evals: what Circletake claims, measured on this machine."""

from circletake.evals.row import Row, report

EVALS = {
    "film": "a film from command to delivered package: time, memory, sync, loudness, and what a change costs",
    "stage": "the picture stage: speed, size, memory, and truth against pictures",
    "retrieval": "the stage's own video-text encoder on held-out scenes: retrieval, read-back, adherence",
    "critic": "the critic on the stage: vague words, unknown things, and what an estimate costs",
    "calibration": "P(bad) on the stage: fitted on planted shots, and how honest it is on others",
    "buys": "what the critic buys: against one take a shot and blind best-of-N, on shots with planted faults",
}
"""Name of every eval to what it measures; each is a module here with `measure(quick) -> list[Row]`."""

__all__ = ["EVALS", "Row", "report"]
