"""Stagecraft: one member after the other is played, each knowing what the others do."""

from __future__ import annotations

import numpy as np

from circletake.render.cast import fauna, swarms
from circletake.render.cast.animals.bird_kinds import Fowl
from circletake.render.cast.animals.habits import Beast
from circletake.render.cast.animals.small_kinds import Small
from circletake.render.cast.animals.swimmers import Swimmer
from circletake.render.cast.articles import perform_article
from circletake.render.cast.attaching import (
    Scene,
    _followed,
    _picked_up,
    _rocked,
    _taken,
    hidden_below,
    perched,
)
from circletake.render.cast.bonds import carrier_of
from circletake.render.cast.business.levers import is_lever, pulling_lever, worked_s
from circletake.render.cast.business.lifting import lifting
from circletake.render.cast.business.painting import easel_of, painting
from circletake.render.cast.business.puppetry import working_strings
from circletake.render.cast.business.skiing import is_on_skis
from circletake.render.cast.creatures import perform_ghost, perform_snowman
from circletake.render.cast.cues import aim_of
from circletake.render.cast.drawn import pushing
from circletake.render.cast.fixtures import Article
from circletake.render.cast.folk import Folk, perform_person
from circletake.render.cast.handing import handed, in_hands, worn_s
from circletake.render.cast.holding import FITS, prop_term, wanted
from circletake.render.cast.manners import ON_A_LEAD, PUSHING
from circletake.render.cast.members import Member
from circletake.render.cast.motion import noise
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.wardrobe import Dressed, adjective_colour
from circletake.render.cast.plants.casting import draw_plant
from circletake.render.cast.plants.growth import Plant
from circletake.render.cast.played import Played, Setting
from circletake.render.cast.props.store import PROP_VARIANTS, STORE
from circletake.render.cast.riding import carried_doing
from circletake.render.cast.rigid import growth
from circletake.render.cast.routes import Cue
from circletake.render.cast.seats import BED_M, bed_size, is_indoors
from circletake.render.cast.sheet import Sheet, Stance
from circletake.render.cast.standin import perform_stand_in
from circletake.render.cast.tabletop import TABLETOP, WRITTEN_ON, on_table
from circletake.render.cast.touching import grab_moment, handy
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import (
    Vehicle,
    done,
    perform_vehicle,
)
from circletake.render.physics.happen import is_physical

_WAYS = frozenset({"walk", "run", "drive", "stand"})
_FEW = 3
"""Among more than these nobody waves sideways, across a neighbour's face."""
_HANGS_KG = 4.0
"""What is heavier hangs from a straight arm."""
_SAT_AT = frozenset({"piano", "chessboard", "typewriter", "computer"})
_ON_AFTER_S = 3.0
"""How long what lasts to the out point goes on beyond it."""


def play_member(scene: Scene, id_: str, member: Member, order: float) -> Played:
    """Play one individual."""
    if id_ not in scene.tracks:
        scene.tracks[id_] = [_followed(scene, id_, one) for one in scene.casts[id_]]
    track = scene.tracks[id_][member.number]
    taken = _taken(scene, id_, member)
    if taken is not None:
        track = _picked_up(scene, id_, member, track, taken)
    if member.alive:
        track = scene.tracks[id_][member.number] = perched(scene, id_, member, track)
    if member.family == "person":
        return _person(scene, id_, member, track, order)
    doings = _doings(scene, id_, member)
    wet = scene.setting.ground.is_water(float(track.position[0, 0]), float(track.position[0, 2]))
    afloat = wet and not bool((track.lifted > 0.4).any())
    if member.alive:
        return _animal(scene, id_, member, doings, track, order, afloat)
    return _thing(scene, id_, member, doings, track, order, afloat)


def _doings(scene: Scene, id_: str, member: Member) -> list[Doing]:
    """Return what a member does besides going its ways."""
    found = []
    for cue in scene.cues[id_]:
        if cue.verb in _WAYS or is_physical(member, cue) or _swings_open(member, cue):
            continue
        aim = aim_of(cue, scene.wheres.get(cue.target or ""), scene.setting.clock)
        verb, until = cue.verb, _until(scene, cue)
        if cue.verb == "reach" and member.family == "beast" and cue.target is not None:
            # The head goes down to what is taken, and up again with it.
            verb, until = "eat", grab_moment(cue.begin_s, cue.end_s) + 0.5
        found.append(Doing(verb, cue.begin_s, until, cue.target, cue.manner, aim=aim))
    return found


def _swings_open(member: Member, cue: Cue) -> bool:
    """Tell whether a gate opens by itself: its leaves swing, it does not."""
    return cue.verb == "swing" and member.term == "gate"


