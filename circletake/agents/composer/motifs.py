"""Leitmotifs: a face in a few notes for whom the story is about, the same whenever they come back."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.composer.dice import pick
from circletake.agents.composer.feelings import AROUSAL, BRIGHTNESS
from circletake.agents.composer.question import SpottedShot, SpottingQuestion, Theme
from circletake.agents.composer.values import Spotting
from circletake.schema import Memory, Mood, Motif, Plan, Recollection, canonical_json

_MOST = 3
_KNOWN = 0.05
_LOWEST, _HIGHEST = -4, 9
_RESTS = (0, 2, 4, 7)
"""Degrees on which a motif may end."""

_HEADS: dict[str, tuple[tuple[int, ...], ...]] = {
    "bold": ((4, 3), (3, 1), (0, 4), (4, -1), (-3, 3), (2, 2)),
    "singing": ((-1, 2), (2, -1), (1, 1), (5, -1), (-1, -1), (3, -1)),
    "sighing": ((1, -1), (-1, -1), (5, -1), (-2, 1), (3, -2), (1, -2)),
    "skipping": ((2, -2), (2, 2), (-2, 4), (4, -2), (1, 1), (-1, 3)),
    "ringing": ((4, 3), (-3, 4), (7, -3), (4, 2), (3, 2), (-3, 5)),
    "prowling": ((1, -1), (-1, 1), (1, -2), (3, -2), (0, 1), (-1, -1)),
}  # fmt: skip
"""First two steps of a motif, in degrees: what it is known by."""
_TAILS: dict[str, tuple[tuple[int, ...], ...]] = {
    "bold": ((-1, -1), (-2, 1), (-1, 2), (1, -2, -1)),
    "singing": ((-1, -1), (1, -2), (-2, 1), (-1, 2, -1)),
    "sighing": ((-1, -1), (-1, 1), (-2, 1), (-1, -1, 1)),
    "skipping": ((-1, -1), (2, -2), (-1, 1, -2), (1, -3)),
    "ringing": ((-2, -1), (1, -2), (-3,), (-1, 1)),
    "prowling": ((-1, 1), (-1, -1), (2, -1), (1, -1, -1)),
}  # fmt: skip
_RHYTHMS: dict[str, dict[int, tuple[tuple[float, ...], ...]]] = {
    "bold": {
        4: ((1.5, 0.5, 1.0, 1.0), (1.0, 0.5, 0.5, 2.0)),
        5: ((1.5, 0.5, 0.5, 0.5, 1.0), (1.0, 1.0, 0.5, 0.5, 1.0)),
        6: ((0.75, 0.25, 1.0, 0.5, 0.5, 1.0),),
    },
    "singing": {
        4: ((1.5, 0.5, 0.5, 1.5), (1.0, 1.0, 0.5, 1.5)),
        5: ((1.0, 0.5, 0.5, 1.0, 1.0), (0.5, 0.5, 1.0, 0.5, 1.5)),
        6: ((1.0, 0.5, 0.5, 0.5, 0.5, 1.0),),
    },
    "sighing": {
        4: ((1.5, 0.5, 1.0, 1.0), (2.0, 0.5, 0.5, 1.0)),
        5: ((1.0, 0.5, 0.5, 0.5, 1.5), (1.5, 0.5, 0.5, 0.5, 1.0)),
        6: ((1.0, 0.5, 0.5, 0.5, 0.5, 1.0),),
    },
    "skipping": {
        4: ((0.5, 0.5, 1.0, 2.0), (0.75, 0.25, 1.0, 2.0)),
        5: ((0.5, 0.5, 0.5, 0.5, 2.0), (0.5, 1.0, 0.5, 1.0, 1.0)),
        6: ((0.5, 0.5, 0.5, 0.5, 1.0, 1.0),),
    },
    "ringing": {
        4: ((1.0, 0.5, 0.5, 2.0), (1.0, 1.0, 1.0, 1.0)),
        5: ((0.5, 0.5, 1.0, 1.0, 1.0), (1.0, 0.5, 0.5, 0.5, 1.5)),
        6: ((0.5, 0.5, 0.5, 0.5, 1.0, 1.0),),
    },
    "prowling": {
        4: ((1.0, 1.0, 0.5, 1.5), (0.5, 1.5, 1.0, 1.0)),
        5: ((1.0, 0.5, 0.5, 0.5, 1.5), (0.5, 0.5, 1.0, 1.0, 1.0)),
        6: ((0.5, 0.5, 0.5, 0.5, 0.5, 1.5),),
    },
}  # fmt: skip


def motifs_for(question: SpottingQuestion, shots: Sequence[SpottedShot], memory: Memory) -> tuple[Motif, ...]:
    """Return the motifs of a cue: the lead's first, then of those who are longest in the frame.

    Somebody with a name whom an earlier production remembers has the motif of then.
    """
    frames: dict[str, float] = {}
    for shot in shots:
        for rank, key in enumerate(shot.themes):
            frames[key] = frames.get(key, 0.0) + shot.span.frames / (1 + rank)
    ranked = sorted(
        (theme for theme in question.themes if theme.key in frames),
        key=lambda theme: (theme.role != "lead", -frames[theme.key], theme.key),
    )
    mood = question.moods[-1] if question.moods else "calm"
    return tuple(recalled(theme, memory) or new_motif(theme, mood, question.seed) for theme in ranked[:_MOST])


def recalled(theme: Theme, memory: Memory) -> Motif | None:
    """Return the motif that is remembered of somebody with a name; None for `the keeper`, who may be anybody."""
    if not _is_named(theme.name):
        return None
    for found in memory.recall("motif", theme.name, 1):
        if found.distance <= _KNOWN and found.text.lower() == theme.name.lower():
            return Motif.model_validate_json(found.data).with_(key=theme.key)
    return None


def motifs_to_remember(plan: Plan, spotting: Spotting) -> tuple[Recollection, ...]:
    """Return the motifs of a film's named characters, for the productions that they may come back in."""
    motifs = {motif.key: motif for cue in spotting.cues for motif in cue.motifs}
    return tuple(
        Recollection(kind="motif", text=one.name, data=canonical_json(motifs[one.leitmotif]).decode())
        for one in plan.bible.identities
        if one.leitmotif in motifs and _is_named(one.name)
    )


