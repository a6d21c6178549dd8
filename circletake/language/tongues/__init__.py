"""Briefs in other languages: told apart by script and little words, and read word by word as far as known."""

from circletake.language.tongues.detect import LANGUAGE_NAMES, detect_language
from circletake.language.tongues.gloss import Glossed, gloss

__all__ = ["LANGUAGE_NAMES", "Glossed", "detect_language", "gloss"]
