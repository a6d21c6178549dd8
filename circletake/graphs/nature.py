"""Shots' physics in the graphs: asked for wherever nobody has said it, and told to back-ends that take any words."""

from __future__ import annotations

from typing import NamedTuple

from circletake.agents import director
from circletake.graphs.crew import Crew
from circletake.schema import Bible, DecisionRecord, PictureCard, Plan, Scene, Shot, TakeRequest


class Physical(NamedTuple):
    """A plan in which every shot's physics is said."""

    plan: Plan
    decisions: tuple[DecisionRecord, ...]


def physical(plan: Plan, crew: Crew) -> Physical:
    """Ask for the physics of the shots that have none: all of a new plan, those that were changed of an old one."""
    unsaid = tuple(shot for shot in plan.shots if shot.physics is None)
    if not unsaid:
        return Physical(plan, ())
    decided = director.find_physics(plan.bible, plan.scenes, unsaid, mind=crew.mind)
    return Physical(director.with_physics(plan, decided.answer), (decided.record,))


class PhysicalShot(NamedTuple):
    """A shot whose physics is said, where it was before."""

    shot: Shot
    decisions: tuple[DecisionRecord, ...]


def physical_shot(before: Shot, after: Shot, scene: Scene, bible: Bible, crew: Crew) -> PhysicalShot:
    """Ask again for the physics of a shot that was changed so that something else happens in it."""
    if before.physics is None or after.physics is not None:
        return PhysicalShot(after, ())
    decided = director.find_physics(bible, (scene,), (after,), mind=crew.mind)
    record = decided.record.with_(slate=after.slate)
    return PhysicalShot(after.with_(physics=decided.answer.shots[0].physics), (record,))


def told(request: TakeRequest, shot: Shot, card: PictureCard) -> TakeRequest:
    """Return a request whose prompt tells the shot's physics, for a back-end that takes any words."""
    if not (card.text and card.open_ended):
        return request
    return request.with_(prompt=director.told_by_nature(request.prompt, shot))
