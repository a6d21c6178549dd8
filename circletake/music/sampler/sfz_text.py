"""Reading SFZ text: includes, definitions, headers, and what each region inherits.

After the SFZ format as sfzformat.com documents it: `<control>`, `<global>`, `<master>`, `<group>`, `<region>`; a
region's own opcode wins over its group's, that over its master's and the global one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from circletake.schema import BriefError

_DEPTH = 16
_LEVELS = ("global", "master", "group", "region")
_SKIPPED = ("curve", "effect", "midi")
"""Headers whose opcodes speak of live controllers and effects: the room and the desk are Circletake's own."""
_PLACED = ("default_path", "note_offset", "octave_offset")
"""Opcodes of `<control>` that hold for the regions after it."""
_INCLUDE = re.compile(r'^\s*#include\s+"([^"]+)"\s*$')
_DEFINE = re.compile(r"^\s*#define\s+(\$\w+)\s+(\S+)\s*$")
_TOKEN = re.compile(r"<(\w+)>|([\w$]+)=((?:(?!\s+[\w$]+=|\s*<\w+>).)*)")


class Setting(NamedTuple):
    """An opcode's value, and where it stands, for messages: `strings.sfz, line 12`."""

    value: str
    place: str


class SfzText(NamedTuple):
    """What an SFZ file says.

    Attributes:
        control: Opcodes under `<control>`; the last one wins.
        regions: Opcodes of every region, with what it inherits, `default_path` and the offsets of `<control>` too.
        files: Every file that was read, the first the one asked for.
    """

    control: dict[str, Setting]
    regions: tuple[dict[str, Setting], ...]
    files: tuple[Path, ...]


def read_sfz_text(path: Path) -> SfzText:
    """Read an SFZ file and what it includes.

    Raises:
        BriefError: a file can't be read, includes itself, or is no SFZ.
    """
    files: list[Path] = []
    control: dict[str, Setting] = {}
    levels: dict[str, dict[str, Setting]] = {name: {} for name in _LEVELS}
    regions: list[dict[str, Setting]] = []
    header = ""
    for token, place in _tokens(path, path.parent, {}, files, ()):
        if token[1]:
            header = token[1].lower()
            _begin(header, place, control, levels, regions)
            continue
        opcode, setting = token[2].lower(), Setting(token[3].strip(), place)
        if header == "control":
            control[opcode] = setting
        elif header in _LEVELS:
            levels[header][opcode] = setting
        elif header not in _SKIPPED:
            raise BriefError(f"{place}: {token[2]}= stands before any header; an SFZ file begins with <region> or so")
    return SfzText(control, tuple(regions), tuple(files))


def _begin(
    header: str, place: str, control: dict[str, Setting], levels: dict[str, dict[str, Setting]],
    regions: list[dict[str, Setting]],
) -> None:  # fmt: skip
    """Begin a header: forget what it and the levels under it said; a region takes what stands above it."""
    if header in _LEVELS:
        for name in _LEVELS[_LEVELS.index(header) :]:
            levels[name] = {}
    elif header != "control" and header not in _SKIPPED:
        raise BriefError(f"{place}: SFZ has no header <{header}>; mend it")
    if header == "region":
        placed = {name: control[name] for name in _PLACED if name in control}
        levels["region"] = {**placed, **levels["global"], **levels["master"], **levels["group"]}
        regions.append(levels["region"])


def _tokens(
    path: Path, root: Path, names: dict[str, str], files: list[Path], within: tuple[Path, ...]
) -> Iterator[tuple[re.Match[str], str]]:
    """Yield headers and opcodes of a file and of what it includes, definitions put in."""
    if path in within or len(within) > _DEPTH:
        raise BriefError(f"{path} includes itself; take the #include out")
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise BriefError(f"can't read the SFZ file {str(path)!r} ({error.strerror}); name another") from error
    files.append(path)
    text = re.sub(r"/\*.*?\*/", lambda block: "\n" * block.group().count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(text.splitlines(), 1):
        line = re.sub(r"(^|\s)//.*$", "", line)
        define, include = _DEFINE.match(line), _INCLUDE.match(line)
        if define:
            names[define[1]] = define[2]
            continue
        for name in sorted(names, key=len, reverse=True):
            line = line.replace(name, names[name])
        if include:
            found = _INCLUDE.match(line)
            assert found is not None
            yield from _tokens(root / found[1].replace("\\", "/"), root, names, files, (*within, path))
            continue
        place = f"{path.name}, line {number}"
        rest = _TOKEN.sub("", line).strip()
        if rest:
            raise BriefError(f"{place}: {rest[:40]!r} is no SFZ; opcodes are written name=value")
        for token in _TOKEN.finditer(line):
            yield token, place
