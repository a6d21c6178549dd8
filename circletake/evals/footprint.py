"""A command's footprint: how long it takes, and how much memory it and its children hold at most."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

_EVERY_S = 0.1


class Footprint(NamedTuple):
    """What a command took."""

    seconds: float
    peak_gb: float
    """Of the whole process tree; shared pages counted once, where the system tells (PSS)."""
    code: int


def footprint(arguments: Sequence[str], folder: Path) -> Footprint:
    """Run `circletake` with these arguments in a folder and measure it from start to end."""
    peak = [0.0]
    done = threading.Event()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "circletake.cli.main", *arguments], cwd=folder, stdout=subprocess.DEVNULL
    )

    def watch() -> None:
        while not done.wait(_EVERY_S):
            peak[0] = max(peak[0], _held_gb(process.pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    return Footprint(seconds, peak[0], code)


def _held_gb(pid: int) -> float:
    try:
        root = psutil.Process(pid)
        tree = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0.0
    return sum(map(_bytes, tree)) / 1e9


def _bytes(process: psutil.Process) -> int:
    try:
        info = process.memory_full_info()
        return int(getattr(info, "pss", 0) or info.rss)
    except psutil.Error:
        return 0
