"""The plot of a preflight as a list of marks, in pixels: whoever draws it needs no knowledge of what it shows."""

from __future__ import annotations

import textwrap
from typing import Literal, NamedTuple

from circletake.schema import Measure, Uncertainty
from circletake.studio.preflight.checking import Checked

WIDTH = 960
_MARGIN, _LINE = 32, 26
_BAR_X, _BAR_WIDTH = 260, 560
_COLUMNS = 4
_STILL = 216
_WRAP = 92

Ink = Literal["ink", "soft", "track", "total", "aleatoric", "epistemic", "risk", "mark", "paper"]


class Rect(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


class Words(NamedTuple):
    """A line of text by its left baseline."""

    x: float
    y: float
    text: str
    size: int
    ink: Ink
    bold: bool = False


class Photo(NamedTuple):
    """A JPEG in a box."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class Plot(NamedTuple):
    """Marks on a sheet, drawn in their order."""

    width: int
    height: int
    marks: tuple[Rect | Words | Photo, ...]


def lay_out(checked: Checked) -> Plot:
    """Place title, bars with intervals, advice, open things and the contact sheet."""
    found, verdict = checked.preflight, checked.preflight.verdict
    marks: list[Rect | Words | Photo] = []
    y = _paragraph(marks, found.prompt, _MARGIN, 22, "ink", bold=True, wrap=70)
    y = _paragraph(marks, f"{verdict.backend}, {found.takes} of at most {found.most_takes} takes", y, 15, "soft") + 8
    for row in _rows(checked):
        y = _bar(marks, y, *row)
    y = _paragraph(marks, found.advice, y + 18, 18, "ink", bold=True)
    y = _paragraph(marks, verdict.reason, y, 15, "soft")
    for slot in found.open_slots[:4]:
        text = f"{slot.share:.0%} of it is {slot.name}: {', '.join(slot.options)}"
        y = _paragraph(marks, text, y, 15, "ink")
    y = _sheet(marks, checked, y + 6)
    return Plot(WIDTH, round(y + _MARGIN), tuple(marks))


def _rows(checked: Checked) -> list[tuple[str, Ink, Measure | str]]:
    verdict = checked.preflight.verdict
    found = verdict.uncertainty
    risk: Measure | str = verdict.p_bad if isinstance(verdict.p_bad, Measure) else verdict.p_bad.reason
    if not isinstance(found, Uncertainty):
        return [("uncertainty", "total", found.reason), ("P(bad)", "risk", risk)]
    return [
        ("total", "total", found.total),
        ("the prompt's (aleatoric)", "aleatoric", found.aleatoric),
        ("the model's (epistemic)", "epistemic", found.epistemic),
        ("P(bad)", "risk", risk),
    ]


def _bar(marks: list[Rect | Words | Photo], y: float, label: str, ink: Ink, measure: Measure | str) -> float:
    marks.append(Words(_MARGIN, y + 13, label, 15, "ink"))
    if isinstance(measure, str):
        marks.append(Words(_BAR_X, y + 13, measure, 14, "soft"))
        return y + _LINE
    value, low, high = (min(1.0, max(0.0, one)) for one in (measure.value, measure.low, measure.high))
    marks.append(Rect(_BAR_X, y + 2, _BAR_WIDTH, 14, "track"))
    marks.append(Rect(_BAR_X, y + 2, value * _BAR_WIDTH, 14, ink))
    marks.append(Rect(_BAR_X + low * _BAR_WIDTH, y + 8, max(2.0, (high - low) * _BAR_WIDTH), 2, "mark"))
    marks += [Rect(_BAR_X + end * _BAR_WIDTH - 1, y + 4, 2, 10, "mark") for end in (low, high)]
    marks.append(Words(_BAR_X + _BAR_WIDTH + 14, y + 14, f"{measure.value:.2f}", 15, "ink"))
    return y + _LINE


def _paragraph(
    marks: list[Rect | Words | Photo], text: str, y: float, size: int, ink: Ink, *, bold: bool = False,
    wrap: int = _WRAP,
) -> float:  # fmt: skip
    for line in textwrap.wrap(text, wrap) or [""]:
        marks.append(Words(_MARGIN, y + size * 0.8, line, size, ink, bold))
        y += size * 1.45
    return y


def _sheet(marks: list[Rect | Words | Photo], checked: Checked, y: float) -> float:
    verdict = checked.preflight.verdict
    for number, score in enumerate(verdict.takes):
        column = number % _COLUMNS
        x = _MARGIN + column * (_STILL + 10)
        height = _STILL * 9 / 16
        if score.take == verdict.best:
            marks.append(Rect(x - 3, y - 3, _STILL + 6, height + 6, "risk"))
        if score.take in checked.stills:
            marks.append(Photo(x, y, _STILL, height, checked.stills[score.take]))
        adherence = f", adherence {score.adherence.value:.2f}" if isinstance(score.adherence, Measure) else ""
        marks.append(Words(x, y + height + 17, f"take {score.take}, reading {score.latent + 1}{adherence}", 13, "soft"))
        if column == _COLUMNS - 1 or number == len(verdict.takes) - 1:
            y += height + 34
    return y
