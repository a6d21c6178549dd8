"""The body of a four-legged animal: joints of all frames, and the outlines about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from circletake.render.cast.animals.species import Species
from circletake.render.cast.arrays import Floats
from circletake.render.cast.moving import Frame2, perpendicular, spline, two_bone, unit, within_reach


@dataclass(slots=True)
class Carriage:
    """How a body is held in every frame; all (frames,)."""

    rump_y: Floats
    """Metres by which the hips are above (or below) where they are in standing."""
    withers_y: Floats
    rump_x: Floats
    arch: Floats
    """Bend of the back in heights: up positive."""
    neck: Floats
    """Radians that the neck is raised from its usual rise."""
    nod: Floats
    """Radians that the head is lowered against the neck's usual carriage."""
    tail: Floats
    """Radians that the tail is raised."""
    wag: Floats
    """Sideways-seeming curl of the tail's end."""
    feet: Floats
    """(4, frames, 2): each foot before its place at rest, and above the ground, metres."""
    curl: Floats
    """(4, frames) how far a foot is folded back, 0..1."""


def at_rest(frames: int) -> Carriage:
    """Return standing."""

    def zero() -> Floats:
        return np.zeros(frames, np.float32)

    return Carriage(
        zero(), zero(), zero(), zero(), zero(), zero(), zero(), zero(),
        np.zeros((4, frames, 2), np.float32), np.zeros((4, frames), np.float32),
    )  # fmt: skip


@dataclass(slots=True)
class Frame:
    """Joints of a body, each (frames, 2) metres."""

    species: Species
    height: float
    rump: Floats
    middle: Floats
    withers: Floats
    neck_base: Floats
    poll: Floats
    """Where the head is joined on."""
    head_angle: Floats
    feet: list[Floats]
    legs: list[Floats]
    """Four (frames, 4, 2) paths from the trunk to the foot."""

    def on_trunk(self, along: float, up: float) -> Floats:
        """Return a place on the trunk: 0 the rump to 1 the shoulder; -1 the belly to 1 the back."""
        one, two = 2 * (along - 0.5) * (along - 1), 2 * along * (along - 0.5)
        middle = self.rump * one + self.middle * (4 * along * (1 - along)) + self.withers * two
        s = self.species
        half = (s.rump * one + (s.belly * 0.98) * (4 * along * (1 - along)) + s.chest * two) * self.height
        axis = unit(self.withers - self.rump)
        out: Floats = middle + perpendicular(axis) * np.float32(up * half)
        return out

    @property
    def head(self) -> Frame2:
        """Return the axes of the head drawing."""
        return Frame2(self.poll, self.head_angle)

    def nose(self) -> Floats:
        """Return the tip of the muzzle."""
        ahead = np.stack([np.cos(self.head_angle), np.sin(self.head_angle)], -1)
        out: Floats = self.poll + ahead * np.float32(self.species.head * self.height)
        return out


def framed(species: Species, height: float, carriage: Carriage) -> Frame:
    """Put the joints of a body where its carriage says."""
    s, h = species, height
    frames = len(carriage.arch)
    zero = np.zeros(frames, np.float32)
    rump = np.stack([-s.length / 2 * h + carriage.rump_x, (1 - s.rump) * h + carriage.rump_y], -1)
    withers = np.stack([s.length / 2 * h + zero, (1 - s.chest) * h + carriage.withers_y], -1)
    # The back bends, it does not stretch: what it arches it loses in length.
    withers[:, 0] -= np.abs(carriage.arch) * h * 0.25
    rump[:, 0] += np.abs(carriage.arch) * h * 0.25
    axis = unit(withers - rump)
    across = perpendicular(axis)
    middle = (rump + withers) / 2 + across * (carriage.arch[:, None] * h - 0.02 * h)
    pitch = np.arctan2(axis[:, 1], axis[:, 0])
    rise = s.neck_rise + carriage.neck + pitch * 0.4
    neck_base = withers + axis * (0.1 * h) + across * (s.chest * 0.25 * h)
    poll = neck_base + np.stack([np.cos(rise), np.sin(rise)], -1) * np.float32(s.neck * h)
    head_angle = -s.nod - carriage.nod + carriage.neck * 0.45
    feet, legs = [], []
    for number in range(4):
        fore = number >= 2
        near = number % 2 == 1
        joint = (withers + across * (-s.chest * 0.1 * h)) if fore else rump
        rest_x = (s.length / 2 * h if fore else -s.length / 2 * h - 0.02 * h) + (-0.02 if near else 0.05) * h
        target = np.stack([rest_x + carriage.feet[number, :, 0], carriage.feet[number, :, 1]], -1)
        legs.append(_leg(s, h, joint, target, fore, axis))
        feet.append(legs[-1][:, -1])
    return Frame(s, h, rump, middle, withers, neck_base, poll, head_angle, feet, legs)


