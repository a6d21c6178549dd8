"""What falls and flies before the lens: rain, snow, dust, blown leaves; and lightning."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.colour import mix, rgb
from circletake.render.lens import Lens
from circletake.render.light import Illumination
from circletake.render.scene import Clock, Floats, Rgb
from circletake.render.softs import Softs
from circletake.schema import Contact, derive_seed


class Fall(NamedTuple):
    """One sheet of what falls: near sheets are larger and faster."""

    group: int
    near: float
    """Distance as a share of that to the subject."""


class _Sheet(NamedTuple):
    near: float
    drops: int
    speed: float
    """Frame heights a second."""
    size: float
    """Radius in frame heights."""
    opacity: float


_RAIN = (
    _Sheet(2.6, 260, 1.5, 0.0007, 0.26),
    _Sheet(1.3, 170, 2.1, 0.0010, 0.34),
    _Sheet(0.6, 80, 3.0, 0.0016, 0.38),
)
_SNOW = (
    _Sheet(2.6, 260, 0.075, 0.0017, 0.62),
    _Sheet(1.3, 130, 0.12, 0.0030, 0.78),
    _Sheet(0.5, 40, 0.20, 0.0058, 0.62),
)
_DUST = (_Sheet(1.6, 160, 0.05, 0.0016, 0.32), _Sheet(0.6, 60, 0.10, 0.0030, 0.26))


def add_weather(softs: Softs, lens: Lens, light: Illumination, clock: Clock, seed: int) -> list[Fall]:
    """Let rain, snow or dust fall through the view; return the sheets, for the drawing order."""
    wind = 0.055 * light.wind_mps * -light.side
    share = 0.45 + 0.9 * light.intensity
    if light.weather in ("rain", "storm"):
        colour = mix(light.horizon, rgb("#f2f7ff"), 0.55)
        heavy = share * (1.35 if light.weather == "storm" else 1.0)
        return [_rain(softs, lens, clock, seed, sheet, heavy, wind, colour) for sheet in _RAIN]
    if light.weather == "snow":
        colour = mix(rgb("#ffffff"), light.tint, 0.35)
        return [_drift(softs, lens, clock, seed, sheet, share, wind * 0.35, colour) for sheet in _SNOW]
    if light.weather == "dust":
        colour = mix(light.horizon, rgb("#ffe9c0"), 0.4)
        return [_drift(softs, lens, clock, seed, sheet, share, wind * 1.6, colour) for sheet in _DUST]
    return []


def _cells(seed: int, name: str, count: int) -> np.random.Generator:
    return np.random.default_rng(derive_seed(seed, name, count))


def _carried(lens: Lens, near: float) -> tuple[Floats, Floats]:
    """Return how far (F, 1) the view has slid across and down since the first frame, in frame heights."""
    camera = lens.camera
    across = camera[:, 4] - camera[0, 4] - (camera[:, 0] - camera[0, 0]) * 0.25 / near
    down = camera[:, 5] - camera[0, 5] + (camera[:, 1] - camera[0, 1]) * 0.25 / near
    return across[:, None], down[:, None]


def _rain(
    softs: Softs, lens: Lens, clock: Clock, seed: int, sheet: _Sheet, share: float, wind: float, colour: Rgb
) -> Fall:
    rng = _cells(seed, "rain", sheet.drops)
    count = int(sheet.drops * share * max(lens.aspect, 0.6) / 1.78)
    aspect, height = lens.aspect, lens.height
    x = rng.uniform(-0.3, aspect + 0.3, count)
    y = rng.uniform(-0.2, 1.2, count)
    speed = sheet.speed * rng.uniform(0.85, 1.2, count)
    lean = wind / max(sheet.speed, 0.5) * 1.6 + 0.02
    carried, dropped = _carried(lens, sheet.near)
    fallen = clock.times_s[:, None] * speed
    down = (y + fallen + dropped + 0.2) % 1.4 - 0.2
    across = (x + lean * fallen + carried + 0.3) % (aspect + 0.6) - 0.3
    length = speed * 0.030
    opacity = sheet.opacity * rng.uniform(0.5, 1.0, count) * np.ones_like(down)
    group = softs.add_sprites(
        across * height,
        down * height,
        (across - lean * length) * height,
        (down - length) * height,
        np.full_like(down, sheet.size * height),
        opacity,
        colour,
        0.4,
    )
    return Fall(group, sheet.near)


def _drift(
    softs: Softs, lens: Lens, clock: Clock, seed: int, sheet: _Sheet, share: float, wind: float, colour: Rgb
) -> Fall:
    rng = _cells(seed, "drift", sheet.drops)
    count = int(sheet.drops * share * max(lens.aspect, 0.6) / 1.78)
    aspect, height = lens.aspect, lens.height
    x = rng.uniform(-0.2, aspect + 0.2, count)
    y = rng.uniform(-0.1, 1.1, count)
    speed = sheet.speed * rng.uniform(0.6, 1.4, count)
    phase, pace = rng.uniform(0, 6.28, count), rng.uniform(0.5, 1.6, count)
    times = clock.times_s[:, None]
    carried, dropped = _carried(lens, sheet.near)
    sway = 0.012 * np.sin(times * pace * 1.7 + phase) / sheet.near**0.5
    down = (y + times * speed + dropped + 0.1) % 1.2 - 0.1
    across = (x + sway + wind / sheet.near * times + carried + 0.2) % (aspect + 0.4) - 0.2
    radius = sheet.size * rng.uniform(0.55, 1.25, count) * height
    opacity = sheet.opacity * rng.uniform(0.5, 1.0, count) * np.ones_like(down)
    group = softs.add_sprites(
        across * height,
        down * height,
        across * height,
        down * height,
        radius * np.ones_like(down),
        opacity,
        colour,
        0.55,
    )
    return Fall(group, sheet.near)


class Lightning(NamedTuple):
    """Flashes over a shot."""

    flash: Floats
    """(frames,) factors on the light."""
    contacts: tuple[Contact, ...]
    """Thunder, when it is heard."""


def strike(light: Illumination, clock: Clock, seed: int) -> Lightning:
    """Return a storm's lightning; steady light in any other weather."""
    flash = np.ones(clock.frames, np.float32)
    if light.weather != "storm":
        return Lightning(flash, ())
    rng = np.random.default_rng(derive_seed(seed, "lightning"))
    times = clock.times_s
    contacts = []
    at = rng.uniform(0.4, 1.6)
    while at < clock.length_s:
        power = rng.uniform(0.9, 1.7)
        for delay, part in ((0.0, 1.0), (0.11, 0.45), (0.19, 0.8)):
            since = times - at - delay
            flash += np.where(since >= 0, power * part * np.exp(-np.maximum(since, 0.0) / 0.09), 0.0)
        far = float(rng.uniform(0.5, 2.2))
        contacts.append(
            Contact(
                at=float((at + far) * clock.fps + clock.handle),
                kind="thunder",
                material="air",
                onto="air",
                mass_kg=1000.0,
                speed_mps=343.0,
                x=float(rng.uniform(0.1, 0.9)),
                y=0.1,
                distance_m=343.0 * far,
                object="storm",
            )
        )
        at += rng.uniform(2.2, 5.0)
    return Lightning(np.minimum(flash, 3.0).astype(np.float32), tuple(contacts))
