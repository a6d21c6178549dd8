"""Sounds that go on: wind, water, fire, voices of animals and people, machines.

Every texture is a function of chance and length. A bed comes stereo with a loudness of about 0 LUFS a channel; a call
comes mono and as loud while it sounds. Whoever uses one sets its level.
"""
