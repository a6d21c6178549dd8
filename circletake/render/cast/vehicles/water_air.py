"""Drawings of what floats and flies. They look right; the water line or the ground is at y 0."""

from __future__ import annotations

ROWING_BOAT = """
unit 0.01
wood--- cut -176,44! -150,26 140,26 190,52! 120,36 -120,34
^primary/primary--- cut -180,46! -168,4 -120,-22 110,-22 160,2 192,56! 120,30 -110,30
primary+ stroke 5 -180,46! -110,32 120,32 192,56!
primary--- stroke 2 -172,16 -110,4 110,4 172,22
primary--- stroke 2 -150,-6 -100,-12 100,-12 146,-4
"""

OAR = """
unit 0.01
wood+ stroke 4 -20,0! 96,0!
wood cut 90,-3! 104,-9 140,-9 146,0 140,9 104,9 90,3!
"""

CANOE = """
unit 0.01
^primary/primary--- cut -190,58! -184,20 -150,-14 150,-14 184,20 190,58! 160,26 -160,26
accent stroke 5 -186,52 -160,28 160,28 186,52
accent cut -120,2! -104,14! -88,2! -104,-10!
accent cut -8,2! 8,14! 24,2! 8,-10!
accent cut 104,2! 120,14! 136,2! 120,-10!
"""

RAFT = """
unit 0.01
^wood oval -110 4 30 14
^wood- oval -60 4 30 14
^wood oval -10 4 30 14
^wood- oval 40 4 30 14
^wood oval 90 4 30 14
wood-- box -150 10 130 20 4
rope stroke 4 -90,20! -90,-6!
rope stroke 4 66,20! 66,-6!
"""

SAILING_BOAT = """
unit 0.01
@flag 20,820
accent cut 20,820! -60,808 -110,822! -60,790 20,790!
@
wood stroke 13,9 20,60! 20,826!
wood stroke 8 14,120! -250,132!
@sail 20,140
^paper/paper-- cut 14,146! -246,138! -170,330 -70,580 12,790!
paper-- stroke 2.5 -206,250! 14,260!
paper-- stroke 2.5 -148,400! 14,410!
paper-- stroke 2.5 -80,560! 14,570!
accent- cut -60,430! -16,430! -38,500!
@
@jib 20,140
^paper-/paper--- cut 32,128! 322,84! 230,220 120,480 30,740!
@
wood-- stroke 3 20,800! 326,78!
^primary/primary--- cut -330,84! -318,16 -250,-44 220,-44 290,10 356,92! 200,60! -200,56!
white box -318 34 306 46 4
cream cut -120,52! -110,100 70,104 90,56!
glass cut -92,66! -88,90 -50,92! -50,66!
glass cut -30,66! -30,92! 30,92! 40,66!
"""

FISHING_BOAT = """
unit 0.01
iron stroke 9 60,90! 60,420!
iron stroke 6 60,300! 210,180!
rope stroke 2 60,410! 330,100!
rope stroke 2 60,410! -300,110!
^primary/primary--- cut -330,96! -320,10 -270,-50 230,-50 300,16 366,120! 240,70! -220,66!
accent stroke 10 -328,84 -220,56 240,60 356,104
white cut -200,66! -196,220! -40,220! -30,66!
secondary cut -214,218! -208,238! -28,238! -22,218!
glass/sky%80 box -184 150 -128 200 5
glass/sky%80 box -114 150 -58 200 5
@lamp
glow*0.9 disc 60 426 10
@
iron box 110 66 170 110 6
rope disc 140 88 14
"""

SURFBOARD = """
unit 0.01
ink cut -84,0! -94,-16 -80,-14 -66,-1!
^primary/primary-- cut -104,8! -92,12 -20,14 60,16 112,30! 92,8 40,-1 -40,-3 -92,0
accent cut -98,8! -20,10 60,12 100,23! 84,9 40,3 -40,2
white stroke 2 -30,13! -20,2!
"""

