"""Ghosts and snowmen: beings without bones."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import pick, rgb
from circletake.render.cast.drawing import Palette, clothed, drawing
from circletake.render.cast.motion import lagging, noise
from circletake.render.cast.moving import limb, spline
from circletake.render.cast.outline import oval
from circletake.render.cast.person.acting import Doing, settle
from circletake.render.cast.played import Played, Setting
from circletake.render.cast.sheet import Move, Sheet, Stance, local_to_world
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import done, mirror_of, travelled
from circletake.render.scene import Clock, Paint
from circletake.schema import Look

GHOST_HEIGHT = 1.5
SNOWMAN_HEIGHT = 1.5


def draw_ghost(sheet: Sheet, size: float, speed: Floats, busy: Floats, seed: int, clock: Clock) -> None:
    """Lay a ghost: a sheet of pale paper with a hem that waves and trails, and two dark eyes.

    Args:
        sheet: where to.
        size: height in metres.
        speed: (frames,) metres a second forward.
        busy: (frames,) 0..1 how far its arms are raised.
        seed: its own.
        clock: the clip's frames.
    """
    t = clock.times_s
    lift = 0.16 * size + noise(t, 0.35, seed, "float") * 0.05 * size
    trail = lagging(-np.clip(speed, -3, 3) * 0.1, clock, 0.6, 0.5)
    sway = noise(t, 0.3, seed, "sway") * 0.04
    upper = ((0.0, 1.0), (0.2, 0.96), (0.31, 0.8), (0.32, 0.6), (0.36, 0.4), (0.4, 0.2))
    hem = 7
    points = [np.stack([x * size + 0 * t, y * size + 0 * t], -1) for x, y in upper]
    for k in range(hem + 1):
        x = 0.42 - 0.84 * k / hem
        y = 0.02 + 0.07 * (k % 2) + 0.03 * np.sin(t * 2.6 + k * 1.7)
        points.append(np.stack([x * size + 0 * t, y * size], -1))
    points += [np.stack([-x * size + 0 * t, y * size + 0 * t], -1) for x, y in upper[:0:-1]]
    control = np.stack(points, 1)
    low = np.clip(1 - control[..., 1] / size, 0, 1) ** 1.6
    control[..., 0] += (trail * size)[:, None] * low * 2.2 + (sway * size)[:, None] * (1 - low)
    control[..., 1] += lift[:, None]
    glow = rgb("#e9f1f3")
    sheet.put(spline(control.astype(np.float32), 4), Paint(glow, rgb("#b9cdd9"), 0.82, 0.28), rim=True)
    for side in (-1.0, 1.0):
        root = np.stack([side * 0.27 * size + sway * size, 0.62 * size + lift], -1)
        wave = np.sin(t * 3.1 + side) * 0.12 * busy
        angle = -0.5 + 1.2 * busy + wave
        end = root + np.stack([side * np.cos(angle), np.sin(angle)], -1) * (0.24 * size)
        sheet.put(
            limb(np.stack([root, end], 1).astype(np.float32), np.array([0.075, 0.05]) * size, 4),
            Paint(glow, opacity=0.82, emission=0.28),
            rim=True,
        )
    face = np.stack([0.05 * size + sway * size, 0.76 * size + lift], -1)
    blinked = np.clip(np.abs(np.sin(t * 0.9 + seed)) * 14, 0.1, 1)
    for side in (-1.0, 1.0):
        ring = oval(0, 0, 0.045 * size, 0.062 * size, points=16)
        eye = np.stack(
            [np.broadcast_to(ring[:, 0] + side * 0.095 * size, (len(t), 16)), ring[:, 1][None] * blinked[:, None]], -1
        )
        sheet.put(face[:, None] + eye, Paint(rgb("#2b3350")))
    mouth = oval(0, -0.13 * size, 0.03 * size, 0.035 * size, points=14)
    gape = 1 + 0.5 * busy[:, None, None] * np.array([0.3, 1.0])
    sheet.put(face[:, None] + mouth * gape, Paint(rgb("#2b3350")))


_SNOWMAN = """
unit 0.01
@arm_far 14,84
bark- stroke 3.2,2.2,1.6 16,84 38,94 56,108
bark- stroke 2,1 46,100 58,100
@
@base
^snow/ice-- cut -46,20 -40,46 -16,60 16,60 40,46 46,20 36,2 0,-2 -36,2
@
@body
^snow/ice-- oval 0 76 31 29
ink disc 4 68 3
ink disc 6 80 3
ink disc 4 91 3
@
@head
^snow/ice- oval 0 117 23 22
ink disc 0 123 2.9
ink disc 14 122 2.7
orange/orange- cut 6,117! 8,121 36,114! 8,112
ink disc -2 110 1.5
ink disc 3 107 1.6
ink disc 9 106 1.6
ink disc 15 108 1.5
ink cut -26,131! 26,131! 26,136! -26,136!
ink+ cut -17,135! 17,135! 15,160! -15,160!
accent cut -17,135! 17,135! 16.5,142! -16.5,142!
@
@scarf
accent cut -20,95 0,91 20,95 21,103 0,99 -21,103
accent- cut 10,100! 20,100! 24,72! 12,70!
@
@arm -14,84
bark stroke 3.2,2.2,1.6 -16,84 -38,92 -54,110
bark stroke 2,1 -44,98 -58,98
@
"""


def snowman_palette(look: Look) -> Palette:
    """Return a snowman's colours."""
    scarf = rgb(look.accent or look.primary or pick(("red", "teal", "blue", "gold"), look.seed, "scarf"))
    return clothed(rgb("snow"), rgb("ice"), scarf)


