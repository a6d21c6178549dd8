"""Opening Chroma, embedded: no network, no default embedder, and errors that say what to do.

Chroma's saved index files are never used: a damaged one ends the whole process. `sync_threshold` is out of
reach, so vectors stay in SQLite's file, which notices damage, and the index is built when a folder is
opened (20 ms for 150 vectors, 0.25 s for 1500; an exact search needs no more at these sizes).
"""

from __future__ import annotations

import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from circletake.schema import StoreError
from circletake.store.atomic import explained, make_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]
    """Texts to unit vectors, one row each."""

_CONFIGURATION = {
    "hnsw": {
        "space": "cosine",
        "ef_search": 1000,
        "ef_construction": 200,
        "num_threads": 1,
        "sync_threshold": 10**9,
        "batch_size": 10**9,
    }
}
_BATCH = 500
_opening = threading.RLock()


class Entry(NamedTuple):
    """One text in a collection."""

    id: str
    text: str
    vector: Sequence[float]
    metadata: dict[str, str]


class Found(NamedTuple):
    """A text found by meaning."""

    distance: float
    """Cosine distance, held to 0 to 1 and rounded to a millionth, so that ties are ties everywhere."""
    id: str
    text: str
    metadata: dict[str, str]


class Collections:
    """An open Chroma folder. One thread at a time."""

    _configuration: ClassVar[dict[str, Any]] = _CONFIGURATION
    _prefix: ClassVar[str] = ""
    close: Callable[[], object]
    """Let go of it; a second time does nothing."""

    def __init__(self, folder: Path) -> None:
        """Open a folder, made when it is missing.

        Raises:
            StoreError: it can't be written, or is damaged.
        """
        self._where = str(folder)
        with explained(folder):
            make_folder(folder)
            tempfile.TemporaryFile(dir=folder).close()
        with self._told(), _opening:
            self._client = _client(folder)
        # One that was never closed would hand its state to the next one that opens the same folder.
        self.close = weakref.finalize(self, _close, self._client)

    def count(self, collection: str) -> int:
        """Return how many texts a collection holds; 0 when there is no such collection."""
        with self._told():
            return int(self._collection(collection).count())

    def label(self, collection: str) -> str:
        """Return what the collection's vectors were labelled with when it was made."""
        with self._told():
            return str((self._collection(collection).metadata or {}).get("label", ""))

    def begin(self, collection: str, label: str) -> None:
        """Make an empty collection where there is none of that name; one that another process has made stays."""
        with self._told():
            if collection not in self.names():
                self._make(collection, label)

    def make(self, collection: str, label: str) -> None:
        """Make an empty collection, in place of one of that name."""
        with self._told():
            if collection in self.names():
                self._client.delete_collection(self._name(collection))
            self._make(collection, label)

    def names(self) -> tuple[str, ...]:
        """Return the names of all collections, sorted."""
        with self._told():
            names = [str(collection.name) for collection in self._client.list_collections()]
        return tuple(sorted(name.removeprefix(self._prefix) for name in names if name.startswith(self._prefix)))

    def put(self, collection: str, entries: Sequence[Entry]) -> None:
        """Add entries; one of the same id is replaced."""
        with self._told():
            there = self._collection(collection)
            for at in range(0, len(entries), _BATCH):
                part = entries[at : at + _BATCH]
                there.upsert(
                    ids=[entry.id for entry in part],
                    embeddings=[list(map(float, entry.vector)) for entry in part],
                    documents=[entry.text for entry in part],
                    metadatas=[entry.metadata for entry in part],
                )

    def all(self, collection: str) -> tuple[Found, ...]:
        """Return everything in a collection, by id, at distance 0."""
        with self._told():
            got = self._collection(collection).get(include=["documents", "metadatas"])
        rows = zip(got["ids"], got["documents"], got["metadatas"], strict=True)
        return tuple(sorted(Found(0.0, id_, text, dict(metadata)) for id_, text, metadata in rows))

    def nearest(self, collection: str, vector: Sequence[float], n: int) -> tuple[Found, ...]:
        """Return the n texts nearest by meaning, nearest first; of equal ones, the first by id."""
        with self._told():
            there = self._collection(collection)
            n_asked = min(there.count(), 4 * n + 16)
            if not n_asked:
                return ()
            got = there.query(
                query_embeddings=[list(map(float, vector))],
                n_results=n_asked,
                include=["documents", "metadatas", "distances"],
            )
        columns = (got["distances"][0], got["ids"][0], got["documents"][0], got["metadatas"][0])
        found = [
            Found(round(min(max(float(distance), 0.0), 1.0), 6), id_, text, dict(metadata))
            for distance, id_, text, metadata in zip(*columns, strict=True)
        ]
        return tuple(sorted(found, key=lambda one: (one.distance, one.id))[:n])

    def _make(self, collection: str, label: str) -> None:
        self._client.create_collection(
            self._name(collection),
            embedding_function=None,
            configuration=self._configuration,
            metadata={"label": label},
        )

    def _name(self, collection: str) -> str:
        return self._prefix + collection

    def _collection(self, name: str) -> Any:
        return self._client.get_collection(self._name(name), embedding_function=None)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn Chroma's errors into store errors that say what to do."""
        from chromadb.errors import ChromaError

        try:
            yield
        except (ChromaError, ValueError, RuntimeError, OSError, KeyError) as error:
            raise StoreError(self._advice((str(error).splitlines() or [type(error).__name__])[0])) from error
        except Exception as error:
            if not type(error).__module__.startswith("httpx"):
                raise
            raise StoreError(self._advice(f"{type(error).__name__}: {error}")) from error

    def _advice(self, what: str) -> str:
        return _advice(Path(self._where), what)


def chroma_settings(api: str, **more: Any) -> Any:
    """Return Chroma's settings, named one by one, or it takes them from the environment and from any .env file about.

    Args:
        api: the class that it talks through.
        more: what only some of its clients take.
    """
    from chromadb.config import Settings

    return Settings(
        _env_file=None,
        chroma_api_impl=api,
        chroma_otel_collection_endpoint="",
        anonymized_telemetry=False,
        allow_reset=False,
        **more,
    )


def _client(folder: Path) -> Any:
    import chromadb

    settings = chroma_settings("chromadb.api.rust.RustBindingsAPI", migrations="apply")
    try:
        return chromadb.PersistentClient(path=str(folder), settings=settings)
    except AttributeError as error:
        # Closing a client that never opened hides the error that it was closed for.
        raise StoreError(_advice(folder, "it can't be opened")) from error


def _close(client: Any) -> None:
    with _opening:
        client.close()


def _advice(folder: Path, what: str) -> str:
    return f"the memory in {folder} can't be used ({what}); delete that folder, or name another one"
