"""The slow, readable way to what `vmf` computes fast: power series with as many digits as one likes.

I_nu(x) = (x / 2)^nu / Gamma(nu + 1) sum_k (x^2 / 4)^k / (k! (nu + 1)_k): all terms are positive, nothing cancels, and
about x terms are needed, so it serves for x up to some thousands. Slow: only tests and the curious call it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal, localcontext


def slow_log_normaliser(kappa: float, d: int, *, digits: int = 50) -> Decimal:
    """Return log C_d(kappa), correct to about `digits` digits less those of the powers of pi and Gamma."""
    with localcontext() as context:
        context.prec = digits
        # nu log kappa - (d / 2) log 2 pi - log I_nu: the powers of kappa / 2 and Gamma(d / 2) are the uniform density.
        return _log_uniform_density(d) - _series(kappa, d)[0].ln()


def slow_entropy(kappa: float, d: int, *, digits: int = 50) -> Decimal:
    """Return h = -log C - kappa A_d(kappa) in nats."""
    with localcontext() as context:
        context.prec = digits
        s, weighted = _series(kappa, d)
        # kappa A = kappa d/dkappa log sum = 2 (sum of k term_k) / (sum of term_k).
        return s.ln() - _log_uniform_density(d) - 2 * weighted / s


def _series(kappa: float, d: int) -> tuple[Decimal, Decimal]:
    """Return the sum of the terms, and the sum of k times the k-th."""
    quarter = Decimal(kappa) ** 2 / 4
    term, total, weighted, k = Decimal(1), Decimal(1), Decimal(0), 0
    while term > total.scaleb(-60) or k * k < quarter:
        k += 1
        term *= quarter / (k * (Decimal(d) / 2 + k - 1))
        total += term
        weighted += k * term
    return total, weighted


def _log_uniform_density(d: int) -> Decimal:
    """Return log of Gamma(d / 2) / (2 pi^(d / 2))."""
    pi = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")
    if d % 2 == 0:
        gamma = Decimal(math.factorial(d // 2 - 1)).ln()
    else:  # Gamma(k + 1/2) = (2k)! sqrt(pi) / (4^k k!)
        k = d // 2
        gamma = (Decimal(math.factorial(2 * k)) / (4**k * math.factorial(k))).ln() + pi.ln() / 2
    return gamma - Decimal(2).ln() - Decimal(d) / 2 * pi.ln()


def slow_dispersion(x: Sequence[Sequence[float]]) -> float:
    """Return the mean of 1 - cosine over all pairs of unit rows, pair by pair."""
    n = len(x)
    pairs = [(i, j) for i in range(n) for j in range(i)]
    return sum(_apart(x[i], x[j]) for i, j in pairs) / len(pairs)


def slow_split(videos: Sequence[Sequence[Sequence[float]]]) -> tuple[float, float, float]:
    """Return total, between and within of the videos of n latents, pair by pair."""
    n = len(videos)
    within = sum(slow_dispersion(v) for v in videos) / n
    across = [
        sum(_apart(a, b) for a in videos[i] for b in videos[j]) / (len(videos[i]) * len(videos[j]))
        for i in range(n)
        for j in range(i)
    ]
    total = sum(across) / len(across)
    return total, total - within, within


def _apart(x: Sequence[float], y: Sequence[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(x, y, strict=True)) / 2
