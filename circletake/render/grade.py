"""The grade: what a mood does to the picture at the very end."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.raster.finish import FLARE, GRADE_SIZE, STREAK, VIGNETTE
from circletake.render.scene import Floats
from circletake.render.styles import PLAIN, Style
from circletake.schema import Lens, Mood


class _Look(NamedTuple):
    exposure: float
    contrast: float
    saturation: float
    vignette: float
    dark: tuple[float, float, float]
    """Added to what is dark."""
    light: tuple[float, float, float]
    """Added to what is light."""
    bloom: float = 0.55
    fade: float = 0.0
    """How far black is lifted."""


_LOOKS: dict[Mood, _Look] = {
    "hopeful": _Look(1.03, 0.20, 1.06, 0.22, (-0.004, 0.004, 0.018), (0.022, 0.010, -0.014), 0.65),
    "joyful": _Look(1.05, 0.22, 1.16, 0.14, (0.006, 0.002, 0.010), (0.022, 0.014, -0.010), 0.6),
    "playful": _Look(1.04, 0.22, 1.18, 0.14, (0.004, 0.004, 0.012), (0.016, 0.010, 0.0), 0.5),
    "comic": _Look(1.04, 0.26, 1.16, 0.12, (0.004, 0.004, 0.004), (0.012, 0.010, 0.0), 0.45),
    "tender": _Look(1.02, 0.10, 1.0, 0.24, (0.020, 0.006, 0.010), (0.022, 0.006, -0.004), 0.75, 0.015),
    "romantic": _Look(1.02, 0.14, 1.06, 0.28, (0.022, 0.0, 0.018), (0.028, 0.004, -0.004), 0.8, 0.01),
    "calm": _Look(1.0, 0.16, 1.02, 0.20, (-0.002, 0.004, 0.012), (0.008, 0.006, 0.0), 0.55),
    "dreamy": _Look(1.03, 0.06, 0.98, 0.26, (0.010, 0.004, 0.030), (0.016, 0.004, 0.018), 1.0, 0.03),
    "wondrous": _Look(1.03, 0.20, 1.12, 0.28, (-0.008, 0.006, 0.032), (0.018, 0.012, 0.0), 0.95),
    "wistful": _Look(0.99, 0.10, 0.88, 0.28, (0.008, 0.006, 0.022), (0.018, 0.012, -0.010), 0.6, 0.025),
    "melancholy": _Look(0.96, 0.14, 0.80, 0.32, (-0.006, 0.004, 0.026), (0.0, 0.006, 0.012), 0.45, 0.015),
    "lonely": _Look(0.95, 0.18, 0.82, 0.38, (-0.010, 0.002, 0.028), (0.0, 0.006, 0.012), 0.45),
    "mysterious": _Look(0.92, 0.22, 0.92, 0.44, (-0.010, 0.010, 0.024), (0.0, 0.012, 0.010), 0.75),
    "tense": _Look(0.94, 0.32, 0.86, 0.40, (-0.008, 0.008, 0.014), (0.016, 0.008, -0.014), 0.45),
    "scary": _Look(0.86, 0.34, 0.74, 0.52, (-0.010, 0.006, 0.014), (0.0, 0.014, 0.0), 0.5),
    "dark": _Look(0.88, 0.32, 0.80, 0.48, (-0.008, 0.0, 0.014), (0.008, 0.004, 0.0), 0.5),
    "epic": _Look(1.0, 0.34, 1.08, 0.34, (-0.012, 0.002, 0.022), (0.030, 0.012, -0.020), 0.8),
    "triumphant": _Look(1.05, 0.28, 1.12, 0.24, (-0.004, 0.0, 0.016), (0.032, 0.016, -0.016), 0.85),
}

GRAIN_SIGMA = 1.5
"""Standard deviation of the grain in steps of 8 bits: enough to dither every gradient, little enough to encode."""

_PAPER_SHADOW = 0.46
_GHOSTS, _STREAKS = 3.2, 1.4
"""How strong a full flare's ghosts, and an anamorphic lens's streaks, are against the bloom of the lights."""


def grade_for(mood: Mood, height: int, style: Style = PLAIN, glass: Lens | None = None) -> Floats:
    """Return the grade's array for the finishing pass.

    Args:
        mood: Of the shot.
        height: Rows of the picture.
        style: Of the film.
        glass: What the shot is seen through; None for the plain lens.
    """
    look = _LOOKS[mood]
    grade = np.zeros(GRADE_SIZE, np.float32)
    grade[:10] = (
        look.exposure * style.exposure,
        max(look.contrast + style.contrast, 0.0),
        look.saturation * style.saturation,
        max(look.vignette + style.vignette, 0.0),
        GRAIN_SIGMA,
        look.bloom * style.bloom,
        _PAPER_SHADOW,
        0.0,
        height * 0.004,
        look.fade + style.fade,
    )
    # A film without colour of its own takes none from its moods either.
    moods = min(style.saturation, 1.0)
    grade[10:13] = np.array(look.dark) * moods + style.dark
    grade[13:16] = np.array(look.light) * moods + style.light
    if glass is not None:
        grade[VIGNETTE] += 0.6 * glass.vignette
        grade[FLARE] = _GHOSTS * glass.flare
        grade[STREAK] = _STREAKS if glass.anamorphic else 0.0
    return grade
