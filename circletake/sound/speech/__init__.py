"""Speech: the scratch voice, with the time of every word and phoneme."""

from circletake.sound.speech.finish import SPEECH_LUFS, Finished, levelled
from circletake.sound.speech.speaking import Speech, speak

__all__ = ["SPEECH_LUFS", "Finished", "Speech", "levelled", "speak"]
