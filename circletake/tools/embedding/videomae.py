"""VideoMAE as an embedder of clips: what moves how, in which order; it knows no words.

Z. Tong et al., "VideoMAE: Masked Autoencoders are Data-Efficient Learners for Self-Supervised Video Pre-Training",
arXiv 2203.12602. A clip's vector is the mean of its tokens after the last layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from circletake.tools.embedding.pretrained import check_clips, image_processor, opening, spread, unit
from circletake.tools.loading import device_for, load_pretrained
from circletake.tools.weights import Weights, expect_kind, find_weights

if TYPE_CHECKING:
    from circletake.tools.embedding.contract import Floats, Frames


class VideoMaeEmbedder:
    """VideoMAE, loaded. See `contract.VideoEmbedder`."""

    def __init__(self, weights: Weights, model: str) -> None:
        import torch
        import transformers

        self._torch = torch
        self._model: Any = load_pretrained(transformers.VideoMAEModel, weights, device=device_for(weights))
        self._images = image_processor(weights)
        self._frames = int(self._model.config.num_frames)
        self.name = f"videomae:{model}"
        self.digest = weights.digest
        self.size = int(self._model.config.hidden_size)

    def embed_videos(self, clips: Sequence[Frames], rate: float) -> Floats:
        """Return (len(clips), size) unit rows, each of as many frames as the model takes, spread over the clip."""
        import numpy as np

        check_clips(clips)
        rows = []
        with self._torch.inference_mode():
            for clip in clips:
                frames = [clip[at] for at in spread(len(clip), self._frames)]
                pixels = self._images([frames], return_tensors="pt")["pixel_values"]
                tokens = self._model(pixels.to(self._model.device, self._model.dtype)).last_hidden_state
                rows.append(unit(tokens[0].float().mean(0)))
        return np.stack(rows) if rows else np.zeros((0, self.size), np.float32)


def open_videomae(model: str) -> VideoMaeEmbedder:
    """Load a VideoMAE from a folder, or from the hub's cache as `owner/name@revision`.

    Raises:
        BriefError: it is missing, broken, or no VideoMAE.
    """
    weights = find_weights(model)
    expect_kind(weights, {"videomae"}, "videomae")
    with opening():
        return VideoMaeEmbedder(weights, model)
