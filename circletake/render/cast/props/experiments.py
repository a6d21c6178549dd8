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


def film_colour(thick_nm: float) -> tuple[float, float, float]:
    """Return the colour that a film of soap so thick throws back: waves off its two sides meet, one turned about.

    The share of a wavelength is sin^2(2 pi n d / wavelength), at red 610, green 550 and blue 465 nm.
    """
    red, green, blue = (math.sin(2 * math.pi * _WATER_INDEX * thick_nm / wave) ** 2 for wave in (610.0, 550.0, 465.0))
    return red, green, blue


FILM_NM = (90.0, 860.0)
"""How thick the film is at the top and at the bottom of a bubble."""


def _bubble() -> str:
    radius, bands = 15.0, 30
    lines = ["unit 0.01", "white%18 disc 0 15 15", "@film 0,15"]
    for number in range(bands):
        low, high = 2 * radius * number / bands, 2 * radius * (number + 1) / bands
        top_share = 1 - (low + high) / 2 / (2 * radius)
        colour = film_colour(FILM_NM[0] + (FILM_NM[1] - FILM_NM[0]) * top_share)
        code = "".join(f"{round(255 * (0.25 + 0.75 * part)):02x}" for part in colour)
        edges = [(math.sqrt(max(radius**2 - (y - radius) ** 2, 0.0)), y) for y in (low, high)]
        (a, y0), (b, y1) = edges
        lines.append(f"#{code}%45 cut {-a:.2f},{y0:.2f}! {a:.2f},{y0:.2f}! {b:.2f},{y1:.2f}! {-b:.2f},{y1:.2f}!")
    lines += ["@", "white%45 oval -5.5 22 3 1.9 40", "white%40 oval 5.6 7.4 2.2 1.2 40"]
    return "\n".join(lines)


SOAP_BUBBLE = _bubble()
