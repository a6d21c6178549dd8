"""lemminflect's tables, each read once: its own loader reads them anew in every thread that comes first."""

from __future__ import annotations

import threading
from collections.abc import Mapping

_LOCK = threading.Lock()


def lemmas_by_part(word: str) -> Mapping[str, tuple[str, ...]]:
    """Return a lower-case word's base forms by universal part of speech: `NOUN`, `VERB`, `ADJ`, `ADV`."""
    with _LOCK:
        from lemminflect import getAllLemmas

        found: Mapping[str, tuple[str, ...]] = getAllLemmas(word)
        return found


def inflections_by_tag(lemma: str, part: str) -> Mapping[str, tuple[str, ...]]:
    """Return a base form's inflections of a universal part of speech, by Penn Treebank tag."""
    with _LOCK:
        from lemminflect import getAllInflections

        found: Mapping[str, tuple[str, ...]] = getAllInflections(lemma, part)
        return found
