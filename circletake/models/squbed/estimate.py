"""The estimator: aleatoric, epistemic and total uncertainty from embeddings, each with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circletake.models.squbed.jackknife import jackknife_interval, leave_one_out_means, leave_one_out_pairs
from circletake.models.squbed.spread import spread_at
from circletake.models.squbed.vmf import dispersion, entropy_at

Doubles = NDArray[np.float64]


class Spread(NamedTuple):
    """A spread in (0, 1] with its 95 % interval, and the entropy that it stands for, in nats."""

    value: float
    low: float
    high: float
    nats: float


class Dispersion(NamedTuple):
    """A mean of 1 - cosine, in [0, 2], with its 95 % interval."""

    value: float
    low: float
    high: float


class Split(NamedTuple):
    """The videos' dispersion, split exactly: total = between + within (spherical analysis of variance)."""

    total: Dispersion
    """Of videos of different latents."""
    between: Dispersion
    """What the latents add: what the prompt left open, as seen in the pictures. May come out below 0 by chance."""
    within: Dispersion
    """Of videos of one latent: what the model does not know."""


class Prior(NamedTuple):
    """What is known of a dispersion before a prompt is measured: towards it few samples are shrunk.

    dispersion: usually the median over a reference set of prompts. weight: how many degrees of freedom it counts for.
    """

    dispersion: float
    weight: float


class Estimate(NamedTuple):
    """S-QUBED's answer for one prompt."""

    total: Spread
    aleatoric: Spread
    epistemic: Spread
    split: Split
    latents: int
    videos: int
    """Of the latent that has the fewest."""
    effective_rank: float
    """In how many directions takes of one latent differ (participation ratio of the residuals): what few takes tell
    of their dispersion has a standard error of about sqrt(2 / (n (m - 1) rank)) of it. 0 when they do not differ."""
    identical: bool
    """Every latent's takes are the same to the last bit: seeds do nothing, so the epistemic spread is unknown."""


def estimate(
    prompt_embeddings: ArrayLike, video_embeddings: ArrayLike | Sequence[ArrayLike], *,
    floor: float = 1e-4, prior: Prior | None = None,
) -> Estimate:  # fmt: skip
    """Estimate the uncertainty of one prompt.

    Args:
        prompt_embeddings: (n, d_text), one row a refined prompt (latent) z_i.
        video_embeddings: (k, m, d_video), m videos of each of the first k latents, k from 2 to n; or k arrays
            (m_i, d_video).
        floor: smallest dispersion that is believed in either space: what a codec or rounding alone would give.
        prior: of the videos' dispersion; None shrinks nothing.

    Returns:
        Aleatoric h(Z | l) over the prompts, epistemic h(V | Z) averaged over latents, and total: their sum in nats,
        their root mean square as a spread. Intervals are jackknife over latents, on the log scale, with Student's t;
        for two latents they are the whole range.

    Raises:
        ValueError: n below 2, an m below 2, or shapes that do not agree.
    """
    prompts, videos = _checked(prompt_embeddings, video_embeddings)
    rank = effective_rank(videos)
    within = _shrunk(np.array([dispersion(v) for v in videos]), videos, rank, prior)
    of_prompts, of_takes = leave_one_out_pairs(_half_squares(prompts)), leave_one_out_means(within)
    aleatoric = _spread(of_prompts, prompts.shape[1], floor)
    epistemic = _spread(of_takes, videos[0].shape[1], floor)
    nats = float(np.mean(entropy_at(np.maximum(within, floor), videos[0].shape[1])))
    return Estimate(
        total=_total(of_prompts, of_takes, prompts.shape[1], videos[0].shape[1], floor, aleatoric.nats + nats),
        aleatoric=aleatoric,
        epistemic=epistemic._replace(nats=nats),
        split=_split(videos),
        latents=len(videos),
        videos=min(map(len, videos)),
        effective_rank=rank,
        identical=all(bool(np.all(v == v[0])) for v in videos),
    )


def split_dispersion(video_embeddings: ArrayLike | Sequence[ArrayLike]) -> Split:
    """Split the dispersion of (n, m, d) videos, or n arrays (m_i, d), by pairs of different latents and of the same.

    Raises:
        ValueError: fewer than two latents, or a latent with fewer than two videos.
    """
    return _split(_checked_videos(video_embeddings))


def effective_rank(videos: Sequence[Doubles]) -> float:
    """Return the participation ratio (sum l)^2 / sum l^2 of the variances l of what differs within latents."""
    residuals = np.concatenate([v - v.mean(0) for v in videos])
    gram = residuals @ residuals.T
    power = float((gram * gram).sum())
    return float(np.trace(gram)) ** 2 / power if power > 0 else 0.0


