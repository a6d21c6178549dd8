"""The score: what the composer's tool is asked for, and what it gives."""

from __future__ import annotations

from typing import Literal

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value
from circletake.schema.brief import Mood
from circletake.schema.cue import (
    Arrangement,
    CueBrief,
    CueEnding,
    HitKind,
    HitPoint,
    KeptBars,
    Mode,
    TensionPoint,
)
from circletake.schema.staging import Share
from circletake.schema.timebase import SAMPLE_RATE, Frame, FrameRange, Rate
from circletake.schema.tool import Request, Result


class ScoreRequest(Request):
    """A locked picture and what to write for it."""

    title: str
    rate: Rate
    frames: int
    sample_rate: int = SAMPLE_RATE
    cuts: tuple[Frame, ...] = ()
    hits: tuple[HitPoint, ...] = ()
    tension: tuple[TensionPoint, ...] = ()
    dialogue: tuple[FrameRange, ...] = ()
    cues: tuple[CueBrief, ...]
    seed: int
    soundfont: str | None = None
    """Digest of a SoundFont on the user's disk, or None for the best one found."""
    soundfont_path: str | None = None
    arrangements: tuple[Arrangement, ...] = ()
    """At most one a cue."""
    start_frame: Frame = 0
    """What the picture's time code says at its first frame: sounds and papers count from it."""
    alternates: bool = False
    """Also play the cues without their melody, without percussion, and for under dialogue."""
    papers: bool = True
    """Also write MIDI, MusicXML, cue sheet and tempo map of this request by itself."""
    earlier: Artifact | None = None
    """A score as written for an earlier cut: what the kept bars of its cues said is said again, note for note."""
    kept: tuple[KeptBars, ...] = ()
    """What of the earlier picture is still there; with `earlier` alone."""


class Landing(Value):
    """Where the music met a hit point."""

    frame: Frame
    kind: HitKind
    label: str
    must: bool
    error_frames: float
    """Of the written onset against the hit, in frames; positive is late."""
    bar: int
    beat: float


class CueReport(Value):
    """One cue as written."""

    number: str
    title: str
    span: FrameRange
    style: str
    key_name: str
    tempo_low_bpm: float
    tempo_high_bpm: float
    bars: int
    notes: int
    instruments: tuple[str, ...]
    landings: tuple[Landing, ...] = ()
    faults: tuple[str, ...] = ()
    """Voice-leading or range faults that remain, by bar."""


class Stem(Value):
    """One stem as a 48 kHz stereo float WAV."""

    name: str
    group: Literal["dialogue", "music", "effects"]
    audio: Artifact
    start_sample: int = 0
    """Where in the film it begins; it is silent elsewhere."""
    cue: str = ""
    """The cue that it is of, where it is of one alone."""


class SectionFacts(Value):
    """A section of a cue as written, counted."""

    role: str
    span: FrameRange
    bars: int
    key_name: str
    mode: Mode
    mood: Mood
    tension: Share
    """Planned, on average."""
    players: tuple[str, ...]
    lead: str = ""
    """Who carries the tune; empty without one."""
    notes_per_second: float
    weight: float
    """Sum of its notes' force over their time, a second: how much is going on."""
    chords: tuple[str, ...]
    melody_low: int = 0
    melody_high: int = 0
    """MIDI keys; 0 without a tune."""
    steps: Share = 1.0
    """Share of the tune's intervals of two semitones or fewer."""
    chord_tones: Share = 1.0
    """Share of its notes on beats that belong to their chord."""
    largest_leap: int = 0
    statements: int = 0
    spoken: bool = False
    """Somebody speaks in it."""


class CueFacts(Value):
    """A cue as written, counted: what its crew judges it by."""

    number: str
    title: str
    style: str
    mood: Mood
    seconds: float
    tempo_bpm: float
    steady: bool
    """Its tempo strays by at most a tenth."""
    ending: CueEnding
    sections: tuple[SectionFacts, ...]
    faults: tuple[str, ...]
    musts: int
    musts_met: int
    """Within half a frame."""
    distinct_chords: int
    ends_at_home: bool
    """Its last chord is the tonic's."""
    abc: str = ""
    """The tune in ABC notation, bar by bar."""


class CueHeard(Value):
    """A cue as played, measured."""

    number: str
    loudness_lufs: float
    peak_dbfs: float
    arc: float
    """Rank correlation of its loudness, second by second, with the planned tension, -1 to 1."""
    off_frames: tuple[float, ...] = ()
    """Of the onset heard nearest to each must-hit, in frames; positive is late."""
    lows: float
    """Share of its power below 130 Hz (C3), 0 to 1."""
    mud: float
    """Share between 130 and 350 Hz."""
    presence: float
    """Share between 1 and 4 kHz, where words live."""
    clicks: int
    tail_db: float
    """Its last tenth of a second against its loudest."""


class DraftRequest(Request):
    """A score to be written, not played."""

    score: ScoreRequest


class DraftResult(Result):
    """What was written, counted."""

    facts: tuple[CueFacts, ...]
    cues: tuple[CueReport, ...]


class HeardHit(Value):
    """A must-hit as an ear that knows nothing of the score hears it in the sound."""

    frame: Frame
    error_frames: float | None
    """Of the strongest onset nearby against the hit, in frames; positive is late. None when nothing begins there."""


class NeuralTake(Value):
    """The score as a neural back-end plays it. The symbolic score, which stands beside it, is its scaffold."""

    by: str
    """Family and model."""
    licence: str
    """Of the weights, and what it means for the music."""
    audio: Artifact
    """48 kHz stereo float WAV of the film's whole length."""
    heard: tuple[HeardHit, ...]
    """Every must-hit in a cue."""


class ScoreResult(Result):
    """A score, rendered and written out."""

    cues: tuple[CueReport, ...]
    stems: tuple[Stem, ...]
    """By family; they sum to `music`."""
    music: Artifact | None = None
    """None where it was made cue by cue."""
    start_sample: int = 0
    """Where in the film `music` and the alternates begin."""
    samples: int = 0
    """How long they are."""
    alternates: tuple[Stem, ...] = ()
    """`no melody`, `no percussion`, `under dialogue`, where they were asked for."""
    heard: tuple[CueHeard, ...] = ()
    written: Artifact | None = None
    """The score as written, for papers and for conforming it to another cut."""
    midi: Artifact | None = None
    musicxml: Artifact | None = None
    cue_sheet: Artifact | None = None
    tempo_map: Artifact | None = None
    papers: tuple[tuple[str, Artifact], ...] = ()
    """Everything that a music editor opens, sounds included, by its path under `music/`."""
    soundfont: str
    """Name of the SoundFont that played it."""
    neural: NeuralTake | None = None
    """What a neural back-end made of it; `stems` and `music` stay the symbolic score's until the critic takes it."""

    @property
    def neural_plays(self) -> bool:
        """Tell whether the neural take is what is heard."""
        return self.neural is not None and self.music == self.neural.audio
