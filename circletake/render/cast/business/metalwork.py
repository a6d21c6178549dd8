"""Metalwork: a smith at the anvil, a welder at the seam."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.business.sparking import bursts
from circletake.render.cast.colours import rgb
from circletake.render.cast.drawing import drawing
from circletake.render.cast.members import Member
from circletake.render.cast.motion import noise
from circletake.render.cast.outline import oval
from circletake.render.cast.played import Played, sounding
from circletake.render.cast.sheet import Sheet, still
from circletake.render.scene import Flare, Paint, Shape

SMITHS = frozenset({"blacksmith", "smith", "swordsmith", "farrier"})
WELDERS = frozenset({"welder", "solderer"})
_ANVIL = """
unit 0.01
bark/pine- cut -17,0! 17,0! 14,38! -14,38!
iron-- box -18 22 18 25
iron/iron-- cut -15,38! 15,38! 13,43! 7,46! 7,51! 19,55! 20,63! -12,63! -20,61! -38,60! -25,55! -9,51! -9,46! -13,43!
^silver box -12 61 20 63
"""
_ANVIL_M = 0.63
_BAR = """
unit 0.01
ember/flame*0.5 cut -30,0! 12,0! 12,3! -30,3!
flame*0.9 cut -12,0! 12,0! 13,3! -12,3!
glow* cut -4,.4! 11,.4! 11,2.6! -4,2.6!
"""
_SEAM = """
unit 0.01
^steel-/iron cut -55,0! 55,0! 55,6! -55,6!
iron-- box -55 -6 55 0
iron- cut -44,-60! -36,-60! -36,-6! -44,-6!
iron- cut 36,-60! 44,-60! 44,-6! 36,-6!
"""
_SEAM_M = 0.66


def is_smith(scene: Scene, id_: str, member: Member) -> bool:
    """Tell whether somebody works metal: by his trade, while he works."""
    works = any(cue.verb == "work" for cue in scene.cues[id_])
    return works and member.part.noun in SMITHS | WELDERS


def work_metal(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Put what is worked before whoever works it, glowing, and let the sparks fly."""
    index = scene.setting.clock.frames // 2
    side = 1.0 if float(np.sin(scene.tracks[id_][member.number].yaw[index])) >= 0 else -1.0
    if member.part.noun in WELDERS:
        _weld(scene, id_, member, played, side)
    else:
        _forge(scene, id_, member, played, side)


def _ahead(scene: Scene, id_: str, member: Member, played: Played, side: float) -> tuple[float, float, float]:
    """Return the place on the ground below a worker's hands."""
    floor = scene.tracks[id_][member.number].position.mean(0)
    hands = (played.key_points["hand_l"] + played.key_points["hand_r"]) / 2
    reach = max(float(((hands[:, 0] - floor[0]) * side).mean()), 0.2 * played.height_m) + 0.1 * played.height_m
    return float(floor[0] + side * reach), float(floor[1]), float(floor[2])


def _forge(scene: Scene, id_: str, member: Member, played: Played, side: float) -> None:
    x, y, z = _ahead(scene, id_, member, played, side)
    size = 0.36 * played.height_m / _ANVIL_M
    top = max(shape.order for shape in played.shapes)
    sheet = Sheet(id_, still(x, y, z - 0.03, -side, size), top)
    sheet.draw(drawing(_ANVIL), {})
    bar = Sheet(id_, still(x, y + size * _ANVIL_M, z - 0.05, side, size), top + 1.0)
    bar.draw(drawing(_BAR), {})
    played.shapes += sheet.shapes + bar.shapes
    played.bench = _bench(x, y, 0.5 * size * _ANVIL_M, size * _ANVIL_M, 0.42 * size)
    at = (x, y + size * (_ANVIL_M + 0.03), z - 0.06)
    clock = scene.setting.clock
    _glow(played, id_, at, 0.34, 0.9 + 0.1 * noise(clock.times_s, 1.5, member.seed, "heat"))
    struck = [
        (one.at - clock.handle) / clock.fps for one in played.contacts if one.kind == "impact" and one.object == id_
    ]
    played.contacts = [
        one.with_(material="metal", onto="metal") if one.kind == "impact" else one for one in played.contacts
    ]
    bursts(played, id_, at, sorted(struck), clock, count=26, seed=member.seed)


