"""Asking a server over HTTP: answers that can be trusted, and errors that say who acts next.

The key goes into one header, is sent to no other host, and stands in no message.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from circletake.schema import BriefError, ToolFailed, Transient

_PASSES = frozenset({408, 409, 425, 429})
_MOST_JSON = 64 * 2**20
_CHUNK = 1 << 18
_LONGEST = 300


class Busy(Transient):
    """The server did not take the request: asking again costs nothing."""

    def __init__(self, message: str, after_s: float | None = None) -> None:
        super().__init__(message)
        self.after_s = after_s


class NoReply(Transient):
    """The connection broke: whether the server did as asked, nobody knows."""


class NotThere(ToolFailed):
    """The server has no such thing (status 404 or 410)."""


class Refused(ToolFailed):
    """The server refuses the request as it is (status 4xx); `code` is what it calls the reason."""

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class File(NamedTuple):
    """A file in a form."""

    name: str
    media_type: str
    data: bytes


class Server:
    """A server, by its base URL."""

    def __init__(self, url: str, *, key: str = "", timeout_s: float = 60.0) -> None:
        """Prepare; nothing is opened.

        Args:
            url: its base, such as `http://127.0.0.1:8188`.
            key: sent as a bearer token where it is not empty.
            timeout_s: how long the server may be silent.

        Raises:
            BriefError: not the URL of a server.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            raise BriefError(f"not the URL of a server: {_without_secrets(url)!r}; such as http://127.0.0.1:8188")
        self.url = url.rstrip("/")
        self._key = key
        self._timeout_s = timeout_s
        handlers: list[urllib.request.BaseHandler] = [_SameHost()]
        if _is_local(parts.hostname):
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def get(self, path: str) -> Any:
        """Return what a path holds, read as JSON. Raises as `_open`."""
        return self._json(self._request("GET", path, None, {}))

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Any:
        """Send JSON, and return what comes back, read as JSON. Raises as `_open`."""
        data = json.dumps(body).encode()
        return self._json(self._request("POST", path, data, {"Content-Type": "application/json", **(headers or {})}))

    def post_form(
        self, path: str, fields: Mapping[str, str], files: Mapping[str, File], headers: Mapping[str, str] | None = None
    ) -> Any:
        """Send a form with files, and return what comes back, read as JSON. Raises as `_open`."""
        boundary = uuid.uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        for name, file in files.items():
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n'
            parts.append(f"{head}Content-Type: {file.media_type}\r\n\r\n".encode() + file.data + b"\r\n")
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}", **(headers or {})}
        return self._json(self._request("POST", path, b"".join([*parts, f"--{boundary}--\r\n".encode()]), kind))

    def download(self, path: str, to: Path, most_bytes: int) -> None:
        """Write what a path holds into a file, whole.

        Raises:
            ToolFailed: it is larger than `most_bytes`.
            NoReply: it broke off.
            Busy, NotThere, Refused, BriefError: as the server answered.
        """
        with self._open(self._request("GET", path, None, {})) as response, to.open("wb") as file:
            due = response.headers.get("Content-Length")
            size = 0
            while chunk := self._read(response, _CHUNK):
                size += len(chunk)
                if size > most_bytes:
                    raise ToolFailed(f"{self.url}: the file is larger than {most_bytes:,} bytes; it was not taken")
                file.write(chunk)
        if due is not None and due.isdigit() and size != int(due):
            raise NoReply(f"{self.url}: the download broke off at {size:,} of {int(due):,} bytes")

    def _request(self, method: str, path: str, data: bytes | None, headers: Mapping[str, str]) -> Any:
        request = urllib.request.Request(f"{self.url}{path}", data=data, method=method, headers=dict(headers))
        request.add_header("User-Agent", "circletake")
        if self._key:
            request.add_unredirected_header("Authorization", f"Bearer {self._key}")
        return request

    def _json(self, request: Any) -> Any:
        with self._open(request) as response:
            data = self._read(response, _MOST_JSON + 1)
        if len(data) > _MOST_JSON:
            raise ToolFailed(f"{self.url}: the answer is larger than {_MOST_JSON:,} bytes; is this the right server?")
        try:
            return json.loads(data)
        except ValueError as error:
            raise NoReply(
                f"{self.url} answered something that is no JSON ({self._clean(data[:80].decode(errors='replace'))!r}); "
                "check the address"
            ) from error

    def _open(self, request: Any) -> Any:
        try:
            return self._opener.open(request, timeout=self._timeout_s)
        except urllib.error.HTTPError as error:
            with error:
                raise self._status_error(error) from None
        except TimeoutError as error:
            raise NoReply(f"{self.url} said nothing for {self._timeout_s:g} s") from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, ConnectionRefusedError):
                raise Busy(f"nothing answers at {self.url}; start the server, or check the address") from error
            raise NoReply(f"{self.url} can't be reached ({self._clean(str(error.reason))})") from error
        except (OSError, http.client.HTTPException) as error:
            raise NoReply(f"{self.url}: the connection broke ({type(error).__name__})") from error

    def _read(self, response: Any, most: int) -> bytes:
        try:
            return bytes(response.read(most))
        except (OSError, http.client.HTTPException) as error:
            raise NoReply(f"{self.url}: the connection broke ({type(error).__name__})") from error

    def _status_error(self, error: urllib.error.HTTPError) -> Exception:
        said, code = self._said(error)
        status = error.code
        if status in (401, 403):
            return BriefError(f"{self.url} does not accept the key (status {status}: {said}); set a valid one")
        if status in (404, 410):
            return NotThere(f"{self.url} has no {urlsplit(error.url).path} (status {status}: {said})")
        if status == 429 or status in _PASSES or status >= 500:
            after = error.headers.get("Retry-After", "")
            kind = Busy if status in (429, 503) else NoReply
            told = f"{self.url} answered {status} ({said})"
            return Busy(told, float(after) if after.isdigit() else None) if kind is Busy else NoReply(told)
        return Refused(f"{self.url} refuses (status {status}): {said}", code)

    def _said(self, error: urllib.error.HTTPError) -> tuple[str, str]:
        """Return what a server said of an error, and its code for it."""
        try:
            data = error.read(_LONGEST * 20)
        except (OSError, http.client.HTTPException):
            return "nothing more", ""
        try:
            found = json.loads(data)
            inner = found.get("error", found) if isinstance(found, dict) else found
            if isinstance(inner, dict):
                details = found.get("node_errors")
                told = str(inner.get("message", inner)) + (f"; {json.dumps(details)}" if details else "")
                return self._clean(told), str(inner.get("code") or inner.get("type") or "")
            return self._clean(str(inner)), ""
        except ValueError:
            return self._clean(data.decode(errors="replace")) or "nothing more", ""

    def _clean(self, text: str) -> str:
        """Return a server's words on one line, cut short, and never with the key in them."""
        said = " ".join(text.split())
        return (said.replace(self._key, "***") if self._key else said)[:_LONGEST]


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows redirects; the key is an unredirected header, so it stays with the host that it is for."""


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _without_secrets(url: str) -> str:
    """Return a URL without the name and password that people put into URLs."""
    head, at, tail = url.rpartition("@")
    return f"{head.partition('://')[0]}://***@{tail}" if at else url
