"""Giving every line of the brief a shot in which it is spoken, and time for it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.agents.director.moments import Moment
from circletake.agents.director.setups import Setup
from circletake.agents.natures import is_living
from circletake.schema import Action, Bible, Identity, Placement, SpokenLine, Subject, VoiceLine

WORDS_PER_SECOND = Fraction(26, 10)
"""How fast a line is spoken."""
_AIR_S = Fraction(9, 10)
_GAP_S = Fraction(4, 10)
_LEAD_S = Fraction(45, 100)
_LETTERS_A_WORD = 5


def spoken_seconds(text: str) -> Fraction:
    """Return how long a line takes to say. A text without spaces is counted by its letters."""
    words = max(len(text.split()), len(text) // (3 * _LETTERS_A_WORD), 1)
    return Fraction(words) / WORDS_PER_SECOND


def lines_seconds(lines: Sequence[SpokenLine]) -> Fraction:
    """Return how long a shot with these lines must be."""
    if not lines:
        return Fraction(0)
    return sum((spoken_seconds(line.text) for line in lines), Fraction(0)) + _GAP_S * (len(lines) - 1) + _AIR_S


def give_lines(
    setups: list[Setup], lines: Sequence[SpokenLine], bible: Bible, moments: Sequence[Moment]
) -> list[Setup]:
    """Return the setups with every line given to one of them, required ones where words are spoken."""
    out = list(setups)
    people = {identity.id: identity for identity in bible.identities}
    for line in lines:
        at = _moment_of(line.after_happening, moments)
        speaker = people.get(line.speaker or "")
        home = _home(out, moments[at].number, speaker)
        if home is None and speaker is not None:
            home = _speaking(speaker, moments[at], at, out)
            out.append(home)
        if home is None:
            continue
        home.lines.append(line)
        if speaker is not None:
            home.purpose = f"{speaker.name[0].upper()}{speaker.name[1:]}: “{line.text}”"
        home.priority = max(home.priority, 100.0)
    return sorted(out, key=lambda setup: setup.order)


def _moment_of(happening: int, moments: Sequence[Moment]) -> int:
    before = [at for at, moment in enumerate(moments) if moment.number is not None and moment.number <= happening]
    return max(before, default=0)


def _home(setups: Sequence[Setup], number: int | None, speaker: Identity | None) -> Setup | None:
    """Return the setup of a happening in which a line is best spoken; None when the speaker is in none."""
    here = [setup for setup in setups if setup.moment.number == number]
    if speaker is None:
        free = [setup for setup in here if not setup.speakers]
        ranked = sorted(free, key=lambda setup: (len(setup.lines), setup.kind != "show", setup.kind != "establish"))
        return ranked[0] if ranked else next(iter(here), None)
    seen = [
        setup
        for setup in here
        if setup.kind in ("show", "answer")
        and setup.subjects
        and setup.subjects[0].id == speaker.id
        and len(setup.lines) < 2
    ]
    return min(seen, key=lambda setup: (setup.kind != "show", setup.order)) if seen else None


def _speaking(speaker: Identity, moment: Moment, at: int, setups: Sequence[Setup]) -> Setup:
    """Make a setup of somebody who speaks."""
    same = [setup.order for setup in setups if setup.moment.number == moment.number]
    order = max(same, default=float(at)) + 0.001
    subject = Subject(
        id=speaker.id, noun=speaker.term or speaker.noun, count=speaker.count, adjectives=speaker.adjectives,
        actions=(Action(verb="talk"),) if is_living(speaker.kind) else (), placement=Placement(side="left",
            depth="near"),
        facing="right",
    )  # fmt: skip
    name = speaker.name[0].upper() + speaker.name[1:]
    return Setup(
        kind="answer", moment=moment, order=order, priority=101.0, purpose=f"{name} says it.", subjects=(subject,),
        focus=speaker.id, sizes=("medium", "close-up"), moves=("static", "push in"), must=(speaker.id,), weight=0.9,
    )  # fmt: skip


class Timed(NamedTuple):
    """Lines with their places in a shot."""

    lines: tuple[VoiceLine, ...]
    spans: dict[str, tuple[float, float]]
    """Speaker to the share of the shot in which they speak."""


def time_lines(lines: Sequence[SpokenLine], first_number: int, seconds: Fraction) -> Timed:
    """Lay a shot's lines one after the other.

    Args:
        lines: In the order in which they are spoken.
        first_number: Number of the first, for its id.
        seconds: The shot's length.
    """
    voiced: list[VoiceLine] = []
    spans: dict[str, tuple[float, float]] = {}
    needed = lines_seconds(lines) - _AIR_S
    lead = max(Fraction(0), min(_LEAD_S, seconds - needed)) if lines else Fraction(0)
    at = lead
    for number, line in enumerate(lines, first_number):
        length = spoken_seconds(line.text)
        begin = min(Fraction(1), at / seconds)
        end = min(Fraction(1), (at + length) / seconds)
        voiced.append(
            VoiceLine(id=f"line-{number}", text=line.text, speaker=line.speaker, begin=round(float(begin), 4))
        )
        if line.speaker is not None:
            before = spans.get(line.speaker)
            spans[line.speaker] = (before[0] if before else round(float(begin), 4), round(float(end), 4))
        at += length + _GAP_S
    return Timed(tuple(voiced), spans)
