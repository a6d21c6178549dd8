"""Endings that end: the last chord, how it is struck, and how it dies away."""

from __future__ import annotations

from dataclasses import replace

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import Articulation, Note, Section
from circletake.music.tempo import TICKS
from circletake.music.writing.arrange import PartKey, Scored, Stage, playing
from circletake.music.writing.cast import Strand
from circletake.music.writing.figuration import bass_key, near, upper_voices
from circletake.music.writing.melody import Voice, sing
from circletake.music.writing.phrase import last_cell
from circletake.schema import CueEnding

_BUTTON = TICKS
_FIRM = 0.06
"""How much more firmly the last chord is struck than what came before it."""
_ECHOES = (
    "Celesta",
    "Harp",
    "Glockenspiel",
    "Piano",
    "Vibraphone",
    "Kalimba",
    "Music Box",
    "Electric Piano",
    "Crystal",
)


def score_ending(
    section: Section, previous: Section, stage: Stage, before: Note | None, ending: CueEnding, until: int
) -> Scored:
    """Write the ending.

    Args:
        section: The ending; its first tick is the last chord.
        previous: The section before it, whose players strike the last chord too. The ending itself in cues of
            one chord.
        stage: What the cue shares.
        before: The last note that the melody sang.
        ending: How to end: `button` a short chord, `ring out` and `fade` one that dies away, `segue` one that
            stays open to the end.
        until: The tick at which all must be over.
    """
    parts: dict[PartKey, list[Note]] = {}
    length = min(_BUTTON, until - section.tick) if ending == "button" else until - section.tick
    spoken = section.tick in stage.spoken
    louder = previous if previous.energy >= section.energy else section
    strands = playing(stage, louder, spoken) or list(stage.cast.strands[:2])
    for strand in strands:
        if strand.layer.role != "percussion":
            parts.setdefault((strand.instrument.name, strand.layer.role), []).extend(
                _last_notes(strand, section, stage, length, ending)
            )
    found = stage.cast.lead(louder.energy, 0)
    last = before
    if found is not None and not spoken:
        lead, player = found
        voice = Voice(player.low, player.high, player.sweet_low, player.sweet_high)
        height = float(before.pitch if before is not None else (player.sweet_low + player.sweet_high) // 2)
        cells = [last_cell(section.tick, section.tick + length)]
        sung = sing(cells, stage.ground, voice, lambda tick: height, key="", before=before)
        note = replace(sung.notes[0], articulation="accent" if ending == "button" else "ring", force=0.5)
        parts.setdefault((player.name, "melody"), []).append(note)
        last = note
        for name, octaves in lead.doublings:
            pitch = note.pitch + 12 * octaves
            if INSTRUMENTS[name].low <= pitch <= INSTRUMENTS[name].high:
                parts.setdefault((name, "melody"), []).append(replace(note, pitch=pitch, force=0.44))
    if ending == "ring out" and not spoken:
        _echo(section, stage, until, parts)
    return Scored(parts, (), last)


def _last_notes(strand: Strand, section: Section, stage: Stage, length: int, ending: CueEnding) -> list[Note]:
    """Return what a strand plays of the last chord: its bass or its upper voices, held or cut short."""
    span = stage.ground.at(section.tick)
    player, layer = strand.instrument, strand.layer
    if layer.role == "bass":
        keys: tuple[int, ...] = (bass_key(span, layer.register, player),)
    elif player.touch in ("struck", "plucked") and layer.register < 56:
        keys = tuple(sorted({bass_key(span, layer.register, player), *upper_voices(span, layer.register + 14, player)}))
    else:
        keys = upper_voices(span, layer.register, player)
    short = ending == "button" or (strand.figure in _SHORT and not player.swells)
    articulation: Articulation = "accent" if short else ("ring" if not player.swells else "sustain")
    spread = 2 if player.touch in ("struck", "plucked") and not short else 0
    return [
        Note(section.tick, TICKS if short else length, key, layer.force + _FIRM, articulation, delay=number * spread)
        for number, key in enumerate(keys)
    ]


_SHORT = frozenset(
    {"pulse", "motor", "drive", "gallop", "offbeats", "pah", "tiptoe", "ticking", "circling", "stabs", "comp"}
)


def _echo(section: Section, stage: Stage, until: int, parts: dict[PartKey, list[Note]]) -> None:
    """Let a bell or a plucked string answer with two high notes once the last chord stands."""
    player = next((s.instrument for s in stage.cast.strands if s.instrument.name in _ECHOES), None)
    if player is None or until - section.tick < 4 * TICKS:
        return
    span = stage.ground.at(section.tick)
    fifth = near((span.tonic + 7) % 12, min(79, player.sweet_high - 6))
    top = near((span.tonic + span.chord.root) % 12, fifth + 5)
    first = section.tick + 2 * TICKS
    made = [Note(first, 3 * TICKS, fifth, 0.3, "ring"), Note(first + TICKS, 3 * TICKS, top, 0.26, "ring")]
    kept = [replace(note, length=min(note.length, until - note.tick)) for note in made if note.tick < until]
    parts.setdefault((player.name, "gesture"), []).extend(n for n in kept if player.low <= n.pitch <= player.high)
