"""A call's window on the store, and its place to write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from circletake.schema import Artifact
from circletake.store import Store


class CallWorkspace:
    """The workspace of one call."""

    def __init__(self, folder: Path, store: Store, report: Callable[[float, str], None], key: str = "") -> None:
        """Make a workspace.

        Args:
            folder: an empty folder on the store's file system, this call's own.
            store: where artifacts are read and kept.
            report: takes progress; raises when the call was called off.
            key: the call's key, which its notes are kept under.
        """
        self._folder = folder
        self._store = store
        self._report = report
        self._key = key

    def for_call(self, key: str) -> CallWorkspace:
        """Return this workspace for the call of that key."""
        return CallWorkspace(self._folder, self._store, self._report, key)

    @property
    def folder(self) -> Path:
        """Return this call's own folder."""
        return self._folder

    def path(self, artifact: Artifact) -> Path:
        """Return where an input's verified content can be read."""
        return self._store.path(artifact)

    def save(self, path: Path, media_type: str) -> Artifact:
        """Move a finished file into the store."""
        return self._store.put_file(path, media_type)

    def progress(self, share: float, text: str = "") -> None:
        """Report how far the call is; what lies outside 0 to 1 counts as the nearer end."""
        self._report(min(max(share, 0.0), 1.0), text)

    def note(self, name: str, value: str | None) -> None:
        """Write something down for this call when it is made again; None strikes it."""
        self._store.notes.write(self._key, name, value)

    def recall(self, name: str) -> str | None:
        """Return what this call wrote down when it was made before."""
        return self._store.notes.read(self._key, name)


def is_empty(folder: Path) -> bool:
    """Tell whether a folder is there and holds nothing."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False


@contextmanager
def call_folder(store: Store) -> Iterator[Path]:
    """Give a call a folder of its own while the block runs."""
    folder = store.scratch_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
