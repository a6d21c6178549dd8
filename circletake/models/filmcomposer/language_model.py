"""A tiny MusicGen: a decoder over delayed codebooks, told of mood and rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from circletake.models.filmcomposer.conditioner import RhythmConditioner


@dataclass(frozen=True)
class LanguageModelConfig:
    """Sizes.

    Attributes:
        width: D.
        layers, heads: Of the decoder.
        codebooks: K.
        entries: Of each codebook.
        moods: Words that it may be told.
        columns: Chroma columns before the stream.
    """

    width: int = 128
    layers: int = 4
    heads: int = 4
    codebooks: int = 3
    entries: int = 64
    moods: int = 4
    columns: int = 32

    @staticmethod
    def tiny() -> LanguageModelConfig:
        """Return sizes for tests."""
        return LanguageModelConfig(width=32, layers=1, heads=2, codebooks=2, entries=8, columns=4)


class Told(NamedTuple):
    """What a batch is told. Where `None`, nothing of that kind.

    Attributes:
        mood: (B,) indices.
        rows: (B, T, R) rhythm at 50 Hz.
        chroma: (B, columns, 12).
    """

    mood: Tensor | None = None
    rows: Tensor | None = None
    chroma: Tensor | None = None


class TinyLanguageModel(nn.Module):
    """Predicts the codes of frame t - k in codebook k at step t (the delay pattern), after a prefix of conditions.

    The prefix is the paper's order: rhythm as chroma, then words, then tokens. The 50 Hz rhythm is added to the stream.
    """

    def __init__(self, config: LanguageModelConfig) -> None:
        super().__init__()
        self.config = config
        width = config.width
        self.tokens = nn.ModuleList(nn.Embedding(config.entries + 1, width) for _ in range(config.codebooks))
        self.mood = nn.Embedding(config.moods + 1, width)
        self.chroma = nn.Linear(12, width)
        self.rhythm = RhythmConditioner(width)
        self.layers = nn.ModuleList(_Layer(width, config.heads) for _ in range(config.layers))
        self.norm = nn.LayerNorm(width)
        self.heads = nn.ModuleList(nn.Linear(width, config.entries) for _ in range(config.codebooks))

    def loss(self, codes: Tensor, told: Told, heard: Tensor) -> Tensor:
        """Return the mean cross-entropy over all codebooks.

        Args:
            codes: (B, K, T).
            told: conditions of all B.
            heard: (B, 3) booleans: whether mood, 50 Hz rows and chroma are told this time.
        """
        stream = self._delayed(codes)
        hidden = self._stream(stream[:, :, :-1], told, heard)
        for layer in self.layers:
            hidden = layer(hidden, None)
        hidden = self.norm(hidden)[:, self._prefix :]
        losses = []
        for k, head in enumerate(self.heads):
            real = slice(k, k + codes.shape[2])
            losses.append(nn.functional.cross_entropy(head(hidden[:, real]).flatten(0, 1), codes[:, k].flatten()))
        return torch.stack(losses).mean()

    @torch.inference_mode()
    def sample(
        self, batch: int, frames: int, told: Told, generator: torch.Generator, *, guidance: float = 2.0, top_k: int = 24
    ) -> Tensor:
        """Return (batch, K, frames) codes by sampling with classifier-free guidance."""
        books, entries = self.config.codebooks, self.config.entries
        steps = frames + books - 1
        stream = torch.full((2 * batch, books, steps + 1), entries)
        heard = torch.tensor([[part is not None for part in told]] * batch + [[False] * 3] * batch)
        both = Told(*(None if part is None else torch.cat([part, part]) for part in told))
        rows = self._addition(both, heard, steps)
        kept: list[_Kept] = [_Kept() for _ in self.layers]
        for step in range(steps):
            if step:
                hidden = self._embedded(stream[:, :, step : step + 1]) + rows[:, step : step + 1]
                hidden = hidden + _positions(self._prefix + step, 1, self.config.width)
            else:
                hidden = self._stream(stream[:, :, :1], both, heard)
            for layer, cache in zip(self.layers, kept, strict=True):
                hidden = layer(hidden, cache)
            last = self.norm(hidden)[:, -1]
            for k, head in enumerate(self.heads):
                if k <= step < k + frames:
                    told_logits, free = head(last).chunk(2)
                    logits = free + guidance * (told_logits - free)
                    best = logits.topk(top_k, dim=-1)
                    chosen = torch.multinomial(best.values.softmax(-1), 1, generator=generator)
                    picked = best.indices.gather(1, chosen)[:, 0]
                    stream[:, k, step + 1] = torch.cat([picked, picked])
        return torch.stack([stream[:batch, k, k + 1 : k + 1 + frames] for k in range(books)], 1)

    @property
    def _prefix(self) -> int:
        return self.config.columns + 1

    def _delayed(self, codes: Tensor) -> Tensor:
        """Return (B, K, T + K) tokens: a start token, then codebook k set back by k; gaps hold the start token."""
        batch, books, frames = codes.shape
        stream = torch.full((batch, books, frames + books), self.config.entries)
        for k in range(books):
            stream[:, k, k + 1 : k + 1 + frames] = codes[:, k]
        return stream

    def _embedded(self, stream: Tensor) -> Tensor:
        return torch.stack([table(stream[:, k]) for k, table in enumerate(self.tokens)]).sum(0)

    def _stream(self, stream: Tensor, told: Told, heard: Tensor) -> Tensor:
        """Return (B, prefix + steps, D): conditions and embedded tokens with their positions."""
        batch, steps = stream.shape[0], stream.shape[2]
        mood = torch.where(heard[:, 0], told.mood, self.config.moods) if told.mood is not None else None
        words = self.mood(mood if mood is not None else torch.full((batch,), self.config.moods))[:, None]
        chroma = told.chroma if told.chroma is not None else torch.zeros(batch, self.config.columns, 12)
        columns = self.chroma(chroma * heard[:, 2, None, None])
        tokens = self._embedded(stream) + self._addition(told, heard, steps)
        hidden = torch.cat([columns, words, tokens], 1)
        return hidden + _positions(0, hidden.shape[1], self.config.width)

    def _addition(self, told: Told, heard: Tensor, steps: int) -> Tensor:
        """Return (B, steps, D): at step t the rhythm of frame t, which codebook 0 is about to be given."""
        if told.rows is None:
            return torch.zeros(heard.shape[0], steps, self.config.width)
        rows = nn.functional.pad(told.rows, (0, 0, 0, max(0, steps - told.rows.shape[1])))
        out: Tensor = self.rhythm(rows)[:, :steps] * heard[:, 1, None, None]
        return out


class _Kept:
    """Keys and values of what was seen."""

    def __init__(self) -> None:
        self.keys: Tensor | None = None
        self.values: Tensor | None = None

    def grown(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        if self.keys is not None and self.values is not None:
            keys, values = torch.cat([self.keys, keys], 2), torch.cat([self.values, values], 2)
        self.keys, self.values = keys, values
        return keys, values


class _Layer(nn.Module):
    """A pre-norm transformer layer with causal attention."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, hidden: Tensor, kept: _Kept | None) -> Tensor:
        """Return (B, N, D), causal; with `kept`, N more positions after those seen."""
        batch, length, width = hidden.shape
        parts = self.mix(self.before(hidden)).reshape(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        query, keys, values = parts[0], parts[1], parts[2]
        if kept is not None:
            keys, values = kept.grown(keys, values)
        mixed = nn.functional.scaled_dot_product_attention(query, keys, values, is_causal=length > 1)
        hidden = hidden + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        out: Tensor = hidden + self.narrow(nn.functional.gelu(self.widen(self.between(hidden))))
        return out


def _positions(first: int, count: int, width: int) -> Tensor:
    """Return (count, D) sinusoids."""
    at = torch.arange(first, first + count)[:, None]
    rates = torch.exp(torch.arange(0, width, 2) * (-torch.log(torch.tensor(1000.0)) / width))
    return torch.cat([torch.sin(at * rates), torch.cos(at * rates)], 1) * 0.3
