"""Edit lists are read back by libraries that did not write them, and every time is exact."""

from __future__ import annotations

import warnings
from fractions import Fraction
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from circletake.schema import (
    Artifact,
    Clip,
    Format,
    FrameRange,
    Marker,
    Media,
    MissingMedia,
    Size,
    Timeline,
    Transition,
    content_digest,
    parse_timecode,
)
from circletake.tools.edl import edl_text
from circletake.tools.fcpxml import fcpxml_text
from circletake.tools.otio import otio_text

RATES = [Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60)]
HANDLE = 12


def artifact(name: str) -> Artifact:
    return Artifact(digest=content_digest(name.encode()), media_type="video/mp4", size_bytes=1)


def cut(rate: Fraction, shots: int = 5) -> Timeline:
    clips, at = [], 0
    for i in range(shots):
        frames = 40 + 7 * i
        clips.append(
            Clip(
                slate=f"{i // 2 + 1}{'AB'[i % 2]}",
                take=i + 1,
                media=Media(video=artifact(str(i)), frames=frames + 2 * HANDLE, handle=HANDLE),
                source=FrameRange(start=HANDLE, end=HANDLE + frames),
                record=FrameRange(start=at, end=at + frames),
            )
        )
        at += frames
    transitions = (
        Transition(kind="fade from black", at=0, frames=12),
        Transition(kind="dissolve", at=clips[2].record.start, frames=15),
        Transition(kind="fade to black", at=at, frames=20),
    )
    markers = (Marker(frame=0, name="1. Beach", kind="chapter"), Marker(frame=100, name="impact", kind="hit"))
    return Timeline(
        title="A Cut", format=Format(size=Size(1280, 720), rate=rate), clips=tuple(clips), transitions=transitions,
        markers=markers,
    )  # fmt: skip


def names(timeline: Timeline) -> dict[str, str]:
    return {c.media.video.digest: f"takes/{c.slate}.mp4" for c in timeline.clips if c.media.kind == "media"}


@pytest.mark.parametrize("rate", RATES)
def test_edl_is_read_back_by_opentimelineio(rate: Fraction) -> None:
    timeline = cut(rate)  # that reader knows no fade out of black: dissolves only
    timeline = timeline.with_(transitions=timeline.transitions[1:2])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        back = otio.adapters.read_from_string(edl_text(timeline, names(timeline)), "cmx_3600", rate=float(rate))
    clips = list(back.find_clips())
    assert [c.name for c in clips] == [f"takes/{c.slate}.mp4" for c in timeline.clips]
    assert sum(round(c.source_range.duration.value) for c in clips) == timeline.frames
    dissolve = next(item for item in back.tracks[0] if isinstance(item, otio.schema.Transition))
    assert dissolve.in_offset.value + dissolve.out_offset.value == 15


@pytest.mark.parametrize("rate", RATES)
def test_edl_events_are_contiguous_and_lengths_agree(rate: Fraction) -> None:
    timeline = cut(rate)
    at = None
    for line in edl_text(timeline, {}).splitlines():
        if not line[:3].isdigit():
            continue
        times = line.split()[-4:]
        source_in, source_out, record_in, record_out = (parse_timecode(t, rate) for t in times)
        assert source_out - source_in == record_out - record_in
        assert at is None or record_in == at
        at = record_out
    start = parse_timecode("01:00:00;00" if rate.numerator == 30000 else "01:00:00:00", rate)
    assert at == start + timeline.frames


@pytest.mark.parametrize("rate", RATES)
def test_otio_keeps_every_frame(rate: Fraction) -> None:
    timeline = cut(rate)
    back = otio.adapters.read_from_string(
        otio_text(timeline, (("music", artifact("m")),), names(timeline)), "otio_json"
    )
    picture = back.video_tracks()[0]
    clips = list(picture.find_clips())
    assert [(c.source_range.start_time.value, c.source_range.duration.value) for c in clips] == [
        (c.source.start, c.source.frames) for c in timeline.clips
    ]
    assert [c.media_reference.target_url for c in clips] == [f"takes/{c.slate}.mp4" for c in timeline.clips]
    dissolves = [t for t in picture if isinstance(t, otio.schema.Transition)]
    assert [(t.in_offset.value, t.out_offset.value) for t in dissolves] == [(0, 12), (7, 8), (20, 0)]
    assert Fraction(back.metadata["circletake"]["rate"]) == rate
    assert back.audio_tracks()[0].name == "music"


@pytest.mark.parametrize("rate", RATES)
def test_fcpxml_times_are_whole_frames(rate: Fraction) -> None:
    timeline = cut(rate)
    root = ElementTree.fromstring(fcpxml_text(timeline, (("music", artifact("m")),), names(timeline)).split("\n", 2)[2])

    def frames(text: str) -> Fraction:
        return Fraction(text.removesuffix("s")) * rate

    spine = root.find(".//spine")
    assert spine is not None
    clips = spine.findall("asset-clip")
    starts = [frames(c.attrib["offset"]) - frames(clips[0].attrib["offset"]) for c in clips]
    assert starts == [c.record.start for c in timeline.clips]
    for element in root.iter():
        for key in ("offset", "start", "duration", "tcStart", "frameDuration"):
            if key in element.attrib:
                assert frames(element.attrib[key]).denominator == 1, (element.tag, key)
    ids = {a.attrib["id"] for a in root.iter("asset")}
    assert {c.attrib["ref"] for c in root.iter("asset-clip")} == ids
    assert [t.attrib["name"] for t in spine.findall("transition")] == ["Cross Dissolve"]
    assert [m.attrib["value"] for m in root.iter("chapter-marker")] == ["1. Beach"]


def test_fcpxml_is_read_back_by_opentimelineio() -> None:
    timeline = cut(Fraction(24))
    text = fcpxml_text(timeline, (), names(timeline))
    back = otio.adapters.read_from_string(text, "fcpx_xml")
    found = (
        back
        if isinstance(back, otio.schema.Timeline)
        else next(iter(back.find_children(descended_from_type=otio.schema.Timeline)))
    )
    clips = [c for c in found.find_clips() if "take" in c.name]
    assert [c.source_range.duration.to_frames() for c in clips] == [c.record.frames for c in timeline.clips]


def test_a_missing_take_is_a_gap_everywhere() -> None:
    timeline = cut(Fraction(24))
    hole = timeline.clips[1].with_(media=MissingMedia(reason="not shot yet"))
    timeline = timeline.with_(clips=(timeline.clips[0], hole), transitions=(), markers=())
    assert "gap" in fcpxml_text(timeline, (), {})
    assert "MissingReference" in otio_text(timeline, (), {})
    assert hole.slate in edl_text(timeline, {})
