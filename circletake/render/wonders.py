"""Wonders of the sky: what is seen over a place and stands on no ground, yet is spoken of as a thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np

from circletake.render.cast.moving import ribbon
from circletake.render.cast.outline import oval
from circletake.render.cast.played import Setting, touch
from circletake.render.cast.terms import CAST_TERMS
from circletake.render.colour import mix, rgb
from circletake.render.eruption import SEEN_M, breaks_out_s, eruption
from circletake.render.scene import Clock, Flat, Floats, Paint, Part, Performance, Rgb, Shape
from circletake.schema import Contact

WONDERS = frozenset({"aurora", "rainbow", "fireworks", "volcano"})
"""Terms that are shown in the sky, or beyond the land."""

_FAR_M = 9000.0
_BOW_M = 1500.0
_BURSTS_M = 150.0
_SPARKS = ("#ffb84a", "#ff5f4a", "#4ab8ff", "#a070ff", "#5aff90", "#ff60b0")


def is_wonder(part: Part) -> bool:
    """Tell whether a part is shown in the sky."""
    return part.term in WONDERS


def wonders_named(words: Iterable[str]) -> tuple[str, ...]:
    """Return the wonders that are spoken of in texts, in the order of their names."""
    text = " ".join(words).lower()
    return tuple(
        term.name
        for term in sorted(CAST_TERMS, key=lambda term: term.name)
        if term.name in WONDERS and any(re.search(rf"\b{re.escape(word)}\b", text) for word in (term.name, *term.words))
    )


def show_wonder(part: Part, clock: Clock) -> Performance:
    """Return a part as it is seen in the sky: far away, over whatever the place is.

    Args:
        part: Its term is one of `WONDERS`.
        clock: The clip's frames.
    """
    if part.term == "volcano":
        return _volcano(part, clock)
    build, far, up = _BUILDERS[part.term or ""]
    shapes = [Shape(points, paint, part.id, shown, order=float(k)) for k, (points, paint, shown) in
              enumerate(build(part.seed, clock))]  # fmt: skip
    anchor = np.tile(np.array([0.0, up * far, far], np.float32), (clock.frames, 1))
    shown = Performance(
        id=part.id, term=part.term or "", shapes=shapes, anchor=anchor, height_m=0.3 * far, width_m=1.2 * far,
        key_points={}, actions=("shine",),
    )  # fmt: skip
    if part.term == "fireworks":
        shown.contacts = _bangs(part, clock)
    return shown


_Sheets = list[tuple[Floats, Paint, Floats | None]]
"""World points, paint and (frames,) opacity of each sheet."""


def _aurora(seed: int, clock: Clock) -> _Sheets:
    """Hang folding curtains of green and violet light; each is laid thrice, so that it thins out upwards."""
    t = clock.times_s.astype(np.float64)
    u = np.linspace(-1.5, 1.5, 64)
    found: _Sheets = []
    for curtain, (hue, strength) in enumerate((("#a884ff", 0.50), ("#4fe8c8", 0.62), ("#6cffa4", 0.80))):
        rng = np.random.default_rng([seed, curtain])
        fold = np.sum([0.05 / k * np.sin(u * 2.3 * k + rng.uniform(0, 6.28)) for k in (1, 2, 3)], axis=0)
        wave = 0.022 * np.sin(u[None] * 5.0 + t[:, None] * (0.35 + 0.1 * curtain) + rng.uniform(0, 6.28))
        foot = 0.30 - 0.055 * curtain + fold[None] + wave
        rays = np.sin(u[None] * 17.0 + t[:, None] * 0.7 + curtain) * np.sin(u[None] * 5.3 - t[:, None] * 0.4)
        tall = 0.17 + 0.05 * rays
        for share, weight in ((1.0, 0.34), (0.66, 0.36), (0.36, 0.42), (0.12, 0.8)):
            top = np.stack([np.broadcast_to(u, foot.shape), foot + tall * share], -1)
            low = np.stack([np.broadcast_to(u, foot.shape), foot], -1)[:, ::-1]
            colour = mix(rgb(hue), rgb("#9a7aff"), 0.55 * share)
            paint = Paint(colour, rgb(hue), opacity=weight * strength, emission=0.5)
            found.append((_in_sky(np.concatenate([top, low], 1), _FAR_M), paint, None))
    return found


def _rainbow(seed: int, clock: Clock) -> _Sheets:
    """Bend seven bands over the land."""
    del clock
    side = 0.16 if seed % 2 else -0.16
    turn = np.linspace(np.pi, 0.0, 48)
    found: _Sheets = []
    for band, hue in enumerate(("#e0604f", "#e8934a", "#ecc95a", "#7fbf6a", "#5aa8d8", "#5a76c8", "#8a66b8")):
        outer, inner = 0.60 - 0.017 * band, 0.583 - 0.017 * band
        arcs = [np.stack([side + r * np.cos(turn), -0.16 + r * np.sin(turn)], -1) for r in (outer, inner)]
        outline = np.concatenate([arcs[0], arcs[1][::-1]])
        found.append((_in_sky(outline, _BOW_M), Paint(rgb(hue), opacity=0.56, emission=0.3, fade=0.7), None))
    return found


def _fireworks(seed: int, clock: Clock) -> _Sheets:
    """Let rockets climb and burst: rays that fly apart, sink and go out, a flash in the middle."""
    found: _Sheets = []
    for number, burst in enumerate(_bursts(seed, clock)):
        rng = np.random.default_rng([seed, number, 5])
        begin, across, up, colour = burst
        age = (clock.times_s - begin).astype(np.float32)
        if not ((age > -1.1) & (age < 2.2)).any():
            continue
        climb = np.clip((age + 1.1) / 1.1, 0, 1)
        head = np.stack([across + 0 * age, up * (1 - (1 - climb) ** 2)], -1)
        tail = head - np.array([0.0, 1.0], np.float32) * (0.05 * (1 - climb) + 0.004)[:, None]
        rocket = ribbon(np.stack([tail, head], 1).astype(np.float32), np.array([0.001, 0.004], np.float32), 2)
        found.append((_in_sky(rocket, _BURSTS_M), _glowing(rgb("#ffe2b0")), ((age < 0) & (age > -1.1)) * np.float32(1)))
        found += _rays(rng, age, np.array([across, up], np.float32), colour)
    return found


def _rays(rng: np.random.Generator, age: Floats, middle: Floats, colour: Rgb) -> _Sheets:
    """Return the rays of one burst and its flash; `age` is seconds since it burst."""
    shown = (np.clip(age * 30, 0, 1) * np.clip((1.9 - age) / 1.1, 0, 1)).astype(np.float32)
    reach = float(rng.uniform(0.085, 0.135))
    found: _Sheets = []
    flown = np.maximum(age, 0)
    for ring, share in ((20, 1.0), (11, 0.55)):
        for k in range(ring):
            angle = 2 * np.pi * (k + rng.uniform(-0.2, 0.2)) / ring
            way = np.array([np.cos(angle), np.sin(angle)]) * reach * share * rng.uniform(0.9, 1.08)

            head, tail = (_flown(middle, way.astype(np.float32), s) for s in (flown, np.maximum(flown - 0.3, 0)))
            line = ribbon(np.stack([tail, head], 1).astype(np.float32), np.array([0.0007, 0.0034], np.float32), 2)
            found.append((_in_sky(line, _BURSTS_M), _glowing(mix(colour, rgb("#fff6d8"), 0.35 * (1 - share))), shown))
    flash = (np.clip(age * 40, 0, 1) * np.exp(-np.maximum(age, 0) * 4)).astype(np.float32)
    disc = oval(float(middle[0]), float(middle[1]), 0.2 * reach, 0.2 * reach, points=16)
    found.append(
        (
            _in_sky(disc, _BURSTS_M),
            Paint(mix(colour, rgb("#fff6d8"), 0.5), opacity=0.85, emission=1.0),
            flash,
        )
    )
    return found


def _flown(middle: Floats, way: Floats, age: Floats) -> Floats:
    """Return (frames, 2) where a spark is that long after the burst: braked by the air, and sinking."""
    place: Floats = (middle + way * (1 - np.exp(-3.2 * age))[:, None]).astype(np.float32)
    place[:, 1] -= 0.012 * age * age
    return place


def _glowing(colour: Rgb) -> Paint:
    return Paint(colour, emission=0.6)


def _bursts(seed: int, clock: Clock) -> list[tuple[float, float, float, Rgb]]:
    """Return when, where (tangents across and up) and in which colour each rocket bursts."""
    rng = np.random.default_rng([seed, 3])
    times = np.arange(-1.6, clock.length_s + 1.0, 0.62)
    found = []
    for number, time in enumerate(times):
        hue = rgb(_SPARKS[int(rng.integers(len(_SPARKS)))])
        side = (-0.34, 0.22, -0.05, 0.38, -0.2, 0.08)[number % 6]
        found.append((float(time + rng.uniform(-0.2, 0.2)), side + float(rng.uniform(-0.06, 0.06)),
                      float(rng.uniform(0.22, 0.34)), hue))  # fmt: skip
    return found


def _bangs(part: Part, clock: Clock) -> list[Contact]:
    found = []
    for time, _, _, _ in _bursts(part.seed, clock):
        found += touch(time, Setting(clock, Flat("air")), "explosion", "air", "air", 2.0, 20.0, part.id)
    return found


def _volcano(part: Part, clock: Clock) -> Performance:
    """Return a volcano beyond the land: it is heard when it breaks out."""
    shapes = [Shape(_in_sky(outline, SEEN_M), paint, part.id, shown, order=float(k)) for k, (outline, paint, shown) in
              enumerate(eruption(part, clock))]  # fmt: skip
    anchor = np.tile(np.array([0.0, 0.1 * SEEN_M, SEEN_M], np.float32), (clock.frames, 1))
    shown = Performance(
        id=part.id, term="volcano", shapes=shapes, anchor=anchor, height_m=0.5 * SEEN_M, width_m=0.8 * SEEN_M,
        key_points={}, actions=tuple(dict.fromkeys(action.verb for action in part.actions)) or ("break",),
    )  # fmt: skip
    shown.contacts = touch(
        breaks_out_s(part), Setting(clock, Flat("stone")), "explosion", "stone", "stone", 1e5, 90.0, part.id
    )
    return shown


def _in_sky(outline: Floats, far: float) -> Floats:
    """Return an outline of tangents, across and up, as world points so far away."""
    points = np.empty((*outline.shape[:-1], 3), np.float32)
    points[..., :2] = outline * far
    points[..., 2] = far
    return points


_BUILDERS: dict[str, tuple[Callable[[int, Clock], _Sheets], float, float]] = {
    "aurora": (_aurora, _FAR_M, 0.30),
    "rainbow": (_rainbow, _BOW_M, 0.30),
    "fireworks": (_fireworks, _BURSTS_M, 0.28),
}
"""How each is built, how far away it is, and how high (tangent)."""
