"""Puppetry: a puppet hangs on strings from a cross that somebody holds over it."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import PUPPETS
from circletake.render.cast.colours import rgb
from circletake.render.cast.motion import noise
from circletake.render.cast.moving import ribbon
from circletake.render.cast.person.acting import Doing, Holds
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.scene import Paint, Shape

_OVER_M = 0.46
"""How high the crosses are held over a puppet's head."""
_STRINGS = (("head", 0.0), ("hand_l", -1.0), ("hand_r", 1.0), ("foot_l", -0.5), ("foot_r", 0.5))
"""Where a string is fastened, and to which side of the cross it goes."""


def is_puppet(scene: Scene, id_: str) -> bool:
    """Tell whether a part is a puppet on strings."""
    return scene.casts[id_][0].part.noun in PUPPETS


def puppeteer_of(scene: Scene, id_: str) -> str | None:
    """Return who moves a puppet: the first person in the scene who is none."""
    people = (
        other
        for other, members in scene.casts.items()
        if members[0].family == "person" and members[0].part.noun not in PUPPETS and members[0].term != "crowd"
    )
    return next(people, None) if is_puppet(scene, id_) else None


def _crosses(scene: Scene, id_: str) -> tuple[Floats, Floats]:
    """Return where (frames, 3) the two hands are that hold the strings: over the puppet, never quite still."""
    t, puppet = scene.setting.clock.times_s, scene.casts[id_][0]
    at = scene.tracks[id_][0].position + np.array([0.0, puppet.height_m + _OVER_M, 0.0], np.float32)
    hands = []
    for side in (-1.0, 1.0):
        lift = 0.05 * np.sin(t * 5.3 + side) + 0.03 * noise(t, 1.2, puppet.seed, "string", int(side))
        hands.append((at + np.stack([0 * t + 0.11 * side, lift, 0 * t], -1)).astype(np.float32))
    return hands[0], hands[1]


def working_strings(scene: Scene, id_: str) -> list[Doing]:
    """Return how somebody holds the strings of a puppet of the scene, if he does."""
    puppet = next((other for other in scene.casts if puppeteer_of(scene, other) == id_), None)
    if puppet is None or puppet not in scene.tracks:
        return []
    left, right = _crosses(scene, puppet)
    if float(np.sin(scene.tracks[id_][0].yaw).mean()) < 0:
        left, right = right, left
    return [Doing("paint", -99.0, 999.0, puppet, holds=Holds((right, left), (None, None)))]


def hang_puppet(scene: Scene, id_: str) -> None:
    """Lay strings from a puppet's head, hands and feet to the cross over it; with nobody there they go up."""
    played = scene.played[id_][0]
    assert isinstance(scene.casts[id_][0].body, Dressed)
    left, right = _crosses(scene, id_)
    cross = (left + right) / 2
    low = min(shape.order for shape in played.shapes)
    top = max(shape.order for shape in played.shapes)
    lonely = puppeteer_of(scene, id_) is None
    if lonely:
        cross = cross + np.array([0.0, 2.4, 0.0], np.float32)
    for name, side in _STRINGS:
        end = played.key_points[name]
        start = cross + (right - left) * np.float32(0.5 * side)
        line = np.stack([start[:, :2], end[:, :2]], 1).astype(np.float32)
        _lay(played.shapes, id_, ribbon(line, np.full(2, 0.0035, np.float32), 1), end[:, 2] - 0.02, "bone", low - 1.0)
    if not lonely:
        for one, other, order in ((left, right, top + 1.0), (cross, cross, top + 1.1)):
            way = np.array([0.1, 0.0], np.float32) if order == top + 1.0 else np.array([0.0, 0.06], np.float32)
            bar = np.stack([one[:, :2] - way, other[:, :2] + way], 1).astype(np.float32)
            _lay(played.shapes, id_, ribbon(bar, np.full(2, 0.012, np.float32), 1), cross[:, 2] - 0.03, "wood", order)


def _lay(shapes: list[Shape], id_: str, outline: Floats, z: Floats, colour: str, order: float) -> None:
    depth = np.broadcast_to(z[:, None, None], (*outline.shape[:2], 1))
    shapes.append(Shape(np.concatenate([outline, depth], -1).astype(np.float32), Paint(rgb(colour)), id_, None, order))
