"""SFZ instruments: regions as zones of the sampler, with the SoundFont generators that say the same.

What is read: sample, default_path, key and velocity ranges, pitch_keycenter, tune, transpose, pitch_keytrack, volume,
amplitude, pan, width, amp_veltrack, offset, end, loop_mode, loop_start, loop_end, ampeg_*, cutoff and resonance of a
low pass, group and off_by, round robins (seq_*), random choice (lorand, hirand), cross-fades by velocity and key, those
by controllers as they stand where `set_cc` puts them, and of key switches the default. Regions for releases, and for
controllers that are elsewhere, stay silent. What else is said (live controllers, LFOs, effects ...) is passed over and
named in `SfzInstrument.left_out`; what would sound wrong if it were passed over is refused with its line.
"""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.sampler.modulators import ATTENUATION, DEFAULTS, PAN, Modulator
from circletake.music.sampler.notes import FONT_ATTENUATION
from circletake.music.sampler.sfz_layers import CC_FADE, controlled, fades_of, stops_of, turns_of
from circletake.music.sampler.sfz_text import Setting, SfzText, read_sfz_text
from circletake.music.sampler.sfz_values import Opcodes, either, key_of, number_of, value_of
from circletake.music.sampler.waves import Wave, read_wave
from circletake.music.sampler.zones import Sample, Span, Zone
from circletake.schema import BriefError

_REFUSED = {"delay": "delayed regions", "delay_random": "delayed regions"}
"""Opcodes that would sound wrong if they were passed over."""
_LOOPS = {"no_loop": 0, "one_shot": 0, "loop_continuous": 1, "loop_sustain": 3}
_PAST = 60.0
"""Seconds of release of a sample that plays to its end."""


@dataclass(frozen=True, eq=False)
class SfzInstrument:
    """An SFZ instrument ready to be played: its zones, the samples that they point into, and opcodes of what sounds
    that are passed over, by name."""

    zones: tuple[Zone, ...]
    pcm: NDArray[np.int16]
    left_out: tuple[str, ...] = ()


def sfz_digest(path: Path) -> str:
    """Return 64 hex digits that change whenever an SFZ file would sound different: of all its text, and of the length,
    head and tail of every sample.

    Raises:
        BriefError: it can't be read, or a sample is missing.
    """
    text = read_sfz_text(path)
    told = hashlib.blake2b(digest_size=32)
    for file in text.files:
        told.update(file.read_bytes() + b"\0")
    for sample in sorted({_sample_path(path, region) for region in text.regions if "sample" in region}):
        size = sample.stat().st_size
        with sample.open("rb") as opened:
            head = opened.read(4096)
            opened.seek(max(size - 4096, 0))
            told.update(f"{size}\0".encode() + head + opened.read())
    return told.hexdigest()


def load_sfz(path: Path) -> SfzInstrument:
    """Read an SFZ instrument with all its samples.

    Raises:
        BriefError: a file or sample can't be read, or an opcode says what can't be done; the message names its line.
    """
    text = read_sfz_text(path)
    zones: list[Zone] = []
    parts: list[NDArray[np.int16]] = []
    begins: dict[tuple[Path, int], int] = {}
    waves: dict[Path, Wave] = {}
    length = 0
    for region in (one for one in text.regions if _sounds(one, text)):
        file = _sample_path(path, region)
        wave = waves[file] = waves[file] if file in waves else read_wave(file)
        for channel in range(len(wave.pcm)):
            if (file, channel) not in begins:
                begins[file, channel] = length
                parts.append(wave.pcm[channel])
                length += wave.pcm.shape[1]
            side = 0 if len(wave.pcm) == 1 else 2 * channel - 1
            zones.append(_zone(region, text, wave, begins[file, channel], side))
    left_out = left_out_of(text)
    if not zones:
        raise BriefError(f"no region of {str(path)!r} sounds when a key is struck; name another SFZ file")
    pcm = np.concatenate(parts)
    pcm.setflags(write=False)
    return SfzInstrument(tuple(zones), pcm, left_out)


def _sample_path(path: Path, region: Opcodes) -> Path:
    """Return the file of a region's sample; capitals in names may differ, as on many machines that libraries come from.

    Raises:
        BriefError: there is none.
    """
    setting = region["sample"]
    if setting.value.startswith("*"):
        raise BriefError(f"{setting.place}: the generator {setting.value!r} can't be played; name a sound file")
    prefix = region["default_path"].value if "default_path" in region else ""
    wanted = path.parent / (prefix + setting.value).replace("\\", "/")
    if wanted.is_file():
        return wanted
    here = Path(wanted.anchor) if wanted.is_absolute() else Path()
    for part in wanted.parts[1:] if wanted.is_absolute() else wanted.parts:
        if part != ".." and not (here / part).exists() and here.is_dir():
            part = next((one.name for one in sorted(here.iterdir()) if one.name.lower() == part.lower()), part)
        here /= part
    if not here.is_file():
        raise BriefError(f"{setting.place}: there is no sample {str(wanted)!r}; put it there, or mend the path")
    return here


