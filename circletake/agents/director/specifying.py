"""Making a vague shot specific: what its staging leaves open is taken from the bible and from its neighbours."""

from __future__ import annotations

from typing import Protocol

from circletake.agents.director.captions import lint_captions, provisional_captions
from circletake.agents.director.parts import face_for
from circletake.agents.director.physics import happens_otherwise
from circletake.agents.stage_words import StageWords
from circletake.llm import Decided, Decision, Mind
from circletake.schema import (
    Action,
    Aids,
    Bible,
    Camera,
    CameraMove,
    Captions,
    Facing,
    Identity,
    Light,
    Placement,
    Scene,
    Shot,
    ShotSize,
    Side,
    Staging,
    Subject,
    Value,
    Vocabulary,
    derive_seed,
)

_SIZES: tuple[ShotSize, ...] = ("extreme wide", "wide", "full", "medium", "close-up")
_STILL: tuple[CameraMove, ...] = ("static", "push in", "static")


class SpecifyQuestion(Value):
    """A shot whose takes differ because its words leave too much open."""

    shot: Shot
    scene: Scene
    bible: Bible
    before: Shot | None = None
    after: Shot | None = None
    round: int = 1
    seed: int
    vocabulary: StageWords


class Respecified(Value):
    """The shot as it is to be taken from now on."""

    staging: Staging
    captions: Captions
    must_show: tuple[str, ...]
    what: str
    """What was made specific, in a sentence."""


def specify_by_rule(question: SpecifyQuestion, _aids: Aids) -> Respecified:
    """Fill in everything that is open, and change nothing that is said."""
    shot, said = question.shot, question.shot.staging
    filled: list[str] = []
    light = _light(said.light, question.scene.light, filled)
    identities = {identity.id: identity for identity in question.bible.identities}
    subjects = tuple(
        _subject(subject, at, len(said.subjects), identities.get(subject.id), question, filled)
        for at, subject in enumerate(said.subjects)
    )
    camera = _camera(said.camera, subjects, question, filled)
    mood = said.mood or question.scene.mood
    staging = said.with_(
        place=said.place or question.scene.place, light=light, subjects=subjects, camera=camera, mood=mood
    )
    speakers = len({line.speaker for line in shot.lines})
    told = ", ".join(dict.fromkeys(filled))
    return Respecified(
        staging=staging,
        captions=provisional_captions(staging, question.bible, speakers),
        must_show=shot.must_show or tuple(subject.id for subject in subjects[:2]),
        what=f"Fixed what was open: {told}." if told else "Nothing was open: the words are as specific as they can be.",
    )


def _light(said: Light, scene: Light, filled: list[str]) -> Light:
    fixed = {}
    for name in ("hour", "season", "weather", "intensity"):
        value = getattr(said, name)
        if value is None and getattr(scene, name) is not None:
            fixed[name] = getattr(scene, name)
            filled.append({"hour": "the time of day", "intensity": "how hard the weather is"}.get(name, f"the {name}"))
    if said.hour is None and scene.hour is None:
        fixed["hour"] = 12.0
    return said.with_(**fixed)


def _subject(
    subject: Subject, at: int, of: int, identity: Identity | None, question: SpecifyQuestion, filled: list[str]
) -> Subject:
    side: Side = subject.placement.side or (
        ("left", "right", "centre")[min(at, 2)] if of > 1 else _side(question, subject.id)
    )
    facing: Facing | None = subject.facing or ("left" if side == "right" else "right")
    expression = subject.expression or (face_for(question.scene.mood, identity) if identity is not None else None)
    adjectives = subject.adjectives or (identity.adjectives[:3] if identity is not None else ())
    before = (subject.placement.side, subject.placement.depth, subject.facing, subject.expression)
    after = subject.with_(
        adjectives=adjectives,
        placement=Placement(side=side, depth=subject.placement.depth or "mid"),
        facing=facing,
        expression=expression,
        actions=subject.actions or (Action(verb="stand"),),
    )
    if before != (after.placement.side, after.placement.depth, after.facing, after.expression):
        filled.append(f"where {subject.noun} stands and how it looks")
    return after


