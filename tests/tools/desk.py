"""A workspace over a folder, for tools that are tested alone."""

from __future__ import annotations

from pathlib import Path

from circletake.schema import Artifact, content_digest


class Desk:
    """Keeps what a tool saves in the folder itself, and hears its progress."""

    def __init__(self, folder: Path, files: dict[str, Path] | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.files: dict[str, Path] = {} if files is None else files
        """Where artifacts lie; desks may share them."""
        self.shares: list[float] = []
        self.told: list[str] = []
        self.notes: dict[str, str] = {}

    def path(self, artifact: Artifact) -> Path:
        return self.files[artifact.digest]

    def save(self, path: Path, media_type: str) -> Artifact:
        assert path.parent == self.folder
        data = path.read_bytes()
        digest = content_digest(data)
        self.files[digest] = path
        return Artifact(digest=digest, media_type=media_type, size_bytes=len(data))

    def give(self, path: Path, media_type: str = "application/octet-stream") -> Artifact:
        """Put a file, wherever it lies, at a tool's disposal."""
        data = path.read_bytes()
        self.files[content_digest(data)] = path
        return Artifact(digest=content_digest(data), media_type=media_type, size_bytes=len(data))

    def progress(self, share: float, text: str = "") -> None:
        assert 0 <= share <= 1
        self.shares.append(share)
        self.told.append(text)

    def note(self, name: str, value: str | None) -> None:
        if value is None:
            self.notes.pop(name, None)
        else:
            self.notes[name] = value

    def recall(self, name: str) -> str | None:
        return self.notes.get(name)
