"""Requests and models for the tests of the diffusers back-end."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
from desk import Desk
from PIL import Image

from circletake.schema import Artifact, Format, Size, Staging, TakeRequest

SMALL = "size=64x64&draft_size=64x64&steps=2&draft_steps=2"
"""Options with which a tiny model shoots in a blink."""
SIZE, RATE, FRAMES = Size(96, 54), Fraction(6), 5


def request(**fields: object) -> TakeRequest:
    return TakeRequest(
        slate="1A",
        take=1,
        prompt="A red fox crosses the ice.",
        staging=Staging(place="lake"),
        format=Format(size=SIZE, rate=RATE),
        frames=FRAMES,
        seed=7,
    ).with_(**fields)


def picture(desk: Desk, name: str = "reference", shade: int = 90) -> Artifact:
    """Put a picture at a tool's disposal: a slope of one colour."""
    slope = np.linspace(shade, shade + 100, 80).astype(np.uint8)
    rows = np.repeat(np.broadcast_to(slope, (60, 80))[..., None], 3, axis=2).copy()
    rows[..., 0] //= 2
    path = desk.folder / f"{name}.png"
    Image.fromarray(rows).save(path)
    return desk.give(path, "image/png")


def model_at(folder: Path, options: str = SMALL) -> str:
    return f"{folder}?{options}"
