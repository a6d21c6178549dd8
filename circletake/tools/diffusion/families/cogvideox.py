"""CogVideoX and CogVideoX1.5: words, or words and a first picture.

The first models shoot 49 frames at 8 a second in one size; 1.5 shoots up to 81 at 16 in any.
"""

from __future__ import annotations

from fractions import Fraction

from circletake.schema import Size
from circletake.tools.diffusion.families.family import Decoding, Family, Scales, halvings, usual_arguments
from circletake.tools.diffusion.grid import Grid
from circletake.tools.diffusion.model import Model


def _scales(model: Model) -> Scales:
    vae, transformer = model.config("vae"), model.config("transformer")
    return Scales(
        halvings(vae), vae.get("temporal_compression_ratio", 4), transformer.get("patch_size", 2),
        transformer.get("patch_size_t") or 1,
    )  # fmt: skip


def _grid(model: Model) -> Grid:
    transformer, scales = model.config("transformer"), _scales(model)
    newer = transformer.get("patch_size_t") is not None
    multiple = scales.spatial * scales.patch
    frames = transformer.get("sample_frames", 49)
    sample = transformer.get("sample_width", 90), transformer.get("sample_height", 60)
    if newer:
        return Grid(multiple, scales.temporal, 1, 9, 81, Fraction(16), 1360 * 768)
    # Its positions are learnt for one size, or cut to fit it.
    size = Size(sample[0] * scales.spatial, sample[1] * scales.spatial)
    return Grid(multiple, scales.temporal, 1, min(frames, 9), frames, Fraction(8), size.width * size.height, size)


COGVIDEOX = Family(
    name="CogVideoX",
    text=("CogVideoXPipeline",),
    image=("CogVideoXImageToVideoPipeline",),
    grid=_grid,
    scales=_scales,
    arguments=usual_arguments,
    decoding=Decoding(values=500, frames=8),
    steps=50,
    draft_steps=20,
    guidance=6.0,
    batch=2,
)
