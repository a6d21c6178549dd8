"""The treatment: the story in short, and its shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.telling import Teller
from circletake.language import sentence
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Beat, BeatFunction, BriefReading, Form, Happening, Mood, Treatment, Value

_DRAMA: dict[str, float] = {
    verb: weight
    for weight, verbs in (
        (
            1.0,
            "save rescue fight die kiss fall break explode crash escape defeat win lose betray sacrifice free "
            "attack drop",
        ),
        (0.8, "find discover hug embrace chase flee catch grab jump hide scream give open appear become burn shoot"),
        (0.6, "meet see follow help run cry throw light notice hear climb fly grow return wake remember sing"),
        (0.35, "talk say dance take carry look give read play arrive leave come go"),
    )
    for verb in verbs.split()
}
_SUDDEN = frozenset({"suddenly", "finally", "at last", "all of a sudden", "but"})
_INTRODUCES = frozenset(
    "be live walk wake work sit stand wait sleep row sail ride drive fish read play fly swim".split()
)

_LEADS_TO: dict[Mood, Mood] = {
    "hopeful": "wistful", "joyful": "playful", "triumphant": "tense", "scary": "mysterious", "tense": "mysterious",
    "romantic": "wistful", "wondrous": "calm", "epic": "mysterious", "tender": "calm", "comic": "playful",
}  # fmt: skip
"""The mood out of which a mood is best reached, so that a film with one mood still has an arc."""
_EVEN_FORMS: frozenset[Form] = frozenset({"commercial", "explainer", "documentary", "music video", "title sequence"})
"""Forms that keep one mood throughout when the brief names one."""
_TENSION: dict[BeatFunction, float] = {"opening": 0.25, "development": 0.5, "turn": 0.85, "ending": 0.4}
_RESTING: frozenset[Mood] = frozenset({"calm", "dreamy", "tender", "wistful", "melancholy", "lonely", "romantic"})
_DRIVEN: frozenset[Mood] = frozenset({"tense", "scary", "epic", "triumphant", "dark"})


class TreatmentQuestion(Value):
    """A reading whose story is to be given a shape."""

    reading: BriefReading


class _Shape(NamedTuple):
    """Which happenings stand in which beat, as half-open ranges."""

    opening: range
    development: range
    turn: range
    ending: range


def write_treatment_by_rule(question: TreatmentQuestion, _aids: Aids) -> Treatment:
    """Give the happenings a beginning, a middle, a turn and an end, with moods and tension that lead there."""
    reading = question.reading
    shape = _shape(reading.happenings)
    moods = _mood_arc(reading.moods or ("calm",), led_up=reading.form not in _EVEN_FORMS)
    teller = Teller(reading)
    beats = []
    parts: tuple[tuple[BeatFunction, range], ...] = (
        ("opening", shape.opening), ("development", shape.development), ("turn", shape.turn), ("ending", shape.ending),
    )  # fmt: skip
    for function, indices in parts:
        if function == "development" and not indices:
            continue
        beats.append(
            Beat(
                function=function,
                text=_beat_text(function, indices, teller, reading),
                mood=moods[function],
                tension=_tension(function, moods[function], reading),
                happenings=tuple(indices),
                weight=_weight(function, indices),
            )
        )
    synopsis = " ".join(beat.text for beat in beats)
    return Treatment(title=reading.title, logline=reading.logline, synopsis=synopsis, beats=tuple(beats))


def _shape(happenings: Sequence[Happening]) -> _Shape:
    n = len(happenings)
    if n <= 1:
        return _Shape(range(0), range(0), range(n), range(n, n))
    turn = _turn(happenings)
    first = 1 if n >= 3 and happenings[0].verb in _INTRODUCES and turn > 1 else 0
    end = n if turn == n - 1 else max(turn + 1, n - 1)
    return _Shape(range(first), range(first, turn), range(turn, end), range(end, n))


def _turn(happenings: Sequence[Happening]) -> int:
    """Return the happening after which nothing is as before: the weightiest of the later ones."""
    n = len(happenings)
    first = max(1, round(n * 0.4))
    late = range(min(first, n - 1), n)

    def weight(at: int) -> float:
        happening = happenings[at]
        sudden = 0.3 if _SUDDEN & set(happening.manner) else 0.0
        # The last thing told is the ending, unless it alone has weight.
        last = -0.25 if at == n - 1 and n > 2 else 0.0
        return _DRAMA.get(happening.verb, 0.2) + sudden + last - 0.2 * abs((at + 0.5) / n - 0.7)

    return max(late, key=lambda at: (weight(at), at))


def _mood_arc(moods: Sequence[Mood], *, led_up: bool) -> dict[BeatFunction, Mood]:
    """Spread the moods over the beats; a single one is led up to, where the form tells a story."""
    if len(moods) == 1:
        mood = moods[0]
        before = _LEADS_TO.get(mood, mood) if led_up else mood
        return {"opening": before, "development": before if before != mood else mood, "turn": mood, "ending": mood}
    if len(moods) == 2:
        return {"opening": moods[0], "development": moods[0], "turn": moods[1], "ending": moods[1]}
    return {
        "opening": moods[0],
        "development": moods[1],
        "turn": moods[-2] if len(moods) > 3 else moods[1],
        "ending": moods[-1],
    }


def _tension(function: BeatFunction, mood: Mood, reading: BriefReading) -> float:
    tension = _TENSION[function]
    tension += 0.12 * (mood in _DRIVEN) - 0.12 * (mood in _RESTING)
    if reading.form in ("trailer", "commercial") and function == "ending":
        tension += 0.3
    return round(min(0.98, max(0.08, tension)), 3)


def _weight(function: BeatFunction, indices: range) -> float:
    base = {"opening": 0.8, "development": 0.4, "turn": 0.9, "ending": 0.7}[function]
    return round(base + 0.8 * len(indices), 3)


def _beat_text(function: BeatFunction, indices: range, teller: Teller, reading: BriefReading) -> str:
    if indices:
        return " ".join(teller.sentence(at) for at in indices)
    lead = next((mention for mention in reading.mentions if mention.role == "lead"), None)
    who = teller.name(lead.id) if lead is not None else "the place"
    if function == "opening":
        return sentence(f"we see where it plays, and meet {who}")
    return sentence(f"a last image of {who}, and what has changed")


def unusable_treatment(question: TreatmentQuestion, answer: Treatment) -> list[str]:
    """Tell what makes a treatment unusable: beats that leave happenings out, or order them anew."""
    told = [at for beat in answer.beats for at in beat.happenings]
    complaints = []
    if not answer.beats:
        complaints.append("beats: there must be at least an opening and an ending")
    if told != sorted(told) or len(told) != len(set(told)):
        complaints.append("beats: happenings must stand in story order, each in one beat")
    missing = sorted(set(range(len(question.reading.happenings))) - set(told))
    if missing:
        complaints.append(f"beats: happenings {missing} are in no beat")
    beyond = [at for at in told if not 0 <= at < len(question.reading.happenings)]
    if beyond:
        complaints.append(f"beats: there are no happenings {beyond}")
    return complaints


WRITE_TREATMENT: Decision[TreatmentQuestion, Treatment] = Decision(
    name="write_treatment",
    prompt="write_treatment",
    question=TreatmentQuestion,
    answer=Treatment,
    house=write_treatment_by_rule,
    check=unusable_treatment,
)


def write_treatment(reading: BriefReading, *, mind: Mind) -> Decided[Treatment]:
    """Decide the story's shape.

    Args:
        reading: What was understood of the brief.
        mind: Who decides.
    """
    return mind.decide(WRITE_TREATMENT, TreatmentQuestion(reading=reading))
