"""Reference values of the von Mises-Fisher distribution with 50 digits, by mpmath.

`python tests/models/vmf_reference.py` writes them anew to golden/vmf.json, which the tests read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import mpmath

GOLDEN = Path(__file__).parent / "golden" / "vmf.json"
DIMENSIONS = (2, 3, 4, 5, 7, 10, 16, 17, 18, 30, 48, 49, 50, 51, 64, 128, 192, 384, 512, 768, 1024, 1536, 2048, 4096)
KAPPAS = (
    "0", "1e-300", "1e-160", "1e-30", "9.9e-7", "1.1e-6", "1e-4", "0.02", "0.3", "1", "2.5", "7", "23.9", "24.1", "60",
    "150", "500", "1999", "2100", "7e3", "5e4", "4e5", "3e6", "1e8", "1e10", "1e13", "1e17", "1e40", "1e153", "1e155",
    "1e300",
)  # fmt: skip
_DIGITS = 50
_SERIES_TO = 300


class Reference(NamedTuple):
    """log C, h, A and 1 - A."""

    log_normaliser: str
    entropy: str
    resultant: str
    one_less: str


def reference(kappa: str, d: int) -> Reference:
    """Compute at twice the digits that are told; the argument is the double nearest to `kappa`, as for the code."""
    with mpmath.workdps(2 * _DIGITS):
        k, nu = mpmath.mpf(float(kappa)), mpmath.mpf(d) / 2 - 1
        log_series, ratio, one_less = _bessel(k, nu)
        log_uniform = mpmath.loggamma(nu + 1) - mpmath.log(2) - (nu + 1) * mpmath.log(mpmath.pi)
        log_c = log_uniform - log_series - k
        h = log_series + k * one_less - log_uniform
        return Reference(*(mpmath.nstr(x, _DIGITS) for x in (log_c, h, ratio, one_less)))


def _bessel(k: mpmath.mpf, nu: mpmath.mpf) -> tuple[mpmath.mpf, mpmath.mpf, mpmath.mpf]:
    """Return log of Gamma(nu + 1) (2 / k)^nu I_nu(k), less k; I_{nu+1} / I_nu; and 1 less that."""
    if k > 50 * (nu + 10) ** 2:  # Hankel's series, DLMF 10.40.1
        mine, above = (_hankel(k, order) for order in (nu, nu + 1))
        # The terms' difference keeps its digits however large k is.
        one_less = sum(a - b for a, b in zip(mine, above, strict=True)) / sum(mine)
        log_i = mpmath.log(sum(mine)) - mpmath.log(2 * mpmath.pi * k) / 2
        return log_i + mpmath.loggamma(nu + 1) - nu * mpmath.log(k / 2), 1 - one_less, one_less
    if k > _SERIES_TO:
        mine, above = (mpmath.besseli(order, k, maxterms=10**7) for order in (nu, nu + 1))
        log_i = mpmath.log(mine) - k + mpmath.loggamma(nu + 1) - nu * mpmath.log(k / 2)
        return log_i, above / mine, 1 - above / mine
    total = term = mpmath.mpf(1)
    weighted = mpmath.mpf(0)
    j = 0
    while term > total * mpmath.mpf(10) ** (-2 * _DIGITS) or j < k / 2:
        j += 1
        term *= k * k / 4 / (j * (nu + j))
        total += term
        weighted += j * term
    ratio = 2 * weighted / total / k if k else mpmath.mpf(0)
    return mpmath.log(total) - k, ratio, 1 - ratio


def _hankel(k: mpmath.mpf, order: mpmath.mpf, terms: int = 80) -> list[mpmath.mpf]:
    out = [mpmath.mpf(1)]
    for j in range(1, terms):
        out.append(-out[-1] * (4 * order**2 - (2 * j - 1) ** 2) / (8 * j * k))
    return out


def main() -> None:
    """Write the golden file."""
    rows = [[d, kappa, *reference(kappa, d)] for d in DIMENSIONS for kappa in KAPPAS]
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
