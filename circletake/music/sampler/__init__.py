"""A sampler of SoundFont 2 (complete after the specification 2.01) and SFZ instruments: offline, deterministic."""

from circletake.music.sampler.fonts import FoundFont, find_soundfont
from circletake.music.sampler.library import SfzLibrary
from circletake.music.sampler.library import read_library as sfz_library
from circletake.music.sampler.notes import Sounded
from circletake.music.sampler.player import Controls, SoundFont, load_soundfont, play, warm

__all__ = [
    "Controls",
    "FoundFont",
    "SfzLibrary",
    "SoundFont",
    "Sounded",
    "find_soundfont",
    "load_soundfont",
    "play",
    "sfz_library",
    "warm",
]
