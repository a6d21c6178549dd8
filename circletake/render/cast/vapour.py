"""Smoke, steam, fire and spray: sheets that are born, rise, grow and thin out."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb
from circletake.render.cast.moving import spline
from circletake.render.cast.sheet import Sheet
from circletake.render.scene import Clock, Paint
from circletake.schema import derive_seed

_TAKEN = 0.16
"""Share of the wind's speed that smoke takes on."""
_FOAM = Paint(rgb("#eef5f6"), opacity=0.82)


def puffs(
    sheet: Sheet, origin: tuple[float, float], clock: Clock, drift: Floats, *, size: float, rise: float,
    life_s: float = 2.6, count: int = 7, colour: str = "#d9d6d2", opacity: float = 0.55, strength: Floats | None = None,
    seed: int = 0, wind_mps: float = 0.0,
) -> None:  # fmt: skip
    """Lay puffs of smoke that leave a chimney and stay behind.

    Args:
        sheet: of what smokes; the puffs are laid in its axes.
        origin: where they leave, metres.
        clock: the clip's frames.
        drift: (frames,) metres that the smoker has made forward: the smoke does not go with it.
        size: radius of a grown puff in metres.
        rise: metres that a puff climbs in its life.
        life_s: how long a puff lasts.
        count: puffs in the air at a time.
        colour: of the smoke.
        opacity: of a young puff.
        strength: (frames,) 0..1 how much is smoked.
        seed: decides their shapes.
        wind_mps: in the world, to the right; it takes them along.
    """
    # Metres that the wind has taken a puff at the end of its life, in the sheet's own axes.
    lee = wind_mps * (-1.0 if float(sheet.stance.mirror[0]) < 0 else 1.0) * _TAKEN * life_s if wind_mps else -0.5 * size
    t = clock.times_s
    rng = np.random.default_rng(derive_seed("puffs", seed))
    turn = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    for number in range(count):
        phase = t / life_s + number / count + 32
        age = (phase - np.floor(phase)).astype(np.float32)
        born = t - age * life_s
        behind = drift - np.interp(born, t, drift, left=float(drift[0]), right=float(drift[-1]))
        if len(t) > 1:
            # Before the clip began it was under way at its first speed.
            first = (drift[1] - drift[0]) / (t[1] - t[0])
            behind = behind + np.minimum(born - t[0], 0) * -first
        wander = rng.uniform(-0.3, 0.3) * size * age
        x = origin[0] - behind + wander + lee * age
        y = origin[1] + rise * (1 - (1 - age) ** 1.6)
        reach = size * (0.28 + 0.72 * age**0.7)
        wobble = 1 + 0.16 * np.sin(turn * 3 + rng.uniform(0, 6))
        spin = turn + age[:, None] * rng.uniform(-1, 1)
        ring = np.stack([np.cos(spin), np.sin(spin)], -1) * (reach[:, None] * wobble[None])[..., None]
        outline = spline(np.stack([x, y], -1)[:, None] + ring, 3)
        fade = np.clip(age * 8, 0, 1) * (1 - age) ** 1.2
        shown = fade if strength is None else fade * strength
        sheet.put(outline, Paint(rgb(colour), opacity=opacity), shown.astype(np.float32))


def flame(
    sheet: Sheet, origin: tuple[float, float], clock: Clock, *, height: float, wide: float, down: bool = False,
    strength: Floats | None = None, seed: int = 0,
) -> None:  # fmt: skip
    """Lay a fire of three tongues within each other that lick and never repeat; `down` for a rocket's."""
    t = clock.times_s
    power = np.ones_like(t) if strength is None else strength
    if float(power.max()) < 0.02:
        return
    sign = -1.0 if down else 1.0
    rng = np.random.default_rng(derive_seed("flame", seed))
    for reach, colour, opacity in ((1.0, "ember", 0.9), (0.72, "flame", 0.95), (0.42, "glow", 1.0)):
        phase = rng.uniform(0, 6, 6)
        points = [
            (-0.5 * wide * reach, 0.0),
            (-0.56, 0.28),
            (-0.3, 0.62),
            (0.0, 1.0),
            (0.3, 0.62),
            (0.56, 0.28),
            (0.5, 0.0),
        ]
        control = []
        for k, (x, y) in enumerate(points):
            lick = np.sin(t * (9 + 2.3 * k) + phase[k % 6]) * 0.1 + np.sin(t * (15.7 + k) + phase[(k + 2) % 6]) * 0.06
            tall = y * height * reach * power * (1 + (0.24 if k == 3 else 0.12) * np.sin(t * (11 + k) + phase[k % 6]))
            across = (x if k else x / (wide * reach)) * wide * reach * np.maximum(power, 0.25) + lick * wide * y
            control.append(np.stack([origin[0] + across, origin[1] + sign * tall], -1))
        outline = spline(np.stack(control, 1).astype(np.float32), 4, (3,))
        shown = np.clip(power * 6, 0, 1).astype(np.float32)
        sheet.put(outline, Paint(rgb(colour), opacity=opacity, emission=1.0), shown)


