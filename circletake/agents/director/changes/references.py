"""Which shots a person means: `shot 3`, `2B`, `the last two`, `scene 2`, `the shot of the whale`."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.language import ordinal, word_number
from circletake.schema import Plan, Slate

_SLATE = re.compile(r"\b(\d{1,3}[A-Za-z]{1,2})\b")
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SHOTS = re.compile(
    rf"\b(?:shots?|numbers?|#|no\.?|clips?)\s*#?({_NUMBER}(?:\s*(?:,"
    rf"|and|&|-|–|to|until|through)\s*(?:shot\s+)?{_NUMBER}\b)*)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b({_NUMBER})\s+(?:and|with)\s+({_NUMBER})\b", re.IGNORECASE)
_AFTER_NUMBER = re.compile(
    rf"\b(?:after|before|in|on|to|make)\s+({_NUMBER})\b(?!\s*(?:seconds?|s\b|minutes?|frames?|%|am|pm))", re.IGNORECASE
)
_SCENE = re.compile(rf"\bscene\s*#?({_NUMBER})\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,"
    r"2}(?:st|nd|rd|th))\s+(?:shot|one|clip|picture)\b",
                      re.IGNORECASE)  # fmt: skip
_LAST = re.compile(
    rf"\blast\s+(?:({_NUMBER})\s+)?(?:shots?|ones?|clips?|pictures?)\b|\blast\b(?!\s+\w)|\bthe\s+(?:end|ending)\b",
    re.IGNORECASE,
)
_FIRST_FEW = re.compile(rf"\bfirst\s+({_NUMBER})\s+(?:shots|ones|clips)\b", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:opening|beginning|the\s+first|start)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|each|whole|entire|everything|everywhere|film|movie)\b", re.IGNORECASE)
_SHOT_OF = re.compile(
    r"\b(?:shot|close-up|picture|one)\s+(?:of|with|where|on)\s+(?:the\s+|a\s+)?([\w' -]{2,40})", re.IGNORECASE
)
_UNIT = re.compile(r"^\s*(?:-?\s*)(?:seconds?|secs?|s|minutes?|mins?|frames?|fps|%)\b", re.IGNORECASE)


_NO_SLATES = frozenset({"s", "am", "pm", "st", "nd", "rd", "th", "k", "d", "x", "f", "p", "h", "m", "mm", "hz"})
"""Letters after a number that make no slate of it: `20s`, `3rd`, `4K`."""


class Referred(NamedTuple):
    """The shots that a text names."""

    slates: tuple[Slate, ...]
    everything: bool
    """True when it speaks of the whole film."""
    beyond: tuple[str, ...]
    """Numbers of shots that there are not."""


def referred(text: str, plan: Plan) -> Referred:
    """Return the shots that a text names, in the order in which it names them. Numbers count from 1 in the cut."""
    order = [shot.slate for shot in plan.shots]
    found: list[Slate] = []
    beyond: list[str] = []
    for match in _SLATE.finditer(text):
        slate = match.group(1).upper()
        if slate in order:
            found.append(slate)
        elif match.group(1).lstrip("0123456789").lower() not in _NO_SLATES:
            beyond.append(match.group(1))
    for number in _numbers(text):
        if 1 <= number <= len(order):
            found.append(order[number - 1])
        else:
            beyond.append(str(number))
    found += _by_position(text, order)
    for match in _SCENE.finditer(text):
        number = int(word_number(match.group(1)) or 0)
        found += [shot.slate for shot in plan.shots if shot.scene == number]
    if not found and not beyond:
        found += _by_content(text, plan)
    return Referred(tuple(dict.fromkeys(found)), _ALL.search(text) is not None, tuple(beyond))


def _numbers(text: str) -> list[int]:
    out: list[int] = []
    taken: list[tuple[int, int]] = []
    for match in _SHOTS.finditer(text):
        if _UNIT.match(text[match.end() :]):
            continue
        taken.append(match.span())
        out += _row(match.group(1))
    for pattern in (_BARE, _AFTER_NUMBER):
        for match in pattern.finditer(text):
            inside = any(begin <= match.start(1) < end for begin, end in taken)
            if not inside and not _UNIT.match(text[match.end() :]):
                taken.append(match.span())
                out += [int(word_number(group) or 0) for group in match.groups()]
    out += [ordinal(match.group(1)) or 0 for match in _ORDINAL.finditer(text)]
    return [number for number in dict.fromkeys(out) if number]


def _row(text: str) -> list[int]:
    """Read `2, 3 and 5` or `2-4`."""
    parts = re.split(r"\s*(,|and|&|-|–|to|until|through)\s*(?:shot\s+)?", text.strip(), flags=re.IGNORECASE)
    out: list[int] = []
    spans = False
    for part in parts:
        number = word_number(part)
        if number is None:
            spans = part.lower() in ("-", "–", "to", "until", "through")
            continue
        last = int(number)
        out += list(range(out[-1] + 1, last + 1)) if spans and out and out[-1] < last <= out[-1] + 60 else [last]
        spans = False
    return out


def _by_position(text: str, order: list[Slate]) -> list[Slate]:
    out: list[Slate] = []
    if few := _FIRST_FEW.search(text):
        out += order[: int(word_number(few.group(1)) or 1)]
    elif _OPENING.search(text) and not _ORDINAL.search(text):
        out += order[:1]
    if last := _LAST.search(text):
        out += order[-int(word_number(last.group(1) or "one") or 1) :]
    return out


def _by_content(text: str, plan: Plan) -> list[Slate]:
    """Return the shots of whom a text names: `the shot of the whale`."""
    match = _SHOT_OF.search(text)
    if not match:
        return []
    words = set(match.group(1).lower().split())
    wanted = {
        identity.id
        for identity in plan.bible.identities
        if words & {*identity.noun.lower().split(), *identity.name.lower().replace("the ", "").split()}
    }
    focused = [shot.slate for shot in plan.shots if shot.staging.camera.focus in wanted]
    return focused or [shot.slate for shot in plan.shots if wanted & {one.id for one in shot.staging.subjects}]
