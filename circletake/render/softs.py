"""Everything without an edge, frame by frame in pixels: glows, swarms, mist and water."""

from __future__ import annotations

import numpy as np

from circletake.render.lens import Lens
from circletake.render.places.scenery import Glow, Mist, Swarm, Water
from circletake.render.scene import Floats, Points, Rgb
from circletake.render.shapes import SHINE

_MODES = {"add": 0, "lighten": 1, "darken": 2}


class Softs:
    """Collects soft things and writes them out as the arrays of a Reel."""

    def __init__(self, lens: Lens, times_s: Floats) -> None:
        self._lens = lens
        self._times_s = times_s
        self._glows: list[Floats] = []
        self._groups: list[tuple[float, ...]] = []
        self._sprites: list[Floats] = []
        self._waters: list[Floats] = []
        self._mists: list[Floats] = []

    @property
    def _frames(self) -> int:
        return len(self._lens.camera)

    def add_glow(self, glow: Glow) -> int:
        """Add a glow; return its row."""
        seen = self._lens.see(np.array([[[glow.x, glow.y, glow.z]]], np.float32))
        pulse = np.ones(self._frames) if glow.pulse is None else glow.pulse
        strength = glow.strength * pulse * (seen.depth[:, 0] > 0.3)
        return self.add_spot(
            np.stack([seen.x[:, 0], seen.y[:, 0]], axis=1),
            glow.radius_m * seen.scale[:, 0],
            glow.flat,
            glow.colour,
            strength,
            glow.mode,
            seen.depth[:, 0] + 4.0 * glow.radius_m,
        )

    def add_spot(
        self,
        centre: Points,
        radius: Points,
        flat: Points | float,
        colour: Rgb,
        strength: Points,
        mode: str,
        reach: Points | float = 1e5,
    ) -> int:
        """Add a glow that is already in pixels: (F, 2) centre, (F) radius across; return its row."""
        row = np.empty((self._frames, 10), np.float32)
        row[:, 0:2] = centre
        row[:, 2] = radius
        row[:, 3] = radius * flat
        row[:, 4:7] = colour
        row[:, 7] = strength
        row[:, 8] = _MODES[mode]
        row[:, 9] = np.log2(np.maximum(reach, 0.1)) + 0.5
        self._glows.append(row)
        return len(self._glows) - 1

    def add_swarm(self, swarm: Swarm) -> int:
        """Add a swarm; return its group."""
        head = self._lens.see(np.asarray(swarm.points, np.float32))
        tail = self._lens.see(np.asarray(swarm.points + swarm.trail, np.float32))
        radius = swarm.radius_m * head.scale * (head.depth if swarm.far else 1.0)
        floor = 0.35 * self._lens.height / 720
        thin = np.minimum(radius / floor, 1.0) ** 2
        opacity = swarm.opacity * thin * (head.depth > 0.3) * (tail.depth > 0.3)
        glow = 1.0 + SHINE * swarm.emission
        colour = (swarm.colour[0] * glow, swarm.colour[1] * glow, swarm.colour[2] * glow)
        return self.add_sprites(head.x, head.y, tail.x, tail.y, np.maximum(radius, floor), opacity, colour, swarm.soft)

    def add_sprites(
        self, x0: Points, y0: Points, x1: Points, y1: Points, radius: Points, opacity: Points, colour: Rgb, soft: float
    ) -> int:
        """Add dots or streaks that are already in pixels, each array (F, N); return their group."""
        shape = (self._frames, x0.shape[1])
        rows = np.stack([np.broadcast_to(part, shape) for part in (x0, y0, x1, y1, radius, opacity)], axis=-1)
        first = sum(part.shape[1] for part in self._sprites)
        self._sprites.append(rows.astype(np.float32))
        self._groups.append((first, shape[1], *colour, soft))
        return len(self._groups) - 1

    def add_mist(self, mist: Mist, air: Rgb) -> int:
        """Add a band of mist; return its row."""
        seen = self._lens.see(np.array([[[0.0, mist.y, mist.z]]], np.float32))
        row = np.empty((self._frames, 7), np.float32)
        row[:, 0] = seen.y[:, 0]
        row[:, 1] = mist.up_m * seen.scale[:, 0]
        row[:, 2] = mist.down_m * seen.scale[:, 0]
        row[:, 3:6] = mist.colour or air
        row[:, 6] = mist.opacity * (seen.depth[:, 0] > 0.5)
        self._mists.append(row)
        return len(self._mists) - 1

    def add_water(self, water: Water) -> int:
        """Add level water; return its row."""
        camera, height = self._lens.camera, self._lens.height
        horizon = camera[:, 5] * height
        drop = (camera[:, 1] - water.y) * camera[:, 3] * height
        first = horizon + drop / np.maximum(water.z_far - camera[:, 2], 0.3)
        near = water.z_near - camera[:, 2]
        last = np.where(near > 0.3, horizon + drop / np.maximum(near, 0.3), 2.0 * height)
        row = np.empty((self._frames, 14), np.float32)
        row[:, 0] = first
        row[:, 1] = np.clip(last, first, 2.0 * height)
        row[:, 2:5] = water.far
        row[:, 5:8] = water.near
        row[:, 8] = water.mirror_far
        row[:, 9] = water.mirror_near
        row[:, 10] = water.ripple * height
        row[:, 11] = self._times_s * 2.1
        row[:, 12] = 1.0
        row[:, 13] = first
        self._waters.append(row)
        return len(self._waters) - 1

    @property
    def glows(self) -> Floats:
        """Return (F, G, 10); see Reel."""
        return _stacked(self._glows, self._frames, 10)

    @property
    def groups(self) -> Floats:
        """Return (Q, 6); see Reel."""
        return np.array(self._groups or [(0.0,) * 6], np.float32)

    @property
    def sprites(self) -> Floats:
        """Return (F, N, 6); see Reel."""
        if not self._sprites:
            return np.zeros((self._frames, 1, 6), np.float32)
        return np.ascontiguousarray(np.concatenate(self._sprites, axis=1))

    @property
    def waters(self) -> Floats:
        """Return (F, Y, 14); see Reel."""
        return _stacked(self._waters, self._frames, 14)

    @property
    def mists(self) -> Floats:
        """Return (F, B, 7); see Reel."""
        return _stacked(self._mists, self._frames, 7)


def _stacked(rows: list[Floats], frames: int, columns: int) -> Floats:
    if not rows:
        return np.zeros((frames, 1, columns), np.float32)
    return np.ascontiguousarray(np.stack(rows, axis=1))
