"""Embedders by name: `family`, or `family:model-or-folder`."""

from __future__ import annotations

import importlib
from functools import lru_cache

from circletake.schema import BriefError
from circletake.tools.embedding.contract import VideoEmbedder

EMBEDDERS = {
    "descriptor": "circletake.tools.embedding.descriptor:open_descriptor",
}
"""Which function opens each family: it takes what stands behind the colon, and imports what is heavy itself."""


@lru_cache(maxsize=4)
def open_video_embedder(name: str) -> VideoEmbedder:
    """Load a video embedder, once a process.

    Args:
        name: such as `descriptor`, or `clip:/models/clip-vit-b32`.

    Raises:
        BriefError: there is no such family, or its weights are missing or broken.
    """
    family, _, model = name.partition(":")
    if family not in EMBEDDERS:
        raise BriefError(f"there is no embedder {name!r}; choose from: {', '.join(sorted(EMBEDDERS))}")
    module, function = EMBEDDERS[family].split(":")
    embedder: VideoEmbedder = getattr(importlib.import_module(module), function)(model)
    return embedder
