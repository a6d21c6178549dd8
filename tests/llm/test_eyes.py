"""Pictures for a model: whether it sees them, what it is shown, and what is kept of it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asked import BLUE, GOOD, HOUSE, Asked
from hostile_server import Act, Handler, says, status
from PIL import Image
from skies import RAIN, SKY, Weather

from circletake.llm import HouseRules, ModelServer, ScriptedMind, check_server
from circletake.llm.eyes import Chart
from circletake.schema import Aids, Artifact
from circletake.store import Store
from circletake.studio.minds import looking_in

DIGESTS = ("a" * 64, "b" * 64)
STILLS = tuple(Artifact(digest=digest, media_type="image/png", size_bytes=1) for digest in DIGESTS)
LOOK_UP = replace(SKY, images=lambda _: STILLS)


def look(still: Artifact) -> bytes:
    return f"jpeg of {still.digest[0]}".encode()


def pictures(body: dict[str, Any]) -> list[bytes]:
    content = body["messages"][-1]["content"]
    urls = [part["image_url"]["url"] for part in content if part["type"] == "image_url"]
    assert all(url.startswith("data:image/jpeg;base64,") for url in urls)
    return [base64.b64decode(url.partition(",")[2]) for url in urls]


def reads_the_chart(handler: Handler) -> None:
    """Look at the eye chart, as a model with eyes does."""
    (jpeg,) = pictures(handler.server.heard[-1].body)
    picture = Image.open(io.BytesIO(jpeg)).convert("RGB")
    known = {"red": (220, 20, 30), "green": (20, 150, 50), "blue": (30, 60, 210), "yellow": (250, 220, 30),
             "black": (0, 0, 0), "white": (255, 255, 255)}  # fmt: skip
    names = []
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        at = (picture.width * (1 + 2 * column) // 4, picture.height * (1 + 2 * row) // 4)
        found = picture.getpixel(at)
        assert isinstance(found, tuple)
        names.append(min(known, key=lambda name: sum(abs(a - b) for a, b in zip(known[name], found, strict=True))))
    says(Chart.model_validate(dict(zip(Chart.model_fields, names, strict=True))).model_dump_json())(handler)


GUESS = says('{"top_left": "red", "top_right": "red", "bottom_left": "red", "bottom_right": "red"}')


def test_pictures_are_shown_in_order_behind_the_material(asked: Asked) -> None:
    asked.server.acts = [says(GOOD)]
    answer, record = asked.mind(look=look, eyes=True).decide(LOOK_UP, RAIN)
    assert answer == BLUE
    assert record.by == "openai:tiny"
    system, user = asked.server.heard[0].body["messages"]
    assert "2 pictures" in system["content"]
    texts = [part["text"] for part in user["content"] if part["type"] == "text"]
    assert texts[0].startswith("<material>")
    assert texts[1:] == ["Picture 1:", "Picture 2:"]
    assert pictures(asked.server.heard[0].body) == [b"jpeg of a", b"jpeg of b"]


def test_what_was_seen_stands_in_the_key_by_digest(asked: Asked) -> None:
    asked.server.acts = [says(GOOD)] * 2
    mind = asked.mind(look=look, eyes=True)
    mind.decide(LOOK_UP, RAIN)
    assert mind.decide(LOOK_UP, RAIN).record.cached
    other = replace(SKY, images=lambda _: STILLS[::-1])
    assert not mind.decide(other, RAIN).record.cached
    assert len(asked.server.heard) == 2


@pytest.mark.parametrize(
    ("act", "sees"),
    [
        (reads_the_chart, True),
        (GUESS, False),
        (says("A lovely picture of a cat."), False),
        (says(None, refusal="I can't look at pictures."), False),
        (status(500, "image input is not supported - hint: if this is unexpected, you may need the mmproj"), False),
        (status(400, "image_url is not supported by this model"), False),
        (status(400, "This model does not support image inputs"), False),
        (status(400, "invalid content type"), False),
    ],
)
def test_eyes_are_believed_when_a_chart_is_read(asked: Asked, act: Act, sees: bool) -> None:
    asked.server.acts = [act] * 4
    mind = asked.mind(look=look)
    assert mind.sees is sees
    asked.server.acts = [says(GOOD)]
    assert mind.decide(SKY, RAIN).record.by == "openai:tiny"


def test_a_server_that_takes_no_pictures_has_no_eyes_and_is_asked_once(asked: Asked) -> None:
    asked.server.acts = [status(400, "image_url is not supported by this model")]
    mind = asked.mind(look=look)
    assert not mind.sees
    assert not mind.sees
    decided = mind.decide(LOOK_UP, RAIN)
    assert decided.answer == HOUSE
    assert "openai:tiny sees no pictures: it does not take them" in (decided.record.fell_back or "")
    assert len(asked.server.heard) == 1
    asked.server.acts = [says(GOOD)]
    assert mind.decide(SKY, RAIN).answer == BLUE


def test_the_chart_is_paid_for_by_the_first_question_that_shows_something(asked: Asked) -> None:
    asked.server.acts = [reads_the_chart, says(GOOD), says(GOOD)]
    mind = asked.mind(look=look)
    first, second = (mind.decide(LOOK_UP, Weather(text=text)).record for text in ("one", "two"))
    assert (first.tokens_in, second.tokens_in) == (2000, 1000)
    assert mind.ledger.tokens == 3300


@pytest.mark.parametrize("more", [{"eyes": False, "look": look}, {"eyes": True}])
def test_who_has_no_eyes_or_is_shown_nothing_is_not_asked(asked: Asked, more: dict[str, Callable[..., Any]]) -> None:
    mind = asked.mind(**more)
    assert not mind.sees
    decided = mind.decide(LOOK_UP, RAIN)
    assert decided.record.by == "house rules"
    assert "sees no pictures" in (decided.record.fell_back or "")
    assert asked.server.heard == []


def test_a_lost_server_proves_nothing_about_eyes(asked: Asked) -> None:
    asked.server.acts = [*[status(503, "loading")] * 4, reads_the_chart]
    mind = asked.mind(look=look)
    assert not mind.sees
    assert mind.sees


@pytest.mark.parametrize(("act", "sees"), [(reads_the_chart, True), (GUESS, False), (status(500, "broken"), None)])
def test_a_check_tells_whether_a_model_sees(asked: Asked, act: Act, sees: bool | None) -> None:
    asked.server.acts = [says('{"ready": true}'), act]
    server = ModelServer("tiny", base_url=asked.server.url)
    report = check_server(server)
    server.close()
    assert (report.problem, report.sees) == ("", sees)


def test_house_rules_see_nothing_and_a_script_says_what_it_plays(aids: Aids) -> None:
    assert not HouseRules(aids).sees
    assert not ScriptedMind({}, aids).sees
    assert ScriptedMind({}, aids, sees=True).sees


@pytest.mark.parametrize(("size", "shape"), [((1600, 900), (768, 432)), ((90, 160), (90, 160))])
def test_stills_of_a_store_become_jpegs_of_moderate_size(
    tmp_path: Path, size: tuple[int, int], shape: tuple[int, int]
) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / "still.png"
    Image.new("RGBA", size, (200, 30, 30, 255)).save(path)
    with Image.open(io.BytesIO(looking_in(store)(store.put_file(path, "image/png")))) as shown:
        assert (shown.format, shown.size) == ("JPEG", shape)
