"""Performance: how written notes are played."""

from circletake.music.performance.perform import PlayedCue, PlayedPart, perform, seconds_of, swung
from circletake.music.performance.played_note import PlayedNote

__all__ = ["PlayedCue", "PlayedNote", "PlayedPart", "perform", "seconds_of", "swung"]
