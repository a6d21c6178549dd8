"""What the tests listen with."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from circletake.schema import Contact, ContactKind, FrameRange, Material, ScenePlace, SourceKind, SourceTrack
from circletake.sound.meters import k_weighted

RATE = 48_000
FPS = Fraction(24)


def contact(
    kind: ContactKind,
    material: Material = "wood",
    onto: Material = "wood",
    *,
    at: float = 12.0,
    mass: float = 2.0,
    speed: float = 2.0,
    x: float = 0.5,
    metres: float = 5.0,
    who: str = "a",
) -> Contact:
    return Contact(
        at=at, kind=kind, material=material, onto=onto, mass_kg=mass, speed_mps=speed, x=x, y=0.5,
        distance_m=metres, object=who,
    )  # fmt: skip


def scene(start: int, end: int, place: str, **more: object) -> ScenePlace:
    return ScenePlace(span=FrameRange(start=start, end=end), place=place, **more)  # type: ignore[arg-type]


def source(
    kind: SourceKind, begin: float, end: float, *points: tuple[float, float, float], who: str = "s"
) -> SourceTrack:
    return SourceTrack(kind=kind, object=who, begin=begin, end=end, points=points)


def mono(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(sound if sound.ndim == 1 else sound.mean(axis=0), np.float64)


def onset_ms(sound: NDArray[np.float32], share: float = 0.2) -> float:
    """Return when a sound first reaches a share of the peak of its first 30 ms, in milliseconds."""
    size = np.abs(mono(sound))[: int(0.03 * RATE)]
    return float(np.argmax(size >= share * size.max()) / RATE * 1000)


def weighed_db(sound: NDArray[np.float32], start: int = 0, end: int | None = None) -> float:
    """Return the K-weighted power of a stretch in decibels, channels summed."""
    rows = np.atleast_2d(k_weighted(sound))[:, start:end]
    return float(10 * np.log10(np.sum(np.mean(np.square(rows, dtype=np.float64), axis=1)) + 1e-15))


def band_db(sound: NDArray[np.float32], low: float, high: float) -> float:
    """Return the power of a band against all, in decibels."""
    wave = mono(sound)
    hz = np.fft.rfftfreq(wave.size, 1 / RATE)
    power = np.abs(np.fft.rfft(wave)) ** 2
    return float(10 * np.log10(power[(hz >= low) & (hz < high)].sum() / power.sum() + 1e-12))


def features(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return what little a naive listener goes by: twelve bands, how fast it dies, how sharp it is."""
    wave = np.pad(mono(sound)[:14_400], (0, max(0, 14_400 - mono(sound).size)))
    hz, power = np.fft.rfftfreq(wave.size, 1 / RATE), np.abs(np.fft.rfft(wave)) ** 2
    edges = np.geomspace(60, 16_000, 13)
    bands = [
        10 * np.log10(power[(hz >= low) & (hz < high)].sum() / power.sum() + 1e-7) for low, high in pairwise(edges)
    ]
    left = np.cumsum(wave[::-1] ** 2)[::-1] / np.sum(wave**2)
    dying = [20 * np.log10(np.argmax(left < 10 ** (-db / 10)) / RATE + 1e-4) for db in (6, 12, 20, 30)]
    return np.array([*bands, *dying, 20 * np.log10(np.abs(wave).max() / np.sqrt(np.mean(wave**2)))])
