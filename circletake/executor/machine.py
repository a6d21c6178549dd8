"""What this machine has, and whether a call fits on it."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

import psutil

from circletake.schema import RequestRejected, Resources

_MB = 2**20


class Machine(NamedTuple):
    """What there is to run on."""

    cpus: int
    memory_mb: int
    """Free now, and allowed to this process."""
    gpu_memory_mb: int
    """Of the largest GPU; 0 without one, or where nobody asked for it."""


def measure_machine(*, gpu: bool = True) -> Machine:
    """Measure this machine as it is now; without `gpu` its GPUs are not looked for, which takes a while."""
    free = min(psutil.virtual_memory().available // _MB, _allowed_mb())
    return Machine(_cpus(), free, _largest_gpu_mb() if gpu else 0)


def check_fits(tool: str, needed: Resources, machine: Machine) -> None:
    """Make sure that a call can run here at all. Fewer CPUs than it likes only make it slower.

    Raises:
        RequestRejected: it needs more memory than there is; the message names both.
    """
    if needed.gpu_memory_mb > machine.gpu_memory_mb:
        there = f"the largest GPU here has {machine.gpu_memory_mb:,} MB" if machine.gpu_memory_mb else "no GPU"
        raise RequestRejected(
            f"{tool} needs {needed.gpu_memory_mb:,} MB of GPU memory; there is {there}: "
            "ask for less, or use another back-end"
        )
    if needed.memory_mb > machine.memory_mb:
        raise RequestRejected(
            f"{tool} needs {needed.memory_mb:,} MB of memory; {machine.memory_mb:,} MB are free here: "
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


@cache
def _largest_gpu_mb() -> int:
    """Ask NVIDIA's own tool: importing a framework for it would take seconds."""
    command = ["nvidia-smi", "--query-gpu=memory.total", "--format=csv,noheader,nounits"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout
        return max((int(line) for line in said.split()), default=0)
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0
