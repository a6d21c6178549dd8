"""Drawings of cars. They look right; units are centimetres."""

from __future__ import annotations

from circletake.render.cast.vehicles.road import wheel

CAR = (
    """
unit 0.01
primary--- cut -118,96! -88,138! 62,138! 108,96!
glass%55 cut -118,98! -88,136! 60,136! 104,98!
^primary/primary-- cut -208,34! -213,64 -202,86 -140,95! -120,96! -90,137 -74,146 44,146 66,138 112,96! \
178,88 206,76 213,54 209,34! 60,28 -60,28
glass/sky%70 cut -112,98! -86,131! -74,136 -20,137! -20,98!
glass/sky%70 cut -9,98! -9,137! 38,137 54,132! 92,98!
white%30 cut -92,100! -66,134! -54,134! -80,100!
white%30 cut 12,100! 38,134! 48,134! 22,100!
primary--- stroke 1.6 -14,95! -14,44!
primary--- stroke 1.6 98,92! 104,60 96,42!
primary--- stroke 1.2 -206,66! 210,64!
silver box -34 80 -20 84 2
silver box -214 36 -196 46 4
silver box 198 36 216 46 4
secondary box -100 28 96 38 4
@lamp
glow*0.9 oval 205 68 6 9
red*0.6 oval -208 72 5 8
@
ink box -172 26 -88 44 20
ink box 86 26 170 44 20
"""
    + wheel("wheel1", -130, 33)
    + "\n"
    + wheel("wheel2", 128, 33)
)

TAXI_SIGN = """
lemon box -34 146 6 160 4
ink box -28 149 0 157 2
ink%70 cut -200,70! -188,70! -188,76! -200,76!
ink%70 cut -176,70! -164,70! -164,76! -176,76!
ink%70 cut -152,70! -140,70! -140,76! -152,76!
"""
POLICE_LIGHTS = """
white cut -80,42! 90,42! 90,92! -80,92!
@siren
blue*0.9 box -36 147 -14 157 3
red*0.9 box -12 147 10 157 3
@
"""

RACING_CAR = (
    """
unit 0.01
^primary/primary-- cut -205,30! -208,60 -150,70 -90,66 -60,86 -30,92 -10,70 60,62 150,48 214,36 222,28! 60,22 -120,22
secondary cut -60,84 -34,94 -20,76 -48,70
primary- box -212 66 -168 92 3
ink box -204 56 -198 70
accent disc -110 48 16
white disc -110 48 11
silver cut 180,22! 236,20! 236,30! 190,32!
"""
    + wheel("wheel1", -140, 36)
    + "\n"
    + wheel("wheel2", 140, 32)
)

SPORTS_CAR = (
    """
unit 0.01
^primary-/primary--- cut -222,90! -190,112! -182,106! -196,88!
glass%55 cut -112,84! -62,112! 8,110! 62,82!
^primary/primary--- cut -222,34! -226,62 -218,82 -186,92 -140,94! -84,112 -40,119 6,116! 40,104 78,82! \
130,78 182,66 212,52 222,36! 60,22 -60,22
glass/sky%70 cut -96,92! -66,107 -34,112 -18,112! -14,88!
glass/sky%70 cut -6,88! -8,112! 10,109 34,98 56,84!
white%35 cut -2,92! 2,108! 12,106! 12,90!
primary--- stroke 1.5 -16,88! -20,36!
primary--- stroke 1.5 62,82! 66,44 58,34!
ink cut -92,66! -60,72! -62,52! -84,50!
accent stroke 4 -214,46! -60,40 66,40 212,44!
silver box -44 74 -28 78 2
ink box 190 28 216 34 3
@lamp
glow*0.9 cut 176,66! 206,55! 204,50! 178,58!
red*0.6 box -224 66 -212 74 2
@
ink box -176 22 -88 46 22
ink box 90 22 178 46 22
"""
    + wheel("wheel1", -132, 34, "silver", 6)
    + "\n"
    + wheel("wheel2", 134, 34, "silver", 6)
)

CONVERTIBLE = (
    """
unit 0.01
leather cut -84,90! -92,116 -72,118 -64,92!
^primary/primary-- cut -208,34! -213,64 -202,86 -140,95! -30,96 66,95 112,96! 178,88 206,76 213,54 209,34! 60,28 -60,28
primary-- cut -140,95! -132,104 -108,106 -96,95!
silver stroke 3 92,95! 66,134!
glass/sky%60 cut 90,97! 64,134! 58,132! 78,97!
primary--- stroke 1.6 -14,95! -14,44!
primary--- stroke 1.6 98,92! 104,60 96,42!
white stroke 4 -206,62! 210,60!
silver box -34 80 -20 84 2
silver box -214 36 -196 46 4
silver box 198 36 216 46 4
@lamp
glow*0.9 oval 205 68 6 9
red*0.6 oval -208 72 5 8
@
ink box -172 26 -88 44 20
ink box 86 26 170 44 20
"""
    + wheel("wheel1", -130, 33)
    + "\n"
    + wheel("wheel2", 128, 33)
)

JEEP = (
    """
unit 0.01
primary--- cut -150,104! -148,168! 26,168! 44,104!
glass%45 cut -138,106! -136,160! 18,160! 34,106!
^primary/primary-- cut -186,44! -186,104! 196,104! 200,48! 60,40 -60,40
^primary- box -152 164 32 174 3
primary-- stroke 6 -148,104! -148,168!
primary-- stroke 5 -62,104! -62,168!
primary-- stroke 5 24,168! 44,104!
glass/sky%60 box -142 108 -68 160 3
glass/sky%60 cut -56,108! -56,160! 20,160! 36,108!
primary--- stroke 2 -62,102! -62,50!
primary--- stroke 2 34,102! 34,50!
ink disc -194 92 24
iron disc -194 92 9
iron box 190 48 212 62 3
iron box -208 48 -188 60 3
@lamp
glow*0.9 disc 196 86 9
red*0.6 box -190 96 -182 104 2
@
ink box -160 40 -68 66 24
ink box 78 40 170 66 24
"""
    + wheel("wheel1", -114, 40)
    + "\n"
    + wheel("wheel2", 124, 40)
)
