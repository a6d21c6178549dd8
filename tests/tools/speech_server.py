"""A speech server on this machine that says what it is told to."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


class SpeechServer(ThreadingHTTPServer):
    """Answers every request with `status` and `content`; `hangs` until it is left."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.content, self.hangs, self.breaks = 200, b"", False, False
        self.heard: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.leave = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave.set()
        self.shutdown()
        self.server_close()
        self._thread.join()


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
