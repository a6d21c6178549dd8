"""Curves of a cue for the score eval: dissonance, density and tension over time, and the balance of its spectrum.

Dissonance is sensory: W. A. Sethares, "Local consonance and the relationship between timbre and scale", JASA 94(3),
1993, of six partials a note, each 0.88 as strong as the one before.

The balance is told beside J. D. Pestana, Z. Ma, J. D. Reiss, A. Barbosa, D. A. A. Black, "Spectral Characteristics of
Popular Commercial Recordings 1950-2010", AES 135, 2013: density of power falls by about 5 dB an octave between 100 Hz
and 4 kHz. Those are recordings of popular music. We know of no published numbers for film scores; a share of what
differs is the genre's.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.signal import welch

from circletake.evals.score_ears import RATE, sounding
from circletake.music import Cue
from circletake.schema import ScoreRequest

Floats = NDArray[np.float64]

TARGET_DB_PER_OCTAVE = -5.0
_LOW_HZ, _HIGH_HZ = 100.0, 4000.0
STEP_S = 0.5
"""From one point of a curve to the next."""
_PARTIALS, _FADING = 6, 0.88
_WIDEST_HZ = 1000.0
_COUNTED_S = 2.0
BANDS = {"low": (40.0, 160.0), "low mid": (160.0, 640.0), "high mid": (640.0, 2560.0), "high": (2560.0, 10_240.0)}
"""Two octaves each, in Hz."""


class Curves(NamedTuple):
    """A cue over time, a value every half second until its ending begins.

    Attributes:
        seconds: (n,) since the cue's start.
        dissonance: (n,) roughness of what is held, for each unit of the partials' power.
        density: (n,) notes begun a second, over the two seconds about.
        tension: (n,) as planned, 0 to 1.
    """

    seconds: Floats
    dissonance: Floats
    density: Floats
    tension: Floats


class Balance(NamedTuple):
    """The spectrum of a sound at large.

    Attributes:
        slope: Of the density of power from 100 Hz to 4 kHz, in dB an octave, fitted to thirds of octaves.
        apart: Root mean square of those thirds from a line that falls by 5 dB an octave, in dB.
        bands: Level of each of `BANDS` beside the whole, in dB.
    """

    slope: float
    apart: float
    bands: dict[str, float]


def curves_of(cue: Cue, request: ScoreRequest) -> Curves:
    """Return how a cue moves; `request` says how tense it was to be, which may not be what it was written from."""
    notes = sounding(cue)
    begins = np.array([float(cue.tempo.seconds_at(n.tick)) for n in notes])
    ends = np.array([float(cue.tempo.seconds_at(n.end)) for n in notes])
    pitches = np.array([n.pitch for n in notes])
    seconds = np.arange(STEP_S / 2, float(cue.tempo.seconds_at(cue.ending_tick)), STEP_S)
    rough = np.array([roughness(np.unique(pitches[(begins <= at) & (ends > at)])) for at in seconds])
    half = _COUNTED_S / 2
    until = float(cue.tempo.seconds_at(cue.tempo.ticks))
    spans = np.minimum(seconds + half, until) - np.maximum(seconds - half, 0.0)
    near = np.abs(begins[None] - seconds[:, None]) <= half
    start = float(cue.brief.span.start / request.rate)
    planned = np.interp(
        (seconds + start) * float(request.rate),
        [point.frame for point in request.tension],
        [point.tension for point in request.tension],
    )
    return Curves(seconds, rough, near.sum(axis=1) / spans, planned)


def roughness(pitches: NDArray[np.int64]) -> float:
    """Return the sensory dissonance of MIDI keys that sound together, for each unit of their partials' power."""
    if not len(pitches):
        return 0.0
    order = np.arange(_PARTIALS)
    hertz = (440.0 * 2.0 ** ((pitches - 69) / 12.0))[:, None] * (order + 1)
    strength = np.broadcast_to(_FADING**order, hertz.shape).ravel()
    hertz = hertz.ravel()
    one, other = np.triu_indices(len(hertz), 1)
    apart = np.abs(hertz[one] - hertz[other])
    near = apart < _WIDEST_HZ
    one, other, apart = one[near], other[near], apart[near]
    scale = 0.24 / (0.0207 * np.minimum(hertz[one], hertz[other]) + 18.96)
    beats = np.exp(-3.51 * scale * apart) - np.exp(-5.75 * scale * apart)
    return float((strength[one] * strength[other] * beats).sum() / (strength**2).sum())


def spread(values: Floats) -> float:
    """Return how far a curve moves: from its tenth to its ninetieth percentile."""
    low, high = np.percentile(values, (10, 90))
    return float(high - low)


def follows(values: Floats, plan: Floats) -> float:
    """Return Spearman's rank correlation of a curve with a plan; 0 where the curve stands still."""
    from scipy.stats import spearmanr

    if np.ptp(values) == 0.0 or np.ptp(plan) == 0.0:
        return 0.0
    return float(spearmanr(values, plan).statistic)


def balance_of(audio: NDArray[np.float32]) -> Balance:
    """Return the balance of (2, n) audio."""
    hertz, density = welch(audio.mean(axis=0).astype(np.float64), RATE, nperseg=16_384)
    edges = np.geomspace(_LOW_HZ, _HIGH_HZ, 17)
    thirds = np.array(
        [
            10 * np.log10(density[(hertz >= low) & (hertz < high)].mean() + 1e-20)
            for low, high in itertools.pairwise(edges)
        ]
    )
    octaves = np.log2(np.sqrt(edges[1:] * edges[:-1]))
    slope = float(np.polyfit(octaves, thirds, 1)[0])
    missed = thirds - TARGET_DB_PER_OCTAVE * octaves
    whole = density.sum()
    bands = {
        name: float(10 * np.log10(density[(hertz >= low) & (hertz < high)].sum() / whole + 1e-12))
        for name, (low, high) in BANDS.items()
    }
    return Balance(slope, float(np.std(missed)), bands)
