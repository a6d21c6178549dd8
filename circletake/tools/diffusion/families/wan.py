"""Wan 2.1 and 2.2: text, first frame, first and last frame; 2.2's 5B model shoots from both.

Lengths are 4k + 1 frames, 16 a second (the 5B model: 24).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from circletake.tools.diffusion.families.family import Decoding, Family, Scales, Wanted, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model

_LARGE = 8_000_000_000
"""The 14B models are trained at 720p too; the others at 480p."""


def _both(model: Model) -> bool:
    """Tell whether a model was trained to begin with nothing or with a picture (2.2's 5B)."""
    return bool(model.listing.get("expand_timesteps"))


def _scales(model: Model) -> Scales:
    vae = model.config("vae")
    patch = model.config("transformer", "transformer_2").get("patch_size", (1, 2, 2))
    return Scales(vae.get("scale_factor_spatial", 8), vae.get("scale_factor_temporal", 4), patch[1])


def _grid(model: Model) -> Grid:
    scales = _scales(model)
    side = scales.spatial * scales.patch
    if _both(model):
        return Grid(side, scales.temporal, 1, 5, 121, Fraction(24), 1280 * 704)
    large = any(part.weights > _LARGE for name, part in model.components.items() if name.startswith("transformer"))
    return Grid(max(16, side), scales.temporal, 1, 5, 81, Fraction(16), 1280 * 720 if large else 832 * 480)


def _sibling(model: Model, first: bool, last: bool) -> str | None:
    return "WanImageToVideoPipeline" if first and not last and _both(model) else None


def _ends(model: Model) -> bool:
    """2.1's first-and-last-frame model embeds two pictures; 2.2's image model embeds none and takes either."""
    if model.pipeline != "WanImageToVideoPipeline" or _both(model):
        return False
    two_pictures = model.config("transformer").get("pos_embed_seq_len") is not None
    return two_pictures or "image_encoder" not in model.components


def _arguments(wanted: Wanted) -> dict[str, Any]:
    out = usual_arguments(wanted)
    if wanted.last is not None:
        out["last_image"] = wanted.last
    return out


WAN = Family(
    name="Wan",
    text=("WanPipeline",),
    image=("WanImageToVideoPipeline",),
    grid=_grid,
    scales=_scales,
    arguments=_arguments,
    sibling=_sibling,
    ends=_ends,
    decoding=Decoding(values=400, frames=4),
    steps=40,
    draft_steps=16,
    guidance=5.0,
    denoisers=("transformer", "transformer_2"),
    float32=("vae",),
    extra=("ftfy",),
)
