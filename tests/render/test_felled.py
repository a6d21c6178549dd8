"""Blasts and what falls do something to whom they meet: when the front is there, away from it, and not through them."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render.physics.explosion import front_ends_s, front_m
from circletake.render.physics.happen import CHARGED_M
from circletake.render.preparation import prepare
from circletake.render.scene import Floats, Performance
from circletake.schema import Action, Staging

FPS = 24


def _cast(staging: Staging, seconds: float = 3.0) -> list[Performance]:
    return prepare(take(staging, seconds=seconds, fps=FPS)).cast


def _high(one: Performance) -> Floats:
    """Return (frames,) how high somebody's head is over where his feet belong."""
    point = one.key_points["head"] if "head" in one.key_points else next(iter(one.key_points.values()))
    out: Floats = point[:, 1] - one.anchor[:, 1]
    return out


def _wait_s(far_m: float, reach: float) -> float | None:
    """Return how long a blast's front runs to a distance; None where it does not get there."""
    since = np.arange(0.0, front_ends_s(reach), 1 / 240)
    there = np.nonzero(front_m(since, reach) >= far_m)[0]
    return float(since[there[0]]) if len(there) else None


def _leaves_s(one: Performance) -> float:
    """Return when somebody's head begins to go down or away fast, seconds."""
    head = one.key_points["head"]
    speed = np.hypot(*np.diff(head[:, :2], axis=0).T) * FPS
    return float(np.argmax(speed > 1.2)) / FPS


def _blown(*sides: str) -> tuple[Performance, list[Performance]]:
    people = [acting(f"p{k}", "stand", noun="man", side=side) for k, side in enumerate(sides)]  # type: ignore[arg-type]
    bomb, *others = _cast(
        staged("street", acting("bomb", Action(verb="explode", begin=0.25), side="centre"), *people, size="wide")
    )
    return bomb, others


def test_whoever_stands_by_an_explosion_is_knocked_off_his_feet_away_from_it() -> None:
    bomb, people = _blown("left", "right")
    blast = next(contact.at for contact in bomb.contacts if contact.kind == "explosion") / FPS
    bomb_x = float(bomb.anchor[0, 0])
    met = 0
    for one in people:
        first = one.anchor[0]
        away = float(first[0]) - bomb_x
        apart = float(np.hypot(away, first[2] - bomb.anchor[0, 2]))
        wait = _wait_s(apart, CHARGED_M)
        if wait is None:
            assert _high(one)[-1] > 0.8 * _high(one)[0]
            continue
        met += 1
        assert _high(one)[int(blast * FPS)] > 0.8 * one.height_m
        assert _high(one)[int((blast + wait + 0.7) * FPS)] < 0.35 * one.height_m
        thrown = float(one.anchor[-1, 0] - first[0])
        assert thrown * np.sign(away) > 0.4
        # He stays where he is until the front is there.
        assert _leaves_s(one) == pytest.approx(blast + wait, abs=0.15)
        landed = [contact for contact in one.contacts if contact.kind == "impact"]
        assert landed
        assert landed[0].at / FPS > blast + wait
    assert met


def test_the_front_takes_longer_to_who_stands_further_off() -> None:
    known = [_wait_s(far, 2.0) for far in (0.5, 2.0, 4.0, 6.0)]
    assert known[0] == 0.0
    assert None not in known
    assert known == sorted(set(known))  # type: ignore[type-var]
    assert _wait_s(9.0, 2.0) is None


def test_whoever_runs_into_a_blast_is_met_where_he_is_by_then() -> None:
    bomb, dog = _cast(
        staged(
            "village",
            acting("bomb", Action(verb="explode", begin=0.2), side="centre"),
            acting("dog", "run"),
            size="wide",
        )
    )
    blast = int(next(contact.at for contact in bomb.contacts if contact.kind == "explosion"))
    far = np.abs(dog.anchor[:, 0] - float(bomb.anchor[0, 0]))
    assert "fall" in dog.actions
    # The front and he come towards each other: he still runs when it goes off, and soon lies further away than he was.
    assert far[blast + 2] < far[blast]
    assert far[-1] > far[blast : blast + 12].min() + 0.4
    assert np.ptp(dog.anchor[-12:, 0]) < 0.01


def test_a_wolf_is_felled_too() -> None:
    tree, wolf = _cast(
        staged("forest", acting("tree", Action(verb="fall", begin=0.15, target="wolf")), acting("wolf", "stand")), 4.0
    )
    assert any(contact.onto == "flesh" for contact in tree.contacts)
    assert "fall" in wolf.actions


