"""A person's words for a change, taken apart into single wishes."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.agents.director.changes.references import Referred, referred
from circletake.agents.meaning import Meanings
from circletake.language import Word, tag_words, tokenize
from circletake.schema import Plan

_PARTS = re.compile(
    r"\s*(?:[;\n]+|(?<=[.!?])\s+|,?\s+(?:and\s+)?then\s+|,\s*and\s+|,\s+(?=(?:make|drop|remove|delete|add|swap|move|slower|faster|no\b|"
    r"title|call|cut|use|change|put|give|set|close|pull|push))|\s+and\s+(?=(?:make|drop|remove|delete|add|swap|move|title|call|use|"
    r"change|give|set|put)\b))\s*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]{1,300})[\"“”«»„]|(?<!\w)'([^']{2,300})'(?!\w)")


class Said(NamedTuple):
    """One wish, with what it speaks of."""

    text: str
    lower: str
    words: tuple[Word, ...]
    shots: Referred
    quotes: tuple[str, ...]
    plan: Plan
    meanings: Meanings

    @property
    def lowers(self) -> list[str]:
        """Its words in lower case."""
        return [word.lower for word in self.words]

    def has(self, *words: str) -> bool:
        """Tell whether one of some words is in it."""
        return any(re.search(rf"\b{re.escape(word)}\b", self.lower) for word in words)


def wishes_in(text: str, plan: Plan, meanings: Meanings) -> tuple[Said, ...]:
    """Take a message apart. What one part says of shots holds for the next that names none and begins with `it`."""
    hidden = _QUOTED.sub(lambda found: found.group(0).replace(" ", "\u00a0"), text.strip())
    parts = [part.replace("\u00a0", " ").strip(" .!") for part in _PARTS.split(hidden) if part and part.strip(" .!")]
    out: list[Said] = []
    for part in parts:
        bare = _QUOTED.sub(" ", part)
        shots = referred(bare, plan)
        if not shots.slates and out and re.match(r"(?:make\s+)?(?:it|them)\b", bare, re.IGNORECASE):
            shots = shots._replace(slates=out[-1].shots.slates)
        quotes = tuple(next(group for group in found.groups() if group) for found in _QUOTED.finditer(part))
        out.append(Said(part, bare.lower(), tag_words(tokenize(bare)), shots, quotes, plan, meanings))
    return tuple(out)
