"""Chatting: a conversation about one production, over the chat graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from circletake.executor import CancelToken
from circletake.graphs.chat import ChatState, build_chat
from circletake.graphs.crew import Crew
from circletake.schema import (
    Artifact,
    ArtifactMissing,
    Brief,
    BriefError,
    Document,
    OnEvent,
    Plan,
    Production,
    Settings,
    Slate,
    StoreError,
)
from circletake.store import Store, read_document
from circletake.studio.events import in_turn
from circletake.studio.explaining import explain
from circletake.studio.folder import ProductionFolder, folder_name
from circletake.studio.making import Making, OnGate, check_brief, keep_plan, make
from circletake.studio.opening import open_studio

_KEPT = ".circletake/chat.json"
_MOST_UNDONE = 20


class ChatRecord(Document):
    """What a conversation leaves behind, so that the next one can take its changes back."""

    earlier: tuple[Plan, ...] = ()


class ChatSession:
    """A conversation about one film: words in, replies out; the production's folder holds what came of it."""

    def __init__(self, crew: Crew, settings: Settings, under: Path, folder: ProductionFolder | None, making: Making):
        self._settings = settings
        self._under = under
        self._folder = folder
        self._making = making
        self.cancel = making.cancel
        """Calls off what is under way; a new one for every message."""
        self._graph = build_chat(crew, self)
        production = folder.read() if folder is not None else None
        self.state = ChatState(
            brief=production.brief if production is not None else None,
            plan=production.plan if production is not None else None,
            earlier=self._earlier(),
        )

    @property
    def folder(self) -> Path | None:
        """Return the production's folder, None before a film is planned."""
        return self._folder.path if self._folder is not None else None

    def say(self, words: str) -> ChatState:
        """Take a message and return the state with the reply.

        Raises:
            BriefError, ToolError, StoreError: as `run_graph`; the conversation can go on.
        """
        if self.state.plan is None:
            check_brief(Brief(text=words))
        values = self._graph.invoke(self.state.model_copy(update={"words": words}))
        before, self.state = self.state, ChatState.model_validate(values)
        if self._folder is not None and self.state.earlier != before.earlier:
            self._folder.write_aside(_KEPT, ChatRecord(earlier=self.state.earlier[-_MOST_UNDONE:]))
        return self.state

    def stills(self, slate: Slate) -> tuple[Path, ...]:
        """Return the stills of a shot's circled take; none before it is shot."""
        if self._folder is None or not self._folder.exists:
            return ()
        take = self._folder.read().take(slate)
        return tuple(self._path(still) for still in take.result.stills) if take is not None else ()

    def keep(self, brief: Brief, plan: Plan, *, edited: bool) -> None:
        """Write a plan down; a new film gets a folder of its own."""
        if self._folder is None:
            self._folder = ProductionFolder(self._under / folder_name(brief.text))
        keep_plan(self._folder, brief, self._settings, plan, edited=edited)

    def make(self, brief: Brief) -> Production:
        """Make the film as planned."""
        if self._folder is None:
            raise BriefError("there is no film to make yet; say what it is about")
        return make(self._folder, brief, self._settings, self._making._replace(cancel=self.cancel))

    def explain(self, slates: tuple[Slate, ...]) -> str:
        """Tell why takes were circled, and what the last run made again."""
        if self._folder is None or not self._folder.exists:
            return "Nothing is shot yet."
        shot = {take.slate for take in self._folder.read().takes}
        missing = [slate for slate in slates if slate not in shot]
        if missing or not shot:
            return f"{', '.join(missing)}: not shot yet." if missing and shot else "Nothing is shot yet."
        told = [explain(self._folder.path, slate) for slate in slates] or [explain(self._folder.path)]
        lines = [
            f"{shot.slate}: {last.decision}. {last.reason} ({last.measured})"
            for one in told
            for shot in one.shots
            for last in shot.rounds[-1:]
        ]
        lines += [f"Made again: {change.role}, because {change.reason}." for one in told for change in one.made_again]
        return "\n".join(lines) or "Nothing is shot yet."

    def _earlier(self) -> tuple[Plan, ...]:
        """Return the plans before each change of an earlier conversation; none when its record can't be read."""
        if self._folder is None:
            return ()
        try:
            return read_document(self._folder.path / _KEPT, ChatRecord).earlier
        except (ArtifactMissing, StoreError):
            return ()

    def _path(self, artifact: Artifact) -> Path:
        assert self._folder is not None
        return self._folder.store.path(artifact)


@contextmanager
def open_chat(
    folder: Path | None, under: Path, settings: Settings, on_event: OnEvent, on_gate: OnGate | None = None
) -> Iterator[ChatSession]:
    """Open a conversation while the block runs.

    Args:
        folder: a production to go on with; None for a new film.
        under: where a new film's folder is made.
        settings: how films are made.
        on_event: takes progress.
        on_gate: answers at gates.

    Raises:
        BriefError: there is no production in that folder.
    """
    import tempfile

    cancel = CancelToken()
    making = Making(in_turn(on_event), on_gate, cancel)
    production = ProductionFolder(folder) if folder is not None else None
    if production is not None:
        production.read()
    with tempfile.TemporaryDirectory(prefix="circletake-") as scratch:
        store = production.store if production is not None else Store(Path(scratch) / "store")
        with open_studio(settings, store, Path(scratch) / "journal.jsonl", making.on_event, cancel) as studio:
            yield ChatSession(studio.crew, settings, under, production, making)
