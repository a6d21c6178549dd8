"""A worker on a Ray cluster: an actor that runs one tool call after another, on whichever node it was put."""

from __future__ import annotations

import json
import os
import platform
import queue
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from circletake.executor.failures import as_ours, to_wire
from circletake.executor.run_call import run_call
from circletake.executor.tool_ref import Toolbox, ToolRef, signature_of
from circletake.executor.warm import SHELF
from circletake.executor.workspace import CallWorkspace
from circletake.schema import BriefError
from circletake.store import Store, open_store

CACHE_VARIABLE = "CIRCLETAKE_STORE_CACHE"
"""On a node: the folder for objects, where the production's own folder is out of reach or must not be used."""
_PROGRESS_EVERY_S = 0.05


class CallActor:
    """One worker. Its methods are called by the executor, through Ray, one at a time."""

    def __init__(self, folders: list[str], env: Mapping[str, str]) -> None:
        """Prepare the process.

        Args:
            folders: where the executor's process imports from; those that are not here do no harm.
            env: environment variables.
        """
        sys.path.extend(folder for folder in folders if folder not in sys.path)
        os.environ.update(env)
        self._tools = Toolbox()
        self._stores: dict[tuple[str, str | None, str], Store] = {}

    def run(self, call: dict[str, Any]) -> Iterator[str]:
        """Run a call; yield messages as JSON: `begun`, any number of `progress`, then `done` or `failed`."""
        yield json.dumps({"kind": "begun", "pid": os.getpid()})
        said: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        thread = threading.Thread(target=lambda: said.put(self._answer(call, said)), daemon=True)
        thread.start()
        while True:
            message = said.get()
            yield json.dumps(message)
            if message["kind"] != "progress":
                return

    def _answer(self, call: dict[str, Any], said: queue.SimpleQueue[dict[str, Any]]) -> dict[str, Any]:
        ref = ToolRef.model_validate(call["ref"])
        answer: dict[str, Any]
        try:
            store = self._store(call["store"], call["url"], call["mark"])
            tool = self._tools.tool(ref)
            request = signature_of(tool).request.model_validate_json(call["request"])
            folder = store.scratch_folder(call["folder"])
            try:
                workspace = CallWorkspace(folder, store, _reporter(said))
                answer = {"kind": "done", "result": run_call(tool, request, workspace).model_dump_json()}
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        except Exception as error:
            answer = {"kind": "failed", **to_wire(as_ours(ref.factory, error))}
        return {**answer, "models": SHELF.models}

    def _store(self, root: str, url: str | None, mark: str) -> Store:
        """Return the production's store, or where it is out of reach this node's own, filled through the URL."""
        key = (root, url, mark)
        if key not in self._stores:
            self._stores[key] = open_store(_reachable(root, url, mark), url)
        return self._stores[key]


def _reachable(root: str, url: str | None, mark: str) -> Path:
    own = os.environ.get(CACHE_VARIABLE)
    if own:
        if url is None:
            raise BriefError(f"this node keeps objects in {own}; name a store that every node reaches with --store URL")
        return Path(own)
    if (Path(root) / mark).is_file():
        return Path(root)
    if url is None:
        raise BriefError(
            f"node {platform.node()} of the cluster doesn't see {root}; put the production into a folder that "
            "every node shares, or name a store that every node reaches with --store URL"
        )
    return Path(tempfile.gettempdir()) / "circletake-store"


def _reporter(said: queue.SimpleQueue[dict[str, Any]]) -> Any:
    reported_at = [0.0]

    def report(share: float, text: str) -> None:
        now = time.monotonic()
        if share >= 1 or now - reported_at[0] >= _PROGRESS_EVERY_S:
            reported_at[0] = now
            said.put({"kind": "progress", "share": share, "text": text})

    return report
