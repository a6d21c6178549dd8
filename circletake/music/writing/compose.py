"""Composing: from a request to a score, cue by cue."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import ChordSpan, Cue, Note, Part, PartRole, Score, Section, Statement
from circletake.music.styles import Style, style_named
from circletake.music.tempo import TICKS, Solved, TempoMap, choose_hits, solve_tempo
from circletake.music.writing.arrange import PartKey, Scored, Stage, Theme, score_section
from circletake.music.writing.balance import clear_the_bass, damped, make_way, untangled
from circletake.music.writing.breathing import breathe
from circletake.music.writing.cast import cast
from circletake.music.writing.checks import (
    landings,
    missed_faults,
    outer_faults,
    range_faults,
    voice_leading_faults,
)
from circletake.music.writing.ending import score_ending
from circletake.music.writing.form import Arc, arc_of, plan_form
from circletake.music.writing.ground import Ground
from circletake.music.writing.harmony import harmonise
from circletake.music.writing.hits import hold_still, make_room, mark_hits
from circletake.music.writing.motif import checked, motif
from circletake.music.writing.operators import idea_of
from circletake.music.writing.phrase import paced
from circletake.schema import (
    Arrangement,
    CueBrief,
    FrameRange,
    RequestRejected,
    ScoreRequest,
    SectionNote,
    derive_seed,
    seconds_at,
)


@dataclass(frozen=True)
class Held:
    """What a recut leaves as it is.

    Attributes:
        solved: The tempo map that is given.
        chords: Puts chords that stay in the place of new ones.
        parts: Puts notes that stay in the place of new ones.
        draft: Which draft of what is new.
    """

    solved: Solved
    chords: Callable[[Sequence[ChordSpan]], list[ChordSpan]]
    parts: Callable[[dict[PartKey, list[Note]]], dict[PartKey, list[Note]]]
    draft: int = 0


_ROLES: tuple[PartRole, ...] = ("melody", "counter", "figure", "pad", "bass", "percussion", "gesture")
_SHORTEST_S = 1
_RETRIES = 4


def compose(request: ScoreRequest) -> Score:
    """Write the music for a locked picture.

    Args:
        request: Cues, hits, tension and dialogue. Hits and tension belong to the cue whose span holds them.

    Returns:
        The score; what it could not do stands in its cues' `faults`.

    Raises:
        RequestRejected: a style is unknown, a cue is shorter than a second or reaches outside the film, cues
            overlap, or a motif is malformed.
    """
    cues = sorted(request.cues, key=lambda cue: cue.span.start)
    check_request(request, cues)
    return Score(
        title=request.title,
        rate=request.rate,
        frames=request.frames,
        sample_rate=request.sample_rate,
        seed=request.seed,
        cues=tuple(_soundly(brief, request) for brief in cues),
        start_frame=request.start_frame,
    )


def check_request(request: ScoreRequest, cues: Sequence[CueBrief]) -> None:
    """Make sure that cues can be written as they are asked for.

    Raises:
        RequestRejected: see `compose`.
    """
    for cue in cues:
        if cue.span.start < 0 or cue.span.end > request.frames:
            raise RequestRejected(f"cue {cue.number} spans {cue.span.start}-{cue.span.end} of {request.frames} frames")
        if seconds_at(cue.span.frames, request.rate) < _SHORTEST_S:
            raise RequestRejected(f"cue {cue.number} has {cue.span.frames} frames; give it a second at least")
    for one, two in itertools.pairwise(cues):
        if two.span.start < one.span.end:
            raise RequestRejected(f"cues {one.number} and {two.number} overlap; end one where the other begins")


def _soundly(brief: CueBrief, request: ScoreRequest) -> Cue:
    """Write a cue, and again where the search could not keep a rule; the draft of fewest faults stays."""
    best = compose_cue(brief, request)
    for retry in range(1, _RETRIES + 1):
        if not any(fault for fault in best.faults if "no tempo meets" not in fault):
            break
        other = compose_cue(brief, request, retry=retry)
        best = min(best, other, key=lambda cue: len(cue.faults))
    return best


def compose_cue(brief: CueBrief, request: ScoreRequest, held: Held | None = None, *, retry: int = 0) -> Cue:
    """Write one cue; with `held`, about what stays of an earlier one. Another `retry` is another draft."""
    style = style_named(brief.style)
    wanted = next((one for one in request.arrangements if one.cue == brief.number), Arrangement(cue=brief.number))
    draft = wanted.draft + (held.draft if held is not None else 0) + 1000 * retry
    again = (draft,) if draft else ()
    seed = derive_seed(request.seed, "cue", brief.number, *again)
    rng = np.random.default_rng(seed)
    solved = held.solved if held is not None else solve_cue(brief, request)
    arc = arc_of([p for p in request.tension if brief.span.start <= p.frame <= brief.span.end], brief)
    lift = style.lifts[int(rng.integers(len(style.lifts)))] if style.lifts else 0
    planned = plan_form(brief, solved.tempo, solved.met, solved.final_tick, arc, lift, style.section_bars)
    wishes = _notes_by_section(wanted, planned, solved.tempo)
    sections = tuple(_filled(section, wishes.get(section.tick)) for section in planned)
    harmony = harmonise(sections, solved.tempo, style, brief.ending, rng)
    chords = tuple(held.chords(harmony.chords)) if held is not None else harmony.chords
    ground = Ground(chords, solved.tempo)
    stage = Stage(
        style=style,
        cast=cast(style, brief.instruments, rng),
        ground=ground,
        themes=_themes(brief, style, solved.tempo, request.seed),
        spoken=_spoken_bars(solved.tempo, request),
        seed=seed,
        notes=wishes,
    )
    parts, statements = _sections(sections, stage, brief, solved)
    released = {met.tick for met in solved.met if met.released}
    breathe(parts, sections, {one.tick for one in statements}, solved.tempo, released)
    make_room(solved.met, parts)
    hold_still(solved.met, parts, style.air)
    for key, notes in mark_hits(solved.met, stage, sections, arc).items():
        parts.setdefault(key, []).extend(notes)
    tempo = solved.tempo
    if held is None:
        written = clear_the_bass(make_way(damped(_written(parts, tempo.ticks), ground)))
    else:
        # What is new gives way first; what stays is put in afterwards and changes no more.
        fresh = clear_the_bass(make_way(damped(_written(parts, tempo.ticks), ground)))
        written = _written(held.parts({(p.instrument, p.role): list(p.notes) for p in fresh}), tempo.ticks)
    faults = voice_leading_faults(chords, tempo) + outer_faults(written, chords, tempo)
    faults += range_faults(written, tempo) + missed_faults(solved.missed, tempo)
    return Cue(
        brief=brief,
        tempo=tempo,
        base_bpm=solved.base_bpm,
        sections=sections,
        chords=chords,
        parts=written,
        statements=statements,
        met=solved.met,
        final_tick=solved.final_tick,
        energy=_energy(arc, tempo),
        spoken=tuple(span for span in request.dialogue if span.overlap(brief.span)),
        landings=landings(solved.met, written, tempo),
        faults=tuple(faults),
    )


def _notes_by_section(wanted: Arrangement, sections: Sequence[Section], tempo: TempoMap) -> dict[int, SectionNote]:
    """Return what the crew wants of each section, by its first tick: a note holds where a section's middle is."""
    found: dict[int, SectionNote] = {}
    for section in sections:
        middle = float(tempo.frame_at((section.tick + section.end) // 2))
        for note in wanted.sections:
            if note.span.start <= middle < note.span.end:
                found[section.tick] = note
    return found


def _filled(section: Section, note: SectionNote | None) -> Section:
    """Return a section as full as the crew wants it."""
    if note is None or not note.energy:
        return section
    ends = (min(max(level + note.energy, 0.0), 1.0) for level in (section.energy_from, section.energy_to))
    first, last = ends
    return replace(section, energy_from=first, energy_to=last)


def solve_cue(brief: CueBrief, request: ScoreRequest) -> Solved:
    """Spot the cue and fit its tempo map."""
    style = style_named(brief.style)
    inside = [hit for hit in request.hits if brief.span.holds(hit.frame)]
    minutes = float(seconds_at(brief.span.frames, request.rate)) / 60
    budget = max(2, round(style.card.hits_per_minute * minutes))
    chosen = choose_hits(inside, request.rate, budget=budget, dialogue=request.dialogue)
    return solve_tempo(
        chosen,
        brief.span,
        request.rate,
        tempo_bpm=brief.tempo_bpm,
        beats_per_bar=brief.beats_per_bar,
        ending=brief.ending,
        ritardando=0.0 if brief.ending == "segue" else style.ritardando,
    )


def _themes(brief: CueBrief, style: Style, tempo: TempoMap, seed: int) -> tuple[Theme, ...]:
    """Return the cue's motifs at the style's pace; the film's main motif where the brief gives none."""
    motifs = brief.motifs or (motif("main", brief.mood, seed),)
    return tuple(
        Theme(given.key, paced(idea_of(checked(given), tempo.compound), tempo, style.melody.note_s)) for given in motifs
    )


def _spoken_bars(tempo: TempoMap, request: ScoreRequest) -> frozenset[int]:
    """Return the bars that words, or a moment to avoid, fall into."""
    room = round(request.rate / 3)
    spans = [*request.dialogue]
    spans += [FrameRange(start=h.frame, end=h.frame + room) for h in request.hits if h.target == "avoid"]
    bars = set()
    for bar in tempo.bars:
        first, last = tempo.frame_at(bar.tick), tempo.frame_at(bar.end)
        # A few frames of words at a bar's very end or start do not empty it.
        slight = min((last - first) / 8, Fraction(4))
        if any(min(last, Fraction(span.end)) - max(first, Fraction(span.start)) > slight for span in spans):
            bars.add(bar.tick)
    return frozenset(bars)


def _sections(
    sections: Sequence[Section], stage: Stage, brief: CueBrief, solved: Solved
) -> tuple[dict[PartKey, list[Note]], tuple[Statement, ...]]:
    """Write all sections."""
    parts: dict[PartKey, list[Note]] = {}
    statements: list[Statement] = []
    before: Note | None = None
    until = min([solved.tempo.ticks, *(met.tick for met in solved.met if met.released)])
    for number, section in enumerate(sections):
        if section.role == "ending":
            previous = sections[max(number - 1, 0)]
            made: Scored = score_ending(section, previous, stage, before, brief.ending, until)
        else:
            made = score_section(section, number, stage, before)
        for key, notes in made.parts.items():
            parts.setdefault(key, []).extend(notes)
        statements += made.statements
        before = made.last
    return parts, tuple(statements)


def _written(parts: dict[PartKey, list[Note]], ticks: int) -> tuple[Part, ...]:
    """Order parts as a score does, and clear each of notes that run into themselves."""
    names = list(INSTRUMENTS)
    order = sorted(parts, key=lambda key: (_ROLES.index(key[1]), names.index(key[0])))
    return tuple(
        Part(name, role, cleared)
        for name, role in order
        if (cleared := untangled(parts[name, role], ticks, alone=role in ("melody", "counter")))
    )


def _energy(arc: Arc, tempo: TempoMap) -> tuple[tuple[int, float], ...]:
    """Return the dynamic arc at every beat."""
    ticks = [beat * TICKS for beat in range(tempo.beats + 1)]
    return tuple((tick, arc.level(float(tempo.frame_at(tick)))) for tick in ticks)
