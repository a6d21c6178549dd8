"""Drawings of furniture and of what stands about: seats, tables, fires, ice, heavenly bodies. Units are centimetres."""

from __future__ import annotations

from circletake.render.cast.props.hangings import linked

TABLE = """
unit 0.01
^primary- box -66 0 -58 70
^primary- box 58 0 66 70
primary-- box -60 60 60 68
^primary+/primary- cut -76,68! -74,75! 74,75! 76,68!
"""
DESK = """
unit 0.01
^primary- box -66 0 -58 70
^primary/primary-- box 18 6 64 68
primary-- stroke 1 20,46! 62,46!
primary-- stroke 1 20,26! 62,26!
gold disc 41 57 2
gold disc 41 36 2
gold disc 41 16 2
^primary+/primary- box -74 68 74 75 1
"""
CHAIR = """
unit 0.01
^primary- stroke 5 -20,0! -18,46!
^primary-- stroke 5 22,0! 18,46!
^primary stroke 5 -20,44! -25,96!
primary stroke 5 -24,88 -24,92
primary- stroke 4 -23,78! -21,60!
^primary+/primary box -24 44 24 50 3
^secondary box -22 49 22 53 2
"""
STOOL = """
unit 0.01
^primary- stroke 4.4 -12,0! -9,44!
^primary-- stroke 4.4 12,0! 9,44!
primary-- stroke 3 -11,16! 11,16!
^primary+/primary cut -18,43! -17,49! 17,49! 18,43!
"""
THRONE = """
unit 0.01
^gold/brass cut -44,0! -46,150 -38,176! -28,160 -16,188! -4,160 6,176! 14,150 12,60! 40,60! 40,0!
crimson cut -36,66! -37,144 -6,146 4,140 2,66!
crimson+ box -38 46 38 58 4
brass- box 30 58 40 84 3
brass box -6 80 42 87 3
gold+ disc -16 190 5
"""
ARMCHAIR = """
unit 0.01
ink box -34 0 -28 10
ink box 30 0 36 10
^primary/primary- cut -44,10! -50,60 -44,104 -26,108 -14,96 -10,44! 40,44! 40,10!
primary+ box -16 40 40 52 5
^primary-/primary-- cut -16,10! -18,58 -12,66 34,66 44,60 44,10!
"""
BENCH = """
unit 0.01
^iron cut -76,0! -70,44! -62,44! -64,0!
^iron cut 64,0! 62,44! 70,44! 76,0!
iron stroke 4 -70,44! -74,84!
iron stroke 4 70,44! 74,84!
^primary+/primary box -86 42 86 49 1
^primary box -86 58 86 66 1
^primary box -86 72 86 80 1
"""
BED = """
unit 0.01
^wood/wood- box -110 0 -102 92 3
^wood/wood- box 100 0 108 60 3
wood-- box -102 18 100 34
^cream/cream- box -104 30 102 50 5
^white cut -100,48 -98,64 -60,66 -52,50
^primary/primary- cut -58,50! -56,60 40,60 102,56! 104,26! -50,26!
primary+ cut -60,50! -58,61 -34,62! -36,50!
"""
BLANKET = """
unit 0.01
^primary/primary- cut -34,48! -34,66 -18,76 10,78 50,74 84,76 100,66 106,50! 104,26! -34,26!
primary+ cut -36,50! -37,66 -30,72! -24,74 -20,70! -22,50!
"""
WINDOW = """
unit 0.01
^wood/wood- box -50 80 50 200 2
sky/ice*0.25 box -44 86 44 194
white%30 cut -36,90! -8,190! 8,190! -20,90!
^wood box -3 84 3 196
^wood box -46 136 46 142
^wood+ box -58 74 58 82 1
@curtain
^primary/primary- cut -62,206! -62,84! -44,90 -50,150 -34,206!
^primary/primary- cut 62,206! 62,84! 44,90 50,150 34,206!
@
brass stroke 3 -70,208! 70,208!
"""
LADDER = """
unit 0.01
^wood stroke 6 -22,0! -18,300!
^wood stroke 6 22,0! 18,300!
wood- stroke 5 -22,30! 22,30!
wood- stroke 5 -21,70! 21,70!
wood- stroke 5 -21,110! 21,110!
wood- stroke 5 -20,150! 20,150!
wood- stroke 5 -20,190! 20,190!
wood- stroke 5 -19,230! 19,230!
wood- stroke 5 -19,270! 19,270!
"""
ROPE_LADDER = """
unit 0.01
iron stroke 3 -24,300! 24,300!
rope stroke 3.6 -20,302! -21,250 -17,200 -21,150 -17,100 -21,50 -17,2
rope stroke 3.6 20,302! 17,250 21,200 17,150 21,100 17,50 21,2
wood/wood-- box -25 22 25 27 2
wood/wood-- box -24 60 25 65 2
wood/wood-- box -25 98 24 103 2
wood/wood-- box -24 136 25 141 2
wood/wood-- box -25 174 24 179 2
wood/wood-- box -24 212 25 217 2
wood/wood-- box -25 250 24 255 2
rope- disc -20 25 3.4
rope- disc 20 25 3.4
rope- disc -18 63 3.4
rope- disc 18 63 3.4
rope- disc -18 101 3.4
rope- disc 20 101 3.4
rope- disc -20 139 3.4
rope- disc 18 139 3.4
rope- disc -18 177 3.4
rope- disc 20 177 3.4
rope- disc -18 215 3.4
rope- disc 20 215 3.4
rope- disc -20 253 3.4
rope- disc 18 253 3.4
"""
STAIRS = """
unit 0.01
^stone/stone-- cut -120,0! -120,24! -80,24! -80,48! -40,48! -40,72! 0,72! 0,96! 40,96! 40,120! 80,120! 80,144! \
120,144! 120,0!
stone+ stroke 3 -120,24! -80,24!
stone+ stroke 3 -80,48! -40,48!
stone+ stroke 3 -40,72! 0,72!
stone+ stroke 3 0,96! 40,96!
stone+ stroke 3 40,120! 80,120!
stone+ stroke 3 80,144! 120,144!
"""
LOGS = """
unit 0.01
rock oval -34 5 12 7
rock- oval 34 5 12 7
rock- oval -16 3 10 5
rock oval 17 3 10 5
^bark stroke 11 -30,6! 26,20!
^bark- stroke 11 30,6! -26,20!
rope+ disc -30 6 4.6
rope+ disc 30 6 4.6
ember*0.8 cut -18,10 -6,15 6,15 18,10 8,6 -8,6
"""
_SWING_CHAINS = linked(((-20, 238), (-20, 52)), 5.2) + linked(((20, 238), (20, 52)), 5.2)
SWING_FRAME = f"""
unit 0.01
^primary stroke 7 -110,0! -84,240!
^primary- stroke 7 -58,0! -84,240!
^primary stroke 7 110,0! 84,240!
^primary- stroke 7 58,0! 84,240!
^primary+ stroke 8 -92,240! 92,240!
@swing 0,240
{_SWING_CHAINS}^wood box -26 46 26 52 1
@
"""
SLIDE = """
unit 0.01
^steel stroke 4 -70,0! -60,170!
steel stroke 4 -44,0! -52,170!
steel stroke 3 -67,40! -47,40!
steel stroke 3 -65,80! -49,80!
steel stroke 3 -62,120! -51,120!
^primary stroke 9 -60,150 -30,150 30,60 60,18 92,14
steel stroke 4 20,0! 26,60!
"""
SEESAW = """
unit 0.01
^iron cut -16,0! 0,46! 16,0!
@plank 0,46
^primary stroke 9 -150,26! 150,66!
iron stroke 4 -116,32! -116,52!
iron stroke 4 116,62! 116,82!
@
"""
ICEBERG = """
unit 0.01
^snow/ice-- cut -320,-20! -270,90 -200,150! -130,270 -60,330! 10,410 70,340! 130,300 190,180! 270,110 330,-20!
ice-%80 cut -60,330! 10,410 70,340! 40,180 -20,60! -80,180
white%60 cut -200,150! -130,270 -110,160 -160,60!
ice--%60 cut 130,300 190,180! 270,110 330,-20! 180,-20! 150,120
"""
STAR = """
unit 0.01
@spin 0,0
lemon*1 star 0 0 34 14 5
white*1 star 0 0 18 8 5
@
"""
SHOOTING_STAR = """
unit 0.01
@trail
lemon%60*0.8 cut 0,6! -150,70 -220,96! -140,50 0,-8!
white%60*0.9 cut 0,3! -90,40 -140,58! -80,28 0,-4!
@
lemon*1 star 0 0 30 12 5
white*1 star 0 0 15 7 5
"""
PLANET = """
unit 0.01
@ring_back
secondary-%85 cut -104,16! -96,24 -60,27 0,20 60,8 96,-6 104,-16! 88,-8 50,4 0,12 -50,17 -86,18!
@
^primary/primary-- disc 0 0 62
primary+%70 cut -59,18 -30,23 10,20 58,21! 50,36 10,33 -30,36 -53,33!
primary-%70 cut -62,-3 -20,1 20,-5 62,-6! 60,-17 20,-15 -20,-10 -61,-13!
primary+%50 cut -52,-33 -10,-30 30,-37 50,-37! 42,-45 10,-42 -20,-43 -44,-44!
primary---%30 cut 20,58.6! 44,43.6 58,21 62,0 58,-21 44,-43.6 20,-58.6! 40,-30 46,0 40,30
@ring
secondary cut -104,16! -108,10 -80,-6 -30,-22 30,-32 80,-32 106,-22 104,-16! 80,-22 30,-20 -30,-9 -80,5!
secondary--%60 cut -100,10! -60,-6 0,-20 60,-26 100,-21! 60,-23 0,-16 -60,-2
@
"""
MOON = """
unit 0.01
cream/straw*0.7 disc 0 0 60
straw-%60*0.4 disc -18 16 13
straw-%60*0.4 disc 20 -10 17
straw-%60*0.4 disc 8 30 8
straw-%60*0.4 disc -24 -26 9
"""
EARTH = """
unit 0.01
sea/blue*0.25 disc 0 0 60
leaf*0.2 cut -40,36 -16,44 -4,26 -20,8 -30,-12 -44,2 -52,18
leaf*0.2 cut 8,34 30,40 46,22 40,4 20,-4 14,12
leaf*0.2 cut -4,-20 14,-16 20,-36 8,-50 -6,-40
white%60*0.3 cut -50,-22 -20,-18 4,-24 -18,-28
white%60*0.3 cut 10,14 40,18 54,10 30,8
"""
MOP = """
unit 0.01
wood stroke 2.6 0,-70! 0,60!
^white/white-- cut -3,-70! -18,-100 -10,-98 -6,-104 0,-99 6,-104 10,-98 18,-100 3,-70!
"""
