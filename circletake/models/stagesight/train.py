"""Training, from a folder of shot scenes and their texts.

    python -m circletake.models.stagesight.train --scenes FOLDER --out FOLDER --seed 1 --steps 3000

Stopped and begun again with the same arguments it goes on from its last checkpoint. One thread.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from circletake.models.stagesight.claims import HELD, HIDDEN, THINGS, Claims, Truths, relation
from circletake.models.stagesight.config import SINGLE, SightConfig
from circletake.models.stagesight.losses import Answers, attribute_loss, pair_loss, ranking_loss
from circletake.models.stagesight.network import StageSightNetwork

BATCH, OWN, OTHERS = 64, 3, 64
"""Clips a step; texts of each clip; texts of other clips beside them."""
_RANDOM_MATCHES = 6
_TWO_MOMENTS = 0.25
"""Share of steps that look at two moments of every clip; the others look at one, which costs half."""
_WARM = 100
_EVERY = 100
"""Steps between checkpoints; shards that have come meanwhile are read then."""


class Corpus(NamedTuple):
    """Everything to train on; N clips, M texts."""

    pictures: NDArray[np.uint8]
    flows: NDArray[np.float16]
    seconds: NDArray[np.float32]
    truths: Truths
    claims: Claims
    vectors: NDArray[np.float16]
    owners: list[NDArray[np.int64]]
    """Of every clip, the rows of its texts."""
    labels: dict[str, list[str]]
    alike: dict[str, NDArray[np.bool_]]
    hours: NDArray[np.float32]
    """(bands, 2) from and until."""
    mirrored: dict[str, NDArray[np.int64]]
    """For `move` and `side`, which label each becomes in a mirror."""
    shards: int


class Batch(NamedTuple):
    """One step's clips and texts."""

    pictures: Tensor
    flows: Tensor
    motion: Tensor
    seconds: Tensor
    vectors: Tensor
    relation: Tensor
    answers: Answers


def read_corpus(folder: Path) -> Corpus:
    """Read every shard that has its texts.

    Raises:
        FileNotFoundError: there is none.
    """
    parts: dict[str, list[Any]] = {name: [] for name in ("pictures", "flows", "seconds", "truths", "claims", "vectors")}
    owners: list[NDArray[np.int64]] = []
    texts = 0
    paths = sorted(folder.glob("texts-????.npz"))
    if not paths:
        raise FileNotFoundError(f"{folder} has no texts-*.npz: shoot scenes and tell them first")
    for path in paths:
        with np.load(path.with_name(path.name.replace("texts-", "train-"))) as shot, np.load(path) as told:
            for name in ("pictures", "flows", "seconds", "truths"):
                parts[name].append(shot[name])
            parts["claims"].append(told["claims"])
            parts["vectors"].append(told["vectors"])
            owners += [texts + np.flatnonzero(told["owners"] == at) for at in range(len(shot["seconds"]))]
            texts += len(told["owners"])
    meta = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return Corpus(
        **{name: np.concatenate(rows) for name, rows in parts.items()}, owners=owners, labels=meta["labels"],
        alike={name: np.array(table, bool) for name, table in meta["alike"].items()},
        hours=np.array(meta["hours"], np.float32),
        mirrored={name: np.array(table, np.int64) for name, table in meta["mirrored"].items()},
        shards=len(paths),
    )  # fmt: skip


