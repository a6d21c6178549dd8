"""Drawings of statues, ruins, bridges, gates and walls. Units are tenths of a metre unless a drawing says otherwise."""

from __future__ import annotations

BRIDGE = """
unit 0.1
^primary/primary-- cut -76,0! -72,18 -40,32 0,38 40,32 72,18 76,0! 52,0! 50,10 36,24 16,29! 8,0! -8,0! -16,29! \
-36,24 -50,10 -52,0!
^primary+ cut -80,20! -40,37 0,43 40,37 80,20! 80,15! 40,32 0,38 -40,32 -80,15!
primary- stroke 1.6 -70,25! -70,37!
primary- stroke 1.6 -35,38! -35,50!
primary- stroke 1.6 0,43! 0,55!
primary- stroke 1.6 35,38! 35,50!
primary- stroke 1.6 70,25! 70,37!
primary stroke 2 -80,32! -40,49 0,55 40,49 80,32!
"""


WELL = """
unit 0.01
^wood- stroke 11 -70,40! -70,190!
^wood- stroke 11 70,40! 70,190!
wood stroke 9 -78,168! 78,168!
@bucket 0,168
rope stroke 2.4 0,166! 0,104!
wood cut -15,104! -12,78! 12,78! 15,104!
iron stroke 2 -14,98! 14,98!
@
^primary/primary-- cut -120,180! 0,244! 120,180! 108,172! -108,172!
^stone/stone--- cut -96,0! -92,78! 92,78! 96,0!
stone+ cut -102,76! -102,90! 102,90! 102,76!
stone-- stroke 2 -90,52! 90,52!
stone-- stroke 2 -92,28! 92,28!
stone-- stroke 2 -50,76! -50,52!
stone-- stroke 2 10,76! 10,52!
stone-- stroke 2 60,76! 60,52!
stone-- stroke 2 -20,52! -20,28!
stone-- stroke 2 40,52! 40,28!
stone-- stroke 2 -64,28! -64,2!
stone-- stroke 2 6,28! 6,2!
"""


FOUNTAIN = """
unit 0.01
^stone/stone-- cut -150,0! -160,46 -130,50! 130,50! 160,46 150,0!
sea box -136 44 136 54 4
^stone/stone-- cut -14,50! -10,130! 10,130! 14,50!
^stone+ cut -70,136 -40,118 0,114 40,118 70,136! 30,142 -30,142
^stone- cut -7,140! -5,190! 5,190! 7,140!
^stone+ cut -30,196 0,182 30,196! 0,200
@water 0,200
glass%70*0.1 cut 0,236 -8,228 -26,190 -34,140! -22,180 -4,212 0,200! 4,212 22,180 34,140! 26,190 8,228
glass%55*0.1 cut -60,136 -74,124 -90,52! -72,100 -56,128!
glass%55*0.1 cut 60,136 74,124 90,52! 72,100 56,128!
@
"""


GATE = """
unit 0.1
^primary/primary--- box -24 0 -13 40
^primary/primary--- box 13 0 24 40
^primary+/primary- cut -27,38! -27,45! 27,45! 27,38!
^secondary/secondary-- cut -31,45! -20,56! 20,56! 31,45!
@leaf_far -13,0
wood-/wood--- cut -13,0! -13,34 -7,37 0,38! 0,0!
iron stroke 0.8 -13,10! 0,10!
iron stroke 0.8 -13,28! 0,28!
@
@leaf 13,0
wood-/wood--- cut 13,0! 13,34 7,37 0,38! 0,0!
iron stroke 0.8 0,10! 13,10!
iron stroke 0.8 0,28! 13,28!
gold disc 2.2 18 1
@
@lamp
glow*0.9 disc -18.5 49 2.2
glow*0.9 disc 18.5 49 2.2
@
"""


DOOR = """
unit 0.01
^primary-- box -62 0 62 228
ink- box -50 0 50 214
@leaf -50,0
^primary/primary- box -50 0 50 214
primary-- box -38 116 -6 198 2
primary-- box 6 116 38 198 2
primary-- box -38 18 -6 100 2
primary-- box 6 18 38 100 2
gold disc 40 106 5
@
stone box -76 -4 76 6
"""