def _split(videos: list[Doubles]) -> Split:
    within = leave_one_out_means(np.array([dispersion(v) for v in videos]))
    means = np.stack([v.mean(0) for v in videos])
    # 1 - mean cosine of videos of two latents = |difference of means|^2 / 2 + what each mean lacks of length 1.
    lacking = np.array([((v - v.mean(0)) ** 2).sum() / len(v) for v in videos]) / 2
    total = leave_one_out_pairs(_half_squares(means) + lacking[:, None] + lacking[None, :])
    between = total - within
    return Split(
        Dispersion(float(total[0]), *jackknife_interval(total, low=0.0, high=2.0, log=True)),
        Dispersion(float(between[0]), *jackknife_interval(between, low=-2.0, high=2.0)),
        Dispersion(float(within[0]), *jackknife_interval(within, low=0.0, high=2.0, log=True)),
    )


def _shrunk(within: Doubles, videos: list[Doubles], rank: float, prior: Prior | None) -> Doubles:
    """Pull each latent's dispersion towards the prior, by their degrees of freedom."""
    if prior is None:
        return within
    freedom = np.array([len(v) - 1 for v in videos]) * max(rank, 1.0)
    return np.asarray((prior.weight * prior.dispersion + freedom * within) / (prior.weight + freedom))


def _spread(dispersions: Doubles, d: int, floor: float) -> Spread:
    """Turn a dispersion and its leave-one-out values into a spread with an interval."""
    low, high = jackknife_interval(np.maximum(dispersions, floor), low=floor, high=1.0, log=True)
    value, below, above = spread_at(np.clip([dispersions[0], low, high], floor, 1.0), d)
    nats = float(entropy_at(max(floor, dispersions[0]), d))
    return Spread(float(value), float(below), float(above), nats)


def _total(of_prompts: Doubles, of_takes: Doubles, d_text: int, d_video: int, floor: float, nats: float) -> Spread:
    """Join the two: entropies add (the paper's sum); spreads join as a root mean square, so both units agree."""
    a = spread_at(np.clip(of_prompts, floor, 1.0), d_text)
    e = spread_at(np.clip(of_takes, floor, 1.0), d_video)
    lowest = float(spread_at(floor, max(d_text, d_video)))
    # Prompts and takes are left out each on their own: there may be more prompts than were shot.
    parts = (np.sqrt((a * a + e[0] * e[0]) / 2), np.sqrt((a[0] * a[0] + e * e) / 2))
    low, high = jackknife_interval(*parts, low=lowest, high=1.0, log=True)
    return Spread(float(parts[0][0]), low, high, nats)


def _half_squares(x: Doubles) -> Doubles:
    """Return (n, n): |x_i - x_j|^2 / 2, which is 1 - cosine for unit rows."""
    centred = x - x.mean(0)
    gram = centred @ centred.T
    squares = np.diag(gram)
    return np.asarray(np.maximum((squares[:, None] + squares[None, :]) / 2 - gram, 0.0))


def _checked(prompts: ArrayLike, videos: ArrayLike | Sequence[ArrayLike]) -> tuple[Doubles, list[Doubles]]:
    rows = np.asarray(prompts, np.float64)
    takes = _checked_videos(videos)
    if rows.ndim != 2 or len(rows) < len(takes):
        raise ValueError(
            f"needs (n, d) prompts and videos of at most n; got {rows.shape} and {len(takes)} sets of videos"
        )
    return _unit(rows), takes


def _checked_videos(videos: ArrayLike | Sequence[ArrayLike]) -> list[Doubles]:
    takes = [np.asarray(v, np.float64) for v in videos]  # type: ignore[union-attr]
    if any(v.ndim != 2 for v in takes) or len({v.shape[1] for v in takes}) > 1:
        raise ValueError(f"needs (m, d) videos of each latent, got {[v.shape for v in takes]}")
    if len(takes) < 2 or min(map(len, takes)) < 2:
        raise ValueError(f"needs n and m of at least 2, got n = {len(takes)}, m = {[len(v) for v in takes]}")
    return [_unit(v) for v in takes]


def _unit(x: Doubles) -> Doubles:
    length = np.linalg.norm(x, axis=-1, keepdims=True)
    if not np.all(np.isfinite(x)) or np.any(length == 0):
        raise ValueError("embeddings must be finite and not zero")
    return np.asarray(x / length)
