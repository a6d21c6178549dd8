"""Video and picture models of the diffusers library."""

from circletake.tools.diffusion.health import Finding, examine_diffusers
from circletake.tools.diffusion.picture import DiffusersPicture
from circletake.tools.diffusion.still import DiffusersStill

__all__ = ["DiffusersPicture", "DiffusersStill", "Finding", "examine_diffusers"]
