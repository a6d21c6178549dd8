"""Embedders by name: `family`, or `family:model-or-folder`."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import Any

from circletake.schema import BriefError, Resources
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


_OWN_MB = {"descriptor": 100, "stagesight": 300}
"""What embedders without a folder of weights take at most, everything that they import included: measured, and a
third more."""


@lru_cache(maxsize=8)
def needs_of(name: str) -> Resources:
    """Return what a video embedder needs, by its weights' own size; nothing is loaded.

    Args:
        name: such as `descriptor`, or `clip:/models/clip-vit-b32`.

    Raises:
        BriefError: there is no such family, or its weights are missing or broken.
    """
    family, _, model = name.partition(":")
    if family not in EMBEDDERS:
        raise _unknown(name, EMBEDDERS)
    if family in _OWN_MB:
        return Resources(cpus=1, memory_mb=_OWN_MB[family])
    from circletake.tools.loading import resources_for
    from circletake.tools.weights import find_weights

    weights = find_weights(model)
    return resources_for(weights, f"embedder.{family}:{weights.digest}")


def _unknown(name: str, families: dict[str, str]) -> BriefError:
    return BriefError(f"there is no embedder {name!r}; choose from: {', '.join(sorted(families))}")


def _opened(name: str, families: dict[str, str]) -> Any:
    family, _, model = name.partition(":")
    if family not in families:
        raise _unknown(name, families)
    module, function = families[family].split(":")
    return getattr(importlib.import_module(module), function)(model)
