"""What surrounds a story: the place, the air above it, what is left after a deed, the last image."""

from __future__ import annotations

from circletake.agents.director.moments import Moment
from circletake.agents.director.pictures import View, resting, with_mounts
from circletake.agents.director.setups import Setup
from circletake.agents.natures import BIG, GROUPS, nature_of
from circletake.schema import Action, CameraMove, Identity, ShotSize, Subject

_PLACE_MOVES: dict[str, tuple[CameraMove, ...]] = {
    "city": ("crane down", "pan right"), "street": ("crane down", "push in"), "sea": ("pan right", "static"),
    "coast": ("pan right", "crane down"), "mountains": ("tilt up", "pan right"), "forest": ("tilt down", "push in"),
    "castle": ("tilt up", "push in"), "village": ("crane down", "pan right"), "desert": ("pan right", "static"),
    "fields": ("pan right", "crane up"), "space": ("pan right", "static"), "underwater": ("tilt down", "push in"),
}  # fmt: skip
_MANY = GROUPS - {"couple"}
_INSIDE_MOVES: tuple[CameraMove, ...] = ("push in", "truck right", "static")
_RESTS = {
    verb: rest
    for rest, verbs in {
        "kneel": "find discover save rescue help feed mourn cry plant lose drop bury",
        "sit": "dance play sing talk say read write work make build bake eat drink walk wander travel run climb",
    }.items()
    for verb in verbs.split()
}
"""How a deed leaves those who did it, when they have nothing else to do: dancers sit down."""


def establish(view: View, moment: Moment, order: float, landmarks: tuple[Subject, ...], *, first: bool) -> Setup:
    """Show where it plays."""
    inside = moment.place.term in ("room", "kitchen", "workshop", "library", "office", "cave", "theatre", "classroom")
    moves = _INSIDE_MOVES if inside else _PLACE_MOVES.get(moment.place.term or "", ("pan right", "crane down"))
    return Setup(
        kind="establish",
        moment=moment,
        order=order,
        priority=96.0 if first else 50.0,
        purpose=f"Where it plays: {moment.place.name}.",
        subjects=landmarks,
        sizes=("wide", "extreme wide") if inside else ("extreme wide", "wide"),
        moves=(*moves, "static") if first else ("static", *moves),
        weight=1.1 if first else 0.8,
    )


def air(moment: Moment, order: float, priority: float) -> Setup:
    """Show the place and the light, and nobody."""
    return Setup(
        kind="air",
        moment=moment,
        order=order,
        priority=priority,
        purpose=f"A breath: {moment.place.name} and the light.",
        sizes=("extreme wide", "wide"),
        moves=("pan right", "static", "tilt up"),
        weight=0.7,
    )


def sky(moment: Moment, order: float, priority: float) -> Setup:
    """Look up: what hangs over the place."""
    return Setup(
        kind="air",
        moment=moment,
        order=order,
        priority=priority,
        purpose=f"Above {moment.place.name}.",
        sizes=("wide", "extreme wide"),
        moves=("tilt up", "crane up", "static"),
        weight=0.6,
    )


def afterwards(view: View, moment: Moment, order: float, doer: Identity, other: Identity | None) -> Setup:
    """Show what is left, small in the land."""
    rest = _RESTS.get(moment.happening.verb if moment.happening is not None else "", "stand")
    subjects = with_mounts(view, tuple(_at_rest(view, one, rest) for one in (doer, other) if one is not None))
    return Setup(
        kind="aftermath",
        moment=moment,
        order=order,
        priority=36.0,
        purpose=f"{view.name(doer)}, small in the land.",
        subjects=subjects,
        focus=doer.id,
        sizes=("extreme wide", "wide"),
        moves=("static", "pull out", "pan right"),
        must=(doer.id,),
        weight=0.9,
    )


