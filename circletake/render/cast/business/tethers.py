"""Tethers: the rope or chain by which an animal is led, the chain between two people, and the string of a kite."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import CHAINS, owner_of
from circletake.render.cast.business.links import link_shapes
from circletake.render.cast.colours import rgb
from circletake.render.cast.manners import ON_A_LEAD
from circletake.render.cast.moving import ribbon
from circletake.render.cast.person.sides import serving_side
from circletake.render.cast.played import Played
from circletake.render.cast.travel import Track
from circletake.render.physics.carrying import told
from circletake.render.physics.chains import Chain, catenary, let_hang
from circletake.render.physics.debris import floor_line
from circletake.render.scene import Paint, Shape

LEADS = frozenset({"rope", "leash", "lead", "reins", "halter", "bridle"}) | CHAINS
"""What an animal is led by."""
_SLACK, _TAUT = 1.16, 1.02
"""How much longer a chain between two is than they are ever apart: hanging, or pulled at."""
_PULLS = frozenset({"pull", "drag", "haul", "tug", "carry", "fight"})
_POINTS = 9
_SETTLES_S = 1.5
"""A chain has been hanging for so long when the shot begins."""
_KG_PER_M = 1.2
_RINGS = 8
"""Most touches of a chain between two that are told."""


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


def chained_to(scene: Scene, id_: str) -> str | None:
    """Return the id of the person at the other end of a chain that somebody holds; None where there is none."""
    lead = scene.casts[id_][0]
    if lead.family != "person" or (lead.part.holding or "") not in CHAINS or led_by(scene, id_) is not None:
        return None
    others = [other for other, members in scene.casts.items() if other != id_ and members[0].family == "person"]
    aimed = [cue.target for cue in scene.cues[id_] if cue.target in others]
    return next(iter([*aimed, *others]), None)


def chain_together(scene: Scene, id_: str, other: str) -> None:
    """Lay a chain from one person's hand to another's: it hangs, or is pulled at."""
    one, two = scene.played[id_][0], scene.played[other][0]
    hand = _nearer_hand(one, two.key_points["chest"])
    far = _nearer_hand(two, hand)
    pulled = any(cue.asked in _PULLS for held in (id_, other) for cue in scene.cues[held])
    _chain(scene, id_, one, hand, far, _TAUT if pulled else _SLACK)


class Bound(NamedTuple):
    """Who is at either end of a chain that nobody is said to hold."""

    by: str | None
    """Who holds it; None: a stake in the ground."""
    who: str


def bound_by(scene: Scene, chain: str) -> Bound | None:
    """Return whom a chain of the cast binds; None where it is in hand, does something by itself, or lies alone."""
    if owner_of(chain, scene.bonds) is not None or any(cue.asked != "stand" for cue in scene.cues[chain]):
        return None
    if any(cue.target == chain and cue.verb == "swing" for cues in scene.cues.values() for cue in cues):
        return None
    people = [id_ for id_, members in scene.casts.items() if members[0].family == "person"]
    beasts = [id_ for id_, members in scene.casts.items() if members[0].family == "beast"]
    if not beasts:
        return Bound(people[0], people[1]) if len(people) > 1 else None
    return Bound(people[0] if people else None, beasts[0])


def bind(scene: Scene, chain: str, bound: Bound) -> None:
    """Lay a chain of the cast from whoever holds it, or from a stake, to whom it binds."""
    led, track = scene.played[bound.who][0], scene.tracks[bound.who][0]
    far = _collar(led) if "back" in led.key_points else led.key_points["hand_l"]
    own = scene.played[chain][0]
    own.shapes = []
    if bound.by is not None:
        near = _nearer_hand(scene.played[bound.by][0], far)
        if "back" not in led.key_points:
            far = _nearer_hand(led, near)
    else:
        at = far[0] - np.array([1.3 * (1.0 if float(np.sin(track.yaw[0])) >= 0 else -1.0), 0.0, 0.0], np.float32)
        at[1] = track.position[0, 1] + 0.3
        near = np.broadcast_to(at, far.shape).astype(np.float32)
        post = np.array([(-0.035, -0.3), (0.035, -0.3), (0.045, 0.08), (-0.045, 0.08)], np.float32) + at[:2]
        depth = np.full((4, 1), at[2] - 0.02, np.float32)
        own.shapes.append(Shape(np.concatenate([post, depth], 1), Paint(rgb("wood")), chain, None, 0.0, True))
    _chain(scene, chain, own, near, far, _SLACK)
    position = np.stack([(near[:, 0] + far[:, 0]) / 2, track.position[:, 1] + 0 * far[:, 1], far[:, 2]], -1)
    own.reach = np.array([*np.minimum(near, far).min(0)[:2], *np.maximum(near, far).max(0)[:2]], np.float32)
    scene.tracks[chain][0] = Track(position.astype(np.float32), track.yaw, (), 1.0, False, np.ones(1, np.float32))


def _chain(scene: Scene, id_: str, played: Played, hand: Floats, far: Floats, slack: float) -> None:
    """Lay a chain between two places (frames, 3), as the engine moves it."""
    setting = scene.setting
    gap = float(np.hypot(*(far - hand)[:, :2].T).max())
    long = max(slack * gap, 0.3)
    links = int(np.clip(round(long / 0.07), 8, 34))
    near, off = (np.ascontiguousarray(end[:, :2], np.float32) for end in (hand, far))
    floor = floor_line(setting.ground, float(hand[0, 2]), float(hand[0, 0]))
    onto = setting.ground.material(float(hand[0, 0]), float(hand[0, 2]))
    begin = float(setting.clock.times_s[0]) - _SETTLES_S
    chain = Chain(catenary(near[0], off[0], long, links), near, off)
    hung = let_hang(chain, floor, onto, setting.clock.times_s, begin, air=1.2)
    depth = np.minimum(hand[:, 2], far[:, 2]) - np.float32(0.06)
    top = max((shape.order for shape in played.shapes), default=0.0)
    played.shapes += link_shapes(hung.middles, hung.turned, hung.pitch_m, depth, id_, top + 1.0)
    kilos = _KG_PER_M * hung.pitch_m
    ringing = sorted(hung.moved.touches, key=lambda touch: -touch.speed_mps)[:_RINGS]
    for touch in sorted(ringing, key=lambda touch: touch.time_s):
        met = onto if touch.other is None else "metal"
        place = (touch.x, touch.y, float(depth[0]))
        told(played, setting, id_, "impact", "metal", met, kilos, touch.time_s, touch.speed_mps, place)


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
        if scene.casts[id_][0].part.holding in CHAINS:
            _chain(scene, id_, person, hand, knot, 1.1)
            continue
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
