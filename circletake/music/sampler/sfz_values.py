"""Reading the values of SFZ opcodes: numbers and keys."""

from __future__ import annotations

from collections.abc import Mapping

from circletake.music.sampler.sfz_text import Setting
from circletake.schema import BriefError

Opcodes = Mapping[str, Setting]

_NAMES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}


def either(region: Opcodes, name: str, older: str) -> str:
    return name if name in region or older not in region else older


def value_of(region: Opcodes, opcode: str, usual: float) -> float:
    return number_of(region[opcode]) if opcode in region else usual


def number_of(setting: Setting) -> float:
    try:
        return float(setting.value)
    except ValueError:
        raise BriefError(f"{setting.place}: {setting.value!r} is no number; mend it") from None


def key_of(setting: Setting) -> int:
    """Return a key from its number or its name; c4 is 60, and -1 never sounds."""
    value = setting.value.lower()
    if value.lstrip("-").isdigit():
        return int(value)
    bend = value[1:2]
    octave = value[2:] if bend in ("#", "b") else value[1:]
    if value[:1] not in _NAMES or not octave.lstrip("-").isdigit():
        raise BriefError(f"{setting.place}: {setting.value!r} is no key; write 60 or c4")
    return _NAMES[value[0]] + {"#": 1, "b": -1}.get(bend, 0) + 12 * (int(octave) + 1)
