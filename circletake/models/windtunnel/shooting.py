"""Shoots clips: from words and seeds along the flow from noise to a clip."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from circletake.models.windtunnel.scenes import FRAMES, HEIGHT, WIDTH, Floats, Integers

if TYPE_CHECKING:
    from circletake.models.windtunnel.transformer import FlowTransformer

WEIGHTS = Path(__file__).parent / "weights" / "flow.safetensors"
SHOOTING_STEPS = 12
_BATCH = 64


def weights_digest(path: Path = WEIGHTS) -> str:
    """Return the weights' SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def load_model(path: Path = WEIGHTS) -> FlowTransformer:
    """Return the trained model."""
    from safetensors.torch import load_file

    from circletake.models.windtunnel.transformer import FlowConfig, FlowTransformer

    model = FlowTransformer(FlowConfig())
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(path).items()})
    return model.eval()


def shoot(
    scenes: Integers, seeds: Sequence[int], *, model: FlowTransformer | None = None, steps: int = SHOOTING_STEPS
) -> Floats:
    """Shoot one clip a scene.

    Args:
        scenes: (N, 6) slot values; -1 where nothing is said.
        seeds: N seeds of the noise: a seed's noise is the same for every scene.
        model: the trained one by default.
        steps: of Euler's method along the path.

    Returns:
        (N, T, H, W, 3), about -1 to 1.
    """
    import torch

    model = model or load_model()
    times = np.linspace(1.0, 0.0, steps + 1)
    out = []
    with torch.no_grad():
        for begin in range(0, len(scenes), _BATCH):
            words = torch.from_numpy(np.asarray(scenes[begin : begin + _BATCH], np.int64))
            noise = [
                np.random.default_rng(seed).standard_normal((FRAMES, HEIGHT, WIDTH, 3), np.float32)
                for seed in seeds[begin : begin + _BATCH]
            ]
            x = torch.from_numpy(np.stack(noise))
            for now, after in pairwise(times):
                t = torch.full((len(x),), float(now))
                x = x + float(after - now) * model(x, t, words)
            out.append(x.numpy())
    return np.asarray(np.concatenate(out), np.float32)
