"""From what the crew decides to what the score tool is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.composer.crew.arrange import ARRANGE_CUE, Fullness
from circletake.agents.composer.crew.assess import ASSESS_CUE, Assessment
from circletake.agents.composer.crew.instruments import CAST_CUE, Casting
from circletake.agents.composer.crew.mixing import MIX_CUE
from circletake.agents.composer.crew.question import CueQuestion, HeardQuestion
from circletake.agents.composer.crew.review import REVIEW_CUE, Review
from circletake.agents.composer.crew.volume import LEVEL_CUE
from circletake.llm import Decided, Mind
from circletake.schema import (
    Arrangement,
    CueFacts,
    CueHeard,
    DecisionRecord,
    FamilyLevel,
    FrameRange,
    MusicWish,
    SectionNote,
)

_FULLER = 0.12
"""How much fuller a section is scored that is too flat for its tension, at each draft."""

Records = tuple[DecisionRecord, ...]


def question_about(
    facts: CueFacts, wish: MusicWish, players: Sequence[str], film_tension: float, attempt: int = 1
) -> CueQuestion:
    """Return what the crew is asked about a cue as written."""
    return CueQuestion(facts=facts, wish=wish, players=tuple(players), film_tension=film_tension, round=attempt)


def assessed(question: CueQuestion, *, mind: Mind) -> Decided[Assessment]:
    """Have a cue as written judged."""
    return mind.decide(ASSESS_CUE, question)


def rewritten(wanted: Arrangement, facts: CueFacts, verdict: Assessment, attempt: int) -> Arrangement:
    """Return an arrangement by which what failed is written anew: its section's tune, or the whole cue."""
    whole = any(one.section < 0 or one.aspect in ("harmony", "rhythm", "mode") for one in verdict.failed)
    tunes = {one.section for one in verdict.failed if one.section >= 0 and one.aspect != "emotion"}
    # What is too flat for its tension is not sung otherwise: it is scored fuller.
    flat = {one.section for one in verdict.failed if one.section >= 0 and one.aspect == "emotion"}
    more = [_note(facts, number).with_(draft=attempt) for number in sorted(tunes)]
    more += [_note(facts, number).with_(energy=_FULLER * attempt) for number in sorted(flat)]
    notes = _merged(wanted.sections, more)
    return wanted.with_(draft=attempt if whole else wanted.draft, sections=notes)


def arranged(question: CueQuestion, wanted: Arrangement, *, mind: Mind) -> tuple[Arrangement, Records]:
    """Have a cue arranged and cast; return what the score tool is to be asked for, and who decided."""
    fuller, cast = mind.decide(ARRANGE_CUE, question), mind.decide(CAST_CUE, question)
    notes = _fullness(question.facts, fuller.answer) + _casting(question.facts, cast.answer)
    return wanted.with_(sections=_merged(wanted.sections, notes)), (fuller.record, cast.record)


def mixed(question: CueQuestion, wanted: Arrangement, *, mind: Mind) -> tuple[Arrangement, Records]:
    """Have a cue levelled and mixed."""
    level, mix = mind.decide(LEVEL_CUE, question), mind.decide(MIX_CUE, question)
    families = tuple(FamilyLevel(family=one.family, gain_db=one.gain_db) for one in mix.answer.families)
    changed = wanted.with_(level_db=level.answer.level_db, families=families, room_db=mix.answer.room_db)
    return changed, (level.record, mix.record)


def reviewed(
    facts: CueFacts, heard: CueHeard, wish: MusicWish, *, changed: bool, attempt: int, mind: Mind
) -> Decided[Review]:
    """Have a cue as played reviewed."""
    return mind.decide(REVIEW_CUE, HeardQuestion(facts=facts, heard=heard, wish=wish, changed=changed, round=attempt))


def after_review(wanted: Arrangement, verdict: Review) -> Arrangement:
    """Return what the score tool is asked for after a review that sent the cue back."""
    if verdict.take_back:
        plain = tuple(note.with_(energy=0.0, lead="", without=()) for note in wanted.sections if note.draft)
        wanted = wanted.with_(sections=plain)
    gains = {one.family: one.gain_db for one in wanted.families}
    for one in verdict.families:
        gains[one.family] = max(-12.0, min(6.0, gains.get(one.family, 0.0) + one.gain_db))
    families = tuple(FamilyLevel(family=family, gain_db=gain) for family, gain in gains.items())
    room = max(-12.0, min(6.0, wanted.room_db + verdict.room_db))
    return wanted.with_(families=families, room_db=room)


def _note(facts: CueFacts, number: int) -> SectionNote:
    return SectionNote(span=facts.sections[number].span)


def _fullness(facts: CueFacts, answer: Fullness) -> list[SectionNote]:
    return [_note(facts, one.section).with_(energy=one.energy) for one in answer.sections]


def _casting(facts: CueFacts, answer: Casting) -> list[SectionNote]:
    return [_note(facts, one.section).with_(lead=one.lead, without=one.without) for one in answer.sections]


def _merged(kept: Sequence[SectionNote], more: Sequence[SectionNote]) -> tuple[SectionNote, ...]:
    """Join notes, one a stretch: what a later one says replaces what an earlier one said of the same."""
    found: dict[tuple[int, int], SectionNote] = {}
    for note in (*kept, *more):
        span: FrameRange = note.span
        key = (span.start, span.end)
        old = found.get(key)
        if old is None:
            found[key] = note
        else:
            found[key] = old.with_(
                energy=note.energy or old.energy, lead=note.lead or old.lead, without=note.without or old.without,
                draft=note.draft or old.draft,
            )  # fmt: skip
    return tuple(found[key] for key in sorted(found))
