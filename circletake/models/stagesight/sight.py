"""StageSight as it is used: clips and sentence vectors in, unit vectors, adherence and attributes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.stagesight.config import SEVERAL, SINGLE
from circletake.models.stagesight.forward import Hearing, Sight, hear, match, see
from circletake.models.stagesight.looking import look_at
from circletake.models.stagesight.weights import read_weights

Floats = NDArray[np.float32]
_SURE = 0.5


class Reading(NamedTuple):
    """An attribute read back from a clip."""

    value: str | tuple[str, ...]
    """A label; of `subjects` and `actions` all that are more likely there than not, the likeliest first."""
    probability: float
    """Of the label; of several, that all of them are there; of none, that there is none."""


class StageSight:
    """A small video-text network, trained on the stage.

    Args:
        path: other weights than the shipped ones.

    Raises:
        WeightsMissing: the weights are missing or not the shipped ones.
    """

    def __init__(self, path: Path | None = None) -> None:
        stored = read_weights(path)
        self.labels = stored.labels
        self.recipe = stored.recipe
        self.digest = stored.digest
        self._weights = stored.arrays
        self._calibration = stored.calibration

    @property
    def size(self) -> int:
        """Return how many numbers an embedding has."""
        return len(self._weights["embed.b"])

    def see(self, frames: NDArray[np.uint8], rate: float) -> Sight:
        """See a clip of (F, H, W, 3) sRGB frames, of any length and size.

        Raises:
            ValueError: another shape.
        """
        return see(self._weights, look_at(frames, rate))

    def hear(self, vectors: Floats) -> Hearing:
        """Take in (M, 384) unit sentence vectors of MiniLM."""
        return hear(self._weights, vectors)

    def adherence(self, sight: Sight, hearing: Hearing) -> Floats:
        """Return (M,) probabilities that the clip shows what each text says.

        Calibrated on held-out scenes of which half of the texts hold, and half have one thing wrong.
        """
        gain, offset = self._calibration["match"]
        return _logistic(np.float32(gain) * match(self._weights, sight, hearing) + np.float32(offset))

    def read(self, sight: Sight) -> dict[str, Reading]:
        """Read back what a clip shows."""
        out: dict[str, Reading] = {}
        for name in SINGLE:
            chances = self.chances(sight, name)
            best = int(chances.argmax())
            out[name] = Reading(self.labels[name][best], float(chances[best]))
        for name in SEVERAL:
            chances = self.chances(sight, name)
            there = [int(i) for i in np.argsort(-chances) if chances[i] > _SURE]
            sure = float(np.prod(chances[there])) if there else float(np.prod(1 - chances))
            out[name] = Reading(tuple(self.labels[name][i] for i in there), sure)
        return out

    def chances(self, sight: Sight, attribute: str) -> Floats:
        """Return the calibrated probability of each of an attribute's labels.

        They sum to 1 for an attribute that a clip has one of; those of `subjects` and `actions` stand each for itself.
        """
        gain, offset = self._calibration[attribute]
        logits = np.float32(gain) * sight.logits[attribute]
        if attribute in SEVERAL:
            return _logistic(logits + np.float32(offset))
        raised = np.exp(logits - logits.max())
        return np.asarray(raised / raised.sum(), np.float32)

    def see_all(self, clips: Sequence[NDArray[np.uint8]], rate: float) -> list[Sight]:
        """See clips."""
        return [self.see(clip, rate) for clip in clips]


def _logistic(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -60.0, 60.0))), np.float32)
