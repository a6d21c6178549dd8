"""Takes are judged by what the stage knows that it drew."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from rehearsal import planned

from circletake.agents.critic import ShotTake, best_of, judge_takes, reach_verdict
from circletake.render.stage import shoot
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Artifact,
    Budget,
    Format,
    Measure,
    Plan,
    Shot,
    Size,
    TakeRequest,
    TakeResult,
    TakeScore,
    TakeTruth,
    Unavailable,
    derive_seed,
)

DRAFT = Format(size=Size(320, 180), rate=Fraction(6))
VIDEO = Artifact(digest="0" * 64, media_type="video/mp4", size_bytes=1)
WHALE = "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral"


def take(plan: Plan, shot: Shot, number: int = 1) -> ShotTake:
    """Shoot a small take on the stage."""
    frames = max(2, shot.frames // 4)
    request = TakeRequest(
        slate=shot.slate,
        take=number,
        prompt=shot.captions.picture,
        staging=shot.staging,
        cast=plan.bible.identities,
        setting=plan.bible.place(shot.staging.place or ""),
        format=DRAFT,
        frames=frames,
        seed=derive_seed(plan.seed, shot.slate, "take", number),
        mood=plan.bible.palette.mood,
    )
    shooting = shoot(request)
    for _ in shooting:
        pass
    result = TakeResult(video=VIDEO, frames=frames, handle=0, matches=shooting.matches)
    return ShotTake(take=number, latent=0, prompt="", seed=1, result=result, truth=shooting.truth())


@cache
def drafted(brief: str) -> tuple[tuple[Shot, ShotTake], ...]:
    plan = planned(brief)
    return tuple((shot, take(plan, shot)) for shot in plan.shots)


def judged(plan: Plan, shot: Shot, *takes: ShotTake) -> tuple[TakeScore, ...]:
    return judge_takes(shot, takes, plan.bible, STAGE_VOCABULARY)


def finding() -> tuple[Shot, ShotTake]:
    """Return the shot in which the keeper finds the whale, and its take."""
    return next((shot, one) for shot, one in drafted(WHALE) if shot.must_show == ("keeper", "whale"))


def without(truth: TakeTruth, id_: str) -> TakeTruth:
    return truth.with_(objects=tuple(one for one in truth.objects if one.id != id_))


def test_what_the_stage_shows_of_a_plan_is_good() -> None:
    plan = planned(WHALE)
    for shot, one in drafted(WHALE):
        score = judged(plan, shot, one)[0]
        assert isinstance(score.adherence, Measure)
        assert score.adherence.low <= score.adherence.value <= score.adherence.high
        assert score.adherence.value >= 0.72, (shot.slate, score.faults)


def test_who_is_not_drawn_is_missed() -> None:
    shot, one = finding()
    assert one.truth is not None
    score = judged(planned(WHALE), shot, one.with_(truth=without(one.truth, "whale")))[0]
    assert score.faults[0].kind == "missing subject"
    assert score.faults[0].subject == "whale"
    assert "whale" in score.faults[0].detail
    assert isinstance(score.adherence, Measure)
    assert score.adherence.value < 0.72


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"x0": 1.2, "x1": 1.9}, "missing subject"),
        ({"y0": 0.5, "y1": 0.502}, "small subject"),
        ({"x0": 0.8, "x1": 2.8}, "cropped subject"),
        ({"visible": 0.2}, "unreadable"),
    ],
)
def test_who_is_badly_seen_is_a_fault(change: dict[str, float], kind: str) -> None:
    shot, one = finding()
    assert one.truth is not None
    objects = tuple(
        thing.with_(boxes=tuple(box.with_(**change) for box in thing.boxes)) if thing.id == "whale" else thing
        for thing in one.truth.objects
    )
    spoiled = one.with_(truth=one.truth.with_(objects=objects))
    good, bad = judged(planned(WHALE), shot, one, spoiled)
    assert kind in {fault.kind for fault in bad.faults if fault.subject == "whale"}
    assert bad.score < good.score
    assert best_of((bad, good)) == good


def test_a_stand_in_and_a_deed_undone_are_named() -> None:
    shot, one = finding()
    assert one.truth is not None
    objects = tuple(
        thing.with_(distance=0.6, term="rock") if thing.id == "whale" else thing.with_(actions=())
        for thing in one.truth.objects
    )
    score = judged(planned(WHALE), shot, one.with_(truth=one.truth.with_(objects=objects)))[0]
    kinds = {(fault.kind, fault.subject) for fault in score.faults}
    assert {("stand-in", "whale"), ("missing action", "keeper")} <= kinds


def test_a_close_frame_may_cut_off_whom_it_shows() -> None:
    plan = planned(WHALE)
    close = [(shot, one) for shot, one in drafted(WHALE) if shot.staging.camera.size == "close-up"]
    assert close
    for shot, one in close:
        assert "cropped subject" not in {fault.kind for fault in judged(plan, shot, one)[0].faults}


def test_without_the_truth_nothing_is_claimed() -> None:
    shot, one = finding()
    blind = one.with_(truth=None)
    score = judged(planned(WHALE), shot, blind)[0]
    assert isinstance(score.adherence, Unavailable)
    verdict = reach_verdict(
        shot, (blind,), planned(WHALE).bible, round_=1, backend="stage", uncertainty=Unavailable(reason="one take"),
        budget=Budget(rounds=0), vocabulary=STAGE_VOCABULARY,
    )  # fmt: skip
    assert (verdict.decision, verdict.needs_you) == ("settle", True)


def test_a_film_of_two_kinds_is_circled_at_once() -> None:
    for brief in (WHALE, "A chef drops a cake. Everybody gasps, but a dog catches it. Slapstick, ragtime, 20 seconds."):
        plan = planned(brief)
        for shot, one in drafted(brief):
            verdict = reach_verdict(
                shot, (one,), plan.bible, round_=1, backend="stage", uncertainty=Unavailable(reason="one take"),
                budget=Budget(rounds=2), vocabulary=STAGE_VOCABULARY,
            )  # fmt: skip
            assert verdict.decision == "circle", (shot.slate, verdict.reason)