def test_a_horse_that_is_ridden_keeps_its_rider() -> None:
    _, horse, rider = _cast(
        staged("fields", acting("house", Action(verb="explode", begin=0.2)), acting("horse", "stand"),
               acting("knight", Action(verb="ride", target="horse")), size="wide")
    )  # fmt: skip
    gap = rider.key_points["pelvis"][:, :2] - horse.key_points["back"][:, :2]
    assert np.hypot(*gap.T).max() < 1.2


def test_light_things_are_thrown_and_heavy_ones_are_not() -> None:
    house, bucket, piano = _cast(
        staged(
            "fields", acting("house", Action(verb="explode", begin=0.2)), acting("bucket"), acting("piano"), size="wide"
        )
    )
    way = np.sign(bucket.anchor[0, 0] - house.anchor[0, 0])
    assert (bucket.anchor[-1, 0] - bucket.anchor[0, 0]) * way > 1.0
    assert any(contact.kind == "drop" for contact in bucket.contacts)
    assert np.ptp(piano.anchor[:, 0]) < 0.01


def _overlap(one: Performance, other: Performance, frame: int) -> float:
    """Return how far (metres) the middle of somebody's body lies inside what is level with it in depth."""
    chest = one.key_points["chest"][frame]
    deepest = 0.0
    for shape in other.shapes:
        points = shape.points if shape.points.ndim == 2 else shape.points[min(frame, len(shape.points) - 1)]
        if shape.paint.opacity < 0.6 or abs(float(points[:, 2].mean()) - float(chest[2])) > 0.12:
            continue
        (x0, y0), (x1, y1) = points[:, :2].min(0), points[:, :2].max(0)
        inside = min(chest[0] - x0, x1 - chest[0], chest[1] - y0, y1 - chest[1])
        deepest = max(deepest, float(inside))
    return deepest


@pytest.mark.parametrize(("noun", "verb", "place"), [("tree", "fall", "forest"), ("column", "topple", "desert")])
def test_what_topples_on_somebody_meets_him_and_fells_him_on_that_frame(noun: str, verb: str, place: str) -> None:
    fallen, man = _cast(
        staged(place, acting(noun, Action(verb=verb, begin=0.15, target="man")), acting("man"), size="wide"), 4.0
    )
    (hit,) = [contact for contact in fallen.contacts if contact.onto == "flesh"]
    assert hit.kind == "impact"
    where = fallen.places[hit.at, "impact"]
    frame = round(hit.at)
    head = man.key_points["head"][frame]
    assert abs(float(where[0] - head[0])) < 0.9
    assert 0.0 < float(where[1]) - float(man.anchor[frame, 1]) < 2.2
    assert _high(man)[frame - 3] > 0.75 * man.height_m
    assert _high(man)[min(frame + 18, 95)] < 0.35 * man.height_m
    assert all(_overlap(man, fallen, at) < 0.25 for at in range(frame + 10, 96, 6))


def test_who_is_said_to_fall_under_a_tree_waits_until_it_gets_to_him() -> None:
    falls = Action(verb="fall", begin=0.15)
    tree, man = _cast(staged("forest", acting("tree", falls), acting("man", falls), size="wide"), 4.0)
    (hit,) = [contact for contact in tree.contacts if contact.onto == "flesh"]
    assert _high(man)[round(hit.at) - 3] > 0.75 * man.height_m
    assert _high(man)[round(hit.at) + 18] < 0.35 * man.height_m


def test_who_jumps_aside_is_not_met() -> None:
    tree, man = _cast(
        staged("forest", acting("tree", Action(verb="fall", begin=0.15, target="man")),
               acting("man", Action(verb="jump", begin=0.15)), size="wide"), 4.0
    )  # fmt: skip
    assert not [contact for contact in tree.contacts if contact.onto == "flesh"]
    assert _high(man)[-1] > 0.75 * man.height_m
    assert float(np.hypot(*(man.anchor[-1] - man.anchor[0])[[0, 2]])) > 1.0


def test_a_chandelier_falls_on_whom_it_is_meant_for() -> None:
    lustre, man = _cast(
        staged("room", acting("chandelier", Action(verb="fall", begin=0.2, target="man")), acting("man"))
    )
    hits = [contact for contact in lustre.contacts if contact.onto == "flesh"]
    assert hits
    assert _high(man)[round(hits[0].at) - 2] > 0.75 * man.height_m
    assert _high(man)[round(hits[0].at) + 18] < 0.35 * man.height_m


def test_a_faster_clock_sees_the_same_blow() -> None:
    staging = staged(
        "forest", acting("tree", Action(verb="fall", begin=0.15, target="man")), acting("man"), size="wide"
    )
    moments = []
    for fps in (6, 24):
        tree = prepare(take(staging, seconds=4.0, fps=fps)).cast[0]
        moments.append(next(contact.at for contact in tree.contacts if contact.onto == "flesh") / fps)
    assert moments[0] == pytest.approx(moments[1], abs=0.05)
