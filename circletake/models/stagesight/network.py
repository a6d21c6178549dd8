"""The network in its training form; `forward.py` is the same in numpy.

Symbols: B clips, T moments, M texts, D = 256 embedding, C channels.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from circletake.models.stagesight.config import SEVERAL, SINGLE, TEXT_SIZE, SightConfig
from circletake.models.stagesight.looking import FLOW_CHANNELS


class Seen(NamedTuple):
    """What the network makes of clips."""

    embedding: Tensor
    """(B, D) unit rows, centred."""
    hidden: Tensor
    """(B, hidden)."""
    logits: dict[str, Tensor]
    """Attribute to (B, labels)."""


class Heard(NamedTuple):
    """What the network makes of texts."""

    embedding: Tensor
    """(M, D) unit rows, centred."""
    hidden: Tensor
    """(M, text_hidden)."""


class _Conv(nn.Module):
    """Convolution, batch normalisation, rectifier; added to its input where it keeps the shape."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int = 1, *, residual: bool = False) -> None:
        super().__init__()
        self.residual = residual
        self.conv = nn.Conv2d(inside, outside, kernel, stride, padding=kernel // 2 if stride == 1 else 0, bias=False)
        self.norm = nn.BatchNorm2d(outside)

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm(self.conv(x)))
        return x + y if self.residual else y


class _Dense(nn.Module):
    """Linear map, batch normalisation, rectifier."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inside, outside, bias=False)
        self.norm = nn.BatchNorm1d(outside)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.norm(self.linear(x)))


class StageSightNetwork(nn.Module):
    """A video tower, a text head on MiniLM's vectors, read-back heads and a match head."""

    def __init__(self, config: SightConfig) -> None:
        super().__init__()
        self.config = config
        low, mid, high = config.widths
        self.stem = _Conv(3, low, 4, 4)
        self.fine = nn.ModuleList(_Conv(low, low, 3, residual=True) for _ in range(config.depths[0]))
        self.down = _Conv(low, mid, 2, 2)
        self.flow = _Conv(FLOW_CHANNELS, mid, 3)
        self.middle = nn.ModuleList(_Conv(mid, mid, 3, residual=True) for _ in range(config.depths[1]))
        self.lower = _Conv(mid, high, 2, 2)
        self.coarse = nn.ModuleList(_Conv(high, high, 3, residual=True) for _ in range(config.depths[2]))
        self.query = nn.Linear(high, config.queries)
        self.term = nn.Linear(high, config.count("subjects"))
        self.motion = _Dense(config.flow_size, config.motion)
        self.sum = _Dense(config.summed, config.hidden)
        self.think = _Dense(config.hidden, config.hidden)
        self.drop = nn.Dropout(0.15)
        self.embed = nn.Linear(config.hidden, config.embedding, bias=False)
        self.centre = nn.BatchNorm1d(config.embedding, affine=False, momentum=0.02)
        self.heads = nn.ModuleDict({name: nn.Linear(config.hidden, config.count(name)) for name in (*SINGLE, *SEVERAL)})
        self.text_in = nn.Linear(TEXT_SIZE, config.text_hidden)
        self.text_out = nn.Linear(config.text_hidden, config.embedding, bias=False)
        self.text_skip = nn.Linear(TEXT_SIZE, config.embedding, bias=False)
        self.text_centre = nn.BatchNorm1d(config.embedding, affine=False, momentum=0.02)
        self.match_clip = nn.Linear(config.hidden, config.match)
        self.match_text = nn.Linear(config.text_hidden, config.match, bias=False)
        self.match_both = nn.Linear(config.embedding, config.match, bias=False)
        self.match_out = nn.Linear(config.match, 1)
        self.scale = nn.Parameter(torch.tensor(2.0))
        self.bias = nn.Parameter(torch.tensor(-4.0))
        self.match_scale = nn.Parameter(torch.tensor(4.0))
        nn.init.constant_(self.term.bias, -3.0)

    def see(self, pictures: Tensor, flows: Tensor, motion: Tensor, seconds: Tensor) -> Seen:
        """See clips.

        Args:
            pictures: (B, T, H, W, 3), levels 0 to 255.
            flows: (B, T, R, C, 5).
            motion: (B, R, C, 5), the mean motion of the whole clip.
            seconds: (B,) lengths.
        """
        clips = len(pictures)
        x = (pictures.flatten(0, 1).permute(0, 3, 1, 2) - 110.0) / 70.0
        x = self.stem(x.contiguous(memory_format=torch.channels_last))
        for block in self.fine:
            x = block(x)
        x = self.down(x) + self.flow(flows.flatten(0, 1).permute(0, 3, 1, 2))
        for block in self.middle:
            x = block(x)
        x = self.lower(x)
        for block in self.coarse:
            x = block(x)
        tokens = x.permute(0, 2, 3, 1).reshape(clips, -1, x.shape[1])
        looks = torch.softmax(self.query(tokens), dim=1)
        pooled = torch.einsum("bnq,bnc->bqc", looks, tokens).flatten(1)
        evidence = (torch.logsumexp(4.0 * self.term(tokens), dim=1) - math.log(tokens.shape[1])) / 4.0
        moved = self.motion(motion.flatten(1))
        length = torch.log2(seconds.clamp(0.1, 60.0))[:, None]
        summed = torch.cat([pooled, tokens.mean(1), tokens.amax(1), moved, torch.tanh(evidence / 4.0), length], dim=1)
        hidden = self.think(self.drop(self.sum(summed)))
        hidden = self.drop(hidden)
        logits = {name: self.heads[name](hidden) for name in self.heads}
        logits["subjects"] = logits["subjects"] + evidence
        embedding = F.normalize(self.centre(self.embed(hidden)), dim=1)
        return Seen(embedding, hidden, logits)

    def hear(self, vectors: Tensor) -> Heard:
        """Take in (M, 384) sentence vectors of MiniLM, scaled by the square root of their size."""
        x = vectors * TEXT_SIZE**0.5
        hidden = F.relu(self.text_in(x))
        out = self.text_out(self.drop(hidden)) + self.text_skip(x)
        return Heard(F.normalize(self.text_centre(out), dim=1), hidden)

    def match(self, seen: Seen, heard: Heard) -> Tensor:
        """Return the (B,) logit that each clip shows what the text of the same row says."""
        both = self.match_both(seen.embedding * heard.embedding * self.config.embedding**0.5)
        joined = F.relu(self.match_clip(seen.hidden) + self.match_text(heard.hidden) + both)
        cosine = (seen.embedding * heard.embedding).sum(1)
        out: Tensor = self.match_out(joined)[:, 0] + self.match_scale * cosine
        return out
