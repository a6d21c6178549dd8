"""The mind that says again what another one said."""

from __future__ import annotations

from collections.abc import Callable

from circletake.llm.answer import Unusable, read_answer
from circletake.llm.decision import A, Decided, Decision, Q, by_house_rule, decision_key, first_text
from circletake.schema import Aids, Digest
from circletake.store import Absent, Answers


class RecordedMind:
    """Replays the answers that a mind left in a store; where there is none, the house rule decides."""

    sees = True

    def __init__(self, mind: str, answers: Answers, aids: Aids) -> None:
        """Prepare a replay.

        Args:
            mind: the name of the mind that answered, `openai:MODEL`.
            answers: where its answers are kept.
            aids: what house rules look things up in.
        """
        self._mind = mind
        self._answers = answers
        self._aids = aids

    @property
    def name(self) -> str:
        """Return the name of the mind that answered."""
        return self._mind

    def decide(
        self, decision: Decision[Q, A], question: Q, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[A]:
        """Answer as the mind did; by the house rule where no usable answer is kept."""
        seen = tuple(picture.digest for picture in decision.images(question))
        replayed = replay(self._answers, self._mind, decision, question, seen)
        if isinstance(replayed, Decided):
            if on_text is not None:
                on_text(first_text(replayed.answer))
            return replayed
        because = f"no answer of {self._mind} is kept" + (f": {replayed.reason}" if replayed.reason else "")
        return by_house_rule(decision, question, self._aids, because=because, on_text=on_text)


def replay(
    answers: Answers, mind: str, decision: Decision[Q, A], question: Q, seen: tuple[Digest, ...] = ()
) -> Decided[A] | Unusable:
    """Return the answer that a mind gave to this very question before, read and checked anew.

    Args:
        answers: where answers are kept.
        mind: who answered.
        decision: what was decided.
        question: about what.
        seen: digests of the pictures that it looked at.

    Returns:
        Unusable with an empty reason when nothing is kept, with what is wrong otherwise.
    """
    kept = answers.find(decision_key(mind, decision, question, seen))
    if isinstance(kept, Absent):
        return Unusable(kept.damage)
    read = read_answer(decision, question, kept.answer)
    return read if isinstance(read, Unusable) else Decided(read, kept.record.with_(cached=True))
