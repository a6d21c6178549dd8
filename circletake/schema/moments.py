"""Telling moments: when a shot's deed is at its height, which is what a still of it has to show.

One home for all who choose a frame: the stills of a take, storyboards, reports and sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from circletake.schema.effects import effect_of
from circletake.schema.staging import Action, Staging
from circletake.schema.take import Contact, ContactKind, TakeRequest

_BY_THE_WAY = frozenset({"stand", "look", "walk", "sit", "lie", "drive", "sail", "run"})
"""Actions that are no deed while another one is done in the same shot."""
_REPEATED = frozenset({"fight", "bounce", "jump", "topple"})
"""Deeds done over and over: the one nearest to the height is shown, of the others the first."""
_OF_THE_LEAD = 1.0
"""How much more a deed counts that is done by whom the shot is on."""
_DECISIVE = 3.0
"""Worth from which a second deed has a still of its own."""
_APART_S = 0.7
"""Two deeds nearer to each other than this are one moment."""
_EDGE = 0.03
"""Share of the shot that a still keeps from its ends."""


def _share(part: float, most_s: float = 1e9) -> Callable[[float, float], float]:
    """Return how to find a moment: `part` of the way through, at most so many seconds after the beginning."""
    return lambda begin, end: begin + min(part * (end - begin), most_s)


def _happening(begin: float, end: float) -> float:
    """Return when something happens to a thing: what begins with the shot is seen whole for a moment."""
    return begin + 0.15 if begin > 0.2 else begin + min(0.9, 0.3 * (end - begin))


class _Height(NamedTuple):
    """Where a deed is at its height."""

    worth: float
    """Of several deeds the one with the most is shown."""
    at: Callable[[float, float], float]
    """Seconds, from the seconds at which it begins and ends."""
    marks: Mapping[ContactKind, float] = {}
    """Kinds of contact that mark it, where they are known, and the seconds from such a contact to its height."""


_OTHER = _Height(2, _share(0.55))
_HEIGHTS: Mapping[str, _Height] = {
    # What happens to things.
    "explode": _Height(6, lambda b, e: _happening(b, e) + 0.5, {"explosion": 0.5}),
    "shatter": _Height(5, lambda b, e: _happening(b, e) + 0.1, {"break": 0.09}),
    "crumble": _Height(5, lambda b, e: _happening(b, e) + 0.4, {"break": 0.35}),
    "sink": _Height(4, _share(0.6)),
    "capsize": _Height(4, _share(0.55)),
    "collide": _Height(5, _share(0.5, 0.9), {"impact": 0.08}),
    "topple": _Height(4, _share(0.4, 1.1), {"impact": 0.0, "drop": -0.12}),
    "bounce": _Height(3, _share(0.4, 1.1), {"bounce": 0.16}),
    "fall": _Height(4.2, _share(0.5, 0.55), {"drop": -0.1, "splash": -0.1, "impact": -0.1, "land": -0.1}),
    # What people and animals do: the seconds are those that the stage gives each act.
    "throw": _Height(4, lambda b, e: b + min(0.95, 0.55 * (e - b)) + 0.22, {"whoosh": 0.22}),
    "give": _Height(4, _share(0.62, 1.4)),
    "slap": _Height(4, _share(0.5, 0.45), {"impact": 0.04}),
    "blow out": _Height(4, _share(0.56)),
    "pour": _Height(4, _share(0.6)),
    "kneel": _Height(3, _share(0.5, 1.2)),
    "reach": _Height(3, lambda b, e: b + min(0.6 * (e - b), 0.85) + 0.32, {"grab": 0.18}),
    "jump": _Height(3, _share(0.5, 0.6), {"land": -0.27, "breach": 0.55}),
    "embrace": _Height(3, _share(0.6)),
    "fight": _Height(3, _share(0.5), {"impact": 0.0}),
    "grow": _Height(3, _share(0.85)),
    "burn": _Height(3, _share(0.7)),
    "melt": _Height(3, _share(0.6)),
}


def telling_share(request: TakeRequest, contacts: Sequence[Contact] = ()) -> float:
    """Return the moment that tells a shot, as a share of it.

    It is in the deed that counts for most, first among those of whom the shot is on; where all only look or are on
    their way, it is the middle.

    Args:
        request: what is shot.
        contacts: what touches what in it, as far as that is known: a deed is shown where it really happens.
    """
    return telling_shares(request, contacts)[0]


def telling_shares(request: TakeRequest, contacts: Sequence[Contact] = ()) -> tuple[float, ...]:
    """Return the moments that tell a shot, as shares of it: the strongest first, and the next where two are decisive.

    Args:
        request: what is shot.
        contacts: as for `telling_share`.
    """
    deeds = _deeds(request.staging)
    if not deeds:
        return (0.5,)
    length_s = (request.frames - 2 * request.handle) / float(request.format.rate)
    found = [_moment(request, deed, contacts) for deed in deeds if deed is deeds[0] or deed.worth >= _DECISIVE]
    second = next((at for at in found[1:] if abs(at - found[0]) * length_s >= _APART_S), None)
    return (found[0],) if second is None else (found[0], second)


def telling_worth(request: TakeRequest) -> float:
    """Return how much happens in a shot, by its strongest deed: 0 where nobody does anything decisive."""
    deeds = _deeds(request.staging)
    return deeds[0].worth if deeds else 0.0


def _moment(request: TakeRequest, deed: _Deed, contacts: Sequence[Contact]) -> float:
    """Return when a deed is at its height, as a share of the shot."""
    length_s = (request.frames - 2 * request.handle) / float(request.format.rate)
    action, subject = deed.action, deed.subject
    height = _height(action)
    begin, end = action.begin * length_s, max(action.end * length_s, action.begin * length_s + 0.3)
    at = height.at(begin, end)
    rate = float(request.format.rate)
    seen = [
        (when, height.marks[one.kind])
        for one in contacts
        if one.kind in height.marks
        and one.object == subject
        and begin - 0.05 <= (when := (one.at - request.handle) / rate) <= end + 1.0
    ]
    if seen:
        when, offset = min(seen, key=lambda mark: abs(mark[0] - at) if action.verb in _REPEATED else mark[0])
        if offset < 0 and action.target is not None and height is _HEIGHTS["fall"]:
            # What falls on somebody is seen as it meets him.
            offset = 0.1
        # At few frames a second, what comes after a contact is in the frame after it.
        at = when + (max(offset, 1 / rate) if offset > 0 else offset)
    return min(max(at / length_s, _EDGE), 1 - _EDGE)


def still_frames(request: TakeRequest, contacts: Sequence[Contact] = ()) -> tuple[int, int, int]:
    """Return the frames of a take's three stills, handles counted: near its beginning, its telling one, near its end.

    Args:
        request: what is shot; in a very short take two of them may be the same.
        contacts: as for `telling_share`.
    """
    share = telling_share(request, contacts)
    return (
        _frame(request, min(0.15, share / 2)), _frame(request, share), _frame(request, max(0.85, (1 + share) / 2)),
    )  # fmt: skip


def telling_frame(request: TakeRequest, contacts: Sequence[Contact] = ()) -> int:
    """Return the frame that tells a shot, handles counted; see `telling_share`."""
    return _frame(request, telling_share(request, contacts))


def telling_frames(request: TakeRequest, contacts: Sequence[Contact] = ()) -> tuple[int, ...]:
    """Return the frames that tell a shot, handles counted, in their order; see `telling_shares`."""
    return tuple(sorted({_frame(request, share) for share in telling_shares(request, contacts)}))


def _frame(request: TakeRequest, share: float) -> int:
    inside = request.frames - 2 * request.handle
    return min(request.frames - 1, request.handle + int(share * inside))


def _height(action: Action) -> _Height:
    return _HEIGHTS.get(effect_of(action.verb)) or _HEIGHTS.get(action.verb, _OTHER)


class _Deed(NamedTuple):
    """Something done in a shot, and by whom."""

    worth: float
    action: Action
    subject: str


def _deeds(staging: Staging) -> list[_Deed]:
    """Return what a still could show, the strongest first."""
    lead = staging.camera.focus
    ranked = sorted(staging.subjects, key=lambda subject: subject.id != lead)
    deeds = [
        _Deed(_height(action).worth + _OF_THE_LEAD * (subject.id == lead), action, subject.id)
        for subject in ranked
        for action in subject.actions
        if action.verb not in _BY_THE_WAY
    ]
    return sorted(deeds, key=lambda deed: -deed.worth)
