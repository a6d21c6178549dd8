"""Mouths: what the phonemes of a recorded line make a speaker's lips do, and when."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from circletake.agents.director import spoken_seconds
from circletake.schema import LipShape, Mouth, Plan, Shot, SpokenLineTake, SpokenSound, seconds_at

_OPEN = {"a": 1.0, "ɑ": 1.0, "æ": 0.95, "ɐ": 0.9, "ʌ": 0.75, "ɔ": 0.8, "o": 0.7, "ɒ": 0.85, "e": 0.6, "ɛ": 0.65,
         "ə": 0.45, "ɜ": 0.55, "i": 0.35, "ɪ": 0.4, "u": 0.35, "ʊ": 0.4, "y": 0.35, "ø": 0.5, "œ": 0.6}  # fmt: skip
"""How far vowels of the International Phonetic Alphabet open the mouth."""
_CONSONANT = 0.18

_LIPS: dict[str, LipShape] = {
    **dict.fromkeys("pbm", "closed"), **dict.fromkeys("fvɱʋ", "bitten"), **dict.fromkeys("uʊoɔwyøœɒɥʍɹ", "round"),
    **dict.fromkeys("iɪeɛæj", "wide"), **dict.fromkeys("szʃʒtdθð", "teeth"), **dict.fromkeys("aɑɐʌ", "open"),
}  # fmt: skip
"""Letters of the International Phonetic Alphabet to the lips that they are spoken with; the others leave them be."""
_OPENNESS: dict[LipShape, float] = {"closed": 0.0, "bitten": 0.14, "teeth": 0.16}
"""What consonants of a shape open the mouth to, whatever the table says."""
_VOWELS = frozenset("aeiouy")
_LASTS_VOWEL, _PAUSE = 1.6, 0.8
"""How long a vowel and the gap between two words last, where a consonant lasts 1."""
_MARKS = frozenset("ˈˌːˑ̃ʰ")


def mouths_of(shot: Shot, lines: Sequence[SpokenLineTake], plan: Plan) -> tuple[Mouth, ...]:
    """Return how the speakers of a shot move their mouths: from the phonemes as recorded, else as a line is spelt."""
    length_s = float(seconds_at(shot.frames, plan.format.rate))
    recorded = {line.line: line.result for line in lines}
    points: dict[str, list[tuple[float, float]]] = {}
    shapes: dict[str, list[tuple[float, LipShape]]] = {}
    for line in shot.lines:
        if line.speaker is None:
            continue
        track, lips = points.setdefault(line.speaker, []), shapes.setdefault(line.speaker, [])
        take = recorded.get(line.id)
        seconds = take.seconds if take is not None else float(spoken_seconds(line.text))
        for sound in (take.phonemes if take is not None else ()) or spelt(line.text, seconds):
            for at in _moments(sound):
                share = round(line.begin + at / length_s, 5)
                track.append((share, openness(sound.label)))
                lips.append((share, lip_shape(sound.label)))
        end = round(line.begin + seconds / length_s, 5)
        track.append((end, 0.0))
        lips.append((end, "rest"))
    return tuple(
        Mouth(speaker=speaker, points=tuple(sorted(track)), shapes=tuple(sorted(shapes[speaker])))
        for speaker, track in points.items()
    )


def spelt(text: str, seconds: float) -> tuple[SpokenSound, ...]:
    """Return about what is heard of a line of which no phonemes are known: its letters, spread over its time.

    Args:
        text: in any script; a letter that is not Latin counts as an open vowel.
        seconds: that it takes.
    """
    plain = unicodedata.normalize("NFD", text.lower())
    letters = [sign for sign in plain if not unicodedata.combining(sign)]
    lasts = [_LASTS_VOWEL if sign in _VOWELS or not sign.isascii() else 1.0 if sign.isalpha() else _PAUSE
             for sign in letters]  # fmt: skip
    unit = seconds / max(sum(lasts), 1e-6)
    found, at = [], 0.0
    for sign, last in zip(letters, lasts, strict=True):
        label = sign if sign.isascii() else "a"
        if sign.isalpha():
            found.append(SpokenSound(label=label, begin_s=round(at, 4), end_s=round(at + last * unit, 4)))
        at += last * unit
    return tuple(found)


def _moments(sound: SpokenSound) -> tuple[float, ...]:
    """Return the seconds at which a sound's shape is taken: its middle, and both its ends where the lips are held."""
    if lip_shape(sound.label) in ("closed", "bitten"):
        third = (sound.end_s - sound.begin_s) / 4
        return (sound.begin_s + third, sound.end_s - third)
    return ((sound.begin_s + sound.end_s) / 2,)


def lip_shape(label: str) -> LipShape:
    """Return the lips with which a phoneme is spoken; of a diphthong those of its first sound."""
    return next((_LIPS[letter] for letter in label if letter in _LIPS), "rest")


def openness(label: str) -> float:
    """Return how far a phoneme opens the mouth, 0..1."""
    spoken = [letter for letter in label if letter not in _MARKS]
    vowels = [_OPEN[letter] for letter in spoken if letter in _OPEN]
    if vowels:
        return max(vowels)
    return _OPENNESS.get(lip_shape(label), _CONSONANT)
