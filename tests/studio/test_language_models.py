"""Films whose mind is a language model behind a server: right or wrong, there or gone, the film is made."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from small_films import BRIEF, SMALL

from circletake import run_graph
from circletake.llm import Decided, Decision, HouseRules, OpenAIMind
from circletake.llm.asking import BACKOFF_S
from circletake.llm.conversation import opening
from circletake.schema import Manifest, Settings

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("models")]


class _Parrot(BaseHTTPRequestHandler):
    """Answers every request with the same words."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        message = {"role": "assistant", "content": '{"mood": "polly wants a cracker"}'}
        answer = {
            "id": "1", "object": "chat.completion", "created": 0, "model": "parrot",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
        }  # fmt: skip
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def parrot() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Parrot) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def _settings(url: str) -> Settings:
    return SMALL.with_(mind="openai:parrot", mind_base_url=url, duration_s=Fraction(4))


def test_a_model_that_talks_nonsense_is_replaced_and_named(
    parrot: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    film = run_graph(BRIEF, out=tmp_path / "film", settings=_settings(parrot))
    assert film.film is not None
    assert {record.by for record in film.decisions} == {"house rules"}
    assert all(record.fell_back for record in film.decisions)
    manifest = Manifest.read((tmp_path / "film" / "manifest.json").read_bytes())
    assert manifest.tokens > 0
    assert manifest.cost is None
    assert any(note.startswith("read_brief was decided by house rules") for note in manifest.notes)
    _assert_nowhere("sk-very-secret", tmp_path)


def test_a_server_that_is_not_there_costs_no_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    waited: list[float] = []
    monkeypatch.setattr("circletake.studio.minds.OpenAIMind", partial(OpenAIMind, pause=waited.append))
    film = run_graph(BRIEF, out=tmp_path / "film", settings=_settings("http://127.0.0.1:9/v1"))
    assert film.film is not None
    assert all(record.fell_back for record in film.decisions)
    # Two questions are asked four times each; then the server is left alone.
    assert sum(waited) == pytest.approx(2 * sum(BACKOFF_S))


class _Clerk(BaseHTTPRequestHandler):
    """Answers every question as somebody else did, in a model's way of writing."""

    protocol_version = "HTTP/1.1"
    answers: dict[tuple[str, str], str]
    asked: list[str]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = body["response_format"]["json_schema"]["name"]
        self.asked.append(name)
        answer = self.answers[name, body["messages"][1]["content"]]
        content = json.dumps(
            {
                "choices": [{"message": {"role": "assistant", "content": answer}, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1000, "completion_tokens": 100},
            }
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


class _Dictating(HouseRules):
    """Decides by the house rules, and tells the clerk what to answer; asked as a language model would be."""

    name = "clerk"

    def decide(
        self, decision: Decision[Any, Any], question: Any, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[Any]:
        decided = super().decide(decision, question, on_text=on_text)
        material = opening(decision, question)[1]["content"]
        plain = decided.answer.model_dump(mode="json", exclude={"schema_version"})
        if decision.name == "cut_film":
            plain["reason"] = "The clerk cut it."
        _Clerk.answers[decision.name, material] = f"```json\n{json.dumps(plain)}\n```"
        return decided


def test_a_film_decided_by_a_model_throughout_says_so_and_what_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "sk-very-secret-0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", secret)
    _Clerk.answers, _Clerk.asked = {}, []
    with monkeypatch.context() as dictating:
        dictating.setattr("circletake.studio.opening.choose_mind", lambda _settings, aids, *_: _Dictating(aids))
        run_graph(BRIEF, out=tmp_path / "dictated", settings=SMALL.with_(duration_s=Fraction(4)))
    with ThreadingHTTPServer(("127.0.0.1", 0), _Clerk) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings = SMALL.with_(
            mind="openai:clerk", mind_base_url=f"http://127.0.0.1:{server.server_port}/v1", duration_s=Fraction(4),
            mind_price=(2.0, 10.0), max_cost=5.0, max_tokens=2_000_000, mind_eyes="no",
        )  # fmt: skip
        film = run_graph(BRIEF, out=tmp_path / "film", settings=settings)
        asked = len(_Clerk.asked)
        run_graph(BRIEF, out=tmp_path / "film", settings=settings)
        assert len(_Clerk.asked) == asked, "answers that are there were paid for again"
        server.shutdown()
    manifest = Manifest.read((tmp_path / "film" / "manifest.json").read_bytes())
    assert manifest.minds == {"openai:clerk": len(film.decisions)}
    assert [record.fell_back for record in manifest.decisions] == [None] * len(film.decisions)
    assert {record.cost for record in film.decisions} == {0.003}
    assert (manifest.tokens_in, manifest.tokens_out) == (1000 * asked, 100 * asked)
    assert manifest.cost == pytest.approx(0.003 * asked)
    report = (tmp_path / "film" / "report.html").read_text()
    assert f"{1000 * asked:,} tokens read" in report
    assert "$0.0030" in report
    _assert_nowhere(secret, tmp_path)


def _assert_nowhere(secret: str, folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path
