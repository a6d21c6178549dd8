"""Reference pictures by a server that speaks the OpenAI-style images API: `--reference images:MODEL`."""

from __future__ import annotations

import base64
import binascii
import io
import math
import os
import random
import uuid
from typing import Any
from urllib.parse import urlsplit

from circletake.schema import (
    BriefError,
    ReferenceRequest,
    ReferenceResult,
    Resources,
    Size,
    ToolFailed,
    Workspace,
    canonical_json,
    content_digest,
)
from circletake.tools.model_name import number, parse_model
from circletake.tools.remote.server import Busy, Refused, Server
from circletake.tools.remote.videos import OPENAI_URL, meant
from circletake.tools.remote.waiting import Patience

_VERSION = "1"
_FAMILY = "images"
_OPTIONS = {
    "base_url": "the server's URL, else OPENAI_BASE_URL",
    "key": "the name of the environment variable with the key, else OPENAI_API_KEY",
    "sizes": "the sizes that the model makes, such as 1024x1024,1536x1024",
    "wait": "seconds that a picture may take",
}
_SIZES = "1024x1024,1536x1024,1024x1536"
_MOST_BYTES = 64 * 2**20


class ImagesApi:
    """Has reference pictures made by a server."""

    name = "reference.images"
    timeout_s = 1800.0

    def __init__(self, model: str = "") -> None:
        """Take a model by `NAME?option=value`; address and key come from the environment as for `openai`.

        Raises:
            BriefError: an option that is not known, or sizes that are none.
        """
        self._model, options = parse_model(model, _OPTIONS, _FAMILY)
        self._url = (options.get("base_url") or os.environ.get("OPENAI_BASE_URL") or OPENAI_URL).rstrip("/")
        self._key_name = options.get("key", "OPENAI_API_KEY")
        self._wait_s = number(options, "wait", 0.001, 20_000, _FAMILY) or 600.0
        try:
            self._sizes = [Size(*map(int, one.split("x"))) for one in options.get("sizes", _SIZES).lower().split(",")]
        except (ValueError, TypeError) as error:
            raise BriefError(f"images: sizes takes such as {_SIZES}, got {options['sizes']!r}") from error
        Server(self._url)

    @property
    def version(self) -> str:
        """Changes with the server and the model."""
        return f"{_VERSION}+{content_digest(canonical_json([self._url, self._model]))[:16]}"

    def resources(self, request: ReferenceRequest) -> Resources:
        """Hardly any: the server does the work."""
        return Resources(cpus=0.1, memory_mb=300)

    def run(self, request: ReferenceRequest, workspace: Workspace, *, rng: random.Random) -> ReferenceResult:
        """Have a picture made.

        Raises:
            RequestRejected: the server will not show such a thing.
            ToolFailed: it refuses, or what came back is no picture.
            BriefError: no key, or not a valid one.
        """
        key = os.environ.get(self._key_name, "").strip()
        if not key and self._url == OPENAI_URL:
            raise BriefError(f"images: set {self._key_name}, or name another server with OPENAI_BASE_URL")
        server = Server(self._url, key=key, timeout_s=self._wait_s)
        shape = request.size.width / request.size.height
        size = min(self._sizes, key=lambda one: abs(math.log(one.width / one.height / shape)))
        body = {"model": self._model, "prompt": request.prompt, "size": str(size), "n": 1}
        # Made again after a power cut, it goes out under the same name: a server that knows it charges once.
        once = workspace.recall("order") or uuid.uuid4().hex
        workspace.note("order", once)
        patience = Patience(workspace, self._wait_s)
        while True:
            try:
                made = server.post("/images/generations", body, {"Idempotency-Key": once})
                break
            except Busy as error:
                patience.after(error, "the server is busy")
            except Refused as error:
                raise meant(error) from None
        data = self._picture(made, workspace)
        path = workspace.folder / "reference.png"
        path.write_bytes(data)
        return ReferenceResult(picture=workspace.save(path, "image/png"), plan=f"{self._model} at {self._url}, {size}")

    def _picture(self, made: Any, workspace: Workspace) -> bytes:
        """Return what came back as a PNG, having looked at it."""
        from PIL import Image

        listed = made.get("data") if isinstance(made, dict) else None
        first = listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}
        try:
            raw = (
                base64.b64decode(first["b64_json"], validate=True)
                if first.get("b64_json")
                else self._linked(first, workspace)
            )
            with Image.open(io.BytesIO(raw)) as opened:
                out = io.BytesIO()
                opened.convert("RGB").save(out, "PNG")
        except (binascii.Error, OSError, ValueError) as error:
            raise ToolFailed(f"{self._url}: what came back is no picture ({error})") from error
        return out.getvalue()

    def _linked(self, first: dict[str, Any], workspace: Workspace) -> bytes:
        """Fetch a picture that the server only links to, without the key."""
        parts = urlsplit(str(first.get("url", "")))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ToolFailed(f"{self._url} gave neither a picture nor a link to one")
        path = workspace.folder / "linked"
        there = f"{parts.scheme}://{parts.netloc}"
        Server(there).download(f"{parts.path}?{parts.query}" if parts.query else parts.path, path, _MOST_BYTES)
        return path.read_bytes()
