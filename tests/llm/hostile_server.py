"""A model server on this machine that does what it is told, however rude."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any, NamedTuple

from loopback import LoopbackServer

Act = Callable[["Handler"], None]


class Heard(NamedTuple):
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = json.loads(self.rfile.read(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.server.lock:
            self.server.heard.append(Heard(self.path, headers, body))
            act = self.server.acts.pop(0) if self.server.acts else status(500, "the script is over")
        act(self)

    def do_GET(self) -> None:
        self.reply(200, json.dumps({"object": "list", "data": self.server.models}).encode())

    def reply(self, code: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        sent = {"Content-Type": "application/json", **(headers or {})}
        self.send_response(code)
        for name, value in sent.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


class Server(LoopbackServer):
    """Plays its acts one a request; answers 500 when they are used up."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.acts: list[Act] = []
        self.heard: list[Heard] = []
        self.models: Any = [{"id": "tiny", "object": "model"}, {"id": "other", "object": "model"}]
        self.lock = threading.Lock()
        self.dropped = threading.Event()
        self.seen = threading.Event()

    def __exit__(self, *_: object) -> None:
        self.seen.set()
        super().__exit__(*_)


def said(text: Any, finish: str = "stop", refusal: str | None = None) -> dict[str, Any]:
    """Return a chat completion."""
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "tiny",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }


def says(text: Any, finish: str = "stop", refusal: str | None = None) -> Act:
    return sends(json.dumps(said(text, finish, refusal)).encode())


def sends(content: bytes, code: int = 200, **headers: str) -> Act:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.reply(code, content, named)


def streams(*pieces: str, usage: bool = True, finish: str | None = "stop", done: bool = True) -> Act:
    """Send an answer piece by piece, waiting before the next one until the test has seen it."""

    def act(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        for number, piece in enumerate(pieces):
            if number:
                handler.server.seen.wait(5)
                handler.server.seen.clear()
            _event(handler, {"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]})
        if finish:
            _event(handler, {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        if usage:
            _event(handler, {"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": 100}})
        if done:
            handler.wfile.write(b"data: [DONE]\n\n")
        handler.close_connection = True

    return act


def _event(handler: Handler, data: dict[str, Any]) -> None:
    handler.wfile.write(f": a comment\ndata: {json.dumps(data)}\n\n".encode())
    handler.wfile.flush()


def status(code: int, message: str, *, error: dict[str, Any] | None = None, **headers: str) -> Act:
    content = json.dumps({"error": {"message": message, "type": "x", **(error or {})}}).encode()
    return sends(content, code, **headers)


def hangs(handler: Handler) -> None:
    """Take the request and say nothing until the client hangs up."""
    handler.connection.settimeout(0.02)
    while not handler.server.leave.is_set():
        try:
            if not handler.connection.recv(1):
                handler.server.dropped.set()
                break
        except TimeoutError:
            continue
        except OSError:
            break
    handler.close_connection = True


def drips(handler: Handler) -> None:
    """Send one byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while not handler.server.leave.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()
    handler.close_connection = True


def breaks_off(handler: Handler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def hangs_up(handler: Handler) -> None:
    handler.close_connection = True
