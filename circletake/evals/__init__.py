"""Evals: what Circletake claims, measured on this machine."""

from circletake.evals.row import Row, report

EVALS = {
    "backends": "video models by diffusers: time and memory against the plan, on a GPU where there is one",
    "scale": "a thousand shots on 1 to 64 workers: efficiency, overhead of a call and of a graph's step",
    "film": "a film from command to delivered package: time, memory, sync, loudness, and what a change costs",
    "rhythm": "rhythm conditioning: whether a music model that is told of beats plays on them",
    "stage": "the picture stage: speed, size, memory, and truth against pictures",
    "critic": "the critic on the stage: vague words, unknown things, and what an estimate costs",
    "calibration": "P(bad) on the stage: fitted on planted shots, and how honest it is on others",
    "buys": "what the critic buys: against one take a shot and blind best-of-N, on shots with planted faults",
    "retrieval": "the stage's own video-text encoder on held-out scenes: retrieval, read-back, adherence",
    "score": "the score: sync by ear, rules, arcs, motifs, papers, stems, speed; what is seen in pictures; beats found",
    "squbed": "uncertainty in the wind tunnel: vague prompts and an ignorant model told apart, bad takes found",
}
"""Name of every eval to what it measures; each is a module here with `measure(quick) -> list[Row]`."""

__all__ = ["EVALS", "Row", "report"]