SHIP = """
unit 0.1
iron stroke 2 -38,20! -38,96!
iron stroke 2 62,20! 62,92!
rope stroke 0.6 -38,94! 62,90! 120,30!
rope stroke 0.6 -38,94! -118,30!
^ink+ cut -120,34! -116,-14! 96,-14! 108,6 126,40! 60,26! -80,26!
crimson cut -116,-14! 96,-14! 101,-4! -117,-4!
white stroke 1.4 -119,22! -80,24 60,24 118,30!
^white/white-- box -84 26 56 44 1
^white/white-- box -62 44 36 58 1
^white/white-- box -30 58 16 70 1
@glow
glow*0.5 box -78 31 -72 38 1
glow*0.5 box -64 31 -58 38 1
glow*0.5 box -50 31 -44 38 1
glow*0.5 box -36 31 -30 38 1
glow*0.5 box -22 31 -16 38 1
glow*0.5 box -8 31 -2 38 1
glow*0.5 box 6 31 12 38 1
glow*0.5 box 20 31 26 38 1
glow*0.5 box 34 31 40 38 1
glow*0.5 box -54 48 -48 54 1
glow*0.5 box -38 48 -32 54 1
glow*0.5 box -22 48 -16 54 1
glow*0.5 box -6 48 0 54 1
glow*0.5 box 10 48 16 54 1
glow*0.5 box -24 62 10 67 1
@
^primary/primary-- cut -54,58! -51,86! -36,86! -34,58!
ink box -52.5 80 -35 87
^primary/primary-- cut -14,70! -11,94! 4,94! 6,70!
ink box -12.5 88 5 95
@flag -118,34
accent cut -118,44! -128,42 -138,46! -128,38 -118,38!
@
"""

GALLEON = """
unit 0.1
wood-- stroke 2.4 -56,20! -56,104!
wood-- stroke 2.8 0,20! 0,122!
wood-- stroke 2.4 52,20! 52,104!
wood-- stroke 2 84,30! 128,54!
@square 0,80
^paper-/paper--- cut -74,96! -40,96! -36,80 -40,66! -76,66! -70,80
^paper/paper-- cut -26,112! 26,112! 32,98 28,86! -30,86! -24,98
^paper/paper-- cut -32,82! 32,82! 40,62 34,44! -36,44! -28,62
^paper-/paper--- cut 34,98! 70,98! 76,84 72,70! 32,70! 38,84
^paper-/paper--- cut 30,66! 74,66! 80,52 76,40! 28,40! 34,52
^paper--/paper--- cut -78,62! -34,62! -30,50 -34,38! -80,38! -74,50
@
@flag 0,122
accent cut 0,130! -14,128 -24,132! -14,122 0,122!
white disc -9 127 2.2
@
^wood/wood--- cut -108,64! -105,30! -98,0 -84,-14! 72,-14! 92,6 108,46! 62,38! 58,25! -54,25! -58,60!
wood- stroke 1.2 -103,20! -60,16! 60,16! 97,22!
wood+ stroke 2.2 -109,64! -57,60!
wood+ stroke 2.2 -55,25! 59,25!
wood+ stroke 2.2 61,38! 109,46!
gold stroke 1.4 -99,8! -40,5! 60,5! 91,10!
ink box -44 8 -37 14 1
ink box -24 8 -17 14 1
ink box -4 8 3 14 1
ink box 16 8 23 14 1
ink box 36 8 43 14 1
gold box -99 36 -64 50 2
@glow
glow*0.6 box -97 38 -88 48 1
glow*0.6 box -86 38 -77 48 1
glow*0.6 box -75 38 -66 48 1
glow*0.8 disc -109 70 3
@
iron stroke 1 -109,64! -109,68!
"""

SUBMARINE = """
unit 0.1
@screw -88,12
brass cut -90,12! -92,26 -86,26 -88,12! -92,-2 -86,-2
@
^primary/primary--- cut -84,12! -64,26 -20,31 46,30 76,22 88,10 76,-2 46,-11 -20,-12 -64,-6
primary-- stroke 0.8 -60,14! 82,14!
^primary/primary-- cut -22,30! -18,48 -10,52 12,52 18,46 22,30!
iron stroke 2.2 0,52! 0,64! 8,64!
primary-- cut -84,12! -96,30! -78,24!
primary-- cut -84,12! -96,-6! -78,2!
brass disc -30 16 5.4
glow*0.6 disc -30 16 3.8
brass disc 0 16 5.4
glow*0.6 disc 0 16 3.8
brass disc 30 16 5.4
glow*0.6 disc 30 16 3.8
@lamp
glow*1 disc 78 14 3.4
@
"""

