"""Breath: who blows lets go of a long note in time, before the next one begins where it is written."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.music.orchestra import Family, Instrument
from circletake.music.performance.played_note import PlayedNote

LASTS_S: dict[Family, float] = {"brass": 6.0, "woodwinds": 8.0}
"""How long a breath lasts at a middling dynamic."""
BREATH_S = 0.22
"""How long it takes to draw one."""
_MOST = 0.4
"""Most of a note that may be given up for it."""
_BELLOWS = frozenset({"Accordion", "Harmonica"})
"""What is blown, but not by a breath that ends."""
_LATE = 0.15
"""How much a later note is liked before a longer one, in seconds of length a second."""


def breathes(player: Instrument) -> bool:
    """Tell whether a player runs out of breath: winds and voices do, but for those with bellows."""
    return player.touch in ("blown", "sung") and player.name not in _BELLOWS


def with_breaths(notes: Sequence[PlayedNote], player: Instrument) -> tuple[PlayedNote, ...]:
    """Return a part with the breaths that its player needs.

    A phrase that lasts longer than a breath gives up the end of its longest late note, a fifth of a second of it; all
    onsets stay where they are. A note that alone is longer than a breath is held to its end. Players of a section who
    hold other notes on do so: they breathe in turn.
    """
    lasts = LASTS_S.get(player.family)
    if player.touch != "blown" or player.name in _BELLOWS or lasts is None:
        return tuple(notes)
    played = list(notes)
    begun = reach = float("-inf")
    places: list[int] = []
    order = sorted(range(len(played)), key=lambda index: (played[index].begin_s, played[index].end_s))
    for index in order:
        note = played[index]
        if note.begin_s - reach >= 0.6 * BREATH_S:
            begun, places = note.begin_s, []
        reach = max(reach, note.end_s)
        while reach - begun > lasts and places and played[places[0]].begin_s < note.begin_s:
            # A note of the same chord can't give its end up for this one.
            able = [at for at in places if played[at].begin_s < note.begin_s]
            best = max(able, key=lambda at: _liking(played[at], begun))
            later = [at for at in [*places, index] if played[at].begin_s > played[best].begin_s]
            played[best] = _shortened(played[best], played[later[0]].begin_s)
            begun = played[later[0]].begin_s
            places = [at for at in places if at in later]
        if not places or note.begin_s > played[places[-1]].begin_s:
            places.append(index)
    return tuple(played)


def _liking(note: PlayedNote, begun: float) -> float:
    return note.end_s - note.begin_s + _LATE * (note.end_s - begun)


def _shortened(note: PlayedNote, before_s: float) -> PlayedNote:
    """Let a note go a breath before the next one begins."""
    least = note.begin_s + (1.0 - _MOST) * (note.end_s - note.begin_s)
    return note._replace(end_s=min(note.end_s, max(least, before_s - BREATH_S)), breath=True)
