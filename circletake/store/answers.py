"""Answers that a mind gave already, by the key of the decision."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from circletake.schema import DecisionRecord, Digest, Document, StoreError, content_digest
from circletake.store.atomic import write_atomically
from circletake.store.results import Absent


class KeptAnswer(NamedTuple):
    """An answer as it was given."""

    answer: str
    """The answer's value as JSON."""
    record: DecisionRecord


class _Record(Document):
    """An answer as it is written down."""

    answer: str
    answer_digest: Digest
    record: DecisionRecord


class Answers:
    """Answers by decision key. Only what a mind answered itself, and was usable, is ever put here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: str, answer: str, record: DecisionRecord) -> None:
        """Keep an answer.

        Raises:
            StoreError: it could not be written.
        """
        kept = _Record(answer=answer, answer_digest=content_digest(answer.encode()), record=record)
        write_atomically(self._place(key), kept.model_dump_json(indent=1).encode())

    def find(self, key: str) -> KeptAnswer | Absent:
        """Return the answer that is kept under a key; a damaged one counts as absent, and says so."""
        try:
            kept = _Record.read(self._place(key).read_bytes())
        except FileNotFoundError:
            return Absent()
        except (OSError, StoreError) as error:
            return Absent(f"the answer {key} can't be read: {str(error).splitlines()[0]}")
        if kept.answer_digest != content_digest(kept.answer.encode()):
            return Absent(f"the answer {key} is damaged")
        return KeptAnswer(kept.answer, kept.record)

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"
