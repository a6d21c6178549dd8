"""Felling: whoever is met by a blast or by what falls is played anew, off his feet."""

from __future__ import annotations

import math

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Hit, Scene
from circletake.render.cast.motion import ease
from circletake.render.cast.played import Played
from circletake.render.cast.routes import Cue
from circletake.render.cast.sheet import PILE
from circletake.render.cast.stagecraft import play_member
from circletake.render.cast.travel import Track
from circletake.render.physics.knocking import dodges
from circletake.schema import Contact

KNOCKED = "knocked"
"""The act of somebody who is taken off his feet; no word asks for it."""
_LIES = 0.5
"""Whoever is met harder than this stays where he lies."""
_FLIES_S = 0.45
_DODGE_S = 0.55
_SOLID_YAW = 1.45


def fell(scene: Scene) -> None:
    """Play everybody anew who has been hit, by the first that met him."""
    first: dict[tuple[str, int], Hit] = {}
    for hit in sorted(scene.hits, key=lambda hit: hit.time_s):
        first.setdefault((hit.id, hit.number), hit)
    for hit in first.values():
        if hit.time_s < scene.setting.clock.times_s[-1]:
            _replay(scene, hit)


def _replay(scene: Scene, hit: Hit) -> None:
    """Play one individual as he is hit, or as he jumps aside."""
    member = scene.casts[hit.id][hit.number]
    before = scene.played[hit.id][hit.number]
    cues, track = scene.cues[hit.id], scene.tracks[hit.id][hit.number]
    aside = hit.kind == "blow" and dodges(scene, hit.id, hit.time_s)
    away = _looks_away(track, scene.setting.clock.times_s, hit)
    scene.cues[hit.id] = (
        _dodging(cues, hit) if aside else _knocked(cues, hit, bool(track.stretches), member.family, away=away)
    )
    scene.tracks[hit.id][hit.number] = _aside(scene, track, hit) if aside else _thrown(scene, track, hit)
    order = math.floor(min(shape.order for shape in before.shapes) / PILE) * PILE
    played = play_member(scene, hit.id, member, order)
    scene.cues[hit.id] = cues
    played.contacts = _in_time(scene, played, hit, aside=aside)
    played.reach = before.reach
    scene.played[hit.id][hit.number] = played
    for bond in scene.bonds:
        if bond.kind == "hand" and bond.one == hit.id and hit.number == 0:
            # What is in hand goes with the hand.
            del scene.tracks[bond.other]
            held = scene.casts[bond.other]
            scene.played[bond.other] = [play_member(scene, bond.other, one, 0.0) for one in held]


def _in_time(scene: Scene, played: Played, hit: Hit, *, aside: bool) -> list[Contact]:
    """Return his contacts without the steps that he no longer takes."""
    clock = scene.setting.clock
    until = hit.time_s * clock.fps + clock.handle
    return [one for one in played.contacts if aside or one.kind not in ("footstep", "paw", "hoof") or one.at <= until]


def _looks_away(track: Track, times: Floats, hit: Hit) -> bool:
    """Tell whether somebody has his back to what meets him."""
    index = int(np.clip(np.searchsorted(times, hit.time_s), 0, len(times) - 1))
    return hit.way * math.sin(float(track.yaw[min(index, len(track.yaw) - 1)])) > 0.5


def _knocked(cues: list[Cue], hit: Hit, goes: bool, family: str, *, away: bool) -> list[Cue]:
    """Return what is done until the hit, and being knocked over by it."""
    own = [cue._replace(end_s=min(cue.end_s, hit.time_s)) for cue in cues if cue.begin_s < hit.time_s]
    lies = hit.strength > _LIES or goes or hit.kind == "blow"
    end = hit.time_s + (99.0 if lies else 2.2)
    if hit.kind == "blow" and hit.strength < 1.0 and family == "person":
        return [*own, Cue("stagger", hit.time_s, hit.time_s + 1.6, None, "above", "stagger")]
    verb = KNOCKED if family == "person" else "fall"
    return [*own, Cue(verb, hit.time_s, end, None, "forward" if away else "", verb)]


def _dodging(cues: list[Cue], hit: Hit) -> list[Cue]:
    begin = hit.time_s - _DODGE_S - 0.3
    own = [cue._replace(end_s=min(cue.end_s, begin)) for cue in cues if cue.begin_s < begin]
    return [*own, Cue("jump", begin, hit.time_s + 0.4, None, "", "jump")]


def _held_from(track: Track, times: Floats, at_s: float) -> Floats:
    """Return positions that stay where they are from a moment on."""
    frames = len(track.position)
    place = np.interp(np.minimum(times, at_s), times, np.arange(frames))
    low = np.minimum(place.astype(int), max(frames - 2, 0))
    share = (place - low)[:, None]
    high = np.minimum(low + 1, frames - 1)
    out: Floats = track.position[low] * (1 - share) + track.position[high] * share
    return out.astype(np.float32)


def _thrown(scene: Scene, track: Track, hit: Hit) -> Track:
    """Return the way of somebody who is thrown off: he flies, slides, lies."""
    times = scene.setting.clock.times_s
    since = times - hit.time_s
    far = (0.5 + 1.5 * hit.strength) if hit.kind == "blast" else (0.45 if hit.strength >= 1.0 else 0.1)
    gone = far * (1 - (1 - np.clip(since / (1.6 * _FLIES_S), 0, 1)) ** 2)
    position = _held_from(track, times, hit.time_s)
    position[:, 0] += (hit.way * gone).astype(np.float32)
    if hit.kind == "blow":
        # He comes to lie before what has felled him, not in it.
        position[:, 2] -= (0.3 * ease(since / 0.3)).astype(np.float32)
    # Whoever looks away falls on his face; all others turn to it and fall on their backs.
    goal = hit.way * _SOLID_YAW * (1.0 if _looks_away(track, times, hit) else -1.0)
    yaw = track.yaw + (goal - track.yaw) * ease((since + 0.08) / 0.2) if hit.strength > 0.1 else track.yaw
    ground = scene.setting.ground
    lift = ground.height(position[:, 0], position[:, 2], times) - ground.height(
        track.position[:, 0], track.position[:, 2], times
    )
    position[:, 1] += lift.astype(np.float32)
    return Track(position, yaw.astype(np.float32), track.stretches, track.scale, False, track.lifted)


def _aside(scene: Scene, track: Track, hit: Hit) -> Track:
    """Return the way of somebody who jumps out of the way in time."""
    times = scene.setting.clock.times_s
    gone = ease((times - hit.time_s + _DODGE_S) / _DODGE_S)
    position = _held_from(track, times, hit.time_s - _DODGE_S)
    position[:, 0] += (hit.way * 1.1 * gone).astype(np.float32)
    position[:, 2] -= (1.1 * gone).astype(np.float32)
    return Track(position, track.yaw, track.stretches, track.scale, False, track.lifted)
