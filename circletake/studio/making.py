"""Making films: one graph run over a production folder, from wherever the last one stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from circletake.executor import CancelToken
from circletake.schema import Bible, Brief, BriefError, Event, OnEvent, Plan, Production, Settings, ignore
from circletake.store import held_lock
from circletake.studio.events import in_turn
from circletake.studio.folder import ProductionFolder, folder_name
from circletake.studio.runs import end_run
from circletake.studio.standing import note_standing, stands

if TYPE_CHECKING:
    from circletake.graphs.gates import GateOpen

OnGate = Callable[["GateOpen", Production], str | None]
"""Answers at a gate: empty or "yes" to go on, words of change, or None to stop here."""

MOST_CHARACTERS = 100_000
_PLANNED_BY = (
    "duration_s", "aspect", "letterbox", "width", "height", "rate", "seed", "style", "mind", "mind_base_url", "picture",
)  # fmt: skip
"""Settings that a plan depends on."""
_REPLANNED_BY = ("duration_s", "rate")
"""Settings that a plan which a person changed can't follow."""


class Making(NamedTuple):
    """What a run needs to be told while it goes on."""

    on_event: OnEvent
    on_gate: OnGate | None
    cancel: CancelToken


def run_graph(
    brief: str | Brief,
    *,
    out: Path | str | None = None,
    settings: Settings | None = None,
    on_event: OnEvent | None = None,
    on_gate: OnGate | None = None,
    cancel: CancelToken | None = None,
) -> Production:
    """Make a film from a brief.

    The folder is the state: when it holds an interrupted or finished production, nothing that is finished is done
    again. May be called from several threads for different folders.

    Args:
        brief: what the film is, in plain words; up to 100,000 characters.
        out: the production's folder; None for a new one under `productions/`, named after the brief.
        settings: how it is made; None for the defaults.
        on_event: takes progress, one event at a time, from any thread.
        on_gate: answers at the gates that the settings name; None to stop there.
        cancel: calls the work off.

    Returns:
        The production. `film` is the path of the film; `status` is `done`, `degraded` or `needs you`, or
        `in progress` when it waits at a gate.

    Raises:
        BriefError: the brief, a setting or the folder must be changed; the message says how.
        ProductionBusy: another process works in that folder.
        ToolError, StoreError: a back-end or the disk failed; what was finished is kept.
        Cancelled: it was called off.
    """
    asked = brief if isinstance(brief, Brief) else Brief(text=brief)
    check_brief(asked)
    folder = ProductionFolder(Path(out) if out is not None else Path("productions") / folder_name(asked.text))
    making = Making(in_turn(on_event or ignore), on_gate, cancel or CancelToken())
    return make(folder, asked, settings or Settings(), making)


def check_brief(brief: Brief) -> None:
    """Make sure that a brief can be read.

    Raises:
        BriefError: it is empty, too long, or no text.
    """
    text = brief.text
    if not text.strip():
        raise BriefError('the brief is empty; say what the film is about, such as "a fox crosses a frozen lake"')
    if len(text) > MOST_CHARACTERS:
        raise BriefError(
            f"the brief has {len(text):,} characters, at most {MOST_CHARACTERS:,} are read; shorten it to its story"
        )
    if not any(character.isalnum() or ord(character) > 0x2000 for character in text):
        raise BriefError("the brief holds no words; say what the film is about")


def make(folder: ProductionFolder, brief: Brief, settings: Settings, making: Making) -> Production:
    """Make, or go on with, the production of a folder. See `run_graph`."""
    folder.refuse_foreign()
    with held_lock(folder.lock):
        before = folder.read() if folder.exists else None
        if before is not None and stands(before, folder, brief, settings):
            note_standing(folder)
            making.on_event(Event(kind="note", name="note", text="nothing changed since the film was delivered"))
            making.on_event(Event(kind="done", name=before.status, text=str(folder.path)))
            return before
        production = _begun(before, brief, settings, making.on_event)
        folder.write(production)
        # What a studio and a graph need takes seconds to import: only who makes something pays for it.
        from circletake.studio.opening import open_studio

        with open_studio(settings, folder.store, folder.journal, making.on_event, making.cancel) as studio:
            if _will_shoot(before):
                studio.prepare()
            from circletake.studio.filming import film

            return film(production, folder, studio, making)


def _will_shoot(before: Production | None) -> bool:
    """Tell whether there is likely something to shoot: no plan yet, a plan that was changed, or takes that miss."""
    if before is None or before.plan is None or before.status == "planned":
        return True
    return len(before.takes) < len(before.plan.shots)


def keep_plan(folder: ProductionFolder, brief: Brief, settings: Settings, plan: Plan, *, edited: bool) -> Production:
    """Write down the plan of a film that is to be made, or made anew.

    Args:
        folder: the production's folder.
        brief: what was asked for.
        settings: how it will be made.
        plan: the plan.
        edited: a person changed it, so that no other brief or setting replaces it unasked.

    Raises:
        ProductionBusy: another process works in that folder.
        BriefError: the folder holds something else.
    """
    folder.refuse_foreign()
    with held_lock(folder.lock):
        before = folder.read() if folder.exists else Production(brief=brief, settings=settings)
        production = before.with_(brief=brief, settings=settings, plan=plan, plan_edited=edited, status="planned")
        folder.write(production)
        end_run(folder)
        return production


def _begun(before: Production | None, brief: Brief, settings: Settings, on_event: OnEvent) -> Production:
    """Return the production to make: with the plan there is, where brief and settings still ask for it."""
    if before is None or before.plan is None or before.brief.text != brief.text:
        files = before.files if before is not None else ()
        return Production(brief=brief, settings=settings, files=files)
    changed = [name for name in _PLANNED_BY if getattr(before.settings, name) != getattr(settings, name)]
    if not changed:
        return before.with_(settings=settings, status="in progress")
    if not before.plan_edited:
        return Production(brief=brief, settings=settings, files=before.files)
    unfit = [name for name in _REPLANNED_BY if name in changed]
    if unfit:
        raise BriefError(
            f"the plan was changed by hand, and {', '.join(unfit)} would plan the film anew: ask for it in "
            f"`circletake chat`, or make the film in a new folder with --out"
        )
    on_event(Event(kind="note", name="note", text="the plan that was changed by hand is kept"))
    return before.with_(settings=settings, plan=_reformatted(before.plan, settings), status="in progress")


def _reformatted(plan: Plan, settings: Settings) -> Plan:
    from circletake.graphs.format import film_format

    made = film_format(settings.with_(rate=plan.format.rate), plan.reading)
    style = settings.style or plan.bible.style
    bible: Bible = plan.bible.with_(style=style)
    return plan.with_(format=made.format, seed=settings.seed, bible=bible)
