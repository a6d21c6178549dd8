"""What textures are woven with: riding a level, placing many small events, setting loudness."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from circletake.sound.filters import lowpass, run
from circletake.sound.kernels import grains
from circletake.sound.meters import k_weighted
from circletake.sound.noise import Shape, drift, shaped, slow_drift, spaced, spread
from circletake.sound.space import ROOMS, in_room
from circletake.sound.track import RATE, Curve, Samples, count, lay, silence, soften

Call = Callable[[np.random.Generator], Samples]
"""Makes one mono sound."""


def ride(bed: Samples, curve: Curve | Samples) -> Samples:
    """Return a bed under a moving level, a value for every sample; its mean power stays as it was."""
    power = float(np.sqrt(np.mean(np.square(curve[::16], dtype=np.float64))))
    level = curve.astype(np.float32)
    level *= np.float32(1.0 / max(power, 1e-9))
    return np.asarray(bed * level, np.float32)


def loud(sound: Samples) -> Samples:
    """Return a short sound scaled to a K-weighted power of 1 while it sounds."""
    weighted = np.square(np.atleast_2d(k_weighted(sound)).mean(axis=0), dtype=np.float64)
    sounding = weighted[weighted > 1e-4 * weighted.max(initial=0.0)]
    power = float(sounding.mean()) if sounding.size else 1.0
    return np.asarray(sound / np.sqrt(max(power, 1e-12)), np.float32)


def gusts(rng: np.random.Generator, samples: int, shape: Shape, period_s: float, low: float, power: float) -> Samples:
    """Return noise that swells and sinks, left and right not quite together.

    Args:
        rng: where chance comes from.
        samples: how long.
        shape: the noise's spectrum.
        period_s: about how long a gust lasts.
        low: level between the gusts, against 1 in them.
        power: above 1, gusts are rare.
    """
    bed = shaped(rng, samples, shape)
    shared = slow_drift(rng, samples, period_s, low, 1.0, power)
    for side in range(2):
        level = shared * slow_drift(rng, samples, 0.6 * period_s, 0.75, 1.25)
        level /= np.sqrt(np.mean(level**2))
        bed[side] *= spread(level, samples).astype(np.float32)
    return bed


def drops(
    rng: np.random.Generator,
    samples: int,
    when: NDArray[np.int64],
    hz: tuple[float, float],
    ring_s: tuple[float, float],
    slide: float = 0.0,
    tail: float = 2.0,
) -> Samples:
    """Return many small grains, each somewhere between left and right, most of them faint.

    Args:
        rng: where chance comes from.
        samples: how long.
        when: the sample of each grain.
        hz: lowest and highest pitch.
        ring_s: shortest and longest ringing (T60).
        slide: how a grain's pitch moves, in its own pitch a second.
        tail: how rare loud grains are: 1 often, 4 hardly ever.
    """
    number = when.size
    pitch = np.exp(rng.uniform(np.log(hz[0]), np.log(hz[1]), number))
    level = rng.random(number) ** tail * (hz[0] / pitch) ** 0.3 * rng.choice([-1.0, 1.0], number)
    angle = rng.uniform(0.08, 0.92, number) * (np.pi / 2)
    out = silence(samples)
    decay = 6.91 / rng.uniform(ring_s[0], ring_s[1], number)
    grains(out, when, pitch, slide * pitch, decay, level * np.cos(angle), level * np.sin(angle), float(RATE))
    return out


def settled(sound: Samples) -> Samples:
    """Return a steady sound scaled to a mean K-weighted power of 1 a channel, judged from a few moments of it."""
    window = min(1 << 14, sound.shape[-1])
    starts = np.linspace(0, sound.shape[-1] - window, 6).astype(int)
    moments = np.concatenate([np.atleast_2d(sound)[:, start : start + window] for start in starts])
    power = float(np.mean(np.square(k_weighted(moments), dtype=np.float64)))
    return np.asarray(sound * np.float32(1.0 / np.sqrt(max(power, 1e-12))), np.float32)


def evened(sound: Samples) -> Samples:
    """Return a sound of single events scaled to a K-weighted power of 1 a channel while they sound.

    What counts are the tenths of a second within 12 dB of the loudest one.
    """
    step = RATE // 10
    whole = sound.shape[-1] // step * step
    if whole == 0:
        return sound
    weighted = np.square(k_weighted(np.atleast_2d(sound)[:, :whole]))
    tenths = weighted.reshape(weighted.shape[0], -1, step).mean(axis=(0, 2), dtype=np.float64)
    power = float(tenths[tenths >= tenths.max() / 16.0].mean())
    return np.asarray(sound * np.float32(1.0 / np.sqrt(max(power, 1e-9))), np.float32)


_CALLS_DB = 7.0
"""How far a near call stands out against a bed of the same level: less, and it drowns."""


def scattered(
    rng: np.random.Generator,
    samples: int,
    calls: Sequence[Call],
    every_s: float,
    jitter: float = 0.6,
    width: float = 0.8,
    spread_db: float = 8.0,
    room: str = "forest",
) -> Samples:
    """Return calls that come now and then from different places, near ones clear, far ones dull and blurred.

    Args:
        rng: where chance comes from.
        samples: how long.
        calls: what may sound; each time one of them.
        every_s: mean distance between two.
        jitter: how irregular they come.
        width: 0 all from the middle, 1 from loudspeaker to loudspeaker.
        spread_db: how much quieter the farthest is than the nearest.
        room: the place that answers.
    """
    out = silence(samples)
    for start in spaced(rng, samples, every_s, jitter):
        sound = loud(calls[int(rng.integers(len(calls)))](rng))
        far = float(rng.random())
        if far > 0.4:
            sound = run(lowpass(9000.0 - 6500.0 * far, 0.6), sound)
        answer = in_room(np.pad(sound, (0, count(0.7))), ROOMS[room]) * np.float32(2.5 + 6.0 * far)
        angle = (1.0 + width * float(rng.uniform(-1.0, 1.0))) * np.pi / 4
        level = np.float32(10.0 ** ((_CALLS_DB - spread_db * far) / 20.0))
        lay(out, soften(answer, 0.0, 0.1) * level, int(start))
        for side, share in enumerate((np.cos(angle), np.sin(angle))):
            lay(out[side], sound * (level * np.float32(share)), int(start))
    return out


def tones(
    rng: np.random.Generator, samples: int, partials: Sequence[tuple[float, float]], waver: float = 0.15
) -> Samples:
    """Return a steady chord of sines, each wavering a little, and differently left and right: a hum.

    Args:
        rng: where chance comes from.
        samples: how long.
        partials: (hertz, level) of each.
        waver: how far each one's level moves, 0 to 1.
    """
    out = silence(samples)
    time = np.arange(samples) / RATE
    for hz, level in partials:
        wave = np.sin(2 * np.pi * hz * time + rng.uniform(0, 2 * np.pi)).astype(np.float32)
        for side in range(2):
            out[side] += wave * (level * drift(rng, samples, 3.0, 1.0 - waver, 1.0)).astype(np.float32)
    return settled(out)
