"""What a place is built of, and the world that it is built in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from circletake.render.light import Illumination
from circletake.render.scene import Area, Clock, Flat, Ground, Paint, Points, Rgb, Shape

Zone = Literal["open", "inside", "own"]
"""Which light falls on a piece: the sky's, the room's, or none because its colours are final."""


_AREA = Area(-6.0, 6.0, 0.0, 6.0)


class World(NamedTuple):
    """When, in what weather and from what seed a place is built."""

    seed: int
    light: Illumination
    clock: Clock
    aspect: float
    adjectives: tuple[str, ...] = ()

    def rng(self, name: str) -> np.random.Generator:
        """Return the randomness of one named thing, so that adding another does not change it."""
        return np.random.default_rng([self.seed & 0xFFFFFFFF, self.seed >> 32, *name.encode()])

    def pick(self, name: str, count: int) -> int:
        """Choose one of `count` variants."""
        return int(self.rng(name).integers(count))


@dataclass(slots=True)
class Piece:
    """A shape of the scenery, with what drawing needs to know of it."""

    shape: Shape
    z: float
    """Where it comes in the drawing order: far pieces first."""
    zone: Zone
    haze: float
    """Factor on the air before it."""
    mist: bool
    """True: mist lies at its foot."""


class Glow(NamedTuple):
    """A soft light, or a soft shadow."""

    x: float
    y: float
    z: float
    radius_m: float
    colour: Rgb
    strength: float
    mode: Literal["add", "lighten", "darken"] = "add"
    flat: float = 1.0
    """Height of the glow by its width."""
    pulse: Points | None = None
    """(frames,) factors on its strength."""
    at: float | None = None
    """Depth that decides the drawing order, when not `z`."""


class Lamp(NamedTuple):
    """Something that lights who stands near it."""

    x: float
    y: float
    z: float
    reach_m: float
    colour: Rgb
    strength: float


class Water(NamedTuple):
    """Level water between two distances."""

    z_far: float
    z_near: float
    far: Rgb
    near: Rgb
    mirror_far: float = 0.75
    mirror_near: float = 0.25
    ripple: float = 0.006
    """In frame heights."""
    y: float = 0.0


class Mist(NamedTuple):
    """A band of mist across the whole view."""

    z: float
    y: float
    up_m: float
    down_m: float
    opacity: float
    colour: Rgb | None = None
    """None for the colour of the air."""


class Swarm(NamedTuple):
    """Many small dots or streaks of one colour."""

    points: Points
    """(frames or 1, N, 3) metres."""
    trail: Points
    """(3,) metres from a streak's head to its tail; zero for dots."""
    radius_m: float
    colour: Rgb
    opacity: Points
    """(frames or 1, N)."""
    z: float
    """Where it comes in the drawing order."""
    emission: float = 0.0
    soft: float = 0.3
    far: bool = False
    """True for what lies in the sky: its radius is a tangent."""


class Framing(NamedTuple):
    """Something close to the camera at the frame's border, placed in frame heights.

    u runs to the right from the frame's middle, v up from its lower edge.
    """

    outline: Points
    """(P, 2) or (frames, P, 2): u, v. Where u < 0 it hangs on the left border, else on the right."""
    colour: Rgb
    near: float
    """Distance as a share of that to the subject."""
    from_top: bool = False


@dataclass(slots=True)
class Scenery:
    """A place, built."""

    ground: Ground = field(default_factory=Flat)
    area: Area = _AREA
    pieces: list[Piece] = field(default_factory=list)
    glows: list[Glow] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)
    waters: list[Water] = field(default_factory=list)
    mists: list[Mist] = field(default_factory=list)
    swarms: list[Swarm] = field(default_factory=list)
    framings: list[Framing] = field(default_factory=list)
    air_m: float = 600.0
    """In this many metres of clear air half the contrast goes."""
    haze: Rgb | None = None
    """Colour of the air, where it is not the sky's."""
    sky: tuple[Rgb, Rgb] | None = None
    """Above and below, where no sky is; None for the open sky."""
    inside: Rgb | None = None
    """What white looks like in the room; None in the open."""
    weather: Literal["here", "outside", "none"] = "here"
    """Where rain and snow fall: all over the place, only beyond its windows, or nowhere."""
    horizon: float = 0.58
    """Where the eye's level lies in a wide frame, from the top."""
    wide_m: float = 16.0
    """How far away the camera stands for a picture of the place itself."""
    eye_m: float = 1.7
    """How high it stands then."""
    floor: float = 0.0
    """Lowest that the camera may stand above the ground where the subject is, in metres."""
    side_m: float | None = None
    """How far the camera may move aside; None for as far as it likes."""
    tall_m: float | None = None
    """Most metres that a frame may be high where the subject is; None for no limit."""
    swim_m: float | None = None
    """Least height at which swimmers swim, under water; None elsewhere."""
    shade: float = 1.0
    """Factor on how dark shadows fall: 0 where the light has no direction."""

    def put(
        self,
        outline: Points,
        colour: Rgb | Paint,
        z: float = 0.0,
        *,
        bottom: Rgb | None = None,
        at: float | None = None,
        zone: Zone | None = None,
        haze: float = 1.0,
        rim: bool = False,
        emission: float = 0.0,
        opacity: float = 1.0,
        fade: float = 1.0,
        mist: bool = True,
        fading: Points | None = None,
    ) -> None:
        """Add one flat shape.

        Args:
            outline: (P, 2) or (frames, P, 2) standing at depth `z`, or with three coordinates in the world.
            colour: Its colour, or a whole paint.
            z: Depth in metres.
            bottom: Its colour at the foot.
            at: Depth that decides the drawing order, when not `z`.
            zone: Which light; None for the room's in a room, else the sky's.
            haze: Factor on the air before it.
            rim: True when light catches its edge.
            emission: How much it shines.
            opacity: How much it covers.
            fade: Factor on that at its foot.
            mist: Whether mist lies at its foot.
            fading: (frames,) factors on its opacity.
        """
        points = np.asarray(outline, np.float32)
        if points.shape[-1] == 2:
            flat, points = points, np.empty((*points.shape[:-1], 3), np.float32)
            points[..., :2] = flat
            points[..., 2] = z
        paint = colour if isinstance(colour, Paint) else Paint(colour, bottom, opacity, emission, fade)
        place = zone or ("inside" if self.inside else "open")
        shape = Shape(points, paint, opacity=fading, rim=rim)
        self.pieces.append(Piece(shape, z if at is None else at, place, haze, mist and place == "open"))

    def lie(self, x: float, z: float) -> float:
        """Return the ground's height somewhere, at rest."""
        still = np.zeros(1, np.float32)
        return float(self.ground.height(np.array([x], np.float32), np.array([z], np.float32), still)[0])

    def floor_plane(
        self,
        x: tuple[float, float],
        z: tuple[float, float],
        near: Rgb,
        far: Rgb | None = None,
        *,
        y: float = 0.0,
        at: float | None = None,
        opacity: float = 1.0,
    ) -> None:
        """Add level ground that runs away from the viewer."""
        quad = np.array([[x[0], y, z[1]], [x[1], y, z[1]], [x[1], y, z[0]], [x[0], y, z[0]]], np.float32)
        order = z[1] if at is None else at
        self.put(quad, far or near, bottom=near, at=order, mist=False, opacity=opacity)
