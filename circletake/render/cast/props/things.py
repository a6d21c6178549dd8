"""Drawings of small things: what is carried, read, played with and eaten. Units are centimetres, the ground at y 0."""

from __future__ import annotations

BALL = """
unit 0.01
@spin 0,12
^primary/primary-- disc 0 12 12
secondary cut 2.9,18.2! 6.5,14.8 9.0,10.8 9.9,7.1 8.9,3.9! 6.5,1.9 3.6,0.6 0.5,0.0 -2.6,0.3! -1.2,2.1 0.4,6.5 1.9,12.4
secondary cut 3,18! -2,16.3 -7,13.1 -10,10 -10.9,7! -12,10.4 -11.8,14 -10.7,17.4 -8.6,20! -6.3,21.4 -3.7,21.4 0,20.2
secondary cut 3,18! 3.1,20.2 3.1,22.1 3,23.1 2.7,23.7! 5.2,22.8 7.5,21.4 9.4,19.5 10.8,17.3! 9.6,18.3 7.8,18.8 5.6,18.7
accent disc 2.9 18.2 1.9
@
white%40 oval -5 17.5 3 2 40
"""
FOOTBALL = """
unit 0.01
@spin 0,11
^white/white-- disc 0 11 11
ink+ cut 0,15.4! 4.2,12.4! 2.6,7.4! -2.6,7.4! -4.2,12.4!
ink+ cut 7.2,19! 10.8,13! 8.6,16!
ink+ cut -7.2,19! -10.8,13! -8.6,16!
ink+ cut 4,1.2! 8.6,4! 6.4,2.2!
ink+ cut -4,1.2! -8.6,4! -6.4,2.2!
ink+ cut -3,21.4! 3,21.4! 0,22!
@
"""
BALLOON = """
unit 0.01
@string 0,60
white%80 stroke 0.8 0,60 4,40 -3,20 1,0
@
primary- cut -3,60! 3,60! 0,65!
^primary+/primary-- cut 0,64 14,74 18,92 10,106 0,110 -10,106 -18,92 -14,74
white%45 cut -11,92 -9,100 -4,104 -7,96 -8,90
"""
KITE = """
unit 0.01
@tail 0,0
accent stroke 1.6 0,0 8,-20 -6,-44 8,-70
accent cut -5,-20! 6,-26! 6,-16! -5,-24!
accent cut -4,-46! 7,-52! 7,-42! -4,-50!
@
^primary cut 0,0! -28,56! 0,84!
^secondary cut 0,0! 28,56! 0,84!
primary- cut 0,84! -28,56! 0,56!
secondary- cut 0,84! 28,56! 0,56!
ink%60 stroke 1 0,0! 0,84!
ink%60 stroke 1 -28,56! 28,56!
"""
UMBRELLA = """
unit 0.01
iron stroke 1.8 0,14! 0,92!
wood stroke 3 0,16 0,4 5,0 10,3 10,8
iron stroke 1.6 0,96! 0,104!
^primary/primary- cut -52,64! -46,82 -26,96 0,100 26,96 46,82 52,64! 44,68 35,64! 26,69 17,64! 8,69 0,64! -8,69 \
-17,64! -26,69 -35,64! -44,68
primary--%80 stroke 0.8 -17,64! -10,90 0,100!
primary--%80 stroke 0.8 17,64! 10,90 0,100!
primary--%80 stroke 0.8 -35,64! -24,88 0,100!
primary--%80 stroke 0.8 35,64! 24,88 0,100!
"""
LANTERN = """
unit 0.01
@handle 0,34
iron stroke 1.6 -9,33 -9,44 0,50 9,44 9,33
@
ink box -11 0 11 5 1.5
@flame 0,12
glow*1 box -9 5 9 30 3
flame*1 cut 0,10 -3.6,14 0,24! 3.6,14
white*1 cut 0,11 -1.8,13.6 0,19! 1.8,13.6
@
ink stroke 1.4 -9.6,4! -9.6,31!
ink stroke 1.4 9.6,4! 9.6,31!
ink stroke 1 0,4! 0,31!
^ink+ cut -12,30! -7,37 0,39 7,37 12,30!
ink disc 0 39.5 2
"""
TORCH = """
unit 0.01
wood stroke 4,3 0,0! 0,42!
rope box -3.6 36 3.6 44 1
@flame 0,44
ember%95*0.9 cut -6,44 -8,54 0,74! 8,54 6,44
flame*1 cut -4,44 -5,52 0,66! 5,52 4,44
glow*1 cut -2,44 -2.6,49 0,57! 2.6,49 2,44
@
"""
FLASHLIGHT = """
unit 0.01
@halo
glow%30*0.8 cut 12,4! 92,26! 92,-18! 12,4!
@
^ink+ box -10 1 8 7 2
iron cut 8,0.4! 14,-1.6! 14,9.6! 8,7.6!
glow*1 oval 14 4 1.6 5.4
red box -4 6.6 -1 8 0.5
"""
LETTER = """
unit 0.01
^paper/paper- box -13 0 13 18 0.6
paper--%90 stroke 0.7 -13,17.6! 0,7! 13,17.6!
paper--%90 stroke 0.7 -13,0.6! -4,9!
paper--%90 stroke 0.7 13,0.6! 4,9!
red disc 0 7.6 2.6
"""
SHEET = """
unit 0.01
^paper/paper- cut -12,0! -12,30! 12,30! 12,0!
ink%55 stroke 0.9 -8,25! 8,25!
ink%55 stroke 0.9 -8,21! 6,21!
ink%55 stroke 0.9 -8,17! 8,17!
ink%55 stroke 0.9 -8,13! 5,13!
ink%55 stroke 0.9 -8,9! 8,9!
"""
MAP = """
unit 0.01
^straw+/straw cut -20,0! -20,29! -7,27! 7,29! 20,27! 20,-2! 7,0! -7,-2!
straw--%60 stroke 0.6 -7,27! -7,-2!
straw--%60 stroke 0.6 7,29! 7,0!
leaf%70 cut -16,8 -12,18 -2,20 2,12 -6,5
sea%60 cut 4,24 14,24 17,14 10,10
red stroke 1 -13,6 -6,14 2,10 10,18
red stroke 1 8,16! 12,20!
red stroke 1 12,16! 8,20!
"""
PHOTO = """
unit 0.01
^white/paper box -11 0 11 24 0.6
sky/sky- box -8.6 5.6 8.6 21.6
green cut -8.6,5.6! -8.6,12 -3,15 3,11 8.6,13 8.6,5.6!
gold disc 4 17.6 2.4
"""
BOOK = """
unit 0.01
^primary/primary- cut -21,0! -21,22! 0,19! 21,22! 21,0! 0,-3!
paper cut -19,2! -19,22.4 -9,23 0,20! 0,0! -9,2.6
paper+ cut 19,2! 19,22.4 9,23 0,20! 0,0! 9,2.6
paper--%80 stroke 0.5 0,0! 0,20!
ink%45 stroke 0.7 -16,18! -4,17.4!
ink%45 stroke 0.7 -16,14.6! -4,14!
ink%45 stroke 0.7 -16,11! -6,10.6!
ink%45 stroke 0.7 4,17.4! 16,18!
ink%45 stroke 0.7 4,14! 16,14.6!
ink%45 stroke 0.7 4,10.6! 13,11!
"""
KEY = """
unit 0.01
^primary stroke 2.2 0,0! 0,16!
^primary box 0 0.2 5.4 2.2 0.4
^primary box 0 4 4 6 0.4
^primary box 3.6 0.2 5.4 3.4 0.4
primary- box -1.8 14.4 1.8 16.4 0.5
^primary stroke 2 0,16.6 -3.6,18 -4.6,21.4 -2.6,24.6 0,25.4 2.6,24.6 4.6,21.4 3.6,18 0.2,16.6
"""
COIN = """
unit 0.01
@spin 0,4
^gold/brass disc 0 4 4
gold++ disc 0 4 3
brass star 0 4 2 1 5
@
"""
COINS = """
unit 0.01
^brass/brass- oval -6 1.6 5 1.7
^gold oval -6 3.4 5 1.7
^gold+ oval -6 5.2 5 1.7
^brass oval 5 1.6 5 1.7
^gold+ oval 5 3.4 5 1.7
^gold disc 12 3.6 3.6
"""
CROWN = """
unit 0.01
^gold/brass cut -12,0! -15,15! -8,8! 0,18! 8,8! 15,15! 12,0!
crimson disc 0 5 2
blue disc -6.6 4.4 1.6
blue disc 6.6 4.4 1.6
gold++ disc 0 18 1.6
gold++ disc -15 15.4 1.4
gold++ disc 15 15.4 1.4
brass- box -12 0 12 2.4
"""
HAT = """
unit 0.01
^primary- cut -19,1 -10,3 10,3 19,1 10,-0.6 -10,-0.6
^primary/primary- cut -11,2! -10,12 -5,15 0,13 5,15 10,12 11,2!
accent box -11 2 11 5
"""
CANDLE = """
unit 0.01
brass cut -7,0! -6,3! 6,3! 7,0!
^cream/cream-- box -2.4 3 2.4 16 0.8
ink stroke 0.5 0,15.6! 0,17.4!
@flame 0,16.8
flame*1 cut 0,16.6 -1.7,18.6 0,24! 1.7,18.6
white*1 cut 0,17 -0.8,18.4 0,20.6! 0.8,18.4
@
"""
CANDLES = """
unit 0.01
^cream/cream-- box -14 0 -9 11 1
^cream+/cream- box -3 0 3 17 1
^cream/cream-- box 8 0 13.4 8 1
ink stroke 0.5 -11.5,10.6! -11.5,12.6!
ink stroke 0.5 0,16.6! 0,18.6!
ink stroke 0.5 10.7,7.6! 10.7,9.6!
@flame 0,12
flame*1 cut -11.5,12 -13.1,13.8 -11.5,18.6! -9.9,13.8
flame*1 cut 0,18 -1.7,20 0,25! 1.7,20
flame*1 cut 10.7,9 9.2,10.8 10.7,15.4! 12.2,10.8
@
"""
DINOSAUR = """
unit 0.01
wood-- box -150 0 150 12 3
iron stroke 2 26,12 26,138
iron stroke 2 -36,12 -36,112
bone-- stroke 5,4,3 -42,120 -28,80 -62,48 -48,14
bone-- stroke 3,2 -48,15 -24,13
bone stroke 3,7,10,9,6 -196,152 -122,128 -34,130 46,150 92,190 112,218
bone- stroke 3,1.6 -16,130 -24,104 -14,90
bone- stroke 3,1.6 -2,134 -10,100 2,84
bone- stroke 3,1.6 12,138 4,98 18,80
bone- stroke 3,1.6 26,142 20,100 34,82
bone- stroke 3,1.6 40,146 36,108 50,90
bone- stroke 3,1.6 54,152 54,122 66,108
bone- oval -36 120 20 12 20
bone stroke 7,6,4 -36,120 0,80 -36,46 -18,14
bone stroke 3,2 -18,15 10,13
bone stroke 3,2 62,150 80,124 70,110 86,104
bone- cut 116,206! 150,202 188,200! 184,190 150,190 118,197
bone cut 100,214 114,238 144,246 186,232 200,218! 196,208! 150,210 118,206
ink%80 oval 132 228 7 7
ink%60 oval 162 224 9 5
white cut 190,209! 186,198! 182,209!
white cut 176,209! 172,199! 168,209!
white cut 162,210! 158,200! 154,210!
"""
"""A theropod's skeleton on its plinth."""

