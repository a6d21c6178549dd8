"""Drawings of what runs on rails. They look right; units are centimetres."""

from __future__ import annotations

from circletake.render.cast.vehicles.road import wheel

TRAIN = (
    """
unit 0.01
iron box -300 92 330 112
^primary/primary-- cut 20,112! 20,232! 290,232 316,222 322,190 316,122 300,112!
primary--- stroke 3 90,230! 90,114!
primary--- stroke 3 170,230! 170,114!
primary--- stroke 3 250,230! 250,114!
gold stroke 3 22,150! 318,150!
^ink+ cut 230,228! 222,300! 214,318! 288,318! 280,300! 272,228!
gold box 214 312 288 320
^primary- cut 112,228 116,262 136,274 158,262 162,228
gold disc 136 270 5
^primary/primary- cut -200,112! -200,320! 30,320! 30,112!
glass/glow%60 box -170 218 -100 296 8
glass/glow%60 box -70 218 0 296 8
^secondary- cut -226,318! -214,332 -190,338! 20,338! 44,332 56,318!
primary--- box -150 130 -20 196 4
gold box -140 140 -30 144
@lamp
glow*1 disc 322 240 15
gold- stroke 4 308,224 322,222 336,230
@
^secondary cut 300,108! 372,20! 300,20!
secondary-- stroke 3 318,84! 318,22!
secondary-- stroke 3 338,60! 338,22!
@piston
silver stroke 9 -130,56! 110,56!
@
"""
    + wheel("wheel1", -130, 62, "crimson", 8)
    + "\n"
    + wheel("wheel2", 0, 62, "crimson", 8)
    + "\n"
    + wheel("wheel3", 130, 62, "crimson", 8)
    + "\n"
    + wheel("wheel4", 250, 36, "crimson", 6)
    + """
@rod
silver stroke 8 -130,62! 130,62!
@
"""
)


COACH = (
    """
unit 0.01
iron box -268 78 268 96
iron stroke 9 -300,92! 300,92!
^primary/primary-- cut -270,92! -270,300! -262,316! 262,316! 270,300! 270,92!
secondary- cut -282,314! -268,330 -236,339! 236,339! 268,330 282,314!
gold stroke 3 -270,176! 270,176!
@glow
glass/glow%75*0.3 box -240 196 -176 280 8
glass/glow%75*0.3 box -156 196 -92 280 8
glass/glow%75*0.3 box -72 196 -8 280 8
glass/glow%75*0.3 box 12 196 76 280 8
glass/glow%75*0.3 box 96 196 160 280 8
glass/glow%75*0.3 box 180 196 244 280 8
@
primary--- stroke 2 -82,176! -82,100!
primary--- stroke 2 86,176! 86,100!
"""
    + wheel("wheel1", -190, 38, "iron", 6)
    + "\n"
    + wheel("wheel2", 190, 38, "iron", 6)
)


TRAM = (
    """
unit 0.01
iron box -390 46 390 66
^primary/primary-- cut -410,60! -416,150 -408,260 -398,282 -376,289! 376,289! 398,282 408,260 416,150 410,60!
cream box -412 150 412 164
@glow
glass/glow%75*0.3 box -372 176 -268 262 8
glass/glow%75*0.3 box -248 176 -144 262 8
glass/glow%75*0.3 box -124 176 -20 262 8
glass/glow%75*0.3 box 4 176 108 262 8
glass/glow%75*0.3 box 128 176 232 262 8
glass/glow%75*0.3 box 252 176 356 262 8
@
secondary cut -380,286! -364,300 -336,307! 336,307! 364,300 380,286!
iron stroke 5 -40,306! 20,356! 80,306!
iron stroke 4 -20,356! 70,356!
@lamp
glow*0.9 disc 410 110 11
@
"""
    + wheel("wheel1", -260, 34, "iron", 5)
    + "\n"
    + wheel("wheel2", 260, 34, "iron", 5)
)
