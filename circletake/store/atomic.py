"""Writing so that a reader sees the old file or the new one, never a part of it."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from circletake.schema import StoreError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


class StoreFull(StoreError):
    """There is no room for what is to be stored: the person frees some, or picks another disk."""

    exit_code = 2


class StoreUnwritable(StoreError):
    """The folder may not be written to: the person picks another, or changes its rights."""

    exit_code = 2


@contextmanager
def explained(path: Path, needed_bytes: int = 0) -> Iterator[None]:
    """Turn the operating system's errors into store errors that say what to do.

    Raises:
        StoreFull: no room; the message tells how much was needed, how much there is, and where.
        StoreUnwritable: the folder may not be written to.
        StoreError: anything else that went wrong with the disk.
    """
    try:
        yield
    except OSError as error:
        raise _store_error(error, path, needed_bytes) from error


def _store_error(error: OSError, path: Path, needed_bytes: int) -> StoreError:
    told = error.strerror or str(error)
    if error.errno in _NO_ROOM:
        room = f"{_free_bytes(path):,} bytes are free"
        return StoreFull(
            f"no room for {path}: {needed_bytes:,} bytes needed, {room} ({told}); "
            "free some space there or choose a folder on another disk, then run again"
        )
    if error.errno in _NOT_ALLOWED:
        return StoreUnwritable(f"may not write {path} ({told}); choose a folder that you may write to")
    return StoreError(f"could not write {path} ({told}); check the disk, then run again")


def _free_bytes(path: Path) -> int:
    for folder in (path, *path.parents):
        if folder.is_dir():
            return shutil.disk_usage(folder).free
    return 0


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, and make sure that they are still there after a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_atomically(path: Path, data: bytes, *, scratch: Path | None = None, mode: int = 0o644) -> None:
    """Write a file whole or not at all: temporary file, fsync, rename, fsync of its folder.

    Args:
        path: where it shall stand; what stood there is replaced.
        data: all of its bytes.
        scratch: a folder on the same file system for the temporary file; None for the file's own folder.
        mode: permissions of the finished file.

    Raises:
        StoreError: it could not be written; nothing is changed.
    """
    with _unfinished(path, len(data), scratch) as part:
        part.write_bytes(data)
        move_into_place(part, path, mode)


def copy_atomically(source: Path, path: Path, *, scratch: Path | None = None, mode: int = 0o644) -> None:
    """Copy a file whole or not at all. See `write_atomically`."""
    with explained(path):
        size = source.stat().st_size
    with _unfinished(path, size, scratch) as part:
        shutil.copyfile(source, part)
        move_into_place(part, path, mode)


def move_into_place(part: Path, path: Path, mode: int) -> None:
    """Rename a complete file to where it shall stand, once its content is surely on the disk."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.chmod(mode)
    part.replace(path)
    sync_folder(path.parent)


@contextmanager
def _unfinished(path: Path, size_bytes: int, scratch: Path | None) -> Iterator[Path]:
    with explained(path, size_bytes):
        make_folder(path.parent)
        place = scratch or path.parent
        make_folder(place)
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place)
        os.close(descriptor)
        part = Path(name)
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)
