"""Drawings of what stands. The ground is at y 0; units are tenths of a metre unless a drawing says otherwise."""

from __future__ import annotations

LIGHTHOUSE = """
unit 0.1
^rock/rock-- cut -58,-4! -50,10 -34,16 -12,20 18,18 40,13 56,6 62,-4!
^white/white--- cut -20,14! -13.5,120! 13.5,120! 20,14!
primary cut -19,30! -17.4,52! 17.4,52! 19,30!
primary cut -16.2,70! -14.8,92! 14.8,92! 16.2,70!
white%22 cut -17,14! -11.5,120! -6,120! -9,14!
ink%14 cut 20,14! 13.5,120! 7,120! 11,14!
@glow
wood-- cut -4.5,14! -4.5,26 0,29.5 4.5,26 4.5,14!
glow*0.7 box -2.4 58 2.4 66 2
glow*0.7 box -2 98 2 105 2
@
primary-- cut -21,118! 21,118! 19,124! -19,124!
iron stroke 1 -18,124! -18,131! 18,131! 18,124!
iron stroke 0.6 -9,124! -9,131!
iron stroke 0.6 0,124! 0,131!
iron stroke 0.6 9,124! 9,131!
@lamp
glow*1 box -9 125 9 143 2
white*1 oval 0 134 5 7
@
iron stroke 1.3 -9,124! -9,144!
iron stroke 1 0,124! 0,144!
iron stroke 1.3 9,124! 9,144!
^primary/primary-- cut -13,143! -8,151 0,155 8,151 13,143!
iron stroke 1 0,154! 0,163!
iron disc 0 155.5 2
"""

COTTAGE = """
unit 0.1
^brick cut 22,56! 22,74! 31,74! 31,48!
brick-- box 20.6 72 32.4 76
^secondary/secondary-- box -38 0 38 36
secondary-- box -38 0 38 4
@glow
glow/apricot*0.55 box -29 14 -15 28 1
glow/apricot*0.55 box 15 14 29 28 1
glow*0.55 disc 0 47 4.4
@
white stroke 1.2 -22,14! -22,28!
white stroke 1.2 -29,21! -15,21!
white stroke 1.2 22,14! 22,28!
white stroke 1.2 15,21! 29,21!
accent box -33 13 -29 29
accent box -15 13 -11 29
accent box 11 13 15 29
accent box 29 13 33 29
^primary/primary-- cut -46,34! 0,70! 46,34! 41,32! -41,32!
primary-- cut -46,34! -41,32! 41,32! 46,34! 42,36! -42,36!
@glow
glow*0.55 disc 0 47 4.4
@
white stroke 1 0,42.6! 0,51.4!
white stroke 1 -4.4,47! 4.4,47!
^accent- cut -6,0! -6,20 0,24 6,20 6,0!
accent-- cut -4.4,0! -4.4,19 0,22.4 4.4,19 4.4,0!
gold disc 2.8 11 0.8
stone box -9 -1 9 1.6
"""

TOWNHOUSE = """
unit 0.1
^secondary/secondary-- box -28 0 28 78
secondary-- box -30 48 30 50.4
secondary-- box -30 24 30 26.4
@glow
glow/apricot*0.5 box -21 31 -11 44 1
glow/apricot*0.5 box -5 31 5 44 1
glow/apricot*0.5 box 11 31 21 44 1
glow/apricot*0.5 box -21 55 -11 68 1
glow/apricot*0.5 box 11 55 21 68 1
glow/apricot*0.5 box 9 6 22 19 1
@
sky-- box -5 55 5 68 1
white stroke 1 -16,31! -16,44!
white stroke 1 0,31! 0,44!
white stroke 1 16,31! 16,44!
white stroke 1 -16,55! -16,68!
white stroke 1 0,55! 0,68!
white stroke 1 16,55! 16,68!
^primary/primary-- cut -33,76! -25,98! 25,98! 33,76!
^brick box -20 94 -12 108
accent cut -16,0! -16,19 -10,22 -4,19 -4,0!
gold disc -6 9 0.9
stone box -18 -1 -2 1.4
"""

