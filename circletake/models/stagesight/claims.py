"""What clips show and what texts claim, as plain arrays, and whether a claim holds of a clip.

The stage knows exactly what it drew, so that every pair of a clip and a text in a batch has its own true answer:
the text holds, it contradicts the clip, or nobody can tell (and then the pair teaches nothing).

Symbols: N clips, M texts, K things in a clip, J things in a text.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

THINGS, SAID_THINGS = 6, 3
"""K and J: how many things a clip's truth and a text's claim can hold."""
UNKNOWN = -2
"""The term of a noun that the stage has no drawing for: it never holds."""
HIDDEN, SEEN, HELD = 1, 2, 3
"""How a thing is there: drawn but hardly visible, visible, or in somebody's hand; 0 is no thing."""

TRUTH = np.dtype(
    [
        ("place", "i2"), ("hour", "f4"), ("season", "i1"), ("weather", "i1"), ("size", "i1"), ("move", "i1"),
        ("mood", "i1"), ("style", "i1"), ("hour_seen", "i1"), ("season_seen", "i1"), ("weather_seen", "i1"),
        ("term", "i2", (THINGS,)), ("count", "i1", (THINGS,)), ("acts", "u8", (THINGS,)), ("seen", "i1", (THINGS,)),
        ("colour", "i1", (THINGS,)), ("side", "i1", (THINGS,)),
    ]
)  # fmt: skip
"""One clip: indices into the labels, -1 for none; `hour` in 0..24; `acts` has a bit for every action."""

CLAIM = np.dtype(
    [
        ("place", "i2"), ("hour", "f4", (2,)), ("season", "i1"), ("weather", "i1"), ("size", "i1"), ("move", "i1"),
        ("mood", "i1"), ("style", "i1"),
        ("term", "i2", (SAID_THINGS,)), ("count", "i1", (SAID_THINGS,)), ("acts", "u8", (SAID_THINGS,)),
        ("colour", "i1", (SAID_THINGS,)), ("side", "i1", (SAID_THINGS,)),
    ]
)  # fmt: skip
"""One text: as above, -1 for what it does not say; `hour` a range that may run over midnight, NaN for none."""

_UNSURE_HOURS = np.float32(1.2)
"""This near to the hours that a text speaks of, nobody can tell."""

Truths = NDArray[np.void]
Claims = NDArray[np.void]


def no_claims(count: int) -> Claims:
    """Return claims that say nothing."""
    claims = np.zeros(count, CLAIM)
    for name in ("place", "season", "weather", "size", "move", "mood", "style", "term", "colour", "side"):
        claims[name] = -1
    claims["hour"] = np.nan
    return claims


def no_truths(count: int) -> Truths:
    """Return truths of clips that show nothing."""
    truths = np.zeros(count, TRUTH)
    for name in ("place", "season", "weather", "size", "move", "mood", "style", "term", "colour", "side"):
        truths[name] = -1
    return truths


def relation(truths: Truths, claims: Claims, alike: dict[str, NDArray[np.bool_]]) -> NDArray[np.int8]:
    """Tell which texts hold of which clips.

    Args:
        truths: (N,) of dtype TRUTH.
        claims: (M,) of dtype CLAIM.
        alike: for `weather`, `size`, `move`, `mood`, `style` and `acts` a square table of values that nobody could
            tell apart for certain; the diagonal does not matter.

    Returns:
        (N, M): 1 where everything that the text says holds, -1 where something is wrong, 0 where it is unclear.
    """
    verdict = np.ones((len(truths), len(claims)), np.int8)
    for name in ("place", "season", "weather", "size", "move", "mood", "style"):
        shown, said = truths[name][:, None].astype(np.int64), claims[name][None].astype(np.int64)
        wrong = np.where(shown == said, 1, -1).astype(np.int8)
        if name in alike:
            wrong[(wrong < 0) & alike[name][shown, np.maximum(said, 0)]] = 0
        if name in ("season", "weather"):
            wrong[(wrong < 0) & (truths[f"{name}_seen"][:, None] == 0)] = 0
        np.minimum(verdict, np.where(said >= 0, wrong, 1), out=verdict)
    np.minimum(verdict, _hours(truths, claims), out=verdict)
    np.minimum(verdict, _things(truths, claims, alike["acts"]), out=verdict)
    return verdict


def _hours(truths: Truths, claims: Claims) -> NDArray[np.int8]:
    hour = truths["hour"][:, None]
    low, high = claims["hour"][:, 0][None], claims["hour"][:, 1][None]
    inside = (hour - low) % 24.0 <= (high - low) % 24.0
    off = np.minimum((low - hour) % 24.0, (hour - high) % 24.0)
    said = np.where(inside, 1, np.where((off <= _UNSURE_HOURS) | (truths["hour_seen"][:, None] == 0), 0, -1))
    return np.where(np.isnan(low), 1, said).astype(np.int8)


def _things(truths: Truths, claims: Claims, alike: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Hold every said thing against every shown one: the best match counts."""
    verdict = np.ones((len(truths), len(claims)), np.int8)
    for j in range(SAID_THINGS):
        term = claims["term"][:, j][None, :, None].astype(np.int64)
        there = (truths["term"][:, None, :] == term) & (truths["seen"][:, None, :] > 0)
        match = np.where(there, 1, -1).astype(np.int8)
        match[there & (truths["seen"] == HIDDEN)[:, None, :]] = 0
        count, shown_count = claims["count"][:, j][None, :, None], truths["count"][:, None, :]
        np.minimum(match, np.where((count == 0) | (count == shown_count), 1, _count_off(count, shown_count)), out=match)
        for name in ("colour", "side"):
            said, shown = claims[name][:, j][None, :, None], truths[name][:, None, :]
            off = np.where(shown < 0, 0, -1)
            np.minimum(match, np.where((said < 0) | (said == shown), 1, off).astype(np.int8), out=match)
        np.minimum(match, _acts(claims["acts"][:, j], truths["acts"], alike), out=match)
        best = match.max(axis=2)
        np.minimum(verdict, np.where(term[..., 0] == -1, 1, best).astype(np.int8), out=verdict)
    return verdict


def _count_off(said: NDArray[np.int8], shown: NDArray[np.int8]) -> NDArray[np.int8]:
    """Two against three is unclear, one against several is wrong."""
    return np.where((said > 1) & (shown > 1), 0, -1).astype(np.int8)


def _acts(said: NDArray[np.uint64], shown: NDArray[np.uint64], alike: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Return (N, M, K): 1 where all said actions are done, 0 where only ones that look alike are missing, else -1."""
    missing = said[None, :, None] & ~shown[:, None, :]
    near = np.zeros_like(shown)
    for row, others in enumerate(alike):
        mask = np.uint64(sum(1 << int(other) for other in np.flatnonzero(others)))
        near |= np.where(shown & np.uint64(1 << row), mask, np.uint64(0))
    far = missing & ~near[:, None, :]
    return np.where(missing == 0, 1, np.where(far == 0, 0, -1)).astype(np.int8)
