"""Wicks: flames of candles and lamps that are lighted or put out while one looks."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.sheet import Sheet
from circletake.render.cast.vapour import puffs
from circletake.render.scene import Clock

_AT_ONCE_S = 0.3
"""What shines so soon after the clip begins burns from the start, and what does so nearly to its end goes on."""
_WISP_S = 3.0


def lit(t: Floats, doings: list[Doing]) -> Floats | None:
    """Return (frames,) 1 while a flame burns that is lighted or put out in the clip; None where it burns throughout."""
    shines = [doing for doing in doings if doing.verb == "shine"]
    if not shines or any(one.begin_s <= t[0] + _AT_ONCE_S and one.end_s >= t[-1] - _AT_ONCE_S for one in shines):
        return None
    burns = np.zeros_like(t)
    for one in shines:
        begin = one.begin_s if one.begin_s > t[0] + _AT_ONCE_S else -9.0
        end = one.end_s if one.end_s < t[-1] - _AT_ONCE_S else 999.0
        burns = np.maximum(burns, ease((t - begin) / 0.15) * ease((end - t) / 0.15))
    return burns.astype(np.float32)


def wisp(sheet: Sheet, top_m: float, clock: Clock, burns: Floats, seed: int) -> None:
    """Lay the thread of smoke that rises where a flame has just been put out."""
    out = np.maximum.accumulate(burns) - burns
    when = int(np.argmax(out > 0.5)) if out.max() > 0.5 else -1
    if when < 0:
        return
    fades = np.clip(1.0 - (clock.times_s - clock.times_s[when]) / _WISP_S, 0.0, 1.0)
    puffs(sheet, (0.0, 0.9 * top_m), clock, 0 * burns, size=0.07, rise=0.55, life_s=1.6, count=6,
          colour="#e8e6e2", opacity=0.5, strength=(out * fades).astype(np.float32), seed=seed)  # fmt: skip