TOWER = """
unit 0.1
^primary/primary--- box -22 0 22 150
primary- box -26 0 26 10
primary-- stroke 1 -7,10! -7,150!
primary-- stroke 1 7,10! 7,150!
@glow
glow*0.6 box -19 20 -10 30
glow*0.6 box 10 20 19 30
glow*0.6 box -4 20 4 30
glow*0.6 box -19 40 -10 50
glow*0.6 box -4 60 4 70
glow*0.6 box 10 60 19 70
glow*0.6 box -19 80 -10 90
glow*0.6 box 10 100 19 110
glow*0.6 box -4 120 4 130
glow*0.6 box -19 120 -10 130
@
sky--%70 box 10 40 19 50
sky--%70 box -4 40 4 50
sky--%70 box -19 60 -10 70
sky--%70 box -4 80 4 90
sky--%70 box 10 80 19 90
sky--%70 box -19 100 -10 110
sky--%70 box -4 100 4 110
sky--%70 box 10 120 19 130
^primary+ box -17 150 17 160
iron stroke 1.4 0,160! 0,186!
@lamp
red*1 disc 0 186 2
@
"""

CLOCK_TOWER = """
unit 0.1
^secondary/secondary--- box -18 0 18 112
secondary-- box -20 0 20 8
secondary-- box -20 78 20 81
@glow
glow*0.5 box -4 24 4 36 3
glow*0.5 box -4 50 4 62 3
@
cream disc 0 97 13
ink%80 disc 0 97 1.4
@hour 0,97
ink stroke 1.6 0,97! 0,104!
@
@minute 0,97
ink stroke 1.1 0,97! 0,108!
@
secondary-- box -21 112 21 116
^primary/primary-- cut -20,115! 0,160! 20,115!
gold stroke 1 0,158! 0,168!
accent- cut -6,0! -6,14 0,18 6,14 6,0!
"""

CHURCH = """
unit 0.1
^secondary/secondary-- box -18 0 58 48
^primary/primary-- cut -18,46! 4,74! 50,74! 63,46!
^secondary/secondary--- box -42 0 -14 86
secondary-- box -44 58 -12 61
^primary/primary-- cut -46,85! -28,142! -10,85!
gold stroke 1.6 -28,140! -28,156!
gold stroke 1.6 -33,150! -23,150!
@glow
glow/rose*0.6 cut 0,14! 0,30 4,36 8,30 8,14!
glow/sky*0.6 cut 18,14! 18,30 22,36 26,30 26,14!
glow/teal*0.6 cut 36,14! 36,30 40,36 44,30 44,14!
glow*0.6 disc -28 52 4
@
night cut -32,66! -32,76 -28,80 -24,76 -24,66!
@bell -28,77
brass cut -31,67! -30,74 -28,76.5 -26,74 -25,67! -28,66
@
^accent- cut -35,0! -35,16 -28,23 -21,16 -21,0!
gold stroke 0.8 -28,0! -28,21!
"""

WINDMILL = """
unit 0.1
^secondary/secondary--- cut -24,0! -16,84! 16,84! 24,0!
white%20 cut -22,0! -14.5,84! -8,84! -12,0!
@glow
glow*0.55 box -4 50 4 60 3
glow*0.55 box -13 28 -6 37 2
@
^accent- cut -6,0! -6,15 0,20 6,15 6,0!
^primary/primary-- cut -19,82! -15,97 0,104 15,97 19,82!
wood- stroke 2 -28,26! 28,26!
wood- stroke 1 -28,26! -28,33! 28,33! 28,26!
@sails 0,92
wood stroke 1.6 0,92! 0,152!
wood stroke 1.6 0,92! 60,92!
wood stroke 1.6 0,92! 0,32!
wood stroke 1.6 0,92! -60,92!
^paper/paper-- cut 1.6,102! 12,102! 12,150! 1.6,150!
^paper/paper-- cut 10,90.4! 58,90.4! 58,80! 10,80!
^paper/paper-- cut -1.6,82! -12,82! -12,34! -1.6,34!
^paper/paper-- cut -10,93.6! -58,93.6! -58,104! -10,104!
wood stroke 0.6 6.8,102! 6.8,150!
wood stroke 0.6 10,85! 58,85!
wood stroke 0.6 -6.8,82! -6.8,34!
wood stroke 0.6 -10,98.8! -58,98.8!
wood- disc 0 92 3.4
@
"""

