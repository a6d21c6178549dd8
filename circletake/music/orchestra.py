"""The instrument table: what each sounds like, where it sounds well, where it sits."""

from __future__ import annotations

from typing import Literal, NamedTuple

Family = Literal["strings", "woodwinds", "brass", "keys", "plucked", "percussion", "choir", "synth"]

FAMILIES: tuple[Family, ...] = (
    "strings", "woodwinds", "brass", "keys", "plucked", "percussion", "choir", "synth",
)  # fmt: skip

Touch = Literal["bowed", "blown", "struck", "plucked", "sung", "pad", "drum"]
"""How a note is made: decides whether it can swell, whether it needs breath, and how short notes are cut."""


class Instrument(NamedTuple):
    """One instrument of the orchestra, keys as they sound (60 is middle C).

    Attributes:
        name: As musicians call it.
        short: Abbreviation for scores.
        program: General MIDI program from 0, or the kit's number for `drum`.
        family: The stem it goes to.
        touch: How a note is made.
        low, high: Range.
        sweet_low, sweet_high: Where it carries a melody.
        pan: Seat from -1 left to 1 right.
        depth: 0 at the front, 1 at the back: how much of the room is heard.
        level_db: Loudness at a middling dynamic beside the other instruments.
        words: What people call it in a brief.
        release_s: Longest release of a note; the room does the rest.
    """

    name: str
    short: str
    program: int
    family: Family
    touch: Touch
    low: int
    high: int
    sweet_low: int
    sweet_high: int
    pan: float
    depth: float
    level_db: float
    words: tuple[str, ...] = ()
    release_s: float = 0.8

    @property
    def is_drum(self) -> bool:
        """Tell whether its program is a kit of the drum bank."""
        return self.touch == "drum"

    @property
    def swells(self) -> bool:
        """Tell whether a held note can grow and fade."""
        return self.touch in ("bowed", "blown", "sung", "pad")


def _strings() -> tuple[Instrument, ...]:
    bowed: Touch = "bowed"
    return (
        Instrument("Violins", "Vln.", 48, "strings", bowed, 55, 98, 62, 88, -0.45, 0.45, 0.0, ("strings", "violins")),
        Instrument("Slow Strings", "Str.", 49, "strings", bowed, 36, 96, 50, 84, -0.1, 0.5, -1.5, (), 1.2),
        Instrument("Violas", "Vla.", 48, "strings", bowed, 48, 84, 52, 74, 0.1, 0.45, -1.0, ("violas",)),
        Instrument("Cellos", "Vc.", 48, "strings", bowed, 36, 74, 43, 67, 0.35, 0.45, -0.5, ("cellos",)),
        Instrument("Basses", "Cb.", 48, "strings", bowed, 28, 60, 31, 52, 0.5, 0.5, -2.5, ("double basses",)),
        Instrument("Solo Violin", "Vln. solo", 40, "strings", bowed, 55, 96, 62, 86, -0.3, 0.25, -1.0, ("violin",)),
        Instrument("Fiddle", "Fid.", 110, "strings", bowed, 55, 93, 60, 84, -0.2, 0.15, -1.5, ("fiddle",)),
        Instrument("Solo Viola", "Vla. solo", 41, "strings", bowed, 48, 84, 53, 74, 0.1, 0.25, -1.0, ("viola",)),
        Instrument("Solo Cello", "Vc. solo", 42, "strings", bowed, 36, 76, 43, 69, 0.25, 0.25, 0.0, ("cello",)),
        Instrument("Contrabass", "Cb. solo", 43, "strings", bowed, 28, 60, 31, 50, 0.45, 0.35, -1.0, ("double bass",)),
        Instrument(
            "Tremolo Strings", "Str. trem.", 44, "strings", bowed, 36, 96, 50, 84, -0.1, 0.5, -4.0, ("tremolo",)
        ),
        Instrument(
            "Pizzicato Strings", "Pizz.", 45, "strings", "plucked", 36, 93, 48, 84, 0.0, 0.4, -1.0, ("pizzicato",)
        ),
    )


