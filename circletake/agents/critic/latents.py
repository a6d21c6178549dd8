"""Refined prompts: S-QUBED's latent prompts, each one way of meaning what a shot's words leave open.

How much they differ is the prompt's share of the uncertainty: a shot that says everything has latents that are
all alike, a vague one has latents that go apart (arXiv 2510.02571, Sec. 3: latent prompts).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from circletake.agents.director.picture_words import picture_caption
from circletake.agents.stage_words import StageWords
from circletake.llm import Decided, Decision, Mind
from circletake.schema import (
    Action,
    Aids,
    Bible,
    Camera,
    CameraMove,
    Depth,
    Expression,
    Facing,
    Light,
    Placement,
    Season,
    Shot,
    ShotSize,
    Side,
    Staging,
    Subject,
    Value,
    Vocabulary,
    Weather,
    derive_seed,
)

_V = TypeVar("_V")

_HOURS = (6.3, 9.0, 12.0, 15.5, 18.3, 22.0)
_WEATHERS: tuple[Weather, ...] = ("clear", "cloudy", "overcast", "rain", "fog", "wind")
_SEASONS: tuple[Season, ...] = ("summer", "autumn", "spring", "winter")
_SIZES: tuple[ShotSize, ...] = ("wide", "medium", "full", "close-up", "extreme wide")
_MOVES: tuple[CameraMove, ...] = ("static", "push in", "pan right", "pull out", "truck left", "handheld")
_SIDES: tuple[Side, ...] = ("left", "right", "centre")
_DEPTHS: tuple[Depth, ...] = ("mid", "near", "far")
_FACINGS: tuple[Facing, ...] = ("right", "left", "camera", "away")
_FACES: tuple[Expression, ...] = ("calm", "happy", "sad", "surprised", "determined", "afraid")
_LIVING_ACTIONS = ("stand", "walk", "look", "sit", "run")
_INTENSITIES = (0.5, 0.3, 0.8)
_FAR_SIZES = frozenset({"extreme wide", "wide"})


class Latent(Value):
    """One refined prompt: a staging in which everything is said, and its words."""

    staging: Staging
    prompt: str


class LatentPrompts(Value):
    """The refined prompts of one round."""

    latents: tuple[Latent, ...]


class LatentsQuestion(Value):
    """A shot whose words are to be refined in n ways."""

    shot: Shot
    bible: Bible
    n: int
    round: int = 1
    seed: int
    vocabulary: StageWords


class _Picker(NamedTuple):
    """Picks the i-th way of filling an open slot.

    Different latents pick different ways; the seed says in which order.
    """

    seed: int
    slate: str
    round: int
    latent: int

    def pick(self, slot: str, options: Sequence[_V]) -> _V:
        start = derive_seed(self.seed, self.slate, self.round, slot) % len(options)
        step = 1 + derive_seed(self.seed, self.slate, self.round, slot, "step") % max(1, len(options) - 1)
        while len(options) > 1 and _common(step, len(options)) != 1:
            step = step % (len(options) - 1) + 1
        return options[(start + step * self.latent) % len(options)]


def _common(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


def latent_prompts_by_rule(question: LatentsQuestion, _aids: Aids) -> LatentPrompts:
    """Fill what the staging leaves open, and only that, in n ways that go as far apart as they can."""
    out = []
    for number in range(question.n):
        picker = _Picker(question.seed, question.shot.slate, question.round, number)
        staging = _filled(question.shot.staging, question.bible, picker)
        out.append(Latent(staging=staging, prompt=picture_caption(staging, question.bible)))
    return LatentPrompts(latents=tuple(out))


def _filled(said: Staging, bible: Bible, picker: _Picker) -> Staging:
    place = said.place or (picker.pick("place", [place.id for place in bible.places]) if bible.places else None)
    subjects = tuple(_subject(subject, bible, picker, len(said.subjects)) for subject in said.subjects)
    return said.with_(
        place=place, light=_light(said.light, picker), subjects=subjects, camera=_camera(said.camera, subjects, picker)
    )


def _light(said: Light, picker: _Picker) -> Light:
    weather = said.weather if said.weather is not None else picker.pick("weather", _WEATHERS)
    windless = weather in ("clear", "cloudy", "overcast")
    intensity = said.intensity
    if intensity is None and not windless:
        intensity = picker.pick("intensity", _INTENSITIES)
    return Light(
        hour=said.hour if said.hour is not None else picker.pick("hour", _HOURS),
        season=said.season if said.season is not None else picker.pick("season", _SEASONS),
        weather=weather,
        intensity=intensity,
    )


def _camera(said: Camera, subjects: tuple[Subject, ...], picker: _Picker) -> Camera:
    size = said.size or picker.pick("size", _SIZES if subjects else ("extreme wide", "wide"))
    moves = [move for move in _MOVES if size not in _FAR_SIZES or move != "handheld"]
    focus = said.focus or (subjects[0].id if subjects else None)
    return Camera(size=size, move=said.move or picker.pick("move", moves), focus=focus)


def _subject(said: Subject, bible: Bible, picker: _Picker, of: int) -> Subject:
    identity = next((one for one in bible.identities if one.id == said.id), None)
    living = identity is None or identity.kind in ("person", "animal", "creature")
    has_face = identity is None or identity.kind in ("person", "creature")
    sides = _SIDES if of == 1 else _SIDES[:2]
    actions = said.actions
    if not actions and living:
        actions = (Action(verb=picker.pick(f"action:{said.id}", _LIVING_ACTIONS)),)
    return said.with_(
        adjectives=said.adjectives or (identity.adjectives if identity is not None else ()),
        actions=actions,
        placement=Placement(
            side=said.placement.side or picker.pick(f"side:{said.id}", sides),
            depth=said.placement.depth or picker.pick(f"depth:{said.id}", _DEPTHS),
        ),
        facing=said.facing or (picker.pick(f"facing:{said.id}", _FACINGS) if living else None),
        expression=said.expression or (picker.pick(f"face:{said.id}", _FACES) if has_face else None),
    )


def openness(staging: Staging) -> int:
    """Return how many things a staging leaves open: 0 for one that says everything."""
    light, camera = staging.light, staging.camera
    free = [staging.place, light.hour, light.weather, light.season, camera.size, camera.move]
    count = sum(1 for value in free if value is None)
    for subject in staging.subjects:
        count += sum(1 for value in (subject.placement.side, subject.placement.depth) if value is None)
        count += not subject.actions
    return count


def unusable_latents(question: LatentsQuestion, answer: LatentPrompts) -> list[str]:
    """Tell what makes latents unusable: too few, or one that changes what the shot says."""
    complaints = []
    if len(answer.latents) != question.n:
        complaints.append(f"give exactly {question.n} latents, not {len(answer.latents)}")
    said = question.shot.staging
    for at, latent in enumerate(answer.latents):
        changed = _changed(said, latent.staging)
        complaints += [f"latents.{at}: {name} is said by the shot and must stay as it is" for name in changed]
        if not latent.prompt.strip():
            complaints.append(f"latents.{at}: the prompt is empty")
    return complaints


def _changed(said: Staging, latent: Staging) -> list[str]:
    out = []
    pairs = [("place", said.place, latent.place), ("camera.size", said.camera.size, latent.camera.size)]
    pairs += [("camera.move", said.camera.move, latent.camera.move)]
    pairs += [
        (f"light.{name}", getattr(said.light, name), getattr(latent.light, name))
        for name in ("hour", "weather", "season")
    ]
    out += [name for name, one, other in pairs if one is not None and one != other]
    if [one.id for one in said.subjects] != [one.id for one in latent.subjects]:
        out.append("subjects")
    return out


LATENT_PROMPTS: Decision[LatentsQuestion, LatentPrompts] = Decision(
    name="latent_prompts",
    prompt="latent_prompts",
    question=LatentsQuestion,
    answer=LatentPrompts,
    house=latent_prompts_by_rule,
    check=unusable_latents,
)


def latent_prompts(
    shot: Shot, bible: Bible, *, n: int, round_: int = 1, seed: int, vocabulary: Vocabulary, mind: Mind
) -> Decided[LatentPrompts]:
    """Decide how a shot's words may be meant.

    Args:
        shot: The shot as it stands.
        bible: Who and where.
        n: How many refined prompts.
        round_: Which round of takes they are for; another round picks others.
        seed: The production's seed.
        vocabulary: What the picture back-end can show.
        mind: Who decides.
    """
    question = LatentsQuestion(shot=shot, bible=bible, n=n, round=round_, seed=seed, vocabulary=vocabulary)
    return mind.decide(LATENT_PROMPTS, question)