def _sounds(region: Opcodes, text: SfzText) -> bool:
    """Tell whether a region answers a struck key, with controllers where the file puts them, the first time round."""
    struck = region.get("trigger", Setting("attack", "")).value in ("attack", "first")
    if "sample" not in region or not struck or region.get("hikey", Setting("", "")).value == "-1":
        return False
    for opcode, setting in region.items():
        if opcode in _REFUSED:
            raise BriefError(f"{setting.place}: {_REFUSED[opcode]} ({opcode}) can't be played; take them out")
        if opcode[:4] in ("locc", "hicc") and opcode[4:].isdigit():
            above = number_of(text.control.get(f"set_cc{opcode[4:]}", Setting("0", ""))) - number_of(setting)
            if above * (1 if opcode[0] == "h" else -1) > 0:
                return False
    if controlled(region, text) <= 0.0:
        return False
    if "sw_last" in region:
        usual = region.get("sw_default", region.get("sw_lokey", region["sw_last"]))
        return key_of(region["sw_last"]) == key_of(usual)
    return True


def _zone(region: Opcodes, text: SfzText, wave: Wave, begin: int, side: int) -> Zone:
    """Return one channel of a region; `side` is -1 left, 1 right, 0 of one channel alone."""
    count = wave.pcm.shape[1]
    shift = int(value_of(region, "note_offset", 0) + 12 * value_of(region, "octave_offset", 0))
    one = region.get("key")
    low, high = (
        key_of(region.get(name, one or Setting(rest, ""))) for name, rest in (("lokey", "0"), ("hikey", "127"))
    )
    centre = _centre(region, wave)
    mode, loop = _loop(region, wave)
    first = min(max(int(value_of(region, "offset", 0)), 0), count - 2)
    last = min(int(value_of(region, "end", count - 1)) + 1, count)
    if last <= first:
        raise BriefError(f"{region['sample'].place}: the region ends before it begins; mend offset and end")
    sample = Sample(
        begin + first,
        begin + last,
        begin + max(loop[0], first),
        begin + min(loop[1], last),
        wave.rate,
        centre + shift,
        0,
    )
    keys = Span(max(low + shift, 0), min(high + shift, 127))
    speeds = Span(int(value_of(region, "lovel", 0)), int(value_of(region, "hivel", 127)))
    track = value_of(region, "amp_veltrack", 100.0) / 100.0
    modulators = tuple(_tracked(one, track) for one in DEFAULTS if one.dest != _CUTOFF)
    made = _generators(region, mode, side)
    made[ATTENUATION] += round(-200.0 * math.log10(controlled(region, text)) / FONT_ATTENUATION)
    return Zone(
        keys, speeds, sample, tuple(sorted(made.items())), modulators, fades_of(region, shift), turns_of(region),
        stops_of(region),
    )  # fmt: skip


_CC_RANGE = re.compile(r"(lo|hi)cc\d+$")
_READ = frozenset(
    "sample default_path note_offset octave_offset trigger key lokey hikey lovel hivel pitch_keycenter tune pitch "
    "transpose pitch_keytrack volume gain amplitude pan width amp_veltrack offset end loop_mode loopmode loop_start "
    "loopstart loop_end loopend ampeg_delay ampeg_attack ampeg_hold ampeg_decay ampeg_sustain ampeg_release cutoff "
    "resonance fil_type group off_by offby seq_position seq_length lorand hirand sw_last sw_default sw_lokey sw_hikey "
    "xfin_lovel xfin_hivel "
    "xfout_lovel xfout_hivel xfin_lokey xfin_hikey xfout_lokey xfout_hikey xf_velcurve xf_keycurve xf_cccurve".split()
)
_SILENT = re.compile(r"(.*_label\w*|(master|group|region|global)_label|off_mode|image|hint_\w+)$")
"""Opcodes that are for the eye, or say no more than the sampler does: what is choked is faded out."""


