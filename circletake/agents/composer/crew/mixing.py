"""Mixing: families against each other, and how much of the room is heard."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.agents.composer.crew.question import CueQuestion
from circletake.llm import Decision
from circletake.schema import Aids, Value

Family = Literal["strings", "woodwinds", "brass", "keys", "plucked", "percussion", "choir", "synth"]
_DRIEST_DB, _WETTEST_DB = -6.0, 3.0
_SPOKEN_SHARE = 0.3


class FamilyGain(Value):
    """How much louder or softer a family is."""

    family: Family
    gain_db: Annotated[float, Field(ge=-12, le=6)]


class CueMix(Value):
    """A cue's mix; nothing in it leaves everything as the style has it."""

    families: tuple[FamilyGain, ...] = ()
    room_db: Annotated[float, Field(ge=-12, le=6)] = 0.0
    why: str


def mix_by_rule(question: CueQuestion, _aids: Aids) -> CueMix:
    """Make room for words: where much of a cue is spoken over, percussion and brass step back and the room dries.
    What plays fast is drier too, or it blurs."""
    sections = question.facts.sections
    frames = sum(one.span.frames for one in sections) or 1
    spoken = sum(one.span.frames for one in sections if one.spoken) / frames
    pace = max((one.notes_per_second for one in sections), default=0.0)
    if spoken > _SPOKEN_SHARE:
        gains = (FamilyGain(family="percussion", gain_db=-2.5), FamilyGain(family="brass", gain_db=-1.5))
        return CueMix(families=gains, room_db=-1.5, why=f"somebody speaks over {spoken:.0%} of it")
    if pace > 24:
        return CueMix(room_db=-1.5, why=f"{pace:.0f} notes a second would blur in the full room")
    return CueMix(why="balanced as the style has it")


def unusable_mix(_question: CueQuestion, answer: CueMix) -> list[str]:
    """Tell what makes a mix unusable: a family named twice, a room beyond hearing."""
    names = [one.family for one in answer.families]
    out = [f"families: {name} is named twice" for name in sorted(set(names)) if names.count(name) > 1]
    if not _DRIEST_DB <= answer.room_db <= _WETTEST_DB:
        out.append(f"room_db: {answer.room_db} is out of hearing; stay from {_DRIEST_DB:g} to {_WETTEST_DB:g}")
    return out


MIX_CUE: Decision[CueQuestion, CueMix] = Decision(
    name="mix_cue", prompt="score_mix", question=CueQuestion, answer=CueMix, house=mix_by_rule, check=unusable_mix
)
