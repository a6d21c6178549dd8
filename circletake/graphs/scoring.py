"""The score, cue by cue: written, assessed, written again where it failed, arranged, played, reviewed, put on paper."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import NamedTuple

from circletake.agents import critic
from circletake.agents.composer import crew as players
from circletake.graphs.crew import Crew
from circletake.schema import (
    Arrangement,
    Artifact,
    CueBrief,
    CueFacts,
    DecisionRecord,
    DraftRequest,
    DraftResult,
    MusicWish,
    NeuralTake,
    PaperSound,
    PapersRequest,
    PapersResult,
    ScoreRequest,
    ScoreResult,
    TensionPoint,
)

_RINGS_S = 5
"""What of the film after a cue can matter to it: it rings on for less than this."""
_AT_ONCE = 4


class Scored(NamedTuple):
    """A film's score, who decided about it, and what a person should know."""

    result: ScoreResult
    records: tuple[DecisionRecord, ...]
    notes: tuple[str, ...]


class _Written(NamedTuple):
    brief: CueBrief
    result: ScoreResult
    records: tuple[DecisionRecord, ...]
    notes: tuple[str, ...]


def write_score(asked: ScoreRequest, wish: MusicWish, crew: Crew, *, composer: str, picture: str = "") -> Scored:
    """Have a whole film's score made, a call a cue, so that what changes in one leaves the others alone.

    Args:
        asked: The film and all its cues.
        wish: What the brief says of the music.
        crew: Who works on it.
        composer: Who is named on the rights sheet.
        picture: The picture's path from the music's folder, for the session; empty without one.
    """
    tension = _mean_tension(asked.tension)
    requests = [cue_request(asked, cue) for cue in asked.cues]
    with ThreadPoolExecutor(max_workers=min(_AT_ONCE, len(requests))) as threads:
        futures = [threads.submit(copy_context().run, _write_cue, one, wish, crew, tension) for one in requests]
        written = [future.result() for future in futures]
    papers = _papers(asked, written, crew, composer, picture)
    files = dict(papers)
    first = written[0].result
    neural = _neural([one.result for one in written])
    result = ScoreResult(
        stand_in="; ".join(dict.fromkeys(one.result.stand_in for one in written if one.result.stand_in)) or None,
        neural=neural,
        music=neural.audio if neural is not None else None,
        cues=tuple(report for one in written for report in one.result.cues),
        stems=tuple(stem for one in written for stem in one.result.stems),
        alternates=tuple(stem for one in written for stem in one.result.alternates),
        heard=tuple(heard for one in written for heard in one.result.heard),
        midi=files.get("score.mid", first.midi),
        musicxml=files.get("score.musicxml", first.musicxml),
        cue_sheet=files.get("cue_sheet.csv", first.cue_sheet),
        tempo_map=files.get("tempo_map.csv", first.tempo_map),
        papers=papers,
        soundfont=first.soundfont,
    )
    records = tuple(record for one in written for record in one.records)
    return Scored(result, records, tuple(dict.fromkeys(note for one in written for note in one.notes)))


def _neural(results: Sequence[ScoreResult]) -> NeuralTake | None:
    """Return the neural takes that play, as one: by whom, and all that is heard of them; None where none does."""
    playing = [result.neural for result in results if result.neural is not None and result.neural_plays]
    if not playing:
        return None
    return playing[0].with_(heard=tuple(hit for take in playing for hit in take.heard))


def cue_request(asked: ScoreRequest, cue: CueBrief) -> ScoreRequest:
    """Return one cue's share of a film's request: nothing outside it, so that nothing outside it remakes it."""
    span = cue.span
    rings = round(_RINGS_S * asked.rate)
    return asked.with_(
        frames=min(asked.frames, span.end + rings),
        cuts=tuple(frame for frame in asked.cuts if span.holds(frame)),
        hits=tuple(hit for hit in asked.hits if span.holds(hit.frame)),
        tension=tuple(point for point in asked.tension if span.start <= point.frame <= span.end),
        dialogue=tuple(words for words in asked.dialogue if words.overlap(span)),
        cues=(cue,),
        arrangements=tuple(one for one in asked.arrangements if one.cue == cue.number),
        papers=False,
    )


def _write_cue(asked: ScoreRequest, wish: MusicWish, crew: Crew, tension: float) -> _Written:
    brief = asked.cues[0]
    drafted = _drafted(asked, wish, crew, tension)
    question = players.question_about(drafted.facts, wish, _players(brief, crew), tension)
    arranged, who = players.arranged(question, drafted.wanted, mind=crew.mind)
    wanted, balanced = players.mixed(question, arranged, mind=crew.mind)
    records = [*drafted.records, *who, *balanced]
    notes = list(drafted.notes)
    result = _played(asked, wanted, crew)
    for attempt in range(1, crew.settings.score_reviews + 2):
        if not result.heard:
            break
        facts = drafted.facts.with_(faults=result.cues[0].faults)
        changed = any(note.energy or note.lead or note.without for note in wanted.sections)
        verdict = players.reviewed(
            facts, result.heard[0], wish, changed=changed, attempt=attempt, mind=crew.mind
        )  # fmt: skip
        records.append(verdict.record)
        if verdict.answer.accepted or attempt > crew.settings.score_reviews:
            notes += [f"Music {brief.number}: {fault}" for fault in verdict.answer.faults]
            break
        wanted = players.after_review(wanted, verdict.answer)
        result = _played(asked, wanted, crew)
    choice = critic.circle_score(result)
    return _Written(brief, choice.score, tuple(records), (*notes, *choice.notes))


