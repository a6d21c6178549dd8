"""CLAP as an embedder of sounds and words.

Y. Wu et al., "Large-Scale Contrastive Language-Audio Pretraining with Feature Fusion and Keyword-to-Caption
Augmentation", arXiv 2211.06687.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from circletake.tools.embedding.pretrained import opening, pooled, tokenizer, unit
from circletake.tools.loading import device_for, load_pretrained, loading
from circletake.tools.weights import Weights, expect_kind, find_weights

if TYPE_CHECKING:
    from circletake.tools.embedding.contract import Floats


class ClapEmbedder:
    """CLAP, loaded. See `contract.AudioTextEmbedder`."""

    def __init__(self, weights: Weights, model: str) -> None:
        import torch
        import transformers

        self._torch = torch
        self._model: Any = load_pretrained(transformers.ClapModel, weights, device=device_for(weights))
        with loading(weights):
            self._sounds: Any = transformers.ClapFeatureExtractor.from_pretrained(
                str(weights.folder), local_files_only=True
            )
        self._words = tokenizer(weights)
        self._rate = int(self._sounds.sampling_rate)
        self._longest = int(self._model.config.text_config.max_position_embeddings) - 2
        self.name = f"clap:{model}"
        self.digest = weights.digest
        self.size = int(self._model.config.projection_dim)

    def embed_sounds(self, sounds: Sequence[Floats], sample_rate: int) -> Floats:
        """Return (len(sounds), size) unit rows for (channels, samples) sounds; of long ones, a stretch in the middle.

        Raises:
            ValueError: another shape, or an empty sound.
        """
        import numpy as np

        rows = []
        with self._torch.inference_mode():
            for sound in sounds:
                mono = self._middle(sound, sample_rate)
                inputs = self._sounds(
                    mono, sampling_rate=self._rate, truncation="rand_trunc", padding="repeatpad", return_tensors="pt"
                )
                features = self._model.get_audio_features(
                    inputs["input_features"].to(self._model.device, self._model.dtype),
                    is_longer=inputs["is_longer"].to(self._model.device),
                )
                rows.append(unit(pooled(features)[0]))
        return np.stack(rows) if rows else np.zeros((0, self.size), np.float32)

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """Return (len(texts), size) unit rows."""
        import numpy as np

        rows = []
        with self._torch.inference_mode():
            for text in texts:
                inputs = self._words([text], truncation=True, max_length=self._longest, return_tensors="pt")
                known = {name: inputs[name].to(self._model.device) for name in ("input_ids", "attention_mask")}
                rows.append(unit(pooled(self._model.get_text_features(**known))[0]))
        return np.stack(rows) if rows else np.zeros((0, self.size), np.float32)

    def _middle(self, sound: Floats, sample_rate: int) -> Floats:
        """Return the middle of a sound in mono, no longer than the model takes: nothing is left to chance."""
        import numpy as np

        from circletake.sound.track import resampled

        if sound.ndim != 2 or not sound.size:
            raise ValueError(f"needs a (channels, samples) sound, got {sound.shape}")
        mono = sound.mean(axis=0)
        mono = mono if sample_rate == self._rate else resampled(mono, sample_rate, self._rate)
        start = max(0, (len(mono) - int(self._sounds.nb_max_samples)) // 2)
        return np.asarray(mono[start : start + int(self._sounds.nb_max_samples)], np.float32)


def open_clap(model: str) -> ClapEmbedder:
    """Load a CLAP from a folder, or from the hub's cache as `owner/name@revision`.

    Raises:
        BriefError: it is missing, broken, or no CLAP.
    """
    weights = find_weights(model)
    expect_kind(weights, {"clap"}, "clap")
    with opening():
        return ClapEmbedder(weights, model)
