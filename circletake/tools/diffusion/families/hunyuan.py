"""HunyuanVideo: words, or words and a first picture. 4k + 1 frames, 24 a second; guidance is distilled in."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, Wanted, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model


def _scales(model: Model) -> Scales:
    vae, transformer = model.config("vae"), model.config("transformer")
    return Scales(
        vae.get("spatial_compression_ratio", 8), vae.get("temporal_compression_ratio", 4),
        transformer.get("patch_size", 2), transformer.get("patch_size_t", 1),
    )  # fmt: skip


def _grid(model: Model) -> Grid:
    scales = _scales(model)
    return Grid(16, scales.temporal, 1, 5, 129, Fraction(24), 960 * 544)


def _arguments(wanted: Wanted) -> dict[str, Any]:
    out = usual_arguments(wanted)
    # A negative prompt needs true guidance, which takes every step twice; the distilled one takes none.
    del out["negative_prompt"]
    return out


HUNYUAN = Family(
    name="HunyuanVideo",
    text=("HunyuanVideoPipeline",),
    image=("HunyuanVideoImageToVideoPipeline",),
    grid=_grid,
    scales=_scales,
    arguments=_arguments,
    decoding=Decoding(values=500, frames=16),
    steps=40,
    draft_steps=15,
    guidance=6.0,
)
