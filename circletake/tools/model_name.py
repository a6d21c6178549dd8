"""Names of models with options: `folder-or-id?option=value&option=value`, as they stand behind `family:`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from circletake.schema import BriefError


class ModelName(NamedTuple):
    """A model's name, and what is asked of it."""

    model: str
    options: dict[str, str]


def parse_model(text: str, known: Mapping[str, str], family: str) -> ModelName:
    """Read `model?option=value&...`.

    Args:
        text: what stands behind the family's colon.
        known: every option with what it takes, for the message.
        family: for the message.

    Raises:
        BriefError: an option that is not known, twice the same, or one without a value.
    """
    model, mark, query = text.partition("?")
    if not model:
        raise BriefError(f"{family}: which one? Name it behind the colon, as in {family}:NAME")
    options: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True) if mark else ():
        if name not in known:
            listed = "; ".join(f"{option}={takes}" for option, takes in sorted(known.items()))
            raise BriefError(f"{family}: there is no option {name!r}; there are: {listed}")
        if name in options or not value:
            raise BriefError(f"{family}: option {name!r} wants one value: {name}={known[name]}")
        options[name] = value
    return ModelName(model, options)


def number(options: Mapping[str, str], name: str, least: float, most: float, family: str) -> float | None:
    """Return an option's number; None when it was not given.

    Raises:
        BriefError: it is no number between `least` and `most`.
    """
    if name not in options:
        return None
    try:
        value = float(options[name])
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise BriefError(f"{family}: {name} takes a number from {least:g} to {most:g}, got {options[name]!r}")
    return value


def one_of(options: Mapping[str, str], name: str, choices: tuple[str, ...], family: str) -> str | None:
    """Return an option that is one of some words; None when it was not given.

    Raises:
        BriefError: it is another word.
    """
    if name in options and options[name] not in choices:
        raise BriefError(f"{family}: {name} is one of {', '.join(choices)}, got {options[name]!r}")
    return options.get(name)
