"""LTX-Video and its successor LTX-2, which makes sound with the picture.

Lengths are 8k + 1 frames, sides multiples of 32. The same weights shoot from words, from a first
picture, and (LTX-Video) from a first and a last one.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, Wanted, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model


def _scales(model: Model) -> Scales:
    vae = model.config("vae")
    spatial = 2 ** sum(map(bool, vae.get("spatio_temporal_scaling", (1, 1, 1, 0)))) * vae.get("patch_size", 4)
    temporal = 2 ** sum(map(bool, vae.get("spatio_temporal_scaling", (1, 1, 1, 0)))) * vae.get("patch_size_t", 1)
    return Scales(spatial, temporal)


def _grid(_model: Model) -> Grid:
    return Grid(32, 8, 1, 9, 257, Fraction(24), 1216 * 704)


def _grid_2(_model: Model) -> Grid:
    return Grid(32, 8, 1, 9, 481, Fraction(24), 1280 * 704)


def _sibling(_model: Model, first: bool, last: bool) -> str | None:
    if last:
        return "LTXConditionPipeline"
    return "LTXImageToVideoPipeline" if first else None


def _sibling_2(_model: Model, first: bool, last: bool) -> str | None:
    return "LTX2ImageToVideoPipeline" if first and not last else None


def _arguments(wanted: Wanted) -> dict[str, Any]:
    out = usual_arguments(wanted)
    out["frame_rate"] = float(wanted.native.rate)
    if wanted.last is not None:
        from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

        out.pop("image", None)
        ends = [(wanted.first, 0), (wanted.last, wanted.native.frames - 1)]
        out["conditions"] = [LTXVideoCondition(image=image, frame_index=at) for image, at in ends if image is not None]
    return out


def _arguments_2(wanted: Wanted) -> dict[str, Any]:
    out = usual_arguments(wanted)
    out["frame_rate"] = float(wanted.native.rate)
    return out


LTX = Family(
    name="LTX-Video",
    text=("LTXPipeline", "LTXConditionPipeline"),
    image=("LTXImageToVideoPipeline",),
    grid=_grid,
    scales=_scales,
    arguments=_arguments,
    sibling=_sibling,
    ends=lambda _model: True,
    decoding=Decoding(values=60, frames=257),
    steps=40,
    draft_steps=12,
    guidance=3.0,
    batch=2,
)

LTX2 = Family(
    name="LTX-2",
    text=("LTX2Pipeline",),
    image=("LTX2ImageToVideoPipeline",),
    grid=_grid_2,
    scales=_scales,
    arguments=_arguments_2,
    sibling=_sibling_2,
    decoding=Decoding(values=60, frames=481),
    steps=30,
    draft_steps=10,
    guidance=3.0,
    batch=2,
    sound=True,
)
