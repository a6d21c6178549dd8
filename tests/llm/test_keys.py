"""The key: in no message, in no answer, in no file, whatever a server does with it."""

from __future__ import annotations

import json
import traceback
from pathlib import Path

import pytest
from asked import KEY, Asked
from hostile_server import Act, said, sends, status, streams
from skies import RAIN, SKY

from circletake.cli.crash import write_crash_log
from circletake.cli.options import settings_from
from circletake.llm import ModelServer, check_server
from circletake.schema import BriefError

LEAKS: dict[str, Act] = {
    "not JSON": sends(f"Bearer {KEY} is no good".encode()),
    "no choices": sends(json.dumps({"error": {"message": f"your key {KEY}"}}).encode()),
    "a list": sends(json.dumps([KEY]).encode()),
    "a refusal": sends(json.dumps(said(None, refusal=f"no, {KEY}")).encode()),
    "an answer": sends(json.dumps(said(json.dumps({"colour": "blue", "clouds": 1, "note": KEY}))).encode()),
    "400": status(400, f"bad {KEY}"),
    "quota": status(429, f"no more for {KEY}", error={"code": "insufficient_quota"}),
    "500": status(500, f"broken {KEY}"),
}


@pytest.mark.parametrize("kind", LEAKS)
def test_no_server_gets_the_key_written_down(asked: Asked, kind: str) -> None:
    assert KEY not in asked.house_because(*[LEAKS[kind]] * 9)
    asked.server.acts = [LEAKS[kind]] * 9
    server = ModelServer("tiny", base_url=asked.server.url, api_key=KEY)
    assert KEY not in str(check_server(server))
    server.close()


def test_a_key_in_a_growing_answer_is_not_shown(asked: Asked) -> None:
    shown: list[str] = []
    half = len(KEY) // 2
    asked.server.seen.set()
    asked.server.acts = [streams(f'{{"colour": "blue {KEY[:half]}', KEY[half:], '", "clouds": 1}')]
    record = asked.mind().decide(SKY, RAIN, on_text=shown.append).record
    assert "sent our key back" in (record.fell_back or "")
    assert not any(KEY[:half] in text for text in shown)


def test_a_wrong_key_is_told_without_it_even_in_a_crash_log(asked: Asked) -> None:
    with pytest.raises(BriefError, match="set OPENAI_API_KEY") as raised:
        asked.decide(status(401, f"Incorrect API key provided: {KEY}"))
    assert KEY not in "".join(traceback.format_exception(raised.value))
    log = write_crash_log(raised.value)
    assert KEY not in log.read_text()
    log.unlink()


@pytest.mark.parametrize("key", ["sk-“quoted”", "sk-two\nlines", "sk with spaces", "sk-\x00"])
def test_what_is_no_key_is_refused_unseen(key: str) -> None:
    with pytest.raises(BriefError, match="OPENAI_API_KEY") as raised:
        ModelServer("tiny", base_url="http://127.0.0.1:1/v1", api_key=key)
    assert key not in str(raised.value)


def test_an_address_with_a_password_is_refused_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "http://somebody:hunter2@127.0.0.1:1/v1"
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    for refused in (lambda: ModelServer("tiny", base_url=url), lambda: settings_from({"mind": "openai:tiny"})):
        with pytest.raises(BriefError, match="password") as raised:
            refused()
        assert "hunter2" not in "".join(traceback.format_exception(raised.value))


def test_settings_hold_no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert KEY not in settings_from({"mind": "openai:tiny"}).model_dump_json()
