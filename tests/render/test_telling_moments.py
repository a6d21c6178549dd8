"""A still shows the deed: the moment that tells a shot, by what is staged and by what really touches what."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import shoot
from circletake.schema import Action, Staging, TakeRequest, still_frames, telling_frame, telling_share


def _at_s(request: TakeRequest) -> float:
    contacts = shoot(request).contacts
    return telling_share(request, contacts) * (request.frames - 2 * request.handle) / float(request.format.rate)


def test_something_thrown_is_in_the_air() -> None:
    staging = staged("garden", acting("girl", towards("throw", "ball")), acting("ball"), acting("boy"))
    request = take(staging, seconds=3.0, fps=12)
    shot = shoot(request)
    ball = shot.prepared.cast[1].key_points["middle"]
    hand = shot.prepared.cast[0].key_points
    index = telling_frame(request, shot.contacts)
    away = min(float(np.linalg.norm(ball[index] - hand[name][index])) for name in ("hand_l", "hand_r"))
    assert away > 0.3
    assert ball[index, 1] > 0.4


def test_what_falls_is_seen_before_it_lands_and_what_breaks_after_it() -> None:
    falls = take(staged("room", acting("apple", "fall")), seconds=3.0)
    landed = min(one.at for one in shoot(falls).contacts if one.kind == "drop") / 6.0
    assert 0.0 < landed - _at_s(falls) < 0.25
    breaks = take(staged("room", acting("vase", "shatter")), seconds=3.0)
    broken = min(one.at for one in shoot(breaks).contacts if one.kind == "break") / 6.0
    assert 0.0 < _at_s(breaks) - broken < 0.3


def test_somebody_who_jumps_is_off_the_ground() -> None:
    request = take(staged("hills", acting("boy", "jump")), seconds=3.0, fps=12)
    shot = shoot(request)
    points = shot.prepared.cast[0].key_points
    index = telling_frame(request, shot.contacts)
    assert min(points["foot_l"][index, 1], points["foot_r"][index, 1]) > 0.1


def test_of_several_deeds_the_strongest_of_the_lead_counts() -> None:
    later = acting("house", Action(verb="explode", begin=0.6))
    both = take(staged("village", acting("man", Action(verb="wave", end=0.4)), later, focus="house"), seconds=4.0)
    assert telling_share(both) > 0.6
    led = take(staged("village", acting("man", Action(verb="throw", end=0.4)), acting("dog", "eat"), focus="man"))
    assert telling_share(led) < 0.5


def test_who_only_goes_his_way_is_shown_in_the_middle() -> None:
    assert telling_share(take(staged("road", acting("man", "walk")))) == 0.5
    assert telling_share(take(Staging(place="sea"))) == 0.5


@pytest.mark.parametrize("begin", [0.0, 0.4, 0.9])
def test_three_stills_lie_in_order_between_the_handles(begin: float) -> None:
    staging = staged("sea", acting("whale", Action(verb="jump", begin=begin)))
    request = take(staging, seconds=4.0, handle=3)
    first, telling, last = still_frames(request)
    assert request.handle <= first < telling < last < request.frames - request.handle
    assert telling == telling_frame(request)
