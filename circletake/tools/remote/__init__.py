"""Picture back-ends behind servers: ComfyUI, and jobs of the OpenAI-style video and image APIs."""

from circletake.tools.remote.comfyui import ComfyPicture
from circletake.tools.remote.health import examine_comfyui, examine_videos
from circletake.tools.remote.images import ImagesApi
from circletake.tools.remote.videos import VideoJobs

__all__ = ["ComfyPicture", "ImagesApi", "VideoJobs", "examine_comfyui", "examine_videos"]
