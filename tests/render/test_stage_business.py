"""Stage business: ropes reach from hand to halter, sparks fly when metal is struck, a wave takes a sandcastle."""

from __future__ import annotations

import numpy as np
from stage_takes import acting, staged, take, towards

from circletake.render.cast.colours import rgb
from circletake.render.preparation import prepare
from circletake.render.scene import Performance, Shape
from circletake.schema import Action, Staging, Weather


def _played(staging: Staging, seconds: float = 3.0) -> list[Performance]:
    return prepare(take(staging, seconds=seconds, fps=12)).cast


def _ends(shape: Shape, frame: int) -> tuple[float, float]:
    points = shape.points[frame]
    return float(points[:, 0].min()), float(points[:, 0].max())


def test_an_animal_is_led_by_a_rope_that_reaches_from_hand_to_halter() -> None:
    person, beast = _played(
        staged("village", acting("boy", "walk", holding="rope"), acting("horse", towards("walk", "boy")))
    )
    rope = max(person.shapes, key=lambda shape: shape.order)
    for frame in (0, 18, 35):
        low, high = _ends(rope, frame)
        hands = [person.key_points[name][frame, 0] for name in ("hand_l", "hand_r")]
        muzzle = sorted((beast.key_points["nose"][frame, 0], beast.key_points["head"][frame, 0]))
        assert min(abs(hand - end) for hand in hands for end in (low, high)) < 0.05
        assert min(abs(end - at) for end in (low, high) for at in muzzle) < 0.6


def _off(string: Shape, hand: np.ndarray) -> np.ndarray:
    """Return (frames,) how far across a string's nearer end is from a hand."""
    ends = [string.points[..., 0].min(1), string.points[..., 0].max(1)]
    return np.minimum(*(np.abs(end - hand[:, 0]) for end in ends))


def test_a_kite_that_flies_is_held_on_its_string_downwind() -> None:
    weather: Weather = "wind"
    girl, kite = _played(
        staged("coast", acting("girl", towards("look", "kite")), acting("kite", "fly"), weather=weather)
    )
    middle = kite.key_points["middle"]
    # The morning's light comes from one side, the wind goes to it; test_wind.py holds all that it moves to one way.
    off = middle[:, 0] - girl.key_points["chest"][:, 0]
    assert (np.abs(off) > 0.4).all()
    assert np.ptp(np.sign(off)) == 0
    assert (middle[:, 1] > girl.key_points["head"][:, 1] + 0.3).all()
    string = min(kite.shapes, key=lambda shape: shape.order)
    hands = np.minimum(
        _off(string, girl.key_points["hand_l"]),
        _off(string, girl.key_points["hand_r"]),
    )
    assert float(hands.max()) < 0.06


def test_sparks_fly_from_the_anvil_when_the_hammer_meets_it_and_only_then() -> None:
    (smith,) = _played(staged("workshop", acting("blacksmith", "work")))
    struck = [one for one in smith.contacts if one.kind == "impact"]
    assert struck
    assert {(one.material, one.onto) for one in struck} == {("metal", "metal")}
    sparks = [
        shape.opacity
        for shape in smith.shapes
        if shape.paint.emission == 1.0 and shape.points.ndim == 3 and shape.opacity is not None
    ]
    lit = np.sum([one for one in sparks if one.min() == 0.0], 0)
    first = int(np.ceil(struck[0].at))
    assert len(sparks) > 15
    assert lit[first + 1] > 5.0
    assert lit[: max(0, int(struck[0].at) - 8)].sum() == 0.0


def test_a_clockmaker_who_hammers_strikes_no_sparks() -> None:
    (maker,) = _played(staged("workshop", acting("clockmaker", "work")))
    assert not any(shape.paint.emission == 1.0 and shape.points.shape[-2] == 4 for shape in maker.shapes)


def test_a_welder_lights_up_what_is_round_him() -> None:
    (welder,) = _played(staged("factory", acting("welder", "work"), hour=21.0))
    assert welder.flare is not None
    assert welder.flare.strength.min() > 0.0