BARN = """
unit 0.1
^primary/primary-- cut -46,0! -46,40! -34,60! 0,76! 34,60! 46,40! 46,0!
primary-- stroke 0.7 -30,0! -30,58!
primary-- stroke 0.7 30,0! 30,58!
secondary-- cut -52,36! -37,62! 0,82! 37,62! 52,36! 46,38! 33,58! 0,74! -33,58! -46,38!
white cut -18,0! -18,34! 18,34! 18,0!
primary- cut -16,0! -16,32! -1,32! -1,0!
primary- cut 16,0! 16,32! 1,32! 1,0!
white stroke 1.4 -16,1! -1,31!
white stroke 1.4 -16,31! -1,1!
white stroke 1.4 16,1! 1,31!
white stroke 1.4 16,31! 1,1!
white box -7 46 7 60
@glow
glow*0.5 box -5.4 47.6 5.4 58.4
@
white stroke 1 0,46! 0,60!
"""

CASTLE = """
unit 0.1
^primary-/primary--- box -52 0 52 70
^primary/primary--- cut -84,0! -84,96! -80,96! -80,104! -74,104! -74,97! -68,97! -68,104! -62,104! -62,97! \
-56,97! -56,104! -50,104! -50,96! -46,96! -46,0!
^primary/primary--- cut 46,0! 46,96! 50,96! 50,104! 56,104! 56,97! 62,97! 62,104! 68,104! 68,97! 74,97! 74,104! \
80,104! 80,96! 84,96! 84,0!
primary-- cut -52,68! -52,80! -44,80! -44,72! -34,72! -34,80! -24,80! -24,72! -14,72! -14,80! 14,80! 14,72! \
24,72! 24,80! 34,80! 34,72! 44,72! 44,80! 52,80! 52,68!
^primary+/primary-- box -18 60 18 132
primary- cut -22,130! -22,142! -14,142! -14,136! -5,136! -5,142! 5,142! 5,136! 14,136! 14,142! 22,142! 22,130!
^secondary/secondary-- cut -20,140! 0,184! 20,140!
^secondary/secondary-- cut -87,103! -65,146! -43,103!
^secondary/secondary-- cut 43,103! 65,146! 87,103!
iron stroke 1 0,182! 0,198!
@flag 0,198
accent cut 0,198! 18,195 30,198! 26,190 0,188!
@
@glow
glow*0.6 cut -3,104! -3,114 0,118 3,114 3,104!
glow*0.6 cut -68,66! -68,76 -65,80 -62,76 -62,66!
glow*0.6 cut 62,66! 62,76 65,80 68,76 68,66!
glow*0.6 cut -32,44! -32,51 -29,54 -26,51 -26,44!
glow*0.6 cut 26,44! 26,51 29,54 32,51 32,44!
@
ink- cut -15,0! -15,26 0,40 15,26 15,0!
wood- cut -12,0! -12,25 0,36 12,25 12,0!
iron stroke 1 -6,0! -6,32!
iron stroke 1 0,0! 0,36!
iron stroke 1 6,0! 6,32!
iron stroke 1 -12,12! 12,12!
iron stroke 1 -12,22! 12,22!
primary-- stroke 0.7 -74,40! -60,40!
primary-- stroke 0.7 56,30! 72,30!
primary-- stroke 0.7 -46,22! -34,22!
primary-- stroke 0.7 30,58! 44,58!
"""

TENT = """
unit 0.01
rope stroke 2 -150,150! -230,0!
rope stroke 2 150,150! 230,0!
wood stroke 6 0,0! 0,246!
^primary/primary-- cut -190,0! 0,234! 190,0! 60,0! -60,0!
primary- cut 0,234! 190,0! 60,0!
@glow
ink/glow-*0.35 cut -52,0! 0,190! 52,0!
@
primary++ cut -52,0! 0,190! -16,60! -74,0!
"""


FERRIS_WHEEL = (
    "unit 0.1\n"
    + """
iron stroke 3 -36,0! 0,84!
iron stroke 3 36,0! 0,84!
iron- stroke 2 -22,34! 22,34!
iron-- box -46 0 46 4
"""
)

