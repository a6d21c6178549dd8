"""Birds. Each function sings one phrase as its bird would; no two phrases are the same."""

from __future__ import annotations

import numpy as np

from circletake.sound.textures.throat import Formants, after_one_another, bend, breath, cry, whistle
from circletake.sound.track import Samples

_BEAK: Formants = ((1150.0, 3.0, 1.0), (2300.0, 4.0, 0.7), (3600.0, 4.0, 0.35))


def _note(rng: np.random.Generator, seconds: float, low: float, high: float, soft: float = 0.3) -> Samples:
    """Return one whistled note from one pitch to another."""
    middle = 0.5 * (low + high) * float(rng.uniform(0.96, 1.06))
    hz = bend(seconds, ((0.0, low), (0.5, middle), (1.0, high)))
    return whistle(hz, breath(hz.size, soft * seconds, 0.45 * seconds))


def blackbird(rng: np.random.Generator) -> Samples:
    """Return a mellow, unhurried phrase of flutes, with a faint twitter at its end."""
    parts = []
    for _ in range(int(rng.integers(3, 6))):
        low = float(rng.uniform(1650, 2700))
        parts.append(
            (
                float(rng.uniform(0.03, 0.11)),
                _note(rng, float(rng.uniform(0.09, 0.26)), low, low * float(rng.uniform(0.8, 1.25))),
            )
        )
    for _ in range(int(rng.integers(2, 7))):
        low = float(rng.uniform(3800, 6000))
        parts.append((0.02, _note(rng, float(rng.uniform(0.03, 0.06)), low, low * 1.15) * np.float32(0.25)))
    return after_one_another(parts)


def tit(rng: np.random.Generator) -> Samples:
    """Return two notes, high and low, over and over."""
    high, low = float(rng.uniform(4200, 5000)), float(rng.uniform(3100, 3500))
    parts = []
    for _ in range(int(rng.integers(3, 6))):
        parts.append((0.05, _note(rng, 0.11, high, high * 0.97)))
        parts.append((0.035, _note(rng, 0.13, low, low * 0.98) * np.float32(0.8)))
    return after_one_another(parts)


def finch(rng: np.random.Generator) -> Samples:
    """Return a run that tumbles down and ends in a flourish."""
    top, notes = float(rng.uniform(4600, 5600)), int(rng.integers(9, 14))
    parts = []
    for number in range(notes):
        hz = top * (1.0 - 0.035 * number)
        seconds = 0.075 - 0.0028 * number
        parts.append((0.028, _note(rng, seconds, hz * 1.12, hz * 0.86) * np.float32(0.5 + 0.04 * number)))
    parts.append((0.03, _note(rng, 0.09, 2600, 3900)))
    parts.append((0.01, _note(rng, 0.12, 3900, 2900)))
    return after_one_another(parts)


def sparrow(rng: np.random.Generator) -> Samples:
    """Return a few plain chirps."""
    parts = []
    for _ in range(int(rng.integers(2, 6))):
        low = float(rng.uniform(2600, 3600))
        hz = bend(0.085, ((0, low), (0.25, low * 1.5), (1, low * 0.9)))
        parts.append((float(rng.uniform(0.12, 0.4)), whistle(hz, breath(hz.size, 0.008, 0.05), (0.3, 0.12))))
    return after_one_another(parts)


def robin(rng: np.random.Generator) -> Samples:
    """Return a thin, silvery, hesitant line."""
    parts = []
    for _ in range(int(rng.integers(6, 12))):
        low = float(np.exp(rng.uniform(np.log(2600), np.log(6200))))
        seconds = float(rng.uniform(0.04, 0.14))
        parts.append((float(rng.uniform(0.01, 0.09)), _note(rng, seconds, low, low * float(rng.uniform(0.7, 1.4)))))
    return after_one_another(parts)


