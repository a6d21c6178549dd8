"""Deeds: what a verb makes people do, with which tool, aboard what, and that the film ends on it."""

from __future__ import annotations

from circletake.agents.director.acting import Acted, act
from circletake.agents.director.continuity import Continuity
from circletake.agents.director.moments import Moment
from circletake.agents.director.pictures import View
from circletake.agents.director.surroundings import last_image
from circletake.agents.director.telling import Teller
from circletake.schema import Bible, BriefReading, Happening, Identity, Light, Look, Place, Subject, TermKind


def _who(id_: str, term: str | None = None, kind: TermKind = "person", count: int = 1) -> Identity:
    return Identity(id=id_, name=id_, noun=id_, term=term or id_, kind=kind, count=count, look=Look(seed=1))


def _acted(text: str, verb: str, subjects: tuple[str, ...], objects: tuple[str, ...], cast: tuple[Identity, ...],
           state: Continuity | None = None) -> tuple[Acted, Continuity]:  # fmt: skip
    here = state if state is not None else Continuity(lead=cast[0].id)
    place = Place(id="p", name="the lake", noun="lake", term="lake")
    happening = Happening(text=text, verb=verb, subjects=subjects, objects=objects)
    return act(happening, Bible(identities=cast, places=(place,)), here, "calm", "lake"), here


def _of(acted: Acted, id_: str) -> Subject:
    return next(one for one in acted.subjects if one.id == id_)


def _verbs(subject: Subject) -> set[str]:
    return {action.verb for action in subject.actions}


def test_who_is_in_a_boat_is_aboard_whatever_happens() -> None:
    cast = (_who("whale", kind="animal"), _who("fisherman"), _who("boat", "rowing boat", "vehicle"))
    text = "A whale leaps out of the sea beside a fisherman in a small rowing boat"
    cast = (*cast[:2], cast[2].with_(noun="rowing boat"))
    acted, state = _acted(text, "leap", ("whale",), ("fisherman", "boat"), cast)
    assert state.mounts == {"fisherman": "boat"}
    assert any(action.verb == "row" and action.target == "boat" for action in _of(acted, "fisherman").actions)


def test_galloping_is_riding_and_driving_sheep_is_not() -> None:
    rider, _ = _acted("A girl gallops on a horse", "gallop", ("girl",), ("horse",),
                      (_who("girl"), _who("horse", kind="animal")))  # fmt: skip
    assert any(action.verb == "ride" and action.target == "horse" for action in _of(rider, "girl").actions)
    herd, state = _acted("A shepherd drives the sheep", "drive", ("shepherd",), ("sheep",),
                         (_who("shepherd"), _who("sheep", kind="animal")))  # fmt: skip
    assert not state.mounts
    assert _of(herd, "shepherd").facing == _of(herd, "sheep").facing == "right"
    assert (state.sides["shepherd"], state.sides["sheep"]) == ("left", "right")


def test_who_follows_stays_behind() -> None:
    for verb in ("follow", "chase", "hunt"):
        acted, state = _acted(f"A shark {verb}s it", verb, ("shark",), ("turtle",),
                              (_who("turtle", kind="animal"), _who("shark", kind="animal")))  # fmt: skip
        assert (state.sides["shark"], state.sides["turtle"]) == ("left", "right")
        assert {one.facing for one in acted.subjects} == {"right"}


def test_a_deed_is_done_with_its_tool() -> None:
    for verb, tool in (("dig", "shovel"), ("duel", "sword"), ("fell", "axe"), ("write", "pen")):
        acted, _ = _acted(f"He {verb}s", verb, ("man",), ("tree",), (_who("man"), _who("tree", kind="plant")))
        assert _of(acted, "man").holding == tool


def test_what_another_holds_is_handed_over() -> None:
    cast = (_who("barista", "cook"), _who("woman"), _who("cup", kind="prop"))
    state = Continuity(lead="barista", holding={"barista": "cup"}, seen=["barista"])
    acted, state = _acted("A woman takes the cup", "take", ("woman",), ("cup",), cast, state)
    assert "give" in _verbs(_of(acted, "barista"))
    assert state.holding == {"woman": "cup"}
    assert all(one.id != "cup" for one in acted.subjects)


def test_what_is_caught_stays_with_whoever_has_caught_it() -> None:
    cast = (_who("bear", kind="animal"), _who("salmon", "fish", "animal"))
    _, state = _acted("A bear catches a salmon", "catch", ("bear",), ("salmon",), cast)
    assert state.carries == {"bear": "salmon"}


def test_who_feeds_birds_from_a_bench_sits_on_it() -> None:
    cast = (_who("man"), _who("pigeon", "bird", "animal", 3), _who("bench", kind="prop"))
    acted, state = _acted("An old man feeds pigeons from a park bench", "feed", ("man",), ("pigeon", "bench"), cast)
    assert {"sit", "give"} <= _verbs(_of(acted, "man"))
    assert state.seats == {"man": "bench"}


def test_the_film_ends_on_the_deed_not_on_backs() -> None:
    cast = (_who("man"), _who("woman"))
    acted, state = _acted("They dance", "dance", ("man",), ("woman",), cast)
    state.keep_doing(acted.subjects)
    place = Place(id="p", name="the room", noun="room", term="room")
    moment = Moment(0, None, place, Light(), 0, "ending", "romantic", 0.5, False)
    view = View({one.id: one for one in cast}, Teller(BriefReading(title="Dance", logline="They dance.")), state)
    ending = last_image(view, moment, 1.0, list(cast), (), leaves=False)
    assert all("dance" in _verbs(one) and one.facing != "away" for one in ending.subjects)
    assert ending.sizes[0] == "full"
    parting = last_image(view, moment, 1.0, list(cast), (), leaves=True)
    assert parting.subjects[0].facing == "away" or parting.subjects[0].actions


def test_who_rings_a_bell_reaches_for_it_and_only_the_bell_swings() -> None:
    cast = (_who("monk"), _who("bell", kind="prop"))
    acted, _ = _acted("A monk rings the bell", "ring", ("monk",), ("bell",), cast)
    assert "reach" in _verbs(_of(acted, "monk"))
    assert "swing" not in _verbs(_of(acted, "monk"))
    assert _verbs(_of(acted, "bell")) == {"swing"}


def test_a_bell_that_rings_by_itself_swings() -> None:
    acted, _ = _acted("A bell rings", "ring", ("bell",), (), (_who("bell", kind="prop"),))
    assert _verbs(_of(acted, "bell")) == {"swing"}
