"""Rigid bodies: Chipmunk on a fixed step, sampled at the frames.

The step is 1/240 s and begins with the first body that is let go, so a draft at 6 frames a second moves as the film at
24 does. Bodies are added in the order given and nothing is drawn by chance: the same bodies give the same numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.cast.arrays import Floats
from circletake.render.cast.rigid import GRAVITY
from circletake.render.physics.hearing import Ears, Touch
from circletake.render.physics.substance import SUBSTANCES
from circletake.schema import Material

if TYPE_CHECKING:
    import pymunk

STEP_S = 1 / 240
_LONGEST_S = 12.0
_HEARD = 1
"""Chipmunk's type of shapes whose touches are told where not all are."""
_LOOKED_AT = 60
"""Steps after which it is looked whether anything still moves."""
_AT_REST = 2e-5
"""Metres and radians that nothing moves further in between when all is at rest."""


class Body(NamedTuple):
    """Something rigid in the plane that faces the camera."""

    outline: Floats
    """(P, 2) metres where it is when it is let go; it collides as its convex hull."""
    material: Material
    mass_kg: float
    bounce: float
    begin_s: float = 0.0
    """When it is let go; until then it is not there for the others."""
    velocity: tuple[float, float] = (0.0, 0.0)
    """Metres a second when it is let go."""
    spin: float = 0.0
    """Radians a second."""
    round: bool = False
    """True: it collides as a disc."""
    fixed: bool = False
    """True: it never moves: stairs, a table."""
    passes: int = 0
    """Bodies of the same number, but 0, pass through each other."""
    friction: float | None = None
    """None: its material's."""
    parts: tuple[Floats, ...] = ()
    """Convex outlines that it collides as instead of its own hull: the steps of stairs."""
    path: Floats | None = None
    """(frames, 2) metres where its centre is led, whatever pulls at it: a hand."""
    airy: bool = False
    """True: what meets it is noted and goes on as if it were not there."""


class Joint(NamedTuple):
    """A pin between a body and a point, or two bodies; (x, y) metres in the world at the beginning."""

    one: int
    other: int | None
    """None: the world."""
    at: tuple[float, float]
    """On the first body."""
    to: tuple[float, float]
    """On the other; where both are the same it is a hinge, else a rod."""
    most_m: float | None = None
    """None: it keeps its length; else it is slack below so many metres."""
    until_s: float = math.inf
    """When it breaks."""


class Moved(NamedTuple):
    """How bodies moved."""

    middle: Floats
    """(bodies, frames, 2) metres of their centres of mass."""
    angle: Floats
    """(bodies, frames) radians since they were let go."""
    start: Floats
    """(bodies, 2) their centres of mass when they were let go."""
    touches: tuple[Touch, ...]


def simulate(
    bodies: Sequence[Body], floor: Floats, ground: Material, times_s: Floats, joints: Sequence[Joint] = (),
    water_m: float | None = None, air: float = 0.0, longest_s: float = _LONGEST_S,
    heard: frozenset[int] | None = None,
) -> Moved:  # fmt: skip
    """Let bodies go and follow them.

    Args:
        bodies: In order; their places here are their numbers.
        floor: (N, 2) points of the ground's line from left to right, metres.
        ground: What it is.
        times_s: (frames,) when the frames are.
        joints: What ties them.
        water_m: Height of the water that they fall into, metres; None where there is none.
        air: By what share the air slows all of them, 1/s.
        longest_s: How long they are followed; then they rest.
        heard: Numbers of those whose touches are told: to hear of one costs more than to reckon it. None: of all.
    """
    import pymunk

    space: pymunk.Space = pymunk.Space()
    space.gravity = (0.0, -GRAVITY)
    space.damping = math.exp(-air)
    space.iterations = 8 if not joints and all(body.passes for body in bodies) else 24
    space.collision_slop = 0.002
    # 1 - 0.3 of an overlap is left after a second at any step; Chipmunk's own value is made for pixels.
    space.collision_bias = (1.0 - 0.3) ** 60
    _lay_floor(space, floor, ground)
    made = [_make(body) for body in bodies]
    ears = Ears(made)
    if heard is not None:
        for number in heard:
            made[number][1].collision_type = _HEARD
    space.on_collision(None if heard is None else _HEARD, begin=ears.hear)
    first = min((body.begin_s for body in bodies if not body.fixed), default=0.0)
    last = min(float(times_s[-1]), first + longest_s)
    steps = max(math.ceil((last - first) / STEP_S), 0) + 1
    due = sorted(range(len(bodies)), key=lambda i: (-math.inf if bodies[i].fixed else bodies[i].begin_s, i))
    # Reading a body costs more than moving it: only the steps on either side of a frame are read.
    place = _between(times_s, first, steps)
    notes = _Notes(_Reader(space, made), {0, *place.low.tolist(), *place.high.tolist()})
    led = _led(bodies, made, times_s, np.arange(1, steps + 1, dtype=np.float64) * STEP_S + first)
    ties: list[tuple[float, pymunk.Constraint]] = []
    tied = False
    for step in range(steps):
        now = first + step * STEP_S
        while due and (bodies[due[0]].fixed or bodies[due[0]].begin_s <= now + 1e-9):
            space.add(*made[due.pop(0)])
        if not due and not tied:
            ties = _tie(space, made, joints)
            tied = True
        while ties and ties[-1][0] <= now:
            space.remove(ties.pop()[1])
        if notes.rest(step, busy=bool(due or led or ties or water_m is not None)):
            break
        ears.now = now
        if water_m is not None:
            _float(bodies, made, water_m, ears)
        for chip, way in led:
            x, y = way[step]
            chip.velocity = ((x - chip.position.x) / STEP_S, (y - chip.position.y) / STEP_S)
        space.step(STEP_S)
    return _sampled(notes.rows, place, ears.touches)


