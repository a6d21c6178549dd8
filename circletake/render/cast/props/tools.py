"""Drawings of tools, instruments, arms and instruments of seeing. Units are centimetres, the ground at y 0."""

from __future__ import annotations

TELESCOPE = """
unit 0.01
^brass/brass-- box -30 -2.6 -6 2.6 1
^brass+/brass- box -8 -3.6 16 3.6 1
^leather box -4 -3.8 12 3.8 0.5
^brass+/brass- box 14 -4.8 38 4.8 1
glass*0.2 oval 38 0 1.6 4.6
ink oval -30 0 1 2.4
"""
MICROSCOPE = """
unit 0.01
^iron- cut -14,0! -14,4 14,4 14,0!
iron stroke 4 -8,4 -14,20 -8,34 2,38
^white- cut -2,12! 10,12! 8,38! 0,38!
ink box -1 36 9 44 1
brass box -10 11 12 14
"""
CAMERA = """
unit 0.01
^ink+/ink box -11 0 11 14 2
ink box -5 13 5 17 1
silver- box -11 9.6 11 12
iron disc 2 7 5.6
night disc 2 7 4.2
sky*0.4 disc 3 8 1.6
red*0.6 disc -8 11 0.9
"""
FILM_CAMERA = """
unit 0.01
wood stroke 3 0,98! -36,0!
wood stroke 3 0,98! 36,0!
wood- stroke 3 0,98! 4,0!
^ink+/ink box -24 98 24 132 3
@spin -10,148
^ink disc -10 148 15
iron disc -10 148 4
@
@reel 18,146
^ink disc 18 146 12
iron disc 18 146 3.4
@
iron cut 24,106! 46,102! 46,128! 24,124!
glass*0.3 oval 46 115 2 11
red*0.9 disc -18 126 1.8
"""
CLOCK = """
unit 0.01
^wood/wood-- disc 0 18 18
wood+ disc 0 18 16.4
cream disc 0 18 15.4
ink stroke 1.1 0.0,32.0! 0.0,30.2!
ink stroke 0.6 7.0,30.1! 6.4,29.1!
ink stroke 0.6 12.1,25.0! 11.1,24.4!
ink stroke 1.1 14.0,18.0! 12.2,18.0!
ink stroke 0.6 12.1,11.0! 11.1,11.6!
ink stroke 0.6 7.0,5.9! 6.4,6.9!
ink stroke 1.1 0.0,4.0! 0.0,5.8!
ink stroke 0.6 -7.0,5.9! -6.4,6.9!
ink stroke 0.6 -12.1,11.0! -11.1,11.6!
ink stroke 1.1 -14.0,18.0! -12.2,18.0!
ink stroke 0.6 -12.1,25.0! -11.1,24.4!
ink stroke 0.6 -7.0,30.1! -6.4,29.1!
@hour 0,18
ink stroke 1.4 0,17! 0,25!
@
@minute 0,18
ink stroke 1 0,16! 0,29!
@
accent disc 0 18 1.2
"""
WATCH = """
unit 0.01
gold stroke 0.8 0,15 6,20 14,19 20,24
^gold/brass disc 0 7 7
cream disc 0 7 5.4
gold box -1.2 13.4 1.2 16 0.6
@hour 0,7
ink stroke 0.8 0,7! 0,9.8!
@
@minute 0,7
ink stroke 0.6 0,7! 0,11!
@
"""
RADIO = """
unit 0.01
silver stroke 0.9 12,26! 26,52!
^wood/wood-- cut -22,0! -22,20 -16,27 16,27 22,20 22,0!
straw- disc -8 12 8
straw--%80 stroke 0.7 -14,12! -2,12!
straw--%80 stroke 0.7 -13,15! -3,15!
straw--%80 stroke 0.7 -13,9! -3,9!
glow*0.6 box 4 13 18 20 1
red stroke 0.7 9,13! 9,20!
ink disc 7 6.6 2.4
ink disc 15 6.6 2.4
"""
GRAMOPHONE = """
unit 0.01
^brass+/brass-- cut 0,30 -10,38 -34,74! -8,66 22,64 44,76! 16,46 8,32
brass-- cut -34,74! -8,66 22,64 44,76! 20,80 -12,80
^wood/wood-- box -24 0 24 18 2
ink oval 0 20 22 3
ink disc 2 23 1.6
brass stroke 2 2,24 8,30
"""
TELEVISION = """
unit 0.01
silver stroke 1 -4,48! -20,70!
silver stroke 1 4,48! 18,68!
^wood/wood-- box -32 4 32 48 4
ink box -27 9 14 44 5
sky/blue*0.6 box -25 11 12 42 4
gold disc 23 36 3
gold disc 23 27 3
wood-- stroke 1.2 18,18! 28,18!
wood-- stroke 1.2 18,14! 28,14!
ink stroke 3 -24,4! -27,0!
ink stroke 3 24,4! 27,0!
"""
TELEPHONE = """
unit 0.01
^ink+/ink cut -13,0! -10,9 -5,12 5,12 10,9 13,0!
cream disc 0 6 4.4
ink disc 0 6 2
^ink stroke 5 -14,14 -8,18 8,18 14,14
ink disc -14 13 3.4
ink disc 14 13 3.4
"""
COMPUTER = """
unit 0.01
iron- box -14 0 14 2.4 1
iron stroke 5 0,2! 0,10!
^ink+ box -29 9 29 45 2
sky/blue*0.6 box -26.6 12 26.6 42.6 1
white%70*0.5 stroke 1 -22,38! -4,38!
white%70*0.5 stroke 1 -22,34! 4,34!
white%70*0.5 stroke 1 -18,30! 10,30!
lemon%80*0.5 stroke 1 -18,26! 2,26!
"""
LAPTOP = """
unit 0.01
^silver/silver-- cut -20,0! -18,1.6! 18,1.6! 20,0!
^silver- cut -16,1.6! -22,25! 10,25! 16,1.6!
sky/blue*0.6 cut -14.4,3! -20,23.6! 8.6,23.6! 14,3!
"""
PIANO = """
unit 0.01
ink-- cut -44,0! -39,0! -37,62! -45,62!
ink-- cut 62,0! 67,0! 70,62! 60,62!
ink-- cut 6,0! 10,0! 11,58! 5,58!
gold disc -41.5 2 2.6
gold disc 64.5 2 2.6
gold stroke 1.4 -6,8! -2,56!
gold stroke 1.4 2,8! 0,56!
gold box -10 4 8 8 2
ink+ stroke 2 18,90! 44,140!
^ink++/ink cut -30,92! -6,150 40,172 82,160 80,156 44,166 0,144 -22,92!
ink++ cut -28,93! -5,147 40,168 80,157! 78,94!
gold%55 stroke 0.7 -18,98! 10,138! 60,150!
gold%35 stroke 0.7 -8,98! 18,130! 66,140!
gold%25 stroke 0.7 6,98! 30,122! 70,128!
^ink+/ink- cut -52,62! -56,70 -56,80 -50,84! -34,84! -34,93! 78,93! 86,88 88,76 84,64 76,60! -46,60!
ink++ stroke 1 -32,88! 80,88!
gold stroke 0.8 -32,63! 76,63!
white/paper cut -56,84! -35,84! -35,87.5! -56,87.5!
ink box -52 87 -37 88.6
^ink++ box -36 84 -32 104 1
paper cut -33,104! -27,124! -9,122! -14,103!
paper+ cut -31,105! -26,121! -18,121! -22,104!
ink%45 stroke 0.6 -27,109! -16,108.5!
ink%45 stroke 0.6 -26,113! -15,112.5!
ink%45 stroke 0.6 -25,117! -14,116.5!
"""
VIOLIN = """
unit 0.01
ink stroke 2.4 0,34! 0,58!
wood-- cut -2,57! -3,62 0,65 3,62 2,57!
^primary/primary-- cut 0,0 -8,2 -10.6,9 -6.4,17 -8.6,25 -6,32 0,35 6,32 8.6,25 6.4,17 10.6,9 8,2
primary--- stroke 0.7 -5,14 -4.4,18 -5,22
primary--- stroke 0.7 5,14 4.4,18 5,22
ink stroke 1.8 0,4! 0,12!
bone stroke 0.5 0,4! 0,58!
wood- stroke 1 -4,13.4! 4,13.4!
"""
BOW = """
unit 0.01
wood- stroke 0.8 -34,1.4 0,2.4 36,1
bone stroke 0.4 -34,0! 36,0!
ink box -36 -0.4 -31 2
"""
CELLO = """
unit 0.01
iron stroke 1 0,0! 0,14!
ink stroke 4 0,84! 0,128!
wood-- cut -3,126! -4,134 0,138 4,134 3,126!
^primary/primary-- cut 0,12 -18,16 -24,32 -14,48 -20,66 -14,82 0,88 14,82 20,66 14,48 24,32 18,16
primary--- stroke 1.4 -10,38 -9,46 -10,54
primary--- stroke 1.4 10,38 9,46 10,54
bone stroke 0.8 0,20! 0,128!
wood- stroke 2 -8,38! 8,38!
"""
GUITAR = """
unit 0.01
wood-- box -2.2 46 2.2 90
wood--- cut -3.4,89! -4,99 4,99 3.4,89!
^primary/primary-- cut 0,0 -14,3 -18,15 -11.6,27 -14,38 -9,46 0,48 9,46 14,38 11.6,27 18,15 14,3
primary--- disc 0 28 5.6
ink disc 0 28 4.4
wood-- box -7 11 7 13.4
bone stroke 0.5 -1,12! -1,96!
bone stroke 0.5 1,12! 1,96!
"""
HARP = """
unit 0.01
^gold/brass cut -34,0! -30,8 20,12! 26,4 24,0!
^gold stroke 6 22,6! -2,96!
^gold stroke 6,5 -30,6! -34,112!
^gold stroke 6 -34,112 -20,118 -10,104 -2,96
bone stroke 0.5 -26,10! -26,112!
bone stroke 0.5 -20,10! -20,115!
bone stroke 0.5 -14,11! -14,108!
bone stroke 0.5 -8,11! -8,100!
bone stroke 0.5 -2,12! -3,94!
bone stroke 0.5 5,12! 3,74!
bone stroke 0.5 12,12! 10,50!
"""
DRUM = """
unit 0.01
^primary/primary-- cut -22,2! -22,32! 22,32! 22,2! 0,-2
gold stroke 2 -22,30 0,27 22,30
gold stroke 2 -22,4 0,1 22,4
cream stroke 0.9 -22,29! -11,3! 0,27! 11,3! 22,29!
^cream/cream- oval 0 32 22.6 4.6
"""
TRUMPET = """
unit 0.01
gold- stroke 1.7 -24,0! 19,0! 23,-1 24.8,-3.4 23,-5.8 18,-6.8! 10,-6.8!
^brass box 1.2 -11 4.6 5.4 1
^brass box 6.6 -11 10 5.4 1
^brass box 12 -11 15.4 5.4 1
^gold stroke 2.2 12,-6.2! -5,-6.2! -10,-4.8 -12,-1.2 -10,2.6 -5,4! 4,4!
^gold/brass- cut -5,3! 24,2.6 34,1 41,-3.6 45,-9! 46.6,-9! 46.6,17! 45,17! 41,11.6 34,7 24,5.4 -5,5!
gold+ box 45 -9.4 47 17.4 1
gold+ cut 2,4.5! 24,4.9 34,6.4 40,10.4 34,5.4 24,4.2!
silver stroke 0.9 2.9,5.4! 2.9,9!
silver stroke 0.9 8.3,5.4! 8.3,8!
silver stroke 0.9 13.7,5.4! 13.7,9!
^cream oval 2.9 9.6 1.9 0.9
^cream oval 8.3 8.6 1.9 0.9
^cream oval 13.7 9.6 1.9 0.9
brass- box 0.8 -12.4 5 -10.4 0.8
brass- box 6.2 -12.4 10.4 -10.4 0.8
brass- box 11.6 -12.4 15.8 -10.4 0.8
gold cut -29,-2.6! -29,2.6! -25.4,1.1! -23,0.9! -23,-0.9! -25.4,-1.1!
"""
FLUTE = """
unit 0.01
^silver/silver-- stroke 2 -30,0! 32,0!
iron disc -20 0 0.8
iron disc 0 0 0.8
iron disc 6 0 0.8
iron disc 12 0 0.8
iron disc 18 0 0.8
"""
SAXOPHONE = """
unit 0.01
^gold/brass- stroke 2.4,4,6 -12,52 -4,56 0,48 2,14 8,2 16,2 20,10
gold cut 16,8! 12,24 30,28! 24,10!
ink stroke 2 -16,50! -11,52!
brass disc 2 38 1.8
brass disc 3 30 1.8
brass disc 4 22 1.8
"""
SWORD = """
unit 0.01
leather stroke 3 0,-12! 0,4!
gold disc 0 -14 2.6
gold stroke 2.8 -10,5 0,4 10,5
^silver/silver-- cut -2.4,6! -2.2,78! 0,86! 2.2,78! 2.4,6!
white%60 cut -0.4,7! -0.4,78! 0.6,78! 0.6,7!
"""
SPEAR = """
unit 0.01
wood stroke 2.4 0,-70! 0,90!
^silver cut -4,88! 0,110! 4,88! 0,84!
"""
SHIELD = """
unit 0.01
^primary/primary-- cut -26,62! -27,36 -18,12 0,0! 18,12 27,36 26,62! 0,66
secondary cut 0,66 26,62! 27,36 18,12 0,0!
accent stroke 2.4 -26,62 0,66 26,62
accent disc 0 38 6
"""
HAMMER = """
unit 0.01
wood stroke 2.6 0,-14! 0,20!
wood- stroke 3.2 0,-14! 0,-5!
^iron/iron-- cut -5,18.2! -4,24.8! 6,24.8! 7,18.2!
^iron-/iron--- box 6 17.2 10.4 25.8 1
^iron/iron-- cut -4.4,18.4! -8,18.8 -13.4,21.8! -12.6,23.2! -8,22.6 -4.2,24.8!
"""
AXE = """
unit 0.01
wood stroke 3 0,-20! 1,46!
^steel/steel-- cut -1,44! 3,46 16,50! 14,38 16,26! 3,34 -1,34!
"""
SHOVEL = """
unit 0.01
wood stroke 3 0,-40! 0,60!
wood stroke 3 -6,61! 6,61!
^steel/steel-- cut -9,-40! -9,-58 0,-70 9,-58 9,-40!
"""
WRENCH = """
unit 0.01
^steel/steel-- cut -2,-12! -2,12 -6,16 -5,22! -2,18! 2,18! 5,22! 6,16 2,12 2,-12! 0,-15
"""
BROOM = """
unit 0.01
wood stroke 2.6 0,-70! 0,60!
^straw/straw-- cut -4,-66! -14,-104! 14,-104! 4,-66!
straw--- stroke 0.8 -3,-72! -7,-103!
straw--- stroke 0.8 0,-72! 0,-103!
straw--- stroke 0.8 3,-72! 7,-103!
red stroke 2 -5,-71! 5,-71!
"""
FISHING_ROD = """
unit 0.01
leather stroke 3 0,-14! 4,6!
^wood- stroke 2,1.2,0.6 4,6 40,90 110,190
silver disc 3 -2 3.4
@line 110,190
white%70 stroke 0.5 110,190! 112,40!
red disc 112 38 2.4
white disc 112 41 2.4
@
"""
NET = """
unit 0.01
wood stroke 2.4 0,-50! 0,40!
white%45 cut -14,52 -10,66 0,70 10,66 14,52 4,84 -6,84
^iron stroke 1.6 0,40 -14,48 -12,60 0,66 12,60 14,48 0,40
"""
MIRROR = """
unit 0.01
^gold/brass- cut -24,0! -26,20 -26,110 -12,134 0,138 12,134 26,110 26,20 24,0!
sky/glass cut -19,6! -20,20 -20,108 -10,126 0,130 10,126 20,108 20,20 19,6!
white%50 cut -14,30! -14,100! 4,118! -6,50!
"""
FLAG = """
unit 0.01
^wood stroke 4,3 0,0! 0,240!
gold disc 0 242 4
@cloth 0,200
^primary cut 2,236 30,230 60,238 92,230! 90,206! 60,212 30,204 2,210
secondary cut 2,210 30,204 60,212 90,206! 89,182! 60,188 30,180 2,186
@
"""
ROPE = """
unit 0.01
^rope- stroke 5 -22,7 -16,11.1 0,13 16,11.1 22,7 16,2.9000000000000004 0,1 -16,2.9000000000000004 -21.9,6.4
rope--%70 stroke 0.8 -19.4,1.8! -16.8,5.5!
rope--%70 stroke 0.8 -10.7,-0.2! -8.1,3.5!
rope--%70 stroke 0.8 -1.4,-0.8! 1.2,2.9!
rope--%70 stroke 0.8 8.6,-0.1! 11.2,3.6!
rope--%70 stroke 0.8 16.8,1.8! 19.4,5.5!
^rope stroke 5 -22,12 -16,16.1 0,18 16,16.1 22,12 16,7.9 0,6 -16,7.9 -21.9,11.4
rope--%70 stroke 0.8 -19.4,6.8! -16.8,10.5!
rope--%70 stroke 0.8 -10.7,4.8! -8.1,8.5!
rope--%70 stroke 0.8 -1.4,4.2! 1.2,7.9!
rope--%70 stroke 0.8 8.6,4.9! 11.2,8.6!
rope--%70 stroke 0.8 16.8,6.8! 19.4,10.5!
^rope+ stroke 5 -22,17 -16,21.1 0,23 16,21.1 22,17 16,12.9 0,11 -16,12.9 -21.9,16.4
rope--%70 stroke 0.8 -19.4,11.8! -16.8,15.5!
rope--%70 stroke 0.8 -10.7,9.8! -8.1,13.5!
rope--%70 stroke 0.8 -1.4,9.2! 1.2,12.9!
rope--%70 stroke 0.8 8.6,9.9! 11.2,13.6!
rope--%70 stroke 0.8 16.8,11.8! 19.4,15.5!
^rope stroke 4.4 15,4 26,-0.5 36,2.5 45,0.5
rope--%70 stroke 0.8 26,-2.6! 28,1.6!
rope--%70 stroke 0.8 35,0! 37,4.4!
"""