def test_who_skis_is_on_skis_whatever_he_is_called() -> None:
    skier, runner = _played(staged("mountains", acting("woman", "ski"), acting("man", "run")))
    assert not any(one.kind == "footstep" for one in skier.contacts)
    assert any(one.kind == "footstep" for one in runner.contacts)


def test_skis_lie_under_the_feet_and_nobody_walks_on_them() -> None:
    skier, walker = _played(staged("mountains", acting("skier", "run"), acting("traveller", "walk")))
    assert not any(one.kind == "footstep" for one in skier.contacts)
    assert any(one.kind == "footstep" for one in walker.contacts)
    foot = skier.key_points["foot_r"]
    board = max(
        (shape for shape in skier.shapes if shape.points.ndim == 3 and shape.points.shape[1] == 8),
        key=lambda shape: shape.order,
    )
    assert (np.abs(board.points[..., 1].min(1) - foot[:, 1]) < 0.06).all()
    assert np.ptp(board.points[18, :, 0]) > 1.2


def test_a_wave_takes_a_sandcastle_on_the_beach_and_none_reaches_the_desert() -> None:
    ends = Action(verb="crumble", begin=0.3)
    (castle,) = _played(staged("coast", acting("sandcastle", ends)))
    assert any(one.kind == "splash" for one in castle.contacts)
    tops = [shape.points[..., 1].max(1) for shape in castle.shapes[:6]]
    assert all(top[-1] < 0.35 * max(top[0], 0.2) for top in tops)
    (dry,) = _played(staged("desert", acting("sandcastle", ends)))
    assert not any(one.kind == "splash" for one in dry.contacts)


def test_petals_drift_down_in_their_dozens_and_lie_where_they_land() -> None:
    (petals,) = _played(staged("temple", acting("petals", "fall"), season="spring"))
    assert len(petals.shapes) >= 60
    heights = np.array([shape.points[..., 1].mean(1) for shape in petals.shapes])
    falling = np.diff(heights, axis=1)
    assert (falling < 1e-3).mean() > 0.9
    assert heights.min() < 0.1


def test_what_is_thrown_flies_to_somebody_who_puts_his_hands_out() -> None:
    girl, ball, boy = _played(staged("garden", acting("girl", towards("throw", "ball")), acting("ball"), acting("boy")))
    released = next(one.at for one in girl.contacts if one.kind == "whoosh")
    way = np.sign(boy.key_points["chest"][0, 0] - girl.key_points["chest"][0, 0])
    after = int(released) + 3
    assert (ball.key_points["middle"][after, 0] - girl.key_points["chest"][after, 0]) * way > 0.2
    reach = np.abs(boy.key_points["hand_l"][:, 0] - boy.key_points["chest"][:, 0])
    assert reach[after + 3] > reach[0] + 0.1


def test_a_piano_has_its_keys_on_the_side_of_whoever_plays_it() -> None:
    for side in ("left", "right"):
        player, piano = _played(
            staged("theatre", acting("pianist", towards("play", "piano"), side=side), acting("piano"))  # type: ignore[arg-type]
        )
        keys = next(shape for shape in piano.shapes if shape.paint.colour == (0xF4 / 255, 0xEF / 255, 0xE6 / 255))
        middle = piano.key_points["middle"][0, 0]
        assert (keys.points.reshape(-1, 3)[:, 0].mean() - middle) * (player.key_points["chest"][0, 0] - middle) > 0


def test_who_is_run_into_by_what_rolls_goes_down() -> None:
    ball, man = _played(staged("street", acting("barrel", Action(verb="roll", target="man", end=0.6)), acting("man")))
    assert "fall" in man.actions
    assert man.key_points["head"][-1, 1] < 0.5 * man.key_points["head"][0, 1]
    down = int(np.argmax(man.key_points["head"][:, 1] < 0.8 * man.key_points["head"][0, 1]))
    # Half the barrel and half the man: they touch where he stood.
    gap = abs(ball.key_points["middle"][down, 0] - man.key_points["chest"][0, 0])
    assert gap < 0.5 * (ball.width_m + man.width_m) + 0.1


