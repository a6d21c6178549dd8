"""Minds: who decides. Every decision carries a house rule, so a film never waits for a language model."""

from circletake.llm.answer import Unusable, read_answer
from circletake.llm.chat_completions import OpenAIMind
from circletake.llm.decision import Decided, Decision, Mind, decision_key, no_complaints, no_images
from circletake.llm.eyes import Look
from circletake.llm.house import HouseRules
from circletake.llm.ledger import Ledger, Price
from circletake.llm.recorded import RecordedMind
from circletake.llm.scripted import ScriptedAnswer, ScriptedMind
from circletake.llm.server import ModelServer
from circletake.llm.server_check import ServerReport, check_server

__all__ = [
    "Decided",
    "Decision",
    "HouseRules",
    "Ledger",
    "Look",
    "Mind",
    "ModelServer",
    "OpenAIMind",
    "Price",
    "RecordedMind",
    "ScriptedAnswer",
    "ScriptedMind",
    "ServerReport",
    "Unusable",
    "check_server",
    "decision_key",
    "no_complaints",
    "no_images",
    "read_answer",
]