WALL = """
unit 0.01
^primary/primary-- cut -330,0! -330,170! 330,170! 330,0!
primary+ cut -340,166! -340,182! -120,185! 60,182! 340,184! 340,165!
primary-- stroke 2 -330,56! 330,56!
primary-- stroke 2 -330,112! 330,112!
primary-- stroke 2 -220,56! -220,112!
primary-- stroke 2 -100,56! -100,112!
primary-- stroke 2 20,56! 20,112!
primary-- stroke 2 140,56! 140,112!
primary-- stroke 2 250,56! 250,112!
primary-- stroke 2 -270,112! -270,166!
primary-- stroke 2 -160,112! -160,166!
primary-- stroke 2 -40,112! -40,166!
primary-- stroke 2 80,112! 80,166!
primary-- stroke 2 200,112! 200,166!
primary-- stroke 2 -280,2! -280,56!
primary-- stroke 2 -150,2! -150,56!
primary-- stroke 2 -30,2! -30,56!
primary-- stroke 2 90,2! 90,56!
primary-- stroke 2 210,2! 210,56!
"""


FENCE = """
unit 0.01
^primary box -330 60 330 72
^primary- box -330 28 330 40
""" + "\n".join(f"^primary cut {x},0! {x},92! {x + 9},104! {x + 18},92! {x + 18},0!" for x in range(-320, 320, 46))


STATUE = """
unit 0.01
^stone-/stone--- cut -90,0! -90,30! -72,40! -66,150! -84,160! -84,180! 84,180! 84,160! 66,150! 72,40! 90,30! 90,0!
@
^primary/primary-- cut -34,178! -38,250 -30,330 -44,380 -40,420 -16,432! -14,446 -20,474 0,492 20,474 14,446! \
16,432! 44,420 96,500 104,494 70,410 46,372 32,330 42,250 44,178!
primary-- cut -30,330 -4,300 20,180! 44,178 40,250 32,320
primary- stroke 5 -38,384 -52,330 -36,296
primary+%60 cut -20,474 -14,486 -2,490 -10,470
primary stroke 6 100,496! 112,540!
@lamp
gold cut 100,540 106,562 112,576! 118,560 124,540 112,530
@
"""


OBELISK = """
unit 0.1
^stone/stone-- box -16 0 16 6
^stone/stone-- box -12 6 12 12
^primary/primary--- cut -7.6,12! -5,72! 0,82! 5,72! 7.6,12!
primary++%50 cut -7.6,12! -5,72! 0,82! -1,72! -2,12!
"""


RUIN = """
unit 0.1
^primary-/primary--- box -40 0 44 5
^primary/primary--- cut -34,5! -34,52! -36,56! -20,56! -22,52! -22,5!
primary-- stroke 0.7 -30,6! -30,52!
primary-- stroke 0.7 -26,6! -26,52!
^primary/primary--- cut -8,5! -8,36 -6,40! -2,37 1,42! 4,34! 4,5!
primary-- stroke 0.7 -4,6! -4,36!
primary-- stroke 0.7 0,6! 0,37!
^primary/primary--- cut 18,5! 18,52! 16,56! 32,56! 30,52! 30,5!
primary-- stroke 0.7 22,6! 22,52!
primary-- stroke 0.7 26,6! 26,52!
^primary+/primary- cut -38,56! -38,64! -12,64 -10,60! -14,56!
^primary+/primary- cut 12,56! 14,62 20,64! 36,64! 36,56!
^primary- cut 34,0! 33,5 38,9 47,8 50,3 48,0!
moss cut -36,64 -30,66 -24,64 -27,60 -32,62
moss cut -9,5 -5,8 1,6 5,5
"""


COLUMN = """
unit 0.1
^primary-/primary--- box -10 0 10 5
^primary/primary--- cut -6.5,5! -5.5,56! 5.5,56! 6.5,5!
primary-- stroke 0.7 -2.4,6! -2,55!
primary-- stroke 0.7 2.4,6! 2,55!
^primary+ cut -10,62! -10,59 -6,56! 6,56! 10,59 10,62!
"""


PYRAMID = """
unit 0.1
^primary/primary-- cut -130,0! 0,112! 130,0!
primary-- cut 0,112! 130,0! 40,0!
primary-%70 stroke 0.8 -104,22! 36,22!
primary-%70 stroke 0.8 -78,45! 28,45!
primary-%70 stroke 0.8 -52,67! 18,67!
primary-%70 stroke 0.8 -26,90! 8,90!
ink-- cut -8,0! -6,13! 6,13! 8,0!
"""
