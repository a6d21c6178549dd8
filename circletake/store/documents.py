"""Documents: values that stand in a file of their own, such as production.json."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from circletake.schema import ArtifactMissing, Document, StoreError
from circletake.store.atomic import write_atomically

D = TypeVar("D", bound=Document)


def write_document(path: Path, document: Document) -> None:
    """Write a document whole or not at all, as indented JSON.

    Raises:
        StoreError: it could not be written; what stood there is unchanged.
    """
    write_atomically(path, (document.model_dump_json(indent=1) + "\n").encode())


def read_document(path: Path, kind: type[D]) -> D:
    """Read a document back.

    Raises:
        ArtifactMissing: there is no such file.
        SchemaTooNew: it was written by a newer Circletake.
        StoreError: it can't be read, or is not such a document; the message names the file.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        raise ArtifactMissing(f"{path} is not there; expected a {kind.__name__}") from None
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror or error}); check its rights") from error
    try:
        return kind.read(text)
    except StoreError as error:
        raise type(error)(f"{path}: {error}") from error
