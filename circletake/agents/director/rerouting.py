"""Showing a shot another way, because the picture back-end does not know how to show it this way."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from circletake.agents.director.captions import provisional_captions
from circletake.agents.director.specifying import Respecified, unusable_specification
from circletake.agents.meaning import NEAR
from circletake.agents.stage_words import StageWords
from circletake.language import index_of
from circletake.llm import Decided, Decision, Mind
from circletake.schema import (
    Action,
    Aids,
    Bible,
    Camera,
    Fault,
    Identity,
    Placement,
    Scene,
    Shot,
    Staging,
    Subject,
    TermKind,
    Value,
    Vocabulary,
)

_REACH = 0.75
"""Distance within which a known term may stand for an unknown word when nothing nearer is left."""
_ACTIONS: tuple[TermKind, ...] = ("action",)


class RerouteQuestion(Value):
    """A shot that the back-end does not know how to show."""

    shot: Shot
    scene: Scene
    bible: Bible
    before: Shot | None = None
    after: Shot | None = None
    round: int = 1
    """1 for the first detour; later ones go further from what was planned."""
    faults: tuple[Fault, ...] = ()
    seed: int
    vocabulary: StageWords


class _Way(NamedTuple):
    staging: Staging
    must: tuple[str, ...]
    what: str


def reroute_by_rule(question: RerouteQuestion, aids: Aids) -> Respecified:
    """Try the nearest detour that changes anything: known terms, a simpler picture, a known thing close, the place."""
    ways: list[Callable[[RerouteQuestion, Aids], _Way | None]] = [_known_terms, _simpler, _insert, _place_alone]
    found: _Way | None = None
    for way in ways[min(question.round, len(ways)) - 1 :]:
        found = way(question, aids)
        if found is not None:
            break
    chosen = found or _place_alone(question, aids)
    speakers = len({line.speaker for line in question.shot.lines})
    return Respecified(
        staging=chosen.staging,
        captions=provisional_captions(chosen.staging, question.bible, speakers),
        must_show=chosen.must,
        what=chosen.what,
    )


def _known_terms(question: RerouteQuestion, aids: Aids) -> _Way | None:
    """Call everything by the nearest word that the back-end knows."""
    index = index_of(question.vocabulary)
    identities = {identity.id: identity for identity in question.bible.identities}
    changed: list[str] = []
    subjects = []
    for subject in question.shot.staging.subjects:
        noun = subject.noun
        if index.exactly(noun, _kinds(identities.get(subject.id))) is None:
            match = aids.lexicon.nearest(noun, _kinds(identities.get(subject.id)))
            if match.term is not None and match.distance <= _REACH:
                changed.append(f"{noun} as {match.term}")
                noun = match.term
        subjects.append(subject.with_(noun=noun, actions=_known_actions(subject, question.vocabulary, aids, changed)))
    if not changed:
        return None
    staging = question.shot.staging.with_(subjects=tuple(subjects))
    return _Way(staging, question.shot.must_show, f"Shown with what is known: {', '.join(dict.fromkeys(changed))}.")


def _kinds(identity: Identity | None) -> tuple[TermKind, ...]:
    return (identity.kind,) if identity is not None else ()


def _known_actions(subject: Subject, vocabulary: Vocabulary, aids: Aids, changed: list[str]) -> tuple[Action, ...]:
    index = index_of(vocabulary)
    out = []
    for action in subject.actions:
        verb = action.verb
        if index.verb(verb) is None:
            match = aids.lexicon.nearest(verb, _ACTIONS)
            near = match.term is not None and match.distance <= max(_REACH, NEAR["action"])
            verb = match.term if near and match.term is not None else "stand"
            changed.append(f"{action.verb} as {verb}")
        out.append(action.with_(verb=verb))
    return tuple(out)


def _simpler(question: RerouteQuestion, _aids: Aids) -> _Way | None:
    """Keep only whom the shot is about, larger in the frame and doing one thing."""
    staging = question.shot.staging
    wanted = question.shot.must_show or ((staging.camera.focus,) if staging.camera.focus else ())
    kept = [subject for subject in staging.subjects if subject.id in wanted] or list(staging.subjects[:1])
    if not kept:
        return None
    alone = tuple(
        subject.with_(
            actions=subject.actions[-1:],
            placement=Placement(side=("left", "right", "centre")[at] if len(kept) > 1 else "centre", depth="mid"),
        )
        for at, subject in enumerate(kept[:2])
    )
    size = "full" if len(alone) > 1 else "medium"
    simple = staging.with_(subjects=alone, camera=Camera(size=size, move="static", focus=alone[0].id))
    if simple == staging:
        return None
    return _Way(
        simple, tuple(subject.id for subject in alone), "Shown more simply: fewer in the frame, one thing each."
    )


def _insert(question: RerouteQuestion, _aids: Aids) -> _Way | None:
    """Show one known thing of the shot close, and let it stand for the rest."""
    index = index_of(question.vocabulary)
    unknown = {fault.subject for fault in question.faults if fault.kind in ("stand-in", "missing subject")}
    for subject in question.shot.staging.subjects:
        known = index.exactly(subject.noun, ("prop", "plant", "animal", "person", "vehicle", "creature", "structure"))
        if known is None or subject.id in unknown:
            continue
        near = subject.with_(placement=Placement(side="centre", depth="near"), actions=subject.actions[-1:], count=1)
        staging = question.shot.staging.with_(
            subjects=(near,), camera=Camera(size="close-up", move="push in", focus=subject.id)
        )
        return _Way(staging, (subject.id,), f"An insert stands for it: {subject.noun}, close.")
    return None


def _place_alone(question: RerouteQuestion, _aids: Aids) -> _Way:
    """Show the place, and leave what happens to the sound."""
    staging = question.shot.staging.with_(subjects=(), camera=Camera(size="wide", move="pan right", focus=None))
    return _Way(staging, (), "The place alone is shown; what happens in it is left to the sound.")


REROUTE: Decision[RerouteQuestion, Respecified] = Decision(
    name="reroute",
    prompt="reroute",
    question=RerouteQuestion,
    answer=Respecified,
    house=reroute_by_rule,
    check=unusable_specification,
)


def reroute(
    shot: Shot,
    scene: Scene,
    bible: Bible,
    *,
    before: Shot | None = None,
    after: Shot | None = None,
    round_: int = 1,
    faults: tuple[Fault, ...] = (),
    seed: int,
    vocabulary: Vocabulary,
    mind: Mind,
) -> Decided[Respecified]:
    """Decide how else to show a shot (S-QUBED: the back-end's share of the uncertainty is high).

    Args:
        shot: The shot as it stands.
        scene: Its scene.
        bible: Who and where.
        before: The shot before it in the cut, if any.
        after: The shot after it.
        round_: Which detour this is; later ones go further.
        faults: What was wrong with the takes.
        seed: The production's seed.
        vocabulary: What the picture back-end can show.
        mind: Who decides.
    """
    question = RerouteQuestion(
        shot=shot, scene=scene, bible=bible, before=before, after=after, round=round_, faults=faults, seed=seed,
        vocabulary=vocabulary,
    )  # fmt: skip
    return mind.decide(REROUTE, question)
