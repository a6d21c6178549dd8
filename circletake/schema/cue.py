"""The cue: hit points, the arc, motifs, styles, and what the composer and the crew decide about it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.base import Value
from circletake.schema.brief import Genre, Mood
from circletake.schema.staging import Share
from circletake.schema.timebase import Frame, FrameRange

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


class SectionNote(Value):
    """What the crew wants of a stretch of a cue. It holds for every section whose middle lies in the span."""

    span: FrameRange
    energy: Annotated[float, Field(ge=-0.4, le=0.4)] = 0.0
    """How much fuller (above 0) or thinner it is scored than its tension alone would have it."""
    lead: str = ""
    """Who carries the tune; empty for the style's own choice."""
    without: tuple[str, ...] = ()
    """Players who rest."""
    draft: Annotated[int, Field(ge=0, le=99)] = 0
    """Which draft of its tune: another number, another draft."""


class FamilyLevel(Value):
    """How much louder or softer a family of instruments plays."""

    family: str
    gain_db: Annotated[float, Field(ge=-12, le=6)]


class Arrangement(Value):
    """What the composer's crew decided about a cue after it was written: the same as nothing when it says nothing."""

    cue: str
    """Number of the cue: `1m1`."""
    draft: Annotated[int, Field(ge=0, le=99)] = 0
    """Which draft of the whole cue, harmony included."""
    sections: tuple[SectionNote, ...] = ()
    level_db: Annotated[float, Field(ge=-12, le=6)] = 0.0
    """How much louder than usual the cue is."""
    families: tuple[FamilyLevel, ...] = ()
    room_db: Annotated[float, Field(ge=-12, le=6)] = 0.0
    """How much wetter than the style's own room."""


class KeptBars(Value):
    """A stretch of an earlier picture that is in this one, frame for frame."""

    was: FrameRange
    start: Frame
    """Where it begins now."""
