"""What is heard of a cue: loudness against its arc, hits against their frames, balance, clicks, and its end."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from scipy.signal import stft
from scipy.stats import spearmanr

from circletake.music.mixing.level import integrated_lufs
from circletake.music.mixing.render import Rendered
from circletake.music.score import Cue, Score
from circletake.schema import CueHeard, sample_at

Audio = NDArray[np.float32]
Floats = NDArray[np.float64]

_HOP, _WINDOW, _LAG = 120, 960, 8
_EARLY = 780
"""Samples by which a rise of the flux is seen before its onset: part of window and lag, measured on clicks."""
_NEAR_S = 0.25
_TAIL_S = 0.1
_CLICK = 14.0
"""A jump between samples that is this many times what the 2 ms about it move by is a click."""


def heard(score: Score, played: Rendered) -> tuple[CueHeard, ...]:
    """Measure every cue of what was played, knowing of the plan only what to compare with."""
    return tuple(_heard(cue, score, played) for cue in score.cues)


def _heard(cue: Cue, score: Score, played: Rendered) -> CueHeard:
    rate = score.sample_rate
    first = sample_at(cue.brief.span.start, score.rate, rate) - played.start
    last = min(sample_at(cue.brief.span.end, score.rate, rate) - played.start, played.music.shape[1])
    sound = played.music[:, first:last]
    low, mud, presence = _shares(sound, rate)
    levels = _levels(sound, rate)
    tail = sound[:, -int(_TAIL_S * rate) :]
    peak = float(np.abs(sound).max(initial=0.0))
    return CueHeard(
        number=cue.brief.number,
        loudness_lufs=round(integrated_lufs(sound, rate), 3),
        peak_dbfs=round(_db(peak), 3),
        arc=round(_arc(cue, score, levels), 4),
        off_frames=_offs(cue, score, played),
        lows=low, mud=mud, presence=presence,
        clicks=_clicks(sound),
        tail_db=round(_db(float(np.sqrt((tail.astype(np.float64) ** 2).mean()))) - _db(peak), 2),
    )  # fmt: skip


def _db(value: float) -> float:
    return 20.0 * float(np.log10(max(value, 1e-6)))


def _levels(sound: Audio, rate: int) -> Floats:
    """Return the level of every second, in dB."""
    whole = sound[:, : sound.shape[1] // rate * rate].astype(np.float64)
    power: Floats = (whole**2).mean(axis=0).reshape(-1, rate).mean(axis=1)
    return 10.0 * np.log10(power + 1e-12)


def _arc(cue: Cue, score: Score, levels: Floats) -> float:
    """Return the rank correlation of loudness with the plan, up to its ending; 1 where the plan is level."""
    until = min(int(cue.tempo.seconds_at(cue.ending_tick) - cue.tempo.seconds_at(0)), len(levels))
    frames = [cue.brief.span.start + float((second + 0.5) * score.rate) for second in range(until)]
    planned = [cue.level_at(cue.tempo.tick_near(round(frame))) for frame in frames]
    if until < 4 or max(planned) - min(planned) < 0.05:
        return 1.0
    found = float(spearmanr(levels[:until], planned).statistic)
    return found if np.isfinite(found) else 0.0


def _offs(cue: Cue, score: Score, played: Rendered) -> tuple[float, ...]:
    """Return where the strongest rise near every must-hit is heard, in frames from it."""
    musts = [met.hit for met in cue.met if met.hit.must and not met.released]
    if not musts:
        return ()
    rate = score.sample_rate
    out = []
    for hit in musts:
        at = sample_at(hit.frame, score.rate, rate) - played.start
        reach = int(_NEAR_S * rate)
        margin = 4 * _WINDOW
        begin = max(at - reach - margin, 0)
        flux = _flux(played.music[:, begin : at + reach + margin], rate)
        places = begin + np.arange(len(flux)) * _HOP + _EARLY
        near = np.abs(places - at) <= reach
        if not near.any():
            continue
        best = places[near][int(flux[near].argmax())]
        out.append(round(float((best - at) / rate * score.rate), 3))
    return tuple(out)


def _flux(sound: Audio, rate: int) -> Floats:
    """Return the spectral flux, a value every 2.5 ms, in 48 bands of equal ratio whose power grows as loudness does."""
    _, _, spectrum = stft(sound.mean(axis=0), rate, nperseg=_WINDOW, noverlap=_WINDOW - _HOP, boundary="even")
    power = np.abs(spectrum) ** 2
    hertz = np.fft.rfftfreq(_WINDOW, 1 / rate)
    edges = np.geomspace(60, 14_000, 49)
    bands = np.array([power[(hertz >= low) & (hertz < high)].sum(axis=0) for low, high in itertools.pairwise(edges)])
    loud = bands**0.3
    rises: Floats = np.maximum(loud[:, _LAG:] - loud[:, :-_LAG], 0.0).sum(axis=0)
    return rises


def _shares(sound: Audio, rate: int) -> tuple[float, float, float]:
    """Return shares of power below C3, from there to F4, and where words live."""
    if sound.shape[1] < 4096:
        return 0.0, 0.0, 0.0
    mono = sound.mean(axis=0).astype(np.float64)
    windows = np.lib.stride_tricks.sliding_window_view(mono, 4096)[::2048] * np.hanning(4096)
    power = (np.abs(np.fft.rfft(windows, axis=1)) ** 2).sum(axis=0)
    hertz = np.fft.rfftfreq(4096, 1 / rate)
    whole = float(power.sum()) or 1.0

    def share(low: float, high: float) -> float:
        return round(float(power[(hertz >= low) & (hertz < high)].sum()) / whole, 4)

    return share(0, 130.8), share(130.8, 350), share(1000, 4000)


def _clicks(sound: Audio) -> int:
    jumps = np.abs(np.diff(sound.astype(np.float64), axis=1)).max(axis=0)
    if not len(jumps):
        return 0
    squares = np.concatenate([[0.0], np.cumsum(jumps**2)])
    width = 96
    left = np.maximum(np.arange(len(jumps)) - width // 2, 0)
    right = np.minimum(left + width, len(jumps))
    about = np.sqrt((squares[right] - squares[left]) / width) + 1e-4
    return int((jumps / about > _CLICK * 0.69).sum())