def left_out_of(text: SfzText) -> tuple[str, ...]:
    """Return opcodes of the regions that sound which are passed over, by name."""
    said = {opcode for region in text.regions if _sounds(region, text) for opcode in region}
    return tuple(
        sorted(
            name for name in said - _READ if not (_CC_RANGE.match(name) or CC_FADE.match(name) or _SILENT.match(name))
        )
    )


_CUTOFF = 8


def _tracked(modulator: Modulator, share: float) -> Modulator:
    """Return the modulator of velocity, of which a region takes a share."""
    if (modulator.src, modulator.dest) == (0x0502, ATTENUATION):
        return modulator._replace(amount=round(modulator.amount * min(max(share, 0.0), 1.0)))
    return modulator


def _centre(region: Opcodes, wave: Wave) -> int:
    setting = region.get("pitch_keycenter", region.get("key"))
    if setting is None or setting.value == "sample":
        return 60 if wave.key is None else wave.key
    return key_of(setting)


def _loop(region: Opcodes, wave: Wave) -> tuple[int, tuple[int, int]]:
    """Return the sampler's loop mode, and the loop."""
    own = wave.loop or (0, wave.pcm.shape[1])
    first = int(value_of(region, either(region, "loop_start", "loopstart"), own[0]))
    end = int(value_of(region, either(region, "loop_end", "loopend"), own[1] - 1)) + 1
    setting = region.get(either(region, "loop_mode", "loopmode"))
    if setting is None:
        return (1 if wave.loop is not None else 0), (first, end)
    if setting.value not in _LOOPS:
        raise BriefError(f"{setting.place}: there is no loop mode {setting.value!r}; use one of {', '.join(_LOOPS)}")
    return _LOOPS[setting.value], (first, end)


def _generators(region: Opcodes, mode: int, side: int) -> dict[int, int]:
    """Return SoundFont generators for a region's opcodes."""
    place = _placed(region, side)
    sustain = min(max(value_of(region, "ampeg_sustain", 100.0), 0.0), 100.0) / 100.0
    sustain_cb = min(-200.0 * math.log10(max(sustain, 1e-5)), 1000.0)
    decay = value_of(region, "ampeg_decay", 0.0)
    shot = region.get(either(region, "loop_mode", "loopmode"), Setting("", "")).value == "one_shot"
    made = {
        ATTENUATION: round(-10.0 * place.gain_db / FONT_ATTENUATION), PAN: round(place.pan * 5.0), 54: mode,
        51: int(value_of(region, "transpose", 0)), 52: round(value_of(region, either(region, "tune", "pitch"), 0.0)),
        56: round(value_of(region, "pitch_keytrack", 100.0)),
        33: _timecents(value_of(region, "ampeg_delay", 0.0)), 34: _timecents(value_of(region, "ampeg_attack", 0.0)),
        35: _timecents(value_of(region, "ampeg_hold", 0.0)), 37: round(sustain_cb),
        # A SoundFont's decay is the time to -100 dB, an SFZ's the time to where it stays.
        36: _timecents(decay * 1000.0 / max(sustain_cb, 1.0)),
        38: _timecents(_PAST if shot else value_of(region, "ampeg_release", 0.001)),
    }  # fmt: skip
    if "cutoff" in region:
        kind = region.get("fil_type", Setting("lpf_2p", "")).value
        if not kind.startswith("lpf"):
            raise BriefError(f"{region['fil_type'].place}: only low-pass filters are played, not {kind!r}; take it out")
        made[_CUTOFF] = round(1200.0 * math.log2(max(value_of(region, "cutoff", 20_000.0), 20.0) / 8.176))
        made[9] = round(10.0 * value_of(region, "resonance", 0.0))
    return made


class _Place(NamedTuple):
    pan: float
    """-100 left to 100 right."""
    gain_db: float


def _placed(region: Opcodes, side: int) -> _Place:
    """Return where one channel of a region stands, and how loud: one alone is panned, two are balanced."""
    amplitude = max(value_of(region, "amplitude", 100.0), 1e-3)
    gain_db = value_of(region, either(region, "volume", "gain"), 0.0) + 20.0 * math.log10(amplitude / 100.0)
    pan = min(max(value_of(region, "pan", 0.0), -100.0), 100.0)
    if not side:
        return _Place(pan, gain_db)
    width = min(max(value_of(region, "width", 100.0), -100.0), 100.0)
    turned_away = max(-side * pan, 0.0) / 100.0
    return _Place(side * width, gain_db + 20.0 * math.log10(max(1.0 - turned_away, 1e-3)))


def _timecents(seconds: float) -> int:
    return -12000 if seconds <= 0.001 else round(1200.0 * math.log2(seconds))
