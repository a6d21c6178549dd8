"""Mode, tonic, metre and tempo of a cue, within what its style takes."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from circletake.agents.composer.dice import pick, share
from circletake.agents.composer.feelings import AROUSAL, BRIGHTNESS
from circletake.agents.composer.question import SpottingQuestion
from circletake.agents.composer.wishes import wishes_of
from circletake.schema import Mode, Mood, StyleCard

BeatsPerBar = Literal[2, 3, 4, 5, 6]

_BRIGHT: dict[Mode, float] = {
    "lydian": 0.75, "major": 0.6, "mixolydian": 0.35, "dorian": -0.2, "minor": -0.55, "phrygian": -0.9,
}  # fmt: skip
_STRINGS = ("violin", "cello", "fiddle", "strings")
_BRASS = ("horn", "trumpet", "trombone", "tuba", "sax", "clarinet")
_GUITARS = ("guitar", "harmonica", "banjo")
_Keys = tuple[int, ...]
_WIND_KEYS: _Keys = (10, 3, 5, 0, 7)
_WIND_MINORS: _Keys = (0, 2, 5, 7, 9)
_STRING_KEYS: _Keys = (2, 7, 9, 4, 0)
_GUITAR_KEYS: _Keys = (4, 9, 2, 7, 0)
_ANY_KEYS: _Keys = (0, 2, 5, 7, 9, 3, 10)
_IN_THREE = frozenset({"waltz", "musette", "carousel"})
_IN_SIX = frozenset({"sea shanty", "shanty", "celtic", "jig", "lullaby", "irish", "tarantella"})


class Key(NamedTuple):
    """What a cue is written in."""

    mode: Mode
    tonic: int
    beats_per_bar: BeatsPerBar
    tempo_bpm: float


def choose_key(question: SpottingQuestion, entry: StyleCard, mood: Mood, number: int, before: Key | None) -> Key:
    """Choose the key of a cue.

    Args:
        question: The film.
        entry: The cue's style.
        mood: What the cue is in.
        number: Of the cue, from 1.
        before: The key of the cue before; the new one is a near relation of it.
    """
    mode = _mode(entry, mood, question.seed, number)
    return Key(
        mode,
        _tonic(entry, mode, question.seed, number, before),
        _metre(entry, mood, question, number),
        _tempo(entry, mood, question, number),
    )


def _mode(entry: StyleCard, mood: Mood, seed: int, number: int) -> Mode:
    """Return a mode as bright as the mood; the style's usual ones are likelier."""
    bright = BRIGHTNESS[mood]
    weights = [
        0.0 if abs(_BRIGHT[mode] - bright) > 0.85 else (1.05 - abs(_BRIGHT[mode] - bright)) ** 4 * (1.0 - 0.12 * rank)
        for rank, mode in enumerate(entry.modes)
    ]
    if not any(weights):
        return min(entry.modes, key=lambda mode: abs(_BRIGHT[mode] - bright))
    return pick(entry.modes, weights, seed, "mode", number)


def _tonic(entry: StyleCard, mode: Mode, seed: int, number: int, before: Key | None) -> int:
    """Return a tonic that lies well for the leading players; a later cue moves by a fifth, a third or a step."""
    if before is not None:
        moves, weights = (7, 5, 9, 3, 2, 0), (3.0, 3.0, 2.0, 2.0, 1.5, 1.0)
        return (before.tonic + pick(moves, weights, seed, "tonic", number)) % 12
    leading = " ".join(entry.instruments[:3]).lower()
    winds = _WIND_MINORS if mode in ("minor", "dorian", "phrygian") else _WIND_KEYS
    families = ((_GUITARS, _GUITAR_KEYS), (_BRASS, winds), (_STRINGS, _STRING_KEYS))
    keys = next((keys for names, keys in families if any(name in leading for name in names)), _ANY_KEYS)
    return pick(keys, [1.0 / (1 + 0.35 * rank) for rank in range(len(keys))], seed, "tonic", number)


def _metre(entry: StyleCard, mood: Mood, question: SpottingQuestion, number: int) -> BeatsPerBar:
    takes = entry.beats_per_bar
    wished = set(wishes_of(question.wish).styles)
    for words, metre in ((_IN_THREE, 3), (_IN_SIX, 6)):
        if wished & words and metre in takes:
            return cast(BeatsPerBar, metre)
    sways = {3: BRIGHTNESS[mood] > -0.3 and AROUSAL[mood] < 0.6, 6: AROUSAL[mood] >= 0.3, 5: BRIGHTNESS[mood] < -0.5}
    weights = [1.0 if rank == 0 else 0.22 * sways.get(metre, True) for rank, metre in enumerate(takes)]
    return cast(BeatsPerBar, pick(takes, weights, question.seed, "metre", number))


def _tempo(entry: StyleCard, mood: Mood, question: SpottingQuestion, number: int) -> float:
    """Return the tempo: the style's usual one, moved by the wish, the mood and how fast the pictures change."""
    low, high, usual = entry.tempo_low, entry.tempo_high, entry.tempo_bpm
    wander = (share(question.seed, "tempo", number) - 0.5) * 0.08
    if question.wish.tempo is not None:
        where = {"slow": 0.12, "medium": 0.5, "fast": 0.85}[question.wish.tempo]
        return round(_within(low + (where + wander) * (high - low), low, high), 1)
    shot_s = float(question.frames / question.rate) / max(1, len(question.shots))
    pull = 0.9 * (AROUSAL[mood] - 0.45) + 0.12 * (3.6 - min(6.0, shot_s))
    reach = high - usual if pull > 0 else usual - low
    return round(_within(usual + 0.7 * min(1.0, max(-1.0, pull)) * reach + wander * usual, low, high), 1)


def _within(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
