"""Embedders by name: `family`, or `family:model-or-folder`."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import Any

from circletake.schema import BriefError
from circletake.tools.embedding.contract import AudioTextEmbedder, VideoEmbedder

EMBEDDERS = {
    "descriptor": "circletake.tools.embedding.descriptor:open_descriptor",
    "clip": "circletake.tools.embedding.image_text:open_clip",
    "siglip": "circletake.tools.embedding.image_text:open_siglip",
    "videomae": "circletake.tools.embedding.videomae:open_videomae",
    "stagesight": "circletake.tools.embedding.stagesight:open_stagesight",
}
"""Which function opens each family: it takes what stands behind the colon, and imports what is heavy itself."""


AUDIO_EMBEDDERS = {
    "clap": "circletake.tools.embedding.clap:open_clap",
}
"""The same for sounds."""


@lru_cache(maxsize=4)
def open_video_embedder(name: str) -> VideoEmbedder:
    """Load a video embedder, once a process.

    Args:
        name: such as `descriptor`, or `clip:/models/clip-vit-b32`.

    Raises:
        BriefError: there is no such family, or its weights are missing or broken.
    """
    embedder: VideoEmbedder = _opened(name, EMBEDDERS)
    return embedder


@lru_cache(maxsize=2)
def open_audio_embedder(name: str) -> AudioTextEmbedder:
    """Load an embedder of sounds and words, once a process.

    Args:
        name: such as `clap:/models/clap-htsat-unfused`.

    Raises:
        BriefError: there is no such family, or its weights are missing or broken.
    """
    embedder: AudioTextEmbedder = _opened(name, AUDIO_EMBEDDERS)
    return embedder


def _opened(name: str, families: dict[str, str]) -> Any:
    family, _, model = name.partition(":")
    if family not in families:
        raise BriefError(f"there is no embedder {name!r}; choose from: {', '.join(sorted(families))}")
    module, function = families[family].split(":")
    return getattr(importlib.import_module(module), function)(model)