def draw_snowman(
    sheet: Sheet, size: float, travelled: Floats, busy: Floats, look: Look, clock: Clock, nod: Floats
) -> None:
    """Lay a snowman; it moves in wobbling hops, and its balls settle one after another."""
    t = clock.times_s
    hop = np.abs(np.sin(np.pi * travelled / 0.5)) if np.ptp(travelled) > 0.01 else np.zeros_like(t)
    later = lagging(hop.astype(np.float32), clock, 0.3, 0.35)
    squash = np.stack([1 + 0.06 * (later - hop), 1 + 0.1 * (hop - later)], -1)
    up = np.stack([0 * t, hop * 0.09], -1)
    over = np.stack([0 * t, hop * 0.09 + (later - hop) * 0.05], -1)
    lean = (noise(t, 0.25, look.seed, "lean") * 0.03).astype(np.float32)
    swing = np.sin(t * 6.5) * 0.35 * busy
    moves = {
        "base": Move(shift=up, stretch=squash),
        "body": Move(shift=over, angle=lean * 0.5),
        "scarf": Move(shift=over, angle=lean),
        "head": Move(shift=over * 1.08, angle=(lean + nod).astype(np.float32)),
        "arm": Move(shift=over, angle=(-swing - 0.15 * busy).astype(np.float32)),
        "arm_far": Move(shift=over, angle=(swing + 0.15 * busy).astype(np.float32)),
    }
    sheet.draw(drawing(_SNOWMAN), snowman_palette(look), moves, size / SNOWMAN_HEIGHT)


def perform_ghost(
    look: Look, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float, seed: int
) -> Played:
    """Play a ghost: it floats along and raises its arms."""
    clock, t = setting.clock, setting.clock.times_s
    size = GHOST_HEIGHT * (look.scale or 1.0)
    speed = np.gradient(track.position[:, 0], t) if clock.frames > 1 else 0 * t
    busy = np.zeros_like(t)
    for doing in doings:
        busy = np.maximum(busy, settle(t, doing.begin_s, doing.end_s, 0.5, 0.5))
    stance = Stance(track.position, np.ones(1, np.float32), np.zeros(1, np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    draw_ghost(sheet, size, speed, busy, seed, clock)
    played = Played(sheet.shapes, size * 1.15 * track.scale, size * 0.85 * track.scale)
    face = np.repeat(np.array([[0.04 * size, 0.92 * size]], np.float32), clock.frames, 0)
    played.key_points["head"] = played.key_points["eyes"] = local_to_world(face, stance)
    played.actions = done(doings, track)
    return played


def perform_snowman(
    look: Look, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float
) -> Played:
    """Play a snowman: it hops along, waves its sticks, nods."""
    clock, t = setting.clock, setting.clock.times_s
    size = SNOWMAN_HEIGHT * (look.scale or 1.0)
    busy = np.zeros_like(t)
    for doing in doings:
        busy = np.maximum(busy, settle(t, doing.begin_s, doing.end_s, 0.4, 0.5))
    along = travelled(track, clock)
    stance = Stance(track.position, mirror_of(track.yaw), np.zeros(1, np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    draw_snowman(sheet, size, along, busy, look, clock, noise(t, 0.3, look.seed, "nod") * 0.05)
    played = Played(sheet.shapes, size * 1.05 * track.scale, size * 0.75 * track.scale)
    face = np.repeat(np.array([[0.04 * size, 0.8 * size]], np.float32), clock.frames, 0)
    played.key_points["head"] = played.key_points["eyes"] = local_to_world(face, stance)
    played.actions = done(doings, track)
    return played
