"""The production lock: one process at a time, and free again the moment that process is gone."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from circletake.schema import ProductionBusy, StoreError
from circletake.store.atomic import StoreUnwritable, explained, make_folder, write_atomically


@contextmanager
def held_lock(path: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold a lock file while the block runs.

    The lock is the operating system's own, by way of SQLite, which takes one on every system that Python
    runs on. It goes with the process, however that ends; the file stays and means nothing. Beside it stands
    `<name>.holder`, which tells other processes who holds it.

    Args:
        path: the lock file; made when it is missing.
        wait_s: how long to wait for another holder to let go.

    Raises:
        ProductionBusy: somebody else holds it; the message names the process and its machine.
        StoreError: the file can't be made or locked.
    """
    with explained(path):
        make_folder(path.parent)
        path.touch()
        if not os.access(path, os.W_OK):
            raise StoreUnwritable(f"may not write {path}; choose a folder that you may write to")
    connection = _locked(path, wait_s)
    try:
        holder = {"pid": os.getpid(), "host": socket.gethostname()}
        write_atomically(_holder_file(path), json.dumps(holder).encode())
        yield
    finally:
        connection.close()


def _locked(path: Path, wait_s: float) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None, check_same_thread=False)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise ProductionBusy(
                f"{path.parent} is in use by {_holder(path)}; wait until it is done, or stop it"
            ) from None
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise StoreError(f"{path} is not a lock file; delete it, then run again") from error
        raise StoreError(f"could not lock {path} ({error}); check the folder's rights") from error
    return connection


def _holder(path: Path) -> str:
    try:
        holder = json.loads(_holder_file(path).read_bytes())
        return f"process {int(holder['pid'])} on {holder['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def _holder_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.holder")
