"""Adding a condition to the token stream of a transformers decoder, without changing its code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn


@contextmanager
def added_to_stream(
    first_layer: nn.Module, addition: Tensor, *, prompt: int = 0, guided: bool = True
) -> Iterator[None]:
    """Add a condition to the token embeddings while the block runs. One generation a block.

    MusicGen reads position s and predicts codebook 0 of frame s, for position 0 is the start token; so what frame s
    should meet is added at position s. A prefix of conditions (MusicGen-Melody's) stands before the stream and is left
    alone. With guidance the second half of the batch is the model without its conditions, and gets nothing.

    Args:
        first_layer: the decoder's first layer; it is handed (batch, positions, D).
        addition: (1, T, D); beyond T nothing is added.
        prompt: tokens that are given, without the start token.
        guided: the batch holds a half without conditions.
    """
    position = 0

    def add(_module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        nonlocal position
        hidden: Tensor = args[0] if args else kwargs["hidden_states"]
        tokens = prompt + 1 if position == 0 else hidden.shape[1]
        part = addition[:, position : position + tokens].to(hidden)
        told = hidden.shape[0] // 2 if guided else hidden.shape[0]
        start = hidden.shape[1] - tokens
        changed = hidden.clone()
        changed[:told, start : start + part.shape[1]] += part
        position += tokens
        return ((changed, *args[1:]), kwargs) if args else (args, {**kwargs, "hidden_states": changed})

    hook = first_layer.register_forward_pre_hook(add, with_kwargs=True)
    try:
        yield
    finally:
        hook.remove()
