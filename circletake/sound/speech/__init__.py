"""Speech: the scratch voice, with the time of every word and phoneme."""

from circletake.sound.speech.finish import SPEECH_LUFS
from circletake.sound.speech.speaking import Speech, speak

__all__ = ["SPEECH_LUFS", "Speech", "speak"]
