"""Happenings inside shots: impacts, camera stops, jumps of light, entrances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d
from scipy.signal import find_peaks

from circletake.models.viewing.landings import find_landings
from circletake.models.viewing.motion import Motion
from circletake.models.viewing.thumbs import FINE_WIDTH, Light

Floats = NDArray[np.float32]
Span = tuple[int, int]

_IMPACT_LEAST, _IMPACT_FULL = 0.8, 3.2
"""Speed that an impact of no strength and one of full strength takes away, in fine pixels a frame at 24 a second."""
_STILL, _PANNING = 0.0006, 0.0024
"""Camera displacement a frame at 24 frames a second, in picture widths: below it stands, above it moves."""
_PAN_S, _REST_S = 0.5, 0.35
_JUMP = 0.05
_JUMP_S = 0.25
_ENTERS, _CALM = 0.004, 0.25
"""Share of the picture that comes in over its border; and how much of that may have been there in the calm before."""
_CALM_S, _LASTS_S = 0.8, 0.25
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
        Happenings by frame. An impact is a landing, at the frame in which the thing has arrived.
    """
    found: list[Happening] = []
    taken = np.zeros(len(motion.camera), bool)
    for first, last in broken:
        taken[max(first - 1, 0) : last + 1] = True
    for start, end in spans:
        here = slice(start, end)
        usable = ~taken[here]
        usable[:1] = False
        found += _impacts(motion, (start, end), taken, rate)
        found += _camera_stops(motion, here, usable, rate)
        found += _jumps(light, here, usable, rate)
        found += _entrances(motion, here, usable, rate)
    return sorted(found, key=lambda one: (one.frame, one.kind))


def _impacts(motion: Motion, span: Span, broken: NDArray[np.bool_], rate: float) -> list[Happening]:
    found = []
    for landing in find_landings(motion.followed, span, broken, rate):
        strength = float(np.clip(np.log(landing.lost / _IMPACT_LEAST) / np.log(_IMPACT_FULL / _IMPACT_LEAST), 0, 1))
        across = float(np.clip(landing.right / (FINE_WIDTH - 1), 0, 1))
        found.append(Happening(landing.frame, "impact", 0.25 + 0.75 * strength, across))
    return found


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
    for at in peaks.tolist():
        steps = np.abs(np.diff(level[at - reach : at + reach + 1]))
        steepest = at - reach + int(steps.argmax()) + 1
        # A slow change is no jump: its steepest step is one among many alike.
        if steps.max() > 0.25 * change[at] and usable[max(steepest - 1, 0) : steepest + 2].all():
            out.append(Happening(here.start + steepest, "light", float(np.clip(change[at] / 0.25, 0.2, 1.0))))
    return out


def _was_there(inward: Floats, behind: Floats, at: int) -> bool:
    """Tell whether what begins to move over the border reaches into the picture from the first."""
    first = slice(at, at + 3)
    return float(behind[first].mean()) > 0.5 * float(inward[first].mean())


def _entrances(motion: Motion, here: slice, usable: NDArray[np.bool_], rate: float) -> list[Happening]:
    """Find where something comes in after calm; what begins to move at the border, and reaches into the picture, was
    there already."""
    width = max(1, round(0.1 * rate))
    inward, behind = (
        uniform_filter1d(np.where(usable, share[here], 0.0), width) for share in (motion.inward, motion.behind)
    )
    calm, lasts = round(_CALM_S * rate), max(3, round(_LASTS_S * rate))
    out: list[Happening] = []
    at = calm
    while at <= len(inward) - lasts:
        comes = float(np.median(inward[at : at + lasts]))
        quiet = float(inward[at - calm : at].max()) <= _CALM * comes
        if inward[at] >= _CALM * comes and comes >= _ENTERS and quiet and not _was_there(inward, behind, at):
            strength = float(np.clip(comes / 0.03, 0.2, 1.0))
            out.append(Happening(here.start + at, "entrance", 0.3 + 0.5 * strength, float(motion.inward_x[here][at])))
            at += calm
        at += 1
    return out