AEROPLANE = """
unit 0.01
primary-- cut -60,120! 40,120! 10,196! -70,190!
iron stroke 7 40,100! 66,34!
^ink disc 70 24 24
steel disc 70 24 11
iron stroke 5 -330,90! -344,50!
ink disc -346 44 10
^primary/primary-- cut -400,150! -380,128 -200,92 40,76 190,84 236,104 244,126 236,148 180,164 60,172 -160,164 -330,166
accent stroke 8 -380,140 -160,122 60,112 236,116
glass/sky%65 cut -60,168! -40,206 0,218 46,206 78,170!
primary-- stroke 3 0,218! 4,170!
^primary- cut -404,150! -424,246! -380,250 -330,162!
secondary cut -420,226! -424,246! -380,250 -372,230!
primary-- cut -410,142! -460,150! -450,162! -350,156!
iron oval 240 126 16 22
@prop 254,126
wood- cut 250,126! 246,206 252,222 258,206 258,126! 262,46 256,30 250,46
@
@near
^primary+/primary-- cut -70,104! 70,104! 96,40 90,24 -20,20 -50,34!
secondary cut 92,34! 90,24 -20,20 -46,32!
@
"""

JET = """
unit 0.1
primary-- cut -20,26! 12,26! -8,44! -22,44!
^white/white-- cut -108,30! -96,18 -60,10 60,10 96,16 112,26 96,36 60,40 -70,38
primary stroke 3 -96,22 -40,18 60,18 106,24
@glow
glass*0.2 cut 78,34! 96,33 104,29 82,28!
ink%70 disc -50 29 1.8
ink%70 disc -40 29 1.8
ink%70 disc -30 29 1.8
ink%70 disc -20 29 1.8
ink%70 disc -10 29 1.8
ink%70 disc 0 29 1.8
ink%70 disc 10 29 1.8
ink%70 disc 20 29 1.8
ink%70 disc 30 29 1.8
ink%70 disc 40 29 1.8
ink%70 disc 50 29 1.8
ink%70 disc 60 29 1.8
@
^primary cut -104,30! -122,66! -104,66! -74,36!
white-- cut -106,26! -128,34! -116,36! -86,30!
@near
steel cut -14,10! -16,2 14,2 18,10!
^white-/white--- cut -22,20! 26,20! -34,-8! -48,-6!
@
"""

HELICOPTER = """
unit 0.01
iron stroke 6 -110,10! 130,10 158,22
iron stroke 5 -60,12! -40,66!
iron stroke 5 80,12! 60,66!
^primary/primary-- cut -420,170! -416,150 -140,110 -60,62 80,58 150,82 176,122 150,180 70,214 -60,212 -150,176
glass/sky%70 cut 34,116! 40,202 76,206 140,172 166,124!
white%35 cut 60,130! 66,196! 84,192! 92,130!
primary--- stroke 2.5 24,206! 20,76!
accent stroke 7 -400,160 -150,146 18,128
^primary- cut -430,160! -452,246! -420,250! -392,166!
iron box -10 210 30 246 4
@tail -436,206
ink%80 cut -440,206! -442,252 -432,252 -432,206! -430,160 -440,160
silver disc -436 206 5
@
@rotor 10,252
ink%75 cut -300,252! -300,258! 320,258! 320,252!
iron disc 10 252 12
@
@lamp
red*0.9 disc 150 88 6
@
"""

