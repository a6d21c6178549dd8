"""Gaits: feet that are down stay where they are, bodies do not sink or float, and steps sound when feet land."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.render.cast.company import block
from circletake.render.scene import Area, Clock, Flat, Part, Performance, TimedAction
from circletake.schema import Look

CLOCK = Clock(frames=180, fps=60.0)
PIXELS_A_METRE = 311.0
"""Of a full shot of a grown-up at 1280x720."""
WALKERS = [
    ("man", "walk"), ("man", "run"), ("old woman", "walk"), ("child", "run"), ("robot", "walk"), ("dog", "walk"),
    ("dog", "run"), ("horse", "walk"), ("horse", "run"), ("elephant", "walk"), ("cat", "walk"), ("rabbit", "run"),
]  # fmt: skip


def _played(term: str, verb: str) -> Performance:
    part = Part("one", term, term, Look(seed=3), 3, actions=(TimedAction(verb, 0.2, 2.7),))
    return block([part], Flat("grass"), Area(-6.0, 6.0, 0.0, 6.0), CLOCK, 1)[0]


def _feet(played: Performance) -> list[np.ndarray]:
    return [points for name, points in played.key_points.items() if name.startswith("foot")]


def _soles(played: Performance) -> list[list[np.ndarray]]:
    """Return for each foot the points on which it may stand: heel and toe, or its one sole."""
    points = played.key_points
    if "heel_l" in points:
        return [[points["heel_l"], points["toe_l"]], [points["heel_r"], points["toe_r"]]]
    return [[foot] for foot in _feet(played)]


@pytest.mark.parametrize(("term", "verb"), WALKERS, ids=lambda word: str(word))
def test_planted_feet_do_not_slide(term: str, verb: str) -> None:
    """While a foot is down, the heel or toe it stands on stays: it may roll from one to the other."""
    played = _played(term, verb)
    assert np.ptp(played.anchor[:, 0]) > 0.8
    for sole in _soles(played):
        low = np.min([point[:, 1] for point in sole], axis=0) < 0.003
        down = low[1:] & low[:-1]
        moved = np.min([np.abs(np.diff(point[:, 0])) for point in sole], axis=0)
        assert down.sum() > 30
        begins = np.flatnonzero(np.diff(np.concatenate([[0], down.astype(int), [0]])) > 0)
        ends = np.flatnonzero(np.diff(np.concatenate([[0], down.astype(int), [0]])) < 0)
        for begin, end in zip(begins, ends, strict=True):
            if begin > 0:
                assert moved[begin:end].sum() * PIXELS_A_METRE < 12.0


@pytest.mark.parametrize(("term", "verb"), WALKERS, ids=lambda word: str(word))
def test_nobody_sinks_into_the_ground_or_floats_over_it(term: str, verb: str) -> None:
    played = _played(term, verb)
    heights = np.stack([foot[:, 1] for foot in _feet(played)])
    assert heights.min() > -0.005
    lowest = heights.min(axis=0)
    assert lowest.max() < 0.5
    if verb == "walk":
        assert lowest.max() < 0.025 * max(1.0, played.height_m)


@pytest.mark.parametrize(("term", "verb"), WALKERS, ids=lambda word: str(word))
def test_a_step_is_told_when_a_foot_is_down(term: str, verb: str) -> None:
    played = _played(term, verb)
    steps = [contact for contact in played.contacts if contact.kind in ("footstep", "hoof", "paw")]
    assert len(steps) >= 3
    for step in steps:
        near = slice(max(round(step.at) - 1, 0), round(step.at) + 3)
        assert min(float(foot[near, 1].min()) for foot in _feet(played)) < 0.02
        assert step.onto == "grass"


@pytest.mark.parametrize("term", ["duck", "hen", "penguin", "gull"])
def test_a_bird_walks_on_feet_that_stay_where_they_are_put(term: str) -> None:
    """Once it is under way: the first and the last half step are shuffled."""
    played = _played(term, "walk")
    assert np.ptp(played.anchor[:, 0]) > 0.5
    for foot in _feet(played):
        low = foot[:, 1] < foot[:, 1].min() + 0.001
        down = low[1:] & low[:-1]
        along = np.where(down, np.abs(np.diff(foot[:, 0])), 0.0)
        assert down.sum() > 30
        assert float(along[55:115].max()) * PIXELS_A_METRE < 1.0
    steps = [contact for contact in played.contacts if contact.kind == "paw"]
    assert {step.onto for step in steps} <= {"grass"}


@pytest.mark.parametrize("term", ["hen", "penguin", "bird", "duck", "gull"])
def test_the_feet_of_birds_stand_still_from_the_first_half_step_to_the_last(term: str) -> None:
    """Less than a centimetre while a foot is down, and both feet are where they rest before the walk and after it."""
    played = _played(term, "walk")
    assert np.ptp(played.anchor[:, 0]) > 0.2
    for foot in _feet(played):
        down = foot[:, 1] < foot[:, 1].min() + 0.0015
        assert down.sum() > 30
        edges = np.diff(np.concatenate([[0], down.astype(int), [0]]))
        for begin, end in zip(np.flatnonzero(edges > 0), np.flatnonzero(edges < 0), strict=True):
            assert float(np.ptp(foot[begin:end, 0])) < 0.01
    off = [foot[:, 0] - played.anchor[:, 0] for foot in _feet(played)]
    assert all(abs(float(one[0] - one[-1])) < 0.01 for one in off)
