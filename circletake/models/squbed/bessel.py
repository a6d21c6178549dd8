"""log I_nu(kappa) and the ratio I_{nu+1} / I_nu for any order and argument, without overflow.

Debye's uniform expansion (NIST DLMF 10.41.3) at a raised order, then the downward recurrence
I_{nu-1} = I_{nu+1} + (2 nu / kappa) I_nu (DLMF 10.29.1), which is stable; Hankel's expansion (DLMF 10.40.1) where
kappa dwarfs nu squared, for 1 minus the ratio without cancellation.
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
"""Order from which the expansion with `_TERMS` terms is exact to about 1e-14."""
_HANKEL_TERMS = 14


class Bessel(NamedTuple):
    """log I_nu(kappa) - kappa, and 1 - I_{nu+1}(kappa) / I_nu(kappa)."""

    log_scaled: Doubles
    one_less_ratio: Doubles


def bessel(nu: float, kappa: Doubles) -> Bessel:
    """Evaluate at an order nu >= 0 and arguments kappa > 0 of any shape."""
    steps = max(0, int(np.ceil(_RAISED_TO - nu)))
    top = nu + steps
    log_scaled = _debye(top, kappa)
    ratio = np.exp(_debye(top + 1.0, kappa) - log_scaled)
    for step in range(steps):
        ratio = 1.0 / (2.0 * (top - step) / kappa + ratio)
        log_scaled = log_scaled - np.log(ratio)
    far = kappa > max(1e5, 2.0 * nu * nu)
    one_less = 1.0 - ratio
    if np.any(far):
        one_less = np.where(far, _hankel_one_less_ratio(nu, np.where(far, kappa, 1e5 + 2.0 * nu * nu)), one_less)
    return Bessel(log_scaled, one_less)


def _debye(nu: float, kappa: Doubles) -> Doubles:
    """Return log I_nu(kappa) - kappa by DLMF 10.41.3, accurate for nu >= _RAISED_TO."""
    z = kappa / nu
    root = np.sqrt(1.0 + z * z)
    p = 1.0 / root
    # nu * (root - z) written so that large z does not cancel.
    exponent = nu * (1.0 / (root + z) + np.log(z / (1.0 + root)))
    series = np.ones_like(p)
    for k, coefficients in enumerate(_debye_polynomials(), start=1):
        series = series + np.polynomial.polynomial.polyval(p, coefficients) / nu**k
    return np.asarray(exponent - 0.5 * np.log(2.0 * np.pi * nu) - 0.5 * np.log(root) + np.log(series))


@cache
def _debye_polynomials() -> tuple[tuple[float, ...], ...]:
    """Return u_1 .. u_K by the recurrence DLMF 10.41.9, exactly, then as floats."""
    u = [Fraction(1)]
    out = []
    for _ in range(_TERMS):
        derived = [k * c for k, c in enumerate(u)][1:] or [Fraction(0)]
        nxt = [Fraction(0)] * (len(u) + 3)
        for k, c in enumerate(derived):  # p^2 (1 - p^2) u' / 2
            nxt[k + 2] += c / 2
            nxt[k + 4 if k + 4 < len(nxt) else -1] -= c / 2
        for k, c in enumerate(u):  # integral of (1 - 5 t^2) u / 8
            nxt[k + 1] += c / (8 * (k + 1))
            nxt[k + 3] -= 5 * c / (8 * (k + 3))
        u = nxt
        out.append(tuple(float(c) for c in u))
    return tuple(out)


def _hankel_one_less_ratio(nu: float, kappa: Doubles) -> Doubles:
    """Return 1 - I_{nu+1} / I_nu from Hankel's series, subtracted term by term."""
    mine, above, difference = np.ones_like(kappa), np.ones_like(kappa), np.zeros_like(kappa)
    a = b = 1.0
    delta = 0.0
    for k in range(1, _HANKEL_TERMS):
        odd = (2 * k - 1) ** 2
        # b_k - a_k = b_{k-1} (4(nu+1)^2 - 4nu^2) / (8k) + (b_{k-1} - a_{k-1}) (4nu^2 - odd) / (8k)
        delta = b * (8.0 * nu + 4.0) / (8.0 * k) + delta * (4.0 * nu * nu - odd) / (8.0 * k)
        a *= (4.0 * nu * nu - odd) / (8.0 * k)
        b *= (4.0 * (nu + 1.0) ** 2 - odd) / (8.0 * k)
        power = (-1.0 / kappa) ** k
        mine, above, difference = mine + a * power, above + b * power, difference - delta * power
    return difference / mine
