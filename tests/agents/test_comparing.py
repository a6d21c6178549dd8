"""Two takes held against each other: only what holds in both orders counts."""

from __future__ import annotations

from rehearsal import aids, planned
from test_routing import take

from circletake.agents.critic import choose, compare_takes
from circletake.agents.critic.comparing import TakesAnswer, TakesQuestion
from circletake.llm import HouseRules, ScriptedMind
from circletake.schema import Artifact, Shot, TakeScore

STILL = Artifact(digest="1" * 64, media_type="image/jpeg", size_bytes=1)


def shot() -> Shot:
    return planned("A fox crosses a frozen lake at dusk.").shots[0]


def seen(number: int, score: float) -> TakeScore:
    file = Artifact(digest=f"{number:x}" * 64, media_type="video/mp4", size_bytes=1)
    return take(0.9).with_(take=number, score=score, stills=(STILL, STILL), video=file)


def eyes(*answers: str) -> ScriptedMind:
    scripted = [TakesAnswer.model_validate({"better": answer, "why": "The fox is cut off."}) for answer in answers]
    return ScriptedMind({"compare_takes": scripted}, aids(), sees=True)


def test_what_holds_in_both_orders_counts() -> None:
    found, records = compare_takes(shot(), seen(1, 0.8), seen(2, 0.8), eyes("second", "first"))
    assert (found.better, len(records)) == (2, 2)


def test_a_favoured_place_decides_nothing() -> None:
    for place in ("first", "second"):
        found, _ = compare_takes(shot(), seen(1, 0.8), seen(2, 0.8), eyes(place, place))
        assert found.better is None
        assert "The order decided" in found.why


def test_takes_of_about_the_same_score_are_chosen_by_eye() -> None:
    scores = (seen(1, 0.80), seen(2, 0.78), seen(3, 0.3))
    chosen = choose(shot(), scores, eyes("second", "first"))
    assert chosen.best.take == 2
    assert [(one.first, one.second) for one in chosen.comparisons] == [(1, 2)]
    assert choose(shot(), scores, eyes("second", "second")).best.take == 1


def test_without_eyes_the_score_decides() -> None:
    chosen = choose(shot(), (seen(1, 0.5), seen(2, 0.6)), HouseRules(aids()))
    assert (chosen.best.take, chosen.comparisons) == (2, ())


def test_the_stills_of_both_are_shown_in_their_order() -> None:
    one, other = seen(1, 0.8), seen(2, 0.8).with_(stills=(STILL.with_(digest="2" * 64),))
    asked: list[TakesQuestion] = []

    class Watching(ScriptedMind):
        def decide(self, decision, question, **kwargs):  # type: ignore[no-untyped-def]
            asked.append(question)
            assert decision.images(question) == question.stills
            return super().decide(decision, question, **kwargs)

    answers = [TakesAnswer(better="alike", why="No difference.")] * 2
    compare_takes(shot(), one, other, Watching({"compare_takes": answers}, aids(), sees=True))
    assert [[still.digest[0] for still in question.stills] for question in asked] == [["1", "2"], ["2", "1"]]
