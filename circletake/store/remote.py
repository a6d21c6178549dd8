"""Objects kept somewhere else too: a shared folder, or an object store, by whatever fsspec reaches.

`file:///mnt/share/films`, `s3://bucket/prefix`, `gs://...`, `memory://...`: objects stand there under
`objects/ab/cdef...` as they do in a store's own folder, which then is a cache.
"""

from __future__ import annotations

import contextlib
import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from circletake.schema import ArtifactMissing, BriefError, Digest, StoreError, Transient

T = TypeVar("T")

ATTEMPTS = 3
BACKOFF_S = (0.3, 1.5)
"""Pauses before the second and the third attempt at a transfer."""
_WHOLE_AT_ONCE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "r2", "hf"})
"""Object stores: an upload is seen when it is complete, and renaming is copying."""
_SECRET = re.compile(r"(?<=//)[^/@\s]*@")
_PASSWORD = re.compile(r"//[^/@\s]*:[^/@\s]*@")


class StoreUnreachable(Transient):
    """The place where objects are kept can't be reached just now."""

    exit_code = 2


class StoreForbidden(StoreError):
    """The place where objects are kept doesn't let us in: the person gives other credentials, or another place."""

    exit_code = 2


class RemoteObjects:
    """Objects by their digest, under a URL. Thread-safe, opened at the first use."""

    def __init__(self, url: str, *, pause: Callable[[float], None] = time.sleep) -> None:
        """Prepare it.

        Args:
            url: where objects are kept; a path without a scheme is a folder.
            pause: waits some seconds between attempts.

        Raises:
            BriefError: no driver for such a URL is installed, or there is none; the message says what to install.
        """
        self.url = url if "://" in url else f"file://{Path(url).expanduser().absolute()}"
        if _PASSWORD.search(url):
            raise BriefError(
                f"--store {self}: leave the password out, the URL is written down; drivers take it from the "
                "environment or from files of their own"
            )
        self._pause = pause
        self._protocol = self.url.partition("://")[0]
        self._files, self._root = self._opened()

    def check(self) -> None:
        """Make sure that it can be written to and read from. Raises as `push` does."""
        name = f"checks/{uuid.uuid4().hex}.txt"
        self.write_text(name, "circletake")
        self.read_text(name)
        self.write_text(name, None)

    def has(self, digest: Digest) -> bool:
        """Tell whether an object of that digest is kept. Raises as `push` does."""
        return bool(self._tried("look", lambda: self._files.exists(self._place(digest))))

    def push(self, digest: Digest, source: Path) -> None:
        """Keep a file's content under its digest, seen whole or not at all; what is kept already is left alone.

        Raises:
            StoreUnreachable: it could not be reached, three times.
            StoreForbidden: it may not be written to.
        """
        self._tried("write", lambda: self._push(digest, source))

    def pull(self, digest: Digest, target: Path) -> None:
        """Copy an object to a file; its content is not verified here.

        Raises:
            ArtifactMissing: no such object is kept.
            StoreUnreachable, StoreForbidden: see `push`.
        """
        self._tried("read", lambda: self._files.get_file(self._place(digest), str(target)))

    def drop(self, digest: Digest) -> None:
        """Remove an object, if it is there. Raises as `push` does."""

        def drop() -> None:
            with contextlib.suppress(FileNotFoundError):
                self._files.rm_file(self._place(digest))

        self._tried("remove", drop)

    def write_text(self, name: str, text: str | None) -> None:
        """Keep a short text by name, in place of one of that name; None removes it. Raises as `push` does."""

        def write() -> None:
            place = f"{self._root}/{name}"
            if text is None:
                with contextlib.suppress(FileNotFoundError):
                    self._files.rm_file(place)
                return
            self._files.makedirs(place.rpartition("/")[0], exist_ok=True)
            self._seen_whole(place, lambda target: self._files.pipe_file(target, text.encode()))

        self._tried("write", write)

    def read_text(self, name: str) -> str | None:
        """Return what was written by that name; None when nothing was. Raises as `push` does."""

        def read() -> str | None:
            try:
                return str(self._files.cat_file(f"{self._root}/{name}").decode())
            except FileNotFoundError:
                return None

        return self._tried("read", read)

    def __str__(self) -> str:
        """Return the URL without a name and password."""
        return _SECRET.sub("", self.url)

    def _push(self, digest: Digest, source: Path) -> None:
        place = self._place(digest)
        if self._files.exists(place) and self._files.size(place) == source.stat().st_size:
            return
        folder = place.rpartition("/")[0]
        self._files.makedirs(folder, exist_ok=True)
        self._seen_whole(place, lambda target: self._files.put_file(str(source), target))

    def _seen_whole(self, place: str, write: Callable[[str], object]) -> None:
        """Write something so that nobody sees a part of it."""
        if self._protocol in _WHOLE_AT_ONCE:
            write(place)
            return
        part = f"{place.rpartition('/')[0]}/.{uuid.uuid4().hex}.part"
        try:
            write(part)
            self._files.mv(part, place)
        except BaseException:
            with contextlib.suppress(Exception):
                self._files.rm_file(part)
            raise

    def _place(self, digest: Digest) -> str:
        return f"{self._root}/objects/{digest[:2]}/{digest[2:]}"

    def _tried(self, what: str, attempt: Callable[[], T]) -> T:
        for seconds in (*BACKOFF_S, None):
            try:
                return attempt()
            except FileNotFoundError as error:
                raise ArtifactMissing(
                    f"the store {self} has no such object ({_SECRET.sub('', str(error))}); make the production again, "
                    "what is missing is made anew"
                ) from None
            except PermissionError as error:
                raise StoreForbidden(
                    f"may not {what} in {self} ({_said(error)}); check the credentials, or name another place "
                    "with --store"
                ) from error
            except Exception as error:  # Every driver has exceptions of its own.
                if seconds is None:
                    raise StoreUnreachable(
                        f"{self} could not be reached to {what}, {ATTEMPTS} times ({_said(error)}); check the address "
                        "and the network, then run again: what is finished is kept"
                    ) from error
                self._pause(seconds)
        raise AssertionError

    def _opened(self) -> tuple[Any, str]:
        try:
            import fsspec
        except ImportError as error:
            raise BriefError(f"--store {self} needs fsspec; install it: pip install 'circletake[cluster]'") from error
        try:
            files, root = fsspec.core.url_to_fs(self.url)
        except ImportError as error:
            raise BriefError(
                f"--store {self} needs a driver that is not installed ({_said(error)}); "
                "install it into this environment"
            ) from error
        except ValueError as error:
            raise BriefError(
                f"--store {self} can't be opened ({_said(error)}); name a folder, or a URL such as file:///mnt/share "
                "or s3://bucket/films"
            ) from error
        return files, str(root).rstrip("/")


def _said(error: Exception) -> str:
    text = " ".join(str(error).split()) or "no reason given"
    return _SECRET.sub("", f"{type(error).__name__}: {text}")[:300]
