"""A SoundFont 2 sampler: complete after the specification 2.01, offline, deterministic."""

from circletake.music.sampler.fonts import FoundFont, find_soundfont
from circletake.music.sampler.notes import Sounded
from circletake.music.sampler.player import Controls, SoundFont, load_soundfont, play, warm

__all__ = ["Controls", "FoundFont", "Sounded", "SoundFont", "find_soundfont", "load_soundfont", "play", "warm"]
