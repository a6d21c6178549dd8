"""Decisions, and the minds that need no server."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skies import RAIN, SKY, Sky, Weather

from circletake.llm import (
    Decided,
    HouseRules,
    RecordedMind,
    ScriptedMind,
    Unusable,
    decision_key,
    read_answer,
)
from circletake.schema import Aids, BriefError, DecisionRecord, canonical_json
from circletake.store import Store

BLUE = Sky(colour="blue", clouds=2)
PINNED_KEY = "fa50f95da542621f3e16a47a1a469fd473951ebb6f94f87597e053641c7c9301"
HOUSE = Sky(colour="grey", clouds=8, note="by the house rule")


def test_the_key_is_pinned() -> None:
    schema = hashlib.blake2b(canonical_json(Sky.model_json_schema()), digest_size=32).hexdigest()
    parts = ["decision", "openai:tiny", "pick_sky", "0" * 64, schema]
    question = '{"slate":"12A","text":"it rains"}'
    data = "\x1f".join([*parts, question]).encode()
    key = decision_key("openai:tiny", SKY, RAIN)
    assert key == hashlib.blake2b(data, digest_size=32).hexdigest()
    assert key == PINNED_KEY


def test_the_key_hangs_on_mind_and_question() -> None:
    asked = [("a", RAIN), ("b", RAIN), ("a", Weather(text="it rains")), ("a", Weather(text="sun"))]
    assert len({decision_key(mind, SKY, question) for mind, question in asked}) == 4


def test_house_rules_decide(aids: Aids) -> None:
    mind = HouseRules(aids)
    assert mind.name == "house rules"
    record = DecisionRecord(decision="pick_sky", by="house rules", slate="12A")
    assert mind.decide(SKY, RAIN) == Decided(HOUSE, record)


def test_what_only_the_person_can_mend_comes_through(aids: Aids) -> None:
    with pytest.raises(BriefError, match="say something"):
        HouseRules(aids).decide(SKY, Weather(text=""))


def test_a_script_is_played_in_order_then_the_house_rule_decides(aids: Aids) -> None:
    lines = [BLUE, {"colour": "black", "clouds": 0}, lambda asked: Sky(colour="blue", clouds=len(asked.text))]
    mind = ScriptedMind({"pick_sky": lines}, aids)
    decided = [mind.decide(SKY, RAIN) for _ in range(4)]
    assert [one.answer for one in decided] == [
        BLUE,
        Sky(colour="black", clouds=0),
        Sky(colour="blue", clouds=8),
        HOUSE,
    ]
    assert [one.record.by for one in decided] == ["scripted"] * 3 + ["house rules"]
    assert decided[3].record.fell_back == "the script has no answer for it"
    assert decided[0].record.slate == "12A"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"colour": "green", "clouds": 1}, "colour: Input should be 'blue', 'grey' or 'black'"),
        ({"colour": "blue", "clouds": 10}, "clouds: 10 are too many"),
        ("I would rather not say.", "no complete JSON object"),
    ],
)
def test_a_bad_line_falls_back_and_says_why(aids: Aids, line: object, told: str) -> None:
    decided = ScriptedMind({"pick_sky": [line]}, aids).decide(SKY, RAIN)
    assert decided.answer == HOUSE
    assert decided.record.fell_back is not None
    assert told in decided.record.fell_back


def test_recorded_answers_are_replayed(aids: Aids, tmp_path: Path) -> None:
    answers = Store(tmp_path).answers
    mind = RecordedMind("openai:tiny", answers, aids)
    record = DecisionRecord(decision="pick_sky", by="openai:tiny", tokens_in=5)
    answers.put(decision_key("openai:tiny", SKY, RAIN), BLUE.model_dump_json(), record)
    assert mind.decide(SKY, RAIN) == Decided(BLUE, record.with_(cached=True))
    other = mind.decide(SKY, Weather(text="sun"))
    assert other.answer.note == "by the house rule"
    assert other.record.fell_back == "no answer of openai:tiny is kept"


def test_a_recorded_answer_that_no_longer_fits_is_not_replayed(aids: Aids, tmp_path: Path) -> None:
    answers = Store(tmp_path).answers
    record = DecisionRecord(decision="pick_sky", by="openai:tiny")
    answers.put(decision_key("openai:tiny", SKY, RAIN), '{"colour": "pink"}', record)
    decided = RecordedMind("openai:tiny", answers, aids).decide(SKY, RAIN)
    assert decided.record.by == "house rules"
    assert "colour" in (decided.record.fell_back or "")


@pytest.mark.parametrize(
    "text",
    [
        '{"colour": "blue", "clouds": 2}',
        'Sure! Here it is:\n```json\n{"colour": "blue", "clouds": 2}\n```\nEnjoy {it}!',
        '<think>{"colour": "black", "clouds": 1}? No.</think>{"colour": "blue", "clouds": 2}',
        'The form {colour, clouds} means {"colour": "blue", "clouds": 2}',
        '{"colour": "pink", "clouds": 2} or rather {"colour": "blue", "clouds": 2}',
        '[{"colour": "blue", "clouds": 2}]',
        '\ufeff {"clouds": "2", "rate": null, "colour": "blue"}',
    ],
)
def test_the_answer_is_found_in_the_text(text: str) -> None:
    assert read_answer(SKY, RAIN, text) == BLUE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no complete JSON object"),
        ("null", "no complete JSON object"),
        ('{"colour": "blue", "clouds": 2', "no complete JSON object"),
        ('{"colour": "blue", "clouds": NaN}', "no complete JSON object"),
        ('{"colour": "blue"}', "clouds: Field required"),
        ('{"colour": "blue", "clouds": 2, "birds": 3}', "birds: Extra inputs are not permitted"),
        ('{"colour": "blue", "clouds": 2.5}', "clouds: Input should be a valid integer"),
        ('{"colour": "blue", "clouds": 2, "rate": "fast"}', "rate"),
        ('{"colour": "blue", "clouds": 99}', "99 are too many"),
        ("{" * 100_000, "no complete JSON object"),
        ('{"a":' * 50_000, "no complete JSON object"),
        ("<think>" * 50_000, "no complete JSON object"),
    ],
)
def test_what_is_wrong_is_told(text: str, told: str) -> None:
    read = read_answer(SKY, RAIN, text)
    assert isinstance(read, Unusable)
    assert told in read.reason
    assert len(read.reason) < 2000


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.text(alphabet='{}[]":,0e-\\u<think>/ '),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["colour", "clouds", "x"]), inner),
        ).map(json.dumps),
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_answer(SKY, RAIN, text), Sky | Unusable)
