"""Drawings of what stands or lies about out of doors, and of games. Units are centimetres, the ground at y 0."""

from __future__ import annotations

SANDCASTLE = """
unit 0.01
^sand-/rust cut -62,0! -54,7 -40,10 0,12 40,10 54,7 62,0!
^sand/rust box -34 6 34 30
sand- cut -34,30! -34,35! -27,35! -27,31! -19,31! -19,35! -12,35! -12,31! -4,31! -4,35! 4,35! 4,31! 12,31! 12,35! \
19,35! 19,31! 27,31! 27,35! 34,35! 34,30!
^sand+/rust cut -50,5! -45,46! -23,46! -18,5!
sand cut -47,46! -47,52! -41,52! -41,48! -37,48! -37,52! -31,52! -31,48! -27,48! -27,52! -21,52! -21,46!
^sand+/rust cut 18,5! 23,46! 45,46! 50,5!
sand cut 21,46! 21,52! 27,52! 27,48! 31,48! 31,52! 37,52! 37,48! 41,48! 41,52! 47,52! 47,46!
^sand+/rust cut -14,28! -11,62! 11,62! 14,28!
^sand/rust cut -14,61! 0,80! 14,61!
wood--%80 cut -8,6! -8,15 -4,20 4,20 8,15 8,6!
wood--%60 oval -34 32 2.4 4
wood--%60 oval 34 32 2.4 4
wood--%60 oval 0 48 2.4 4
white oval -12 11 3 2
rose oval 15 12 2.6 1.8
wood stroke 1 0,78! 0,98!
@flag 0,97
primary cut 0,98! 17,93! 0,87!
@
^primary/primary-- cut 62,0! 60,17! 80,17! 78,0!
primary+ oval 70 17 10 2
primary-- stroke 1.2 60,17 63,27 77,27 80,17
"""
GRAVESTONE = """
unit 0.01
^leaf-/leaf-- cut -58,0! -46,5 0,7 46,5 58,0!
^primary+/primary-- cut -32,2! -32,60! -29,74 -18,87 0,92 18,87 29,74 32,60! 32,2!
primary-- cut 26,3! 26,60! 24,72 15,84 4,91.6! 18,87 29,74 32,60! 32,2!
primary--- stroke 2.4 0,78! 0,56!
primary--- stroke 2.4 -8,70! 8,70!
primary---%80 box -16 45 16 47.4
primary---%80 box -19 38 19 40.4
primary---%80 box -12 31 12 33.4
leaf%80 cut -32,2! -33,22 -26,12 -20,16 -16,4!
leaf-%80 cut 32,2! 33,30 28,24 24,12 18,6!
^red disc -13 8 4.4
^white disc -4 7 4
^rose disc 5 8 4.2
leaf stroke 1 -14,4! 4,4!
"""
CROSS_GRAVE = """
unit 0.01
^leaf-/leaf-- cut -50,0! -40,5 0,7 40,5 50,0!
^primary/primary-- box -34 2 34 12
^primary+/primary-- cut -8,10! -7,58! -26,58! -26,72! -7,72! -7,98! 7,98! 7,72! 26,72! 26,58! 7,58! 8,10!
leaf-%80 cut -10,10! -9,30 -3,42 2,34 -4,22 -2,12!
"""
COFFIN = """
unit 0.01
^wood/wood-- cut -98,8! -98,38! -86,46! 84,46! 96,38! 96,8!
wood+ cut -86,46! -80,52! 78,52! 84,46!
gold stroke 2 -62,26! -46,26!
gold stroke 2 -8,26! 8,26!
gold stroke 2 46,26! 62,26!
ink box -84 0 -72 8
ink box 70 0 82 8
gold stroke 1.6 0,50! 0,51!
"""
MAILBOX = """
unit 0.01
^ink+ box -24 0 24 8 2
^red/red-- cut -22,6! -22,118 -16,134 0,140 16,134 22,118 22,6!
red+ cut -24,112! -24,118! 24,118! 24,112!
ink box -14 96 14 101 1
cream box -11 70 11 88 1
slate stroke 0.8 -8,84! 8,84!
slate stroke 0.8 -8,80! 8,80!
slate stroke 0.8 -8,76! 4,76!
gold disc 14 60 1.8
"""
PHONE_BOOTH = """
unit 0.01
^red/red-- box -48 0 48 232 2
glow/apricot*0.4 box -38 26 38 196
red- box -2 26 2 196
red- stroke 2.4 -38,54! 38,54!
red- stroke 2.4 -38,82! 38,82!
red- stroke 2.4 -38,110! 38,110!
red- stroke 2.4 -38,138! 38,138!
red- stroke 2.4 -38,166! 38,166!
red- box -20 26 -18 196
red- box 18 26 20 196
^cream box -40 204 40 220 1
ink box -28 208 28 216 1
^red+/red- cut -52,228! -48,240 0,250 48,240 52,228!
red-- box -50 0 50 10
"""
BARREL = """
unit 0.01
^primary+/primary-- cut -24,0! -31,24 -31,46 -24,74! 24,74! 31,46 31,24 24,0!
primary-- stroke 1 -10,1! -13,36 -10,73!
primary-- stroke 1 10,1! 13,36 10,73!
iron box -29.6 13 29.6 18 1
iron box -29.6 55 29.6 60 1
primary--- oval 0 74 24 2.6
"""
ROLLING_BARREL = """
unit 0.01
@spin 0,31
^iron+/iron- disc 0 31 31
^primary/primary- disc 0 31 27.5
primary-- stroke 0.9 -18,11! -18,51!
primary-- stroke 0.9 -9,6! -9,56!
primary-- stroke 0.9 0,4! 0,58!
primary-- stroke 0.9 9,6! 9,56!
primary-- stroke 0.9 18,11! 18,51!
primary--- box -26 28.4 26 33.6
ink disc 11 42 3
"""
BUCKET = """
unit 0.01
@handle 0,30
iron stroke 1.2 -14,29 -10,43 0,48 10,43 14,29
@
^primary+/primary-- cut -14.6,30! -10.6,0! 10.6,0! 14.6,30!
silver cut -14.8,28! -14.6,31! 14.6,31! 14.8,28!
primary--- oval 0 31 14 2
white%35 cut -10,26! -7.6,4! -4.6,4! -6,26!
"""
BASKETBALL = """
unit 0.01
@spin 0,12
^orange/orange-- disc 0 12 12
ink+ stroke 0.8 0,0! 0,24!
ink+ stroke 0.8 -12,12! 12,12!
ink+ stroke 0.8 -8.4,3.4! -4.6,12 -8.4,20.6!
ink+ stroke 0.8 8.4,3.4! 4.6,12 8.4,20.6!
@
white%35 oval -4 17 3 2 30
"""
TENNIS_BALL = """
unit 0.01
@spin 0,5
^lemon/leaf disc 0 5 5
white stroke 0.7 -4.6,7! -1.4,5 -4.4,2.4!
white stroke 0.7 4.6,7.2! 1.4,5 4.4,2.6!
@
"""
BEACH_BALL = """
unit 0.01
@spin 0,20
^white/white-- disc 0 20 20
red cut 0,20! 7,38.8 0,40 -7,38.8!
sky cut 0,20! 19,27 20,20 19,13!
lemon cut 0,20! 7,1.2 0,0 -7,1.2!
leaf cut 0,20! -19,27 -20,20 -19,13!
white disc 0 20 3.4
@
white%40 oval -7 28 4.4 3 30
"""
RUGBY_BALL = """
unit 0.01
@spin 0,9
^rust/rust-- cut -15,9! -8,16.4 0,18 8,16.4 15,9! 8,1.6 0,0 -8,1.6
white stroke 0.8 -5,13.6! 5,13.6!
white stroke 0.7 -3,12.4! -3,14.8!
white stroke 0.7 0,12.4! 0,14.8!
white stroke 0.7 3,12.4! 3,14.8!
white stroke 1.2 -9.6,14.2 -8.4,9 -9.6,3.8
white stroke 1.2 9.6,14.2 8.4,9 9.6,3.8
@
"""
DRUM_KIT = """
unit 0.01
silver stroke 1.4 -64,0! -60,112!
silver stroke 1.4 66,0! 60,118!
silver stroke 1.2 -74,0! -62,40!
silver stroke 1.2 76,0! 62,40!
^gold/brass oval -60 112 26 4 8
brass disc -60 114 2.4
^gold+/brass oval 60 118 30 4.4 -8
brass disc 60 120 2.6
^primary/primary-- cut -64,20! -64,56! -26,56! -26,20!
white oval -45 56 19 4
silver stroke 1 -64,24! -26,24!
silver stroke 1.6 -58,20! -62,0!
silver stroke 1.6 -32,20! -28,0!
^primary/primary-- cut 30,26! 30,60! 66,60! 66,26!
white oval 48 60 18 4
silver stroke 1.6 36,26! 32,0!
silver stroke 1.6 60,26! 64,0!
^primary-/primary--- disc 0 34 34
white disc 0 34 29
cream- disc 0 34 28
primary star 0 34 14 6 5
silver stroke 2 -26,12! -34,0!
silver stroke 2 26,12! 34,0!
^primary+/primary- cut -32,66! -30,88! -4,90! -4,68!
white oval -17 89 13 3.2
^primary+/primary- cut 32,66! 30,88! 4,90! 4,68!
white oval 17 89 13 3.2
"""
SOFA = """
unit 0.01
ink box -86 0 -78 10
ink box 78 0 86 10
^primary/primary- cut -84,30! -88,78 -78,88 78,88 88,78 84,30!
primary- stroke 1.4 0,48! 0,86!
primary+ box -74 38 -1 54 5
primary+ box 1 38 74 54 5
^primary-/primary-- box -94 10 94 40 4
^primary/primary-- cut -98,10! -98,56 -90,64 -78,62 -74,54 -74,10!
^primary/primary-- cut 98,10! 98,56 90,64 78,62 74,54 74,10!
secondary cut -64,54! -60,76 -40,78 -36,54!
"""
KETTLE = """
unit 0.01
@steam 15,20
white%40 stroke 1.4,1,0.4 17,18 19,23 16,27 18,32
@
iron stroke 1.8 -9,18 -6,27 6,27 9,18
^silver/steel-- cut 9,8! 16,17! 18.4,16! 13,5!
^silver+/steel-- cut -13,0! -14,8 -10,17 0,20 10,17 14,8 13,0!
silver cut -6,18! -4,21! 4,21! 6,18!
ink disc 0 22 1.8
white%50 cut -9.6,13 -11,6 -8.6,3 -8,9
"""
PAN = """
unit 0.01
^ink+/ink stroke 2.6 12,6! 36,10!
^iron/ink cut -17,9! -14,0! 12,0! 15,9!
iron+ oval -1 9 16 2.4
white oval -3 9.6 6 1.3
lemon disc -3 10 1.6
"""
COOKING_POT = """
unit 0.01
@steam 0,28
white%40 stroke 1.6,1,0.4 -4,27 -7,32 -2,37 -4,43
white%40 stroke 1.6,1,0.4 5,27 2,32 7,37 5,43
@
iron stroke 1.8 -17,16 -22,16 -22,11 -17,11
iron stroke 1.8 17,16 22,16 22,11 17,11
^primary/primary-- cut -17,21! -16,2 -13,0 13,0 16,2 17,21!
primary-- oval 0 21 17 3
apricot oval 0 20.8 15 2.2
white%35 box -13 4 -10 18 1
"""
PEN = """
unit 0.01
^primary/primary-- cut -1,2.6! -1,16! 1,16! 1,2.6!
gold cut -1,2.6! 0,-1! 1,2.6!
gold box -1.1 9 1.1 10
"""
PAINTBRUSH = """
unit 0.01
^apricot/wood- cut -0.7,0! -0.9,14! 0.9,14! 0.7,0!
silver box -1.2 14 1.2 18
primary cut -1.5,18! -2,22 0,27! 2,22 1.5,18!
"""
BIRTHDAY_CAKE = """
unit 0.01
white- oval 0 1 27 2.6
^rose+/rose- cut -23,1! -23,17! 23,17! 23,1!
cream cut -23.6,17.6 -23,12 -17,9.6 -13,13 -8,9 -3,13 3,9 8,13 13,9 17,13 23,10 23.6,17.6
lemon disc -15 5.4 1.5
sky disc -5 5.4 1.5
lemon disc 5 5.4 1.5
sky disc 15 5.4 1.5
^apricot+/rose cut -15,17! -15,29! 15,29! 15,17!
cream cut -15.6,29.6 -15,25 -11,23 -7,26 -2,23 2,26 7,23 11,26 15,24 15.6,29.6
sky stroke 1.3 -10,29! -10,37!
lemon stroke 1.3 -5,29! -5,38!
red stroke 1.3 0,29! 0,39!
lemon stroke 1.3 5,29! 5,38!
sky stroke 1.3 10,29! 10,37!
@flame 0,38
flame*1 cut -10,37 -11.2,39 -10,42.4! -8.8,39
flame*1 cut -5,38 -6.2,40 -5,43.4! -3.8,40
flame*1 cut 0,39 -1.2,41 0,44.4! 1.2,41
flame*1 cut 5,38 3.8,40 5,43.4! 6.2,40
flame*1 cut 10,37 8.8,39 10,42.4! 11.2,39
@
"""
BRANCH = """
unit 0.01
^bark/bark-- cut -72,-4! -70,5! -12,3 66,0! 66,-2! -10,-6
^bark stroke 3,1.4 -26,1 -8,22!
^bark stroke 2.6,1.2 12,-2 34,-20!
leaf+/leaf- cut -10,20! -16,34 2,44! 8,30
leaf/leaf-- cut -4,16! 10,20 22,34! 6,34
leaf+/leaf- cut 30,-16! 46,-14 56,-28! 38,-32
leaf/leaf- cut 56,0! 66,14 86,12! 76,-2
leaf+/leaf-- cut 58,-2! 72,-4 84,-18! 64,-16
leaf/leaf-- cut 20,-1! 28,12 44,14! 38,0
"""
PLANK = """
unit 0.01
^wood+/wood-- cut -80,-7! -80,6! 80,7! 80,-6!
wood-- stroke 0.9 -74,1 -20,-1 30,2 76,0
wood-- stroke 0.7 -70,-4 0,-3 72,-4
bark disc -32 2 1.6
"""

LAVA = """
unit 0.01
crimson/bark cut -180,0! -176,8 -150,13 -110,20 -60,17 -20,25 40,20 90,26 130,17 168,12 182,0!
ember*0.8 cut -168,1! -140,8 -104,14 -58,11 -18,18 40,14 88,19 126,11 170,1!
flame*1 cut -132,1! -100,8 -56,6 -16,11 42,8 84,12 118,5 140,1!
lemon*1 cut -60,1! -30,5 10,3 52,6 80,1!
bark%85 cut -150,5 -128,10 -104,8 -112,3 -138,2
bark%85 cut -44,12 -20,17 6,13 -6,8 -34,8
bark%85 cut 70,15 96,18 112,12 98,8 76,9
bark%85 cut 22,4 44,8 58,4 40,1
@glow
glow*0.35 oval 0 6 150 7
@
"""
