"""Harmony over the form: schemata laid over bars, driven into arrivals, brought to rest, and voiced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from circletake.music.score import ChordSpan, Section
from circletake.music.styles.style import Style
from circletake.music.tempo import TICKS, Bar, TempoMap
from circletake.music.theory import chord, is_minor, voice
from circletake.music.theory.schemata import APPROACHES, DRIVES, SCHEMATA, Palette
from circletake.music.writing.moods import is_tense
from circletake.schema import CueEnding

_SLOW_BAR_S = 2.3
"""A bar longer than this carries two chords of an eight-chord schema."""


class _Slot(NamedTuple):
    """A stretch that one chord fills."""

    tick: int
    end: int


class _Named(NamedTuple):
    tick: int
    end: int
    label: str
    section: Section


class Harmony(NamedTuple):
    """The voiced chords of a cue, and how many hard rules their search could not keep."""

    chords: tuple[ChordSpan, ...]
    broken: int


class _Plan(NamedTuple):
    """Schemata chosen once a cue, so that what returns is recognised."""

    theme: dict[bool, str]
    second: dict[bool, str]
    build: dict[bool, str]


def harmonise(
    sections: Sequence[Section], tempo: TempoMap, style: Style, ending: CueEnding, rng: np.random.Generator
) -> Harmony:
    """Lay chords under every bar and voice them.

    The theme's schema returns with the theme; builds take another. What comes before the last chord is a
    cadence, what comes before the climax a drive, in the climax's own key.
    """
    plan = _plan(style, rng)
    named: list[_Named] = []
    statements = 0
    for number, section in enumerate(sections):
        after = sections[number + 1] if number + 1 < len(sections) else None
        statements += section.role == "statement"
        schema = _schema(section, plan, statements, style)
        named += _section_chords(section, after, schema, tempo, style, ending, rng)
    merged = _merged(named)
    chords = [chord(item.label) for item in merged]
    tonics = [item.section.tonic for item in merged]
    voiced = voice(chords, tonics, [None] * len(chords))
    spans = tuple(
        ChordSpan(item.tick, item.end, over, item.section.tonic, item.section.mode, voicing)
        for item, over, voicing in zip(merged, chords, voiced.voicings, strict=True)
    )
    return Harmony(spans, voiced.broken)


def _plan(style: Style, rng: np.random.Generator) -> _Plan:
    def draw(minor: bool, kinds: Sequence[Palette], besides: str = "") -> str:
        options = [s for kind in kinds for s in SCHEMATA[kind] if s != besides]
        # A theme stands on its tonic: schemata that begin elsewhere are for what comes after it.
        home = [s for s in options if s.split()[0].lower().startswith("i") and not s.lower().startswith(("iv", "ii"))]
        pool = home if not besides and home else options
        return pool[int(rng.integers(len(pool)))]

    palettes = {False: style.major, True: style.minor}
    theme = {minor: draw(minor, kinds) for minor, kinds in palettes.items()}
    second = {minor: draw(minor, kinds, theme[minor]) for minor, kinds in palettes.items()}
    build = {minor: draw(minor, style.dark if minor else kinds, theme[minor]) for minor, kinds in palettes.items()}
    return _Plan(theme, second, build)


def _schema(section: Section, plan: _Plan, statements: int, style: Style) -> str:
    minor = is_minor(section.mode)
    if section.role == "build" or (minor and is_tense(section.mood) and style.dark != style.minor):
        return plan.build[minor]
    if section.role == "release" or (section.role == "statement" and statements % 3 == 2):
        return plan.second[minor]
    return plan.theme[minor]


def _section_chords(
    section: Section,
    after: Section | None,
    schema: str,
    tempo: TempoMap,
    style: Style,
    ending: CueEnding,
    rng: np.random.Generator,
) -> list[_Named]:
    """Return the chords of one section."""
    minor = is_minor(section.mode)
    bars = tempo.bars[section.first_bar : section.last_bar]
    if after is None:
        return [_Named(section.tick, section.end, _last_chord(minor, style, ending, rng), section)]
    labels = schema.split()
    slots = _slots(bars, style.chord_bars.get(section.role, 1.0))
    seconds = float(tempo.us_at(bars[0].end) - tempo.us_at(bars[0].tick)) / 1e6
    if len(labels) >= 7 and len(slots) < len(labels) and seconds > _SLOW_BAR_S:
        slots = _slots(bars, 0.5)
    filled = [labels[number % len(labels)] for number in range(len(slots))]
    named = [_Named(slot.tick, slot.end, label, section) for slot, label in zip(slots, filled, strict=True)]
    if after.role == "ending":
        return _approach(named, minor, style, rng) if ending != "segue" else named
    if section.role == "build" and after.role == "climax":
        return _drive(named, after, style)
    return _lead_on(named, minor, style)


def _last_chord(minor: bool, style: Style, ending: CueEnding, rng: np.random.Generator) -> str:
    if ending == "segue":
        return "v" if minor and style.cadence == "modal" else "Vsus4"
    options = style.last_minor if minor else style.last_major
    return options[int(rng.integers(len(options)))]


def _slots(bars: Sequence[Bar], chord_bars: float) -> list[_Slot]:
    """Divide bars among chords: several bars a chord, one, or two chords a bar on its stronger half."""
    if chord_bars >= 2:
        step = int(chord_bars)
        groups = [bars[first : first + step] for first in range(0, len(bars), step)]
        return [_Slot(group[0].tick, group[-1].end) for group in groups]
    if chord_bars == 1:
        return [_Slot(bar.tick, bar.end) for bar in bars]
    slots = []
    for bar in bars:
        half = bar.tick + -(-bar.beats // 2) * TICKS
        slots += [_Slot(bar.tick, half), _Slot(half, bar.end)] if bar.beats in (2, 4, 6) else [_Slot(bar.tick, bar.end)]
    return slots


def _split(item: _Named) -> tuple[_Named, _Named]:
    """Cut a chord's stretch in two on a beat, the first half the longer."""
    middle = item.tick + -(-((item.end - item.tick) // TICKS) // 2) * TICKS
    return item._replace(end=middle), item._replace(tick=middle)


def _approach(named: list[_Named], minor: bool, style: Style, rng: np.random.Generator) -> list[_Named]:
    """Replace the last chords by an approach to the last chord of the cue."""
    options = APPROACHES[style.cadence][minor]
    first, second = options[int(rng.integers(len(options)))].split()
    if len(named) >= 3:
        return [*named[:-2], named[-2]._replace(label=first), named[-1]._replace(label=second)]
    last = named[-1]
    if last.end - last.tick >= 2 * TICKS:
        one, two = _split(last)
        return [*named[:-1], one._replace(label=first), two._replace(label=second)]
    return [*named[:-1], last._replace(label=second)]


def _drive(named: list[_Named], after: Section, style: Style) -> list[_Named]:
    """Put the dominant of the coming key over the build's end."""
    first, second = DRIVES[style.cadence][is_minor(after.mode)].split()
    last = named[-1]._replace(section=_in_key_of(named[-1].section, after))
    if last.end - last.tick >= 2 * TICKS:
        one, two = _split(last)
        return [*named[:-1], one._replace(label=first), two._replace(label=second)]
    return [*named[:-1], last._replace(label=second)]


def _in_key_of(section: Section, after: Section) -> Section:
    return replace(section, tonic=after.tonic, mode=after.mode)


def _lead_on(named: list[_Named], minor: bool, style: Style) -> list[_Named]:
    """Keep a section from ending where the next begins."""
    last = chord(named[-1].label)
    if len(named) < 2 or last.root != 0 or style.cadence == "eerie":
        return named
    onward = {"functional": "V", "modal": "bVII", "plagal": "iv" if minor else "IV", "jazz": "V7b9" if minor else "V13"}
    return [*named[:-1], named[-1]._replace(label=onward[style.cadence])]


def _merged(named: Sequence[_Named]) -> list[_Named]:
    """Join neighbours with the same chord in the same section."""
    merged: list[_Named] = []
    for item in named:
        old = merged[-1] if merged else None
        if old and old.label == item.label and old.section == item.section:
            merged[-1] = old._replace(end=item.end)
        else:
            merged.append(item)
    return merged
