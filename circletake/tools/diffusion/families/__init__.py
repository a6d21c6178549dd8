"""Families of video models, each with an adapter of its own."""

from circletake.schema import BriefError
from circletake.tools.diffusion.families.animatediff import ANIMATEDIFF
from circletake.tools.diffusion.families.cogvideox import COGVIDEOX
from circletake.tools.diffusion.families.cosmos import COSMOS
from circletake.tools.diffusion.families.family import Decoding, Family, Scales, Wanted
from circletake.tools.diffusion.families.hunyuan import HUNYUAN
from circletake.tools.diffusion.families.ltx import LTX, LTX2
from circletake.tools.diffusion.families.mochi import MOCHI
from circletake.tools.diffusion.families.svd import SVD
from circletake.tools.diffusion.families.wan import WAN
from circletake.tools.diffusion.model import Model

FAMILIES: tuple[Family, ...] = (WAN, LTX, LTX2, COGVIDEOX, HUNYUAN, MOCHI, COSMOS, ANIMATEDIFF, SVD)

__all__ = ["FAMILIES", "Decoding", "Family", "Scales", "Wanted", "family_of"]


def family_of(model: Model) -> Family:
    """Return the family of a model, by the pipeline class in its index.

    Raises:
        BriefError: no adapter knows that class; the message names those that are known.
    """
    for family in FAMILIES:
        if model.pipeline in family.pipelines:
            return family
    known = "; ".join(f"{family.name} ({', '.join(family.pipelines)})" for family in FAMILIES)
    raise BriefError(
        f"{str(model.folder)!r} is a {model.pipeline or 'pipeline without a class name'}, which no adapter knows. "
        f"Known are {known}"
    )
