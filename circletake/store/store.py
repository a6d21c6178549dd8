"""The store: files by their digest. What is in it is complete, verified when read, and never changes."""

from __future__ import annotations

import errno
import hashlib
import shutil
import tempfile
import threading
import time
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from circletake.schema import Artifact, ArtifactMissing, Digest, DigestMismatch, StoreError, content_digest
from circletake.store.answers import Answers
from circletake.store.atomic import (
    copy_atomically,
    explained,
    make_folder,
    move_into_place,
    write_atomically,
)
from circletake.store.delivering import cloned, linked
from circletake.store.notes import Notes
from circletake.store.remote import RemoteObjects
from circletake.store.results import Results

_READ_ONLY = 0o444
_ABANDONED_S = 3600.0
_READERS = 4
"""Threads that read objects beside each other to verify them."""
_LARGE = 64 * 2**10
"""From this size on, in bytes, a recording is worth a link."""


class Swept(NamedTuple):
    """What a sweep removed."""

    objects: int
    size_bytes: int


class _Seen(NamedTuple):
    """A file as it was when its digest was last checked."""

    inode: int
    modified_ns: int
    size_bytes: int


class Store:
    """A folder of content-addressed objects, and of what was made from them.

    Layout: `objects/ab/cdef...` (read-only files), `results/` (tool results by call key), `answers/` (decisions by
    decision key), `notes/` (of calls that have not ended), `scratch/` (unfinished files). The folder is made at the
    first write. Many threads and processes may use one store at once.

    With `remote`, every object is kept there too, and what the folder lacks is fetched from there: so machines that
    share nothing but a URL hand artifacts to each other.
    """

    def __init__(self, root: Path, remote: RemoteObjects | None = None) -> None:
        self.root = root
        self.remote = remote
        """Where objects are kept too; None for nowhere else."""
        self.results = Results(root / "results", self.path)
        self.answers = Answers(root / "answers")
        self.notes = Notes(root / "notes", lambda: self.remote)
        self.scratch = root / "scratch"
        """Unfinished files."""
        self._seen: dict[Digest, _Seen] = {}
        self._lock = threading.Lock()

    def put_bytes(self, data: bytes, media_type: str) -> Artifact:
        """Keep some bytes.

        Raises:
            StoreError: they could not be kept; nothing is changed.
        """
        digest = content_digest(data)
        write_atomically(self.place(digest), data, scratch=self.scratch, mode=_READ_ONLY)
        self._keep_elsewhere(digest)
        self._remember(digest)
        return Artifact(digest=digest, media_type=media_type, size_bytes=len(data))

    def put_file(self, path: Path, media_type: str) -> Artifact:
        """Move a finished file into the store; it must not be written to any more.

        Raises:
            StoreError: it could not be kept; it is still where it was.
        """
        with explained(path):
            digest, size = _digest_of(path), path.stat().st_size
        place = self.place(digest)
        with explained(place, size):
            make_folder(place.parent)
            if not _moved(path, place):
                copy_atomically(path, place, scratch=self.scratch, mode=_READ_ONLY)
                path.unlink()
        self._keep_elsewhere(digest)
        self._remember(digest)
        return Artifact(digest=digest, media_type=media_type, size_bytes=size)

    def path(self, artifact: Artifact) -> Path:
        """Return where an artifact's content can be read, after checking that it is what was stored.

        The digest is computed once per process, and again when the file's inode, time or size changed.

        Raises:
            ArtifactMissing: the store has no such object.
            DigestMismatch: its bytes are not those that were stored.
            StoreUnreachable: the folder lacks it, and where else it is kept can't be reached.
        """
        place = self.place(artifact.digest)
        try:
            found = self._digest_here(artifact.digest)
        except FileNotFoundError:
            if self.remote is not None:
                return self._fetched(artifact, self.remote)
            raise ArtifactMissing(
                f"the store {self.root} has no object {artifact.digest} "
                f"({artifact.media_type}, {artifact.size_bytes:,} bytes); make the production again, "
                "what is missing is made anew"
            ) from None
        except OSError as error:
            raise StoreError(f"{place} can't be read ({error.strerror or error}); check its rights") from error
        if found != artifact.digest:
            if self.remote is not None and self.remote.has(artifact.digest):
                return self._fetched(artifact, self.remote)
            raise _damaged(str(place), place.stat().st_size, found, artifact)
        return place

    def read(self, artifact: Artifact) -> bytes:
        """Return an artifact's verified content. Raises as `path` does."""
        return self.path(artifact).read_bytes()

    def deliver(self, artifact: Artifact, path: Path, *, lean: bool = False) -> bool:
        """Put an artifact where people see it, whole or not at all.

        Args:
            artifact: what.
            path: where; what stood there is replaced.
            lean: spend no room on a second copy where the file system can do without: every file is cloned where it
                clones, else large recordings are linked, and are then read-only. See `delivering`.

        Returns:
            False when the file stood there already, with the same content.

        Raises:
            StoreError: the artifact is missing or damaged, or the copy could not be written.
        """
        source = self.path(artifact)
        with explained(path, artifact.size_bytes):
            if self.delivered(artifact, path):
                return False
            if lean and (cloned(source, path) or (_is_recording(artifact) and linked(source, path))):
                return True
        copy_atomically(source, path)
        return True

    def delivered(self, artifact: Artifact, path: Path) -> bool:
        """Tell whether a file stands there that has an artifact's content; its object need not be here any more."""
        if not path.is_file() or path.stat().st_size != artifact.size_bytes:
            return False
        place = self.place(artifact.digest)
        one_file = place.is_file() and path.samefile(place)
        return self._is_whole(artifact.digest) if one_file else _digest_of(path) == artifact.digest

    def whole(self, digests: Iterable[Digest]) -> bool:
        """Tell whether all these objects are in the folder, each with the bytes that were stored."""
        with ThreadPoolExecutor(_READERS) as readers:
            return all(readers.map(self._is_whole, digests))

    def scratch_folder(self, name: str | None = None) -> Path:
        """Make and return an empty folder of the caller's own, on the store's file system, named by the caller or not.

        Raises:
            StoreError: it can't be made, or there is one of that name.
        """
        with explained(self.scratch):
            make_folder(self.scratch)
            if name is None:
                return Path(tempfile.mkdtemp(prefix="call-", dir=self.scratch))
            folder = self.scratch / name
            folder.mkdir()
            return folder

    def sweep(self, keep: Collection[Digest]) -> Swept:
        """Remove every object that is not in `keep`, results that need one of them, and old scratch files.

        Nobody may be putting things into the store meanwhile: hold the production's lock.
        """
        kept, objects, size = frozenset(keep), 0, 0
        with explained(self.root):
            for place in sorted((self.root / "objects").glob("??/*")):
                if place.parent.name + place.name not in kept:
                    objects, size = objects + 1, size + place.stat().st_size
                    place.unlink()
            self.results.sweep(kept)
            for entry in self.scratch.iterdir() if self.scratch.is_dir() else ():
                if time.time() - entry.stat().st_mtime > _ABANDONED_S:
                    shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        return Swept(objects, size)

    def place(self, digest: Digest) -> Path:
        """Return where the object of that digest stands, whether or not it is there."""
        return self.root / "objects" / digest[:2] / digest[2:]

    def share(self, digests: Iterable[Digest]) -> None:
        """Make sure that objects of the folder are kept elsewhere too; without `remote` nothing is done.

        Raises:
            StoreError, StoreUnreachable: see `RemoteObjects.push`.
        """
        for digest in digests:
            if self.remote is not None and self.place(digest).is_file():
                self.remote.push(digest, self.place(digest))

    def _digest_here(self, digest: Digest) -> Digest:
        """Return the digest that the bytes of an object of the folder have; it is computed when they may be others."""
        place = self.place(digest)
        now = _look(place)
        with self._lock:
            if self._seen.get(digest) == now:
                return digest
        found = _digest_of(place)
        if found == digest:
            with self._lock:
                self._seen[digest] = now
        return found

    def _is_whole(self, digest: Digest) -> bool:
        try:
            return self._digest_here(digest) == digest
        except OSError:
            return False

    def _keep_elsewhere(self, digest: Digest) -> None:
        if self.remote is not None:
            self.remote.push(digest, self.place(digest))

    def _fetched(self, artifact: Artifact, remote: RemoteObjects) -> Path:
        """Copy an object from where else it is kept, and verify it before anybody sees it."""
        place = self.place(artifact.digest)
        with explained(place, artifact.size_bytes):
            make_folder(place.parent)
        folder = self.scratch_folder()
        try:
            part = folder / "object"
            remote.pull(artifact.digest, part)
            found = _digest_of(part)
            if found != artifact.digest:
                # It is nobody's any more, and would be taken for what is made anew.
                remote.drop(artifact.digest)
                raise _damaged(f"{remote}: object {artifact.digest}", part.stat().st_size, found, artifact)
            with explained(place, artifact.size_bytes):
                move_into_place(part, place, _READ_ONLY)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        self._remember(artifact.digest)
        return place

    def _remember(self, digest: Digest) -> None:
        seen = _look(self.place(digest))
        with self._lock:
            self._seen[digest] = seen


