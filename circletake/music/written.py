"""Scores as they are kept: every note, chord and beat as JSON, read back as they were."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from circletake.music.score import Score
from circletake.schema import StoreError

_FORM = b"circletake score 1\n"


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Score)


def score_bytes(score: Score) -> bytes:
    """Return a score as bytes; equal scores give equal bytes."""
    return _FORM + bytes(_adapter().dump_json(score))


def read_score(data: bytes) -> Score:
    """Return a score that was written down.

    Raises:
        StoreError: these bytes hold none, or one of another form.
    """
    if not data.startswith(_FORM):
        raise StoreError(f"not a written score of this form (it begins with {data[:20]!r}); write the score again")
    try:
        found: Score = _adapter().validate_json(data[len(_FORM) :])
    except ValidationError as error:
        raise StoreError(f"the written score is damaged: {error.errors()[0]['msg']}; write the score again") from error
    return found
