"""The company in its place: swimmers in water, looks that stay, hands that hold, seats that are there."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import shoot
from circletake.render.preparation import Prepared, prepare
from circletake.render.scene import Performance
from circletake.schema import Action, Identity, Look, Subject


def _one(prepared: Prepared, id_: str) -> Performance:
    return next(performance for performance in prepared.cast if performance.id == id_)


@pytest.mark.parametrize("place", ["coast", "harbour", "lake", "sea", "river"])
@pytest.mark.parametrize("swimmer", ["whale", "rowing boat", "dolphin"])
def test_what_floats_is_in_the_water(place: str, swimmer: str) -> None:
    prepared = prepare(take(staged(place, acting(swimmer, "swim"), size="wide")))
    x, _, z = _one(prepared, swimmer).anchor[0]
    assert prepared.scenery.ground.is_water(float(x), float(z))


def test_a_stranded_whale_lies_on_the_beach_until_it_swims() -> None:
    lies = prepare(take(staged("coast", acting("whale", adjectives=("stranded",)), size="wide")))
    swims = prepare(take(staged("coast", acting("whale", "swim", adjectives=("stranded",)), size="wide")))
    for prepared, wet in ((lies, False), (swims, True)):
        x, _, z = _one(prepared, "whale").anchor[0]
        assert prepared.scenery.ground.is_water(float(x), float(z)) is wet


def test_who_watches_from_land_stays_on_land_and_in_the_frame() -> None:
    staging = staged("coast", acting("keeper", towards("look", "whale")), acting("whale", "jump"), size="wide")
    shooting = shoot(take(staging, seconds=5.0))
    list(shooting)
    prepared = shooting.prepared
    x, _, z = _one(prepared, "keeper").anchor[0]
    assert not prepared.scenery.ground.is_water(float(x), float(z))
    assert all(box.visible > 0.8 for box in shooting.truth().objects[0].boxes)
    assert {contact.kind for contact in shooting.truth().contacts} >= {"breach", "splash"}


@pytest.mark.parametrize("thing", ["umbrella", "book", "lantern"])
def test_what_is_held_looks_the_same_in_every_take(thing: str) -> None:
    staging = staged("street", acting("mara", noun="woman", facing="right", holding=thing))
    mara = Identity(id="mara", name="Mara", noun="woman", term="woman", kind="person", look=Look(seed=11))
    requests = [take(staging, seed=seed).with_(cast=(mara,)) for seed in (1, 2, 3)]
    seen = [sorted({shape.paint.colour for shape in prepare(request).cast[0].shapes}) for request in requests]
    assert seen[0] == seen[1] == seen[2]


def test_two_on_one_bench_sit_side_by_side() -> None:
    staging = staged(
        "garden", acting("man", towards("sit", "bench")), acting("woman", towards("sit", "bench")), acting("bench")
    )
    prepared = prepare(take(staging))
    man, woman, bench = (_one(prepared, id_).anchor[0, 0] for id_ in ("man", "woman", "bench"))
    assert 0.4 < abs(man - woman) < 1.6
    assert abs((man + woman) / 2 - bench) < 0.5


def test_a_seat_stays_where_somebody_will_sit_down() -> None:
    walker = acting("man", Action(verb="walk", begin=0.0, end=0.5), Action(verb="sit", begin=0.55, end=1.0))
    performance = prepare(take(staged("room", walker), fps=12, seconds=4.0)).cast[0]
    still = [shape for shape in performance.shapes if shape.points.ndim == 2]
    assert still, "no stool"
    stool = float(np.mean([shape.points[:, 0].mean() for shape in still]))
    assert stool == pytest.approx(float(performance.key_points["pelvis"][-1, 0]), abs=0.3)


@pytest.mark.parametrize(
    ("subject", "least"),
    [(acting("key"), 0.05), (acting("coin"), 0.05), (acting("butterfly"), 0.05), (acting("seedling"), 0.04)],
    ids=lambda value: getattr(value, "id", ""),
)
def test_small_things_are_not_lost_in_wide_frames(subject: Subject, least: float) -> None:
    shooting = shoot(take(staged("garden", subject, size="wide"), seconds=0.5))
    list(shooting)
    assert max(box.y1 - box.y0 for box in shooting.truth().objects[0].boxes) > least


def test_several_who_go_to_something_do_not_stand_in_one_another() -> None:
    staging = staged("street", acting("man", towards("walk", "gate"), count=4), acting("gate"))
    shots = prepare(take(staging, seconds=3.0, fps=12))
    man = next(one for one in shots.cast if one.id == "man")
    last = sorted({round(float(shape.points[-1, :, 0].mean()), 1) for shape in man.shapes if shape.points.ndim == 3})
    assert last[-1] - last[0] > 0.9