def _leg(s: Species, h: float, joint: Floats, target: Floats, fore: bool, axis: Floats) -> Floats:
    """Return a leg's path (frames, 4, 2): trunk, upper joint, lower joint, foot."""
    sole = s.leg[1] * h * 0.7
    foot = target + np.array([0, sole], np.float32)
    # Just longer than the way to the ground: fore legs stand all but straight, hind legs keep a little bend.
    reach = ((1 - 1.1 * s.chest) * 1.008 if fore else (1 - s.rump) * 1.03) * h - sole
    foot = within_reach(joint, foot, reach)
    if fore:
        upper, lower = reach * 0.5, reach * 0.5
        bend = two_bone(joint, foot, upper, lower, 1.0)
        elbow = joint + (bend - joint) * 0.45 - axis * (0.05 * h)
        return np.stack([joint, elbow, bend, foot], 1)
    upper, lower = reach * 0.56, reach * 0.48
    hock = two_bone(joint, foot, upper, lower, -1.0)
    knee = joint + (hock - joint) * 0.5 + axis * (0.1 * h)
    return np.stack([joint, knee, hock, foot], 1)


def trunk_outline(f: Frame) -> Floats:
    """Return the outline of trunk and neck in one."""
    s, h = f.species, f.height
    axis = unit(f.withers - f.rump)
    up = perpendicular(axis)
    rump, chest = s.rump * h, s.chest * h
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    base, top = s.neck_wide[0] * h, s.neck_wide[1] * h
    half = (f.neck_base + f.poll) / 2
    points = [
        f.rump - axis * (0.8 * rump) + up * (0.42 * rump),
        f.rump - axis * (0.1 * rump) + up * rump,
        f.middle + up * (0.5 * (rump + chest)),
        f.withers - axis * (0.12 * h) + up * chest,
        half + over * ((base + top) / 2),
        f.poll + over * top,
        f.poll + neck * (0.35 * top) - over * (0.4 * top),
        f.poll - over * top * 0.95,
        half - over * ((base + top) / 2 * 0.95),
        f.withers + axis * (0.78 * chest) - up * (0.05 * chest),
        f.withers + axis * (0.32 * chest) - up * (0.92 * chest),
        f.middle - up * (s.belly * h),
        f.rump + axis * (0.55 * rump) - up * (0.8 * rump),
        f.rump - axis * (0.82 * rump) - up * (0.3 * rump),
    ]
    return spline(np.stack(points, 1), 4)


def belly_outline(f: Frame) -> Floats:
    """Return the light underside from the throat to the flank."""
    s, h = f.species, f.height
    axis = unit(f.withers - f.rump)
    up = perpendicular(axis)
    rump, chest = s.rump * h, s.chest * h
    neck = unit(f.poll - f.neck_base)
    over = perpendicular(neck)
    base, top = s.neck_wide[0] * h, s.neck_wide[1] * h
    half = (f.neck_base + f.poll) / 2
    points = [
        f.poll - over * top * 0.35,
        half - over * (base * 0.2),
        f.withers + axis * (0.42 * chest) - up * (0.1 * chest),
        f.withers - axis * (0.3 * chest) - up * (0.55 * chest),
        f.middle - up * (s.belly * h * 0.52),
        f.rump + axis * (0.75 * rump) - up * (0.55 * rump),
        f.rump + axis * (0.55 * rump) - up * (0.78 * rump),
        f.middle - up * (s.belly * h * 0.99),
        f.withers + axis * (0.32 * chest) - up * (0.9 * chest),
        f.withers + axis * (0.76 * chest) - up * (0.05 * chest),
        half - over * ((base + top) / 2 * 0.94),
        f.poll - over * top * 0.94,
    ]
    return spline(np.stack(points, 1), 3)
