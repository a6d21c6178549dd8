"""Performance: how written notes are played."""

from circletake.music.performance.perform import PlayedCue, PlayedNote, PlayedPart, perform, seconds_of, swung

__all__ = ["PlayedCue", "PlayedNote", "PlayedPart", "perform", "seconds_of", "swung"]
