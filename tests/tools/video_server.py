"""Servers on this machine that make videos: one speaks the OpenAI-style job API, one is like ComfyUI.

Both really encode what they are asked for, and do as badly as a test wants.
"""

from __future__ import annotations

import base64
import email
import email.policy
import io
import json
import threading
from collections.abc import Callable
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from PIL import Image

from circletake.render.encode import encode
from circletake.schema import Size

Answer = tuple[int, bytes, dict[str, str]]


class Heard(NamedTuple):
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def fields(self) -> dict[str, Any]:
        """Return what a JSON body or a form says; files as bytes."""
        kind = self.headers.get("content-type", "")
        if kind.startswith("application/json"):
            return dict(json.loads(self.body))
        message = email.message_from_bytes(
            f"Content-Type: {kind}\r\n\r\n".encode() + self.body, policy=email.policy.HTTP
        )
        out: dict[str, Any] = {}
        for part in message.iter_parts():  # type: ignore[attr-defined]
            data = part.get_payload(decode=True)
            name = part.get_param("name", header="content-disposition")
            out[name] = data if part.get_filename() else data.decode()
        return out


def video(folder: Path, size: Size, seconds: float, rate: int = 16, shade: int = 90) -> bytes:
    """Return an mp4 of a bar that wanders."""
    frames = round(seconds * rate)

    def drawn(index: int) -> np.ndarray:
        picture = np.full((size.height, size.width, 3), shade, np.uint8)
        at = index * 4 % max(1, size.width - 8)
        picture[:, at : at + 8] = 235
        return picture

    path = folder / "made.mp4"
    encode(map(drawn, range(frames)), path, size, Fraction(rate))
    return path.read_bytes()


def png(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, shade, shade)).save(out, "PNG")
    return out.getvalue()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Machine

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        heard = Heard(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        with self.server.lock:
            self.server.heard.append(heard)
        key = f"{heard.method} {heard.path.partition('?')[0]}"
        with self.server.lock:
            acts = next((acts for start, acts in self.server.acts.items() if key.startswith(start) and acts), None)
            act = acts.pop(0) if acts else None
        answer = act(heard) if act is not None else self.server.answer(heard)
        if answer is None:
            self.close_connection = True
            return
        status, content, headers = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        if headers.get("Content-Length", str(len(content))) != str(len(content)):
            self.close_connection = True

    do_GET = do_POST = _serve

    def log_message(self, *_: Any) -> None:
        pass


class Machine(ThreadingHTTPServer):
    """A server. `acts` maps the beginning of `METHOD /path` to answers that come first, each once."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.heard: list[Heard] = []
        self.acts: dict[str, list[Callable[[Heard], Answer | None]]] = {}
        self.lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, heard: Heard) -> Answer:
        raise NotImplementedError

    def count(self, start: str) -> int:
        """Return how many requests began so."""
        return sum(f"{heard.method} {heard.path}".startswith(start) for heard in self.heard)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that are killed hang up: some tests are about that."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


def told(status: int, value: Any, **headers: str) -> Answer:
    return status, json.dumps(value).encode(), {"Content-Type": "application/json", **headers}


class JobServer(Machine):
    """Sells videos and pictures by the OpenAI-style API."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.jobs: dict[str, dict[str, Any]] = {}
        self.looks = 2
        """How often a job is looked at before it is done."""
        self.rate = 16

    def answer(self, heard: Heard) -> Answer:
        path = heard.path.partition("?")[0]
        if heard.method == "POST" and path == "/v1/videos":
            return told(200, self.order(heard))
        if path == "/v1/images/generations":
            fields = heard.fields
            shade = len(fields["prompt"]) % 200
            return told(200, {"created": 1, "data": [{"b64_json": base64.b64encode(png(shade)).decode()}]})
        if path == "/v1/videos":
            return told(200, {"object": "list", "data": list(self.jobs.values()), "has_more": False})
        job = self.jobs.get(path.split("/")[3]) if path.startswith("/v1/videos/") else None
        if job is None:
            return told(404, {"error": {"message": "no such thing", "code": "not_found"}})
        if path.endswith("/content"):
            width, height = map(int, job["size"].split("x"))
            made = video(self.folder, Size(width, height), float(job["seconds"]), self.rate)
            return 200, made, {"Content-Type": "video/mp4"}
        job["looks"] += 1
        job["status"] = "completed" if job["looks"] > self.looks else "in_progress"
        job["progress"] = min(100, 100 * job["looks"] // (self.looks + 1))
        return told(200, job)

    def order(self, heard: Heard) -> dict[str, Any]:
        """Take an order, and return the job."""
        fields = heard.fields
        job = {
            "id": f"video_{len(self.jobs) + 1}", "object": "video", "status": "queued", "progress": 0, "looks": 0,
            "created_at": 4_000_000_000, "model": fields["model"], "prompt": fields["prompt"],
            "seconds": fields["seconds"], "size": fields["size"],
        }  # fmt: skip
        self.jobs[str(job["id"])] = job
        return job


class ComfyServer(Machine):
    """Runs workflows as ComfyUI does: a queue, a history, and files to look at."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.queue: dict[str, dict[str, Any]] = {}
        self.history: dict[str, Any] = {}
        self.uploads: dict[str, bytes] = {}
        self.looks = 1
        self.filename = "take_00001_.mp4"
        self.kind = "videos"
        self.count_of_files = 1
        self.error: Any = None

    def answer(self, heard: Heard) -> Answer:
        path = heard.path.partition("?")[0]
        if path == "/upload/image":
            fields = heard.fields
            self.uploads["start.png"] = fields["image"]
            return told(200, {"name": "start.png", "subfolder": "circletake", "type": "input"})
        if heard.method == "POST" and path == "/prompt":
            id_ = f"prompt-{len(self.queue) + len(self.history) + 1}"
            self.queue[id_] = heard.fields["prompt"]
            return told(200, {"prompt_id": id_, "number": 1, "node_errors": {}})
        if path == "/queue":
            return told(200, {"queue_running": [], "queue_pending": [[1, id_, {}, {}, []] for id_ in self.queue]})
        if path.startswith("/history/"):
            return told(200, self._look(path.rpartition("/")[2]))
        if path == "/view":
            return self._view(heard)
        return told(404, {"error": "no such path"})

    def _look(self, id_: str) -> dict[str, Any]:
        if id_ in self.queue:
            self.looks -= 1
            if self.looks < 0:
                self._finish(id_)
        return {id_: self.history[id_]} if id_ in self.history else {}

    def _finish(self, id_: str) -> None:
        del self.queue[id_]
        if self.error is not None:
            status = {"status_str": "error", "completed": False, "messages": [["execution_error", self.error]]}
            self.history[id_] = {"outputs": {}, "status": status}
            return
        files = [
            {"filename": self.filename.replace("00001", f"{number:05d}"), "subfolder": "", "type": "output"}
            for number in range(1, self.count_of_files + 1)
        ]
        self.history[id_] = {
            "outputs": {"12": {self.kind: files}, "13": {"text": ["seen"]}},
            "status": {"status_str": "success", "completed": True, "messages": []},
        }

    def _view(self, heard: Heard) -> Answer:
        if self.filename.endswith(".png"):
            number = int(heard.path.partition("take_")[2][:5])
            return 200, png(40 + 10 * number), {"Content-Type": "image/png"}
        return 200, video(self.folder, Size(96, 64), 2.0), {"Content-Type": "video/mp4"}
