"""Drawings for the report, as SVG."""

from __future__ import annotations

from html import escape

from circletake.schema import (
    MaybeMeasure,
    MaybeRisk,
    MaybeUncertainty,
    Measure,
    Production,
    Risk,
    Timeline,
    Uncertainty,
)

_WIDTH = 1000
_LANES = {"shots": 0, "music": 46, "hits": 78, "voice": 100}
_HEIGHT = 126


def uncertainty_bars(uncertainty: MaybeUncertainty) -> str:
    """Draw total, aleatoric and epistemic as bars from 0 to 1 with their intervals; words where unavailable."""
    if not isinstance(uncertainty, Uncertainty):
        return f'<p class="quiet">Uncertainty unavailable: {escape(uncertainty.reason)}</p>'
    rows = [
        ("total", "", uncertainty.total),
        ("the prompt's share", "aleatoric", uncertainty.aleatoric),
        ("the model's share", "epistemic", uncertainty.epistemic),
    ]
    return '<div class="bars">' + "".join(_bar(*row) for row in rows) + "</div>"


def risk_bar(p_bad: MaybeRisk) -> str:
    """Draw the probability that a take is bad as a bar with its interval, and what the rule makes of it."""
    if isinstance(p_bad, Risk):
        made = f"{'' if p_bad.circles else 'not '}circled by its rule"
        promise = f"of those that are, at most {p_bad.allowed:.0%} are bad, {p_bad.certainty:.0%} certain"
        bar = _bar("P(bad), calibrated", "", p_bad)
        return f'<div class="bars risk">{bar}</div><p class="quiet">{made}; {promise}</p>'
    return f'<p class="quiet">P(bad) unavailable: {escape(p_bad.reason)}</p>'


def score_badge(score: MaybeMeasure) -> str:
    """Write a measure with its interval; a dash with the reason where there is none."""
    if isinstance(score, Measure):
        title = f"95 % interval {score.low:.2f} to {score.high:.2f}"
        return f'<span class="badge" title="{title}">{score.value:.2f}</span>'
    return f'<span class="badge quiet" title="{escape(score.reason)}">&ndash;</span>'


def timeline_strip(production: Production) -> str:
    """Draw the film from left to right: shots, transitions, cues, hits and spoken lines."""
    timeline = production.timeline
    if timeline is None or not timeline.frames:
        return ""
    parts = [_shots(timeline), _cues(production, timeline), _hits(production, timeline), _lines(production, timeline)]
    labels = "".join(
        f'<text class="lane" x="0" y="{y + 10}">{name}</text>' for name, y in _LANES.items() if name != "shots"
    )
    return (
        f'<svg class="strip" viewBox="-70 0 {_WIDTH + 80} {_HEIGHT}" role="img" aria-label="The film\'s timeline">'
        f'<g transform="translate(-70,0)">{labels}</g>{"".join(parts)}</svg>'
    )


def _bar(label: str, term: str, measure: Measure) -> str:
    value, low, high = (100 * min(1.0, max(0.0, x)) for x in (measure.value, measure.low, measure.high))
    return (
        f'<div class="bar"><span class="label">{label}{f" <i>{term}</i>" if term else ""}</span>'
        f'<span class="track"><span class="fill" style="width:{value:.1f}%"></span>'
        f'<span class="reach" style="left:{low:.1f}%;width:{max(0.6, high - low):.1f}%"></span></span>'
        f'<span class="number">{measure.value:.2f}</span></div>'
    )


def _x(frame: float, timeline: Timeline) -> float:
    return _WIDTH * frame / timeline.frames


def _shots(timeline: Timeline) -> str:
    out = []
    for index, clip in enumerate(timeline.clips):
        x, width = _x(clip.record.start, timeline), _x(clip.record.frames, timeline)
        out.append(
            f'<rect class="shot s{index % 2}" x="{x:.1f}" y="0" width="{width:.1f}" height="34" rx="3"/>'
            f'<text class="slate" x="{x + width / 2:.1f}" y="22">{clip.slate}</text>'
        )
    for transition in timeline.transitions:
        if transition.frames:
            x, width = _x(transition.record.start, timeline), _x(transition.frames, timeline)
            title = f"<title>{transition.kind}, {transition.frames} frames</title>"
            out.append(f'<rect class="blend" x="{x:.1f}" y="0" width="{width:.1f}" height="34">{title}</rect>')
    return "".join(out)


def _cues(production: Production, timeline: Timeline) -> str:
    out = []
    for cue in production.score.cues if production.score else ():
        x, width = _x(cue.span.start, timeline), _x(cue.span.frames, timeline)
        text = escape(f"{cue.number} {cue.style}, {cue.key_name}, {cue.tempo_low_bpm:.0f}-{cue.tempo_high_bpm:.0f} BPM")
        out.append(
            f'<rect class="cue" x="{x:.1f}" y="{_LANES["music"] - 4}" width="{width:.1f}" height="20" rx="3"/>'
            f'<text class="name" x="{x + 8:.1f}" y="{_LANES["music"] + 10}">{text}</text>'
        )
    return "".join(out)


def _hits(production: Production, timeline: Timeline) -> str:
    out = []
    for cue in production.score.cues if production.score else ():
        for landing in cue.landings:
            x = _x(landing.frame, timeline)
            title = escape(f"{landing.label or landing.kind}: {landing.error_frames:+.2f} frames, bar {landing.bar}")
            kind = "must" if landing.must else "may"
            out.append(
                f'<circle class="{kind}" cx="{x:.1f}" cy="{_LANES["hits"] + 6}" r="4"><title>{title}</title></circle>'
            )
    return "".join(out)


def _lines(production: Production, timeline: Timeline) -> str:
    if production.plan is None:
        return ""
    starts = {clip.slate: clip.record for clip in timeline.clips}
    spoken = {line.line: line.result.seconds for line in production.lines}
    out = []
    for shot in production.plan.shots:
        for line in shot.lines:
            if shot.slate not in starts or line.id not in spoken:
                continue
            begin = starts[shot.slate].start + line.begin * starts[shot.slate].frames
            width = _x(float(spoken[line.id] * timeline.rate), timeline)
            place = f'x="{_x(begin, timeline):.1f}" y="{_LANES["voice"]}" width="{width:.1f}" height="12" rx="3"'
            out.append(f'<rect class="voice" {place}><title>{escape(line.text)}</title></rect>')
    return "".join(out)
