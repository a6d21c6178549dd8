"""Takes that break what the plan holds are noticed; what the plan asks for is no fault of the takes."""

from __future__ import annotations

from rehearsal import planned

from circletake.agents.critic import TakenShot, broken_after, continuity_of_takes, is_broken
from circletake.schema import Box, Light, Shot, TakeTruth, TruthObject

BRIEF = "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral"


def pair() -> tuple[Shot, Shot]:
    shot = next(one for one in planned(BRIEF).shots if any(subject.id == "keeper" for subject in one.staging.subjects))
    camera = shot.staging.camera.with_(move="static", size="wide")
    one = shot.with_(staging=shot.staging.with_(camera=camera))
    return one, one.with_(slate="9Z", staging=one.staging.with_(camera=camera.with_(size="medium")))


def drawn(
    *, x0: float = 0.1, x1: float = 0.5, term: str = "keeper", action: str = "walk", **surroundings: object
) -> TakeTruth:
    boxes = tuple(
        Box(frame=at, x0=x, y0=0.3, x1=x + 0.1, y1=0.8, visible=1.0) for at, x in enumerate((x0, (x0 + x1) / 2, x1))
    )
    keeper = TruthObject(id="keeper", noun="keeper", term=term, boxes=boxes, actions=(action,))
    told = {"place": "coast", "hour": 6.0, "weather": "clear", **surroundings}
    return TakeTruth.model_validate({"caption": "", "objects": (keeper,), **told})


def lost(before: TakeTruth, after: TakeTruth) -> tuple[float, str]:
    one, other = pair()
    cut = continuity_of_takes(TakenShot(one, before), TakenShot(other, after))
    return round(cut.planned - cut.score, 3), cut.faults[-1].detail if cut.score < cut.planned else ""


def test_takes_that_agree_lose_nothing() -> None:
    assert lost(drawn(), drawn()) == (0.0, "")


def test_place_light_character_and_direction_are_held() -> None:
    for other, word in (
        (drawn(place="desert"), "one place"), (drawn(weather="rain"), "weather"), (drawn(hour=22.0), "hours apart"),
        (drawn(term="wizard"), "is another"), (drawn(x0=0.6, x1=0.1), "direction"),
    ):  # fmt: skip
        gap, told = lost(drawn(), other)
        assert gap >= 0.25, word
        assert word in told


def test_who_drifts_through_a_frame_without_going_anywhere_has_no_direction() -> None:
    assert lost(drawn(action="look"), drawn(x0=0.6, x1=0.1, action="look")) == (0.0, "")


def test_what_the_plan_asks_for_is_no_fault() -> None:
    one, other = pair()
    later = other.with_(staging=other.staging.with_(light=Light(hour=22.0, weather="rain")))
    cut = continuity_of_takes(TakenShot(one, drawn()), TakenShot(later, drawn(hour=22.0, weather="rain")))
    assert cut.score == cut.planned
    elsewhere = other.with_(scene=other.scene + 1)
    cut = continuity_of_takes(TakenShot(one, drawn()), TakenShot(elsewhere, drawn(place="desert", term="wizard")))
    assert (cut.score, cut.faults) == (1.0, ())


def test_a_back_end_that_tells_nothing_is_judged_by_likeness() -> None:
    one, other = pair()
    cuts = [continuity_of_takes(TakenShot(one, None), TakenShot(other, None), likeness) for likeness in (0.9, 0.1)]
    assert [is_broken(cut) for cut in cuts] == [False, True]
    assert broken_after(cuts) == ("9Z",)
