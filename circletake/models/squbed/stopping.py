"""When enough takes were shot: intervals that stay valid however often one looks, against decision thresholds.

Papers: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", arXiv 2010.09686
(hedged capital process, Sec. 4.4; predictable plug-in bets, Eq. (26)). Their coverage needs bounded observations whose
mean does not depend on the past, and nothing else: no normal law, no fixed sample size.

What is observed, one number in [0, 1] at a time, in the order of drawing:
    epistemic   a shot latent's mean dispersion 1 - cosine over the pairs of its takes
    aleatoric   the dispersion of prompts 1 and 2, of 3 and 4, ...: pairs that share nothing, so they are independent
Each is cut at a ceiling and divided by it: a tight ceiling ("anything goes" in that embedding space) makes the
interval short. What is bounded is then the mean of the cut dispersion, never more than the mean dispersion itself.

Refined prompts are cheap and takes are not. So all prompts are written at once, and shot one after the other until
the answer is known. How a critic uses it:

    limits = Limits(aleatoric=Limit(0.2, 0.6), epistemic=Limit(0.25, 0.6))
    observed = Observed.nothing()
    while isinstance(step := next_draw(observed, limits), Draw):
        text = embed(write(step.prompts))                      # (k, d); none when step.prompts is 0
        ... shoot the next step.latents prompts that are not shot yet, step.videos takes of each ...
        observed = observed.with_prompts(text).with_takes(video)               # (step.latents, step.videos, d)
    step.reason, step.epistemic, step.aleatoric     # what is known now, with valid intervals

A bounded law can hide rare surprises, so no honest rule is sure after two takes: with thresholds near half of the
ceiling, about 5 surely equal latents show that a shot is sure at alpha = 0.1; with a third of it, about 8.

Prompts must be drawn anew from the same grammar, and every latent needs the same number of takes (at least 2). Where
latents share their seeds, the interval is for the mean over latents at these seeds.

Symbols: x_t the t-th observation; m a candidate mean; lambda_t a bet; K_t(m) capital; alpha error level.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Doubles = NDArray[np.float64]

_GRID = 1001
_TRUNCATION = 0.95
"""Largest share of the capital that a bet may risk."""

StopReason = Literal["sure", "vague", "unsure", "vague and unsure", "spent"]
"""sure: both spreads are below their thresholds. vague: the aleatoric one is above its own, the epistemic one below.
unsure: the other way round. spent: an interval still holds its threshold,
and what may be drawn was drawn, or would hardly decide it."""


class Limit(NamedTuple):
    """Where a decision lies, in mean dispersion 1 - cosine."""

    threshold: float
    ceiling: float = 1.0
    """Dispersions above count as this."""


class Limits(NamedTuple):
    """What may be drawn, and what must be known.

    alpha: chance that an interval ever misses, each of the two, over the whole run. prompts: refined prompts written.
    least, most: of them shot. videos: takes of each.
    """

    aleatoric: Limit
    epistemic: Limit
    alpha: float = 0.1
    prompts: int = 24
    least: int = 4
    most: int = 12
    videos: int = 2


class Interval(NamedTuple):
    """A mean dispersion with an interval that holds at every stopping time."""

    value: float
    low: float
    high: float
    observations: int


class Observed(NamedTuple):
    """What was drawn so far.

    text: (p, d) unit rows, one a refined prompt. video: (n, m, d') unit rows, the takes of the first n of them.
    """

    text: Doubles
    video: Doubles

    @classmethod
    def nothing(cls) -> Observed:
        """Return the state before the first prompt."""
        return cls(np.zeros((0, 0)), np.zeros((0, 0, 0)))

    def with_prompts(self, text: ArrayLike) -> Observed:
        """Add (k, d) embeddings of refined prompts; an empty array adds none.

        Raises:
            ValueError: another shape, or numbers that are no direction.
        """
        more = np.asarray(text, np.float64)
        if more.size == 0:
            return self
        if more.ndim != 2:
            raise ValueError(f"needs (k, d) prompts, got {more.shape}")
        return self._replace(text=_unit(more) if len(self.text) == 0 else np.concatenate([self.text, _unit(more)]))

    def with_takes(self, video: ArrayLike) -> Observed:
        """Add (k, m, d') embeddings of the takes of the next k prompts; an empty array adds none.

        Raises:
            ValueError: another shape, fewer than two takes, or more takes than prompts.
        """
        more = np.asarray(video, np.float64)
        if more.size == 0:
            return self
        if more.ndim != 3 or more.shape[1] < 2 or len(self.video) + len(more) > len(self.text):
            raise ValueError(
                f"needs (k, m, d) takes, m at least 2, of prompts that are there ({len(self.text)} prompts, "
                f"{len(self.video)} shot); got {more.shape}"
            )
        return self._replace(video=_unit(more) if len(self.video) == 0 else np.concatenate([self.video, _unit(more)]))


class Draw(NamedTuple):
    """Write so many more refined prompts, then shoot so many more of them, so many takes of each."""

    prompts: int
    latents: int
    videos: int


class Stop(NamedTuple):
    """Enough: why, and what is known."""

    reason: StopReason
    aleatoric: Interval
    epistemic: Interval


def next_draw(observed: Observed, limits: Limits) -> Draw | Stop:
    """Tell what to draw next, or that it is enough.

    It is enough when the epistemic interval leaves its threshold out, when the most was shot, or when what is left
    would hardly decide it. Prompts are all written by then, so nothing more is to be learnt about the aleatoric one.

    Raises:
        ValueError: limits that contradict each other.
    """
    _check(limits)
    n = len(observed.video)
    missing = max(0, limits.prompts - len(observed.text))
    if n < limits.least:
        return Draw(missing, limits.least - n, limits.videos)
    aleatoric, epistemic = intervals(observed, limits)
    vague, unsure = _side(aleatoric, limits.aleatoric), _side(epistemic, limits.epistemic)
    if missing or (unsure is None and n < limits.most and _may_decide(observed.video, limits)):
        return Draw(missing, min(1, limits.most - n), limits.videos)
    reasons: dict[tuple[bool | None, bool | None], StopReason] = {
        (False, False): "sure", (True, False): "vague", (False, True): "unsure", (True, True): "vague and unsure",
    }  # fmt: skip
    return Stop(reasons.get((vague, unsure), "spent"), aleatoric, epistemic)


def _may_decide(video: Doubles, limits: Limits) -> bool:
    """Tell whether the latents that are left would decide it, if they came out a standard error clear of the threshold.

    Giving up early costs no validity: the interval holds at every stopping time.
    """
    limit = limits.epistemic
    seen = np.clip(epistemic_observations(video) / limit.ceiling, 0.0, 1.0)
    threshold, mean = limit.threshold / limit.ceiling, float(seen.mean())
    error = float(seen.std(ddof=1) / np.sqrt(len(seen)))
    lean = np.clip(mean - error if mean < threshold else mean + error, 0.0, 1.0)
    low, high = confidence_sequence(np.append(seen, np.full(limits.most - len(seen), lean)), limits.alpha)
    return high < threshold or low > threshold


def intervals(observed: Observed, limits: Limits) -> tuple[Interval, Interval]:
    """Return the aleatoric and the epistemic interval, each at level alpha."""
    return (
        _scaled_interval(aleatoric_observations(observed.text), limits.aleatoric.ceiling, limits.alpha),
        _scaled_interval(epistemic_observations(observed.video), limits.epistemic.ceiling, limits.alpha),
    )


def aleatoric_observations(text: Doubles) -> Doubles:
    """Return (n // 2,) dispersions of disjoint pairs of (n, d) unit rows."""
    pairs = len(text) // 2
    return np.asarray(1.0 - (text[0 : 2 * pairs : 2] * text[1 : 2 * pairs : 2]).sum(-1))


def epistemic_observations(video: Doubles) -> Doubles:
    """Return (n,) mean pairwise dispersions of the takes of each latent, from (n, m, d) unit rows."""
    m = video.shape[1]
    total = video.sum(1)
    return np.asarray(1.0 - ((total * total).sum(-1) - (video * video).sum((1, 2))) / (m * (m - 1)))


def confidence_sequence(x: Sequence[float] | Doubles, alpha: float) -> tuple[float, float]:
    """Return the betting interval for the mean of observations in [0, 1], valid at every stopping time.

    P(the mean is ever outside the interval, for any t) <= alpha, whatever the law, if every observation's mean given
    the past is the same.

    Args:
        x: observations so far, in order, each in [0, 1].
        alpha: error level in (0, 1).

    Raises:
        ValueError: observations outside [0, 1], or alpha outside (0, 1).
    """
    seen = np.asarray(x, np.float64)
    if not 0 < alpha < 1:
        raise ValueError(f"alpha lies in (0, 1), got {alpha!r}")
    if np.any(~((seen >= 0) & (seen <= 1))):
        raise ValueError("observations must lie in [0, 1]; divide them by their ceiling")
    candidates = np.linspace(0.0, 1.0, _GRID)
    up, down = np.zeros(_GRID), np.zeros(_GRID)
    low, high = 0.0, 1.0
    bets = _bets(seen, alpha)
    with np.errstate(divide="ignore"):
        most_up, most_down = _TRUNCATION / candidates, _TRUNCATION / (1.0 - candidates)
    for value, bet in zip(seen, bets, strict=True):
        up += np.log1p(np.minimum(bet, np.minimum(most_up, 1e300)) * (value - candidates))
        down += np.log1p(-np.minimum(bet, np.minimum(most_down, 1e300)) * (value - candidates))
        # Half of the capital on either side: K = (K+ + K-) / 2, bounded below by the larger half.
        kept = candidates[np.logaddexp(up, down) - np.log(2.0) < np.log(1.0 / alpha)]
        if len(kept):
            step = 1.0 / (_GRID - 1)
            low, high = max(low, kept[0] - step), min(high, kept[-1] + step)
    return float(max(0.0, low)), float(min(1.0, high))


def _bets(x: Doubles, alpha: float) -> Doubles:
    """Return the predictable plug-in bets lambda_t, Eq. (26): from what was seen before t alone."""
    t = np.arange(1, len(x) + 1)
    means = (0.5 + np.cumsum(x)) / (t + 1)
    variances = (0.25 + np.cumsum((x - means) ** 2)) / (t + 1)
    before = np.concatenate([[0.25], variances[:-1]]) if len(x) else variances
    return np.asarray(np.sqrt(2.0 * np.log(2.0 / alpha) / (np.maximum(before, 1e-6) * t * np.log1p(t))))


def _scaled_interval(dispersions: Doubles, ceiling: float, alpha: float) -> Interval:
    cut = np.clip(dispersions / ceiling, 0.0, 1.0)
    low, high = confidence_sequence(cut, alpha)
    value = float(cut.mean()) if len(cut) else 0.5
    return Interval(ceiling * min(max(value, low), high), ceiling * low, ceiling * high, len(cut))


def _side(interval: Interval, limit: Limit) -> bool | None:
    """Return whether the mean is above the threshold; None while the interval holds it."""
    if interval.low > limit.threshold:
        return True
    return False if interval.high < limit.threshold else None


def _check(limits: Limits) -> None:
    for name, limit in (("aleatoric", limits.aleatoric), ("epistemic", limits.epistemic)):
        if not 0 < limit.threshold < limit.ceiling <= 2:
            raise ValueError(f"{name}: needs 0 < threshold < ceiling <= 2, got {limit!r}")
    if not 2 <= limits.least <= limits.most <= limits.prompts or limits.videos < 2 or not 0 < limits.alpha < 1:
        raise ValueError(f"needs 2 <= least <= most <= prompts, videos of at least 2, alpha in (0, 1); got {limits!r}")


def _unit(x: ArrayLike) -> Doubles:
    rows = np.asarray(x, np.float64)
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    if not np.all(np.isfinite(rows)) or np.any(length == 0):
        raise ValueError("embeddings must be finite and not zero")
    return np.asarray(rows / length)
