"""Stamping titles onto finished frames."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.reel import F32, kernel


@kernel
def stamp(out: NDArray[np.uint8], ink: F32, shade: F32, corner: tuple[int, int], alpha: float, colour: F32) -> None:
    """Darken a frame by `shade` and lay `ink` over it.

    Args:
        out: (H, W, 3) is changed.
        ink: (h, w) coverage of the letters.
        shade: (h, w) how dark their ground becomes.
        corner: Row and column of the frame where the masks' first pixel goes; they may reach outside.
        alpha: Of everything, 0 to 1.
        colour: (3) of the letters, 0 to 255.
    """
    height, width = out.shape[0], out.shape[1]
    top, left = corner
    for y in range(max(top, 0), min(top + ink.shape[0], height)):
        for x in range(max(left, 0), min(left + ink.shape[1], width)):
            cover = ink[y - top, x - left] * alpha
            dark = 1.0 - shade[y - top, x - left] * alpha
            if cover > 0.0 or dark < 1.0:
                for c in range(3):
                    value = out[y, x, c] * dark
                    out[y, x, c] = np.uint8(value + (colour[c] - value) * cover + 0.5)
