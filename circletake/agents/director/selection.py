"""Choosing the setups that the film is made of: what must be told, then what tells it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from circletake.agents.director.setups import Setup
from circletake.agents.director.speaking import lines_seconds
from circletake.schema import Action, ShotSize, Subject

FEWEST = 4
_SAME_KIND = 7.0
"""How much less a setup is wanted for each one of its kind that is in already."""
_SAME_MOMENT = 3.0
_TOLD_SHARE = 0.72
"""Share of the shots that merely tell what happens, where neighbours can share one."""
_GAZES = frozenset({"reaction", "answer", "object"})
"""Pictures of somebody who only looks: each is wanted less for every other one, and for the same face again."""
_SIZE_ORDER: tuple[ShotSize, ...] = ("extreme wide", "wide", "full", "medium", "close-up", "extreme close-up")


def choose(setups: Sequence[Setup], wanted: int, most: int) -> list[Setup]:
    """Return the setups of the film in story order.

    Everything that must be told is in: where there is no room for a shot each, neighbours in one scene share a
    shot. Then what is wanted most, so that kinds and moments vary.

    Args:
        setups: In story order.
        wanted: How many shots the film's length and rhythm ask for.
        most: How many it may have at most.
    """
    required = [setup for setup in setups if setup.required]
    optional = [setup for setup in setups if not setup.required]
    # Where everything told had a shot of its own and nothing else, nobody's face would ever be seen.
    room = max(FEWEST, round(_TOLD_SHARE * wanted)) if len(required) <= most else most
    required = _fitted(required, room, most)
    chosen = list(required)
    while len(chosen) < max(FEWEST, min(wanted, most)) and optional:
        best = max(optional, key=lambda setup: (_want(setup, chosen), -setup.order))
        optional.remove(best)
        chosen.append(best)
    while len(chosen) < FEWEST:
        chosen.append(_again(chosen, len(chosen)))
    return sorted(chosen, key=lambda setup: setup.order)


def _want(setup: Setup, chosen: Sequence[Setup]) -> float:
    alike = float(sum(1 for other in chosen if other.kind == setup.kind))
    if setup.kind in _GAZES:
        alike += sum(0.6 for other in chosen if other.kind in _GAZES and other.kind != setup.kind)
        alike += sum(1.0 for other in chosen if other.kind in _GAZES and other.focus == setup.focus)
    near = sum(1 for other in chosen if other.moment is setup.moment)
    once = {"ending", "establish", "introduce"}
    return setup.priority - (0.0 if setup.kind in once else _SAME_KIND * alike) - _SAME_MOMENT * near


def _again(chosen: Sequence[Setup], number: int) -> Setup:
    """Return one more look at what there is, for a story that offers too few pictures."""
    model = chosen[number % len(chosen)]
    size = _SIZE_ORDER[(number * 2) % 3]
    return replace(model, order=model.order + 0.01 * number, sizes=(size,), lines=[], titles=(), priority=20.0)


def _fitted(required: list[Setup], room: int, most: int) -> list[Setup]:
    """Bring the required setups down to as many as fit: merge neighbours, then leave out the lightest."""
    out = sorted(required, key=lambda setup: setup.order)
    while len(out) > room:
        pairs = [at for at in range(len(out) - 1) if _can_share(out[at], out[at + 1])]
        if not pairs:
            break
        at = min(pairs, key=lambda at: (_weight(out[at]) + _weight(out[at + 1]), at))
        out[at : at + 2] = [_merged(out[at], out[at + 1])]
    while len(out) > most:
        inner = [at for at in range(1, len(out) - 1) if not out[at].titles]
        if not inner:
            break
        lightest = min(inner, key=lambda at: (bool(out[at].lines), _weight(out[at]), -at))
        _hand_on(out[lightest], out[lightest - 1])
        del out[lightest]
    return out


def _weight(setup: Setup) -> float:
    dramatic = 1.6 if setup.moment.function in ("turn", "ending") else 0.0
    return setup.weight + dramatic + 0.8 * (setup.parts - 1) + float(lines_seconds(setup.lines))


def _can_share(one: Setup, other: Setup) -> bool:
    """Tell whether two setups can be one shot: in one scene, neither with titles nor asked for by size."""
    same_scene = one.moment.scene_key == other.moment.scene_key
    plain = not (one.titles or other.titles or one.fixed_size or other.fixed_size)
    speakers = one.speakers | other.speakers
    return (
        same_scene and plain and len(speakers) < 2 and len(_together(one, other)) <= 5 and one.parts + other.parts <= 4
    )


def _together(one: Setup, other: Setup) -> set[str]:
    return {subject.id for setup in (one, other) for subject in setup.subjects}


def _merged(one: Setup, other: Setup) -> Setup:
    """Return one setup in which the first thing happens, then the second."""
    share = one.weight / (one.weight + other.weight)
    subjects: dict[str, Subject] = {}
    for subject in one.subjects:
        subjects[subject.id] = subject.with_(actions=_squeezed(subject.actions, 0.0, share))
    for subject in other.subjects:
        later = _squeezed(subject.actions, share, 1.0)
        known = subjects.get(subject.id)
        if known is None:
            subjects[subject.id] = subject.with_(actions=later)
        else:
            face = subject.expression or known.expression
            subjects[subject.id] = known.with_(
                actions=(*known.actions, *later), expression=face, holding=subject.holding or known.holding
            )
    sizes = tuple(size for size in _SIZE_ORDER[:3] if size in (*one.sizes, *other.sizes)) or ("wide",)
    return replace(
        one,
        purpose=f"{one.purpose} {other.purpose}",
        subjects=tuple(subjects.values()),
        focus=one.focus or other.focus,
        sizes=sizes,
        moves=tuple(dict.fromkeys((*other.moves, *one.moves))),
        must=tuple(dict.fromkeys((*one.must, *other.must)))[:4],
        weight=min(2.2, one.weight + 0.6 * other.weight),
        parts=one.parts + other.parts,
        present=one.present,
        lines=[*one.lines, *other.lines],
        priority=max(one.priority, other.priority),
    )


def _squeezed(actions: Sequence[Action], begin: float, end: float) -> tuple[Action, ...]:
    """Return actions played within a part of the shot."""
    return tuple(
        action.with_(
            begin=round(begin + action.begin * (end - begin), 4), end=round(begin + action.end * (end - begin), 4)
        )
        for action in actions
    )


def _hand_on(dropped: Setup, kept: Setup) -> None:
    """Let the shot before speak the lines of one that is left out."""
    kept.lines.extend(dropped.lines)
