"""Packaged films play anywhere: streams, times, chapters, subtitles and the index in front, read back."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from desk import Desk
from films import FRAMES, RATE, moving, tone, write_mix, write_picture

from circletake.schema import Artifact, Chapter, FrameRange, MuxRequest, MuxResult, Subtitle, ToolFailed
from circletake.sound import write_wav
from circletake.tools.inspection import read_streams
from circletake.tools.mux import Mux

TITLE = "Gestrandet: der Wal & «Лев» 鯨"


def span(start: int, end: int) -> FrameRange:
    return FrameRange(start=start, end=end)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("given")
    return write_picture(folder / "p.mp4", [(moving, FRAMES)]), write_mix(folder / "m.wav", tone())


def pack(folder: Path, picture: Path, mix: Path, **fields: object) -> tuple[MuxResult, Desk]:
    desk = Desk(folder)
    request = MuxRequest(
        title=TITLE, rate=RATE, frames=FRAMES, video=desk.give(picture), audio=desk.give(mix), comment="c"
    )
    return Mux().run(request.with_(**fields), desk, rng=random.Random(0)), desk


CHAPTERS = (
    Chapter(span=span(0, 40), title="Ebb; a=b #1 \\ «Flut»"),
    Chapter(span=span(40, 90), title="鯨"),
    Chapter(span=span(90, 400), title="Beyond"),
    Chapter(span=span(400, 500), title="Never"),
)
WORDS = (
    Subtitle(span=span(50, 80), text="No.", speaker="Whale"),
    Subtitle(span=span(12, 40), text="Will you stay with me until the tide comes in?"),
    Subtitle(span=span(50, 70), text="Wait!"),
    Subtitle(span=span(60, 96), text="She hears <b>us</b>."),
)


@pytest.fixture(scope="module")
def packed(given: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[MuxResult, Desk]:
    return pack(tmp_path_factory.mktemp("film"), *given, chapters=CHAPTERS, subtitles=WORDS)


def film(packed: tuple[MuxResult, Desk]) -> Path:
    result, desk = packed
    return desk.path(result.film)


def test_streams_are_what_every_player_takes(packed: tuple[MuxResult, Desk]) -> None:
    found = read_streams(film(packed))
    assert (found.video_codec, found.audio_codec) == ("h264", "aac")
    assert (found.width, found.height, found.frames) == (96, 64, FRAMES)
    assert (found.sample_rate, found.channels) == (48_000, 2)
    assert found.index_first
    assert abs(found.video_s - 4) < 0.001
    assert abs(found.audio_s - 4) < 0.03


def test_the_picture_is_taken_over_untouched(given: tuple[Path, Path], packed: tuple[MuxResult, Desk]) -> None:
    def coded(path: Path) -> list[tuple[float, bytes]]:
        with av.open(str(path)) as file:
            return [(float(p.pts * p.time_base), bytes(p)) for p in file.demux(video=0) if p.size]

    assert coded(film(packed)) == coded(given[0])


def test_the_sound_is_the_mix_without_delay(packed: tuple[MuxResult, Desk]) -> None:
    with av.open(str(film(packed))) as file:
        heard = np.concatenate([frame.to_ndarray() for frame in file.decode(audio=0)], axis=1)
    mix = tone()
    length = min(heard.shape[1], mix.shape[1])
    assert length >= mix.shape[1] - 1024
    residue = heard[:, :length] - mix[:, :length]
    assert np.sqrt((residue[:, 2000:-2000] ** 2).mean() / (mix**2).mean()) < 0.02


def test_chapters_stand_at_their_times_and_end_with_the_film(packed: tuple[MuxResult, Desk]) -> None:
    with av.open(str(film(packed))) as file:
        read = [
            (float(c["start"] * c["time_base"]), float(c["end"] * c["time_base"]), c["metadata"]["title"])
            for c in file.chapters()
        ]
        assert file.metadata["title"] == TITLE
    assert [title for *_, title in read] == [chapter.title for chapter in CHAPTERS[:3]]
    assert [start for start, *_ in read] == pytest.approx([0, 40 / 24, 3.75], abs=0.001)
    assert read[-1][1] == pytest.approx(4.0, abs=0.001)


def test_subtitles_travel_in_the_film_and_beside_it(packed: tuple[MuxResult, Desk]) -> None:
    result, desk = packed
    with av.open(str(film(packed))) as file:
        assert [s.codec_context.name for s in file.streams.subtitles] == ["mov_text"]
        shown = [
            (float(p.pts * p.time_base), float((p.pts + p.duration) * p.time_base), bytes(p)[2:].decode())
            for p in file.demux(subtitles=0)
            if p.size > 2
        ]
    assert [text for *_, text in shown] == [
        "Will you stay with me\nuntil the tide comes in?",
        "Wait!\nWhale: No.",
        "She hears <b>us</b>.",
    ]
    assert [begin for begin, *_ in shown] == pytest.approx([0.5, 50 / 24, 2.5], abs=0.002)
    assert all(end <= begin + 0.001 for (_, end, _), (begin, *_) in itertools.pairwise(shown))
    assert shown[-1][1] == pytest.approx(4.0, abs=0.002)
    srt, vtt = (desk.path(artifact).read_text(encoding="utf-8") for artifact in (result.srt, result.vtt))
    assert srt.startswith("1\n00:00:00,500 --> 00:00:01,667\nWill you stay")
    assert vtt.startswith("WEBVTT\n\n00:00:00.500 -->")
    assert srt.count("-->") == vtt.count("-->") == 4


def test_a_film_without_words_or_chapters_has_none(given: tuple[Path, Path], tmp_path: Path) -> None:
    result, desk = pack(tmp_path, *given)
    with av.open(str(desk.path(result.film))) as file:
        assert not file.streams.subtitles
        assert not file.chapters()
    assert desk.path(result.srt).read_text() == ""


def test_the_same_request_gives_the_same_bytes(
    given: tuple[Path, Path], packed: tuple[MuxResult, Desk], tmp_path: Path
) -> None:
    again, _ = pack(tmp_path, *given, chapters=CHAPTERS, subtitles=WORDS)
    assert again == packed[0]


def test_sound_of_another_rate_or_width_is_brought_to_stereo_at_48_khz(
    given: tuple[Path, Path], tmp_path: Path
) -> None:
    mono = tmp_path / "mono.wav"
    write_wav(mono, tone(sample_rate=44_100)[0], 44_100)
    result, desk = pack(tmp_path / "out", given[0], mono)
    found = read_streams(desk.path(result.film))
    assert (found.sample_rate, found.channels) == (48_000, 2)
    assert abs(found.audio_s - 4) < 0.03


@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60)])
def test_times_hold_at_other_rates(rate: Fraction, given: tuple[Path, Path], tmp_path: Path) -> None:
    words = (Subtitle(span=span(30, 60), text="Now."),)
    result, desk = pack(tmp_path, *given, rate=rate, subtitles=words)
    with av.open(str(desk.path(result.film))) as file:
        (packet,) = [p for p in file.demux(subtitles=0) if p.size > 2]
        assert float(packet.pts * packet.time_base) == pytest.approx(float(30 / rate), abs=0.001)


def test_what_cannot_be_packed_says_so(given: tuple[Path, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a film")
    for picture, mix in ((broken, given[1]), (given[0], broken)):
        with pytest.raises(ToolFailed, match="could not be written"):
            pack(tmp_path / "a", picture, mix)
    with pytest.raises(ToolFailed, match="no sound"):
        pack(tmp_path / "b", given[0], given[0])
    with pytest.raises(ToolFailed, match="no picture"):
        pack(tmp_path / "c", given[1], given[1])


def test_artifacts_name_their_media_types(packed: tuple[MuxResult, Desk]) -> None:
    result, _ = packed

    def kind(artifact: Artifact) -> str:
        return artifact.media_type

    assert [kind(a) for a in (result.film, result.srt, result.vtt)] == [
        "video/mp4",
        "application/x-subrip",
        "text/vtt",
    ]
