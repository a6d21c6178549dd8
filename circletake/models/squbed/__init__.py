"""S-QUBED: how uncertain a text-to-video model is about a prompt, and whose fault that is.

Paper: Z. Mei et al., "How Confident are Video Models? Empowering Video Models to Express their Uncertainty",
arXiv 2510.02571. Implemented: the latent-variable split (total = aleatoric + epistemic) with von Mises-Fisher entropies
over prompt and video embeddings; the black-box estimator.

Deviations, each for a reason:
    - Concentration comes from the mean pairwise cosine, the unbiased estimate of the squared resultant, not from the
      plug-in resultant, whose entropy is off by -((d - 1) / 2) ln(m / (m - 1)) nats at m samples.
    - Dispersion is floored, so that identical samples give a small spread and not minus infinity.
    - Beside nats, a spread exp((h - h_uniform) / (d - 1)) in (0, 1] is given: nats of different spaces do not compare.
    - Beside the paper's sum, an exact split of the dispersion of the videos alone (spherical analysis of variance).

Symbols: d dimension; kappa concentration; n latents; m videos of each; u mean pairwise cosine; h entropy in nats.

Beyond the paper: `stopping` (when enough takes were shot), `budget` (latents against repeats), `calibration` (the
chance that a take is bad, with a guarantee) and `metrics`; each names its papers in its own header.
"""

from circletake.models.squbed.budget import Allotment, optimum_videos, split_budget
from circletake.models.squbed.calibration import (
    Calibration,
    Guarantee,
    PBad,
    apply_calibration,
    fit_calibration,
    from_json,
    to_json,
)
from circletake.models.squbed.estimate import Dispersion, Estimate, Prior, Split, Spread, estimate, split_dispersion
from circletake.models.squbed.metrics import aurc, auroc, brier, expected_calibration_error, honest_calibration_error
from circletake.models.squbed.spread import dispersion_of, spread_at, spread_of
from circletake.models.squbed.stopping import (
    Draw,
    Interval,
    Limit,
    Limits,
    Observed,
    Stop,
    confidence_sequence,
    next_draw,
)
from circletake.models.squbed.vmf import (
    VonMisesFisher,
    entropy_at,
    fit_vmf,
    mean_resultant,
    uniform_entropy,
    vmf_entropy,
    vmf_log_normaliser,
)

__all__ = [
    "Allotment",
    "Calibration",
    "Dispersion",
    "Draw",
    "Estimate",
    "Guarantee",
    "Interval",
    "Limit",
    "Limits",
    "Observed",
    "PBad",
    "Prior",
    "Split",
    "Spread",
    "Stop",
    "VonMisesFisher",
    "apply_calibration",
    "aurc",
    "auroc",
    "brier",
    "confidence_sequence",
    "dispersion_of",
    "entropy_at",
    "estimate",
    "expected_calibration_error",
    "honest_calibration_error",
    "fit_calibration",
    "fit_vmf",
    "from_json",
    "mean_resultant",
    "next_draw",
    "optimum_videos",
    "split_budget",
    "split_dispersion",
    "spread_at",
    "spread_of",
    "to_json",
    "uniform_entropy",
    "vmf_entropy",
    "vmf_log_normaliser",
]
