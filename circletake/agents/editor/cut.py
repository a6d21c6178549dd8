"""The editor's decision: in points, lengths and transitions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Annotated

from pydantic import Field

from circletake.agents.editor.base import Laid, lay
from circletake.agents.editor.footage import Footage
from circletake.agents.editor.joins import Join, join
from circletake.agents.editor.pace import liveliness
from circletake.agents.editor.points import Taste
from circletake.agents.editor.question import CutQuestion, ShotFootage, question_of
from circletake.agents.editor.reasons import reason_for
from circletake.agents.editor.search import find_points
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Plan, Slate, TransitionKind, Value

_BEAT, _DOWNBEAT = 1.1, 1.7
"""How much a cut is drawn to a beat, and to the first of a bar: more than to a strike, less than away from a word."""


class ShotCut(Value):
    """How a shot stands in the cut."""

    slate: Slate
    slip: int
    """Frames by which its in point lies after the planned one; negative is before."""
    frames: Annotated[int, Field(ge=1)]
    """Its length in the cut."""
    transition: TransitionKind
    """How the film comes into it; `fade from black` only for the first."""
    transition_frames: Annotated[int, Field(ge=0)]
    """0 for a cut. A dissolve lies half before the boundary, half after it."""
    reason: str


class Cut(Value):
    """A cut, shot by shot in the plan's order."""

    shots: tuple[ShotCut, ...]
    closing_frames: Annotated[int, Field(ge=0)]
    """Of the fade to black at the film's end; 0 for none."""
    reason: str


def cut_by_rule(question: CutQuestion, _aids: Aids) -> Cut:
    """Cut on action, away from words, within the handles; the film keeps its length."""
    lively = liveliness(question)
    laid = lay(question.shots)
    joins = join(question, laid, lively)
    beats = dict.fromkeys(question.beats, _BEAT) | dict.fromkeys(question.downbeats, _DOWNBEAT)
    found = find_points(question.shots, laid, joins, Taste(question.rate, lively), beats)
    return Cut(
        shots=tuple(
            ShotCut(
                slate=shot.slate,
                slip=cut.start - shot.handle,
                frames=cut.frames,
                transition=into.kind,
                transition_frames=into.frames,
                reason=reason_for(shot, planned, cut, into, question.rate),
            )
            for shot, planned, cut, into in zip(question.shots, laid, found, joins.into, strict=True)
        ),
        closing_frames=joins.closing,
        reason=_reason(question, laid, found, joins.into, lively),
    )


def _reason(
    question: CutQuestion, laid: Sequence[Laid], found: Sequence[Laid], into: Sequence[Join], lively: float
) -> str:
    moved = sum(1 for one, other in zip(laid, found, strict=True) if one != other)
    blends = sum(1 for one in into if one.kind == "dissolve")
    manner = "hard" if lively >= 0.6 else "softly" if lively < 0.35 else "evenly"
    told = f"Cut {manner}: {moved} of {len(laid)} shots moved to where their action wants it, "
    told += f"{blends} dissolve{'s' if blends != 1 else ''}."
    if question.beats:
        ends = list(accumulate(one.frames for one in found))[:-1]
        told += f" {sum(end in question.beats for end in ends)} of {len(ends)} cuts fall on a beat."
    short = question.frames - sum(one.frames for one in found)
    return f"{told} The takes are {short} frames too short for the planned length." if short else told


def unusable_cut(question: CutQuestion, answer: Cut) -> list[str]:
    """Tell what makes a cut unusable: lengths, handles, words or titles that it does not respect."""
    if [one.slate for one in answer.shots] != [shot.slate for shot in question.shots]:
        return [f"shots: give exactly {', '.join(shot.slate for shot in question.shots)}, in this order"]
    laid = lay(question.shots)
    complaints = _total(laid, answer)
    for at, (shot, one) in enumerate(zip(question.shots, answer.shots, strict=True)):
        complaints += _kinds(at, one)
        complaints += _within(at, shot, answer) if shot.take_frames else _as_laid(shot, one)
        complaints += _words(shot, one, laid[at])
    return complaints


def _total(laid: Sequence[Laid], answer: Cut) -> list[str]:
    total, wanted = sum(one.frames for one in answer.shots), sum(one.frames for one in laid)
    return [f"shots: the lengths sum to {total} frames, not {wanted}"] if total != wanted else []


def _kinds(at: int, one: ShotCut) -> list[str]:
    if at and one.transition == "fade from black":
        return [f"{one.slate}: only the first shot fades from black"]
    if at == 0 and one.transition not in ("cut", "fade from black"):
        return [f"{one.slate}: the first shot has nothing to {one.transition} from; use cut or fade from black"]
    if one.transition == "fade to black":
        return [f"{one.slate}: a film fades to black at its end alone; use closing_frames"]
    if one.transition in ("cut", "match cut") and one.transition_frames:
        return [f"{one.slate}: a {one.transition} has 0 transition_frames"]
    return []


def _within(at: int, shot: ShotFootage, answer: Cut) -> list[str]:
    one = answer.shots[at]
    after = answer.shots[at + 1] if at + 1 < len(answer.shots) else None
    head, tail = _join_of(one).before, _join_of(after).after if after is not None and _join_of(after).before else 0
    start = shot.handle + one.slip
    out = []
    if start < head or start + one.frames + tail > shot.take_frames:
        out.append(
            f"{one.slate}: needs frames {start - head} to {start + one.frames + tail} of a take of {shot.take_frames}"
        )
    leaving = _join_of(after).before if after is not None else answer.closing_frames
    if _join_of(one).after + leaving > one.frames:
        out.append(f"{one.slate}: its transitions are longer than its {one.frames} frames")
    return out


def _join_of(one: ShotCut) -> Join:
    return Join(one.transition, one.transition_frames)


def _as_laid(shot: ShotFootage, one: ShotCut) -> list[str]:
    still = one.slip == 0 and one.frames == shot.frames and one.transition_frames == 0
    return [] if still else [f"{one.slate}: there is no take; leave it as planned, with a cut"]


def _words(shot: ShotFootage, one: ShotCut, laid: Laid) -> list[str]:
    start = shot.handle + one.slip
    out = []
    for span in shot.speech:
        heard = laid.start <= span.start and span.end <= laid.end
        if heard and not (start <= span.start and span.end <= start + one.frames):
            out.append(f"{one.slate}: words from frame {span.start} to {span.end} of the take are cut")
    for title in shot.titles:
        kept = min(title.end, start + one.frames) - max(title.start, start)
        if kept < 0.7 * (title.end - title.start):
            out.append(f"{one.slate}: the title from frame {title.start} to {title.end} of the take is cut")
    return out


CUT_FILM: Decision[CutQuestion, Cut] = Decision(
    name="cut_film",
    prompt="cut_film",
    question=CutQuestion,
    answer=Cut,
    house=cut_by_rule,
    check=unusable_cut,
)


def cut_film(
    plan: Plan,
    footage: tuple[Footage, ...],
    *,
    mind: Mind,
    beats: tuple[int, ...] = (),
    downbeats: tuple[int, ...] = (),
) -> Decided[Cut]:
    """Decide where every shot comes in, how long it stays, and how the film passes between shots.

    Args:
        plan: The plan; its length in frames is kept.
        footage: A take of each shot, in any order.
        mind: Who decides.
        beats, downbeats: Of the music that the film is cut to, in frames of the film; empty without.
    """
    return mind.decide(CUT_FILM, question_of(plan, footage, beats, downbeats))
