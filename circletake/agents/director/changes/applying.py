"""Applying edits: from a plan to a new plan, with a sentence that tells what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from circletake.agents.director.changes.edits import Edit
from circletake.agents.director.changes.film_changes import recast, set_lines, set_mood, set_music, set_style, set_title
from circletake.agents.director.changes.rewriting import Applied
from circletake.agents.director.changes.shot_changes import (
    add,
    move,
    reframe,
    relight,
    remove,
    replace_place,
    restage,
    retake,
    set_length,
    split_shot,
    swap,
)
from circletake.language import sentence
from circletake.schema import Plan

_APPLY: dict[str, Callable[[Plan, Any], Applied]] = {
    "light": relight,
    "camera": reframe,
    "place": replace_place,
    "restage": restage,
    "add": add,
    "remove": remove,
    "split": split_shot,
    "swap": swap,
    "move": move,
    "length": set_length,
    "retake": retake,
    "mood": set_mood,
    "music": set_music,
    "title": set_title,
    "lines": set_lines,
    "recast": recast,
    "style": set_style,
}
"""Kind of edit to what does it."""


def apply_edits(plan: Plan, edits: tuple[Edit, ...]) -> Applied:
    """Return the plan with every edit applied in order, and a sentence that tells what changed."""
    said = []
    for edit in edits:
        plan, done = _APPLY[edit.kind](plan, edit)
        said.append(sentence(done))
    return Applied(plan, " ".join(said) if said else "Nothing was changed.")
