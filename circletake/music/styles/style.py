"""What makes a style: harmony, rhythm, form, orchestration and performance, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from circletake.music.score import PartRole, SectionRole
from circletake.music.theory.schemata import Cadence, Palette
from circletake.schema import StyleCard

GestureKind = Literal[
    "crash", "swell", "timpani", "taiko", "boom", "gliss", "bell", "stab", "pluck", "deep piano", "rim", "tick",
    "riser", "run", "strum",
]  # fmt: skip
"""What can mark a hit: a cymbal, a cymbal roll into it, a drum, a harp sweep into it, a bell, a chord of the
band, a pizzicato, low piano octaves, a rim shot, a wood block, strings that rise, a run of notes into it, a
guitar chord."""

Room = Literal["hall", "stage", "studio", "club", "chamber", "cathedral", "plate"]


@dataclass(frozen=True)
class Lead:
    """Who carries the melody at some level of energy.

    Attributes:
        instruments: Instruments to choose from; the seed does.
        doublings: (instrument, octaves above or below) that join in.
        above, below: Energies between which it plays, half-open.
    """

    instruments: tuple[str, ...]
    doublings: tuple[tuple[str, int], ...] = ()
    above: float = 0.0
    below: float = 1.01


@dataclass(frozen=True)
class Layer:
    """One strand of the texture.

    Attributes:
        role: What it does.
        instruments: Who plays it; one is chosen by the seed, so that films differ.
        figures: Figure names (see `figures`), or a groove's name for percussion; the seed chooses.
        register: About which key it lies.
        force: How strongly it is played beside the rest, 0 to 1.
        above, below: Energies between which it plays, half-open.
        sections: Sections that it plays in; all when empty.
        doubling: (instrument, octaves) that plays the same.
    """

    role: PartRole
    instruments: tuple[str, ...]
    figures: tuple[str, ...]
    register: int = 60
    force: float = 0.5
    above: float = 0.0
    below: float = 1.01
    sections: tuple[SectionRole, ...] = ()
    doubling: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Melody:
    """How a style sings.

    Attributes:
        note_s: How long its notes are on average, in seconds.
        rest_share: How many bars of a section it leaves empty, as a share.
        short: It is played short, not joined.
        sparse: It is a few gestures with silence about them, not a song.
        counter: Instruments to choose from for a second voice; none when empty.
        counter_above: Energy from which the second voice joins in.
        intro: It is heard in the intro already.
    """

    note_s: float = 0.55
    rest_share: float = 0.0
    short: bool = False
    sparse: bool = False
    counter: tuple[str, ...] = ()
    counter_above: float = 0.5
    intro: bool = False


@dataclass(frozen=True)
class Style:
    """A style.

    Attributes:
        card: How it presents itself.
        major, minor, dark: Palettes of harmony in bright modes, in dark ones, and for unease.
        cadence: How it comes to rest.
        last_major, last_minor: Chords that it may end on.
        leads, layers, melody: Who plays what.
        chord_bars: Bars that a chord lasts, by section; one bar where not named.
        section_bars: Bars that a section has where nothing asks for others.
        lifts: Semitones by which the key may rise at a climax; the seed chooses. Empty for none.
        gestures: What marks a hit, weightiest last; as many are taken as the hit and the energy ask for.
        hit_db: How much softer hits are marked than an orchestra would, 0 or below. Gentle styles strike nothing below
            C2 either.
        air: Beats before a must-hit in which pulses and drums hold still, so that the hit falls into silence.
        swing: Where the second eighth falls in its beat: 0.5 even, 0.67 a triplet.
        ritardando: How much the last beats before the last chord broaden.
        room: Where it is played.
        dynamic_db: From its softest to its loudest, in dB.
        humanise_ms: Spread of its timing.
    """

    card: StyleCard
    major: tuple[Palette, ...]
    minor: tuple[Palette, ...]
    dark: tuple[Palette, ...]
    cadence: Cadence
    leads: tuple[Lead, ...]
    layers: tuple[Layer, ...]
    melody: Melody = Melody()
    last_major: tuple[str, ...] = ("I",)
    last_minor: tuple[str, ...] = ("i",)
    chord_bars: dict[SectionRole, float] = field(default_factory=dict)
    section_bars: int = 4
    lifts: tuple[int, ...] = ()
    gestures: tuple[GestureKind, ...] = ()
    hit_db: float = 0.0
    air: int = 0
    swing: float = 0.5
    ritardando: float = 0.05
    room: Room = "stage"
    dynamic_db: float = 10.0
    humanise_ms: float = 7.0
