"""Screening: the film's picture is looked at while its sound is still being mixed."""

from __future__ import annotations

import random

from circletake.schema import Resources, ScreenRequest, ScreenResult, ToolFailed, Workspace


class Screen:
    """Decodes a picture and measures every frame, for the final check."""

    name = "deliver.screen"
    version = "1"
    timeout_s = 900.0

    def resources(self, request: ScreenRequest) -> Resources:
        """One core; the frames of half a second."""
        return Resources(cpus=1, memory_mb=200)

    def run(self, request: ScreenRequest, workspace: Workspace, *, rng: random.Random) -> ScreenResult:
        """Look at every frame.

        Raises:
            ToolFailed: the picture can't be decoded.
        """
        import av
        import numpy as np

        from circletake.tools.inspection import read_luma

        try:
            luma = read_luma(workspace.path(request.video))
        except (av.FFmpegError, IndexError) as error:
            raise ToolFailed(f"the picture can't be looked at: {error}; join it again") from error
        path = workspace.folder / "luma.f32"
        path.write_bytes(np.stack([luma.mean, luma.change]).astype("<f4").tobytes())
        return ScreenResult(video=request.video, luma=workspace.save(path, "application/octet-stream"), lag=luma.lag)
