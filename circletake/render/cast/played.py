"""What every performer gives back, and the words in which it tells what it touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from circletake.render.cast.arrays import Floats
from circletake.render.scene import Clock, Flare, Ground, Shape
from circletake.schema import Contact, ContactKind, Material, SourceKind, SourceTrack


class Setting(NamedTuple):
    """When and on what everybody plays."""

    clock: Clock
    ground: Ground
    wind_mps: float = 0.0
    """To the right, below 0 to the left; 0 indoors. Clouds, leaves, trees and smoke of the place go the same way."""
    fog: float = 0.0
    """How thick the fog is, 0..1."""
    close: bool = False
    """Whether the shot shows what is smaller than a fingernail."""


@dataclass(slots=True)
class Played:
    """One individual as played."""

    shapes: list[Shape]
    height_m: float
    width_m: float
    key_points: dict[str, Floats] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    sources: list[SourceTrack] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    flare: Flare | None = None
    reach: Floats | None = None
    """(4,) left, bottom, right, top in metres of all that happens to it: what a camera holds; None: where it is."""
    bench: Floats | None = None
    """(4,) the same of what is worked on: a medium frame holds it with whoever works."""
    gone_s: float | None = None
    """From when on it no longer stands where it stood."""
    places: dict[tuple[float, str], Floats] = field(default_factory=dict)
    """Where a contact is, by its frame and kind: (3,) metres in the world; the others are where they stand."""


def at_frame(time_s: float, clock: Clock) -> float | None:
    """Return a time as frames since the clip's first, or None outside the clip."""
    at = time_s * clock.fps + clock.handle
    return float(at) if 0 <= at <= clock.frames - 1 else None


def touch(
    time_s: float, setting: Setting, kind: ContactKind, material: Material, onto: Material, mass_kg: float,
    speed_mps: float, object_id: str,
) -> list[Contact]:  # fmt: skip
    """Return the contact at a time, or none where it lies outside the clip; the camera places it later."""
    at = at_frame(time_s, setting.clock)
    if at is None:
        return []
    return [
        Contact(
            at=at, kind=kind, material=material, onto=onto, mass_kg=round(mass_kg, 3), speed_mps=round(speed_mps, 2),
            x=0.0, y=0.0, distance_m=0.0, object=object_id,
        )
    ]  # fmt: skip


def sounding(
    kind: SourceKind, object_id: str, clock: Clock, level: float = 1.0, begin_s: float = -1e3, end_s: float = 1e3
) -> list[SourceTrack]:
    """Return a sound that lasts between two times, as far as they lie in the clip."""
    first = max(0.0, begin_s * clock.fps + clock.handle)
    last = min(float(clock.frames), end_s * clock.fps + clock.handle)
    if last <= first:
        return []
    return [SourceTrack(kind=kind, object=object_id, begin=first, end=last, level=round(min(1.0, level), 3))]


def surface(ground: Ground, x: float, z: float) -> Material:
    """Return what somebody meets at a place: its material, or water where things float."""
    return "water" if ground.is_water(x, z) else ground.material(x, z)
