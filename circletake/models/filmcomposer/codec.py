"""A small codec: 50 frames a second, residual vector quantisation of band levels, a bank of sines back.

It keeps what this experiment asks about (when things begin, how bright and how dense they are) and lets pitch go.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from circletake.models.filmcomposer.procedural import RATE

HOP, _WINDOW = RATE // 50, RATE // 25
BANDS = 24
_FLOOR = 1e-3
_ROUNDS = 12


class TinyCodec:
    """Residual k-means over standardised log band levels.

    Args:
        books: (K, entries, BANDS) codebooks.
        mean, spread: (BANDS,) of the levels.
    """

    def __init__(self, books: Tensor, mean: Tensor, spread: Tensor) -> None:
        self.books, self.mean, self.spread = books, mean, spread

    @staticmethod
    def fit(sounds: NDArray[np.float32], codebooks: int, entries: int, generator: torch.Generator) -> TinyCodec:
        """Fit a codec to (N, samples) sounds."""
        levels = _levels(torch.from_numpy(sounds)).reshape(-1, BANDS)
        mean, spread = levels.mean(0), levels.std(0) + 1e-6
        rest = (levels - mean) / spread
        books = []
        for _ in range(codebooks):
            book = _k_means(rest, entries, generator)
            books.append(book)
            rest = rest - book[_nearest(rest, book)]
        return TinyCodec(torch.stack(books), mean, spread)

    def encode(self, sounds: NDArray[np.float32]) -> Tensor:
        """Return (N, K, T) codes of (N, samples) sounds."""
        levels = _levels(torch.from_numpy(sounds))
        rest = ((levels - self.mean) / self.spread).reshape(-1, BANDS)
        codes = []
        for book in self.books:
            code = _nearest(rest, book)
            codes.append(code.reshape(levels.shape[:2]))
            rest = rest - book[code]
        return torch.stack(codes, 1)

    def decode(self, codes: Tensor) -> NDArray[np.float32]:
        """Return (N, samples) sounds of (N, K, T) codes: a steady sine for each band, at the level that they tell."""
        rest = torch.stack([self.books[k][codes[:, k]] for k in range(codes.shape[1])]).sum(0)
        levels = (torch.exp(rest * self.spread + self.mean) - _FLOOR).clamp(min=0.0)
        samples = codes.shape[2] * HOP
        loud = torch.nn.functional.interpolate(levels.transpose(1, 2), size=samples, mode="linear")
        phases = torch.rand(BANDS, 1, generator=torch.Generator().manual_seed(0))
        sines = torch.sin(2 * torch.pi * (_edges()[1:-1, None] * torch.arange(samples) / RATE + phases))
        return np.asarray((loud * sines).sum(1).numpy() * 0.1, np.float32)


def _levels(sounds: Tensor) -> Tensor:
    """Return (N, T, BANDS) log levels; frame t is centred on its middle."""
    padded = torch.nn.functional.pad(sounds, (HOP // 2, HOP // 2))
    frames = padded.unfold(-1, _WINDOW, HOP) * torch.hann_window(_WINDOW)
    spectrum = torch.fft.rfft(frames).abs()
    return torch.log(spectrum @ _matrix().T / _matrix().sum(1) + _FLOOR)


def _edges() -> Tensor:
    """Return where bands begin, peak and end, in hertz: evenly spaced in mel (D. O'Shaughnessy's form)."""
    return 700 * (10 ** (torch.linspace(0, 2595 * np.log10(1 + RATE / 2 / 700), BANDS + 2) / 2595) - 1)


def _matrix() -> Tensor:
    """Return (BANDS, bins) triangles."""
    hertz = torch.linspace(0, RATE / 2, _WINDOW // 2 + 1)
    edges = _edges()
    rise = (hertz[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - hertz[None]) / (edges[2:] - edges[1:-1])[:, None]
    return torch.minimum(rise, fall).clamp(min=0.0) + 1e-6


def _nearest(rows: Tensor, book: Tensor) -> Tensor:
    return (book.square().sum(1) - 2 * rows @ book.T).argmin(1)


def _k_means(rows: Tensor, entries: int, generator: torch.Generator) -> Tensor:
    """Return (entries, BANDS) centres; one that nothing is nearest to stays where it was."""
    book = rows[torch.randperm(len(rows), generator=generator)[:entries]].clone()
    for _ in range(_ROUNDS):
        code = _nearest(rows, book)
        counts = torch.bincount(code, minlength=entries)
        sums = torch.zeros_like(book).index_add_(0, code, rows)
        book[counts > 0] = sums[counts > 0] / counts[counts > 0, None]
    return book
