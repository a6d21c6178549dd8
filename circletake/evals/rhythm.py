"""Rhythm conditioning: does a music model that is told of beats play on them, and is it told by words what to play?

FilmComposer's ablation (arXiv 2503.08147, Table 4: words alone, rhythm alone, both) on a tiny language model over a
small codec, trained on procedural music whose beats and moods are known (`circletake.models.filmcomposer.train`).
Held-out pieces give the conditions; the model's sound is decoded, and heard by the onset meter.

    beat F1: onsets at least half as strong as the strong ones of a clip, against the beats asked for, within 70 ms.
    Frechet distance: between what is generated and held-out pieces of the same mood, the mean over moods. As the
        paper's (Kilgour and others, 2019) it looks at patches of 0.96 s, here at the mean and spread of the level in
        eight bands, standardised by the held-out pieces. It is taken mood by mood, since the mood is all that words
        tell here: over all moods at once (its own row), a model that is not told the mood is as near as one that is.
    offset: of the nearest onset to every beat asked for; the median, in ms.

Everything is drawn several times anew, pieces and dice; the order of the distances must hold in the mean and in all
draws but one.
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
_BANDS, _PATCH_S, _HOP_S = 8, 0.96, 0.48
_SEEDS = (41_001, 41_002, 41_003, 41_004, 41_005)


class Heard(NamedTuple):
    """What was played under one condition.

    Attributes:
        f1: Mean beat F1.
        offset_ms: Median distance of a beat's nearest onset.
        distance: Frechet distance, the mean over moods.
        pooled: Frechet distance over all moods at once.
    """

    f1: float
    offset_ms: float
    distance: float
    pooled: float


def measure(quick: bool) -> list[Row]:
    """Ask the trained model with words alone, rhythm alone, both, and both by chroma, and measure what it plays; five
    draws of 32 pieces a mood, quick: one of 12."""
    draws = [_drawn(seed, 12 if quick else 32) for seed in _SEEDS[: 1 if quick else None]]
    mean = {
        name: Heard(*(float(np.mean([draw[name][column] for draw in draws])) for column in range(len(Heard._fields))))
        for name in draws[0]
    }
    words, rhythm, both, chroma = (mean[name] for name in ("words", "rhythm", "both", "both, by chroma"))
    ordered = sum(draw["both"].distance < draw["words"].distance < draw["rhythm"].distance for draw in draws)
    return [
        Row("beat F1, told both", both.f1, 0.80, "more", baseline=words.f1),
        Row("beat F1, both less words alone", both.f1 - words.f1, 0.25, "more"),
        Row("beat F1, told rhythm alone", rhythm.f1, None, "more", baseline=words.f1),
        Row("beat F1 of the pieces themselves through the codec", mean["the pieces"].f1, None, "more"),
        Row("Frechet distance, both less words alone", both.distance - words.distance, 0.0, baseline=words.distance),
        Row("Frechet distance, words less rhythm alone", words.distance - rhythm.distance, 0.0, baseline=both.distance),
        Row("draws in which both < words < rhythm", float(ordered), float(max(1, len(draws) - 1)), "more"),
        Row("Frechet distance over all moods, told both", both.pooled, None, baseline=words.pooled),
        Row("Frechet distance over all moods, told rhythm alone", rhythm.pooled, None, baseline=words.pooled),
        Row("median offset told at 50 Hz, ms", both.offset_ms, 20.0, baseline=chroma.offset_ms),
        Row("median offset told by chroma at 7.8 Hz, ms", chroma.offset_ms, 40.0, "more", baseline=both.offset_ms),
        Row("beat F1, told both by chroma", chroma.f1, None, "more", baseline=both.f1),
    ]


def _drawn(seed: int, each: int) -> dict[str, Heard]:
    """Return what is heard in one draw of pieces, by what the model was told, and the pieces themselves."""
    import torch

    from circletake.models.filmcomposer.procedural import MOODS, RATE, piece
    from circletake.models.filmcomposer.train import FRAMES, load, told_of

    torch.set_num_threads(1)
    trained = load()
    rng = np.random.default_rng(seed)
    asked = [piece(rng, mood) for mood in range(len(MOODS)) for _ in range(each)]
    truth = trained.codec.decode(trained.codec.encode(np.stack([one.sound for one in asked]))[:, :, :FRAMES])
    told = told_of(asked, trained.model.config)
    ways = {
        "words": told._replace(rows=None, chroma=None),
        "rhythm": told._replace(mood=None, chroma=None),
        "both": told._replace(chroma=None),
        "both, by chroma": told._replace(rows=None),
    }
    heard = {"the pieces": _heard(truth, asked, truth, RATE)}
    for name, part in ways.items():
        codes = trained.model.sample(len(asked), FRAMES, part, torch.Generator().manual_seed(seed))
        heard[name] = _heard(trained.codec.decode(codes), asked, truth, RATE)
    return heard


def _heard(sounds: Floats, asked: Sequence[Piece], truth: Floats, rate: int) -> Heard:
    scores, offsets = [], []
    for sound, one in zip(sounds, asked, strict=True):
        found = _strong(sound, rate)
        scores.append(beat_f1(found, one.pulse.beats_s))
        offsets += [float(np.abs(found - at).min()) for at in one.pulse.beats_s if found.size]
    own, real = (np.stack([_embedded(sound, rate) for sound in kind]) for kind in (sounds, truth))
    middle, spread = real.mean(axis=(0, 1)), real.std(axis=(0, 1))
    own, real = (own - middle) / spread, (real - middle) / spread
    moods = np.array([one.mood for one in asked])
    distances = [frechet(_flat(own[moods == mood]), _flat(real[moods == mood])) for mood in np.unique(moods)]
    median = 1000 * float(np.median(offsets)) if offsets else float("nan")
    return Heard(float(np.mean(scores)), median, float(np.mean(distances)), frechet(_flat(own), _flat(real)))


def _flat(patches: NDArray[np.float64]) -> NDArray[np.float64]:
    return patches.reshape(-1, patches.shape[-1])


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
    """Return a clip as patches of 0.96 s, (patches, 16): mean and spread of the level in eight bands."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, rate // 25)[:: rate // 50] * np.hanning(rate // 25)
    power = np.abs(np.fft.rfft(frames)) ** 2
    edges = np.unique(np.geomspace(2, power.shape[1], _BANDS + 1).astype(int))
    levels = np.log(np.add.reduceat(power, edges[:-1], axis=1) + 1e-6)
    long, hop = round(_PATCH_S * 50), round(_HOP_S * 50)
    patches = [levels[at : at + long] for at in range(0, len(levels) - long + 1, hop)]
    return np.array([[*patch.mean(axis=0), *patch.std(axis=0)] for patch in patches])


def frechet(own: NDArray[np.float64], real: NDArray[np.float64]) -> float:
    """Return the Frechet distance of two samples, each (N, D), taken as normal (D. Dowson, B. Landau, 1982)."""
    from scipy.linalg import sqrtm

    first, second = np.cov(own, rowvar=False), np.cov(real, rowvar=False)
    mixed = np.real(sqrtm(first @ second))
    return float(np.sum((own.mean(0) - real.mean(0)) ** 2) + np.trace(first + second - 2 * mixed))
