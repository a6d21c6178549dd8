"""Assembled films show the right frame at every place, whether it was copied, encoded or blended."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from desk import Desk

from circletake.render.dissolve import dissolved
from circletake.render.encode import decode, encode
from circletake.schema import (
    AssembleRequest,
    AssembleResult,
    Clip,
    Format,
    FrameRange,
    Media,
    Size,
    SpliceRequest,
    Strip,
    Timeline,
    ToolFailed,
    Transition,
)
from circletake.tools.assemble import Assemble
from circletake.tools.inspection import read_luma
from circletake.tools.splice import Splice, blend
from circletake.tools.strips import cut_points, plan_strips
from circletake.tools.take_file import boxed

SIZE = Size(96, 64)
HANDLE = 8
TONES = (60, 120, 190)


def numbered(tone: int, index: int) -> np.ndarray:
    """Draw a frame that tells its take by its tone and its number by a bar of 10 cells."""
    picture = np.full((SIZE.height, SIZE.width, 3), tone, np.uint8)
    for bit in range(10):
        picture[8:24, 8 * bit : 8 * bit + 8] = 240 if index >> bit & 1 else 16
    return picture


def number_of(picture: np.ndarray) -> int:
    return sum(1 << bit for bit in range(10) if picture[12:20, 8 * bit + 2 : 8 * bit + 6].mean() > 128)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def shoot(desk: Desk, tone: int, frames: int, rate: Fraction) -> Media:
    path = desk.folder / f"take-{tone}.mp4"
    total = frames + 2 * HANDLE
    encode((numbered(tone, i) for i in range(total)), path, SIZE, rate, cuts=cut_points(total, HANDLE))
    return Media(video=desk.save(path, "video/mp4"), frames=total, handle=HANDLE)


def cut(desk: Desk, rate: Fraction, slips: tuple[int, ...], transitions: tuple[Transition, ...]) -> Timeline:
    clips, at = [], 0
    for index, (tone, slip) in enumerate(zip(TONES, slips, strict=True)):
        frames = 40 + 10 * index
        clips.append(
            Clip(
                slate=f"{index + 1}A",
                take=1,
                media=shoot(desk, tone, frames, rate),
                source=FrameRange(start=HANDLE + slip, end=HANDLE + slip + frames),
                record=FrameRange(start=at, end=at + frames),
            )
        )
        at += frames
    return Timeline(title="t", format=Format(size=SIZE, rate=rate), clips=tuple(clips), transitions=transitions)


def join(timeline: Timeline, desk: Desk) -> tuple[AssembleResult, int]:
    """Return the joined picture, and how many of its frames were taken over as they are."""
    strips, copied = [], 0
    for part in plan_strips(timeline):
        if isinstance(part, SpliceRequest):
            # Each call has a folder of its own.
            made = Splice().run(part, Desk(desk.folder / f"splice-{len(strips)}", desk.files), rng=random.Random(0))
            part = Strip(video=made.video, source=FrameRange(start=0, end=made.frames))
        else:
            copied += part.source.frames
        strips.append(part)
    request = AssembleRequest(format=timeline.format, strips=tuple(strips))
    return Assemble().run(request, desk, rng=random.Random(0)), copied


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60)])
def test_every_frame_is_where_it_belongs(desk: Desk, rate: Fraction) -> None:
    transitions = (
        Transition(kind="fade from black", at=0, frames=10),
        Transition(kind="dissolve", at=40, frames=9),
        Transition(kind="fade to black", at=150, frames=12),
    )
    timeline = cut(desk, rate, (0, 3, -2), transitions)
    result, copied = join(timeline, desk)
    assert 40 < copied < timeline.frames
    assert result.frames == timeline.frames
    film = list(decode(desk.path(result.video)))
    assert len(film) == timeline.frames == 150
    blended = {f for t in timeline.transitions for f in range(t.record.start, t.record.end)}
    for clip, tone in zip(timeline.clips, TONES, strict=True):
        for frame in range(clip.record.start, clip.record.end):
            if frame not in blended:
                assert number_of(film[frame]) == clip.source.start + frame - clip.record.start
                assert film[frame][40:].mean() == pytest.approx(tone, abs=4)
    assert film[0].mean() < 12
    assert film[-1].mean() < 12
    assert len(read_luma(desk.path(result.video)).mean) == 150


def test_a_plain_cut_is_copied_whole_and_always_the_same(desk: Desk) -> None:
    timeline = cut(desk, Fraction(24), (0, 0, 0), ())
    results = [join(timeline, desk) for _ in range(2)]
    assert results[0][1] == timeline.frames
    assert results[0][0].video.digest == results[1][0].video.digest


def test_frames_that_are_no_closed_group_are_not_taken_over(desk: Desk) -> None:
    take = shoot(desk, 60, 40, Fraction(24))
    strip = Strip(video=take.video, source=FrameRange(start=HANDLE + 1, end=HANDLE + 12))
    with pytest.raises(ToolFailed, match="no closed group"):
        Assemble().run(
            AssembleRequest(format=Format(size=SIZE, rate=Fraction(24)), strips=(strip,)), desk, rng=random.Random(0)
        )


def test_a_dissolve_does_not_sink(desk: Desk) -> None:
    grey = np.full((4, 4, 3), 128, np.uint8)
    shape = Format(size=Size(4, 4), rate=Fraction(24))
    for share in (0.1, 0.5, 0.9):
        assert blend("dissolve", grey, grey, share, shape).mean() == pytest.approx(128, abs=1)
    white = blend("dip to white", grey, grey, 0.5, shape)
    assert white.mean() > 250


def test_a_letterbox_keeps_its_bars_while_the_picture_goes_white() -> None:
    shape = Format(size=Size(16, 12), rate=Fraction(24), window=Size(16, 4))
    grey = boxed(np.full((4, 16, 3), 128, np.uint8), shape)
    white = blend("dip to white", grey, grey, 0.5, shape)
    assert white[4:8].mean() > 250
    assert white[:4].max() == white[8:].max() == 0


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.5, 1.0])
def test_pictures_are_mixed_as_light(weight: float) -> None:
    rng = np.random.default_rng(3)
    first, second = rng.integers(0, 256, (2, 6, 4, 3), dtype=np.uint8)
    first, second = first[:, ::-1], second
    light = (1.0 - weight) * (first / 255.0) ** 2 + weight * (second / 255.0) ** 2
    assert np.abs(dissolved(first, second, weight) - np.sqrt(light) * 255.0).max() <= 0.501
