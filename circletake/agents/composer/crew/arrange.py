"""Arrangement: how full each section is, so that the cue goes somewhere."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from circletake.agents.composer.crew.question import CueQuestion
from circletake.llm import Decision
from circletake.schema import Aids, SectionFacts, Value

_STEP = 0.08
_SAME = 0.12
"""Sections whose tension differs by more should not sound alike."""
_MOST = 0.2


class SectionFullness(Value):
    """How full a section is beside what its tension alone asks for."""

    section: Annotated[int, Field(ge=0)]
    energy: Annotated[float, Field(ge=-0.4, le=0.4)]
    why: str


class Fullness(Value):
    """What is made fuller or thinner; empty when the cue stands as it is."""

    sections: tuple[SectionFullness, ...] = ()


def arrange_by_rule(question: CueQuestion, _aids: Aids) -> Fullness:
    """Let sections that feel otherwise sound otherwise: where the same players go on although the tension rises or
    falls, the later one is made fuller or thinner; a statement that comes back is never quite the same."""
    out = []
    sections = question.facts.sections
    for number in range(1, len(sections)):
        before, here = sections[number - 1], sections[number]
        if here.role == "ending" or here.spoken or set(before.players) != set(here.players):
            continue
        change = here.tension - before.tension
        if abs(change) > _SAME:
            energy = _STEP if change > 0 else -_STEP
            out.append(_note(number, energy, "the tension changes and the players do not"))
        elif here.role == before.role == "statement":
            out.append(_note(number, _STEP / 2, "it says the same again, so it grows a little"))
    return Fullness(sections=tuple(out))


def _note(number: int, energy: float, why: str) -> SectionFullness:
    return SectionFullness(section=number, energy=energy, why=why)


def unusable_fullness(question: CueQuestion, answer: Fullness) -> list[str]:
    """Tell what makes an arrangement unusable: sections that are not there or named twice, words that are buried."""
    sections: tuple[SectionFacts, ...] = question.facts.sections
    out = [f"there is no section {one.section}" for one in answer.sections if one.section >= len(sections)]
    numbers = [one.section for one in answer.sections]
    out += [f"section {number} is named twice" for number in sorted(set(numbers)) if numbers.count(number) > 1]
    out += [
        f"section {one.section}: somebody speaks in it; it may only be made thinner"
        for one in answer.sections
        if one.section < len(sections) and sections[one.section].spoken and one.energy > 0
    ]
    out += [
        f"section {one.section}: {one.energy} is another cue; stay within {_MOST}"
        for one in answer.sections
        if abs(one.energy) > _MOST
    ]
    return out


ARRANGE_CUE: Decision[CueQuestion, Fullness] = Decision(
    name="arrange_cue", prompt="score_arrange", question=CueQuestion, answer=Fullness, house=arrange_by_rule,
    check=unusable_fullness,
)  # fmt: skip
