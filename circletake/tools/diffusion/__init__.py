"""Video and picture models of the diffusers library."""

from circletake.tools.diffusion.picture import DiffusersPicture

__all__ = ["DiffusersPicture"]
