"""What four-legged animals do with their bodies: sitting, grazing, leaping, playing, fighting."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from circletake.render.cast.animals.beast import Carriage
from circletake.render.cast.animals.species import Species
from circletake.render.cast.arrays import Floats
from circletake.render.cast.drawing import Palette
from circletake.render.cast.motion import bump, noise
from circletake.render.cast.person.acting import Doing, settle


@dataclass(slots=True)
class Beast:
    """One animal, cast."""

    term: str
    species: Species
    height: float
    palette: Palette
    head: str
    features: frozenset[str]
    seed: int
    extra: tuple[str, ...] = field(default=())


def leg_length(beast: Beast) -> float:
    """Return the length of the legs in metres."""
    return beast.height * (1 - beast.species.chest)


@dataclass(slots=True)
class Lively:
    """What an animal's moment-to-moment life adds to its carriage; all (frames,)."""

    jaw: Floats
    ear: Floats
    lids: Floats
    trunk: Floats
    lift: Floats
    """Metres off the ground."""
    fly: Floats
    """0 on the ground to 1 on the wing."""
    fire: Floats
    falls: list[tuple[float, int, float]]
    moments: list[tuple[float, str, float]]


def _on(doing: Doing, t: Floats, lead: float = 0.7, tail: float = 0.7) -> Floats:
    return settle(t, doing.begin_s, doing.end_s, min(lead, max(0.25, (doing.end_s - doing.begin_s) / 2)), tail)


