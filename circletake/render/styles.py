"""Styles: how the look that a film asks for bends every shot's grade and the light on its cast."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.drawing import Drawn, Plate
from circletake.schema import Match

Tint = tuple[float, float, float]


class Style(NamedTuple):
    """What a look changes."""

    saturation: float = 1.0
    """Factor; 0 is black and white."""
    contrast: float = 0.0
    """Added."""
    exposure: float = 1.0
    """Factor."""
    vignette: float = 0.0
    """Added."""
    bloom: float = 1.0
    """Factor."""
    fade: float = 0.0
    """How far black is lifted, added."""
    dark: Tint = (0.0, 0.0, 0.0)
    """Added to what is dark."""
    light: Tint = (0.0, 0.0, 0.0)
    """Added to what is light."""
    cast: float = 1.0
    """Factor on the light that falls on the cast: near 0 it plays in silhouette."""
    drawn: Drawn | None = None
    """How the picture is drawn anew with a pen or printed; None for paper as it is cut."""


PLAIN = Style()
"""The paper as it is: also what stands for looks that paper can't take on, such as photographs."""

STYLES: dict[str, Style] = {
    "paper-cut": PLAIN,
    "black and white": Style(saturation=0.0, contrast=0.10),
    # A key light on the cast, and what is round it darker: faces are read, and the night stays black.
    "noir": Style(saturation=0.0, contrast=0.40, exposure=1.0, vignette=0.2, bloom=1.2, cast=1.42),
    "silhouette": Style(saturation=1.15, contrast=0.10, bloom=1.2, cast=0.07),
    "sepia": Style(
        saturation=0.0, contrast=0.02, vignette=0.12, fade=0.03, dark=(0.07, 0.02, -0.02), light=(0.085, 0.0, -0.12)
    ),
    "cyanotype": Style(saturation=0.0, contrast=0.12, fade=0.01, dark=(0.0, 0.08, 0.30), light=(-0.22, -0.04, 0.10)),
    "watercolour": Style(saturation=0.92, contrast=-0.08, exposure=1.06, vignette=-0.16, bloom=1.2, fade=0.05),
    "pastel": Style(saturation=0.80, contrast=-0.10, exposure=1.08, vignette=-0.16, fade=0.08, light=(0.02, 0.0, 0.01)),
    "neon": Style(saturation=1.32, contrast=0.14, bloom=1.6, dark=(0.03, -0.01, 0.06), light=(0.02, -0.01, 0.03)),
    "sketch": Style(
        saturation=0.08, contrast=0.06, exposure=1.10, vignette=-0.18, fade=0.06, light=(0.01, 0.005, -0.02)
    ),
    "anime": Style(saturation=1.18, contrast=0.04, exposure=1.03, bloom=1.3),
    "ink sketch": Style(
        saturation=0.75,
        contrast=0.18,
        exposure=1.08,
        vignette=-0.3,
        bloom=0.8,
        drawn=Drawn(
            paper=(0.965, 0.942, 0.890),
            ink=(0.115, 0.105, 0.135),
            wobble=0.0019,
            second=0.55,
            hatch=0.80,
            wash=0.16,
            tooth=0.022,
        ),
    ),
    "blueprint": Style(
        saturation=0.0,
        contrast=0.10,
        vignette=-0.3,
        bloom=0.5,
        drawn=Drawn(
            paper=(0.070, 0.215, 0.455),
            ink=(0.90, 0.955, 1.0),
            line=0.95,
            wobble=0.0004,
            grid=0.17,
            border=0.035,
            tooth=0.035,
        ),
    ),
    "poster": Style(
        saturation=1.22,
        contrast=0.40,
        exposure=1.0,
        vignette=-0.3,
        bloom=0.4,
        drawn=Drawn(
            paper=(0.968, 0.925, 0.835),
            # The last plate carries the drawing: it holds figure and ground apart where both take the same inks.
            line=1.15,
            tooth=0.05,
            exposure=0.98,
            dot=0.0125,
            levels=3.0,
            plates=(
                Plate((1.0, 0.80, 0.22), (0.0, 0.0, 1.15, 0.0), 0.0, (-0.0022, 0.0014)),
                Plate((0.93, 0.33, 0.27), (0.0, 1.2, 0.0, 0.10), 75.0, (0.0028, 0.0)),
                Plate((0.10, 0.55, 0.62), (1.35, 0.0, 0.0, 0.45), 15.0, (0.0, -0.0020)),
                Plate((0.09, 0.11, 0.24), (0.0, 0.0, 0.0, 1.6), 45.0, (0.0, 0.0)),
            ),
        ),
    ),
}


def style_of(name: str) -> Style:
    """Return a style by its name; what the paper can't take on is drawn plain."""
    return STYLES.get(name, PLAIN)


def style_match(name: str) -> Match | None:
    """Return what stands for a style that the paper can't take on; None for one that it can."""
    if name in STYLES:
        return None
    return Match(word=name, term="paper-cut", kind=None, distance=1.0, known=False)
