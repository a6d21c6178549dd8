"""Drawings of what animals draw. They look right; units are centimetres."""

from __future__ import annotations

from circletake.render.cast.vehicles.road import spoked

CARRIAGE = (
    """
unit 0.01
wood- stroke 7 60,62! 210,70!
^primary/primary-- cut -108,76! -116,130 -104,190 -70,206 40,206 66,196 72,140 58,90 30,70!
accent stroke 4 -112,128! 70,132!
glass/glow%65 cut -66,136! -64,184! -4,186! -2,138!
glass/glow%65 cut 8,138! 10,186 36,186 48,180! 50,140!
primary--- stroke 2 2,204! 2,74!
gold disc 10 120 3
^secondary cut -114,204! -100,222 38,222 76,204!
gold box -100 214 44 219 2
^secondary cut 62,96! 74,96! 112,128! 146,128! 146,118! 116,118! 92,86!
@lamp
glow*0.9 box 66 160 80 182 3
ink box 64 180 82 186 2
@
"""
    + spoked("wheel1", -70, 58, "secondary-", 7)
    + "\n"
    + spoked("wheel2", 92, 46, "secondary-", 6)
)

SLEIGH = """
unit 0.01
wood- stroke 6 -110,6 20,4 110,8 140,30 136,56 118,58
wood stroke 5 -70,10! -66,44!
wood stroke 5 40,8! 44,42!
^primary/primary-- cut -122,120! -126,60 -100,40 60,40 110,56 124,92! 100,98 84,84 40,80! -20,84 -40,96 -96,140!
gold stroke 4 -122,118 -96,136
gold stroke 3 -106,50 60,48 104,62
accent cut -94,130 -92,88 -60,76 -30,82 -44,98
"""

CART = """
unit 0.01
wood- stroke 6 60,84! 250,92!
wood-- box -104 70 96 78
^wood/wood-- cut -108,78! -116,122! 104,122! 98,78!
wood-- stroke 2.5 -112,100! 101,100!
wood-- stroke 3 -60,78! -62,122!
wood-- stroke 3 44,78! 46,122!
wood- box 50 122 92 128 2
""" + spoked("wheel1", -10, 54, "wood--", 7)

WAGON = (
    """
unit 0.01
wood- stroke 6 90,66! 250,80!
wood-- box -150 68 130 76
^wood/wood-- cut -154,76! -158,112! 134,112! 130,76!
^cream/paper-- cut -150,112! -158,190 -120,226 -20,232 70,226 104,190 100,112!
cream--- stroke 2 -78,112! -84,228!
cream--- stroke 2 -20,112! -20,231!
cream--- stroke 2 40,112! 44,228!
wood- box 104 112 140 118 2
"""
    + spoked("wheel1", -96, 52, "wood--", 7)
    + "\n"
    + spoked("wheel2", 92, 42, "wood--", 6)
)

CHARIOT = """
unit 0.01
wood- stroke 6 30,54! 230,84!
wood-- box -76 48 40 57 2
^primary/primary-- cut 38,50! 54,92 48,132! 22,136 -8,116 -40,84 -72,70! -76,56!
gold stroke 5 -74,68! -40,86 -8,118 22,137 48,133!
gold disc 18 92 11
primary- disc 18 92 6
""" + spoked("wheel1", -14, 44, "gold-", 6)

DOGSLED = """
unit 0.01
wood- stroke 5 -130,5! 40,5 84,10 104,30!
wood stroke 3 -70,6! -66,32!
wood stroke 3 10,6! 12,32!
wood- box -96 30 76 35 1
^primary/primary-- cut -84,35! -88,62 -60,70 20,66 66,44! 70,35!
rope stroke 1.6 -50,35! -46,70!
rope stroke 1.6 2,35! 6,68!
wood stroke 3.4 -92,8! -100,98! -84,102!
wood stroke 3 -96,56! 76,36!
"""
