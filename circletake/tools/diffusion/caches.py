"""Caches: what a step of denoising may take over from the step before. Each is checked to have taken hold.

diffusers finds the blocks to cache by the names of classes and modules. Where a model's names are not among those that
it knows, nothing is cached and nothing is said: so the hooks are counted, and none is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from circletake.schema import BriefError, ToolFailed

_EVERY_ATTENTION = [r"(transformer_)?blocks\.\d+\.attn\d"]


def _first_block(threshold: float | None, _pipe: Any) -> Any:
    from diffusers import FirstBlockCacheConfig

    return FirstBlockCacheConfig(threshold=0.08 if threshold is None else threshold)


def _pyramid(_threshold: float | None, pipe: Any) -> Any:
    from diffusers import PyramidAttentionBroadcastConfig

    return PyramidAttentionBroadcastConfig(
        spatial_attention_block_skip_range=2,
        spatial_attention_timestep_skip_range=(100, 800),
        cross_attention_block_skip_range=4,
        cross_attention_timestep_skip_range=(100, 800),
        current_timestep_callback=lambda: pipe.current_timestep,
    )


def _taylor(_threshold: float | None, _pipe: Any) -> Any:
    from diffusers import TaylorSeerCacheConfig

    return TaylorSeerCacheConfig(cache_identifiers=_EVERY_ATTENTION)


CACHES: dict[str, Callable[[float | None, Any], Any]] = {
    "first-block": _first_block, "pyramid": _pyramid, "taylorseer": _taylor,
}  # fmt: skip
"""first-block: blocks are passed over while the first one's change is small; pyramid: attention is taken over for
some steps (Pyramid Attention Broadcast); taylorseer: attention is foretold from the steps before."""


def enable_cache(pipe: Any, denoisers: tuple[str, ...], asked: str) -> int:
    """Enable a cache on a pipeline's denoisers, and return how many hooks took hold.

    Args:
        pipe: the pipeline.
        denoisers: names of the components.
        asked: a name of `CACHES`, with a threshold behind a colon.

    Raises:
        BriefError: the threshold is no number.
        ToolFailed: the model takes no such cache: no hook took hold.
    """
    name, _, threshold = asked.partition(":")
    try:
        config = CACHES[name](float(threshold) if threshold else None, pipe)
    except ValueError as error:
        raise BriefError(f"diffusers: the threshold of a cache is a number, got {threshold!r}") from error
    hooks = 0
    for part in denoisers:
        denoiser = getattr(pipe, part, None)
        if denoiser is None:
            continue
        before = count_hooks(denoiser)
        why = "no block of it is one that diffusers knows"
        try:
            denoiser.enable_cache(config)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            why = f"{type(error).__name__}: {error}"
        taken = count_hooks(denoiser) - before
        if taken <= 0:
            raise ToolFailed(
                f"the cache {name!r} takes no hold of {type(denoiser).__name__} ({why}); leave ?cache= out, or use "
                f"another of {', '.join(CACHES)}"
            )
        hooks += taken
    return hooks


def count_hooks(module: Any) -> int:
    """Return how many of diffusers' hooks hang on a network."""
    registries = (getattr(inner, "_diffusers_hook", None) for inner in module.modules())
    return sum(len(registry.hooks) for registry in registries if registry is not None)
