"""The production folder: it is the state. What people use stands in the open, the rest under `.circletake`."""

from __future__ import annotations

import re
from pathlib import Path

from circletake.schema import (
    Artifact,
    ArtifactMissing,
    BriefError,
    Delivered,
    Document,
    Production,
    StoreError,
    content_digest,
)
from circletake.store import Store, read_document, write_document

_STATE = "production.json"
_HIDDEN = ".circletake"
_SLUG_WORDS = 5


class ProductionFolder:
    """Where one production lives."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.hidden = self.path / _HIDDEN
        self.store = Store(self.hidden / "store")

    @property
    def checkpoints(self) -> Path:
        """Return where LangGraph's checkpoints are kept."""
        return self.hidden / "checkpoints.sqlite"

    @property
    def lock(self) -> Path:
        """Return the production's lock file."""
        return self.hidden / "lock"

    @property
    def journal(self) -> Path:
        """Return the record of tool calls."""
        return self.hidden / "journal.jsonl"

    @property
    def exists(self) -> bool:
        """Tell whether a production is here."""
        return (self.path / _STATE).is_file()

    def read(self) -> Production:
        """Read the production.

        Raises:
            BriefError: there is none here, or its document is damaged.
        """
        try:
            return read_document(self.path / _STATE, Production).with_(folder=self.path)
        except ArtifactMissing:
            raise BriefError(
                f"{self.path} is not a production: it has no {_STATE}; name a production's folder"
            ) from None
        except StoreError as error:
            raise BriefError(f"{error}; take it from a backup, or delete it and make the film again") from error

    def write(self, production: Production) -> None:
        """Write the production, whole or not at all."""
        write_document(self.path / _STATE, production)

    def write_text(self, name: str, text: str) -> None:
        """Write a text file that people read, whole or not at all."""
        artifact = self.store.put_bytes(text.encode(), "text/plain")
        self.store.deliver(artifact, self.path / name)

    def write_aside(self, name: str, document: Document) -> None:
        """Write another document beside the production's."""
        write_document(self.path / name, document)

    def deliver(self, files: list[tuple[str, Artifact, str]]) -> tuple[Delivered, ...]:
        """Put artifacts where people find them; files that stand there already are left alone.

        Their bytes are shared with the store where that is safe.

        Args:
            files: path in the folder, artifact, and why it was made again (empty when it was not).
        """
        out = []
        for name, artifact, why in files:
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            self.store.deliver(artifact, target, lean=True)
            out.append(Delivered(path=name, artifact=artifact, why=why))
        return tuple(out)

    def take_away(self, name: str) -> None:
        """Remove a file that an earlier run delivered, and the folders that it leaves empty."""
        target = (self.path / name).resolve()
        if not target.is_relative_to(self.path.resolve()) or self.hidden.resolve() in target.parents:
            return
        target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == self.path.resolve() or not parent.is_dir() or any(parent.iterdir()):
                return
            parent.rmdir()

    def refuse_foreign(self) -> None:
        """Make sure that making a film here overwrites nobody's files.

        Raises:
            BriefError: the folder holds other things, or is a file.
        """
        if self.path.is_file():
            raise BriefError(f"{self.path} is a file; name a folder for the production with --out")
        if self.path.is_dir() and not self.exists and not self.hidden.is_dir() and any(self.path.iterdir()):
            raise BriefError(f"{self.path} holds other files and is not a production; name an empty or new folder")


def default_memory_folder() -> Path:
    """Return where the user's production memory lives."""
    from platformdirs import user_data_path

    return user_data_path("circletake") / "memory"


def folder_name(brief: str) -> str:
    """Return the folder that a brief gets when none is named: its first words and a short digest."""
    plain = re.sub(r"[^\w\s-]", " ", brief.lower())
    words = [word.strip("-_") for word in plain.split()]
    kept = [word for word in words if word and word not in _NOISE][:_SLUG_WORDS]
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join(kept)).strip("-") or "film"
    return f"{slug[:48].rstrip('-')}-{content_digest(brief.encode())[:6]}"


_NOISE = frozenset(
    "a an the of to in on at and or with for is are film trailer movie clip video about second seconds minute s".split()
)
