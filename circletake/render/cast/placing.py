"""Placing: where every part stands when nothing has moved yet."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.bonds import CHAINED_M, CHAINS, GAPS, Bond, carrier_of, owner_of
from circletake.render.cast.members import Member
from circletake.render.cast.spots import Spot
from circletake.render.cast.tabletop import TABLETOP, WRITTEN_ON
from circletake.render.cast.touching import is_prey
from circletake.render.cast.waterside import to_their_ground
from circletake.render.scene import Area, Ground
from circletake.schema import derive_seed

_THIRD = 0.27
"""Share of the area's width from its middle to where the left and right thirds are."""
_ROW_M = 0.72
"""Metres in depth from one row of people to the next."""
_STEP_M = 0.36
"""Metres by which neighbours in a row stand before and behind each other."""
_ROUNDS = 24
_BESIDE_M = 1.3
"""How much farther out the next one stands who watches the same."""
_TOUCHING = frozenset("embrace fight dance reach give work play kneel eat carry".split())
"""What is done with hands on somebody or something."""
_UNDER_ONE_ROOF_M = 0.62
"""How near one comes who shares what he holds over both."""
_OVER_SOMEBODY_M = 0.4
"""How near one stands whose hand is over somebody's head."""
_SLAP_M = 0.72
"""Within which a palm reaches a cheek."""
_ON_WALLS = frozenset({"window", "door", "mirror", "painting", "curtain"})
"""Things that stand behind everybody, whatever is asked."""


class _Figure(NamedTuple):
    id: str
    lead: Member
    width: float
    firm: float
    """How much it resists being moved: 1 when its side was asked for."""


