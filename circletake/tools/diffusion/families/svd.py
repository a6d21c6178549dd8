"""Stable Video Diffusion: a first picture, no words. Up to 25 frames (as its network says), 7 a second."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, Wanted, halvings
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model

_DECODED = 4
"""Frames that are decoded at once."""


def _scales(model: Model) -> Scales:
    return Scales(halvings(model.config("vae")), 1)


def _grid(model: Model) -> Grid:
    most = max(2, int(model.config("unet").get("num_frames", 25)))
    multiple = _scales(model).spatial * halvings(model.config("unet"))
    return Grid(max(8, multiple), 1, 0, 2, most, Fraction(7), 1024 * 576)


def _arguments(wanted: Wanted) -> dict[str, Any]:
    return {
        "image": wanted.first,
        "width": wanted.native.size.width,
        "height": wanted.native.size.height,
        "num_frames": wanted.native.frames,
        "num_inference_steps": wanted.steps,
        "max_guidance_scale": wanted.guidance,
        "fps": round(wanted.native.rate),
        "decode_chunk_size": min(_DECODED, wanted.native.frames),
        "generator": wanted.generator,
    }


SVD = Family(
    name="Stable Video Diffusion",
    text=(),
    image=("StableVideoDiffusionPipeline",),
    grid=_grid,
    scales=_scales,
    arguments=_arguments,
    decoding=Decoding(values=600, frames=_DECODED, tiles=False),
    steps=25,
    draft_steps=12,
    guidance=3.0,
    denoisers=("unet",),
    batch=2,
)
