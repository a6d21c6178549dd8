"""Frames out of a video: the last one of a shot is the first one of the shot that goes on from it."""

from __future__ import annotations

import random

from circletake.schema import FrameRequest, FrameResult, RequestRejected, Resources, Workspace


class FrameGrab:
    """Takes frames out of a video, as PNG."""

    name = "frame"
    version = "1"
    timeout_s = 120.0

    def resources(self, request: FrameRequest) -> Resources:
        """One core, and a few frames."""
        return Resources(cpus=1, memory_mb=300)

    def run(self, request: FrameRequest, workspace: Workspace, *, rng: random.Random) -> FrameResult:
        """Decode them.

        Raises:
            RequestRejected: the video has no such frame.
        """
        from PIL import Image

        from circletake.render.encode import decode

        video = workspace.path(request.video)
        found = {}
        for frame in sorted(set(request.frames)):
            picture = next(decode(video, frame, frame + 1), None)
            if frame < 0 or picture is None:
                raise RequestRejected(f"the video has no frame {frame}")
            path = workspace.folder / f"frame-{frame}.png"
            Image.fromarray(picture).save(path, "PNG")
            found[frame] = workspace.save(path, "image/png")
        return FrameResult(pictures=tuple(found[frame] for frame in request.frames))