def draw_batch(corpus: Corpus, rng: np.random.Generator, moments: int, clips: int = BATCH) -> Batch:
    """Draw clips with some of their texts, half of the clips mirrored, all a little shifted and tinted."""
    rows = rng.permutation(len(corpus.seconds))[:clips]
    pictures = corpus.pictures[rows]
    at = np.sort(rng.permuted(np.tile(np.arange(pictures.shape[1]), (len(rows), 1)), axis=1)[:, :moments], axis=1)
    pictures = np.take_along_axis(pictures, at[:, :, None, None, None], axis=1)
    flows = corpus.flows[rows].astype(np.float32)
    truths = corpus.truths[rows].copy()
    turned = rng.random(len(rows)) < 0.5
    pictures[turned] = pictures[turned, :, :, ::-1]
    flows[turned] = flows[turned, :, :, ::-1] * np.array([-1, 1, 1, 1, 1], np.float32)
    for name in ("move", "side"):
        mirrored = corpus.mirrored[name][truths[name][turned].astype(np.int64)]
        truths[name][turned] = np.where(truths[name][turned] < 0, -1, mirrored)
    pictures = np.roll(pictures, (int(rng.integers(-3, 4)), int(rng.integers(-4, 5))), axis=(2, 3))
    gain = rng.normal(1.0, 0.06, (len(rows), 1, 1, 1, 1)) * rng.normal(1.0, 0.025, (len(rows), 1, 1, 1, 3))
    tinted = pictures * gain.astype(np.float32) + rng.normal(0, 4.0, (len(rows), 1, 1, 1, 1)).astype(np.float32)
    tinted = tinted + rng.standard_normal(tinted.shape[2:], np.float32) * np.float32(rng.uniform(0, 4))
    texts = np.concatenate([_some(corpus.owners[row], rng, OWN) for row in rows])
    texts = np.concatenate([texts, rng.integers(len(corpus.claims), size=OTHERS)])
    near = np.take_along_axis(flows, at[:, :, None, None, None], axis=1)
    return Batch(
        torch.from_numpy(tinted), torch.from_numpy(near), torch.from_numpy(flows.mean(1)),
        torch.from_numpy(corpus.seconds[rows]),
        torch.from_numpy(corpus.vectors[texts].astype(np.float32)),
        torch.from_numpy(relation(truths, corpus.claims[texts], corpus.alike)),
        answers_of(truths, corpus.labels, corpus.hours),
    )  # fmt: skip


def _some(rows: NDArray[np.int64], rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    return rng.choice(rows, count, replace=len(rows) < count)


def answers_of(truths: Truths, labels: dict[str, list[str]], hours: NDArray[np.float32]) -> Answers:
    """Return what is true of clips, as the attribute losses need it."""
    single = {name: truths[name].astype(np.int64) for name in SINGLE if name != "hour"}
    low, high = hours[:, 0][None], hours[:, 1][None]
    single["hour"] = (((truths["hour"][:, None] - low) % 24) < ((high - low) % 24)).argmax(1)
    for name in ("hour", "season", "weather"):
        single[name] = np.where(truths[f"{name}_seen"] > 0, single[name], -1)
    subjects = np.zeros((len(truths), len(labels["subjects"])), np.float32)
    actions = np.zeros((len(truths), len(labels["actions"])), np.float32)
    bits = np.arange(len(labels["actions"]), dtype=np.uint64)
    for k in range(THINGS):
        there = truths["seen"][:, k] > 0
        unclear = (truths["seen"][:, k] == HIDDEN) | (truths["seen"][:, k] == HELD)
        clips = np.flatnonzero(there)
        subjects[clips, truths["term"][clips, k]] = np.where(unclear[clips], np.nan, 1.0)
        done = (truths["acts"][:, k][:, None] >> bits) & np.uint64(1)
        actions[(done > 0) & there[:, None] & ~unclear[:, None]] = 1.0
        actions[(done > 0) & unclear[:, None] & (actions == 0)] = np.nan
    return Answers(
        {name: torch.from_numpy(values) for name, values in single.items()},
        {"subjects": torch.from_numpy(subjects), "actions": torch.from_numpy(actions)},
    )


def step_loss(network: StageSightNetwork, batch: Batch, rng: np.random.Generator) -> dict[str, Tensor]:
    """Return the losses of one step by name."""
    seen = network.see(batch.pictures, batch.flows, batch.motion, batch.seconds)
    heard = network.hear(batch.vectors)
    cosines = seen.embedding @ heard.embedding.T
    logits = cosines * network.scale.exp() + network.bias
    clips, texts = batch.relation.shape
    own = torch.arange(clips).repeat_interleave(OWN)
    rows = torch.cat([own, torch.from_numpy(rng.integers(clips, size=clips * _RANDOM_MATCHES))])
    columns = torch.cat([torch.arange(len(own)), torch.from_numpy(rng.integers(texts, size=clips * _RANDOM_MATCHES))])
    matched = network.match(
        type(seen)(seen.embedding[rows], seen.hidden[rows], {}),
        type(heard)(heard.embedding[columns], heard.hidden[columns]),
    )
    known = batch.relation[rows, columns].float()
    weight = (known != 0).float()
    match = F.binary_cross_entropy_with_logits(matched, (known > 0).float(), reduction="none")
    return {
        "pair": pair_loss(logits, batch.relation),
        "rank": ranking_loss(cosines * network.scale.exp() * 1.5, batch.relation) * 0.5,
        "match": (match * weight).sum() / weight.sum().clamp(min=1) * 3.0,
        "read": attribute_loss(seen.logits, batch.answers) * 0.5,
    }


def rate_at(step: int, steps: int, peak: float) -> float:
    """Return the learning rate: a linear rise, then half a cosine."""
    if step < _WARM:
        return peak * (step + 1) / _WARM
    return peak * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - _WARM) / max(1, steps - _WARM))))