def lark(rng: np.random.Generator) -> Samples:
    """Return some seconds of a lark that never takes a breath."""
    parts = []
    for _ in range(int(rng.integers(9, 15))):
        low, seconds = float(rng.uniform(2800, 5600)), float(rng.uniform(0.03, 0.07))
        turn = float(rng.uniform(0.75, 1.35))
        parts += [(0.014, _note(rng, seconds, low, low * turn)) for _ in range(int(rng.integers(2, 7)))]
    return after_one_another(parts)


def dove(rng: np.random.Generator) -> Samples:
    """Return a dove's coo, long in the middle."""
    base = float(rng.uniform(430, 500))
    parts = []
    for seconds, share in ((0.3, 0.95), (0.62, 1.06), (0.34, 0.93)):
        hz = bend(seconds, ((0, base * share * 0.94), (0.3, base * share), (1, base * share * 0.95)))
        parts.append((0.12, whistle(hz, breath(hz.size, 0.09, 0.14), (0.1, 0.02))))
    return after_one_another(parts)


def cuckoo(rng: np.random.Generator) -> Samples:
    """Return two notes, a third apart."""
    top = float(rng.uniform(640, 690))
    first = bend(0.16, ((0, top), (1, top * 0.97)))
    second = bend(0.24, ((0, top * 0.81), (1, top * 0.79)))
    return after_one_another([
        (0.0, whistle(first, breath(first.size, 0.03, 0.06), (0.14, 0.04))),
        (0.17, whistle(second, breath(second.size, 0.04, 0.1), (0.14, 0.04))),
    ])  # fmt: skip


def crow(rng: np.random.Generator) -> Samples:
    """Return two to four hoarse caws."""
    base = float(rng.uniform(430, 540))
    parts = []
    for _ in range(int(rng.integers(2, 5))):
        hz = bend(float(rng.uniform(0.24, 0.36)), ((0, base * 0.85), (0.2, base * 1.08), (1, base * 0.82)))
        formants = ((1250.0, 3.0, 1.0), (1900.0, 4.0, 0.6), (3100.0, 4.0, 0.2))
        parts.append((float(rng.uniform(0.18, 0.34)), cry(rng, hz, breath(hz.size, 0.03, 0.12), formants, 0.35, 68.0)))
    return after_one_another(parts)


def gull(rng: np.random.Generator) -> Samples:
    """Return a gull: a long cry, then shorter ones that sink."""
    base = float(rng.uniform(760, 980))
    lengths = (0.55, *(0.26 for _ in range(int(rng.integers(2, 6))))) if rng.random() < 0.6 else (0.42, 0.36)
    parts = []
    for number, seconds in enumerate(lengths):
        top = base * (1.5 - 0.05 * number)
        hz = bend(seconds, ((0, base * 0.9), (0.3, top), (0.6, top * 0.96), (1, base * 0.8)))
        level = breath(hz.size, 0.05, 0.35 * seconds) * (1.0 - 0.07 * number)
        parts.append((float(rng.uniform(0.06, 0.14)), cry(rng, hz, level, _BEAK, 0.12, 31.0)))
    return after_one_another(parts)


def owl(rng: np.random.Generator) -> Samples:
    """Return a tawny owl's call: a long note, a rest, a short one, and a long trembling one."""
    base = float(rng.uniform(370, 430))
    first = bend(0.62, ((0, base * 0.93), (0.25, base), (1, base * 0.9)))
    short = bend(0.11, ((0, base * 0.95), (1, base * 0.97)))
    last = bend(1.15, ((0, base), (0.5, base * 1.04), (1, base * 0.86)))
    shake = 0.6 + 0.4 * np.sin(2 * np.pi * 7.5 * np.arange(last.size) / 48_000.0)
    soft = (0.08, 0.02)
    return after_one_another([
        (0.0, whistle(first, breath(first.size, 0.12, 0.22), soft)),
        (1.1, whistle(short, breath(short.size, 0.03, 0.04), soft) * np.float32(0.6)),
        (0.22, whistle(last, breath(last.size, 0.1, 0.4) * shake, soft)),
    ])  # fmt: skip


