"""A note as it is played."""

from __future__ import annotations

from typing import NamedTuple

from circletake.music.score import Note


class PlayedNote(NamedTuple):
    """A note as played.

    `begin_s` and `end_s` are seconds of film; where the attack of a slow patch should be heard, not where the
    patch begins. `detune_cents` and `skip_s` make repeated notes differ.
    `breath` tells that its end is given up for one.
    """

    note: Note
    begin_s: float
    end_s: float
    velocity: int
    detune_cents: float
    skip_s: float
    breath: bool = False