def _is_named(name: str) -> bool:
    return not name.lower().startswith("the ")


def new_motif(theme: Theme, mood: Mood, seed: int) -> Motif:
    """Compose a motif of four beats: a head that is remembered, and a tail that comes to rest.

    Args:
        theme: Whom it stands for: people sing, animals skip or prowl, things ring.
        mood: The film's.
        seed: The production's.
    """
    face = _face(theme, mood)
    names = ("motif", theme.key, face)
    head = pick(_HEADS[face], (1.0,) * len(_HEADS[face]), seed, *names, "head")
    tail = pick(_TAILS[face], (1.0,) * len(_TAILS[face]), seed, *names, "tail")
    start = pick((0, 2, 4), (1.2, 0.8, 1.0), seed, *names, "start")
    degrees = [start]
    for step in (*head, *tail):
        onward = degrees[-1] + step
        degrees.append(onward if _LOWEST <= onward <= _HIGHEST else degrees[-1] - step)
    if degrees[-1] not in _RESTS:
        # Drawn to the rest that is a step away: a motif that stops in mid-air is no name.
        degrees[-1] = min(_RESTS, key=lambda rest: (abs(rest - degrees[-1]), rest == degrees[-2]))
    rhythms = _RHYTHMS[face].get(len(degrees)) or _RHYTHMS[face][4]
    beats = pick(rhythms, (1.0,) * len(rhythms), seed, *names, "rhythm")
    return Motif(key=theme.key, degrees=tuple(degrees), beats=beats)


def _face(theme: Theme, mood: Mood) -> str:
    bright, stirred = BRIGHTNESS[mood], AROUSAL[mood]
    if bright < -0.3 and theme.kind != "person":
        return "prowling"
    if theme.kind in ("prop", "structure", "plant", "place"):
        return "ringing"
    if bright < -0.1:
        return "sighing" if mood not in ("tense", "scary", "dark", "mysterious") else "prowling"
    if theme.kind in ("animal", "creature"):
        return "skipping" if stirred > 0.6 or mood in ("playful", "comic") else "ringing"
    if mood in ("playful", "comic", "joyful"):
        return "skipping"
    return "bold" if stirred > 0.6 else "singing"