def _winds() -> tuple[Instrument, ...]:
    blown: Touch = "blown"
    wood: Family = "woodwinds"
    return (
        Instrument("Piccolo", "Picc.", 72, wood, blown, 74, 108, 79, 98, -0.15, 0.4, -4.0, ("piccolo",)),
        Instrument("Flute", "Fl.", 73, wood, blown, 60, 96, 67, 89, -0.2, 0.35, -1.5, ("flute",)),
        Instrument("Recorder", "Rec.", 74, wood, blown, 65, 96, 69, 88, -0.15, 0.25, -2.5, ("recorder",)),
        Instrument("Pan Flute", "Pan fl.", 75, wood, blown, 60, 92, 64, 86, -0.1, 0.3, -2.0, ("pan flute", "panpipes")),
        Instrument("Shakuhachi", "Shak.", 77, wood, blown, 57, 86, 62, 81, -0.2, 0.35, -2.0, ("shakuhachi",)),
        Instrument("Whistle", "Whis.", 78, wood, blown, 60, 78, 63, 77, -0.1, 0.3, -4.0, ("whistle", "whistling")),
        Instrument("Ocarina", "Oc.", 79, wood, blown, 60, 91, 67, 86, 0.0, 0.3, -2.0, ("ocarina",)),
        Instrument("Oboe", "Ob.", 68, wood, blown, 58, 91, 64, 84, 0.1, 0.35, -2.0, ("oboe",)),
        Instrument("English Horn", "E. H.", 69, wood, blown, 52, 81, 55, 74, 0.15, 0.35, -1.5, ("english horn",)),
        Instrument("Clarinet", "Cl.", 71, wood, blown, 50, 91, 57, 84, 0.2, 0.35, -1.5, ("clarinet",)),
        Instrument("Bassoon", "Bsn.", 70, wood, blown, 34, 72, 41, 64, 0.25, 0.4, -1.0, ("bassoon",)),
        Instrument("Tenor Sax", "T. Sx.", 66, wood, blown, 44, 76, 49, 71, 0.15, 0.15, -1.5, ("saxophone", "sax")),
        Instrument("Harmonica", "Harm.", 22, wood, blown, 60, 88, 64, 81, 0.05, 0.15, -3.0, ("harmonica",)),
        Instrument("Accordion", "Acc.", 21, wood, blown, 53, 88, 60, 82, 0.2, 0.2, -3.0, ("accordion",)),
    )


def _brass() -> tuple[Instrument, ...]:
    blown: Touch = "blown"
    return (
        Instrument(
            "Horns", "Hn.", 60, "brass", blown, 41, 77, 50, 72, -0.3, 0.65, 0.5, ("horn", "horns", "french horn")
        ),
        Instrument("Trumpets", "Tpt.", 56, "brass", blown, 55, 84, 60, 79, 0.25, 0.6, -0.5, ("trumpet", "trumpets")),
        Instrument(
            "Muted Trumpet", "Tpt. con sord.", 59, "brass", blown, 55, 82, 58, 77, 0.2, 0.2, -1.5, ("muted trumpet",)
        ),
        Instrument(
            "Trombones", "Tbn.", 57, "brass", blown, 40, 72, 45, 65, 0.35, 0.65, -0.5, ("trombone", "trombones")
        ),
        Instrument("Tuba", "Tba.", 58, "brass", blown, 28, 60, 31, 50, 0.4, 0.65, -0.5, ("tuba",)),
        Instrument("Brass", "Br.", 61, "brass", blown, 40, 82, 48, 76, 0.1, 0.65, -0.5, ("brass",)),
    )


