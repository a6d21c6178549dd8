"""An eruption: a volcano as it is seen behind any place, with lava, glowing bombs and a column of ash.

Everything is given in tangents, across and up, as seen from where the camera stands; `SEEN_M` metres make it a world.
"""

from __future__ import annotations

import numpy as np

from circletake.render.cast.motion import ease
from circletake.render.cast.moving import ribbon, spline
from circletake.render.colour import mix, rgb
from circletake.render.scene import Clock, Floats, Paint, Part
from circletake.schema import REMAINS, derive_seed

SEEN_M = 1400.0
"""How far away it is."""
_TOP, _HALF, _MOUTH = 0.27, 0.48, 0.042
_PUFFS, _BOMBS, _STREAMS = 16, 26, (-0.55, -0.12, 0.22, 0.6)
_TURN = np.linspace(0, 2 * np.pi, 9, endpoint=False, dtype=np.float32)
_ACTIVE = frozenset({*REMAINS.values(), "erupting", "active", "exploding", "fiery", "angry"})
_BEFORE = 0.16
"""How strong it is before it breaks out: a thread of smoke."""

Sheets = list[tuple[Floats, Paint, Floats | None]]
"""Outlines (P, 2) or (frames, P, 2) in tangents, their paint, and (frames,) opacity."""


def breaks_out_s(part: Part) -> float:
    """Return when a volcano erupts, seconds: never where nothing says that it does, long ago where it has already."""
    acts = [action.begin_s for action in part.actions if action.effect or action.verb in ("break", "explode", "shine")]
    since = -99.0 if _ACTIVE.intersection(part.adjectives) else 999.0
    begin = min(acts, default=since)
    return begin if begin > 0.25 else -99.0


def eruption(part: Part, clock: Clock) -> Sheets:
    """Return all sheets of a volcano, from back to front."""
    t = clock.times_s
    rng = np.random.default_rng(derive_seed("volcano", part.seed))
    middle = float(rng.uniform(0.1, 0.2)) * (1 if part.seed % 2 else -1)
    begin = breaks_out_s(part)
    strength = (_BEFORE + (1 - _BEFORE) * ease((t - begin) / 0.5)).astype(np.float32)
    found = _ash(rng, t, middle, begin, strength)
    for reach in np.linspace(0.25, 1.0, 9):
        found.append((_glow(middle, float(reach)), Paint(rgb("#ff8a3a"), opacity=0.1, emission=1.0), strength))
    found += _bombs(rng, t, middle, begin, strength)
    found += _cone(rng, middle)
    for number, lean in enumerate(_STREAMS):
        found += _stream(rng, t, middle, lean, 0.5 + 0.13 * number, begin)
    return found


def _slope(share: Floats) -> Floats:
    """Return how high the flank is, `share` of the way from the crater's edge to the foot."""
    out: Floats = _TOP * (1 - share) ** 1.4
    return out


def _cone(rng: np.random.Generator, middle: float) -> Sheets:
    u = np.linspace(0, 1, 24, dtype=np.float32)
    rough = 1 + 0.05 * rng.uniform(-1, 1, 24).astype(np.float32) * (u > 0.05)
    x = _MOUTH + (_HALF - _MOUTH) * u
    right = np.stack([middle + x, _slope(u) * rough], -1)
    rough = 1 + 0.05 * rng.uniform(-1, 1, 24).astype(np.float32) * (u > 0.05)
    left = np.stack([middle - x, _slope(u) * rough], -1)[::-1]
    lip = np.array([(middle - 0.4 * _MOUTH, _TOP - 0.01), (middle + 0.4 * _MOUTH, _TOP - 0.012)], np.float32)
    foot = np.array([(middle + _HALF, -0.05), (middle - _HALF, -0.05)], np.float32)
    rock = rgb("#5d4c50")
    lit = np.concatenate([right, np.stack([middle + 0.25 * x[::-1], _slope(u[::-1])], -1)])
    return [
        (
            np.concatenate([left, lip, right, foot]),
            Paint(mix(rock, rgb("#3b3136"), 0.25), mix(rock, rgb("#8a7d80"), 0.4)),
            None,
        ),
        (
            lit.astype(np.float32),
            Paint(mix(rock, rgb("#a08a80"), 0.35), mix(rock, rgb("#8a7d80"), 0.5), opacity=0.8),
            None,
        ),
    ]


