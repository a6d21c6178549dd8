"""Remains: what has broken, melted or gone down in one shot is not whole again in the next."""

from __future__ import annotations

from circletake.agents.director.captions import provisional_captions
from circletake.schema import REMAINS, Action, Bible, Effect, Identity, Shot, Subject, effect_of

_ENDURE = frozenset({"person", "animal"})
"""Kinds to whom an effect's verb is an act: who falls or breaks down gets up again."""
_ROOTED = frozenset({"tree", "pine", "palm", "dead tree", "cactus"})
_MADE_NEW = frozenset("build repair fix mend make assemble craft create grow rise restore".split())
_NOTHING_LEFT = REMAINS["sink"]


def what_remains(shots: tuple[Shot, ...], bible: Bible) -> tuple[Shot, ...]:
    """Show of a thing that has ended only what is left of it, in every later shot; where nothing is, leave it out.

    A thing ends with the last shot in which it does: pictures of the same moment from elsewhere show it whole at their
    beginning. What somebody builds or repairs is whole again.

    Args:
        shots: in the order of the cut.
        bible: who and what there is.
    """
    things = {one.id: one for one in bible.identities if one.kind not in _ENDURE}
    last = {id_: at for at, shot in enumerate(shots) for id_ in _ends(shot, things)}
    left: dict[str, str] = {}
    out = []
    for at, shot in enumerate(shots):
        for id_ in _made_new(shot, left):
            del left[id_]
        out.append(_showing(shot, left, bible) if left.keys() & {one.id for one in shot.staging.subjects} else shot)
        left |= {id_: word for id_, word in _ends(shot, things).items() if last[id_] == at}
    return tuple(out)


def _ends(shot: Shot, things: dict[str, Identity]) -> dict[str, str]:
    """Return what ends in a shot: id to the word for what is left."""
    return {
        subject.id: REMAINS[effect]
        for subject in shot.staging.subjects
        for action in subject.actions
        if subject.id in things and (effect := _effect(action, things[subject.id])) in REMAINS
    }


def _effect(action: Action, thing: Identity) -> Effect:
    effect = effect_of(action.verb)
    # What has roots or foundations falls once.
    return "topple" if effect == "fall" and (thing.kind == "structure" or thing.term in _ROOTED) else effect


def _made_new(shot: Shot, left: dict[str, str]) -> set[str]:
    actions = [(subject.id, action) for subject in shot.staging.subjects for action in subject.actions]
    return {_object(id_, action) for id_, action in actions if action.verb in _MADE_NEW} & left.keys()


def _object(id_: str, action: Action) -> str:
    return action.target or id_


def _showing(shot: Shot, left: dict[str, str], bible: Bible) -> Shot:
    staging = shot.staging
    gone = {one.id for one in staging.subjects if left.get(one.id) == _NOTHING_LEFT}
    subjects = tuple(_left_over(one, left, gone) for one in staging.subjects if one.id not in gone)
    camera = staging.camera.with_(focus=None) if staging.camera.focus in gone else staging.camera
    camera = camera.with_(pulls=tuple(pull for pull in camera.pulls if pull.subject not in gone))
    shown = staging.with_(subjects=subjects, camera=camera)
    must = tuple(id_ for id_ in shot.must_show if id_ not in gone)
    return shot.with_(staging=shown, captions=provisional_captions(shown, bible), must_show=must)


def _left_over(subject: Subject, left: dict[str, str], gone: set[str]) -> Subject:
    actions = tuple(action.with_(target=None) if action.target in gone else action for action in subject.actions)
    if subject.id not in left:
        return subject.with_(actions=actions)
    return subject.with_(adjectives=(*subject.adjectives, left[subject.id]), actions=())
