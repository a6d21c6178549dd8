"""Run records: which run a production is in, so that an interrupted one is found again."""

from __future__ import annotations

import uuid

from circletake.schema import ArtifactMissing, Brief, Document, Settings, StoreError, canonical_json, content_digest
from circletake.store import read_document
from circletake.studio.folder import ProductionFolder

_ANY_WAY = frozenset(
    {"workers", "executor", "ray_address", "store", "checkpoints", "gates", "memory", "memory_server", "remember"}
)
"""Settings under which an interrupted run may go on although they changed: they change no result."""


class RunRecord(Document):
    """One run: the thread of its checkpoints, and what it was asked for."""

    thread: str
    asked: str
    """Digest of the brief and of the settings that change results."""
    finished: bool = False
    standing: str = ""
    """Digest of all that the delivered film hangs on; empty where only another run can tell. See `standing`."""
    mark: str = ""
    """Of the production, so that no other one's checkpoints in the same database are taken for its own."""

    def checkpointed_as(self, folder: ProductionFolder) -> str:
        """Return the name that the run's checkpoints are kept under. A folder that was copied or moved gets another."""
        if not self.mark:
            return self.thread
        return f"{self.thread}-{content_digest(f'{self.mark} {folder.path}'.encode())[:16]}"


def this_run(folder: ProductionFolder, brief: Brief, settings: Settings) -> RunRecord:
    """Return the record of the run to make: the last one, when it was asked for the same and did not end."""
    asked = _asked(brief, settings)
    last = last_record(folder)
    if last is not None and last.asked == asked and not last.finished:
        return last
    number = int(last.thread.rpartition("-")[2]) + 1 if last is not None else 1
    mark = last.mark if last is not None and last.mark else uuid.uuid4().hex
    record = RunRecord(thread=f"run-{number}", asked=asked, mark=mark)
    write_record(folder, record)
    return record


def write_record(folder: ProductionFolder, record: RunRecord) -> None:
    """Write a run's record down."""
    folder.write_aside(".circletake/run.json", record)


def end_run(folder: ProductionFolder) -> None:
    """Have the next run begin anew; results that it still wants are found in the store."""
    last = last_record(folder)
    if last is not None:
        write_record(folder, last.with_(finished=True))


def _asked(brief: Brief, settings: Settings) -> str:
    matters = {name: value for name, value in settings.model_dump(mode="json").items() if name not in _ANY_WAY}
    return content_digest(canonical_json({"brief": brief.text, "settings": matters}))


def last_record(folder: ProductionFolder) -> RunRecord | None:
    """Return the record of a folder's last run; None when there is none that can be read."""
    try:
        return read_document(folder.hidden / "run.json", RunRecord)
    except (ArtifactMissing, StoreError):
        return None