def offsets(members: list[Member], seed: int) -> list[Spot]:
    """Return where the individuals of a part stand about its spot: in loose rows, none before another."""
    count = len(members)
    if count == 1:
        return [Spot(0.0, 0.0)]
    rng = np.random.default_rng(derive_seed("offsets", seed))
    wide = max(member.width_m for member in members)
    # Who runs or walks reaches out before and behind himself.
    verbs = {action.verb for action in members[0].part.actions}
    room = 0.8 if "run" in verbs else 0.4 if verbs & {"walk", "dance", "fight"} else 0.22
    if count > 3:
        room += 0.1
    gap = wide + room if members[0].family == "person" else wide * 1.12 + 0.1
    if members[0].term == "couple" or (count == 2 and verbs & {"dance", "embrace"} and members[0].family == "person"):
        return [Spot(-0.3, 0.0), Spot(0.3, 0.02)]
    people = members[0].family == "person"
    rows = 1 if count <= 3 else 2 if count <= 7 else 3
    per_row = -(-count // rows)
    deep = (_ROW_M if people else 0.55) * max(1.0, wide / 0.62)
    found = []
    for number in range(count):
        row, place = divmod(number, per_row)
        here = min(per_row, count - row * per_row)
        # Nobody stands behind anybody: each row is shifted by its share of a gap.
        shift = (0.0, 0.5)[row] if rows == 2 else (0.0, 0.62, 0.31)[row]
        x = (place - (here - 1) / 2 + shift - 0.3 * (rows > 1)) * gap + rng.uniform(-0.1, 0.1) * gap
        step = _STEP_M * (place % 2 - 0.5) if people and count > 2 else 0.0
        found.append(Spot(float(x), float((row - (rows - 1) / 2) * deep + step + rng.uniform(-0.08, 0.08))))
    if not people:
        return found
    # The tall stand behind.
    order = sorted(range(count), key=lambda number: (found[number].z // (0.5 * deep), number))
    by_height = sorted(range(count), key=lambda number: (round(members[number].height_m, 1), number))
    spots = dict(zip(by_height, (found[number] for number in order), strict=True))
    return [spots[number] for number in range(count)]


def group_width(members: list[Member], spots: list[Spot]) -> float:
    """Return how wide a part stands with all its individuals."""
    lows = [spot.x - member.width_m / 2 for member, spot in zip(members, spots, strict=True)]
    highs = [spot.x + member.width_m / 2 for member, spot in zip(members, spots, strict=True)]
    return max(highs) - min(lows)


def place(
    casts: dict[str, list[Member]], widths: dict[str, float], bonds: list[Bond], ground: Ground, area: Area, seed: int
) -> dict[str, Spot]:
    """Place every part that stands by itself; what is held or carried goes where its bearer is.

    Args:
        casts: individuals by part.
        widths: how wide each part stands.
        bonds: who does something with whom.
        ground: land and water.
        area: where the shot can see.
        seed: decides what is left open.
    """
    free = [id_ for id_ in casts if owner_of(id_, bonds) is None and carrier_of(id_, bonds) is None]
    rng = np.random.default_rng(derive_seed("place", seed))
    depths = {id_: _depth(casts[id_][0], number, area, rng) for number, id_ in enumerate(free)}
    figures = [_Figure(id_, casts[id_][0], widths[id_], 1.0 if casts[id_][0].part.side else 0.0) for id_ in free]
    across = _across(figures, bonds, area, rng)
    _together(figures, bonds, across, depths, casts)
    _apart(figures, across, depths, bonds, area)
    leads = {figure.id: figure.lead for figure in figures}
    spots = {figure.id: Spot(across[figure.id], depths[figure.id]) for figure in figures}
    return to_their_ground(leads, spots, ground, area)


def _depth(lead: Member, number: int, area: Area, rng: np.random.Generator) -> float:
    deep = area.z_far - area.z_near
    share = {"near": 0.12, "mid": 0.45, "far": 0.95}.get(lead.part.depth or "")
    if lead.term in _ON_WALLS:
        return area.z_far + 0.4
    if share is None:
        share = 0.9 if lead.big else 0.34 + 0.07 * (number % 4) + float(rng.uniform(-0.03, 0.03))
    z = area.z_near + share * deep
    if lead.big:
        z += 0.6 + 0.12 * lead.height_m if lead.part.depth != "near" else 0.3
    return z + 0.011 * number


def _across(figures: list[_Figure], bonds: list[Bond], area: Area, rng: np.random.Generator) -> dict[str, float]:
    """Return x for every figure: asked-for sides first, then the lead in the middle, the others spread."""
    width = area.x1 - area.x0
    sides = {"left": -_THIRD, "centre": 0.0, "right": _THIRD}
    places: dict[str, float] = {}
    order = [0.0, -_THIRD, _THIRD, 0.13, -0.13, 0.4, -0.4, 0.2, -0.2]
    if rng.random() < 0.5:
        order = [-share for share in order]
    alone = sum(figure.lead.part.side is None for figure in figures) == 1
    slot = 0
    for figure in figures:
        side = figure.lead.part.side
        if side in sides:
            places[figure.id] = area.x_mid + sides[side] * width + float(rng.uniform(-0.02, 0.02)) * width
            continue
        if figure.lead.big and not alone:
            places[figure.id] = area.x_mid + order[1] * 0.6 * width * (1 if slot % 2 else -1)
            continue
        taken = slot if slot < len(order) else slot % len(order)
        places[figure.id] = area.x_mid + order[taken] * width + float(rng.uniform(-0.03, 0.03)) * width
        slot += 1
    return places


def _set_distance(one: Member, other: Member, verb: str) -> float | None:
    """Return the distance that a deed has however wide those are who do it; None where it has none.

    So it is of the chained, at a table, at the head of one who lies, with a hand over somebody's head, for a slap.
    """
    if one.family == other.family == "person" and CHAINS & {one.part.holding, other.part.holding}:
        return CHAINED_M
    writes = verb == "work" and other.term in WRITTEN_ON and one.part.holding == "pen"
    if writes or (verb == "play" and other.term in TABLETOP):
        return 0.78
    if one.family == "person" and (other.family == "plant" or other.term == "easel") and verb in ("work", "reach"):
        return 0.75
    if one.family == "person" and other.term == "lever" and verb in ("reach", "pull"):
        return 0.72
    if verb in ("kneel", "reach") and other.family == "person" and any(a.verb == "lie" for a in other.part.actions):
        return 0.5 * other.height_m + 0.55
    if verb == "reach" and any(a.manner == "high" for a in one.part.actions):
        return _OVER_SOMEBODY_M
    if verb == "fight" and any(a.manner == "slap" for a in one.part.actions):
        return _SLAP_M
    return None


def distance_between(one: Member, other: Member, verb: str, width_one: float, width_other: float) -> float:
    """Return how far apart, from middle to middle, two stand who do something together."""
    if (stands := _set_distance(one, other, verb)) is not None:
        return stands
    gap = -0.42 if verb == "play" and other.term == "piano" else GAPS.get(verb, 0.6)
    if one.family == "bird" and verb in ("reach", "sit"):
        return 0.05
    if one.family == "beast" and verb == "reach" and is_prey(other):
        # The muzzle meets what it takes.
        return max(0.1, 0.42 * width_one)
    if verb == "carry" and other.family == "person":
        return _UNDER_ONE_ROOF_M
    reach = width_other / 2
    if other.big and other.alive:
        # What lives and is large needs its room, and whoever watches it hides none of it.
        return reach + gap + width_one / 2
    if other.big:
        # Before something large one stands at its edge region, not beyond it.
        reach = min(width_other / 2, 0.35 * width_other + 0.4)
    return max(0.26, gap + min(width_one, 1.2) / 2 + reach)


def _together(
    figures: list[_Figure], bonds: list[Bond], across: dict[str, float], depths: dict[str, float],
    casts: dict[str, list[Member]],
) -> None:  # fmt: skip
    """Bring those together who do something with each other."""
    width = {figure.id: figure.width for figure in figures}
    firm = {figure.id: figure.firm for figure in figures}
    done: set[str] = set()
    watched: dict[str, str] = {}
    for bond in bonds:
        one, other = bond.one, bond.other
        if bond.kind not in ("with", "seat") or one not in across or other not in across or one in done:
            continue
        lead, target = casts[one][0], casts[other][0]
        if bond.kind == "seat":
            across[one], depths[one] = across[other] + _on_seat(one, other, bonds, width), depths[other] - 0.03
            done.add(one)
            continue
        verbs = [tie.verb for tie in bonds if tie.one == one and tie.other == other]
        verb = next((name for name in verbs if name not in ("walk", "run")), bond.verb)
        far = distance_between(lead, target, verb, width[one], width[other])
        if _is_watched(target):
            far += _BESIDE_M * sum(watched.get(id_) == other for id_ in done)
            watched[one] = other
        way = across[one] - across[other]
        sign = np.sign(way) if abs(way) > 0.05 else -1.0
        both = firm[one] and firm[other]
        if both and _hides(lead, target, way, width[one], width[other]):
            # Two on one side of the frame do not stand in each other.
            sign = 1.0 if lead.part.facing == "left" else -1.0
        elif both:
            if verb in _TOUCHING and "walk" not in verbs and "run" not in verbs:
                _closed_up(one, other, far, across, depths, seated=target.term in TABLETOP and other in done)
                done |= {one, other}
            continue
        if (firm[one] or (other in done and not firm[other])) and not _is_watched(target):
            across[other] = across[one] - sign * far
        else:
            across[one] = across[other] + sign * far
        if not target.big and not lead.big:
            depths[one] = depths[other] - 0.05
        done |= {one, other}


def _hides(one: Member, other: Member, way: float, width_one: float, width_other: float) -> bool:
    """Tell whether of two people who have to do with each other one would stand right before the other."""
    people = one.family == "person" and other.family == "person" and not (one.big or other.big)
    return people and abs(way) < 0.35 * (width_one + width_other)


def _closed_up(
    one: str, other: str, far: float, across: dict[str, float], depths: dict[str, float], *, seated: bool
) -> None:
    """Bring two together who stand on their sides and must touch: each comes half the way, on his own side.

    At a table that is taken already, the second sits down at its other side.
    """
    sign = 1.0 if across[one] >= across[other] else -1.0
    if not seated:
        middle = (across[one] + across[other]) / 2
        across[other] = middle - sign * far / 2
    across[one] = across[other] + sign * far
    depths[one] = depths[other] - 0.05


def _on_seat(one: str, other: str, bonds: list[Bond], width: dict[str, float]) -> float:
    """Return how far from a seat's middle somebody sits who shares it: side by side, in the order of the bonds."""
    sitters = list(dict.fromkeys(bond.one for bond in bonds if bond.kind == "seat" and bond.other == other))
    room = max(0.0, min(width[other] - 0.5, 0.75 * (len(sitters) - 1)))
    if len(sitters) < 2:
        return 0.0
    return room * (sitters.index(one) / (len(sitters) - 1) - 0.5)


def _apart(
    figures: list[_Figure], across: dict[str, float], depths: dict[str, float], bonds: list[Bond], area: Area
) -> None:
    """Push those apart who would stand in one another, and back into the area who stand beyond it."""
    tied = {frozenset((bond.one, bond.other)) for bond in bonds}
    leads = {figure.id: figure.lead for figure in figures}
    aside = {bond.one for bond in bonds if bond.other in leads and _is_watched(leads[bond.other])}
    for _ in range(_ROUNDS):
        for i, one in enumerate(figures):
            for other in figures[i + 1 :]:
                _push(one, other, across, depths, frozenset((one.id, other.id)) in tied)
        for figure in figures:
            if figure.id in aside:
                continue
            half = max(0.0, (area.x1 - area.x0) / 2 - 0.3 * min(figure.width, area.x1 - area.x0))
            across[figure.id] = float(np.clip(across[figure.id], area.x_mid - half, area.x_mid + half))


def _is_watched(lead: Member) -> bool:
    """Tell whether others keep aside of it, even beyond where the shot was meant to see."""
    return lead.big and lead.alive


def _stands_behind(one: Member, other: Member) -> bool:
    """Tell whether of two the large one is the small one's backdrop, so that they need no room side by side."""
    if one.big == other.big:
        return False
    if "structure" in (one.family, other.family):
        return True
    low, high = sorted((one.height_m, other.height_m))
    return high > 1.8 * low or max(one.width_m, other.width_m) > 5.0


def _push(one: _Figure, other: _Figure, across: dict[str, float], depths: dict[str, float], tied: bool) -> None:
    near = abs(depths[one.id] - depths[other.id]) < 0.7
    if tied or not near or _stands_behind(one.lead, other.lead):
        return
    wanted = (one.width + other.width) / 2 + 0.15
    way = across[other.id] - across[one.id]
    lack = wanted - abs(way)
    if lack <= 0:
        return
    sign = 1.0 if way >= 0 else -1.0
    share = (1 - one.firm * 0.8) / max(2 - (one.firm + other.firm) * 0.8, 0.2)
    across[one.id] -= sign * lack * share * 0.6
    across[other.id] += sign * lack * (1 - share) * 0.6
