"""What a face does over time: expression, glances, blinks, words."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import blink, noise
from circletake.render.cast.person.acting import Doing, Scope, settle
from circletake.render.cast.person.face import EXPRESSIONS, Mien
from circletake.render.scene import Lips
from circletake.schema import Expression

_MOODS: dict[str, tuple[str, float]] = {
    "fight": ("angry", 0.9), "fall": ("surprised", 1.0), "stagger": ("surprised", 1.0),
    "knocked": ("surprised", 1.0), "dance": ("happy", 0.8),
    "wave": ("happy", 0.6),
    "embrace": ("happy", 0.7), "give": ("happy", 0.4), "run": ("determined", 0.4), "climb": ("determined", 0.6),
    "work": ("determined", 0.4), "jump": ("happy", 0.7), "look": ("surprised", 0.22), "throw": ("determined", 0.6),
    "swing": ("happy", 0.7), "row": ("determined", 0.4), "play": ("calm", 0.5),
}  # fmt: skip
"""What an act does to a face whose expression is left open."""

_LIDS = {"lie": -1.0, "embrace": -0.75, "read": -0.3, "work": -0.2, "kneel": -0.2}
"""What an act does to the lids whatever the expression."""


def mien(scope: Scope, doings: list[Doing], expression: Expression | None, mouth: Lips | None, glance: Floats) -> Mien:
    """Return the face of every frame.

    Args:
        scope: the time and the person.
        doings: what is done when.
        expression: the shot's; None leaves it to the acts.
        mouth: what the lips do while words are heard, or None.
        glance: (frames, 2) where gestures turn the eyes.
    """
    t, seed = scope.t, scope.seed
    rows = np.repeat(np.array([EXPRESSIONS[expression or "neutral"]], np.float32), scope.frames, 0)
    lids_down = np.zeros(scope.frames, np.float32)
    for doing in doings:
        weight = settle(t, doing.begin_s, doing.end_s, 0.4, 0.6)
        mood = _MOODS.get(doing.verb)
        if mood and expression is None:
            rows += (np.array(EXPRESSIONS[mood[0]], np.float32) - rows) * (weight * mood[1])[:, None]
        if doing.verb in _LIDS:
            lids_down = np.minimum(lids_down, settle(t, doing.begin_s + 0.5, doing.end_s, 0.9, 0.6) * _LIDS[doing.verb])
    lids = np.clip(rows[:, 0] + lids_down, 0, 1.4) * blink(t, seed, "blink")
    darts = np.stack([noise(t, 0.8, seed, "dart x") * 0.16, noise(t, 0.7, seed, "dart y") * 0.1], -1)
    darts = np.sign(darts) * np.sqrt(np.abs(darts)) * 0.35
    lips = _clipped(mouth) if mouth is not None else _silent(scope, doings)
    open_ = lips.open
    openness = np.maximum(rows[:, 4] * (1 - np.minimum(1, open_ * 4)), open_).astype(np.float32)
    look = np.clip(glance + darts, -1, 1).astype(np.float32)
    lift = rows[:, 1] + open_ * 0.12
    return Mien(
        lids.astype(np.float32),
        look[:, 0],
        look[:, 1],
        lift,
        rows[:, 2],
        rows[:, 3],
        openness,
        (rows[:, 5] - open_ * 0.12) * (1 - 0.32 * lips.round + 0.16 * lips.wide),
        lips.round,
        lips.teeth,
        lips.bitten,
    )


def _clipped(lips: Lips) -> Lips:
    return Lips(*(np.clip(values, 0, 1).astype(np.float32) for values in lips))


def _silent(scope: Scope, doings: list[Doing]) -> Lips:
    """Return what lips do that nobody hears: talk, chewing, singing."""
    t, seed = scope.t, scope.seed
    out = np.zeros(scope.frames, np.float32)
    shaped = np.zeros(scope.frames, np.float32)
    for doing in doings:
        on = settle(t, doing.begin_s, doing.end_s, 0.25, 0.25)
        if doing.verb == "talk":
            words = np.clip(noise(t, 0.7, seed, "words") * 2.2 + 1.1, 0, 1)
            syllables = np.clip(noise(t, 6.5, seed, "syllables") * 0.6 + 0.42, 0, 0.9)
            out = np.maximum(out, on * words * syllables)
            shaped = np.maximum(shaped, on * words)
        elif doing.verb == "eat":
            out = np.maximum(out, on * np.clip(noise(t, 3.0, seed, "chew") * 0.4, 0, 0.3))
        elif doing.verb == "play" and not doing.object:
            out = np.maximum(out, on * np.clip(noise(t, 1.6, seed, "song") * 0.5 + 0.4, 0.05, 0.9))
    vowel = noise(t, 4.2, seed, "vowels") * shaped
    still = np.zeros(scope.frames, np.float32)
    return _clipped(Lips(out, vowel * 1.6 - 0.5, -vowel * 1.6 - 0.4, noise(t, 5.1, seed, "s") * shaped - 0.3, still))
