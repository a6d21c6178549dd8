"""Mixing two pictures as light, for dissolves and fades."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.reel import kernel

_LINEAR = (np.arange(256, dtype=np.float32) / np.float32(255.0)) ** 2
"""Squared values: a gamma of 2 is close to sRGB and exact to undo."""
_WHITE, _HALF = np.float32(255.0), np.float32(0.5)


def dissolved(first: NDArray[np.uint8], second: NDArray[np.uint8], weight: float) -> NDArray[np.uint8]:
    """Mix two sRGB pictures of one shape in linear light, so that a dissolve does not sink in its middle.

    Args:
        first: weight 0.
        second: weight 1.
        weight: from 0 to 1.
    """
    out = np.empty(first.size, np.uint8)
    _mix(
        np.ascontiguousarray(first).reshape(-1), np.ascontiguousarray(second).reshape(-1), np.float32(1.0 - weight),
        np.float32(weight), _LINEAR, out,
    )  # fmt: skip
    return out.reshape(first.shape)


@kernel
def _mix(
    first: NDArray[np.uint8], second: NDArray[np.uint8], keep: np.float32, bring: np.float32,
    linear: NDArray[np.float32], out: NDArray[np.uint8],
) -> None:  # fmt: skip
    for i in range(out.size):
        light = linear[first[i]] * keep + linear[second[i]] * bring
        out[i] = np.uint8(np.sqrt(light) * _WHITE + _HALF)