def eagle(rng: np.random.Generator) -> Samples:
    """Return a bird of prey far up: one high cry that sinks."""
    top = float(rng.uniform(3000, 3500))
    hz = bend(float(rng.uniform(0.8, 1.2)), ((0, top * 0.8), (0.12, top), (0.5, top * 0.86), (1, top * 0.66)))
    return cry(rng, hz, breath(hz.size, 0.05, 0.5), ((2900.0, 2.0, 1.0), (5200.0, 3.0, 0.3)), 0.25, 90.0)


def loon(rng: np.random.Generator) -> Samples:
    """Return a loon's wail over a lake: up, held, and down again."""
    base = float(rng.uniform(560, 640))
    hz = bend(
        2.0, ((0, base), (0.18, base * 1.05), (0.26, base * 1.62), (0.68, base * 1.6), (0.78, base * 1.2), (1, base))
    )
    return whistle(hz, breath(hz.size, 0.2, 0.6), (0.2, 0.05))


def jungle_bird(rng: np.random.Generator) -> Samples:
    """Return one of the jungle's voices: a rising whoop, falling drops of glass, or a shriek."""
    kind = int(rng.integers(3))
    if kind == 0:
        base = float(rng.uniform(520, 800))
        whoop = [
            bend(0.22, ((0, base * (1 + 0.07 * n)), (1, base * (1.8 + 0.1 * n))))
            for n in range(int(rng.integers(3, 7)))
        ]
        return after_one_another([(0.16, whistle(hz, breath(hz.size, 0.05, 0.07), (0.3, 0.1))) for hz in whoop])
    if kind == 1:
        top = float(rng.uniform(2400, 3600))
        return after_one_another(
            [
                (0.05 + 0.02 * n, _note(rng, 0.09, top * 0.9**n * 1.1, top * 0.9**n))
                for n in range(int(rng.integers(4, 9)))
            ]
        )
    base = float(rng.uniform(900, 1200))
    shrieks = [bend(0.3, ((0, base), (0.3, base * 1.5), (1, base * 1.1))) for _ in range(int(rng.integers(2, 4)))]
    return after_one_another([(0.1, cry(rng, hz, breath(hz.size, 0.02, 0.1), _BEAK, 0.3, 55.0)) for hz in shrieks])


def rooster(rng: np.random.Generator) -> Samples:
    """Return a cock's crow: three short notes and a long one that sinks."""
    base = float(rng.uniform(520, 600))
    formants = ((900.0, 3.0, 1.0), (1900.0, 4.0, 0.8), (3300.0, 4.0, 0.3))
    shapes = ((0.16, 0.9, 1.1), (0.2, 1.1, 1.2), (0.22, 1.25, 1.45), (0.95, 1.5, 0.85))
    parts = []
    for seconds, low, high in shapes:
        hz = bend(seconds, ((0, base * low), (0.3, base * max(low, high)), (1, base * high)))
        parts.append((0.05, cry(rng, hz, breath(hz.size, 0.03, 0.3 * seconds), formants, 0.1)))
    return after_one_another(parts)


def hen(rng: np.random.Generator) -> Samples:
    """Return a hen that clucks to herself."""
    formants = ((750.0, 3.0, 1.0), (1500.0, 4.0, 0.6), (2800.0, 4.0, 0.2))
    parts = []
    for _ in range(int(rng.integers(2, 6))):
        base = float(rng.uniform(280, 400))
        hz = bend(float(rng.uniform(0.06, 0.13)), ((0, base), (0.3, base * 1.25), (1, base * 0.85)))
        parts.append((float(rng.uniform(0.12, 0.4)), cry(rng, hz, breath(hz.size, 0.012, 0.05), formants, 0.15)))
    return after_one_another(parts)
