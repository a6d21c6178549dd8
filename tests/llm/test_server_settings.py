"""What a server takes, what it costs, and whether it is there."""

from __future__ import annotations

import json
import re

import pytest
from asked import BLUE, GOOD, KEY, Asked
from hostile_server import (
    Act,
    said,
    says,
    sends,
    status,
)
from skies import RAIN, SKY, Weather

from circletake.llm import ModelServer, OpenAIMind, Price, check_server
from circletake.schema import Aids, BriefError


def forms(asked: Asked) -> list[str]:
    bodies = [heard.body for heard in asked.server.heard]
    return [body.get("response_format", {"type": "text"})["type"] for body in bodies]


def test_a_server_without_schemas_is_asked_in_a_simpler_form(asked: Asked) -> None:
    refused = status(400, "response_format json_schema is not supported")
    mind = asked.mind()
    asked.server.acts = [refused, status(422, "unknown response_format"), says(GOOD), says(GOOD)]
    assert mind.decide(SKY, RAIN).answer == BLUE
    assert mind.decide(SKY, Weather(text="sun")).answer == BLUE
    assert forms(asked) == ["json_schema", "json_object", "text", "text"]
    for heard in asked.server.heard[1:]:
        assert "must fit this JSON schema" in heard.body["messages"][0]["content"]


def test_parameters_that_a_model_refuses_are_left_out(asked: Asked) -> None:
    asked.decide(
        status(400, "Unsupported value", error={"param": "temperature"}),
        status(400, "unknown field: seed"),
        status(400, "Unrecognized request argument supplied: max_completion_tokens"),
        status(400, "Unsupported parameter: 'max_tokens'"),
        says(GOOD),
    )
    assert set(asked.server.heard[-1].body) == {"model", "messages", "response_format"}
    assert forms(asked) == ["json_schema"] * 5


def test_a_server_that_refuses_every_form_is_left(asked: Asked) -> None:
    because = asked.house_because(*[status(400, "no")] * 9)
    assert because.startswith("the server takes the question in no form")
    assert forms(asked) == ["json_schema", "json_object", "text"]


def test_a_refused_form_is_not_remembered_when_nothing_else_helped(asked: Asked) -> None:
    mind = asked.mind()
    asked.server.acts = [*[status(400, "too long")] * 3, says(GOOD)]
    mind.decide(SKY, RAIN)
    assert mind.decide(SKY, Weather(text="sun")).answer == BLUE
    assert forms(asked)[-1] == "json_schema"


def test_the_budget_holds(asked: Asked) -> None:
    price = Price(tokens_in=1.0, tokens_out=10.0)
    mind = asked.mind(price=price, max_cost=0.006, answer_tokens=300)
    asked.server.acts = [says(GOOD)] * 9
    decided = [mind.decide(SKY, Weather(text=f"rain {number}")) for number in range(4)]
    assert [one.record.by for one in decided] == ["openai:tiny", "openai:tiny", "house rules", "house rules"]
    assert [one.record.cost for one in decided] == [0.002, 0.002, None, None]
    assert mind.ledger.spent == pytest.approx(0.004)
    assert "of $0.006 are spent" in (decided[2].record.fell_back or "")
    assert len(asked.server.heard) == 2


def test_a_limit_without_a_price_is_refused(aids: Aids) -> None:
    server = ModelServer("own-model", base_url="http://model.example/v1")
    with pytest.raises(BriefError, match="price of this model is not known"):
        OpenAIMind(server, aids, max_cost=1.0)


def test_no_price_is_invented(asked: Asked) -> None:
    """Not even for a server on this machine: it may be a gateway to a paid one."""
    assert asked.decide(says(GOOD)).record.cost is None
    with pytest.raises(BriefError, match="--mind-price"):
        asked.mind(max_cost=1.0)


def test_the_tokens_hold(asked: Asked) -> None:
    mind = asked.mind(max_tokens=3000, answer_tokens=300)
    asked.server.acts = [says(GOOD)] * 9
    decided = [mind.decide(SKY, Weather(text=f"rain {number}")) for number in range(4)]
    assert [one.record.by for one in decided] == ["openai:tiny", "openai:tiny", "house rules", "house rules"]
    assert mind.ledger.tokens == 2200
    assert "of 3,000 are spent" in (decided[2].record.fell_back or "")
    assert len(asked.server.heard) == 2


def test_what_a_server_does_not_count_is_estimated_from_above_and_said(asked: Asked) -> None:
    uncounted = said(GOOD)
    del uncounted["usage"]
    mind = asked.mind(price=Price(1.0, 1.0))
    asked.server.acts = [sends(json.dumps(uncounted).encode())]
    record = mind.decide(SKY, RAIN).record
    assert not record.counted
    body = asked.server.heard[0].body
    assert record.tokens_in >= len(json.dumps(body["messages"])) / 3
    assert record.tokens_out >= len(GOOD) / 3
    assert record.cost == pytest.approx((record.tokens_in + record.tokens_out) / 1e6)


@pytest.mark.parametrize(
    ("model", "url", "key", "told"),
    [
        ("", "http://localhost/v1", None, "no model was named"),
        ("tiny", "localhost:8000", None, "not the URL of a model server"),
        ("tiny", "ftp://localhost/v1", None, "not the URL of a model server"),
        ("gpt-4o", None, None, "set OPENAI_API_KEY"),
        ("gpt-4o", None, "  ", "set OPENAI_API_KEY"),
    ],
)
def test_settings_that_can_not_work_are_refused(
    model: str, url: str | None, key: str | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "from the environment")
    with pytest.raises(BriefError, match=told):
        ModelServer(model, base_url=url, api_key=key)


def test_a_check_finds_a_good_server(asked: Asked) -> None:
    asked.server.acts = [status(400, "no json_schema"), says('{"ready": true}')]
    server = ModelServer("tiny", base_url=asked.server.url)
    report = check_server(server)
    server.close()
    assert report[:5] == (asked.server.url, "tiny", "", ("other", "tiny"), "json_object")
    assert report.seconds > 0


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (status(404, "no such model"), "has no model 'huge'.*; the server lists other, tiny"),
        (status(401, "who are you"), "does not accept the key"),
        (status(503, "loading"), "answered 503"),
        (says("hello"), "answered 'hello' where a JSON object was asked for"),
    ],
)
def test_a_check_tells_what_is_wrong(asked: Asked, act: Act, told: str) -> None:
    asked.server.acts = [act]
    server = ModelServer("huge", base_url=asked.server.url, api_key=KEY)
    report = check_server(server)
    server.close()
    assert re.search(told, report.problem)
    assert KEY not in str(report)
