"""A picture caption says what is staged: read back, it gives the same place, light, framing, people and deeds."""

from __future__ import annotations

import pytest
from briefs import BRIEFS
from rehearsal import planned

from circletake.language import hour_name, read_caption
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Plan, Shot, Staging, Subject

_TIMELESS = {"space", "underwater", "spaceship"}
_SEA = {"sea", "coast"}
"""A sea with somebody on foot by it is drawn as its shore."""
_TIGHT = {"close-up", "extreme close-up"}
_OTHER_WORDS = {"dough", "croissant", "cake", "customer", "drink", "sheriff", "saloon", "gun", "earth"}
"""The brief's words, kept in the caption, for what the stage draws with another of its terms, or as a place."""
_UNTOLD = {"look", "carry"}
"""Actions that a held thing or an open pair of eyes says without a verb."""


def differences(plan: Plan, shot: Shot) -> list[str]:
    read, meant = read_caption(shot.captions.picture, STAGE_VOCABULARY), shot.staging
    out = []
    term = plan.bible.place(meant.place or "").term
    known = plan.bible.place(meant.place or "").noun not in _OTHER_WORDS
    if known and read.place != term and not {read.place, term} <= _SEA:
        out.append(f"place {term} as {read.place}")
    if (read.camera.size, read.camera.move) != (meant.camera.size, meant.camera.move):
        out.append(f"camera {meant.camera} as {read.camera}")
    if term not in _TIMELESS and (
        read.light.hour is None or hour_name(read.light.hour) != hour_name(meant.light.hour or 0.0)
    ):
        out.append(f"hour {meant.light.hour} as {read.light.hour}")
    if meant.light.weather in ("rain", "snow", "storm", "fog") and read.light.weather != meant.light.weather:
        out.append(f"weather {meant.light.weather} as {read.light.weather}")
    if read.mood != meant.mood:
        out.append(f"mood {meant.mood} as {read.mood}")
    return out + cast_differences(plan, read, meant)


def cast_differences(plan: Plan, read: Staging, meant: Staging) -> list[str]:
    out = []
    by_noun = {subject.noun: subject for subject in read.subjects}
    nouns = {identity.id: identity.noun for identity in plan.bible.identities}
    mounts = {action.target for one in meant.subjects for action in one.actions if action.verb in ("ride", "row")}
    for subject in meant.subjects:
        found = by_noun.pop(subject.noun, None)
        if nouns[subject.id] in _OTHER_WORDS:
            continue
        if found is None:
            twin = sum(other.noun == subject.noun for other in meant.subjects) > 1
            out += [] if twin else [f"{subject.noun} is missing"]
        elif subject.id not in mounts:
            out += subject_differences(subject, found, meant)
    return out + [f"{noun} is nobody's" for noun in by_noun if noun not in _OTHER_WORDS]


def subject_differences(meant: Subject, read: Subject, staging: Staging) -> list[str]:
    out = []
    if meant.count != read.count:
        out.append(f"{meant.count} {meant.noun} as {read.count}")
    if staging.camera.size in _TIGHT:
        return out
    done = {action.verb for action in read.actions}
    out += [
        f"{meant.noun} does not {action.verb}, but {sorted(done)}"
        for action in meant.actions
        if action.verb not in done | _UNTOLD
    ]
    if meant.expression not in (None, "neutral", read.expression):
        out.append(f"{meant.noun} is {read.expression}, not {meant.expression}")
    if meant.holding is not None and read.holding is None and meant.holding not in ("bread", "cup"):
        out.append(f"{meant.noun} holds no {meant.holding}")
    told = meant.actions or meant.id == staging.subjects[0].id
    if len(staging.subjects) > 1 and told and meant.placement.side in ("left", "right"):
        out += [] if read.placement.side == meant.placement.side else [f"{meant.noun} stands {read.placement.side}"]
    return out


@pytest.mark.parametrize("brief", BRIEFS)
def test_captions_say_what_is_staged(brief: str) -> None:
    plan = planned(BRIEFS[brief])
    wrong = {shot.slate: found for shot in plan.shots if (found := differences(plan, shot))}
    assert wrong == {}, "\n".join(f"{slate}: {plan.shot(slate).captions.picture}" for slate in wrong)
