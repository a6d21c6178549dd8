"""Refined prompts: S-QUBED's latent prompts, each one way of meaning what a shot's words leave open.

How much they differ is the prompt's share of the uncertainty: a shot that says everything has latents that are
all alike, a vague one has latents that go apart (arXiv 2510.02571, Sec. 3: latent prompts).
"""

from __future__ import annotations

from circletake.agents.critic.filling import Picker, filled
from circletake.agents.director.picture_words import picture_caption
from circletake.agents.stage_words import StageWords
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Bible, Shot, Staging, Value, Vocabulary


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


def latent_prompts_by_rule(question: LatentsQuestion, _aids: Aids) -> LatentPrompts:
    """Fill what the staging leaves open, and only that, in n ways that go as far apart as they can."""
    out = []
    for number in range(question.n):
        picker = Picker(question.seed, question.shot.slate, question.round, number)
        staging = filled(question.shot.staging, question.bible, picker)
        out.append(Latent(staging=staging, prompt=_prompt(staging, question)))
    return LatentPrompts(latents=tuple(out))


def _prompt(staging: Staging, question: LatentsQuestion) -> str:
    """Write a refined prompt. A back-end that takes any words is given the shot's own, too: they may say more."""
    refined = picture_caption(staging, question.bible)
    own = question.shot.captions.picture.strip()
    if not question.vocabulary.open_ended or own in (
        "",
        refined,
        picture_caption(question.shot.staging, question.bible),
    ):
        return refined
    return f"{own.rstrip('.')}. {refined}"


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
