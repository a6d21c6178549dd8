"""Screening: the film's picture is looked at, strip by strip, while its sound is still being mixed."""

from __future__ import annotations

import random

from circletake.schema import Resources, ScreenRequest, ScreenResult, ToolFailed, Workspace


class Screen:
    """Decodes a strip and measures every frame, for the final check."""

    name = "deliver.screen"
    version = "2"
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
            luma = read_luma(workspace.path(request.strip.video), request.strip.source)
        except (av.FFmpegError, IndexError) as error:
            raise ToolFailed(f"a take can't be looked at: {error}; shoot it again") from error
        wanted = request.strip.source.frames
        if len(luma.mean) != wanted:
            raise ToolFailed(f"a take has {len(luma.mean)} of the {wanted} frames that the film shows; shoot it again")
        path = workspace.folder / "luma.f32"
        path.write_bytes(np.stack([luma.mean, luma.change]).astype("<f4").tobytes())
        return ScreenResult(strip=request.strip, luma=workspace.save(path, "application/octet-stream"), lag=luma.lag)
