"""Tracking: tempo, beats and bars, and whether there is a pulse at all."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.pulse.onsets import RATE_HZ, Strengths

Floats = NDArray[np.float64]

_SLOWEST, _FASTEST = 48.0, 216.0
_USUAL_BPM, _USUAL_SPREAD = 112.0, 0.85
"""Listeners tap at about this tempo, and within about so many octaves of it."""
_DOUBLED = 0.96
"""From this share on as much happens halfway through a period as on it; running eighths leave less."""
_TIGHT = 120.0
_WINDOW_S, _WINDOW_STEP_S = 8.0, 2.0
_AGREES = 0.05
_LEAST_PULSE = 0.42
"""Below this a track is refused: measured between clicks and music with a beat above, noise and rubato below it."""
_LEAST_STRIKE = 0.02
_LEAST_BEATS = 8
_BARS = (4, 3, 2)


class Pulse(NamedTuple):
    """The pulse of a track.

    Attributes:
        tempo_bpm: Beats a minute; 0 without a pulse.
        beats_s: Times of beats, in seconds.
        downbeats: Indices of beats that begin a bar.
        beats_per_bar: 2, 3 or 4.
        clarity: 0 no pulse, 1 a metronome.
        refused: Why there is no grid; empty when there is one.
    """

    tempo_bpm: float
    beats_s: Floats
    downbeats: NDArray[np.int64]
    beats_per_bar: int
    clarity: float
    refused: str


def track_pulse(strengths: Strengths) -> Pulse:
    """Find the beats of a track, or refuse to."""
    onset = strengths.onset
    if len(onset) < 4 * RATE_HZ:
        return _none(0.0, "it lasts less than four seconds")
    if not onset.any() or float(strengths.level.max()) < 1e-3 or strengths.strike < _LEAST_STRIKE:
        return _none(0.0, "nothing begins in it")
    period = _period(onset)
    clarity = _clarity(onset, period)
    if clarity < _LEAST_PULSE:
        return _none(
            clarity, f"what begins in it comes without a steady beat (pulse {clarity:.2f}, {_LEAST_PULSE} is needed)"
        )
    beats = _beats(onset, period)
    beats = _trimmed(beats, onset)
    if len(beats) < _LEAST_BEATS:
        return _none(clarity, f"only {len(beats)} beats were found")
    size, downbeats = _bars(beats, strengths)
    seconds = beats / RATE_HZ
    tempo = 60.0 / float(np.median(np.diff(seconds)))
    return Pulse(round(tempo, 3), seconds, downbeats, size, round(clarity, 3), "")


def _none(clarity: float, why: str) -> Pulse:
    return Pulse(0.0, np.zeros(0), np.zeros(0, np.int64), 0, round(clarity, 3), why)


def _autocorrelation(onset: Floats) -> Floats:
    """Return the autocorrelation of onset strength, 1 at lag 0, each lag by how much overlaps."""
    centred = np.minimum(onset, 6.0) - np.minimum(onset, 6.0).mean()
    size = 1 << int(np.ceil(np.log2(2 * len(centred))))
    spectrum = np.fft.rfft(centred, size)
    full = np.fft.irfft(np.abs(spectrum) ** 2, size)[: len(centred)]
    overlap = np.arange(len(centred), 0, -1)
    scaled: Floats = full / overlap
    return scaled / scaled[0] if scaled[0] > 0 else np.zeros_like(scaled)


def _scores(onset: Floats) -> tuple[Floats, Floats]:
    """Return candidate periods in hops and how well each fits: itself and its multiples, and how usual it is.

    What lies halfway is not held against a period: running eighths are nearly as strong there as on the beat, and only
    periods that fit no bar, such as three eighths, have nothing there.
    """
    bpms = np.geomspace(_SLOWEST, _FASTEST, 600)
    periods = 60.0 * RATE_HZ / bpms
    r = _autocorrelation(onset)
    lags = np.arange(len(r))
    total = np.zeros(len(periods))
    for multiple, weight in ((1, 1.0), (2, 0.6), (3, 0.3), (4, 0.5)):
        places = periods * multiple
        inside = places < len(r) - 1
        total[inside] += weight * np.interp(places[inside], lags, r)
    usual = np.exp(-0.5 * (np.log2(bpms / _USUAL_BPM) / _USUAL_SPREAD) ** 2)
    return periods, total * usual


def _period(onset: Floats) -> float:
    periods, scores = _scores(onset)
    best = float(periods[int(np.argmax(scores))])
    r = _autocorrelation(onset)
    whole, half = _near(r, best), _near(r, best / 2)
    # As much halfway as on it: the period is twice too long.
    return best / 2 if half > _DOUBLED * whole and best / 2 >= 60.0 * RATE_HZ / _FASTEST else best


def _near(r: Floats, lag: float) -> float:
    """Return the mean autocorrelation within three hops of a lag: a peak between two hops counts like one on a hop."""
    return float(np.interp(lag + np.arange(-3, 4), np.arange(len(r)), r).mean())


def _clarity(onset: Floats, period: float) -> float:
    """Return how steady the pulse is: its autocorrelation, and in how many windows the same period is found."""
    r = _autocorrelation(onset)
    lags = np.arange(len(r))
    near = np.linspace(period * 0.98, period * 1.02, 9)
    own = max(float(np.interp(near, lags, r).max()), 0.0)
    width, step = round(_WINDOW_S * RATE_HZ), round(_WINDOW_STEP_S * RATE_HZ)
    agreeing, told = 0.0, 0.0
    for start in range(0, max(1, len(onset) - width // 2), step):
        part = onset[start : start + width]
        if len(part) < width // 2:
            break
        weight = float(part.sum())
        told += weight
        agreeing += weight * _agrees(part, period)
    share = agreeing / told if told else 0.0
    return float(np.clip(0.5 * share + 0.5 * min(1.0, own / 0.35), 0.0, 1.0)) * float(np.clip(own / 0.12, 0.0, 1.0))


def _agrees(part: Floats, period: float) -> float:
    """Tell whether a window's own period, or a simple multiple of it, is the track's."""
    periods, scores = _scores(part)
    own = float(periods[int(np.argmax(scores))])
    ratios = np.array([1.0, 2.0, 0.5, 3.0, 1 / 3, 1.5, 2 / 3])
    return float((np.abs(own / period / ratios - 1.0) < _AGREES).any())


def _beats(onset: Floats, period: float) -> NDArray[np.int64]:
    """Return the chain of beats of the highest score (Ellis 2007, Sec. 3)."""
    kernel = np.exp(-0.5 * (np.arange(-round(period), round(period) + 1) * 32.0 / period) ** 2)
    local = np.convolve(np.minimum(onset, 6.0), kernel, mode="same")
    back = np.arange(-round(2 * period), -max(1, round(period / 2)) + 1)
    price = -_TIGHT * np.log(-back / period) ** 2
    total = local.copy()
    came = np.full(len(local), -1, np.int64)
    first = True
    for at in range(len(local)):
        places = at + back
        usable = places >= 0
        if not usable.any():
            continue
        options = price[usable] + total[places[usable]]
        best = int(np.argmax(options))
        if first and local[at] < 0.01 * local.max():
            continue
        first = False
        total[at] = local[at] + options[best]
        came[at] = places[usable][best]
    tail = len(local) - round(period)
    at = max(tail, 0) + int(np.argmax(total[max(tail, 0) :]))
    chain = [at]
    while came[at] >= 0:
        at = int(came[at])
        chain.append(at)
    return np.array(chain[::-1], np.int64)


def _trimmed(beats: NDArray[np.int64], onset: Floats) -> NDArray[np.int64]:
    """Take away beats before the first and after the last thing that is heard."""
    heard = np.flatnonzero(onset > 0.5)
    if not len(heard) or len(beats) < 3:
        return beats
    period = float(np.median(np.diff(beats)))
    kept: NDArray[np.int64] = beats[(beats >= heard[0] - period * 0.5) & (beats <= heard[-1] + period * 0.5)]
    return kept


def _bars(beats: NDArray[np.int64], strengths: Strengths) -> tuple[int, NDArray[np.int64]]:
    """Return the size of the bar and its downbeats: where the bass strikes, the harmony changes, and it is louder."""
    accents = (
        _z(_at(strengths.bass, beats))
        + 1.4 * _z(_change(strengths.chroma, beats))
        + 0.6 * _z(_at(strengths.onset, beats))
    )
    best: tuple[float, int, int] = (-np.inf, 4, 0)
    for size in _BARS:
        for phase in range(size):
            on = accents[phase::size]
            off = np.delete(accents, np.arange(phase, len(accents), size))
            if len(on) < 2 or not len(off):
                continue
            spread = float(np.sqrt(on.var() / len(on) + off.var() / len(off))) + 1e-6
            score = float(on.mean() - off.mean()) / spread + (0.4 if size == 4 else 0.0) - (1.2 if size == 2 else 0.0)
            if score > best[0]:
                best = (score, size, phase)
    _, size, phase = best
    return size, np.arange(phase, len(beats), size)


def _at(values: Floats, beats: NDArray[np.int64]) -> Floats:
    """Return the largest value within 40 ms of each beat."""
    reach = 4
    return np.array([values[max(b - reach, 0) : b + reach + 1].max(initial=0.0) for b in beats])


def _change(chroma: Floats, beats: NDArray[np.int64]) -> Floats:
    """Return how far the harmony of each beat is from that of the beat before."""
    bounds = [*beats.tolist(), len(chroma)]
    means = [
        chroma[a : max(b, a + 1)].mean(axis=0) if a < len(chroma) else np.zeros(12)
        for a, b in itertools.pairwise(bounds)
    ]
    moves = [0.0] + [float(np.abs(two - one).sum()) for one, two in itertools.pairwise(means)]
    return np.array(moves)


def _z(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
