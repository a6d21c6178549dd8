"""Spotting and the tempo map: which frames the music meets, and the beats that bring it there."""

from circletake.music.tempo.beats import MAX_DEVIATION
from circletake.music.tempo.solve import Met, Solved, solve_tempo
from circletake.music.tempo.spotting import choose_hits
from circletake.music.tempo.tempo_map import MICROSECONDS, TICKS, Bar, TempoMap

__all__ = [
    "MAX_DEVIATION",
    "MICROSECONDS",
    "TICKS",
    "Bar",
    "Met",
    "Solved",
    "TempoMap",
    "choose_hits",
    "solve_tempo",
]
