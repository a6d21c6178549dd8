"""The board: events gathered into what is under way, shot by shot."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from circletake.schema import Event

SAID = {
    "read": "reading the brief", "treat": "writing the treatment", "cast": "casting", "plan": "planning the shots",
    "table_read": "table read", "start_shots": "shooting", "cut": "cutting", "lock": "locking the picture",
    "view": "looking at the picture", "describe": "describing it", "spot": "spotting the music",
    "picture": "joining the takes", "score": "writing and playing the score", "effects": "foley and ambience",
    "screen": "screening the picture",
    "sheets": "drawing the storyboard", "mix": "mixing", "deliver": "packing the film",
    "check": "final check", "package": "delivering",
}  # fmt: skip
"""Steps of the production in the words that people read."""
_SHOT_STEPS = {
    "refine": "refining the prompt", "draft": "draft takes", "judge": "judging", "specify": "making it specific",
    "retake": "again, other seeds", "reroute": "showing it another way", "shoot": "shooting in full",
}  # fmt: skip
_MOST_NOTES = 3
_TOOL_OF = {"picture": "edit.assemble", "screen": "deliver.screen", "sheets": "deliver.sheet"}
_BESIDE = (frozenset({"picture", "score", "effects"}), frozenset({"mix", "screen", "sheets"}))
"""Steps that run beside each other."""


@dataclass
class ShotLine:
    """Where one shot is."""

    slate: str
    doing: str = "waiting"
    share: float = 0.0
    verdict: str = ""
    done: bool = False


@dataclass
class Board:
    """What is under way. Fed by events from one thread at a time, read by another."""

    began: float = field(default_factory=time.monotonic)
    doing: dict[str, float | None] = field(default_factory=dict)
    """Steps under way, with how far they are."""
    finished: list[str] = field(default_factory=list)
    shots: dict[str, ShotLine] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    words: str = ""
    """An answer as far as it is written."""
    calls: int = 0
    cached: int = 0
    outcome: str = ""

    @property
    def seconds(self) -> float:
        """Return the time since the board was set up."""
        return time.monotonic() - self.began

    def take(self, event: Event) -> None:
        """Take an event in."""
        takers = {"step": self._step, "tool": self._tool, "verdict": self._verdict, "note": self._note}
        if event.kind in takers:
            takers[event.kind](event)
        elif event.kind == "words":
            self.words = event.text
        elif event.kind == "done":
            self.outcome = event.name
            self._end_steps()

    def _step(self, event: Event) -> None:
        if event.slate is not None:
            line = self.shots.setdefault(event.slate, ShotLine(event.slate))
            line.doing, line.share = _SHOT_STEPS.get(event.name, event.name), 0.0
            return
        if event.name not in SAID:
            return
        if not any(event.name in group and set(self.doing) <= group for group in _BESIDE):
            self._end_steps()
        if event.name == "cut":
            for line in self.shots.values():
                line.done = True
        self.doing[event.name] = None

    def _end_steps(self) -> None:
        self.finished += [name for name in self.doing if name not in self.finished]
        self.doing.clear()

    def _tool(self, event: Event) -> None:
        ended = event.seconds is not None
        self.calls += ended
        self.cached += ended and event.cached
        if event.slate is not None and event.slate in self.shots:
            line = self.shots[event.slate]
            line.share = event.share or 0.0
            if ended and line.doing == _SHOT_STEPS["shoot"]:
                line.done = True
            return
        for name in self.doing:
            if event.name == _TOOL_OF.get(name) or event.name.partition(".")[0] == name:
                self.doing[name] = event.share

    def _verdict(self, event: Event) -> None:
        if event.slate is not None:
            self.shots.setdefault(event.slate, ShotLine(event.slate)).verdict = event.name

    def _note(self, event: Event) -> None:
        if event.text:
            self.notes = [*self.notes, event.text][-_MOST_NOTES:]
