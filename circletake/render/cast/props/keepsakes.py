"""Drawings of what is kept, won, given and put on show. Units are centimetres, the ground at y 0."""

from __future__ import annotations

VASE = """
unit 0.01
primary--- oval 0 33.6 6.6 1.6
^primary+/primary-- cut -6.6,34! -5,29 -5.4,26 -11,19 -11.6,12 -7,3 -6,0! 6,0! 7,3 11.6,12 11,19 5.4,26 5,29 6.6,34! \
3.4,33 -3.4,33
secondary cut -11.4,14.6! -11,18.2! 11,18.2! 11.4,14.6!
accent stroke 1.1 -10.6,16.4! -7.2,17.6 -4,15.4 -0.6,17.6 2.8,15.4 6.2,17.6 10.6,16.2!
secondary stroke 0.9 -5.2,27.4! 5.2,27.4!
secondary stroke 0.9 -7.6,4.4! 7.6,4.4!
white%40 cut -8.6,20 -9.6,14 -7.4,6 -7,12 -6.8,18
"""
FLOWER_VASE = """
unit 0.01
leaf- stroke 1.2 0,32! -6,46 -11,54!
leaf- stroke 1.2 0,32! 1,48 0,60!
leaf- stroke 1.2 0,32! 6,45 11,52!
leaf cut -3,38 -11,42! -6,46
leaf+ cut 2,40 10,40! 7,46
^rose oval -11 56 5.4 5 20
rose+ oval -11.6 57 2.6 2.4
^lemon oval 0 63 5.6 5.2
apricot disc 0 63 2.2
^red oval 11.4 54 5.2 4.8 -20
red+ oval 11 55 2.4 2.2
""" + VASE.replace("unit 0.01\n", "")
RING = """
unit 0.01
@glint 0,7
white*0.9 star 4.6 11.4 2.2 0.4 4
@
^gold/brass cut -4.6,4.2 -3.2,7.6 0,9 3.2,7.6 4.6,4.2 3.2,0.9 0,-0.4 -3.2,0.9 -4.6,4.2! -3.3,4.2! -2.3,1.9 0,1 \
2.3,1.9 3.3,4.2 2.3,6.6 0,7.5 -2.3,6.6 -3.3,4.2!
gold+ cut -2,8! -1.2,9.8! 1.2,9.8! 2,8!
^ice/sky cut 0,8.4! -3,11.4! -1.8,13! 1.8,13! 3,11.4!
white%70 cut -1.2,11.4! 0,9! 0.4,11.4!
white%60 stroke 0.3 -3,11.4! 3,11.4!
"""
DIAMOND = """
unit 0.01
^primary+/primary- cut 0,0! -7,7! -4.4,11! 4.4,11! 7,7!
primary++%80 cut -7,7! -4.4,11! -2.4,7!
primary+%80 cut 0,0! -2.4,7! 2.4,7!
white%60 cut -4.4,11! 0,11! -2.4,7!
primary-%70 cut 7,7! 4.4,11! 2.4,7!
white%40 cut 0,0! -7,7! -2.4,7!
white*0.9 star -4 10.6 2 0.35 4
"""
TROPHY = """
unit 0.01
gold- stroke 1.8 -9,33 -15,32 -14.6,24 -8,21
gold- stroke 1.8 9,33 15,32 14.6,24 8,21
brass-- oval 0 36 10 1.8
^gold+/brass cut -10,36! -9.4,25 -5,18 -1.8,15! -1.8,9! 1.8,9! 1.8,15! 5,18 9.4,25 10,36! 5,35 -5,35
brass- cut -4.4,8! -3,10.4! 3,10.4! 4.4,8!
^wood/wood-- box -8 0 8 8 0.8
gold box -5 2.4 5 5.8 0.5
lemon*0.35 star 0 28 4 1.7 5
white%50 cut -7.6,34 -7,25 -4,20 -4.6,27 -5,34
"""
NEWSPAPER = """
unit 0.01
^cream/paper cut -20,0! -20.6,27.4! 0,29! 0,1.2!
^paper/cream- cut 20,0! 20.6,27.4! 0,29! 0,1.2!
ink+ cut -18.4,22.4! -18.6,25.4! -2,26.4! -2,23.4!
ash- box -17.6 11 -10.6 19.4
slate stroke 0.5 -9,19! -2,19.6!
slate stroke 0.5 -9,17! -2,17.6!
slate stroke 0.5 -9,15! -2,15.6!
slate stroke 0.5 -9,13! -2,13.6!
slate stroke 0.5 -17.6,8.4! -2,9.4!
slate stroke 0.5 -17.6,6.2! -2,7.2!
slate stroke 0.5 -17.6,4! -2,5!
ash- box 3 15 11 24.4
slate stroke 0.5 13,23! 18.4,22.6!
slate stroke 0.5 13,20.6! 18.4,20.2!
slate stroke 0.5 13,18.2! 18.4,17.8!
slate stroke 0.5 3,12.2! 18,11.4!
slate stroke 0.5 3,9.8! 18,9!
slate stroke 0.5 3,7.4! 18,6.6!
slate stroke 0.5 3,5! 18,4.2!
ink%18 cut 0,1.2! 0,29! 2.2,28.8! 2.2,1!
"""
PAINTING = """
unit 0.01
^gold/brass- cut -34,0! -34,52! 34,52! 34,0!
brass-- cut -29,5! -29,47! 29,47! 29,5!
sky/apricot box -28 6 28 46
lemon disc 9 34 5
plum%70 cut -28,20! -18,30 -8,22 4,33 16,21 28,28! 28,12! -28,12!
teal/navy cut -28,16! -10,19 6,15 28,18! 28,6! -28,6!
cream%80 stroke 0.8 3,12! 15,12.4!
cream%60 stroke 0.7 5,9.4! 13,9.6!
leaf-- cut -28,6! -28,24 -24,34 -20,24 -19,6!
gold+ stroke 1 -32.6,2! -32.6,50! 32.6,50!
"""
EASEL = """
unit 0.01
wood-- stroke 4 2,0! 0,150!
^white/cream cut -46,66! -44,150! 46,154! 44,68!
@picture
sky/lemon- cut -42,70! -40.4,146! 42,150! 40.4,72!
rose%70 cut -41.6,96! -30,108 -16,100 -2,112 14,101 41,107! 40.4,72! -42,70!
leaf cut -42,70! -41.6,86 -20,92 6,84 24,90 40.6,86! 40.4,72!
red disc -22 84 3.4
lemon disc -8 79 3
white disc 12 81 3.2
red disc 27 79 2.8
@
^wood/wood- stroke 5 -36,0! -10,172!
^wood/wood- stroke 5 36,0! 10,172!
^wood+ box -48 58 50 64 1.5
wood- box -14 158 14 163 1
^apricot oval 40 60 11 5 12
red disc 35 62 2
sky disc 41 63 2
lemon disc 46 61 1.8
"""
TYPEWRITER = """
unit 0.01
^cream/paper cut -10,21! -11,38! 11,38! 10,21!
slate stroke 0.6 -7,34! 7,34!
slate stroke 0.6 -7,31.4! 7,31.4!
slate stroke 0.6 -7,28.8! 2,28.8!
ink box -21 18.6 21 23.6 2.4
silver disc -22 21 2.4
silver disc 22 21 2.4
silver stroke 1 -22,22! -27,26!
^primary+/primary-- cut -19,20! -22,9 -25,0! 25,0! 22,9 19,20!
ink cut -12,18.4! -14,13! 14,13! 12,18.4!
silver stroke 0.6 -9,17.6! -2,14!
silver stroke 0.6 9,17.6! 2,14!
silver stroke 0.6 0,18! 0,14!
cream disc -14 9.6 1.5
cream disc -10 9.6 1.5
cream disc -6 9.6 1.5
cream disc -2 9.6 1.5
cream disc 2 9.6 1.5
cream disc 6 9.6 1.5
cream disc 10 9.6 1.5
cream disc 14 9.6 1.5
cream disc -16 5.8 1.6
cream disc -11.6 5.8 1.6
cream disc -7.2 5.8 1.6
cream disc -2.8 5.8 1.6
cream disc 2.8 5.8 1.6
cream disc 7.2 5.8 1.6
cream disc 11.6 5.8 1.6
cream disc 16 5.8 1.6
cream box -12 1 12 3.4 1.1
"""
PISTOL = """
unit 0.01
^wood/wood-- cut -6,-2! -8.6,-11 -7.4,-12.4 -2.4,-11.6 -0.6,-3!
^iron+/ink cut -7,3.4! -7.6,0 -5,-3! 1.4,-3! 3.4,-0.6! 18,-0.4! 18,3.4! 8,3.8 3,4.6 -4,4.4
iron stroke 0.9 1.6,-2.8! 2.6,-6 -1.4,-6.4 -2.2,-3.2!
silver oval 0 0.9 3.6 2.4
iron- stroke 0.5 -2.8,1.8! 2.8,1.8!
iron- stroke 0.5 -2.8,0! 2.8,0!
iron stroke 1.4 -6.4,3.6! -8.4,6!
iron box 16.4 3.2 17.6 4.6
"""
RIFLE = """
unit 0.01
^wood/wood-- cut -44,-10! -46,1! -22,3! 12,3! 12,-1.4! -14,-2 -20,-5
^iron+/ink box -16 1.6 54 4.6
iron stroke 1 -14,-2! -13,-6.4 -7,-6 -6,-2!
iron box 51 4.4 53 6.4
iron stroke 1.6 -10,4! -7,7!
"""
PEARL_SHELL = """
unit 0.01
^primary+/primary-- cut 0,0! -9,5 -12,11 -8,17 -3,19.6 3,19.6 8,17 12,11 9,5
primary-- stroke 0.6 0,0.8! -8,12.6 -8.6,15.4!
primary-- stroke 0.6 0,0.8! -4,14 -4,18!
primary-- stroke 0.6 0,0.8! 0.4,14 0.2,19!
primary-- stroke 0.6 0,0.8! 4.4,14 4.2,18!
primary-- stroke 0.6 0,0.8! 8,12.6 8.8,15.2!
^primary cut -4,0! -5,2.6! 5,2.6! 4,0!
white%35 cut -8.6,12 -5.6,16.4 -3.4,17.4 -6.4,12
"""
GLASSES = """
unit 0.016
ink stroke 0.9 -7.4,3.6 -6.8,6.4 -3.8,7 -1.2,6 -1,3.4 -2.6,1 -5.6,1 -7.4,3.6
ink stroke 0.9 7.4,3.6 6.8,6.4 3.8,7 1.2,6 1,3.4 2.6,1 5.6,1 7.4,3.6
ice%35 oval -4.2 3.9 2.9 2.6
ice%35 oval 4.2 3.9 2.9 2.6
ink stroke 0.9 -1,4.8 0,5.4 1,4.8
ink stroke 0.8 -7.2,5.6! -9,6!
ink stroke 0.8 7.2,5.6! 9,6!
"""
CHESSBOARD = """
unit 0.01
^wood/wood-- cut -26,0! -24,4! 24,4! 26,0!
cream cut -23,4! -18,9! 18,9! 23,4!
ink%80 cut -17,4! -13.4,9! -9,9! -11.4,4!
ink%80 cut -5.6,4! -4.4,9! 0,9! 0,4!
ink%80 cut 5.8,4! 4.6,9! 9,9! 11.6,4!
ink%80 cut 17.4,4! 13.6,9! 18,9! 23,4!
^white/cream cut -14,7! -13,10 -12.4,15! -9.6,15! -9,10 -8,7!
white disc -11 16.6 2.1
^ink+/ink cut 5,7! 6,10 6.6,17! 9.4,17! 10,10 11,7!
ink+ cut 5.6,17! 5,21! 7,19! 8,21.6! 9,19! 11,21! 10.4,17!
^ink+ cut 14,6! 14.8,8.6 15.4,12! 17.6,12! 18.2,8.6 19,6!
ink+ disc 16.5 13.4 1.6
^white cut -20,6! -19.2,8.6 -18.6,12! -16.4,12! -15.8,8.6 -15,6!
white disc -17.5 13.4 1.6
"""
