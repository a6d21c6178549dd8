"""A picture back-end's vocabulary as part of a question."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainSerializer

from circletake.schema import Vocabulary


def _names_by_kind(vocabulary: Vocabulary) -> dict[str, object]:
    """Return what a language model needs to know: the terms' names by kind, their synonyms left out."""
    kinds: dict[str, list[str]] = {}
    for term in vocabulary.terms:
        kinds.setdefault(term.kind, []).append(term.name)
    return {"name": vocabulary.name, "version": vocabulary.version, "open_ended": vocabulary.open_ended, "terms": kinds}


StageWords = Annotated[Vocabulary, PlainSerializer(_names_by_kind, return_type=dict)]
"""A vocabulary that is whole for a house rule, and written out as names by kind for a language model."""