def test_what_burns_turns_black_more_and_more() -> None:
    (barn,) = _played(staged("farm", acting("barn", "stand", adjectives=("burning",))))
    soot = [shape for shape in barn.shapes if shape.opacity is not None and max(shape.paint.colour) < 0.12]
    assert len(soot) >= 5
    for shape in soot:
        assert shape.opacity is not None
        assert shape.opacity[-1] > 1.5 * shape.opacity[0]
        assert np.ptp(shape.points[-1, :, 0]) > 1.5 * np.ptp(shape.points[0, :, 0])


def test_a_dog_that_is_walked_goes_ahead_on_a_lead_that_reaches_its_collar() -> None:
    woman, dog = _played(staged("park", acting("woman", towards("walk", "dog")), acting("dog")))
    way = np.sign(woman.anchor[-1, 0] - woman.anchor[0, 0])
    ahead = (dog.anchor[:, 0] - woman.anchor[:, 0]) * way
    assert ahead.min() > 0.6
    assert float(np.ptp(ahead)) < 0.05
    lead = max(woman.shapes, key=lambda shape: shape.order)
    for frame in (0, 18, 35):
        low, high = _ends(lead, frame)
        hands = [woman.key_points[name][frame, 0] for name in ("hand_l", "hand_r")]
        neck = sorted((dog.key_points["head"][frame, 0], dog.key_points["back"][frame, 0]))
        assert min(abs(hand - end) for hand in hands for end in (low, high)) < 0.05
        assert any(neck[0] <= end <= neck[1] for end in (low, high))


def test_who_follows_a_dog_that_runs_has_it_on_no_lead() -> None:
    boy, _dog = _played(staged("park", acting("boy", towards("run", "dog")), acting("dog", "run")))
    assert boy.actions == ("run",)
    assert not any(shape.paint.colour == rgb("leather") for shape in boy.shapes if shape.order > 1000)


def _leech(weather: Weather) -> float:
    """Return by how much of its foot a mainsail bows out beyond the straight line of its free edge."""
    (boat,) = _played(staged("sea", acting("sailing boat", "sail"), weather=weather))
    sail = next(shape for shape in boat.shapes if shape.rim and shape.paint.colour == rgb("paper"))
    points = sail.points[18, :, :2]
    head, foot = points[np.argmax(points[:, 1])], points[points[:, 1] < points[:, 1].min() + 0.8]
    side = -1.0 if abs(foot[:, 0].min() - head[0]) > abs(foot[:, 0].max() - head[0]) else 1.0
    clew = foot[np.argmax(foot[:, 0] * side)]
    line = clew[0] + (head[0] - clew[0]) * (points[:, 1] - clew[1]) / (head[1] - clew[1])
    return float(((points[:, 0] - line) * side).max() / np.ptp(foot[:, 0]))


def test_wind_fills_a_sail() -> None:
    assert _leech("wind") > 1.5 * _leech("clear") > 0.0


def test_something_that_falls_on_a_head_meets_it_and_he_staggers_from_then_on() -> None:
    man, apple = _played(
        staged("garden", acting("man", "stand"), acting("apple", Action(verb="fall", begin=0.15, target="man")))
    )
    (hit,) = (one for one in apple.contacts if one.kind == "impact")
    frame = int(np.ceil(hit.at))
    middle = np.median(apple.key_points["middle"][frame - 1 : frame + 1], 0)
    assert abs(middle[0] - man.key_points["head"][frame, 0]) < 0.12
    assert 0.0 < middle[1] - man.key_points["head"][frame, 1] < 0.4
    head = man.key_points["head"][:, 1]
    assert np.ptp(head[: frame - 1]) < 0.02
    assert head[frame : frame + 5].min() < head[0] - 0.08
    assert "stagger" not in man.actions


