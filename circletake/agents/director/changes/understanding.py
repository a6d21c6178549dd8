"""What a person's words ask to be changed."""

from __future__ import annotations

from collections.abc import Callable

from circletake.agents.director.changes.edits import ChangeRequest, Edit
from circletake.agents.director.changes.plain_words import plain_words
from circletake.agents.director.changes.said import Said, wishes_in
from circletake.agents.director.changes.wishes_of_film import FILM_WISHES
from circletake.agents.director.changes.wishes_of_shots import SHOT_WISHES
from circletake.agents.meaning import Meanings
from circletake.agents.stage_words import StageWords
from circletake.llm import Decision
from circletake.schema import Aids, Plan, Question, Value

_EXAMPLES = (
    "make shot 3 at night, in the rain", "closer on shot 4", "drop the last shot", "swap 2 and 3", "add a shot of "
    "the sea after 2",
    "make it 20 seconds", "slower music", "no narration", "title it “The Keeper”", "the keeper is a woman",
)  # fmt: skip


class ChangeQuestion(Value):
    """A plan, and what a person says of it."""

    plan: Plan
    words: str
    vocabulary: StageWords


def understand_by_rule(question: ChangeQuestion, aids: Aids) -> ChangeRequest:
    """Read the words wish by wish; ask where one can't be understood, and then change nothing."""
    meanings = Meanings(question.vocabulary, aids)
    said = wishes_in(plain_words(question.words, question.plan), question.plan, meanings)
    if not said:
        return ChangeRequest(question=_ask("What should be changed?"))
    edits: list[Edit] = []
    for wish in said:
        if wish.shots.beyond:
            count = len(question.plan.shots)
            return ChangeRequest(
                question=_ask(f"There is no shot {wish.shots.beyond[0]}: the film has {count}. Which one?")
            )
        found = _edits(wish)
        if not found:
            return ChangeRequest(
                question=_ask(f"I did not understand “{wish.text}”. What should be changed, and in which shot?")
            )
        edits += found
    return ChangeRequest(edits=tuple(edits))


def _edits(wish: Said) -> list[Edit]:
    readers: tuple[Callable[[Said], list[Edit]], ...] = (*SHOT_WISHES, *FILM_WISHES)
    for reader in readers:
        found = reader(wish)
        if found:
            return found
    return []


def _ask(text: str) -> Question:
    return Question(topic="change", text=text, options=_EXAMPLES)


def unusable_request(question: ChangeQuestion, answer: ChangeRequest) -> list[str]:
    """Tell what makes a request unusable: shots or people that there are not, or nothing at all."""
    slates = {shot.slate for shot in question.plan.shots}
    identities = {identity.id for identity in question.plan.bible.identities}
    complaints = []
    if not answer.edits and answer.question is None:
        complaints.append("give at least one edit, or a question")
    for at, edit in enumerate(answer.edits):
        named = {getattr(edit, name, None) for name in ("slate", "after", "one", "other")} | set(
            getattr(edit, "slates", ())
        )
        complaints += [
            f"edits.{at}: there is no shot {slate!r}" for slate in sorted(filter(None, named)) if slate not in slates
        ]
        if edit.kind == "recast" and edit.identity.id not in identities:
            complaints.append(f"edits.{at}: {edit.identity.id!r} is not in the bible")
        if edit.kind == "camera" and not edit.slates:
            complaints.append(f"edits.{at}: name the shots")
    return complaints


UNDERSTAND_CHANGE: Decision[ChangeQuestion, ChangeRequest] = Decision(
    name="understand_change",
    prompt="understand_change",
    question=ChangeQuestion,
    answer=ChangeRequest,
    house=understand_by_rule,
    check=unusable_request,
)
