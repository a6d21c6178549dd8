"""A speech server on this machine that says what it is told to."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

from loopback import LoopbackServer


class SpeechServer(LoopbackServer):
    """Answers every request with `status` and `content`; `hangs` until it is left."""

    def __init__(self) -> None:
        super().__init__(_Handler)
        self.status, self.content, self.hangs, self.breaks = 200, b"", False, False
        self.heard: list[dict[str, Any]] = []
        self.keys: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SpeechServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.heard.append({"path": self.path, **body})
        self.server.keys.append(self.headers.get("authorization", ""))
        if self.server.hangs:
            self.server.leave.wait(20)
        self.send_response(self.server.status)
        self.send_header("Content-Type", "audio/wav" if self.server.status == 200 else "application/json")
        self.send_header("Content-Length", str(len(self.server.content) + 1000 * self.server.breaks))
        self.end_headers()
        self.wfile.write(self.server.content)
        self.close_connection = self.server.breaks

    def log_message(self, *_: Any) -> None:
        pass