def _bench(x: float, y: float, low: float, high: float, half: float) -> Floats:
    """Return what a camera holds of a workpiece: from somewhat below its top."""
    return np.array([x - half, y + low, x + half, y + high], np.float32)


def _weld(scene: Scene, id_: str, member: Member, played: Played, side: float) -> None:
    x, y, z = _ahead(scene, id_, member, played, side)
    hands = (played.key_points["hand_l"] + played.key_points["hand_r"]) / 2
    high = float(hands[:, 1].mean()) - y - 0.1 * played.height_m
    top = max(shape.order for shape in played.shapes)
    sheet = Sheet(id_, still(x + 0.12 * side, y + high, z - 0.03, side, high / _SEAM_M), top)
    sheet.draw(drawing(_SEAM), {})
    played.shapes += sheet.shapes
    clock, t = scene.setting.clock, scene.setting.clock.times_s
    played.bench = _bench(x + 0.12 * side, y, 0.6 * high, high, 0.6 * high / _SEAM_M)
    at = (x, y + high * (1 + 0.06 / _SEAM_M), z - 0.06)
    flicker = np.clip(0.75 + 0.35 * noise(t, 17.0, member.seed, "arc"), 0.35, 1.0)
    _glow(played, id_, at, 0.5, flicker, "#bfe0ff")
    _torch(played, id_, at, side)
    ticks = np.arange(float(t[0]) - 0.6, float(t[-1]), 0.11)
    for row in range(3):
        bursts(played, id_, at, list(ticks[row::3]), clock, count=11, speed_mps=3.6, life_s=0.33,
               seed=member.seed + row)  # fmt: skip
    played.flare = Flare((0.22 * flicker).astype(np.float32), at, 2.2, rgb("#cfe6ff"))
    played.sources += sounding("crackle", id_, clock, 0.7)


def _torch(played: Played, object_id: str, at: tuple[float, float, float], side: float) -> None:
    """Lay the torch from the hand to the seam."""
    hand = played.key_points["hand_r" if side > 0 else "hand_l"][:, :2]
    tip = np.broadcast_to(np.array(at[:2], np.float32), hand.shape)
    way = tip - hand
    across = np.stack([-way[:, 1], way[:, 0]], -1) / np.maximum(np.hypot(*way.T)[:, None], 1e-6)
    outline = np.stack([hand + across * 0.02, tip + across * 0.008, tip - across * 0.008, hand - across * 0.02], 1)
    _append(played, object_id, outline, at[2], Paint(rgb("iron")), None)


def _glow(
    played: Played, object_id: str, at: tuple[float, float, float], reach: float, level: Floats, hue: str = "#ffb050"
) -> None:
    """Lay the light of hot metal: rings that thin outwards, and a core that shines."""
    for share, strength in (
        (1.0, 0.04),
        (0.84, 0.045),
        (0.69, 0.05),
        (0.55, 0.06),
        (0.42, 0.08),
        (0.3, 0.12),
        (0.19, 0.2),
    ):
        ring = oval(at[0], at[1], reach * share, reach * share, points=24)[None]
        shown = (level * np.ones(len(level))).astype(np.float32)
        _append(played, object_id, ring, at[2] - 0.01, Paint(rgb(hue), opacity=strength, emission=0.7), shown)
    core = oval(at[0], at[1], 0.1 * reach, 0.1 * reach, points=14)[None]
    _append(played, object_id, core, at[2] - 0.012, Paint(rgb("#ffffff"), emission=1.0), level.astype(np.float32))


def _append(played: Played, object_id: str, outline: Floats, z: float, paint: Paint, shown: Floats | None) -> None:
    points = np.concatenate([outline, np.full((*outline.shape[:2], 1), z, np.float32)], -1).astype(np.float32)
    order = max(shape.order for shape in played.shapes) + 1 / 64
    played.shapes.append(Shape(points if len(points) > 1 else points[0], paint, object_id, shown, order))
