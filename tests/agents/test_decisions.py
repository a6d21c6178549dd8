"""Every decision of the agents can be put to a language model."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

from circletake import agents, prompts
from circletake.llm import Decision
from circletake.llm.strict_schema import strict_schema

_BOILERPLATE = 80
"""Words below which a prompt file can't hold a role and its rules."""


def decisions() -> Iterator[Decision[Any, Any]]:
    seen: set[str] = set()
    for info in pkgutil.walk_packages(agents.__path__, "circletake.agents."):
        module = importlib.import_module(info.name)
        for found in vars(module).values():
            if isinstance(found, Decision) and found.name not in seen:
                seen.add(found.name)
                yield found


DECISIONS = sorted(decisions(), key=lambda decision: decision.name)


def test_the_director_and_the_critic_have_their_decisions() -> None:
    names = {decision.name for decision in DECISIONS}
    assert names >= {
        "read_brief", "write_treatment", "cast_bible", "plan_shots", "write_captions", "specify", "reroute",
        "latent_prompts", "understand_change",
    }  # fmt: skip


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.name)
def test_its_prompt_tells_role_and_rules(decision: Decision[Any, Any]) -> None:
    text = prompts.load(decision.prompt).text
    assert text.startswith("# ")
    assert "You " in text
    assert "## " in text
    assert len(text.split()) > _BOILERPLATE


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.name)
def test_its_prompt_names_everything_that_the_question_holds(decision: Decision[Any, Any]) -> None:
    text = prompts.load(decision.prompt).text
    fields = [name for name in decision.question.model_fields if name != "schema_version"]
    assert [name for name in fields if f"`{name}`" not in text] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.name)
def test_its_answer_can_be_enforced_by_a_model_server(decision: Decision[Any, Any]) -> None:
    found = strict_schema(decision.answer)
    assert found.strict
    assert found.schema["type"] == "object"
    assert found.schema["additionalProperties"] is False
    assert found.schema["required"] == list(found.schema["properties"])
