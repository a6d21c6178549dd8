"""From a prompt to a verdict: refined prompts, draft takes, uncertainty, cause and advice."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from circletake.agents import critic, director
from circletake.executor import CancelToken
from circletake.graphs.format import film_format
from circletake.graphs.measuring import most_of
from circletake.graphs.shot import draft, draw_more, judge, measure, refine
from circletake.graphs.state import ShotState
from circletake.schema import (
    BriefError,
    BriefReading,
    OnEvent,
    OpenSlot,
    Plan,
    ProbeRequest,
    ProbeResult,
    Settings,
    TakeDecision,
    Value,
    Verdict,
    ignore,
)
from circletake.store import Store
from circletake.studio.opening import Studio, open_studio

SECONDS = Fraction(3)
_NOTHING_READ = BriefReading(title="", logline="")
_ADVICE: dict[TakeDecision, str] = {
    "circle": "Shoot it: one take is enough.",
    "specify": "Say more: the words may mean many things.",
    "retake": "Shoot more takes: other seeds may show it.",
    "reroute": "Show it another way, or with another back-end: this one does not know it.",
    "settle": "Look at it yourself: nothing that was tried shows it.",
}


class Preflight(Value):
    """What is known of a prompt before it is shot."""

    prompt: str
    verdict: Verdict
    open_slots: tuple[OpenSlot, ...]
    """What the words leave open, what matters most first."""
    advice: str
    takes: int
    """Shot for it."""
    most_takes: int
    """What the fixed grid would have cost."""
    seconds: float


class Checked(NamedTuple):
    """A preflight, and the stills of its takes by take number."""

    preflight: Preflight
    stills: dict[int, bytes]


class Checker:
    """Checks one prompt after another with one studio, so that only the first one waits for it to warm up."""

    def __init__(self, studio: Studio, settings: Settings) -> None:
        self.studio = studio
        self._settings = settings

    def check(self, prompt: str) -> Checked:
        """Measure how sure the first picture back-end is of a prompt.

        Raises:
            BriefError: no words.
            ToolError: no back-end can shoot it.
        """
        words = " ".join(prompt.split())
        if not words:
            raise BriefError("there is no prompt; say what is to be seen, such as “a fox crosses a frozen lake”")
        return self.check_plan(self._plan(words))

    def check_plan(self, plan: Plan) -> Checked:
        """Measure how sure the first picture back-end is of the only shot of a plan.

        Raises:
            ToolError: no back-end can shoot it.
        """
        began = time.perf_counter()
        state = self.judged(plan)
        verdict = state.verdicts[-1]
        slots = verdict.open_slots or self._open(state)
        stills = {
            score.take: self.studio.store.read(score.stills[len(score.stills) // 2])
            for score in verdict.takes
            if score.stills
        }
        found = Preflight(
            prompt=plan.shots[0].captions.picture,
            verdict=verdict,
            open_slots=slots,
            advice=_ADVICE[verdict.decision],
            takes=len(verdict.takes),
            most_takes=most_of(state, self._settings).takes,
            seconds=round(time.perf_counter() - began, 3),
        )
        return Checked(found, stills)

    def judged(self, plan: Plan) -> ShotState:
        """Return the state of the only shot of a plan after its first round.

        Raises:
            ToolError: no back-end can shoot it.
        """
        crew = self.studio.crew
        state = ShotState(plan=plan, shot=plan.shots[0], backend=crew.pictures[0])
        state = state.model_copy(update=refine(state, crew=crew))
        while True:
            for node in (draft, measure):
                state = state.model_copy(update=node(state, crew=crew))
            if state.enough:
                return state.model_copy(update=judge(state, crew=crew))
            state = state.model_copy(update=draw_more(state, crew=crew))

    def _plan(self, words: str) -> Plan:
        crew = self.studio.crew
        return director.plan_of_words(
            words, seconds=SECONDS, made=film_format(self._settings, _NOTHING_READ).format, seed=self._settings.seed,
            vocabulary=crew.vocabulary(crew.pictures[0]), style=self._settings.style or "paper-cut",
        )  # fmt: skip

    def _open(self, state: ShotState) -> tuple[OpenSlot, ...]:
        probes = critic.slot_probes(state.shot, state.plan.bible)
        embedder = self.studio.crew.instruments(state.backend).embedder
        request = ProbeRequest(probes=probes, embedder=embedder)
        found = self.studio.crew.call("open things", "probe", request, ProbeResult)
        return critic.open_slots(probes, found.dispersions)


@contextmanager
def open_checker(settings: Settings, on_event: OnEvent = ignore, *, folder: Path | None = None) -> Iterator[Checker]:
    """Open a studio, and check prompts with it while the block runs.

    Args:
        settings: Back-end, mind, embedder; `latents` and `videos` bound the takes.
        on_event: Takes progress.
        folder: Where takes are kept, to be found again; None for a folder that is thrown away.

    Raises:
        BriefError: a setting names something that is not there.
    """
    with ExitStack() as stack:
        kept = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="circletake-")))
        alone = settings.with_(remember=False)
        opened = open_studio(alone, Store(kept / "store"), kept / "journal.jsonl", on_event, CancelToken())
        yield Checker(stack.enter_context(opened), alone)


def check_prompt(prompt: str, settings: Settings, on_event: OnEvent = ignore) -> Checked:
    """Measure how sure a picture back-end is of a prompt, and whose fault it is where it is not.

    Args:
        prompt: What is to be seen.
        settings: Back-end, mind, embedder; `latents` and `videos` bound the takes.
        on_event: Takes progress.

    Raises:
        BriefError: no words, or a setting that names something that is not there.
        ToolError: no back-end can shoot it.
    """
    with open_checker(settings, on_event) as checker:
        return checker.check(prompt)
