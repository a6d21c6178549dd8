"""Drawings of what shows a law of nature: ice, dominoes, a pendulum, washing on a line, a straw, a soap bubble.

Units are centimetres, the ground at y 0.
"""

from __future__ import annotations

import math

ICE_BLOCK = """
unit 0.01
^ice/glass cut -24,0! -26,38! -19,44! 21,46! 26,40! 25,0!
white%55 cut -26,38! -19,44! 21,46! 26,40! 14,36! -14,35!
white%40 cut -20,4! -21,30! -15,31! -14,5!
glass-%50 cut 25,0! 26,40! 17,36! 16,1!
white%45 stroke 1 -6,8! 2,20! -1,29!
white%45 stroke 0.8 2,20! 9,24!
"""
DOMINO = """
unit 0.01
^primary/primary- box -2.6 0 2.6 26 1
primary++%70 box -2.2 0.8 -0.8 25.2 0.6
secondary box -1.6 12.7 1.6 13.4
^secondary disc 0.3 19.4 1.3
^secondary disc 0.3 6.4 1.3
"""
PENDULUM = """
unit 0.01
^wood-/wood-- cut -46,0! -44,5! 44,5! 46,0!
^wood stroke 4 -38,4! -38,124!
^wood stroke 4 38,4! 38,124!
^wood+ stroke 5 -44,124! 44,124!
@pendulum 0,122
ink stroke 0.9 0,122! 0,34!
^brass/copper disc 0 26 11
glow%60 oval -4 30 3.4 2.4 30
@
gold disc 0 122 2.6
"""
SMOULDERING = """
unit 0.01
^ink+/ink cut -34,0! -26,9 -12,13 2,16 16,12 28,8 36,0!
ash cut -18,3 -6,9 8,8 18,3 0,1
ember*0.6 cut -9,3 -2,6 6,3.4 0,2
"""
LAUNDRY = """
unit 0.01
^wood stroke 4 -150,0! -150,205!
^wood stroke 4 150,0! 150,205!
rope stroke 1 -150,200! -75,194 0,191 75,194 150,200!
@hem1 -97,194
^white/cream cut -130,194! -64,192! -66,112! -128,112!
sky%70 cut -129,132! -65,132! -65,124! -129,124!
@hem2 0,191
^primary/primary- cut -30,191! 34,191! 52,172! 42,160! 33,170! 34,118! -28,118! -27,170! -38,160! -48,172!
@hem3 98,194
^secondary/secondary- cut 66,193! 130,195! 129,108! 68,108!
@
"""
CURTAIN = """
unit 0.01
^wood stroke 4 -80,220! 80,220!
@hem1 -44,218
^primary/primary- cut -78,218! -12,218! -16,6! -74,6!
@hem2 44,218
^primary/primary- cut 12,218! 78,218! 74,6! 16,6!
@
"""
BOMB = """
unit 0.01
^ink+/ink disc 0 16 16
white%35 oval -6 23 4 3 40
^iron box -4.4 30 4.4 36 0.8
rope stroke 1.2 0,36! 3,41 9,42!
@flame 9,42
flame*1 star 9 43 4.4 1.6 7
white*1 disc 9 43 1.4
@
"""

_WATER_INDEX = 1.33


def _straw() -> str:
    """Return a straw in a glass of water: below the surface it is seen through a lens of water, 1.33 times as wide."""

    def across(y: float) -> float:
        return -1.6 + 3.8 * (y - 1.2) / 8.8

    surface = 10.0
    above = f"{across(19.0):.2f},19! {across(surface):.2f},{surface}!"
    below = f"{_WATER_INDEX * across(surface):.2f},{surface}! {_WATER_INDEX * across(1.2):.2f},1.2!"
    return f"""
unit 0.01
glass%35 cut -4.6,14! -3.6,0! 3.6,0! 4.6,14!
sky%45 cut -4.3,10! -3.4,0.6! 3.4,0.6! 4.3,10!
@straw 0,0
red stroke 0.9 {above}
red-- stroke 1.2 {below}
@
white%55 oval 0 10 4.3 0.5
sky%25 cut -4.3,10! -3.4,0.6! 3.4,0.6! 4.3,10!
white%60 stroke 0.5 -3.5,12! -2.7,2!
"""


STRAW_GLASS = _straw()


