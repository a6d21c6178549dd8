"""Drawings of what things are carried and kept in. Units are centimetres, the ground at y 0."""

from __future__ import annotations

BOX = """
unit 0.01
^primary/primary-- box -25 0 25 36 1
primary-- stroke 1 -25,27! 25,27!
primary+ box -27 27 27 38 1
accent box -4 0 4 38
@
"""
PRESENT = """
unit 0.01
^primary/primary-- box -22 0 22 30 1
^primary+ box -25 26 25 36 1
accent box -4 0 4 36
accent cut 0,36! -14,48 -18,40 -4,36!
accent cut 0,36! 14,48 18,40 4,36!
accent- disc 0 37 3
"""
CRATE = """
unit 0.01
^wood/wood- box -34 0 34 52 1
wood-- stroke 1 -34,17! 34,17!
wood-- stroke 1 -34,35! 34,35!
wood+ box -36 0 -28 54
wood+ box 28 0 36 54
wood+ box -36 46 36 54
wood+ box -36 0 36 7
wood+ stroke 6 -28,8! 28,45!
"""
CHEST = """
unit 0.01
@glint
gold+*0.6 cut -28,31 -18,37 -6,35 6,38 18,35 28,31 20,28 -20,28
@
^wood/wood-- box -36 0 36 30 2
gold box -36 26 36 31
gold box -30 0 -24 31
gold box 24 0 30 31
gold- box -6 16 6 29 2
ink disc 0 23 2
ink box -0.8 17 0.8 22
@lid -36,31
^wood+/wood cut -37,31! -34,46 -18,53 18,53 34,46 37,31!
gold stroke 4 -27,32! -25,50!
gold stroke 4 27,32! 25,50!
gold- stroke 2.4 -36,32! 36,32!
@
"""
BACKPACK = """
unit 0.01
^primary/primary-- cut -17,0! -21,10 -20,32 -13,42 0,45 13,42 20,32 21,10 17,0!
primary-- stroke 1 -15,31 0,34 15,31
^secondary/secondary- box -13 3 13 21 4
secondary-- stroke 1 -13,15! 13,15!
accent stroke 3 -8,45 0,51 8,45
"""
SUITCASE = """
unit 0.01
@
leather-- stroke 3.4 -8,44 -8,52 8,52 8,44
^primary/primary-- box -32 2 32 45 5
primary--- stroke 1.2 -32,24! 32,24!
leather box -22 2 -16 45
leather box 16 2 22 45
gold box -22 24 -16 29 1
gold box 16 24 22 29 1
ink disc -24 2 2.4
ink disc 24 2 2.4
"""
BASKET = """
unit 0.01
straw-- stroke 3 -18,20 -15,38 0,45 15,38 18,20
red disc -8 21 5
red- disc 2 22 5
leaf disc 10 21 4.4
^straw/straw-- cut -21,20! -16,0! 16,0! 21,20!
straw--- stroke 1 -20,14! 20,14!
straw--- stroke 1 -18,8! 18,8!
straw+ box -23 18 23 22 2
"""
