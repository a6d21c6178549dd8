"""Changing a plan in words."""

from circletake.agents.director.changes.applying import apply_edits
from circletake.agents.director.changes.change import Changed, apply_change
from circletake.agents.director.changes.edits import ChangeRequest, Edit
from circletake.agents.director.changes.rewriting import Applied
from circletake.agents.director.changes.understanding import UNDERSTAND_CHANGE, ChangeQuestion

__all__ = [
    "UNDERSTAND_CHANGE",
    "Applied",
    "ChangeQuestion",
    "ChangeRequest",
    "Changed",
    "Edit",
    "apply_change",
    "apply_edits",
]
