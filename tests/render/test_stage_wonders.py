"""What is seen in the sky: asked for as a subject or by a word of the caption, behind the land, never in a hand."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import shoot


@pytest.mark.parametrize(("wonder", "hour"), [("aurora", 23.0), ("rainbow", 15.0), ("fireworks", 22.0)])
def test_a_wonder_is_seen_high_in_the_frame(wonder: str, hour: float) -> None:
    shooting = shoot(take(staged("lake", acting("one", noun=wonder), size="wide", hour=hour, focus="one")))
    list(shooting)
    told = shooting.truth().objects[0]
    assert told.term == wonder
    assert len(told.boxes) >= 6
    assert np.median([box.y0 for box in told.boxes]) < 0.5


def test_a_word_of_the_caption_lights_the_sky() -> None:
    plain = take(staged("lake", acting("woman"), size="wide", hour=23.0), seconds=0.5)
    lit = plain.with_(prompt="A woman by a lake under the northern lights.")
    before, after = (shoot(request).frame(1).astype(int) for request in (plain, lit))
    upper = np.abs(after - before)[: before.shape[0] // 2]
    assert (upper.max(axis=2) > 12).mean() > 0.1
    assert shoot(lit).prepared.cast[-1].term == "aurora"


def test_who_watches_a_wonder_is_what_the_frame_is_about() -> None:
    staging = staged("hills", acting("girl", towards("look", "bow")), acting("bow", noun="rainbow"), focus="girl")
    shooting = shoot(take(staging, seconds=0.5))
    list(shooting)
    girl = shooting.truth().objects[0].boxes[0]
    assert 0.35 < girl.y1 - girl.y0 < 1.0


def test_fireworks_bang_when_they_burst() -> None:
    shooting = shoot(take(staged("city", acting("one", noun="fireworks"), size="wide", hour=22.0), seconds=4.0))
    list(shooting)
    bangs = [contact for contact in shooting.truth().contacts if contact.object == "one"]
    assert len(bangs) >= 4
    assert all(bang.kind == "explosion" and bang.distance_m > 100.0 for bang in bangs)
