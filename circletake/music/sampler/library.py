"""A library of SFZ instruments on the user's disk: which file plays which instrument."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.sampler.sfz import SfzInstrument, left_out_of, load_sfz, sfz_digest
from circletake.music.sampler.sfz_text import read_sfz_text
from circletake.schema import BriefError

MAP = "instruments.toml"


@dataclass(frozen=True, eq=False)
class SfzLibrary:
    """SFZ files by the instrument that each plays. A file's samples are read when it is first played.

    Attributes:
        path: The folder, or the one file.
        files: By the instrument's name.
        digest: 64 hex digits that change whenever one of them would sound different.
        left_out: What its files say that is passed over, opcodes by name.
    """

    path: Path
    files: Mapping[str, Path]
    digest: str
    left_out: tuple[str, ...] = ()
    _read: dict[Path, SfzInstrument] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def instrument(self, name: str) -> SfzInstrument | None:
        """Return what plays an instrument; None when the library has nothing for it."""
        file = self.files.get(name)
        if file is None:
            return None
        with self._lock:
            if file not in self._read:
                self._read[file] = load_sfz(file)
            return self._read[file]


def is_sfz(path: Path) -> bool:
    """Tell whether a path names an SFZ file, or a folder of them."""
    return path.is_dir() or path.suffix.lower() == ".sfz"


def read_library(path: Path) -> SfzLibrary:
    """Find out which SFZ file plays what: as the folder's `instruments.toml` says, else by the files' names.

    A file plays the instrument whose name its own begins with, capitals, signs and digits aside: `Solo Violin.sfz`,
    `solo-violin_vib2.sfz`. `instruments.toml` names files by instrument: `"Solo Violin" = "strings/vln1.sfz"`.

    Raises:
        BriefError: nothing in it is for an instrument that Circletake writes for, or a file can't be read.
    """
    listed = _listed(path / MAP) if (path / MAP).is_file() else _by_name(path)
    if not listed:
        raise BriefError(
            f"no SFZ file of {str(path)!r} bears the name of an instrument that is written for; rename them, or say in "
            f"{MAP} in their folder which plays what. The instruments: {', '.join(INSTRUMENTS)}"
        )
    told = hashlib.blake2b(digest_size=32)
    for name, file in sorted(listed.items()):
        told.update(f"{name}\0{sfz_digest(file)}\0".encode())
    left_out = sorted({name for file in set(listed.values()) for name in left_out_of(read_sfz_text(file))})
    return SfzLibrary(path, listed, told.hexdigest(), tuple(left_out))


def _listed(map_file: Path) -> dict[str, Path]:
    try:
        said = tomllib.loads(map_file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BriefError(f'can\'t read {map_file} ({error}); write lines like "Solo Violin" = "violin.sfz"') from error
    files: dict[str, Path] = {}
    for name, value in said.items():
        if name not in INSTRUMENTS:
            raise BriefError(f"{map_file}: there is no instrument {name!r}; the instruments: {', '.join(INSTRUMENTS)}")
        file = map_file.parent / str(value)
        if not isinstance(value, str) or not file.is_file():
            raise BriefError(f"{map_file}: there is no file {value!r} for {name}; mend the path")
        files[name] = file
    return files


def _by_name(path: Path) -> dict[str, Path]:
    found = [path] if path.is_file() else sorted(path.rglob("*.[sS][fF][zZ]"))
    files: dict[str, Path] = {}
    for file in found:
        plain = _plain(file.stem)
        fitting = [name for name in INSTRUMENTS if plain == _plain(name) or plain.startswith(f"{_plain(name)} ")]
        if fitting:
            files.setdefault(max(fitting, key=len), file)
    return files


def _plain(name: str) -> str:
    """Return a name as small words without signs and numbers."""
    return " ".join(re.sub(r"[^a-z]+", " ", name.lower()).split())
