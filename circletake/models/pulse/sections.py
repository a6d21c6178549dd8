"""Sections: where a track becomes another, and which of its sections are alike."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.signal import find_peaks

from circletake.models.pulse.onsets import RATE_HZ, Strengths

Floats = NDArray[np.float64]

_STEP_S = 0.5
_REACH_S = 8.0
_LEAST_S = 5.0
_STANDS_OUT = 0.9
_ALIKE = 0.82


class Section(NamedTuple):
    """A section: its label (sections that are alike share one), and seconds from and to."""

    label: str
    begin_s: float
    end_s: float


def sections_of(strengths: Strengths, beats_s: Floats) -> tuple[Section, ...]:
    """Divide a track where its sound or harmony changes for good (Foote's novelty); boundaries fall on beats where
    there are some."""
    step = round(_STEP_S * RATE_HZ)
    count = len(strengths.level) // step
    length = len(strengths.level) / RATE_HZ
    if count < 2 * _LEAST_S / _STEP_S:
        return (Section("A", 0.0, round(length, 3)),)
    whole = count * step
    bands = strengths.bands[:whole].reshape(count, step, -1).mean(axis=1)
    chroma = strengths.chroma[:whole].reshape(count, step, -1).mean(axis=1)
    busy = strengths.onset[:whole].reshape(count, step).mean(axis=1)[:, None]
    features = np.concatenate(
        [_scaled(bands) / np.sqrt(bands.shape[1]), 0.5 * _scaled(chroma) / np.sqrt(12.0), 0.3 * _scaled(busy)], axis=1
    )
    unit = features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-9)
    likeness = unit @ unit.T
    novelty = _novelty(likeness, max(2, min(round(_REACH_S / _STEP_S), count // 4)))
    distance = round(_LEAST_S / _STEP_S)
    height = novelty.mean() + _STANDS_OUT * novelty.std()
    peaks, _ = find_peaks(novelty, height=height, distance=distance)
    bounds = [0.0, *(_on_beat(float(peak) * _STEP_S, beats_s) for peak in peaks), length]
    bounds = sorted({round(at, 3) for at in bounds if at == 0.0 or at == length or _LEAST_S <= at <= length - 3.0})
    return _labelled(bounds, features)


def _scaled(values: Floats) -> Floats:
    spread = values.std(axis=0)
    scaled: Floats = (values - values.mean(axis=0)) / np.maximum(spread, 1e-6)
    return scaled


def _novelty(likeness: Floats, reach: int) -> Floats:
    """Return the likeness along the diagonal, weighed by a checkerboard whose edges fall away."""
    offsets = np.arange(-reach, reach) + 0.5
    taper = np.exp(-0.5 * (offsets / (0.5 * reach)) ** 2)
    board = np.sign(offsets)[:, None] * np.sign(offsets)[None, :] * taper[:, None] * taper[None, :]
    padded = np.pad(likeness, reach, mode="edge")
    out = np.array(
        [float((padded[at : at + 2 * reach, at : at + 2 * reach] * board).sum()) for at in range(len(likeness))]
    )
    rising: Floats = np.maximum(out, 0.0)
    return rising


def _on_beat(seconds: float, beats_s: Floats) -> float:
    if not len(beats_s):
        return seconds
    nearest = float(beats_s[int(np.argmin(np.abs(beats_s - seconds)))])
    return nearest if abs(nearest - seconds) <= 1.0 else seconds


def _labelled(bounds: list[float], features: Floats) -> tuple[Section, ...]:
    """Name sections A, B, C by what they sound like; one that sounds like an earlier one has its name."""
    means: list[tuple[str, Floats]] = []
    out = []
    for begin, end in itertools.pairwise(bounds):
        part = features[int(begin / _STEP_S) : max(int(end / _STEP_S), int(begin / _STEP_S) + 1)].mean(axis=0)
        label = next((name for name, mean in means if _cosine(part, mean) >= _ALIKE), "")
        if not label:
            label = chr(ord("A") + len({name for name, _ in means}) % 26)
        means.append((label, part))
        out.append(Section(label, begin, end))
    return tuple(out)


def _cosine(one: Floats, other: Floats) -> float:
    return float(one @ other) / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-9)
