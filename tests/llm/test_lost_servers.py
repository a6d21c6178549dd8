"""The mind behind a model server that is busy, slow, lost, or called off."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from asked import BLUE, GOOD, KEY, Asked
from hostile_server import (
    Act,
    breaks_off,
    drips,
    hangs,
    hangs_up,
    says,
    sends,
    status,
)
from skies import RAIN, SKY, Weather

from circletake.llm.faults import retry_after
from circletake.schema import BriefError


@pytest.mark.parametrize("code", [408, 409, 429, 500, 502, 503, 504, 529])
def test_a_busy_server_is_asked_again(asked: Asked, code: int) -> None:
    answer, record = asked.decide(status(code, "busy"), status(code, "busy"), says(GOOD))
    assert answer == BLUE
    assert record.attempts == 1
    assert asked.pauses == [1.0, 1.0, 1.0, 1.0, 1.0]


@pytest.mark.parametrize("headers", [{"retry_after": "2.5"}, {"retry_after_ms": "2500"}])
def test_a_busy_server_is_given_the_time_that_it_wants(asked: Asked, headers: dict[str, str]) -> None:
    assert asked.decide(status(429, "busy", **headers), says(GOOD)).answer == BLUE
    assert asked.pauses == [1.0, 1.0, 0.5]


def test_a_server_that_stays_busy_is_left(asked: Asked) -> None:
    because = asked.house_because(*[status(503, "loading the model")] * 9)
    assert because == "the model server answered 503 (loading the model)"
    assert len(asked.server.heard) == 4
    assert sum(asked.pauses) == 20.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "-7"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({}, None),
    ],
)
def test_the_wanted_time_is_read(value: dict[str, str], seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_the_wanted_time_may_be_a_date() -> None:
    now = datetime(2030, 1, 1, tzinfo=UTC)
    for wait in (30, -30):
        date = format_datetime(now + timedelta(seconds=wait), usegmt=True)
        assert retry_after({"retry-after": date}, now) == max(0.0, wait)


@pytest.mark.parametrize("act", [hangs, drips])
def test_a_server_that_hangs_is_left(asked: Asked, act: Act) -> None:
    began = time.monotonic()
    because = asked.house_because(*[act] * 9, timeout_s=0.2)
    assert because == f"the model server {asked.server.url} gave no answer within 0.2 s"
    assert len(asked.server.heard) == 4
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("act", [breaks_off, hangs_up, sends(b"not gzip at all", Content_Encoding="gzip")])
def test_a_broken_connection_is_tried_again(asked: Asked, act: Act) -> None:
    assert asked.decide(act, says(GOOD)).answer == BLUE


def test_a_lost_server_is_left_alone_after_two_questions(asked: Asked) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    mind = asked.mind(url=url)
    records = [mind.decide(SKY, Weather(text=f"rain {number}")).record for number in range(3)]
    for record in records[:2]:
        assert (record.fell_back or "").startswith(f"the model server {url} can't be reached (")
    assert records[2].fell_back == f"{url} was lost 2 times in a row and is left alone"
    assert sum(asked.pauses) == 40.0


def test_a_server_that_comes_back_is_forgiven(asked: Asked) -> None:
    mind = asked.mind()
    busy = [status(500, "busy")] * 4
    asked.server.acts = [*busy, says(GOOD), *busy, says(GOOD)]
    by = [mind.decide(SKY, Weather(text=f"rain {number}")).record.by for number in range(4)]
    assert by == ["house rules", "openai:tiny"] * 2


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (401, "set OPENAI_API_KEY"),
        (403, "choose another model"),
        (404, "no model 'tiny'"),
    ],
)
def test_what_only_the_person_can_mend_is_told_without_the_key(asked: Asked, code: int, told: str) -> None:
    with pytest.raises(BriefError, match=told) as raised:
        asked.decide(status(code, f"Incorrect API key provided: {KEY}"))
    shown: BaseException | None = raised.value
    while shown is not None:
        assert KEY not in f"{shown!r} {shown}"
        shown = shown.__cause__
    assert len(asked.server.heard) == 1


def test_a_key_that_the_server_repeats_is_not_passed_on(asked: Asked) -> None:
    assert "***" in asked.house_because(*[status(500, f"your key {KEY} broke me")] * 4)


class CalledOff(Exception):
    pass


def test_a_question_that_is_called_off_hangs_up_at_once(asked: Asked) -> None:
    def check() -> None:
        if asked.server.heard:
            raise CalledOff

    began = time.monotonic()
    with pytest.raises(CalledOff):
        asked.decide(hangs, timeout_s=60, check=check)
    assert time.monotonic() - began < 3
    assert asked.server.dropped.wait(5), "the request still runs"


def test_a_pause_is_called_off(asked: Asked) -> None:
    def check() -> None:
        if asked.pauses:
            raise CalledOff

    with pytest.raises(CalledOff):
        asked.decide(status(503, "busy", retry_after="60"), says(GOOD), check=check)
    assert asked.pauses == [1.0]


def test_closing_breaks_off_what_runs(asked: Asked) -> None:
    asked.server.acts = [hangs]
    mind = asked.mind(timeout_s=60)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(mind.decide, SKY, RAIN)
        while not asked.server.heard:
            time.sleep(0.01)
        mind.close()
        assert waiting.result(timeout=5).record.fell_back == "the connection was closed"
    mind.close()


def test_many_threads_ask_so_many_at_once(asked: Asked) -> None:
    now, most, lock, pair = [0], [0], threading.Lock(), threading.Barrier(2, timeout=30)

    def slow(handler: Any) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        pair.wait()
        with lock:
            now[0] -= 1
        says(GOOD)(handler)

    asked.server.acts = [slow] * 8
    mind = asked.mind(at_once=2)
    with ThreadPoolExecutor(8) as threads:
        decided = list(threads.map(lambda n: mind.decide(SKY, Weather(text=f"rain {n}")), range(8)))
    assert [one.answer for one in decided] == [BLUE] * 8
    assert most[0] == 2
