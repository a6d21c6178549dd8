"""Rhythm conditioning: does a music model that is told of beats play on them, and is it told by words what to play?

FilmComposer's ablation (arXiv 2503.08147, Table 4: words alone, rhythm alone, both) on a tiny language model over a
small codec, trained on procedural music whose beats and moods are known (`circletake.models.filmcomposer.train`).
Held-out pieces give the conditions; the model's sound is decoded, and heard by the onset meter.

    beat F1: onsets at least half as strong as the strong ones of a clip, against the beats asked for, within 70 ms.
    Frechet distance: between what is generated and held-out pieces of the same mood, on level, spread and pace of
        clips, standardised by the held-out pieces; the mean over moods.
    offset: of the nearest onset to every beat asked for; the median, in ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.sound import onsets

if TYPE_CHECKING:
    from circletake.models.filmcomposer.procedural import Piece

Floats = NDArray[np.float32]

_WITHIN_S = 0.07
_STRONG = 0.5
_GROUPS = 4
_SEED = 90_210


class Heard(NamedTuple):
    """What was played under one condition.

    Attributes:
        f1: Mean beat F1.
        offset_ms: Median distance of a beat's nearest onset.
        distance: Frechet distance.
    """

    f1: float
    offset_ms: float
    distance: float


def measure(quick: bool) -> list[Row]:
    """Ask the trained model with words alone, rhythm alone, both, and both by chroma, and measure what it plays."""
    import torch

    from circletake.models.filmcomposer.procedural import MOODS, RATE, piece
    from circletake.models.filmcomposer.train import FRAMES, load, told_of

    torch.set_num_threads(1)
    trained = load()
    rng = np.random.default_rng(_SEED)
    each = 12 if quick else 32
    asked = [piece(rng, mood) for mood in range(len(MOODS)) for _ in range(each)]
    truth = trained.codec.decode(trained.codec.encode(np.stack([one.sound for one in asked]))[:, :, :FRAMES])
    told = told_of(asked, trained.model.config)
    ways = {
        "words": told._replace(rows=None, chroma=None),
        "rhythm": told._replace(mood=None, chroma=None),
        "both": told._replace(chroma=None),
        "both, by chroma": told._replace(rows=None),
    }
    played = {}
    for name, part in ways.items():
        codes = trained.model.sample(len(asked), FRAMES, part, torch.Generator().manual_seed(_SEED))
        played[name] = _heard(trained.codec.decode(codes), asked, truth, RATE)
    ceiling = _heard(truth, asked, truth, RATE)
    words, rhythm, both, chroma = played.values()
    return [
        Row("beat F1, told both", both.f1, 0.80, "more", baseline=words.f1),
        Row("beat F1, both less words alone", both.f1 - words.f1, 0.25, "more"),
        Row("beat F1, told rhythm alone", rhythm.f1, None, "more", baseline=words.f1),
        Row("beat F1 of the pieces themselves through the codec", ceiling.f1, None, "more"),
        Row("Frechet distance, both less words alone", both.distance - words.distance, 0.0, baseline=words.distance),
        Row("Frechet distance, words less rhythm alone", words.distance - rhythm.distance, 0.0, baseline=both.distance),
        Row("median offset told at 50 Hz, ms", both.offset_ms, 20.0, baseline=chroma.offset_ms),
        Row("median offset told by chroma at 7.8 Hz, ms", chroma.offset_ms, 40.0, "more", baseline=both.offset_ms),
        Row("beat F1, told both by chroma", chroma.f1, None, "more", baseline=both.f1),
    ]


def _heard(sounds: Floats, asked: Sequence[Piece], truth: Floats, rate: int) -> Heard:
    scores, offsets = [], []
    for sound, one in zip(sounds, asked, strict=True):
        found = _strong(sound, rate)
        scores.append(beat_f1(found, one.pulse.beats_s))
        offsets += [float(np.abs(found - at).min()) for at in one.pulse.beats_s if found.size]
    moods = np.array([one.mood for one in asked])
    own, real = (np.stack([_embedded(sound, rate) for sound in kind]) for kind in (sounds, truth))
    distances = [
        frechet((own[moods == mood] - real.mean(0)) / real.std(0), (real[moods == mood] - real.mean(0)) / real.std(0))
        for mood in np.unique(moods)
    ]
    median = 1000 * float(np.median(offsets)) if offsets else float("nan")
    return Heard(float(np.mean(scores)), median, float(np.mean(distances)))


def _strong(sound: Floats, rate: int) -> NDArray[np.float64]:
    found = onsets(sound, rate)
    if not found.times_s.size:
        return found.times_s
    return found.times_s[found.strengths >= _STRONG * np.percentile(found.strengths, 90)]


def beat_f1(found: NDArray[np.float64], asked: Sequence[float], within_s: float = _WITHIN_S) -> float:
    """Return the F-measure of onsets against beats, each matched once, nearest first; 1 when there are neither."""
    if not len(found) and not len(asked):
        return 1.0
    pairs = sorted((abs(at - beat), i, j) for i, at in enumerate(found) for j, beat in enumerate(asked))
    used: tuple[set[int], set[int]] = (set(), set())
    for distance, i, j in pairs:
        if distance <= within_s and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return 2 * len(used[0]) / (len(found) + len(asked))


def _embedded(sound: Floats, rate: int) -> NDArray[np.float64]:
    """Return a clip as 10 numbers: mean and spread of the level in four bands, pace and evenness of its onsets."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, rate // 25)[:: rate // 50] * np.hanning(rate // 25)
    power = np.abs(np.fft.rfft(frames)) ** 2
    edges = np.geomspace(2, power.shape[1], _GROUPS + 1).astype(int)
    levels = np.log(np.add.reduceat(power, edges[:-1], axis=1) + 1e-6)
    gaps = np.diff(_strong(sound, rate))
    pace = np.log(np.median(gaps)) if gaps.size else 0.0
    even = float(gaps.std() / gaps.mean()) if gaps.size > 1 else 1.0
    return np.array([*levels.mean(0), *levels.std(0), pace, even])


def frechet(own: NDArray[np.float64], real: NDArray[np.float64]) -> float:
    """Return the Frechet distance of two samples, each (N, D), taken as normal (D. Dowson, B. Landau, 1982)."""
    from scipy.linalg import sqrtm

    first, second = np.cov(own, rowvar=False), np.cov(real, rowvar=False)
    mixed = np.real(sqrtm(first @ second))
    return float(np.sum((own.mean(0) - real.mean(0)) ** 2) + np.trace(first + second - 2 * mixed))
