"""The estimator: aleatoric, epistemic and total uncertainty from embeddings."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import t as student_t

from circletake.models.squbed.vmf import concentration, fit_vmf, mean_pairwise_cosine, uniform_entropy, vmf_entropy

Doubles = NDArray[np.float64]


class Spread(NamedTuple):
    """A spread in (0, 1] with its 95 % interval, and the entropy that it stands for, in nats."""

    value: float
    low: float
    high: float
    nats: float


class Split(NamedTuple):
    """The videos' dispersion 1 - mean cosine, split exactly: total = between + within."""

    total: float
    between: float
    """Of the latents' videos from each other: what the prompt left open, as seen in the pictures."""
    within: float
    """Of videos of one latent: what the model does not know."""


class Estimate(NamedTuple):
    """S-QUBED's answer for one prompt."""

    total: Spread
    aleatoric: Spread
    epistemic: Spread
    split: Split
    latents: int
    videos: int


def estimate(prompt_embeddings: ArrayLike, video_embeddings: ArrayLike, *, floor: float = 1e-4) -> Estimate:
    """Estimate the uncertainty of one prompt.

    Args:
        prompt_embeddings: (n, d_text), one row a refined prompt (latent) z_i.
        video_embeddings: (k, m, d_video), m videos of each of the first k latents, k from 2 to n.
        floor: smallest dispersion that is believed in either space.

    Returns:
        Aleatoric h(Z | l) over the prompts, epistemic h(V | Z) averaged over latents, and total: their sum in nats,
        their root mean square as a spread. Intervals are jackknife over latents, with Student's t.

    Raises:
        ValueError: n below 2, m below 2, or shapes that do not agree.
    """
    prompts = np.asarray(prompt_embeddings, np.float64)
    videos = np.asarray(video_embeddings, np.float64)
    if prompts.ndim != 2 or videos.ndim != 3 or len(prompts) < len(videos):
        raise ValueError(f"needs (n, d) prompts and (k, m, d) videos, k at most n; got {prompts.shape}, {videos.shape}")
    if len(videos) < 2 or videos.shape[1] < 2:
        raise ValueError(f"needs n and m of at least 2, got n = {len(videos)}, m = {videos.shape[1]}")
    prompts = prompts / np.linalg.norm(prompts, axis=-1, keepdims=True)
    videos = videos / np.linalg.norm(videos, axis=-1, keepdims=True)
    aleatoric = _spread(_leave_one_out(prompts), mean_pairwise_cosine(prompts), prompts.shape[1], floor)
    within = np.array([mean_pairwise_cosine(v) for v in videos])
    epistemic = _spread((within.sum() - within) / (len(within) - 1), float(within.mean()), videos.shape[2], floor)
    epistemic = epistemic._replace(nats=float(np.mean([fit_vmf(v, floor=floor).entropy_nats for v in videos])))
    return Estimate(
        _total(aleatoric, epistemic), aleatoric, epistemic, split_dispersion(videos), len(videos), videos.shape[1]
    )


def spread_of(u: float, d: int, *, floor: float = 1e-4) -> float:
    """Return exp((h - h_uniform) / (d - 1)) of the distribution with mean pairwise cosine u, in (0, 1]."""
    return float(np.exp((_entropy(u, d, floor) - uniform_entropy(d)) / (d - 1)))


def split_dispersion(videos: Doubles) -> Split:
    """Split the dispersion of (n, m, d) unit videos without bias: pairs of different latents, and of the same."""
    n, m, d = videos.shape
    same = float(np.mean([mean_pairwise_cosine(v) for v in videos]))
    flat = videos.reshape(n * m, d).sum(0)
    per_latent = videos.sum(1)
    different = float((flat @ flat - np.einsum("nd,nd->", per_latent, per_latent)) / (n * (n - 1) * m * m))
    return Split(total=1.0 - different, between=same - different, within=1.0 - same)


def _entropy(u: float, d: int, floor: float) -> float:
    u = min(u, 1.0 - floor)
    return float(vmf_entropy(concentration(np.sqrt(u), d), d)) if u > 0 else uniform_entropy(d)


def _leave_one_out(x: Doubles) -> Doubles:
    """Return (n,) mean pairwise cosines, each without one row; needs 3 rows, else the pair's own cosine."""
    if len(x) < 3:
        return np.full(len(x), mean_pairwise_cosine(x))
    return np.array([mean_pairwise_cosine(np.delete(x, i, axis=0)) for i in range(len(x))])


def _spread(left_out: Doubles, u: float, d: int, floor: float) -> Spread:
    """Turn a mean cosine and its jackknife values into a spread with an interval."""
    n = len(left_out)
    error = float(np.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum()))
    reach = float(student_t.ppf(0.975, n - 1)) * error if n > 2 else 1.0
    return Spread(
        value=spread_of(u, d, floor=floor),
        low=spread_of(min(1.0, u + reach), d, floor=floor),
        high=spread_of(max(0.0, u - reach), d, floor=floor),
        nats=_entropy(u, d, floor),
    )


def _total(aleatoric: Spread, epistemic: Spread) -> Spread:
    """Join the two: entropies add (the paper's sum); spreads join as a root mean square, so both units agree."""
    values = [float(np.sqrt((a * a + e * e) / 2)) for a, e in zip(aleatoric[:3], epistemic[:3], strict=True)]
    return Spread(values[0], values[1], values[2], aleatoric.nats + epistemic.nats)
