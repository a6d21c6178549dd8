"""The production graph: from a brief to the delivered film."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph
from langgraph.types import Command, Send

from circletake.agents import composer, director, editor
from circletake.graphs import brought_music, packaging, picturing, scoring, sound_track
from circletake.graphs.continuity import after_watching, watch_cuts
from circletake.graphs.crew import Crew, staffed
from circletake.graphs.depicting import depicted
from circletake.graphs.footage import Shown, footage_of, shown
from circletake.graphs.gates import passed
from circletake.graphs.ordering import order
from circletake.graphs.planning import cast, plan, read, table_read, treat
from circletake.graphs.shot import build_shot
from circletake.graphs.state import ProductionState, ShotState, given
from circletake.schema import (
    AssembleRequest,
    AssembleResult,
    CheckResult,
    CircledTake,
    EditListResult,
    EffectsResult,
    FrameRange,
    MixResult,
    MuxResult,
    ScoreRequest,
    SheetResult,
    Status,
    derive_seed,
)
from circletake.tools.edl import programme_start

Update = dict[str, Any]


def begin(state: ProductionState) -> str:
    """Plan the film, unless it is planned already."""
    return "table_read" if state.plan is not None else "read"


def approve_plan(state: ProductionState, *, crew: Crew) -> Command[str]:
    """Ask a person about the plan, where the settings want it."""
    return passed("plan", state, crew, onward="start_shots")


def start_shots(state: ProductionState, *, crew: Crew) -> Update:
    """Begin to shoot, from reference pictures where they are wanted."""
    plan = depicted(given(state.plan), crew)
    return {"plan": plan, "cuts": (), "to_mend": (), "mended": (), "set_aside": ()}


def shots(state: ProductionState, *, crew: Crew) -> list[Send]:
    """Send every shot on its way at once; those that go on from each other, one after the other.

    Only a back-end that starts from pictures can go on from a last frame.
    """
    whole = given(state.plan)
    alone = tuple((shot,) for shot in whole.shots)
    runs = director.chains(whole.shots) if crew.card(crew.pictures[0]).image else alone
    return [
        Send(
            "shot",
            ShotState(
                plan=whole,
                shot=run[0],
                following=run[1:],
                lines=tuple(line for line in state.lines if line.slate in {shot.slate for shot in run}),
                backend=crew.pictures[0],
            ),
        )
        for run in runs
    ]


def approve_takes(state: ProductionState, *, crew: Crew) -> Command[str]:
    """Ask a person about the circled takes, where the settings want it."""
    return passed("takes", state, crew, onward="order")


def cut(state: ProductionState, *, crew: Crew) -> Update:
    """Choose in and out points and transitions."""
    whole = given(state.plan)
    footage = footage_of(whole, _views(state, crew), state.lines)
    grid = brought_music.grid_of(whole, crew)
    decided = editor.cut_film(whole, footage, mind=crew.mind, beats=grid.beats, downbeats=grid.downbeats)
    timeline = editor.timeline_of(whole, footage, decided.answer)
    return {"timeline": timeline, "decisions": (decided.record,), "notes": grid.notes}


def approve_cut(state: ProductionState, *, crew: Crew) -> Command[str]:
    """Ask a person about the cut, where the settings want it."""
    return passed("cut", state, crew, onward="lock")


def lock(state: ProductionState, *, crew: Crew) -> Update:
    """Lock the picture: from here on, nothing moves."""
    return {"timeline": editor.lock(given(state.timeline))}


def picture(state: ProductionState, *, crew: Crew) -> Update:
    """Join the takes; what lies between them is coded first, all of it at once."""
    timeline = given(state.timeline)
    strips = picturing.strips_of(timeline, crew)
    request = AssembleRequest(format=timeline.format, strips=tuple(one.strip for one in strips))
    return {"strips": strips, "picture": crew.call("picture", "assemble", request, AssembleResult)}


def screen(state: ProductionState, *, crew: Crew) -> Update:
    """Look at every frame of the joined picture, strip by strip: those that were in a film before are known."""
    return {"screened": picturing.screened(state.strips, crew)}


def spot(state: ProductionState, *, crew: Crew) -> Update:
    """Decide where music begins and ends, and what it meets."""
    whole, timeline, views = given(state.plan), given(state.timeline), _views(state, crew)
    if crew.music() is not None:
        return {"spotting": composer.Spotting(reason="The film plays the music that was brought.")}
    decided = composer.spot_film(
        whole, timeline, contacts=sound_track.film_contacts(timeline, views), dialogue=_dialogue(state, crew),
        styles=crew.score_styles(), mind=crew.mind,
    )  # fmt: skip
    silent = (f"No music: {decided.answer.reason}",) if not decided.answer.cues else ()
    return {"spotting": decided.answer, "decisions": (decided.record,), "notes": silent}


def score(state: ProductionState, *, crew: Crew) -> Update:
    """Have the score written and played; none where none is wanted."""
    whole, timeline, spotting = given(state.plan), given(state.timeline), given(state.spotting)
    if not spotting.cues:
        return {"score": brought_music.score_of(whole, crew)}
    request = ScoreRequest(
        title=whole.treatment.title,
        rate=timeline.rate,
        frames=timeline.frames,
        sample_rate=timeline.format.sample_rate,
        cuts=timeline.cuts,
        hits=spotting.hits,
        tension=spotting.tension,
        dialogue=_dialogue(state, crew),
        cues=spotting.cues,
        seed=derive_seed(whole.seed, "score"),
        soundfont=crew.soundfont(),
        soundfont_path=str(crew.settings.soundfont) if crew.settings.soundfont is not None else None,
        alternates=crew.settings.score_alternates,
        start_frame=programme_start(timeline.rate),
    )
    made = scoring.write_score(request, whole.reading.music, crew, composer="Circletake", picture="../film.mp4")
    return {"score": made.result, "decisions": made.records, "notes": made.notes}


def effects(state: ProductionState, *, crew: Crew) -> Update:
    """Have ambience and foley made."""
    with_music = bool(given(state.spotting).cues) or crew.music() is not None
    request = sound_track.effects_request(
        given(state.plan), given(state.timeline), _views(state, crew), with_music=with_music
    )
    return {"effects": crew.call("effects", "effects", request, EffectsResult)}


def sheets(state: ProductionState, *, crew: Crew) -> Update:
    """Draw the storyboard and the poster."""
    request = packaging.sheet_request(given(state.plan), _views(state, crew))
    return {"sheets": crew.call("storyboard", "sheet", request, SheetResult)}


def mix(state: ProductionState, *, crew: Crew) -> Update:
    """Bring voices, music and effects together at the loudness of the delivery."""
    timeline = given(state.timeline)
    heard = sound_track.spoken(given(state.plan), timeline, _views(state, crew), state.lines)
    request = sound_track.mix_request(timeline, heard, state.score, given(state.effects), crew.settings)
    return {"mix": crew.call("mix", "mix", request, MixResult)}


def deliver(state: ProductionState, *, crew: Crew) -> Update:
    """Write the film's file and the cut for other editing programs."""
    whole, timeline, mixed = given(state.plan), given(state.timeline), given(state.mix)
    heard = sound_track.spoken(whole, timeline, _views(state, crew), state.lines)
    film = crew.call(
        "film", "mux", packaging.mux_request(whole, timeline, given(state.picture), mixed, heard), MuxResult
    )
    lists = packaging.edit_list_request(timeline, circled(state), mixed)
    return {"film": film, "edit_lists": crew.call("edit lists", "edit lists", lists, EditListResult)}


