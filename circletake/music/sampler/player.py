"""Playing a part: notes and controllers in, stereo samples out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.sampler.fonts import find_soundfont
from circletake.music.sampler.kernel import BLOCK, FIELDS, render_voices
from circletake.music.sampler.library import SfzLibrary, is_sfz, read_library
from circletake.music.sampler.modulators import Wheels
from circletake.music.sampler.notes import Courses, Sounded, voices
from circletake.music.sampler.riff import Bank, read_bank
from circletake.music.sampler.zones import DRUM_BANK, Zone, preset_zones

Audio = NDArray[np.float32]

Points = Sequence[tuple[int, float]]
"""A controller's course: (sample, value), straight between points, held before the first and after the last."""

_HELD = {7: 127.0, 10: 64.0, 11: 127.0}


class Controls(NamedTuple):
    """How a part is shaped while it plays.

    `controllers` maps a MIDI controller to its course (0 to 127); 64 is the sustain pedal. `bend_semitones` is
    the pitch wheel's course.
    """

    controllers: Mapping[int, Points] = {}
    bend_semitones: Points = ()


class Preset(NamedTuple):
    """Zones, and the samples that they point into."""

    zones: tuple[Zone, ...]
    pcm: NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class SoundFont:
    """A SoundFont ready to be played.

    Attributes:
        name: What it is called in reports.
        bank: Its tables and samples.
        library: SFZ instruments that play instead of the font's own, each by its name; None without any.
    """

    name: str
    bank: Bank
    _presets: dict[tuple[int, int], tuple[Zone, ...]] = field(default_factory=dict)
    library: SfzLibrary | None = None

    @property
    def digest(self) -> str:
        """Return 64 hex digits that change whenever the font would sound different."""
        if self.library is None:
            return self.bank.digest
        return hashlib.blake2b(f"{self.bank.digest} {self.library.digest}".encode(), digest_size=32).hexdigest()

    def preset(self, program: int, drums: bool = False, instrument: str = "") -> Preset:
        """Return what plays an instrument: the library's own for its name, else the font's for its program."""
        own = self.library.instrument(instrument) if self.library is not None else None
        return Preset(self.zones(program, drums), self.bank.pcm) if own is None else Preset(own.zones, own.pcm)

    def zones(self, program: int, drums: bool = False) -> tuple[Zone, ...]:
        """Return the zones of a preset; of the nearest one that the font has, when it lacks this one.

        A kit falls back on the standard kit, an instrument on the first of its General MIDI family.
        """
        number = DRUM_BANK if drums else 0
        if (number, program) not in self._presets:
            asked = [program, 0] if drums else [program, program // 8 * 8, 0]
            found = (zones for option in asked if (zones := preset_zones(self.bank, number, option)))
            self._presets[number, program] = next(found, ())
        return self._presets[number, program]


def load_soundfont(path: str | Path) -> SoundFont:
    """Open a SoundFont 2 file, or SFZ instruments: a file, or a folder of them.

    What SFZ instruments lack is played on the best SoundFont installed; the name tells of both, and of opcodes that are
    passed over.

    Raises:
        BriefError: it can't be read, or is neither.
    """
    path = Path(path)
    if not is_sfz(path):
        return SoundFont(path.stem, read_bank(path))
    library = read_library(path)
    rest = find_soundfont()
    names = ", ".join(sorted(library.files))
    silent = f" (passed over of its files: {', '.join(library.left_out)})" if library.left_out else ""
    name = f"{path.stem} ({names}){silent}; {rest.name} for the rest"
    return SoundFont(name, read_bank(rest.path), library=library)


def play(
    font: SoundFont,
    program: int,
    notes: Sequence[Sounded],
    samples: int,
    sample_rate: int,
    *,
    drums: bool = False,
    controls: Controls | None = None,
    longest_release_s: float = 100.0,
    instrument: str = "",
) -> Audio:
    """Play one part.

    Args:
        font: The SoundFont.
        program: General MIDI program from 0, or the kit's number.
        notes: What to play; a note may begin before sample 0, then its beginning is not heard.
        samples: Length of the result.
        sample_rate: Samples a second.
        drums: Take the program from the drum bank.
        controls: Controllers, pedal and pitch wheel.
        instrument: Its name, for a library of SFZ instruments.
        longest_release_s: Shortens releases that the font makes longer, where a room is added later.

    Returns:
        (2, samples) float32, dry.
    """
    controls = controls or Controls()
    lead = -min([0, *(note.begin for note in notes)])
    lead += -lead % BLOCK
    shifted = [n._replace(begin=n.begin + lead, release_at=n.release_at + lead) for n in notes]
    shifted = _pedalled(shifted, [(at + lead, value) for at, value in controls.controllers.get(64, ())])
    blocks = -(-(samples + lead) // BLOCK)
    courses = Courses(blocks)
    preset = font.preset(program, drums, instrument)
    rows = voices(shifted, preset.zones, _wheels(controls, blocks, lead), courses, sample_rate)
    out = np.zeros((2, samples + lead), dtype=np.float32)
    if len(rows):
        release = FIELDS.index("release")
        rows[:, release] = np.minimum(rows[:, release], longest_release_s * sample_rate)
        render_voices(out, preset.pcm, rows, courses.table(), float(sample_rate))
    return out[:, lead:]


def _wheels(controls: Controls, blocks: int, lead: int) -> Wheels:
    """Sample every controller at the block rate."""
    at = np.arange(blocks) * BLOCK - lead
    held = {number: np.full(1, value) for number, value in _HELD.items()}
    moved = {
        number: np.interp(at, [x for x, _ in points], [y for _, y in points])
        for number, points in controls.controllers.items()
        if points and number != 64
    }
    points = controls.bend_semitones
    wheel = np.interp(at, [x for x, _ in points], [y for _, y in points]) if points else np.zeros(1)
    reach = max(2.0, float(np.max(np.abs(wheel))))
    return Wheels({**held, **moved}, wheel / reach, np.zeros(1), reach)


def _pedalled(notes: Sequence[Sounded], pedal: Points) -> list[Sounded]:
    """Let notes that are released while the pedal is down sound until it rises."""
    if not pedal:
        return list(notes)
    held: list[Sounded] = []
    for note in notes:
        down = [value >= 64 for at, value in pedal if at <= note.release_at]
        rises = [at for at, value in pedal if at > note.release_at and value < 64]
        until = rises[0] if down and down[-1] and rises else note.release_at
        held.append(note._replace(release_at=max(until, note.release_at)))
    return held


def warm() -> None:
    """Compile the voice engine, or load it from its cache."""
    pcm = np.zeros(8, np.int16)
    pcm.setflags(write=False)  # as samples mapped from a file are: another type to the compiler
    out = np.zeros((2, BLOCK), np.float32)
    render_voices(out, pcm, np.zeros((0, len(FIELDS))), np.zeros((1, 1)), 48_000.0)
