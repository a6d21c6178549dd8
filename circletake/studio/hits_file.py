"""Hits from a file: a person's own hit points, one a row."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path
from typing import get_args

from circletake.schema import BriefError, HitKind, HitPoint, HitTarget, parse_timecode

_COLUMNS = ("frame", "timecode", "time", "kind", "weight", "target", "label")
_WEIGHT = 0.9


def read_hits(path: Path, rate: Fraction, frames: int, start_frame: int = 0) -> tuple[HitPoint, ...]:
    """Read hit points from a CSV file with a heading row.

    Columns: one of `frame` (from 0), `timecode` (as the picture's own, or from 0) or `time` (seconds); and, if wanted,
    `kind`, `weight` (0 to 1; from 0.8 on it must be met; 0.9 when not given), `target` (downbeat, beat, accent, avoid)
    and `label`.

    Raises:
        BriefError: it can't be read; the message names the line and what was expected.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BriefError(f"the hits in {path} can't be read ({error}); give a CSV file in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if not {"frame", "timecode", "time"} & set(names):
        raise BriefError(
            f"{path}: the first row must name the columns, with one of frame, timecode or time; it has {names!r}"
        )
    unknown = [name for name in names if name and name not in _COLUMNS]
    if unknown:
        raise BriefError(f"{path}: there is no column {unknown[0]!r}; use {', '.join(_COLUMNS)}")
    rows.fieldnames = names
    found = {}
    for row in rows:
        if not any((value or "").strip() for value in row.values() if isinstance(value, str)):
            continue
        hit = _hit(row, f"{path}, line {rows.line_num}", rate, frames, start_frame)
        if hit.frame in found:
            raise BriefError(f"{path}, line {rows.line_num}: frame {hit.frame} is named twice")
        found[hit.frame] = hit
    if not found:
        raise BriefError(f"{path} names no hit; add a row such as `2.5,downbeat,the door`")
    return tuple(found[frame] for frame in sorted(found))


def _hit(row: dict[str, str | None], where: str, rate: Fraction, frames: int, start_frame: int) -> HitPoint:
    frame = _frame(row, where, rate, frames, start_frame)
    if not 0 <= frame < frames:
        raise BriefError(f"{where}: frame {frame} is outside the picture, which has {frames}")
    return HitPoint(
        frame=frame,
        kind=_choice(row, "kind", get_args(HitKind), "impact", where),
        weight=_weight(row, where),
        target=_choice(row, "target", get_args(HitTarget), "downbeat", where),
        label=(row.get("label") or "").strip(),
    )


def _frame(row: dict[str, str | None], where: str, rate: Fraction, frames: int, start_frame: int) -> int:
    if given := (row.get("frame") or "").strip():
        if not given.lstrip("-").isdigit():
            raise BriefError(f"{where}: frame is a whole number, got {given!r}")
        return int(given)
    if given := (row.get("timecode") or "").strip():
        try:
            frame = parse_timecode(given, rate)
        except ValueError as error:
            raise BriefError(f"{where}: {error}") from error
        return frame - start_frame if frame >= start_frame and not frame < frames else frame
    given = (row.get("time") or "").strip()
    try:
        return round(Fraction(given) * rate)
    except (ValueError, ZeroDivisionError):
        raise BriefError(f"{where}: time is in seconds, such as 2.5, got {given!r}") from None


def _weight(row: dict[str, str | None], where: str) -> float:
    given = (row.get("weight") or "").strip()
    try:
        weight = float(given) if given else _WEIGHT
    except ValueError:
        weight = -1.0
    if not 0.0 <= weight <= 1.0:
        raise BriefError(f"{where}: weight goes from 0 to 1, got {given!r}")
    return weight


def _choice(row: dict[str, str | None], name: str, options: tuple[str, ...], usual: str, where: str) -> str:
    given = (row.get(name) or "").strip().lower()
    if given and given not in options:
        raise BriefError(f"{where}: {name} is one of {', '.join(options)}, got {given!r}")
    return given or usual
