"""Voices, foley, ambience, and the mix."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value
from circletake.schema.brief import Mood, Season, Weather
from circletake.schema.score import Stem
from circletake.schema.take import Contact, SourceTrack
from circletake.schema.timebase import SAMPLE_RATE, FrameRange, Rate
from circletake.schema.tool import Request, Result


class VoiceCast(Value):
    """A speaking voice."""

    language: str = "en"
    presentation: Literal["feminine", "masculine", "neutral"] = "neutral"
    age: Literal["child", "young", "adult", "old"] = "adult"
    rate_wpm: int = 150
    pitch: Annotated[int, Field(ge=0, le=99)] = 45


class VoiceRequest(Request):
    """One line to be spoken."""

    text: str
    voice: VoiceCast
    sample_rate: int = SAMPLE_RATE


class SpokenSound(Value):
    """A word or phoneme with its time in seconds from the start of the recording."""

    label: str
    begin_s: float
    end_s: float


SpeechTiming = Literal["exact", "words", "estimated"]
"""Where the times of a line come from. exact: the synthesiser's own. words: the words' are its own, phonemes are fitted
into them. estimated: those of another voice, stretched to this line's length."""


class VoiceResult(Result):
    """A spoken line: mono WAV and what is said when."""

    audio: Artifact
    seconds: float
    words: tuple[SpokenSound, ...]
    phonemes: tuple[SpokenSound, ...]
    timing: SpeechTiming = "exact"


class ScenePlace(Value):
    """What the air of a scene sounds of."""

    span: FrameRange
    place: str
    """The picture back-end's term for the place."""
    interior: bool = False
    hour: float = 12.0
    season: Season = "summer"
    weather: Weather = "clear"
    intensity: float = 0.5
    mood: Mood = "calm"
    caption: str = ""
    """The shot's sound caption."""


class EffectsRequest(Request):
    """Ambience and foley for a locked picture."""

    rate: Rate
    frames: int
    sample_rate: int = SAMPLE_RATE
    scenes: tuple[ScenePlace, ...]
    contacts: tuple[Contact, ...] = ()
    """`at` counts film frames here."""
    sources: tuple[SourceTrack, ...] = ()
    """Frames count film frames here."""
    seed: int


class FoleyOnset(Value):
    """A foley event as rendered."""

    frame: float
    sample: int
    kind: str
    pan: float
    """-1 left to 1 right."""
    gain_db: float


class EffectsResult(Result):
    """Stems `ambience` and `foley`, and every onset."""

    stems: tuple[Stem, ...]
    onsets: tuple[FoleyOnset, ...]


class LoudnessProfile(Value):
    """A delivery's loudness."""

    name: str
    integrated_lufs: float
    tolerance_lu: float
    true_peak_dbtp: float


PROFILES = {
    "web": LoudnessProfile(name="web", integrated_lufs=-14.0, tolerance_lu=0.2, true_peak_dbtp=-1.0),
    "ebu-r128": LoudnessProfile(name="ebu-r128", integrated_lufs=-23.0, tolerance_lu=0.2, true_peak_dbtp=-1.0),
    "streaming": LoudnessProfile(name="streaming", integrated_lufs=-27.0, tolerance_lu=0.2, true_peak_dbtp=-2.0),
}
"""Loudness by where a film is delivered: the web, European broadcast (EBU R 128), a streaming service."""


class PlacedVoice(Value):
    """A spoken line at its place in the film."""

    audio: Artifact
    start_sample: int
    pan: float = 0.0


class MixRequest(Request):
    """Everything that is heard, and how loud it may be."""

    rate: Rate
    frames: int
    sample_rate: int = SAMPLE_RATE
    voices: tuple[PlacedVoice, ...] = ()
    stems: tuple[Stem, ...] = ()
    profile: LoudnessProfile
    music_db: float = 0.0
    effects_db: float = 0.0
    dialogue_db: float = 0.0
    fade_out_frames: int = 0


class MixReport(Value):
    """The mix as measured, after it was written."""

    integrated_lufs: float
    loudness_range_lu: float
    true_peak_dbtp: float
    null_dbfs: float
    """Peak of the mix less the sum of its stems; -inf when they are equal."""
    ducked_s: float
    passes: int
    held_back_lu: float = 0.0
    """How much louder the profile wanted it than it may be raised: room tone is not blown up to a programme."""


class MixResult(Result):
    """The mix and its three stems, all of the film's whole length, 24-bit WAV."""

    mix: Artifact
    dialogue: Artifact
    music: Artifact
    effects: Artifact
    report: MixReport
