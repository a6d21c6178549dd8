"""Delivery: from a finished state to the files of the production folder, its manifest and its report."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from typing import NamedTuple

from circletake.graphs import packaging
from circletake.graphs.production import circled
from circletake.graphs.state import ProductionState, given
from circletake.schema import (
    Artifact,
    CircledTake,
    Manifest,
    Plan,
    Production,
    ScoreResult,
    StandIn,
    Uncertainty,
    Verdict,
    cost_of,
)
from circletake.studio.changes import changes
from circletake.studio.folder import ProductionFolder
from circletake.studio.journal import last_runs
from circletake.studio.opening import Studio
from circletake.studio.report import report_html


class _File(NamedTuple):
    """A file to be delivered, and the role that it comes from."""

    path: str
    artifact: Artifact
    role: str


def deliver(production: Production, state: ProductionState, studio: Studio, folder: ProductionFolder) -> Production:
    """Put everything that was made where people find it, and write manifest, report and production.

    Files of an earlier run that are no part of the film any more are taken away; the store still has them.

    Args:
        production: as it was before.
        state: of the finished graph.
        studio: who made it.
        folder: where it goes.

    Returns:
        The production as it is written down.
    """
    files = list(_files(state))
    reasons = _reasons(folder)
    delivered = folder.deliver([(file.path, file.artifact, reasons.get(file.role, "")) for file in files])
    kept = {file.path for file in delivered}
    for old in production.files:
        if old.path not in kept:
            folder.take_away(old.path)
    finished = snapshot(production, state).with_(files=delivered, folder=folder.path)
    manifest = manifest_of(finished, state, studio)
    folder.write_text("report.html", report_html(finished, manifest, studio.store.read))
    folder.write_aside("manifest.json", manifest)
    folder.write(finished)
    return finished


def snapshot(production: Production, state: ProductionState) -> Production:
    """Return the production with everything that a state of the graph knows."""
    return production.with_(
        status=state.status,
        plan=state.plan,
        takes=circled(state) if state.plan is not None else (),
        lines=tuple(state.lines),
        timeline=state.timeline,
        score=state.score,
        effects=state.effects,
        mix=state.mix,
        findings=tuple(state.findings),
        decisions=tuple(state.decisions) or production.decisions,
    )


def manifest_of(production: Production, state: ProductionState, studio: Studio) -> Manifest:
    """Return what was made, by what, how sure, how loud, how well in sync, and what stands in for what."""
    plan, takes = given(production.plan), production.takes
    verdicts = tuple(verdict for take in takes for verdict in take.verdicts)
    decisions = production.decisions
    minds = [record.by for record in decisions]
    return Manifest(
        title=plan.treatment.title,
        status=production.status,
        circletake=importlib.metadata.version("circletake"),
        made_with=studio.made_with,
        minds={name: minds.count(name) for name in dict.fromkeys(minds)},
        brief=production.brief.text,
        seed=plan.seed,
        duration_s=float(plan.duration_s),
        frames=plan.frames,
        rate=str(plan.format.rate),
        size=str(plan.format.size),
        shots=len(plan.shots),
        takes=len(takes) + len({score.video.digest for verdict in verdicts for score in verdict.takes}),
        rounds=len(verdicts),
        stand_ins=_stand_ins(production, state, studio),
        notes=tuple(dict.fromkeys((*state.notes, *_what_was_chosen(plan), *_fallen_back(production)))),
        decisions=decisions,
        verdicts=verdicts,
        cuts=state.cuts,
        cues=production.score.cues if production.score is not None else (),
        sync_worst_frames=packaging.worst_sync(production.score),
        mix=production.mix.report if production.mix is not None else None,
        findings=production.findings,
        tokens=sum(record.tokens_in + record.tokens_out for record in decisions),
        tokens_in=sum(record.tokens_in for record in decisions),
        tokens_out=sum(record.tokens_out for record in decisions),
        cost=cost_of(decisions),
        calls=studio.calls,
        calls_cached=studio.calls_cached,
        files=production.files,
    )


def _files(state: ProductionState) -> Iterator[_File]:
    film, sheets, lists = given(state.film), given(state.sheets), given(state.edit_lists)
    mix = given(state.mix)
    yield _File("film.mp4", film.film, "film")
    yield _File("film.srt", film.srt, "film")
    yield _File("film.vtt", film.vtt, "film")
    yield _File("storyboard.png", sheets.storyboard, "storyboard")
    yield _File("poster.jpg", sheets.poster, "storyboard")
    yield _File("timeline.otio", lists.otio, "edit lists")
    yield _File("timeline.edl", lists.edl, "edit lists")
    yield _File("timeline.fcpxml", lists.fcpxml, "edit lists")
    yield _File("stems/dialogue.wav", mix.dialogue, "mix")
    yield _File("stems/music.wav", mix.music, "mix")
    yield _File("stems/effects.wav", mix.effects, "mix")
    if state.score is not None:
        yield from _music_files(state.score)
    for take in circled(state):
        yield from _take_files(take)


def _music_files(score: ScoreResult) -> Iterator[_File]:
    """Yield what a music editor opens: the film's papers, or what the back-end wrote by itself where it gives none."""
    papers = dict(score.papers)
    for name, artifact in (
        ("score.mid", score.midi), ("score.musicxml", score.musicxml), ("cue_sheet.csv", score.cue_sheet),
        ("tempo_map.csv", score.tempo_map),
    ):  # fmt: skip
        if artifact is not None:
            papers.setdefault(name, artifact)
    for path, artifact in papers.items():
        yield _File(f"music/{path}", artifact, "score papers")


