"""What of a subject can be seen in a take: from the back-end's boxes to one number."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import Box, Camera, ShotSize, TakeTruth

_HEIGHTS: dict[ShotSize, float] = {
    "extreme wide": 0.025, "wide": 0.09, "full": 0.3, "medium": 0.4, "close-up": 0.4, "extreme close-up": 0.35,
}  # fmt: skip
"""Least share of the frame's height that the subject of a shot of this size should fill."""
_OTHERS = 0.4
"""What of that is enough for those the shot is not about."""
_TIGHT = frozenset({"medium", "close-up", "extreme close-up"})
_GONE = 0.12
"""Below this share of visible pixels a subject counts as not seen in a frame."""


class Seen(NamedTuple):
    """How a subject is seen over a take."""

    there: bool
    """It was drawn at all."""
    share: float
    """How well it is seen, 0 to 1: in the frame, large enough, not covered, and the thing itself."""
    presence: float
    """Share of the frames in which it is seen."""
    height: float
    """Median share of the frame's height, where it is seen."""
    inside: float
    """Mean share of its box inside the frame, where it is seen."""
    visible: float
    """Mean share of its pixels that is not covered, where it is seen."""
    distance: float
    """From the word to what was drawn; 0 the thing itself."""
    actions: tuple[str, ...]


_NOTHING = Seen(False, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, ())


def see(id_: str, truth: TakeTruth, camera: Camera) -> Seen:
    """Return how a subject is seen.

    Args:
        id_: Of the subject.
        truth: What the back-end drew.
        camera: What the shot's size is, and whom it is about.
    """
    found = next((one for one in truth.objects if one.id == id_), None)
    if found is None:
        return _NOTHING
    boxes = [box for box in found.boxes if box.visible > _GONE and _inside(box) > 0.02]
    if not found.boxes or not boxes:
        return Seen(True, 0.0, 0.0, 0.0, 0.0, 0.0, found.distance, found.actions)
    presence = len(boxes) / len(found.boxes)
    heights = sorted(max(0.0, min(1.0, box.y1) - max(0.0, box.y0)) for box in boxes)
    height = heights[len(heights) // 2]
    inside = sum(_inside(box) for box in boxes) / len(boxes)
    visible = sum(box.visible for box in boxes) / len(boxes)
    size = camera.size or "wide"
    wanted = _HEIGHTS[size] * (1.0 if camera.focus in (None, id_) else _OTHERS)
    large = min(1.0, height / wanted)
    uncropped = 1.0 if size in _TIGHT else min(1.0, inside / 0.7)
    uncovered = min(1.0, visible / 0.5) if size not in _TIGHT else 1.0
    enough = min(1.0, presence / 0.6)
    share = enough * large * uncropped * uncovered * max(0.0, 1.0 - found.distance)
    return Seen(True, round(share, 4), presence, height, inside, visible, found.distance, found.actions)


def _inside(box: Box) -> float:
    """Return the share of a box that lies in the frame."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if width <= 0 or height <= 0:
        return 0.0
    across = max(0.0, min(1.0, box.x1) - max(0.0, box.x0))
    down = max(0.0, min(1.0, box.y1) - max(0.0, box.y0))
    return (across * down) / (width * height)