def _keys() -> tuple[Instrument, ...]:
    struck: Touch = "struck"
    return (
        Instrument("Piano", "Pno.", 0, "keys", struck, 21, 108, 48, 91, -0.05, 0.2, 0.0, ("piano",), 0.5),
        Instrument(
            "Electric Piano",
            "E. Pno.",
            4,
            "keys",
            struck,
            28,
            100,
            48,
            84,
            0.0,
            0.15,
            -0.5,
            ("rhodes", "electric piano"),
        ),
        Instrument("Harpsichord", "Hpsd.", 6, "keys", struck, 29, 89, 53, 84, 0.0, 0.2, -4.0, ("harpsichord",), 0.3),
        Instrument("Organ", "Org.", 19, "keys", "pad", 36, 96, 48, 84, 0.0, 0.7, -4.0, ("organ", "church organ")),
        Instrument("Celesta", "Cel.", 8, "keys", struck, 60, 108, 67, 100, 0.25, 0.45, -5.0, ("celesta",), 1.2),
        Instrument(
            "Glockenspiel",
            "Glock.",
            9,
            "keys",
            struck,
            72,
            108,
            77,
            103,
            0.3,
            0.5,
            -8.0,
            ("glockenspiel", "bells"),
            1.4,
        ),
        Instrument("Music Box", "Mus. box", 10, "keys", struck, 60, 103, 67, 96, 0.1, 0.3, -4.0, ("music box",), 1.2),
        Instrument(
            "Vibraphone", "Vib.", 11, "keys", struck, 53, 89, 57, 84, 0.3, 0.25, -3.0, ("vibraphone", "vibes"), 1.2
        ),
        Instrument("Marimba", "Mar.", 12, "keys", struck, 45, 96, 52, 84, -0.3, 0.3, -2.5, ("marimba",)),
        Instrument("Xylophone", "Xyl.", 13, "keys", struck, 65, 108, 70, 100, 0.35, 0.45, -6.0, ("xylophone",)),
        Instrument(
            "Tubular Bells", "T. B.", 14, "keys", struck, 55, 79, 60, 77, 0.4, 0.6, -5.0, ("tubular bells",), 2.0
        ),
        Instrument("Kalimba", "Kal.", 108, "keys", struck, 53, 93, 60, 86, -0.2, 0.25, -3.0, ("kalimba",)),
    )


def _plucked() -> tuple[Instrument, ...]:
    plucked: Touch = "plucked"
    return (
        Instrument("Harp", "Hp.", 46, "plucked", plucked, 28, 100, 48, 91, -0.5, 0.4, -1.5, ("harp",), 1.6),
        Instrument(
            "Nylon Guitar",
            "Gtr.",
            24,
            "plucked",
            plucked,
            40,
            88,
            52,
            81,
            -0.2,
            0.15,
            -1.0,
            ("guitar", "classical guitar"),
        ),
        Instrument(
            "Steel Guitar", "S. Gtr.", 25, "plucked", plucked, 40, 88, 52, 81, -0.25, 0.15, -2.0, ("acoustic guitar",)
        ),
        Instrument(
            "Jazz Guitar", "J. Gtr.", 26, "plucked", plucked, 40, 86, 52, 79, -0.3, 0.15, -1.5, ("jazz guitar",)
        ),
        Instrument(
            "Clean Guitar", "E. Gtr.", 27, "plucked", plucked, 40, 86, 52, 79, -0.3, 0.25, -2.5, ("electric guitar",)
        ),
        Instrument("Banjo", "Bj.", 105, "plucked", plucked, 48, 88, 55, 81, 0.3, 0.15, -4.0, ("banjo",)),
        Instrument("Koto", "Koto", 107, "plucked", plucked, 48, 90, 55, 84, -0.2, 0.25, -2.5, ("koto",)),
        Instrument("Dulcimer", "Dulc.", 15, "plucked", plucked, 50, 93, 57, 86, 0.2, 0.2, -4.0, ("dulcimer",)),
        Instrument(
            "Upright Bass",
            "Bass",
            32,
            "plucked",
            plucked,
            28,
            60,
            31,
            50,
            0.05,
            0.1,
            -1.0,
            ("upright bass", "bass"),
            0.4,
        ),
        Instrument(
            "Bass Guitar", "B. Gtr.", 33, "plucked", plucked, 28, 60, 31, 50, 0.0, 0.05, -1.0, ("bass guitar",), 0.3
        ),
    )


