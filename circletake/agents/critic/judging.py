"""Judging takes: does a take show what the shot says? Measured on what the back-end knows that it drew."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.critic.faults import faults_of_file, faults_of_subject
from circletake.agents.critic.seeing import Seen, see
from circletake.language import VocabularyIndex, index_of
from circletake.schema import (
    Bible,
    Fault,
    MaybeMeasure,
    Measure,
    Place,
    Shot,
    Subject,
    TakeResult,
    TakeScore,
    TakeTruth,
    Unavailable,
    Value,
    Vocabulary,
)

_Z = 1.96
_WEIGHTS = {"subject": 3.0, "action": 1.5, "place": 1.5, "light": 0.75}
_MISSED = 0.4
_BARELY = 0.3
"""Share from which somebody who must be seen counts as seen at all."""
_HOUR_SLACK = 2.0
_UNKNOWN_SCORE = 0.5
_FAULT_COST = 0.5


class ShotTake(Value):
    """A draft take as it comes back."""

    take: int
    latent: int
    """Which refined prompt it was shot from, counted from 0."""
    prompt: str
    seed: int
    result: TakeResult
    truth: TakeTruth | None = None
    match: float | None = None
    """How well it shows the shot's words in the embedder's eyes, 0 to 1."""


class _Item(NamedTuple):
    """One thing that the shot says, and how far the take shows it."""

    kind: str
    share: float


def judge_takes(
    shot: Shot, takes: Sequence[ShotTake], bible: Bible, vocabulary: Vocabulary | None = None
) -> tuple[TakeScore, ...]:
    """Score the takes of a shot.

    Args:
        shot: What is to be seen.
        takes: The takes.
        bible: Who and where.
        vocabulary: The back-end's; with it, actions are compared as the back-end calls them.

    Returns:
        A score a take, in their order. Without the back-end's truth, adherence is Unavailable, and the score only
        ranks takes, by what the embedder sees in them and by what is wrong with the files.
    """
    index = index_of(vocabulary) if vocabulary is not None else None
    return tuple(_judged(shot, take, bible, index) for take in takes)


def _judged(shot: Shot, take: ShotTake, bible: Bible, index: VocabularyIndex | None) -> TakeScore:
    faults = list(faults_of_file(shot, take.result, take.truth))
    adherence: MaybeMeasure = Unavailable(reason="the back-end does not tell what it drew")
    base = _UNKNOWN_SCORE if take.match is None else min(1.0, max(0.0, take.match))
    if take.truth is not None:
        items, found = _items(shot, take.truth, bible, index)
        faults += found
        measure = _measure(items)
        adherence, base = measure, measure.value
    worst = max((fault.severity for fault in faults), default=0.0)
    return TakeScore(
        take=take.take,
        latent=take.latent,
        prompt=take.prompt,
        seed=take.seed,
        adherence=adherence,
        score=round(max(0.0, base * (1 - _FAULT_COST * worst)), 4),
        match=take.match,
        faults=tuple(sorted(faults, key=lambda fault: (-fault.severity, fault.kind, fault.subject or ""))),
        video=take.result.video,
        stills=take.result.stills,
    )


def _items(
    shot: Shot, truth: TakeTruth, bible: Bible, index: VocabularyIndex | None
) -> tuple[list[_Item], list[Fault]]:
    """Return what the shot says with how far it is shown, and what is wrong."""
    items: list[_Item] = []
    faults: list[Fault] = []
    tight = shot.staging.camera.size in ("medium", "close-up", "extreme close-up")
    names = {identity.id: identity.name for identity in bible.identities}
    for subject in shot.staging.subjects:
        wanted = subject.id in shot.must_show
        seen = see(subject.id, truth, shot.staging.camera)
        if wanted:
            items.append(_Item("subject", seen.share))
            faults += faults_of_subject(names.get(subject.id, subject.noun), subject, seen, truth, tight=tight)
        if wanted and seen.share > 0.3:
            actions = _actions(subject, seen, index)
            items += [_Item("action", 1.0 if done else 0.0) for _, done in actions]
            faults += [
                _missing(names.get(subject.id, subject.noun), subject.id, verb) for verb, done in actions if not done
            ]
    items += _surroundings(shot, truth, bible)
    return items, faults


def _actions(subject: Subject, seen: Seen, index: VocabularyIndex | None) -> list[tuple[str, bool]]:
    """Return every action of a subject with whether it is really performed; who does nothing else stands."""
    out = []
    for verb in dict.fromkeys(action.verb for action in subject.actions if action.verb != "stand"):
        term = index.verb(verb) if index is not None else None
        out.append((verb, bool({verb, term.name if term is not None else verb} & set(seen.actions))))
    return out


def _missing(name: str, id_: str, verb: str) -> Fault:
    return Fault(kind="missing action", detail=f"{_capital(name)} is not seen to {verb}.", severity=0.45, subject=id_)


def _surroundings(shot: Shot, truth: TakeTruth, bible: Bible) -> list[_Item]:
    """Return place and light: whether the take plays where and when the shot says."""
    items = []
    place = next((place for place in bible.places if place.id == shot.staging.place), None)
    if place is not None and truth.place is not None:
        items.append(_Item("place", 1.0 if truth.place in _names(place) else 0.0))
    hour = shot.staging.light.hour
    if hour is not None and truth.hour is not None:
        apart = abs(hour - truth.hour) % 24
        items.append(_Item("light", 1.0 if min(apart, 24 - apart) <= _HOUR_SLACK else 0.0))
    weather = shot.staging.light.weather
    if weather is not None and truth.weather is not None:
        items.append(_Item("light", 1.0 if weather == truth.weather else 0.0))
    return items


def _names(place: Place) -> tuple[str, ...]:
    return tuple(name for name in (place.term, place.id, place.noun) if name is not None)


def _measure(items: Sequence[_Item]) -> Measure:
    """Return the weighted mean with its 95 % interval (Wilson), counting every item as one observation.

    Nothing to check is a full score with the widest interval: it says nothing against the take. Place and light
    do not make up for somebody who must be seen and is not: the mean is lowered by up to 40 %.
    """
    if not items:
        return Measure(value=1.0, low=0.0, high=1.0)
    weight = sum(_WEIGHTS[item.kind] for item in items)
    worst = min((item.share for item in items if item.kind == "subject"), default=1.0)
    shown = 1.0 - _MISSED * (1.0 - min(1.0, worst / _BARELY))
    value = shown * sum(_WEIGHTS[item.kind] * item.share for item in items) / weight
    squares = sum(_WEIGHTS[item.kind] ** 2 for item in items)
    # Effective sample size of unequal weights (Kish).
    n = weight**2 / squares
    centre = (value + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * math.sqrt(value * (1 - value) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    low, high = max(0.0, min(value, centre - half)), min(1.0, max(value, centre + half))
    return Measure(value=round(value, 4), low=round(low, 4), high=round(high, 4))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
