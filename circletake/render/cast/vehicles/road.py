"""Drawings of what drives: buses, bicycles, carts, trains. They look right; units are centimetres."""

from __future__ import annotations


def wheel(name: str, x: float, r: float, hub: str = "steel", spokes: int = 5) -> str:
    """Return a wheel with a tyre, a rim and spokes, in its own group."""
    lines = [
        f"@{name} {x},{r}",
        f"^ink+ disc {x} {r} {r}",
        f"{hub} disc {x} {r} {r * 0.62:.1f}",
        f"{hub}-- disc {x} {r} {r * 0.5:.1f}",
    ]
    for k in range(spokes):
        dx, dy = _ROUND[k * 12 // spokes]
        lines.append(f"{hub} stroke {r * 0.12:.1f} {x},{r}! {x + dx * r * 0.55:.1f},{r + dy * r * 0.55:.1f}!")
    return "\n".join([*lines, f"{hub}+ disc {x} {r} {r * 0.16:.1f}", "@"])


def spoked(name: str, x: float, r: float, rim: str = "ink+", thick: float = 3.0, y: float = -1.0) -> str:
    """Return a thin wheel: a ring, many spokes and a hub."""
    y = r if y < 0 else y
    lines = [f"@{name} {x},{y}"]
    for k in range(6):
        dx, dy = _ROUND[k * 2]
        lines.append(
            f"silver stroke {thick * 0.35:.2f} {x - dx * r:.1f},{y - dy * r:.1f}! {x + dx * r:.1f},{y + dy * r:.1f}!"
        )
    for k in range(12):
        (ax, ay), (bx, by) = _ROUND[k], _ROUND[(k + 1) % 12]
        mx, my = (ax + bx) * 0.5176, (ay + by) * 0.5176
        arc = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in ((ax, ay), (mx, my), (bx, by)))
        lines.append(f"{rim} stroke {thick} {arc}")
    return "\n".join([*lines, f"iron disc {x} {y} {thick * 1.3:.1f}", "@"])


_ROUND = (
    (1.0, 0.0), (0.866, 0.5), (0.5, 0.866), (0.0, 1.0), (-0.5, 0.866), (-0.866, 0.5),
    (-1.0, 0.0), (-0.866, -0.5), (-0.5, -0.866), (0.0, -1.0), (0.5, -0.866), (0.866, -0.5),
)  # fmt: skip

BUS = (
    """
unit 0.01
^primary/primary-- cut -440,46! -446,120 -442,270 -434,292 -414,299! 404,299! 434,288 452,200 456,110 448,46!
primary--- box -446 112 456 124
secondary+ box -436 262 430 276 4
glass/sky%75 box -420 168 -320 246 8
glass/sky%75 box -306 168 -206 246 8
glass/sky%75 box -192 168 -92 246 8
glass/sky%75 box -78 168 22 246 8
glass/sky%75 box 36 168 136 246 8
glass/sky%75 box 150 168 250 246 8
glass/sky%75 cut 372,156! 372,252! 424,252 440,200 446,156!
primary-- box 272 60 352 258 6
glass/sky%70 box 280 120 308 250 5
glass/sky%70 box 316 120 344 250 5
white%25 cut -400,170! -376,244! -360,244! -384,170!
white%25 cut -58,170! -34,244! -18,244! -42,170!
silver box 440 50 464 66 5
@lamp
glow*0.9 disc 446 92 11
red*0.6 box -450 80 -440 104 3
@
ink box -330 40 -210 92 40
ink box 180 40 300 92 40
"""
    + wheel("wheel1", -270, 48)
    + "\n"
    + wheel("wheel2", 240, 48)
)

TRUCK = (
    """
unit 0.01
ink+ box -350 60 340 82
^secondary/secondary- box -352 82 130 286 6
secondary-- stroke 2 -230,84! -230,284!
secondary-- stroke 2 -110,84! -110,284!
secondary-- stroke 2 10,84! 10,284!
^primary/primary-- cut 140,60! 140,254! 150,262! 238,262! 262,250! 288,178! 336,168 350,148 354,60!
glass/sky%75 cut 214,178! 214,244! 242,244 254,236! 274,178!
white%30 cut 222,180! 236,242! 246,242! 232,180!
primary--- stroke 2 204,250! 204,90! 276,90!
silver box 210 150 224 155 2
silver box 336 64 366 82 5
ink box 344 92 356 134 3
@lamp
glow*0.9 disc 350 146 9
red*0.6 box -360 88 -352 108 2
@
steel stroke 8 134,110! 134,290!
"""
    + wheel("wheel1", -250, 44)
    + "\n"
    + wheel("wheel2", -150, 44)
    + "\n"
    + wheel("wheel3", 262, 44)
)

FIRE_LADDER = """
silver stroke 7 -340,304! 110,318!
silver stroke 7 -340,324! 110,338!
silver stroke 4 -300,306! -302,326!
silver stroke 4 -220,308! -222,328!
silver stroke 4 -140,311! -142,331!
silver stroke 4 -60,313! -62,333!
silver stroke 4 20,316! 18,336!
blue-- box 174 260 206 274 5
@siren
blue*0.9 box 176 262 204 276 5
@
gold box -352 160 130 174
"""
RED_CROSS = """
red box -130 160 -90 240
red box -150 180 -70 220
@siren
blue*0.9 box 176 262 204 276 5
@
"""

