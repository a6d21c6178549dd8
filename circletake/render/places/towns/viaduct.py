"""A railway's bridge: a single track on arches of stone, high over the water."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lines import arch, box, holed, joined, raised
from circletake.render.places.kit.plants import snowed
from circletake.render.places.kit.waves import water_colour
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area

DECK_Z = (1.8, 6.0)
"""Metres from the deck's near edge to its far one."""
_TRACK_Z = 4.3
_WATER_Y = -5.5
_SPAN_M = 11.0
_REACH_M = 132.0


def lay_viaduct(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Carry a railway over the water in front of everything that stands on the banks."""
    on.area = Area(-7.0, 7.0, 2.1, 3.5)
    stone = snowed(varied(rgb("#b09a82"), rng), world.light.white, 0.3)
    near = water_colour(world, rgb("#356f80"), 0.1)
    on.floor_plane((-300.0, 300.0), (-140.0, DECK_Z[0]), near, lighter(near, 0.03), y=_WATER_Y, at=6.9)
    # Its colour is the light's already, as that of the water beyond is.
    on.pieces[-1].zone = "own"
    _arches(on, stone)
    gravel = snowed(rgb("#8f877e"), world.light.white, 0.6)
    x0, x1 = -300.0, 300.0
    deck = raised(box(x0, DECK_Z[0], x1, DECK_Z[1]), 0.0)
    on.put(deck, gravel, bottom=lighter(gravel, -0.04), at=6.6, mist=False)
    on.put(box(x0, 0.0, x1, 0.62), lighter(stone, -0.03), DECK_Z[1], bottom=lighter(stone, -0.09), at=6.55, mist=False)
    on.put(box(x0, 0.62, x1, 0.8), lighter(stone, 0.06), DECK_Z[1] - 0.05, at=6.5, rim=True, mist=False)
    wood = snowed(rgb("#6a5444"), world.light.white, 0.5)
    ties = [raised(box(x - 0.13, _TRACK_Z - 1.15, x + 0.13, _TRACK_Z + 1.15), 0.02) for x in np.arange(-48, 48, 0.8)]
    on.put(joined(ties), wood, at=6.4, mist=False)
    steel = mix(rgb("#aab4bd"), world.light.horizon, 0.35)
    rails = [raised(box(x0, z - 0.05, x1, z + 0.05), 0.05) for z in (_TRACK_Z - 0.72, _TRACK_Z + 0.72)]
    on.put(joined(rails), steel, at=6.3, mist=False)


def _arches(on: Scenery, stone: tuple[float, float, float]) -> None:
    """Raise the near wall: arches between piers, with a coping along the deck."""
    z = DECK_Z[0]
    feet = np.arange(-_REACH_M, _REACH_M, _SPAN_M)
    holes = [arch(x + 1.1, _WATER_Y - 3.0, x + _SPAN_M - 1.1, -1.6, 20) for x in feet]
    under = [arch(x + 1.1, _WATER_Y - 3.0, x + _SPAN_M - 0.5, -1.6, 20) for x in feet]
    outer = box(-_REACH_M, _WATER_Y - 3.0, _REACH_M, 0.0)
    on.put(holed(outer, under), lighter(stone, -0.16), z + 1.6, at=6.8, mist=False)
    on.put(holed(outer, holes), stone, z, bottom=lighter(stone, -0.12), at=6.2, mist=False)
    piers = [box(x - 0.8, _WATER_Y - 3.0, x + 0.8, -0.5) for x in feet]
    on.put(joined(piers), lighter(stone, -0.03), z - 0.1, bottom=lighter(stone, -0.13), at=6.15, rim=True, mist=False)
    on.put(box(-300.0, -0.42, 300.0, -0.06), lighter(stone, 0.02), z - 0.2, at=6.1, mist=False)
    on.put(box(-300.0, -0.06, 300.0, 0.1), lighter(stone, 0.08), z - 0.25, at=6.05, rim=True, mist=False)
