"""Coded pictures as they lie in a file: read by the place of what they show, told apart, and written again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from av.container import OutputContainer


class Packet(NamedTuple):
    """A coded picture."""

    frame: int
    """Its place in the showing order."""
    data: bytes
    key: bool


def read_packets(path: Path, rate: Fraction, start: int = 0, end: int | None = None) -> list[Packet]:
    """Return the coded pictures of frames `start` to `end` in coding order, numbered from 0; of all when `end` is None.

    Args:
        path: of the video.
        rate: its frames a second.
        start: first frame.
        end: first frame that is left out.
    """
    import av

    found = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        origin, tick = stream.start_time or 0, Fraction(stream.time_base or 1)
        for packet in container.demux(stream):
            if packet.size:
                frame = round(((packet.pts or 0) - origin) * tick * rate)
                if frame >= start and (end is None or frame < end):
                    found.append(Packet(frame - start, bytes(packet), packet.is_keyframe))
    return found


def setup_of(path: Path) -> bytes:
    """Return a video's parameter sets, which its decoder is set up by.

    Raises:
        IndexError: there is no picture in the file.
    """
    import av

    with av.open(str(path)) as container:
        return bytes(container.streams.video[0].codec_context.extradata or b"")


def pictures_digest(setup: bytes, packets: Iterable[Packet]) -> bytes:
    """Return the digest of coded pictures: parameter sets, and each packet with its place, in coding order.

    Films with one digest show the same frames, whatever else is in their files.
    """
    seen = hashlib.blake2b(setup, digest_size=32)
    for packet in packets:
        seen.update(f"{packet.frame} {len(packet.data)} ".encode())
        seen.update(packet.data)
    return seen.digest()


def mux_packets(packets: list[Packet], like: Path, rate: Fraction, out: OutputContainer) -> None:
    """Write coded pictures into a file, in the coding that another video has.

    Args:
        packets: in coding order; their frames count from 0 without gaps.
        like: whose codec and time base the stream takes over.
        rate: frames a second.
        out: where they go.
    """
    import av

    with av.open(str(like)) as template:
        source = template.streams.video[0]
        stream: Any = out.add_stream_from_template(source)
        stream.time_base = source.time_base
        ticks = 1 / (rate * Fraction(stream.time_base or 1))
        delay = max((index - packet.frame for index, packet in enumerate(packets)), default=0)
        for index, packet in enumerate(packets):
            coded: Any = av.Packet(packet.data)
            coded.pts, coded.dts = round(packet.frame * ticks), round((index - delay) * ticks)
            coded.duration = round(ticks)
            coded.time_base, coded.is_keyframe, coded.stream = stream.time_base, packet.key, stream
            out.mux(coded)
