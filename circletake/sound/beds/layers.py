"""The layers that ambiences are mixed from, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from circletake.sound.contacts.air import thunderclap
from circletake.sound.contacts.piece import Dice, band_noise, rise_and_fall
from circletake.sound.contacts.tones import toll
from circletake.sound.filters import chain, lowpass, run
from circletake.sound.kernels import grains
from circletake.sound.noise import spaced
from circletake.sound.textures import beasts, birds, fire, machines, people, rain, vehicles, water, wind
from circletake.sound.textures.throat import after_one_another
from circletake.sound.textures.weave import Call, evened, scattered
from circletake.sound.track import RATE, Samples, count, silence

Layer = Callable[[np.random.Generator, int], Samples]
"""Makes so many samples of stereo bed, about 0 LUFS while it sounds."""


def _calls(
    calls: Sequence[Call], every_s: float, jitter: float = 0.6, spread_db: float = 8.0, room: str = "forest"
) -> Layer:
    """Return a layer of calls that come now and then."""

    def layer(rng: np.random.Generator, samples: int) -> Samples:
        return scattered(rng, samples, calls, every_s, jitter, 0.8, spread_db, room)

    return layer


def _behind(layer: Layer, hz: float) -> Layer:
    """Return a layer as it comes through a wall or a window."""

    def muffled(rng: np.random.Generator, samples: int) -> Samples:
        return run(chain(lowpass(hz), lowpass(1.6 * hz)), layer(rng, samples))

    return muffled


def _church_bells(rng: np.random.Generator, samples: int) -> Samples:
    """Return two church bells that swing, each in its own time, some streets away."""
    out = silence(samples)
    for hz, every_s in ((294.0, 2.6), (392.0, 2.25)):
        body = int(rng.integers(1 << 30))
        side = float(rng.uniform(0.25, 0.75)) * np.pi / 2
        start = int(rng.uniform(0.0, 0.6) * RATE)
        while start < samples:
            stroke = toll(hz, 5.0, Dice(np.random.default_rng(body), rng))
            stroke = run(lowpass(3600.0, 0.6), stroke)
            end = min(samples, start + stroke.size)
            out[0, start:end] += stroke[: end - start] * np.float32(np.cos(side))
            out[1, start:end] += stroke[: end - start] * np.float32(np.sin(side))
            start += count(every_s * float(rng.uniform(0.98, 1.02)))
    return evened(out)


def _chimes(rng: np.random.Generator, samples: int) -> Samples:
    """Return a wind chime: five tubes that the wind brings together now and then."""
    out = silence(samples)
    tubes = 880.0 * np.array([1.0, 1.125, 1.25, 1.5, 1.6667])
    for gust in spaced(rng, samples, 4.5, 0.6):
        for _ in range(int(rng.integers(2, 7))):
            tube = float(tubes[int(rng.integers(5))])
            hz = tube * np.array([1.0, 2.756, 5.404])
            at = np.full(3, gust + int(RATE * rng.gamma(2.0, 0.18)), np.int64)
            level = float(rng.uniform(0.2, 1.0)) * np.array([1.0, 0.35, 0.12])
            side = float(rng.uniform(0.3, 0.7)) * np.pi / 2
            decay = 6.91 / np.array([2.6, 1.1, 0.4])
            grains(out, at, hz, np.zeros(3), decay, level * np.cos(side), level * np.sin(side), float(RATE))
    return evened(out)


def _hammering(rng: np.random.Generator) -> Samples:
    """Return a few blows on iron in another room."""
    blows = []
    for _ in range(int(rng.integers(3, 7))):
        hz = 740.0 * np.array([1.0, 2.71, 5.15]) * float(rng.uniform(0.98, 1.02))
        out = silence(count(0.5))
        level = np.array([1.0, 0.5, 0.25]) * float(rng.uniform(0.6, 1.0))
        decay = 6.91 / np.array([0.35, 0.2, 0.1])
        grains(out, np.zeros(3, np.int64), hz, np.zeros(3), decay, level, level, float(RATE))
        blows.append((float(rng.uniform(0.02, 0.08)), np.asarray(out[0], np.float32)))
    return after_one_another(blows)


def _page(rng: np.random.Generator) -> Samples:
    """Return a page that is turned."""
    samples = count(float(rng.uniform(0.35, 0.6)))
    sweep = band_noise(rng, samples, 1500.0, 7000.0) * rise_and_fall(samples, 0.6, 1.6)
    tears = np.repeat(rng.random(samples // 300 + 1) ** 2, 300)[:samples].astype(np.float32)
    return np.asarray(sweep * (0.3 + tears), np.float32)


def _thunder(rng: np.random.Generator) -> Samples:
    """Return thunder beyond the horizon."""
    return np.asarray(thunderclap(rng, 0.0).mean(axis=0), np.float32)


def _wood_knock(rng: np.random.Generator) -> Samples:
    """Return boats that nudge the pier."""
    out = silence(count(0.4))
    hz = np.array([118.0, 240.0, 415.0]) * float(rng.uniform(0.85, 1.2))
    level = np.array([1.0, 0.6, 0.3])
    decay = 6.91 / np.array([0.2, 0.12, 0.07])
    grains(out, np.zeros(3, np.int64), hz, -0.5 * hz, decay, level, level, float(RATE))
    return np.asarray(out[0], np.float32)


_SONG = (birds.blackbird, birds.robin, birds.finch, birds.tit)

LAYERS: dict[str, Layer] = {
    "open wind": wind.wind_open,
    "wind in trees": wind.wind_trees,
    "wind in grass": wind.wind_grass,
    "cold wind": wind.wind_cold,
    "draught": wind.draught,
    "blown sand": wind.sand_hiss,
    "high air": wind.high_air,
    "flags": wind.flags,
    "rigging": wind.rigging,
    "wires": machines.wire,
    "surf": water.surf,
    "swell": water.swell,
    "lapping": water.lapping,
    "stream": water.stream,
    "waterfall": water.waterfall,
    "drips": water.dripping,
    "under water": water.underwater,
    "rain on ground": rain.rain_ground,
    "rain on leaves": rain.rain_leaves,
    "rain on water": rain.rain_water,
    "rain on roof": rain.rain_roof,
    "rain on window": rain.rain_window,
    "far thunder": _calls((_thunder,), 13.0, 0.4, 6.0, "open"),
    "fire": fire.fire,
    "dawn chorus": _calls(_SONG, 0.75, 0.7, 12.0),
    "wood birds": _calls((*_SONG, birds.cuckoo), 2.4, 0.7, 11.0),
    "garden birds": _calls((birds.sparrow, birds.tit, birds.robin, birds.blackbird), 2.2, 0.7, 9.0, "open"),
    "field birds": _calls((birds.lark, birds.lark, birds.finch, birds.sparrow), 4.2, 0.6, 10.0, "open"),
    "town birds": _calls((birds.sparrow, birds.sparrow, birds.dove, birds.tit), 3.4, 0.7, 8.0, "court"),
    "doves": _calls((birds.dove,), 5.0, 0.5, 6.0, "court"),
    "gulls": _calls((birds.gull,), 3.6, 0.7, 12.0, "open"),
    "crows": _calls((birds.crow,), 6.5, 0.6, 10.0, "open"),
    "owl": _calls((birds.owl,), 9.0, 0.5, 8.0),
    "eagle": _calls((birds.eagle,), 11.0, 0.5, 6.0, "echo"),
    "loon": _calls((birds.loon,), 12.0, 0.4, 5.0, "echo"),
    "jungle birds": _calls((birds.jungle_bird,), 1.9, 0.7, 11.0),
    "monkeys": _calls((beasts.monkey,), 9.0, 0.5, 6.0),
    "rooster": _calls((birds.rooster,), 12.0, 0.4, 5.0, "open"),
    "hens": _calls((birds.hen,), 2.6, 0.7, 8.0, "open"),
    "crickets": beasts.crickets,
    "tree crickets": beasts.trill,
    "cicadas": beasts.cicadas,
    "grasshoppers": beasts.grasshoppers,
    "bees": beasts.bees,
    "frogs": _calls((beasts.frog,), 0.8, 0.7, 12.0, "open"),
    "dogs": _calls((beasts.dog,), 9.0, 0.6, 8.0, "court"),
    "wolves": _calls((beasts.wolf,), 11.0, 0.4, 5.0, "echo"),
    "whale song": _calls((beasts.whale,), 9.0, 0.5, 6.0, "underwater"),
    "sheep": _calls((beasts.sheep,), 4.5, 0.7, 9.0, "open"),
    "cows": _calls((beasts.cow,), 9.0, 0.5, 6.0, "open"),
    "murmur": people.murmur,
    "applause": people.applause,
    "hush": people.hush,
    "typing": people.typing,
    "clock": people.clock,
    "cutlery": people.cutlery,
    "simmer": people.simmer,
    "chair": people.cloth_and_chair,
    "pages": _calls((_page,), 8.0, 0.5, 6.0, "hall"),
    "hammering": _calls((_hammering,), 7.0, 0.5, 6.0, "studio"),
    "city": machines.city,
    "traffic": machines.traffic,
    "fans": machines.fans,
    "refrigerator": machines.whirr,
    "works": machines.works,
    "ship hum": machines.ship_hum,
    "beeps": machines.beeps,
    "void": machines.void,
    "room tone": machines.room_tone,
    "church bells": _church_bells,
    "chimes": _chimes,
    "mooring": _calls((_wood_knock,), 3.2, 0.6, 8.0, "open"),
    "far horn": _calls((vehicles.far_horn,), 14.0, 0.3, 3.0, "echo"),
    "far train": _calls((vehicles.far_whistle,), 15.0, 0.3, 3.0, "echo"),
}

_WALLS = {
    "swell": 420.0, "surf": 480.0, "lapping": 600.0, "stream": 600.0, "open wind": 380.0, "wind in trees": 420.0,
    "cold wind": 420.0, "city": 420.0, "traffic": 420.0, "works": 420.0, "murmur": 700.0, "church bells": 900.0,
    "garden birds": 1900.0, "crickets": 3600.0, "jungle birds": 1600.0, "high air": 300.0,
}  # fmt: skip
"""Up to which frequency a layer comes through a wall or a window."""

LAYERS.update({f"{name} outside": _behind(LAYERS[name], hz) for name, hz in _WALLS.items()})
