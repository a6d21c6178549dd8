"""Happenings inside shots: impacts, camera stops, jumps of light, entrances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import median_filter, uniform_filter1d
from scipy.signal import find_peaks

from circletake.models.viewing.motion import Motion
from circletake.models.viewing.thumbs import Light

Floats = NDArray[np.float32]
Span = tuple[int, int]

_IMPACT_K = 6.0
_IMPACT_LEAST = 1.5e-4
_IMPACT_FULL = 2.5e-3
_IMPACT_APART_S = 0.2
_STILL, _PANNING = 0.0006, 0.0024
"""Camera displacement a frame at 24 frames a second, in picture widths: below it stands, above it moves."""
_PAN_S, _REST_S = 0.5, 0.35
_JUMP = 0.05
_JUMP_S = 0.25
_ENTERS = 0.0015
_CALM_S = 0.8
_SETTLE_S = 0.12


class Happening(NamedTuple):
    """Something that happens at a frame: how strongly, from 0 to 1, and where across the picture."""

    frame: int
    kind: Literal["impact", "camera stop", "light", "entrance"]
    strength: float
    x: float = 0.5


def find_happenings(
    motion: Motion, light: Light, broken: Sequence[Span], spans: Sequence[Span], rate: float
) -> list[Happening]:
    """Find what happens inside shots.

    Args:
        motion, light: Of every frame.
        broken: Stretches (half-open) that blends and flashes take: nothing is believed there.
        spans: The shots.
        rate: Frames a second.

    Returns:
        Happenings by frame. An impact is a peak of deceleration, at the frame in which the thing has arrived.
    """
    found: list[Happening] = []
    for start, end in spans:
        usable = np.ones(end - start, bool)
        usable[:1] = False
        for first, last in broken:
            usable[max(first - 1 - start, 0) : max(last + 1 - start, 0)] = False
        here = slice(start, end)
        found += _impacts(motion, here, usable, rate)
        found += _camera_stops(motion, here, usable, rate)
        found += _jumps(light, here, usable, rate)
        found += _entrances(motion, here, usable, rate)
    return sorted(found, key=lambda one: (one.frame, one.kind))


def _impacts(motion: Motion, here: slice, usable: NDArray[np.bool_], rate: float) -> list[Happening]:
    count = len(usable)
    if count < 5:
        return []
    stopped = np.where(usable, motion.stopped[here], 0.0)
    stopped[-2:] = 0.0
    width = max(5, round(rate)) | 1
    middle = median_filter(stopped, width, mode="nearest")
    spread = median_filter(np.abs(stopped - middle), width, mode="nearest")
    height = middle + np.maximum(_IMPACT_K * spread, _IMPACT_LEAST)
    # What comes to rest over many frames has its deceleration spread out: a peak must hold most of what is near it.
    near = uniform_filter1d(stopped, 2 * max(2, round(0.1 * rate)) + 1, mode="constant")
    peaks, _ = find_peaks(stopped, height=height, distance=max(1, round(_IMPACT_APART_S * rate)))
    out = []
    for at in peaks:
        if stopped[at] < 1.7 * near[at] or not _carried_speed(motion, here, at, stopped[at]):
            continue
        strength = float(np.clip(np.log10(stopped[at] / _IMPACT_LEAST) / np.log10(_IMPACT_FULL / _IMPACT_LEAST), 0, 1))
        out.append(Happening(here.start + int(at), "impact", 0.25 + 0.75 * strength, float(motion.stopped_x[here][at])))
    return out


def _carried_speed(motion: Motion, here: slice, at: int, lost: float) -> bool:
    """Tell whether what is lost was there before: a thing that moved for three frames, not one frame's noise."""
    before = motion.things[here][max(at - 3, 0) : at + 1]
    return len(before) >= 3 and float(np.median(before)) > 0.2 * lost


def _camera_stops(motion: Motion, here: slice, usable: NDArray[np.bool_], rate: float) -> list[Happening]:
    scale = 24.0 / rate
    camera = uniform_filter1d(np.where(usable, motion.camera[here], 0.0), max(1, round(_SETTLE_S * rate)))
    still, moves = _STILL * scale, _PANNING * scale
    pan, rest = round(_PAN_S * rate), round(_REST_S * rate)
    out: list[Happening] = []
    run = peak = 0.0
    for at, speed in enumerate(camera):
        if speed > still:
            run, peak = run + 1, max(peak, float(speed))
            continue
        held = camera[at : at + rest]
        if run >= pan and peak > moves and len(held) >= rest and held.max() <= still * 1.5:
            strength = float(np.clip(peak / (6 * moves), 0.1, 1.0))
            while at > 1 and motion.camera[here][at - 1] <= still:
                at -= 1
            out.append(Happening(here.start + at, "camera stop", 0.3 + 0.5 * strength))
        run = peak = 0.0
    return out


def _jumps(light: Light, here: slice, usable: NDArray[np.bool_], rate: float) -> list[Happening]:
    level = light.level[here]
    reach = max(1, round(_JUMP_S * rate))
    if len(level) < 3 * reach:
        return []
    change = np.zeros(len(level), np.float32)
    change[reach:-reach] = np.abs(level[2 * reach :] - level[: -2 * reach])
    change = np.where(usable, change, 0.0)
    peaks, _ = find_peaks(change, height=_JUMP, distance=2 * reach, plateau_size=(None, None))
    out = []
    for at in peaks:
        steps = np.abs(np.diff(level[at - reach : at + reach + 1]))
        steepest = at - reach + int(steps.argmax()) + 1
        # A slow change is no jump: its steepest step is one among many alike.
        if steps.max() > 0.25 * change[at] and usable[max(steepest - 1, 0) : steepest + 2].all():
            out.append(Happening(here.start + steepest, "light", float(np.clip(change[at] / 0.25, 0.2, 1.0))))
    return out


def _entrances(motion: Motion, here: slice, usable: NDArray[np.bool_], rate: float) -> list[Happening]:
    inward = uniform_filter1d(np.where(usable, motion.inward[here], 0.0), max(1, round(0.1 * rate)))
    calm = round(_CALM_S * rate)
    out: list[Happening] = []
    quiet = 0
    for at, share in enumerate(inward):
        if share < _ENTERS:
            quiet += 1
            continue
        lasts = inward[at : at + round(0.25 * rate)]
        if quiet >= calm and len(lasts) > 2 and float(np.median(lasts)) >= _ENTERS:
            strength = float(np.clip(float(lasts.max()) / 0.03, 0.2, 1.0))
            out.append(Happening(here.start + at, "entrance", 0.3 + 0.5 * strength, float(motion.inward_x[here][at])))
        quiet = 0
    return out
