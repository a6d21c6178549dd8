"""Drawings of what is played and practised with: targets, goals, hoops. Units are centimetres."""

from __future__ import annotations

TARGET = """
unit 0.01
wood- stroke 5 -44,0! -8,150!
wood- stroke 5 44,0! 8,150!
wood- stroke 4 -34,40! 34,40!
^straw/straw-- disc 0 94 50
white disc 0 94 46
ink disc 0 94 37
blue disc 0 94 28
red disc 0 94 19
lemon disc 0 94 9
"""

BOW = """
unit 0.01
bone stroke 0.8 -14,2! -14,122!
^wood/bark stroke 1.4,3.4,1.4 -14,0 0,26 6,62 0,98 -14,124
leather box 3 56 8 68 1
"""

ARROW = """
unit 0.01
straw stroke 1.4 0,2! 0,70!
crimson cut 0,0! 5,-2! 5,10! 0,16! -5,10! -5,-2!
iron cut -3,66! 0,76! 3,66!
"""

GOAL = """
unit 0.01
white stroke 7 0,0! 0,212!
white stroke 6 60,26! 60,222!
white stroke 6 0,210! 60,220!
silver stroke 4 0,2! 150,2!
"""

HOOP = """
unit 0.01
iron stroke 9 96,0! 96,250! 40,292!
^white/white-- box 30 262 40 348 2
red stroke 3 29,282! 29,318!
ember stroke 4 30,272! -18,272!
white%80 stroke 1.2 -16,271! -8,232!
white%80 stroke 1.2 -4,271! -2,232!
white%80 stroke 1.2 8,271! 6,232!
white%80 stroke 1.2 20,271! 14,232!
white%80 stroke 1.2 -14,258! 18,258!
white%80 stroke 1.2 -10,244! 15,244!
"""

LEVER = """
unit 0.01
^iron/iron-- cut -34,0! 34,0! 26,30! -26,30!
iron-- box -12 28 12 42 3
@lever 0,36
steel stroke 7 0,36! 16,118!
red disc 17 122 9
@
iron disc 0 36 9
iron-- disc 18 15 6
@glint
green*1 disc 18 15 5
@
"""