def _sit(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Sit on the haunches, the fore legs straight; hoofed animals lie down instead."""
    if "sits" not in beast.species.habits:
        _couch(beast, c, _on(doing, t, 1.2, 1.0), h)
        return
    w = _on(doing, t)
    s = beast.species
    c.rump_y -= w * h * (1 - 2.0 * s.rump - 0.05)
    c.rump_x += w * h * s.length * 0.34
    c.withers_y += w * h * 0.12
    c.neck += w * 0.1
    for leg in (0, 1):
        c.feet[leg, :, 0] += w * h * s.length * 0.52
    for leg in (2, 3):
        c.feet[leg, :, 0] -= w * h * 0.06
    c.tail -= w * 0.7
    c.nod += w * 0.05


def _couch(beast: Beast, c: Carriage, w: Floats, h: float) -> None:
    """Let the body down on its belly, the legs folded before and under it; the head stays up."""
    s = beast.species
    c.rump_y -= w * h * (1 - s.rump - max(s.rump, s.belly))
    c.withers_y -= w * h * (1 - s.chest - max(s.chest, s.belly))
    for leg in range(4):
        c.feet[leg, :, 0] += w * h * (0.42 if leg >= 2 else 0.34)
        c.feet[leg, :, 1] += w * 0.01
    # Long necks are held up when the body is down; what follows may bend them to the ground.
    c.neck += w * max(0.0, 0.95 - s.neck_rise) * 0.75


def _lie(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Lie on the belly, the head on the ground, asleep."""
    w = _on(doing, t, 1.2, 1.0)
    s = beast.species
    _couch(beast, c, w, h)
    down = s.neck_rise + np.arcsin(np.clip((s.chest * 0.9) / max(s.neck, 0.1), 0, 0.9))
    c.neck -= w * (down * 0.85 + max(0.0, 0.95 - s.neck_rise) * 0.75)
    c.nod -= w * (down * 0.4 + s.nod) * 0.75
    c.tail -= w * 0.5
    c.wag *= 1 - 0.8 * w
    lively.lids *= 1 - np.clip(w * 1.2 - 0.2, 0, 1)


def _graze(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Put the head down to the ground and chew."""
    w = _on(doing, t, 1.0, 0.9)
    s = beast.species
    drop = (1 - s.chest * 0.75) / max(s.neck + s.head * 0.75, 0.2)
    down = s.neck_rise + float(np.arcsin(min(0.96, drop)))
    bob = noise(t, 0.5, beast.seed, "graze") * 0.05 + bump(np.mod(t * 0.7, 1)) * 0.06
    c.neck -= w * (down * 0.9 - bob)
    c.nod += w * (0.55 - s.nod * 0.5 - down * 0.12)
    c.withers_y -= w * h * max(0.0, drop - 0.9) * 0.35
    lively.jaw += w * (0.5 + 0.5 * np.sin(t * 9)) * 0.16


def _look(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Raise the head, prick the ears, and look."""
    w = _on(doing, t, 0.5, 0.6)
    c.neck += w * (0.22 + noise(t, 0.3, beast.seed, "scan") * 0.08)
    c.nod += w * 0.1
    lively.ear += w * 0.12
    c.wag *= 1 - 0.5 * w


def _call(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Bark, low or howl: the head goes up, the jaw opens in bursts."""
    w = _on(doing, t, 0.35, 0.4)
    howl = "howls" in beast.species.habits or "roars" in beast.species.habits
    burst = np.ones_like(t) if howl else bump(np.mod(t / 0.62, 1) * 1.5)
    c.neck += w * (0.3 if howl else 0.06 + 0.1 * burst)
    c.nod -= w * (0.75 if "howls" in beast.species.habits else 0.1)
    lively.jaw += w * burst * (0.4 if howl else 0.32)
    if "wings" in beast.features:
        lively.fire += w * burst
    c.arch += w * burst * 0.01


def _leap(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Crouch, spring, land on the fore feet."""
    high, leg = 0.55 * h, leg_length(beast)
    air = 2 * (2 * high / 9.81) ** 0.5
    period = air + 0.9
    count = max(1, int((doing.end_s - max(doing.begin_s, 0)) / period + 0.2))
    for number in range(count):
        begin = max(doing.begin_s, 0) + number * period
        off = begin + 0.38
        u = (t - off) / air
        flying = (u > 0) & (u < 1)
        crouch = bump((t - begin) / 0.38) + bump((t - off - air) / 0.4)
        lively.lift += np.where(flying, 4 * high * u * (1 - u), 0)
        c.rump_y -= crouch * 0.2 * leg
        c.withers_y += (-crouch * 0.28 + np.where(flying, np.cos(np.clip(u, 0, 1) * np.pi) * 0.22, 0)) * leg
        c.arch += np.where(flying, -0.05, 0)
        tuck = bump(u) * flying
        for k in (0, 1):
            c.feet[k, :, 0] -= tuck * leg * 0.45
            c.feet[k, :, 1] += tuck * leg * 0.12
        for k in (2, 3):
            c.feet[k, :, 0] += tuck * leg * 0.4
            c.feet[k, :, 1] += tuck * leg * 0.3
        c.tail += tuck * 0.6
        lively.moments.append((off + air, "land", 2.2))


def _frolic(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Play: bow with the rump high, bounce, wag."""
    w = _on(doing, t, 0.45, 0.5)
    leg = leg_length(beast)
    beat = np.abs(np.sin(t * np.pi * 1.3))
    bow = np.clip(noise(t, 0.5, beast.seed, "bow") * 1.6, 0, 1)
    c.withers_y -= w * leg * (0.36 * bow + 0.03)
    for k in (2, 3):
        c.feet[k, :, 0] += w * leg * 0.42 * bow
    lively.lift += w * beat * (1 - bow) * 0.1 * leg
    c.tail += w * 0.5
    c.wag += w * np.sin(t * 17) * 0.4
    c.nod += w * 0.15 * np.sin(t * 5)
    lively.jaw += w * 0.12


def _threaten(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Fight: lunge and snap; those that can, rear."""
    w = _on(doing, t, 0.4, 0.4)
    leg = leg_length(beast)
    lunge = bump(np.mod(t / 1.1, 1) * 1.6)
    if "rears" in beast.species.habits:
        c.withers_y += w * (0.55 + 0.12 * lunge) * leg
        c.rump_y -= w * 0.2 * leg
        for k, phase in ((2, 0.0), (3, 1.4)):
            c.feet[k, :, 0] += w * leg * (0.42 + 0.14 * np.sin(t * 6 + phase))
            c.feet[k, :, 1] += w * leg * (1.02 + 0.2 * np.sin(t * 6 + phase))
        for k in (0, 1):
            c.feet[k, :, 0] += w * leg * 0.2
    else:
        c.withers_y -= w * leg * 0.14
        c.rump_x += w * lunge * leg * 0.1
    c.nod -= w * 0.1 * lunge
    if "wings" in beast.features:
        lively.fire += w * lunge
    lively.jaw += w * (0.2 + 0.3 * lunge)
    lively.ear -= w * 0.4


def _nuzzle(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Stretch the muzzle out and nudge."""
    w = _on(doing, t, 0.6, 0.6)
    c.neck -= w * (0.3 + 0.08 * np.sin(t * 3.1))
    c.nod -= w * 0.12
    c.wag += w * np.sin(t * 13) * 0.2


def _drop(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Fall down and stay."""
    _lie(beast, doing._replace(end_s=999.0), c, lively, t, h)
    lively.moments.append((doing.begin_s + 0.7, "impact", 2.0))


def _paddle(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Swim: only back and head above the water, the legs paddle."""
    w = _on(doing, t, 0.3, 0.3)
    s = beast.species
    sink = 1 - 0.55 * s.chest
    c.rump_y -= w * h * sink
    c.withers_y -= w * h * (sink - 0.08)
    c.neck += w * 0.2
    for k in range(4):
        phase = t * 8 + k * 1.7
        c.feet[k, :, 0] += w * h * 0.2 * np.sin(phase)
        c.feet[k, :, 1] += w * h * (-sink + 0.1 * np.cos(phase))


def _fly(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Fly: the body stretched, the legs tucked up, the wings beating."""
    w = _on(doing, t, 0.6, 0.6)
    lively.fly = np.maximum(lively.fly, w)
    leg = leg_length(beast)
    heave = np.sin(t * 5.2) * 0.06 * h * w
    c.rump_y += heave
    c.withers_y += heave + w * 0.08 * h
    c.neck -= w * 0.45
    c.nod -= w * 0.25
    c.tail += w * 0.45
    for k in range(4):
        c.feet[k, :, 0] += w * leg * (-0.75 if k < 2 else -0.35)
        c.feet[k, :, 1] += w * leg * (0.55 if k < 2 else 0.6) + heave


def _trumpet(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    lively.trunk += _on(doing, t, 0.6, 0.6) * 1.3


HABITS = {
    "sit": _sit, "lie": _lie, "kneel": _lie, "eat": _graze, "look": _look, "talk": _call, "jump": _leap,
        "dance": _frolic,
    "play": _frolic, "fight": _threaten, "embrace": _nuzzle, "reach": _nuzzle, "give": _nuzzle, "fall": _drop,
    "swim": _paddle, "fly": _fly, "wave": _trumpet, "point": _look, "throw": _frolic, "roll": _frolic, "read": _look,
}  # fmt: skip


ACTS = frozenset(HABITS) | {"walk", "run", "stand", "carry", "climb"}
"""Verbs that four-legged animals perform."""
