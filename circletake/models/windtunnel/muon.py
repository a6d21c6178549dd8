"""Muon: momentum whose matrix is made orthogonal before it is applied.

K. Jordan, "Muon: An optimizer for hidden layers in neural networks" (2024); J. Liu et al., "Muon is Scalable for LLM
Training", arXiv 2502.16982 (the step's scale, Eq. (4), which lets it share a learning rate with Adam). Written anew in
single precision: torch's own works in bfloat16, which many processors only imitate.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

_MOMENTUM = 0.95
_ROUNDS = 5
_QUINTIC = (3.4445, -4.7750, 2.0315)


class Muon(torch.optim.Optimizer):
    """For (rows, columns) parameters alone."""

    def __init__(self, parameters: Iterable[Tensor], *, rate: float = 1e-3, decay: float = 0.0) -> None:
        super().__init__(list(parameters), {"lr": rate, "decay": decay})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """Take one step."""
        for group in self.param_groups:
            for p in group["params"]:
                buffer = self.state[p].setdefault("momentum_buffer", torch.zeros_like(p))
                buffer.lerp_(p.grad, 1 - _MOMENTUM)
                update = orthogonal(p.grad.lerp(buffer, _MOMENTUM))
                p.mul_(1 - group["lr"] * group["decay"])
                p.sub_(update, alpha=0.2 * max(p.shape) ** 0.5 * group["lr"])


def orthogonal(matrix: Tensor) -> Tensor:
    """Return the matrix with all singular values near 1 (0.7 to 1.2), by Newton-Schulz rounds."""
    x: Tensor = matrix / (matrix.norm() + 1e-7)
    wide = x.shape[0] <= x.shape[1]
    x = x if wide else x.T
    a, b, c = _QUINTIC
    for _ in range(_ROUNDS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x if wide else x.T
