"""Where checkpoints are kept: a file in the production's folder, or a Postgres database that many machines share."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver

from circletake.graphs.state import CHECKPOINTED
from circletake.schema import BriefError, StoreError

Saver = BaseCheckpointSaver[Any]

_CONNECT_WITHIN_S = 10
_URL = re.compile(r"postgres(ql)?://\S+")
_PASSWORD = re.compile(r"(?<=:)[^:@/\s]+(?=@)|(?<=password=)\S+")


@contextmanager
def open_saver(path: Path) -> Iterator[Saver]:
    """Open a file of checkpoints; a damaged one is set aside, for results are kept elsewhere.

    Raises:
        StoreError: the file can't be made, or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not _whole(path):
        path.replace(path.with_suffix(".damaged"))
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path, check_same_thread=False)) as connection:
            # A process may be killed at any moment, and loses nothing; a power cut may lose the last steps, which
            # are then done again from the store.
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            yield SqliteSaver(connection, serde=_serde())
    except sqlite3.OperationalError as error:
        raise StoreError(f"checkpoints can't be kept in {path} ({error}); make room, or check its rights") from error


@contextmanager
def open_database(url: str) -> Iterator[Saver]:
    """Open a Postgres database of checkpoints; its tables are made when they are missing.

    Args:
        url: `postgresql://user:password@host:port/database`. It is neither written down nor told.

    Raises:
        BriefError: the URL can't be meant, what it names can't be opened, or the driver is not installed.
        StoreError: the database was lost later.
    """
    if not _URL.fullmatch(url):
        raise BriefError(
            "CIRCLETAKE_CHECKPOINTS must be a URL such as postgresql://user:password@host:5432/database; "
            "correct it, or use --checkpoints sqlite"
        )
    try:
        import psycopg
        from langgraph.checkpoint.postgres import PostgresSaver
        from psycopg.rows import dict_row
    except ImportError as error:
        raise BriefError(
            "--checkpoints postgres needs a driver; install it: pip install 'circletake[postgres]'"
        ) from error
    try:
        connection = psycopg.connect(
            url, autocommit=True, prepare_threshold=0, row_factory=dict_row, connect_timeout=_CONNECT_WITHIN_S
        )
    except psycopg.Error as error:
        raise BriefError(
            f"the database of CIRCLETAKE_CHECKPOINTS can't be opened ({_said(error, url)}); start the server, correct "
            "the URL, or use --checkpoints sqlite"
        ) from None
    try:
        with connection:
            saver = PostgresSaver(connection, serde=_serde())
            saver.setup()
            yield saver
    except psycopg.Error as error:
        raise StoreError(
            f"the database of checkpoints was lost ({_said(error, url)}); what is finished is kept: run again, or use "
            "--checkpoints sqlite"
        ) from None


def _said(error: Exception, url: str) -> str:
    """Return what a driver says, without the password."""
    told = " ".join(str(error).split()).replace(url, "the URL")
    return _PASSWORD.sub("...", told)[:300] or type(error).__name__


def _serde() -> JsonPlusSerializer:
    return JsonPlusSerializer(allowed_msgpack_modules=list(CHECKPOINTED))


def _whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute("PRAGMA quick_check").fetchone()
            return bool(found and found[0] == "ok")
    except sqlite3.DatabaseError:
        return False
