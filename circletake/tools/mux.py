"""The film's container: H.264 and AAC in MP4, chapters, the index at the front."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

from circletake.schema import MuxRequest, MuxResult, Resources, ToolFailed, Workspace, seconds_at
from circletake.tools.subtitles import srt_text, vtt_text

AUDIO_BIT_RATE = 256_000


class Mux:
    """Puts picture and sound into one file. The picture's packets are taken over as they are."""

    name = "deliver.mux"
    version = "1"
    timeout_s = 600.0

    def resources(self, request: MuxRequest) -> Resources:
        """One core; the film's packets pass through, nothing is held."""
        return Resources(cpus=1, memory_mb=200)

    def run(self, request: MuxRequest, workspace: Workspace, *, rng: random.Random) -> MuxResult:
        """Write film.mp4, film.srt and film.vtt.

        Raises:
            ToolFailed: the picture or the sound can't be read.
        """
        import av

        film = workspace.folder / "film.mp4"
        try:
            _write(film, request, workspace.path(request.video), workspace.path(request.audio))
        except av.FFmpegError as error:
            raise ToolFailed(f"the film could not be written: {error}") from error
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
        out.set_chapters(_chapters(request))
        picture = out.add_stream_from_template(video.streams.video[0])
        picture.time_base = video.streams.video[0].time_base
        sound = out.add_stream("aac", rate=audio.streams.audio[0].rate, layout="stereo")
        sound.bit_rate = AUDIO_BIT_RATE
        sound.codec_context.flags |= 1 << 23  # AV_CODEC_FLAG_BITEXACT
        packets = _interleave(_picture_packets(video, picture), _sound_packets(audio, sound))
        for packet in packets:
            out.mux(packet)


def _chapters(request: MuxRequest) -> list[Any]:
    return [
        {
            "id": number,
            "start": round(seconds_at(chapter.span.start, request.rate) * 1000),
            "end": round(seconds_at(chapter.span.end, request.rate) * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(request.chapters)
    ]


def _picture_packets(video: Any, stream: Any) -> Any:
    for packet in video.demux(video.streams.video[0]):
        if packet.dts is not None:
            packet.stream = stream
            yield packet


def _sound_packets(audio: Any, stream: Any) -> Any:
    import av

    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=stream.rate, frame_size=1024)
    for frame in audio.decode(audio.streams.audio[0]):
        for piece in resampler.resample(frame):
            yield from stream.encode(piece)
    for piece in resampler.resample(None):
        yield from stream.encode(piece)
    yield from stream.encode(None)


def _interleave(*tracks: Any) -> Any:
    """Yield packets of several tracks in order of decoding time."""
    heads = [(next(track, None), track) for track in tracks]
    while any(packet is not None for packet, _ in heads):
        ready = [(packet.dts * packet.time_base, i) for i, (packet, _) in enumerate(heads) if packet is not None]
        index = min(ready)[1]
        packet, track = heads[index]
        heads[index] = (next(track, None), track)
        yield packet
