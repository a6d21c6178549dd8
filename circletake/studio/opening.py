"""Opening a studio: store, workers, mind, memory and journal of one production, and closing them again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from circletake.executor import Caller, CancelToken, Executor, InlineExecutor, Toolbox
from circletake.llm import OpenAIMind
from circletake.schema import BriefError, Event, OnEvent, Settings, StandIn
from circletake.store import Store
from circletake.studio.backends import choose_tools
from circletake.studio.crew import StudioCrew, card_of, vocabulary_of
from circletake.studio.journal import Journal
from circletake.studio.memory import open_meaning
from circletake.studio.minds import choose_mind
from circletake.studio.running import choose_executor, keep_elsewhere
from circletake.tools.score import score_font


class Studio(NamedTuple):
    """A studio at work on one production."""

    crew: StudioCrew
    store: Store
    callers: tuple[Caller, Caller]
    """In worker processes, and in this process."""
    stand_ins: tuple[StandIn, ...]
    cancel: CancelToken
    executor: Executor
    """Where the tools of the first caller run."""

    def prepare(self) -> None:
        """Have the workers get ready to shoot, while others still read and plan."""
        self.executor.prepare([self.crew.picture_tool(name) for name in self.crew.pictures[:1]])

    @property
    def calls(self) -> int:
        """Return how many tool calls were asked for."""
        return sum(caller.tally.calls for caller in self.callers)

    @property
    def calls_cached(self) -> int:
        """Return how many of them were there already."""
        return sum(caller.tally.cached for caller in self.callers)

    @property
    def made_with(self) -> dict[str, str]:
        """Return the version of every tool that was used."""
        return {name: version for caller in self.callers for name, version in sorted(caller.tally.made_with.items())}


@contextmanager
def open_studio(
    settings: Settings, store: Store, journal: Path, on_event: OnEvent, cancel: CancelToken
) -> Iterator[Studio]:
    """Open a studio while the block runs.

    Args:
        settings: what the person chose.
        store: where everything is kept.
        journal: the file that tool calls are written down in.
        on_event: takes events, one at a time.
        cancel: calls the work off.

    Raises:
        BriefError: a setting names something that is not there.
        StoreError, StoreUnreachable: a server or store that it names can't be used.
    """
    _checked(settings)
    tools = choose_tools(settings)
    keep_elsewhere(settings, store)
    with ExitStack() as stack:
        executor = choose_executor(settings, store)
        stack.callback(executor.close)
        callers = (
            Caller(store, executor, on_event, cancel=cancel),
            Caller(store, InlineExecutor(store.root, store_url=settings.store), on_event, cancel=cancel),
        )

        looked = Toolbox()
        for name in tools.pictures:
            card_of(tools, name, looked)
        if "reference" in tools.refs:
            _ = looked.tool(tools.refs["reference"]).version

        def tell(text: str) -> None:
            on_event(Event(kind="note", name="note", text=text))

        meaning = open_meaning(settings, vocabulary_of(tools, settings.picture[0], Toolbox()), tell)
        stack.callback(meaning.close)
        mind = choose_mind(settings, meaning.aids, store, cancel)
        if isinstance(mind, OpenAIMind):
            stack.callback(mind.close)
        crew = StudioCrew(settings, mind, meaning.aids, tools, callers, store, Journal(journal, store), on_event)
        yield Studio(crew, store, callers, meaning.stand_ins, cancel, executor)


def _checked(settings: Settings) -> None:
    music = settings.music
    if music is not None and not (music.is_file() and os.access(music, os.R_OK)):
        raise BriefError(f"there is no music at {music} that may be read; name a sound file with --music")
    font = settings.soundfont
    if font is None:
        return
    if not (font.exists() and os.access(font, os.R_OK)):
        raise BriefError(
            f"there is no SoundFont at {font} that may be read; name an .sf2 or .sfz file, or a folder of .sfz files, "
            "with --soundfont"
        )
    score_font(font)
