"""Whether a delivered film stands: it is what is asked for now, and all of it is there and whole.

What a film hangs on is written down when it is delivered: the program, and the production, its manifest and its report
as they were written. While that is the same, and every result and file still has the bytes that it had, another run of
the graph would find all its calls in the store and deliver the same files; so none is needed. Whatever more a film may
hang on (a language model, a back-end's model or server, files of the person's own, a gate where somebody wants to be
asked, a stand-in whose place may be filled by now) is not judged here: such a film goes through the graph each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from circletake.schema import Brief, Digest, Production, Settings, StandIn
from circletake.studio.folder import ProductionFolder
from circletake.studio.journal import append, last_runs, read_journal
from circletake.studio.runs import last_record

_WRITTEN = ("production.json", "manifest.json", "report.html")
"""What is written anew by every run."""
_OURS = {"mind": "house", "picture": ("stage",), "reference": None, "score": "symbolic", "effects": "procedural",
         "voice": "espeak", "music": None, "soundfont": None, "gates": (), "store": None}  # fmt: skip
"""Settings under which a film hangs on nothing but the program."""
_OWN_EYES = frozenset({"stagesight", "descriptor"})
"""Embedders that ship with the program."""


def standing_of(production: Production, folder: ProductionFolder, stand_ins: Collection[StandIn]) -> str:
    """Return the digest of all that a delivered film hangs on; empty where only another run can tell.

    Args:
        production: as it was delivered.
        folder: its folder.
        stand_ins: what the studio itself had to do without.
    """
    settings = production.settings
    own = all(getattr(settings, name) == value for name, value in _OURS.items()) and settings.embedder in _OWN_EYES
    return _digest(folder) if own and not stand_ins else ""


def stands(production: Production, folder: ProductionFolder, brief: Brief, settings: Settings) -> bool:
    """Tell whether a production was delivered as it is asked for now, and is whole.

    Args:
        production: as it was read.
        folder: its folder, locked.
        brief: what is asked for.
        settings: how it is to be made.
    """
    record = last_record(folder)
    if record is None or not record.standing or production.brief != brief or production.settings != settings:
        return False
    if not all((folder.path / name).is_file() for name in _WRITTEN) or _digest(folder) != record.standing:
        return False
    made = _made(folder)
    delivered = all(folder.store.delivered(file.artifact, folder.path / file.path) for file in production.files)
    return delivered and made is not None and folder.store.whole(made)


def note_standing(folder: ProductionFolder) -> None:
    """Write down that all results of the last run were asked for again, and were there."""
    _, last = last_runs(folder.journal)
    run = max((entry.run for entry in last.values()), default=0) + 1
    append(folder.journal, [entry.with_(run=run, cached=True, seconds=0.0) for entry in last.values()])


def _made(folder: ProductionFolder) -> set[Digest] | None:
    """Return every object that the last run's results name; None where a result can't be read any more."""
    run, keys = 0, set[str]()
    for entry in read_journal(folder.journal):
        keys = {entry.key} if entry.run != run else {*keys, entry.key}
        run = entry.run
    outputs = [folder.store.results.outputs(key) for key in sorted(keys)]
    if not outputs or None in outputs:
        return None
    return {digest for named in outputs if named is not None for digest in named}


def _digest(folder: ProductionFolder) -> str:
    seen = hashlib.blake2b(digest_size=32)
    for path in (folder.path / name for name in _WRITTEN):
        seen.update(hashlib.blake2b(path.read_bytes()).digest())
    package = Path(str(files("circletake")))
    for path in sorted(package.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            found = path.stat()
            seen.update(f"{path.relative_to(package)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()
