"""Layers of an SFZ instrument: which take turns, which fade into one another, which end others."""

from __future__ import annotations

import re

from circletake.music.sampler.sfz_text import Setting, SfzText
from circletake.music.sampler.sfz_values import Opcodes, either, key_of, number_of, value_of
from circletake.music.sampler.zones import Fade, Turns
from circletake.schema import BriefError

CC_FADE = re.compile(r"xf(in|out)_(lo|hi)cc(\d+)$")
"""A cross-fade by a controller."""


def turns_of(region: Opcodes) -> Turns | None:
    """Return when a region sounds of those that take turns.

    Raises:
        BriefError: it sounds at none of them.
    """
    turns = Turns(
        int(value_of(region, "seq_position", 1)),
        int(value_of(region, "seq_length", 1)),
        value_of(region, "lorand", 0.0),
        value_of(region, "hirand", 1.0),
    )
    if not 1 <= turns.position <= turns.length:
        place = region.get("seq_position", region.get("seq_length", region["sample"])).place
        raise BriefError(
            f"{place}: turn {turns.position} of {turns.length} never comes; mend seq_position or seq_length"
        )
    return None if turns == Turns() else turns


def stops_of(region: Opcodes) -> tuple[int, int] | None:
    """Return the group whose notes a region's end, and the one whose notes end its own."""
    group, off = int(value_of(region, "group", 0)), int(value_of(region, either(region, "off_by", "offby"), 0))
    return (group, off) if group or off else None


def fades_of(region: Opcodes, shift: int) -> tuple[Fade, ...]:
    """Return a region's cross-fades by velocity and key; `shift` is how far its keys are moved."""
    fades = []
    for kind, by_key in (("vel", False), ("key", True)):
        power = region.get(f"xf_{kind}curve", Setting("power", "")).value != "gain"
        for way in ("in", "out"):
            low, high = region.get(f"xf{way}_lo{kind}"), region.get(f"xf{way}_hi{kind}")
            if low is not None or high is not None:
                ends = (_end(low, 0.0, by_key, shift), _end(high, 127.0, by_key, shift))
                fades.append(Fade(by_key, *(ends if way == "in" else ends[::-1]), power))
    return tuple(fades)


def _end(setting: Setting | None, usual: float, by_key: bool, shift: int) -> float:
    if setting is None:
        return usual
    return float(key_of(setting) + shift) if by_key else number_of(setting)


def controlled(region: Opcodes, text: SfzText) -> float:
    """Return the gain of cross-fades by controllers as they stand, 0 to 1."""
    gain = 1.0
    power = region.get("xf_cccurve", Setting("power", "")).value != "gain"
    for opcode, setting in region.items():
        found = CC_FADE.match(opcode)
        if found is None or (found[2] == "hi" and f"xf{found[1]}_locc{found[3]}" in region):
            continue
        at = number_of(text.control.get(f"set_cc{found[3]}", Setting("0", "")))
        other = region.get(f"xf{found[1]}_hicc{found[3]}")
        low = number_of(setting) if found[2] == "lo" else 0.0
        high = number_of(setting) if found[2] == "hi" else 127.0 if other is None else number_of(other)
        gain *= Fade(False, *((low, high) if found[1] == "in" else (high, low)), power).gain(at)
    return gain
