"""Warming up: every kernel is compiled once, so that no film waits for it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from circletake.render.dissolve import dissolved
from circletake.render.raster.yuv import to_planes
from circletake.render.stage import shoot
from circletake.schema import Format, Size, Staging, Subject, TakeRequest, Title


def warm() -> None:
    """Compile every kernel and keep it on disk; quick when that was done before."""
    staging = Staging(place="lake", subjects=(Subject(id="man", noun="man"),), titles=(Title(text="A"),))
    request = TakeRequest(
        slate="1A",
        take=1,
        prompt="",
        staging=staging,
        format=Format(size=Size(64, 36), rate=Fraction(2)),
        frames=2,
        seed=1,
    )
    shooting = shoot(request)
    pictures = list(shooting)
    shooting.truth()
    shooting.masks(0)
    to_planes(pictures[0], np.empty((54, 64), np.uint8))
    dissolved(pictures[0], pictures[0], 0.5)
