"""Titles: the film's name where its form wants it, and an end card where the brief or the form asks for one."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director.moments import Moment
from circletake.agents.director.setups import Setup, SetupKind
from circletake.schema import BriefReading, Title

_LATE_FORMS = frozenset({"trailer"})
_NO_TITLE = frozenset({"commercial"})


def give_titles(setups: list[Setup], reading: BriefReading, moments: Sequence[Moment]) -> list[Setup]:
    """Return the setups with the main title over the opening, or at the end of a trailer, and with an end card."""
    out = list(setups)
    last = moments[-1]
    if reading.form in _LATE_FORMS:
        out.append(_card("title", last, len(moments) + 0.5, Title(text=reading.title, begin=0.2, end=0.95), 104.0))
    elif reading.form not in _NO_TITLE or reading.title_card:
        _over_opening(out, reading)
    if reading.end_card:
        out.append(
            _card(
                "card", last, len(moments) + 1.0, Title(text=reading.end_card, kind="end", begin=0.15, end=1.0), 103.0
            )
        )
    elif reading.form == "commercial":
        out.append(
            _card("card", last, len(moments) + 1.0, Title(text=reading.title, kind="end", begin=0.15, end=1.0), 103.0)
        )
    return sorted(out, key=lambda setup: setup.order)


def _over_opening(setups: list[Setup], reading: BriefReading) -> None:
    """Lay the title over the film's first picture: the land, or what the brief itself begins with."""
    title = Title(text=reading.title, begin=0.15, end=0.85)
    first = min((setup for setup in setups if setup.kind in ("establish", "show")), key=lambda setup: setup.order)
    first.titles = (title,)
    first.priority = max(first.priority, 100.0)


def _card(kind: SetupKind, moment: Moment, order: float, title: Title, priority: float) -> Setup:
    return Setup(
        kind=kind,
        moment=moment,
        order=order,
        priority=priority,
        purpose=f"The words that stay: “{title.text}”.",
        sizes=("extreme wide", "wide"),
        moves=("static", "push in"),
        titles=(title,),
        weight=0.9,
    )
