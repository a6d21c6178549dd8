"""The report as one self-contained page."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import NamedTuple

from circletake.schema import Artifact, CircledTake, Manifest, Production, Shot, TakeScore, timecode
from circletake.studio.report.figures import score_badge, timeline_strip, uncertainty_bars

ReadBytes = Callable[[Artifact], bytes]


class TakeView(NamedTuple):
    """One take as the page shows it."""

    number: int
    round: int
    circled: bool
    still: str
    badge: str
    prompt: str
    faults: tuple[str, ...]


class ShotView(NamedTuple):
    """One shot as the page shows it."""

    slate: str
    heading: str
    purpose: str
    caption: str
    sound: str
    span: str
    still: str
    decision: str
    reason: str
    needs_you: bool
    bars: str
    history: tuple[str, ...]
    takes: tuple[TakeView, ...]


def report_html(production: Production, manifest: Manifest, read: ReadBytes) -> str:
    """Write the page.

    Args:
        production: a production whose film is delivered.
        manifest: its manifest.
        read: returns an artifact's content; only stills are read.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("circletake.studio.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["figure"] = Markup
    template = environment.get_template("report.html")
    return template.render(
        production=production,
        manifest=manifest,
        plan=production.plan,
        style=Markup(environment.get_template("report.css").render()),
        strip=timeline_strip(production),
        shots=_shots(production, read),
        files=[file.path for file in manifest.files if not file.path.startswith("takes/")],
        houses=manifest.minds,
    )


def _shots(production: Production, read: ReadBytes) -> list[ShotView]:
    if production.plan is None:
        return []
    views = []
    for shot in production.plan.shots:
        taken = production.take(shot.slate)
        if taken is not None:
            views.append(_shot(production, shot, taken, read))
    return views


def _shot(production: Production, shot: Shot, taken: CircledTake, read: ReadBytes) -> ShotView:
    verdict = taken.verdict
    camera = shot.staging.camera
    stills = taken.result.stills
    return ShotView(
        slate=shot.slate,
        heading=", ".join(word for word in (camera.size, camera.move) if word),
        purpose=shot.purpose,
        caption=taken.request.prompt,
        sound=shot.captions.sound,
        span=_span(production, shot.slate),
        still=_data_uri(read, stills[len(stills) // 2]) if stills else "",
        decision=verdict.decision,
        reason=verdict.reason,
        needs_you=verdict.needs_you,
        bars=uncertainty_bars(verdict.uncertainty),
        history=tuple(f"Round {v.round}: {v.decision}. {v.reason}" for v in taken.verdicts[:-1]),
        takes=tuple(
            _take(score, v.round, score.take == taken.request.take, read) for v in taken.verdicts for score in v.takes
        ),
    )


def _take(score: TakeScore, round_: int, circled: bool, read: ReadBytes) -> TakeView:
    middle = score.stills[len(score.stills) // 2] if score.stills else None
    return TakeView(
        number=score.take,
        round=round_,
        circled=circled,
        still=_data_uri(read, middle) if middle is not None else "",
        badge=score_badge(score.adherence),
        prompt=score.prompt,
        faults=tuple(fault.detail for fault in score.faults),
    )


def _span(production: Production, slate: str) -> str:
    timeline = production.timeline
    for clip in timeline.clips if timeline else ():
        if timeline and clip.slate == slate:
            return f"{timecode(clip.record.start, timeline.rate)} &ndash; {timecode(clip.record.end, timeline.rate)}"
    return "not in the cut"


def _data_uri(read: ReadBytes, artifact: Artifact) -> str:
    return f"data:{artifact.media_type};base64,{base64.b64encode(read(artifact)).decode()}"
