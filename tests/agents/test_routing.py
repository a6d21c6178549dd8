"""What becomes of a shot: every combination of what was measured leads where it should."""

from __future__ import annotations

import itertools

import pytest

from circletake.agents.critic import route_take
from circletake.schema import (
    Artifact,
    Budget,
    Fault,
    FaultKind,
    MaybeMeasure,
    MaybeUncertainty,
    Measure,
    Risk,
    TakeScore,
    Thresholds,
    Unavailable,
    Uncertainty,
)

LINES = Thresholds()
NOT_MEASURED = Unavailable(reason="not measured")


def take(adherence: float | None, fault: tuple[FaultKind, float] | None = None) -> TakeScore:
    measure: MaybeMeasure = NOT_MEASURED
    if adherence is not None:
        measure = Measure(value=adherence, low=adherence, high=adherence)
    faults = () if fault is None else (Fault(kind=fault[0], detail="Something is wrong.", severity=fault[1]),)
    return TakeScore(
        take=1, latent=0, prompt="", seed=0, adherence=measure, score=0.5, faults=faults,
        video=Artifact(digest="0" * 64, media_type="video/mp4", size_bytes=1),
    )  # fmt: skip


def spread(aleatoric: float, epistemic: float) -> Uncertainty:
    def measure(value: float) -> Measure:
        return Measure(value=value, low=value, high=value)

    return Uncertainty(
        total=measure(max(aleatoric, epistemic)), aleatoric=measure(aleatoric), epistemic=measure(epistemic),
        aleatoric_nats=0.0, epistemic_nats=0.0, latents=2, videos=2, text_embedder="t", video_embedder="v",
    )  # fmt: skip


HIGH, LOW = 0.95, 0.1
SPREADS: dict[str, MaybeUncertainty] = {
    "sure": spread(LOW, LOW),
    "uneven": spread(LOW, (LINES.epistemic_alike + LINES.epistemic_high) / 2),
    "vague": spread(HIGH, LOW),
    "strange": spread(LOW, HIGH),
    "both, mostly vague": spread(0.99, LINES.epistemic_high + 0.01),
    "both, mostly strange": spread(LINES.aleatoric_high + 0.01, 0.99),
    "unmeasured": NOT_MEASURED,
}
AGAIN = {
    "sure": "reroute", "uneven": "retake", "vague": "specify", "strange": "reroute", "both, mostly vague": "specify",
    "both, mostly strange": "reroute", "unmeasured": "retake",
}  # fmt: skip
SURELY_VAGUE = frozenset({"vague", "both, mostly vague", "both, mostly strange"})


@pytest.mark.parametrize("spread_", SPREADS)
@pytest.mark.parametrize("rounds", [0, 1, 3])
@pytest.mark.parametrize("adherence", [0.0, 0.5, LINES.adherence_good - 0.001, LINES.adherence_good, 1.0, None])
@pytest.mark.parametrize("fault", [None, ("cropped subject", 0.4), ("missing subject", 1.0), ("stand-in", 0.9)])
def test_every_case(spread_: str, rounds: int, adherence: float | None, fault: tuple[FaultKind, float] | None) -> None:
    route = route_take(take(adherence, fault), SPREADS[spread_], Budget(rounds=rounds))
    severe = fault is not None and fault[1] >= 0.8
    shown = adherence is not None and adherence >= LINES.adherence_good
    trusted = adherence is None and spread_ in ("sure", "uneven")
    if shown and not severe and rounds and spread_ in SURELY_VAGUE:
        assert (route.decision, route.cause) == ("specify", "vague")
    elif (shown or trusted) and not severe:
        assert (route.decision, route.needs_you, route.cause) == ("circle", False, "none")
    elif rounds == 0:
        assert (route.decision, route.needs_you) == ("settle", True)
    elif fault is not None and fault[0] == "stand-in":
        assert route.decision == "reroute"
    else:
        assert route.decision == AGAIN[spread_]
    assert route.needs_you == (route.decision == "settle")
    assert route.reason.endswith(".")


def test_a_weak_take_is_never_circled() -> None:
    weak = [value / 100 for value in range(int(LINES.adherence_good * 100))]
    for adherence, uncertainty, rounds in itertools.product(weak, SPREADS.values(), (0, 1)):
        assert route_take(take(adherence), uncertainty, Budget(rounds=rounds)).decision != "circle"


def test_a_reroute_names_the_back_end_that_was_not_tried() -> None:
    route = route_take(take(0.2), SPREADS["strange"], Budget(rounds=1, backends=("diffusers:wan",)))
    assert "diffusers:wan" in route.reason


def test_thresholds_are_the_callers() -> None:
    strict = Thresholds(adherence_good=0.99)
    assert route_take(take(0.9), SPREADS["sure"], Budget(rounds=1), strict).decision == "reroute"


def test_what_can_not_be_checked_is_circled_by_its_calibrated_risk() -> None:
    def risk(value: float, circles: bool) -> Risk:
        return Risk(value=value, low=0.0, high=1.0, circles=circles, allowed=0.2, certainty=0.9)

    low = route_take(take(None), SPREADS["strange"], Budget(rounds=1), p_bad=risk(0.1, True))
    high = route_take(take(None), SPREADS["sure"], Budget(rounds=1), p_bad=risk(0.6, False))
    assert (low.decision, high.decision) == ("circle", "reroute")
    assert "at most 20% are bad, with 90% certainty" in low.reason
    assert "0.60" in high.reason


def test_a_rule_that_keeps_no_promise_circles_nothing_however_low_its_risk() -> None:
    risk = Risk(value=0.01, low=0.0, high=0.3, circles=False, allowed=0.2, certainty=0.9)
    assert route_take(take(None), SPREADS["sure"], Budget(rounds=1), p_bad=risk).decision != "circle"


def test_the_cause_is_told_when_nothing_is_left_to_spend() -> None:
    causes = {name: route_take(take(0.3), spread_, Budget(rounds=0)).cause for name, spread_ in SPREADS.items()}
    assert causes == {
        "sure": "wrong", "uneven": "wrong", "vague": "vague", "strange": "unknown", "both, mostly vague": "vague",
        "both, mostly strange": "unknown", "unmeasured": "unmeasured",
    }  # fmt: skip
