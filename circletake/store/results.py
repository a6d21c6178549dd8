"""Results that were made already, by the key of the call that made them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from circletake.schema import (
    Artifact,
    Digest,
    Document,
    Provenance,
    Result,
    StoreError,
    artifacts_in,
    content_digest,
)
from circletake.store.atomic import write_atomically

R = TypeVar("R", bound=Result)


class Absent(NamedTuple):
    """Nothing usable is kept under a key."""

    damage: str = ""
    """What was kept and is no longer usable; empty when nothing was kept."""


class KeptResult(NamedTuple, Generic[R]):
    """A result as it was made, its artifacts verified."""

    result: R
    provenance: Provenance


class _Record(Document):
    """A result as it is written down."""

    provenance: Provenance
    result: str
    result_digest: Digest


class Results:
    """Tool results by call key. Only what succeeded is ever put here."""

    def __init__(self, folder: Path, artifact_path: Callable[[Artifact], Path]) -> None:
        self._folder = folder
        self._artifact_path = artifact_path

    def put(self, result: Result, provenance: Provenance) -> None:
        """Keep a result under its provenance's key.

        Raises:
            StoreError: it could not be written, or one of its artifacts is not in the store.
        """
        for artifact in artifacts_in(result):
            self._artifact_path(artifact)
        text = result.model_dump_json()
        record = _Record(provenance=provenance, result=text, result_digest=content_digest(text.encode()))
        write_atomically(self._place(provenance.key), record.model_dump_json(indent=1).encode())

    def find(self, key: str, kind: type[R]) -> KeptResult[R] | Absent:
        """Return what was made under a key.

        A result whose record is unreadable, or whose artifacts are missing or damaged, counts as absent:
        `Absent.damage` says what is wrong with it, and it is to be made again.
        """
        record = self._record(key)
        if isinstance(record, Absent):
            return record
        try:
            result = kind.model_validate_json(record.result)
            for artifact in artifacts_in(result):
                self._artifact_path(artifact)
        except (StoreError, ValidationError) as error:
            return Absent(_first_line(error))
        return KeptResult(result, record.provenance)

    def outputs(self, key: str) -> tuple[Digest, ...] | None:
        """Return the digests of the artifacts that a kept result names; None where no whole result is kept."""
        record = self._record(key)
        return record.provenance.outputs if isinstance(record, _Record) else None

    def sweep(self, kept: frozenset[Digest]) -> None:
        """Remove every result that is unreadable or needs an object that is not kept."""
        for place in sorted(self._folder.glob("??/*.json")):
            try:
                needed = _Record.read(place.read_bytes()).provenance.outputs
            except StoreError:
                place.unlink()
                continue
            if not kept.issuperset(needed):
                place.unlink()

    def _record(self, key: str) -> _Record | Absent:
        try:
            record = _Record.read(self._place(key).read_bytes())
        except FileNotFoundError:
            return Absent()
        except OSError as error:
            return Absent(f"the record of call {key} can't be read ({error.strerror or error})")
        except StoreError as error:
            return Absent(_first_line(error))
        if record.result_digest != content_digest(record.result.encode()):
            return Absent(f"the record of call {key} is damaged")
        return record

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