def _until(scene: Scene, cue: Cue) -> float:
    """Return when an act is let go: what lasts to the out point is not let go before it."""
    if cue.verb != "grow" and cue.end_s >= scene.setting.clock.length_s - 0.05:
        return cue.end_s + _ON_AFTER_S
    return cue.end_s


def _animal(
    scene: Scene, id_: str, member: Member, doings: list[Doing], track: Track, order: float, afloat: bool
) -> Played:
    body, setting, part = member.body, scene.setting, member.part
    if isinstance(body, Beast):
        return fauna.perform_beast(body, id_, doings, track, setting, order, afloat)
    if isinstance(body, Fowl):
        return fauna.perform_bird(body, id_, doings, track, setting, order, afloat)
    if isinstance(body, Swimmer):
        level = "surface" if afloat else "under" if _in_deep(scene, doings, track) else "stranded"
        return fauna.perform_swimmer(body, id_, doings, track, setting, order, level)
    if isinstance(body, Small):
        return fauna.perform_small(body, id_, doings, track, setting, order, afloat)
    colour = adjective_colour(part.adjectives)
    if member.family == "flock":
        return swarms.perform_flock(part.noun, part.look, colour, id_, doings, track, setting, order, part.count)
    if member.family == "shoal":
        return swarms.perform_shoal(part.look, colour, id_, doings, track, setting, order, part.count)
    if member.family == "ghost":
        return perform_ghost(part.look, id_, doings, track, setting, order, member.seed)
    return perform_snowman(part.look, id_, doings, track, setting, order)


def _in_deep(scene: Scene, doings: list[Doing], track: Track) -> bool:
    """Tell whether a swimmer that is not at the surface is under it: on the sea's bed, in the air, or on its way."""
    ground = scene.setting.ground
    if getattr(ground, "submerged", False) or track.lifted.any():
        return True
    return any(doing.verb in ("swim", "jump") for doing in doings)


def _thing(
    scene: Scene, id_: str, member: Member, doings: list[Doing], track: Track, order: float, afloat: bool
) -> Played:
    body, setting, part = member.body, scene.setting, member.part
    if isinstance(body, Vehicle):
        rowed = any(bond.other == id_ and bond.action.verb in ("row", "drive") for bond in scene.bonds)
        if rowed and body.term == "rowing boat":
            bond = next(bond for bond in scene.bonds if bond.other == id_ and bond.kind == "aboard")
            doings = [*doings, Doing("row", bond.action.begin_s, max(bond.action.end_s, bond.action.begin_s + 0.3))]
        return perform_vehicle(body, id_, doings, track, setting, order, afloat or body.craft.medium == "water")
    if isinstance(body, Plant):
        return _plant(body, id_, doings, track, setting, order)
    if isinstance(body, Article):
        if any(bond.other == id_ and bond.verb == "swing" for bond in scene.bonds):
            bond = next(bond for bond in scene.bonds if bond.other == id_ and bond.verb == "swing")
            doings = [*doings, Doing("swing", bond.action.begin_s, bond.action.end_s)]
        used = any(bond.other == id_ and bond.action.verb in ("play", "work", "write") for bond in scene.bonds)
        written = member.term in WRITTEN_ON and any(
            bond.other == id_ and bond.action.verb == "work" and scene.casts[bond.one][0].part.holding == "pen"
            for bond in scene.bonds
        )
        if (used and member.term in TABLETOP) or written:
            return on_table(body, id_, doings, track, setting, order)
        return perform_article(body, id_, doings, _opened(scene, id_), track, setting, order, afloat)
    return perform_stand_in(part.noun, part.look, adjective_colour(part.adjectives), id_, doings, track, setting, order)


def _opened(scene: Scene, id_: str) -> list[float]:
    """Return when somebody lays a hand on a thing."""
    if handy(scene.casts[id_][0]):
        return []
    by_itself = [cue.begin_s + 0.2 for cue in scene.cues[id_] if _swings_open(scene.casts[id_][0], cue)]
    return (
        by_itself
        + worked_s(scene, id_)
        + [
            grab_moment(cue.begin_s, cue.end_s)
            for other, cues in scene.cues.items()
            for cue in cues
            if cue.target == id_ and cue.verb == "reach" and scene.casts[other][0].family == "person"
        ]
    )


def _plant(plant: Plant, id_: str, doings: list[Doing], track: Track, setting: Setting, order: float) -> Played:
    clock, t = setting.clock, setting.clock.times_s
    grown, tilt = None, np.zeros(1, np.float32)
    played = Played([], plant.height, plant.height * 0.7)
    for doing in doings:
        if doing.verb == "grow":
            grown = growth(t, doing.begin_s, doing.end_s, already=True)
        elif doing.verb in ("fly", "roll") and plant.term == "leaf":
            tilt = (noise(t, 0.7, plant.seed, "flutter") * 1.6).astype(np.float32)
    stance = Stance(track.position.astype(np.float32), np.ones(1, np.float32), tilt, track.scale)
    sheet = Sheet(id_, stance, order)
    draw_plant(sheet, plant, clock, grown)
    played.shapes = sheet.shapes
    top = track.position.copy()
    top[:, 1] += np.float32(plant.height * 0.7)
    played.key_points["middle"] = top
    played.actions = done(doings, track)
    return played