def splash(sheet: Sheet, at: tuple[float, float], begin_s: float, clock: Clock, size: float, seed: int = 0) -> None:
    """Lay a crown of water thrown up at a moment: tongues that rise and sink back, drops, and foam that spreads.

    Args:
        sheet: takes the shapes.
        at: where the water is broken, metres.
        begin_s: when.
        clock: the clip's frames.
        size: metres; the crown grows about as high and twice as wide.
        seed: decides its tongues and drops.
    """
    t = clock.times_s - begin_s
    if not ((t > 0) & (t < 2.4)).any():
        return
    rng = np.random.default_rng(derive_seed("splash", seed))
    shown = np.clip(t * 12, 0, 1) * np.clip((1.9 - t) * 1.6, 0, 1)
    last = 1.0 + 0.22 * size**0.5
    for _ in range(7):
        place, lean = rng.uniform(-0.85, 0.85), rng.uniform(0.7, 1.2)
        tall = size * rng.uniform(0.7, 1.25) * (1.0 - 0.5 * abs(place))
        life = np.clip(t / (last * rng.uniform(0.75, 1.0)), 0, 1)
        high = np.maximum(4 * life * (1 - life), 0) * tall
        spread = 0.75 + 0.5 * life
        _tongue(sheet, at, place * size * spread, place * lean * size * 0.5 * life, high, 0.2 * size, shown)
    ring = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    for _ in range(22):
        out, up = rng.uniform(-1.1, 1.1) * size**0.7, rng.uniform(0.6, 1.15) * (9.81 * 1.7 * size) ** 0.5
        fly = np.clip(t, 0, 2.4)
        x = at[0] + rng.uniform(-0.4, 0.4) * size + out * fly
        y = at[1] + up * fly - 4.9 * fly * fly
        r = size**0.8 * rng.uniform(0.012, 0.04)
        drop = np.stack([x, y], -1)[:, None] + np.stack([np.cos(ring), np.sin(ring) * 1.25], -1)[None] * r
        sheet.put(drop.astype(np.float32), _FOAM, ((t > 0) & (y > at[1])).astype(np.float32))
    age = np.clip(t / 2.4, 0, 1)
    flat = np.stack([np.cos(ring)[None] * (0.5 + 1.3 * age[:, None]), np.sin(ring)[None] * 0.07 + 0 * age[:, None]], -1)
    foam = np.array(at, np.float32) + flat * size
    sheet.put(spline(foam.astype(np.float32), 3), _FOAM, (shown * (1 - age) * 0.8).astype(np.float32))


def _tongue(
    sheet: Sheet, at: tuple[float, float], across: Floats, lean: Floats, high: Floats, wide: float, shown: Floats
) -> None:
    """Lay one tongue of thrown-up water: broad at its foot, drawn out into a tip that leans outwards."""
    foot, low = at[0] + across, at[1] + 0 * high
    points = [
        (foot - wide, low),
        (foot - 0.45 * wide + 0.4 * lean, low + 0.5 * high),
        (foot + lean, low + high),
        (foot + 0.45 * wide + 0.4 * lean, low + 0.5 * high),
        (foot + wide, low),
    ]
    outline = np.stack([np.stack(np.broadcast_arrays(x, y), -1) for x, y in points], 1)
    sheet.put(spline(outline.astype(np.float32), 4, (0, 4)), _FOAM, shown.astype(np.float32))
