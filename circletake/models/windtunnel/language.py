"""The tunnel's language: a sentence says some or all of a scene; the grammar reads it, and fills what it leaves open.

A prompt is a scene with open slots (OPEN). Its vagueness is known: the bits that the open slots hold.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.models.windtunnel.scenes import SIZES, SLOTS, Integers

OPEN = -1

NAMES = (
    "otter kettle lantern pebble violin anvil falcon teapot basket cactus compass donkey feather guitar hammer iguana "
    "jacket ladder mirror needle oyster parrot quilt rocket saddle turtle urchin vase walnut yak zebra apple "
    "bell candle drum eagle fiddle goblet harp igloo jewel kite lemon magnet nest orchid pumpkin quill "
    "raven shovel tulip umbrella vulture whistle xylophone yarn zeppelin acorn barrel crown dagger easel flute globe"
).split()
"""The names of the 64 things: NAMES[thing]. They tell nothing of shape and colour; who knows them has learnt them."""

_STARTS = (
    "in the top left corner", "in the top right corner", "in the bottom left corner", "in the bottom right corner",
)  # fmt: skip
_DIRECTIONS = ("to the right", "downwards", "to the left", "upwards")
_SPEEDS = ("slowly", "very fast")
_HOURS = ("at dawn", "at noon", "at dusk", "at night")
_FLOORS = ("over sand", "over snow", "over grass", "over water")
PHRASES: tuple[tuple[str, ...], ...] = (tuple(NAMES), _STARTS, _DIRECTIONS, _SPEEDS, _HOURS, _FLOORS)
"""PHRASES[slot][value]."""


def say(scene: Sequence[int]) -> str:
    """Say a scene, or as much of it as is not OPEN."""
    name, start, direction, speed, hour, floor = (
        "" if value == OPEN else PHRASES[slot][value] for slot, value in enumerate(scene)
    )
    subject = f"{'an' if name[:1] in 'aeiou' and name else 'a'} {name or 'thing'}"
    parts = (
        f"{subject} that starts {start}" if start else subject,
        "moves",
        speed,
        direction,
        floor,
        hour,
    )
    return " ".join(part for part in parts if part)


def read(sentence: str) -> tuple[int, ...]:
    """Read a sentence back: a value for each slot, OPEN where nothing is said.

    Raises:
        ValueError: a sentence that this language can't say.
    """
    padded = f" {sentence} "
    scene = []
    for phrases in PHRASES:
        found = [value for value, phrase in enumerate(phrases) if f" {phrase} " in padded]
        scene.append(found[0] if found else OPEN)
    if say(scene) != sentence:
        raise ValueError(f"not a sentence of the tunnel's language: {sentence!r}; say() writes those")
    return tuple(scene)


def bits(scene: Sequence[int]) -> float:
    """Return what a prompt leaves open, in bits: log2 of how many scenes it fits."""
    return float(sum(np.log2(SIZES[slot]) for slot, value in enumerate(scene) if value == OPEN))


def fill(scene: Sequence[int], n: int, rng: np.random.Generator) -> Integers:
    """Return (n, 6) full scenes: every open slot is drawn evenly, the others stay."""
    drawn = np.stack([rng.integers(0, size, n) for size in SIZES], axis=1)
    said = np.asarray(scene)
    return np.where(said == OPEN, drawn, said)


def open_slots(scene: Sequence[int], slots: Sequence[str]) -> tuple[int, ...]:
    """Return the scene with these slots left open."""
    return tuple(OPEN if SLOTS[i] in slots else int(value) for i, value in enumerate(scene))