BALLOON_CRAFT = """
unit 0.1
rope stroke 0.5 -10,22! -26,66!
rope stroke 0.5 10,22! 26,66!
rope stroke 0.5 -4,22! -10,62!
rope stroke 0.5 4,22! 10,62!
iron stroke 0.8 -9,22! -3.4,44!
iron stroke 0.8 9,22! 3.4,44!
iron box -4 43 4 46 0.6
@flame 0,46
ember%90*0.9 cut -2.2,46! -3.4,52 0,61! 3.4,52 2.2,46!
glow*1 cut -1.2,46! -1.8,50 0,56! 1.8,50 1.2,46!
@
@bag
^primary/primary-- cut -11,60! -34,86 -62,118 -70,152 -56,184 -28,202 0,206 28,202 56,184 70,152 62,118 34,86 11,60!
secondary cut -7,60! -24,90 -46,124 -50,156 -38,188 -18,203 -6,205 -22,184 -27,154 -24,120 -12,86 -3.6,60!
secondary cut 7,60! 24,90 46,124 50,156 38,188 18,203 6,205 22,184 27,154 24,120 12,86 3.6,60!
accent cut -70,150 -56,158 -28,162 0,163 28,162 56,158 70,150 69,140 56,147 28,151 0,152 -28,151 -56,147 -69,140
white%22 cut -52,120 -60,150 -50,178 -42,176 -50,150 -44,122
@
^rope/rope-- cut -10,22! 10,22! 8.6,4! -8.6,4!
rope--- stroke 0.8 -9.6,16! 9.6,16!
rope--- stroke 0.8 -9.2,10! 9.2,10!
leather box -10.6 20.6 10.6 23.4 1
"""

AIRSHIP = """
unit 0.1
^primary/primary--- cut -150,78! -120,104 -50,120 50,120 116,106 150,78 116,52 50,38 -50,38 -120,54
primary-- stroke 1 -146,80 -50,92 50,92 148,80
primary-- stroke 1 -146,76 -50,64 50,64 148,76
white%18 cut -90,104 -30,114 50,114 90,106 40,108 -40,106
^secondary cut -150,78! -178,110! -148,112! -118,88!
^secondary cut -150,78! -178,48! -148,44! -118,70!
rope stroke 0.6 -20,40! -16,24!
rope stroke 0.6 30,40! 26,24!
^wood/wood-- cut -30,26! 40,26! 34,12! -22,12!
@glow
glow*0.6 box -18 18 -10 23 1
glow*0.6 box -4 18 4 23 1
glow*0.6 box 10 18 18 23 1
@
@prop -36,20
ink%70 cut -37,20! -37,34 -35,34 -35,20! -35,6 -37,6
@
"""

ROCKET = """
unit 0.1
secondary cut -16,30! -40,0! -36,-4! -12,14!
secondary cut 16,30! 40,0! 36,-4! 12,14!
iron cut -12,14! -17,0! 17,0! 12,14!
^primary/primary-- cut -17,12! -22,60 -20,110 -11,146 0,168 11,146 20,110 22,60 17,12!
secondary cut -17,128! -11,146 0,168 11,146 17,128!
accent cut -21.4,46! -22,54! 22,54! 21.4,46!
accent cut -18,20! -18.6,27! 18.6,27! 18,20!
brass disc 0 98 10
glow*0.5 disc 0 98 7
white%50 cut -4,100 -1,103 3,102 0,99
brass disc 0 72 6
glow*0.5 disc 0 72 4
white%16 cut -15,40! -16,90 -11,130! -7,130! -11,90 -10,40!
@near
secondary- cut -3,36! -4,-6! 4,-6! 3,36!
@
"""

UFO = """
unit 0.1
@beam 0,16
glow%28*0.8 cut -12,14! -34,-40! 34,-40! 12,14!
@
glass/sky%70 cut -18,34! -15,46 0,52 15,46 18,34!
white%50 cut -10,38 -8,46 -2,49 -6,42
^primary/primary-- cut -58,24 -40,32 -18,36 18,36 40,32 58,24 40,17 18,13 -18,13 -40,17
primary--- cut -56,22 -30,18 30,18 56,22 30,14 -30,14
@lights
lemon*1 disc -44 24 3
ember*1 disc -26 26.5 3
sky*1 disc -9 28 3
lemon*1 disc 9 28 3
ember*1 disc 26 26.5 3
sky*1 disc 44 24 3
@
"""
