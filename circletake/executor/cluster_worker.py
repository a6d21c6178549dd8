"""An executor's handle on one worker of a Ray cluster."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from circletake.executor.cancel import CancelToken
from circletake.executor.cluster_actor import CallActor
from circletake.executor.contract import OnProgress
from circletake.executor.failures import from_wire
from circletake.executor.tool_ref import ToolRef
from circletake.executor.warm import WarmModel
from circletake.schema import Request, Resources, Transient, digests_in
from circletake.store import Store

_MB = 2**20
_LOOK_EVERY_S = 0.1
_START_WITHIN_S = 600.0
"""A busy cluster may take long to give us a worker."""


class Post(NamedTuple):
    """Where an actor is to stand, in Ray's words."""

    node_id: str
    gpus: float
    """Share of a GPU."""


class ClusterWorker:
    """One actor. One thread at a time."""

    def __init__(self, post: Post, given: Resources, store: Store, mark: str, env: Mapping[str, str]) -> None:
        """Ask the cluster for an actor; it starts when there is room.

        Args:
            post: its node, and its share of a GPU there.
            given: what it gets for all its life.
            store: the production's store.
            mark: name of a file in the store's folder, by which a node sees whether it shares that folder.
            env: environment variables.
        """
        import ray
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        self.busy = False
        self.alive = True
        self.models: tuple[WarmModel, ...] = ()
        self._store = store
        self._mark = mark
        self._actor: Any = (
            ray.remote(CallActor)
            .options(
                num_cpus=given.cpus,
                num_gpus=post.gpus,
                memory=given.memory_mb * _MB,
                scheduling_strategy=NodeAffinitySchedulingStrategy(post.node_id, soft=False),
                max_restarts=0,
                max_task_retries=0,
            )
            .remote([str(folder) for folder in sys.path], dict(env))
        )

    def call(
        self, ref: ToolRef, request: Request, timeout_s: float, on_progress: OnProgress, cancel: CancelToken
    ) -> str:
        """Run a call and return its result as JSON. See `Worker.call`."""
        self._store.share(digests_in(request))
        folder = f"call-{uuid.uuid4().hex}"
        message = {
            "ref": ref.model_dump(),
            "request": request.model_dump_json(),
            "store": str(self._store.root.absolute()),
            "url": self._store.remote.url if self._store.remote is not None else None,
            "mark": self._mark,
            "folder": folder,
        }
        self.busy = True
        try:
            return self._answer(message, timeout_s, on_progress, cancel)
        except BaseException:
            if self.busy:
                self.kill()
                shutil.rmtree(self._store.scratch / folder, ignore_errors=True)
            raise

    def kill(self) -> None:
        """End it at once."""
        import ray

        if self.alive:
            self.alive = False
            with contextlib.suppress(Exception):
                ray.kill(self._actor, no_restart=True)

    def end(self) -> None:
        """End it; between calls there is nothing to wait for."""
        self.kill()

    def _answer(self, message: dict[str, Any], timeout_s: float, on_progress: OnProgress, cancel: CancelToken) -> str:
        deadline = time.monotonic() + _START_WITHIN_S
        for heard in self._heard(message):
            cancel.check()
            if heard is None:
                if time.monotonic() > deadline:
                    raise Transient(f"it took longer than {timeout_s:g} s and was stopped")
            elif heard["kind"] == "begun":
                deadline = time.monotonic() + timeout_s
            elif heard["kind"] == "progress":
                on_progress(heard["share"], heard["text"])
            else:
                self.busy = False
                self.models = tuple(WarmModel(*model) for model in heard["models"])
                if heard["kind"] == "failed":
                    raise from_wire(heard)
                return str(heard["result"])
        raise Transient("its worker ended without an answer")

    def _heard(self, message: dict[str, Any]) -> Iterator[dict[str, Any] | None]:
        """Yield what the actor says, and None whenever it was silent for a while."""
        import ray

        try:
            said = self._actor.run.options(num_returns="streaming").remote(message)
            while True:
                ready, _ = ray.wait([said], timeout=_LOOK_EVERY_S, fetch_local=False)
                yield json.loads(ray.get(next(said))) if ready else None
        except StopIteration:
            return
        except ray.exceptions.RayError as error:
            raise Transient(f"its worker was lost ({_first_line(error)})") from None


def _first_line(error: Exception) -> str:
    """Return the telling line of one of Ray's long messages."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    telling = [line for line in lines if "reason" in line.lower() or "cause" in line.lower()]
    return (telling or lines or [type(error).__name__])[0][:200]
