"""The production lock: one holder, named; gone with its process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from circletake.schema import ProductionBusy, StoreError
from circletake.store import held_lock

HOLDER = """
import sys, time
from pathlib import Path
from circletake.store import held_lock
with held_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "production" / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, lock], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(ProductionBusy) as busy, held_lock(lock):
            pytest.fail("two processes hold the lock")
        assert busy.value.exit_code == 2
        assert f"process {holder.pid} on {socket.gethostname()}" in str(busy.value)
        assert str(lock.parent) in str(busy.value)
        holder.send_signal(signal.SIGKILL)
        holder.wait(timeout=10)
    with held_lock(lock):
        pass


def test_the_same_process_can_not_hold_it_twice(tmp_path: Path) -> None:
    lock, by_us = tmp_path / "lock", f"process {os.getpid()} "
    with held_lock(lock), pytest.raises(ProductionBusy, match=by_us), held_lock(lock):
        pytest.fail("held twice")
    with held_lock(tmp_path / "lock"):
        pass


def test_who_waits_gets_it_when_it_is_free(tmp_path: Path) -> None:
    held, free = threading.Event(), threading.Event()

    def hold() -> None:
        with held_lock(tmp_path / "lock"):
            held.set()
            free.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    threading.Timer(0.1, free.set).start()
    with held_lock(tmp_path / "lock", wait_s=10):
        assert free.is_set()
    holder.join()


def test_an_error_inside_frees_it(tmp_path: Path) -> None:
    with pytest.raises(KeyError), held_lock(tmp_path / "lock"):
        raise KeyError
    with held_lock(tmp_path / "lock"):
        pass


def test_what_is_no_lock_file_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreError, match="not a lock file"), held_lock(tmp_path / "lock"):
        pytest.fail("held")


def test_a_folder_that_is_a_file_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "production").write_text("x")
    with pytest.raises(StoreError), held_lock(tmp_path / "production" / "lock"):
        pytest.fail("held")
