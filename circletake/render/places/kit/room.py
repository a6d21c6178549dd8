"""Rooms: floor, walls and ceiling, a window onto the weather, and the light inside."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.drift import motes
from circletake.render.places.kit.land import span
from circletake.render.places.kit.lines import arch, box, holed, noise, outline, raised, ridge
from circletake.render.places.kit.plants import grass_colour, leaf_colour, snowed, tree_line
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Area, Flat, Paint, Points, Rgb
from circletake.schema import Material

_FRAME: Rgb = rgb("#efe7d8")
_LAMPLIGHT: Rgb = (0.88, 0.73, 0.57)


class Opening(NamedTuple):
    """A window in the back wall: x and y of its lower middle, its size, and whether its top is round."""

    x: float
    y: float
    width: float
    height: float
    round: bool = False

    def outline(self, grow: float = 0.0) -> Points:
        """Return its outline, larger by `grow` on every side."""
        x0, x1 = self.x - self.width / 2 - grow, self.x + self.width / 2 + grow
        y0, y1 = self.y - grow, self.y + self.height + grow
        return arch(x0, y0, x1, y1, 16) if self.round else box(x0, y0, x1, y1)


class Shell(NamedTuple):
    """A room's size and colours."""

    width: float
    height: float
    depth: float
    """Where the back wall stands."""
    wall: Rgb
    floor: Rgb
    ceiling: Rgb
    material: Material = "wood"
    boards: float = 0.0
    """Width of floor boards; 0 for none."""
    tiles: float = 0.0
    """Width of floor tiles; 0 for none."""


def indoor_tint(world: World, cool: float = 0.0) -> Rgb:
    """Return what white looks like in a room: daylight by day, lamps by night; `cool` 1 for white lamps."""
    light = world.light
    lamps = mix(_LAMPLIGHT, (0.84, 0.90, 0.98), cool)
    day = 1.0 - light.night
    sky = mix(light.tint, (0.97, 0.95, 0.92), 0.5)
    red, green, blue = ((n * 0.90 * (1 - day) + d * 0.95 * day) for n, d in zip(lamps, sky, strict=True))
    return (red, green, blue)


def open_room(
    world: World, shell: Shell, windows: list[Opening], *, cool: float = 0.0, high: bool = False, view: str = "land"
) -> Scenery:
    """Build a room's shell.

    Args:
        world: Light and seed.
        shell: Size and colours.
        windows: In the back wall.
        cool: How white its lamps are.
        high: True for a hall, that wider frames may show.
        view: What lies outside: `land`, `roofs` or `nothing`.
    """
    half = shell.width / 2
    tint = indoor_tint(world, cool)
    on = Scenery(
        ground=Flat(shell.material, indoors=True),
        area=Area(-half + 1.6, half - 1.6, 0.0, shell.depth - 2.2),
        air_m=90.0,
        haze=mix(shell.wall, tint, 0.3),
        inside=tint,
        weather="outside" if windows else "none",
        horizon=0.50,
        wide_m=shell.height * (2.3 if not high else 2.0),
        eye_m=1.55,
        side_m=half - 2.4,
        tall_m=shell.height * 1.25,
        shade=0.55,
    )
    if windows:
        _outside(on, world, shell, view)
    else:
        on.sky = (lighter(shell.wall, -0.2), lighter(shell.wall, -0.3))
    _floor(on, shell)
    _walls(on, shell, windows)
    for window in windows:
        glaze(on, world, window, shell.depth)
        _daylight(on, world, window, shell)
    _corners(on, shell)
    motes(on, world, (-half, half), (0.4, shell.height), (0.5, shell.depth - 0.5), 40)
    return on


