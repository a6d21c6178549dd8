"""How long and how wide a person is."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.cast.person.wardrobe import Dressed


class Measures(NamedTuple):
    """A person's build in metres."""

    stature: float
    head: float
    """Chin to crown."""
    neck: float
    torso: float
    """Hip joints to shoulder line."""
    thigh: float
    shank: float
    ankle: float
    """Ankle joint above the sole."""
    foot: float
    upper_arm: float
    forearm: float
    shoulder: float
    """Half the distance between the shoulder joints."""
    hip: float
    """Half the distance between the hip joints."""
    girth: float
    """Factor on every width of trunk and limbs."""
    belly: float
    """How far the belly stands out, as a share of the torso's depth."""
    stoop: float
    """Radians by which an old back is bent."""

    @property
    def leg(self) -> float:
        """Return hip joint to ankle joint, stretched."""
        return self.thigh + self.shank

    @property
    def arm(self) -> float:
        """Return shoulder to wrist, stretched."""
        return self.upper_arm + self.forearm

    @property
    def hip_height(self) -> float:
        """Return the hip joints' height when standing with the knees just off straight."""
        return self.leg * 0.996 + self.ankle


_STATURE = {"child": 1.16, "young": 1.66, "adult": 1.72, "old": 1.64}
_HEAD = {"child": 0.245, "young": 0.19, "adult": 0.187, "old": 0.19}
_LEG = {"child": 0.395, "young": 0.47, "adult": 0.465, "old": 0.44}


KIND_SCALE = {"giant": 2.2, "fairy": 0.42, "alien": 0.86, "robot": 1.0}
"""Size of beings against people."""


def measures(who: Dressed) -> Measures:
    """Return the build of a person."""
    stature = _STATURE[who.age] * who.scale * KIND_SCALE.get(who.term, 1.0)
    if who.age != "child":
        stature *= {"feminine": 0.955, "masculine": 1.03, "neutral": 1.0}[who.presentation]
    head, leg = _HEAD[who.age], _LEG[who.age]
    neck = 0.03 if who.age == "child" else 0.042
    ankle = 0.04
    torso = 1 - head - leg - neck - ankle + 0.012
    shoulder = {"feminine": 0.094, "masculine": 0.116, "neutral": 0.104}[who.presentation]
    girth = {"slight": 0.86, "average": 1.0, "broad": 1.24}[who.build]
    if who.age == "child":
        shoulder, girth = 0.098, girth * 1.02
    if who.build == "broad":
        shoulder *= 1.1
    arm = 0.305 if who.age == "child" else 0.325
    return Measures(
        stature=stature,
        head=head * stature,
        neck=neck * stature,
        torso=torso * stature,
        thigh=leg * 0.51 * stature,
        shank=leg * 0.49 * stature,
        ankle=ankle * stature,
        foot=0.145 * stature,
        upper_arm=arm * 0.51 * stature,
        forearm=arm * 0.49 * stature,
        shoulder=shoulder * stature,
        hip=0.052 * stature * (1.08 if who.presentation == "feminine" else 1.0),
        girth=girth,
        belly={"slight": 0.0, "average": 0.12, "broad": 0.5}[who.build] + (0.15 if who.age == "old" else 0.0),
        stoop=0.26 if who.age == "old" else 0.0,
    )
