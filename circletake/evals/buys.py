"""What the critic buys: planted shots made with it, with one take a shot, and with blind best-of-N.

    critic          the shot graph as films use it: refine, draft, measure, stop early, route by cause, flag
    one take        the shot as it is said, one take
    best-of-N       N takes of the shot as it is said, N as many as the critic drafted for that very shot, the best by
                    the same score on the same truth; blind to causes, so nothing is made specific and nothing flagged
    flagging        the same best-of-N, which also flags what its own score finds wanting
A delivered take is bad when it misses anything that was meant (evals/planted). It is unflagged when nobody was told to
look at it. Both sides see the stage's truth of what they were asked to show; neither sees what was meant. The director
of the critic's side also knows the scene: place and light, as in any film.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from circletake.agents import critic
from circletake.evals.planted import Planted, Shown, planted_shots, shown_of
from circletake.evals.row import Row
from circletake.graphs.crew import Crew
from circletake.graphs.shot import build_shot
from circletake.graphs.state import ShotState
from circletake.graphs.takes import cells_of, draft_requests
from circletake.schema import CircledTake, Measure, Settings, TakeResult, TakeScore, TakeTruth, Thresholds
from circletake.studio.preflight import open_checker

_OPEN = ("place", "hour", "weather")
"""What planted shots leave out: things that their scene knows."""


class Delivered(NamedTuple):
    """What came of one planted shot in one way."""

    shown: Shown
    flagged: bool
    takes: int


def measure(quick: bool) -> list[Row]:
    """Make 40 planted shots in every way (quick: 10)."""
    shots = planted_shots(10 if quick else 40, seed=41, open_slots=_OPEN)
    with (
        tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch,
        open_checker(Settings(), folder=Path(scratch)) as checker,
    ):
        crew = checker.studio.crew
        made = [_by_critic(shot, crew) for shot in shots]
        single = [_best_of(shot, 1, crew) for shot in shots]
        blind = [_best_of(shot, one.takes, crew) for shot, one in zip(shots, made, strict=True)]
        return _rows(shots, made, single, blind)


def _rows(
    shots: Sequence[Planted], made: Sequence[Delivered], single: Sequence[Delivered], blind: Sequence[Delivered]
) -> list[Row]:
    unseen = [one._replace(flagged=False) for one in blind]
    missed = _unflagged(unseen)
    fixed = Settings()
    return [
        Row("accuracy of delivered takes (baseline: best-of-N)", _accuracy(made), _accuracy(blind), "more",
            _accuracy(blind)),
        Row("accuracy, one take a shot", _accuracy(single)),
        Row("bad shots unflagged, share of best-of-N's", _ratio(_unflagged(made), missed), 0.334, "less", 1.0),
        Row("bad shots delivered unflagged", _unflagged(made), None, "less", missed),
        Row("the same, best-of-N that flags by its own score", _unflagged(blind)),
        Row("good shots flagged", _false_alarms(made), None, "less", _false_alarms(blind)),
        Row("bad shots delivered, flagged or not", _bad(made), None, "less", _bad(blind)),
        Row("takes drafted a shot", round(statistics.mean(one.takes for one in made), 2), None, "less",
            float(fixed.latents * fixed.videos)),
        *_by_kind(shots, made, blind),
    ]  # fmt: skip


def _by_kind(shots: Sequence[Planted], made: Sequence[Delivered], blind: Sequence[Delivered]) -> list[Row]:
    rows = []
    for kind in ("plain", "vague", "unknown"):
        at = [number for number, shot in enumerate(shots) if shot.kind == kind]
        if at:
            ours, theirs = ([side[number] for number in at] for side in (made, blind))
            rows.append(Row(f"accuracy of {kind} shots ({len(at)})", _accuracy(ours), None, "more", _accuracy(theirs)))
    return rows


def _by_critic(planted: Planted, crew: Crew) -> Delivered:
    shot = planted.plan.shots[0]
    begun = ShotState(plan=planted.plan, shot=shot, backend=crew.pictures[0])
    taken: CircledTake = build_shot(crew).invoke(begun)["takes"][0]
    drafts = sum(len(verdict.takes) for verdict in taken.verdicts)
    return Delivered(_shown(planted, taken.result, crew), taken.verdict.needs_you, drafts)


def _best_of(planted: Planted, n: int, crew: Crew) -> Delivered:
    """Shoot the shot as it is said n times, with other seeds, and keep the best by score."""
    shot = planted.plan.shots[0]
    said = critic.Latent(staging=shot.staging, prompt=shot.captions.picture)
    requests = draft_requests(
        planted.plan, shot, (said,), (), cells_of(1, n), retakes=0, first_take=1,
        draft=crew.draft_format(planted.plan.format),
    )  # fmt: skip
    results = crew.call_all(f"picture:{crew.pictures[0]}", [("blind", request) for request in requests], TakeResult)
    takes = [
        critic.ShotTake(
            take=request.take, latent=0, prompt=request.prompt, seed=request.seed, result=result,
            truth=_truth(result, crew),
        )
        for request, result in zip(requests, results, strict=True)
    ]  # fmt: skip
    scores = critic.judge_takes(shot, takes, planted.plan.bible, crew.vocabulary(crew.pictures[0]))
    best = critic.best_of(scores)
    return Delivered(_shown(planted, results[best.take - 1], crew), not _is_good(best), n)


def _is_good(score: TakeScore) -> bool:
    severe = any(fault.severity >= 0.8 for fault in score.faults)
    return isinstance(score.adherence, Measure) and score.adherence.value >= Thresholds().adherence_good and not severe


def _truth(result: TakeResult, crew: Crew) -> TakeTruth:
    if result.truth is None:
        raise RuntimeError("the stage told no truth")
    return crew.read(result.truth, TakeTruth)


def _shown(planted: Planted, result: TakeResult, crew: Crew) -> Shown:
    return shown_of(planted.intent, _truth(result, crew))


def _accuracy(found: Sequence[Delivered]) -> float:
    return round(statistics.mean(one.shown.accuracy for one in found), 3)


def _bad(found: Sequence[Delivered]) -> float:
    return round(statistics.mean(one.shown.bad for one in found), 3)


def _unflagged(found: Sequence[Delivered]) -> float:
    return round(statistics.mean(one.shown.bad and not one.flagged for one in found), 3)


def _false_alarms(found: Sequence[Delivered]) -> float:
    return round(statistics.mean(one.flagged and not one.shown.bad for one in found), 3)


def _ratio(one: float, other: float) -> float:
    return round(one / other, 3) if other else float("nan")
