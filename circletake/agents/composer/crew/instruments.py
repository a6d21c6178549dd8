"""Instruments: who carries the tune in which section, and who rests."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from circletake.agents.composer.crew.question import CueQuestion
from circletake.llm import Decision
from circletake.schema import Aids, Value

_TIRING = 3
"""So many sections in a row one player may sing before another takes over."""
_LOW = frozenset(
    {"Basses", "Contrabass", "Upright Bass", "Bass Guitar", "Synth Bass", "Tuba", "Timpani", "Taiko", "Drum Kit",
     "Brush Kit", "Orchestral Percussion"}
)  # fmt: skip
"""Who has no tune to sing."""


class SectionCast(Value):
    """Who sings in a section, and who rests."""

    section: Annotated[int, Field(ge=0)]
    lead: str = ""
    """Empty for whoever sings it now."""
    without: tuple[str, ...] = ()
    why: str


class Casting(Value):
    """What is cast otherwise; empty when everybody stays."""

    sections: tuple[SectionCast, ...] = ()


def cast_by_rule(question: CueQuestion, _aids: Aids) -> Casting:
    """Pass the tune on before one player has sung it too often; whom the brief names goes on singing."""
    if question.wish.instruments:
        return Casting()
    out: list[SectionCast] = []
    run: list[int] = []
    before = ""
    for number, one in enumerate(question.facts.sections):
        if one.lead and one.lead == before and one.role != "ending":
            run.append(number)
        else:
            run, before = [number], one.lead
        other = _another(question, before, number) if len(run) >= _TIRING and one.role != "climax" else ""
        if other:
            out.append(SectionCast(section=number, lead=other, why=f"{before} has sung {len(run) - 1} sections"))
            run, before = [number], other
    return Casting(sections=tuple(out))


def _another(question: CueQuestion, singing: str, number: int) -> str:
    """Return another of the style's own singers, one that does not play something else in the section."""
    here = question.facts.sections[number]
    free = [name for name in question.players if name not in _LOW and name != singing and name not in here.players]
    return free[0] if free else ""


def unusable_casting(question: CueQuestion, answer: Casting) -> list[str]:
    """Tell what makes a casting unusable: sections or players that are not there, and sections without anybody."""
    sections = question.facts.sections
    out = []
    for one in answer.sections:
        if one.section >= len(sections):
            out.append(f"there is no section {one.section}")
            continue
        there = sections[one.section].players
        if one.lead and one.lead not in (*question.players, *there):
            out.append(f"section {one.section}: {one.lead} is none of the players: {', '.join(question.players)}")
        if one.lead in _LOW:
            out.append(f"section {one.section}: {one.lead} can't carry a tune")
        out += [f"section {one.section}: {name} does not play in it" for name in one.without if name not in there]
        if there and not set(there) - set(one.without):
            out.append(f"section {one.section}: nobody is left to play")
    return out


CAST_CUE: Decision[CueQuestion, Casting] = Decision(
    name="cast_cue", prompt="score_instruments", question=CueQuestion, answer=Casting, house=cast_by_rule,
    check=unusable_casting,
)  # fmt: skip
