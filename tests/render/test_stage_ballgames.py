"""Ball games: the foot meets the ball, which flies on a parabola into the net, and the net gives way."""

from __future__ import annotations

import numpy as np
from stage_takes import acting, staged, take, towards

from circletake.render.cast.person.kicking import kick_s
from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging

_FPS = 24


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, fps=_FPS, seconds=3.0)).cast


def _kicked() -> list[Performance]:
    return _played(staged("meadow", acting("boy", towards("kick", "ball")), acting("ball"), acting("goal")))


def test_the_foot_meets_the_ball_and_sends_it_into_the_goal() -> None:
    boy, ball, goal = _kicked()
    path = ball.key_points["middle"]
    at = round(kick_s(0.0, 3.0) * _FPS)
    gap = [np.hypot(*(boy.key_points[f"toe_{side}"][at] - path[at])[:2]) for side in "lr"]
    assert min(gap) < 0.25
    assert float(np.ptp(path[: at - 1], axis=0).max()) < 1e-4
    landed = next(one for one in ball.contacts if one.kind == "impact")
    flight = path[at + 1 : int(landed.at), 1]
    assert abs(2 * np.polyfit(np.arange(len(flight)) / _FPS, flight, 2)[0] + 9.81) < 0.6
    inside = (path[-1, 0] - goal.anchor[0, 0]) * np.sign(path[-1, 0] - path[0, 0])
    assert 0.1 < float(inside) < 1.6
    assert abs(float(path[-1, 1] - goal.anchor[0, 1])) < 0.2


def test_the_net_bulges_when_the_ball_hits_it_and_hangs_still_before() -> None:
    _, ball, goal = _kicked()
    hit = int(next(one for one in ball.contacts if one.kind == "impact").at)
    threads = [shape.points[..., 0] for shape in goal.shapes if shape.points.ndim == 3]
    moved = np.max([np.abs(x - x[:1]).max(1) for x in threads], 0)
    assert float(moved[: hit - 1].max()) < 1e-4
    assert float(moved[hit + 2 : hit + 6].max()) > 0.15
    assert float(moved[-1]) < 0.1


def test_who_scores_without_a_ball_gets_one() -> None:
    player, _ = _played(staged("meadow", acting("footballer", towards("kick", "goal")), acting("goal")))
    plain, _ = _played(staged("meadow", acting("footballer", towards("look", "goal")), acting("goal")))
    assert len(player.shapes) > len(plain.shapes) + 3


def test_a_basketball_falls_through_the_ring() -> None:
    _, ball, hoop = _played(
        staged("street", acting("player", towards("throw", "ball")), acting("ball", noun="basketball"), acting("hoop"))
    )
    ring = hoop.anchor[0] + np.array([0.0, 2.72, 0.0])
    near = np.hypot(ball.anchor[:, 0] - ring[0], ball.anchor[:, 1] - ring[1])
    assert float(near.min()) < 0.35
    below = ball.anchor[int(near.argmin()) :]
    assert float(np.ptp(below[:, 0])) < 0.3
    assert float(below[-1, 1]) < 0.6
