"""Accompaniment figures as patterns.

A pattern is written bar by bar (`|` between bars, a space between beats); the marks of a beat divide it evenly:
`0`-`9` chord tones upwards from the register, `r` the bass note, `f` the chord tone about a fifth above it, `o` its
octave, `t` the tenth, `c` the upper voices together, `.` holds, `-` rests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from circletake.music.score import Articulation

Kind = Literal["pattern", "held", "low", "walk", "drone", "sung"]
"""pattern: as marked. held: the upper voices, common tones kept. low: the bass note held for each chord. walk: a
walking bass. drone: tonic and fifth through everything. sung: held, each chord begun anew."""


@dataclass(frozen=True)
class Figure:
    """One way to lay a harmony out in time.

    Attributes:
        kind: How it is realised.
        bars: Patterns by beats of the bar; other bars are derived from the nearest.
        compound: The pattern of a bar of two dotted quarters; derived from `bars` when empty.
        articulation: How its notes are played.
        spread: Ticks between the notes of a block, low to high.
        low_fifth: Its `f` may be the fourth below the bass note as well as the fifth above, as basses alternate.
    """

    kind: Kind = "pattern"
    bars: dict[int, str] = field(default_factory=dict)
    compound: str = ""
    articulation: Articulation = "sustain"
    spread: int = 0
    low_fifth: bool = False


FIGURES: dict[str, Figure] = {
    "held": Figure("held"),
    "sung": Figure("sung"),
    "low": Figure("low"),
    "walk": Figure("walk", articulation="detached"),
    "drone": Figure("drone"),
    "block": Figure(bars={4: "c . . .", 3: "c . .", 2: "c ."}, articulation="ring", spread=1),
    "halves": Figure(bars={4: "c . c .", 3: "c . .", 2: "c ."}, articulation="ring", spread=1),
    "quarters": Figure(bars={4: "c c c c", 3: "c c c", 2: "c c"}, articulation="detached"),
    "pulse": Figure(bars={4: "cc cc cc cc", 3: "cc cc cc", 2: "cc cc"}, compound="ccc ccc", articulation="staccato"),
    "motor": Figure(bars={4: "02 12 02 12", 3: "02 12 12", 2: "02 12"}, compound="012 212", articulation="staccato"),
    "drive": Figure(
        bars={4: "0000 2020 1010 2020", 3: "0000 2020 1010", 2: "0000 2020"},
        compound="002 012",
        articulation="staccato",
    ),
    "gallop": Figure(
        bars={4: "0.02 1.02 0.02 1.02", 3: "0.02 1.02 1.02", 2: "0.02 1.02"},
        compound="0.2 1.2",
        articulation="staccato",
    ),
    "rolling": Figure(bars={4: "rf of tf of", 3: "rf of tf", 2: "rf ot"}, compound="rfo tof", articulation="ring"),
    "flowing": Figure(
        bars={4: "r.f. o.t. 2.1. o.f.", 3: "r.f. o.t. o.f.", 2: "r.f. o.t."}, compound="rfo t2t", articulation="ring"
    ),
    "alberti": Figure(bars={4: "02 12 02 12", 3: "02 12 12", 2: "02 12"}, compound="021 021", articulation="detached"),
    "ripple": Figure(
        bars={4: "0123 4321 0123 4321", 3: "0123 4321 2101", 2: "0123 4321"},
        compound="012343 210121",
        articulation="ring",
    ),
    "harp": Figure(
        bars={4: "r012 3432 1234 3210", 3: "r012 3432 1012", 2: "r012 3210"},
        compound="r01234 321012",
        articulation="ring",
    ),
    "broken": Figure(bars={4: "01 23 42 31", 3: "01 23 42", 2: "01 23"}, compound="012 321", articulation="ring"),
    "sparse": Figure(bars={4: "- 3 . .|- - 4 .", 3: "- 3 .|- 4 .", 2: "- 3|- 4"}, articulation="ring"),
    "bells": Figure(bars={4: "4 . . .|. . 3 .", 3: "4 . .|. 3 .", 2: "4 .|3 ."}, articulation="ring"),
    "sparkle": Figure(bars={4: "-4 -5 -3 -4", 3: "-4 -5 -3", 2: "-4 -5"}, compound="-45 -34", articulation="ring"),
    "waltz chords": Figure(bars={3: "- c c", 4: "- c c c", 2: "- c"}, compound="-cc -cc", articulation="staccato"),
    "waltz bass": Figure(
        bars={3: "r - -|f - -", 4: "r - f -", 2: "r -"}, compound="r-- f--", articulation="detached", low_fifth=True
    ),
    "oom": Figure(
        bars={4: "r - f -", 3: "r - f", 2: "r f"}, compound="r.- f.-", articulation="detached", low_fifth=True
    ),
    "pah": Figure(bars={4: "- c - c", 3: "- c c", 2: "-c -c"}, compound="-cc -cc", articulation="staccato"),
    "scamper": Figure(
        bars={4: "- - - -|- - - 4321|- - - -|- - --13 4---", 3: "- - -|- - --01|- - -|- - 4321", 2: "- -|- 4321"},
        compound="--- -13",
        articulation="staccato",
    ),
    "offbeats": Figure(bars={4: "-c -c -c -c", 3: "-c -c -c", 2: "-c -c"}, compound="--c --c", articulation="staccato"),
    "tiptoe": Figure(
        bars={4: "r- 0- f- 1-|r- 2- 10 --", 3: "r- 0- 1-", 2: "r- 1-"}, compound="r-0 f-1", articulation="staccato"
    ),
    "travis": Figure(bars={4: "r1 f2 r3 f2", 3: "r1 f2 f3", 2: "r1 f2"}, compound="r12 f32", articulation="ring"),
    "picked": Figure(bars={4: "r1 23 f2 31", 3: "r1 23 21", 2: "r1 23"}, compound="r12 321", articulation="ring"),
    "strum": Figure(
        bars={4: "c. cc -c cc", 3: "c. cc cc", 2: "c. cc"}, compound="c.c c.c", articulation="ring", spread=1
    ),
    "comp": Figure(
        bars={4: "-- -c -- --|c- -- -c --|-- c- -- -c|-c -- -- c-", 3: "-- c- -c", 2: "-c --"},
        articulation="detached",
    ),
    "lazy": Figure(bars={4: "c . .c .|c . . -c", 3: "c . .c", 2: "c ."}, articulation="ring", spread=2),
    "long bass": Figure(bars={4: "r . . .", 3: "r . .", 2: "r ."}),
    "root fifth": Figure(bars={4: "r . f .", 3: "r . f", 2: "r f"}, compound="r.. f..", low_fifth=True),
    "octaves": Figure(bars={4: "r o r o", 3: "r o o", 2: "r o"}, compound="r.o r.o", articulation="detached"),
    "eighths": Figure(bars={4: "rr rr rr rr", 3: "rr rr rr", 2: "rr rr"}, compound="rrr rrr", articulation="detached"),
    "sixteenths": Figure(
        bars={4: "r-rr r-ro r-rr r-or", 3: "r-rr r-ro r-or", 2: "r-rr r-or"},
        compound="r-r r-o",
        articulation="staccato",
    ),
    "syncopated": Figure(bars={4: "r. .r -r f.|r. .r -. -r", 3: "r. .r f.", 2: "r. -r"}, articulation="detached"),
    "heartbeat": Figure(bars={4: "rr - - -", 3: "rr - -", 2: "rr -"}, compound="rr- ---", articulation="detached"),
    "ticking": Figure(bars={4: "0- 0- 0- 01", 3: "0- 0- 01", 2: "0- 01"}, compound="0-0 0-1", articulation="staccato"),
    "circling": Figure(bars={4: "01 02 01 03", 3: "01 02 03", 2: "01 02"}, compound="010 203", articulation="staccato"),
    "arpeggiator": Figure(
        bars={4: "0213 2031 0213 2432", 3: "0213 2031 2432", 2: "0213 2432"},
        compound="021 324",
        articulation="detached",
    ),
    "threes": Figure(bars={4: "01 20 12 01", 3: "01 20 12", 2: "01 20"}, compound="012 012", articulation="detached"),
    "weave": Figure(
        bars={4: "0231 0231 0241 0241|0231 0321 0421 0321", 3: "0231 0241 0231", 2: "0231 0241"},
        compound="023 142",
        articulation="detached",
    ),
    "answer": Figure(bars={4: "-- 13 -- 24", 3: "-- 13 24", 2: "-- 13"}, compound="--1 --3", articulation="detached"),
    "stabs": Figure(bars={4: "- -c - -|- - -c -", 3: "- -c -", 2: "- -c"}, articulation="staccato"),
}
"""Every figure by name."""
