"""What the critic measures of planted shots in one round, beside what their takes really show."""

from __future__ import annotations

from typing import NamedTuple

from circletake.evals.planted.shots import Planted
from circletake.evals.planted.truth import Shown, shown_of
from circletake.graphs.state import ShotState, given
from circletake.schema import TakeTruth, Uncertainty
from circletake.studio.preflight import Checker
from circletake.tools.calibration import features_of


class Observed(NamedTuple):
    """One planted shot, measured without its truth, and the truth of its takes."""

    planted: Planted
    uncertainty: Uncertainty
    features: dict[str, float]
    accuracy: float
    """Mean over the takes of the share of what was meant that they show."""
    best: Shown
    """Of the take that looks best without the truth."""
    one_match: float | None
    """How well the first take shows the words: what a single take tells."""
    takes: int
    words: int
    """Length of the prompt."""
    state: ShotState


def observe(checker: Checker, planted: Planted) -> Observed:
    """Shoot and measure one round of a planted shot.

    Raises:
        RuntimeError: its uncertainty could not be measured.
    """
    state = checker.judged(planted.plan)
    uncertainty = given(state.estimate).uncertainty
    if not isinstance(uncertainty, Uncertainty):
        raise RuntimeError(f"{planted.name}: {uncertainty.reason}")
    matches = [one.adherences[0] for one in state.embedded if one.adherences]
    best = max(range(len(matches)), key=lambda at: matches[at], default=0)
    shown = [_shown(checker, planted, state, at) for at in range(len(state.drafts))]
    return Observed(
        planted=planted,
        uncertainty=uncertainty,
        features=features_of(uncertainty, matches[best] if matches else None),
        accuracy=sum(one.accuracy for one in shown) / len(shown),
        best=shown[best],
        one_match=matches[0] if matches else None,
        takes=len({draft.video.digest for draft in state.drafts}),
        words=len(planted.plan.shots[0].captions.picture.split()),
        state=state,
    )


def _shown(checker: Checker, planted: Planted, state: ShotState, at: int) -> Shown:
    truth = state.drafts[at].truth
    if truth is None:
        raise RuntimeError(f"{planted.name}: the stage told no truth")
    return shown_of(planted.intent, checker.studio.crew.read(truth, TakeTruth))
