"""Notes of unfinished calls, by call key: what a call must know when it is made again after a power cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from circletake.schema import StoreError
from circletake.store.atomic import explained, sync_folder, write_atomically
from circletake.store.remote import RemoteObjects

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_KEY = re.compile(r"[0-9a-f]{64}")


class Notes:
    """Short texts by call key and name, each on the disk before `write` returns. Never for secrets.

    Where objects are kept elsewhere too, so are notes: a call that is made again on another machine finds them.
    """

    def __init__(self, folder: Path, remote: Callable[[], RemoteObjects | None] = lambda: None) -> None:
        self._folder = folder
        self._remote = remote

    def write(self, key: str, name: str, value: str | None) -> None:
        """Keep a text under a call's key; None strikes it.

        Raises:
            StoreError, StoreUnreachable: it could not be written.
        """
        place = self._place(key, name)
        remote = self._remote()
        if remote is not None:
            remote.write_text(f"notes/{key}/{name}.txt", value)
        if value is not None:
            write_atomically(place, value.encode())
            return
        with explained(place):
            place.unlink(missing_ok=True)
            if place.parent.is_dir():
                sync_folder(place.parent)

    def read(self, key: str, name: str) -> str | None:
        """Return what was kept; None when nothing was.

        Raises:
            StoreError: something was, and it can't be read: what it stands for must not be done again unasked.
        """
        place = self._place(key, name)
        remote = self._remote()
        if remote is not None:
            return remote.read_text(f"notes/{key}/{name}.txt")
        try:
            return place.read_bytes().decode()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{place} can't be read ({error}); restore it, or delete it to start afresh") from error

    def _place(self, key: str, name: str) -> Path:
        if not (_KEY.fullmatch(key) and _NAME.fullmatch(name)):
            raise ValueError(f"a note needs a call key and a short name, got {key!r} and {name!r}")
        return self._folder / key[:2] / key[2:] / f"{name}.txt"
