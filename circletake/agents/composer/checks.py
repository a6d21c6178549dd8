"""What makes a spotting unusable."""

from __future__ import annotations

from itertools import pairwise

from circletake.agents.composer.hits import MUST_APART_S
from circletake.agents.composer.question import SpottingQuestion
from circletake.agents.composer.values import Spotting
from circletake.schema import CueBrief


def unusable_spotting(question: SpottingQuestion, answer: Spotting) -> list[str]:
    """Tell what makes a spotting unusable: cues that can't be written, hits that can't all be met."""
    if not answer.cues:
        return [] if not question.wish.wanted or answer.reason.strip() else ["reason: say why there is no music"]
    if not question.wish.wanted:
        return ["cues: the brief wants no music; give none"]
    complaints = [fault for cue in answer.cues for fault in _cue(question, cue)]
    for one, other in pairwise(answer.cues):
        if other.span.start < one.span.end:
            complaints.append(f"{other.number} starts at {other.span.start}, before {one.number} ends")
    return complaints + _hits(question, answer) + _tension(question, answer)


def _cue(question: SpottingQuestion, cue: CueBrief) -> list[str]:
    out = []
    if cue.span.start < 0 or cue.span.end > question.frames or cue.span.frames < question.rate:
        out.append(f"{cue.number}: {cue.span.start} to {cue.span.end} is not a second or more of {question.frames}")
    entry = next((entry for entry in question.styles if entry.name == cue.style), None)
    if entry is None:
        out.append(f"{cue.number}: no style {cue.style!r}; use one of {', '.join(s.name for s in question.styles)}")
    elif not entry.tempo_low - 10 <= cue.tempo_bpm <= entry.tempo_high + 10:
        out.append(f"{cue.number}: {entry.name} is played at {entry.tempo_low} to {entry.tempo_high}")
    out += [
        f"{cue.number}: motif {motif.key} needs a length above 0 for each of its notes"
        for motif in cue.motifs
        if len(motif.degrees) != len(motif.beats) or not motif.degrees or min(motif.beats) <= 0
    ]
    return out


def _hits(question: SpottingQuestion, answer: Spotting) -> list[str]:
    out = [f"hit at {hit.frame} is outside the film" for hit in answer.hits if not 0 <= hit.frame < question.frames]
    musts = sorted((hit for hit in answer.hits if hit.must), key=lambda hit: hit.frame)
    out += [
        f"hit at {hit.frame} must be met inside words"
        for hit in musts
        if any(span.holds(hit.frame) for span in question.dialogue) and hit not in question.given
    ]
    given = {hit.frame for hit in question.given}
    out += [
        f"hit at {frame} was given; keep it"
        for frame in sorted(given - {hit.frame for hit in answer.hits})
        if answer.cues
    ]
    near = float(question.rate) * MUST_APART_S * 0.75
    out += [
        f"must-hits at {one.frame} and {other.frame} are too near; keep {MUST_APART_S:g} s between them"
        for one, other in pairwise(musts)
        if other.frame - one.frame < near and not (one.frame in given and other.frame in given)
    ]
    return out


def _tension(question: SpottingQuestion, answer: Spotting) -> list[str]:
    return [
        f"tension at {point.frame} is outside the film"
        for point in answer.tension
        if not 0 <= point.frame <= question.frames
    ]
