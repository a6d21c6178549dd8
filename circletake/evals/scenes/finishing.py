"""From a checkpoint to shipped weights: fold, calibrate on held-out scenes, write.

python -m circletake.evals.scenes.finishing --scenes FOLDER --checkpoint RUN/checkpoint.pt --out stagesight.safetensors
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.scenes.altering import CHANGES
from circletake.evals.scenes.asked import Asked, ask
from circletake.evals.scenes.cache import read_shards
from circletake.evals.scenes.labels import HOURS, label_lists
from circletake.models.minilm import MiniLM
from circletake.models.stagesight.claims import Truths
from circletake.models.stagesight.config import SEVERAL, SINGLE, SightConfig
from circletake.models.stagesight.forward import Hearing, Sight, hear, match, see
from circletake.models.stagesight.looking import Look
from circletake.models.stagesight.weights import write_weights

Floats = NDArray[np.float32]
_LOOKED_AT = [0, 2, 3, 5]
"""Of the six moments that are kept, the four that are nearest to those of a clip as it is looked at in use."""


class Held(NamedTuple):
    """Held-out scenes and questions about them."""

    looks: list[Look]
    truths: Truths
    asked: list[Asked]
    vectors: Floats
    """(questions, 384)."""


def read_held(folder: Path, *, wrong: int = 3) -> Held:
    """Read the held-out scenes of a folder and ask about them; sentence vectors are kept beside them."""
    shards = list(read_shards(folder, held_out=True))
    looks = [
        Look(shard.pictures[at][_LOOKED_AT], shard.flows[at][_LOOKED_AT].astype(np.float32), float(shard.seconds[at]))
        for shard in shards
        for at in range(len(shard.seconds))
    ]
    truths = np.concatenate([shard.truths for shard in shards])
    numbers = [shard.first + at for shard in shards for at in range(len(shard.seconds))]
    performed = [done for shard in shards for done in shard.performed]
    asked = ask(numbers, truths, performed, wrong=wrong)
    return Held(looks, truths, asked, _vectors(folder / "asked-vectors.npz", [one.text for one in asked]))


def _vectors(path: Path, texts: list[str]) -> Floats:
    """Embed texts, or read their vectors back when the very same were embedded before."""
    if path.exists():
        with np.load(path) as stored:
            if json.loads(stored["texts"].tobytes()) == texts:
                return np.asarray(stored["vectors"])
    encoder = MiniLM()
    vectors = np.concatenate([encoder.embed(texts[at : at + 8]) for at in range(0, len(texts), 8)])
    np.savez(path, texts=np.frombuffer(json.dumps(texts).encode(), np.uint8), vectors=vectors)
    return vectors


def calibrate(weights: dict[str, Floats], held: Held) -> dict[str, tuple[float, float]]:
    """Fit gain and offset of every logit on held-out scenes."""
    sights = [see(weights, look) for look in held.looks]
    hearing = hear(weights, held.vectors)
    fits = np.array([_match(weights, sights, hearing, held.asked, at) for at in range(len(held.asked))])
    right = np.array([one.kind not in CHANGES for one in held.asked])
    out = {"match": platt(fits, right, balanced=True)}
    labels = {name: truth_labels(held.truths, name) for name in SINGLE}
    for name in SINGLE:
        logits = np.stack([sight.logits[name] for sight in sights])
        known = labels[name] >= 0
        out[name] = (temper(logits[known], labels[name][known]), 0.0)
    for name in SEVERAL:
        logits = np.stack([sight.logits[name] for sight in sights])
        there = there_table(held.truths, name, logits.shape[1])
        known = ~np.isnan(there)
        out[name] = platt(logits[known], there[known] > 0, balanced=False)
    return out


def _match(weights: dict[str, Floats], sights: list[Sight], hearing: Hearing, asked: list[Asked], at: int) -> float:
    one = Hearing(hearing.embedding[at : at + 1], hearing.hidden[at : at + 1])
    return float(match(weights, sights[asked[at].scene], one)[0])


def truth_labels(truths: Truths, name: str) -> NDArray[np.int64]:
    """Return (N,) true labels of an attribute that a clip has one of; -1 where nobody could see it."""
    if name == "hour":
        bands = np.array([(low, high) for _, low, high in HOURS], np.float32)
        inside = ((truths["hour"][:, None] - bands[:, 0]) % 24) < ((bands[:, 1] - bands[:, 0]) % 24)
        labels = inside.argmax(1)
    else:
        labels = truths[name].astype(np.int64)
    return np.where(truths[f"{name}_seen"] > 0, labels, -1) if name in ("hour", "season", "weather") else labels


def there_table(truths: Truths, name: str, count: int) -> Floats:
    """Return (N, count): 1 for what is there, 0 for what is not, NaN for what is hardly visible or held in a hand."""
    table = np.zeros((len(truths), count), np.float32)
    for row, truth in enumerate(truths):
        for term, seen, acts in zip(truth["term"], truth["seen"], truth["acts"], strict=True):
            if not seen:
                continue
            value = 1.0 if seen == 2 else np.nan
            columns = [int(term)] if name == "subjects" else [bit for bit in range(count) if int(acts) >> bit & 1]
            for column in columns:
                table[row, column] = 1.0 if table[row, column] == 1.0 else value
    return table


def temper(logits: Floats, labels: NDArray[np.int64]) -> float:
    """Return the gain on logits under which the labels are likeliest (temperature scaling)."""
    gains = np.geomspace(0.2, 5.0, 60)
    losses = []
    for gain in gains:
        scaled = gain * logits
        top = scaled.max(1, keepdims=True)
        losses.append(
            float((np.log(np.exp(scaled - top).sum(1)) + top[:, 0] - scaled[np.arange(len(labels)), labels]).mean())
        )
    return float(gains[int(np.argmin(losses))])


def platt(logits: Floats, right: NDArray[np.bool_], *, balanced: bool) -> tuple[float, float]:
    """Fit a logistic curve (J. Platt 1999).

    Args:
        logits: (N,).
        right: (N,).
        balanced: weigh right and wrong ones so that each make up half.

    Returns:
        Gain and offset.
    """
    from scipy.optimize import minimize

    x = logits.astype(np.float64)
    sign = np.where(right, 1.0, -1.0)
    share = right.mean() if balanced else 0.5
    weight = np.where(right, 0.5 / share, 0.5 / (1 - share)) / len(x)

    def loss(beta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (beta[0] * x + beta[1])
        slope = -weight * sign * np.exp(-np.logaddexp(0.0, margin))
        return float((weight * np.logaddexp(0.0, -margin)).sum()), np.array([(slope * x).sum(), slope.sum()])

    found = minimize(loss, np.array([0.3, 0.0]), jac=True, method="BFGS", options={"gtol": 1e-7})
    return float(found.x[0]), float(found.x[1])


def main() -> None:
    """Fold, calibrate and write."""
    import torch

    from circletake.models.stagesight.folding import fold
    from circletake.models.stagesight.network import StageSightNetwork

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    stored = torch.load(options.checkpoint, weights_only=True)
    labels = label_lists()
    network = StageSightNetwork(SightConfig(labels=tuple((name, len(names)) for name, names in labels.items()))).eval()
    network.load_state_dict(stored["network"])
    weights = {name: array.astype(np.float16).astype(np.float32) for name, array in fold(network).items()}
    calibration = calibrate(weights, read_held(options.scenes))
    recipe = {"seed": stored["seed"], "steps": stored["step"], "clips": stored["clips"], "texts": stored["texts"]}
    digest = write_weights(options.out, weights, labels, calibration, recipe)
    print(f"sha256 {digest}, {options.out.stat().st_size / 1e6:.2f} MB, {json.dumps(calibration)}")


if __name__ == "__main__":
    main()