def _person(scene: Scene, id_: str, member: Member, track: Track, order: float) -> Played:
    who, part = member.body, member.part
    assert isinstance(who, Dressed)
    doings, drawn = _person_doings(scene, id_, member, track)
    held = in_hands(scene, id_, member, drawn)
    rock, track = _rocked(scene, id_, member, track)
    if is_on_skis(member):
        # Skis glide: nobody walks on them.
        doings = [Doing("ski", -99.0, 999.0), *doings]
        track = Track(track.position, track.yaw, (), track.scale, track.steady, track.lifted)
    wet = _in_water(scene, track)
    if wet:
        track = Track(
            track.position - np.array([0, 0.1, 0], np.float32),
            track.yaw,
            track.stretches,
            track.scale,
            False,
            track.lifted,
        )
    own_seat = next(
        (doing for doing in doings if doing.verb in ("sit", "lie") and doing.height_m > 0.05 and doing.target is None),
        None,
    )
    folk = Folk(
        id_,
        who,
        doings,
        held,
        part.expression,
        part.mouth if member.number == 0 else None,
        member.seed,
        order,
        rock,
        wet,
        None if wet else own_seat,
        hidden_below(scene, id_),
    )
    return perform_person(folk, track, scene.setting)


def _in_water(scene: Scene, track: Track) -> bool:
    ground = scene.setting.ground
    return ground.is_water(float(track.position[0, 0]), float(track.position[0, 2])) and not bool(track.lifted.any())


def _person_doings(scene: Scene, id_: str, member: Member, track: Track) -> tuple[list[Doing], list[Doing]]:
    """Return everything a person does, and of it what takes up a thing that is not a part of its own."""
    found = _held_throughout(scene, id_, member) + _borne(scene, id_, track) + working_strings(scene, id_)
    drawn: list[Doing] = []
    aboard = carrier_of(id_, scene.bonds) is not None
    for cue in scene.cues[id_]:
        if cue.verb == "play" and cue.target in scene.casts and scene.casts[cue.target][0].term in _SAT_AT:
            found.append(Doing("sit", cue.begin_s, _until(scene, cue), None, height_m=0.5))
        if PUSHING in cue.manner and cue.target in scene.tracks:
            moved = scene.casts[cue.target][0], scene.tracks[cue.target][0]
            found.append(pushing(member, track, *moved, cue.begin_s, _until(scene, cue)))
        by_hand = _handiwork(scene, id_, cue)
        if by_hand is not None:
            found.append(by_hand)
            continue
        if cue.verb in _WAYS or cue.verb in ("ride", "row", "sail") or (aboard and cue.verb in ("drive", "fly")):
            continue
        doing = _one_doing(scene, id_, member, cue)
        if doing.verb == "play" and doing.object == "piano" and cue.target not in scene.casts:
            found.append(Doing("sit", cue.begin_s, doing.end_s, None, height_m=0.5))
        found.append(doing)
        own = doing.target is not None and scene.casts.get(doing.target, [member])[0].term == doing.object
        if doing.object and not own:
            drawn.append(doing)
    if member.part.noun == "scarecrow" and not found and not track.stretches:
        found.append(Doing("scare", -99.0, 999.0))
    return found, drawn


def _handiwork(scene: Scene, id_: str, cue: Cue) -> Doing | None:
    """Return an act whose hands follow what they are on: a canvas, a lever, a load; None for any other."""
    if cue is easel_of(scene, id_):
        return painting(scene, id_, cue, _until(scene, cue))
    if cue.verb == "reach" and is_lever(scene, cue.target):
        return pulling_lever(scene, id_, cue, _until(scene, cue))
    if cue.verb == "lift" and cue.target in scene.tracks:
        return lifting(scene, id_, cue, _until(scene, cue))
    return None


