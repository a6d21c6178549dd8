"""The lens: from metres to pixels, for everything that is not an outline."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.scene import Floats


class Seen(NamedTuple):
    """Points as the camera sees them; all of one shape."""

    x: Floats
    """Pixels from the left."""
    y: Floats
    """Pixels from the top."""
    depth: Floats
    """Metres from the camera; not above 0 behind it."""
    scale: Floats
    """Pixels a metre there; 0 behind the camera."""


class Lens(NamedTuple):
    """A camera track and the picture that it fills."""

    camera: Floats
    """(F, 6): x, y, z in metres, focal length in frame heights, shift across in frame heights, horizon as share."""
    width: int
    height: int

    @property
    def aspect(self) -> float:
        """Return width by height."""
        return self.width / self.height

    def see(self, points: Floats) -> Seen:
        """Project (F or 1, ..., 3) metres."""
        frames = len(self.camera)
        extra = (1,) * (points.ndim - 2)
        x, y, z, focal, shift, horizon = (self.camera[:, i].reshape(frames, *extra) for i in range(6))
        depth = points[..., 2] - z
        scale = np.where(depth > 0.05, self.height * focal / np.maximum(depth, 0.05), 0.0)
        across = self.width / 2 + self.height * shift + scale * (points[..., 0] - x)
        down = self.height * horizon - scale * (points[..., 1] - y)
        down, depth = np.broadcast_arrays(down, depth)
        return Seen(
            across.astype(np.float32),
            down.astype(np.float32),
            depth.astype(np.float32),
            np.broadcast_to(scale, across.shape).astype(np.float32),
        )
