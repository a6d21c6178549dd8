"""Answers that a person reads while they are written."""

from __future__ import annotations

import json

import pytest
from asked import Asked
from hostile_server import Act, said, says, sends, status, streams
from hypothesis import given, settings
from hypothesis import strategies as st
from skies import RAIN, SKY, Sky

from circletake.llm import HouseRules, ScriptedMind
from circletake.llm.growing import text_so_far
from circletake.schema import Aids

ANSWER = Sky(colour="blue", clouds=2, note="x").model_dump_json()


class Reader:
    """Reads along, and lets the server go on whenever there is something new."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.read: list[str] = []

    def __call__(self, text: str) -> None:
        if text and text not in self.read[-1:]:
            self.read.append(text)
            self.asked.server.seen.set()


def test_words_appear_while_the_answer_grows(asked: Asked) -> None:
    reader = Reader(asked)
    asked.server.acts = [streams('{"colour": "bl', 'ue", "clo', 'uds": 2}')]
    answer, record = asked.mind().decide(SKY, RAIN, on_text=reader)
    assert answer == Sky(colour="blue", clouds=2)
    assert reader.read == ["bl", "blue"]
    assert (record.by, record.tokens_in, record.tokens_out) == ("openai:tiny", 1000, 100)
    assert asked.server.heard[0].body["stream"] is True
    assert asked.server.heard[0].body["stream_options"] == {"include_usage": True}


def test_a_kept_answer_is_told_at_once(asked: Asked) -> None:
    read: list[str] = []
    asked.decide(says(ANSWER))
    asked.mind().decide(SKY, RAIN, on_text=read.append)
    assert read == ["blue"]
    assert len(asked.server.heard) == 1


@pytest.mark.parametrize(
    "acts",
    [
        [says(ANSWER)],
        [status(400, "Unrecognized request argument: stream_options"), streams(ANSWER, usage=False)],
        [status(400, "stream_options"), status(400, "stream is not supported"), says(ANSWER)],
        [streams(ANSWER[:20], finish=None, done=False), streams(ANSWER)],
        [streams(ANSWER, finish=None)],
        [streams('{"colour": "pink", "clouds": 1}'), streams(ANSWER)],
    ],
)
def test_a_server_that_streams_badly_or_not_at_all_is_understood(asked: Asked, acts: list[Act]) -> None:
    reader = Reader(asked)
    asked.server.acts = acts
    assert asked.mind().decide(SKY, RAIN, on_text=reader).answer.colour == "blue"
    assert reader.read[-1] == "blue"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (sends(b"data: {not json}\n\n", Content_Type="text/event-stream"), "not JSON"),
        (sends(b"data: [DONE]\n\n", Content_Type="text/event-stream"), "a stream without one"),
        (
            sends(b'data: {"error": {"message": "out of memory"}}\n\n', Content_Type="text/event-stream"),
            "out of memory",
        ),
        (streams("", finish="content_filter"), "its content filter stopped it"),
    ],
)
def test_a_stream_that_is_none_is_left_to_the_house_rule(asked: Asked, act: Act, told: str) -> None:
    reader = Reader(asked)
    asked.server.acts = [act]
    answer, record = asked.mind().decide(SKY, RAIN, on_text=reader)
    assert answer.note == "by the house rule"
    assert told in (record.fell_back or "")
    assert reader.read == ["grey"]


def test_a_stream_is_called_off_in_the_middle(asked: Asked) -> None:
    class CalledOffError(Exception):
        pass

    def call_off(text: str) -> None:
        if text:
            raise CalledOffError

    asked.server.acts = [streams('{"colour": "bl', 'ue"')]
    with pytest.raises(CalledOffError):
        asked.mind().decide(SKY, RAIN, on_text=call_off)


def test_who_needs_no_server_tells_its_whole_answer(aids: Aids) -> None:
    for mind, colour in ((HouseRules(aids), "grey"), (ScriptedMind({"pick_sky": [ANSWER]}, aids), "blue")):
        read: list[str] = []
        mind.decide(SKY, RAIN, on_text=read.append)
        assert read == [colour]


def test_the_text_so_far_is_a_beginning_of_the_text() -> None:
    whole = json.dumps({"text": 'A “fox”,\nsays "hé" \U0001f98a \\ over.', "more": "no"})
    so_far = [text_so_far(whole[:end]) for end in range(len(whole) + 1)]
    assert so_far[0] == ""
    assert so_far[-1] == json.loads(whole)["text"]
    assert all(so_far[-1].startswith(text) for text in so_far)
    assert text_so_far("<think>{hm}</think>```json\n" + whole[:11]) == "A"


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(), st.booleans(), st.data())
def test_any_text_grows(text: str, ascii_only: bool, data: st.DataObject) -> None:
    whole = json.dumps({"text": text}, ensure_ascii=ascii_only)
    end = data.draw(st.integers(0, len(whole)))
    assert text.startswith(text_so_far(whole[:end]))
    assert text_so_far(whole) == text


def test_a_reply_in_one_piece_needs_no_stream(asked: Asked) -> None:
    asked.server.acts = [sends(json.dumps(said(ANSWER)).encode())]
    asked.mind().decide(SKY, RAIN)
    assert "stream" not in asked.server.heard[0].body
