"""Whole films by a video model: planned, drafted, judged without truth, shot, cut, scored and delivered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from diffusion_takes import model_at, picture

from circletake import run_graph
from circletake.agents import director
from circletake.executor import Toolbox
from circletake.graphs.continuity import after_watching
from circletake.graphs.depicting import depicted, pictured, shown_by_pictures, undepicted
from circletake.graphs.measuring import budget_of
from circletake.graphs.shot import after_shooting, follow, reroute
from circletake.graphs.state import ProductionState, ShotState
from circletake.graphs.takes import full_request
from circletake.schema import (
    Artifact,
    Brief,
    BriefError,
    CircledTake,
    Event,
    FrameResult,
    Identity,
    PictureCard,
    Place,
    Plan,
    Production,
    ReferenceResult,
    Settings,
    Shot,
    TakeRequest,
    TakeResult,
    TakeScore,
    ToolError,
    Unavailable,
    Verdict,
)
from circletake.studio.backends import choose_tools
from circletake.studio.crew import card_of
from circletake.studio.estimating import estimate

pytestmark = [pytest.mark.xdist_group("diffusion"), pytest.mark.film]
BRIEF = "A fox crosses a frozen lake at dusk. 4 seconds, calm, piano."
SMALL = Settings(
    width=96,
    height=54,
    rate=Fraction(12),
    latents=2,
    videos=2,
    rounds=1,
    workers=1,
    remember=False,
    duration_s=Fraction(4),
)
OPTIONS = "size=64x64&draft_size=64x64&steps=1&draft_steps=1"
Tiny = Callable[[str], Path]


@pytest.fixture(scope="module")
def film(tiny: Tiny, tmp_path_factory: pytest.TempPathFactory) -> tuple[Production, list[Event]]:
    """A film shot by a tiny Wan, with the stage behind it."""
    told: list[Event] = []
    wan = f"diffusers:{model_at(tiny('wan'), OPTIONS)}"
    settings = SMALL.with_(picture=(wan, "stage"))
    return run_graph(BRIEF, out=tmp_path_factory.mktemp("film") / "fox", settings=settings, on_event=told.append), told


def test_a_film_is_shot_by_a_video_model(film: tuple[Production, list[Event]]) -> None:
    production, told = film
    assert production.film is not None
    assert production.folder is not None
    assert (production.folder / "film.mp4").stat().st_size > 5000
    by = {take.backend.partition(":")[0] for take in production.takes}
    assert by == {"diffusers"}, [event.text for event in told if event.kind == "note"]
    for take in production.takes:
        assert take.result.truth is None
        assert take.result.stand_in is None
        assert "WanPipeline" in (take.result.plan or "")
        for verdict in take.verdicts:
            assert all(isinstance(score.adherence, Unavailable) for score in verdict.takes)
    assert any("step 1 of 1" in event.text for event in told)


def test_a_shot_goes_to_the_stage_when_the_model_can_t_shoot_it(tiny: Tiny, tmp_path: Path) -> None:
    told: list[Event] = []
    needs_a_picture = f"diffusers:{model_at(tiny('svd'), OPTIONS)}"
    settings = SMALL.with_(picture=(needs_a_picture, "stage"))
    production = run_graph(BRIEF, out=tmp_path / "fox", settings=settings, on_event=told.append)
    assert {take.backend for take in production.takes} == {"stage"}
    notes = [event.text for event in told if event.kind == "note"]
    assert any("begins with a picture" in note and note.endswith("stage does") for note in notes)
    assert production.status in ("done", "degraded", "needs you")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("diffusers:/nowhere/at/all", "there is no folder"),
        ("diffusers", "which one"),
        ("comfyui:http://127.0.0.1:1", "which workflow"),
        ("videos:m?speed=9", "no option 'speed'"),
    ],
)
def test_a_back_end_that_can_t_be_used_is_told_before_anything_is_planned(name: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BriefError, match=told):
        run_graph(BRIEF, out=tmp_path / "fox", settings=SMALL.with_(picture=("stage", name)))


def test_a_dry_run_shoots_nothing_that_costs(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    foreseen = estimate(BRIEF, SMALL.with_(picture=("videos:maker?base_url=http://127.0.0.1:9/v1",)))
    assert any("maker at http://127.0.0.1:9/v1 takes is not known" in note for note in foreseen.notes)


def test_cards_say_what_a_back_end_takes(tiny: Tiny) -> None:
    names = ("stage", *(f"diffusers:{tiny(one)}" for one in ("wan", "wan-image", "ltx")))
    tools = choose_tools(Settings(picture=names))
    stage, wan, image, ltx = (card_of(tools, name, Toolbox()) for name in names)
    assert (stage.open_ended, stage.image, stage.max_seconds) == (False, False, None)
    assert (wan.text, wan.image, wan.max_seconds) == (True, False, 5.06)
    assert (image.needs_image, image.last_frame) == (True, True)
    assert (ltx.image, ltx.last_frame, ltx.needs_image) == (True, True, False)


class Rehearsal:
    """A crew that only tells what it was asked."""

    broken = False

    def __init__(self, card: PictureCard, settings: Settings, made: Artifact) -> None:
        self.settings = settings
        self.pictures = ("it",)
        self.asked: list[tuple[str, Any]] = []
        self.told: list[str] = []
        self._card = card
        self._made = made

    def card(self, _picture: str) -> PictureCard:
        return self._card

    def call(self, role: str, tool: str, request: Any, _result: type[Any]) -> Any:
        self.asked.append((f"{role}: {tool}", request))
        if self.broken:
            raise ToolError(f"{tool} is down")
        return FrameResult(pictures=(self._made,)) if tool == "frame" else ReferenceResult(picture=self._made)

    def tell(self, text: str, _slate: str = "") -> None:
        self.told.append(text)

    def call_all(self, tool: str, requests: Sequence[tuple[str, Any]], result: type[Any]) -> list[Any]:
        return [self.call(role, tool, request, result) for role, request in requests]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return estimate(BRIEF, SMALL).plan


def test_reference_pictures_go_into_the_bible(plan: Plan, tmp_path: Path) -> None:
    made = picture(Desk(tmp_path))
    crew: Any = Rehearsal(PictureCard(name="it", image=True), Settings(reference="images:m"), made)
    whole = depicted(plan, crew)
    shown, places = director.seen(plan)
    assert [request.id for _, request in crew.asked] == [one.id for one in (*shown, *places)]
    assert {one.reference for one in whole.bible.identities if one in shown} <= {made, None}
    assert whole.bible.places[0].reference == made
    assert Plan.read(whole.model_dump_json()) == whole
    assert depicted(plan, Rehearsal(crew.card(""), Settings(), made)) is plan  # type: ignore[arg-type]
    assert undepicted(whole.bible) == plan.bible
    prompts = [request.prompt for _, request in crew.asked]
    assert len(set(prompts)) == len(prompts)
    assert all(len(prompt) > 40 for prompt in prompts)


def test_a_close_shot_is_about_whom_it_looks_at_and_a_wide_one_about_where(plan: Plan, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    one, other = picture(desk, "one", 40), picture(desk, "other", 80)
    shot = next(shot for shot in plan.shots if shot.staging.subjects and shot.staging.place)
    fox = Identity(id=shot.staging.subjects[0].id, name="it", noun="fox", term=None, kind="animal", reference=one)
    place = Place(id=str(shot.staging.place), name="it", noun="lake", term=None, reference=other)
    bible = plan.bible.with_(identities=(fox,), places=(place,))
    for size, first in (("wide", other), ("close-up", one)):
        staging = shot.staging.with_(camera=shot.staging.camera.with_(size=size))
        assert director.pictures_of(staging, bible)[0] == first
        assert set(director.pictures_of(staging, bible)) == {one, other}
    asked = TakeRequest(
        slate="1A",
        take=1,
        prompt="p",
        staging=staging,
        format=plan.format,
        frames=5,
        seed=1,
        cast=(fox,),
        setting=place,
    )
    state = ShotState(plan=plan.with_(bible=bible), shot=shot, backend="it")
    for takes_pictures in (True, False):
        crew: Any = Rehearsal(PictureCard(name="it", image=takes_pictures), Settings(), one)
        given = pictured(asked, state, "it", crew)
        assert given.references == ((one, other) if takes_pictures else ())
        assert {one.reference for one in given.cast} == {None}, "a back-end without pictures keeps its takes"


def unknown_shot(plan: Plan, made: Artifact) -> ShotState:
    """Return a shot whose back-end does not know what it shows."""
    shot = next(shot for shot in plan.shots if shot.staging.subjects)
    unavailable = Unavailable(reason="no truth")
    score = TakeScore(take=1, latent=0, prompt="p", seed=1, video=made, adherence=unavailable, score=0.5)
    verdict = Verdict(
        slate=shot.slate, round=1, backend="it", takes=(score,), best=1, uncertainty=unavailable, p_bad=unavailable,
        decision="reroute", reason="", cause="unknown",
    )  # fmt: skip
    return ShotState(plan=plan, shot=shot, backend="it", verdicts=(verdict,))


def test_what_a_back_end_does_not_know_it_is_shown_in_pictures_once(plan: Plan, tmp_path: Path) -> None:
    made = picture(Desk(tmp_path))
    unsure = Settings(reference="images:m", reference_when="unsure")
    crew: Any = Rehearsal(PictureCard(name="it", image=True), unsure, made)
    state = unknown_shot(plan, made)
    assert depicted(plan, crew) is plan, "nothing is drawn before it is needed"
    assert budget_of(state, crew).references
    update = reroute(state, crew=crew)
    assert set(update) == {"plan", "round"}, "the shot stays as it was asked for"
    shown = {subject.id for subject in state.shot.staging.subjects} | {str(state.shot.staging.place)}
    assert {request.id for _, request in crew.asked} <= shown
    again = state.model_copy(update=update)
    assert not budget_of(again, crew).references
    assert director.pictures_of(again.shot.staging, again.plan.bible) == (made,)


@pytest.mark.parametrize(
    ("card", "settings", "cause"),
    [
        (PictureCard(name="it"), Settings(reference="images:m", reference_when="unsure"), "unknown"),
        (PictureCard(name="it", image=True), Settings(reference_when="unsure"), "unknown"),
        (PictureCard(name="it", image=True), Settings(reference="images:m", reference_when="unsure"), "wrong"),
    ],
)
def test_pictures_are_no_way_out_where_they_can_not_help(
    card: PictureCard, settings: Settings, cause: Any, plan: Plan, tmp_path: Path
) -> None:
    made = picture(Desk(tmp_path))
    state = unknown_shot(plan, made)
    state = state.model_copy(update={"verdicts": (state.verdicts[0].with_(cause=cause),)})
    crew: Any = Rehearsal(card, settings, made)
    assert shown_by_pictures(state, crew) is None
    assert crew.asked == []


def test_where_no_picture_can_be_drawn_that_is_told_and_another_way_is_found(plan: Plan, tmp_path: Path) -> None:
    made = picture(Desk(tmp_path))
    unsure = Settings(reference="images:m", reference_when="unsure")
    crew: Any = Rehearsal(PictureCard(name="it", image=True), unsure, made)
    crew.broken = True
    assert shown_by_pictures(unknown_shot(plan, made), crew) is None
    assert crew.told == [f"no reference pictures for {unknown_shot(plan, made).shot.slate}: reference is down"]


def test_a_mended_shot_goes_on_from_the_take_before_it(plan: Plan, tmp_path: Path) -> None:
    whole, before, after = going_on(plan)
    made = picture(Desk(tmp_path))
    takes = tuple(_circled(shot, whole, unknown_shot(plan, made), made) for shot in (before, after))
    brief = Brief(text=BRIEF)
    state = ProductionState(brief=brief, plan=whole, takes=takes, to_mend=(before.slate, after.slate))
    crew: Any = Rehearsal(PictureCard(name="it", image=True), Settings(), made)
    first, second = (send.arg for send in after_watching(state, crew=crew))
    assert (first.before, second.before) == (None, takes[0])
    blind: Any = Rehearsal(PictureCard(name="it"), Settings(), made)
    assert [send.arg.before for send in after_watching(state, crew=blind)] == [None, None]


def _circled(shot: Shot, whole: Plan, judged: ShotState, made: Artifact) -> CircledTake:
    asked = TakeRequest(
        slate=shot.slate, take=1, prompt="p", staging=shot.staging, format=whole.format, frames=shot.frames, seed=1
    )
    taken = TakeResult(video=made, frames=asked.frames, handle=0)
    return CircledTake(slate=shot.slate, verdicts=judged.verdicts, request=asked, result=taken, backend="it")


def going_on(plan: Plan) -> tuple[Plan, Shot, Shot]:
    """Return a plan in which a shot is cut in two that go on from each other."""
    titled = plan.shots[0]
    before = titled.with_(staging=titled.staging.with_(titles=()))
    after = before.with_(slate="99Z", transition="cut")
    return plan.with_(shots=(before, after)), before, after


def test_only_shots_from_the_same_view_go_on_from_each_other(plan: Plan) -> None:
    whole, before, after = going_on(plan)
    assert director.goes_on(before, after)
    assert director.chains(whole.shots) == ((before, after),)
    staging = after.staging
    for other in (
        after.with_(transition="dissolve"),
        after.with_(scene=before.scene + 1),
        after.with_(staging=staging.with_(camera=staging.camera.with_(size="extreme wide", focus="x"))),
        after.with_(staging=staging.with_(light=staging.light.with_(weather="storm"))),
    ):
        assert not director.goes_on(before, other)
        assert director.chains((before, other)) == ((before,), (other,))


def test_a_shot_that_goes_on_begins_with_the_frame_that_was_seen_last(plan: Plan, tmp_path: Path) -> None:
    whole, before, after = going_on(plan)
    made = picture(Desk(tmp_path))
    card = PictureCard(name="it", image=True)
    crew: Any = Rehearsal(card, Settings(), made)
    draft = TakeRequest(
        slate="99Z", take=1, prompt="p", staging=after.staging, format=whole.format, frames=after.frames, seed=1
    )
    full = full_request(draft, whole, after)
    circled = CircledTake(
        slate=before.slate,
        verdicts=(),
        request=full,
        result=TakeResult(video=made, frames=full.frames, handle=full.handle),
        backend="it",
    )
    state = ShotState(plan=whole, shot=before, following=(after,), backend="it", takes=(circled,))
    assert after_shooting(state) == "follow"
    onward = ShotState.model_validate({**dict(state), **follow(state, crew=crew)})
    assert (onward.shot, onward.following, onward.before, onward.verdicts) == (after, (), circled, ())
    assert onward.takes == (circled,)
    assert after_shooting(onward) == "__end__"
    assert pictured(draft, onward, "it", crew).first_frame == made
    assert pictured(full, onward, "it", crew).first_frame == made
    # Drafts have no handles: they begin at the out point. A take in full begins a handle before it.
    out = full.frames - full.handle
    assert [request.frames for _, request in crew.asked] == [(out,), (out - full.handle,)]
    blind: Any = Rehearsal(PictureCard(name="it"), Settings(), made)
    worded = pictured(draft, onward, "it", blind)
    assert worded.prompt.startswith(draft.prompt), "the shot's physics is told after it"
    assert worded.with_(prompt=draft.prompt) == draft


def test_handles_are_cut_short_before_a_take_becomes_too_long(plan: Plan, tmp_path: Path) -> None:
    shot = plan.shots[0]
    seconds = float(shot.frames / plan.format.rate)
    draft = TakeRequest(
        slate="1A", take=1, prompt="p", staging=shot.staging, format=plan.format, frames=shot.frames, seed=1
    )
    full = full_request(draft, plan, shot)
    state = ShotState(plan=plan, shot=shot, backend="it")
    made = picture(Desk(tmp_path))
    for more, handle in ((10.0, full.handle), (0.5, 3), (0.0, 0), (-1.0, 0)):
        crew: Any = Rehearsal(PictureCard(name="it", max_seconds=seconds + more), Settings(), made)
        asked = pictured(full, state, "it", crew)
        assert (asked.handle, asked.frames) == (handle, shot.frames + 2 * handle)
