"""Recordings: for every decision a question as a film asks it, and what a language model answered, as text."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from circletake.llm import Decision
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Value

FOLDER = Path(__file__).parent / "recordings"
STAGE = "stage"
"""Stands in a recording for the stage's whole vocabulary."""


class Recording(NamedTuple):
    """A question, and the answers that a model gave one after the other, the last one usable."""

    question: Any
    answers: list[str]


@cache
def recording(decision: Decision[Any, Any]) -> Recording:
    """Return the recording of a decision.

    Raises:
        FileNotFoundError: there is none; `python tests/llm/record.py DECISION` writes one to be edited.
    """
    record = json.loads((FOLDER / f"{decision.name}.json").read_text())
    answers = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in record["answers"]]
    return Recording(asked(decision, record["question"]), answers)


def asked(decision: Decision[Any, Any], written: dict[str, Any]) -> Any:
    """Return the question that stands in a recording so."""
    whole = {**written, "vocabulary": STAGE_VOCABULARY.model_dump(mode="json")} if "vocabulary" in written else written
    return decision.question.model_validate_json(json.dumps(whole))


def written(question: Value) -> dict[str, Any]:
    """Return a question as it stands in a recording."""
    plain: dict[str, Any] = question.model_dump(mode="json")
    # As it is sent, a vocabulary is only its names; as it is recorded, it is whole.
    if "vocabulary" in plain:
        plain["vocabulary"] = STAGE
    return plain
