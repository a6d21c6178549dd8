"""Joining a cut: whole groups of pictures are taken over, the rest is encoded once more."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from circletake.schema import (
    AssembleRequest,
    AssembleResult,
    Format,
    Media,
    RequestRejected,
    Resources,
    ToolFailed,
    Workspace,
)
from circletake.tools.splice import Blend, Copy, Segment, plan_splices, segment_frames
from circletake.tools.take_file import boxed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_FADE_COLOUR = {"fade from black": 0, "fade to black": 0, "dip to white": 255}


class Assemble:
    """Joins the takes of a locked cut into the film's picture."""

    name = "edit.assemble"
    version = "1"
    timeout_s = 1800.0

    def resources(self, request: AssembleRequest) -> Resources:
        """One core; two pictures and an encoder."""
        size = request.timeline.format.size
        return Resources(cpus=1, memory_mb=150 + round(size.width * size.height * 40 / 2**20))

    def run(self, request: AssembleRequest, workspace: Workspace, *, rng: random.Random) -> AssembleResult:
        """Write the film's picture.

        Raises:
            RequestRejected: a clip has no media.
            ToolFailed: a take can't be read, or was encoded in another way than the stage encodes.
        """
        timeline = request.timeline
        missing = [clip.slate for clip in timeline.clips if not isinstance(clip.media, Media)]
        if missing:
            raise RequestRejected(f"shots without a take can't be joined: {', '.join(missing)}; shoot them first")
        takes = [workspace.path(clip.media.video) for clip in timeline.clips if isinstance(clip.media, Media)]
        indices = [_index(path, timeline.rate) for path in takes]
        segments = plan_splices(timeline, [index.keyframes for index in indices])
        film = workspace.folder / "picture.mp4"
        joiner = _Joiner(film, timeline.format, takes, indices, workspace)
        joiner.join(segments)
        copied = sum(segment_frames(segment) for segment in segments if isinstance(segment, Copy))
        return AssembleResult(video=workspace.save(film, "video/mp4"), frames=timeline.frames, copied_frames=copied)


class _Index(NamedTuple):
    """Where a take's groups of pictures begin, and how its decoder is set up."""

    keyframes: tuple[int, ...]
    """First frames of closed groups, and the take's length as the last entry."""
    setup: bytes
    """The codec's parameter sets."""


class _Packet(NamedTuple):
    """A coded picture by its place in the showing order of its file."""

    frame: int
    data: bytes
    key: bool


def _index(path: Path, rate: Fraction) -> _Index:
    import av

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        frames, keys = 0, []
        for packet in container.demux(stream):
            if packet.size:
                frames += 1
                if packet.is_keyframe:
                    keys.append(_frame_of(packet, stream, rate))
        return _Index((*sorted(keys), frames), bytes(stream.codec_context.extradata or b""))


def _frame_of(packet: Any, stream: Any, rate: Fraction) -> int:
    seconds: Fraction = (packet.pts - (stream.start_time or 0)) * stream.time_base
    return round(seconds * rate)


