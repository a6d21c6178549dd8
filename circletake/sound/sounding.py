"""Sources on the foley stage: one sound an object, going on over cuts, in its place in every shot."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from circletake.schema import SourceTrack, derive_seed
from circletake.sound.kernels import per_sample
from circletake.sound.sources import REFERENCE_M, SOURCES
from circletake.sound.space import level_at, pan_at, panned
from circletake.sound.space.bus import Buses, put_on
from circletake.sound.space.passing import STEP, Path, margin, passing, path_of, placed
from circletake.sound.track import RATE, Curve, Samples, count, gain_of, sample_of_frame, soften

EDGE_S = 0.016
"""How long a source takes to jump at a cut."""


_CREST = np.float32(5.0)
"""How far a source's peaks may stand above its mean power (14 dB) before they are bent over."""


def sound_sources(buses: Buses, sources: Sequence[SourceTrack], rate: Fraction, seed: int) -> None:
    """Add sources to a room's buses.

    Args:
        buses: of the film's whole length; changed in place.
        sources: those in this room, frames counted in the film.
        rate: frames a second.
        seed: the production's.
    """
    voices: dict[tuple[str, str], list[SourceTrack]] = {}
    for source in sorted(sources, key=lambda source: (source.begin, source.end)):
        voices.setdefault((source.kind, source.object), []).append(source)
    for (kind, name), parts in sorted(voices.items()):
        _voice(buses, parts, rate, derive_seed(seed, "source", kind, name))


class _Part(NamedTuple):
    """A source in one shot, in samples."""

    start: int
    """In the film."""
    length: int
    path: Path
    level: float
    offset: int
    """In the source's own sound, which goes on while the film shows something else."""


def _voice(buses: Buses, tracks: Sequence[SourceTrack], rate: Fraction, seed: int) -> None:
    """Add one sounding object: made once for all its parts, then each part put in its place."""
    kind = SOURCES[tracks[0].kind]
    edge = count(EDGE_S) // 2
    parts = _parts(tracks, rate, buses.send.size, edge)
    if not parts:
        return
    lead = max(margin(part.path) for part in parts)
    speed = np.zeros(max(part.offset + part.length for part in parts) + 2 * lead)
    for part in parts:
        speed[lead + part.offset : lead + part.offset + part.length] = _speed(part.path, part.length)
    sound = kind.make(np.random.default_rng(seed), speed.size, speed, tracks[0].object)
    sound = np.asarray(_CREST * np.tanh(sound / _CREST), np.float32)
    for part in parts:
        heard = _heard(sound[..., part.offset : part.offset + part.length + 2 * lead], part.path, part.length, lead)
        heard *= np.float32(part.level * gain_of(kind.loud_lufs))
        piece = soften(heard, 2 * edge / RATE, 2 * edge / RATE)
        near = level_at(float(part.path.distance_m.min()), REFERENCE_M)
        put_on(buses, _put(piece, part.path), piece, near, part.start)


def _parts(tracks: Sequence[SourceTrack], rate: Fraction, samples: int, edge: int) -> list[_Part]:
    """Return a source's parts in the film; where one follows on another, so does its sound."""
    found: list[_Part] = []
    for track in tracks:
        start, end = _span(track, rate, samples, edge)
        if end <= start:
            continue
        offset = 0
        if found:
            last = found[-1]
            offset = last.offset + min(last.length, start - last.start)
        found.append(_Part(start, end - start, _path(track, start, end - start, rate), track.level, offset))
    return found


def _span(part: SourceTrack, rate: Fraction, samples: int, edge: int) -> tuple[int, int]:
    """Return the samples of a part, its edges reaching half a jump into its neighbours, within the film."""
    start = max(0, sample_of_frame(part.begin, rate) - edge)
    return start, min(samples, sample_of_frame(part.end, rate) + edge)


def _path(part: SourceTrack, start: int, length: int, rate: Fraction) -> Path:
    points = tuple((float(sample_of_frame(frame, rate) - start), x, metres) for frame, x, metres in part.points)
    return path_of(points, length, distance_m=REFERENCE_M)


def _speed(path: Path, samples: int) -> Curve:
    """Return how fast a source moves, in metres a second for every sample: towards us and across together.

    A frame is about as wide as what it shows is far, so a change of x counts with the distance.
    """
    away = np.gradient(path.distance_m)
    across = np.gradient(path.x) * path.distance_m
    pace = np.hypot(away, across) * (RATE / STEP)
    calm = np.convolve(np.pad(pace, 40, mode="edge"), np.hanning(81) / 40.0, mode="valid")
    return per_sample(np.minimum(calm, 60.0), STEP, samples)


def _heard(sound: Samples, path: Path, samples: int, lead: int) -> Samples:
    """Return a source's sound with the pitch that its speed gives it; what is wide has no speed."""
    if sound.ndim == 2:
        return np.array(sound[:, lead : lead + samples])
    return np.array(passing(sound, path, samples, lead))


def _put(piece: Samples, path: Path) -> Samples:
    """Return a source in its place: a point is panned, what is wide leans to its side."""
    if piece.ndim == 1:
        return placed(piece, path, REFERENCE_M)
    middle = float(np.clip(path.x.mean(), 0.0, 1.0))
    gain = level_at(float(np.median(path.distance_m)), REFERENCE_M)
    return panned(piece, 0.5 * pan_at(middle), gain)
