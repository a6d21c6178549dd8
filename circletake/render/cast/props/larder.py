"""Drawings of what is eaten and drunk, and of what holds it. Units are centimetres, the ground at y 0."""

from __future__ import annotations

BOTTLE = """
unit 0.01
green%80 cut -5,0! -5.6,15 -4,20 -2,24 -2,30! 2,30! 2,24 4,20 5.6,15 5,0!
white%35 cut -4,2! -4.4,14 -3,18 -2.4,14 -2.6,2!
^rope box -2 29 2 33 0.6
paper%90 box -2.6 4 2.6 16 1
"""


CUP = """
unit 0.01
primary- stroke 2 6,9 11,9 11,3.4 6,3
^primary/primary-- cut -7,11! -6,1 -4.6,0 4.6,0 6,1 7,11!
#4a2f22 oval 0 10.8 6.2 1.2
@steam 0,12
white%40 stroke 1.2,0.8,0.3 -2,13 -3.4,17 -1,20 -2,24
white%40 stroke 1.2,0.8,0.3 2.4,13 1,17 3.4,20 2,24
@
"""


GLASS = """
unit 0.01
glass%60 cut -4.6,14! -3.4,0! 3.4,0! 4.6,14!
sea%60 cut -4.2,10! -3.2,1! 3.2,1! 4.2,10!
white%50 stroke 0.7 -3.2,12! -2.4,3!
"""


BOWL = """
unit 0.01
wood stroke 1.6 4,9! 15,22!
^primary/primary-- cut -14,11! -12,4 -6,0 6,0 12,4 14,11!
cream oval 0 11 13.4 2
"""


BREAD = """
unit 0.01
^apricot-/rust cut -17,1 -19,6 -13,12 0,14 13,12 19,6 17,1 0,-0.5
apricot+ stroke 1.6 -10,10.6 -6,6
apricot+ stroke 1.6 -2,12 2,7
apricot+ stroke 1.6 6,11.6 10,7
"""


CAKE = """
unit 0.01
white- oval 0 1 22 2.4
^primary+/primary cut -17,1! -17,14! 17,14! 17,1!
cream cut -17.6,14.6 -17,10 -12,8 -9,11 -5,7.6 -1,11 4,8 8,11 12,7.6 17,10 17.6,14.6
^primary+/primary cut -11,14! -11,22! 11,22! 11,14!
cream cut -11.4,22.6 -11,19 -7,17.6 -4,20 0,17.4 4,20 8,17.6 11,19 11.4,22.6
red disc -5 23.6 1.7
red disc 5 23.6 1.7
lemon stroke 1.2 0,22.4! 0,29!
@flame 0,29
flame*1 cut 0,29 -1.3,30.4 0,34! 1.3,30.4
@
"""


PIZZA = """
unit 0.01
^apricot-/rust cut -16,1! 16,1! 20,5 -20,5
lemon cut -17,5 0,8 17,5 0,4
red disc -8 5.6 2
red disc 2 6.2 2
red disc 9 5.4 1.7
"""


APPLE = """
unit 0.01
^primary+/primary- cut 0,7.4 -3,9 -5.4,7.4 -5.4,3.4 -2.6,0.2 0,0.9 2.6,0.2 5.4,3.4 5.4,7.4 3,9
wood- stroke 0.9 0,7.6 0.4,10.4
leaf cut 0.4,9 3.2,11.4! 4,9.2
white%45 oval -3 6.2 0.9 1.5 20
"""


PUMPKIN = """
unit 0.01
^orange-/orange--- oval -9 13 11 13
^orange-/orange--- oval 9 13 11 13
^orange/orange-- oval 0 13 9 13.6
olive stroke 3.6 0,25 1,30 4,32
"""


POTION = """
unit 0.01
glass%55 cut -3,25! -3,17 -11,10 -11,4 -6,0 6,0 11,4 11,10 3,17 3,25!
primary*0.4 cut -10,9 -11,4 -6,0.6 6,0.6 11,4 10,9 4,10 -3,8.6
primary++*0.6 disc -3 5 1.4
primary++*0.6 disc 3 6.6 1
primary++*0.6 disc 1 12 0.9
^rope box -3.4 24 3.4 29 0.8
white%45 cut -9,10 -7,14 -5,15 -7.4,9
"""


CAULDRON = """
unit 0.01
^ink+/ink cut -26,32! -31,18 -22,4 0,0 22,4 31,18 26,32!
primary*0.5 oval 0 32 25 5
@bubble 0,32
primary+*0.6 disc -10 33 4
primary+*0.6 disc 6 34 5
primary+*0.6 disc 14 32.6 3
@
ink- stroke 4 -28,33! 28,33!
ink stroke 4 -18,5! -22,-3!
ink stroke 4 18,5! 22,-3!
"""


EGG = """
unit 0.01
^cream/cream-- cut 0,0 4.2,2 5,6 2.8,10.4 0,11.6 -2.8,10.4 -5,6 -4.2,2
"""
CHEESE = """
unit 0.01
^lemon/gold cut -13,0! -13,8.4! 13,5! 13,0!
^lemon+/lemon cut -13,8.4! 1,13.6! 13,5!
gold disc -7 4 1.9
gold- disc 2 2.6 1.3
gold disc 7.6 3.4 1
gold oval -1 9.6 2.2 1.1
gold oval -7 8.8 1.2 0.6
"""
