"""Sizes of the network."""

from __future__ import annotations

from dataclasses import dataclass

from circletake.models.stagesight.looking import COLUMNS, ROWS

TEXT_SIZE = 384
"""Numbers in a sentence vector of MiniLM."""
SINGLE = ("place", "hour", "season", "weather", "size", "move", "style")
"""Attributes of which a clip has exactly one."""
SEVERAL = ("subjects", "actions")
"""Attributes of which a clip has any number."""


@dataclass(frozen=True)
class SightConfig:
    """How wide and how deep the network is."""

    labels: tuple[tuple[str, int], ...]
    """(attribute, number of its labels), `subjects` among them."""
    widths: tuple[int, int, int] = (32, 64, 128)
    """Channels at 16 x 28, 8 x 14 and 4 x 7 cells."""
    depths: tuple[int, int, int] = (1, 2, 2)
    """Residual blocks at each."""
    queries: int = 6
    """Learned places to look at when a clip is summed up."""
    motion: int = 48
    hidden: int = 512
    embedding: int = 256
    text_hidden: int = 512
    match: int = 160

    @classmethod
    def tiny(cls) -> SightConfig:
        """Return a network for tests."""
        labels = (
            ("place", 5), ("hour", 6), ("season", 4), ("weather", 4), ("size", 3), ("move", 3), ("style", 2),
            ("subjects", 7), ("actions", 4),
        )  # fmt: skip
        return cls(
            labels=labels, widths=(4, 6, 8), depths=(1, 1, 1), queries=2, motion=4, hidden=16, embedding=8,
            text_hidden=12, match=6,
        )  # fmt: skip

    def count(self, attribute: str) -> int:
        """Return how many labels an attribute has."""
        return dict(self.labels)[attribute]

    @property
    def flow_size(self) -> int:
        """Return how many numbers the averaged motion grid has."""
        return ROWS * COLUMNS * 5

    @property
    def summed(self) -> int:
        """Return how many numbers a clip is summed up in."""
        return (self.queries + 2) * self.widths[2] + self.motion + self.count("subjects") + 1
