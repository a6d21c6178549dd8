"""Colours that hold a film together, by mood."""

from __future__ import annotations

from circletake.schema import Mood, Palette

_COLOURS: dict[Mood, tuple[str, str, str, str, str]] = {
    "hopeful": ("#f2c14e", "#e07a3f", "#3d6f8e", "#a8c5c0", "#f6e7cb"),
    "joyful": ("#f7b32b", "#e4572e", "#2e86ab", "#76b041", "#fff1c1"),
    "playful": ("#ef476f", "#ffd166", "#06a77d", "#2d7dd2", "#fdf3dc"),
    "comic": ("#f25f5c", "#ffe066", "#247ba0", "#70c1b3", "#fff6e0"),
    "tender": ("#e8a598", "#c97b63", "#8aa29e", "#f3d9c4", "#5f6c7b"),
    "romantic": ("#b23a48", "#e8998d", "#6b4e71", "#f4d6cc", "#3b3355"),
    "calm": ("#7fa99b", "#c8d5b9", "#4a6c6f", "#f1ead2", "#a3b9c9"),
    "dreamy": ("#9b8fc4", "#d6a2c9", "#7fb7be", "#f3e1f0", "#4d4c7d"),
    "wondrous": ("#3d5a98", "#f4a259", "#8cb9bd", "#ece2c6", "#6c4a86"),
    "wistful": ("#c08552", "#8c6a5d", "#7d8f9b", "#e6d3b3", "#4f5d64"),
    "melancholy": ("#4f6d8f", "#7f8fa6", "#2f3e4e", "#a9a6a0", "#c9b79c"),
    "lonely": ("#5b7083", "#34495e", "#8a97a0", "#c7bfae", "#a8763e"),
    "mysterious": ("#2f4858", "#5d576b", "#33658a", "#8a817c", "#d9ae61"),
    "tense": ("#8c2f39", "#2b2d42", "#5c677d", "#d68c45", "#b8b8aa"),
    "scary": ("#3a2e39", "#6a0f1d", "#4f5d2f", "#8d99ae", "#c8b6a6"),
    "dark": ("#22223b", "#4a4e69", "#7a2e2e", "#6b705c", "#c9ada7"),
    "epic": ("#b5651d", "#264653", "#e9c46a", "#7d3c2a", "#d8cfb8"),
    "triumphant": ("#d4a017", "#a4243b", "#273e47", "#d8973c", "#f3ead3"),
}


def palette_for(mood: Mood) -> Palette:
    """Return the palette of a mood: first the accent that leads wear, last the tone of the ground."""
    return Palette(mood=mood, colours=_COLOURS[mood])
