"""Stand-ins for what the cast can't play: a folded card with the word on it, so that nobody takes it for the thing."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import CLOTHS, mix, pick, rgb, shade
from circletake.render.cast.lettering import lettered
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.outline import box, cut
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.played import Played, Setting
from circletake.render.cast.sheet import Sheet, Stance, local_to_world
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import travelled
from circletake.render.scene import Paint
from circletake.schema import Look, derive_seed

_LONGEST = 18


def card_size(noun: str, look: Look) -> tuple[float, float]:
    """Return width and height of a word's card in metres: they vary with the look's seed."""
    seed = derive_seed("card", noun, look.seed)
    rng = np.random.default_rng(seed)
    scale = look.scale or 1.0
    return float(rng.uniform(0.85, 1.25)) * scale, float(rng.uniform(1.1, 1.6)) * scale


def perform_stand_in(
    noun: str, look: Look, colour: str | None, object_id: str, doings: list[Doing], track: Track, setting: Setting,
    order: float,
) -> Played:  # fmt: skip
    """Play a labelled card: it rocks along when it travels, nods when it does anything else."""
    clock, t = setting.clock, setting.clock.times_s
    wide, tall = card_size(noun, look)
    seed = derive_seed("card", noun, look.seed)
    along = travelled(track, clock)
    rock = np.sin(np.pi * along / 0.45) * 0.09 if np.ptp(along) > 0.05 else 0 * t
    hop = np.abs(np.sin(np.pi * along / 0.45)) * 0.05 if np.ptp(along) > 0.05 else 0 * t
    busy = sum((np.asarray(ease((t - d.begin_s) / 0.4) * ease((d.end_s - t) / 0.4)) for d in doings), 0 * t)
    tilt = rock + np.sin(t * 5.0) * 0.05 * np.clip(busy, 0, 1) + noise(t, 0.3, seed, "card") * 0.008
    position = track.position + np.stack([0 * t, hop, 0 * t], -1)
    stance = Stance(position.astype(np.float32), np.full(1, track.scale, np.float32), tilt.astype(np.float32))
    sheet = Sheet(object_id, stance, order)
    _card(sheet, noun, wide, tall, rgb(look.primary or colour or pick(CLOTHS, seed)))
    played = Played(sheet.shapes, tall * track.scale, wide * track.scale)
    frames = clock.frames
    middle = np.repeat(np.array([[0.0, tall / 2]], np.float32), frames, 0)
    played.key_points["middle"] = np.broadcast_to(local_to_world(middle, stance), (frames, 3)).copy()
    played.actions = [way.verb for way in track.stretches]
    return played


def _card(sheet: Sheet, noun: str, wide: float, tall: float, colour: tuple[float, float, float]) -> None:
    """Lay the back flap, the front with its pinked edge, the cut question mark and the word."""
    half = wide / 2
    foot = cut(f"{half * 0.3},0! {half * 1.5},0! {half * 0.75},{tall * 0.94}!")
    sheet.put(foot, Paint(shade(colour, -1.8)), rim=True)
    front = box(-half, 0, half, tall, 0.05)
    sheet.put(front, Paint(shade(colour, 0.6), shade(colour, -0.3)), rim=True)
    inner = box(-half + 0.04, 0.04, half - 0.04, tall - 0.04, 0.03)
    sheet.put(inner, Paint(mix(colour, rgb("paper"), 0.78)))
    for outline in lettered("?", wide * 0.7, tall * 0.62):
        sheet.put(_raised(outline, tall * 0.62), Paint(shade(colour, -0.6)))
    word = noun if len(noun) <= _LONGEST else noun[: _LONGEST - 1] + "…"
    for outline in lettered(word, wide * 0.8, tall * 0.17):
        sheet.put(_raised(outline, tall * 0.16), Paint(rgb("ink")))
    fold = box(-half + 0.07, tall * 0.27, half - 0.07, tall * 0.275)
    sheet.put(fold, Paint(shade(colour, -0.4), opacity=0.6))


def _raised(outline: Floats, height: float) -> Floats:
    return outline + np.array([0.0, height], np.float32)
