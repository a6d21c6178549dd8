"""Films whose mind is a language model behind a server: right or wrong, there or gone, the film is made."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from small_films import BRIEF, SMALL

from circletake import run_graph
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
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    film = run_graph(BRIEF, out=tmp_path / "film", settings=_settings(parrot))
    assert film.film is not None
    assert {record.by for record in film.decisions} == {"house rules"}
    assert all(record.fell_back for record in film.decisions)
    manifest = Manifest.read((tmp_path / "film" / "manifest.json").read_bytes())
    assert manifest.tokens > 0
    assert any(note.startswith("read_brief was decided by house rules") for note in manifest.notes)


def test_a_server_that_is_not_there_costs_no_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    film = run_graph(BRIEF, out=tmp_path / "film", settings=_settings("http://127.0.0.1:9/v1"))
    assert film.film is not None
    assert all(record.fell_back for record in film.decisions)


def test_no_secret_is_written_down(parrot: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    run_graph(BRIEF, out=tmp_path / "film", settings=_settings(parrot))
    for path in (tmp_path / "film").rglob("*"):
        if path.is_file():
            assert b"sk-very-secret" not in path.read_bytes(), path
