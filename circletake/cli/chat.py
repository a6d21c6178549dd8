"""circletake chat."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from circletake.cli.options import production_options, settings_from

if TYPE_CHECKING:
    from rich.console import Console

    from circletake.graphs.chat import ChatState
    from circletake.studio.chatting import ChatSession

_WELCOME = "What is the film about? A sentence is enough. /help tells what else can be said; /quit leaves."
_HELP = """Say what the film is about, then what should be different, in plain words:
  make shot 3 at night, in the rain  ·  closer on shot 4  ·  drop the last shot  ·  add a shot of the sea after 2
  make it 20 seconds  ·  slower music  ·  no narration  ·  title it “The Keeper”  ·  the keeper is a woman
/make shoots the film as planned; only what depends on a change is made again.
/plan shows the plan, /show [SHOT ...] pictures, /why [SHOT ...] reasons, /undo takes the last change back.
/new begins another film, /quit leaves. Everything is kept in the production's folder."""
_AS_WORDS = {"/make": "make it", "/show": "show", "/why": "why", "/undo": "undo"}


@click.command("chat")
@click.argument("production", required=False, type=click.Path(path_type=Path))
@click.option("--under", type=click.Path(path_type=Path), default=Path("productions"), help="Where films are made.")
@production_options
def command(production: Path | None, under: Path, **given: Any) -> int:
    """Plan, change and make a film in conversation. PRODUCTION: go on with that one."""
    from circletake.studio.folder import ProductionFolder

    before = ProductionFolder(production).read().settings if production is not None else None
    settings = settings_from(given, before)
    while _session(production, under, settings):
        production = None
    return 0


def _session(production: Path | None, under: Path, settings: Any) -> bool:
    """Talk about one film. Return True when another one is wanted."""
    from rich.console import Console

    from circletake.cli.progress.watching import Teller
    from circletake.studio.chatting import open_chat

    console = Console(highlight=False)
    teller = Teller(console)
    with open_chat(production, under, settings, teller) as session:
        _begin(session, console)
        for line in _lines(console):
            if line in ("/quit", "/exit", "/q"):
                return False
            if line == "/new":
                return True
            _answer(line, session, console, teller.watching)
    return False


def _begin(session: ChatSession, console: Console) -> None:
    from circletake.cli.plan_table import plan_table

    if session.state.plan is None:
        console.print(_WELCOME)
        return
    console.print(plan_table(session.state.plan))
    console.print(f"“{session.state.plan.treatment.title}”, in {session.folder}. What should be different?")


def _lines(console: Console) -> Iterator[str]:
    """Yield what is typed, line by line, until the input ends."""
    if not sys.stdin.isatty():
        for line in sys.stdin:
            if line.strip():
                yield line.strip()
        return
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter

    commands = WordCompleter([*_AS_WORDS, "/plan", "/help", "/new", "/quit"], sentence=True)
    prompt: PromptSession[str] = PromptSession(completer=commands, complete_while_typing=False)
    while True:
        try:
            line = prompt.prompt("› ").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if line:
            yield line


def _answer(line: str, session: ChatSession, console: Console, watching: Callable[[], Any]) -> None:
    from circletake.cli.plan_table import plan_table
    from circletake.cli.working import stopping
    from circletake.executor import Cancelled
    from circletake.schema import CircletakeError

    word, _, rest = line.partition(" ")
    if word == "/help":
        console.print(_HELP)
        return
    if word == "/plan":
        console.print(plan_table(session.state.plan) if session.state.plan else _WELCOME)
        return
    if word.startswith("/") and word not in _AS_WORDS:
        console.print(f"There is no {word}; /help tells what there is.")
        return
    if word in _AS_WORDS and session.state.plan is None:
        console.print(_WELCOME)
        return
    try:
        with stopping() as session.cancel, watching():
            state = session.say(_as_words(word, rest))
    except Cancelled:
        console.print("Stopped. What was finished is kept; /make goes on.")
    except CircletakeError as error:
        console.print(str(error), style="yellow", markup=False)
    else:
        _show(state, session, console)


def _as_words(word: str, rest: str) -> str:
    """Return what a command says in plain words: `/show 2 3` is `show shots 2, 3`."""
    shots = rest.split()
    if word in _AS_WORDS and shots and all(shot[0].isdigit() for shot in shots):
        return f"{_AS_WORDS[word]} shot{'s' if len(shots) > 1 else ''} {', '.join(shots)}"
    return f"{_AS_WORDS.get(word, word)} {rest}".strip()


def _show(state: ChatState, session: ChatSession, console: Console) -> None:
    from circletake.cli.plan_table import plan_table
    from circletake.cli.stills import still_in_text

    if state.kind in ("brief", "change", "undo") and state.plan is not None and not state.options:
        console.print(plan_table(state.plan))
    console.print(state.reply, markup=False)
    if state.options and state.kind != "brief":
        console.print("  such as: " + "  ·  ".join(state.options[:4]), style="dim", markup=False)
    if state.kind == "show":
        for slate in state.slates:
            for still in session.stills(slate)[1:2]:
                console.print(slate, style="bold")
                console.print(still_in_text(still, min(72, console.width)))
