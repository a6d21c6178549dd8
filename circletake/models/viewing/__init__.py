"""Viewing: what a spotting session sees in any picture, measured without weights.

Follows the visual processing of FilmComposer (Xie et al., "FilmComposer: LLM-Driven Music Production for Silent Film
Clips", arXiv 2503.08147, Sec. 3.2) in what it is for: the moments that music may meet, and how much moves. How it is
measured is our own: boundaries by differences against a rolling median and its deviation, blends by how well frames lie
between their ends, motion by pyramidal Lucas-Kanade flow less a fitted camera, impacts by the material derivative of
what is left.

Deviations: no learnt visual beats, no saliency network. What happens is found from motion and light alone.

=============  ============  ===============================================================
symbol         shape         meaning
=============  ============  ===============================================================
y              (n, h, w)     luma of each frame, 0 to 1
d(t)           (n,)          difference of frame t against t - 1
F_t            (h, w, 2)     flow from frame t - 1 to t, in pixels
G_t            (h, w, 2)     affine part of F_t: what the camera does
R_t            (h, w, 2)     F_t - G_t: what things do
a(t)           (n,)          mean over moving pixels of (R_t - R_t+1 carried along) . R_t / |R_t|
=============  ============  ===============================================================
"""

from circletake.models.viewing.boundaries import Blend, Boundaries, find_boundaries
from circletake.models.viewing.flow import camera_of, flow
from circletake.models.viewing.happenings import Happening, find_happenings
from circletake.models.viewing.landings import Landing, find_landings
from circletake.models.viewing.look import Looked, look
from circletake.models.viewing.motion import Motion, MotionMeter
from circletake.models.viewing.patches import Followed
from circletake.models.viewing.thumbs import (
    FINE_HEIGHT,
    FINE_WIDTH,
    HEIGHT,
    WIDTH,
    Light,
    halved,
    lights_of,
    luma_of,
)

__all__ = [
    "Blend",
    "Boundaries",
    "FINE_HEIGHT",
    "FINE_WIDTH",
    "Followed",
    "HEIGHT",
    "Happening",
    "Landing",
    "Light",
    "Looked",
    "Motion",
    "MotionMeter",
    "WIDTH",
    "camera_of",
    "find_boundaries",
    "find_happenings",
    "find_landings",
    "flow",
    "halved",
    "look",
    "lights_of",
    "luma_of",
]
