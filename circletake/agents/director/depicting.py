"""Pictures to shoot from: what reference pictures are to show, which of them a shot needs, and which shots go on from
the shot before."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.schema import Artifact, Bible, Identity, Place, Plan, Shot, Staging

_WIDE = frozenset({"extreme wide", "wide"})


def reference_words(entry: Identity | Place) -> str:
    """Return what a picture model is told about an entry of the bible."""
    said = entry.description or " ".join([*entry.adjectives, entry.noun])
    said = said.strip().rstrip(".")
    if isinstance(entry, Place):
        return f"{said}. The place alone, nobody in it; a still from a film, wide, natural light."
    return f"{said}. The whole figure, alone, seen from the front; a still from a film, plain ground, even light."


def seen(plan: Plan) -> tuple[tuple[Identity, ...], tuple[Place, ...]]:
    """Return the identities and places of the bible that some shot shows, in the bible's order."""
    who = {subject.id for shot in plan.shots for subject in shot.staging.subjects}
    where = {shot.staging.place for shot in plan.shots}
    return (
        tuple(one for one in plan.bible.identities if one.id in who),
        tuple(one for one in plan.bible.places if one.id in where),
    )


def pictures_of(staging: Staging, bible: Bible) -> tuple[Artifact, ...]:
    """Return the reference pictures that a shot is shot from, the most important first.

    A wide shot is about where it plays; a closer one about whom the camera looks at.
    """
    subjects = sorted(staging.subjects, key=lambda subject: subject.id != staging.camera.focus)
    known = {one.id: one.reference for one in bible.identities}
    who = [known.get(subject.id) for subject in subjects]
    where = [one.reference for one in bible.places if one.id == staging.place]
    ordered = [*where, *who] if staging.camera.size in _WIDE else [*who, *where]
    return tuple(dict.fromkeys(picture for picture in ordered if picture is not None))


def goes_on(before: Shot, after: Shot) -> bool:
    """Tell whether a shot goes on from the one before without a break: same scene, same light, same view of the same.

    Only then may it begin with the other's last frame; from another view that frame would show the wrong thing.
    """
    one, other = before.staging, after.staging
    return (
        before.scene == after.scene
        and after.transition == "cut"
        and (one.place, one.light) == (other.place, other.light)
        and (one.camera.size, one.camera.focus) == (other.camera.size, other.camera.focus)
        and [subject.id for subject in one.subjects] == [subject.id for subject in other.subjects]
        and not one.titles
        and not other.titles
    )


def chains(shots: Sequence[Shot]) -> tuple[tuple[Shot, ...], ...]:
    """Return the shots in runs, each going on from shot to shot; most are alone."""
    runs: list[list[Shot]] = []
    for shot in shots:
        if runs and goes_on(runs[-1][-1], shot):
            runs[-1].append(shot)
        else:
            runs.append([shot])
    return tuple(map(tuple, runs))
