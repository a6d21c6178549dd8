"""The chat graph: a message in, a reply out; the plan changes by words, and only what depends on it is made again."""

from __future__ import annotations

from functools import partial, update_wrapper
from typing import Any, Literal, Protocol

from langgraph.graph import END, START, StateGraph

from circletake.agents import critic, director
from circletake.graphs.crew import Crew, staffed
from circletake.graphs.planning import PLANNING
from circletake.graphs.state import ProductionState, State, given
from circletake.schema import Brief, BriefError, Plan, Production, Slate

Update = dict[str, Any]
Answerer = Literal["plan_film", "change", "make", "explain", "show", "tell_plan", "undo", "greet"]

_ANSWERERS: dict[director.MessageKind, Answerer] = {
    "brief": "plan_film", "change": "change", "make": "make", "explain": "explain", "show": "show",
    "plan": "tell_plan", "undo": "undo", "small talk": "greet",
}  # fmt: skip


class Desk(Protocol):
    """The studio's desk: it keeps plans, has films made, and tells about them."""

    def keep(self, brief: Brief, plan: Plan, *, edited: bool) -> None:
        """Write a plan down as the production's."""

    def make(self, brief: Brief) -> Production:
        """Make the film as planned."""

    def explain(self, slates: tuple[Slate, ...]) -> str:
        """Tell why takes were circled, and what was made again."""


class ChatState(State):
    """A conversation about one film."""

    words: str = ""
    """The message."""
    brief: Brief | None = None
    plan: Plan | None = None
    earlier: tuple[Plan, ...] = ()
    """The plan before each change, oldest first."""
    kind: director.MessageKind | None = None
    slates: tuple[Slate, ...] = ()
    """What the message speaks of; after `show`, what to let see; after a change, what it touched."""
    reply: str = ""
    options: tuple[str, ...] = ()
    """What could be said in answer to a question."""


def hear(state: ChatState, *, crew: Crew) -> Update:
    """Understand what the message wants."""
    decided = director.read_message(state.words, state.plan, mind=crew.mind)
    return {"kind": decided.answer.kind, "slates": decided.answer.slates, "options": (), "reply": ""}


def answerer(state: ChatState) -> Answerer:
    """Return who takes the message."""
    return _ANSWERERS[given(state.kind)]


def plan_film(state: ChatState, *, crew: Crew, desk: Desk) -> Update:
    """Plan a film from a brief."""
    brief = Brief(text=state.words)
    work = ProductionState(brief=brief)
    try:
        for node in PLANNING:
            crew.step(node.__name__)
            update = node(work, crew=crew)
            work = work.model_copy(update={name: update[name] for name in update if name != "decisions"})
    except BriefError as error:
        return {"reply": str(error)}
    plan = given(work.plan)
    desk.keep(brief, plan, edited=False)
    asked = [question.text for question in plan.reading.questions]
    seconds = float(plan.duration_s)
    told = f"“{plan.treatment.title}”: {plan.treatment.logline} {len(plan.shots)} shots, {seconds:g} seconds."
    return {
        "brief": brief, "plan": plan, "earlier": (), "reply": " ".join([told, *asked[:1]]),
        "options": plan.reading.questions[0].options if asked else (), "slates": (),
    }  # fmt: skip


def change(state: ChatState, *, crew: Crew, desk: Desk) -> Update:
    """Change the plan as the words ask, or ask back."""
    before = given(state.plan)
    decided = director.apply_change(before, state.words, vocabulary=crew.vocabulary(crew.pictures[0]), mind=crew.mind)
    changed = decided.answer
    if changed.question is not None:
        return {"reply": changed.question.text, "options": changed.question.options, "slates": ()}
    desk.keep(given(state.brief), changed.plan, edited=True)
    touched = touched_shots(before, changed.plan)
    return {
        "plan": changed.plan, "earlier": (*state.earlier, before), "slates": touched,
        "reply": f"{changed.summary} {_to_make(touched, changed.plan)}",
    }  # fmt: skip


def undo(state: ChatState, *, crew: Crew, desk: Desk) -> Update:
    """Take the last change back."""
    if not state.earlier:
        return {"reply": "There is no change to take back.", "slates": ()}
    plan = state.earlier[-1]
    desk.keep(given(state.brief), plan, edited=True)
    return {"plan": plan, "earlier": state.earlier[:-1], "reply": "The last change is taken back.", "slates": ()}


