"""Trains the video model: `python -m circletake.models.windtunnel.train --seed 1`.

Rectified flow matching: x_t = (1 - t) clip + t noise, the model learns noise - clip; t is logit-normal
(P. Esser et al., arXiv 2403.03206). Every batch is drawn from the seed and its number, so a run that was stopped and
goes on from its checkpoint ends with the weights of a run that was not. An exponential average of the weights is kept.
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

from circletake.models.windtunnel.frequency import draw_scenes
from circletake.models.windtunnel.muon import Muon
from circletake.models.windtunnel.scenes import draw, draw_chance
from circletake.models.windtunnel.transformer import FlowConfig, FlowTransformer

STEPS, BATCH = 4000, 64
_RATE, _WARM_UP, _DECAY = 2e-3, 200, 0.01
_FALL = 0.35
"""Share of the run at whose end the learning rate falls to 0 in a straight line; before that it is level, so that the
length of a run need not be known when it begins."""
_AVERAGE = 0.998
_NOISY = 0.8
"""Middle of the logit of t: where things go is settled while there is much noise."""
_UNSAID = 0.1
"""Share of slots that a caption leaves out."""


_KEPT = {"momentum_buffer", "exp_avg", "exp_avg_sq"}
"""What the optimisers remember of a parameter."""


class Batch(NamedTuple):
    """clips: (B, T, H, W, 3); noise: alike; t: (B,); words: (B, 6)."""

    clips: Tensor
    noise: Tensor
    t: Tensor
    words: Tensor


def draw_batch(seed: int, step: int, size: int) -> Batch:
    """Draw the training batch of a step."""
    rng = np.random.default_rng((seed, step))
    scenes = draw_scenes(size, rng)
    clips = draw(scenes, draw_chance(size, rng))
    noise = rng.standard_normal(clips.shape, np.float32)
    t = (1 / (1 + np.exp(-_NOISY - rng.standard_normal(size)))).astype(np.float32)
    words = np.where(rng.random(scenes.shape) < _UNSAID, -1, scenes)
    return Batch(*(torch.from_numpy(part) for part in (clips, noise, t, words)))


def flow_loss(model: FlowTransformer, batch: Batch) -> Tensor:
    """Return the mean squared error of the velocity."""
    t = batch.t.view(-1, 1, 1, 1, 1)
    found = model((1 - t) * batch.clips + t * batch.noise, batch.t, batch.words)
    return torch.mean((found - (batch.noise - batch.clips)) ** 2)


class Training:
    """A run: the model, its optimiser and its average, at a step."""

    def __init__(self, config: FlowConfig, *, seed: int, steps: int, batch: int, warm_up: int = _WARM_UP) -> None:
        torch.manual_seed(seed)
        self.seed, self.steps, self.batch, self.step = seed, steps, batch, 0
        self.warm_up = warm_up
        self.model = FlowTransformer(config)
        self.parameters = dict(self.model.named_parameters())
        self.average = {name: p.detach().clone() for name, p in self.parameters.items()}
        inner = [
            p for n, p in self.parameters.items() if p.ndim == 2 and n.startswith("blocks") and "modulate" not in n
        ]
        chosen = {id(p) for p in inner}
        outer = [p for p in self.parameters.values() if id(p) not in chosen]
        self.muon = Muon(inner, decay=_DECAY)
        self.adam = torch.optim.AdamW(outer, betas=(0.9, 0.99), weight_decay=0.0)

    def advance(self) -> float:
        """Take one step; return its loss."""
        warm = min(1.0, (self.step + 1) / self.warm_up)
        rate = _RATE * warm * min(1.0, (self.steps - self.step) / (_FALL * self.steps))
        for group in (*self.muon.param_groups, *self.adam.param_groups):
            group["lr"] = rate
        loss = flow_loss(self.model, draw_batch(self.seed, self.step, self.batch))
        self.model.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.parameters.values(), 1.0)
        self.muon.step()
        self.adam.step()
        keep = min(_AVERAGE, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, p in self.parameters.items():
                self.average[name].lerp_(p, 1 - keep)
        self.step += 1
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        tensors = {f"average.{n}": v for n, v in self.average.items()}
        for n, p in self.parameters.items():
            tensors[f"model.{n}"] = p.detach()
            for optimiser in (self.muon, self.adam):
                for key in _KEPT & optimiser.state[p].keys() if p in optimiser.state else ():
                    tensors[f"{key}.{n}"] = optimiser.state[p][key]
        part = path.with_suffix(".part")
        save_file({n: v.contiguous() for n, v in tensors.items()}, part, metadata={"step": str(self.step)})
        part.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        from safetensors import safe_open

        with safe_open(path, "pt") as file:
            self.step = int(file.metadata()["step"])
        tensors = load_file(path)
        with torch.no_grad():
            for n, p in self.parameters.items():
                p.copy_(tensors[f"model.{n}"])
                self.average[n].copy_(tensors[f"average.{n}"])
                kept = {key: tensors[f"{key}.{n}"] for key in _KEPT if f"{key}.{n}" in tensors}
                if "momentum_buffer" in kept:
                    self.muon.state[p] = kept
                else:
                    self.adam.state[p] = {"step": torch.tensor(float(self.step)), **kept}

    def export(self, path: Path) -> None:
        """Write the averaged weights in half precision."""
        save_file({n: v.half().contiguous() for n, v in self.average.items()}, path)


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description="Train the wind tunnel's video model.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, default=Path("windtunnel-checkpoint.safetensors"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "weights" / "flow.safetensors")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    training = Training(FlowConfig(), seed=options.seed, steps=options.steps, batch=options.batch)
    if options.checkpoint.exists():
        training.load(options.checkpoint)
    began, losses = time.process_time(), []
    while training.step < training.steps:
        losses.append(training.advance())
        if training.step % 200 == 0 or training.step == training.steps:
            training.save(options.checkpoint)
            print(
                f"step {training.step}  loss {np.mean(losses):.4f}  {time.process_time() - began:.0f} s of work",
                flush=True,
            )
            losses = []
    options.out.parent.mkdir(parents=True, exist_ok=True)
    training.export(options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