def _held_throughout(scene: Scene, id_: str, member: Member) -> list[Doing]:
    """Return how somebody carries what is in hand all the time, or until it is given or thrown."""
    part, found = member.part, []
    for bond in scene.bonds:
        if bond.one == id_ and bond.kind == "hand" and bond.action.verb in ("give", "throw"):
            size = scene.casts[bond.other][0].height_m
            found.append(Doing("carry", -99.0, bond.action.end_s, height_m=size))
    if any(bond.one == id_ and bond.kind == "hand" and bond.verb == "fly" for bond in scene.bonds):
        found.append(Doing("carry", -99.0, 999.0, height_m=0.1))
    held = prop_term(part.holding) if part.holding and member.number == 0 else None
    if held is not None:
        thing = PROP_VARIANTS.get(part.holding or "", STORE[held])
        worn, gone = worn_s(scene, id_), handed(scene, id_)
        end = worn + 0.3 if worn is not None else gone.at_s + 0.2 if gone is not None else 999.0
        manner = "over" if held == "umbrella" else "low" if thing.grip == "one" and thing.mass_kg >= _HANGS_KG else ""
        found.append(Doing("carry", -99.0, end, None, manner, height_m=thing.size_m if thing.grip == "both" else 0.1))
    if any(cue.target == id_ and ON_A_LEAD in cue.manner for cues in scene.cues.values() for cue in cues):
        found.append(Doing("carry", -99.0, 999.0, height_m=0.1))
    got = next((one for other in scene.cues if (one := handed(scene, other)) and one.target == id_), None)
    if got is not None and member.number == 0:
        found.append(Doing("carry", got.at_s, 999.0, height_m=0.1))
    return found


def _borne(scene: Scene, id_: str, track: Track) -> list[Doing]:
    """Return the posture of somebody who does not stand on ground: aboard, in the water, in the air."""
    carrier, ground = carrier_of(id_, scene.bonds), scene.setting.ground
    if carrier is not None:
        return [carried_doing(scene, carrier, id_)]
    nothing = ground.material(float(track.position[0, 0]), float(track.position[0, 2])) == "air"
    if nothing or getattr(ground, "submerged", False):
        moves = any(cue.verb in ("fly", "swim") for cue in scene.cues[id_])
        return [] if moves else [Doing("hover", -99.0, 999.0)]
    return [Doing("swim", -99.0, 999.0)] if _in_water(scene, track) else []


def _one_doing(scene: Scene, id_: str, member: Member, cue: Cue) -> Doing:
    part = member.part
    target = scene.casts.get(cue.target or "")
    aim = aim_of(cue, scene.wheres.get(cue.target or ""), scene.setting.clock)
    object_, noun = wanted(cue.verb, part.term or "", part.noun, part.holding, member.seed)
    height = 0.0
    if target is not None and target[0].family == "prop":
        if target[0].term in FITS.get(cue.verb, frozenset()) or (cue.verb == "throw" and handy(target[0])):
            object_, noun = target[0].term, target[0].part.noun
        body = target[0].body
        if cue.verb in ("sit", "lie", "swing", "kneel") and isinstance(body, Article) and body.thing is not None:
            height = body.thing.seat_m * body.size
        if cue.verb == "carry":
            height = target[0].height_m
    elif target is not None and cue.verb == "throw" and handy(target[0]):
        # What is thrown is that, and no ball besides.
        object_, noun = target[0].term, target[0].part.noun
    elif cue.verb == "sit" and cue.manner != "on the ground":
        height = _seat_found(scene, id_, member)
    elif cue.verb == "lie" and target is None:
        height = _bed_found(scene, id_, member)
    elif cue.verb == "carry":
        held = prop_term(part.holding) if part.holding else None
        height = (
            STORE[held].size_m
            if held and STORE[held].grip == "both"
            else 0.1
            if held or target is None
            else target[0].height_m
        )
    count = len(scene.casts[id_])
    manner = "up" if cue.verb == "wave" and count > _FEW else cue.manner
    manner = "together" if cue.verb == "dance" and count == 2 else manner
    return Doing(cue.verb, cue.begin_s, _until(scene, cue), cue.target, manner, object_, noun, aim, height)


def _seat_found(scene: Scene, id_: str, member: Member) -> float:
    """Return the height of a seat for somebody to whom none is given: 0 for the ground itself, where it is soft."""
    at = scene.tracks[id_][member.number].position[0]
    material = scene.setting.ground.material(float(at[0]), float(at[2]))
    if material == "asphalt" or is_indoors(scene.setting.ground, float(at[0]), float(at[2])):
        return 0.46
    return 0.0 if material in ("sand", "grass", "leaves", "snow") and member.seed % 3 else 0.38


def _bed_found(scene: Scene, id_: str, member: Member) -> float:
    """Return the height of a bed for somebody who lies down indoors, 0 where he falls or where none would stand."""
    at = scene.tracks[id_][member.number].position[0]
    indoors = is_indoors(scene.setting.ground, float(at[0]), float(at[2]))
    struck = any(cue.verb in ("fall", "fight") for cue in scene.cues[id_])
    return BED_M * bed_size(member.height_m) if indoors and not struck and member.number == 0 else 0.0
