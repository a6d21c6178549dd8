"""Pictures of the score eval: what is seen in drawn films against what was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.evals.score_films import RATES, DrawnFilm, draw, draw_plan
from circletake.models import viewing

_TOLERANCE = {"cut": 0, "dissolve": 3, "flash": 0, "impact": 1, "camera stop": 3}


class Counted(NamedTuple):
    """How many were found of how many, and how many that are not there."""

    met: int
    true: int
    false: int

    @property
    def recall(self) -> float:
        """Return the share that was found."""
        return self.met / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is there."""
        return self.met / (self.met + self.false) if self.met + self.false else 1.0


def seen_rows(films: int) -> list[Row]:
    """Look at drawn films; a row of recall, precision as its baseline column's partner, for each kind of moment."""
    totals = dict.fromkeys(_TOLERANCE, Counted(0, 0, 0))
    for number in range(films):
        film, shots = draw_plan(100 + number, RATES[number % 4], 16.0)
        looked = viewing.look((small(picture) for picture in draw(film, shots)), float(film.rate))
        for kind, (found, true) in _seen(film, looked).items():
            totals[kind] = _added(totals[kind], found, true, _TOLERANCE[kind])
    rows = []
    for kind, counted in totals.items():
        bar = 0.9 if kind in ("impact", "camera stop") else 0.97
        rows.append(Row(f"{kind} seen, recall", round(counted.recall, 3), bar, "more"))
        rows.append(Row(f"{kind} seen, precision", round(counted.precision, 3), bar - 0.05, "more"))
    return rows


def small(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture in the size in which `viewing` looks at it."""
    from PIL import Image

    size = (viewing.FINE_WIDTH, viewing.FINE_HEIGHT)
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BOX), np.uint8)


def _seen(film: DrawnFilm, looked: viewing.Looked) -> dict[str, tuple[list[int], list[int]]]:
    found, happenings = looked.boundaries, looked.happenings
    blends = [blend for blend in found.blends if blend.kind == "dissolve"]
    return {
        "cut": (list(found.cuts), list(film.cuts)),
        "dissolve": ([(b.start + b.end) // 2 for b in blends], [(a + b) // 2 for a, b in film.dissolves]),
        "flash": ([start for start, _ in found.flashes], [start for start, _ in film.flashes]),
        "impact": ([h.frame for h in happenings if h.kind == "impact" and h.strength >= 0.75], list(film.impacts)),
        "camera stop": ([h.frame for h in happenings if h.kind == "camera stop"], list(film.camera_stops)),
    }


def _added(before: Counted, found: Sequence[int], true: Sequence[int], tolerance: int) -> Counted:
    met = sum(any(abs(one - other) <= tolerance for one in found) for other in true)
    false = sum(not any(abs(one - other) <= tolerance for other in true) for one in found)
    return Counted(before.met + met, before.true + len(true), before.false + false)