def _voices_and_synths() -> tuple[Instrument, ...]:
    pad: Touch = "pad"
    return (
        Instrument("Choir", "Ch.", 52, "choir", "sung", 43, 81, 52, 77, 0.0, 0.75, -0.5, ("choir", "voices"), 1.2),
        Instrument("Voices", "Vo.", 53, "choir", "sung", 48, 84, 57, 79, 0.0, 0.6, -2.0, ("humming", "oohs"), 1.0),
        Instrument("Warm Pad", "Pad", 89, "synth", pad, 36, 93, 48, 79, 0.0, 0.4, -2.0, ("pad",), 1.6),
        Instrument("Halo Pad", "Halo", 94, "synth", pad, 36, 93, 52, 84, 0.0, 0.5, -3.0, (), 1.8),
        Instrument("Sweep Pad", "Sweep", 95, "synth", pad, 36, 93, 48, 79, 0.0, 0.5, -4.0, (), 1.8),
        Instrument("Glass Pad", "Glass", 92, "synth", pad, 48, 96, 55, 86, 0.1, 0.5, -4.0, (), 1.8),
        Instrument(
            "Synth Bass", "S. Bass", 38, "synth", "plucked", 28, 60, 31, 50, 0.0, 0.0, 0.0, ("synth bass",), 0.2
        ),
        Instrument(
            "Synth Pluck", "Pluck", 90, "synth", "plucked", 36, 96, 55, 86, -0.25, 0.3, -4.0, ("synth", "arpeggio"), 0.5
        ),
        Instrument("Square Lead", "Lead", 80, "synth", pad, 48, 96, 60, 84, 0.0, 0.2, -7.0, ("lead", "chiptune"), 0.2),
        Instrument("Crystal", "Crys.", 98, "synth", "struck", 48, 103, 60, 96, 0.2, 0.5, -5.0, (), 1.6),
        Instrument("Atmosphere", "Atm.", 99, "synth", "struck", 40, 96, 52, 84, -0.1, 0.4, -3.0, (), 1.4),
    )


def _percussion() -> tuple[Instrument, ...]:
    hit: Family = "percussion"
    return (
        Instrument("Timpani", "Timp.", 47, hit, "struck", 36, 60, 40, 57, 0.15, 0.6, -0.5, ("timpani",), 1.2),
        Instrument("Taiko", "Taiko", 116, hit, "struck", 36, 72, 40, 60, -0.1, 0.55, 0.0, ("taiko", "drums"), 1.2),
        Instrument(
            "Orchestral Percussion", "Perc.", 48, hit, "drum", 0, 127, 0, 127, 0.1, 0.55, -1.5, ("percussion",), 3.0
        ),
        Instrument("Drum Kit", "Dr.", 0, hit, "drum", 0, 127, 0, 127, 0.0, 0.15, 0.5, ("drum kit",), 2.0),
        Instrument("Brush Kit", "Br. Kit", 40, hit, "drum", 0, 127, 0, 127, 0.0, 0.2, 1.0, ("brushes",), 2.0),
        Instrument("Electronic Kit", "E. Dr.", 25, hit, "drum", 0, 127, 0, 127, 0.0, 0.1, -1.5, ("drum machine",), 2.0),
    )


INSTRUMENTS: dict[str, Instrument] = {
    instrument.name: instrument
    for instrument in (
        *_strings(), *_winds(), *_brass(), *_keys(), *_plucked(), *_voices_and_synths(), *_percussion(),
    )
}  # fmt: skip
"""Every instrument by name."""


def instrument_named(words: str) -> Instrument | None:
    """Return the instrument that a wish names, in any case; None when there is none such."""
    wish = words.lower().strip()
    for instrument in INSTRUMENTS.values():
        if wish == instrument.name.lower() or wish in instrument.words:
            return instrument
    for instrument in INSTRUMENTS.values():
        known = (instrument.name.lower(), *instrument.words)
        if any(word in wish or wish.rstrip("s") == word.rstrip("s") for word in known):
            return instrument
    return None
