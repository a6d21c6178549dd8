"""What a decisive deed looks like on the stage: measured on what is drawn, by key points, contacts and masks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from stage_takes import acting, staged, take, towards

from circletake.render import shoot
from circletake.render.stage import Shooting
from circletake.schema import Action, TakeRequest, telling_frame, telling_frames, telling_worth


def _points(shot: Shooting, id_: str, name: str) -> NDArray[np.float32]:
    return next(one for one in shot.prepared.cast if one.id == id_).key_points[name]


def _apart(shot: Shooting, one: str, other: str, frame: int) -> float:
    """Return metres from somebody's nearer hand, or muzzle, to the middle of something."""
    who = next(cast for cast in shot.prepared.cast if cast.id == one)
    names = [name for name in ("hand_l", "hand_r", "nose") if name in who.key_points]
    there = _points(shot, other, "middle")[frame]
    return min(float(np.linalg.norm(who.key_points[name][frame] - there)) for name in names)


def test_a_slap_meets_a_cheek_and_throws_the_head_back() -> None:
    slap = acting("woman", Action(verb="slap", begin=0.3, end=0.6, target="man"), side="left", facing="right")
    man = acting("man", towards("look", "woman"), side="right", facing="left")
    request = take(staged("room", slap, man, focus="woman"), seconds=3.0, fps=12)
    shot = shoot(request)
    struck = next(one.at for one in shot.contacts if one.kind == "impact" and one.object == "woman")
    head = _points(shot, "man", "head")
    before, after = head[int(struck) - 2, 0], head[int(struck) + 4 : int(struck) + 9, 0]
    assert float(np.abs(after - before).max()) > 0.05
    assert 0 <= telling_frame(request, shot.contacts) - struck <= 3
    assert all(one.object != "man" for one in shot.contacts if one.kind == "impact")


def test_what_is_snatched_goes_from_hand_to_hand() -> None:
    thief = acting("boy", Action(verb="reach", begin=0.3, end=0.6, target="hat"), towards("look", "man"))
    request = take(staged("street", thief, acting("hat"), acting("man", towards("carry", "hat"))), seconds=3.0, fps=12)
    shot = shoot(request)
    last = request.frames - 1
    assert _apart(shot, "man", "hat", 0) < 0.3 < _apart(shot, "boy", "hat", 0)
    assert _apart(shot, "boy", "hat", last) < 0.3


def test_a_baby_goes_from_arms_to_arms() -> None:
    giver = acting("nurse", Action(verb="give", begin=0.2, end=0.7, target="mother"),
                   Action(verb="give", begin=0.2, end=0.7, target="baby"), side="left")  # fmt: skip
    request = take(staged("room", giver, acting("baby"), acting("mother", side="right")), seconds=3.0, fps=12)
    shot = shoot(request)
    baby = _points(shot, "baby", "pelvis")
    first, last = (
        {id_: abs(float(baby[frame, 0] - _points(shot, id_, "pelvis")[frame, 0])) for id_ in ("nurse", "mother")}
        for frame in (0, request.frames - 1)
    )
    assert first["nurse"] < first["mother"]
    assert last["mother"] < last["nurse"]
    assert float(baby[:, 1].min()) > 0.5


def _flame(shot: Shooting) -> NDArray[np.float32]:
    shapes = [one for one in shot.prepared.cast[0].shapes if one.paint.emission >= 1.0]
    burns: NDArray[np.float32] = np.max([one.opacity for one in shapes if one.opacity is not None], axis=0)
    return burns


def test_a_candle_burns_only_while_it_is_lit() -> None:
    out = shoot(take(staged("room", acting("candle", Action(verb="shine", begin=0.0, end=0.5))), seconds=4.0))
    lit = shoot(take(staged("room", acting("candle", Action(verb="shine", begin=0.5, end=1.0))), seconds=4.0))
    put_out, lighted = _flame(out), _flame(lit)
    assert (put_out[3], put_out[-3]) == (1.0, 0.0)
    assert (lighted[3], lighted[-3]) == (0.0, 1.0)


def test_who_blows_bows_over_it() -> None:
    blows = acting("girl", Action(verb="blow out", begin=0.2, end=1.0, target="candle"))
    shot = shoot(take(staged("room", blows, acting("candle")), seconds=4.0, fps=12))
    head = _points(shot, "girl", "head")
    assert float(head[2, 1] - head[26:34, 1].min()) > 0.04


def test_a_stream_is_poured_over_a_head() -> None:
    pours = acting("woman", towards("carry", "wine"), Action(verb="reach", begin=0.2, target="man", manner="high"))
    wine = acting("wine", Action(verb="pour", begin=0.35, end=0.9, target="man"))
    request = take(staged("room", pours, wine, acting("man"), focus="woman"), seconds=4.0, fps=12)
    shot = shoot(request)
    cup, head = _points(shot, "wine", "middle")[30], _points(shot, "man", "head")[30]
    assert abs(float(cup[0] - head[0])) < 0.45
    splash = next(one for one in shot.contacts if one.kind == "splash")
    assert 0.35 * request.frames < splash.at < 0.9 * request.frames


