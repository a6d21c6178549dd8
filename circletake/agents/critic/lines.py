"""Where the critic draws its lines, embedder by embedder: their figures do not compare."""

from __future__ import annotations

from circletake.schema import MaybeUncertainty, Thresholds, Uncertainty

_LINES = {"stagesight": Thresholds(epistemic_high=0.17, epistemic_alike=0.09)}
"""By family. Takes of one planned shot lie 0.02 to 0.16 apart in the eyes of the stage's own encoder (one of sixteen
0.21), those of shots with an unknown thing 0.16 to 0.32; in the descriptor's, which sees every leaf, 0.07 to 0.44."""


def lines_for(uncertainty: MaybeUncertainty) -> Thresholds:
    """Return the lines for what takes were measured with; the usual ones for an embedder without lines of its own."""
    if not isinstance(uncertainty, Uncertainty):
        return Thresholds()
    return _LINES.get(uncertainty.video_embedder.partition(":")[0], Thresholds())