class _Reader:
    """Reads where all bodies are, in one call: one by one costs more than moving them."""

    def __init__(self, space: pymunk.Space, made: list[tuple[Any, ...]]) -> None:
        from pymunk import batch

        self._space, self._batch, self._buffer = space, batch, batch.Buffer()
        self._fields = batch.BodyFields.BODY_ID | batch.BodyFields.POSITION | batch.BodyFields.ANGLE
        self._numbers = {one[0].id: number for number, one in enumerate(made)}
        self._ids = b""
        self._known = self._rows = np.empty(0, np.intp)
        self._states = np.array([(*one[0].position, one[0].angle) for one in made], np.float64)

    def read(self) -> NDArray[np.float64]:
        """Return (bodies, 3) x, y and angle; of those that are not let go yet, where they wait."""
        self._buffer.clear()
        self._batch.get_space_bodies(self._space, self._fields, self._buffer)
        ids = bytes(self._buffer.int_buf())
        if ids != self._ids:
            self._ids = ids
            rows = [self._numbers.get(one, -1) for one in np.frombuffer(ids, np.intp).tolist()]
            self._known = np.nonzero(np.array(rows) >= 0)[0]
            self._rows = np.array(rows, np.intp)[self._known]
        out = self._states.copy()
        if len(self._rows):
            values = np.frombuffer(bytes(self._buffer.float_buf()), np.float64).reshape(-1, 3)
            out[self._rows] = values[self._known]
        return out


class _Notes:
    """Notes where all bodies are in the steps that are asked for."""

    def __init__(self, reader: _Reader, wanted: set[int]) -> None:
        self.rows: dict[int, NDArray[np.float64]] = {}
        self._reader, self._wanted = reader, wanted
        self._still = np.full((1, 1), np.inf)

    def rest(self, step: int, *, busy: bool) -> bool:
        """Note a step if it is asked for; tell whether all is at rest, and so all further steps are as this one.

        Args:
            step: Its number.
            busy: Whether something may yet begin to move that lies still.
        """
        if step in self._wanted:
            self.rows[step] = self._reader.read()
        if busy or step % _LOOKED_AT:
            return False
        before, self._still = self._still, self._reader.read()
        if np.abs(self._still - before).max() >= _AT_REST:
            return False
        self.rows |= dict.fromkeys(self._wanted - self.rows.keys(), self._still)
        return True


class _Between(NamedTuple):
    """Between which steps each frame lies; all (frames,)."""

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    share: NDArray[np.float64]


def _between(times_s: Floats, first: float, steps: int) -> _Between:
    at = np.clip((np.asarray(times_s, np.float64) - first) / STEP_S, 0, steps - 1)
    low = np.minimum(at.astype(np.int64), max(steps - 2, 0))
    return _Between(low, np.minimum(low + 1, steps - 1), at - low)


def _sampled(rows: dict[int, NDArray[np.float64]], place: _Between, touches: list[Touch]) -> Moved:
    """Return the states at the frames, between steps by straight lines."""
    before = np.array([rows[step] for step in place.low.tolist()])
    after = np.array([rows[step] for step in place.high.tolist()])
    share = place.share[:, None, None]
    states = (before * (1 - share) + after * share).astype(np.float32)
    return Moved(
        np.ascontiguousarray(states[:, :, :2].transpose(1, 0, 2)),
        np.ascontiguousarray(states[:, :, 2].T),
        rows[0].astype(np.float32)[:, :2],
        tuple(touches),
    )


def _lay_floor(space: pymunk.Space, floor: Floats, ground: Material) -> None:
    import pymunk

    like = SUBSTANCES[ground]
    deep = 1.0
    for a, b in pairwise(floor):
        strip = pymunk.Segment(
            space.static_body, (float(a[0]), float(a[1]) - deep), (float(b[0]), float(b[1]) - deep), deep
        )
        strip.elasticity, strip.friction = like.yields, like.friction + 0.2
        space.add(strip)


