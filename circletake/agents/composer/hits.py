"""Hit points: the few frames that the music meets, and those at which it holds back.

Most cuts are not hit: music that marks every cut tells the viewer that there are cuts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from circletake.agents.composer.question import SpottingQuestion
from circletake.agents.composer.stretches import Stretch
from circletake.schema import BeatFunction, CueEnding, FrameRange, HitKind, HitPoint, HitTarget

MUST_APART_S = 4.0
"""Hits that must be met stand at least this far apart, or the music stumbles from one to the next."""
_LEAD_IN_S = 1.6
"""A cue needs so long to get going before it can be sure to meet anything."""
_LAST_RING_S, _LAST_RING_SHARE = 4.0, 0.35
"""How long the last chord may ring, in seconds and as a share of its cue, where nothing says when it falls."""
_BEFORE_WORDS_S = 0.25
_DEMOTED = 0.7
_MUST_EVENT = 0.72
"""Contacts of this weight are must-hits."""
_RINGS_S: dict[CueEnding, tuple[float, float]] = {"button": (0.9, 2.4), "ring out": (2.0, 5.2), "fade": (2.4, 6.0)}
"""How long before the end of the film the last chord may fall, in seconds."""


def spot_hits(
    question: SpottingQuestion, stretches: Sequence[Stretch], endings: Sequence[CueEnding]
) -> tuple[HitPoint, ...]:
    """Return all hit points by frame: those worth meeting, and the starts of lines, to be avoided."""
    found = [*_turn(question), *_titles(question), *_events(question), *_entrance(question), *_scenes(question)]
    found = [hit for hit in [*found, *_seen(question)] if not _near_given(hit, question)]
    last = _ending(question, stretches[-1], endings[-1])
    if last is not None:
        found = [hit for hit in found if hit.frame < last.frame - question.rate]
        found.append(last)
    found = [hit for hit in found if any(stretch.span.holds(hit.frame) for stretch in stretches)]
    found = _one_a_frame([hit for hit in found if not _spoken(hit.frame, question)])
    kept = _few_musts(found, question, stretches)
    given = [hit for hit in question.given if any(stretch.span.holds(hit.frame) for stretch in stretches)]
    return tuple(sorted((*kept, *given, *_lines(question)), key=lambda hit: hit.frame))


def _seen(question: SpottingQuestion) -> list[HitPoint]:
    """Return what was seen: cuts only in what is cut to music."""
    quick = question.form in ("music video", "trailer")
    return [hit for hit in question.seen if hit.kind != "cut" or quick]


def _near_given(hit: HitPoint, question: SpottingQuestion) -> bool:
    """Tell whether a hit stands in the way of one that a person gave."""
    room = 1.2 * float(question.rate)
    return any(abs(hit.frame - other.frame) < room for other in question.given)


def _hit(frame: int, kind: HitKind, weight: float, label: str, target: HitTarget = "downbeat") -> HitPoint:
    return HitPoint(frame=frame, kind=kind, weight=round(weight, 3), target=target, label=label)


def _turn(question: SpottingQuestion) -> list[HitPoint]:
    """Mark the first image of the turn."""
    out = []
    before: BeatFunction | None = None
    for shot in question.shots:
        if shot.function == "turn" and before not in (None, "turn"):
            out.append(_hit(shot.span.start, "turn", 0.86, shot.purpose))
            break
        before = shot.function
    return out


def _titles(question: SpottingQuestion) -> list[HitPoint]:
    weights = {"main": 0.88, "end": 0.84, "intertitle": 0.5}
    return [
        _hit(title.span.start, "title", weights[title.kind], title.text)
        for shot in question.shots
        for title in shot.titles
        if title.kind in weights
    ]


def _events(question: SpottingQuestion) -> list[HitPoint]:
    """Mark the strongest contact of each kind in each shot: what comes again and again is rhythm, not a hit."""
    out = []
    for shot in question.shots:
        inside = [event for event in question.events if shot.span.holds(event.frame)]
        for kind in dict.fromkeys(event.kind for event in inside):
            best = max((event for event in inside if event.kind == kind), key=lambda event: event.weight)
            must = best.weight >= _MUST_EVENT
            weight = min(0.95, 0.1 + best.weight) if must else min(0.75, best.weight)
            out.append(
                _hit(best.frame, "impact", weight, f"{best.kind}: {best.object}", "downbeat" if must else "accent")
            )
    return out


def _entrance(question: SpottingQuestion) -> list[HitPoint]:
    first = next((shot for shot in question.shots if shot.lead), None)
    if first is None or first.span.start == 0:
        return []
    return [_hit(first.span.start, "entrance", 0.6, first.purpose)]


def _scenes(question: SpottingQuestion) -> list[HitPoint]:
    """Mark where the light or the place changes, and, in what is cut to music, some more cuts."""
    out = []
    for one, other in pairwise(question.shots):
        if one.scene != other.scene:
            light = one.hour is not None and other.hour is not None and abs(one.hour - other.hour) >= 3.0
            out.append(_hit(other.span.start, "light" if light else "cut", 0.55 if light else 0.42, other.slug_line))
        elif question.form in ("music video", "trailer") and other.tension >= 0.6:
            out.append(_hit(other.span.start, "cut", 0.3, other.purpose, "beat"))
    return out


def _lines(question: SpottingQuestion) -> list[HitPoint]:
    return [_hit(span.start, "line", 0.6, "a line begins", "avoid") for span in question.dialogue]


def _ending(question: SpottingQuestion, stretch: Stretch, ending: CueEnding) -> HitPoint | None:
    """Return where the last chord falls: on the last title, the last image, or as it begins to fade."""
    if ending not in _RINGS_S:
        return None
    low, high = (stretch.span.end - round(second * question.rate) for second in reversed(_RINGS_S[ending]))
    places = [(title.span.start, title.text) for title in stretch.shots[-1].titles if title.kind in ("main", "end")]
    places.append((stretch.shots[-1].span.start, stretch.shots[-1].purpose))
    if ending != "button":
        places.append((question.frames - question.fade_out - round(question.rate), "the last image begins to fade"))
    places.append(((low + high) // 2, "the last chord"))
    last_word = max((span.end for span in question.dialogue), default=0)
    for frame, label in places:
        early = frame - stretch.span.start < 3 * question.rate
        if low <= frame <= high and frame >= last_word and not early and not _spoken(frame, question):
            return _hit(frame, "ending", 0.85, label)
    return None


def _spoken(frame: int, question: SpottingQuestion) -> bool:
    """Tell whether a frame lies in words, or so shortly before them that what sounds there would cover them."""
    room = round(_BEFORE_WORDS_S * question.rate)
    return any(span.start - room <= frame < span.end for span in question.dialogue)


def _one_a_frame(hits: Sequence[HitPoint]) -> list[HitPoint]:
    """Keep the weightiest of the hits of one frame."""
    best: dict[int, HitPoint] = {}
    for hit in hits:
        if hit.frame not in best or hit.weight > best[hit.frame].weight:
            best[hit.frame] = hit
    return [best[frame] for frame in sorted(best)]


def _few_musts(hits: Sequence[HitPoint], question: SpottingQuestion, stretches: Sequence[Stretch]) -> list[HitPoint]:
    """Let the weightiest hits be musts, far enough apart; the others become wishes.

    The last chord comes first: a film may miss a splash, not its end.
    """
    gap = MUST_APART_S * float(question.rate)
    ranked = sorted((hit for hit in hits if hit.must), key=lambda hit: (hit.kind != "ending", -hit.weight, hit.frame))
    musts: list[HitPoint] = [hit for hit in question.given if hit.must]
    ended = any(hit.kind == "ending" for hit in ranked)
    for hit in ranked:
        if all(abs(hit.frame - other.frame) >= gap for other in musts) and _in_reach(
            hit.frame, question, stretches, ended
        ):
            musts.append(hit)
    return [hit if not hit.must or hit in musts else hit.with_(weight=_DEMOTED) for hit in hits]


def _in_reach(frame: int, question: SpottingQuestion, stretches: Sequence[Stretch], ended: bool) -> bool:
    """Tell whether a tempo can be found that meets a frame: not too soon after the cue begins, nor so late that the
    last chord, where no hit says when it falls, would have to stand on it."""
    span: FrameRange = next(stretch.span for stretch in stretches if stretch.span.holds(frame))
    room = _LEAD_IN_S * float(question.rate)
    if span.end < question.frames:
        ahead = room
    elif ended:
        ahead = 0.8 * float(question.rate)
    else:
        ahead = room + min(_LAST_RING_S * float(question.rate), _LAST_RING_SHARE * span.frames)
    return frame == span.start or (frame - span.start >= room and span.end - frame >= ahead)
