"""Held-out scenes with questions: texts that hold, and texts with one thing wrong, in the evals' own wordings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circletake.evals.scenes.altering import CHANGES, changed
from circletake.evals.scenes.drawing import random_scene
from circletake.evals.scenes.labels import alike_tables
from circletake.evals.scenes.telling import as_performed, full_telling, short_telling
from circletake.models.stagesight.claims import Claims, Truths, relation
from circletake.schema import derive_seed


class Asked(NamedTuple):
    """One question about one clip."""

    scene: int
    """Position among the scenes."""
    text: str
    kind: str
    """`full` or `short` for a text that holds, else what is wrong: one of CHANGES."""
    claim: Claims


def ask(
    numbers: Sequence[int], truths: Truths, performed: Sequence[dict[str, tuple[str, ...]]], *, wrong: int
) -> list[Asked]:
    """Ask about held-out scenes, leaving out questions that nobody could answer for certain.

    Args:
        numbers: of the scenes.
        truths: of them.
        performed: what was really done in each.
        wrong: how many of the CHANGES to try on each scene; len(CHANGES) for all.
    """
    alike = alike_tables()
    out: list[Asked] = []
    for at, number in enumerate(numbers):
        rng = np.random.default_rng(derive_seed("asked", number))
        scene = random_scene(number, held_out=True)
        told = as_performed(scene.request.staging, scene.bible, performed[at])
        found = [("full", full_telling(told)), *(("short", short_telling(told, rng, held_out=True)) for _ in range(2))]
        for change in rng.permutation(CHANGES)[:wrong].tolist():
            other = changed(told, change, rng)
            if other is not None:
                found.append((change, short_telling(other, rng, held_out=True, about=change)))
        for kind, telling in found:
            answer = int(relation(truths[at : at + 1], telling.claim, alike)[0, 0])
            if answer == (-1 if kind in CHANGES else 1):
                out.append(Asked(at, telling.text, kind, telling.claim))
    return out