def make(state: ChatState, *, crew: Crew, desk: Desk) -> Update:
    """Make the film as planned."""
    production = desk.make(given(state.brief))
    weak = [take.slate for take in production.takes if take.verdict.needs_you]
    found = [finding.check for finding in production.findings if not finding.ok]
    parts = [f"The film is ready: {production.film}." if production.film else "The film is not ready yet."]
    if weak:
        parts.append(f"Please look at {', '.join(weak)}: ask why, or change them.")
    if found:
        parts.append(f"The final check found: {', '.join(found)}.")
    asked = critic.worth_asking(tuple(verdict for take in production.takes for verdict in take.verdicts))
    if asked is not None:
        parts.append(f"{asked.text} I chose what suits the scene.")
    return {
        "plan": production.plan, "reply": " ".join(parts), "slates": tuple(weak),
        "options": asked.options if asked is not None else (),
    }  # fmt: skip


def explain(state: ChatState, *, crew: Crew, desk: Desk) -> Update:
    """Tell why."""
    return {"reply": _told(state, desk.explain(tuple(state.slates)), crew)}


def show(state: ChatState, *, crew: Crew) -> Update:
    """Say which shots are to be shown; whoever holds the screen shows them."""
    plan = given(state.plan)
    slates = state.slates or tuple(shot.slate for shot in plan.shots)
    shots = [shot for shot in plan.shots if shot.slate in slates]
    return {"slates": tuple(slates), "reply": "\n".join(f"{shot.slate}: {shot.captions.picture}" for shot in shots)}


def tell_plan(state: ChatState, *, crew: Crew) -> Update:
    """Tell the plan in words."""
    plan = given(state.plan)
    shots = "\n".join(f"{at}. {shot.slate}: {shot.purpose}" for at, shot in enumerate(plan.shots, 1))
    return {"reply": _told(state, f"{plan.treatment.synopsis}\n{shots}", crew), "slates": ()}


def greet(state: ChatState, *, crew: Crew) -> Update:
    """Say what can be done next."""
    todo = "Say what to change, “make it” to shoot, or “show” to see shots."
    facts = todo if state.plan is not None else "What is the film about? One sentence is enough."
    return {"reply": _told(state, facts, crew), "slates": ()}


def touched_shots(before: Plan, after: Plan) -> tuple[Slate, ...]:
    """Return the shots of a changed plan that have to be shot again."""
    old = {shot.slate: shot for shot in before.shots}
    return tuple(
        shot.slate
        for shot in after.shots
        if shot != old.get(shot.slate) or _looks(before, shot.slate) != _looks(after, shot.slate)
    )


def build_chat(crew: Crew, desk: Desk, checkpointer: Any = None) -> Any:
    """Return the compiled chat graph.

    Args:
        crew: who understands and plans.
        desk: who keeps the plan and has the film made.
        checkpointer: where LangGraph keeps the conversation; None for nowhere.
    """
    graph = StateGraph(ChatState)
    answering = (show, tell_plan, greet)
    working = (plan_film, change, make, explain, undo)
    for node in (hear, *answering):
        graph.add_node(node.__name__, staffed(node, crew))
    for work in working:
        graph.add_node(work.__name__, staffed(update_wrapper(partial(work, desk=desk), work), crew))
    graph.add_edge(START, "hear")
    names = [node.__name__ for node in (*answering, *working)]
    graph.add_conditional_edges("hear", answerer, names)
    for name in names:
        graph.add_edge(name, END)
    return graph.compile(checkpointer=checkpointer)


def _told(state: ChatState, facts: str, crew: Crew) -> str:
    """Return what is true, told as an answer to the message; it is read while it is written."""
    decided = director.answer_message(state.words, facts, state.plan, mind=crew.mind, on_text=crew.saying)
    return decided.answer.text


def _to_make(touched: tuple[Slate, ...], plan: Plan) -> str:
    if not touched:
        return "No shot has to be shot again."
    if len(touched) == len(plan.shots):
        return "Every shot is shot again."
    return f"To be shot again: {', '.join(touched)}."


def _looks(plan: Plan, slate: Slate) -> tuple[Any, ...]:
    """Return what of the bible and the format a shot is drawn from."""
    shot = plan.shot(slate)
    shown = {subject.id for subject in shot.staging.subjects}
    cast = tuple(one for one in plan.bible.identities if one.id in shown)
    place = next((one for one in plan.bible.places if one.id == shot.staging.place), None)
    return (cast, place, plan.bible.style, plan.format, plan.seed, plan.scene_of(shot))
