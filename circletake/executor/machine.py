"""What this machine has, and whether a call fits on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import psutil

from circletake.schema import RequestRejected, Resources

_MB = 2**20
_ASKED = "index,uuid,memory.free,memory.total,driver_version,name"


class Gpu(NamedTuple):
    """One GPU."""

    id: str
    """What `CUDA_VISIBLE_DEVICES` knows it by."""
    memory_mb: int
    """Free now."""
    total_mb: int = 0
    name: str = ""
    driver: str = ""


class Machine(NamedTuple):
    """What there is to run on."""

    cpus: float
    memory_mb: int
    """Free now, and allowed to this process."""
    gpus: tuple[Gpu, ...] = ()
    """Empty without one, or where nobody asked for them."""

    @property
    def gpu_memory_mb(self) -> int:
        """Return how much is free on the GPU that has most; 0 without one."""
        return max((gpu.memory_mb for gpu in self.gpus), default=0)


def measure_machine(*, gpu: bool = True) -> Machine:
    """Measure this machine as it is now; without `gpu` its GPUs are not looked for, which takes a while."""
    free = min(psutil.virtual_memory().available // _MB, _allowed_mb())
    return Machine(_cpus(), free, measure_gpus() if gpu else ())


def check_fits(tool: str, needed: Resources, machine: Machine, where: str = "") -> None:
    """Make sure that a call can run there at all. Fewer CPUs than it likes only make it slower.

    Args:
        tool: its name.
        needed: what the call needs.
        machine: what there is.
        where: how to name the machine when it isn't this one, such as ` on any node`.

    Raises:
        RequestRejected: it needs more memory than there is; the message names both.
    """
    if needed.gpu_memory_mb > machine.gpu_memory_mb:
        there = f"{machine.gpu_memory_mb:,} MB free on the largest GPU" if machine.gpu_memory_mb else "no GPU"
        raise RequestRejected(
            f"{tool} needs {needed.gpu_memory_mb:,} MB of GPU memory; there is {there}{where}: "
            "ask for less, or use another back-end"
        )
    if needed.memory_mb > machine.memory_mb:
        raise RequestRejected(
            f"{tool} needs {needed.memory_mb:,} MB of memory; {machine.memory_mb:,} MB are free{where or ' here'}: "
            "ask for less (shorter, smaller), or close other programs"
        )


def _cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _allowed_mb() -> int:
    """Return what is left of a container's memory limit (cgroup 2); very much without one."""
    group = Path("/sys/fs/cgroup")
    try:
        limit = int((group / "memory.max").read_text())
        return max(0, limit - int((group / "memory.current").read_text())) // _MB
    except (OSError, ValueError):
        return 2**40


def measure_gpus() -> tuple[Gpu, ...]:
    """Ask NVIDIA's own tool which GPUs this process may use: importing a framework for it would take seconds."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return ()
    command = [tool, f"--query-gpu={_ASKED}", "--format=csv,noheader,nounits"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    return read_gpus(said, os.environ.get("CUDA_VISIBLE_DEVICES"))


def read_gpus(said: str, visible: str | None) -> tuple[Gpu, ...]:
    """Return the GPUs in a list by `nvidia-smi`.

    Args:
        said: a line a GPU: index, UUID, free and total memory in MB, driver's version, name.
        visible: indices or UUIDs that this process may use; None for all.
    """
    rows = [[cell.strip() for cell in line.split(",", 5)] for line in said.splitlines()]
    rows = [row for row in rows if len(row) == 6 and row[2].isdigit() and row[3].isdigit()]
    if visible is not None:
        wanted = [name.strip() for name in visible.split(",")]
        rows = [row for name in wanted if name for row in rows if row[0] == name or row[1].startswith(name)]
    return tuple(Gpu(row[0], int(row[2]), int(row[3]), row[5], row[4]) for row in rows)
