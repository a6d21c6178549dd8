"""The network in numpy: the same numbers as `network.py` in its evaluating form, without torch.

Normalisations are folded into the maps before them when weights are stored; pictures lie channels last.

Symbols: T moments, C channels, D embedding, M texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.stagesight.config import SEVERAL, SINGLE, TEXT_SIZE
from circletake.models.stagesight.looking import Look

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]


class Sight(NamedTuple):
    """What the network makes of one clip."""

    embedding: Floats
    """(D,) unit vector, centred on the mean of the trained scenes."""
    hidden: Floats
    logits: dict[str, Floats]
    """Attribute to (labels,)."""


class Hearing(NamedTuple):
    """What the network makes of M texts."""

    embedding: Floats
    """(M, D) unit rows, centred."""
    hidden: Floats


def see(weights: Weights, look: Look) -> Sight:
    """See one clip."""
    x = (look.pictures.astype(np.float32) - np.float32(110.0)) / np.float32(70.0)
    x = _relu(_patches(x, 4) @ weights["stem.w"] + weights["stem.b"])
    x = _blocks(weights, "fine", x)
    x = _relu(_patches(x, 2) @ weights["down.w"] + weights["down.b"])
    x = x + _relu(_around(look.flows) @ weights["flow.w"] + weights["flow.b"])
    x = _blocks(weights, "middle", x)
    x = _relu(_patches(x, 2) @ weights["lower.w"] + weights["lower.b"])
    x = _blocks(weights, "coarse", x)
    tokens = x.reshape(-1, x.shape[-1])
    looks = _softmax(tokens @ weights["query.w"] + weights["query.b"])
    pooled = (looks.T @ tokens).reshape(-1)
    evidence = _log_mean_exp(np.float32(4.0) * (tokens @ weights["term.w"] + weights["term.b"])) / np.float32(4.0)
    motion = _dense(weights, "motion", look.flows.mean(0).reshape(-1))
    length = np.log2(np.clip(np.array([look.seconds], np.float32), np.float32(0.1), np.float32(60.0)))
    summed = [pooled, tokens.mean(0), tokens.max(0), motion, np.tanh(evidence / np.float32(4.0)), length]
    hidden = _dense(weights, "think", _dense(weights, "sum", np.concatenate(summed)))
    logits = {name: hidden @ weights[f"heads.{name}.w"] + weights[f"heads.{name}.b"] for name in (*SINGLE, *SEVERAL)}
    logits["subjects"] = logits["subjects"] + evidence
    return Sight(_unit(hidden @ weights["embed.w"] + weights["embed.b"]), hidden, logits)


def hear(weights: Weights, vectors: Floats) -> Hearing:
    """Take in (M, 384) sentence vectors of MiniLM."""
    x = np.asarray(vectors * np.float32(TEXT_SIZE**0.5), np.float32)
    hidden = _relu(x @ weights["text_in.w"] + weights["text_in.b"])
    out = hidden @ weights["text_out.w"] + x @ weights["text_skip.w"] + weights["text_out.b"]
    return Hearing(_unit(out), hidden)


def match(weights: Weights, sight: Sight, hearing: Hearing) -> Floats:
    """Return the (M,) logits that a clip shows what each text says."""
    product = sight.embedding * hearing.embedding * np.float32(sight.embedding.size**0.5)
    joined = sight.hidden @ weights["match_clip.w"] + weights["match_clip.b"] + hearing.hidden @ weights["match_text.w"]
    joined = _relu(joined + product @ weights["match_both.w"])
    cosine = hearing.embedding @ sight.embedding
    out = (joined @ weights["match_out.w"] + weights["match_out.b"])[:, 0] + weights["match_scale"] * cosine
    return np.asarray(out, np.float32)


def _blocks(weights: Weights, name: str, x: Floats) -> Floats:
    """Apply residual 3 x 3 convolutions."""
    at = 0
    while f"{name}.{at}.w" in weights:
        x = x + _relu(_around(x) @ weights[f"{name}.{at}.w"] + weights[f"{name}.{at}.b"])
        at += 1
    return x


def _patches(x: Floats, side: int) -> Floats:
    """Cut (T, H, W, C) into (T, H / side, W / side, side * side * C)."""
    count, height, width, channels = x.shape
    cut = x.reshape(count, height // side, side, width // side, side, channels)
    return np.asarray(
        cut.transpose(0, 1, 3, 2, 4, 5).reshape(count, height // side, width // side, side * side * channels)
    )


def _around(x: Floats) -> Floats:
    """Give every cell of (T, H, W, C) its eight neighbours too: (T, H, W, 9 C), zero outside."""
    count, height, width, channels = x.shape
    wide = np.zeros((count, height + 2, width + 2, channels), np.float32)
    wide[:, 1:-1, 1:-1] = x
    out = np.empty((count, height, width, 9, channels), np.float32)
    for at in range(9):
        down, across = divmod(at, 3)
        out[..., at, :] = wide[:, down : down + height, across : across + width]
    return out.reshape(count, height, width, 9 * channels)


def _dense(weights: Weights, name: str, x: Floats) -> Floats:
    return _relu(x @ weights[f"{name}.w"] + weights[f"{name}.b"])


def _relu(x: NDArray[np.floating[Any]]) -> Floats:
    return np.asarray(np.maximum(x, np.float32(0.0)), np.float32)


def _softmax(x: Floats) -> Floats:
    """Over the first axis."""
    raised = np.exp(x - x.max(0))
    return np.asarray(raised / raised.sum(0), np.float32)


def _log_mean_exp(x: Floats) -> Floats:
    """Over the first axis."""
    top = x.max(0)
    return np.asarray(top + np.log(np.exp(x - top).mean(0)), np.float32)


def _unit(x: NDArray[np.floating[Any]]) -> Floats:
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), np.float32(1e-12)), np.float32)
