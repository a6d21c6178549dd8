"""The memory that a plan may count on: all of this machine's, so that a plan is the same before and in the call.

What is free at a moment changes with what other workers hold; whether a call may start now is the executor's to say.
"""

from __future__ import annotations

from pathlib import Path

import psutil

from circletake.executor import measure_machine
from circletake.tools.diffusion.plan import Room

_MB = 2**20
_KEPT_FREE = 0.1
"""Share of the host's memory that is left to everything else."""


def room_here(device: str | None) -> Room:
    """Return this machine's memory; without the GPU's where `cpu` is wished for."""
    machine = measure_machine(gpu=device != "cpu")
    host = min(psutil.virtual_memory().total // _MB, _container_mb())
    return Room(0 if device == "cpu" else machine.gpu_memory_mb, round(host * (1 - _KEPT_FREE)))


def _container_mb() -> int:
    """Return a container's memory limit (cgroup 2); very much without one."""
    try:
        return int(Path("/sys/fs/cgroup/memory.max").read_text()) // _MB
    except (OSError, ValueError):
        return 2**40
