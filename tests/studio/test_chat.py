"""A conversation about a film: planned, changed, made, shown and explained; and the graphs as they are served."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from rich.console import Console
from small_films import SMALL

from circletake.cli.main import run
from circletake.cli.progress.board import Board
from circletake.cli.progress.live import LiveBoard
from circletake.schema import BriefError, Event, ignore
from circletake.studio.chatting import ChatSession, open_chat
from circletake.studio.folder import ProductionFolder

ROOT = Path(__file__).parents[2]
BRIEF = "A fox crosses a frozen lake at dusk, and an owl watches it from a tree. Calm."
SHORT = SMALL.with_(duration_s=Fraction(5))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ChatSession]:
    with open_chat(None, tmp_path, SHORT, ignore) as opened:
        yield opened


def test_a_greeting_is_no_film(session: ChatSession) -> None:
    assert "about" in session.say("hello!").reply
    assert session.folder is None
    with pytest.raises(BriefError, match="no words"):
        session.say("???")


def test_an_answer_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    events: list[Event] = []
    with open_chat(None, tmp_path, SHORT, events.append) as session:
        reply = session.say("hello!").reply
    words = [event for event in events if event.kind == "words"]
    assert words[-1].text == reply
    board = Board()
    for event in words:
        board.take(event)
    console = Console(width=100)
    with console.capture() as captured:
        console.print(LiveBoard(board, ""))
    assert reply in captured.get()


def test_a_change_is_a_diff_of_the_plan_and_can_be_taken_back(session: ChatSession) -> None:
    planned = session.say(BRIEF)
    before = planned.plan
    assert before is not None
    assert "fox" in planned.reply
    changed = session.say("make shot 2 at night")
    assert changed.plan is not None
    assert [a == b for a, b in zip(changed.plan.shots, before.shots, strict=True)].count(False) == 1
    assert changed.slates == (before.shots[1].slate,)
    assert session.folder is not None
    kept = ProductionFolder(session.folder).read()
    assert kept.plan == changed.plan
    assert kept.plan_edited
    assert session.say("undo").plan == before
    assert "no change" in session.say("undo").reply


def test_what_is_not_understood_is_asked_back_and_changes_nothing(session: ChatSession) -> None:
    before = session.say(BRIEF).plan
    asked = session.say("florble the wibble")
    assert asked.plan == before
    assert asked.options
    assert asked.reply.endswith("?")


def test_before_it_is_made_there_is_nothing_to_show_or_explain(session: ChatSession) -> None:
    plan = session.say(BRIEF).plan
    assert plan is not None
    shown = session.say("show shot 1")
    assert shown.slates == (plan.shots[0].slate,)
    assert session.stills(plan.shots[0].slate) == ()
    assert "Nothing is shot" in session.say("why shot 1?").reply


@pytest.mark.film
@pytest.mark.xdist_group("gates")
def test_made_changed_and_made_again(tmp_path: Path) -> None:
    events: list[Event] = []
    with open_chat(None, tmp_path, SHORT, events.append) as session:
        plan = session.say(BRIEF).plan
        assert plan is not None
        assert "ready" in session.say("make it").reply
        slate = plan.shots[0].slate
        assert len(session.stills(slate)) == 3
        assert slate in session.say("why shot 1?").reply
        session.say("make shot 1 in the rain")
        events.clear()
        session.say("make it")
        shot = {event.slate for event in events if event.kind == "tool" and event.seconds and not event.cached}
        assert {one for one in shot if one is not None} == {slate}
        folder = session.folder
    with open_chat(folder, tmp_path, SHORT, ignore) as again:
        assert again.state.plan is not None
        assert again.state.earlier == (plan,)
        assert again.state.plan.shots[0].staging.light.weather == "rain"


def test_the_command_talks_over_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "talk.txt"
    script.write_text(f"{BRIEF}\n/plan\n/nonsense\ncloser on shot 1\n/quit\n")
    with script.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert run(["chat", "--under", str(tmp_path / "films"), "--no-memory", "--duration", "5"]) == 0
    out = capfd.readouterr().out
    assert "There is no /nonsense" in out
    assert "Shot 1" in out


def _served(name: str) -> Callable[..., object]:
    where, _, function = json.loads((ROOT / "langgraph.json").read_text())["graphs"][name].partition(":")
    spec = importlib.util.spec_from_file_location("served", ROOT / where)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    factory: Callable[..., object] = getattr(module, function)
    return factory


def test_langgraph_json_names_graphs_that_work(tmp_path: Path) -> None:
    settings = {"width": 192, "height": 108, "remember": False}
    config = {"configurable": {"folder": str(tmp_path / "served"), "settings": settings}}
    chat: object = _served("chat")(config)
    assert "about" in chat.invoke({"words": "hi"})["reply"]  # type: ignore[attr-defined]
    serve = _served("production")
    production: object = serve(config)
    assert serve(config) is production, "a server asks for its graph at every request"
    nodes = set(production.get_graph().nodes)  # type: ignore[attr-defined]
    assert nodes >= {"read", "plan", "shot", "cut", "score", "mix", "check", "package"}
