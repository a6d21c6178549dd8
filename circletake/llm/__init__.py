"""Minds: who decides. Every decision carries a house rule, so a film never waits for a language model."""

from circletake.llm.answer import Unusable, read_answer
from circletake.llm.decision import Decided, Decision, Mind, decision_key, no_complaints
from circletake.llm.house import HouseRules
from circletake.llm.recorded import RecordedMind
from circletake.llm.scripted import ScriptedAnswer, ScriptedMind

__all__ = [
    "Decided",
    "Decision",
    "HouseRules",
    "Mind",
    "RecordedMind",
    "ScriptedAnswer",
    "ScriptedMind",
    "Unusable",
    "decision_key",
    "no_complaints",
    "read_answer",
]
