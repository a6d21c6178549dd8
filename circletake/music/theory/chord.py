"""Chords: Roman numerals over a tonic, read from a short notation.

`bVI`, `iv7`, `V7`, `iiø7`, `Imaj9`, `Vsus4`: a numeral with its quality, always counted from the tonic's major
scale (so minor keys write `bIII`, `bVI`, `bVII`). `V7:ii` is the dominant seventh of ii. `I/3` puts the chord's
third in the bass, `IV@1` puts the chord over the scale's first degree (a pedal).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from circletake.music.theory.scale import Scale

_NUMERALS = {"I": 0, "II": 2, "III": 4, "IV": 5, "V": 7, "VI": 9, "VII": 11}
_DEGREES = (0, 2, 4, 5, 7, 9, 11)
_FORM = re.compile(r"^([b#]?)([iv]+|[IV]+)([^/@:]*)(?::([b#]?)([iv]+|[IV]+))?(?:/([357])|@([b#]?)([1-7]))?$")

_QUALITIES: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    # suffix: (intervals over a major triad's root, over a minor triad's root)
    "": ((0, 4, 7), (0, 3, 7)),
    "o": ((0, 3, 6), (0, 3, 6)),
    "o7": ((0, 3, 6, 9), (0, 3, 6, 9)),
    "ø7": ((0, 3, 6, 10), (0, 3, 6, 10)),
    "+": ((0, 4, 8), (0, 4, 8)),
    "7": ((0, 4, 7, 10), (0, 3, 7, 10)),
    "maj7": ((0, 4, 7, 11), (0, 3, 7, 11)),
    "maj9": ((0, 4, 7, 11, 2), (0, 3, 7, 11, 2)),
    "9": ((0, 4, 7, 10, 2), (0, 3, 7, 10, 2)),
    "11": ((0, 4, 7, 10, 5), (0, 3, 7, 10, 5)),
    "13": ((0, 4, 10, 9), (0, 3, 10, 9)),
    "7b9": ((0, 4, 7, 10, 1), (0, 3, 7, 10, 1)),
    "7#5": ((0, 4, 8, 10), (0, 4, 8, 10)),
    "6": ((0, 4, 7, 9), (0, 3, 7, 9)),
    "69": ((0, 4, 7, 9, 2), (0, 3, 7, 9, 2)),
    "add9": ((0, 4, 7, 2), (0, 3, 7, 2)),
    "sus4": ((0, 5, 7), (0, 5, 7)),
    "sus2": ((0, 2, 7), (0, 2, 7)),
    "7sus4": ((0, 5, 7, 10), (0, 5, 7, 10)),
    "5": ((0, 7), (0, 7)),
}

_STABLE_COLOURS = frozenset({"maj7", "maj9", "6", "69", "add9"})
"""Chords whose seventh is a colour and need not resolve."""


@dataclass(frozen=True)
class Chord:
    """A chord in semitones above the tonic, all 0 to 11.

    Attributes:
        label: As written.
        root: The root.
        tones: Pitch classes, the root first.
        bass: The lowest note's pitch class.
        quality: The suffix.
        target: Root of the chord that a dominant leads to; None when it is no dominant.
    """

    label: str
    root: int
    tones: tuple[int, ...]
    bass: int
    quality: str
    target: int | None

    @property
    def leading_tone(self) -> int | None:
        """Return the note that wants to rise a semitone; None when there is none."""
        if self.target is None:
            return None
        tone = (self.target - 1) % 12
        return tone if tone in self.tones else None

    @property
    def seventh(self) -> int | None:
        """Return the dissonance that wants to fall a step; None when there is none."""
        if self.quality in _STABLE_COLOURS or len(self.tones) < 4:
            return None
        tone = self.tones[3]
        if self.quality == "13":
            tone = self.tones[2]
        return tone if (tone - self.root) % 12 in (9, 10, 11) else None

    @property
    def essential(self) -> tuple[int, ...]:
        """Return the tones that no voicing may leave out: all above the root but the fifth and a sixth's ninth."""
        spare = {7} if self.quality != "69" else {7, 2}
        return tuple(tone for tone in self.tones[1:] if (tone - self.root) % 12 not in spare or len(self.tones) < 3)


@lru_cache(maxsize=512)
def chord(label: str) -> Chord:
    """Read a chord.

    Raises:
        ValueError: the label is not in the notation.
    """
    found = _FORM.match(label)
    known = found and found[3] in _QUALITIES and {found[2].upper(), (found[5] or "I").upper()} <= _NUMERALS.keys()
    if not found or not known:
        raise ValueError(f"not a chord: {label!r}; write a numeral such as bVI, V7, iiø7, V7:ii, I/3 or IV@1")
    flat, numeral, quality, goal_flat, goal, member, pedal_flat, pedal = found.groups()
    base = _degree(goal_flat, goal) if goal else 0
    root = (base + _degree(flat, numeral)) % 12
    intervals = _QUALITIES[quality][numeral.islower()]
    tones = tuple((root + interval) % 12 for interval in intervals)
    bass = root
    if member:
        bass = tones[{"3": 1, "5": 2, "7": 3}[member]]
    elif pedal:
        bass = (_DEGREES[int(pedal) - 1] + _shift(pedal_flat)) % 12
    return Chord(label, root, tones, bass, quality, _target(root, intervals, numeral))


def _shift(accidental: str | None) -> int:
    return {"b": -1, "#": 1}.get(accidental or "", 0)


def _degree(accidental: str | None, numeral: str) -> int:
    return (_NUMERALS[numeral.upper()] + _shift(accidental)) % 12


def _target(root: int, intervals: tuple[int, ...], numeral: str) -> int | None:
    """Return what a chord leads to: a fifth down for a major chord on V or with a seventh, up for vii."""
    if 4 in intervals and (10 in intervals or numeral == "V"):
        return (root + 5) % 12
    if 6 in intervals and (9 in intervals or numeral.upper() == "VII"):
        return (root + 1) % 12
    return None


_DEGREE_OF = (0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6)
"""The scale degree that each semitone above the tonic belongs to, when nothing leads."""


@lru_cache(maxsize=1024)
def scale_over(scale: Scale, over: Chord) -> Scale:
    """Return the scale that sounds over a chord: the mode's, with chord tones in place of clashing degrees.

    The seven degrees stay seven, so a melody written in degrees follows mixture and applied dominants. A
    leading tone belongs to the degree below the one it leads to.
    """
    degrees = list(scale)
    for tone in over.tones:
        if tone in degrees:
            continue
        index = _DEGREE_OF[tone]
        if over.target is not None and tone == over.leading_tone:
            index = (_DEGREE_OF[over.target] - 1) % 7
        if degrees[index] not in over.tones:
            degrees[index] = tone
    return tuple(degrees)