def train(folder: Path, out: Path, *, seed: int, steps: int, peak: float) -> None:
    """Train, or go on training, and leave the last checkpoint in `out/checkpoint.pt`."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    corpus = read_corpus(folder)
    config = SightConfig(labels=tuple((name, len(names)) for name, names in corpus.labels.items()))
    network = StageSightNetwork(config).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    decayed = [weight for weight in network.parameters() if weight.ndim > 1]
    others = [weight for weight in network.parameters() if weight.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.05}, {"params": others, "weight_decay": 0.0}], lr=peak, betas=(0.9, 0.98)
    )
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    begin = 0
    if checkpoint.exists():
        stored = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(stored["network"])
        optimiser.load_state_dict(stored["optimiser"])
        begin = stored["step"]
    print(f"{len(corpus.seconds)} clips, {len(corpus.claims)} texts, from step {begin}", flush=True)
    network.train()
    running: dict[str, float] = {}
    began = time.perf_counter()
    for step in range(begin, steps):
        rng = np.random.default_rng((seed, step))
        torch.manual_seed(seed * 1_000_003 + step)
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, steps, peak)
        moments = 2 if rng.random() < _TWO_MOMENTS else 1
        losses = step_loss(network, draw_batch(corpus, rng, moments), rng)
        total = torch.stack(list(losses.values())).sum()
        optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        for name, loss in losses.items():
            running[name] = 0.95 * running.get(name, loss.item()) + 0.05 * loss.item()
        if (step + 1) % 25 == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(
                f"{step + 1}/{steps} {told} {(time.perf_counter() - began) / (step + 1 - begin):.2f} s/step", flush=True
            )
        if (step + 1) % _EVERY == 0 or step + 1 == steps:
            _store(checkpoint, network, optimiser, {"step": step + 1, "seed": seed, **_counts(corpus)})
            if len(list(folder.glob("texts-????.npz"))) > corpus.shards:
                corpus = read_corpus(folder)
                print(f"{len(corpus.seconds)} clips, {len(corpus.claims)} texts", flush=True)


def _counts(corpus: Corpus) -> dict[str, int]:
    return {"clips": len(corpus.seconds), "texts": len(corpus.claims)}


def _store(path: Path, network: StageSightNetwork, optimiser: torch.optim.Optimizer, facts: dict[str, int]) -> None:
    partial = path.with_suffix(".partial")
    torch.save({"network": network.state_dict(), "optimiser": optimiser.state_dict(), **facts}, partial)
    partial.replace(path)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=Path, required=True, help="folder of shards, texts and labels.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    train(options.scenes, options.out, seed=options.seed, steps=options.steps, peak=options.rate)


if __name__ == "__main__":
    main()
