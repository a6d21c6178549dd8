"""Drawings of what people have about them every day: to wear, to eat, to play and to work with. Units are centimetres,
the ground at y 0."""

from __future__ import annotations

SHOE = """
unit 0.01
white- cut -14.6,0! -15,2.6! 15.4,2.6! 15.8,1.2 14.8,0!
^primary+/primary- cut -14,2.4! -14.4,9 -12.4,12.6! -4.6,11.4! 1.6,7.6 8,5.8 13.6,4.8 15.2,2.6!
primary-- cut -14,2.4! -14.2,7! -9,8.6 -6.4,2.4!
white stroke 0.8 -4,10.6! 0.4,9.6!
white stroke 0.8 -2,9.4! 2.2,8.2!
white stroke 0.8 0,8.2! 4,7.2!
secondary cut -5,2.6! -1,5.4 6,5! 2,2.6!
primary--%60 oval -8.6 12 4.2 0.9 -8
"""
BOOT = """
unit 0.01
ink+ cut -10,0! -10.4,2.4! 14,2.4! 14.4,0!
^primary+/primary- cut -9.6,2.4! -10,30! 2.4,31! 3,12 8,8.6 13,6.4 14,2.4!
primary-- box -10.6 27 3 31.4 0.8
primary-- stroke 0.8 -9,13! 2.4,12.6!
white%30 stroke 1 -7.4,25 -7.4,8
"""
ICE_CREAM = """
unit 0.01
^apricot/brass cut 0,0! -4.6,13! 4.6,13!
brass- stroke 0.4 -2.4,12.6! 1.6,5!
brass- stroke 0.4 0.6,12.6! 2.6,8!
brass- stroke 0.4 2.4,12.6! -1.6,5!
brass- stroke 0.4 -0.6,12.6! -2.6,8!
^primary+/primary cut -5.6,13.4 -6.4,16 -4.6,20 0,21.6 4.6,20 6.4,16 5.6,13.4 3,12.4 1,13.8 -1.4,12.2 -3.4,13.6
^cream/cream- cut -4.4,19.6 -4.6,23 -2.6,26.4 0.4,27 3.6,25 4.6,21.6 3.4,19 0.8,19.8 -2,19
red disc 0.6 27.6 1.7
white%50 cut -4.6,18.6 -5.2,16.4 -4.2,15.4 -3.6,17.6
"""
LOLLIPOP = """
unit 0.01
white stroke 0.9 0,0! 0,15!
^primary+/primary disc 0 20 5.6
cream stroke 1.1 0,20 1.6,21 0.6,22.8 -2,22 -2.4,18.8 0.6,16.8 3.6,18.4 4,22
white%50 disc -2.4 23 1
"""
CUPCAKE = """
unit 0.01
^secondary/secondary- cut -5.4,7! -3.8,0! 3.8,0! 5.4,7!
secondary-- stroke 0.4 -2.4,0.4! -3.2,6.6!
secondary-- stroke 0.4 0,0.4! 0,6.6!
secondary-- stroke 0.4 2.4,0.4! 3.2,6.6!
^primary+/primary cut -6.4,8 -5.4,6.6 0,6.2 5.4,6.6 6.4,8 5.4,9.8 4,10 4,12 2.4,13.2 1.4,15.6 0,16.6 -1.4,15.6 \
-2.4,13.2 -4,12 -4,10 -5.4,9.8
red disc 0.2 17 1.4
lemon disc -2.6 10.6 0.6
sky disc 2.4 9.4 0.6
leaf disc 0.6 12.6 0.6
"""
DONUT = """
unit 0.01
^apricot/brass disc 0 6 6.2
^primary+/primary cut -5.6,6.4 -4.6,10.4 0,11.8 4.6,10.4 5.8,6 4.8,3 3,3.8 1,1.6 -1.4,3.2 -3.4,1.8 -5,3.6
apricot- disc 0 6.4 2
ink%30 disc 0 6.6 1.6
lemon stroke 0.5 -3.6,8! -2.6,8.8!
sky stroke 0.5 2.6,9! 3.6,8.4!
white stroke 0.5 -1,10! 0.2,10!
leaf stroke 0.5 3.4,5! 4.2,5.8!
"""
PLATE = """
unit 0.01
^white/cream- oval 0 3.2 15 3
cream-- oval 0 3.4 9.6 1.7
^white/cream- cut -6,1.6! -5,0! 5,0! 6,1.6!
"""
SCISSORS = """
unit 0.01
^ash/ash-- cut -2,9! 4,24.4! 1.2,9.6!
^ash+/ash- cut 2,9! -4,24.4! -1.2,9.6!
primary stroke 1.6 0.6,9.6 3.6,7 5,3.4 3.4,0.8 1,2.2 1.2,6
primary stroke 1.6 -0.6,9.6 -3.6,7 -5,3.4 -3.4,0.8 -1,2.2 -1.2,6
ash-- disc 0 10 0.9
"""
COMPASS = """
unit 0.01
^gold/brass disc 0 7 7
white disc 0 7 5.8
brass-- stroke 0.4 0,1.8! 0,3!
brass-- stroke 0.4 0,11! 0,12.2!
brass-- stroke 0.4 -5.2,7! -4,7!
brass-- stroke 0.4 4,7! 5.2,7!
red cut -1.2,6.4! 3.2,11.4! 1.2,7.6!
navy cut -1.2,6.4! -3.2,2.6! 1.2,7.6!
brass-- disc 0 7 0.8
gold stroke 1 0,14! 0,15.6!
"""
MASK = """
unit 0.01
^primary+/primary- cut -12,10 -12.6,4 -9,0 -4,0.6 0,3.4 4,0.6 9,0 12.6,4 12,10 6,11 0,9.4 -6,11
ink+ cut -9.4,6 -6,8 -2.6,5.4 -6,3.2
ink+ cut 9.4,6 6,8 2.6,5.4 6,3.2
gold stroke 0.6 -11.4,9.4 -6,10.2 0,8.6 6,10.2 11.4,9.4
accent cut -9,10! -12,18 -8,17 -6.6,10.4!
lemon cut -6.6,10.4! -6.4,19 -3,16.6 -4,10!
"""
MICROPHONE = """
unit 0.01
^ink+/ink cut -1.5,0! -2.2,15! 2.2,15! 1.5,0!
^ash+/ash disc 0 18.4 4
ash-- stroke 0.4 -3.8,18.4! 3.8,18.4!
ash-- stroke 0.4 -2.8,20.8! 2.8,20.8!
ash-- stroke 0.4 -2.8,16! 2.8,16!
primary box -2.6 13.6 2.6 15.4 0.6
"""
MEGAPHONE = """
unit 0.01
^white/cream- cut -13,6.6! -13,11.4! 10,18! 10,0!
primary box -16.4 6.4 -12.6 11.6 1
^primary+/primary- oval 10 9 2.6 9.6
ink%50 oval 10.4 9 1.5 7
ink+ cut -7,7! -8,0.6! -4.6,0.6! -3.6,6!
"""
GLOVE = """
unit 0.01
^primary+/primary- cut -4.4,5! -5,14 -5.4,19.4 -3.8,20 -3.2,15.6! -2.6,21.4 -0.8,21.6 -0.6,16! 0.4,21.6 2.2,21.2 \
1.9,15.6! 3.4,19.6 5,19 4.6,13! 8.2,14.4 8.4,12.6 5,8.6 4.4,5!
primary-- box -5 0 5 5.6 0.8
"""
BANKNOTE = """
unit 0.01
^leaf+/leaf box 0 0 20 9 0.4
leaf-- box 1 0.9 19 8.1
leaf++ box 1.5 1.4 18.5 7.6
leaf- oval 10 4.5 3 2.8
leaf-- disc 3.6 4.5 1
leaf-- disc 16.4 4.5 1
"""
CARDS = """
unit 0.01
^white/cream cut -9.6,2.6! -13.6,14.6! -6.4,17! -2.4,5!
red cut -9.4,10! -8.2,12 -7.2,10.4 -8.4,8.4!
^white/cream cut -4.6,0.6! -5.2,13.2! 2.4,13.6! 3,1!
ink cut -1.2,9.6 -2.8,7 -1.2,6 0.4,7
^white/cream cut 1.4,0.4! 4.6,12.6! 11.8,10.6! 8.6,-1.4!
red cut 6.6,7.6! 5,5.4 6.4,4 8,5.2
"""
RUBBER_DUCK = """
unit 0.01
^lemon/gold cut -11,5 -12.6,9 -9.6,9.6 -6,8 0,8.6 2,8 6,8.4 8.6,6 7.6,2 4,0 -6,0 -9.6,2
^lemon/gold disc 4 12 4.8
red cut 8,13! 12,12 11.4,10.6 8,10.6!
ink disc 5.2 13.2 0.8
gold cut -5.4,6.4 -1,7 2.4,5.4 -1,3 -5,3.4
"""
RACKET = """
unit 0.01
^primary+/primary- stroke 2.6 0,0! 0,22!
primary stroke 1.6 0,22! -5,30
primary stroke 1.6 0,22! 5,30
white%30 oval 0 42 11 14
cream%70 stroke 0.4 -7,32! -7,52!
cream%70 stroke 0.4 -3.4,29! -3.4,55!
cream%70 stroke 0.4 0.4,28.6! 0.4,55.6!
cream%70 stroke 0.4 4,29! 4,55!
cream%70 stroke 0.4 7.4,32! 7.4,52!
cream%70 stroke 0.4 -9,35! 9,35!
cream%70 stroke 0.4 -10.4,39! 10.4,39!
cream%70 stroke 0.4 -10.8,43! 10.8,43!
cream%70 stroke 0.4 -10.2,47! 10.2,47!
cream%70 stroke 0.4 -8.4,51! 8.4,51!
primary stroke 1.8 0,28 -8,31.6 -11,42 -8,52.4 0,56 8,52.4 11,42 8,31.6 0,28
"""
BASEBALL_BAT = """
unit 0.01
^apricot/wood cut -1.3,2! -1.4,26 -2.8,50 -3.2,72 -2,78 0,79.4 2,78 3.2,72 2.8,50 1.4,26 1.3,2!
wood-- box -2 0 2 2.4 0.8
ink+ box -1.5 3 1.5 18
"""
WHEELBARROW = """
unit 0.01
ink+ disc 46 16 16
ash disc 46 16 11
ink+ disc 46 16 3
wood- stroke 3.6 -70,52! -18,30! 46,16!
wood-- stroke 3.4 -16,30! -22,0!
^primary+/primary- cut -34,64! 58,70! 40,30! -14,30!
primary-- stroke 2 -34,64! 58,70!
"""
CANNON = """
unit 0.01
^ink+/ink cut -52,66 -54,54! -48,46! 10,44! 74,50! 78,47! 80,71! 75,69! 10,74 -46,72!
ash-- stroke 3 -8,45! -7,74!
ash-- stroke 3 30,46.4! 31,73!
ink oval 78.6 59 2.4 9
^wood/wood-- cut -74,14! -70,30! -18,58! 16,56! 20,34! -10,18!
^wood/wood-- disc 0 28 28
wood+ disc 0 28 22
wood-- stroke 3 0,6! 0,50!
wood-- stroke 3 -22,28! 22,28!
wood-- stroke 3 -15.6,12.4! 15.6,43.6!
wood-- stroke 3 -15.6,43.6! 15.6,12.4!
ink disc 0 28 5
"""
CARPET = """
unit 0.01
^primary+/primary- cut -96,2! -58,6 -22,0 14,4 50,-1 86,3! 98,20! 62,16 26,21 -10,17 -46,23 -84,19!
gold stroke 1.4 -90,4! -56,8 -22,2.4 14,6.4 50,1.4 84,5! 94,18.4! 62,14 26,19 -10,15 -46,21 -80,17! -90,4!
secondary%80 cut -40,11! -20,16! 0,11! -20,6!
secondary%80 cut 6,11! 26,15.4! 46,10.4! 26,6!
accent cut -30,11! -20,13.6! -10,11! -20,8.4!
accent cut 16,11! 26,13! 36,10.6! 26,8.4!
gold stroke 1 -96,2! -101,-1!
gold stroke 1 -93,7! -98,4.6!
gold stroke 1 -89,13! -94,11!
gold stroke 1 88,5! 93,2!
gold stroke 1 92,11! 97,9!
gold stroke 1 97,18! 102,17!
"""
HOSE = """
unit 0.01
^primary/primary- stroke 5 -60,2.6! -30,2.6 -12,8 -6,20 -2,34!
^gold/brass cut -4.4,33! -3,48! -1.6,52! 1.6,52! 3,48! 4.4,33!
brass-- box -4.8 32 4.8 35 0.6
"""
COBWEB = """
unit 0.01
white%85 stroke 1.3 0,0! 0,90!
white%85 stroke 1.3 -45,45! 45,45!
white%85 stroke 1.3 -34,12! 34,78!
white%85 stroke 1.3 -34,78! 34,12!
white%80 stroke 1 0,57! 9,54! 12,45! 9,36! 0,33! -9,36! -12,45! -9,54! 0,57!
white%80 stroke 1 0,71! 18,63! 26,45! 18,27! 0,19! -18,27! -26,45! -18,63! 0,71!
white%80 stroke 1 0,84! 27,72! 39,45! 27,18! 0,6! -27,18! -39,45! -27,72! 0,84!
"""
CONFETTI = """
unit 0.01
red cut -14,0! -10,0.6! -10.6,3! -14.4,2.4!
lemon cut -6,0.4! -2,0! -2,2.6! -6,3!
sky cut 2,0! 6,1! 5.4,3.4! 1.6,2.4!
leaf cut 9,0.2! 13,0! 13,2.6! 9,2.8!
rose cut -9,3! -5,4! -5.6,6.4! -9.4,5.4!
white cut 0,3! 4,4! 3.4,6.4! -0.4,5.4!
"""
SAW = """
unit 0.01
^ash+/ash cut -6,2! 42,6! 42,9! -6,17!
ash-- stroke 0.8 -6,2! -3,0.4! -0.6,2.6! 2,0.8! 4.6,3! 7.2,1.2! 9.8,3.4! 12.4,1.6! 15,3.8! 17.6,2.2! 20.2,4.2! \
22.8,2.6! 25.4,4.6! 28,3! 30.6,5! 33.2,3.6! 35.8,5.4! 38.4,4.2! 42,6!
^wood/wood-- cut -20,2 -22,9 -19,17 -10,19.4 -5,18! -5,1.4! -12,0.4
ash- cut -17,6 -18,10 -15.6,14 -11,14.4 -10,9 -11.6,5.4
"""
TEST_TUBE = """
unit 0.01
glass%55 cut -2.6,24! -2.6,3 -1.6,0.8 0,0 1.6,0.8 2.6,3 2.6,24!
primary*0.4 cut -2.3,14! -2.3,3 -1.4,1 0,0.4 1.4,1 2.3,3 2.3,14!
primary++*0.6 disc -0.6 9 0.6
primary++*0.6 disc 0.8 12 0.5
white%50 stroke 0.5 -1.7,21! -1.7,6!
white%70 box -3.2 23.4 3.2 24.8 0.6
"""
SKY_LANTERN = """
unit 0.01
@flame 0,4
glow*0.9 oval 0 24 17 20
apricot*0.7 cut -10,2! -15,16 -17,34 -10,48 0,51 10,48 17,34 15,16 10,2!
lemon*0.9 cut -7,2! -9,14 -6,26 0,30 6,26 9,14 7,2!
white*1 cut -2.4,3 -1.6,7 0,11! 1.6,7 2.4,3
@
brass- stroke 1 -10,2! 10,2!
orange- stroke 0.5 -5,3! -8,26 -5,49!
orange- stroke 0.5 5,3! 8,26 5,49!
"""
WOOL = """
unit 0.01
^primary+/primary- disc 0 9 9
primary++ stroke 0.7 -7.6,5 -2,11 6,15.6!
primary++ stroke 0.7 -8.6,9 -2,14.6 3,17.4!
primary-- stroke 0.7 -5,1.8 2,6.6 8.4,11.6!
primary-- stroke 0.7 -1,0.4 4,3.6 8.6,7!
primary++ stroke 0.7 -6,15 0,9.6 4,1.6!
primary stroke 0.8 6,2.4 12,0.6 18,1.8 24,0.5!
"""
ROCKING_HORSE = """
unit 0.01
^primary/primary- stroke 4 -50,12! -30,3.4 0,0.6 30,3.4 50,12!
wood-- stroke 4 -24,5! -18,34!
wood-- stroke 4 24,5! 18,34!
^wood+/wood cut -30,46 -26,34 -10,30 10,31 22,34 27,46 20,53 -20,54
^wood+/wood cut 14,48 22,62 27,78 33,82 44,74 47,68 43,65 35,68 33,56 28,42
ink disc 36 75 1.3
rope stroke 4 24,82! 17,72 13,58 12,50!
rope stroke 4 -28,50 -38,44 -40,32
^red/red- cut -12,54! -8,47 6,47 9,54!
gold stroke 1.2 44,70! 24,58!
accent stroke 2.4 16,62! 40,58!
"""
