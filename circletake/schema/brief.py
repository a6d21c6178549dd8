"""The brief, and what was read in it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from circletake.schema.base import Document, Value, absent
from circletake.schema.vocabulary import TermKind

Mood = Literal[
    "hopeful", "joyful", "playful", "comic", "tender", "romantic", "calm", "dreamy", "wondrous",
    "wistful", "melancholy", "lonely", "mysterious", "tense", "scary", "dark", "epic", "triumphant",
]  # fmt: skip
"""The feeling that a film, a scene or a cue is in."""

Genre = Literal[
    "drama", "adventure", "comedy", "thriller", "horror", "science fiction", "fantasy", "romance",
    "documentary", "fairy tale", "western", "noir", "nature", "mystery", "sport", "war", "slice of life",
]  # fmt: skip

Form = Literal["film", "trailer", "commercial", "documentary", "music video", "explainer", "title sequence"]
"""What kind of piece it is: a trailer is cut and scored in another way than a film."""

Season = Literal["spring", "summer", "autumn", "winter"]

Weather = Literal["clear", "cloudy", "overcast", "rain", "snow", "fog", "storm", "wind", "dust"]

Role = Literal["lead", "support", "background"]


class Brief(Document):
    """What the person asked for, word for word."""

    text: str


class Mention(Value):
    """Somebody or something that the brief names, with a stable id."""

    id: str
    """A slug such as `keeper`; unique in the reading."""
    phrase: str
    """As the brief has it: `an old lighthouse keeper`."""
    noun: str
    """The head noun, singular: `keeper`."""
    kind: TermKind
    term: str | None = None
    """The picture back-end's word for it; None when it has none near enough."""
    distance: float = 0.0
    """From the noun to the term; 0 the same word, 1 nothing in common."""
    count: int = 1
    adjectives: tuple[str, ...] = ()
    name: str | None = None
    """A proper name: `Mara`."""
    role: Role = "support"


class Way(Value):
    """How somebody or something takes part that stands behind a preposition: stolen *from* a stall, dropped *on* a
    bride, built *for* a dog."""

    prep: str
    object: str
    """Mention id; one of the happening's objects."""


class Happening(Value):
    """One thing that happens; the reading lists them in story order."""

    text: str
    """The clause as the brief has it."""
    verb: str
    """Base form: `find`."""
    action: str | None = None
    """The back-end's word for it; None when it has none near enough."""
    subjects: tuple[str, ...] = ()
    """Mention ids of who does it."""
    objects: tuple[str, ...] = ()
    """Mention ids of what or whom it is done to, with or near."""
    place: str | None = None
    """Mention id of where."""
    hour: float | None = None
    """Time of day, 0 to 24, when this clause changes it."""
    weather: Weather | None = None
    """Weather, when this clause changes it."""
    manner: tuple[str, ...] = ()
    ways: tuple[Way, ...] = Field(default=(), exclude_if=absent)
    """Which of the objects stand behind a preposition, and which; empty where nothing is told of it."""

    def to(self, *preps: str) -> str | None:
        """Return the mention id of the first object behind one of these prepositions; None where there is none."""
        return next((way.object for way in self.ways if way.prep in preps), None)


class SpokenLine(Value):
    """Words to be heard: narration, or a line of a character."""

    text: str
    speaker: str | None = None
    """Mention id; None for the narrator."""
    after_happening: int = 0
    """Index of the happening it belongs to."""


class MusicWish(Value):
    """What the brief says of its music."""

    wanted: bool = True
    styles: tuple[str, ...] = ()
    """Words such as `orchestral`, `jazz`, `lo-fi`, `waltz`."""
    instruments: tuple[str, ...] = ()
    tempo: Literal["slow", "medium", "fast"] | None = None


class Choice(Value):
    """Something that the brief left open, and what was chosen for it."""

    topic: str
    chosen: str
    because: str


class Question(Value):
    """Something worth asking the person, with the options that would settle it."""

    topic: str
    text: str
    options: tuple[str, ...] = ()


class BriefReading(Document):
    """Everything that was understood of a brief. The director's first decision."""

    title: str
    logline: str
    form: Form = "film"
    genre: Genre = "drama"
    moods: tuple[Mood, ...] = ("calm",)
    """In story order: a film may begin lonely and end hopeful."""
    era: str | None = None
    language: str = "en"
    duration_s: Fraction | None = None
    aspect: str | None = None
    """`16:9`, `9:16` ..., when the brief names one."""
    letterbox: str | None = Field(default=None, exclude_if=absent)
    """`2.39:1` ..., the shape of a picture between black bars, when the brief asks for them."""
    hour: float | None = None
    """Time of day at the opening, 0 to 24."""
    season: Season | None = None
    weather: Weather | None = None
    style: str | None = None
    """A look that the brief asks for: `noir`, `silhouette`, `ink sketch`, `blueprint`, `poster` ..."""
    mentions: tuple[Mention, ...] = ()
    happenings: tuple[Happening, ...] = ()
    lines: tuple[SpokenLine, ...] = ()
    music: MusicWish = MusicWish()
    title_card: str | None = None
    """Words of an opening title, when the brief gives them."""
    end_card: str | None = None
    choices: tuple[Choice, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    """Facts that the person should know, such as wishes that contradict each other."""