def _at_rest(view: View, identity: Identity, verb: str) -> Subject:
    """Return somebody after the deed: those who only looked about rest as the deed leaves them."""
    subject = resting(view, identity)
    idle = all(action.verb == "look" for action in subject.actions)
    if not idle or nature_of(identity.term, identity.kind) != "walker":
        return subject
    return subject.with_(actions=(Action(verb=verb if identity.kind == "person" else "sit"),))


def set_free(view: View, moment: Moment, order: float, free: Identity, doers: list[Identity]) -> Setup:
    """Show what a rescue has changed: who lay there is off, and those who helped look after it."""
    looking = tuple(
        resting(view, one, away=True).with_(actions=(Action(verb="look", target=free.id),)) for one in doers
    )
    return Setup(
        kind="aftermath",
        moment=moment,
        order=order,
        priority=84.0,
        purpose=f"{view.name(free)}, free.",
        subjects=(resting(view, free), *looking),
        focus=free.id,
        sizes=("wide", "extreme wide"),
        moves=("static", "pan right", "pull out"),
        must=(free.id,),
        weight=1.0,
    )


def last_image(
    view: View, moment: Moment, order: float, shown: list[Identity], landmarks: tuple[Subject, ...], *, leaves: bool
) -> Setup:
    """Show what the film leaves us with: those of the last deed together, and what has come of it.

    Args:
        view: Who is who.
        moment: The last.
        order: Of the picture.
        shown: Who may be in it, the most important first.
        landmarks: What stands there.
        leaves: True when the film ends with somebody going away: we look after them.
    """
    star = shown[1] if len(shown) > 1 else None
    placed = tuple(_at_the_end(view, one, shown[0], star, leaves=leaves) for one in shown[:3])
    subjects = with_mounts(view, placed)
    known = {subject.id for subject in subjects}
    aims = [action.target for subject in subjects for action in subject.actions if action.target is not None]
    touched = [one for one in dict.fromkeys((*aims, *view.state.made)) if one not in known and one in view.identities]
    subjects += tuple(resting(view, view.identities[id_]) for id_ in touched)
    known.update(touched)
    name = view.teller.name(shown[0].id) if shown else moment.place.name
    large = any(one.term in BIG or one.term in _MANY for one in shown[:3]) or len(shown) > 2
    sizes: tuple[ShotSize, ...] = ("wide", "full") if large else ("full", "medium", "wide")
    return Setup(
        kind="ending",
        moment=moment,
        order=order,
        priority=86.0,
        purpose=f"What stays: {name}, and the light.",
        subjects=subjects,
        present=tuple(one for one in landmarks if one.id not in known),
        focus=shown[0].id if shown else None,
        sizes=("wide", "extreme wide") if leaves or not shown else sizes,
        moves=("pull out", "crane up", "static"),
        must=tuple(one.id for one in shown[:2]),
        weight=1.4,
    )


def _at_the_end(view: View, who: Identity, lead: Identity, star: Identity | None, *, leaves: bool) -> Subject:
    subject = resting(view, who, away=leaves and who is lead)
    if who.term in _MANY:
        # A crowd stands behind those whom the film is about.
        subject = subject.with_(placement=subject.placement.with_(depth="far"))
    doing = view.state.doing.get(who.id)
    if doing is not None and not leaves:
        return _near(subject.with_(actions=doing), who is star)
    at = lead if who is star else star
    if (
        at is None
        and not leaves
        and who.kind in ("person", "creature")
        and all(a.verb == "look" for a in subject.actions)
    ):
        return subject.with_(facing="camera")
    if at is None or all(action.verb != "look" for action in subject.actions):
        return subject
    looking = tuple(action.with_(target=at.id) if action.verb == "look" else action for action in subject.actions)
    return _near(subject.with_(actions=looking), who is star)


def _near(subject: Subject, comes: bool) -> Subject:
    """Return somebody who stands by the one whom the film is about, not at the other end of the frame."""
    return subject.with_(placement=subject.placement.with_(side=None)) if comes else subject
