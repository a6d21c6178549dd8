"""The report as one self-contained page."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import NamedTuple

from circletake.schema import (
    Artifact,
    CircledTake,
    Comparison,
    Manifest,
    Production,
    Shot,
    TakeScore,
    Verdict,
    timecode,
)
from circletake.studio.report.figures import risk_bar, score_badge, timeline_strip, uncertainty_bars

ReadBytes = Callable[[Artifact], bytes]


class TakeView(NamedTuple):
    """One take as the page shows it."""

    number: int
    circled: bool
    still: str
    badge: str
    prompt: str
    faults: tuple[str, ...]


class RoundView(NamedTuple):
    """One round of takes as the page shows it."""

    number: int
    decision: str
    reason: str
    bars: str
    risk: str
    cost: str
    open_things: tuple[str, ...]
    question: str
    by_eye: tuple[str, ...]
    takes: tuple[TakeView, ...]


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
    proposal: str
    last: RoundView
    earlier: tuple[RoundView, ...]


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
        proposal=verdict.proposal or "",
        last=_round(verdict, taken, read),
        earlier=tuple(_round(one, taken, read) for one in taken.verdicts[:-1]),
    )


def _round(verdict: Verdict, taken: CircledTake, read: ReadBytes) -> RoundView:
    most = max(verdict.most_takes, len(verdict.takes))
    stopped = "" if most == len(verdict.takes) else ": more could not change the decision"
    return RoundView(
        number=verdict.round,
        decision=verdict.decision,
        reason=verdict.reason,
        bars=uncertainty_bars(verdict.uncertainty),
        risk=risk_bar(verdict.p_bad),
        cost=f"{len(verdict.takes)} of at most {most} draft takes{stopped}",
        open_things=tuple(f"{slot.share:.0%} {slot.name} ({', '.join(slot.options)})" for slot in verdict.open_slots),
        question=verdict.question.text if verdict.question is not None else "",
        by_eye=tuple(map(_compared, verdict.comparisons)),
        takes=tuple(_take(score, score.take == taken.request.take, read) for score in verdict.takes),
    )


def _compared(one: Comparison) -> str:
    told = f"take {one.better} is better in both orders" if one.better is not None else "neither holds in both orders"
    return f"Takes {one.first} and {one.second} side by side: {told}. {one.why}"


def _take(score: TakeScore, circled: bool, read: ReadBytes) -> TakeView:
    middle = score.stills[len(score.stills) // 2] if score.stills else None
    return TakeView(
        number=score.take,
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
