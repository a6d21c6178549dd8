"""A room's buses: sounds are laid on them in their places, and the room answers them all at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.sound.filters import run
from circletake.sound.space.room import Room, in_room, through
from circletake.sound.track import Samples, count, lay, silence

_LOOK = 64
"""Samples between two looks for where anything sounds."""


class Buses(NamedTuple):
    """What goes into one room."""

    dry: Samples
    """`(2, samples)`: every sound in its place."""
    send: Samples
    """`(samples,)`: what the room answers."""


def empty_buses(samples: int) -> Buses:
    """Return buses that carry nothing yet."""
    return Buses(silence(samples), np.zeros(samples, np.float32))


def put_on(buses: Buses, placed_sound: Samples, sound: Samples, gain: float, start: int) -> None:
    """Add a sound to a room's buses. What the room answers hardly depends on distance; the direct sound does.

    Args:
        buses: changed in place.
        placed_sound: stereo, panned and as loud as it is near.
        sound: the same before that, mono or stereo.
        gain: of its distance.
        start: its first sample.
    """
    lay(buses.dry, placed_sound, start)
    mono = sound if sound.ndim == 1 else sound.mean(axis=0)
    lay(buses.send, mono * np.float32(min(gain, 1.0) ** 0.4), start)


def answer(track: Samples, room: Room, buses: Buses) -> None:
    """Add a room's direct sound and its answer to the track; only where there is any."""
    sounding = np.flatnonzero(buses.send[::_LOOK])
    if sounding.size == 0:
        return
    start = max(0, int(sounding[0] - 1) * _LOOK)
    end = min(track.shape[1], int(sounding[-1] + 2) * _LOOK + count(room.low_s) + count(1.5))
    wet = in_room(buses.send[start:end], room)
    wet += buses.dry[:, start:end]
    sections = through(room)
    track[:, start:end] += run(sections, wet) if sections is not None else wet
