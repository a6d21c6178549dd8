"""Opening a Chroma server: the same collections, kept by another process or machine, for many productions at once."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import threading
import weakref
from collections import Counter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from circletake.schema import BriefError, StoreError
from circletake.store.chroma import Collections, chroma_settings

OLDEST = (1, 0)
"""The oldest API of a server that is spoken here; Chroma's servers call theirs 1.0.0 since 2025."""
_ANSWER_WITHIN_S = 10.0
_PREFIX = "circletake-"
"""Others may use the server too."""
_CONFIGURATION = {"hnsw": {"space": "cosine", "ef_search": 1000, "ef_construction": 200}}


class ServerCollections(Collections):
    """Open collections on a server. One thread at a time."""

    _configuration = _CONFIGURATION
    _prefix = _PREFIX

    def __init__(self, url: str) -> None:
        """Connect to a server.

        Args:
            url: such as `http://memory.example:8000`; https likewise.

        Raises:
            BriefError: the URL can't be meant.
            StoreError: nobody answers there, or something else than a Chroma server of this time.
        """
        self._where = url
        address = _address(url)
        with self._told():
            version = _version(address)
        if _numbers(version) < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            raise StoreError(
                f"the Chroma server at {url} is of version {version}, at least {oldest} is needed; upgrade it: "
                "pip install --upgrade chromadb"
            )
        with self._told():
            self._client = _borrow(address)
        self.close = weakref.finalize(self, _give_back, address)

    def _make(self, collection: str, label: str) -> None:
        # Another machine may be making it at this moment.
        self._client.get_or_create_collection(
            self._name(collection),
            embedding_function=None,
            configuration=self._configuration,
            metadata={"label": label},
        )

    def _advice(self, what: str) -> str:
        return (
            f"the memory server {self._where} can't be used ({what}); start one with `chroma run`, check the address, "
            "or leave out --memory-server"
        )


class _Address(NamedTuple):
    host: str
    port: int
    secure: bool


_clients: dict[_Address, Any] = {}
_users: Counter[_Address] = Counter()
_borrowing = threading.RLock()


def _borrow(address: _Address) -> Any:
    """Return this process's one client of a server: Chroma shares what is under its clients, and can't be opened twice
    at once."""
    with _borrowing:
        if address not in _clients:
            _clients[address] = _client(address)
        _users[address] += 1
        return _clients[address]


def _give_back(address: _Address) -> None:
    """Close the client when nobody uses it any more, and its connections, which Chroma leaves open."""
    with _borrowing:
        _users[address] -= 1
        if _users[address] <= 0:
            client = _clients.pop(address)
            connections = client._server._session
            client.close()
            connections.close()


def _address(url: str) -> _Address:
    """Return where a URL leads.

    Raises:
        BriefError: the URL can't be meant.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in ("http", "https") or not parts.hostname or (port is None and ":" in parts.netloc):
        raise BriefError(f"--memory-server takes a URL such as http://localhost:8000, got {_plain(url)!r}")
    if "@" in parts.netloc:
        raise BriefError("--memory-server: leave name and password out, the URL is written down")
    secure = parts.scheme == "https"
    return _Address(parts.hostname, port or (443 if secure else 8000), secure)


def _plain(url: str) -> str:
    return url.rpartition("@")[2]


def _version(address: _Address) -> str:
    """Ask a server for its version, before Chroma's own client does so less patiently.

    Raises:
        OSError: nobody answers.
        ValueError: what answers is no Chroma server of this time.
    """
    kind = http.client.HTTPSConnection if address.secure else http.client.HTTPConnection
    with contextlib.closing(kind(address.host, address.port, timeout=_ANSWER_WITHIN_S)) as connection:
        try:
            connection.request("GET", "/api/v2/version")
            answer = connection.getresponse()
            said = json.loads(answer.read()) if answer.status == 200 else None
        except (http.client.HTTPException, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ValueError(f"what answers there is no Chroma server: {type(error).__name__}") from error
    if not (isinstance(said, str) and _numbers(said)):
        raise ValueError(f"what answers there is no Chroma server of this time: HTTP {answer.status}")
    return said


def _client(address: _Address) -> Any:
    import chromadb

    settings = chroma_settings("chromadb.api.fastapi.FastAPI")
    return chromadb.HttpClient(host=address.host, port=address.port, ssl=address.secure, settings=settings)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])