def test_a_snowball_bursts_on_whom_it_is_thrown_at() -> None:
    _boy, snowball, girl = _played(
        staged(
            "snowfield",
            acting("boy", Action(verb="throw", target="snowball", begin=0.2, end=0.6)),
            acting("snowball"),
            acting("girl"),
        )
    )
    (burst,) = (one for one in snowball.contacts if one.kind == "break")
    shown = [shape.opacity for shape in snowball.shapes if shape.opacity is not None]
    whole = next(one for one in shown if one[0] == 1.0)
    assert whole[int(burst.at) + 2] == 0.0
    lean = girl.key_points["head"][:, 0] - girl.key_points["pelvis"][:, 0]
    after = int(np.ceil(burst.at))
    assert np.abs(lean[after : after + 6] - lean[0]).max() > 0.05


def test_several_rocks_differ_in_outline_and_size() -> None:
    (rocks,) = _played(staged("desert", acting("rock", count=3)))
    bodies = [shape.points for shape in rocks.shapes if shape.rim]
    sizes = {tuple(np.round(np.ptp(points.reshape(-1, 3)[:, :2], axis=0), 2)) for points in bodies}
    assert len(bodies) == len(sizes) == 3


def test_leaves_that_are_a_subject_fall_in_their_dozens() -> None:
    (leaves,) = _played(staged("forest", acting("leaf", "fall", count=3)))
    assert len(leaves.shapes) > 50


def test_one_leaf_flutters_down_and_lies() -> None:
    (leaf,) = _played(staged("forest", acting("leaf", "fall")), seconds=5.0)
    blade = max(leaf.shapes, key=lambda shape: np.ptp(shape.points[0, :, 1]))
    middle = blade.points.mean(1)
    assert middle[0, 1] > 1.2
    assert middle[-1, 1] < 0.15
    turns = np.count_nonzero(np.diff(np.sign(np.diff(middle[:, 0]))))
    assert turns >= 4


def test_three_villagers_are_three_and_a_crowd_is_many() -> None:
    three, crowd = (_played(staged("village", acting("villagers", count=count)))[0] for count in (3, 1))
    assert len(crowd.shapes) > 2 * len(three.shapes)


def test_what_was_shattered_before_the_shot_lies_in_shards() -> None:
    (vase,) = _played(staged("room", acting("vase", adjectives=("shattered",))))
    standing = [shape for shape in vase.shapes if shape.opacity is None or shape.opacity.max() > 0.0]
    assert standing
    assert max(float(shape.points[..., 1].max()) for shape in standing) < 0.6 * vase.height_m
    assert vase.contacts == []
    assert vase.actions == ("stand",)


def test_a_medium_shot_of_a_smith_holds_the_anvil() -> None:
    prepared = prepare(take(staged("workshop", acting("blacksmith", "work"), size="medium")))
    bench = prepared.cast[0].bench
    assert bench is not None
    corners = np.array([[bench[:2], bench[[2, 1]]]], np.float32)
    depth = np.full((1, 2, 1), prepared.cast[0].anchor[6, 2], np.float32)
    seen = prepared.lens.see(np.repeat(np.concatenate([corners, depth], -1), 12, 0))
    assert (seen.x[6] > 0).all()
    assert (seen.x[6] < prepared.lens.width).all()
    assert (seen.y[6] < prepared.lens.height).all()


def test_who_drives_a_car_is_seen_in_its_window_and_nowhere_else() -> None:
    man, car = _played(staged("road", acting("man", towards("drive", "car")), acting("car")))
    lowest = np.min([shape.points[18, :, 1].min() for shape in man.shapes if shape.points.ndim == 3])
    top = np.max([shape.points[18, :, 1].max() for shape in car.shapes if shape.points.ndim == 3])
    assert lowest > 0.9
    assert man.key_points["head"][18, 1] < top
    assert man.anchor[18, 2] < car.anchor[18, 2]


def test_who_lies_down_on_the_ground_sits_down_first() -> None:
    (man,) = _played(staged("meadow", acting("man", Action(verb="lie", begin=0.2))), seconds=4.0)
    pelvis, head = man.key_points["pelvis"][:, 1], man.key_points["head"][:, 1]
    down = int(np.argmax(pelvis < 0.35))
    assert down > 0
    assert head[down] > 0.7
    assert head[-1] < 0.4