def film_colour(thick_nm: float, index: float = _WATER_INDEX) -> tuple[float, float, float]:
    """Return the colour that a film so thick throws back: waves off its two sides meet, one turned about.

    The share of a wavelength is sin^2(2 pi n d / wavelength), at red 610, green 550 and blue 465 nm.
    """
    red, green, blue = (math.sin(2 * math.pi * index * thick_nm / wave) ** 2 for wave in (610.0, 550.0, 465.0))
    return red, green, blue


def _code(thick_nm: float, index: float, least: float) -> str:
    """Return a film's colour as a drawing names it, lifted so that nothing is darker than `least`."""
    return "#" + "".join(f"{round(255 * (least + (1 - least) * part)):02x}" for part in film_colour(thick_nm, index))


FILM_NM = (90.0, 860.0)
"""How thick the film is at the top and at the bottom of a bubble."""
_TILT = math.radians(20.0)
"""By which a bubble is seen from above: its levels are arcs."""


def _level(radius: float, up: float) -> list[tuple[float, float]]:
    """Return the seen half of a bubble's level at a height (-1 to 1), from left to right."""
    wide = math.sqrt(max(1 - up * up, 0.0))
    edge = -up * math.tan(_TILT) / max(wide, 1e-6)
    end = math.pi if edge <= -1 else 0.0 if edge >= 1 else math.acos(edge)
    points = []
    for step in range(17):
        turn = end * (step / 8 - 1)
        x, y = wide * math.sin(turn), up * math.cos(_TILT) - wide * math.cos(turn) * math.sin(_TILT)
        points.append((radius * x, radius * (1 + y)))
    return points


def _bubble() -> str:
    radius, bands = 15.0, 30
    lines = ["unit 0.01", "white%14 disc 0 15 15", "@film 0,15"]
    lowest = -math.cos(_TILT)
    for number in range(bands):
        low, high = (lowest + (1 - lowest) * edge / bands for edge in (number, number + 1))
        thick = [
            FILM_NM[0] + (FILM_NM[1] - FILM_NM[0]) * (1 - up) / (1 - lowest) for up in (low, (low + high) / 2, high)
        ]
        ring = [*_level(radius, low), *reversed(_level(radius, high))]
        lines.append(f"{_code(thick[1], _WATER_INDEX, 0.03)}%49 cut " + " ".join(f"{x:.2f},{y:.2f}!" for x, y in ring))
    rim = " ".join(
        f"{14.6 * math.sin(k / 16 * math.tau):.2f},{15 + 14.6 * math.cos(k / 16 * math.tau):.2f}" for k in range(17)
    )
    lines += ["@", f"white%60 stroke 0.5 {rim}", "white%85 oval -6.5 22.6 3 1.7 44", "white%70 oval 6.8 7.0 2.0 0.9 44"]
    return "\n".join(lines)


SOAP_BUBBLE = _bubble()

OIL_NM = (40.0, 620.0)
"""How thick a film of oil is at its edge and in its middle."""
_OIL_INDEX = 1.5


def _oil() -> str:
    """Return a film of oil that lies flat: from its edge to its middle it gets thicker, ring by ring."""
    rings, wide, flat = 30, 92.0, 0.2

    def outline(far: float, inner: float) -> str:
        points = []
        for step in range(44):
            turn = math.tau * step / 44
            # Drawn out as it spreads: lobes that grow outwards and are turned a little from ring to ring.
            lobes = 0.17 * math.sin(2 * turn + 0.6 + 1.2 * inner) + 0.11 * math.sin(3 * turn - 1.8 * inner)
            lobes += 0.05 * math.sin(7 * turn + 5.0 * inner)
            reach = far * (1 + lobes * (1 - 0.4 * inner))
            x = reach * math.cos(turn) + 20 * inner * math.sin(2.6 * inner)
            points.append(f"{x:.2f},{flat * reach * math.sin(turn) + 2.5 * inner:.2f}")
        return " ".join(points)

    lines = ["unit 0.01", "@slick 0,0"]
    lines += [f"ink%{opacity} cut {outline(wide * size, 0.0)}" for size, opacity in ((1.16, 20), (1.08, 28), (1.0, 52))]
    for number in range(rings):
        inner = number / (rings - 1)
        colour = _code(OIL_NM[0] + (OIL_NM[1] - OIL_NM[0]) * inner, _OIL_INDEX, 0.1)
        lines.append(f"{colour}%{22 if number < 2 else 42} cut {outline(wide * (1 - inner) ** 0.7 + 3.0, inner)}")
    lines += ["@", "white%30 cut -58,7 -30,11 4,12 -26,9", "white%22 cut 30,-9 52,-7 62,-3 46,-6"]
    return "\n".join(lines)


OIL = _oil()
