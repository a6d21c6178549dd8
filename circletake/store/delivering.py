"""Delivering an object without a second copy of its bytes, where the file system can and it is safe.

A clone (copy on write: Btrfs, XFS, APFS by `cp`) is a file of its own that costs nothing until it is written to. Where
there are no clones, a hard link is one file under two names. Both names are read-only then, so that what writes in
place is turned away; programs that write a new file and rename it, as most do, leave the store's name alone. Whoever
writes all the same, as root may, is found out: the store looks at an object's time and size before each use and at its
digest when they changed, and what is damaged is made anew.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from circletake.store.atomic import make_folder, sync_folder

_FICLONE = 0x40049409
"""Linux's ioctl for a clone, from linux/fs.h."""
_CAN_NOT = {
    errno.EOPNOTSUPP, errno.ENOTSUP, errno.EXDEV, errno.EINVAL, errno.ENOTTY, errno.EPERM, errno.EMLINK, errno.EACCES,
    errno.ENOSYS, errno.ETXTBSY, errno.EBADF,
}  # fmt: skip
"""What file systems say that can't: then the bytes are copied."""


def cloned(source: Path, path: Path, mode: int = 0o644) -> bool:
    """Make a file that shares an object's bytes until it is written to; False where that can't be done.

    Raises:
        OSError: something else went wrong.
    """
    if sys.platform != "linux":
        return False

    def clone(part: Path) -> None:
        import fcntl

        with source.open("rb") as original, part.open("wb") as copy:
            fcntl.ioctl(copy.fileno(), _FICLONE, original.fileno())
            os.fsync(copy.fileno())
        part.chmod(mode)

    return _placed(path, clone)


def linked(source: Path, path: Path) -> bool:
    """Give an object a second name; False where that can't be done, or where anybody may write to it.

    Raises:
        OSError: something else went wrong.
    """
    if os.name != "posix" or source.stat().st_mode & 0o222:
        return False

    def link(part: Path) -> None:
        part.unlink()
        os.link(source, part, follow_symlinks=False)

    return _placed(path, link)


def _placed(path: Path, make: Callable[[Path], None]) -> bool:
    """Have a file made beside where it shall stand, and rename it; False where the file system can't make it."""
    part = _beside(path)
    try:
        make(part)
        part.replace(path)
    except OSError as error:
        if error.errno not in _CAN_NOT:
            raise
        return False
    finally:
        # Renaming one name of a file onto another of the same file does nothing, and leaves both.
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _beside(path: Path) -> Path:
    make_folder(path.parent)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    os.close(descriptor)
    return Path(name)
