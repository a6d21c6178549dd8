"""Conforming: what a video model gives, in its own size and at its own rate, becomes exactly what was asked for.

In time, a frame that falls between two of the model's is their blend. In space, the picture is scaled until it covers
the frame, and what stands over is cropped evenly on both sides.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from circletake.schema import Size

if TYPE_CHECKING:
    from PIL.Image import Image

Picture = NDArray[np.uint8]
"""(H, W, 3) sRGB."""


def frames_needed(frames: int, rate: Fraction, own_rate: Fraction) -> int:
    """Return how many frames at `own_rate` cover `frames` frames at `rate`, from the first to the last instant."""
    return math.ceil((frames - 1) * own_rate / rate) + 1


def conform(
    pictures: Sequence[Picture], own_rate: Fraction, frames: int, rate: Fraction, size: Size
) -> Iterator[Picture]:
    """Yield `frames` frames at `rate` in `size`.

    Args:
        pictures: what the model gave, at least `frames_needed`; with fewer, the last one is held.
        own_rate: frames a second of theirs.
        frames: how many are wanted.
        rate: at how many a second.
        size: in which size.
    """
    fitted: dict[int, Picture] = {}
    last = len(pictures) - 1

    def at(index: int) -> Picture:
        if index not in fitted:
            for old in [known for known in fitted if known < index - 1]:
                del fitted[old]
            fitted[index] = cover(pictures[index], size)
        return fitted[index]

    for number in range(frames):
        exact = min(Fraction(last), number * own_rate / rate)
        before = math.floor(exact)
        share = float(exact - before)
        if share < 1e-9:
            yield at(before)
        else:
            one, other = at(before).astype(np.float32), at(before + 1).astype(np.float32)
            yield np.rint(one + (other - one) * share).astype(np.uint8)


def cover(picture: Picture, size: Size) -> Picture:
    """Scale a picture until it covers `size`, and crop the rest evenly."""
    from PIL import Image

    if picture.shape[:2] == (size.height, size.width):
        return np.ascontiguousarray(picture)
    return np.asarray(cover_image(Image.fromarray(picture), size), np.uint8)


def cover_image(image: Image, size: Size) -> Image:
    """Scale an image until it covers `size`, and crop the rest evenly."""
    from PIL import Image as images

    width, height = image.size
    scale = min(width / size.width, height / size.height)
    inside = (size.width * scale, size.height * scale)
    left, top = (width - inside[0]) / 2, (height - inside[1]) / 2
    return image.convert("RGB").resize(
        (size.width, size.height), images.Resampling.LANCZOS, box=(left, top, left + inside[0], top + inside[1])
    )
