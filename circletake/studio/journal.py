"""The journal: which role of the production was filled by which tool call, run by run."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from circletake.schema import Artifact, Digest, Document, Request, Result, canonical_json, digests_in
from circletake.store import Store


class Entry(Document):
    """One tool call of one run."""

    run: int
    role: str
    """What it was for: `3A take`, `score`, `mix`."""
    tool: str
    version: str
    key: str
    cached: bool
    seconds: float
    request: Artifact
    outputs: tuple[Digest, ...]


class Journal:
    """Appends entries as calls end. Thread-safe; a line that was cut short by a crash is passed over."""

    def __init__(self, path: Path, store: Store) -> None:
        self._path = path
        self._store = store
        self._lock = threading.Lock()
        earlier = list(read_journal(path))
        self.run = max((entry.run for entry in earlier), default=0) + 1
        self._requests = {entry.key: entry.request for entry in earlier}

    def note(self, role: str, tool: str, version: str, key: str, request: Request, result: Result, **how: Any) -> None:
        """Write one call down.

        Args:
            role: what it was for.
            tool: the tool's name.
            version: the tool's version.
            key: the call's key.
            request: what was asked.
            result: what was given.
            how: `cached` and `seconds`.
        """
        kept = self._requests.get(key) or self._store.put_bytes(canonical_json(request), "application/json")
        entry = Entry(
            run=self.run, role=role, tool=tool, version=version, key=key, request=kept,
            outputs=digests_in(result), **how,
        )  # fmt: skip
        with self._lock:
            append(self._path, [entry])


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries at the end of a journal, which is made when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(entry.model_dump_json() + "\n" for entry in entries))


def read_journal(path: Path) -> Iterator[Entry]:
    """Yield the entries of a journal, oldest first."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            try:
                yield Entry.model_validate(json.loads(line))
            except ValueError:
                continue


def last_runs(path: Path) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Return the entries of the run before the last and of the last, by role.

    A run that was interrupted counts with the ones before it: each role is held by whoever filled it last.
    """
    before: dict[str, Entry] = {}
    last: dict[str, Entry] = {}
    current = 0
    for entry in read_journal(path):
        if entry.run != current:
            before.update(last)
            last, current = {}, entry.run
        last[entry.role] = entry
    return before, last
