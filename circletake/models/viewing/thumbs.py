"""Small pictures: what is kept of each frame, and its light."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Pictures = NDArray[np.uint8]
Floats = NDArray[np.float32]

FINE_WIDTH, FINE_HEIGHT = 144, 80
"""Every frame is decoded in this size, whatever its shape: a ball of a twentieth of its width is 7 pixels across."""
WIDTH, HEIGHT = FINE_WIDTH // 2, FINE_HEIGHT // 2
"""What is kept of it, and what flow is measured on."""

_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""ITU-R BT.709."""


class Light(NamedTuple):
    """The light of every frame, each (n,).

    Attributes:
        level: Mean luma, 0 black to 1 white.
        contrast: Standard deviation of luma.
        saturation: Mean of (max - min) / max over the three colours.
        warmth: Mean of red less blue, -1 to 1.
    """

    level: Floats
    contrast: Floats
    saturation: Floats
    warmth: Floats


def halved(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a fine picture, (80, 144, 3), in the size in which it is kept: means of two by two pixels."""
    height, width, channels = picture.shape
    fields = picture.reshape(height // 2, 2, width // 2, 2, channels).astype(np.uint16)
    kept: NDArray[np.uint8] = ((fields.sum(axis=(1, 3)) + 2) >> 2).astype(np.uint8)
    return kept


def luma_of(pictures: Pictures) -> Floats:
    """Return luma, (n, h, w) from 0 to 1, of (n, h, w, 3) pictures."""
    return (pictures.astype(np.float32) @ _LUMA) / np.float32(255.0)


def lights_of(pictures: Pictures) -> Light:
    """Return the light of (n, h, w, 3) pictures."""
    parts = [_lights(pictures[at : at + 256]) for at in range(0, max(len(pictures), 1), 256)]
    return Light(*(np.concatenate([part[index] for part in parts]) for index in range(4)))


def _lights(pictures: Pictures) -> Light:
    luma = luma_of(pictures)
    colours = pictures.astype(np.float32) / np.float32(255.0)
    high, low = colours.max(axis=3), colours.min(axis=3)
    saturation = ((high - low) / np.maximum(high, np.float32(0.05))).mean(axis=(1, 2))
    warmth = (colours[..., 0] - colours[..., 2]).mean(axis=(1, 2))
    return Light(luma.mean(axis=(1, 2)), luma.std(axis=(1, 2)), saturation, warmth)
