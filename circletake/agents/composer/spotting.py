"""The composer's decision: a spotting session with the locked picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from circletake.agents.composer.checks import unusable_spotting
from circletake.agents.composer.endings import choose_ending
from circletake.agents.composer.feelings import main_mood
from circletake.agents.composer.hits import spot_hits
from circletake.agents.composer.key import Key, choose_key
from circletake.agents.composer.motifs import motifs_for
from circletake.agents.composer.question import SpottingQuestion, question_of
from circletake.agents.composer.stretches import Stretch, lay_stretches
from circletake.agents.composer.style_choice import ChosenStyle, choose_style
from circletake.agents.composer.tension import tension_arc
from circletake.agents.composer.values import Spotting
from circletake.agents.composer.wishes import wishes_of
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Contact, CueBrief, CueEnding, FrameRange, Memory, Plan, StyleCard, Timeline

_LONGEST_TITLE = 60


def spot_by_rule(question: SpottingQuestion, aids: Aids) -> Spotting:
    """Decide where music plays and why, what it is, and what it meets."""
    if not question.wish.wanted:
        return Spotting(reason="The brief wants no music.")
    if not question.styles:
        return Spotting(reason="The score back-end knows no style.")
    stretches = lay_stretches(question)
    if not stretches:
        return Spotting(reason="The film is too short for music.")
    cues: list[CueBrief] = []
    key: Key | None = None
    chosen: ChosenStyle | None = None
    for number, stretch in enumerate(stretches, 1):
        chosen = choose_style(question, stretch.shots, chosen.entry if chosen is not None else None)
        key = choose_key(question, chosen.entry, main_mood(stretch.shots, question.moods), number, key)
        ending = choose_ending(question, stretch, chosen.entry, last=number == len(stretches))
        title = question.title if len(stretches) == 1 else _title(stretch, [cue.title for cue in cues])
        cues.append(_cue(question, number, stretch, chosen, key, ending, aids.memory, title))
    hits = spot_hits(question, stretches, [cue.ending for cue in cues])
    return Spotting(
        cues=tuple(cues), hits=hits, tension=tension_arc(question, stretches), reason=_reason(stretches, cues)
    )


def _cue(
    question: SpottingQuestion,
    number: int,
    stretch: Stretch,
    chosen: ChosenStyle,
    key: Key,
    ending: CueEnding,
    memory: Memory,
    title: str,
) -> CueBrief:
    unmet = f"; no style goes by {' or '.join(chosen.unmet)}, this comes nearest" if chosen.unmet else ""
    return CueBrief(
        number=f"1m{number}",
        title=title,
        span=stretch.span,
        style=chosen.entry.name,
        mood=main_mood(stretch.shots, question.moods),
        tonic=key.tonic,
        mode=key.mode,
        tempo_bpm=key.tempo_bpm,
        beats_per_bar=key.beats_per_bar,
        instruments=wishes_of(question.wish, [theme.noun for theme in question.themes]).instruments,
        motifs=motifs_for(question, stretch.shots, memory),
        ending=ending,
        reason=f"{stretch.why[0].upper()}{stretch.why[1:]}. {chosen.entry.name.capitalize()}: {chosen.because}{unmet}.",
    )


def _title(stretch: Stretch, taken: Collection[str]) -> str:
    """Name a cue as cue sheets do, by what is seen: what happens says more than where it is or whose face it is."""
    told = [shot.purpose.split(". ")[0].rstrip(".") for shot in stretch.shots]
    happens = [one for one in told if not set(":,“”") & set(one) and len(one) <= _LONGEST_TITLE]
    fresh = [one for one in happens if one not in taken]
    return max(fresh, key=len) if fresh else f"{stretch.shots[0].place.capitalize()} {len(taken) + 1}"


def _reason(stretches: Sequence[Stretch], cues: Sequence[CueBrief]) -> str:
    told = "; ".join(f"{cue.number} {stretch.why}" for cue, stretch in zip(cues, stretches, strict=True))
    count = "One cue" if len(cues) == 1 else f"{len(cues)} cues"
    return f"{count}: {told}."


SPOT_FILM: Decision[SpottingQuestion, Spotting] = Decision(
    name="spot_film",
    prompt="spot_film",
    question=SpottingQuestion,
    answer=Spotting,
    house=spot_by_rule,
    check=unusable_spotting,
)


def spot_film(
    plan: Plan,
    timeline: Timeline,
    *,
    contacts: tuple[Contact, ...],
    dialogue: tuple[FrameRange, ...],
    styles: tuple[StyleCard, ...],
    mind: Mind,
) -> Decided[Spotting]:
    """Decide what music a film has.

    Args:
        plan: The plan; its reading holds the wishes.
        timeline: The locked picture.
        contacts: What happens when, in film frames.
        dialogue: Where somebody speaks, in film frames.
        styles: What the score tool can write.
        mind: Who decides.

    Returns:
        Cues, hits and arc; no cues, with the reason, where no music is wanted or possible.
    """
    return mind.decide(SPOT_FILM, question_of(plan, timeline, contacts, dialogue, styles))