def _glow(middle: float, reach: float) -> Floats:
    ring = np.stack([np.cos(_TURN) * 0.12, np.sin(_TURN) * 0.1], -1) * reach
    out: Floats = (spline(ring[None].astype(np.float32), 4)[0] + np.array([middle, _TOP + 0.02], np.float32)).astype(
        np.float32
    )
    return out


def _stream(rng: np.random.Generator, t: Floats, middle: float, lean: float, reach: float, begin: float) -> Sheets:
    """Let lava run down the flank as far as it has come."""
    s = np.linspace(0, 1, 12, dtype=np.float32)[None]
    run = (reach * np.clip(0.25 + (t - begin) / 4.0, 0, 1) * (t > begin))[:, None]
    share = s * run
    sway = 0.012 * np.sin(share * 22 + rng.uniform(0, 6))
    x = middle + np.sign(lean) * _MOUTH * 0.7 + lean * (_HALF - _MOUTH) * share + sway
    y = _slope(np.clip(np.abs(lean) * share + 0.55 * (1 - np.abs(lean)) * share, 0, 1)) - 0.004
    line = np.stack([x, y], -1).astype(np.float32)
    half = np.linspace(0.0085, 0.004, 12, dtype=np.float32)
    on = (t > begin).astype(np.float32)
    pulse = (0.8 + 0.2 * np.sin(t * (2 + 3 * reach) + lean * 9)).astype(np.float32) * on
    return [
        (ribbon(line, half, 2), Paint(rgb("#d2431c"), emission=0.7), on),
        (ribbon(line, 0.45 * half, 2), Paint(rgb("#ffc25a"), emission=1.0), pulse),
    ]


def _ash(rng: np.random.Generator, t: Floats, middle: float, begin: float, strength: Floats) -> Sheets:
    """Let puffs climb out of the crater, grow and drift."""
    found: Sheets = []
    drift = -0.22 if rng.random() < 0.5 else 0.22
    for number in range(_PUFFS):
        turn = t * 0.07 + number / _PUFFS + 32
        age = (turn - np.floor(turn)).astype(np.float32)
        born = t - age / 0.07
        power = np.where(born >= begin - 0.2, 1.0, _BEFORE if begin > -50.0 else 1.0)
        size = (0.04 + 0.17 * age**0.8) * (0.35 + 0.65 * power)
        wobble = rng.uniform(0.84, 1.18, 9).astype(np.float32)
        ring = np.stack([np.cos(_TURN) * wobble, np.sin(_TURN) * wobble], -1)[None] * size[:, None, None]
        x = middle + drift * age**1.5 + 0.02 * np.sin(9 * age + number)
        y = _TOP + 0.44 * age**0.8
        at = np.stack([x, y], -1)[:, None]
        shown = np.clip(age / 0.05, 0, 1) * np.clip((1 - age) / 0.3, 0, 1) * power
        tone = mix(rgb("#3f383c"), rgb("#5d5458"), number % 3 / 3)
        warm = mix(tone, rgb("#ff7a2a"), 0.3)
        found.append(
            (spline((at + ring).astype(np.float32), 3), Paint(tone, warm, opacity=1.0), shown.astype(np.float32))
        )
    return found


def _bombs(rng: np.random.Generator, t: Floats, middle: float, begin: float, strength: Floats) -> Sheets:
    """Throw glowing rocks in arcs, each again and again."""
    found: Sheets = []
    for _ in range(_BOMBS):
        pace, phase = rng.uniform(0.4, 0.62), rng.uniform(0, 1)
        turn = t * pace + phase + 32
        age = (turn - np.floor(turn)).astype(np.float32)
        out, up = rng.normal(0, 0.1), rng.uniform(0.08, 0.22)
        x = middle + rng.uniform(-0.5, 0.5) * _MOUTH + out * age
        y = _TOP + up * 4 * age * (1 - age) - 0.05 * age
        back = np.stack([-out * 0.06 + 0 * age, -up * 4 * (1 - 2 * age) * 0.06], -1)
        head = np.stack([x, y], -1)
        line = np.stack([head + back, head], 1).astype(np.float32)
        shown = np.clip((1 - age) * 5, 0, 1) * (strength > 0.6) * (t - age / pace > begin - 0.1)
        half = np.array([0.0008, rng.uniform(0.0028, 0.005)], np.float32)
        found.append((ribbon(line, half, 2), Paint(rgb("#ffb45a"), emission=1.0), shown.astype(np.float32)))
    return found
