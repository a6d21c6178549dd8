"""Marking the hits: which gestures, where they would not be in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import FORCE_DB, Note, PartRole, Section
from circletake.music.styles.style import GestureKind
from circletake.music.tempo import TICKS, Met
from circletake.music.writing.arrange import PartKey, Stage, playing
from circletake.music.writing.cast import Strand
from circletake.music.writing.figuration import bass_key, upper_voices
from circletake.music.writing.form import Arc
from circletake.music.writing.gestures import Moment, Stroke, mark

_LEAD_INS: frozenset[GestureKind] = frozenset({"swell", "gliss", "riser", "run"})
_SOFT = 0.35
_LEADING = 0.46
_DEEPEST = 36
_FAINTEST = 0.1
_APART = 3 * TICKS
"""How far a hit stands from the one before it where it gets a silence of its own, beside that silence."""
_BAND = 3
"""Players that strike a hit inside a bar together."""


def mark_hits(met: Sequence[Met], stage: Stage, sections: Sequence[Section], arc: Arc) -> dict[PartKey, list[Note]]:
    """Return the gestures that mark the hits met.

    Soft moments get the style's lightest gesture, loud and weighty ones its heaviest and something that leads
    into them. A must-hit inside a bar, where nothing else falls, is struck by the band too. Nothing marks a hit
    under words.
    """
    strokes: list[Stroke] = []
    onto = [kind for kind in stage.style.gestures if kind not in _LEAD_INS]
    into = [kind for kind in stage.style.gestures if kind in _LEAD_INS]
    before = 0
    for hit in met:
        if hit.released or stage.ground.tempo.bar_at(hit.tick).tick in stage.spoken:
            continue
        moment = Moment(hit.tick, hit.hit.weight, arc.level(hit.hit.frame), before + TICKS, stage.ground)
        if hit.hit.must and not hit.downbeat:
            section = next((s for s in sections if hit.tick < s.end), sections[-1])
            strokes += _struck(moment, playing(stage, section, spoken=False))
        chosen = _onto(onto, moment, last=hit is met[-1] or hit.hit.must)
        if into and _may_lead(moment, last=hit is met[-1]):
            chosen.append(into[0])
            # The next one is led into in another way.
            into = [*into[1:], into[0]]
        for kind in chosen:
            strokes += mark(kind, moment)
        before = hit.tick
    parts: dict[PartKey, list[Note]] = {}
    for stroke in _gentled(strokes, stage.style.hit_db):
        parts.setdefault((stroke.instrument, "gesture"), []).append(stroke.note)
    return parts


def _gentled(strokes: Sequence[Stroke], hit_db: float) -> list[Stroke]:
    """Return strokes as softly as a style wants them; in a gentle one without the deepest."""
    if not hit_db:
        return list(strokes)
    kept = [s for s in strokes if s.note.pitch >= _DEEPEST or INSTRUMENTS[s.instrument].is_drum]
    return [s._replace(note=replace(s.note, force=max(s.note.force + hit_db / FORCE_DB, _FAINTEST))) for s in kept]


def make_room(met: Sequence[Met], parts: dict[PartKey, list[Note]]) -> None:
    """Take the drums away from about must-hits inside a bar, so that the hit is what is heard."""
    inside = [hit.tick for hit in met if hit.hit.must and not hit.downbeat and not hit.released]
    for (_, role), notes in parts.items():
        if role == "percussion":
            notes[:] = [n for n in notes if not any(0 < abs(n.tick - tick) <= TICKS // 4 for tick in inside)]


def hold_still(met: Sequence[Met], parts: dict[PartKey, list[Note]], beats: int) -> None:
    """Stop pulses and drums for some beats before each must-hit: figures, percussion, and basses that play short.

    What leads into a hit, the tune, and what is held go on. A hit less than a bar after another gets no silence.
    """
    gap, before = beats * TICKS, 0
    for hit in met:
        if gap and hit.hit.must and not hit.released and hit.tick - before >= _APART + gap:
            for (_, role), notes in parts.items():
                if role in ("figure", "percussion", "bass"):
                    notes[:] = [
                        kept for n in notes if (kept := _stilled(n, hit.tick - gap, hit.tick, role)) is not None
                    ]
        before = hit.tick


def _stilled(note: Note, begin: int, end: int, role: PartRole) -> Note | None:
    """Return a note without what would sound from `begin` to `end`; None where nothing is left."""
    if role == "bass" and note.length > TICKS:
        return note
    if begin <= note.tick < end:
        return None
    return replace(note, length=begin - note.tick) if note.tick < begin < note.end else note


def _struck(moment: Moment, strands: Sequence[Strand]) -> list[Stroke]:
    """Return a chord of the band's quickest players over its bass, short and together."""
    span = moment.ground.at(moment.tick)
    force = min(0.45 + 0.28 * moment.weight, 1.0)
    tuned = [s for s in strands if s.layer.role in ("figure", "pad") and not s.instrument.is_drum]
    quick = sorted(tuned, key=lambda s: (s.instrument.touch not in ("struck", "plucked"), s.layer.role != "figure"))
    strokes = [
        Stroke(s.instrument.name, Note(moment.tick, TICKS, key, force, "accent", True))
        for s in quick[:_BAND]
        for key in upper_voices(span, s.layer.register, s.instrument)
    ]
    low = next((s for s in strands if s.layer.role == "bass" and s.instrument.family != "percussion"), None)
    if low is not None:
        key = bass_key(span, low.layer.register, low.instrument)
        strokes.append(Stroke(low.instrument.name, Note(moment.tick, TICKS, key, force, "accent", True)))
    return strokes


def _onto(kinds: Sequence[GestureKind], moment: Moment, *, last: bool) -> list[GestureKind]:
    """Choose what falls on the hit, by loudness and weight; the last one, and one that must be met, is never marked by
    one gesture alone: beside strings that swell into it, a soft bell is not what is heard."""
    if not kinds:
        return []
    reach = min(moment.level * (0.6 + 0.5 * moment.weight), 0.999)
    top = int(reach * len(kinds)) if moment.level > _SOFT else 0
    chosen = [kinds[top]]
    loud = moment.weight >= 0.8 and moment.level > 0.55
    if (last or loud) and top > 0:
        chosen.append(kinds[top - 1])
    elif last:
        chosen += kinds[1:2]
    return chosen


def _may_lead(moment: Moment, *, last: bool) -> bool:
    """Tell whether something may lead into a hit: weighty ones, with room before them, and a last chord only when
    it is loud."""
    room = moment.tick - moment.free_from
    loud = 0.6 if last else _LEADING
    return moment.weight >= 0.85 and moment.level > loud and room >= TICKS