def _outside(on: Scenery, world: World, shell: Shell, view: str) -> None:
    """Set what the window looks out on."""
    add_clouds(on, world, low=0.05, high=0.3, amount=0.5)
    rng = world.rng("outside")
    if view == "nothing":
        return
    if view == "roofs":
        from circletake.render.places.kit.buildings import tower

        for z, top in ((320.0, 90.0), (190.0, 48.0), (110.0, 22.0)):
            for x in np.linspace(-0.9, 0.9, 9) * z:
                tone = mix(rgb("#6f7f96"), rgb("#9a8f8a"), float(rng.random()))
                tower(
                    on,
                    world,
                    rng,
                    float(x),
                    z,
                    0.16 * z,
                    top * float(rng.uniform(0.4, 1.0)) + 30.0,
                    tone,
                    y=-30.0,
                    detail=0.7,
                    crown=0,
                )
        for piece in on.pieces:
            piece.zone = "open" if piece.zone == "inside" else piece.zone
        return
    green = grass_colour(world)
    for z, height, share in ((420.0, 34.0, 0.5), (200.0, 9.0, 0.2)):
        x = span(z, 120)
        y = height * (0.4 + 0.6 * (0.5 + 0.5 * noise(rng, x, z * 0.7, 3)))
        on.put(ridge(x, y, -30.0), mix(green, rgb("#7f9fb0"), share), z, zone="open")
    x = span(70.0, 200)
    leaves = snowed(mix(leaf_colour(world, rng), rgb("#4a7a5c"), 0.3), world.light.white, 0.4)
    on.put(ridge(x, tree_line(rng, x, 6.0, False) * np.abs(noise(rng, x, 40.0, 2)), -20.0), leaves, 70.0, zone="open")
    on.put(ridge(x, np.full_like(x, -0.6), -40.0), green, 60.0, zone="open")
    del shell


def _floor(on: Scenery, shell: Shell) -> None:
    half, far = shell.width / 2, shell.depth
    on.floor_plane((-half, half), (-40.0, far), lighter(shell.floor, -0.02), lighter(shell.floor, -0.03), at=far + 0.4)
    if shell.boards:
        lines = [
            raised(box(float(x) - 0.012, -14.0, float(x) + 0.012, far), 0.0)
            for x in np.arange(-half, half, shell.boards)
        ]
        lines += [
            raised(box(float(x), z, float(x) + shell.boards, z + 0.025), 0.0)
            for i, x in enumerate(np.arange(-half, half, shell.boards))
            for z in np.arange(-10.0 + (i * 1.37) % 3.1, far, 3.1)
        ]
        for line in lines:
            on.put(line, lighter(shell.floor, -0.10), at=far + 0.3, opacity=0.7)
    if shell.tiles:
        size = shell.tiles
        for i, x in enumerate(np.arange(-half, half, size)):
            for k, z in enumerate(np.arange(-7.0, far, size)):
                if (i + k) % 2:
                    on.put(
                        raised(box(float(x), float(z), float(x) + size, min(float(z) + size, far)), 0.0),
                        lighter(shell.floor, -0.13),
                        at=far + 0.3,
                    )


def _walls(on: Scenery, shell: Shell, windows: list[Opening]) -> None:
    half, high, far = shell.width / 2, shell.height, shell.depth
    back = box(-half - 0.02, -0.02, half + 0.02, high + 0.02)
    wall = holed(back, [window.outline() for window in windows]) if windows else back
    on.put(wall, shell.wall, far, bottom=lighter(shell.wall, -0.05), at=far + 0.5)
    for side in (-1.0, 1.0):
        sheet = np.array(
            [[side * half, 0, far], [side * half, high, far], [side * half, high, -40], [side * half, 0, -40]],
            np.float32,
        )
        on.put(sheet, lighter(shell.wall, -0.045), at=far + 0.45, bottom=lighter(shell.wall, -0.09))
        skirt = np.array(
            [[side * half, 0, far], [side * half, 0.16, far], [side * half, 0.16, -40], [side * half, 0, -40]],
            np.float32,
        )
        on.put(skirt, lighter(shell.wall, 0.04), at=far + 0.44)
    roof = np.array([[-half, high, far], [half, high, far], [half, high, -40], [-half, high, -40]], np.float32)
    on.put(roof, lighter(shell.ceiling, -0.05), at=far + 0.46)
    on.put(box(-half, 0.0, half, 0.16), lighter(shell.wall, 0.05), far - 0.02, at=far + 0.28)
    on.put(box(-half, high - 0.12, half, high), lighter(shell.ceiling, 0.02), far - 0.02, at=far + 0.28)


