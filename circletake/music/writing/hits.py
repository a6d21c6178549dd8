"""Marking the hits: which gestures, where they would not be in the way."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.music.score import Note
from circletake.music.styles.style import GestureKind, Style
from circletake.music.tempo import TICKS, Met
from circletake.music.writing.arrange import PartKey
from circletake.music.writing.form import Arc
from circletake.music.writing.gestures import Moment, mark
from circletake.music.writing.ground import Ground

_LEAD_INS: frozenset[GestureKind] = frozenset({"swell", "gliss", "riser", "run"})
_SOFT = 0.35
_LEADING = 0.46


def mark_hits(
    met: Sequence[Met], style: Style, ground: Ground, arc: Arc, spoken: frozenset[int]
) -> dict[PartKey, list[Note]]:
    """Return the gestures that mark the hits met.

    Soft moments get the style's lightest gesture, loud and weighty ones its heaviest and something that leads
    into them. Nothing marks a hit under words.
    """
    parts: dict[PartKey, list[Note]] = {}
    onto = [kind for kind in style.gestures if kind not in _LEAD_INS]
    into = [kind for kind in style.gestures if kind in _LEAD_INS]
    before = 0
    for hit in met:
        if hit.released or ground.tempo.bar_at(hit.tick).tick in spoken:
            continue
        moment = Moment(hit.tick, hit.hit.weight, arc.level(hit.hit.frame), before + TICKS, ground)
        chosen = _onto(onto, moment)
        if into and _may_lead(moment, last=hit is met[-1]):
            chosen.append(into[0])
            # The next one is led into in another way.
            into = [*into[1:], into[0]]
        for kind in chosen:
            for stroke in mark(kind, moment):
                parts.setdefault((stroke.instrument, "gesture"), []).append(stroke.note)
        before = hit.tick
    return parts


def _onto(kinds: Sequence[GestureKind], moment: Moment) -> list[GestureKind]:
    """Choose what falls on the hit, by loudness and weight."""
    if not kinds:
        return []
    reach = min(moment.level * (0.6 + 0.5 * moment.weight), 0.999)
    top = int(reach * len(kinds)) if moment.level > _SOFT else 0
    chosen = [kinds[top]]
    if moment.weight >= 0.85 and moment.level > 0.55 and top > 0:
        chosen.append(kinds[top - 1])
    return chosen


def _may_lead(moment: Moment, *, last: bool) -> bool:
    """Tell whether something may lead into a hit: weighty ones, with room before them, and a last chord only when
    it is loud."""
    room = moment.tick - moment.free_from
    loud = 0.6 if last else _LEADING
    return moment.weight >= 0.85 and moment.level > loud and room >= TICKS
