"""CLIP and SigLIP as embedders of clips and words.

A. Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", arXiv 2103.00020;
X. Zhai et al., "Sigmoid Loss for Language Image Pre-Training", arXiv 2303.15343. A clip is the mean of its frames' unit
vectors, as in H. Luo et al., "CLIP4Clip", arXiv 2104.08860: what it shows is told, in which order things happen is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from circletake.tools.embedding.pretrained import check_clips, image_processor, pooled, spread, tokenizer, unit
from circletake.tools.loading import device_for, load_pretrained
from circletake.tools.weights import Weights, expect_kind, find_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circletake.tools.embedding.contract import Floats, Frames

_FRAMES = 8
_CLIPSCORE = 2.5
"""J. Hessel et al., "CLIPScore", arXiv 2104.08718: stretches the cosines that occur over 0 to 1."""


class ImageTextEmbedder:
    """CLIP or SigLIP, loaded. See `contract.VideoTextEmbedder`."""

    def __init__(self, family: str, weights: Weights, model: str) -> None:
        import torch
        import transformers

        self._torch = torch
        kinds = {"clip": "CLIPModel", "siglip": "SiglipModel", "siglip2": "Siglip2Model"}
        self._model: Any = load_pretrained(
            getattr(transformers, kinds[weights.kind]), weights, device=device_for(weights)
        )
        self._images = image_processor(weights)
        self._words = tokenizer(weights)
        self._sigmoid = weights.kind != "clip"
        text = self._model.config.text_config
        self._longest = int(text.max_position_embeddings)
        self.name = f"{family}:{model}"
        self.digest = weights.digest
        self.size = int(text.projection_size if self._sigmoid else self._model.config.projection_dim)

    def embed_videos(self, clips: Sequence[Frames], rate: float) -> Floats:
        """Return (len(clips), size) unit rows, each of up to 8 frames spread over the clip."""
        check_clips(clips)
        return self._rows([partial(self._seen, clip) for clip in clips])

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """Return (len(texts), size) unit rows."""
        return self._rows([partial(self._read, text) for text in texts])

    def adherence(self, clips: Sequence[Frames], texts: Sequence[str], rate: float) -> Floats:
        """Return (len(clips),) how well each clip shows what the text of the same position says, 0 to 1.

        SigLIP's is the probability that it was trained to give. CLIP gives none: its is CLIPScore, held to 1, which
        ranks takes of one text and is no probability.

        Raises:
            ValueError: not as many texts as clips, or a clip of another shape.
        """
        import numpy as np

        if len(clips) != len(texts):
            raise ValueError(f"needs one text for each clip, got {len(texts)} texts for {len(clips)} clips")
        cosines = (self.embed_videos(clips, rate) * self.embed_texts(texts)).sum(axis=1)
        if not self._sigmoid:
            return np.asarray(np.clip(_CLIPSCORE * cosines, 0.0, 1.0), np.float32)
        logits = np.exp(float(self._model.logit_scale)) * cosines + float(self._model.logit_bias)
        return np.asarray(1.0 / (1.0 + np.exp(-logits)), np.float32)

    def _rows(self, makers: Sequence[Callable[[], Any]]) -> Floats:
        import numpy as np

        with self._torch.inference_mode():
            rows = [make() for make in makers]
        return np.stack(rows) if rows else np.zeros((0, self.size), np.float32)

    def _seen(self, clip: Frames) -> NDArray[np.float32]:
        frames = [clip[at] for at in dict.fromkeys(spread(len(clip), _FRAMES))]
        inputs = self._images(images=frames, return_tensors="pt").to(self._model.device)
        inputs["pixel_values"] = inputs["pixel_values"].to(self._model.dtype)
        features = pooled(self._model.get_image_features(**inputs)).float()
        return unit(self._torch.nn.functional.normalize(features, dim=-1).mean(0))

    def _read(self, text: str) -> NDArray[np.float32]:
        padding = "max_length" if self._sigmoid else True
        inputs = self._words(
            [text.lower() if self._sigmoid else text],
            padding=padding, truncation=True, max_length=self._longest, return_tensors="pt",
        )  # fmt: skip
        known = {name: inputs[name].to(self._model.device) for name in self._text_inputs() if name in inputs}
        return unit(pooled(self._model.get_text_features(**known))[0])

    def _text_inputs(self) -> tuple[str, ...]:
        """SigLIP was trained without a mask: it reads the padding too."""
        return ("input_ids",) if self._sigmoid else ("input_ids", "attention_mask")


def open_clip(model: str) -> ImageTextEmbedder:
    """Load a CLIP from a folder, or from the hub's cache as `owner/name@revision`.

    Raises:
        BriefError: it is missing, broken, or no CLIP.
    """
    return _opened("clip", {"clip"}, model)


def open_siglip(model: str) -> ImageTextEmbedder:
    """Load a SigLIP or SigLIP 2 from a folder, or from the hub's cache.

    Raises:
        BriefError: it is missing, broken, or no SigLIP.
    """
    return _opened("siglip", {"siglip", "siglip2"}, model)


def _opened(family: str, kinds: set[str], model: str) -> ImageTextEmbedder:
    from circletake.tools.embedding.pretrained import opening

    weights = find_weights(model)
    expect_kind(weights, kinds, family)
    with opening():
        return ImageTextEmbedder(family, weights, model)
