"""Keeping files of a person's own: copied into the store, never moved."""

from __future__ import annotations

import shutil
from pathlib import Path

from circletake.schema import Artifact, BriefError
from circletake.store import Store


def keep_copy(path: Path, store: Store, media_type: str) -> Artifact:
    """Copy a person's file into the store; the file itself is left where it is.

    Raises:
        BriefError: it can't be read.
    """
    folder = store.scratch_folder()
    try:
        copy = folder / "copy"
        shutil.copyfile(path, copy)
        return store.put_file(copy, media_type)
    except OSError as error:
        raise BriefError(f"{path} can't be read ({error.strerror or error}); check its name and rights") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
