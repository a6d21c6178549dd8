"""Drawings of what circles the earth. The middle of the body is a little above y 0; units are tenths of a metre."""

from __future__ import annotations

SATELLITE = """
unit 0.1
iron stroke 0.8 -40,16! 40,16!
^blue/navy box -46 8 -16 24 0.6
silver stroke 0.35 -36,8! -36,24!
silver stroke 0.35 -26,8! -26,24!
silver stroke 0.35 -46,16! -16,16!
white%30 cut -45,23! -40,23! -44,9! -45,9!
^blue/navy box 16 8 46 24 0.6
silver stroke 0.35 26,8! 26,24!
silver stroke 0.35 36,8! 36,24!
silver stroke 0.35 16,16! 46,16!
white%30 cut 17,23! 22,23! 18,9! 17,9!
iron stroke 0.8 0,25! 0,33!
^gold/brass-- box -10 4 10 26 1.4
gold+ cut -9,5! -9,25! -3,25! -5,5!
brass- stroke 0.4 -10,12! 10,12!
brass- stroke 0.4 -10,19! 10,19!
^white/steel cut -9,34 -6,30 0,28.6 6,30 9,34 0,36.4
iron stroke 0.6 0,33! 0,40!
@lights
red*1 disc 0 40 1.1
@
iron stroke 0.6 0,4! 0,-3!
silver cut -3,-3! 3,-3! 1.4,0! -1.4,0!
"""
