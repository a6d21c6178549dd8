"""The cut before anything is moved: planned lengths, as far as the takes reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.editor.question import ShotFootage


class Laid(NamedTuple):
    """A shot as laid into the cut: frames of its file from `start`, `frames` of them."""

    start: int
    frames: int

    @property
    def end(self) -> int:
        """Return the out point, half-open."""
        return self.start + self.frames


def lay(shots: Sequence[ShotFootage]) -> tuple[Laid, ...]:
    """Lay every shot from its planned in point.

    A take that is shorter than its shot gives all that it has; the nearest neighbours whose takes reach further
    hold on for the rest, so that the film keeps its length as long as there is footage for it.
    """
    lengths = [_held(shot) for shot in shots]
    for at, shot in enumerate(shots):
        short = shot.frames - min(shot.frames, _reach(shot))
        for other in sorted(range(len(shots)), key=lambda one: (abs(one - at), one)):
            more = min(short, _reach(shots[other]) - lengths[other])
            if more > 0:
                lengths[other] += more
                short -= more
    return tuple(
        Laid(max(0, min(shot.handle, _reach(shot) - length)), length)
        for shot, length in zip(shots, lengths, strict=True)
    )


def _held(shot: ShotFootage) -> int:
    return min(shot.frames, _reach(shot))


def _reach(shot: ShotFootage) -> int:
    """Return how many frames a shot can fill; one without a take is filled with its own slate, as long as planned."""
    return shot.take_frames or shot.frames


def spare_before(shot: ShotFootage, laid: Laid) -> int:
    """Return how many frames of the file lie before the in point."""
    return laid.start if shot.take_frames else 0


def spare_after(shot: ShotFootage, laid: Laid) -> int:
    """Return how many frames of the file lie after the out point."""
    return shot.take_frames - laid.end if shot.take_frames else 0
