"""The score as written: what compose() gives, what is performed, printed and checked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from circletake.music.tempo import TICKS, Met, TempoMap
from circletake.music.theory import Chord, Voicing, key_name
from circletake.schema import CueBrief, CueReport, FrameRange, Landing, Mode, Mood, timecode

Articulation = Literal["legato", "sustain", "detached", "staccato", "accent", "ring"]
"""legato: joined to the next. sustain: its full length. detached: a little apart. staccato: short. accent:
struck, then its length. ring: left to die away."""

SectionRole = Literal["intro", "statement", "build", "climax", "release", "ending"]

FORCE_DB = 14.0
"""How much louder a note of force 1 is than one of force 0, in dB."""

PartRole = Literal["melody", "counter", "pad", "figure", "bass", "percussion", "gesture"]


@dataclass(frozen=True)
class Note:
    """One written note.

    Attributes:
        tick: Where it begins, in ticks from the cue's start.
        length: Its written length in ticks.
        pitch: MIDI key; on a kit, the drum.
        force: How strongly it is played beside its surroundings: 0.5 as they are, 0 hardly, 1 much stronger.
        articulation: How it is played.
        on_hit: It meets a hit point: played on the dot.
        delay: Ticks that it comes after its chord's first note, when the chord is rolled.
    """

    tick: int
    length: int
    pitch: int
    force: float = 0.5
    articulation: Articulation = "sustain"
    on_hit: bool = False
    delay: int = 0

    @property
    def end(self) -> int:
        """Return the first tick after it."""
        return self.tick + self.length


@dataclass(frozen=True)
class Part:
    """What one instrument plays in one role, notes by tick and pitch."""

    instrument: str
    role: PartRole
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Section:
    """A stretch of the form.

    Attributes:
        role: What it does in the form.
        first_bar, last_bar: Indices into the tempo map's bars, half-open.
        tick, end: The same in ticks.
        energy_from, energy_to: Dynamic level at its ends, 0 to 1.
        mood: Its feeling.
        tonic: Pitch class.
        mode: Its mode; the mood may have changed the cue's.
    """

    role: SectionRole
    first_bar: int
    last_bar: int
    tick: int
    end: int
    energy_from: float
    energy_to: float
    mood: Mood
    tonic: int
    mode: Mode

    @property
    def energy(self) -> float:
        """Return the mean dynamic level."""
        return (self.energy_from + self.energy_to) / 2

    @property
    def bars(self) -> int:
        """Return its length in bars."""
        return self.last_bar - self.first_bar


@dataclass(frozen=True)
class ChordSpan:
    """A chord as it sounds: its place, the key it is in, and its four voices."""

    tick: int
    end: int
    chord: Chord
    tonic: int
    mode: Mode
    voicing: Voicing


@dataclass(frozen=True)
class Statement:
    """One statement of a motif: which, where, by which operator, at which scale degree."""

    key: str
    tick: int
    end: int
    operator: str
    level: int


@dataclass(frozen=True)
class Cue:
    """One cue as written.

    Attributes:
        brief: What the composer decided.
        tempo: Its tempo map.
        base_bpm: The tempo that the map strays from.
        sections, chords, parts, statements: The music.
        met: Hits met, with the tick that meets each.
        final_tick: Where the last chord falls.
        energy: (tick, level 0 to 1) of the dynamic arc.
        landings: Every hit met, measured.
        faults: Broken voice-leading or range rules and missed must-hits, by bar.
    """

    brief: CueBrief
    tempo: TempoMap
    base_bpm: float
    sections: tuple[Section, ...]
    chords: tuple[ChordSpan, ...]
    parts: tuple[Part, ...]
    statements: tuple[Statement, ...]
    met: tuple[Met, ...]
    final_tick: int
    energy: tuple[tuple[int, float], ...]
    spoken: tuple[FrameRange, ...]
    landings: tuple[Landing, ...]
    faults: tuple[str, ...]

    @property
    def ending_tick(self) -> int:
        """Return where the ending's own course of loudness begins: the last chord, or where a fade sets in."""
        if self.brief.ending != "fade":
            return self.final_tick
        return max(self.final_tick - 2 * self.tempo.bars[0].beats * TICKS, self.tempo.ticks // 2)

    def section_at(self, tick: int) -> Section:
        """Return the section that holds a tick; the last one for any tick beyond."""
        for section in self.sections:
            if tick < section.end:
                return section
        return self.sections[-1]

    def chord_at(self, tick: int) -> ChordSpan:
        """Return the chord that sounds at a tick; the last one for any tick beyond."""
        for span in self.chords:
            if tick < span.end:
                return span
        return self.chords[-1]

    def level_at(self, tick: int) -> float:
        """Return the dynamic level at a tick, straight between the points of the arc."""
        before = self.energy[0]
        for point in self.energy:
            if point[0] >= tick:
                width = point[0] - before[0]
                share = (tick - before[0]) / width if width else 1.0
                return before[1] + share * (point[1] - before[1])
            before = point
        return before[1]


@dataclass(frozen=True)
class Score:
    """All cues of a film.

    Attributes:
        title: The film's.
        rate: Frames a second.
        frames: The film's length.
        sample_rate: Samples a second.
        seed: What performance randomness hangs on.
        cues: By start.
        start_frame: What the picture's time code says at its first frame; time codes on paper count from it.
    """

    title: str
    rate: Fraction
    frames: int
    sample_rate: int
    seed: int
    cues: tuple[Cue, ...]
    start_frame: int = 0

    def code(self, frame: int) -> str:
        """Return the time code of a film frame."""
        return timecode(self.start_frame + frame, self.rate)

    @property
    def faults(self) -> tuple[str, ...]:
        """Return all cues' faults, each with its cue's number."""
        return tuple(f"{cue.brief.number}: {fault}" for cue in self.cues for fault in cue.faults)


def cue_report(cue: Cue) -> CueReport:
    """Return a cue as the production's records keep it."""
    final = cue.final_tick // 48
    tempos = [cue.tempo.bpm_at(beat) for beat in range(max(final, 1))]
    return CueReport(
        number=cue.brief.number,
        title=cue.brief.title,
        span=cue.brief.span,
        style=cue.brief.style,
        key_name=key_name(cue.brief.tonic, cue.brief.mode),
        tempo_low_bpm=min(tempos),
        tempo_high_bpm=max(tempos),
        bars=len(cue.tempo.bars),
        notes=sum(len(part.notes) for part in cue.parts),
        instruments=tuple(dict.fromkeys(part.instrument for part in cue.parts)),
        landings=cue.landings,
        faults=cue.faults,
    )