def test_two_on_one_side_do_not_stand_in_each_other() -> None:
    one = acting("man", towards("look", "woman"), side="left", facing="right")
    other = acting("woman", towards("look", "man"), side="left", facing="left")
    shot = shoot(take(staged("garden", one, other, focus="man")))
    men, women = (_points(shot, id_, "pelvis")[0, 0] for id_ in ("man", "woman"))
    assert float(women - men) > 0.6


def test_a_medium_frame_holds_the_heads_of_a_child_and_a_man() -> None:
    gives = acting("boy", towards("give", "man"), side="left", facing="right", holding="apple")
    staging = staged("street", gives, acting("man", side="right", facing="left"), size="medium", focus="boy")
    shot = shoot(take(staging, seconds=2.0))
    for id_ in ("boy", "man"):
        head = shot.key_points(8)[id_]["head"]
        assert 4.0 < head.y < 86.0, id_


def test_an_unknown_thing_in_hand_is_a_parcel() -> None:
    gives = acting("man", towards("give", "woman"), side="left", holding="zorbflix")
    request = take(staged("room", gives, acting("woman", side="right")), seconds=2.0)
    empty = request.with_(staging=staged("room", gives.with_(holding=None), acting("woman", side="right")))
    assert (shoot(request).frame(3) != shoot(empty).frame(3)).any()


def test_a_branch_fells_whom_it_falls_on() -> None:
    falls = acting("branch", Action(verb="fall", begin=0.15, target="man"), noun="branch")
    request = take(staged("forest", falls, acting("man", Action(verb="fall", begin=0.15))), seconds=4.0, fps=12)
    shot = shoot(request)
    head = _points(shot, "man", "head")
    hit = next(one.at for one in shot.contacts if one.kind == "impact" and one.object == "branch")
    assert float(head[int(hit) - 2, 1]) > 1.2 > float(head[-1, 1])


def _two_deeds() -> TakeRequest:
    throws = Action(verb="throw", begin=0.0, end=0.3, target="ball")
    jumps = Action(verb="jump", begin=0.6, end=1.0)
    return take(staged("garden", acting("girl", throws, jumps), acting("ball"), focus="girl"), seconds=5.0, fps=12)


def test_two_decisive_deeds_have_a_frame_each_and_one_has_one() -> None:
    request = _two_deeds()
    first, second = telling_frames(request)
    assert first < 0.4 * request.frames < second
    assert telling_frame(request) in (first, second)
    walks = take(staged("garden", acting("girl", "walk")))
    assert len(telling_frames(walks)) == 1
    assert telling_worth(walks) == 0.0 < telling_worth(request)


def test_who_is_pushed_is_shown_falling() -> None:
    shoves = acting("boy", Action(verb="shove", begin=0.25, end=0.5, target="man"), facing="right", side="left")
    man = acting("man", Action(verb="fall", begin=0.42, end=0.75), facing="right", side="right")
    request = take(staged("coast", shoves, man, focus="boy"), seconds=4.0, fps=12)
    shot = shoot(request)
    head = _points(shot, "man", "head")[telling_frame(request, shot.contacts), 1]
    assert 0.3 < float(head) < 1.45


def test_a_swimmer_is_in_the_water_and_who_reaches_for_him_on_the_shore() -> None:
    reaches = acting("fisherman", towards("reach", "man"), side="left", facing="right")
    staging = staged("coast", reaches, acting("man", "swim", side="right"), size="wide", focus="fisherman")
    shot = shoot(take(staging))
    splashes = {one.object for one in shot.contacts if one.kind == "splash"}
    assert splashes == {"man"}
    depths = {one.id: float(one.anchor[0, 2]) for one in shot.prepared.cast}
    assert depths["man"] > depths["fisherman"]


def test_what_is_thrown_is_that_and_no_ball_besides() -> None:
    throws = acting("woman", Action(verb="throw", begin=0.2, end=0.6, target="bouquet"), side="left", facing="right")
    staging = staged("garden", throws, acting("bouquet", noun="flowers"), acting("boy", side="right"), focus="woman")
    shot = shoot(take(staging, seconds=3.0, fps=12))
    flowers = _points(shot, "bouquet", "middle")
    assert float(flowers[0, 1]) > 0.7
    assert float(flowers[-1, 0] - flowers[0, 0]) > 0.4
    ball = staged("garden", throws, acting("bouquet", noun="ball"), acting("boy", side="right"), focus="woman")
    woman = [
        len(next(one for one in each.prepared.cast if one.id == "woman").shapes)
        for each in (shot, shoot(take(ball, seconds=3.0, fps=12)))
    ]
    assert woman[0] == woman[1]


def test_a_thing_without_a_picture_is_a_parcel_that_changes_hands() -> None:
    thief = acting("boy", Action(verb="reach", begin=0.3, end=0.6, target="zorb"), side="left")
    owner = acting("man", towards("carry", "zorb"), side="right")
    shot = shoot(take(staged("street", thief, acting("zorb"), owner), seconds=3.0, fps=12))
    zorb = next(one for one in shot.prepared.cast if one.id == "zorb")
    assert zorb.term == "box"
    assert zorb.height_m < 0.6
    assert _apart(shot, "man", "zorb", 0) < 0.4
    assert _apart(shot, "boy", "zorb", 35) < 0.4
