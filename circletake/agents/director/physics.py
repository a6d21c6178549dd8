"""A shot's physics: what happens in it by nature, decided while planning and told to back-ends that take any words.

As in WISA (J. Wang et al., arXiv 2503.08153): from the words alone, each shot gets a textual description of its
physics, qualitative classes, and quantities (density, time, temperature). Deviations: the description is one or two
sentences and not a paragraph, since it stands behind a caption of limited length; the classes of "no obvious ..." are
empty lists; classes and quantities are kept in the plan, for no adapter that takes them is trained here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from circletake.agents.director.captions import lint_captions
from circletake.agents.director.natural import physics_by_nature
from circletake.llm import Decided, Decision, Mind
from circletake.schema import THERMODYNAMICS, Aids, Bible, Bounds, Physics, Plan, Scene, Shot, Slate, Staging, Value

_MOST_WORDS = 60
_COLDEST_C = -273.15
_NUMBERS = re.compile(r"\d")
_LAWS = re.compile(
    r"\b(newton|bernoulli|archimedes|snell|conservation|inertia|gravity|gravitational|momentum|law)\b", re.I
)


class ShotPhysics(Value):
    """The physics of one shot."""

    slate: Slate
    physics: Physics


class PhysicsSheet(Value):
    """The physics of shots."""

    shots: tuple[ShotPhysics, ...]


class PhysicsQuestion(Value):
    """Shots whose physics nobody has said yet."""

    bible: Bible
    scenes: tuple[Scene, ...]
    shots: tuple[Shot, ...]


def physics_by_rule(question: PhysicsQuestion, _aids: Aids) -> PhysicsSheet:
    """Tell each shot's physics by what its deeds, things, weather and place do by nature."""
    return PhysicsSheet(
        shots=tuple(
            ShotPhysics(slate=shot.slate, physics=physics_by_nature(shot.staging, question.bible))
            for shot in question.shots
        )
    )


def unusable_physics(question: PhysicsQuestion, answer: PhysicsSheet) -> list[str]:
    """Tell what makes an answer unusable: shots left out, words that can't be drawn, quantities that can't be."""
    given = [one.slate for one in answer.shots]
    wanted = [shot.slate for shot in question.shots]
    if sorted(given) != sorted(wanted):
        return [f"shots: give exactly {', '.join(wanted)}, each once"]
    shots = {shot.slate: shot for shot in question.shots}
    return [
        f"{one.slate}: {complaint}"
        for one in answer.shots
        for complaint in (*_words(one.physics), *_classes(one.physics, shots[one.slate]), *_quantities(one.physics))
    ] + [text for one in answer.shots for text in _strangers(one, shots[one.slate])]


def _words(physics: Physics) -> list[str]:
    words = physics.words
    if bool(words.strip()) != bool(physics.phenomena):
        return ["give words where phenomena are named, and only there"]
    out = [text.replace("the picture caption", "words:") for text in lint_captions(words, "")]
    if len(words.split()) > _MOST_WORDS:
        out.append(f"words: at most {_MOST_WORDS} words, not {len(words.split())}")
    if _NUMBERS.search(words):
        out.append("words: no numbers; quantities have their own fields")
    if found := _LAWS.search(words):
        out.append(f"words: {found.group()!r} can't be drawn; say what is seen of it")
    return out


def _classes(physics: Physics, shot: Shot) -> list[str]:
    out = []
    for name, classes in (("phenomena", physics.phenomena), ("state_changes", physics.state_changes)):
        if len(set(classes)) < len(classes):
            out.append(f"{name}: names one twice")
    moves = shot.staging.camera.move not in (None, "static")
    if physics.camera_moves != moves:
        out.append(f"camera_moves: the staging says {shot.staging.camera.move or 'static'}, so {str(moves).lower()}")
    if set(physics.phenomena) & set(THERMODYNAMICS) and physics.temperature_c is None:
        out.append("temperature_c: needed where something melts, freezes, boils, condenses, burns or explodes")
    return out


def _quantities(physics: Physics) -> list[str]:
    out = [
        f"densities: {one.entity}: {one.low_g_cm3} is above {one.high_g_cm3}"
        for one in physics.densities
        if one.low_g_cm3 > one.high_g_cm3
    ]
    out += _bounds("seconds", physics.seconds, above=0.0)
    return out + _bounds("temperature_c", physics.temperature_c, above=_COLDEST_C)


def _bounds(name: str, bounds: Bounds | None, above: float) -> list[str]:
    if bounds is None:
        return []
    if not above <= bounds.low <= bounds.high < float("inf"):
        return [f"{name}: from {bounds.low} to {bounds.high} is no range above {above}"]
    return []


def _strangers(one: ShotPhysics, shot: Shot) -> list[str]:
    staged = {subject.id for subject in shot.staging.subjects} | {shot.staging.place}
    return [
        f"{one.slate}: densities: {density.entity!r} is neither a subject of the shot nor its place"
        for density in one.physics.densities
        if density.entity not in staged
    ]


FIND_PHYSICS: Decision[PhysicsQuestion, PhysicsSheet] = Decision(
    name="find_physics",
    prompt="find_physics",
    question=PhysicsQuestion,
    answer=PhysicsSheet,
    house=physics_by_rule,
    check=unusable_physics,
)


def find_physics(bible: Bible, scenes: Sequence[Scene], shots: Sequence[Shot], *, mind: Mind) -> Decided[PhysicsSheet]:
    """Decide what happens by nature in shots.

    Args:
        bible: Who and where.
        scenes: The scenes that they play in, others may be among them.
        shots: The shots that are asked about.
        mind: Who decides.
    """
    numbers = {shot.scene for shot in shots}
    played = tuple(scene for scene in scenes if scene.number in numbers)
    return mind.decide(FIND_PHYSICS, PhysicsQuestion(bible=bible, scenes=played, shots=tuple(shots)))


def with_physics(plan: Plan, sheet: PhysicsSheet) -> Plan:
    """Return a plan whose shots have the physics of a sheet; those that are not on it stay as they are."""
    found = {one.slate: one.physics for one in sheet.shots}
    return plan.with_(
        shots=tuple(shot.with_(physics=found[shot.slate]) if shot.slate in found else shot for shot in plan.shots)
    )


def happens_otherwise(before: Staging, after: Staging) -> bool:
    """Tell whether what happens by nature may differ between two stagings: other deeds, things, weather or place.

    Where somebody stands in the frame, what their faces show and how large they are seen changes nothing of it.
    """
    return _natural(before) != _natural(after)


def _natural(staging: Staging) -> tuple[object, ...]:
    moves = staging.camera.move not in (None, "static")
    deeds = [
        (one.id, one.noun, one.count, one.holding, [(a.verb, a.target) for a in one.actions])
        for one in staging.subjects
    ]
    return staging.place, staging.light, moves, deeds


def told_by_nature(prompt: str, shot: Shot) -> str:
    """Return a prompt with the shot's physics told behind it; as it is where there is none."""
    words = shot.physics.words.strip() if shot.physics is not None else ""
    return f"{prompt.rstrip()} {words}" if words and words not in prompt else prompt
