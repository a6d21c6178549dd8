"""Embedders: clips, sounds and words to unit vectors, behind one contract. The critic measures with them."""

from circletake.tools.embedding.contract import (
    AudioTextEmbedder,
    TextEmbedder,
    VideoEmbedder,
    VideoTextEmbedder,
)
from circletake.tools.embedding.opening import EMBEDDERS, open_video_embedder

__all__ = [
    "EMBEDDERS",
    "AudioTextEmbedder",
    "TextEmbedder",
    "VideoEmbedder",
    "VideoTextEmbedder",
    "open_video_embedder",
]