def glaze(
    on: Scenery, world: World, window: Opening, z: float, *, frame: Rgb = _FRAME, across: int = 2, up: int = 3
) -> None:
    """Put frame, bars and sill into a window."""
    on.put(holed(window.outline(0.11), [window.outline()]), frame, z - 0.03, at=z + 0.27)
    pane = Paint(mix(rgb("#dfeef5"), world.light.horizon, 0.5), opacity=0.10)
    on.put(window.outline(), pane, z - 0.01, at=z + 0.275, zone="open")
    x0, x1 = window.x - window.width / 2, window.x + window.width / 2
    for i in range(1, across):
        at = x0 + window.width * i / across
        on.put(
            box(at - 0.028, window.y, at + 0.028, window.y + window.height * (0.97 if window.round else 1.0)),
            frame,
            z - 0.035,
            at=z + 0.265,
        )
    for i in range(1, up):
        at = window.y + window.height * i / up
        on.put(box(x0, at - 0.024, x1, at + 0.024), frame, z - 0.035, at=z + 0.265)
    sill = outline(
        (x0 - 0.2, window.y - 0.16),
        (x1 + 0.2, window.y - 0.16),
        (x1 + 0.16, window.y - 0.04),
        (x0 - 0.16, window.y - 0.04),
    )
    on.put(sill, lighter(frame, -0.03), z - 0.14, at=z + 0.26)


def _daylight(on: Scenery, world: World, window: Opening, shell: Shell) -> None:
    """Let daylight or the moon fall through a window onto the floor."""
    light = world.light
    strength = (0.34 if light.sun is not None else 0.15) * (1.0 - 0.55 * light.night)
    slant = -light.side * 1.6
    x0, x1 = window.x - window.width / 2, window.x + window.width / 2
    near, far = shell.depth - 4.6, shell.depth - 1.5
    patch = np.array(
        [
            [x0 + slant * 0.5, 0.012, far],
            [x1 + slant * 0.5, 0.012, far],
            [x1 + slant * 1.4, 0.012, near],
            [x0 + slant * 1.4, 0.012, near],
        ],
        np.float32,
    )
    tone = mix(light.glow, (1.0, 1.0, 1.0), 0.3)
    on.put(patch, Paint(tone, opacity=strength * 0.8, fade=0.3), at=shell.depth + 0.25, zone="own", haze=0.0)
    shaft = np.array(
        [
            [x0, window.y + window.height, shell.depth - 0.1],
            [x1, window.y + window.height, shell.depth - 0.1],
            [x1 + slant * 1.4, 0.0, near],
            [x0 + slant * 1.4, 0.0, near],
        ],
        np.float32,
    )
    if light.sun is not None:
        on.put(shaft, Paint(tone, opacity=0.15, fade=0.15), at=shell.depth - 1.6, zone="own", haze=0.0)
    on.glows.append(
        Glow(
            window.x,
            window.y + window.height / 2,
            shell.depth - 0.2,
            window.height * 1.5,
            tone,
            0.30 * (1.0 - 0.7 * light.night),
        )
    )


def _corners(on: Scenery, shell: Shell) -> None:
    """Let the room's corners fall back into shade."""
    half, z = shell.width / 2, shell.depth + 0.2
    for side in (-1.0, 1.0):
        on.glows.append(Glow(side * half, shell.height, z, 3.8, (0.5, 0.46, 0.5), 0.2, "darken"))
        on.glows.append(Glow(side * half, 0.2, z, 3.0, (0.42, 0.38, 0.44), 0.28, "darken"))
