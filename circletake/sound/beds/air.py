"""The ambience of a whole film: every layer plays on under the cuts, and only its level moves."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from circletake.schema import ScenePlace, derive_seed, sample_at
from circletake.sound.beds.captions import captioned
from circletake.sound.beds.layers import LAYERS
from circletake.sound.beds.moods import coloured
from circletake.sound.beds.places import INTERIORS, beds_of
from circletake.sound.beds.weather import weathered
from circletake.sound.filters import highpass, run
from circletake.sound.noise import CONTROL
from circletake.sound.track import RATE, Curve, Samples, at_rate, gain_of, silence, soften

SAME_PLACE_S = 0.5
"""How long a level takes to move when the place stays."""

NEW_PLACE_S = 0.08
"""How long one place takes to become another at a cut: fast enough for a cut, too slow for a click."""

QUIETEST_LUFS = -64.0
"""A layer below this is left out."""


_BOTH_SIDES_DB = 2.3
"""How much louder than one channel of 0 LUFS two of them meter."""


class _Stretch(NamedTuple):
    """A scene on the time line of samples."""

    start: int
    end: int
    place: tuple[str, bool]
    layers: dict[str, float]


def layers_of(scene: ScenePlace) -> dict[str, float]:
    """Return what a scene's air is mixed from: layer to level in LUFS."""
    inside = scene.interior or scene.place in INTERIORS
    return captioned(scene.caption, coloured(scene.mood, weathered(scene, beds_of(scene))), inside=inside)


def ambience(
    scenes: Sequence[ScenePlace], *, frames: int, rate: Fraction, sample_rate: int = RATE, seed: int
) -> Samples:
    """Return the air of a film, from its first frame to its last: there is no moment without any.

    A layer that two scenes share goes on between them; what begins or ends fades within `NEW_PLACE_S` at a new place,
    `SAME_PLACE_S` where the place stays. A place that comes back goes on where it was left.

    Args:
        scenes: where each part of the film plays; a gap is filled by the scene before it (the first, at the head).
        frames: the film's length.
        rate: frames a second.
        sample_rate: of the result.
        seed: the production's.

    Returns:
        `(2, samples)`, silent when there is no scene.
    """
    samples = sample_at(frames, rate)
    stretches = _stretches(scenes, samples, rate)
    track = silence(samples)
    for name in sorted({name for stretch in stretches for name in stretch.layers}):
        _play(track, name, stretches, seed)
    track = soften(run(highpass(24.0), track), 0.015, 0.015)
    return at_rate(track, sample_rate, sample_at(frames, rate, sample_rate))


def _stretches(scenes: Sequence[ScenePlace], samples: int, rate: Fraction) -> list[_Stretch]:
    """Return the scenes in order, without gaps or overlaps."""
    ordered = sorted((scene for scene in scenes if scene.span.frames > 0), key=lambda scene: scene.span.start)
    starts = [0, *(sample_at(scene.span.start, rate) for scene in ordered[1:]), samples]
    found = []
    for scene, start, end in zip(ordered, starts, starts[1:], strict=False):
        if start < min(end, samples):
            layers = {name: level for name, level in layers_of(scene).items() if level > QUIETEST_LUFS}
            found.append(_Stretch(start, min(end, samples), (scene.place, scene.interior), layers))
    return found


def _play(track: Samples, name: str, stretches: list[_Stretch], seed: int) -> None:
    """Add one layer to the track: made once for all the time that it is heard, and ridden."""
    curve = _level(name, stretches, track.shape[1])
    heard = _heard(curve, track.shape[1])
    length = sum(end - start for start, end in heard)
    bed = LAYERS[name](np.random.default_rng(derive_seed(seed, "ambience", name)), length)
    at = 0
    for start, end in heard:
        steps = np.arange(start, end) / CONTROL
        gain = np.interp(steps, np.arange(curve.size), curve).astype(np.float32)
        track[:, start:end] += bed[:, at : at + end - start] * gain
        at += end - start


def _level(name: str, stretches: list[_Stretch], samples: int) -> Curve:
    """Return a layer's gain for every `CONTROL` samples. Powers, not gains, cross: the sum stays as loud."""
    curve = np.zeros(samples // CONTROL + 2)
    at = np.arange(curve.size) * CONTROL
    before: _Stretch | None = None
    for stretch in stretches:
        power = _power(name, stretch)
        last = _power(name, before) if before else power
        half = 0.5 * RATE * (SAME_PLACE_S if before and before.place == stretch.place else NEW_PLACE_S)
        way = np.clip((at - stretch.start + half) / (2 * half), 0.0, 1.0) if before else np.ones(curve.size)
        new = last + (power - last) * way * way * (3 - 2 * way)
        begin = max(0, int((stretch.start - half) // CONTROL)) if before else 0
        curve[begin:] = new[begin:]
        before = stretch
    return np.sqrt(curve)


def _power(name: str, stretch: _Stretch) -> float:
    level = stretch.layers.get(name)
    return gain_of(level - _BOTH_SIDES_DB) ** 2 if level is not None else 0.0


def _heard(curve: Curve, samples: int) -> list[tuple[int, int]]:
    """Return the stretches of samples in which a layer is not silent."""
    sounding = np.concatenate([[False], curve > 0.0, [False]])
    turns = np.flatnonzero(sounding[1:] != sounding[:-1])
    return [
        (max(0, (int(begin) - 1) * CONTROL), min(samples, int(end) * CONTROL))
        for begin, end in zip(turns[::2], turns[1::2], strict=True)
        if (int(begin) - 1) * CONTROL < samples
    ]