class _Drafted(NamedTuple):
    wanted: Arrangement
    facts: CueFacts
    records: tuple[DecisionRecord, ...]
    notes: tuple[str, ...]


def _drafted(asked: ScoreRequest, wish: MusicWish, crew: Crew, tension: float) -> _Drafted:
    """Write a cue until its assessors pass it or the budget is spent; the best draft stays."""
    brief = asked.cues[0]
    wanted = next(iter(asked.arrangements), Arrangement(cue=brief.number))
    records: list[DecisionRecord] = []
    best: tuple[float, Arrangement, CueFacts, tuple[str, ...]] | None = None
    for attempt in range(1, crew.settings.score_rewrites + 2):
        request = DraftRequest(score=_with(asked, wanted))
        facts = crew.call(f"draft {brief.number}", "draft", request, DraftResult).facts[0]
        question = players.question_about(facts, wish, _players(brief, crew), tension, attempt)
        verdict = players.assessed(question, mind=crew.mind)
        records.append(verdict.record)
        failed = tuple(f"{one.aspect}: {one.why}" for one in verdict.answer.failed)
        # Broken rules weigh more than any taste: the rules engine has the last word on what a model likes.
        worth = verdict.answer.total - 20.0 * len(facts.faults) - 20.0 * (facts.musts - facts.musts_met)
        if best is None or worth > best[0]:
            best = (worth, wanted, facts, failed)
        if not failed:
            break
        wanted = players.rewritten(wanted, facts, verdict.answer, attempt)
    assert best is not None
    left = tuple(f"Music {brief.number} was written {attempt} times; still {one}" for one in best[3])
    return _Drafted(best[1], best[2], tuple(records), left)


def _played(asked: ScoreRequest, wanted: Arrangement, crew: Crew) -> ScoreResult:
    return crew.call(f"score {asked.cues[0].number}", "score", _with(asked, wanted), ScoreResult)


def _with(asked: ScoreRequest, wanted: Arrangement) -> ScoreRequest:
    """Return a cue's request with what its crew wants; one that wants nothing is left out."""
    plain = wanted == Arrangement(cue=wanted.cue)
    return asked.with_(arrangements=() if plain else (wanted,))


def _players(brief: CueBrief, crew: Crew) -> tuple[str, ...]:
    return next((card.instruments for card in crew.score_styles() if card.name == brief.style), ())


def _mean_tension(points: tuple[TensionPoint, ...]) -> float:
    """Return the mean of an arc over its time, a half where there is none."""
    if len(points) < 2:
        return points[0].tension if points else 0.5
    ordered = sorted(points, key=lambda point: point.frame)
    area = sum((two.frame - one.frame) * (one.tension + two.tension) / 2 for one, two in itertools.pairwise(ordered))
    return area / max(1, ordered[-1].frame - ordered[0].frame)


def _papers(
    asked: ScoreRequest, written: list[_Written], crew: Crew, composer: str, picture: str
) -> tuple[tuple[str, Artifact], ...]:
    """Return everything that a music editor opens, by its path: sounds of every cue, and the whole film on paper."""
    files: list[tuple[str, Artifact]] = []
    sounds: list[PaperSound] = []
    for one in written:
        for path, name, audio, muted in _sounds(one):
            files.append((path, audio))
            sounds.append(
                PaperSound(
                    path=path, name=name, start_sample=one.result.start_sample, samples=one.result.samples, muted=muted
                )
            )
    scores = tuple(one.result.written for one in written if one.result.written is not None)
    if scores:
        request = PapersRequest(
            title=asked.title, rate=asked.rate, frames=asked.frames, sample_rate=asked.sample_rate,
            start_frame=asked.start_frame, written=scores, hits=asked.hits, sounds=tuple(sounds), composer=composer,
            picture=picture, seed=asked.seed,
        )  # fmt: skip
        files += crew.call("score papers", "papers", request, PapersResult).files
    return tuple(files)


def _sounds(one: _Written) -> list[tuple[str, str, Artifact, bool]]:
    """Return a cue's sounds: path, track, audio, and whether the session holds it muted."""
    number = one.brief.number
    out = [(f"stems/{number}_{stem.name}.wav", stem.name, stem.audio, False) for stem in one.result.stems]
    if one.result.music is not None:
        out.append((f"mixes/{number}.wav", "mix", one.result.music, True))
    out += [
        (f"alternates/{number}_{stem.name.replace(' ', '_')}.wav", stem.name, stem.audio, True)
        for stem in one.result.alternates
    ]
    return out
