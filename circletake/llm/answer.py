"""Reading an answer: from a model's text to a value of the schema, or to what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from pydantic import ValidationError

from circletake.llm.decision import A, Decision, Q

_THOUGHT_ENDS = ("</think>", "</thinking>", "</reasoning>")
_MOST_ERRORS = 12
_MOST_CANDIDATES = 50
_MOST_STARTS = 1000


class Unusable(NamedTuple):
    """What is wrong with an answer, in words that can be sent back to whoever gave it."""

    reason: str


def read_answer(decision: Decision[Q, A], question: Q, text: str) -> A | Unusable:
    """Read an answer out of a model's text.

    The text may be bare JSON, JSON in a fence, or prose around JSON. Of several objects the first that fits
    the schema counts. What a reasoning model thought aloud is left out.
    """
    fitted = fitting(decision.answer, text)
    if isinstance(fitted, Unusable):
        return fitted
    complaints = decision.check(question, fitted)
    return Unusable("; ".join(complaints)) if complaints else fitted


def fitting(answer: type[A], text: str) -> A | Unusable:
    """Return the first object in a model's text that fits a schema, or what is wrong with the first one."""
    complaint: Unusable | None = None
    for candidate in _objects(said(text)):
        fitted = _fit(answer, candidate)
        if not isinstance(fitted, Unusable):
            return fitted
        complaint = complaint or fitted
    return complaint or Unusable("there is no complete JSON object in the answer")


def said(text: str) -> str:
    """Return what follows a reasoning model's thoughts; the whole text when it shows none."""
    begin = max(text.rfind(end) + len(end) if end in text else 0 for end in _THOUGHT_ENDS)
    return text[begin:] if "{" in text[begin:] else text


def _objects(text: str) -> Iterator[str]:
    """Yield the source of every outermost JSON object in a text, in order."""
    decoder = json.JSONDecoder(parse_constant=_refuse)
    at, starts, found = text.find("{"), 0, 0
    while at >= 0 and starts < _MOST_STARTS and found < _MOST_CANDIDATES:
        starts += 1
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        found += 1
        yield text[at:end]
        at = text.find("{", end)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _fit(answer: type[A], source: str) -> A | Unusable:
    try:
        return answer.model_validate_json(source)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        lines = [f"{_path(problem['loc'])}: {problem['msg']}" for problem in problems[:_MOST_ERRORS]]
        rest = len(problems) - len(lines)
        return Unusable("; ".join(lines) + (f"; and {rest} more" if rest > 0 else ""))


def _path(location: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in location) or "(the whole)"