def _make(body: Body) -> tuple[Any, ...]:
    """Return a Chipmunk body and its shapes, not yet in a space."""
    import pymunk

    outlines = body.parts or (body.outline,)
    # Chipmunk takes the convex hull of what it is given.
    hulls = [pymunk.Poly(None, [(float(x), float(y)) for x, y in one]) for one in outlines]
    own = [hull.get_vertices() for hull in hulls]
    x0, y0 = body.outline.min(0)
    x1, y1 = body.outline.max(0)
    if body.round:
        centre = (float(x0 + x1) / 2, float(y0 + y1) / 2)
        radius = max(float(x1 - x0), float(y1 - y0)) / 2
        moment = pymunk.moment_for_circle(body.mass_kg, 0.0, radius)
    else:
        centre = (float(hulls[0].center_of_gravity[0]), float(hulls[0].center_of_gravity[1]))
        local = [(x - centre[0], y - centre[1]) for x, y in own[0]]
        moment = max(pymunk.moment_for_poly(body.mass_kg, local), 1e-9)
    chip = (
        pymunk.Body(body_type=pymunk.Body.STATIC if body.fixed else pymunk.Body.KINEMATIC)
        if body.fixed or body.path is not None
        else pymunk.Body(max(body.mass_kg, 1e-5), max(moment, 1e-9))
    )
    chip.position = centre
    chip.velocity = body.velocity
    chip.angular_velocity = body.spin
    shapes: list[pymunk.Shape] = []
    if body.round:
        shapes.append(pymunk.Circle(chip, radius))
    else:
        shapes += [pymunk.Poly(chip, [(x - centre[0], y - centre[1]) for x, y in hull]) for hull in own]
    for shape in shapes:
        like = SUBSTANCES[body.material]
        shape.elasticity = like.yields if body.fixed else body.bounce
        shape.friction = like.friction if body.friction is None else body.friction
        shape.filter = pymunk.ShapeFilter(group=body.passes)
        if body.airy:
            shape.sensor = True
    return (chip, *shapes)


def _led(
    bodies: Sequence[Body], made: list[tuple[Any, ...]], times_s: Floats, at_s: NDArray[np.float64]
) -> list[tuple[Any, list[tuple[float, float]]]]:
    """Return the bodies that are led, each with where it is to be at the end of every step."""
    found = []
    for body, one in zip(bodies, made, strict=True):
        if body.path is not None:
            x, y = (np.interp(at_s, times_s, body.path[:, axis]) for axis in (0, 1))
            found.append((one[0], list(zip(x.tolist(), y.tolist(), strict=True))))
    return found


def _tie(
    space: pymunk.Space, made: list[tuple[Any, ...]], joints: Sequence[Joint]
) -> list[tuple[float, pymunk.Constraint]]:
    """Tie bodies, and return the ties that break, those that break first last, with when they do."""
    import pymunk

    breaking: list[tuple[float, pymunk.Constraint]] = []
    for joint in joints:
        one = made[joint.one][0]
        other = space.static_body if joint.other is None else made[joint.other][0]
        here, there = one.world_to_local(joint.at), other.world_to_local(joint.to)
        if joint.most_m is not None:
            tie: pymunk.Constraint = pymunk.SlideJoint(one, other, here, there, 0.0, joint.most_m)
        elif joint.at == joint.to:
            tie = pymunk.PivotJoint(one, other, here, there)
        else:
            tie = pymunk.PinJoint(one, other, here, there)
        tie.collide_bodies = False
        tie.error_bias = (1.0 - 0.5) ** 60
        space.add(tie)
        if joint.until_s < math.inf:
            breaking.append((joint.until_s, tie))
    return sorted(breaking, key=lambda one: -one[0])


def _float(bodies: Sequence[Body], made: list[tuple[Any, ...]], level: float, heard: Ears) -> None:
    """Push up what is in the water by the weight of the water that it takes the place of (Archimedes), and drag it."""
    for number, (body, one) in enumerate(zip(bodies, made, strict=True)):
        chip = one[0]
        if body.fixed or body.airy or chip.space is None:
            continue
        box = one[1].cache_bb()
        high = max(box.top - box.bottom, 1e-3)
        share = min(max((level - box.bottom) / high, 0.0), 1.0)
        if share <= 0.0:
            continue
        heard.wet(number, -chip.velocity.y, chip.position.x, level)
        lift = chip.mass * GRAVITY * share * SUBSTANCES["water"].density / SUBSTANCES[body.material].density
        # What is submerged on one side is pushed up there: it rights itself or turns over.
        chip.apply_force_at_world_point((0.0, lift), (chip.position.x, chip.position.y))
        drag = 2.2 * share * chip.mass / high**0.5
        chip.apply_force_at_world_point((-drag * chip.velocity.x, -drag * chip.velocity.y), chip.position)
        chip.angular_velocity *= 1.0 - 1.8 * share * STEP_S
