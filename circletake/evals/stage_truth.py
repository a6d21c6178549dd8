"""Truth against pictures: masks against pixels that change, footfalls against feet."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

from circletake.render import Shooting
from circletake.render.raster.canvas import new_canvas
from circletake.render.raster.draw import draw_frame
from circletake.render.raster.reel import DEFOCUS, GLOW, MIRROR, WATER, Reel

_PAINTED = 40.0
"""Far more light than any picture holds: what the object covers by half is changed by half of it."""
_SPREADING = (GLOW, WATER, MIRROR, DEFOCUS)
"""Operations that carry an object's colour to pixels that do not show it."""
_STEPS_TO_GROUND = ("footstep", "paw", "hoof")


class Agreement(NamedTuple):
    """One object in one frame."""

    masked: int
    foreign: int
    """Pixels of the mask that the object has no part in."""
    missed: int
    """Pixels that the object covers by more than half, further than a pixel from its mask."""


def agreement(shooting: Shooting) -> list[Agreement]:
    """Compare every object's mask with the pixels that change when it is painted another colour."""
    list(shooting)
    prepared = shooting.prepared
    found = []
    for index in (0, len(shooting) // 2, len(shooting) - 1):
        mask = shooting.masks(index)
        plain = _planes(shooting, prepared.layout.reel, index)
        for number in range(1, len(prepared.cast) + 1):
            if not (mask == number).any():
                continue
            painted = _planes(shooting, _repainted(prepared.layout.reel, number - 1), index)
            share = (painted - plain).max(0) / _PAINTED
            found.append(_compared(mask == number, share))
    return found


def _compared(mask: NDArray[np.bool_], share: NDArray[np.float32]) -> Agreement:
    return Agreement(
        masked=int(mask.sum()),
        foreign=int((mask & (share <= 0.02)).sum()),
        missed=int(((share > 0.5) & ~binary_dilation(mask)).sum()),
    )


def _repainted(reel: Reel, item: int) -> Reel:
    first, count = (int(number) for number in reel.objects[item])
    paint = reel.paint.copy()
    paint[first : first + count, :6] += _PAINTED
    return reel._replace(paint=paint)


def _planes(shooting: Shooting, reel: Reel, index: int) -> NDArray[np.float32]:
    """Return (3, H, W) light of a frame, without what spreads colour and without the sheets' thickness."""
    layout = shooting.prepared.layout
    lens = shooting.prepared.lens
    paint = reel.paint.copy()
    paint[:, 9] = 0.0
    ops = reel.ops[:, ~np.isin(reel.ops[0, :, 0], _SPREADING)] if reel.ops.shape[0] == 1 else _each_frame(reel)
    canvas = new_canvas(lens.width, lens.height, layout.longest, numbered=True)
    draw_frame(canvas, reel._replace(paint=paint, ops=ops), layout.panorama.image, layout.panorama.frame, index)
    return canvas.planes[:3].copy()


def _each_frame(reel: Reel) -> NDArray[np.int32]:
    """Return the drawing order with what spreads colour turned into the operation before it, drawn once more."""
    ops = reel.ops.copy()
    for frame in ops:
        for k in range(len(frame)):
            if frame[k, 0] in _SPREADING:
                frame[k] = frame[k - 1] if k else frame[k + 1]
    return ops


def contact_errors_m(shooting: Shooting) -> list[float]:
    """Return for each footfall how far the lowest foot is from the ground under it, in metres."""
    list(shooting)
    prepared = shooting.prepared
    times = prepared.clock.times_s
    errors = []
    for performance in prepared.cast:
        feet = [track for name, track in performance.key_points.items() if name.startswith(("foot", "paw", "hoof"))]
        for contact in performance.contacts:
            if contact.kind not in _STEPS_TO_GROUND or not feet or not 0 <= contact.at < len(times) - 1:
                continue
            lowest = min((_at(track, contact.at) for track in feet), key=lambda point: float(point[1]))
            ground = prepared.scenery.ground.height(lowest[:1], lowest[2:], _at(times[:, None], contact.at))
            errors.append(abs(float(lowest[1]) - float(ground[0])))
    return errors


def _at(track: NDArray[np.float32], moment: float) -> NDArray[np.float32]:
    """Return a (frames, n) track at a moment between two frames."""
    first = int(moment)
    share = np.float32(moment - first)
    point: NDArray[np.float32] = track[first] * (1 - share) + track[first + 1] * share
    return point
