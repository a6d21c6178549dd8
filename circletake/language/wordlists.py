"""Word lists as plain text."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """Return the words of a text parted by spaces, or by commas where it has any."""
    return frozenset(word.strip() for word in (text.split(",") if "," in text else text.split()))
