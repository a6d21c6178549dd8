"""The von Mises-Fisher distribution on the unit sphere in d dimensions."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circletake.models.squbed.bessel import bessel

Doubles = NDArray[np.float64]

_NEWTON_STEPS = 40
_SETTLED = 1e-9
"""After a step of this size the next one would be below rounding: Newton's steps square."""
_TINY_KAPPA = 1e-6
_FAR = 1e6
"""From this many times d on, 1 - A is (d - 1) / (2 kappa) but for a millionth."""
_CHUNK = 8192
"""Numbers evaluated at a time, so that they stay in the processor's cache."""


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
    return float(np.log(2.0) + 0.5 * d * np.log(np.pi) - math.lgamma(0.5 * d))


def vmf_log_normaliser(kappa: ArrayLike, d: int) -> Doubles:
    """Return log C_d(kappa), where the density is C_d(kappa) exp(kappa mean . x).

    log C = nu log kappa - (d / 2) log 2 pi - log I_nu(kappa), nu = d / 2 - 1.

    Args:
        kappa: concentrations of any shape, 0 to 1e300.
        d: dimension, from 2 on.

    Raises:
        ValueError: d below 2, or a kappa below 0 or not finite.
    """
    return _chunked(_log_normaliser, _checked(kappa, d), d)


def mean_resultant(kappa: ArrayLike, d: int) -> Doubles:
    """Return A_d(kappa) = I_{d/2} / I_{d/2-1}, the length of the mean vector, in [0, 1]."""
    return _chunked(_resultant, _checked(kappa, d), d)


def one_less_resultant(kappa: ArrayLike, d: int) -> Doubles:
    """Return 1 - A_d(kappa) with all its digits, however near A is to 1."""
    return _chunked(_one_less_resultant, _checked(kappa, d), d)


def vmf_entropy(kappa: ArrayLike, d: int) -> Doubles:
    """Return h = -log C - kappa A_d(kappa) in nats, without cancellation at large kappa.

    Raises:
        ValueError: d below 2, or a kappa below 0 or not finite.
    """
    return _chunked(_entropy, _checked(kappa, d), d)


def concentration(resultant: ArrayLike, d: int) -> Doubles:
    """Return kappa with A_d(kappa) = resultant, for resultants in [0, 1).

    Raises:
        ValueError: a resultant outside [0, 1).
    """
    r = np.asarray(resultant, np.float64)
    if np.any(~((r >= 0) & (r < 1))):
        raise ValueError("a mean resultant length lies in [0, 1)")
    return _solve(r, 1.0 - r, d)


def concentration_at(one_less: ArrayLike, d: int) -> Doubles:
    """Return kappa with 1 - A_d(kappa) = one_less, in (0, 1]: the way in that keeps the digits of tight samples.

    Raises:
        ValueError: a number outside (0, 1].
    """
    o = np.asarray(one_less, np.float64)
    if np.any(~((o > 0) & (o <= 1))):
        raise ValueError("1 less a mean resultant length lies in (0, 1]")
    return _solve(1.0 - o, o, d)


def _solve(r: Doubles, one_less: Doubles, d: int) -> Doubles:
    """Solve A = r by Newton's method on log A - log(1 - A) over log kappa: a curve of slope 1 to 1.3.

    Start: A. Banerjee et al., JMLR 6 (2005), Eq. (4.4). Slope: A' = 1 - A^2 - (d - 1) A / kappa (S. Sra, 2012).
    """
    _checked(0.0, d)
    zero = r == 0.0
    r, one_less = np.where(zero, 0.5, r), np.where(zero, 0.5, one_less)
    wanted = np.log(r) - np.log(one_less)
    log_kappa = np.log(r) + np.log(d - r * r) - np.log1p(r) - np.log(one_less)
    for _ in range(_NEWTON_STEPS):
        kappa = np.exp(log_kappa)
        a, o = _resultants(kappa, d)
        exact = kappa * (o * (1.0 + a) - (d - 1.0) * a / kappa) / (a * o)
        slope = np.where(kappa > _FAR * d, 1.0, np.clip(exact, 0.5, 2.0))
        step = (np.log(a) - np.log(o) - wanted) / slope
        log_kappa = log_kappa - step
        if np.all(np.abs(step) < _SETTLED):
            break
    return np.asarray(np.where(zero, 0.0, np.exp(log_kappa)))