BICYCLE = (
    """
unit 0.01
"""
    + spoked("wheel1", -54, 33)
    + "\n"
    + spoked("wheel2", 54, 33)
    + """
^primary stroke 3.2 -54,33! -4,30! -16,78!
^primary stroke 3.2 -54,33! -18,74!
^primary stroke 3.6 -4,30! 38,76!
^primary stroke 3.6 -16,74! 37,78!
primary stroke 3 54,33! 36,88!
ink stroke 3.4 35,88! 44,98 34,104
ink cut -28,84 -34,88 -20,90 -4,88 -8,83
silver stroke 2.4 -16,74! -18,86!
@crank -4,30
iron stroke 2.6 -4,30! 8,18!
ink box 3 14 15 18 1
iron stroke 2.6 -4,30! -16,42!
ink box -22 41 -10 45 1
silver disc -4 30 7
iron disc -4 30 4
@
@lamp
glow*0.8 disc 46 86 4
@
"""
)

MOTORCYCLE = (
    """
unit 0.01
"""
    + wheel("wheel1", -68, 31)
    + "\n"
    + wheel("wheel2", 72, 31)
    + """
silver stroke 5 72,31! 46,92!
iron cut -40,26! -44,50 -20,62 16,60 30,40 24,24!
silver disc -4 42 15
silver- disc -4 42 9
silver stroke 7 4,30! -40,26 -92,30
^primary/primary-- cut -22,62! -16,80 14,90 40,84 46,70 20,62!
ink cut -86,62! -96,70 -60,76 -22,82 -16,72 -30,62!
primary- cut -104,58 -86,66 -48,60 -36,46 -54,58 -78,62
ink stroke 4.5 44,92! 34,102 24,102
primary- cut 40,64 62,68 92,62 100,54 76,60
@lamp
glow*0.9 oval 52 82 7 8
red*0.6 disc -98 66 3.5
@
"""
)

WHEELCHAIR = (
    """
unit 0.01
iron stroke 3 -30,52! -36,96! -46,96!
ink stroke 4.5 -39,96! -48,96!
^primary/primary-- cut -29,50! -35,92! -29,94! -22,54!
^primary box -28 46 24 53 3
steel stroke 3 22,50! 42,16!
ink stroke 4 38,14! 58,17!
steel stroke 2.5 20,48! 26,14!
steel stroke 3 -30,72! 8,72! 14,52!
ink stroke 4 -22,73! 8,73!
"""
    + wheel("wheel2", 30, 9, "steel", 4)
    + "\n"
    + spoked("wheel1", -8, 30, "ink+", 3.4)
)

TRACTOR = (
    """
unit 0.01
^primary/primary-- cut -70,60! -74,120 -40,124 30,122 118,116 128,104 126,60!
primary--- stroke 2 44,118! 44,66!
ink box 62 78 116 104 3
primary stroke 1.6 62,86! 116,86!
primary stroke 1.6 62,94! 116,94!
iron stroke 6 84,116! 84,176!
ink stroke 8 84,170! 84,182!
secondary stroke 6 -78,118! -84,232!
secondary stroke 6 14,122! 6,232!
^secondary box -104 230 28 244 6
glass%40 cut -76,124! -80,228! 4,228! 12,124!
ink cut -60,120! -64,134 -30,136 -28,122!
iron stroke 4 22,124! 8,146!
ink stroke 5 2,140! 16,152!
@lamp
glow*0.8 disc 126 98 8
@
"""
    + wheel("wheel1", -52, 76, "gold", 6)
    + "\n"
    + wheel("wheel2", 98, 42, "gold", 5)
    + """
primary- cut -134,96 -110,150 -52,168 6,150 20,120! 10,116! -6,140 -52,154 -100,138 -122,96
"""
)

SKATEBOARD = (
    """
unit 0.01
^primary cut -42,14 -48,18! -36,11! 36,11! 48,18! 42,13 35,8! -35,8!
"""
    + wheel("wheel1", -27, 4, "cream", 3)
    + "\n"
    + wheel("wheel2", 27, 4, "cream", 3)
)

ROVER = (
    """
unit 0.01
iron stroke 5 -90,30! -40,62! 30,62! 86,30!
iron stroke 5 0,30! -10,62!
^primary/primary-- cut -84,60! -86,96 60,96 66,60!
gold/brass box -70 66 -6 88 3
secondary cut -92,98! 20,100! 20,106! -92,104!
sky- cut -96,108! 4,110! 20,104! -80,102!
silver stroke 4 44,96! 44,142!
@head 44,142
^cream box 28 138 68 156 4
ink disc 58 147 6
glass disc 59 148 2.5
@
silver stroke 2 -60,104! -66,150!
@dish -66,150
^silver cut -86,146! -76,166 -54,170 -48,160!
@
@lamp
ember*0.9 disc 62 78 3
@
"""
    + wheel("wheel1", -90, 26, "silver", 6)
    + "\n"
    + wheel("wheel2", 0, 26, "silver", 6)
    + "\n"
    + wheel("wheel3", 86, 26, "silver", 6)
)
