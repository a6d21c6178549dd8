"""What of a cut is coded anew: transitions between takes, and frames between a cut and the next closed group."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from circletake.schema import Format, Resources, Segment, SpliceRequest, SpliceResult, Strip, Workspace
from circletake.tools.take_file import boxed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_FADE_COLOUR = {"fade from black": 0, "fade to black": 0, "dip to white": 255}


class Splice:
    """Codes neighbouring segments of a film as one video, whose pictures the film then takes over."""

    name = "edit.splice"
    version = "1"
    timeout_s = 900.0

    def resources(self, request: SpliceRequest) -> Resources:
        """One core; two pictures and an encoder."""
        size = request.format.size
        return Resources(cpus=1, memory_mb=150 + round(size.width * size.height * 40 / 2**20))

    def run(self, request: SpliceRequest, workspace: Workspace, *, rng: random.Random) -> SpliceResult:
        """Write the segments one after another."""
        from circletake.render.encode import encode

        path = workspace.folder / "splice.mp4"
        pictures = (picture for segment in request.segments for picture in _pictures(segment, request, workspace))
        frames = encode(pictures, path, request.format.size, request.format.rate)
        return SpliceResult(video=workspace.save(path, "video/mp4"), frames=frames)


def _pictures(segment: Segment, request: SpliceRequest, workspace: Workspace) -> Iterator[Picture]:
    outgoing, incoming = (_decoded(side, workspace) for side in (segment.outgoing, segment.incoming))
    for index in range(segment.frames):
        before = None if outgoing is None else next(outgoing)
        if segment.transition is None:
            assert before is not None
            yield before
            continue
        after = None if incoming is None else next(incoming)
        share = _share(segment.transition, index, segment.frames)
        yield blend(segment.transition, before, after, share, request.format)


def _decoded(side: Strip | None, workspace: Workspace) -> Iterator[Picture] | None:
    from circletake.render.encode import decode

    return None if side is None else decode(workspace.path(side.video), side.source.start, side.source.end)


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
