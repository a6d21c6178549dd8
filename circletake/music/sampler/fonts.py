"""Finding the best SoundFont that is at hand."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from circletake.schema import BriefError, ToolFailed

_KNOWN = (
    "MuseScore_General.sf2", "GeneralUser-GS.sf2", "GeneralUser GS v1.471.sf2", "GeneralUser_GS.sf2",
    "SGM-V2.01.sf2", "FluidR3_GM.sf2", "FluidR3_GM2-2.sf2", "default-GM.sf2", "default.sf2",
)  # fmt: skip
"""Names under which good General MIDI fonts are installed, best first."""

_FOLDERS = ("sounds/sf2", "soundfonts", "sounds/soundfonts", "midi/sf2")


class FoundFont(NamedTuple):
    """A SoundFont on disk."""

    path: Path
    name: str


def find_soundfont(wish: str | Path | None = None) -> FoundFont:
    """Return the SoundFont to play on: the one wished for, else the best installed, else the one that comes
    with pretty_midi.

    Raises:
        BriefError: the one wished for is not there.
        ToolFailed: there is none at all.
    """
    if wish is not None:
        path = Path(wish).expanduser()
        if not path.exists():
            raise BriefError(
                f"no SoundFont at {str(path)!r}; give the path of an .sf2 or .sfz file, or a folder of .sfz"
            )
        return FoundFont(path, path.stem)
    for folder in _data_folders():
        for name in _KNOWN:
            if (folder / name).is_file():
                return FoundFont(folder / name, Path(name).stem)
    spec = importlib.util.find_spec("pretty_midi")
    for root in (spec.submodule_search_locations or []) if spec else []:
        path = Path(root) / "TimGM6mb.sf2"
        if path.is_file():
            return FoundFont(path, path.stem)
    raise ToolFailed("no SoundFont found: install the pretty_midi package, or name an .sf2 file in the settings")


def _data_folders() -> Iterator[Path]:
    """Yield where systems keep SoundFonts: the user's own data folder first."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or os.pathsep.join(["/usr/local/share", "/usr/share"])
    roots = [home, *shared.split(os.pathsep), str(Path.home() / "Library" / "Audio" / "Sounds")]
    for root in roots:
        for folder in _FOLDERS:
            yield Path(root) / folder
        if root.endswith("Sounds"):
            yield Path(root) / "Banks"
