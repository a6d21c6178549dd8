"""AnimateDiff: a picture model with a motion adapter. Up to 16 frames (as its adapter says), 8 a second, from words."""

from __future__ import annotations

from fractions import Fraction

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, halvings, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model


def _scales(model: Model) -> Scales:
    return Scales(halvings(model.config("vae")), 1)


def _grid(model: Model) -> Grid:
    most = int(model.config("motion_adapter").get("motion_max_seq_length", 32))
    multiple = max(8, _scales(model).spatial * halvings(model.config("unet")))
    return Grid(multiple, 1, 0, 8, most, Fraction(8), 512 * 512)


ANIMATEDIFF = Family(
    name="AnimateDiff",
    text=("AnimateDiffPipeline",),
    image=(),
    grid=_grid,
    scales=_scales,
    arguments=usual_arguments,
    decoding=Decoding(values=600, frames=16),
    steps=25,
    draft_steps=12,
    guidance=7.5,
    denoisers=("unet",),
    batch=2,
)
