"""What happens to the cast: the effects of a scene's cues are laid over what has been played."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import Bond
from circletake.render.cast.business.drifting import drifts
from circletake.render.cast.business.washing import washed_s
from circletake.render.cast.colours import rgb
from circletake.render.cast.members import Member
from circletake.render.cast.played import Played
from circletake.render.cast.routes import Cue
from circletake.render.cast.striking import BURSTS, STAGGER, hit_s, released_s
from circletake.render.physics import air
from circletake.render.physics.chained import hang_on_chains, hangs_by_nature
from circletake.render.physics.knocking import blown_about
from circletake.render.physics.matter import matter_of
from circletake.schema import Effect

_SUFFERS = frozenset({"vehicle", "structure", "plant", "prop", "stand-in", "snowman"})
"""Families to which physics happens; who lives acts for himself."""


_RUNS_DOWN_M = 0.36
"""How far below the middle of a head a stream that is poured over it is seen."""
_DRINKS = {"wine": "#7d2338", "coffee": "#4a2f22", "tea": "#a86a32", "beer": "#d9a441", "milk": "#f4f0e6",
           "juice": "#e59a3a", "cocoa": "#5f3b2a", "soup": "#b9763a"}  # fmt: skip
"""What is poured out of a cup that is called by its drink."""


def is_physical(member: Member, cue: Cue) -> bool:
    """Tell whether a cue is played by physics instead of by the performer."""
    if cue.verb == "swing" and hangs_by_nature(member):
        # A bell rings by its own act.
        return member.term != "bell"
    return member.family in _SUFFERS and (cue.effect in _HAPPENS or cue.effect in _RIGID) and not drifts(member)


def happen(scene: Scene) -> None:
    """Let everything happen that the scene's cues ask of things; what has been played is changed."""
    chained = hang_on_chains(scene)
    for id_, played in scene.played.items():
        for member in scene.casts[id_]:
            _in_the_air(scene, id_, member, played[member.number])
            cues = [cue for cue in scene.cues[id_] if is_physical(member, cue)]
            if id_ in chained:
                cues = _left_by_chain(cues, chained[id_], played[member.number])
            if member.number == 0 and washed_s(scene, id_) is None:
                _rigid(scene, id_, cues)
            if washed_s(scene, id_) is not None:
                # The sea takes it, and nothing else happens to it.
                played[member.number].actions += [cue.verb for cue in cues[:1] if cue.end_s > 0.0]
                continue
            for cue in sorted(cues, key=lambda cue: cue.begin_s):
                _suffer(scene, id_, member, played[member.number], cue)
    for bond in scene.bonds:
        _burst(scene, bond)


