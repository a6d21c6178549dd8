"""How to split a budget of takes between latents and repeats.

The variance of the mean dispersion over n latents with m takes each is about (sb2 + sw2 / m) / n, and it costs
n (c_z + m c_v). For a fixed cost it is least at m* = sqrt(c_z sw2 / (c_v sb2)), the optimum of two-stage sampling
(W. G. Cochran, Sampling Techniques, 3rd ed., Eq. 10.26), and never below 2: one take tells nothing of spread.

Symbols: c_z cost of a latent; c_v cost of a take; sw2 variance within a latent; sb2 variance between latents.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Allotment(NamedTuple):
    """n latents with m takes each, and what they cost."""

    latents: int
    videos: int
    cost: float


def optimum_videos(latent_cost: float, video_cost: float, within: float, between: float) -> float:
    """Return m*, a real number of at least 2.

    Args:
        latent_cost: cost of one refined prompt, >= 0.
        video_cost: cost of one take, > 0, in the same unit.
        within: variance of what one more take of the same latent tells, >= 0.
        between: variance between latents, >= 0.

    Raises:
        ValueError: costs or variances out of range.
    """
    if latent_cost < 0 or video_cost <= 0 or within < 0 or between < 0:
        raise ValueError(
            f"costs and variances are not negative and a take costs something; got {latent_cost!r}, {video_cost!r}, "
            f"{within!r}, {between!r}"
        )
    if between == 0:
        return math.inf if latent_cost > 0 and within > 0 else 2.0
    return max(2.0, math.sqrt(latent_cost * within / (video_cost * between)))


def split_budget(
    budget: float, *, latent_cost: float, video_cost: float, within: float, between: float, least: int = 2
) -> Allotment:
    """Return the whole n and m that make the variance least at no more than the budget.

    Whole numbers can lie far from m*, so every m that leaves `least` latents is tried.

    Raises:
        ValueError: a budget below `least` latents with two takes each.
    """
    best: tuple[float, Allotment] | None = None
    most = int((budget / least - latent_cost) // video_cost)
    for m in range(2, most + 1):
        n = int(budget // (latent_cost + m * video_cost))
        variance = (between + within / m) / n
        if best is None or variance < best[0]:
            best = variance, Allotment(n, m, n * (latent_cost + m * video_cost))
    if best is None:
        raise ValueError(
            f"a budget of {budget!r} does not pay {least} latents with two takes each "
            f"({least * (latent_cost + 2 * video_cost)!r})"
        )
    return best[1]
