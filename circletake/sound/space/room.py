"""Rooms and open places by what they give back: reflections, echoes, and a tail whose top dies first."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.fft import irfft, rfft

from circletake.schema import derive_seed
from circletake.sound.convolve import convolved
from circletake.sound.filters import Sections, chain, highpass, lowpass, run
from circletake.sound.track import RATE, Samples, count, lay, soften


class Room(NamedTuple):
    """What a place gives back."""

    name: str
    low_s: float
    """T60 of what lies below 500 Hz."""
    high_s: float
    """T60 of what lies above 3 kHz."""
    size_m: float
    """To the walls: sets when the first reflection comes back."""
    early: float
    """Level of the first reflections, against the tail."""
    level_db: float
    """Of all that comes back, against the direct sound at the reference distance."""
    echoes_s: tuple[float, ...] = ()
    """Far walls that are heard one by one."""
    muffled_hz: float = 0.0
    """Above this nothing gets through at all, not even the direct sound; 0 everything does."""


_ROOMS = (
    Room("dry", 0.18, 0.12, 14.0, 0.5, -30.0),
    Room("open", 0.55, 0.25, 30.0, 0.6, -24.0),
    Room("forest", 0.95, 0.5, 9.0, 0.5, -19.0),
    Room("echo", 1.2, 0.5, 60.0, 0.3, -21.0, (0.42, 0.78, 1.3)),
    Room("court", 0.9, 0.5, 8.0, 0.9, -16.0, (0.11,)),
    Room("street", 1.0, 0.55, 7.0, 1.0, -15.0, (0.075, 0.16)),
    Room("room", 0.36, 0.26, 1.6, 1.1, -14.0),
    Room("kitchen", 0.5, 0.42, 1.6, 1.2, -13.0),
    Room("studio", 0.6, 0.45, 2.6, 1.0, -13.5),
    Room("hall", 1.1, 0.75, 5.0, 0.8, -12.5),
    Room("theatre", 1.5, 0.95, 8.0, 0.7, -12.5),
    Room("works", 1.8, 1.0, 9.0, 0.7, -13.0),
    Room("stone hall", 2.8, 1.5, 9.0, 0.7, -11.5),
    Room("cave", 3.0, 1.2, 6.0, 0.9, -10.0, (0.19,)),
    Room("cabin", 0.5, 0.5, 1.2, 1.4, -13.5),
    Room("underwater", 1.4, 0.3, 8.0, 0.6, -13.0, (), 750.0),
    Room("void", 1.0, 0.3, 6.0, 0.4, -18.0, (), 1400.0),
)

ROOMS: dict[str, Room] = {room.name: room for room in _ROOMS}

_BY_PLACE = {
    "forest": "forest", "jungle": "forest", "mountains": "echo", "lake": "echo", "castle": "court", "temple": "court",
    "city": "street", "street": "street", "bridge": "court", "harbour": "court", "village": "court",
    "factory": "works", "snowfield": "dry", "desert": "dry", "sky": "dry", "planet": "void", "space": "void",
    "underwater": "underwater", "room": "room", "kitchen": "kitchen", "workshop": "studio", "library": "hall",
    "classroom": "studio", "office": "studio", "laboratory": "kitchen", "theatre": "theatre", "spaceship": "cabin",
    "cave": "cave",
}  # fmt: skip

_INSIDE = {
    "castle": "stone hall", "temple": "stone hall", "factory": "works", "harbour": "works", "railway": "hall",
    "street": "hall", "city": "hall", "mountains": "cave",
}  # fmt: skip


def room_of(place: str, interior: bool = False) -> Room:
    """Return the room of a place term; an unknown place is open air, or a room when it is an interior."""
    if interior and place in _INSIDE:
        return ROOMS[_INSIDE[place]]
    return ROOMS[_BY_PLACE.get(place, "room" if interior else "open")]


def in_room(send: Samples, room: Room) -> Samples:
    """Return what a room gives back of a mono sound: stereo, as long as the sound given."""
    return convolved(send, _answer(room))


def through(room: Room) -> Sections | None:
    """Return the filter that a sound itself passes in such a place; None where the air is clear."""
    return chain(lowpass(room.muffled_hz), lowpass(1.6 * room.muffled_hz)) if room.muffled_hz else None


@lru_cache(maxsize=24)
def _answer(room: Room) -> Samples:
    """Return a room's impulse response `(2, samples)` with energy 1 a channel, then set to its level."""
    rng = np.random.default_rng(derive_seed("room", room.name))
    length = count(1.05 * max(room.low_s, room.high_s, *(0.25 + echo for echo in (0.0, *room.echoes_s))))
    out = _tail(rng, room, length)
    first = room.size_m / 343.0
    for _ in range(14):
        at = count(first * float(rng.uniform(0.5, 4.0)))
        pan = float(rng.uniform(0.15, 0.85))
        level = room.early * 0.35 * first / max(at / RATE, 1e-3) * float(rng.choice([-1.0, 1.0]))
        if at < length:
            out[0, at] += level * np.sqrt(1 - pan)
            out[1, at] += level * np.sqrt(pan)
    for number, echo in enumerate(room.echoes_s):
        _add_echo(rng, out, echo, number)
    out = run(chain(highpass(90.0), lowpass(9500.0, 0.55)), out)
    out /= np.sqrt(np.sum(np.square(out, dtype=np.float64)) / 2.0)
    return np.asarray(soften(out, 0.0, 0.02) * 10.0 ** (room.level_db / 20.0), np.float32)


def _tail(rng: np.random.Generator, room: Room, length: int) -> Samples:
    """Return decaying noise in three bands, left and right half alike."""
    hz = np.fft.rfftfreq(length, 1.0 / RATE)
    low = 1.0 / (1.0 + (hz / 500.0) ** 4)
    high = 1.0 - 1.0 / (1.0 + (hz / 3000.0) ** 4)
    time = np.arange(length) / RATE
    start = np.clip(time / (room.size_m / 343.0 * 1.5), 0.0, 1.0) ** 2
    middle_s = 0.5 * (room.low_s + room.high_s)
    shared = rng.standard_normal(length)
    out = np.empty((2, length), np.float32)
    for side in range(2):
        spectrum = rfft(0.7 * shared + 0.71 * rng.standard_normal(length))
        bands = ((low, room.low_s, 0.8), (1.0 - low - high, middle_s, 1.0), (high, room.high_s, 0.6))
        spread = sum(level * irfft(spectrum * band, length) * np.exp(-6.91 * time / t60) for band, t60, level in bands)
        out[side] = start * spread
    return np.asarray(out * (0.12 / max(room.low_s, 0.2) ** 0.5), np.float32)


def _add_echo(rng: np.random.Generator, out: Samples, echo_s: float, number: int) -> None:
    """Add a far wall's answer: a short smear, duller and quieter each time."""
    begin, length = count(echo_s), count(0.09)
    dying = np.exp(-np.arange(length) / (0.02 * RATE))
    smear = np.asarray(rng.standard_normal((2, length)) * dying, np.float32)
    duller = run(lowpass(2600.0 / (1 + 0.6 * number)), smear)
    lay(out, duller * np.float32(0.55 * 0.6**number), begin)
