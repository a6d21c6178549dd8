"""Changes in a person's own words: what they ask for is done, nothing else is, and what is unclear is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rehearsal import forgetful, planned

from circletake.agents.director import Changed, apply_change
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Plan, canonical_json

BRIEF = (
    "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral. "
    'Narrator: "Nobody comes here."'
)


def film() -> Plan:
    return planned(BRIEF)


def change(words: str) -> Changed:
    return apply_change(film(), words, vocabulary=STAGE_VOCABULARY, mind=forgetful()).answer


def slate(number: int) -> str:
    return film().shots[number - 1].slate


Expected = tuple[str, dict[str, Any]]
_ALL: dict[str, Any] = {"slates": ()}

TABLE: dict[str, list[Expected]] = {
    "make shot 3 at night, in the rain": [("light", {"slates": 3, "hour": 22.5, "weather": "rain"})],
    "shot two at dawn": [("light", {"slates": 2, "hour": 6.0})],
    "make it winter": [("light", _ALL | {"season": "winter"})],
    "make everything foggy": [("light", _ALL | {"weather": "fog"})],
    "change the weather to storm": [("light", _ALL | {"weather": "storm"})],
    "make it rain": [("light", _ALL | {"weather": "rain"})],
    "closer on shot 4": [("camera", {"slates": 4, "steps": 1})],
    "make shot 5 a close-up": [("camera", {"slates": 5, "size": "close-up"})],
    "make 2 a wide shot": [("camera", {"slates": 2, "size": "wide"})],
    "push in on shot 6": [("camera", {"slates": 6, "move": "push in"})],
    "let shot 1 be a wide shot with a slow pan left": [("camera", {"slates": 1, "size": "wide", "move": "pan left"})],
    "drop the last shot": [("remove", {"slates": 12})],
    "cut the opening shot": [("remove", {"slates": 1})],
    "delete shots 2-4": [("remove", {"slates": (2, 3, 4)})],
    "remove shots 2, 3 and 5": [("remove", {"slates": (2, 3, 5)})],
    "swap 2 and 3": [("swap", {"one": 2, "other": 3})],
    "move shot 4 to the end": [("move", {"slate": 4, "after": 12})],
    "move shot 2 after shot 5": [("move", {"slate": 2, "after": 5})],
    "add a shot of the whale after 2": [("add", {"after": 2, "must_show": ("whale",)})],
    "add a shot of a fox running through the snow at the beginning": [("add", {"after": None, "must_show": ("fox",)})],
    "make shot 7 a dragon flying over the sea": [("restage", {"slate": 7, "must_show": ("dragon",)})],
    "in shot 3 the keeper should wave": [("restage", {"slate": 3, "must_show": ("keeper",)})],
    "try shot 4 again": [("retake", {"slates": 4})],
    "make it 20 seconds": [("length", _ALL | {"seconds": 20.0})],
    "shorter": [("length", _ALL | {"factor": 0.8})],
    "make shot 2 6 seconds": [("length", {"slates": 2, "seconds": 6.0})],
    "shot 2 should be longer": [("length", {"slates": 2, "factor": 1.4})],
    'title it "The Visitor"': [("title", {"text": "The Visitor"})],
    "call it the last whale": [("title", {"text": "The Last Whale"})],
    "remove the title": [("title", {"text": ""})],
    "slower music": [("music", {"tempo": "slow"})],
    "faster music, jazz": [("music", {"tempo": "fast", "styles": ("jazz",)})],
    "no music": [("music", {"wanted": False})],
    "piano and strings, please": [("music", {"instruments": ("piano", "strings")})],
    "no narration": [("lines", {"slate": None, "narration_only": True})],
    'add narration "The sea gives." to shot 2': [("lines", {"slate": 2, "spoken": "The sea gives."})],
    'add a line to shot 5: the keeper says "Hello there."': [("lines", {"slate": 5, "speaker": "keeper"})],
    "the keeper is a woman": [("recast", {"presentation": "feminine"})],
    "name the keeper Mara": [("recast", {"name": "Mara"})],
    "replace the whale with a dolphin": [("recast", {"term": "dolphin"})],
    "turn the keeper into a robot": [("recast", {"term": "robot"})],
    "make it sadder": [("mood", _ALL | {"mood": "melancholy"})],
    "set it in a forest": [("place", _ALL | {"term": "forest"})],
    "make the film black and white": [("style", {"style": "black and white"})],
    "make shot 3 at night and drop the last shot": [
        ("light", {"slates": 3, "hour": 22.5}), ("remove", {"slates": 12}),
    ],
    "the last two shots at sunset": [("light", {"slates": (11, 12), "hour": 18.4})],
    # slips of the fingers
    "mak shot 3 at nigth": [("light", {"slates": 3, "hour": 22.5})],
    "drop teh last shto": [("remove", {"slates": 12})],
    "closr on shot 4": [("camera", {"slates": 4, "steps": 1})],
    # other languages
    "mach Einstellung 3 nachts": [("light", {"slates": 3, "hour": 22.5})],
    "die letzte Einstellung weglassen": [("remove", {"slates": 12})],
    "langsamere Musik": [("music", {"tempo": "slow"})],
    "ohne Musik": [("music", {"wanted": False})],
    "lass es regnen": [("light", _ALL | {"weather": "rain"})],
    "supprime le dernier plan": [("remove", {"slates": 12})],
    "sin música": [("music", {"wanted": False})],
}  # fmt: skip


def named(value: Any) -> Any:
    """Return shot numbers as the slates of the edit that names them."""
    if isinstance(value, int) and not isinstance(value, bool):
        return slate(value)
    return tuple(named(one) for one in value) if isinstance(value, tuple) else value


def found(edit: Any, field: str) -> Any:
    if field == "spoken":
        return edit.lines[0].text
    if field == "speaker":
        return edit.lines[0].speaker
    for holder in (edit, *(getattr(edit, name, None) for name in ("light", "music", "identity", "place"))):
        if holder is not None and field in type(holder).model_fields:
            return getattr(holder, field)
    return getattr(edit.identity.look, field)


@pytest.mark.parametrize("words", TABLE)
def test_words_become_the_edits_that_they_ask_for(words: str) -> None:
    changed = change(words)
    assert changed.question is None, changed.question
    assert [edit.kind for edit in changed.edits] == [kind for kind, _ in TABLE[words]]
    for edit, (_, fields) in zip(changed.edits, TABLE[words], strict=True):
        for field, wanted in fields.items():
            meant = named(wanted) if field in ("slates", "slate", "after", "one", "other") else wanted
            if field == "slates" and isinstance(wanted, int):
                meant = (meant,)
            assert found(edit, field) == meant, field
    assert changed.summary


@pytest.mark.parametrize(
    "words",
    ["blah blah", "drop shot 99", "2B at sunset", "what a lovely film", "thanks!", "please make it better", "hm", "",
     "show the whale earlier", "replace the keeper with a robot in shot 2"],
)  # fmt: skip
def test_what_is_unclear_is_asked_and_changes_nothing(words: str) -> None:
    changed = change(words)
    assert changed.question is not None
    assert changed.question.text.endswith("?")
    assert changed.edits == ()
    assert changed.plan == film()


@pytest.mark.parametrize(
    ("words", "touched"),
    [
        ("make shot 3 at night, in the rain", {3}), ("closer on shot 4", {4}), ("try shot 4 again", {4}),
        ("in shot 3 the keeper should wave", {3}), ('add narration "The sea gives." to shot 2', {2}),
        ("slower music", set()), ("make shot 7 a dragon flying over the sea", {7}),
    ],
)  # fmt: skip
def test_shots_that_are_not_meant_stay_as_they_are(words: str, touched: set[int]) -> None:
    before, after = film(), change(words).plan
    assert len(after.shots) == len(before.shots)
    for number, (old, new) in enumerate(zip(before.shots, after.shots, strict=True), start=1):
        same = canonical_json(old) == canonical_json(new)
        assert same == (number not in touched), number


def test_a_removed_shot_takes_no_other_with_it() -> None:
    before, after = film(), change("delete shots 2-4").plan
    kept = [shot for shot in before.shots if shot.slate not in {slate(2), slate(3), slate(4)}]
    assert [canonical_json(shot) for shot in after.shots] == [canonical_json(shot) for shot in kept]


def test_the_whole_film_is_as_long_as_asked() -> None:
    plan = change("make it 20 seconds").plan
    assert plan.frames == 20 * plan.format.rate


def test_who_is_recast_is_recast_in_every_caption() -> None:
    plan = change("replace the whale with a dolphin").plan
    said = " ".join(shot.captions.picture for shot in plan.shots)
    assert "dolphin" in said
    assert "whale" not in said.replace("The Keeper and the Whale", "")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*TABLE]), min_size=1, max_size=3).map(" and ".join))
def test_no_words_break_a_plan(words: str) -> None:
    changed = change(words)
    assert changed.plan.shots
    assert (changed.question is None) == bool(changed.edits)
    slates = [shot.slate for shot in changed.plan.shots]
    assert len(slates) == len(set(slates))
