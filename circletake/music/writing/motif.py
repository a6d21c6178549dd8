"""Leitmotifs: short ideas with a face, the same for the same key, mood and seed."""

from __future__ import annotations

import numpy as np

from circletake.schema import Mood, Motif, RequestRejected, derive_seed

_SHAPES: dict[str, tuple[tuple[int, ...], ...]] = {
    "heroic": (
        (0, 4, 7, 6, 4), (0, 4, 5, 4), (-3, 0, 2, 4), (0, 2, 4, 7), (4, 7, 6, 4, 5), (0, 4, 3, 4, 7), (0, 0, 4, 5, 7),
        (0, 2, 1, 4, 3),
    ),
    "warm": (
        (4, 3, 2, 4), (2, 4, 3, 1), (0, 2, 4, 3, 2), (4, 5, 4, 2), (7, 6, 4, 5), (2, 3, 4, 2, 1), (0, 4, 3, 2),
        (4, 2, 3, 1, 2), (0, 1, 2, 4, 3),
    ),
    "sad": (
        (4, 3, 2, 1), (4, 5, 4, 2), (7, 6, 5, 4), (0, 2, 1, -1), (4, 5, 3, 2, 1), (2, 1, 0, 2), (2, 4, 3, 1, 2),
        (0, 4, 3, 2, 1),
    ),
    "playful": (
        (0, 2, 4, 2, 4), (4, 2, 4, 0), (0, 1, 2, 0, 4), (4, 3, 2, 3, 4), (0, 2, 0, 4, 3, 2), (4, 5, 4, 2, 0),
        (2, 3, 4, 7, 4),
    ),
    "wonder": ((0, 4, 7, 8, 7), (7, 4, 8, 7), (4, 7, 9, 8), (0, 2, 4, 6, 7), (4, 8, 7, 4), (0, 4, 6, 4, 7)),
    "dark": ((0, 1, 0, -1), (0, 2, 1, 0), (4, 5, 4, 3), (0, -1, 0, 2), (0, 2, 1, -1, 0), (4, 3, 4, 1), (0, 0, 1, -1)),
}  # fmt: skip

_RHYTHMS: dict[int, tuple[tuple[float, ...], ...]] = {
    4: (
        (1.0, 0.5, 0.5, 2.0), (1.5, 0.5, 1.0, 1.0), (1.0, 1.0, 0.5, 1.5), (1.5, 0.5, 0.5, 1.5), (0.5, 0.5, 1.0, 2.0),
        (2.0, 0.5, 0.5, 1.0),
    ),
    5: (
        (1.0, 0.5, 0.5, 1.0, 1.0), (1.5, 0.5, 0.5, 0.5, 1.0), (0.5, 0.5, 1.0, 0.5, 1.5), (1.0, 1.0, 0.5, 0.5, 1.0),
        (0.5, 0.5, 0.5, 0.5, 2.0),
    ),
    6: ((0.5, 0.5, 0.5, 0.5, 1.0, 1.0), (1.0, 0.5, 0.5, 0.5, 0.5, 1.0), (0.5, 0.5, 1.0, 0.5, 0.5, 1.0)),
}  # fmt: skip

_SHORT_RHYTHMS: dict[int, tuple[tuple[float, ...], ...]] = {
    4: ((0.5, 0.5, 1.0, 2.0), (0.5, 0.5, 0.5, 2.5), (1.0, 0.5, 0.5, 2.0)),
    5: (
        (0.5, 0.5, 0.5, 0.5, 2.0), (0.5, 0.5, 1.0, 1.0, 1.0), (1.0, 0.5, 0.5, 1.0, 1.0), (0.5, 1.0, 0.5, 1.0, 1.0),
    ),
    6: ((0.5, 0.5, 0.5, 0.5, 1.0, 1.0), (0.5, 0.5, 0.5, 0.5, 0.5, 1.5)),
}  # fmt: skip

_FACE: dict[Mood, str] = {
    "hopeful": "warm", "joyful": "playful", "playful": "playful", "comic": "playful", "tender": "warm",
    "romantic": "warm", "calm": "warm", "dreamy": "wonder", "wondrous": "wonder", "wistful": "sad",
    "melancholy": "sad", "lonely": "sad", "mysterious": "dark", "tense": "dark", "scary": "dark", "dark": "dark",
    "epic": "heroic", "triumphant": "heroic",
}  # fmt: skip

_MAX_BEATS = 8.0


def motif(key: str, mood: Mood, seed: int) -> Motif:
    """Return the leitmotif of a bible key.

    Args:
        key: The bible's leitmotif key, or `main`.
        mood: The feeling of whom or what it stands for.
        seed: The production's seed.

    Returns:
        Four beats of four to six notes; always the same for the same arguments.
    """
    rng = np.random.default_rng(derive_seed("motif", key, mood, seed))
    face = _FACE[mood]
    shapes = _SHAPES[face]
    degrees = list(shapes[int(rng.integers(len(shapes)))])
    rhythms = (_SHORT_RHYTHMS if face == "playful" else _RHYTHMS)[len(degrees)]
    beats = rhythms[int(rng.integers(len(rhythms)))]
    if rng.random() < 0.35:
        # A changed last step gives two motifs of one shape a face of their own.
        degrees[-1] += 1 if degrees[-1] <= degrees[-2] else -1
    return Motif(key=key, degrees=tuple(degrees), beats=beats)


def checked(given: Motif) -> Motif:
    """Return a motif fit to be developed: at most eight beats, on a grid of sixteenths.

    Raises:
        RequestRejected: its degrees and lengths do not match, or a length is not above 0.
    """
    if len(given.degrees) != len(given.beats) or not given.degrees:
        raise RequestRejected(
            f"motif {given.key!r} has {len(given.degrees)} degrees and {len(given.beats)} lengths; give one each"
        )
    if min(given.beats) <= 0:
        raise RequestRejected(f"motif {given.key!r} has a length of {min(given.beats)!r}; lengths are above 0")
    degrees: list[int] = []
    beats: list[float] = []
    for degree, length in zip(given.degrees, given.beats, strict=True):
        grid = max(0.25, round(length * 4) / 4)
        if sum(beats) + grid > _MAX_BEATS:
            break
        degrees.append(min(max(degree, -7), 11))
        beats.append(grid)
    if not degrees:
        degrees, beats = [given.degrees[0]], [_MAX_BEATS / 2]
    return given.with_(degrees=tuple(degrees), beats=tuple(beats))