SKULL = """
unit 0.01
^bone/bone-- cut -9,10 -10,17 -6,23 0,24.6 6,23 10,17 9,10 6,7! 6,1! -6,1! -6,7!
ink disc -4 13.6 2.7
ink disc 4 13.6 2.7
ink cut 0,10.4! -1.4,7.6! 1.4,7.6!
bone--- stroke 0.6 -3,1! -3,5!
bone--- stroke 0.6 0,1! 0,5!
bone--- stroke 0.6 3,1! 3,5!
"""
WAND = """
unit 0.01
wood- stroke 1.8,1.2 0,0! 0,34!
gold box -1.4 0 1.4 5 0.5
@flame 0,36
lemon*1 star 0 37 6 2.6 5
@
"""
STAFF = """
unit 0.01
wood stroke 3.4,3 0,0! 0,150!
wood- stroke 3 0,148 -8,160 -2,170 8,164 6,154
@flame 2,160
sky*0.9 disc 1 160 5
@
"""
CANE = """
unit 0.01
wood- stroke 2.4 0,0! 0,78 5,86 11,84
"""
SNOWBALL = """
unit 0.01
@spin 0,8
^snow/ice- disc 0 8 8
ice- stroke 0.6 -4,11 -1,12 2,11
@
"""
ROCK = """
unit 0.01
@spin 0,16
^primary/primary-- cut -30,0! -34,12 -24,28 -6,36 14,32 30,20 34,6 28,0!
primary+%80 cut -22,24 -6,34 12,31 0,26 -12,20
primary--%70 stroke 1 4,24 10,14 4,6
@
"""
ROCK_TALL = """
unit 0.01
@spin 0,22
^primary/primary-- cut -20,0! -25,14 -20,34 -10,49 2,53! 13,45 22,28 26,10 22,0!
primary+%80 cut -17,32! -9,47 2,52! 4,40! -6,30!
primary-%80 cut 4,40! 2,52! 13,45 21,29 12,26!
primary--%70 stroke 1 -6,30! -2,16 -8,4
@
"""
ROCK_FLAT = """
unit 0.01
@spin 0,10
^primary/primary-- cut -40,0! -42,7 -33,17! -8,23 16,21! 33,13 41,5 38,0!
primary+%80 cut -32,17! -8,23 16,21! 4,16 -16,14!
primary--%60 stroke 1 16,20! 20,10 16,3
primary--%50 stroke 0.8 -18,13! -22,6
@
"""
ROCK_SPLIT = """
unit 0.01
@spin 0,15
^primary/primary-- cut -33,0! -36,10 -30,24! -14,33 -2,30! 10,37 24,28! 33,14 34,4 30,0!
primary+%80 cut -29,23! -14,32 -3,29! -8,20 -20,18!
primary-%80 cut 10,36! 24,28! 33,14 20,15 8,22!
primary--%70 stroke 1.2 -2,30! 0,18 -5,8
@
"""
PAPER_BOAT = """
unit 0.01
^paper-/paper-- cut 0,22! -9,8! 9,8!
^paper/paper-- cut -26,14! -12,0! 12,0! 26,14! 9,7! -9,7!
paper--%80 stroke 0.6 0,22! 0,7!
paper--%70 cut 0,0! 9,7! 12,0!
"""
PAPER_PLANE = """
unit 0.01
^paper-- cut -20,4! 22,10! -6,0!
^paper/paper- cut -22,14! 22,10! -12,5!
paper- cut -12,5! 22,10! -8,0! -10,4!
"""
TEDDY = """
unit 0.01
primary- disc -8 36 5
primary- disc 8 36 5
secondary disc -8 36 2.6
secondary disc 8 36 2.6
^primary/primary- disc 0 29 11
secondary oval 0 25.4 5 4
ink disc -4 31 1.2
ink disc 4 31 1.2
ink oval 0 27.2 1.6 1.2
ink stroke 0.6 -2,24.4 0,23.4 2,24.4
^primary-- oval -13 15 4.4 7 30
^primary-- oval 13 15 4.4 7 -30
^primary/primary-- oval 0 12 11 12
secondary oval 0 12 6.6 7.6
^primary- oval -8 2.6 6 4
^primary- oval 8 2.6 6 4
secondary disc -8 2.6 2.4
secondary disc 8 2.6 2.4
accent cut 0,20! -6,23! -6,17!
accent cut 0,20! 6,23! 6,17!
"""
TOY_CAR = """
unit 0.01
^primary/primary- cut -16,3! -17,9 -10,10 -6,15 6,15 10,10 17,9 17,3!
glass cut -4,10! -3,13.6! 4,13.6! 7,10!
@wheel1 -9,3
ink disc -9 3.4 3.6
gold disc -9 3.4 1.4
@
@wheel2 9,3
ink disc 9 3.4 3.6
gold disc 9 3.4 1.4
@
"""
MEDAL = """
unit 0.01
red cut -5,26! -1,26! 3,12! -1,12!
blue cut 5,26! 1,26! -3,12! 1,12!
^gold/brass disc 0 7 7
gold++ star 0 7 4.6 2 5
"""
ANCHOR = """
unit 0.01
^iron stroke 5 0,4! 0,84!
iron stroke 5 -18,66! 18,66!
iron stroke 4 0,82 -6,90 0,97 6,90 0,82
^iron stroke 6,5,3 0,4 22,8 34,24 36,36
^iron stroke 6,5,3 0,4 -22,8 -34,24 -36,36
iron cut 36,44! 28,32! 42,30!
iron cut -36,44! -28,32! -42,30!
"""
PHONE = """
unit 0.01
^ink box -4 0 4 16 1.2
sky*0.5 box -3.3 1.6 3.3 14.6 0.4
"""
HOURGLASS = """
unit 0.01
wood box -8 0 8 3 1
wood box -8 25 8 28 1
glass%60 cut -6,25! -6,20 -1.2,14 -6,8 -6,3! 6,3! 6,8 1.2,14 6,20 6,25!
sand cut -5,3.4! -4,7 0,8.4 4,7 5,3.4!
sand cut -4.4,20 -1,15 1,15 4.4,20
sand stroke 0.6 0,15! 0,6!
"""
