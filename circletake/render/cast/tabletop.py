"""Tabletop: what people sit at and use stands on a table, not on the floor."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.articles import cast_prop, perform_article
from circletake.render.cast.fixtures import Article
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.played import Played, Setting
from circletake.render.cast.travel import Track
from circletake.schema import Look

TABLETOP = frozenset({"chessboard", "typewriter", "computer"})
WRITTEN_ON = frozenset({"letter", "book", "newspaper"})
"""What lies on the table while somebody writes on it."""
TABLE_M = 0.62
"""Height of a small table's top."""
_TOP_M = 0.75
"""Height of the table as it is drawn at its full size."""


def on_table(
    article: Article, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float
) -> Played:
    """Play a thing that stands on a small table, which is drawn with it."""
    size = TABLE_M / _TOP_M
    table = cast_prop("table", "table", Look(seed=article.seed), None, size, 0)
    below = perform_article(table, object_id, [], [], track, setting, order, False)
    raised = track.position + np.array([0.0, TABLE_M * track.scale, -0.02], np.float32)
    above = Track(raised.astype(np.float32), track.yaw, (), track.scale, track.steady, np.full(1, 0.01, np.float32))
    played = perform_article(article, object_id, doings, [], above, setting, order + 1, False)
    played.shapes = [*below.shapes, *played.shapes]
    played.height_m += TABLE_M * track.scale
    played.width_m = max(played.width_m, below.width_m)
    return played