def _side(question: SpecifyQuestion, id_: str) -> Side:
    """Return the side on which somebody stands in the neighbouring shots of the scene; else one by seed."""
    for other in (question.before, question.after):
        if other is None or other.scene != question.shot.scene:
            continue
        for subject in other.staging.subjects:
            if subject.id == id_ and subject.placement.side is not None:
                return subject.placement.side
    sides: tuple[Side, ...] = ("left", "right")
    return sides[derive_seed(question.seed, question.shot.slate, "side", id_) % 2]


def _camera(said: Camera, subjects: tuple[Subject, ...], question: SpecifyQuestion, filled: list[str]) -> Camera:
    size, move = said.size, said.move
    if size is None:
        taken = [other.staging.camera.size for other in (question.before, question.after) if other is not None]
        wanted: ShotSize = "full" if len(subjects) == 1 else "wide"
        size = wanted if wanted not in taken else next(one for one in ("medium", *_SIZES) if one not in taken)
        filled.append("the shot size")
    if move is None:
        move = _STILL[derive_seed(question.seed, question.shot.slate, "move") % len(_STILL)]
        filled.append("the camera move")
    focus = said.focus or (subjects[0].id if subjects else None)
    return Camera(size=size, move=move, focus=focus)


class _Asked(Protocol):
    """What every question about one shot holds."""

    @property
    def shot(self) -> Shot:
        """The shot."""

    @property
    def bible(self) -> Bible:
        """Who and where."""


def unusable_specification(question: _Asked, answer: Respecified) -> list[str]:
    """Tell what makes a specification unusable: subjects that are not in the bible, captions mixed up."""
    known = {identity.id for identity in question.bible.identities}
    known |= {subject.id for subject in question.shot.staging.subjects}
    ids = {subject.id for subject in answer.staging.subjects}
    complaints = [f"subject {id_!r} is not in the bible" for id_ in sorted(ids - known)]
    complaints += [f"must_show {id_!r} is not among the subjects" for id_ in answer.must_show if id_ not in ids]
    places = {place.id for place in question.bible.places}
    if answer.staging.place is not None and answer.staging.place not in places:
        complaints.append(f"place {answer.staging.place!r} is not in the bible")
    return complaints + lint_captions(answer.captions.picture, answer.captions.sound)


SPECIFY: Decision[SpecifyQuestion, Respecified] = Decision(
    name="specify",
    prompt="specify",
    question=SpecifyQuestion,
    answer=Respecified,
    house=specify_by_rule,
    check=unusable_specification,
)


def specify(
    shot: Shot,
    scene: Scene,
    bible: Bible,
    *,
    before: Shot | None = None,
    after: Shot | None = None,
    round_: int = 1,
    seed: int,
    vocabulary: Vocabulary,
    mind: Mind,
) -> Decided[Respecified]:
    """Decide what a vague shot is to show exactly (S-QUBED: the prompt's share of the uncertainty is high).

    Args:
        shot: The shot as it stands.
        scene: Its scene.
        bible: Who and where.
        before: The shot before it in the cut, if any.
        after: The shot after it.
        round_: Which round of takes this is for.
        seed: The production's seed.
        vocabulary: What the picture back-end can show.
        mind: Who decides.
    """
    question = SpecifyQuestion(
        shot=shot, scene=scene, bible=bible, before=before, after=after, round=round_, seed=seed, vocabulary=vocabulary
    )
    return mind.decide(SPECIFY, question)


def with_staging(shot: Shot, found: Respecified) -> Shot:
    """Return a shot with another staging, its captions and what it must show; what now happens otherwise is not said
    any more."""
    physics = None if happens_otherwise(shot.staging, found.staging) else shot.physics
    return shot.with_(staging=found.staging, captions=found.captions, must_show=found.must_show, physics=physics)
