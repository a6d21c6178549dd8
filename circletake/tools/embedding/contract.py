"""What every embedder does.

An embedder is loaded once and kept. Its `name` and `digest` belong to whatever is measured with it: figures of
different embedders do not compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Frames = NDArray[np.uint8]


class _Named(Protocol):
    @property
    def name(self) -> str:
        """Such as `descriptor-1` or `clip:openai/clip-vit-base-patch32`."""

    @property
    def digest(self) -> str:
        """SHA-256 of the weights; of the name and version where there are none."""

    @property
    def size(self) -> int:
        """Dimensions of its vectors."""


class TextEmbedder(_Named, Protocol):
    """Embeds words."""

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """Return (len(texts), size) unit rows. An empty text has a vector too."""


class VideoEmbedder(_Named, Protocol):
    """Embeds clips."""

    def embed_videos(self, clips: Sequence[Frames], rate: float) -> Floats:
        """Embed clips.

        Args:
            clips: each (F, H, W, 3) sRGB, of any length from one frame on and any size from 12 x 12.
            rate: frames a second.

        Returns:
            (len(clips), size) unit rows.

        Raises:
            ValueError: another shape.
        """


class VideoTextEmbedder(VideoEmbedder, TextEmbedder, Protocol):
    """Embeds clips and words in one space, so that their inner product tells whether a clip shows the words."""

    def adherence(self, clips: Sequence[Frames], texts: Sequence[str], rate: float) -> Floats:
        """Return (len(clips),) how well each clip shows what the text of the same position says, 0 to 1.

        Raises:
            ValueError: not as many texts as clips, or a clip of another shape.
        """


class AudioTextEmbedder(TextEmbedder, Protocol):
    """Embeds sounds and words in one space."""

    def embed_sounds(self, sounds: Sequence[Floats], sample_rate: int) -> Floats:
        """Return (len(sounds), size) unit rows for (channels, samples) sounds."""
