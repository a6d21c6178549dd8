"""Flocks and shoals: many that keep together, none of them at the same beat."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.animals.bird_kinds import BIRD_VARIANTS
from circletake.render.cast.animals.birds import one_of_a_flock
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, pick, rgb, shade, varied
from circletake.render.cast.motion import lagging, noise
from circletake.render.cast.moving import spline
from circletake.render.cast.outline import oval
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.played import Played, Setting, sounding, touch
from circletake.render.cast.sheet import Sheet, Stance
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import done, mirror_of
from circletake.render.scene import Clock, Paint
from circletake.schema import Look, derive_seed

_FLOCK = 15
_SHOAL = 20


def _places(count: int, seed: int, wide: float, high: float) -> Floats:
    """Return (count, 2) places in a drop-shaped cloud, none too near to another."""
    rng = np.random.default_rng(derive_seed("cloud", seed))
    found: list[Floats] = []
    for _ in range(count * 40):
        at = rng.normal(0, 0.42, 2) * (wide, high)
        if all(np.hypot((at - other)[0] / wide, (at - other)[1] / high) > 0.24 for other in found):
            found.append(at)
        if len(found) == count:
            break
    return np.array(found, np.float32)


def _paths(places: Floats, track: Track, clock: Clock, seed: int, loose: float) -> list[Floats]:
    """Return (frames, 2) offsets for each: it follows the others late and drifts a little of its own."""
    t = clock.times_s
    turn = np.stack([noise(t, 0.22, seed, "turn x"), noise(t, 0.22, seed, "turn y")], -1)
    found = []
    for number, place in enumerate(places):
        late = lagging(turn.astype(np.float32), clock, 0.6 + 0.12 * (number % 7), 0.8)
        own = np.stack([noise(t, 0.5, seed, "x", number), noise(t, 0.5, seed, "y", number)], -1)
        found.append(place + late * loose + own * loose * 0.35)
    return found


def perform_flock(
    noun: str, look: Look, colour: str | None, object_id: str, doings: list[Doing], track: Track, setting: Setting,
    order: float, count: int,
) -> Played:  # fmt: skip
    """Play a flock on the wing."""
    clock, t = setting.clock, setting.clock.times_s
    seed = derive_seed("flock", look.seed, object_id)
    number = max(_FLOCK if count <= 1 else count, 3)
    places = _places(min(number, 40), seed, 3.2, 1.5)
    own = BIRD_VARIANTS.get({"geese": "goose", "gulls": "tern", "crows": "crow"}.get(noun, ""), None)
    base = rgb(look.primary or colour or (own.colour if own else "") or pick(("#3a3f4f", "#4a4550", "#5a5f6a"), seed))
    stance = Stance(track.position, mirror_of(track.yaw), np.zeros(1, np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    rng = np.random.default_rng(seed)
    for index, path in enumerate(_paths(places, track, clock, seed, 0.5)):
        rate, phase = rng.uniform(2.6, 3.6), rng.uniform(0, 6.28)
        rest = np.clip(noise(t, 0.4, seed, "glide", index) * 3, 0, 1)
        flap = 0.25 + 0.75 * np.sin(2 * np.pi * rate * t + phase) * (1 - 0.8 * rest)
        outer = 0.2 + 0.8 * np.sin(2 * np.pi * rate * t + phase - 0.8) * (1 - 0.8 * rest)
        size = rng.uniform(0.34, 0.5)
        bird = one_of_a_flock(path, size, flap, outer)
        tone = varied(base, 0.05, seed, index)
        sheet.put(bird, Paint(tone, shade(tone, -0.5)), rim=True)
    played = Played(sheet.shapes, 3.4 * track.scale, 6.4 * track.scale)
    played.key_points["middle"] = track.position.copy()
    played.sources += sounding("birdsong", object_id, clock, 0.5)
    for k in range(int(clock.length_s * 3)):
        played.contacts += touch(k / 3 + 0.1, setting, "wing", "cloth", "air", 0.4, 2.0, object_id)
    played.actions = done(doings, track) or ["fly"]
    return played


def perform_shoal(
    look: Look, colour: str | None, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float,
    count: int,
) -> Played:  # fmt: skip
    """Play a shoal of fish."""
    clock, t = setting.clock, setting.clock.times_s
    seed = derive_seed("shoal", look.seed, object_id)
    places = _places(min(max(_SHOAL if count <= 1 else count, 3), 48), seed, 1.7, 0.85)
    base = rgb(look.primary or colour or pick(("#d9823a", "#5a8fa8", "#c9a23f", "#8fa3b0"), seed))
    stance = Stance(track.position, mirror_of(track.yaw), np.zeros(1, np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    rng = np.random.default_rng(seed)
    for index, path in enumerate(_paths(places, track, clock, seed, 0.28)):
        length = rng.uniform(0.2, 0.3)
        beat = np.sin(2 * np.pi * rng.uniform(2.2, 3.2) * t + rng.uniform(0, 6.28))
        tone = varied(base, 0.06, seed, index)
        body = _small_fish(beat) * np.float32(length) + path[:, None]
        sheet.put(body.astype(np.float32), Paint(shade(tone, 0.4), shade(tone, -0.7)), rim=True)
        belly = _belly(beat) * np.float32(length) + path[:, None]
        sheet.put(belly.astype(np.float32), Paint(mix(tone, rgb("cream"), 0.7)))
        eye = oval(0.34, 0.05, 0.045, 0.045, points=10) * np.float32(length)
        sheet.put((eye[None] + path[:, None]).astype(np.float32), Paint(rgb("ink")))
    played = Played(sheet.shapes, 2.0 * track.scale, 3.6 * track.scale)
    played.key_points["middle"] = track.position.copy()
    played.actions = done(doings, track) or ["swim"]
    return played


def _small_fish(beat: Floats) -> Floats:
    """Return a little fish of length 1 (frames, P, 2) in one outline; its tail swings."""
    shape = np.array(
        [(0.5, 0.0), (0.34, 0.13), (0.1, 0.19), (-0.15, 0.11), (-0.3, 0.03), (-0.5, 0.17), (-0.44, 0.0), (-0.5, -0.17),
         (-0.3, -0.03), (-0.15, -0.1), (0.1, -0.17), (0.34, -0.12)], np.float32,
    )  # fmt: skip
    back = np.clip(0.15 - shape[:, 0], 0, 1) ** 1.5
    x = shape[None, :, 0] + back[None] * 0.12 * np.abs(beat)[:, None]
    y = shape[None, :, 1] + back[None] * beat[:, None] * 0.1
    return spline(np.stack([x, y], -1), 2, (0, 5, 6, 7))


def _belly(beat: Floats) -> Floats:
    shape = np.array(
        [(0.44, -0.04), (0.1, -0.03), (-0.2, -0.04), (-0.14, -0.095), (0.1, -0.16), (0.34, -0.11)], np.float32
    )
    back = np.clip(0.15 - shape[:, 0], 0, 1) ** 1.5
    y = shape[None, :, 1] + back[None] * beat[:, None] * 0.1
    return spline(np.stack([np.broadcast_to(shape[None, :, 0], y.shape), y], -1), 2)