def _suffer(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    """Let one thing happen to one individual; the engine has moved it already."""
    if cue.effect in _HAPPENS:
        _HAPPENS[cue.effect](scene, id_, member, played, cue)
    if cue.effect in _LEAVES_NOTHING:
        played.gone_s = _gone(scene, id_, member, cue)
    if cue.end_s > 0.0:
        played.actions.append(cue.verb)


def _left_by_chain(cues: list[Cue], broken: Cue | None, played: Played) -> list[Cue]:
    """Return the cues of something on a chain that are not done by the chain; the others are noted."""
    done = [cue for cue in cues if cue.effect in _RIGID or cue.verb == "swing" or cue == broken]
    played.actions += [cue.verb for cue in done if cue.end_s > 0.0]
    return [cue for cue in cues if cue not in done]


def _burst(scene: Scene, bond: Bond) -> None:
    """Let what is thrown at somebody burst on him, where it is of that kind."""
    member = scene.casts[bond.other][0]
    thrown = next((cue for cue in scene.cues[bond.one] if cue.verb == "throw"), None)
    met = any(cue.verb == STAGGER for cues in scene.cues.values() for cue in cues)
    if bond.kind != "hand" or thrown is None or not met or not {member.term, member.part.noun} & BURSTS:
        return
    from circletake.render.physics.breaking import shatter

    played = scene.played[bond.other][0]
    shatter(played, bond.other, hit_s(thrown), scene.setting, matter_of(member), member.seed, crumbles=True)
    played.gone_s = hit_s(thrown)


def _in_the_air(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Let smoke rise, and lamps shine through the fog."""
    if member.part.noun == "smoke":
        air.smoulder(scene, id_, member, played)
    if scene.setting.fog > 0.0 and any(cue.verb == "shine" for cue in scene.cues[id_]) and member.family in _SUFFERS:
        air.scatter(scene, id_, member, played)


def _rigid(scene: Scene, id_: str, cues: list[Cue]) -> None:
    """Move a part's bodies by the first of its cues that asks for it."""
    cue = next((cue for cue in cues if cue.effect in _RIGID), None)
    if cue is None:
        return
    from circletake.render.physics.bodies import move_bodies

    _, firsts = move_bodies(scene, id_, cue, _release_of(scene, cue))
    scene.landed[id_] = firsts


def _release_of(scene: Scene, cue: Cue) -> float:
    """Return when a body is let go; what is on its way when the shot begins is so from the first frame."""
    if cue.effect == "collide" and cue.begin_s < 0.05:
        return min(float(scene.setting.clock.times_s[0]), 0.0)
    return released_s(cue)


def moment_of(cue: Cue) -> float:
    """Return when it happens: what begins with the shot is seen whole for a moment."""
    if cue.begin_s > 0.2:
        return cue.begin_s + 0.15
    return cue.begin_s + min(0.9, 0.3 * (cue.end_s - cue.begin_s))


def _explode(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.explosion import explode

    matter = matter_of(member)
    least = CHARGED_M if member.part.noun in _CHARGED else 0.0
    blast = explode(
        played, id_, moment_of(cue), scene.setting, matter.material, matter.mass_kg, member.seed, least
    )  # fmt: skip
    if blast is not None:
        blown_about(scene, blast, id_)


def _shatter(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.breaking import shatter

    landed = scene.landed.get(id_)
    begin = moment_of(cue)
    crumbles = cue.effect == "crumble"
    if landed is None or not np.isfinite(landed[member.number]):
        shatter(played, id_, begin, scene.setting, matter_of(member), member.seed, crumbles=crumbles)
        return
    # What falls and breaks does so where it lands.
    hit = landed[member.number]
    until = scene.setting.clock.fps * (hit + 0.02) + scene.setting.clock.handle
    played.contacts = [one for one in played.contacts if one.at <= until]
    speed = next((one.speed_mps for one in played.contacts if one.kind in ("drop", "impact")), 3.0)
    shatter(played, id_, hit, scene.setting, matter_of(member), member.seed, crumbles=crumbles, speed_mps=speed)


def _melt(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.phases import melt

    melt(played, id_, cue.begin_s, cue.end_s, scene.setting, matter_of(member), member.seed)


def _freeze(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.phases import freeze

    freeze(played, id_, cue.begin_s, cue.end_s, scene.setting, member.seed)


def _boil(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.phases import boil

    boil(played, id_, cue.begin_s, cue.end_s, scene.setting, member.seed)


def _condense(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.phases import condense

    condense(played, id_, cue.begin_s, cue.end_s, scene.setting, member.seed)


def _pour(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics.liquids import WATER, pour

    into = next(
        (
            scene.played[other][0]
            for other in ((cue.target,) if cue.target in scene.casts else scene.casts)
            if other is not None and other != id_ and scene.casts[other][0].term in VESSELS
        ),
        None,
    )
    held = bool((scene.tracks[id_][member.number].lifted > 0.3).any())
    colour = rgb(_DRINKS[member.part.noun]) if member.part.noun in _DRINKS else WATER
    head = scene.played[cue.target][0].key_points.get("head") if cue.target in scene.played else None
    onto = float(np.median(head[:, 1])) - _RUNS_DOWN_M if head is not None and into is None else None
    pour(played, id_, cue.begin_s, cue.end_s, scene.setting, colour, member.seed, into, held, onto)


def _sink(scene: Scene, id_: str, member: Member, played: Played, cue: Cue) -> None:
    from circletake.render.physics import afloat

    at = scene.tracks[id_][member.number].position[0]
    if not scene.setting.ground.is_water(float(at[0]), float(at[2])):
        # Where there is no water it breaks up where it is.
        _shatter(scene, id_, member, played, cue)
        return
    go_down = afloat.capsize if cue.effect == "capsize" else afloat.sink
    go_down(played, id_, cue.begin_s, cue.end_s, scene.setting, matter_of(member), member.seed)


def _gone(scene: Scene, id_: str, member: Member, cue: Cue) -> float:
    """Return when something has stopped standing where it stood."""
    if cue.effect in ("melt", "sink"):
        return 0.25 * cue.begin_s + 0.75 * cue.end_s
    landed = scene.landed.get(id_)
    hit = landed[member.number] if landed is not None else np.inf
    return float(hit) if np.isfinite(hit) and cue.effect == "shatter" else moment_of(cue)


CHARGED_M = 1.2
"""How large the ball of fire of something at least is that is made to explode."""
_CHARGED = frozenset({"bomb", "dynamite", "grenade"})
_LEAVES_NOTHING: frozenset[Effect] = frozenset({"explode", "shatter", "crumble", "melt", "sink"})

VESSELS = frozenset({"cup", "bucket", "pot", "vase", "bottle", "kettle", "barrel"})
"""What a liquid can be poured into."""

_RIGID: frozenset[Effect] = frozenset({"fall", "bounce", "topple", "collide"})
_HAPPENS: dict[Effect, Callable[[Scene, str, Member, Played, Cue], None]] = {
    "explode": _explode,
    "shatter": _shatter,
    "crumble": _shatter,
    "melt": _melt,
    "freeze": _freeze,
    "boil": _boil,
    "condense": _condense,
    "pour": _pour,
    "sink": _sink,
    "capsize": _sink,
}
