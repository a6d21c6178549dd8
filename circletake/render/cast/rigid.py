"""What things do without an engine: they grow and shine. Gravity, by which everything falls."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease, smoother

GRAVITY = 9.81


def growth(t: Floats, begin_s: float, end_s: float, already: bool) -> Floats:
    """Return (frames,) how far something has grown, 0.04 at first, with a spring at its end."""
    u = np.clip((t - begin_s) / max(end_s - begin_s, 0.2), 0, 1)
    grown = smoother(u) + 0.05 * np.sin(np.clip(u * 1.0, 0, 1) * np.pi * 3) * (1 - u) * u
    start = 0.3 if already else 0.05
    out: Floats = (start + (1 - start) * grown).astype(np.float32)
    return out


def twinkle(t: Floats, begin_s: float, end_s: float, seed: int) -> Floats:
    """Return (frames,) 0..1 how strongly something shines: it comes up, lives, and goes."""
    on = ease((t - (begin_s if begin_s > 0.05 else -9)) / 0.6) * ease((end_s - t) / 0.6)
    pulse = 0.8 + 0.12 * np.sin(t * 3.1 + seed % 7) + 0.08 * np.sin(t * 7.7 + seed % 5)
    out: Floats = (on * pulse).astype(np.float32)
    return out