def open_store(root: Path, url: str | None = None) -> Store:
    """Return the store of a folder.

    Args:
        root: the folder.
        url: where objects are kept too; see `RemoteObjects`. None for nowhere.

    Raises:
        BriefError: the URL can't be meant, or its driver is not installed.
    """
    return Store(root, RemoteObjects(url) if url is not None else None)


def _damaged(where: str, size_bytes: int, found: Digest, artifact: Artifact) -> DigestMismatch:
    return DigestMismatch(
        f"{where} is damaged: its {size_bytes:,} bytes have digest {found}, "
        f"{artifact.size_bytes:,} bytes of digest {artifact.digest} were stored; "
        "make the production again, what is damaged is made anew"
    )


def _is_recording(artifact: Artifact) -> bool:
    """Tell whether it is a large recording: nobody edits one in place, as people do with subtitles and edit lists."""
    return artifact.size_bytes >= _LARGE and artifact.media_type.startswith(("video/", "audio/"))


def _moved(path: Path, place: Path) -> bool:
    """Move a file by renaming; False where only a copy is safe: links, or another file system."""
    if path.is_symlink() or path.stat().st_nlink > 1:
        return False
    try:
        move_into_place(path, place, _READ_ONLY)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _look(place: Path) -> _Seen:
    found = place.stat()
    return _Seen(found.st_ino, found.st_mtime_ns, found.st_size)


def _digest_of(path: Path) -> Digest:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=32)).hexdigest()
