"""What shines: lamps with their pools of light, lit windows, smoke over chimneys."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, multiplied, rgb
from circletake.render.places.kit.lines import box, joined, outline, oval, stroke
from circletake.render.places.scenery import Glow, Lamp, Scenery, World
from circletake.render.scene import Paint, Points, Rgb

WARM: Rgb = rgb("#ffc766")
_POOL: Rgb = (1.0, 0.58, 0.20)
"""What a warm lamp adds to what it falls on: more red than blue, so that night paper turns amber."""
_IRON: Rgb = rgb("#2c3038")
_FRAME: Rgb = rgb("#efe6d6")


def glass(world: World) -> Rgb:
    """Return the colour of an unlit pane: the sky in dark glass."""
    return mix(rgb("#2f4152"), world.light.middle, 0.35)


def flicker(world: World, name: str, amount: float = 0.12) -> Points:
    """Return (frames,) factors of a flame's light."""
    rng = world.rng(name)
    times = world.clock.times_s.astype(np.float64)
    rates, phases = rng.uniform(1.5, 9.0, 5), rng.uniform(0.0, 6.28, 5)
    waves = np.sin(times[:, None] * rates + phases).mean(axis=1)
    level: Points = 1.0 + amount * waves * 1.6
    return level.astype(np.float32)


def shine(
    on: Scenery,
    x: float,
    y: float,
    z: float,
    reach: float,
    strength: float,
    colour: Rgb = WARM,
    *,
    floor: bool = True,
    pulse: Points | None = None,
    lights: bool = True,
) -> None:
    """Let a lamp shine: a halo, a pool of light on the ground, and light on who stands near."""
    pool = multiplied(colour, _POOL) if colour == WARM else colour
    spill = strength if on.inside is None else 0.55 * strength
    on.glows.append(
        Glow(x, y, z - 0.05, 0.30 * reach, mix(colour, rgb("#ff9a3c"), 0.35), 0.5 * strength, "add", 1.0, pulse)
    )
    on.glows.append(Glow(x, y, z + 0.05, 0.85 * reach, pool, 2.2 * spill, "lighten", 1.0, pulse))
    if floor:
        on.glows.append(Glow(x, 0.0, z - 0.1, 0.75 * reach, pool, 2.6 * spill, "lighten", 0.26, pulse, z - 0.5 * reach))
    if lights:
        on.lamps.append(Lamp(x, y, z, 2.2 * reach, colour, 0.8 * strength))


def lamp_post(on: Scenery, world: World, x: float, z: float, height: float = 4.2, *, arm: float = 0.0) -> None:
    """Set up a street lamp; it shines when it is dark."""
    top = x + arm
    on.put(
        stroke([[x, 0.0], [x, height * 0.5], [x, height * 0.93]], [0.13, 0.09, 0.08]), _IRON, z, rim=True, mist=False
    )
    if arm:
        on.put(
            stroke([[x, height * 0.9], [x + arm * 0.5, height * 1.02], [top, height * 0.99]], 0.06),
            _IRON,
            z,
            mist=False,
        )
    lit = world.light.lamps
    head = outline(
        (top - 0.13, height * 0.93), (top + 0.13, height * 0.93), (top + 0.2, height * 1.02), (top - 0.2, height * 1.02)
    )
    paint = Paint(mix(glass(world), rgb("#ffe2a0"), lit), emission=0.75 * lit)
    on.put(head, paint, z - 0.02, at=z, mist=False)
    on.put(
        outline((top - 0.24, height * 1.02), (top + 0.24, height * 1.02), (top, height * 1.10)),
        _IRON,
        z - 0.03,
        at=z,
        mist=False,
    )
    if lit > 0.05:
        shine(on, top, height * 0.97, z, 5.5, lit * (0.30 + 0.5 * world.light.night))


def window(
    on: Scenery,
    world: World,
    rng: np.random.Generator,
    x: float,
    y: float,
    z: float,
    width: float,
    height: float,
    *,
    frame: Rgb = _FRAME,
    lit: float | None = None,
    bars: bool = True,
    shutters: Rgb | None = None,
) -> bool:
    """Put a window in a wall, (x, y) its lower middle; return whether somebody is at home."""
    shines = rng.random() < (0.75 * world.light.lamps if lit is None else lit)
    half = width / 2
    if shutters is not None:
        edges = [x + side * (half + width * 0.26) for side in (-1.0, 1.0)]
        leaves = [box(edge - width * 0.2, y, edge + width * 0.2, y + height) for edge in edges]
        on.put(joined(leaves), shutters, z, mist=False)
    margin = 0.09 * width
    on.put(box(x - half - margin, y - margin, x + half + margin, y + height + margin), frame, z, mist=False)
    warm = mix(WARM, rgb("#ffb45a"), float(rng.random()) * 0.6)
    pane = (
        Paint(warm, lighter(warm, -0.08), emission=0.62) if shines else Paint(glass(world), lighter(glass(world), 0.08))
    )
    on.put(box(x - half, y, x + half, y + height), pane, z - 0.01, at=z, mist=False)
    if bars:
        bar = 0.045 * width
        cross = (
            box(x - bar, y, x + bar, y + height),
            box(x - half, y + height * 0.55 - bar, x + half, y + height * 0.55 + bar),
        )
        on.put(joined(list(cross)), frame, z - 0.02, at=z, mist=False)
    return bool(shines)


def smoke(
    on: Scenery,
    world: World,
    x: float,
    y: float,
    z: float,
    size: float,
    colour: Rgb,
    *,
    puffs: int = 7,
    opacity: float = 0.5,
    rise: float = 1.0,
) -> None:
    """Let smoke rise and drift with the wind in soft round puffs."""
    rng = world.rng(f"smoke {x:.2f} {z:.2f}")
    times = world.clock.times_s.astype(np.float64)
    life = 6.0
    lean = (0.35 + 0.25 * world.light.wind_mps) * -world.light.side
    for puff in range(puffs):
        age = (times / life + puff / puffs) % 1.0
        wobble = 0.3 * size * np.sin(age * 7.0 + rng.uniform(0, 6.28))
        centre = np.stack([x + lean * age**1.3 * size * 2.2 + wobble, y + rise * age * size * 4.6], axis=1)
        radius = size * (0.30 + 0.95 * age) * rng.uniform(0.85, 1.15)
        round_ = oval(0.0, 0.0, 1.0, 0.82, 18)
        shape = centre[:, None] + round_[None] * radius[:, None, None]
        fading = (np.clip(age * 6.0, 0.0, 1.0) * (1.0 - age) ** 1.2).astype(np.float32)
        on.put(shape.astype(np.float32), colour, z, opacity=opacity, fading=fading, mist=False)