WHEEL_OF_LIGHTS = "unit 0.1\n@spokes 0,84\n" + "\n".join(
    f"primary stroke 1.2 0,84! {x * 66:.1f},{84 + y * 66:.1f}!"
    for x, y in ((1, 0), (0.866, 0.5), (0.5, 0.866), (0, 1), (-0.5, 0.866), (-0.866, 0.5),
                 (-1, 0), (-0.866, -0.5), (-0.5, -0.866), (0, -1), (0.5, -0.866), (0.866, -0.5))
) + "\nprimary+ disc 0 84 7\naccent star 0 84 6 3 8\n@\n"  # fmt: skip

LAMP_POST = """
unit 0.01
^iron--/ink cut -16,0! -14,22 -7,30! -5,280! 5,280! 7,30! 14,22 16,0!
iron-- box -9 150 9 160 2
ink stroke 4 -5,276 -30,284 -34,300
ink stroke 4 5,276 30,284 34,300
^ink cut -14,282! -20,330! 20,330! 14,282!
@lamp
glow*1 cut -11,286! -16,327! 16,327! 11,286!
white*1 oval 0 304 5 10
@
ink stroke 2.4 0,284! 0,330!
^ink cut -25,328! -12,346 0,352 12,346 25,328!
ink disc 0 355 4
"""

TRAFFIC_LIGHT = """
unit 0.01
^iron- box -5 0 5 220
^ink box -19 216 19 318 8
@lamp
red*1 disc 0 298 12
@
gold--- disc 0 267 12
green--- disc 0 236 12
"""

SIGN = """
unit 0.01
^wood-/wood--- box -6 0 6 200
^wood/wood- cut -14,196! -12,160! 74,158! 96,178! 74,198!
^wood+/wood cut 14,150! 12,116! -66,114! -88,133! -66,152!
wood--- stroke 4 8,180! 60,178!
wood--- stroke 4 -56,134! 0,133!
iron disc 0 178 2.4
iron disc 0 133 2.4
"""

IGLOO = """
unit 0.01
^snow/ice-- cut -210,0! -206,80 -160,160 -80,206 0,216 80,206 160,160 206,80 210,0!
ice- stroke 3 -208,56 -100,62 60,62 208,56
ice- stroke 3 -190,112 -80,120 80,120 190,112
ice- stroke 3 -138,168 0,174 138,168
ice- stroke 3 -60,62! -64,118!
ice- stroke 3 40,62! 44,119!
ice- stroke 3 -130,60! -126,116!
ice- stroke 3 130,60! 126,116!
ice- stroke 3 -10,120! -12,172!
ice- stroke 3 -90,116! -84,168!
ice- stroke 3 84,118! 80,170!
^snow/ice- cut 60,0! 62,60 96,98 140,98 172,60 174,0!
@glow
night/glow-*0.45 cut 82,0! 84,50 104,76 130,76 150,50 152,0!
@
"""

SHOP = """
unit 0.1
^secondary/secondary-- box -34 0 34 60
secondary- box -36 56 36 62
accent box -30 42 30 54 1
cream stroke 1.4 -22,48! -4,48!
cream stroke 1.4 2,48! 20,48!
@glow
glow/apricot*0.55 box -29 8 5 32 1
@
wood stroke 0.9 -12,8! -12,32!
brick cut -25,8! -25,13 -19,13 -19,8!
straw oval -14 9.6 3 1.8
bread oval -5 9.6 3 1.8
leaf disc 0 10 2
^primary box -31 3 7 8
^accent- box 12 0 26 32 1
@glow
glow/apricot*0.5 box 14.5 12 23.5 29 1
@
gold disc 24 14 0.9
primary cut -34,32! -38,40! -30.4,40! -26,32!
white cut -26,32! -30.4,40! -22.8,40! -19,32!
primary cut -19,32! -22.8,40! -15.2,40! -11,32!
white cut -11,32! -15.2,40! -7.6,40! -4,32!
primary cut -4,32! -7.6,40! 0,40! 4,32!
white cut 4,32! 0,40! 7.6,40! 11,32!
primary cut 11,32! 7.6,40! 15.2,40! 19,32!
white cut 19,32! 15.2,40! 22.8,40! 26,32!
primary cut 26,32! 22.8,40! 38,40! 34,32!
""".replace("bread oval", "apricot- oval")
