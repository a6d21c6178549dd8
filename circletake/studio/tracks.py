"""Tracks: music that a person brings, listened to."""

from __future__ import annotations

from pathlib import Path

from circletake.schema import BriefError, RequestRejected, TrackResult
from circletake.tools.tracks import hear


def hear_track(path: Path) -> TrackResult:
    """Return what beats in a music file.

    Raises:
        BriefError: it is not there, or can't be read as sound.
    """
    if not path.is_file():
        raise BriefError(f"there is no file {path}; name a music file")
    try:
        return hear(path, path.name)
    except RequestRejected as error:
        raise BriefError(str(error)) from error
