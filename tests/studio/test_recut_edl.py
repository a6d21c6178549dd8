"""Recuts by edit lists: what stays, what moved, and lists that can't be followed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from circletake.schema import BriefError, timecode
from circletake.studio.recut_edl import kept_by_lists

RATE = Fraction(25)
HOUR = 25 * 3600


def edl(path: Path, *events: tuple[str, str, int, int, int], extra: str = "") -> Path:
    """Write an EDL of (reel, edit, source in, record in, frames) from 01:00:00:00."""
    lines = ["TITLE: CUT", "FCM: NON-DROP FRAME", ""]
    for number, (reel, edit, source, at, frames) in enumerate(events, 1):
        codes = [timecode(frame, RATE) for frame in (source, source + frames, HOUR + at, HOUR + at + frames)]
        lines.append(f"{number:03d}  {reel:<8} V     {edit:<8} {' '.join(codes)}")
        lines.append(f"* FROM CLIP NAME: {reel}.MOV")
    path.write_text("\n".join([*lines, extra]) + "\n", encoding="utf-8")
    return path


def kept(tmp_path: Path, was: Path, now: Path, frames: tuple[int, int]) -> list[tuple[int, int, int]]:
    return [(one.was.start, one.was.end, one.start) for one in kept_by_lists(was, now, RATE, frames)]


def test_a_shortened_shot_and_what_follows_it_are_found(tmp_path: Path) -> None:
    was = edl(tmp_path / "a.edl", ("A001", "C", 100, 0, 100), ("A002", "C", 500, 100, 80), ("A003", "C", 0, 180, 60))
    now = edl(tmp_path / "b.edl", ("A001", "C", 100, 0, 70), ("A002", "C", 500, 70, 80), ("A003", "C", 0, 150, 60))
    assert kept(tmp_path, was, now, (240, 210)) == [(0, 70, 0), (100, 240, 70)]


def test_a_shot_put_in_and_a_changed_order(tmp_path: Path) -> None:
    was = edl(tmp_path / "a.edl", ("A001", "C", 0, 0, 50), ("A002", "C", 0, 50, 50))
    now = edl(tmp_path / "b.edl", ("A002", "C", 0, 0, 50), ("B009", "C", 0, 50, 30), ("A001", "C", 0, 80, 50))
    assert kept(tmp_path, was, now, (100, 130)) == [(50, 100, 0), (0, 50, 80)]


def test_a_dissolve_stays_where_both_its_shots_do_and_not_where_it_became_a_cut(tmp_path: Path) -> None:
    blended = (("A001", "C", 0, 0, 50), ("A002", "D    012", 20, 50, 50))
    was = edl(tmp_path / "a.edl", *blended)
    same = edl(tmp_path / "b.edl", *blended)
    assert kept(tmp_path, was, same, (100, 100)) == [(0, 100, 0)]
    cut = edl(tmp_path / "c.edl", ("A001", "C", 0, 0, 50), ("A002", "C", 20, 50, 50))
    assert kept(tmp_path, was, cut, (100, 100)) == [(0, 50, 0), (62, 100, 62)]


def test_drop_frame_lists_are_counted_as_they_say(tmp_path: Path) -> None:
    rate = Fraction(30000, 1001)
    text = "FCM: DROP FRAME\n001  A1  V  C  00:00:58:00 00:01:02:02 01:00:00:00 01:00:04:00\n"
    (tmp_path / "a.edl").write_text(text, encoding="utf-8")
    found = kept_by_lists(tmp_path / "a.edl", tmp_path / "a.edl", rate, (120, 120))
    assert [(one.was.start, one.was.end, one.start) for one in found] == [(0, 120, 0)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("TITLE: EMPTY\n", "no picture events"),
        ("001 A V C 00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00\nM2 A 050.0 00:00:00:00\n", "2: changes of speed"),
        ("001 A V C 00:00:00:00 00:00:02:00 01:00:00:00 01:00:03:00\n", "75 frames long, its picture 50"),
    ],
)  # fmt: skip
def test_lists_that_cannot_be_followed_are_refused(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "a.edl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BriefError, match=why):
        kept_by_lists(path, path, RATE, (50, 50))


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="can't read the edit list"):
        kept_by_lists(tmp_path / "none.edl", tmp_path / "none.edl", RATE, (50, 50))
