"""The text embedder of this process, loaded once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from circletake.models.minilm import MiniLM


@cache
def text_embedder() -> MiniLM:
    """Return MiniLM.

    Raises:
        WeightsMissing: its weights are not on this machine.
    """
    from circletake.models.minilm import MiniLM

    return MiniLM()
