"""Routes: which ways everybody makes through the shot, how high, and where each looks."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.drawn import coupled
from circletake.render.cast.facings import HALF_TURNED, shown_heading, turned_for, turning
from circletake.render.cast.manners import ON_A_LEAD, PULLING, PUSHING, pace_of, way_of
from circletake.render.cast.members import Member, pace_mps
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.placing import distance_between
from circletake.render.cast.spots import Spot
from circletake.render.cast.touching import grab_moment, stoop
from circletake.render.cast.travel import Stretch, Track, walk_through
from circletake.render.cast.vehicles.rig import Vehicle
from circletake.render.cast.vehicles.sails import has_square_sails
from circletake.render.scene import Area, Clock, Ground
from circletake.schema import Effect

_HEIGHTS: dict[str, float] = {
    "bird": 1.7, "gull": 2.6, "owl": 2.2, "eagle": 3.4, "duck": 2.2, "hen": 0.8, "flock": 4.4, "butterfly": 1.05,
        "bee": 1.1,
    "dragon": 3.2, "fairy": 1.3, "witch": 2.4, "ghost": 0.15, "aeroplane": 4.6, "helicopter": 4.2,
        "hot-air balloon": 3.0, "ufo": 2.4,
    "balloon": 2.4, "kite": 3.2, "paper plane": 1.5, "star": 3.4, "leaf": 1.3, "umbrella": 1.8, "planet": 3.0,
        "satellite": 3.4,
}  # fmt: skip
_RANK = 0.55
"""How far behind the one before each of several stands who go to something, in widths."""
_LEAD_M = 0.55
"""How far an animal on a lead goes before whoever holds it, between the two bodies."""
_HANGS: dict[str, float] = {"star": 2.6, "planet": 2.6, "kite": 2.4, "balloon": 0.85, "ufo": 2.4, "satellite": 2.6}
"""What is in the air although nobody said so, and how high."""


class Cue(NamedTuple):
    """An action as it is really performed."""

    verb: str
    begin_s: float
    end_s: float
    target: str | None
    manner: str
    asked: str
    """The verb that was asked for."""
    effect: Effect = ""
    """What physics makes of it where it is done by a thing."""


class Where(NamedTuple):
    """Somebody already placed, as others see him."""

    lead: Member
    track: Track
    width: float


def travels(member: Member, verb: str) -> bool:
    """Tell whether a verb takes this member from one place to another."""
    if verb in ("walk", "run", "swim", "fly", "drive", "sail"):
        return member.term != "rocket"
    return verb == "roll" and member.family in ("person", "prop", "stand-in", "beast")


class Planner:
    """Plans the routes of one shot, one member after the other: who goes to another is planned after it."""

    def __init__(self, area: Area, ground: Ground, clock: Clock, wind_mps: float = 0.0) -> None:
        """Take where the shot can see, what it stands on, when, and the wind to the right."""
        self._wind_mps = wind_mps
        self.area, self.ground, self.clock = area, ground, clock
        self._going = 0.0
        """Which way the first goes who is free to choose: those after it go along."""
        self._first_s = float(clock.times_s[0])
        self._last_s = clock.length_s

    def route(
        self, member: Member, spot: Spot, cues: list[Cue], others: dict[str, Where], partner: str | None, wet: bool
    ) -> Track:
        """Return a member's track.

        Args:
            member: who.
            spot: where its place is when nothing moves.
            cues: what it performs.
            others: those already planned.
            partner: id of somebody that it turns to when it has nothing else to face.
            wet: whether it floats or swims.
        """
        t = self.clock.times_s
        ways = self._ways(member, spot, cues, others)
        at = ways[0].start if ways else (spot.x, spot.z)
        place = walk_through(ways, at, t)
        ground = self.ground.height(place[:, 0], place[:, 1], t)
        lifted = self._lifted(member, cues, others, wet)
        position = np.stack([place[:, 0], ground + lifted, place[:, 1]], -1).astype(np.float32)
        yaw = self._yaw(member, cues, ways, others, partner, position)
        still = (
            not ways and member.family in ("structure", "prop", "plant") and not (np.ptp(position, axis=0) > 1e-4).any()
        )
        return Track(position, yaw, ways, member.scale, still, lifted)

    def _ways(self, member: Member, spot: Spot, cues: list[Cue], others: dict[str, Where]) -> tuple[Stretch, ...]:
        moving = [cue for cue in cues if travels(member, cue.verb)]
        found: list[Stretch] = []
        for number, cue in enumerate(moving):
            before = found[-1] if found else None
            last = number == len(moving) - 1
            met = [later.verb for later in cues if later.target == cue.target and not travels(member, later.verb)]
            then = met[0] if met else "walk"
            found.append(self._stretch(member, spot, cue, before, last, bool(set(cues) - set(moving)), others, then))
        return tuple(found)

    def _stretch(
        self, member: Member, spot: Spot, cue: Cue, before: Stretch | None, last: bool, acts_too: bool,
        others: dict[str, Where], then: str,
    ) -> Stretch:  # fmt: skip
        open_begin = cue.begin_s <= 0.05 and before is None
        open_end = cue.end_s >= self._last_s - 0.05 and last
        target = others.get(cue.target or "")
        verb = "run" if cue.verb == "run" else cue.verb
        pace = pace_of(cue.manner)
        time = max(0.3, cue.end_s - cue.begin_s)
        speed = pace_mps(member, cue.verb, pace)
        if (
            target is not None
            and target.track.stretches
            and cue.verb in ("walk", "run", "swim", "fly", "drive", "sail")
        ):
            return self._after(member, spot, cue, target, pace)
        if target is not None:
            open_end = False
        ramps = 0.25 * (not open_begin) + 0.25 * (not open_end)
        far = self._fitted(speed * max(0.25, time - ramps))
        start, end = self._ends(member, spot, cue, before, last, acts_too, target, far, open_end, then)
        return Stretch(verb, cue.begin_s, cue.end_s, start, end, open_begin, open_end, pace=pace)

    def _fitted(self, far: float) -> float:
        """Return a distance that the shot can hold: longer ways are gone more slowly, down to half the pace."""
        return min(far, max(1.25 * (self.area.x1 - self.area.x0), 0.5 * far))

    def _ends(
        self, member: Member, spot: Spot, cue: Cue, before: Stretch | None, last: bool, acts_too: bool,
        target: Where | None, far: float, open_end: bool, then: str,
    ) -> tuple[tuple[float, float], tuple[float, float]]:  # fmt: skip
        """Return where a way begins and ends."""
        here = before.end if before else (spot.x, spot.z)
        if target is not None:
            return self._to_target(member, spot, cue, target, far, before, then)
        way = way_of(cue.manner)
        if way in ("away", "towards") or (member.part.facing == "away" and not way):
            return self._in_depth(here, way or "away", far, before)
        side = self._direction(member, spot, way, before)
        if before is not None or (cue.begin_s > 0.25 * self._last_s and way != "in"):
            return here, (here[0] + side * far, here[1])
        if way == "in" or (not open_end and (not last or acts_too)):
            return (spot.x - side * far, spot.z), (spot.x, spot.z)
        if way == "out":
            return (spot.x, spot.z), (spot.x + side * far, spot.z)
        return (spot.x - side * far / 2, spot.z), (spot.x + side * far / 2, spot.z)

    def _direction(self, member: Member, spot: Spot, way: str, before: Stretch | None) -> float:
        """Return 1 for rightwards, -1 for leftwards."""
        if way in ("left", "right"):
            return -1.0 if way == "left" else 1.0
        if before is not None:
            return 1.0 if before.direction[0] >= 0 else -1.0
        facing = member.part.facing
        if facing in ("left", "right"):
            return -1.0 if facing == "left" else 1.0
        if self._going and not member.part.side:
            return self._going
        off = spot.x - self.area.x_mid
        if self._wind_mps and isinstance(member.body, Vehicle) and has_square_sails(member.body.picture):
            # What carries square sails goes before the wind.
            chosen = 1.0 if self._wind_mps > 0 else -1.0
        elif abs(off) > 0.12 * (self.area.x1 - self.area.x0):
            chosen = -1.0 if off > 0 else 1.0
        else:
            chosen = 1.0 if member.part.seed % 2 else -1.0
        self._going = self._going or chosen
        return chosen

    def _in_depth(
        self, here: tuple[float, float], way: str, far: float, before: Stretch | None
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        room = self.area.z_far - self.area.z_near + 2.5
        far = min(far, room * 1.2)
        drift = 0.12 * far * (1 if here[0] < self.area.x_mid else -1)
        if way == "towards":
            start = here if before else (here[0] - drift, min(here[1] + far, self.area.z_far + 4))
            return start, (start[0] + drift, max(self.area.z_near - 0.2, start[1] - far))
        return here, (here[0] + drift, here[1] + far)

    def _to_target(
        self,
        member: Member,
        spot: Spot,
        cue: Cue,
        target: Where,
        far: float,
        before: Stretch | None,
        then: str,
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """Go to somebody and stop at arm's length, at the side that one comes from."""
        index = int(np.clip(round(cue.end_s * self.clock.fps + self.clock.handle), 0, self.clock.frames - 1))
        there = target.track.position[index]
        stop = distance_between(
            member, target.lead, "roll" if cue.verb == "roll" else then, member.width_m, target.width
        )
        if member.family == "person":
            # Several do not stand in one another.
            stop += _RANK * member.width_m * member.number
        start_x = before.end[0] if before else spot.x
        side = 1.0 if start_x <= there[0] else -1.0
        end = (float(there[0]) - side * stop, spot.z)
        if before is not None:
            return before.end, end
        return (end[0] - side * far, spot.z), end

    def _after(self, member: Member, spot: Spot, cue: Cue, target: Where, pace: str) -> Stretch:
        """Follow or chase somebody who is on the way: keep behind, come a little nearer."""
        lead_way = target.track.stretches[0]
        side = 1.0 if lead_way.direction[0] >= 0 else -1.0
        stop = distance_between(member, target.lead, "walk", member.width_m, target.width)
        begin, end = max(cue.begin_s, lead_way.begin_s), min(cue.end_s, lead_way.end_s)
        if end - begin < 0.5:
            begin, end = cue.begin_s, cue.end_s
        passed = lead_way.travelled(np.array([begin, end], np.float32))
        if ON_A_LEAD in cue.manner:
            return self._before(member, lead_way, target)
        if PUSHING in cue.manner or PULLING in cue.manner:
            return coupled(member, lead_way, target.lead, PULLING in cue.manner)
        first = lead_way.start[0] + lead_way.direction[0] * float(passed[0]) - side * (stop + 0.9)
        final = lead_way.start[0] + lead_way.direction[0] * float(passed[1]) - side * (stop + 0.25)
        verb = cue.verb
        if member.family == "person":
            # Whoever follows somebody quick has to run.
            need = abs(final - first) / max(end - begin, 0.4)
            verb = "run" if need > 1.25 * pace_mps(member, "walk", "") and cue.verb == "walk" else cue.verb
        open_begin = begin <= 0.05 and lead_way.open_begin
        open_end = end >= self._last_s - 0.05 and lead_way.open_end
        return Stretch(verb, begin, end, (first, spot.z), (final, spot.z), open_begin, open_end, pace=pace)

    def _before(self, member: Member, lead_way: Stretch, target: Where) -> Stretch:
        """Go ahead of whoever holds the lead, exactly as he goes."""
        side = 1.0 if lead_way.direction[0] >= 0 else -1.0
        ahead = side * (_LEAD_M + 0.5 * (member.width_m + target.lead.width_m))
        ahead += side * 0.72 * member.width_m * member.number
        start, end = lead_way.start, lead_way.end
        return lead_way._replace(start=(start[0] + ahead, start[1] + 0.2 * (member.number - 1)),
                                 end=(end[0] + ahead, end[1] + 0.2 * (member.number - 1)))  # fmt: skip

    def _lifted(self, member: Member, cues: list[Cue], others: dict[str, Where], wet: bool) -> Floats:
        """Return (frames,) metres above the ground of what flies, climbs, hangs or floats in nothing."""
        t = self.clock.times_s
        flights = [cue for cue in cues if cue.verb == "fly"]
        if flights and (
            member.flies or member.family in ("person", "prop", "stand-in", "flock", "beast", "vehicle", "plant")
        ):
            return self._swooped(member, cues, others, self._flight(member, flights[0]))
        climbs = [cue for cue in cues if cue.verb == "climb"]
        if climbs and member.family in ("person", "small"):
            return self._climb(member, climbs[0], others)
        hang = _HANGS.get(member.term, 4.2 if member.family == "flock" else 0.0)
        if member.family in ("swimmer", "shoal") and not wet:
            hang = 0.0
        if self.ground.material(self.area.x_mid, self.area.z_mid) == "air":
            hang = max(hang, 0.8 if member.family in ("person", "beast", "prop") else 0.4)
        if getattr(self.ground, "submerged", False) and (member.swims or member.alive):
            hang = 1.1 + 0.5 * ((member.seed % 7) / 6) if member.family != "small" or member.swims else 0.0
        if not hang or member.family in ("structure",):
            return np.zeros_like(t)
        if member.number and member.alive:
            # Several do not hang on one line.
            hang = max(0.25, hang + (((member.seed // 5) % 13) / 6.5 - 1) * 0.45 * max(0.6, member.width_m))
        bob = noise(t, 0.25, member.seed, "hang") * 0.1 * min(1.0, hang)
        return (hang + bob).astype(np.float32)

    def _flight(self, member: Member, cue: Cue) -> Floats:
        t = self.clock.times_s
        if member.term == "rocket":
            since = np.maximum(t - max(cue.begin_s, -0.5) - 0.9, 0)
            launched: Floats = (0.5 * 2.6 * since * since).astype(np.float32)
            return launched
        size = (member.part.look.scale or 1.0) ** 0.5
        high = _HEIGHTS.get(member.term, 1.5 if member.family == "person" else 2.2) * size
        high *= 0.85 + 0.3 * ((member.seed // 7) % 11) / 10
        if member.number:
            high += (((member.seed // 5) % 13) / 6.5 - 1) * 0.5 * max(0.5, member.width_m)
        if member.term in ("balloon", "hot-air balloon"):
            rise = 0.45 if member.term == "balloon" else 0.4
            start = 0.5 if cue.begin_s <= 0.05 else 0.05
            risen: Floats = (start + rise * np.maximum(t - max(cue.begin_s, self._first_s), 0)).astype(np.float32)
            return risen
        begin = cue.begin_s if cue.begin_s > 0.05 else -99.0
        up = ease((t - begin) / 1.5)
        stays = member.family in ("vehicle", "flock") or cue.end_s >= self._last_s - 0.3
        down = ease((cue.end_s + 0.2 - t) / 1.2) if not stays else np.ones_like(t)
        bob = noise(t, 0.3, member.seed, "fly") * 0.12 * min(high, 2.0)
        out: Floats = ((high + bob) * up * down).astype(np.float32)
        return out

    def _swooped(self, member: Member, cues: list[Cue], others: dict[str, Where], flight: Floats) -> Floats:
        """Return a flight that stoops on what is seized."""
        prey = next((cue for cue in cues if cue.asked == "reach" and cue.target in others), None)
        if prey is None or member.family != "bird":
            return flight
        target = others[prey.target or ""]
        low = float(np.max(target.track.lifted)) + 0.35 * target.lead.height_m
        at = grab_moment(prey.begin_s, prey.end_s)
        return stoop(self.clock.times_s, at, 0.8 * _HEIGHTS.get(member.term, 2.2), low)

    def _climb(self, member: Member, cue: Cue, others: dict[str, Where]) -> Floats:
        t = self.clock.times_s
        target = others.get(cue.target or "")
        top = max(0.5, (target.lead.height_m if target else 2.0) - 0.9 * member.height_m)
        speed = pace_mps(member, "climb", pace_of(cue.manner))
        begin = cue.begin_s if cue.begin_s > 0.05 else -0.4
        out: Floats = np.clip((t - begin - 0.3) * speed, 0, min(top, speed * (cue.end_s - begin))).astype(np.float32)
        return out

    def _yaw(
        self, member: Member, cues: list[Cue], ways: tuple[Stretch, ...], others: dict[str, Where], partner: str | None,
        position: Floats,
    ) -> Floats:  # fmt: skip
        """Return (frames,) where a member looks: where it goes, whom it deals with, else as it was asked to."""
        base = self._base_yaw(member, others.get(partner or ""), position, ways)
        keys: list[tuple[float, float]] = [(self._first_s - 9.0, base)]
        profile = member.family not in ("person", "ghost", "stand-in", "structure", "plant")
        for way in ways:
            heading = shown_heading(way, profile)
            keys.append((way.begin_s - (9.0 if way.open_begin else 0.2), heading))
            if not way.open_end:
                rest = heading if profile else float(np.sign(math.sin(heading)) or 1.0) * HALF_TURNED
                keys.append((way.end_s - 0.1, rest if abs(math.cos(heading)) < 0.85 else heading))
        for cue in cues:
            turned = self._facing_for(member, cue, others, position, keys)
            if turned is not None:
                keys.append((cue.begin_s - 0.25 if cue.begin_s > 0.05 else self._first_s - 8.5, turned))
        return turning(sorted(keys), self.clock.times_s)

    def _base_yaw(self, member: Member, partner: Where | None, position: Floats, ways: tuple[Stretch, ...]) -> float:
        facing = member.part.facing
        profile = member.family not in ("person", "ghost", "stand-in")
        wiggle = 0.16 * (((member.seed // 3) % 11) / 10 - 0.5)
        if facing in ("left", "right"):
            return (-1 if facing == "left" else 1) * (math.pi / 2 if profile else math.radians(60))
        inward = -1.0 if float(position[0, 0]) > self.area.x_mid + 0.05 else 1.0
        if abs(float(position[0, 0]) - self.area.x_mid) <= 0.05:
            inward = 1.0 if member.seed % 2 else -1.0
        if profile:
            side = inward
            if partner is not None:
                side = 1.0 if partner.track.position[0, 0] >= position[0, 0] else -1.0
            return side * math.pi / 2
        if facing == "camera":
            return inward * math.radians(12) + wiggle
        if facing == "away":
            return inward * math.radians(162)
        if partner is not None:
            side = 1.0 if partner.track.position[0, 0] >= position[0, 0] else -1.0
            return side * HALF_TURNED + wiggle
        return inward * math.radians(27) + wiggle

    def _facing_for(
        self, member: Member, cue: Cue, others: dict[str, Where], position: Floats, keys: list[tuple[float, float]]
    ) -> float | None:
        """Return the yaw that an act asks for, or None where it asks for none."""
        target = others.get(cue.target or "")
        if travels(member, cue.verb) and target is None:
            return None
        index = int(np.clip(round(max(cue.begin_s, 0) * self.clock.fps + self.clock.handle), 0, self.clock.frames - 1))
        side = float(np.sign(math.sin(keys[-1][1])) or 1.0)
        if target is not None and (cue.verb not in ("walk", "run") or not travels(member, cue.verb)):
            across = float(target.track.position[index, 0] - position[index, 0])
            if abs(across) > 0.15:
                side = float(np.sign(across))
            if member.family == "person" and not travels(member, cue.verb):
                return side * turned_for(cue.verb)
        if member.family != "person":
            return side * math.pi / 2 if target is not None else None
        if cue.verb in ("lie", "swim", "fly", "climb", "fall", "roll", "kneel", "throw", "sit", "shoot", "kick"):
            return side * turned_for(cue.verb)
        return None
