"""A real Postgres server for tests, started from what is installed, on a free port of the loopback address."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PASSWORD = "kept-out-of-sight"


def _programs() -> Path:
    """Return the folder of the server's programs, or skip the test."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("Postgres is not installed: there is no initdb")
    return found[-1].parent


def _as_somebody_else() -> list[str]:
    """Return how to run the server when we are root, which it refuses; skip where nobody else is there to be."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("Postgres runs as anybody but root, and there is no user postgres")
    if shutil.which("runuser") is None:
        pytest.skip("Postgres runs as anybody but root, and there is no runuser")
    return ["runuser", "-u", "postgres", "--"]


@contextmanager
def postgres_server() -> Iterator[str]:
    """Give the URL of an empty database, with its password, while the block runs."""
    programs, user = _programs(), _as_somebody_else()
    folder = Path(tempfile.mkdtemp(prefix="circletake-postgres-"))
    try:
        if user:
            shutil.chown(folder, "postgres")
        word = folder / "password"
        word.write_text(PASSWORD)
        word.chmod(0o644)
        data = folder / "data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        made = [programs / "initdb", "-D", data, "-U", "film", "-A", "scram-sha-256", f"--pwfile={word}", "--no-sync"]
        subprocess.run([*user, *map(str, made)], check=True, **quiet)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off -c shared_buffers=16MB -c max_connections=20"
        control = [*user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", "120"]
        subprocess.run([*control, "-o", options, "start"], check=True, **quiet)
        try:
            yield f"postgresql://film:{PASSWORD}@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
