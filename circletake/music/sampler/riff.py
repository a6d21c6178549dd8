"""Reading a SoundFont 2 file: its chunks as tables, its samples as 16-bit numbers left on disk.

After the SoundFont Technical Specification 2.01 (Creative Technology, 1998), sections 4 to 7.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from circletake.schema import BriefError

Table = NDArray[Any]

_LAYOUTS = {
    b"phdr": [("name", "S20"), ("preset", "<u2"), ("bank", "<u2"), ("bag", "<u2"), ("rest", "V12")],
    b"pbag": [("gen", "<u2"), ("mod", "<u2")],
    b"pmod": [("src", "<u2"), ("dest", "<u2"), ("amount", "<i2"), ("by", "<u2"), ("transform", "<u2")],
    b"pgen": [("op", "<u2"), ("value", "<i2")],
    b"inst": [("name", "S20"), ("bag", "<u2")],
    b"ibag": [("gen", "<u2"), ("mod", "<u2")],
    b"imod": [("src", "<u2"), ("dest", "<u2"), ("amount", "<i2"), ("by", "<u2"), ("transform", "<u2")],
    b"igen": [("op", "<u2"), ("value", "<i2")],
    b"shdr": [
        ("name", "S20"), ("start", "<u4"), ("end", "<u4"), ("loop_start", "<u4"), ("loop_end", "<u4"),
        ("rate", "<u4"), ("key", "u1"), ("correction", "i1"), ("link", "<u2"), ("type", "<u2"),
    ],
}  # fmt: skip


_COMPRESSED = 0x10
"""The sample type bit by which SF3 files tell of Ogg Vorbis."""


@dataclass(frozen=True, eq=False)
class Bank:
    """The tables of a SoundFont as they stand in the file.

    Attributes:
        path: The file.
        digest: 64 hex digits of BLAKE2b-256 over the file's length, head and tables.
        pcm: All samples, int16, mapped from disk.
        tables: The nine tables of the `pdta` list by chunk name.
    """

    path: Path
    digest: str
    pcm: NDArray[np.int16]
    tables: dict[bytes, Table]


def read_bank(path: Path) -> Bank:
    """Open a SoundFont.

    Raises:
        BriefError: the file can't be read, or is no SoundFont 2 with 16-bit samples.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise BriefError(f"can't read the SoundFont {str(path)!r} ({error}); name another file") from error
    chunks = {name: (start, size) for name, start, size in _walk(data)} if data[:4] == b"RIFF" else {}
    if data[8:12] != b"sfbk" or b"smpl" not in chunks or not _LAYOUTS.keys() <= chunks.keys():
        raise BriefError(f"{str(path)!r} is no SoundFont 2 with plain samples; give an .sf2 file")
    start, size = chunks[b"smpl"]
    pcm = np.frombuffer(data, "<i2", size // 2, start)
    tables = {name: _table(data, name, *chunks[name]) for name in _LAYOUTS}
    if (tables[b"shdr"]["type"] & _COMPRESSED).any():
        raise BriefError(f"the samples of {str(path)!r} are compressed (SF3); give an .sf2 file with plain samples")
    _check_references(path, tables)
    lowest = min(chunks[name][0] for name in _LAYOUTS)
    digest = hashlib.blake2b(str(len(data)).encode() + data[:4096] + data[lowest:], digest_size=32).hexdigest()
    return Bank(path, digest, pcm, tables)


_REFERENCES = (
    (b"phdr", "bag", b"pbag"), (b"pbag", "gen", b"pgen"), (b"pbag", "mod", b"pmod"),
    (b"inst", "bag", b"ibag"), (b"ibag", "gen", b"igen"), (b"ibag", "mod", b"imod"),
)  # fmt: skip
_INSTRUMENT, _SAMPLE = 41, 53


def _check_references(path: Path, tables: dict[bytes, Table]) -> None:
    """Make sure that no table points beyond another.

    Raises:
        BriefError: one does.
    """
    # The record that ends a table of generators or modulators is missing from some fonts that play well.
    named = [(tables[name][column], len(tables[into]) - (column == "bag")) for name, column, into in _REFERENCES]
    named.append((_amounts(tables[b"pgen"], _INSTRUMENT), len(tables[b"inst"]) - 1))
    named.append((_amounts(tables[b"igen"], _SAMPLE), len(tables[b"shdr"]) - 1))
    if not len(tables[b"phdr"]) or any(len(places) and int(places.max()) > last for places, last in named):
        raise BriefError(f"{str(path)!r} is damaged: its tables point beyond their ends; give an intact .sf2 file")


def _amounts(generators: Table, op: int) -> Table:
    """Return the places that generators of a kind name; they are unsigned."""
    places: Table = generators["value"][generators["op"] == op].astype(np.uint16)
    return places


def _table(data: mmap.mmap, name: bytes, start: int, size: int) -> Table:
    layout = np.dtype(_LAYOUTS[name])
    return np.frombuffer(data, layout, size // layout.itemsize, start)


def _walk(data: mmap.mmap, start: int = 12, end: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """Yield every chunk inside the file's lists as (name, first byte, bytes)."""
    end = len(data) if end is None else end
    while start + 8 <= end:
        name = data[start : start + 4]
        (size,) = struct.unpack_from("<I", data, start + 4)
        if name == b"LIST":
            yield from _walk(data, start + 12, min(start + 8 + size, end))
        else:
            yield name, start + 8, min(size, end - start - 8)
        start += 8 + size + (size & 1)
