"""The stage's own video-text encoder as an embedder: MiniLM hears, StageSight sees."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from circletake.schema import BriefError
from circletake.tools.embedding.texts import text_embedder

if TYPE_CHECKING:
    from circletake.models.stagesight import Hearing, Reading
    from circletake.tools.embedding.contract import Floats, Frames

_KEPT_TEXTS = 512


class StageSightEmbedder:
    """Embeds clips and words in one space, tells how well they fit, and reads clips back.

    Args:
        weights: other weights than the shipped ones.

    Raises:
        BriefError: weights are missing or broken.
    """

    name = "stagesight"

    def __init__(self, weights: Path | None = None) -> None:
        from circletake.models.minilm import WeightsMissing as TextWeightsMissing
        from circletake.models.minilm import find_weights
        from circletake.models.stagesight import StageSight, WeightsMissing

        try:
            self._sight = StageSight(weights)
            find_weights()
        except (WeightsMissing, TextWeightsMissing) as error:
            raise BriefError(str(error)) from error
        self.digest = self._sight.digest
        self.size = self._sight.size
        self._heard: OrderedDict[str, Floats] = OrderedDict()

    def embed_videos(self, clips: Sequence[Frames], rate: float) -> Floats:
        """Return (len(clips), size) unit rows, for clips of any length and size."""
        import numpy as np

        rows = [sight.embedding for sight in self._sight.see_all(clips, rate)]
        return np.stack(rows) if rows else np.zeros((0, self.size), np.float32)

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """Return (len(texts), size) unit rows. An empty text has a vector too."""
        return self._hear(texts).embedding

    def look(self, clip: Frames, texts: Sequence[str], rate: float) -> tuple[Floats, Floats]:
        """See a clip once: return its (size,) unit vector, and (len(texts),) probabilities that it shows each."""
        sight = self._sight.see(clip, rate)
        return sight.embedding, self._sight.adherence(sight, self._hear(texts))

    def adherence(self, clips: Sequence[Frames], texts: Sequence[str], rate: float) -> Floats:
        """Return (len(clips),) probabilities that each clip shows what the text of the same position says.

        Raises:
            ValueError: not as many texts as clips, or a clip of another shape.
        """
        import numpy as np

        if len(clips) != len(texts):
            raise ValueError(f"needs one text for each clip, got {len(texts)} texts for {len(clips)} clips")
        rows = [self.adherence_table([clip], [text], rate)[0, 0] for clip, text in zip(clips, texts, strict=True)]
        return np.array(rows, np.float32)

    def adherence_table(self, clips: Sequence[Frames], texts: Sequence[str], rate: float) -> Floats:
        """Return (len(clips), len(texts)) probabilities that each clip shows what each text says."""
        import numpy as np

        hearing = self._hear(texts)
        rows = [self._sight.adherence(sight, hearing) for sight in self._sight.see_all(clips, rate)]
        return np.stack(rows) if rows else np.zeros((0, len(texts)), np.float32)

    def read_attributes(self, clips: Sequence[Frames], rate: float) -> tuple[dict[str, Reading], ...]:
        """Read back what each clip shows: place, hour, season, weather, size, move, style, subjects and actions.

        Returns:
            For each clip, attribute to (value, probability); the value of `subjects` and `actions` is a tuple of names.
        """
        return tuple(self._sight.read(sight) for sight in self._sight.see_all(clips, rate))

    def chances(self, clips: Sequence[Frames], attribute: str, rate: float) -> tuple[dict[str, float], ...]:
        """Return for each clip the calibrated probability of each label of an attribute, `subjects` for one."""
        if attribute not in self._sight.labels:
            raise ValueError(f"there is no attribute {attribute!r}; choose from: {', '.join(self._sight.labels)}")
        labels = self._sight.labels[attribute]
        return tuple(
            dict(zip(labels, self._sight.chances(sight, attribute).tolist(), strict=True))
            for sight in self._sight.see_all(clips, rate)
        )

    def _hear(self, texts: Sequence[str]) -> Hearing:
        """Take in texts; the last few hundred are remembered, for prompts come again take after take."""
        import numpy as np

        for text in (text for text in dict.fromkeys(texts) if text not in self._heard):
            self._heard[text] = text_embedder().embed([text])[0]
        vectors = [self._heard[text] for text in texts]
        while len(self._heard) > _KEPT_TEXTS:
            self._heard.popitem(last=False)
        return self._sight.hear(np.stack(vectors) if vectors else np.zeros((0, 384), np.float32))


def open_stagesight(weights: str) -> StageSightEmbedder:
    """Return the shipped encoder, or one from a weight file.

    Raises:
        BriefError: weights are missing or broken.
    """
    return StageSightEmbedder(Path(weights) if weights else None)
