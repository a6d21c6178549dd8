"""The von Mises-Fisher distribution on the unit sphere in d dimensions."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

from circletake.models.squbed.bessel import bessel

Doubles = NDArray[np.float64]

_NEWTON_STEPS = 12
_TINY_KAPPA = 1e-6


class VonMisesFisher(NamedTuple):
    """A fitted distribution.

    mean: (d,) unit vector, or the zero vector when no direction stands out. kappa: concentration, 0 for uniform.
    u: the mean pairwise cosine that it was fitted from. n: samples. entropy_nats: its differential entropy.
    """

    mean: Doubles
    kappa: float
    u: float
    n: int
    entropy_nats: float


def uniform_entropy(d: int) -> float:
    """Return the entropy of the uniform distribution: the log of the sphere's area."""
    return float(np.log(2.0) + 0.5 * d * np.log(np.pi) - gammaln(0.5 * d))


def vmf_log_normaliser(kappa: ArrayLike, d: int) -> Doubles:
    """Return log C_d(kappa), where the density is C_d(kappa) exp(kappa mean . x).

    log C = nu log kappa - (d / 2) log 2 pi - log I_nu(kappa), nu = d / 2 - 1.

    Raises:
        ValueError: d below 2, or a kappa below 0.
    """
    k = _checked(kappa, d)
    nu = 0.5 * d - 1.0
    safe = np.maximum(k, _TINY_KAPPA)
    log_i = bessel(nu, safe).log_scaled + safe
    # Below _TINY_KAPPA the sphere is flat to 1e-13: log C = -h_uniform - kappa^2 / (2 d).
    return np.where(
        k < _TINY_KAPPA,
        -uniform_entropy(d) - k * k / (2.0 * d),
        nu * np.log(safe) - 0.5 * d * np.log(2.0 * np.pi) - log_i,
    )


def mean_resultant(kappa: ArrayLike, d: int) -> Doubles:
    """Return A_d(kappa) = I_{d/2} / I_{d/2-1}, the length of the mean vector, in [0, 1)."""
    k = _checked(kappa, d)
    safe = np.maximum(k, _TINY_KAPPA)
    return np.where(k < _TINY_KAPPA, k / d, 1.0 - bessel(0.5 * d - 1.0, safe).one_less_ratio)


def vmf_entropy(kappa: ArrayLike, d: int) -> Doubles:
    """Return h = -log C - kappa A_d(kappa) in nats, without cancellation at large kappa.

    Raises:
        ValueError: d below 2, or a kappa below 0.
    """
    k = _checked(kappa, d)
    nu = 0.5 * d - 1.0
    safe = np.maximum(k, _TINY_KAPPA)
    log_scaled, one_less = bessel(nu, safe)
    entropy = 0.5 * d * np.log(2.0 * np.pi) - nu * np.log(safe) + log_scaled + safe * one_less
    return np.where(k < _TINY_KAPPA, uniform_entropy(d) - k * k / (2.0 * d), entropy)


def concentration(resultant: ArrayLike, d: int) -> Doubles:
    """Return kappa with A_d(kappa) = resultant, for resultants in [0, 1).

    Start: Banerjee et al. (2005). Newton: Sra (2012).
    """
    r = np.asarray(resultant, np.float64)
    if np.any((r < 0) | (r >= 1)):
        raise ValueError("a mean resultant length lies in [0, 1)")
    kappa = np.maximum(r * (d - r * r) / (1.0 - r * r), _TINY_KAPPA)
    less = 1.0 - r
    for _ in range(_NEWTON_STEPS):
        one_less = bessel(0.5 * d - 1.0, kappa).one_less_ratio
        a = 1.0 - one_less
        slope = one_less * (1.0 + a) - (d - 1.0) * a / kappa  # A' = 1 - A^2 - (d - 1) A / kappa
        step = (less - one_less) / np.maximum(slope, 1e-300)
        kappa = np.clip(kappa - step, 0.1 * kappa, 10.0 * kappa)
    return np.where(r == 0.0, 0.0, kappa)


def mean_pairwise_cosine(x: Doubles) -> float:
    """Return the mean inner product over all pairs of the (n, d) rows: unbiased for the squared resultant."""
    n = len(x)
    total = x.sum(0)
    return float((total @ total - n) / (n * (n - 1)))


def fit_vmf(x: ArrayLike, *, floor: float = 1e-6) -> VonMisesFisher:
    """Fit to (n, d) unit rows by the unbiased squared resultant.

    Args:
        x: unit vectors; rows are normalised again, so that rounding does not matter.
        floor: smallest dispersion 1 - u that is believed; what a codec or rounding alone would give.

    Raises:
        ValueError: fewer than two rows, a zero row, or numbers that are not finite.
    """
    rows = _unit_rows(x)
    u = min(mean_pairwise_cosine(rows), 1.0 - floor)
    d = rows.shape[1]
    kappa = float(concentration(np.sqrt(u), d)) if u > 0 else 0.0
    total = rows.sum(0)
    length = np.linalg.norm(total)
    mean = total / length if length > 0 else total
    return VonMisesFisher(mean, kappa, u, len(rows), float(vmf_entropy(kappa, d)))


def _unit_rows(x: ArrayLike) -> Doubles:
    rows = np.asarray(x, np.float64)
    if rows.ndim != 2 or len(rows) < 2:
        raise ValueError(f"needs at least two rows of embeddings, got an array of shape {rows.shape}")
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.all(np.isfinite(rows)) or np.any(length == 0):
        raise ValueError("embeddings must be finite and not zero")
    return np.asarray(rows / length)


def _checked(kappa: ArrayLike, d: int) -> Doubles:
    if d < 2:
        raise ValueError(f"a sphere needs at least 2 dimensions, got {d}")
    k = np.asarray(kappa, np.float64)
    if np.any(~(k >= 0)):
        raise ValueError("kappa must be a number of at least 0")
    return k
