"""Drawings of chains and of what hangs on them. Units are centimetres, the ground at y 0."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def linked(pins: Sequence[tuple[float, float]], pitch: float) -> str:
    """Return the lines of a chain that lies still along straight ways: links seen from the front and edge on, by turns.

    Args:
        pins: Corners that it goes through.
        pitch: Length of a link.
    """
    flat, edge = [], []
    for (x0, y0), (x1, y1) in pairwise(pins):
        count = max(round(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / pitch), 1)
        wide = (0.3 * (y0 - y1) / count, 0.3 * (x1 - x0) / count)
        for k in range(count):
            ax, ay, bx, by = (
                a + (b - a) * share for share in ((k - 0.2) / count, (k + 1.2) / count) for a, b in ((x0, x1), (y0, y1))
            )
            if k % 2:
                edge.append(f"steel- stroke {0.16 * pitch:.2f} {ax:.2f},{ay:.2f}! {bx:.2f},{by:.2f}!")
                continue
            mx, my = (ax + bx) / 2, (ay + by) / 2
            ring = f"{ax:.2f},{ay:.2f} {mx - wide[0]:.2f},{my - wide[1]:.2f} {bx:.2f},{by:.2f} "
            ring += f"{mx + wide[0]:.2f},{my + wide[1]:.2f} {ax:.2f},{ay:.2f}"
            flat.append(f"iron- stroke {0.2 * pitch:.2f} {ring}")
            flat.append(f"steel- stroke {0.1 * pitch:.2f} {ring}")
    return "\n".join(flat + edge) + "\n"


CHAIN = "unit 0.01\n" + linked(((-20, 16), (-15, 5), (-5, 0), (5, 0), (15, 5), (20, 16)), 5.0)
"""A loop of chain, as it hangs between two hands."""

CHANDELIER = """
unit 0.01
^brass- stroke 3 0,66! 0,14!
brass disc 0 66 3.4
^brass/brass-- cut -7,30 -4,38 4,38 7,30 4,20 -4,20
^brass stroke 2.6 0,24 -18,12 -38,16 -46,30
^brass stroke 2.6 0,24 18,12 38,16 46,30
^brass- stroke 2.2 0,26 -12,18 -20,20 -24,32
^brass- stroke 2.2 0,26 12,18 20,20 24,32
^brass/brass-- cut -6,16 0,6 6,16 4,22 -4,22
brass disc 0 4 3
white%80 cut -38,15! -36.4,8! -38,5! -39.6,8!
white%80 cut 38,15! 39.6,8! 38,5! 36.4,8!
white%80 cut -18,12! -16.4,5! -18,2! -19.6,5!
white%80 cut 18,12! 19.6,5! 18,2! 16.4,5!
white%70 stroke 1 -38,16 -19,4 0,10
white%70 stroke 1 38,16 19,4 0,10
^brass box -50 30 -42 33 1
^brass box -28 32 -20 35 1
^brass box 20 32 28 35 1
^brass box 42 30 50 33 1
cream box -48 33 -44 44
cream box -26 35 -22 46
cream box 22 35 26 46
cream box 44 33 48 44
@flame 0,44
flame*1 cut -46,44 -47.8,46.4 -46,52! -44.2,46.4
flame*1 cut 46,44 44.2,46.4 46,52! 47.8,46.4
flame*1 cut -24,46 -25.8,48.4 -24,54! -22.2,48.4
flame*1 cut 24,46 22.2,48.4 24,54! 25.8,48.4
@
"""


def _cage() -> str:
    """Return a bird's cage: a dome of bars over a tray, a ring to hang it by, a perch."""
    lines = ["unit 0.01", "brass-- oval 0 5 23 4.4", "brass--%60 box -20 30 20 32 0.5"]
    for share in (-1.0, -0.72, -0.4, 0.0, 0.4, 0.72, 1.0):
        x = 22 * share
        lines.append(f"^brass stroke 1.5 {x:.1f},5! {x:.1f},34 {0.86 * x:.1f},48 {0.5 * x:.1f},58 0,62")
    lines += [
        "^brass- stroke 2 -22,34! 22,34!",
        "^brass/brass-- box -25 0 25 5 1.4",
        "brass stroke 2 0,62 -3,66 0,70 3,66 0,62",
    ]
    return "\n".join(lines)


CAGE = _cage()
WRECKING_BALL = """
unit 0.01
^ink box -9 80 9 92 2
iron stroke 3 0,91 -5,95 0,100 5,95 0,91
^iron/ink disc 0 43 43
iron+%70 oval -15 60 13 9 40
ink%45 oval 12 22 22 9 -30
"""
HOOK = """
unit 0.01
^iron stroke 4 0,40! 0,24 9,18 9,6 0,0 -9,5
iron disc 0 40 4
"""
BELL = """
unit 0.01
@bell 0,60
wood box -20 58 20 64 1
^brass+/brass-- cut -4,56! -16,48 -19,24 -28,8! 28,8! 19,24 16,48 4,56!
brass-- stroke 2 -22,16! 22,16!
brass disc 0 6 5
@
"""
BELL_FRAME = """
unit 0.01
wood- stroke 8 -66,0! -54,198!
wood- stroke 8 66,0! 54,198!
wood-- stroke 5 -60,120! -30,192!
wood-- stroke 5 60,120! 30,192!
^wood/wood-- box -78 194 78 206 1
@bell 0,192
iron stroke 4 0,194! 0,176!
wood-- box -26 170 26 178 1
rope stroke 2 0,112! 0,74 3,58!
brass disc 0 112 7
^brass+/brass-- cut -7,172! -22,162 -28,134 -40,112! 40,112! 28,134 22,162 7,172!
brass-- stroke 3 -33,122! 33,122!
white%40 cut -18,158 -24,136 -30,122 -25,122 -19,138 -14,158
@
"""
