"""Physics is asked for where nobody has said it and told to who takes words; an open order is decided on the takes."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from circletake.agents import director
from circletake.graphs import ordering
from circletake.graphs.nature import physical, physical_shot, told
from circletake.graphs.state import ProductionState
from circletake.llm import HouseRules
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Action,
    Aids,
    Bible,
    Brief,
    BriefReading,
    Camera,
    Captions,
    CutContinuity,
    Format,
    Light,
    Physics,
    PictureCard,
    Plan,
    Scene,
    Shot,
    Size,
    Staging,
    Subject,
    TakeRequest,
    Treatment,
)
from circletake.store import NoMemory, PlainLexicon

CREW: Any = SimpleNamespace(mind=HouseRules(Aids(PlainLexicon(STAGE_VOCABULARY), NoMemory())))
FORMAT = Format(size=Size(192, 108), rate=24)


def _shot(slate: str, verb: str = "walk", size: Any = "wide", **changes: Any) -> Shot:
    subject = Subject(id="fox", noun="fox", actions=(Action(verb=verb),))
    staging = Staging(place="park", light=Light(weather="snow"), subjects=(subject,), camera=Camera(size=size))
    base = Shot(
        slate=slate, scene=1, function="development", purpose="A fox.", frames=48, staging=staging,
        captions=Captions(picture="A fox walks.", sound="Steps."),
    )  # fmt: skip
    return base.with_(**changes)


def _plan(*shots: Shot, form: Any = "music video") -> Plan:
    scene = Scene(number=1, slug_line="EXT.", place="park", light=Light(), mood="calm", tension=0.5)
    return Plan(
        reading=BriefReading(title="Fox", logline="A fox.", form=form), bible=Bible(), scenes=(scene,), shots=shots,
        treatment=Treatment(title="Fox", logline="A fox.", synopsis="A fox.", beats=()), format=FORMAT, seed=1,
    )  # fmt: skip


def test_only_what_nobody_said_is_asked() -> None:
    said = Physics(words="It glides.", phenomena=("rigid body motion",))
    found = physical(_plan(_shot("1A", physics=said), _shot("1B")), CREW)
    assert found.plan.shots[0].physics == said
    other = found.plan.shots[1].physics
    assert other is not None
    assert "leaves a print" in other.words
    assert [one.decision for one in found.decisions] == ["find_physics"]
    assert physical(found.plan, CREW) == (found.plan, ())


def test_a_shot_in_which_something_else_happens_is_asked_about_again() -> None:
    plan = physical(_plan(_shot("1A")), CREW).plan
    before = plan.shots[0]
    staging = before.staging.with_(subjects=(Subject(id="fox", noun="fox", actions=(Action(verb="jump"),)),))
    found = director.Respecified(staging=staging, captions=before.captions, must_show=(), what="It jumps.")
    after = director.with_staging(before, found)
    assert after.physics is None
    again = physical_shot(before, after, plan.scenes[0], plan.bible, CREW)
    assert again.shot.physics is not None
    assert "collision" in again.shot.physics.phenomena
    assert [(one.decision, one.slate) for one in again.decisions] == [("find_physics", "1A")]
    assert physical_shot(before, before, plan.scenes[0], plan.bible, CREW) == (before, ())


def _request(shot: Shot) -> TakeRequest:
    return TakeRequest(
        slate=shot.slate, take=1, prompt="A fox walks.", staging=shot.staging, format=FORMAT, frames=48, seed=1
    )


@pytest.mark.parametrize(
    ("card", "hears"),
    [
        (PictureCard(name="Wan"), True),
        (PictureCard(name="stage", open_ended=False), False),
        (PictureCard(name="SVD", text=False, needs_image=True), False),
    ],
)
def test_physics_is_told_to_who_takes_any_words(card: PictureCard, hears: bool) -> None:
    shot = _shot("1A", physics=Physics(words="It leaves prints.", phenomena=("deformation",)))
    prompt = told(_request(shot), shot, card).prompt
    assert prompt == ("A fox walks. It leaves prints." if hears else "A fox walks.")


def _shoot(monkeypatch: pytest.MonkeyPatch, good: str) -> list[tuple[str, str]]:
    """Let takes cut together along one order alone, and return which cuts are looked at."""
    looked: list[tuple[str, str]] = []

    def shown(plan: Plan, _takes: object, _crew: object) -> list[Any]:
        return [SimpleNamespace(shot=shot) for shot in plan.shots]

    def cut_between(one: Any, other: Any, _crew: object) -> CutContinuity:
        pair = (one.shot.slate, other.shot.slate)
        looked.append(pair)
        score = 1.0 if pair in {(f"1{a}", f"1{b}") for a, b in pairwise(good)} else 0.5
        return CutContinuity(before=pair[0], after=pair[1], planned=1.0, score=score)

    def cuts_of(views: list[Any], crew: object) -> tuple[CutContinuity, ...]:
        return tuple(cut_between(one, other, crew) for one, other in pairwise(views))

    monkeypatch.setattr(ordering, "shown", shown)
    monkeypatch.setattr(ordering, "cut_between", cut_between)
    monkeypatch.setattr(ordering, "cuts_of", cuts_of)
    return looked


def _montage(form: Any = "music video") -> Plan:
    return _plan(
        _shot("1A", size="full", function="opening"), _shot("1B", size="wide"), _shot("1C", size="medium"),
        _shot("1D", size="close-up"), _shot("1E", function="ending"), form=form,
    )  # fmt: skip


def test_the_takes_of_a_montage_find_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _shoot(monkeypatch, "ADBCE")
    state = ProductionState(brief=Brief(text="A fox."), plan=_montage())
    update = ordering.order(state, crew=CREW)
    assert [shot.slate for shot in update["plan"].shots] == ["1A", "1D", "1B", "1C", "1E"]
    assert [cut.score for cut in update["cuts"]] == [1.0] * 4
    assert "1.50 more" in update["notes"][0]
    assert [one.decision for one in update["decisions"]] == ["order_shots"]
    assert len(set(looked)) == 6 + 3 + 3
    assert ordering.order(state.model_copy(update={"plan": update["plan"]}), crew=CREW) == {}


def test_a_story_keeps_its_order_unless_a_montage_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _shoot(monkeypatch, "ADBCE")
    assert ordering.order(ProductionState(brief=Brief(text="A fox."), plan=_montage("film")), crew=CREW) == {}
    assert looked == []
    asked = ProductionState(brief=Brief(text="A Montage of a fox."), plan=_montage("film"))
    assert [shot.slate for shot in ordering.order(asked, crew=CREW)["plan"].shots][1] == "1D"


def test_the_planned_order_stays_when_it_is_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    _shoot(monkeypatch, "ABCDE")
    update = ordering.order(ProductionState(brief=Brief(text="A fox."), plan=_montage()), crew=CREW)
    assert list(update) == ["decisions"]
