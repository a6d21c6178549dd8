"""A shallow but solid reader and writer of English: briefs and captions into who, what, where, when and how.

Pure functions of their input, linear in its length, on any text whatever.
"""

from circletake.language.caption import read_caption

__all__ = ["read_caption"]
