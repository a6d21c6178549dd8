"""The stage: the picture back-end that draws everything itself, and knows what it drew."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from circletake.render.vocabulary import STAGE_VERSION, STAGE_VOCABULARY

if TYPE_CHECKING:
    from circletake.render.encode import VideoWriter, decode, still
    from circletake.render.stage import Shooting, shoot
    from circletake.render.warming import warm

_HOMES = {
    "Shooting": "stage",
    "VideoWriter": "encode",
    "decode": "encode",
    "shoot": "stage",
    "still": "encode",
    "warm": "warming",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: the kernels and the codec are heavy, the vocabulary is not."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = ["STAGE_VERSION", "STAGE_VOCABULARY", "Shooting", "VideoWriter", "decode", "shoot", "still", "warm"]
