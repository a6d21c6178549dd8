"""What the MCP server offers: each offer a name, a request schema and a function."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from circletake.cli.mcp.desk import production_folder
from circletake.executor import CancelToken
from circletake.schema import OnEvent, Production, Settings, Value

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._ -]{0,100}$")]


class Sitting(NamedTuple):
    """One call under way."""

    under: Path
    settings: Settings
    on_event: OnEvent
    cancel: CancelToken


class MakeFilm(Value):
    """A film to be made. What is left out, the director decides."""

    brief: str
    """What the film is, in plain words."""
    folder: Name | None = None
    """Name of the production's folder; a name of its own without one. The same folder goes on where it stopped."""
    duration_s: Annotated[float, Field(gt=0)] | None = None
    aspect: Annotated[str, Field(pattern=r"^\d+(\.\d+)?:\d+(\.\d+)?$")] | None = None
    letterbox: Annotated[str, Field(pattern=r"^\d+(\.\d+)?:\d+(\.\d+)?$")] | None = None
    """Shape of a picture between black bars."""
    seed: Annotated[int, Field(ge=0)] | None = None
    style: str | None = None


class PlanFilm(MakeFilm):
    """A film to be planned and not made."""


class ResumeFilm(Value):
    """A production to go on with."""

    folder: Name
    approve: bool = False
    """Say yes at the gate where it waits."""


class Why(Value):
    """A production, or one of its shots, to be explained."""

    folder: Name
    shot: str | None = None


class AskUncertainty(Value):
    """A prompt that a picture back-end may be unsure of."""

    prompt: Annotated[str, Field(min_length=1, max_length=4000)]
    """What is to be seen, in plain words."""
    full: bool = False
    """Shoot every take, even when the answer is known earlier."""


class Doctor(Value):
    """Nothing needs to be said."""


class Offer(NamedTuple):
    """Something that a client may ask for."""

    name: str
    about: str
    request: type[Value]
    run: Callable[[Any, Sitting], dict[str, Any]]


def make_film(asked: MakeFilm, sitting: Sitting) -> dict[str, Any]:
    """Make a film."""
    from circletake.studio.folder import folder_name
    from circletake.studio.making import run_graph

    folder = production_folder(sitting.under, asked.folder or folder_name(asked.brief))
    settings = _settings(asked, sitting)
    return _told(
        run_graph(asked.brief, out=folder, settings=settings, on_event=sitting.on_event, cancel=sitting.cancel)
    )


def plan_film(asked: PlanFilm, sitting: Sitting) -> dict[str, Any]:
    """Plan a film and tell what it would take."""
    from circletake.studio.estimating import estimate

    found = estimate(asked.brief, _settings(asked, sitting))
    plain: dict[str, Any] = found.model_dump(mode="json", exclude={"plan"})
    shots = [
        {"slate": shot.slate, "seconds": float(shot.frames / found.plan.format.rate), "purpose": shot.purpose,
         "picture": shot.captions.picture, "sound": shot.captions.sound}
        for shot in found.plan.shots
    ]  # fmt: skip
    treatment = found.plan.treatment
    return {"title": treatment.title, "logline": treatment.logline, "shots": shots, **plain}


def resume_film(asked: ResumeFilm, sitting: Sitting) -> dict[str, Any]:
    """Go on with a film."""
    from circletake.studio.folder import ProductionFolder
    from circletake.studio.making import run_graph

    folder = production_folder(sitting.under, asked.folder)
    before = ProductionFolder(folder).read()
    yes = (lambda _gate, _production: "yes") if asked.approve else None
    settings = before.settings
    return _told(
        run_graph(
            before.brief, out=folder, settings=settings, on_event=sitting.on_event, on_gate=yes, cancel=sitting.cancel
        )
    )


def why(asked: Why, sitting: Sitting) -> dict[str, Any]:
    """Explain."""
    from circletake.studio.explaining import explain

    plain: dict[str, Any] = explain(production_folder(sitting.under, asked.folder), asked.shot).model_dump(mode="json")
    return plain


def uncertainty(asked: AskUncertainty, sitting: Sitting) -> dict[str, Any]:
    """Measure how sure the picture back-end is of a prompt."""
    from circletake.studio.preflight import check_prompt

    settings = sitting.settings.with_(uncertainty="full") if asked.full else sitting.settings
    plain: dict[str, Any] = check_prompt(asked.prompt, settings).preflight.model_dump(mode="json")
    return plain


def doctor(_asked: Doctor, sitting: Sitting) -> dict[str, Any]:
    """Examine this machine."""
    from circletake.studio.health import examine

    return {"parts": [part._asdict() for part in examine(sitting.settings)]}


OFFERS = (
    Offer("make_film", "Make a film from a brief: plan, takes, cut, score, sound and mix. Takes minutes; tells how "
          "far it is, and can be cancelled: the same call goes on where it stopped.", MakeFilm, make_film),
    Offer("plan_film", "Plan a film without making it: its shots, and what time, memory and money it would take.",
          PlanFilm, plan_film),
    Offer("resume_film", "Go on with a production that was stopped or waits for approval.", ResumeFilm, resume_film),
    Offer("why", "Tell why takes were circled, how sure the critic is, whose fault a doubt is, and what the last run "
          "made again.", Why, why),
    Offer("uncertainty", "Tell how sure the picture back-end is of a prompt, whether a doubt is the words' or its own, "
          "and what to say more clearly. Shoots small draft takes.", AskUncertainty, uncertainty),
    Offer("doctor", "Tell what this machine can do and what is missing for more.", Doctor, doctor),
)  # fmt: skip


def _settings(asked: MakeFilm, sitting: Sitting) -> Settings:
    changes: dict[str, Any] = {name: getattr(asked, name) for name in ("aspect", "letterbox", "seed", "style")}
    if asked.duration_s is not None:
        changes["duration_s"] = Fraction(str(asked.duration_s))
    return sitting.settings.with_(**{name: value for name, value in changes.items() if value is not None})


def _told(production: Production) -> dict[str, Any]:
    """Return what somebody who asked for a film wants to know of it."""
    plan = production.plan
    return {
        "status": production.status,
        "folder": production.folder.name if production.folder is not None else None,
        "film": str(production.film) if production.film is not None else None,
        "title": plan.treatment.title if plan is not None else None,
        "shots": len(plan.shots) if plan is not None else 0,
        "needs_you": [take.slate for take in production.takes if take.verdict.needs_you],
        "findings": [f"{one.check}: {one.detail}" for one in production.findings if not one.ok],
        "decided_by": sorted({record.by for record in production.decisions}),
    }
