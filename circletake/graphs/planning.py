"""From the brief to a plan that fits its words: the director's nodes and the table read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from circletake.agents import director
from circletake.graphs.crew import Crew
from circletake.graphs.depicting import undepicted
from circletake.graphs.format import checked_length, film_format
from circletake.graphs.lessons import heed
from circletake.graphs.nature import physical
from circletake.graphs.state import ProductionState, given
from circletake.graphs.table_read import fit_lines, spoken_lines, voice_request
from circletake.schema import BriefError, Plan, SpokenLineTake, Vocabulary, VoiceResult

Update = dict[str, Any]


def read(state: ProductionState, *, crew: Crew) -> Update:
    """Understand the brief."""
    settings = crew.settings
    facts = director.BriefFacts(
        duration_s=settings.duration_s, aspect=settings.aspect, letterbox=settings.letterbox, style=settings.style
    )
    decided = director.read_brief(state.brief, facts, vocabulary=_vocabulary(crew), mind=crew.mind)
    return {"reading": decided.answer, "decisions": (decided.record,)}


def treat(state: ProductionState, *, crew: Crew) -> Update:
    """Give the story its shape."""
    decided = director.write_treatment(given(state.reading), mind=crew.mind)
    return {"treatment": decided.answer, "decisions": (decided.record,)}


def cast(state: ProductionState, *, crew: Crew) -> Update:
    """Fix who and what appears, and how it looks."""
    decided = director.cast_bible(
        given(state.reading), seed=crew.settings.seed, vocabulary=_vocabulary(crew), mind=crew.mind
    )
    return {"bible": undepicted(decided.answer), "decisions": (decided.record,)}


def plan(state: ProductionState, *, crew: Crew) -> Update:
    """Plan scenes and shots, and write their captions."""
    settings, reading, bible = crew.settings, given(state.reading), given(state.bible)
    treatment = given(state.treatment)
    made = film_format(settings, reading)
    length = director.film_length(reading.with_(duration_s=settings.duration_s or reading.duration_s))
    seconds = checked_length(length.seconds)
    listed = director.plan_shots(
        reading, treatment, bible, duration_s=seconds, rate=made.format.rate, seed=settings.seed,
        vocabulary=_vocabulary(crew), mind=crew.mind,
    )  # fmt: skip
    scenes, shots = listed.answer.scenes, listed.answer.shots
    captions = director.write_captions(bible, scenes, shots, mind=crew.mind)
    chosen = (*reading.choices, length.choice) if length.choice is not None else reading.choices
    whole = Plan(
        reading=reading.with_(choices=chosen, duration_s=Fraction(seconds)),
        treatment=treatment,
        bible=bible,
        scenes=scenes,
        shots=director.with_captions(shots, captions.answer),
        format=made.format,
        seed=settings.seed,
    )
    heeded = heed(whole, crew)
    found = physical(heeded.plan, crew)
    return {
        "plan": found.plan,
        "decisions": (listed.record, captions.record, *heeded.decisions, *found.decisions),
        "notes": (*made.notes, *heeded.notes),
    }


def table_read(state: ProductionState, *, crew: Crew) -> Update:
    """Record every line once, give shots the time that their words take and no more than can be shot at once, and say
    the physics of changed ones."""
    whole = given(state.plan)
    words = spoken_lines(whole)
    if len({line.line.id for line in words}) < len(words):
        raise BriefError("two spoken lines of the plan have the same id; give each its own")
    language = whole.reading.language
    calls = [(f"{line.slate} line {line.line.id}", voice_request(line.line, whole.bible, language)) for line in words]
    recorded = crew.call_all("voice", calls, VoiceResult)
    lines = tuple(
        SpokenLineTake(line=line.line.id, slate=line.slate, result=result)
        for line, result in zip(words, recorded, strict=True)
    )
    fitted = fit_lines(whole, lines)
    reached = _within_reach(fitted, crew)
    found = physical(reached, crew)
    told = (_told_of_parts(fitted, reached, crew),) if reached is not fitted else ()
    return {"lines": _at_home(lines, reached), "plan": found.plan, "decisions": found.decisions, "notes": told}


def _within_reach(plan: Plan, crew: Crew) -> Plan:
    card = crew.card(crew.pictures[0])
    return director.within_reach(plan, card.max_seconds, goes_on=card.image)


def _told_of_parts(before: Plan, after: Plan, crew: Crew) -> str:
    known = {shot.slate for shot in before.shots}
    new = [shot.slate for shot in after.shots if shot.slate not in known]
    card = crew.card(crew.pictures[0])
    return f"{card.name} shoots at most {card.max_seconds:g} s at once: {', '.join(new)} go on from longer shots"


def _at_home(lines: tuple[SpokenLineTake, ...], plan: Plan) -> tuple[SpokenLineTake, ...]:
    """Return recorded lines with the slates of the shots that they are spoken in."""
    slates = {line.id: shot.slate for shot in plan.shots for line in shot.lines}
    return tuple(one.with_(slate=slates[one.line]) for one in lines)


def _vocabulary(crew: Crew) -> Vocabulary:
    return crew.vocabulary(crew.pictures[0])


PLANNING = (read, treat, cast, plan)
"""The nodes that lead from a brief to a plan, in their order."""
