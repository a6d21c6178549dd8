"""What a shot is made of before it is drawn: flat shapes in a world of metres.

World axes: x to the right, y up (0 is the ground or the water at rest), z away from the viewer. Shapes are paper: flat,
filled, without thickness; every vertex has its own depth, so that a road or a floor can run away from the viewer.
Colours are sRGB in 0..1 as they are under white light; the light of the shot is laid on when it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from circletake.schema import Contact, Effect, Expression, Look, Material, SourceTrack

Floats = NDArray[np.float32]
Points = NDArray[np.floating[Any]]
"""Floats of any width, as computations leave them."""
Rgb = tuple[float, float, float]


class Clock(NamedTuple):
    """The frames of a clip and their times."""

    frames: int
    fps: float
    handle: int = 0

    @property
    def times_s(self) -> Floats:
        """Return (frames,) seconds since the in point; handles before it are negative."""
        return ((np.arange(self.frames) - self.handle) / self.fps).astype(np.float32)

    @property
    def length_s(self) -> float:
        """Return the time between in point and out point."""
        return max(1, self.frames - 2 * self.handle) / self.fps

    @property
    def shares(self) -> Floats:
        """Return (frames,) moments as shares of the shot; handles lie below 0 and above 1."""
        return self.times_s / np.float32(self.length_s)


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled."""

    colour: Rgb
    bottom: Rgb | None = None
    """With it the fill runs from `colour` at the shape's top to `bottom` at its lowest point."""
    opacity: float = 1.0
    emission: float = 0.0
    """0: takes the light of the shot. 1: shines by itself and glows."""
    fade: float = 1.0
    """Factor on the opacity at the shape's lowest point, 1 at its top: beams, smoke, spray that thin out."""


@dataclass(slots=True)
class Shape:
    """One closed outline, filled by the non-zero rule."""

    points: Floats
    """(P, 3) metres when it stands still, (frames, P, 3) when it moves."""
    paint: Paint
    object: str = ""
    """The truth's id of what it belongs to; empty for scenery."""
    opacity: Floats | None = None
    """(frames,) factor on the paint's opacity."""
    order: float = 0.0
    """Among shapes of one object, higher is drawn later. Objects are sorted by depth first."""
    rim: bool = False
    """True for outlines that the light may edge: bodies, trees, houses."""


class Ground(Protocol):
    """What a place stands on."""

    def height(self, x: Floats, z: Floats, t: Floats) -> Floats:
        """Return y in metres at places and times (all of one shape): dunes, waves, a floor."""

    def material(self, x: float, z: float) -> Material:
        """Return what a foot meets there."""

    def is_water(self, x: float, z: float) -> bool:
        """Tell whether things float there."""


class Area(NamedTuple):
    """Where the cast may stand, in metres, as the shot can see it: blocking keeps inside it.

    It is fitted to the shot before the cast is placed: narrow and shallow for a close-up or an upright frame, as
    wide as the place allows for an extreme wide shot. The camera stands at negative z, in front of `z_near`.
    """

    x0: float
    """Left edge at the middle distance."""
    x1: float
    z_near: float
    z_far: float
    least_m: float = 0.0
    """What is smaller than this would be lost in the frame: small things are shown larger towards it."""

    @property
    def x_mid(self) -> float:
        """Return the middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def z_mid(self) -> float:
        """Return the middle distance."""
        return (self.z_near + self.z_far) / 2


class Flat(NamedTuple):
    """Level ground of one material."""

    of: Material = "earth"
    water: bool = False
    submerged: bool = False
    """True for the bed of a sea: what swims goes above it, people dive."""
    indoors: bool = False
    """True for a floor: there are stools and beds."""

    def height(self, x: Floats, z: Floats, t: Floats) -> Floats:
        """Return 0 everywhere."""
        return np.zeros(np.broadcast(x, z, t).shape, np.float32)

    def material(self, x: float, z: float) -> Material:
        """Return the one material."""
        return self.of

    def is_water(self, x: float, z: float) -> bool:
        """Tell whether it is water."""
        return self.water


class TimedAction(NamedTuple):
    """An action with its times in seconds since the in point."""

    verb: str
    """A term of kind action."""
    begin_s: float
    end_s: float
    target: str | None = None
    """Id of another part."""
    manner: str | None = None
    effect: Effect = ""
    """What physics makes of it where it is done by a thing."""


class Lips(NamedTuple):
    """A mouth that speaks; all (frames,) 0..1."""

    open: Floats
    round: Floats
    """Pushed forward."""
    wide: Floats
    """Drawn apart."""
    teeth: Floats
    """How much of the gap the teeth fill beyond what they always do."""
    bitten: Floats
    """How far the lower lip lies under the upper teeth."""


@dataclass(slots=True)
class Part:
    """Somebody or something to be performed: what, how it looks, what it does."""

    id: str
    term: str | None
    """A cast term; None for a thing that the stage can't draw: a labelled stand-in is built."""
    noun: str
    """The word that it was called by; stand-ins are labelled with it."""
    look: Look
    seed: int
    count: int = 1
    adjectives: tuple[str, ...] = ()
    actions: tuple[TimedAction, ...] = ()
    side: str | None = None
    depth: str | None = None
    facing: str | None = None
    expression: Expression | None = None
    holding: str | None = None
    holding_look: Look | None = None
    """Of what is held, where the bible knows it: its colours stay, whoever holds it."""
    holding_adjectives: tuple[str, ...] = ()
    mouth: Lips | None = None
    """What its lips do while it speaks."""


class Flare(NamedTuple):
    """Light that comes and goes."""

    strength: Floats
    """(frames,) 0 none, 1 as bright as a house that blows up."""
    at: tuple[float, float, float]
    """Metres."""
    reach_m: float
    colour: Rgb


@dataclass(slots=True)
class Performance:
    """A part as played: shapes in world metres for every frame, and the truth about it."""

    id: str
    term: str
    shapes: list[Shape]
    anchor: Floats
    """(frames, 3): where it stands, at the ground."""
    height_m: float
    """From the ground to its top when it stands still."""
    width_m: float
    key_points: dict[str, Floats] = field(default_factory=dict)
    """Name to (frames, 3): head, hand_l, hand_r, foot_l, foot_r ..., as far as it has them."""
    contacts: list[Contact] = field(default_factory=list)
    """`x`, `y`, `distance_m` are filled in by the camera."""
    sources: list[SourceTrack] = field(default_factory=list)
    actions: tuple[str, ...] = ()
    """Action terms that are really performed."""
    places: dict[tuple[float, str], Floats] = field(default_factory=dict)
    """Where contacts are that are not where it stands: frame and kind to (3,) metres."""
    reach: Floats | None = None
    """(4,) left, bottom, right, top in metres of all that happens to it: what a camera holds; None: where it is."""
    flare: Flare | None = None
    """Light that it throws at moments only: an explosion's."""
    bench: Floats | None = None
    """(4,) left, bottom, right, top in metres of what it works on: a medium frame holds that too."""
    gone_s: float | None = None
    """From when on nothing of it stands any more and it darkens no ground; None: it stays."""