def dispersion(x: Doubles) -> float:
    """Return the mean of 1 - cosine over all pairs of the (n, d) unit rows.

    It is the sum of |x_i - mean|^2 over n - 1, so that nothing cancels for rows that are nearly the same; unbiased for
    1 less the squared resultant.
    """
    away = x - x.mean(0)
    return float((away * away).sum() / (len(x) - 1))


def entropy_at(dispersed: ArrayLike, d: int) -> Doubles:
    """Return the entropy of the distribution with these dispersions 1 - u; uniform from 1 on.

    Raises:
        ValueError: a dispersion of 0 or below: its entropy has no bottom.
    """
    one_less_u = np.asarray(dispersed, np.float64)
    if np.any(~(one_less_u > 0)):
        raise ValueError("a dispersion is above 0; floor it at what the codec alone would give")
    u = np.clip(1.0 - one_less_u, 0.0, 1.0)
    return vmf_entropy(_concentration_of(u, np.minimum(one_less_u, 1.0), d), d)


def _concentration_of(u: Doubles, one_less_u: Doubles, d: int) -> Doubles:
    """Return kappa at squared resultants u and 1 - u, both given so that neither end loses digits."""
    r = np.sqrt(u)
    return _solve(r, one_less_u / (1.0 + r), d)


def fit_vmf(x: ArrayLike, *, floor: float = 1e-6) -> VonMisesFisher:
    """Fit to (n, d) unit rows by the unbiased squared resultant.

    Args:
        x: unit vectors; rows are normalised again, so that rounding does not matter.
        floor: smallest dispersion 1 - u that is believed; what a codec or rounding alone would give.

    Raises:
        ValueError: fewer than two rows, a zero row, or numbers that are not finite.
    """
    rows = _unit_rows(x)
    one_less_u = max(dispersion(rows), floor)
    u, d = 1.0 - one_less_u, rows.shape[1]
    kappa = float(_concentration_of(np.asarray(u), np.asarray(one_less_u), d)) if u > 0 else 0.0
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
    if np.any(~((k >= 0) & (k < np.inf))):
        raise ValueError("kappa must be a finite number of at least 0")
    return k


def _chunked(function: Callable[[Doubles, int], Doubles], kappa: Doubles, d: int) -> Doubles:
    """Evaluate chunk by chunk; the same shape comes back."""
    if kappa.size <= _CHUNK:
        return np.asarray(function(kappa, d))
    flat = kappa.reshape(-1)
    parts = [function(flat[begin : begin + _CHUNK], d) for begin in range(0, flat.size, _CHUNK)]
    return np.concatenate(parts).reshape(kappa.shape)


def _log_normaliser(k: Doubles, d: int) -> Doubles:
    nu = 0.5 * d - 1.0
    safe = np.maximum(k, _TINY_KAPPA)
    value = nu * np.log(safe) - 0.5 * d * np.log(2.0 * np.pi) - bessel(nu, safe).log_scaled - safe
    # Below _TINY_KAPPA the sphere is flat: log C = -h_uniform - kappa^2 / (2 d), and the next term is below 1e-25.
    return np.where(k < _TINY_KAPPA, -uniform_entropy(d) - _flat(k) / (2.0 * d), value)


def _entropy(k: Doubles, d: int) -> Doubles:
    nu = 0.5 * d - 1.0
    safe = np.maximum(k, _TINY_KAPPA)
    log_scaled, _, one_less = bessel(nu, safe)
    value = 0.5 * d * np.log(2.0 * np.pi) - nu * np.log(safe) + log_scaled + safe * one_less
    return np.where(k < _TINY_KAPPA, uniform_entropy(d) - _flat(k) / (2.0 * d), value)


def _flat(k: Doubles) -> Doubles:
    return np.minimum(k, _TINY_KAPPA) ** 2


def _resultant(k: Doubles, d: int) -> Doubles:
    return _resultants(k, d)[0]


def _one_less_resultant(k: Doubles, d: int) -> Doubles:
    return _resultants(k, d)[1]


def _resultants(k: Doubles, d: int) -> tuple[Doubles, Doubles]:
    """Return A and 1 - A."""
    found, flat = bessel(0.5 * d - 1.0, np.maximum(k, _TINY_KAPPA)), k < _TINY_KAPPA
    return np.where(flat, k / d, found.ratio), np.where(flat, 1.0 - k / d, found.one_less_ratio)
