"""Deeds on the stage: what is taken is in a hand, what is given goes over, who does it together is together."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Action, Identity, Look, Staging


def _played(staging: Staging, seconds: float = 4.0) -> dict[str, Performance]:
    return {one.id: one for one in prepare(take(staging, seconds=seconds)).cast}


def _apart(one: Performance, point: str, other: Performance, frame: int) -> float:
    """Return metres from somebody's key point to the middle of another's shapes, as the viewer sees it."""
    points = np.concatenate([shape.points[frame] if shape.points.ndim == 3 else shape.points for shape in other.shapes])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return float(np.hypot(*(one.key_points[point][frame, :2] - middle[:2])))


def _colours(performance: Performance) -> set[object]:
    return {shape.paint.colour for shape in performance.shapes}


@pytest.mark.parametrize(
    ("place", "taker", "prey", "point"),
    [("river", "bear", "fish", "nose"), ("lake", "eagle", "fish", "foot_l"), ("street", "man", "cat", "hand_r")],
)
def test_what_is_seized_is_held_by_the_middle_of_the_shot(place: str, taker: str, prey: str, point: str) -> None:
    way = "fly" if taker == "eagle" else "walk"
    steps = (
        Action(verb=way, end=0.3, target=prey),
        Action(verb="reach", begin=0.15, end=0.85, target=prey),
        Action(verb=way, begin=0.55),
    )
    played = _played(staged(place, acting(taker, *steps, side="left"), acting(prey, side="right"), size="wide"))
    assert _apart(played[taker], point, played[prey], 0) > 1.0
    assert _apart(played[taker], point, played[prey], 13) < 0.5
    assert _apart(played[taker], point, played[prey], 23) < 0.5


def test_what_is_given_goes_over_and_keeps_its_colours() -> None:
    balloon = Identity(
        id="balloon", name="the balloon", noun="balloon", term="balloon", kind="prop", adjectives=("red",),
        look=Look(seed=3),
    )  # fmt: skip
    girl = acting("girl", Action(verb="give", begin=0.2, end=0.7, target="man"), holding="balloon")
    staging = staged("garden", girl, acting("man", towards("look", "girl")))
    empty = staged("garden", girl.with_(holding=None), acting("man", towards("look", "girl")))
    cast = prepare(take(staging, seconds=4.0).with_(cast=(balloon,))).cast
    bare = prepare(take(empty, seconds=4.0).with_(cast=(balloon,))).cast
    extra = [len(full.shapes) - len(none.shapes) for full, none in zip(cast, bare, strict=True)]
    assert extra[0] > 0
    assert extra[0] == extra[1]
    new = [_colours(full) - _colours(none) for full, none in zip(cast, bare, strict=True)]
    assert new[0] == new[1]
    for performance, shown in ((cast[0], (1.0, 0.0)), (cast[1], (0.0, 1.0))):
        fades = [shape.opacity for shape in performance.shapes if shape.opacity is not None]
        assert any((float(fade[0]), float(fade[-1])) == shown for fade in fades)


def test_a_bird_settles_on_a_shoulder() -> None:
    steps = (Action(verb="fly", end=0.4, target="man"), Action(verb="sit", begin=0.3, target="man"))
    played = _played(staged("beach", acting("bird", *steps, side="right"), acting("man", facing="right", side="left")))
    head, bird = played["man"].key_points["head"][-1], played["bird"].key_points["head"][-1]
    assert abs(float(bird[0] - head[0])) < 0.4
    assert 0.0 < float(head[1]) - float(played["bird"].key_points["foot_l"][-1, 1]) < 0.45


def test_a_crown_is_lifted_onto_the_head_and_a_trophy_above_it() -> None:
    crowned = acting("woman", Action(verb="carry", begin=0.1, manner="on head"), facing="right", holding="crown")
    raised = acting("man", Action(verb="carry", manner="high"), facing="right", holding="trophy")
    for person, frame in ((crowned, 7), (raised, 12)):
        performance = next(iter(_played(staged("room", person)).values()))
        head = float(performance.key_points["head"][frame, 1])
        assert min(float(performance.key_points[hand][frame, 1]) for hand in ("hand_l", "hand_r")) > head - 0.15
    hands = _played(staged("room", crowned))["woman"].key_points
    assert float(hands["hand_l"][-1, 1]) < float(hands["head"][-1, 1]) - 0.4


def test_dancers_hold_each_other_and_players_sit_at_their_board() -> None:
    pair = staged("room", acting("man", towards("dance", "woman"), side="left"),
                  acting("woman", towards("dance", "man"), side="right"))  # fmt: skip
    dance = _played(pair)
    assert abs(float(dance["man"].anchor[12, 0] - dance["woman"].anchor[12, 0])) < 0.75
    game = staged("room", acting("man", towards("play", "chess"), side="left"),
                  acting("woman", towards("play", "chess"), side="right"),
                  acting("chess", noun="chessboard", side="right"))  # fmt: skip
    chess = _played(game)
    at = {id_: float(one.anchor[12, 0]) for id_, one in chess.items()}
    assert at["man"] < at["chess"] < at["woman"]
    assert "sit" in chess["man"].actions
    assert chess["chess"].height_m > 0.6


def test_two_under_one_umbrella_stand_close() -> None:
    steps = (Action(verb="walk", end=0.25, target="woman"), Action(verb="carry", begin=0.25, target="woman"))
    man = acting("man", *steps, side="right", holding="umbrella")
    played = _played(staged("street", man, acting("woman", side="left"), weather="rain"))
    assert abs(float(played["man"].anchor[-1, 0] - played["woman"].anchor[-1, 0])) < 0.9


def test_nobody_doubles_up_to_reach_the_ground() -> None:
    played = _played(staged("garden", acting("man", towards("reach", "key")), acting("key")))
    head, pelvis = (played["man"].key_points[name][12] for name in ("head", "pelvis"))
    assert float(head[1] - pelvis[1]) > 0.3
