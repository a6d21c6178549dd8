"""The executor that runs its tools on a Ray cluster: this machine's own, or one that is named."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import socket
import threading
import time
import uuid
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from circletake.executor.cancel import CancelToken, either
from circletake.executor.cluster_worker import ClusterWorker, Post
from circletake.executor.contract import OnProgress, in_silence
from circletake.executor.failures import attempted
from circletake.executor.machine import Gpu, Machine, check_fits, measure_gpus
from circletake.executor.placing import Host, Place, Wanted
from circletake.executor.pool import Pool
from circletake.executor.tool_ref import Toolbox, ToolRef, check_request, key_of, signature_of
from circletake.executor.worker_process import ONE_THREAD
from circletake.schema import BriefError, Request, Resources, Result, Transient
from circletake.store import Store, open_store
from circletake.store.atomic import explained, make_folder

_MB = 2**20
_OBJECT_STORE_BYTES = 80 * _MB
"""Ray's own store carries nothing but short messages here: artifacts go through ours."""
_CONNECT_WITHIN_S = 5.0
_NODES_EVERY_S = 2.0
_MEMORY_STEP_MB = 256
"""Workers get memory in such steps, so that calls of about one size share a worker."""
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_USAGE_STATS_PROMPT_ENABLED": "0",
    "RAY_DEDUP_LOGS": "1",
    "RAY_DEDUP_LOGS_SKIP_REGEX": ".*",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_TQDM_PATCH_PRINT": "0",
}
_ALONE = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_worker_niceness": "0"}
"""A cluster of one machine listens on the loopback address only, and its workers step back for nobody."""


