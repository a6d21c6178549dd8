"""Cutting to music: cuts fall on beats where they can, never into words, and the film keeps its length."""

from __future__ import annotations

from itertools import accumulate

import pytest
from briefs import BRIEFS
from cutting_room import footage_of, mind, plan_of, planned, shot, spoken_footage

from circletake.agents.editor import Cut, cut_film
from circletake.agents.editor.cut import unusable_cut
from circletake.agents.editor.question import question_of
from circletake.schema import Plan

BEAT = 12


def boundaries(cut: Cut) -> list[int]:
    return list(accumulate(one.frames for one in cut.shots))[:-1]


def grid(plan: Plan, first: int = 5) -> tuple[tuple[int, ...], tuple[int, ...]]:
    beats = tuple(range(first, plan.frames, BEAT))
    return beats, beats[::4]


def test_cuts_fall_on_beats_and_more_on_downbeats_than_chance_has_it() -> None:
    plan = plan_of([shot(f"1{letter}", 50 + 7 * (number % 3)) for number, letter in enumerate("ABCDEFGHIJ")])
    footage = footage_of(plan)
    beats, downbeats = grid(plan)
    found = cut_film(plan, footage, mind=mind(), beats=beats, downbeats=downbeats).answer
    plain = cut_film(plan, footage, mind=mind()).answer
    ends = boundaries(found)
    assert sum(end in beats for end in ends) >= 0.8 * len(ends)
    assert sum(end in beats for end in boundaries(plain)) < 0.5 * len(ends)
    assert "fall on a beat" in found.reason
    assert sum(one.frames for one in found.shots) == plan.frames


@pytest.mark.parametrize("name", ["bakery", "noir", "music video"])
def test_words_and_handles_hold_against_any_music(name: str) -> None:
    plan = planned(BRIEFS[name])
    footage = spoken_footage(plan)
    beats, downbeats = grid(plan, 3)
    question = question_of(plan, footage, beats, downbeats)
    found = cut_film(plan, footage, mind=mind(), beats=beats, downbeats=downbeats).answer
    assert unusable_cut(question, found) == []
