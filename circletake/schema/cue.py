"""The score: hit points, cues, and what the composer's tool is asked for and gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value
from circletake.schema.brief import Genre, Mood
from circletake.schema.staging import Share
from circletake.schema.timebase import SAMPLE_RATE, Frame, FrameRange, Rate
from circletake.schema.tool import Request, Result

HitKind = Literal["cut", "impact", "entrance", "turn", "title", "camera stop", "light", "line", "ending"]

HitTarget = Literal["downbeat", "beat", "accent", "avoid"]
"""Where in the bar the music meets the frame. avoid: nothing loud may start there."""

CueEnding = Literal["button", "ring out", "segue", "fade"]

Pitch = Annotated[int, Field(ge=0, le=127)]
"""A MIDI key: 60 is middle C."""


class HitPoint(Value):
    """A frame that the music should meet."""

    frame: Frame
    kind: HitKind
    weight: Share
    target: HitTarget = "downbeat"
    label: str = ""

    @property
    def must(self) -> bool:
        """Tell whether missing it would be a fault."""
        return self.target != "avoid" and self.weight >= 0.8


class TensionPoint(Value):
    """The arc that the cue follows."""

    frame: Frame
    tension: Share
    mood: Mood


class Motif(Value):
    """A short musical idea, tied to a character, an object or the film itself."""

    key: str
    """The bible's leitmotif key, or `main`."""
    degrees: tuple[int, ...]
    """Scale degrees, 0 the tonic, 7 the tonic an octave up; negative goes below."""
    beats: tuple[float, ...]
    """Length of each note in beats."""


Mode = Literal["major", "minor", "dorian", "lydian", "phrygian", "mixolydian"]


class StyleCard(Value):
    """A style of the score tool: what a composer needs to know to choose it."""

    name: str
    description: str
    moods: tuple[Mood, ...]
    """Feelings that it suits, best first."""
    genres: tuple[Genre, ...]
    words: tuple[str, ...]
    """What people call it, lower case."""
    eras: tuple[str, ...]
    tempo_low: int
    tempo_high: int
    tempo_bpm: int
    """The usual tempo; in 6/8 a dotted quarter is a beat."""
    beats_per_bar: tuple[int, ...]
    """Metres that it takes, the usual one first."""
    modes: tuple[Mode, ...]
    hits_per_minute: int
    instruments: tuple[str, ...]
    """What plays it, leading ones first."""


class CueBrief(Value):
    """What the composer decided about one cue."""

    number: str
    """Reel and cue: `1m1`."""
    title: str
    span: FrameRange
    style: str
    """One of the styles that the score tool knows."""
    mood: Mood
    tonic: Annotated[int, Field(ge=0, le=11)]
    """Pitch class: 0 is C."""
    mode: Mode
    tempo_bpm: Annotated[float, Field(ge=40, le=200)]
    beats_per_bar: Literal[2, 3, 4, 5, 6] = 4
    instruments: tuple[str, ...] = ()
    """Wishes by name; the style decides the rest."""
    motifs: tuple[Motif, ...] = ()
    ending: CueEnding = "ring out"
    reason: str = ""


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
    """One stem as a 48 kHz stereo float WAV of the film's whole length."""

    name: str
    group: Literal["dialogue", "music", "effects"]
    audio: Artifact


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
    music: Artifact
    midi: Artifact
    musicxml: Artifact
    cue_sheet: Artifact
    tempo_map: Artifact
    soundfont: str
    """Name of the SoundFont that played it."""
    neural: NeuralTake | None = None
    """What a neural back-end made of it; `stems` and `music` stay the symbolic score's until the critic takes it."""

    @property
    def neural_plays(self) -> bool:
        """Tell whether the neural take is what is heard."""
        return self.neural is not None and self.music == self.neural.audio
