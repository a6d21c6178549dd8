"""Quotations: lifted out of a text before it is read, so that what is said is not taken for what happens."""

from __future__ import annotations

import re
from typing import NamedTuple

_PAIRS = (
    ("“", "”"), ("«", "»"), ("„", "“"), ("„", "”"), ("「", "」"), ("『", "』"), ("‹", "›"), ('"', '"'), ("”", "”"),
)  # fmt: skip
OPEN_MARK = "\ufdd1"
CLOSED_MARK = "\ufdd2"
"""Ends the mark of a quotation that ends a sentence of its own: `“Not yet.”`."""

_LONGEST = 600
_QUOTED = re.compile(
    "|".join(f"{re.escape(a)}([^{re.escape(b)}\n]{{1,{_LONGEST}}}){re.escape(b)}" for a, b in _PAIRS)
    # Single quotation marks only where no apostrophe can be meant.
    + r"|(?<!\w)[‘']([^’'\n]{1,600}(?:[’']\w[^’'\n]{0,600}){0,20})[’'](?!\w)"
)
_MARK = re.compile("\ufdd0(\\d+)[\ufdd1\ufdd2]")
_ENDS = re.compile(r"[.!?…]$")


class Hidden(NamedTuple):
    """A text with numbered marks in place of its quotations."""

    text: str
    quotes: tuple[str, ...]


def hide_quotes(text: str) -> Hidden:
    """Take the quotations out of a text, leaving a mark for each.

    Control and non-characters that could be taken for a mark are dropped.
    """
    clean = re.sub("[\ufdd0-\ufdd2]", "", text).replace("\r\n", "\n").replace("\r", "\n")
    quotes: list[str] = []

    def mark(found: re.Match[str]) -> str:
        inside = next(group for group in found.groups() if group is not None)
        quotes.append(inside.strip())
        return f"\ufdd0{len(quotes) - 1}{CLOSED_MARK if _ENDS.search(quotes[-1]) else OPEN_MARK}"

    return Hidden(_QUOTED.sub(mark, clean), tuple(quotes))


def quote_number(mark: str) -> int | None:
    """Return which quotation a mark stands for; None when it is no mark."""
    found = _MARK.fullmatch(mark)
    return int(found.group(1)) if found else None


def show_quotes(text: str, quotes: tuple[str, ...]) -> str:
    """Put the quotations back where their marks stand."""
    return _MARK.sub(lambda found: f"“{quotes[int(found.group(1))]}”", text)