class _Joiner:
    """Writes segments one after another into one stream of packets, counting frames."""

    def __init__(
        self, film: Path, shape: Format, takes: list[Path], indices: list[_Index], workspace: Workspace
    ) -> None:
        self._film, self._shape, self._rate = film, shape, shape.rate
        self._takes, self._indices, self._workspace = takes, indices, workspace

    def join(self, segments: list[Segment]) -> None:
        import av

        packets: list[_Packet] = []
        at, total = 0, sum(segment_frames(segment) for segment in segments)
        for number, segment in enumerate(segments):
            packets += [packet._replace(frame=packet.frame + at) for packet in self._packets(segment, number)]
            at += segment_frames(segment)
            self._workspace.progress(0.95 * at / max(1, total))
        with (
            av.open(str(self._takes[0])) as template,
            av.open(
                str(self._film), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}
            ) as out,
        ):
            stream: Any = out.add_stream_from_template(template.streams.video[0])
            stream.time_base = template.streams.video[0].time_base
            ticks = 1 / (self._rate * Fraction(stream.time_base or 1))
            delay = max((index - packet.frame for index, packet in enumerate(packets)), default=0)
            for index, packet in enumerate(packets):
                out.mux(_mux_packet(packet, index - delay, ticks, stream))

    def _packets(self, segment: Segment, number: int) -> Iterable[_Packet]:
        if isinstance(segment, Copy):
            return self._copied(segment)
        path = self._workspace.folder / f"segment-{number}.mp4"
        from circletake.render.encode import encode

        encode(self._pictures(segment), path, self._shape.size, self._rate)
        index = _index(path, self._rate)
        for clip, other in enumerate(self._indices):
            if other.setup != index.setup:
                raise ToolFailed(f"{self._takes[clip].name} was encoded in another way than the rest; shoot it again")
        return _read_packets(path, self._rate, 0, segment_frames(segment))

    def _copied(self, segment: Copy) -> Iterable[_Packet]:
        source = segment.source
        return _read_packets(self._takes[segment.clip], self._rate, source.start, source.end)

    def _pictures(self, segment: Segment) -> Iterator[Picture]:
        from circletake.render.encode import decode

        if not isinstance(segment, Blend):
            yield from decode(self._takes[segment.clip], segment.source.start, segment.source.end)
            return
        sides = [
            None if clip is None else decode(self._takes[clip], source.start, source.end)
            for clip, source in (
                (segment.outgoing, segment.outgoing_source),
                (segment.incoming, segment.incoming_source),
            )
        ]
        frames = segment_frames(segment)
        for index in range(frames):
            outgoing, incoming = (None if side is None else next(side) for side in sides)
            yield blend(segment.kind, outgoing, incoming, _share(segment.kind, index, frames), self._shape)


def _share(kind: str, index: int, frames: int) -> float:
    """Return how far a transition is at one of its frames: fades touch black, dissolves stay between."""
    if kind == "fade from black":
        return index / frames
    return (index + 1) / frames if kind == "fade to black" else (index + 1) / (frames + 1)


def blend(kind: str, outgoing: Picture | None, incoming: Picture | None, share: float, shape: Format) -> Picture:
    """Mix two pictures (H, W, 3) for a moment of a transition, share 0 the outgoing, 1 the incoming.

    Light is mixed as light: in linear values, so that a dissolve does not sink in its middle.
    """
    import numpy as np

    from circletake.render.dissolve import dissolved

    eased = share * share * (3.0 - 2.0 * share)
    colour = _FADE_COLOUR.get(kind, 0)
    flat = boxed(np.full((shape.picture.height, shape.picture.width, 3), colour, np.uint8), shape)
    if kind == "dip to white":
        half = 2.0 * share
        first = outgoing if outgoing is not None else flat
        second = incoming if incoming is not None else flat
        return dissolved(first, flat, half) if half < 1.0 else dissolved(flat, second, half - 1.0)
    return dissolved(outgoing if outgoing is not None else flat, incoming if incoming is not None else flat, eased)


def _read_packets(path: Path, rate: Fraction, start: int, end: int) -> list[_Packet]:
    """Return the coded pictures of frames `start` to `end` in coding order, numbered from 0."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        found = []
        for packet in container.demux(stream):
            if packet.size:
                frame = _frame_of(packet, stream, rate)
                if start <= frame < end:
                    found.append(_Packet(frame - start, bytes(packet), packet.is_keyframe))
        return found


def _mux_packet(packet: _Packet, decoded_at: int, ticks: Fraction, stream: Any) -> Any:
    import av

    out = av.Packet(packet.data)
    out.pts, out.dts = round(packet.frame * ticks), round(decoded_at * ticks)
    out.duration = round(ticks)
    out.time_base = stream.time_base
    out.is_keyframe = packet.key
    out.stream = stream
    return out
