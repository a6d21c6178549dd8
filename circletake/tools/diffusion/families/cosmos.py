"""Cosmos 1 and 2: words, or words and a first picture. Its guard against harmful pictures stays on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, Wanted, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model

_SECOND = "Cosmos2VideoToWorldPipeline"


def _scales(model: Model) -> Scales:
    vae = model.config("vae")
    spatial = vae.get("spatial_compression_ratio", vae.get("scale_factor_spatial", 8))
    temporal = vae.get("temporal_compression_ratio", vae.get("scale_factor_temporal", 8))
    patch = model.config("transformer").get("patch_size", (1, 2, 2))
    return Scales(spatial, temporal, patch[1])


def _grid(model: Model) -> Grid:
    scales = _scales(model)
    most, rate = (93, Fraction(16)) if model.pipeline == _SECOND else (121, Fraction(30))
    return Grid(16, scales.temporal, 1, scales.temporal + 1, most, rate, 1280 * 704)


def _arguments(wanted: Wanted) -> dict[str, Any]:
    return {**usual_arguments(wanted), "fps": round(wanted.native.rate)}


COSMOS = Family(
    name="Cosmos",
    text=("CosmosTextToWorldPipeline",),
    image=("CosmosVideoToWorldPipeline", _SECOND),
    grid=_grid,
    scales=_scales,
    arguments=_arguments,
    decoding=Decoding(values=400, frames=16),
    steps=36,
    draft_steps=14,
    guidance=7.0,
    extra=("torchvision", "cosmos_guardrail"),
)