class RayExecutor:
    """Runs calls in actors on a Ray cluster, each with the CPUs, memory and share of a GPU that its tool declares.

    A worker or a node that is lost costs the calls that ran there one attempt: they are tried again elsewhere. A node
    that does not see the production's folder fetches inputs and hands in outputs through the store's URL.
    """

    def __init__(
        self,
        workers: int | None,
        store_root: Path,
        *,
        address: str | None = None,
        store_url: str | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Join a cluster, or start one on this machine, which ends with this executor or process.

        Args:
            workers: how many calls may run at once; None for one a CPU of the cluster.
            store_root: the store that tools read from and write to.
            address: `host:port` of a cluster that this machine is a node of; None for one of our own.
            store_url: where objects are kept too, see `open_store`.
            env: more environment variables for the workers.

        Raises:
            BriefError: Ray is not installed, or there is no such cluster; the message says what to do.
        """
        if workers is not None and workers < 1:
            raise ValueError(f"an executor needs at least 1 worker, got {workers}")
        self._store = open_store(store_root, store_url)
        self._mark = _marked(self._store)
        self._env = {**ONE_THREAD, **(env or {})}
        self._tools = Toolbox()
        self._closed = CancelToken()
        self._lock = threading.Lock()
        self._known: tuple[Host, ...] = ()
        self._known_until = 0.0
        self._gpus: dict[str, tuple[Gpu, ...]] = {}
        ours = _join(address, workers)
        self._size = workers or max(1, int(sum(host.machine.cpus for host in self._hosts())))
        self._pool = Pool(self._size, self._started, _fixed)
        self._close = weakref.finalize(self, _close, self._closed, self._pool, self._store.root / self._mark, ours)

    def run(
        self,
        ref: ToolRef,
        request: Request,
        *,
        on_progress: OnProgress = in_silence,
        cancel: CancelToken | None = None,
    ) -> Result:
        """Run one call in an actor. See `Executor.run`."""
        tool = self._tools.tool(ref)
        check_request(tool, request)
        result = signature_of(tool).result
        with either(cancel, self._closed) as token:

            def attempt() -> Result:
                token.check()
                hosts = self._hosts()
                needed = _rounded(tool.resources(request), hosts)
                _check_fits(tool.name, needed, hosts)
                try:
                    with self._pool.worker(Wanted(needed, key_of(ref)), hosts, token) as worker:
                        answer = worker.call(ref, request, tool.timeout_s, on_progress, token)
                except Transient:
                    self._forget_nodes()
                    raise
                return result.model_validate_json(answer)

            return attempted(tool.name, attempt, token.wait, on_progress)

    def prepare(self, refs: Sequence[ToolRef]) -> None:
        """Do nothing: which actors there will be hangs on what their calls need."""

    def close(self) -> None:
        """Call off what runs, end all workers, and the cluster when it is our own."""
        self._close()

    def _started(self, place: Place, given: Resources) -> ClusterWorker:
        host = next(host for host in self._known if host.name == place.host)
        share = 0.0
        if place.gpu is not None:
            share = min(1.0, max(0.01, given.gpu_memory_mb / host.machine.gpus[place.gpu].memory_mb))
        return ClusterWorker(Post(place.host, round(share, 2)), given, self._store, self._mark, self._env)

    def _hosts(self) -> tuple[Host, ...]:
        """Return the nodes that are there now, asked for anew every few seconds."""
        import ray

        with self._lock:
            if time.monotonic() >= self._known_until:
                try:
                    nodes = [node for node in ray.nodes() if node["Alive"]]  # type: ignore[no-untyped-call]
                except ray.exceptions.RayError as error:
                    raise Transient(f"the cluster does not answer ({error})") from None
                self._known = tuple(Host(node["NodeID"], self._machine(node)) for node in nodes)
                self._known_until = time.monotonic() + _NODES_EVERY_S
            return self._known

    def _forget_nodes(self) -> None:
        with self._lock:
            self._known_until = 0.0

    def _machine(self, node: dict[str, Any]) -> Machine:
        there = node["Resources"]
        gpus = self._gpus_of(node["NodeID"], int(there.get("GPU", 0)), int(there.get("gpu_memory_mb", 0)))
        return Machine(float(there.get("CPU", 0)), int(there.get("memory", 0)) // _MB, gpus)

    def _gpus_of(self, node_id: str, count: int, declared_mb: int) -> tuple[Gpu, ...]:
        """Return a node's GPUs: as it was declared when the node was started, or as a task there measures them."""
        if not count:
            return ()
        if declared_mb:
            return tuple(Gpu(str(number), declared_mb // count) for number in range(count))
        if node_id not in self._gpus:
            import ray
            from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

            there = NodeAffinitySchedulingStrategy(node_id, soft=False)
            measured = ray.remote(_measured_gpus).options(num_cpus=0, scheduling_strategy=there)
            try:
                self._gpus[node_id] = ray.get(measured.remote())[:count]
            except ray.exceptions.RayError:
                return ()
        return self._gpus[node_id]


def _measured_gpus() -> tuple[Gpu, ...]:
    os.environ.pop("CUDA_VISIBLE_DEVICES", None)
    return measure_gpus()


def _fixed(needed: Resources) -> Resources:
    return needed


def _rounded(needed: Resources, hosts: tuple[Host, ...]) -> Resources:
    """Return what a worker gets for a call: memory in steps, and no more CPUs than any node has."""
    most = max((host.machine.cpus for host in hosts), default=0.0)
    memory_mb = -(-needed.memory_mb // _MEMORY_STEP_MB) * _MEMORY_STEP_MB
    return needed.with_(cpus=min(needed.cpus, most), memory_mb=memory_mb)


def _check_fits(tool: str, needed: Resources, hosts: tuple[Host, ...]) -> None:
    """Make sure that some node can run a call at all.

    Raises:
        Transient: there is no node just now.
        RequestRejected: no node has what it needs.
    """
    if not hosts:
        raise Transient("the cluster has no node just now")
    machines = sorted((host.machine for host in hosts), key=lambda one: (one.gpu_memory_mb, one.memory_mb))
    if needed.gpu_memory_mb <= machines[-1].gpu_memory_mb:
        fitting = [one for one in machines if one.gpu_memory_mb >= needed.gpu_memory_mb]
        check_fits(tool, needed, max(fitting, key=lambda one: one.memory_mb), " on any node of the cluster")
    else:
        check_fits(tool, needed, machines[-1], " on any node of the cluster")


def _marked(store: Store) -> str:
    """Leave a file in the store's folder, by which nodes see whether they share it."""
    mark = f".cluster-{uuid.uuid4().hex}"
    with explained(store.root):
        make_folder(store.root)
        (store.root / mark).touch()
    return mark


def _join(address: str | None, workers: int | None) -> bool:
    """Be part of a cluster; return whether it is our own, to be ended with us."""
    with _environment(_QUIET if address else {**_QUIET, **_ALONE}):
        try:
            import ray
        except ImportError as error:
            raise BriefError("--executor ray needs Ray; install it: pip install 'circletake[cluster]'") from error
        if address is not None:
            check_cluster(address)
        if ray.is_initialized():
            return False
        options: dict[str, Any] = {
            "configure_logging": False,
            "log_to_driver": False,
            "logging_level": logging.ERROR,
            "namespace": "circletake",
        }
        if address is None:
            options.update(
                address="local",
                num_cpus=workers,
                include_dashboard=False,
                object_store_memory=_OBJECT_STORE_BYTES,
            )
        else:
            options["address"] = address
        try:
            # It has remarks to make, which are of no use to who makes a film.
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                ray.init(**options)
        except (ConnectionError, RuntimeError, ValueError, OSError, TimeoutError) as error:
            raise BriefError(_no_cluster(address, error)) from error
    return True


def check_cluster(address: str) -> None:
    """Find out within seconds that nobody is there; Ray itself takes minutes.

    Raises:
        BriefError: the address can't be meant, or nobody answers.
    """
    host, _, port = address.rpartition(":")
    if "://" in address or not host or not port.isdigit():
        raise BriefError(
            f"--ray-address takes HOST:PORT of a cluster that this machine is a node of, got {address!r}; "
            "join one with: ray start --address=HOST:PORT"
        )
    try:
        with contextlib.closing(socket.create_connection((host, int(port)), timeout=_CONNECT_WITHIN_S)):
            pass
    except OSError as error:
        raise BriefError(_no_cluster(address, error)) from error


def _no_cluster(address: str | None, error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    if address is None:
        return f"Ray could not be started here ({said}); see what its logs tell, or use --executor local"
    return (
        f"no Ray cluster answers at {address} ({said}); start one with `ray start --head`, join it from this machine "
        f"with `ray start --address={address}`, or leave out --ray-address"
    )


@contextlib.contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Have environment variables set while the block runs, for Ray's own processes; what is set already wins."""
    added = {name: value for name, value in variables.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


def _close(closed: CancelToken, pool: Pool, mark: Path, ours: bool) -> None:
    closed.cancel()
    pool.close()
    mark.unlink(missing_ok=True)
    if ours:
        import ray

        ray.shutdown()
