"""The production memory: what earlier productions left behind, found by meaning."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from circletake.schema import ProductionBusy, Recollection, RecollectionKind, StoreError, content_digest
from circletake.store.chroma import Collections, Entry, Found
from circletake.store.chroma_server import ServerCollections
from circletake.store.lock import held_lock

if TYPE_CHECKING:
    from circletake.store.chroma import Embed


class NoMemory:
    """Recalls nothing and keeps nothing."""

    def recall(self, kind: RecollectionKind, text: str, n: int = 3) -> tuple[Recollection, ...]:
        """Return nothing."""
        return ()

    def remember(self, recollections: tuple[Recollection, ...]) -> None:
        """Keep nothing."""


class _Meaningful:
    """A memory by meaning, whatever keeps it: a collection a kind of recollection. Thread-safe."""

    def __init__(self, embed: Embed, embedder: str) -> None:
        self._embed = embed
        self._embedder = embedder
        self._lock = threading.Lock()
        self._open: Collections | None = None

    def recall(self, kind: RecollectionKind, text: str, n: int = 3) -> tuple[Recollection, ...]:
        """Return the recollections of a kind nearest in meaning to a text, nearest first.

        Raises:
            StoreError: what keeps it is damaged, not writable, busy for too long, or does not answer.
        """
        if n < 1 or self._is_new():
            return ()
        vector = self._embed([text])[0]
        with self._used() as opened:
            if kind not in opened.names():
                return ()
            self._embed_again(opened, kind)
            found = opened.nearest(kind, vector, n)
        return tuple(_recollection(kind, one) for one in found)

    def remember(self, recollections: tuple[Recollection, ...]) -> None:
        """Keep these; the same kind and text replace what was kept before. Raises as `recall` does."""
        by_kind: dict[RecollectionKind, dict[str, Recollection]] = {}
        for one in recollections:
            by_kind.setdefault(one.kind, {})[one.text] = one
        if not by_kind:
            return
        entries = {kind: self._entries(list(of_kind.values())) for kind, of_kind in by_kind.items()}
        with self._used() as opened:
            for kind, of_kind in entries.items():
                opened.begin(kind, self._embedder)
                self._embed_again(opened, kind)
                opened.put(kind, of_kind)

    def close(self) -> None:
        """Let go of the folder; it is opened again at the next use."""
        with self._lock:
            self._let_go()

    def _is_new(self) -> bool:
        """Tell whether there is nothing to be opened yet."""
        return False

    def _used(self) -> AbstractContextManager[Collections]:
        """Lend the open collections to one thread, while the block runs."""
        raise NotImplementedError

    def _let_go(self) -> None:
        if self._open:
            self._open.close()
        self._open = None

    def _embed_again(self, opened: Collections, kind: RecollectionKind) -> None:
        """Bring a collection that another embedder made over to this one."""
        if opened.label(kind) == self._embedder:
            return
        kept = [_recollection(kind, found) for found in opened.all(kind)]
        entries = self._entries(kept)
        opened.make(kind, self._embedder)
        opened.put(kind, entries)

    def _entries(self, recollections: list[Recollection]) -> list[Entry]:
        if not recollections:
            return []
        vectors = self._embed([one.text for one in recollections])
        return [
            Entry(content_digest(one.text.encode()), one.text, vector, {"data": one.data})
            for one, vector in zip(recollections, vectors, strict=True)
        ]


class ChromaMemory(_Meaningful):
    """The memory in a folder, by Chroma: a collection a kind of recollection. Thread-safe.

    Many processes may use one folder: each takes the folder's lock for the milliseconds that it reads or
    writes, and opens the folder anew when another one has written to it.
    """

    def __init__(self, folder: Path, embed: Embed, embedder: str, *, wait_s: float = 10.0) -> None:
        """Prepare a memory; nothing is opened until it is used.

        Args:
            folder: where it is kept; made when it is missing.
            embed: texts to unit vectors.
            embedder: digest or name of what embeds; what another one embedded is embedded again.
            wait_s: how long to wait for another process that is using it.
        """
        super().__init__(embed, embedder)
        self._folder = folder
        self._wait_s = wait_s
        self._stamp: tuple[int, ...] = ()

    def _is_new(self) -> bool:
        return not self._folder.is_dir()

    @contextmanager
    def _used(self) -> Iterator[Collections]:
        try:
            with self._lock, held_lock(self._folder / "lock", wait_s=self._wait_s):
                if self._open and self._stamp != self._look():
                    self._let_go()
                try:
                    self._open = self._open or Collections(self._folder)
                    yield self._open
                except StoreError:
                    self._let_go()
                    raise
                self._stamp = self._look()
        except ProductionBusy as error:
            raise StoreError(f"the memory was busy for {self._wait_s:g} s: {error}") from error

    def _look(self) -> tuple[int, ...]:
        """Return what changes when anybody writes to the folder."""
        stamp: list[int] = []
        for file in (self._folder / "chroma.sqlite3", self._folder / "chroma.sqlite3-wal"):
            if file.exists():
                found = file.stat()
                stamp += [found.st_ino, found.st_mtime_ns, found.st_size]
        return tuple(stamp)


class ServerMemory(_Meaningful):
    """The memory on a Chroma server, shared by whoever uses that server. Thread-safe."""

    def __init__(self, url: str, embed: Embed, embedder: str) -> None:
        """Prepare a memory; nothing is opened until it is used.

        Args:
            url: the server's.
            embed: texts to unit vectors.
            embedder: digest or name of what embeds; what another one embedded is embedded again.
        """
        super().__init__(embed, embedder)
        self._url = url

    def check(self) -> None:
        """Make sure that the server can be used.

        Raises:
            BriefError: the URL can't be meant.
            StoreError: nobody answers there, or something else than a Chroma server of this time.
        """
        with self._used() as opened:
            opened.names()

    @contextmanager
    def _used(self) -> Iterator[Collections]:
        with self._lock:
            try:
                self._open = self._open or ServerCollections(self._url)
                yield self._open
            except StoreError:
                self._let_go()
                raise


def _recollection(kind: RecollectionKind, found: Found) -> Recollection:
    return Recollection(kind=kind, text=found.text, data=found.metadata["data"], distance=found.distance)
