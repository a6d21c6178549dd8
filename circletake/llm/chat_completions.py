"""The mind behind a model server: it asks, has answers mended, and gives up in time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from circletake.llm.answer import Unusable, read_answer
from circletake.llm.asking import Asker, Spent
from circletake.llm.conversation import opening, repair
from circletake.llm.decision import (
    A,
    Decided,
    Decision,
    Q,
    by_house_rule,
    decision_key,
    first_text,
    slate_of,
)
from circletake.llm.dialect import Ask
from circletake.llm.eyes import Look, shown
from circletake.llm.eyesight import Eyesight
from circletake.llm.faults import NoAnswer, ServerBusy
from circletake.llm.growing import text_so_far
from circletake.llm.ledger import Ledger, Price
from circletake.llm.recorded import replay
from circletake.llm.server import ModelServer
from circletake.llm.strict_schema import strict_schema
from circletake.schema import Aids, BudgetExhausted, CircletakeError, DecisionRecord, derive_seed
from circletake.store import Answers

REPAIRS = 2
"""How often an unusable answer is sent back."""
LOST_IN_A_ROW = 2
"""After so many questions lost to a server in a row, it is not asked again."""


class OpenAIMind:
    """Decides by a language model behind an OpenAI-compatible server. Thread-safe.

    Every answer is read into the decision's schema at once. An unusable one is sent back with what is wrong
    with it, twice; after that, or when the server is lost or the money spent, the house rule decides and
    the record says why. Usable answers are kept, so that the same question is never paid for twice.
    """

    def __init__(
        self,
        server: ModelServer,
        aids: Aids,
        *,
        answers: Answers | None = None,
        max_cost: float | None = None,
        price: Price | None = None,
        max_tokens: int | None = None,
        answer_tokens: int = 16_000,
        eyes: bool | None = None,
        look: Look | None = None,
        at_once: int = 4,
        pause: Callable[[float], None] = time.sleep,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare a mind.

        Args:
            server: where the model is.
            aids: what house rules look things up in.
            answers: where usable answers are kept and found again; None to keep none.
            max_cost: the most that it may cost, in US dollars; None for no limit.
            price: of the model; None when it is not known.
            max_tokens: the most tokens that it may read and write in all; None for no limit.
            answer_tokens: the most that one answer may have.
            eyes: whether the model sees pictures; None to find out by an eye chart when it matters.
            look: returns a still as JPEG; None to show no pictures.
            at_once: how many questions may be under way at once.
            pause: waits some seconds, at most one at a time.
            check: called between pauses; raises when the work was called off.

        Raises:
            BriefError: there is a limit to the cost, but no price is known.
        """
        self.ledger = Ledger(price, max_cost, max_tokens)
        self._server = server
        self._asker = Asker(server, self.ledger, pause=pause, check=check)
        self._look = look
        self._eyesight = Eyesight(self._asker, server, eyes if look is not None else False)
        self._aids = aids
        self._answers = answers
        self._answer_tokens = answer_tokens
        self._check = check
        self._turns = threading.BoundedSemaphore(at_once)
        self._lost = 0

    @property
    def name(self) -> str:
        """Return `openai:MODEL`."""
        return f"openai:{self._server.model}"

    @property
    def sees(self) -> bool:
        """Tell whether the model sees pictures, by the settings or by an eye chart that it is shown once.

        Raises:
            BriefError: the key, the model's name or the URL is wrong.
        """
        try:
            with self._turn():
                return self._eyesight.sees
        except (ServerBusy, NoAnswer, BudgetExhausted) as fault:
            self._weighed(fault)
            return False

    def decide(
        self, decision: Decision[Q, A], question: Q, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[A]:
        """Answer by the model, or by the house rule where it gives no usable answer. See `Mind.decide`.

        Raises:
            BriefError: the key, the model's name or the URL is wrong.
        """
        self._check()
        seen = tuple(picture.digest for picture in decision.images(question))
        if self._answers is not None:
            replayed = replay(self._answers, self.name, decision, question, seen)
            if isinstance(replayed, Decided):
                if on_text is not None:
                    on_text(first_text(replayed.answer))
                return replayed
        spent = Spent()
        try:
            with self._turn():
                answer = self._mended(decision, question, spent, on_text)
        except (ServerBusy, NoAnswer, BudgetExhausted) as fault:
            return self._by_house_rule(decision, question, spent, self._weighed(fault), on_text)
        self._lost = 0
        if isinstance(answer, Unusable):
            because = f"{spent.answers} answers could not be used; the last one: {answer.reason}"
            return self._by_house_rule(decision, question, spent, because, on_text)
        if on_text is not None:
            on_text(first_text(answer))
        record = spent.on(DecisionRecord(decision=decision.name, by=self.name, slate=slate_of(question)))
        if self._answers is not None:
            key = decision_key(self.name, decision, question, seen)
            self._answers.put(key, answer.model_dump_json(), record)
        return Decided(answer, record)

    def close(self) -> None:
        """Break off what runs and close the connection."""
        self._server.close()

    def _mended(
        self, decision: Decision[Q, A], question: Q, spent: Spent, on_text: Callable[[str], None] | None
    ) -> A | Unusable:
        """Ask, and ask again with what is wrong, until an answer is usable."""
        pictures = self._pictures(decision, question, spent)
        schema = strict_schema(decision.answer)
        seed = derive_seed(decision_key(self.name, decision, question)) % 2**31
        messages = shown(opening(decision, question, len(pictures)), pictures)
        growing = None if on_text is None else (lambda said: on_text(text_so_far(said)))
        unusable = Unusable("")
        for _ in range(1 + REPAIRS):
            ask = Ask(decision.name, messages, schema, seed, self._answer_tokens, stream=on_text is not None)
            reply = self._asker.ask(ask, spent, growing)
            if reply.refusal:
                raise NoAnswer(f"the model refused: {reply.refusal}")
            if reply.finish == "length":
                unusable = Unusable(f"it was cut off after {reply.tokens_out} tokens; be briefer")
            else:
                read = read_answer(decision, question, reply.text)
                if not isinstance(read, Unusable):
                    return read
                unusable = read
            messages = [*messages, *repair(reply.text, unusable.reason, schema.schema)]
        return unusable

    def _pictures(self, decision: Decision[Q, A], question: Q, spent: Spent) -> list[bytes]:
        """Return the pictures that a question shows.

        Raises:
            NoAnswer: it shows some, but the model has no eyes.
        """
        stills = decision.images(question)
        if not stills:
            return []
        if self._look is None or not self._eyesight.sees:
            raise NoAnswer(f"{self.name} sees no pictures: {self._eyesight.why}")
        self._eyesight.book(spent)
        return [self._look(still) for still in stills]

    def _by_house_rule(
        self,
        decision: Decision[Q, A],
        question: Q,
        spent: Spent,
        because: str,
        on_text: Callable[[str], None] | None,
    ) -> Decided[A]:
        decided = by_house_rule(decision, question, self._aids, because=because, on_text=on_text)
        return Decided(decided.answer, spent.on(decided.record))

    def _weighed(self, fault: CircletakeError) -> str:
        """Count a lost server, and return what the record says of a fault."""
        if isinstance(fault, ServerBusy):
            self._lost += 1
        return str(fault)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for a turn to ask; a server that was lost too often gets none."""
        while not self._turns.acquire(timeout=0.1):
            self._check()
        try:
            if self._lost >= LOST_IN_A_ROW:
                raise NoAnswer(f"{self._server.url} was lost {self._lost} times in a row and is left alone")
            yield
        finally:
            self._turns.release()
