"""Does a clip show what a prompt says? The video model's own answer, without a second model.

After A. C. Li et al., "Your Diffusion Model is Secretly a Zero-Shot Classifier", arXiv 2303.16203: how much better the
model predicts a noised clip when it is told the prompt than when it is told nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from circletake.models.windtunnel.scenes import Floats, Integers

if TYPE_CHECKING:
    from circletake.models.windtunnel.transformer import FlowTransformer

_TIMES = (0.5, 0.7, 0.85)
_SEED = 7
_BATCH = 64


def adherence(clips: Floats, words: Integers, model: FlowTransformer) -> Floats:
    """Return (N,) shares of the prediction error that the words explain: about 0 to 1, below 0 when they mislead.

    Args:
        clips: (N, T, H, W, 3).
        words: (N, 6) slot values; -1 where nothing is said.
        model: the trained video model.
    """
    import torch

    noise = torch.from_numpy(np.random.default_rng(_SEED).standard_normal((1, *clips.shape[1:]), np.float32))
    out = []
    with torch.no_grad():
        for begin in range(0, len(clips), _BATCH):
            x = torch.from_numpy(clips[begin : begin + _BATCH])
            said = torch.from_numpy(np.asarray(words[begin : begin + _BATCH], np.int64))
            error = torch.zeros(2, len(x))
            for time in _TIMES:
                t = torch.full((len(x),), time)
                noisy = (1 - time) * x + time * noise
                for row, told in enumerate((said, torch.full_like(said, -1))):
                    found = model(noisy, t, told)
                    error[row] += ((found - (noise - x)) ** 2).mean((1, 2, 3, 4)) * time**2
            out.append((1 - error[0] / error[1]).numpy())
    return np.asarray(np.concatenate(out), np.float32)
