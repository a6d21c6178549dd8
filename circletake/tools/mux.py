"""The film's container: H.264 and AAC in MP4, chapters, subtitles, the index at the front."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from circletake.schema import SAMPLE_RATE, MuxRequest, MuxResult, Resources, ToolFailed, Workspace, seconds_at
from circletake.tools.subtitles import captions, srt_text, vtt_text

AUDIO_BIT_RATE = 256_000

_MILLISECOND = Fraction(1, 1000)

_TEXT_STYLE = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, BorderStyle, Outline, Alignment, MarginV
Style: Default,Sans,16,&Hffffff,&H0,&H0,1,1,2,12

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""How subtitles look where the player leaves it to the film: white with an edge, at the foot of the picture."""


class _Text(NamedTuple):
    """Words on screen, in milliseconds."""

    begin_ms: int
    end_ms: int
    text: str


class Mux:
    """Puts picture and sound into one file. The picture's packets are taken over as they are."""

    name = "deliver.mux"
    version = "2"
    timeout_s = 600.0

    def resources(self, request: MuxRequest) -> Resources:
        """One core; the film's packets pass through, nothing is held."""
        return Resources(cpus=1, memory_mb=200)

    def run(self, request: MuxRequest, workspace: Workspace, *, rng: random.Random) -> MuxResult:
        """Write film.mp4, film.srt and film.vtt. A film without words has no subtitle track, and empty files.

        Raises:
            ToolFailed: the picture or the sound can't be read, or is not there.
        """
        import av

        film = workspace.folder / "film.mp4"
        try:
            _write(film, request, workspace.path(request.video), workspace.path(request.audio))
        except av.FFmpegError as error:
            raise ToolFailed(f"the film could not be written: {error}") from error
        workspace.progress(0.95, "written")
        srt, vtt = workspace.folder / "film.srt", workspace.folder / "film.vtt"
        srt.write_text(srt_text(request.subtitles, request.rate), encoding="utf-8")
        vtt.write_text(vtt_text(request.subtitles, request.rate), encoding="utf-8")
        return MuxResult(
            film=workspace.save(film, "video/mp4"),
            srt=workspace.save(srt, "application/x-subrip"),
            vtt=workspace.save(vtt, "text/vtt"),
        )


def _write(film: Path, request: MuxRequest, video_path: Path, audio_path: Path) -> None:
    import av

    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with (
        av.open(str(video_path)) as video,
        av.open(str(audio_path)) as audio,
        av.open(str(film), "w", format="mp4", options=options) as out,
    ):
        out.metadata.update({"title": request.title, "comment": request.comment, "encoder": "circletake"})
        if not video.streams.video or not audio.streams.audio:
            raise ToolFailed(f"there is no {'sound' if video.streams.video else 'picture'} to put into the film")
        out.set_chapters(_chapters(request))
        picture = out.add_stream_from_template(video.streams.video[0])
        picture.time_base = video.streams.video[0].time_base
        sound = out.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        sound.bit_rate = AUDIO_BIT_RATE
        sound.codec_context.flags |= 1 << 23  # AV_CODEC_FLAG_BITEXACT
        texts = _texts(request)
        shown = _text_packets(texts, _text_stream(out)) if texts else iter(())
        for packet in _interleave(_picture_packets(video, picture), _sound_packets(audio, sound), shown):
            out.mux(packet)


def _chapters(request: MuxRequest) -> list[Any]:
    return [
        {
            "id": number,
            "start": round(seconds_at(chapter.span.start, request.rate) * 1000),
            "end": round(seconds_at(min(chapter.span.end, request.frames), request.rate) * 1000),
            "time_base": _MILLISECOND,
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(request.chapters)
        if chapter.span.start < request.frames
    ]


def _picture_packets(video: Any, stream: Any) -> Iterator[Any]:
    for packet in video.demux(video.streams.video[0]):
        if packet.dts is not None:
            packet.stream = stream
            yield packet


def _sound_packets(audio: Any, stream: Any) -> Iterator[Any]:
    import av

    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=stream.rate, frame_size=1024)
    for frame in audio.decode(audio.streams.audio[0]):
        for piece in resampler.resample(frame):
            yield from stream.encode(piece)
    for piece in resampler.resample(None):
        yield from stream.encode(piece)
    yield from stream.encode(None)


def _text_stream(out: Any) -> Any:
    stream = out.add_stream("mov_text")
    stream.codec_context.subtitle_header = _TEXT_STYLE
    stream.codec_context.time_base = stream.time_base = _MILLISECOND
    return stream


def _text_packets(texts: list[_Text], stream: Any) -> Iterator[Any]:
    """Yield subtitles as timed text (3GPP TS 26.245): the length in two bytes, then UTF-8."""
    import av

    for shown in texts:
        data = shown.text.encode()
        packet = av.Packet(len(data).to_bytes(2, "big") + data)
        packet.pts = packet.dts = shown.begin_ms
        packet.duration, packet.time_base, packet.stream = shown.end_ms - shown.begin_ms, _MILLISECOND, stream
        yield packet


def _texts(request: MuxRequest) -> list[_Text]:
    """Return subtitles one after another, as a track holds them: what begins together is shown together."""
    made: list[_Text] = []
    for caption in captions(request.subtitles, named=True):
        begin, end = (round(seconds_at(f, request.rate) * 1000) for f in (caption.span.start, caption.span.end))
        if made and begin <= made[-1].begin_ms:
            made[-1] = _Text(made[-1].begin_ms, max(end, made[-1].end_ms), f"{made[-1].text}\n{caption.text}")
            continue
        if made and begin < made[-1].end_ms:
            made[-1] = made[-1]._replace(end_ms=begin)
        made.append(_Text(begin, end, caption.text))
    return made


def _interleave(*tracks: Iterator[Any]) -> Iterator[Any]:
    """Yield packets of several tracks in order of decoding time."""
    heads = [(next(track, None), track) for track in tracks]
    while any(packet is not None for packet, _ in heads):
        ready = [(packet.dts * packet.time_base, i) for i, (packet, _) in enumerate(heads) if packet is not None]
        index = min(ready)[1]
        packet, track = heads[index]
        heads[index] = (next(track, None), track)
        yield packet