def check(state: ProductionState, *, crew: Crew) -> Update:
    """Look at and listen to the finished film."""
    views = _views(state, crew)
    timeline = given(state.timeline)
    heard = sound_track.spoken(given(state.plan), timeline, views, state.lines)
    request = packaging.check_request(
        timeline, given(state.film), given(state.mix), state.score, state.screened, views, heard, crew.settings
    )
    return {"findings": crew.call("final check", "check", request, CheckResult).findings}


def approve_film(state: ProductionState, *, crew: Crew) -> Command[str]:
    """Ask a person about the film, where the settings want it."""
    return passed("final", state, crew, onward="finish")


def finish(state: ProductionState, *, crew: Crew) -> Update:
    """Say how it went."""
    return {"status": outcome(state)}


def package(state: ProductionState, *, crew: Crew) -> Update:
    """Put everything that was made into the production's folder."""
    crew.package(state)
    return {}


def outcome(state: ProductionState) -> Status:
    """Return a delivered film's status: what a person must look at comes before what the check found."""
    if any(take.verdict.needs_you for take in circled(state)):
        return "needs you"
    return "done" if all(finding.ok for finding in state.findings) else "degraded"


def circled(state: ProductionState) -> tuple[CircledTake, ...]:
    """Return the circled take of every shot of the plan, in its order; shots that left the plan are passed over."""
    by_slate = {take.slate: take for take in state.takes}
    return tuple(by_slate[shot.slate] for shot in given(state.plan).shots if shot.slate in by_slate)


def build_production(crew: Crew, checkpointer: Any = None) -> Any:
    """Return the compiled production graph for a crew.

    Args:
        crew: who works on it.
        checkpointer: where LangGraph keeps its checkpoints; None for nowhere.
    """
    graph = StateGraph(ProductionState)
    for node in (read, treat, cast, plan, table_read, start_shots, watch_cuts, order, cut, lock, spot, picture, score,
                 effects, screen, sheets, mix, deliver, check, finish, package):  # fmt: skip
        graph.add_node(node.__name__, staffed(node, crew))
    gates = {approve_plan: "start_shots", approve_takes: "order", approve_cut: "lock", approve_film: "finish"}
    for gate, onward in gates.items():
        graph.add_node(gate.__name__, staffed(gate, crew), destinations=(onward, "table_read"))
    graph.add_node("shot", build_shot(crew))
    graph.add_conditional_edges(START, begin, ["read", "table_read"])
    for before, after in (
        ("read", "treat"), ("treat", "cast"), ("cast", "plan"), ("plan", "table_read"),
        ("table_read", "approve_plan"), ("shot", "watch_cuts"), ("order", "cut"), ("cut", "approve_cut"),
        ("lock", "spot"), ("spot", "picture"), ("spot", "score"), ("spot", "effects"),
        ("picture", "screen"), ("picture", "sheets"), ("deliver", "check"), ("check", "approve_film"),
        ("finish", "package"), ("package", END),
    ):  # fmt: skip
        graph.add_edge(before, after)
    graph.add_conditional_edges("start_shots", lambda state: shots(state, crew=crew), ["shot"])
    graph.add_conditional_edges("watch_cuts", lambda state: after_watching(state, crew=crew), ["shot", "approve_takes"])
    # The mix is one call: what nobody needs before the film is packed is done beside it, not beside the score.
    graph.add_edge(["picture", "score", "effects"], "mix")
    graph.add_edge(["mix", "screen", "sheets"], "deliver")
    return graph.compile(checkpointer=checkpointer)


def _views(state: ProductionState, crew: Crew) -> list[Shown]:
    return shown(given(state.plan), state.takes, crew)


def _dialogue(state: ProductionState, crew: Crew) -> tuple[FrameRange, ...]:
    """Return the frames of the film in which somebody speaks."""
    heard = sound_track.spoken(given(state.plan), given(state.timeline), _views(state, crew), state.lines)
    return tuple(one.span for one in heard)
