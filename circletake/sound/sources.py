"""What sounds for a while: engines, fires, crowds, birds; and how loud a film has each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from circletake.schema import SourceKind
from circletake.sound.beds.layers import LAYERS
from circletake.sound.contacts.piece import Dice
from circletake.sound.contacts.tones import string, toll
from circletake.sound.noise import drift
from circletake.sound.textures import beasts, fire, machines, people, rain, vehicles, water, wind
from circletake.sound.textures.weave import evened, settled
from circletake.sound.track import RATE, Curve, Samples, count, lay

Making = Callable[[np.random.Generator, int, Curve, str], Samples]
"""(chance, samples, metres a second for every sample, the object's id) to a sound of about 0 LUFS: mono, or stereo
for what is wide."""


class Source(NamedTuple):
    """A kind of source."""

    make: Making
    loud_lufs: float
    """At `REFERENCE_M`."""


REFERENCE_M = 6.0
"""Distance at which a source has the loudness of the table."""


def _bed(make: Callable[[np.random.Generator, int], Samples]) -> Making:
    """Return a texture that does not care how fast its source moves."""
    return lambda rng, samples, _speed, _name: make(rng, samples)


def _narrow(make: Callable[[np.random.Generator, int], Samples]) -> Making:
    """Return a stereo texture as a point: its left channel, which is as good as its right."""
    return lambda rng, samples, _speed, _name: np.ascontiguousarray(make(rng, samples)[0])


def _tolling(rng: np.random.Generator, samples: int) -> Samples:
    """Return one bell that tolls, mono."""
    out = np.zeros(samples, np.float32)
    strike_hz, every_s = float(rng.uniform(230.0, 420.0)), float(rng.uniform(2.1, 2.9))
    body = int(rng.integers(1 << 30))
    for number in range(int(samples / RATE / every_s) + 1):
        stroke = toll(strike_hz, 6.0, Dice(np.random.default_rng(body), rng))
        lay(out, stroke, count(number * every_s + float(rng.uniform(0.0, 0.03))))
    return evened(out)


def _playing(rng: np.random.Generator, samples: int) -> Samples:
    """Return somebody who plays quietly on plucked strings, mono: five notes that suit any key near by."""
    out = np.zeros(samples, np.float32)
    root = 196.0 * 2.0 ** (int(rng.integers(0, 5)) / 12.0)
    steps = (0, 2, 4, 7, 9, 12, 14, 16)
    at, degree = 0.05, 4
    while at < samples / RATE:
        degree = int(np.clip(degree + rng.integers(-2, 3), 0, len(steps) - 1))
        lay(out, string(root * 2.0 ** (steps[degree] / 12.0), 1.9, 0.7, rng), count(at))
        if rng.random() < 0.25:
            lay(out, string(root / 2.0, 2.6, 0.62, rng) * np.float32(0.7), count(at))
        at += float(rng.choice([0.3, 0.3, 0.6, 0.9]))
    return evened(out)


def _vacuum(rng: np.random.Generator, samples: int) -> Samples:
    """Return a steady electric hum that wavers a little, mono."""
    return settled(machines.whirr(rng, samples, 100.0)[0] * drift(rng, samples, 3.0, 0.85, 1.0).astype(np.float32))


_IN_THE_AIR = ("plane", "airship", "zeppelin")
_ON_WATER = ("ship", "boat", "ferry", "steamer", "submarine", "trawler", "tug", "yacht")
_HEAVY = ("bus", "truck", "lorry", "tractor", "ambulance", "fire engine", "bulldozer", "digger", "tram")


def _motor(rng: np.random.Generator, samples: int, speed: Curve, name: str) -> Samples:
    """Return the engine that an object of that name has, mono; a car's when its name says nothing."""
    plain = name.lower().replace("-", " ").replace("_", " ")
    if any(word in plain for word in _IN_THE_AIR):
        return vehicles.propeller(rng, samples)
    if any(word in plain for word in _ON_WATER):
        return vehicles.diesel(rng, samples, 260.0, 6)
    if any(word in plain for word in _HEAVY):
        return vehicles.diesel(rng, samples, 720.0, 6)
    return vehicles.car(rng, samples, speed)


SOURCES: dict[SourceKind, Source] = {
    "engine": Source(_motor, -29.0),
    "motorbike": Source(lambda rng, samples, speed, _name: vehicles.motorbike(rng, samples, speed), -26.0),
    "train": Source(_bed(vehicles.train), -25.0),
    "rotor": Source(_bed(vehicles.rotor), -25.0),
    "rocket": Source(_bed(vehicles.rocket), -18.0),
    "fire": Source(_narrow(fire.fire), -33.0),
    "crackle": Source(_narrow(fire.crackle), -38.0),
    "waterfall": Source(_bed(water.waterfall), -30.0),
    "stream": Source(_bed(water.stream), -36.0),
    "surf": Source(_bed(water.surf), -33.0),
    "crowd": Source(_bed(people.murmur), -34.0),
    "bell": Source(_bed(_tolling), -30.0),
    "wind": Source(_bed(wind.wind_cold), -37.0),
    "rain": Source(_bed(rain.rain_ground), -36.0),
    "hum": Source(_bed(_vacuum), -42.0),
    "birdsong": Source(_bed(LAYERS["garden birds"]), -42.0),
    "insects": Source(_bed(beasts.crickets), -42.0),
    "purr": Source(_narrow(beasts.purr), -38.0),
    "music": Source(_bed(_playing), -34.0),
}
