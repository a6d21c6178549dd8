"""Subtitles are read back as they were meant, by our own reading of the two formats and by FFmpeg's."""

from __future__ import annotations

import itertools
import re
import unicodedata
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.schema import FrameRange, Subtitle
from circletake.tools.subtitles import LINE, LINES, srt_text, vtt_text, wrap

LONG = (
    "I have kept this light for thirty years, and never once did the sea give anything back. "
    "Tonight it gave me a whale, and I don't know what to do with her!"
)


def shown(text: str, start: int = 24, end: int = 96, speaker: str | None = None) -> Subtitle:
    return Subtitle(span=FrameRange(start=start, end=end), text=text, speaker=speaker)


def blocks(srt: str) -> list[tuple[int, float, float, str]]:
    """Read SubRip strictly: number, times, at least one line, and a blank line between blocks."""
    found = []
    for block in srt.rstrip("\n").split("\n\n") if srt.strip() else []:
        number, times, *lines = block.split("\n")
        clock = re.fullmatch(r"(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})", times)
        assert clock, times
        assert lines
        assert all(lines)
        h, m, s, ms, hh, mm, ss, mms = map(int, clock.groups())
        found.append((int(number), h * 3600 + m * 60 + s + ms / 1000, hh * 3600 + mm * 60 + ss + mms / 1000, block))
    return found


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def test_times_are_exact_at_an_odd_rate() -> None:
    text = srt_text([shown("Hello.", 100, 90_000)], Fraction(24000, 1001))
    assert text == "1\n00:00:04,171 --> 01:02:33,750\nHello.\n"
    assert vtt_text([shown("Hello.", 0, 24)], Fraction(24)) == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello.\n"


def test_two_lines_are_even() -> None:
    assert wrap("Thirty years, and never once did the sea give back.") == (
        "Thirty years, and never",
        "once did the sea give back.",
    )
    assert wrap("Short.") == ("Short.",)
    assert wrap(" \n ") == ()


def test_long_speech_becomes_captions_one_after_another() -> None:
    found = blocks(srt_text([shown(LONG, 24, 264)], Fraction(24)))
    assert len(found) == 3
    assert found[0][1] == 1.0
    assert found[-1][2] == 11.0
    for (_, _, end, _), (_, begin, _, _) in itertools.pairwise(found):
        assert end == begin
    words = " ".join(line for block in found for line in block[3].split("\n")[2:])
    assert words == LONG
    # Time goes by what there is to read.
    seconds = [end - begin for _, begin, end, _ in found]
    letters = [len(block[3]) for block in found]
    assert max(abs(s / sum(seconds) - n / sum(letters)) for s, n in zip(seconds, letters, strict=True)) < 0.06


def test_speakers_are_named_in_each_formats_way() -> None:
    line = shown("Stay.", speaker="Keeper & Son")
    assert "Keeper & Son: Stay." in srt_text([line], Fraction(24))
    assert "<v Keeper &amp; Son>Stay." in vtt_text([line], Fraction(24))


def test_words_cannot_be_taken_for_marks() -> None:
    text = "<i>No</i> {\\an8} x --> y & 3 < 4\n\n2\n\nend"
    (only,) = blocks(srt_text([shown(text)], Fraction(24)))
    body = "\n".join(only[3].split("\n")[2:])
    assert "-->" not in body
    assert not re.search(r"<[/A-Za-z]|\{\\", body)
    assert "3 < 4" in body.replace("\n", " ")
    vtt = vtt_text([shown(text)], Fraction(24))
    assert vtt.count("-->") == 1
    assert "&lt;i&gt;No&lt;/i&gt;" in vtt
    assert vtt.count("\n\n") == 1


def test_ffmpeg_reads_both_back(tmp_path: Path) -> None:
    lines = [shown("Who is there?", 12, 48, "Ann"), shown("Nobody, only the sea & the wind.", 60, 100)]
    for name, text in (("a.srt", srt_text(lines, Fraction(25))), ("a.vtt", vtt_text(lines, Fraction(25)))):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with av.open(str(path)) as file:
            stream = file.streams.subtitles[0]
            packets = [p for p in file.demux(stream) if p.size]
            assert [float(p.pts * p.time_base) for p in packets] == pytest.approx([0.48, 2.4])
            assert [float(p.duration * p.time_base) for p in packets] == pytest.approx([1.44, 1.6])
            assert b"only the sea" in bytes(packets[1])


def test_captions_go_by_time_and_empty_ones_are_left_out() -> None:
    lines = [shown("two", 50, 60), shown(" \x00 ", 0, 9), shown("one", 5, 5)]
    found = blocks(srt_text(lines, Fraction(24)))
    assert [block[3].split("\n")[2] for block in found] == ["one", "two"]
    assert all(end > begin for _, begin, end, _ in found)
    assert srt_text([], Fraction(24)) == ""
    assert vtt_text([], Fraction(24)) == "WEBVTT\n"


def test_scripts_without_spaces_are_broken_at_the_lines_end() -> None:
    text = "灯台守は夜明けに浜辺で一頭の鯨を見つけ、長いあいだ黙ってその目を見つめていた。海は静かだった。" * 2
    found = blocks(srt_text([shown(text, 0, 200)], Fraction(24)))
    lines = [line for block in found for line in block[3].split("\n")[2:]]
    assert "".join(lines) == text
    assert all(width(line) <= LINE for line in lines)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
    st.integers(0, 5000),
    st.integers(0, 400),
    st.sampled_from([Fraction(24), Fraction(30000, 1001), Fraction(60)]),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_makes_wellformed_captions_that_keep_their_words(
    text: str, start: int, frames: int, rate: Fraction
) -> None:
    line = shown(text, start, start + frames)
    found = blocks(srt_text([line], rate))
    assert [number for number, *_ in found] == list(range(1, len(found) + 1))
    lines = [line for block in found for line in block[3].split("\n")[2:]]
    for block in found:
        assert len(block[3].split("\n")) <= 2 + LINES
        assert block[2] > block[1]
    assert all(width("".join(c for c in each if not unicodedata.combining(c))) <= LINE + 3 for each in lines)
    kept = [c for c in text if not c.isspace() and unicodedata.category(c) != "Cc"]
    said = [c for c in "".join(lines) if not c.isspace()]
    if not re.search(r"-->|\{\\|<[/A-Za-z]|\u2060", text):
        assert said == kept
    vtt = vtt_text([line], rate)
    assert vtt.count("-->") == len(found)
