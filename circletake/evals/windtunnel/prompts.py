"""Prompts on a grid: every thing (rarity) at every vagueness (how many slots are left open)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.windtunnel import SIZES, SLOTS, bits, fill, open_slots, shares

PROMPTS_WRITTEN = 24
"""Refined prompts that the grammar writes of each prompt."""


class Prompt(NamedTuple):
    """One prompt.

    Attributes:
        meant: (6,) the scene that who wrote the prompt has in mind: what takes are held against.
        said: (6,) as much of it as the prompt says, OPEN elsewhere.
        bits: what it leaves open.
        share: of the training clips that showed its thing.
        latents: (24, 6) refined prompts: open slots filled evenly.
    """

    meant: tuple[int, ...]
    said: tuple[int, ...]
    bits: float
    share: float
    latents: NDArray[np.int64]


def grid(*, things: int = SIZES[0], levels: tuple[int, ...] = (0, 1, 2, 3, 4, 5), seed: int = 5) -> list[Prompt]:
    """Return things x levels prompts; fewer things are spread evenly over the ranks of frequency.

    Which slots are open at a level, and what was meant, is drawn by the seed.
    """
    rng = np.random.default_rng(seed)
    order = np.argsort(-shares(), kind="stable")
    chosen = order[np.linspace(0, len(order) - 1, things).round().astype(int)]
    prompts = []
    for thing in chosen:
        for level in levels:
            meant = (int(thing), *(int(rng.integers(0, size)) for size in SIZES[1:]))
            slots = rng.choice(SLOTS[1:], level, replace=False)
            said = open_slots(meant, [str(slot) for slot in slots])
            prompts.append(Prompt(meant, said, bits(said), float(shares()[thing]), fill(said, PROMPTS_WRITTEN, rng)))
    return prompts
