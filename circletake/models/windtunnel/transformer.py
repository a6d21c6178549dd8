"""The video model: a small transformer that gives the velocity of a rectified flow.

After W. Peebles, S. Xie, "Scalable Diffusion Models with Transformers", arXiv 2212.09748 (adaptive layer norm that
begins as the identity), and X. Liu et al., "Flow Straight and Fast", arXiv 2209.03003 (straight paths).
The net tells the clip and the velocity follows from it, since clips lie on few dimensions and noise does not
(T. Li, K. He, "Back to Basics: Let Denoising Generative Models Denoise", arXiv 2511.13720).
Deviations: the words stand in the sequence beside the picture tokens, and their sum joins the time in the norms.

Symbols: B clips; L picture tokens, each 4 x 4 x 4 pixels; K = 6 words; D width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from circletake.models.windtunnel.scenes import FRAMES, HEIGHT, SIZES, WIDTH

_PT, _PH, _PW = 4, 4, 4
_GRID = (FRAMES // _PT, HEIGHT // _PH, WIDTH // _PW)
_TOKENS = _GRID[0] * _GRID[1] * _GRID[2]
_PATCH = _PT * _PH * _PW * 3
_TIME_WAVES = 32
_EARLIEST = 0.05
"""Below this time the velocity is divided no further."""


@dataclass(frozen=True)
class FlowConfig:
    """Sizes of the model."""

    width: int = 96
    depth: int = 4
    heads: int = 4
    hidden: int = 288

    @classmethod
    def tiny(cls) -> FlowConfig:
        """Return sizes for tests."""
        return cls(width=16, depth=2, heads=2, hidden=32)


class FlowTransformer(nn.Module):
    """Velocity of clips at time t (0 clip, 1 noise) under words."""

    def __init__(self, config: FlowConfig) -> None:
        super().__init__()
        d = config.width
        self.config = config
        self.patch = nn.Linear(_PATCH, d)
        self.place = nn.Parameter(torch.randn(_TOKENS, d) * 0.1)
        self.words = nn.ModuleList(nn.Embedding(size + 1, d, padding_idx=size) for size in SIZES)
        self.slot = nn.Parameter(torch.randn(len(SIZES), d) * 0.1)
        self.time = nn.Sequential(nn.Linear(2 * _TIME_WAVES, d), nn.SiLU(), nn.Linear(d, d))
        self.said = nn.Sequential(nn.Linear(d, d), nn.SiLU(), nn.Linear(d, d))
        self.blocks = nn.ModuleList(_Block(config) for _ in range(config.depth))
        self.norm = nn.LayerNorm(d, elementwise_affine=False)
        self.shift = nn.Linear(d, 2 * d)
        self.out = nn.Linear(d, _PATCH)
        for embedding in self.words:
            # A word that was never met says next to nothing.
            nn.init.normal_(embedding.weight, std=0.05)  # type: ignore[arg-type]
            with torch.no_grad():
                embedding.weight[-1].zero_()  # type: ignore[index]
        for layer in (self.shift, self.out):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, clips: Tensor, t: Tensor, words: Tensor) -> Tensor:
        """Return the velocity.

        Args:
            clips: (B, T, H, W, 3) noisy clips.
            t: (B,) times, 0 clip, 1 noise.
            words: (B, 6) slot values; -1 where nothing is said.

        Returns:
            (B, T, H, W, 3): noise less clip, as far as the model knows.
        """
        said = [
            embedding(torch.where(words[:, k] < 0, SIZES[k], words[:, k])) for k, embedding in enumerate(self.words)
        ]
        tokens = torch.stack(said, dim=1)
        c = functional.silu(self.time(_waves(t)) + self.said(tokens.sum(1)))
        x = torch.cat([self.patch(_to_patches(clips)) + self.place, tokens + self.slot], dim=1)
        for block in self.blocks:
            x = block(x, c)
        shift, scale = self.shift(c)[:, None].chunk(2, dim=-1)
        x = self.norm(x[:, :_TOKENS]) * (1 + scale) + shift
        found = _to_clips(self.out(x))
        return (clips - found) / t.clamp(min=_EARLIEST).view(-1, 1, 1, 1, 1)


class _Block(nn.Module):
    def __init__(self, config: FlowConfig) -> None:
        super().__init__()
        d = config.width
        self.heads = config.heads
        self.norm = nn.LayerNorm(d, elementwise_affine=False)
        self.qkv = nn.Linear(d, 3 * d)
        self.mix = nn.Linear(d, d)
        self.up = nn.Linear(d, config.hidden)
        self.down = nn.Linear(config.hidden, d)
        self.modulate = nn.Linear(d, 6 * d)
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)

    def forward(self, x: Tensor, c: Tensor) -> Tensor:
        shift_a, scale_a, gate_a, shift_m, scale_m, gate_m = self.modulate(c)[:, None].chunk(6, dim=-1)
        x = x + gate_a * self._attend(self.norm(x) * (1 + scale_a) + shift_a)
        y = self.norm(x) * (1 + scale_m) + shift_m
        return torch.addcmul(x, gate_m, self.down(functional.gelu(self.up(y), approximate="tanh")))

    def _attend(self, x: Tensor) -> Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v)
        return self.mix(mixed.transpose(1, 2).reshape(b, n, d))  # type: ignore[no-any-return]


def _waves(t: Tensor) -> Tensor:
    angle = t[:, None] * torch.exp(torch.linspace(0.0, 5.0, _TIME_WAVES))
    return torch.cat([angle.cos(), angle.sin()], dim=-1)


def _to_patches(clips: Tensor) -> Tensor:
    """(B, T, H, W, 3) to (B, L, patch)."""
    b = len(clips)
    grid = clips.view(b, _GRID[0], _PT, _GRID[1], _PH, _GRID[2], _PW, 3)
    return grid.permute(0, 1, 3, 5, 2, 4, 6, 7).reshape(b, _TOKENS, _PATCH)


def _to_clips(patches: Tensor) -> Tensor:
    """(B, L, patch) to (B, T, H, W, 3)."""
    b = len(patches)
    grid = patches.view(b, *_GRID, _PT, _PH, _PW, 3)
    return grid.permute(0, 1, 4, 2, 5, 3, 6, 7).reshape(b, FRAMES, HEIGHT, WIDTH, 3)
