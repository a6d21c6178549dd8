"""Recuts told by their edit lists: what of an earlier cut is still in a new one, from two CMX 3600 EDLs."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from circletake.schema import BriefError, FrameRange, KeptBars, parse_timecode

_CODE = r"(\d\d:\d\d:\d\d[:;]\d\d)"
_EVENT = re.compile(
    rf"^\s*(\d+)\s+(\S+)\s+(\S+)\s+([CDWK]\S*)\s+(?:(\d+)\s+)?{_CODE}\s+{_CODE}\s+{_CODE}\s+{_CODE}\s*$"
)
_LEAST = 12
"""Frames that a stretch must last to count, as with pictures."""

Shown = tuple[object, ...]
"""What one frame of a cut shows: equal for two frames that are the same picture."""


class _Event(NamedTuple):
    reel: str
    blend: str
    """How it comes in: `C`, or the kind of its dissolve or wipe."""
    blended: int
    source: int
    begin: int
    end: int


def kept_by_lists(was: Path, now: Path, rate: Fraction, frames: tuple[int, int]) -> tuple[KeptBars, ...]:
    """Return the stretches of an earlier cut that are in a new one, by where they stand now.

    Args:
        was, now: EDLs of the earlier cut and of the new one. Their first record time code is the first frame.
        rate: Frames a second of both.
        frames: How long both pictures are.

    Raises:
        BriefError: one can't be read, has a change of speed, or is not as long as its picture.
    """
    old, new = (_shown(path, rate, count) for path, count in zip((was, now), frames, strict=True))
    places: dict[Shown, list[int]] = defaultdict(list)
    for place, shown in enumerate(old):
        places[shown].append(place)
    out: list[KeptBars] = []
    at = offset = 0
    while at < len(new):
        options = places.get(new[at], [])
        # Where the same picture stands twice, it goes on where it was; else the longest run is taken.
        best = max(options, key=lambda place: (place == at + offset, _run(old, new, place, at)), default=None)
        count = 0 if best is None else _run(old, new, best, at)
        if best is not None and count >= _LEAST:
            out.append(KeptBars(was=FrameRange(start=best, end=best + count), start=at))
            offset = best - at
        at += max(1, count)
    return tuple(out)


def _run(old: list[Shown], new: list[Shown], place: int, at: int) -> int:
    most = min(len(old) - place, len(new) - at)
    return next((count for count in range(most) if old[place + count] != new[at + count]), most)


def _shown(path: Path, rate: Fraction, frames: int) -> list[Shown]:
    """Return what every frame of a cut shows: a reel's frame, a blend of two, or black."""
    events = _events(path, rate)
    first, end = events[0].begin, max(event.end for event in events)
    if end - first != frames:
        raise BriefError(
            f"{path.name} is {end - first} frames long, its picture {frames} frames; give the edit list of that picture"
        )
    shown: list[Shown] = [("black", n) for n in range(frames)]
    before: _Event | None = None
    for event in events:
        for frame in range(event.begin, event.end):
            into = frame - event.begin
            own: Shown = (event.reel, event.source + into)
            if into < event.blended:
                out = None if before is None else (before.reel, before.source + frame - before.begin)
                own = (event.blend, into, event.blended, out, own)
            shown[frame - first] = own
        before = event
    return shown


def _events(path: Path, rate: Fraction) -> list[_Event]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise BriefError(f"can't read the edit list {str(path)!r} ({error.strerror}); name a CMX 3600 file") from error
    drop = False
    found: list[_Event] = []
    for number, line in enumerate(lines, 1):
        if line.upper().startswith("FCM:"):
            drop = "NON" not in line.upper() and "DROP" in line.upper()
        if line.upper().startswith("M2 "):
            raise BriefError(f"{path.name}, line {number}: changes of speed can't be followed; conform by the picture")
        event = _EVENT.match(line)
        if event is None or not event[3].upper().startswith(("V", "B", "AA/V")):
            continue
        try:
            codes = [parse_timecode(_counted(code, drop), rate) for code in event.groups()[5:]]
        except ValueError as error:
            raise BriefError(f"{path.name}, line {number}: {error}") from error
        blend = event[4].upper()
        found.append(_Event(event[2], blend, int(event[5] or 0) if blend != "C" else 0, codes[0], codes[2], codes[3]))
    if not found:
        raise BriefError(f"{path.name} has no picture events; name a CMX 3600 edit list (.edl)")
    return sorted(found, key=lambda one: one.begin)


def _counted(code: str, drop: bool) -> str:
    """Return a time code that says itself whether it drops frames, as its list does."""
    return f"{code[:8]};{code[9:]}" if drop else code