def _take_files(take: CircledTake) -> Iterator[_File]:
    slate = take.slate
    path = packaging.take_path(slate, take.request.take)
    yield _File(path, take.result.video, f"{slate} take")
    if take.result.sound is not None:
        yield _File(path.removesuffix(".mp4") + ".wav", take.result.sound, f"{slate} take")
    for verdict in take.verdicts:
        for score in verdict.takes:
            yield _File(packaging.draft_path(slate, score.take), score.video, f"{slate} draft {score.take}")


def _reasons(folder: ProductionFolder) -> dict[str, str]:
    before, last = last_runs(folder.journal)
    return {change.role: change.reason for change in changes(before, last, folder.store) if change.role in before}


def _stand_ins(production: Production, state: ProductionState, studio: Studio) -> tuple[StandIn, ...]:
    """Return everything that is not the real thing: tools that say so, words that were matched, lesser measures."""
    found = [*studio.stand_ins]
    for what, result in (
        ("picture", next((take.result for take in production.takes if take.result.stand_in), None)),
        ("voices", next((line.result for line in production.lines if line.result.stand_in), None)),
        ("score", production.score),
        ("effects", production.effects),
    ):
        if result is not None and result.stand_in:
            found.append(StandIn(what=what, why=result.stand_in))
    for take in production.takes:
        for match in take.result.matches:
            shown = f"shown as {match.term} (distance {match.distance:.2f})" if match.term else "shown as a blank shape"
            if not match.known:
                found.append(StandIn(what=match.word, why=f"{take.backend} does not know it: {shown}"))
    embedders = [_embedder(take.verdict) for take in production.takes]
    found += [
        StandIn(what="uncertainty", why=f"measured with {name}, not with a learnt video encoder")
        for name in dict.fromkeys(name for name in embedders if name)
    ]
    return tuple(dict.fromkeys(found))


def _embedder(verdict: Verdict) -> str | None:
    measured = verdict.uncertainty
    if not isinstance(measured, Uncertainty) or measured.video_embedder.partition(":")[0] != "descriptor":
        return None
    return measured.video_embedder


def _what_was_chosen(plan: Plan) -> list[str]:
    return [f"{choice.topic}: {choice.chosen} ({choice.because})" for choice in plan.reading.choices]


def _fallen_back(production: Production) -> list[str]:
    return [
        f"{' of '.join(filter(None, (record.decision, record.slate)))} was decided by house rules: {record.fell_back}"
        for record in production.decisions
        if record.fell_back
    ]
