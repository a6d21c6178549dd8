"""Sources on the foley stage: one sound an object, going on over cuts, in its place in every shot."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from circletake.schema import SourceTrack, derive_seed
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


def _voice(buses: Buses, parts: Sequence[SourceTrack], rate: Fraction, seed: int) -> None:
    """Add one sounding object: made once for all its parts, then each part put in its place."""
    kind = SOURCES[parts[0].kind]
    edge = count(EDGE_S) // 2
    spans = [_span(part, rate, buses.send.size, edge) for part in parts]
    lengths = [max(0, end - start) for start, end in spans]
    paths = [_path(part, start, length, rate) for part, (start, _), length in zip(parts, spans, lengths, strict=True)]
    lead = max(margin(path) for path in paths)
    speed = np.concatenate([np.zeros(lead), *map(_speed, paths, lengths), np.zeros(lead)])
    if speed.size <= 2 * lead:
        return
    sound = kind.make(np.random.default_rng(seed), speed.size, speed)
    sound = np.asarray(_CREST * np.tanh(sound / _CREST), np.float32)
    at = 0
    for part, (start, _), length, path in zip(parts, spans, lengths, paths, strict=True):
        if length:
            whole = sound[..., at : at + length + 2 * lead]
            heard = _heard(whole, path, length, lead)
            gain = part.level * gain_of(kind.loud_lufs)
            piece = soften(heard * np.float32(gain), 2 * edge / RATE, 2 * edge / RATE)
            near = level_at(float(path.distance_m.min()), REFERENCE_M)
            mono = piece if piece.ndim == 1 else piece.mean(axis=0)
            put_on(buses, _put(piece, path), mono, near, start)
        at += length


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
    return np.interp(np.arange(samples), np.arange(calm.size) * STEP, np.minimum(calm, 60.0))


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
