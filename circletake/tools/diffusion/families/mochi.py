"""Mochi 1: words. Lengths are 6k + 1 frames, 30 a second."""

from __future__ import annotations

from fractions import Fraction

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model


def _scales(model: Model) -> Scales:
    return Scales(8, 6, model.config("transformer").get("patch_size", 2))


def _grid(_model: Model) -> Grid:
    return Grid(16, 6, 1, 7, 163, Fraction(30), 848 * 480)


MOCHI = Family(
    name="Mochi",
    text=("MochiPipeline",),
    image=(),
    grid=_grid,
    scales=_scales,
    arguments=usual_arguments,
    decoding=Decoding(values=400, frames=163),
    steps=64,
    draft_steps=24,
    guidance=4.5,
    batch=2,
)
