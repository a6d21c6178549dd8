"""Embedders: clips, sounds and words to unit vectors, behind one contract. The critic measures with them."""

from circletake.tools.embedding.contract import (
    AudioTextEmbedder,
    TextEmbedder,
    VideoEmbedder,
    VideoTextEmbedder,
)
from circletake.tools.embedding.opening import (
    AUDIO_EMBEDDERS,
    EMBEDDERS,
    needs_of,
    open_audio_embedder,
    open_video_embedder,
)

__all__ = [
    "AUDIO_EMBEDDERS",
    "EMBEDDERS",
    "AudioTextEmbedder",
    "TextEmbedder",
    "VideoEmbedder",
    "VideoTextEmbedder",
    "needs_of",
    "open_audio_embedder",
    "open_video_embedder",
]
