"""log I_nu(kappa) and the ratio I_{nu+1} / I_nu for any order and argument, without overflow or cancellation.

Debye's uniform expansions of I_nu and of its derivative (NIST DLMF 10.41.3 and 10.41.5) at a raised order, then
downward by I_{nu-1} = I_{nu+1} + (2 nu / kappa) I_nu (DLMF 10.29.1), which is stable.

With z = kappa / nu, s = sqrt(1 + z^2), p = 1 / s, and U, V the two series, I_{nu+1} / I_nu = (s V / U - 1) / z. Since
v_k - u_k = -p (1 - p^2) (u_{k-1} / 2 + p u'_{k-1}) (DLMF 10.41.10), s (U - V) = (1 - p^2) W with
W = sum_k (u_{k-1} / 2 + p u'_{k-1}) / nu^k, and the ratio, and for z >= 1 also 1 minus the ratio, have forms in which
nothing cancels:
    ratio     = z (1 / (s + 1) - p^2 W / U)
    1 - ratio = (1 - 1 / (s + z) + (1 - p^2) W / U) / z
At a fixed order U and W are one polynomial in p each: an evaluation is two Horner schemes, a root and two logarithms.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_TERMS = 9
_RAISED_TO = 24.0
"""Order from which the expansions with `_TERMS` terms are exact to about 1e-15."""


class Bessel(NamedTuple):
    """log I_nu(kappa) - kappa, I_{nu+1}(kappa) / I_nu(kappa), and 1 minus that ratio: each to full precision."""

    log_scaled: Doubles
    ratio: Doubles
    one_less_ratio: Doubles


def bessel(nu: float, kappa: Doubles) -> Bessel:
    """Evaluate at an order nu >= 0 and arguments kappa from 1e-6 up, of any shape."""
    steps = max(0, int(np.ceil(_RAISED_TO - nu)))
    top = nu + steps
    log_scaled, ratio, one_less = _debye(top, kappa)
    product = np.ones_like(kappa)
    for step in range(steps):
        fall = 2.0 * (top - step) / kappa
        # 1 - 1 / (fall + ratio): both parts are of the order of 1 / kappa, so that large kappa keeps its digits.
        one_less = (fall - one_less) / (fall + ratio)
        ratio = 1.0 / (fall + ratio)
        product *= ratio
    return Bessel(log_scaled - np.log(product) if steps else log_scaled, ratio, one_less)


def _debye(nu: float, kappa: Doubles) -> Bessel:
    """Evaluate by the expansions alone, for nu >= _RAISED_TO."""
    z = kappa / nu
    s = np.hypot(1.0, z)
    p = 1.0 / s
    of_u, of_w = _polynomials(nu)
    u = _horner(of_u, p)
    w = _horner(of_w, p) / u
    # nu * (s - z) written so that large z does not cancel; log s is what hypot can still give at z = 1e300.
    exponent = nu * (1.0 / (s + z) + np.log(z / (1.0 + s)))
    log_scaled = exponent + np.log(u) - 0.5 * (np.log(2.0 * np.pi * nu) + np.log(s))
    p2 = p * p
    ratio = z * (1.0 / (s + 1.0) - p2 * w)
    # Each form where it keeps its digits: the ratio is below 0.42 up to z = 1.
    one_less = np.where(z < 1.0, 1.0 - ratio, (1.0 - 1.0 / (s + z) + (z * p) ** 2 * w) / z)
    return Bessel(log_scaled, ratio, one_less)


def _horner(coefficients: tuple[float, ...], p: Doubles) -> Doubles:
    value = np.full_like(p, coefficients[-1])
    for coefficient in coefficients[-2::-1]:
        value *= p
        value += coefficient
    return value


@cache
def _polynomials(nu: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return U and W at an order, as coefficients of powers of p."""
    order = Fraction(nu)
    series = _debye_polynomials()
    u = [Fraction(0)] * (3 * _TERMS + 1)
    w = [Fraction(0)] * (3 * _TERMS + 1)
    for k, polynomial in enumerate(series):
        for power, c in enumerate(polynomial):
            u[power] += c / order**k
            if k < _TERMS:  # u_k / 2 + p u_k', over nu^(k + 1)
                w[power] += c * (Fraction(1, 2) + power) / order ** (k + 1)
    return tuple(map(float, u)), tuple(map(float, w))


@cache
def _debye_polynomials() -> tuple[tuple[Fraction, ...], ...]:
    """Return u_0 .. u_K by the recurrence DLMF 10.41.9, exactly."""
    u = [Fraction(1)]
    out = [tuple(u)]
    for _ in range(_TERMS):
        nxt = [Fraction(0)] * (len(u) + 3)
        for k, c in enumerate(u):
            nxt[k + 1] += c * (Fraction(k, 2) + Fraction(1, 8 * (k + 1)))  # p^2 u' / 2 and the integral of u / 8
            nxt[k + 3] -= c * (Fraction(k, 2) + Fraction(5, 8 * (k + 3)))  # -p^4 u' / 2 and that of -5 t^2 u / 8
        u = nxt
        out.append(tuple(u))
    return tuple(out)
