"""Hearing: which bodies meet while they are moved, when, and how hard."""

from __future__ import annotations

from typing import Any, NamedTuple

_LEAST_MPS = 0.35
"""Slower than this nothing is heard to touch."""
_AGAIN_S = 0.07
"""One body's touches closer together than this are one."""


class Touch(NamedTuple):
    """Two bodies meet, or one meets the ground."""

    time_s: float
    one: int
    other: int | None
    """None: the ground."""
    speed_mps: float
    """Along the normal."""
    x: float
    y: float


class Ears:
    """Notes who meets whom, how fast."""

    def __init__(self, made: list[tuple[Any, ...]]) -> None:
        self.now = 0.0
        self.touches: list[Touch] = []
        self._numbers = {id(one[0]): number for number, one in enumerate(made)}
        self._airy = {number for number, one in enumerate(made) if one[1].sensor}
        self._wet: set[int] = set()
        self._last: dict[tuple[int | None, int | None], float] = {}

    def wet(self, number: int, speed: float, x: float, level: float) -> None:
        """Note that a body breaks the water's surface from above for the first time."""
        if number not in self._wet:
            self._wet.add(number)
            if speed > _LEAST_MPS:
                self.touches.append(Touch(self.now, number, None, float(speed), float(x), float(level)))

    def hear(self, arbiter: Any, _space: Any, _data: Any) -> None:
        """Note a touch that begins."""
        first, second = arbiter.bodies
        one, other = self._numbers.get(id(first)), self._numbers.get(id(second))
        key = (one, other) if one is not None else (other, one)
        if self.now - self._last.get(key, -9.0) < _AGAIN_S:
            return
        met = arbiter.contact_point_set
        points = met.points
        airy = bool(self._airy) and (one in self._airy or other in self._airy)
        if not points and not airy:
            return
        at = points[0].point_a if points else first.position
        across = first.velocity_at_world_point(at) - second.velocity_at_world_point(at)
        speed = across.length if airy else abs(across.dot(met.normal))
        one, other = key
        if one is None or speed < _LEAST_MPS:
            return
        self._last[key] = self.now
        self.touches.append(Touch(self.now, one, other, float(speed), float(at.x), float(at.y)))
