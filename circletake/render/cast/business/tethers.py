"""Tethers: the rope by which an animal is led, and the string of a kite."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import owner_of
from circletake.render.cast.colours import rgb
from circletake.render.cast.manners import ON_A_LEAD
from circletake.render.cast.moving import ribbon
from circletake.render.cast.person.sides import serving_side
from circletake.render.cast.played import Played
from circletake.render.scene import Paint, Shape

LEADS = frozenset({"rope", "leash", "lead", "reins", "halter", "bridle"})
"""What an animal is led by."""
_POINTS = 9


def led_by(scene: Scene, id_: str) -> str | None:
    """Return the id of the animal that somebody leads by a rope or has on a lead; None where there is none."""
    lead = scene.casts[id_][0]
    walked = (
        other for other, cues in scene.cues.items() for cue in cues if cue.target == id_ and ON_A_LEAD in cue.manner
    )
    pet = next(walked, None)
    if pet is not None:
        return pet
    if lead.family != "person" or (lead.part.holding or "") not in LEADS:
        return None
    return next(
        (
            other
            for other, members in scene.casts.items()
            if members[0].family == "beast" and not any(b.kind == "aboard" and b.other == other for b in scene.bonds)
        ),
        None,
    )


def lead_on_rope(scene: Scene, id_: str, animal: str) -> None:
    """Lay a slack rope from a person's hand to an animal's halter, and the halter; a pet's goes to its collar."""
    person, pet = scene.played[id_][0], any(ON_A_LEAD in cue.manner for cue in scene.cues[animal])
    beasts = scene.played[animal] if pet else scene.played[animal][:1]
    size = float(scene.casts[animal][0].height_m)
    width = np.float32(min(0.022, 0.009 + 0.006 * size))
    leather = pet or scene.casts[id_][0].part.holding == "leash"
    paint = Paint(rgb("leather" if leather else "rope"))
    top = max((shape.order for played in (person, *beasts) for shape in played.shapes), default=0.0)
    holds = "hand_r" if serving_side(scene.tracks[id_][0].yaw) else "hand_l"
    hand = person.key_points[holds] if pet else _nearer_hand(person, beasts[0].key_points["head"])
    for number, beast in enumerate(beasts):
        knot = _collar(beast) if pet else _halter(beast, animal, size, width)
        long = float(np.hypot(*(knot - hand)[:, :2].T).max()) * (1.04 if pet else 1.12)
        person.shapes.append(hanging(hand, knot, long, width, paint, id_, top + 1.0 + number / 64, -0.06))


def _collar(beast: Played) -> Floats:
    """Return where a lead is fastened: at the back of the neck."""
    head, back = beast.key_points["head"], beast.key_points["back"]
    out: Floats = head + (back - head) * np.float32(0.34)
    return out


def _halter(beast: Played, animal: str, size: float, width: np.float32) -> Floats:
    """Lay two straps round a muzzle and return where the rope is knotted."""
    nose, head = beast.key_points["nose"], beast.key_points["head"]
    for share in (0.62, 0.2):
        across = head + (nose - head) * np.float32(share)
        side = np.stack([-(nose - head)[:, 1], (nose - head)[:, 0]], -1)
        side = side / np.maximum(np.hypot(*side.T)[:, None], 1e-6) * np.float32(0.085 * size * (1.25 - 0.5 * share))
        band = np.stack([across[:, :2] + side, across[:, :2], across[:, :2] - side], 1)
        outline = ribbon(band, np.full(3, 0.8 * width, np.float32), 2)
        beast.shapes.append(_laid(outline, across[:, 2] - 0.04, Paint(rgb("leather")), animal, _top(beast)))
    knot: Floats = head + (nose - head) * np.float32(0.35)
    return knot


def _top(played: Played) -> float:
    return max((shape.order for shape in played.shapes), default=0.0) + 1 / 64


def _nearer_hand(person: Played, at: Floats) -> Floats:
    hands = [person.key_points["hand_l"], person.key_points["hand_r"]]
    return min(hands, key=lambda hand: float(np.abs(hand - at).sum(-1).mean()))


def hanging(
    one: Floats, other: Floats, long_m: float, width: np.float32, paint: Paint, object_id: str, order: float,
    nearer_m: float = 0.0,
) -> Shape:  # fmt: skip
    """Return a line of a given length that hangs between two places, as its own weight bends it.

    Args:
        one: (frames, 3) metres.
        other: (frames, 3).
        long_m: its length; where that is too short it is drawn straight.
        width: half its thickness in metres.
        paint: of the line.
        object_id: whose it is.
        order: where in the pile of its object.
        nearer_m: how much nearer to the viewer than its ends it is drawn.
    """
    gap = np.hypot(*(other - one)[:, :2].T)
    # A flat arc of sag s over a span d is about 8 s^2 / (3 d) longer than the span.
    sag = np.sqrt(np.maximum(long_m - gap, 0) * 3 * np.maximum(gap, 0.05) / 8)
    u = np.linspace(0, 1, _POINTS, dtype=np.float32)[None, :, None]
    spine = one[:, None, :2] + (other - one)[:, None, :2] * u
    spine = spine - np.concatenate([0 * u, 4 * u * (1 - u)], -1) * np.minimum(sag, 0.6)[:, None, None]
    outline = ribbon(spine.astype(np.float32), np.full(_POINTS, width, np.float32), 2)
    return _laid(outline, np.minimum(one[:, 2], other[:, 2]) + np.float32(nearer_m), paint, object_id, order)


def _laid(outline: Floats, depth: Floats, paint: Paint, object_id: str, order: float) -> Shape:
    z = np.broadcast_to(depth[:, None, None], (*outline.shape[:2], 1))
    return Shape(np.concatenate([outline, z], -1).astype(np.float32), paint, object_id, None, order)


def string_kite(scene: Scene, id_: str) -> None:
    """Lay the string from a kite to the hand that holds it."""
    owner = owner_of(id_, scene.bonds)
    if owner is None or owner.one not in scene.played:
        return
    kite, person = scene.played[id_][0], scene.played[owner.one][0]
    middle = kite.key_points["middle"]
    hand = _nearer_hand(person, middle)
    long = float(np.hypot(*(middle - hand)[:, :2].T).max()) * 1.012
    low = min(shape.order for shape in kite.shapes) - 1 / 64
    kite.shapes.append(hanging(hand, middle, long, np.float32(0.0075), Paint(rgb("bark"), opacity=0.9), id_, low))
