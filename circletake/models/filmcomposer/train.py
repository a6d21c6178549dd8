"""Trains the rhythm-conditioned tiny language model: `python -m circletake.models.filmcomposer.train --seed 1`.

Every step has fresh pieces. Each condition is left out of a piece with a chance of its own, so that one model is asked
with words alone, rhythm alone, and both (classifier-free guidance, J. Ho, T. Salimans, arXiv 2207.12598).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from circletake.models.filmcomposer.codec import TinyCodec
from circletake.models.filmcomposer.language_model import LanguageModelConfig, TinyLanguageModel, Told
from circletake.models.filmcomposer.procedural import Piece, piece
from circletake.models.filmcomposer.rhythm import rhythm_chroma, rhythm_rows

WEIGHTS = Path(__file__).with_name("rhythm_lm.safetensors")
FRAMES = 200
_CODEC_PIECES = 400
_BATCH = 16
_LEARNING_RATE, _WARM_UP = 2e-3, 40


class Trained(NamedTuple):
    """A codec and the model over its codes."""

    codec: TinyCodec
    model: TinyLanguageModel


def told_of(pieces: list[Piece], config: LanguageModelConfig) -> Told:
    """Return everything that could be told of pieces."""
    rows = np.stack([rhythm_rows(one.pulse, FRAMES) for one in pieces])
    chroma = np.stack([rhythm_chroma(one.pulse, one.sounding, config.columns) for one in pieces])
    return Told(torch.tensor([one.mood for one in pieces]), torch.from_numpy(rows), torch.from_numpy(chroma))


def heard_in_training(batch: int, generator: torch.Generator) -> Tensor:
    """Return (batch, 3): mood told to four fifths; rhythm by rows to two fifths, by chroma to two fifths."""
    chances = torch.rand(batch, 2, generator=generator)
    return torch.stack([chances[:, 0] < 0.8, chances[:, 1] < 0.4, (chances[:, 1] >= 0.4) & (chances[:, 1] < 0.8)], 1)


def train(seed: int, steps: int, stop: int, checkpoint: Path | None = None) -> Trained:
    """Train codec and model: `stop` steps of a schedule of `steps`. Same seed, same weights on one machine.

    A checkpoint is written every 25 steps.
    """
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    codec = TinyCodec.fit(
        np.stack([piece(rng).sound for _ in range(_CODEC_PIECES)]), LanguageModelConfig.codebooks,
        LanguageModelConfig.entries, generator,
    )  # fmt: skip
    torch.manual_seed(seed)
    config = LanguageModelConfig()
    model = TinyLanguageModel(config)
    optimiser = torch.optim.AdamW(model.parameters(), lr=_LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min((at + 1) / _WARM_UP, 0.5 * (1 + np.cos(np.pi * min(1.0, at / steps))) + 0.02)
    )
    begun, seen = time.process_time(), 0.0
    for step in range(min(steps, stop)):
        pieces = [piece(rng) for _ in range(_BATCH)]
        codes = codec.encode(np.stack([one.sound for one in pieces]))[:, :, :FRAMES]
        loss = model.loss(codes, told_of(pieces, config), heard_in_training(_BATCH, generator))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        seen = 0.95 * seen + 0.05 * loss.item() if step else loss.item()
        if step % 25 == 24:
            print(f"step {step + 1} of {steps}: loss {seen:.3f}, {time.process_time() - begun:.0f} CPU-s", flush=True)
            if checkpoint is not None:
                save(Trained(codec, model), checkpoint)
    return Trained(codec, model.eval())


def save(trained: Trained, path: Path) -> None:
    """Write codec and model as half-precision safetensors."""
    tensors = {f"model.{name}": value for name, value in trained.model.state_dict().items()}
    tensors |= {"codec.books": trained.codec.books, "codec.mean": trained.codec.mean}
    tensors["codec.spread"] = trained.codec.spread
    save_file({name: value.half().contiguous() for name, value in tensors.items()}, path)


def load(path: Path = WEIGHTS) -> Trained:
    """Read what `save` wrote."""
    tensors = {name: value.float() for name, value in load_file(path).items()}
    model = TinyLanguageModel(LanguageModelConfig())
    model.load_state_dict({name[6:]: value for name, value in tensors.items() if name.startswith("model.")})
    codec = TinyCodec(tensors["codec.books"], tensors["codec.mean"], tensors["codec.spread"])
    return Trained(codec, model.eval().requires_grad_(False))


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=320, help="length of the schedule")
    parser.add_argument("--stop", type=int, default=200, help="steps that are taken of it")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    torch.set_num_threads(1)
    save(train(given.seed, given.steps, given.stop, given.out), given.out)


if __name__ == "__main__":
    main()
